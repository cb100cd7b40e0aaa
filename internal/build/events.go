package build

import (
	"context"
	"io"
	"sync"
	"time"
)

// hub wakes those who wait for a build's next event. It knows only this process; other processes' events are found
// by looking now and then.
type hub struct {
	mu      sync.Mutex
	waiting map[string]chan struct{}
}

// wait returns a channel that is closed at the next notify for the build.
func (h *hub) wait(buildID string) <-chan struct{} {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.waiting == nil {
		h.waiting = map[string]chan struct{}{}
	}
	c, ok := h.waiting[buildID]
	if !ok {
		c = make(chan struct{})
		h.waiting[buildID] = c
	}
	return c
}

func (h *hub) notify(buildID string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if c, ok := h.waiting[buildID]; ok {
		close(c)
		delete(h.waiting, buildID)
	}
}

// EventStream gives a build's events in order. Not for use by two goroutines at once.
type EventStream struct {
	s       *Service
	sc      Scope
	buildID string
	after   int64
	ready   []Event
}

// Events implements Builds.
func (s *Service) Events(ctx context.Context, sc Scope, buildID string, after int64) (*EventStream, error) {
	if _, err := s.Store.Build(ctx, sc, buildID); err != nil {
		return nil, err
	}
	return &EventStream{s: s, sc: sc, buildID: buildID, after: after}, nil
}

// Next blocks for the next event. It returns io.EOF when the build has ended and its last event was given, or ctx's
// error.
func (e *EventStream) Next(ctx context.Context) (Event, error) {
	for len(e.ready) == 0 {
		// Order matters. To be woken is asked for first, so that nothing falls between the look and the wait; an ended
		// build is looked at once more, because its last events came with its end.
		woken := e.s.hub.wait(e.buildID)
		if err := e.look(ctx); err != nil {
			return Event{}, err
		}
		if len(e.ready) > 0 {
			break
		}
		r, err := e.s.Store.Build(ctx, e.sc, e.buildID)
		if err != nil {
			return Event{}, err
		}
		if r.Status.Ended() {
			if err := e.look(ctx); err != nil {
				return Event{}, err
			}
			if len(e.ready) == 0 {
				return Event{}, io.EOF
			}
			break
		}
		look := time.NewTimer(time.Second)
		select {
		case <-woken:
		case <-look.C:
		case <-ctx.Done():
		}
		look.Stop()
		if ctx.Err() != nil {
			return Event{}, ctx.Err()
		}
	}
	next := e.ready[0]
	e.ready = e.ready[1:]
	e.after = next.Seq
	return next, nil
}

// look reads the next events there are.
func (e *EventStream) look(ctx context.Context) (err error) {
	e.ready, err = e.s.Store.Events(ctx, e.sc, e.buildID, e.after, 200)
	return err
}
