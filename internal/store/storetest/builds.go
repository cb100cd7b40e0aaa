package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/project"
	"github.com/skycot/skycot/internal/spec"
)

// BuildStore is what a driver must be for builds: their rows, their queue, and the accounts and projects they belong to.
type BuildStore interface {
	build.Store
	durable.Queue
	account.Store
	project.Store
}

// newProject puts an account and a project into the store.
func newProject(t *testing.T, s BuildStore) (build.Scope, string) {
	t.Helper()
	sc := build.Scope{AccountID: NewAccount(t, s).ID, Livemode: true}
	return sc, addProject(t, s, sc)
}

func addProject(t *testing.T, s BuildStore, sc build.Scope) string {
	t.Helper()
	p, err := s.InsertProject(context.Background(), project.Project{ID: ident.NewID(ident.ProjectPrefix), AccountID: sc.AccountID, Livemode: sc.Livemode,
		Name: "P", Description: "D", ArchetypeHint: "booking", Version: 1, CreatedAt: at, UpdatedAt: at})
	check(t, err)
	return p.ID
}

// newBuild is a build of two sessions, the first of them queued.
func newBuild(sc build.Scope, projectID string) build.NewBuild {
	id := ident.NewID(ident.BuildPrefix)
	r := &build.Record{Build: build.Build{ID: id, AccountID: sc.AccountID, Livemode: sc.Livemode, ProjectID: projectID, Status: build.Compiling,
		Progress: 0.05, Requirements: "boards", ModelPreference: build.Balanced, Integrations: []string{"slack"},
		Archetype: spec.Archetype{Slug: "custom", Confidence: 0.5, Blended: []string{"booking"}}, Estimate: plan.Estimate{CostUSD: "0.00"},
		Questions: []spec.Decision{{Key: "k", Answer: "a"}}, Coverage: build.Coverage{Requirements: 2, Unmet: 1}, Verify: true, Compiler: "v1", CreatedAt: at,
		Verification: []build.Verification{},
		Sessions: []build.Session{{ID: id + "-1", BuildID: id, Name: "schema", Layer: "database", Engine: "compiler", Status: build.SessionPending, DependsOn: []string{}},
			{ID: id + "-2", BuildID: id, Name: "verify", Layer: build.LayerVerify, Status: build.SessionPending, DependsOn: []string{"schema"}}}}}
	r.Changes.Enqueue = []build.Enqueue{{ID: id + "-1", Kind: build.KindSession, Ref: id}}
	r.Changes.Events = []build.Event{event("created")}
	return build.NewBuild{Record: r, Spec: &spec.Spec{Version: 1, App: spec.App{Name: "A", Slug: "a"}}, Plan: plan.Plan{Sessions: []plan.Session{{Name: "schema", Owns: []string{"db/"}}}}}
}

func event(text string) build.Event {
	return build.Event{Type: build.EventLog, Data: json.RawMessage(fmt.Sprintf("{%q:%q}", "line", text)), At: at}
}

func files(session string, paths ...string) []build.StoredFile {
	var list []build.StoredFile
	for i, p := range paths {
		list = append(list, build.StoredFile{File: build.File{Path: p, Size: int64(10 + i), Type: "text/plain", SHA256: "ab", Session: session}, Key: "k/" + session, Offset: int64(i)})
	}
	return list
}

func mustCreate(t *testing.T, s BuildStore, n build.NewBuild) build.Build {
	t.Helper()
	b, created, err := s.Create(context.Background(), n)
	check(t, err)
	if !created {
		t.Fatal("not created")
	}
	return b
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t *testing.T, err error, code fault.Code) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Errorf("got %v, want %s", err, code)
	}
}

// Builds checks build.Store but for deployments.
func Builds(t *testing.T, open func(*testing.T) BuildStore) {
	ctx := context.Background()

	t.Run("a build comes back as it went in, numbered", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		n := newBuild(sc, p)
		want := mustCreate(t, s, n)
		got, err := s.Build(ctx, sc, want.ID)
		check(t, err)
		if want.Number != 1 || len(got.Sessions) != 2 {
			t.Fatalf("number %d, %d sessions", want.Number, len(got.Sessions))
		}
		if a, b := asJSON(t, want), asJSON(t, got.Build); a != b {
			t.Errorf("went in as\n%s\ncame back as\n%s", a, b)
		}
		if got.AccountID != sc.AccountID || got.Compiler != "v1" || !got.CreatedAt.Equal(at) {
			t.Errorf("account %s, compiler %s, created %s", got.AccountID, got.Compiler, got.CreatedAt)
		}
		sp, err := s.Spec(ctx, sc, want.ID)
		check(t, err)
		pl, err := s.Plan(ctx, sc, want.ID)
		check(t, err)
		if !reflect.DeepEqual(sp, n.Spec) || !reflect.DeepEqual(pl, n.Plan) {
			t.Errorf("spec %+v, plan %+v", sp, pl)
		}
		project, err := s.Project(ctx, sc, p)
		check(t, err)
		if project != (build.Project{ID: p, Name: "P", Description: "D", ArchetypeHint: "booking"}) {
			t.Errorf("project %+v", project)
		}
	})

	t.Run("one id makes one build, however often it is created", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		n := newBuild(sc, p)
		mustCreate(t, s, n)
		again := newBuild(sc, p)
		again.ID, again.Requirements = n.ID, "other"
		b, created, err := s.Create(ctx, again)
		check(t, err)
		if created || b.Requirements != "boards" {
			t.Errorf("created %v: %+v", created, b)
		}
	})

	t.Run("admission holds in the transaction, under a race", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		ask := func(project string, limit int) error {
			n := newBuild(sc, project)
			n.Changes.Admit = &build.Admission{ConcurrentBuilds: limit}
			_, _, err := s.Create(ctx, n)
			return err
		}
		var wg sync.WaitGroup
		var mu sync.Mutex
		ok := 0
		for range 8 {
			other := addProject(t, s, sc)
			wg.Go(func() {
				if err := ask(other, 3); err == nil {
					mu.Lock()
					ok++
					mu.Unlock()
				} else if fault.CodeOf(err) != fault.ConcurrentBuildLimit {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if ok != 3 {
			t.Errorf("%d builds started, 3 may", ok)
		}
		check(t, ask(p, 0))
		wantCode(t, ask(p, 0), fault.BuildInProgress)
	})

	t.Run("a change is stored whole or not at all, events without a gap", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		b := mustCreate(t, s, newBuild(sc, p))
		_, err := s.Update(ctx, b.ID, nil, func(r *build.Record) error {
			r.Status = build.Failed
			r.Changes.Events = append(r.Changes.Events, event("lost"))
			return errors.New("no")
		})
		if err == nil {
			t.Fatal("an error of change was swallowed")
		}
		when := at.Add(time.Second)
		updated, err := s.Update(ctx, b.ID, nil, func(r *build.Record) error {
			r.Status, r.Progress, r.Verified, r.Isolation, r.CompletedAt = build.Completed, 1, true, "bwrap", &when
			r.Error = &build.Problem{Code: "c", Message: "m", Details: map[string]any{"n": "v"}}
			r.Artifact = &build.Artifact{Files: 2, Size: 3, SHA256: "cd"}
			r.Results = []gate.Result{{Gate: gate.Lint, Status: gate.Passed, Checks: map[string]bool{"x": true}}}
			r.Verification = []build.Verification{{Gate: gate.Lint, Status: gate.Passed, DurationMS: 5}}
			r.Sessions[0].Status, r.Sessions[0].Attempts, r.Sessions[0].StartedAt = build.SessionRunning, 2, &when
			r.Tokens = build.Tokens{Input: 1, Output: 2, Cached: 3}
			r.Changes.Ledger = []build.LedgerRow{{ID: "l1", Model: "m", Tokens: r.Tokens, At: at}}
			r.Changes.Zip = &build.StoredZip{Key: "zip/1"}
			r.Changes.Events = append(r.Changes.Events, event("one"), event("two"))
			return nil
		})
		check(t, err)
		got, err := s.Build(ctx, sc, b.ID)
		check(t, err)
		if a, b := asJSON(t, updated), asJSON(t, got); a != b {
			t.Errorf("stored\n%s\nread\n%s", a, b)
		}
		events, err := s.Events(ctx, sc, b.ID, 0, 100)
		check(t, err)
		if len(events) != 3 || events[2].Seq != 3 || string(events[2].Data) != `{"line":"two"}` || !events[2].At.Equal(at) {
			t.Errorf("events %+v", events)
		}
		events, err = s.Events(ctx, sc, b.ID, 1, 1)
		check(t, err)
		if len(events) != 1 || events[0].Seq != 2 {
			t.Errorf("events after the first: %+v", events)
		}
		if z, err := s.Zip(ctx, sc, b.ID); err != nil || z.Key != "zip/1" {
			t.Errorf("zip %+v %v", z, err)
		}
		if id, err := s.LastCompleted(ctx, sc, p); err != nil || id != b.ID {
			t.Errorf("last completed %q %v", id, err)
		}
	})

	t.Run("a session's files are switched as one, and no path has two owners", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		b := mustCreate(t, s, newBuild(sc, p))
		put := func(session string, list []build.StoredFile) error {
			_, err := s.Update(ctx, b.ID, nil, func(r *build.Record) error {
				r.Changes.Files = []build.Switch{{SessionID: session, Files: list}}
				return nil
			})
			return err
		}
		var many []string
		for i := range 130 {
			many = append(many, fmt.Sprintf("src/%03d.ts", i))
		}
		check(t, put("s1", files("schema", many...)))
		check(t, put("s1", files("schema", "a.ts", "b/ü [id].ts")))
		check(t, put("s2", files("pages", "c.ts")))
		if err := put("s2", files("pages", "d.ts", "a.ts")); !errors.Is(err, build.ErrOverlap) {
			t.Errorf("overlap: %v", err)
		}
		list, total, more, err := s.Files(ctx, sc, b.ID, "", 2)
		check(t, err)
		if len(list) != 2 || !more || total != 31 || list[1].Path != "b/ü [id].ts" || list[1].Offset != 1 || list[1].Key != "k/schema" {
			t.Errorf("files %+v, total %d, more %v", list, total, more)
		}
		list, _, more, err = s.Files(ctx, sc, b.ID, "b/ü [id].ts", 0)
		check(t, err)
		if len(list) != 1 || more || list[0].Session != "pages" {
			t.Errorf("the rest %+v", list)
		}
		if f, err := s.File(ctx, sc, b.ID, "c.ts"); err != nil || f.Size != 10 {
			t.Errorf("file %+v %v", f, err)
		}
		_, err = s.File(ctx, sc, b.ID, "src/000.ts")
		wantCode(t, err, fault.FileNotFound)
	})

	t.Run("pages are newest first and stay put while builds are added", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		var ids []string
		add := func() { ids = append(ids, mustCreate(t, s, newBuild(sc, p)).ID) }
		for range 5 {
			add()
		}
		first, more, err := s.Builds(ctx, sc, p, build.Page{Limit: 2})
		check(t, err)
		add()
		second, more2, err := s.Builds(ctx, sc, p, build.Page{Limit: 3, Before: first[1].ID})
		check(t, err)
		if !more || more2 || first[0].ID != ids[4] || second[0].ID != ids[2] || len(second) != 3 || len(second[0].Sessions) != 2 {
			t.Errorf("first %d more %v, second %d more %v", len(first), more, len(second), more2)
		}
	})

	t.Run("another account, mode or a deleted project sees nothing", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		b := mustCreate(t, s, newBuild(sc, p))
		see := func(name string, sc build.Scope) {
			_, err := s.Build(ctx, sc, b.ID)
			wantCode(t, err, fault.BuildNotFound)
			_, err = s.Spec(ctx, sc, b.ID)
			wantCode(t, err, fault.BuildNotFound)
			_, err = s.Zip(ctx, sc, b.ID)
			wantCode(t, err, fault.BuildNotFound)
			_, _, _, err = s.Files(ctx, sc, b.ID, "", 1)
			wantCode(t, err, fault.BuildNotFound)
			_, err = s.File(ctx, sc, b.ID, "x")
			wantCode(t, err, fault.BuildNotFound)
			_, err = s.Project(ctx, sc, p)
			wantCode(t, err, fault.ProjectNotFound)
			events, err := s.Events(ctx, sc, b.ID, 0, 10)
			check(t, err)
			list, _, err := s.Builds(ctx, sc, p, build.Page{Limit: 10})
			check(t, err)
			if len(events)+len(list) > 0 {
				t.Errorf("%s sees %d events and %d builds", name, len(events), len(list))
			}
		}
		see("the other mode", build.Scope{AccountID: sc.AccountID})
		see("another account", build.Scope{AccountID: NewAccount(t, s).ID, Livemode: true})
		check(t, s.DeleteProject(ctx, sc, p, at, func(project.Project) error { return nil }))
		see("the owner of a deleted project", sc)
	})
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	check(t, err)
	return string(raw)
}
