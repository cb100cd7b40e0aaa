package build_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/archetype"
	"github.com/skycot/skycot/internal/blob"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/engine/enginetest"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/recovery"
	"github.com/skycot/skycot/internal/spec"
)

// readers are gates that read the files for the faults of these tests, the way real gates would report them.
type readers struct {
	flaky map[string]int // test or check → how often it still fails
	runs  [][]string     // which gates each run was asked for; nil is all
}

var (
	createTable = regexp.MustCompile(`create table public\.(\w+)`)
	onTable     = regexp.MustCompile(`alter table public\.(\w+) enable row level security`)
)

func (g *readers) Run(_ context.Context, t build.GateTask, progress func(gate.Result, bool)) ([]gate.Result, string, error) {
	g.runs = append(g.runs, t.Only)
	found := map[string][]gate.Finding{}
	tables, ruled := map[string]bool{}, map[string]bool{}
	for _, p := range sortedKeys(t.Files) {
		for i, line := range strings.Split(string(t.Files[p]), "\n") {
			if strings.Contains(line, "WRONG TYPE") {
				found[gate.Types] = append(found[gate.Types], gate.Finding{Gate: gate.Types, Rule: "types/TS2322", Severity: gate.High, File: p, Line: i + 1, Message: strings.TrimSpace(line)})
			}
			if strings.Contains(line, "@/not-there") {
				found[gate.Types] = append(found[gate.Types], gate.Finding{Gate: gate.Types, Rule: "types/TS2307", Severity: gate.High, File: p, Line: i + 1, Message: "Cannot find module '@/not-there'"})
			}
		}
		if strings.HasSuffix(p, ".sql") {
			for _, m := range createTable.FindAllSubmatch(t.Files[p], -1) {
				tables[string(m[1])] = true
			}
			for _, m := range onTable.FindAllSubmatch(t.Files[p], -1) {
				ruled[string(m[1])] = true
			}
		}
	}
	for _, table := range sortedKeys(tables) {
		if !ruled[table] {
			found[gate.Database] = append(found[gate.Database], gate.Finding{Gate: gate.Database, Rule: "database/no-rls", Severity: gate.High, Message: table + ": row-level security is off"})
		}
	}
	checks := map[string]bool{}
	for _, c := range t.Spec.Checks {
		checks[c.ID] = true
		if g.fails(c.ID) {
			checks[c.ID] = false
			found[gate.Browser] = append(found[gate.Browser], gate.Finding{Gate: gate.Browser, Rule: "browser/check", Severity: gate.High, Check: c.ID, Message: "check " + c.ID + ": " + c.Title + ": no button"})
		}
	}
	if g.fails("a test") {
		found[gate.Unit] = append(found[gate.Unit], gate.Finding{Gate: gate.Unit, Rule: "unit/failed", Severity: gate.High, File: "tests/shell.test.ts", Message: "shell a test: expected 1"})
	}
	var results []gate.Result
	for _, name := range gate.Order {
		r := gate.Result{Gate: name, Status: gate.Passed, Findings: found[name]}
		if name == gate.Browser {
			r.Checks = checks
		}
		if len(t.Only) > 0 && !slices.Contains(t.Only, name) {
			r = gate.Result{Gate: name, Status: gate.Skipped, Summary: "not asked for"}
		} else if len(r.Findings) > 0 {
			r.Status = gate.Failed
		}
		progress(r, false)
		results = append(results, r)
	}
	return results, "none", os.MkdirAll(filepath.Join(t.Keep, build.Standalone), 0o755)
}

// fails counts a fault down; below 0 it never ends.
func (g *readers) fails(what string) bool {
	n := g.flaky[what]
	if n > 0 {
		g.flaky[what]--
	}
	return n != 0
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// broken is the harness with the real compiler, architect and plan, and faults in what it writes.
func broken(t *testing.T, faults []enginetest.Fault, gates *readers) *harness {
	t.Helper()
	h := newHarness(t)
	real, err := compiler.New()
	must(t, err)
	h.service, h.worker = h.real(&enginetest.Faulty{Writer: real, Faults: faults}, gates, "worker-real")
	return h
}

func (h *harness) real(e engine.Engine, gates build.Gates, owner string) (*build.Service, *durable.Worker) {
	blobs, err := blob.OpenDir(filepath.Join(h.dir, "blobs"))
	must(h.t, err)
	h.t.Cleanup(func() { _ = blobs.Close() })
	var w *durable.Worker
	s := build.NewService(build.Config{Store: h.store, Blobs: blobs, Outputs: filepath.Join(h.dir, "outputs"), Compiler: "v1",
		Architect: func(w build.Words) (build.Reading, error) {
			sp := tasks(h.t)
			if w.Requirements == "again" {
				sp.App.Description = "Again."
			}
			return build.Reading{Spec: sp}, nil
		},
		LeaveOut: archetype.LeaveOut, Plan: plan.Make, Engines: map[string]engine.Engine{plan.Compiler: e}, Gates: gates,
		Log: slog.New(slog.DiscardHandler), Wake: func() { w.Wake() }, Stop: func(ids ...string) { w.Poke(ids...) }})
	w = durable.NewWorker(durable.Config{Queue: h.store, Owner: owner, Pools: s.Pools(4, 1), Lease: 10 * time.Second, Poll: 20 * time.Millisecond, Grace: 100 * time.Millisecond})
	return s, w
}

// tasks is an app whose tasks have comments, asked for in words.
func tasks(t *testing.T) *spec.Spec {
	t.Helper()
	data, err := os.ReadFile("../../goldens/project-management/spec.json")
	must(t, err)
	sp, err := spec.Parse(data)
	must(t, err)
	sp.Requirements = []spec.Requirement{
		{ID: "r1", Text: "tasks on a board", Source: "requirements", Nodes: []string{"entities/task/board"}, Checks: []string{}},
		{ID: "r2", Text: "people comment on tasks", Source: "requirements", Nodes: []string{"entities/task/comments"}, Checks: []string{}}}
	out := archetype.LeaveOut(sp, nil) // writes the checks
	if out == nil {
		t.Fatal("the sample spec is not valid")
	}
	return out
}

const (
	badLine   = `const wrong: number = "WRONG TYPE";`
	badImport = `import { nothing } from "@/not-there";`
)

// TestRecovery injects faults and looks how each ends.
func TestRecovery(t *testing.T) {
	for name, c := range map[string]struct {
		faults []enginetest.Fault
		flaky  map[string]int
		status build.Status
		kinds  string // of the steps, with their outcomes
		unmet  int
		more   func(t *testing.T, h *harness, b build.Build, rep *build.Report)
	}{
		"a wrong type heals when its session hears of it": {
			faults: []enginetest.Fault{{File: "features/task/queries.ts", From: "import", To: badLine, Heals: 1}},
			status: build.Completed, kinds: "repair passed",
			more: func(t *testing.T, _ *harness, b build.Build, _ *build.Report) {
				for _, s := range b.Sessions {
					want := 1
					if s.Name == "feature-task" || s.Name == "verify" {
						want = 2
					}
					if s.Attempts != want {
						t.Errorf("session %s took %d attempts, want %d", s.Name, s.Attempts, want)
					}
				}
				if b.Recovery.Tokens.Total() != 110 || b.Tokens.Total() != 110 {
					t.Errorf("recovery cost %+v of %+v", b.Recovery.Tokens, b.Tokens)
				}
			}},
		"a broken import heals at the second repair": {
			faults: []enginetest.Fault{{File: "features/task/queries.ts", From: "import", To: badLine, Heals: 1}, {File: "features/project/queries.ts", From: "import", To: badImport, Heals: 1}},
			status: build.Completed, kinds: "repair passed"},
		"a wrong line that is another one each time ends after three repairs": {
			faults: []enginetest.Fault{{File: "features/task/queries.ts", From: "import", To: "// WRONG TYPE ", Heals: -1, Other: true}},
			status: build.Failed, kinds: "repair changed, repair changed, repair changed"},
		"the same bytes are not judged twice, and nothing is left out for a fault in the middle": {
			faults: []enginetest.Fault{{File: "features/task/queries.ts", From: "import", To: badLine, Heals: -1}},
			status: build.Failed, kinds: "repair same_files",
			more: func(t *testing.T, h *harness, b build.Build, rep *build.Report) {
				if runs := h.service.Gates.(*readers).runs; len(runs) != 1 {
					t.Errorf("the gates ran %d times", len(runs))
				}
				if b.Error == nil || b.Error.Code != "verification_failed" || !strings.Contains(b.Error.Message, "what was tried") || rep.Files == 0 {
					t.Errorf("error %+v with %d files", b.Error, rep.Files)
				}
			}},
		"a missing policy is never left out": {
			faults: []enginetest.Fault{{File: ".sql", From: "enable row level security", To: "", Heals: -1}},
			status: build.Failed, kinds: "recheck same, repair same_files"},
		"a missing policy heals": {
			faults: []enginetest.Fault{{File: ".sql", From: "enable row level security", To: "", Heals: 1}},
			status: build.Completed, kinds: "recheck same, repair passed"},
		"a flaky test is told as such": {
			flaky: map[string]int{"a test": 1}, status: build.Completed, kinds: "recheck passed",
			more: func(t *testing.T, h *harness, b build.Build, rep *build.Report) {
				if !b.Verified || rep.Gates[2].Status != gate.Passed || len(rep.Gates[2].Findings) != 1 || rep.Gates[2].Findings[0].Rule != "unit/flaky" || rep.Gates[2].Findings[0].Severity != gate.Low {
					t.Errorf("the unit gate says %+v", rep.Gates[2])
				}
				if runs := h.service.Gates.(*readers).runs; len(runs) != 2 || !slices.Equal(runs[1], []string{gate.Unit}) {
					t.Errorf("the gates ran as %v", runs)
				}
			}},
		"a check that fails once is flaky, and still proves its requirement": {
			flaky: map[string]int{"task-comment": 1}, status: build.Completed, kinds: "recheck passed"},
		"a capability whose check never passes is left out": {
			flaky: map[string]int{"task-comment": -1}, status: build.Completed, kinds: "recheck same, repair same_files, leave_out passed", unmet: 1,
			more: leftOutComments},
		"a capability whose code is wrong for good is left out": {
			faults: []enginetest.Fault{{File: "kit/thread/thread.tsx", From: "import", To: badLine, Heals: -1}},
			status: build.Completed, kinds: "repair same_files, leave_out passed", unmet: 1, more: leftOutComments},
		"a check of what the app is about fails the build": {
			flaky: map[string]int{"task-create": -1}, status: build.Failed, kinds: "recheck same, repair same_files"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.flaky == nil {
				c.flaky = map[string]int{}
			}
			h := broken(t, c.faults, &readers{flaky: c.flaky})
			h.work(h.worker)
			b, events := h.finish(h.create(build.CreateParams{}).ID)
			var steps []string
			for _, s := range b.Recovery.Steps {
				steps = append(steps, fmt.Sprint(s.Kind, " ", s.Outcome))
				if s.CompletedAt == nil || s.Reason == "" || len(s.Fingerprints) == 0 {
					t.Errorf("step %+v is not whole", s)
				}
			}
			if got := strings.Join(steps, ", "); b.Status != c.status || c.kinds != "" && got != c.kinds {
				t.Fatalf("ended as %s after %q, want %s after %q; %+v\n%+v", b.Status, got, c.status, c.kinds, b.Error, b.Recovery.Steps)
			}
			if b.Status == build.Completed && b.Coverage.Unmet != c.unmet {
				t.Errorf("coverage %+v, want %d unmet", b.Coverage, c.unmet)
			}
			told(t, events, len(b.Recovery.Steps))
			rep, err := h.service.Report(t.Context(), h.scope, b.ID)
			must(t, err)
			if len(rep.Recovery.Steps) != len(b.Recovery.Steps) {
				t.Errorf("the report tells of %d steps", len(rep.Recovery.Steps))
			}
			if c.more != nil {
				c.more(t, h, b, rep)
			}
		})
	}
}

// told checks that events tell of every step's begin and end, and that progress never falls.
func told(t *testing.T, events []build.Event, steps int) {
	t.Helper()
	begun, progress := 0, 0.0
	var seen []string
	for _, e := range events {
		var d struct {
			Status   string
			Progress float64
			Outcome  *string
		}
		must(t, json.Unmarshal(e.Data, &d))
		switch e.Type {
		case build.EventRecovery:
			if *d.Outcome == "" {
				begun++
			}
		case build.EventBuild:
			seen = append(seen, d.Status)
			if d.Progress < progress {
				t.Errorf("progress fell from %v to %v", progress, d.Progress)
			}
			progress = d.Progress
		}
	}
	if begun != steps || steps > 0 && !slices.Contains(seen, "recovering") {
		t.Errorf("events tell of %d of %d steps, status went %v", begun, steps, slices.Compact(seen))
	}
}

func leftOutComments(t *testing.T, h *harness, b build.Build, rep *build.Report) {
	t.Helper()
	at := slices.IndexFunc(rep.Requirements, func(r build.RequirementReport) bool { return r.ID == "r2" })
	if r := rep.Requirements[at]; r.State != build.RequirementUnmet || !strings.Contains(r.Reason, "left out: ") {
		t.Errorf("the requirement is %+v", r)
	}
	if !b.Verified || b.Artifact == nil {
		t.Error("the app without the capability is not verified")
	}
	sp, err := h.service.Spec(t.Context(), h.scope, b.ID)
	must(t, err)
	if sp.Entity("task").Comments || !sp.Entity("task").TimeLog {
		t.Error("the spec is not the one that was built")
	}
	// The files are those of a build of that spec, no more and no less.
	real, err := compiler.New()
	must(t, err)
	want, err := real.Compile(sp, nil)
	must(t, err)
	list, err := h.service.Files(t.Context(), h.scope, b.ID, "", 0)
	must(t, err)
	got := map[string]bool{}
	for _, f := range list.Files {
		got[f.Path] = true
	}
	for p := range want.Files() {
		if !got[p] {
			t.Errorf("%s is missing", p)
		}
	}
	if len(got) != len(want.Files()) {
		t.Errorf("%d files, want %d", len(got), len(want.Files()))
	}
	must(t, h.service.WriteTo(t.Context(), h.scope, b.ID, func(p string, data []byte) error {
		if other := want.Files()[p]; !bytes.Equal(data, other) {
			t.Errorf("%s is not what a build of the spec writes", p)
		}
		return nil
	}))
}

// TestWhatTheBaseHadIsNotLeftOut: comments work in the first build; a second one in which they fail does not lose them.
func TestWhatTheBaseHadIsNotLeftOut(t *testing.T) {
	gates := &readers{flaky: map[string]int{}}
	h := broken(t, nil, gates)
	h.work(h.worker)
	first, _ := h.finish(h.create(build.CreateParams{}).ID)
	gates.flaky["task-comment"] = -1
	second, _ := h.finish(h.create(build.CreateParams{Requirements: "again"}).ID)
	if first.Status != build.Completed || second.Status != build.Failed {
		t.Fatalf("ended as %s and %s", first.Status, second.Status)
	}
	for _, s := range second.Recovery.Steps {
		if s.Kind == recovery.LeaveOut {
			t.Errorf("left out %+v", s.LeftOut)
		}
	}
	// Resume looks again, with all attempts anew.
	gates.flaky["task-comment"] = 0
	_, err := h.service.Resume(t.Context(), h.scope, second.ID, 0)
	must(t, err)
	if again, _ := h.finish(second.ID); again.Status != build.Completed {
		t.Errorf("resumed to %s: %+v", again.Status, again.Error)
	}
}
