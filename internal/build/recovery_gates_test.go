package build_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/engine/enginetest"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/sandbox"
)

// realGates run TypeScript, the app's tests and a real Postgres. spoil, when set, changes the files of the first run only: what a
// machine does to a test that fails by chance.
type realGates struct {
	runner *gate.Runner
	only   []string // the gates that this run is about; all others are proved elsewhere
	spoil  func(files map[string][]byte)
	runs   [][]string
}

func (g *realGates) Run(ctx context.Context, t build.GateTask, progress func(gate.Result, bool)) ([]gate.Result, string, error) {
	only := g.only
	if len(t.Only) > 0 {
		only = slices.DeleteFunc(slices.Clone(only), func(name string) bool { return !slices.Contains(t.Only, name) })
	}
	g.runs = append(g.runs, only)
	files := t.Files
	if g.spoil != nil && len(g.runs) == 1 {
		files = maps.Clone(files)
		g.spoil(files)
	}
	results, out, err := g.runner.Run(ctx, gate.Input{Files: files, Spec: t.Spec, Only: only, Keep: t.Keep}, func(e gate.Event) {
		if e.Phase == "done" {
			progress(*e.Result, false)
		}
	})
	if err != nil {
		return nil, "", err
	}
	return results, string(out.Isolation.Level), os.MkdirAll(filepath.Join(t.Keep, build.Standalone), 0o755)
}

// TestRecoveryOnRealGates injects faults into what the compiler writes and lets the real gates find them: what each says of its
// fault must lead recovery to the session that made it, and every build must end as it should. Minutes: SKYCOT_TEST_GATES=1.
func TestRecoveryOnRealGates(t *testing.T) {
	if os.Getenv("SKYCOT_TEST_GATES") == "" {
		t.Skip("SKYCOT_TEST_GATES is not set")
	}
	box, err := sandbox.New(t.Context(), sandbox.Options{})
	must(t, err)
	store, err := deps.Open("")
	must(t, err)
	real, err := compiler.New()
	must(t, err)
	app, err := real.Compile(tasks(t), nil)
	must(t, err)
	source := deps.Source{Package: app.Files()["package.json"], Lock: app.Files()["package-lock.json"]}
	const queries = "features/task/queries.ts"
	for _, c := range []struct {
		name   string
		gate   string
		faults []enginetest.Fault
		spoil  func(files map[string][]byte)
		status build.Status
		steps  string
		again  string // the sessions that ran again
		unmet  int
	}{
		{name: "a wrong type heals", gate: gate.Types, faults: []enginetest.Fault{{File: queries, From: "import", To: badLine, Heals: 1}},
			status: build.Completed, steps: "repair passed", again: "feature-task"},
		{name: "a broken import heals", gate: gate.Types, faults: []enginetest.Fault{{File: queries, From: "import", To: badImport, Heals: 1}},
			status: build.Completed, steps: "repair passed", again: "feature-task"},
		{name: "a missing policy heals", gate: gate.Database, faults: []enginetest.Fault{{File: "policies.sql", From: "alter table public.tasks enable row level security", To: "alter table public.tasks disable row level security;", Heals: 1}},
			status: build.Completed, steps: "recheck same, repair passed", again: "schema"},
		{name: "a test that fails once is told as flaky", gate: gate.Unit, spoil: func(files map[string][]byte) {
			files["tests/chance.test.ts"] = []byte("import { expect, it } from \"vitest\";\n\nit(\"has luck\", () => expect(1).toBe(2));\n")
		}, status: build.Completed, steps: "recheck passed"},
		{name: "one that never heals ends the build", gate: gate.Types, faults: []enginetest.Fault{{File: queries, From: "import", To: badLine, Heals: -1}},
			status: build.Failed, steps: "repair same_files", again: "feature-task"},
		{name: "a capability that never heals is left out", gate: gate.Types, faults: []enginetest.Fault{{File: "kit/thread/thread.tsx", From: "import", To: badLine, Heals: -1}},
			status: build.Completed, steps: "repair same_files, leave_out passed", unmet: 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHarness(t)
			gates := &realGates{runner: &gate.Runner{Box: box, Deps: store, Source: source}, only: []string{c.gate}, spoil: c.spoil}
			h.service, h.worker = h.real(&enginetest.Faulty{Writer: real, Faults: c.faults}, gates, "worker-real")
			h.work(h.worker)
			b, events := h.finish(h.create(build.CreateParams{}).ID)
			var steps []string
			for _, s := range b.Recovery.Steps {
				steps = append(steps, fmt.Sprint(s.Kind, " ", s.Outcome))
			}
			if got := strings.Join(steps, ", "); b.Status != c.status || got != c.steps {
				t.Fatalf("ended as %s after %q, want %s after %q; %+v\n%+v\n%+v", b.Status, got, c.status, c.steps, b.Error, b.Recovery.Steps, b.Verification)
			}
			told(t, events, len(b.Recovery.Steps))
			var again []string
			for _, s := range b.Sessions {
				if s.Layer != build.LayerVerify && s.Attempts > 1 {
					again = append(again, s.Name)
				}
			}
			if got := strings.Join(again, " "); c.unmet == 0 && got != c.again {
				t.Errorf("ran again: %q, want %q; %+v", got, c.again, b.Recovery.Steps)
			}
			if b.Status == build.Completed && b.Coverage.Unmet != c.unmet {
				t.Errorf("coverage %+v, want %d unmet", b.Coverage, c.unmet)
			}
			if b.Status == build.Failed && (b.Error == nil || b.Error.Code != "verification_failed") {
				t.Errorf("failed with %+v", b.Error)
			}
			rep, err := h.service.Report(t.Context(), h.scope, b.ID)
			must(t, err)
			if flaky := c.spoil != nil; flaky != strings.Contains(fmt.Sprintf("%+v", rep.Gates), "unit/flaky") {
				t.Errorf("told as flaky: %v", !flaky)
			}
		})
	}
}
