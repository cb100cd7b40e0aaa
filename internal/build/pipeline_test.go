package build_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/gate"
)

func TestBuildCompletes(t *testing.T) {
	h := newHarness(t)
	var both sync.WaitGroup // left and right wait for one another: run one by one, they would never end
	both.Add(2)
	h.engine.before = func(_ context.Context, task engine.Task) error {
		if task.Session.Name == "left" || task.Session.Name == "right" {
			both.Done()
			both.Wait()
		}
		return nil
	}
	h.work(h.worker)
	created := h.create(build.CreateParams{})
	if created.Status != build.Compiling || created.Number != 1 || len(created.Sessions) != 5 {
		t.Fatalf("created %+v", created)
	}
	b, events := h.finish(created.ID)
	if b.Status != build.Completed || b.Progress != 1 || !b.Verified || b.Artifact == nil || b.Artifact.Files != 8 {
		t.Fatalf("ended as %s, %+v, %+v", b.Status, b.Error, b.Artifact)
	}
	if b.Coverage != (build.Coverage{Requirements: 3, Met: 1, Unmet: 1}) {
		t.Errorf("coverage %+v: only a requirement whose checks passed is met", b.Coverage)
	}
	for _, s := range b.Sessions {
		if s.Status != build.SessionCompleted || s.Attempts != 1 {
			t.Errorf("session %s %s after %d attempts", s.Name, s.Status, s.Attempts)
		}
	}
	progress, last := 0.0, ""
	for i, e := range events {
		if e.Seq != int64(i+1) {
			t.Fatalf("event %d has number %d", i, e.Seq)
		}
		if e.Type == build.EventBuild {
			var d struct {
				Status   string
				Progress float64
			}
			must(t, json.Unmarshal(e.Data, &d))
			if d.Progress < progress {
				t.Errorf("progress fell from %v to %v", progress, d.Progress)
			}
			progress, last = d.Progress, d.Status
		}
	}
	if last != "completed" || progress != 1 {
		t.Errorf("the last event says %s at %v", last, progress)
	}
}

func TestArtifactIsTheSameEveryTime(t *testing.T) {
	h := newHarness(t)
	h.work(h.worker)
	var sums []string
	fresh := ""
	for range 3 {
		b, _ := h.finish(h.create(build.CreateParams{Base: &fresh}).ID)
		c, err := h.service.Download(t.Context(), h.scope, b.ID)
		must(t, err)
		data, err := io.ReadAll(c)
		must(t, errors.Join(err, c.Close()))
		if int64(len(data)) != c.Size {
			t.Fatalf("%d bytes, said to be %d", len(data), c.Size)
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		must(t, err)
		if len(z.File) < 8 || !strings.HasPrefix(z.File[0].Name, "sample-app/") {
			t.Fatalf("the ZIP starts with %s and has %d entries", z.File[0].Name, len(z.File))
		}
		sums = append(sums, c.SHA256)
	}
	if sums[0] != sums[1] || sums[1] != sums[2] {
		t.Errorf("ZIPs differ: %v", sums)
	}
}

func TestFilesAndDiff(t *testing.T) {
	h := newHarness(t)
	h.work(h.worker)
	first, _ := h.finish(h.create(build.CreateParams{}).ID)
	list, err := h.service.Files(t.Context(), h.scope, first.ID, "", 3)
	must(t, err)
	if len(list.Files) != 3 || !list.More || list.Files[0].Path != "docs/a.ts" || list.Files[0].Session != "docs" {
		t.Fatalf("files %+v", list)
	}
	f, c, err := h.service.File(t.Context(), h.scope, first.ID, "right/b.sql")
	must(t, err)
	data, err := io.ReadAll(c)
	must(t, err)
	if string(data) != "-- right\n" || f.Type != "application/sql" {
		t.Errorf("file %+v holds %q", f, data)
	}
	_, _, err = h.service.File(t.Context(), h.scope, first.ID, "../etc/passwd")
	wantCode(t, err, fault.FileNotFound)

	second, _ := h.finish(h.create(build.CreateParams{Requirements: "calendars"}).ID)
	if second.BaseBuildID != first.ID || second.Number != 2 || second.Sessions[2].Status != build.SessionSkipped {
		t.Fatalf("second build: base %s, sessions %+v", second.BaseBuildID, second.Sessions)
	}
	if h.engine.runs["right"] != 1 {
		t.Error("a skipped session ran")
	}
	d, err := h.service.Diff(t.Context(), h.scope, second.ID, "")
	must(t, err)
	if !strings.Contains(d, `+export const a = "calendars on boards";`) || strings.Contains(d, "right/") || !strings.Contains(d, "diff --git a/docs/a.ts b/docs/a.ts") {
		t.Errorf("diff:\n%s", d)
	}
}

func TestFailingGateFailsTheBuild(t *testing.T) {
	h := newHarness(t)
	h.work(h.worker)
	bad := []gate.Result{{Gate: gate.Types, Status: gate.Failed, Summary: "1 error", Findings: []gate.Finding{{Gate: gate.Types, Rule: "types/TS2322", File: "left/a.ts", Line: 1}}},
		{Gate: gate.Browser, Status: gate.Passed, Checks: map[string]bool{"c1": true, "c2": false}}}
	h.gates.results = bad
	b, _ := h.finish(h.create(build.CreateParams{}).ID)
	if b.Status != build.Failed || b.Error == nil || b.Error.Code != "verification_failed" || b.Verified || b.Artifact != nil {
		t.Fatalf("ended as %s %+v", b.Status, b.Error)
	}
	if b.Coverage.Met != 0 || b.Coverage.Unmet != 2 {
		t.Errorf("coverage %+v with a failed check", b.Coverage)
	}
	rep, err := h.service.Report(t.Context(), h.scope, b.ID)
	must(t, err)
	if len(rep.Gates) != 2 || rep.Gates[0].Findings[0].Rule != "types/TS2322" || rep.Requirements[0].State != build.RequirementUnmet {
		t.Errorf("report %+v", rep)
	}
	if c, err := h.service.Download(t.Context(), h.scope, b.ID); err != nil || c.Size == 0 {
		t.Errorf("the files of a failed build are not kept: %v", err)
	}
	// Resume runs the gates again and nothing else.
	h.gates.mu.Lock()
	h.gates.results = nil
	h.gates.mu.Unlock()
	_, err = h.service.Resume(t.Context(), h.scope, b.ID, 0)
	must(t, err)
	b, _ = h.finish(b.ID)
	if b.Status != build.Completed || h.engine.runs["schema"] != 1 {
		t.Errorf("resumed to %s, schema ran %d times", b.Status, h.engine.runs["schema"])
	}
	_, err = h.service.Resume(t.Context(), h.scope, b.ID, 0)
	wantCode(t, err, fault.BuildNotResumable)
}

func TestUnavailableGateLeavesTheBuildUnverified(t *testing.T) {
	h := newHarness(t)
	h.work(h.worker)
	h.gates.results = []gate.Result{{Gate: gate.Types, Status: gate.Passed}, {Gate: gate.Browser, Status: gate.Unavailable, Summary: "no browser"}}
	b, _ := h.finish(h.create(build.CreateParams{}).ID)
	if b.Status != build.Completed || b.Verified || b.Coverage.Met != 0 {
		t.Errorf("ended as %s, verified %v, coverage %+v", b.Status, b.Verified, b.Coverage)
	}
	_, err := h.service.Deploy(t.Context(), h.scope, build.DeployParams{BuildID: b.ID})
	wantCode(t, err, fault.BuildNotDeployable)
}

func TestNoVerify(t *testing.T) {
	h := newHarness(t)
	h.work(h.worker)
	b, _ := h.finish(h.create(build.CreateParams{NoVerify: true}).ID)
	if b.Status != build.Completed || b.Verified || len(b.Verification) != 7 || b.Verification[0].Status != gate.Skipped || len(h.gates.tasks) != 0 {
		t.Errorf("ended as %s, verified %v, %+v", b.Status, b.Verified, b.Verification)
	}
}

func TestCancelAndResume(t *testing.T) {
	h := newHarness(t)
	stopped := make(chan struct{})
	var once sync.Once
	h.engine.before = func(ctx context.Context, task engine.Task) error {
		if task.Session.Name != "docs" {
			return nil
		}
		blocked := false
		once.Do(func() { blocked = true })
		if !blocked {
			return nil
		}
		close(stopped)
		<-ctx.Done() // until cancel reaches us
		return ctx.Err()
	}
	h.work(h.worker)
	b := h.create(build.CreateParams{})
	<-stopped
	_, err := h.service.Download(t.Context(), h.scope, b.ID)
	wantCode(t, err, fault.BuildNotFinished)
	_, err = h.service.Resume(t.Context(), h.scope, b.ID, 0)
	wantCode(t, err, fault.BuildNotFinished)
	c, err := h.service.Cancel(t.Context(), h.scope, b.ID)
	must(t, err)
	if c.Status != build.Cancelled {
		t.Fatalf("cancelled to %s", c.Status)
	}
	list, err := h.service.Files(t.Context(), h.scope, b.ID, "", 100)
	must(t, err)
	if len(list.Files) != 6 {
		t.Errorf("%d files after cancel, want those of three sessions", len(list.Files))
	}
	if again, err := h.service.Cancel(t.Context(), h.scope, b.ID); err != nil || again.Status != build.Cancelled {
		t.Errorf("cancel twice: %s %v", again.Status, err)
	}
	_, err = h.service.Resume(t.Context(), h.scope, b.ID, 0)
	must(t, err)
	done, _ := h.finish(b.ID)
	if done.Status != build.Completed || done.Sessions[3].Attempts != 2 || h.engine.runs["schema"] != 1 {
		t.Errorf("resumed to %s, docs took %d attempts", done.Status, done.Sessions[3].Attempts)
	}
}

func TestEngineErrorsAreCapped(t *testing.T) {
	h := newHarness(t)
	h.engine.before = func(_ context.Context, task engine.Task) error {
		if task.Session.Name == "left" {
			return errors.New("secret inside")
		}
		if task.Session.Name == "right" && h.engine.runs["right"] == 1 {
			panic("once")
		}
		return nil
	}
	h.work(h.worker)
	b, _ := h.finish(h.create(build.CreateParams{}).ID)
	if b.Status != build.Failed || b.Sessions[1].Status != build.SessionFailed || b.Sessions[1].Attempts != build.MaxErrors {
		t.Errorf("ended as %s, left %+v", b.Status, b.Sessions[1])
	}
	if b.Error == nil || strings.Contains(b.Error.Message, "secret") {
		t.Errorf("error %+v shows the inside", b.Error)
	}
}

func TestWriteSetsAreDisjoint(t *testing.T) {
	h := newHarness(t)
	s, w := h.service, h.worker
	s.Engines["compiler"] = overlapping{h.engine}
	h.work(w)
	b, _ := h.finish(h.create(build.CreateParams{}).ID)
	if b.Status != build.Failed || b.Artifact != nil {
		t.Errorf("ended as %s", b.Status)
	}
}

// overlapping writes the same file in every session.
type overlapping struct{ *scripted }

func (o overlapping) Run(ctx context.Context, t engine.Task) (engine.Result, error) {
	r, err := o.scripted.Run(ctx, t)
	r.Drafts[0].Path = "same.ts"
	return r, err
}

func TestOneBuildAtATime(t *testing.T) {
	h := newHarness(t) // no worker: builds stay
	b := h.create(build.CreateParams{})
	_, err := h.service.Create(t.Context(), h.scope, build.CreateParams{ProjectID: h.project, Requirements: "x"})
	wantCode(t, err, fault.BuildInProgress)
	same, err := h.service.Create(t.Context(), h.scope, build.CreateParams{ID: b.ID, ProjectID: h.project, Requirements: "x"})
	must(t, err)
	if same.ID != b.ID || same.Requirements != "boards" {
		t.Errorf("the same id made another build: %+v", same)
	}
}

func TestBadParameters(t *testing.T) {
	h := newHarness(t)
	for name, p := range map[string]build.CreateParams{
		"too many words":  {Requirements: strings.Repeat("ä", 20_001)},
		"odd preference":  {Requirements: "x", ModelPreference: "best"},
		"base of nobody":  {Requirements: "x", Base: new("bld_nope")},
		"unknown project": {Requirements: "x"},
	} {
		t.Run(name, func(t *testing.T) {
			p.ProjectID = h.project
			want := fault.InvalidRequest
			if name == "unknown project" {
				p.ProjectID, want = "proj_nope", fault.ProjectNotFound
			}
			_, err := h.service.Create(t.Context(), h.scope, p)
			wantCode(t, err, want)
		})
	}
}

func TestScopesAreApart(t *testing.T) {
	h := newHarness(t)
	h.work(h.worker)
	b, _ := h.finish(h.create(build.CreateParams{}).ID)
	for name, other := range map[string]build.Scope{"mode": {AccountID: h.scope.AccountID}, "account": {AccountID: "acct_other", Livemode: true}} {
		t.Run(name, func(t *testing.T) {
			ctx := t.Context()
			_, err := h.service.Get(ctx, other, b.ID)
			wantCode(t, err, fault.BuildNotFound)
			_, err = h.service.Files(ctx, other, b.ID, "", 10)
			wantCode(t, err, fault.BuildNotFound)
			_, _, err = h.service.File(ctx, other, b.ID, "docs/a.ts")
			wantCode(t, err, fault.BuildNotFound)
			_, err = h.service.Download(ctx, other, b.ID)
			wantCode(t, err, fault.BuildNotFound)
			_, err = h.service.Report(ctx, other, b.ID)
			wantCode(t, err, fault.BuildNotFound)
			_, err = h.service.Events(ctx, other, b.ID, 0)
			wantCode(t, err, fault.BuildNotFound)
			_, err = h.service.Cancel(ctx, other, b.ID)
			wantCode(t, err, fault.BuildNotFound)
			_, err = h.service.Diff(ctx, other, b.ID, "")
			wantCode(t, err, fault.BuildNotFound)
			_, err = h.service.Deploy(ctx, other, build.DeployParams{BuildID: b.ID})
			wantCode(t, err, fault.BuildNotFound)
			_, err = h.service.Create(ctx, other, build.CreateParams{ProjectID: h.project, Requirements: "x"})
			wantCode(t, err, fault.ProjectNotFound)
		})
	}
}

func TestZombieWritesNothing(t *testing.T) {
	h := newHarness(t)
	asleep, wake := make(chan struct{}), make(chan struct{})
	var once sync.Once
	h.engine.before = func(_ context.Context, task engine.Task) error {
		if task.Session.Name != "schema" {
			return nil
		}
		first := false
		once.Do(func() { first = true })
		if first { // the first worker is stopped past its lease: it neither renews nor hears that it was cancelled
			close(asleep)
			<-wake
		}
		return nil
	}
	frozen := &frozenQueue{Queue: h.store}
	h.work(frozen.worker("worker-z", h.service))
	b := h.create(build.CreateParams{})
	<-asleep
	h.work(h.worker) // another one takes over
	done, _ := h.finish(b.ID)
	close(wake)
	if done.Status != build.Completed || done.Sessions[0].Attempts != 2 {
		t.Fatalf("ended as %s after %d attempts", done.Status, done.Sessions[0].Attempts)
	}
	before, err := h.store.Events(t.Context(), h.scope, b.ID, 0, 1000)
	must(t, err)
	<-frozen.settled
	after, err := h.store.Events(t.Context(), h.scope, b.ID, 0, 1000)
	must(t, err)
	if len(before) != len(after) {
		t.Errorf("the zombie wrote %d events", len(after)-len(before))
	}
}

func TestDeployAndRollback(t *testing.T) {
	h := newHarness(t)
	h.work(h.worker)
	first, _ := h.finish(h.create(build.CreateParams{}).ID)
	d1 := h.deploy(build.DeployParams{BuildID: first.ID})
	if d1.Status != build.DeployReady || d1.URL == "" || !d1.Active {
		t.Fatalf("deployment %+v", d1)
	}
	_, err := h.service.Rollback(t.Context(), h.scope, d1.ID, "")
	wantCode(t, err, fault.BuildNotDeployable)
	second, _ := h.finish(h.create(build.CreateParams{Requirements: "more"}).ID)
	d2 := h.deploy(build.DeployParams{BuildID: second.ID})
	old, err := h.service.Deployment(t.Context(), h.scope, d1.ID)
	must(t, err)
	if old.Active || !d2.Active {
		t.Errorf("two active deployments")
	}
	r, err := h.service.Rollback(t.Context(), h.scope, d2.ID, "dep_rollback")
	must(t, err)
	back := h.settled(r.ID)
	if back.BuildID != first.ID || back.RollbackOf != d2.ID || back.Status != build.DeployReady {
		t.Errorf("rolled back to %+v", back)
	}
	serving, err := h.service.Serving(t.Context(), build.TargetLocal)
	must(t, err)
	if len(serving) != 1 || serving[0].Deployment != "dep_rollback" {
		t.Errorf("serving %+v", serving)
	}
	places, err := h.service.Places(t.Context(), build.TargetLocal)
	must(t, err)
	if len(places) != 1 || places[0] != h.project+"-production" {
		t.Errorf("places %v", places)
	}
	// The output that serves stays, the other goes, and is built again when it is wanted.
	must(t, h.service.SweepOutputs(t.Context(), build.TargetLocal, -time.Hour))
	left, err := filepath.Glob(filepath.Join(h.dir, "outputs", "*"))
	must(t, err)
	if len(left) != 1 || filepath.Base(left[0]) != first.ID {
		t.Errorf("outputs left: %v", left)
	}
	h.gates.mu.Lock()
	h.gates.results = []gate.Result{{Gate: gate.Build, Status: gate.Passed}}
	h.gates.mu.Unlock()
	again := h.deploy(build.DeployParams{BuildID: second.ID})
	if again.Status != build.DeployReady || again.Steps[2].Status != build.DeployBuilding {
		t.Errorf("without its output: %+v", again)
	}
	h.target.mu.Lock()
	h.target.err = fault.New("deployment_failed", "did not answer")
	h.target.mu.Unlock()
	if d := h.deploy(build.DeployParams{BuildID: second.ID}); d.Status != build.DeployFailed || d.Active || d.Error == nil || d.Error.Message != "did not answer" {
		t.Errorf("failed deployment %+v", d)
	}
}

func TestTestModeDeploysAreSimulated(t *testing.T) {
	h := newHarness(t)
	h.scope.Livemode = false
	h.project = h.newProject()
	h.work(h.worker)
	b, _ := h.finish(h.create(build.CreateParams{}).ID)
	d := h.deploy(build.DeployParams{BuildID: b.ID, Environment: build.Preview})
	if d.Status != build.DeployReady || d.Livemode || len(d.Steps) != 6 || len(h.target.asks) != 0 {
		t.Errorf("deployment %+v, target asked %d times", d, len(h.target.asks))
	}
}

func wantCode(t *testing.T, err error, code fault.Code) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Fatalf("got %v, want %s", err, code)
	}
}
