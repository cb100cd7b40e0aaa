package build_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/blob"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/deploy"
	"github.com/skycot/skycot/internal/draft"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/project"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/store/sqlite"
)

// harness is the real store, blobs, service and worker around an engine and gates that a test can steer.
type harness struct {
	t       *testing.T
	dir     string
	store   *sqlite.Store
	service *build.Service
	worker  *durable.Worker
	scope   build.Scope
	project string
	engine  *scripted
	gates   *judge
	target  *shelf
}

// scripted drafts two files a session and does what the test wants before.
type scripted struct {
	mu     sync.Mutex
	before func(ctx context.Context, t engine.Task) error
	runs   map[string]int
	tokens engine.Tokens
}

func (e *scripted) Name() string { return "compiler" }

func (e *scripted) Run(ctx context.Context, t engine.Task) (engine.Result, error) {
	e.mu.Lock()
	if e.runs == nil {
		e.runs = map[string]int{}
	}
	e.runs[t.Session.Name]++
	before := e.before
	e.mu.Unlock()
	if before != nil {
		if err := before(ctx, t); err != nil {
			return engine.Result{}, err
		}
	}
	text := t.Spec.App.Tagline
	if t.Base != nil {
		text += " on " + t.Base.Spec.App.Tagline
	}
	return engine.Result{Tokens: e.tokens, Log: []string{"wrote " + t.Session.Name}, Drafts: []draft.Draft{
		{Path: t.Session.Name + "/a.ts", Data: []byte("export const a = " + fmt.Sprintf("%q", text) + ";\n")},
		{Path: t.Session.Name + "/b.sql", Data: []byte("-- " + t.Session.Name + "\n")},
	}}, nil
}

// judge passes everything unless told otherwise.
type judge struct {
	mu      sync.Mutex
	results []gate.Result
	before  func(ctx context.Context) error
	tasks   []build.GateTask
}

func (g *judge) Run(ctx context.Context, t build.GateTask, progress func(gate.Result, bool)) ([]gate.Result, string, error) {
	g.mu.Lock()
	g.tasks = append(g.tasks, t)
	results, before := g.results, g.before
	g.mu.Unlock()
	if before != nil {
		if err := before(ctx); err != nil {
			return nil, "", err
		}
	}
	if results == nil {
		results = []gate.Result{{Gate: gate.Types, Status: gate.Passed, Summary: "0 errors"},
			{Gate: gate.Browser, Status: gate.Passed, Summary: "all well", Checks: map[string]bool{"c1": true, "c2": true}}}
	}
	for _, r := range results {
		progress(gate.Result{Gate: r.Gate}, true)
		progress(r, false)
	}
	dir := filepath.Join(t.Keep, build.Standalone)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, "", err
	}
	return results, "none", os.WriteFile(filepath.Join(dir, "server.js"), []byte("// app\n"), 0o600)
}

// shelf is a target that remembers what it was asked.
type shelf struct {
	mu   sync.Mutex
	asks []deploy.Request
	err  error
}

func (s *shelf) Deploy(_ context.Context, r deploy.Request, step deploy.Step) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asks = append(s.asks, r)
	step("uploading", "up")
	step("migrating", "on")
	return "http://127.0.0.1:4300", s.err
}

// sample is a spec of two requirements, one proven by two checks and one that nothing meets.
func sample(tagline string) *spec.Spec {
	return &spec.Spec{Version: spec.Version, App: spec.App{Name: "Sample app", Slug: "sample-app", Tagline: tagline},
		Archetype: spec.Archetype{Slug: "custom", Confidence: 0.5},
		Requirements: []spec.Requirement{{ID: "r1", Text: "tasks on a board", Nodes: []string{"entities/task"}, Checks: []string{"c1", "c2"}},
			{ID: "r2", Text: "teleportation", Unmet: "the catalogue knows no such thing"},
			{ID: "r3", Text: "pleasant", Nodes: []string{"theme"}}},
		Checks:    []spec.Check{{ID: "c1", Title: "Create a task"}, {ID: "c2", Title: "Move a task"}},
		Decisions: []spec.Decision{{Key: "k", Question: "Which?", Answer: "this", Source: "default"}}}
}

// diamond is schema → left, right → docs → verify.
func diamond(_, base *spec.Spec) (plan.Plan, error) {
	x := func(name string, needs ...string) plan.Session {
		return plan.Session{Name: name, Layer: "feature", Engine: "compiler", DependsOn: needs, Owns: []string{name + "/"}}
	}
	p := plan.Plan{Sessions: []plan.Session{x("schema"), x("left", "schema"), x("right", "schema"), x("docs", "left", "right"),
		{Name: "verify", Layer: build.LayerVerify, DependsOn: []string{"schema", "left", "right", "docs"}}}}
	p.Sessions[2].Skipped = base != nil
	return p, nil
}

func newHarness(t *testing.T) *harness {
	t.Helper()
	dir := t.TempDir()
	store, err := sqlite.Open(dir)
	must(t, err)
	t.Cleanup(func() { _ = store.Close() })
	acct, err := account.NewService(store, account.BuiltinTiers(), time.Now).Create(t.Context(), "a@example.com", "pro")
	must(t, err)
	h := &harness{t: t, dir: dir, store: store, scope: build.Scope{AccountID: acct.ID, Livemode: true}, engine: &scripted{}, gates: &judge{}, target: &shelf{}}
	p, err := project.NewService(store, nil, time.Now).Create(t.Context(), h.scope, project.Params{Name: "P", Description: "D"})
	must(t, err)
	h.project = p.ID
	h.service, h.worker = h.open("worker-1", 10*time.Second)
	return h
}

// open makes one more service and worker on the same store, as another process would.
func (h *harness) open(owner string, lease time.Duration) (*build.Service, *durable.Worker) {
	blobs, err := blob.OpenDir(filepath.Join(h.dir, "blobs"))
	must(h.t, err)
	h.t.Cleanup(func() { _ = blobs.Close() })
	var w *durable.Worker
	s := build.NewService(build.Config{Store: h.store, Blobs: blobs, Outputs: filepath.Join(h.dir, "outputs"), Compiler: "v1",
		Architect: func(w build.Words) (build.Reading, error) {
			sp := sample(w.Requirements)
			return build.Reading{Spec: sp, Questions: sp.Decisions}, nil
		},
		Plan: diamond, Engines: map[string]engine.Engine{"compiler": h.engine}, Gates: h.gates,
		Targets: map[string]deploy.Target{build.TargetLocal: h.target},
		Log:     slog.New(slog.DiscardHandler), Wake: func() { w.Wake() }, Stop: func(ids ...string) { w.Poke(ids...) }})
	w = durable.NewWorker(durable.Config{Queue: h.store, Owner: owner, Pools: s.Pools(4, 1), Lease: lease, Poll: 20 * time.Millisecond, Grace: 100 * time.Millisecond})
	return s, w
}

// work runs a worker for the rest of the test and returns what stops it and waits.
func (h *harness) work(w *durable.Worker) func() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.Run(ctx) }()
	stop := sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			h.t.Error(err)
		}
	})
	h.t.Cleanup(stop)
	return stop
}

func (h *harness) create(p build.CreateParams) build.Build {
	h.t.Helper()
	p.ProjectID = h.project
	if p.Requirements == "" {
		p.Requirements = "boards"
	}
	b, err := h.service.Create(h.t.Context(), h.scope, p)
	must(h.t, err)
	return b
}

// finish reads the build's events to the end and returns the build and them.
func (h *harness) finish(id string) (build.Build, []build.Event) {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), time.Minute)
	defer cancel()
	stream, err := h.service.Events(ctx, h.scope, id, 0)
	must(h.t, err)
	var events []build.Event
	for {
		e, err := stream.Next(ctx)
		if errors.Is(err, io.EOF) {
			break
		}
		must(h.t, err)
		events = append(events, e)
	}
	b, err := h.service.Get(ctx, h.scope, id)
	must(h.t, err)
	return b, events
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
