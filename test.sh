#!/bin/sh
# Everything that must hold, in one command. Installs what the machine lacks (browser, sandbox, real Postgres) when it
# may, then runs the Go tests, the living app's own checks, and the heavy proofs in their reduced form.
#   ./test.sh          all of it, reduced matrix
#   FULL=1 ./test.sh   the whole slow matrix
set -eu
cd "$(dirname "$0")"
step() { printf '\n== %s\n' "$*"; }

need_apt=""
command -v chromium-headless-shell >/dev/null 2>&1 || command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || need_apt="$need_apt chromium"
command -v bwrap >/dev/null 2>&1 || need_apt="$need_apt bubblewrap"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need_apt="$need_apt postgresql"
command -v gcc >/dev/null 2>&1 || export CGO_ENABLED=0
if [ -n "$need_apt" ]; then
  step "installing$need_apt"
  if command -v apt-get >/dev/null 2>&1; then
    as=""; [ "$(id -u)" = 0 ] || as="sudo"
    $as env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null
    # shellcheck disable=SC2086 # a list of package names
    $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $need_apt >/dev/null
  else
    echo "This machine lacks$need_apt and has no apt-get: install them, then run ./test.sh again." >&2
    exit 1
  fi
fi

step "format, vet"
unformatted=$(gofmt -l cmd internal catalogue living/*.go api/*.go ./*.go 2>/dev/null || true)
[ -z "$unformatted" ] || { echo "gofmt these: $unformatted" >&2; exit 1; }
go vet ./...

step "Go tests"
go test -timeout 20m ./...

step "the living app: lint, types, tests"
( cd living && { [ -d node_modules ] && [ node_modules -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund; } \
  && npm run -s lint && npm run -s typecheck && npm -s test )

step "dependency store: the apps' npm packages and the browser tools, once"
go run ./cmd/skycot doctor --fix

step "gates, each on a workspace that must fail it; recovery from faults that they find; local deployment; builds killed at random"
SKYCOT_TEST_GATES=1 go test -timeout 40m ./internal/gate/... ./internal/sandbox/...
SKYCOT_TEST_GATES=1 go test -timeout 20m -run OnRealGates ./internal/build
if [ "${FULL:-}" = 1 ]; then
  step "the slow matrix: more kills, each slice removed"
  KILL_ROUNDS=40 go test -count=1 -timeout 40m ./internal/build/... ./internal/cli/...
  SLICES="$PWD/living/node_modules" go test -timeout 60m -run EachSlice ./goldens
else
  SLICE="${SLICE:-nothing}" SLICES="$PWD/living/node_modules" go test -timeout 20m -run EachSlice ./goldens
fi

step "the main job, from the command line"
out=$(mktemp -d)
go run ./cmd/skycot build --out "$out/app" "A project management tool with kanban boards, team collaboration, and time tracking"
rm -rf "$out"

step "all passed"
