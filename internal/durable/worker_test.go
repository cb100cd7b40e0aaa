package durable

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"
)

// memory is a queue in memory. The rules of the real ones are held by storetest; this one is for the worker's own.
type memory struct {
	mu      sync.Mutex
	ready   []Job
	held    map[Fence]bool
	retried []Job
	lose    bool
}

func (q *memory) Claim(_ context.Context, kind Kind, owner string, _, _ time.Time, limit int) ([]Job, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	var got, rest []Job
	for _, j := range q.ready {
		if j.Kind == kind && len(got) < limit {
			j.Owner = owner
			j.Attempt++
			j.Claims++
			got = append(got, j)
			q.held[j.Fence()] = true
		} else {
			rest = append(rest, j)
		}
	}
	q.ready = rest
	return got, nil
}

func (q *memory) Renew(context.Context, string, time.Time) ([]Fence, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.lose {
		return nil, nil
	}
	var list []Fence
	for f := range q.held {
		list = append(list, f)
	}
	return list, nil
}

func (q *memory) Retry(_ context.Context, f Fence, _ time.Time) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.held, f)
	j := Job{ID: f.JobID, Kind: "k", Attempt: f.Attempt, Errors: f.Attempt}
	q.retried = append(q.retried, j)
	q.ready = append(q.ready, j)
	return nil
}

func (q *memory) Release(context.Context, string) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := len(q.held)
	q.held = map[Fence]bool{}
	return n, nil
}

func (q *memory) done(j Job) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.held, j.Fence())
}

// start runs a worker with one kind; the returned stop ends it and waits.
func start(t *testing.T, q *memory, slots int, c Config, h Handler) (*Worker, func()) {
	q.held = map[Fence]bool{}
	c.Queue, c.Owner, c.Pools = q, "w", map[Kind]Pool{"k": {Slots: slots, Handle: h}}
	w := NewWorker(c)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.Run(ctx) }()
	return w, sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func TestSlotsAreFilledAndKept(t *testing.T) {
	q := &memory{}
	for _, id := range []string{"a", "b", "c", "d"} {
		q.ready = append(q.ready, Job{ID: id, Kind: "k"})
	}
	var mu sync.Mutex
	now, most := 0, 0
	both := make(chan struct{}, 4)
	finished := make(chan struct{}, 4)
	go2 := make(chan struct{})
	_, stop := start(t, q, 2, Config{}, func(_ context.Context, j Job) error {
		mu.Lock()
		now++
		most = max(most, now)
		mu.Unlock()
		both <- struct{}{}
		<-go2
		mu.Lock()
		now--
		mu.Unlock()
		q.done(j)
		finished <- struct{}{}
		return nil
	})
	<-both
	<-both // two run at once …
	close(go2)
	for range 4 {
		<-finished
	}
	stop()
	if most != 2 { // … and never more
		t.Errorf("%d ran at once in 2 slots", most)
	}
}

func TestErrorsAndPanicsAreRetried(t *testing.T) {
	q := &memory{ready: []Job{{ID: "a", Kind: "k"}}}
	done := make(chan struct{})
	_, stop := start(t, q, 1, Config{Poll: time.Millisecond}, func(_ context.Context, j Job) error {
		switch j.Attempt {
		case 1:
			return errors.New("no")
		case 2:
			panic("no")
		}
		q.done(j)
		close(done)
		return nil
	})
	<-done
	stop()
	if len(q.retried) != 2 {
		t.Errorf("%d retries", len(q.retried))
	}
}

func TestALostLeaseStopsTheHandler(t *testing.T) {
	q := &memory{ready: []Job{{ID: "a", Kind: "k"}}, lose: true}
	cause := make(chan error, 1)
	_, stop := start(t, q, 1, Config{Lease: 3 * time.Millisecond}, func(ctx context.Context, _ Job) error {
		<-ctx.Done()
		cause <- context.Cause(ctx)
		return ctx.Err()
	})
	if err := <-cause; !errors.Is(err, ErrLost) {
		t.Errorf("stopped by %v", err)
	}
	stop()
	if len(q.retried) != 0 {
		t.Error("a lost job was given back")
	}
}

func TestPokeStopsAtOnce(t *testing.T) {
	q := &memory{ready: []Job{{ID: "a", Kind: "k"}}}
	in, out := make(chan struct{}), make(chan struct{})
	w, stop := start(t, q, 1, Config{}, func(ctx context.Context, _ Job) error {
		close(in)
		<-ctx.Done()
		close(out)
		return ctx.Err()
	})
	<-in
	w.Poke("other")
	w.Poke("a")
	<-out
	stop()
}

func TestStopWaitsThenGivesBack(t *testing.T) {
	t.Run("a job that ends in time is finished", func(t *testing.T) {
		q := &memory{ready: []Job{{ID: "a", Kind: "k"}}}
		in, end := make(chan struct{}), make(chan struct{})
		finished := false
		_, stop := start(t, q, 1, Config{Grace: time.Minute}, func(ctx context.Context, j Job) error {
			close(in)
			<-end
			finished = ctx.Err() == nil
			q.done(j)
			return nil
		})
		<-in
		go func() { time.Sleep(5 * time.Millisecond); close(end) }()
		stop()
		if !finished {
			t.Error("a running job was cut off within the grace")
		}
	})
	t.Run("one that does not is stopped and given back", func(t *testing.T) {
		q := &memory{ready: []Job{{ID: "a", Kind: "k"}}}
		in := make(chan struct{})
		_, stop := start(t, q, 1, Config{Grace: time.Millisecond}, func(ctx context.Context, _ Job) error {
			close(in)
			<-ctx.Done()
			return ctx.Err()
		})
		<-in
		stop()
		if len(q.held) != 0 || len(q.retried) != 0 {
			t.Errorf("held %v, retried %v", q.held, q.retried)
		}
	})
}

func TestNames(t *testing.T) {
	dir := t.TempDir()
	a, err := TakeName(dir)
	if err != nil {
		t.Fatal(err)
	}
	b, err := TakeName(dir)
	if err != nil {
		t.Fatal(err)
	}
	if a.Owner == b.Owner {
		t.Fatalf("two workers are called %s", a.Owner)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	c, err := TakeName(dir)
	if err != nil {
		t.Fatal(err)
	}
	if c.Owner != a.Owner {
		t.Errorf("%s is free and %s was taken", a.Owner, c.Owner)
	}
	if err := errors.Join(b.Close(), c.Close()); err != nil {
		t.Error(err)
	}
}
