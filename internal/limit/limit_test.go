package limit

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func take(t *testing.T, l Limiter, key string, perMinute int) Decision {
	t.Helper()
	d, err := l.Take(context.Background(), key, perMinute)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheWholeMinuteMayBeUsedAtOnceAndComesBackOneByOne(t *testing.T) {
	for _, perMinute := range []int{1, 7, 30, 60, 120, 100_000} {
		c := &clock{time.Unix(1_800_000_000, 0)}
		m := NewMemory(c.now)
		for i := range perMinute {
			if d := take(t, m, "a", perMinute); !d.Allowed || d.Remaining != perMinute-i-1 || d.Limit != perMinute {
				t.Fatalf("limit %d, request %d: %+v", perMinute, i+1, d)
			}
		}
		d := take(t, m, "a", perMinute)
		if d.Allowed || d.Remaining != 0 || d.RetryAfter <= 0 || d.RetryAfter > time.Minute/time.Duration(perMinute) {
			t.Fatalf("limit %d, one too many: %+v", perMinute, d)
		}
		if !take(t, m, "b", perMinute).Allowed {
			t.Fatal("another key must not wait")
		}
		c.t = c.t.Add(d.RetryAfter)
		if !take(t, m, "a", perMinute).Allowed || perMinute > 1 && take(t, m, "a", perMinute).Allowed {
			t.Fatalf("limit %d: exactly one must pass after Retry-After", perMinute)
		}
		c.t = take(t, m, "a", perMinute).Reset
		if d, _ := m.Peek(context.Background(), "a", perMinute); d.Remaining != perMinute || d.RetryAfter != 0 {
			t.Fatalf("limit %d: at Reset the allowance must be whole: %+v", perMinute, d)
		}
	}
}

func TestPeekCountsNothing(t *testing.T) {
	c := &clock{time.Unix(1_800_000_000, 0)}
	m := NewMemory(c.now)
	for range 5 {
		if d, _ := m.Peek(context.Background(), "a", 2); d.Remaining != 2 || !d.Allowed {
			t.Fatalf("peek: %+v", d)
		}
	}
}

func TestConcurrentRequestsCannotPassTheLimit(t *testing.T) {
	c := &clock{time.Unix(1_800_000_000, 0)}
	m := NewMemory(c.now)
	var passed atomic.Int64
	var wg sync.WaitGroup
	for range 200 {
		wg.Go(func() {
			if d, _ := m.Take(context.Background(), "a", 60); d.Allowed {
				passed.Add(1)
			}
		})
	}
	wg.Wait()
	if passed.Load() != 60 {
		t.Errorf("%d of 200 passed a limit of 60", passed.Load())
	}
}

func TestForgottenKeysAreDropped(t *testing.T) {
	c := &clock{time.Unix(1_800_000_000, 0)}
	m := NewMemory(c.now)
	for i := range 4 * shards * sweepAfter {
		c.t = c.t.Add(time.Second)
		m.decide(fmt.Sprint(i), 60, true)
	}
	held := 0
	for i := range m.shards {
		held += len(m.shards[i].due)
	}
	if held > 2*shards*sweepAfter {
		t.Errorf("%d keys are held", held)
	}
}

func BenchmarkTake(b *testing.B) {
	m := NewMemory(time.Now)
	for b.Loop() {
		m.decide("acct_x/live", 1_000_000, true)
	}
}
