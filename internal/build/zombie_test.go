package build_test

import (
	"context"
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
