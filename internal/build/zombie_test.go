package build_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/project"
)

// frozenQueue is the queue of a process that was stopped: its heartbeats never happen, and it does not notice.
type frozenQueue struct {
	durable.Queue
	settled chan struct{}
}

func (q *frozenQueue) Renew(context.Context, string, time.Time) ([]durable.Fence, error) {
	return nil, context.DeadlineExceeded
}

// worker is one whose first job ends in settled being closed.
func (q *frozenQueue) worker(owner string, s *build.Service) *durable.Worker {
	q.settled = make(chan struct{})
	pools := s.Pools(1, 1)
	pool := pools[build.KindSession]
	handle := pool.Handle
	done := false
	pool.Handle = func(ctx context.Context, j durable.Job) error {
		if done {
			<-ctx.Done()
			return ctx.Err()
		}
		done = true
		defer close(q.settled)
		return handle(ctx, j)
	}
	return durable.NewWorker(durable.Config{Queue: q, Owner: owner, Pools: map[durable.Kind]durable.Pool{build.KindSession: pool},
		Lease: 300 * time.Millisecond, Poll: 10 * time.Millisecond, Grace: time.Millisecond})
}

func (h *harness) newProject() string {
	p, err := project.NewService(h.store, nil, time.Now).Create(h.t.Context(), h.scope, project.Params{Name: "Q", Description: "D"})
	must(h.t, err)
	return p.ID
}

func (h *harness) deploy(p build.DeployParams) build.Deployment {
	h.t.Helper()
	d, err := h.service.Deploy(h.t.Context(), h.scope, p)
	must(h.t, err)
	return h.settled(d.ID)
}

// settled waits until a deployment has ended.
func (h *harness) settled(id string) build.Deployment {
	h.t.Helper()
	for {
		d, err := h.service.Deployment(h.t.Context(), h.scope, id)
		must(h.t, err)
		if d.Status.Ended() {
			return d
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// A session that takes the server down each time it runs ends, instead of taking it down for ever.
func TestPoisonSessionIsCapped(t *testing.T) {
	h := newHarness(t)
	b := h.create(build.CreateParams{})
	for range build.MaxClaims { // each time a worker claims it and dies
		jobs, err := h.store.Claim(t.Context(), build.KindSession, "worker-dead", time.Now(), time.Now().Add(time.Minute), 10)
		must(t, err)
		if len(jobs) != 1 {
			t.Fatalf("%d jobs", len(jobs))
		}
		_, err = h.store.Release(t.Context(), "worker-dead")
		must(t, err)
	}
	h.work(h.worker)
	done, _ := h.finish(b.ID)
	if done.Status != build.Failed || done.Sessions[0].Status != build.SessionFailed || h.engine.runs["schema"] != 0 {
		t.Errorf("ended as %s, schema ran %d times more", done.Status, h.engine.runs["schema"])
	}
	// Its owner may still say: again.
	_, err := h.service.Resume(t.Context(), h.scope, b.ID, 0)
	must(t, err)
	if done, _ = h.finish(b.ID); done.Status != build.Completed {
		t.Errorf("resumed to %s", done.Status)
	}
}

// Two workers on one store share the sessions, and none takes effect twice.
func TestTwoWorkers(t *testing.T) {
	h := newHarness(t)
	h.work(h.worker)
	_, other := h.open("worker-2", 10*time.Second)
	h.work(other)
	want := ""
	for i := range 8 {
		h.project = h.newProject()
		b, events := h.finish(h.create(build.CreateParams{}).ID)
		if b.Status != build.Completed {
			t.Fatalf("ended as %s", b.Status)
		}
		if i == 0 {
			want = b.Artifact.SHA256
		}
		if b.Artifact.SHA256 != want {
			t.Error("other bytes")
		}
		completed := map[string]int{}
		for _, e := range events {
			var d struct{ Name, Status string }
			must(t, json.Unmarshal(e.Data, &d))
			if e.Type == build.EventSession && d.Status == string(build.SessionCompleted) {
				completed[d.Name]++
			}
		}
		for _, s := range b.Sessions {
			if completed[s.Name] != 1 {
				t.Errorf("%s completed %d times", s.Name, completed[s.Name])
			}
		}
	}
}
