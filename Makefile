# Every target is one command a person would type; test.sh is what CI runs.
GO ?= go

.PHONY: eval-gates build app test test-go test-gates lint bench slices goldens living eval-devset eval-archetypes train-archetypes clean

build: ## bin/skycot, living app and docs page embedded
	$(GO) build -trimpath -o bin/skycot ./cmd/skycot

app: ## the main job: one verified app from a sentence
	$(GO) run ./cmd/skycot build --setup "A project management tool with kanban boards, team collaboration, and time tracking"

test: ## everything CI checks
	./test.sh

test-go: ## the Go tests that need nothing installed
	$(GO) test ./...

test-gates: ## the proofs of each gate on real workspaces (minutes)
	SKYCOT_TEST_GATES=1 $(GO) test -timeout 40m ./internal/gate/... ./internal/sandbox/...
	SKYCOT_TEST_GATES=1 $(GO) test -timeout 20m -run OnRealGates ./internal/build

eval-gates: ## 44 faults put into apps one at a time, and which gate catches each (an hour; minutes without the browser: EVAL="-skip browser")
	$(GO) run ./internal/gate/eval $(EVAL)

slices: ## each slice removed still type-checks and lints (minutes)
	SLICES=$(CURDIR)/living/node_modules $(GO) test -timeout 40m -run EachSlice ./goldens

lint: ## golangci-lint, built from source by the Go client
	$(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run ./...

bench: build ## the numbers of the README, with the commands that make them
	$(GO) run ./api/bench -bin bin/skycot
	$(GO) run ./internal/gate/verify -spec goldens/kitchen-sink/spec.json -apart
	$(GO) test -run '^$$' -bench . -benchmem ./internal/... | grep -v '^ok\|no test files'

goldens: ## rewrite goldens/ after a change you meant
	$(GO) test ./goldens -update

living: ## the living app's own checks
	cd living && npm ci --ignore-scripts && npm run lint && npm run typecheck && npm test

eval-devset: build ## 40 requests built through the API and judged in a browser; ARGS="--gates build 008" for some
	cd eval && npm ci --ignore-scripts --no-audit --no-fund --silent && node devset.mjs $(ARGS)

eval-archetypes: ## accuracy of matching on 510 labelled descriptions, with the confusion matrix
	$(GO) run ./eval/archetypes -least 0.92

train-archetypes: ## learn catalogue/archetype-weights.tsv from the texts of eval/archetypes
	$(GO) run ./eval/archetypes/train

clean:
	rm -rf bin living/.next living/.data
