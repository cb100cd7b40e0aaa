package durable

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

// Handler does a job and stores its outcome under its fence. It must cope with being run again from the start. A
// returned error gives the job back for a retry; deciding that a job has failed for good is the handler's, by
// storing that. ctx ends when the lease is lost or the worker stops.
type Handler func(ctx context.Context, j Job) error

// Pool says who handles a kind and how many at once.
type Pool struct {
	Slots  int
	Handle Handler
}

// Config is a worker's. Owner must belong to one live process only (see Name). Zero durations take the defaults.
type Config struct {
	Queue Queue
	Owner string
	Pools map[Kind]Pool
	Log   *slog.Logger
	Now   func() time.Time
	Lease time.Duration // how long a silent worker keeps its jobs; default 10 s, renewed every third of it
	Poll  time.Duration // how often to look when nothing wakes us; default 1 s
	Grace time.Duration // how long a stop waits for running jobs before it gives them back; default 20 s
}

// Worker claims jobs and runs them. Make one with NewWorker, call Run once.
type Worker struct {
	cfg  Config
	wake chan struct{}

	mu      sync.Mutex
	running map[Fence]context.CancelCauseFunc
	busy    map[Kind]int
	wg      sync.WaitGroup
}

// NewWorker returns a worker that does nothing before Run.
func NewWorker(cfg Config) *Worker {
	if cfg.Lease == 0 {
		cfg.Lease = 10 * time.Second
	}
	if cfg.Poll == 0 {
		cfg.Poll = time.Second
	}
	if cfg.Grace == 0 {
		cfg.Grace = 20 * time.Second
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	return &Worker{cfg: cfg, wake: make(chan struct{}, 1), running: map[Fence]context.CancelCauseFunc{}, busy: map[Kind]int{}}
}

// Wake makes the worker look for jobs now. Call it after a commit that added some; it never blocks.
func (w *Worker) Wake() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// Run first takes back what an earlier process of the same name left, then works until ctx ends. It returns when
// every handler has come back and the rest was given back to the queue.
func (w *Worker) Run(ctx context.Context) error {
	if n, err := w.cfg.Queue.Release(ctx, w.cfg.Owner); ctx.Err() != nil {
		return nil // stopped before it had begun
	} else if err != nil {
		return fmt.Errorf("take back the jobs of %s: %w", w.cfg.Owner, err)
	} else if n > 0 {
		w.cfg.Log.Info("took back the jobs of a worker that died", "owner", w.cfg.Owner, "jobs", n)
	}
	// Handlers outlive ctx by the grace period, so they hang on a context of their own.
	jobs, stop := context.WithCancelCause(context.WithoutCancel(ctx))
	defer stop(nil)
	beat := time.NewTicker(w.cfg.Lease / 3)
	defer beat.Stop()
	poll := time.NewTicker(w.cfg.Poll)
	defer poll.Stop()
	done := make(chan struct{})
	// Heartbeats go on while handlers run on after a stop, hence a goroutine of their own.
	go func() {
		for {
			select {
			case <-done:
				return
			case <-beat.C:
				w.renew(jobs)
			}
		}
	}()
	defer close(done)
	for ctx.Err() == nil {
		w.claim(ctx, jobs)
		select {
		case <-ctx.Done():
		case <-w.wake:
		case <-poll.C:
		}
	}
	idle := make(chan struct{})
	go func() { w.wg.Wait(); close(idle) }()
	grace := time.NewTimer(w.cfg.Grace)
	defer grace.Stop()
	select {
	case <-idle:
	case <-grace.C:
		stop(errors.New("the server is stopping"))
		<-idle
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_, err := w.cfg.Queue.Release(end, w.cfg.Owner)
	return err
}

// claim fills every free slot.
func (w *Worker) claim(ctx, jobs context.Context) {
	for kind, pool := range w.cfg.Pools {
		w.mu.Lock()
		free := pool.Slots - w.busy[kind]
		w.mu.Unlock()
		if free <= 0 {
			continue
		}
		now := w.cfg.Now()
		got, err := w.cfg.Queue.Claim(ctx, kind, w.cfg.Owner, now, now.Add(w.cfg.Lease), free)
		if err != nil {
			if ctx.Err() == nil {
				w.cfg.Log.Error("cannot claim jobs", "kind", kind, "error", err)
			}
			continue
		}
		for _, j := range got {
			w.start(jobs, j, pool.Handle)
		}
	}
}

func (w *Worker) start(ctx context.Context, j Job, handle Handler) {
	ctx, cancel := context.WithCancelCause(ctx)
	w.mu.Lock()
	w.running[j.Fence()] = cancel
	w.busy[j.Kind]++
	w.mu.Unlock()
	w.wg.Go(func() {
		err := protect(ctx, j, handle)
		w.mu.Lock()
		delete(w.running, j.Fence())
		w.busy[j.Kind]--
		w.mu.Unlock()
		cancel(nil)
		w.settle(ctx, j, err)
		w.Wake() // a slot is free, and the job may have made others ready
	})
}

// protect turns a panic into an error, so that one bad job does not take the others down.
func protect(ctx context.Context, j Job, handle Handler) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic in %s job: %v\n%s", j.Kind, r, debug.Stack())
		}
	}()
	return handle(ctx, j)
}

func (w *Worker) settle(ctx context.Context, j Job, err error) {
	log := w.cfg.Log.With("job", j.ID, "kind", j.Kind, "attempt", j.Attempt)
	switch {
	case err == nil:
	case errors.Is(err, ErrLost) || errors.Is(context.Cause(ctx), ErrLost):
		log.Info("dropped a job that is no longer ours")
	case context.Cause(ctx) != nil && ctx.Err() != nil && errors.Is(err, context.Canceled):
		// Stopping: Run gives everything back.
	default:
		wait := backoff(j.Errors)
		log.Warn("job failed, will try again", "error", err, "in", wait)
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if rerr := w.cfg.Queue.Retry(end, j.Fence(), w.cfg.Now().Add(wait)); rerr != nil && !errors.Is(rerr, ErrLost) {
			log.Error("cannot give the job back; its lease will run out", "error", rerr)
		}
	}
}

// backoff is 100 ms doubled per error, up to 30 s.
func backoff(errs int) time.Duration {
	d := 100 * time.Millisecond << min(errs, 9)
	return min(d, 30*time.Second)
}

// renew extends the leases and stops the handlers of jobs that are no longer ours.
func (w *Worker) renew(ctx context.Context) {
	w.mu.Lock()
	before := make([]Fence, 0, len(w.running))
	for f := range w.running {
		before = append(before, f)
	}
	w.mu.Unlock()
	if len(before) == 0 {
		return
	}
	held, err := w.cfg.Queue.Renew(ctx, w.cfg.Owner, w.cfg.Now().Add(w.cfg.Lease))
	if err != nil {
		if ctx.Err() == nil {
			w.cfg.Log.Error("cannot renew leases", "error", err)
		}
		return
	}
	still := make(map[Fence]bool, len(held))
	for _, f := range held {
		still[f] = true
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, f := range before {
		if cancel, ok := w.running[f]; ok && !still[f] {
			cancel(ErrLost)
		}
	}
}

// Poke stops the handlers of jobs that were cancelled, without waiting for the next heartbeat.
func (w *Worker) Poke(jobIDs ...string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for f, cancel := range w.running {
		for _, id := range jobIDs {
			if f.JobID == id {
				cancel(ErrLost)
			}
		}
	}
}
