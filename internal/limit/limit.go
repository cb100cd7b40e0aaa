// Package limit says how many requests somebody may make a minute, and what to tell them about it.
//
// It is GCRA with a burst of the whole minute's allowance: after a quiet minute all of it may be used at once, then
// requests come back one by one. One node keeps the state in memory; several nodes will share one through the same
// interface.
package limit

import (
	"context"
	"hash/maphash"
	"sync"
	"time"
)

// Decision is what became of one request.
type Decision struct {
	Allowed    bool
	Limit      int           // requests a minute
	Remaining  int           // requests that may be made right now, after this one
	Reset      time.Time     // when the full allowance is back
	RetryAfter time.Duration // until the next request may be made; 0 when one may be made now
}

// Limiter counts requests by key. Safe for concurrent use.
type Limiter interface {
	// Take counts one request against perMinute, unless that would pass it.
	Take(ctx context.Context, key string, perMinute int) (Decision, error)
	// Peek says how things stand and counts nothing.
	Peek(ctx context.Context, key string, perMinute int) (Decision, error)
}

const (
	shards = 64
	// window is the time in which the allowance comes back in full, and so the burst as time.
	window = time.Minute
	// sweepAfter is how many keys a shard may hold before those with nothing to remember are dropped.
	sweepAfter = 1024
)

// Memory is the Limiter of a single node. Make it with NewMemory.
type Memory struct {
	now    func() time.Time
	seed   maphash.Seed
	shards [shards]shard
}

type shard struct {
	mu sync.Mutex
	// due is the theoretical arrival time of each key: when its allowance is whole again.
	due   map[string]time.Time
	sweep int
}

// NewMemory returns a Limiter for one node. now is the clock, time.Now in production.
func NewMemory(now func() time.Time) *Memory {
	m := &Memory{now: now, seed: maphash.MakeSeed()}
	for i := range m.shards {
		m.shards[i].due = map[string]time.Time{}
		m.shards[i].sweep = sweepAfter
	}
	return m
}

// Take is Limiter's.
func (m *Memory) Take(_ context.Context, key string, perMinute int) (Decision, error) {
	return m.decide(key, perMinute, true), nil
}

// Peek is Limiter's.
func (m *Memory) Peek(_ context.Context, key string, perMinute int) (Decision, error) {
	return m.decide(key, perMinute, false), nil
}

func (m *Memory) decide(key string, perMinute int, take bool) Decision {
	perMinute = max(perMinute, 1)
	now := m.now()
	s := &m.shards[maphash.String(m.seed, key)%shards]
	s.mu.Lock()
	defer s.mu.Unlock()
	d, due := gcra(s.due[key], now, perMinute, take)
	if take && d.Allowed {
		s.due[key] = due
		s.tidy(now)
	}
	return d
}

// tidy drops the keys whose allowance is whole again; the cost is spread over the requests that made the map grow.
func (s *shard) tidy(now time.Time) {
	if len(s.due) < s.sweep {
		return
	}
	for k, due := range s.due {
		if !due.After(now) {
			delete(s.due, k)
		}
	}
	s.sweep = max(sweepAfter, 2*len(s.due))
}

// gcra decides on one request at now, due being the time at which the allowance is whole again. It returns the new due.
func gcra(due, now time.Time, perMinute int, take bool) (Decision, time.Time) {
	step := window / time.Duration(perMinute)
	if due.Before(now) {
		due = now
	}
	d := Decision{Limit: perMinute, Allowed: due.Add(step).Sub(now) <= window}
	if d.Allowed && take {
		due = due.Add(step)
	}
	d.Remaining = int((window - due.Sub(now)) / step)
	d.Remaining = min(max(d.Remaining, 0), perMinute)
	d.Reset = due
	if over := due.Add(step).Sub(now) - window; over > 0 {
		d.RetryAfter = over
	}
	return d, due
}
