package storetest

import (
	"context"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/idempotency"
)

// IdempotencyStore is what a driver brings to Idempotency.
type IdempotencyStore interface {
	account.Store
	idempotency.Store
}

// Idempotency checks idempotency.Store.
func Idempotency(t *testing.T, open func(*testing.T) IdempotencyStore) {
	ctx := context.Background()
	claim := func(t *testing.T, s idempotency.Store, r idempotency.Record, now time.Time) (idempotency.Record, bool) {
		t.Helper()
		got, mine, err := s.ClaimKey(ctx, r, now)
		if err != nil {
			t.Fatal(err)
		}
		return got, mine
	}
	start := func(t *testing.T) (IdempotencyStore, idempotency.Record) {
		s := open(t)
		return s, idempotency.Record{Scope: scopeOf(NewAccount(t, s), true), Key: "k", Fingerprint: idempotency.Fingerprint{1}, ResourceID: "proj_1",
			LockedUntil: at.Add(time.Minute), CreatedAt: at}
	}

	t.Run("one of many at once gets the key", func(t *testing.T) {
		s, r := start(t)
		var got atomic.Int64
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				if _, mine, err := s.ClaimKey(ctx, r, at); err != nil {
					t.Error(err)
				} else if mine {
					got.Add(1)
				}
			})
		}
		wg.Wait()
		if got.Load() != 1 {
			t.Errorf("%d got it", got.Load())
		}
	})

	t.Run("an answer is replayed as it was", func(t *testing.T) {
		s, r := start(t)
		held, mine := claim(t, s, r, at)
		if !mine || held.ResourceID != "proj_1" {
			t.Fatalf("claim: %+v %v", held, mine)
		}
		want := idempotency.Answer{Status: 201, Headers: map[string]string{"Location": "/x"}, Body: []byte(`{"a":1}`)}
		if err := s.AnswerKey(ctx, held, want); err != nil {
			t.Fatal(err)
		}
		again := r
		again.ResourceID, again.LockedUntil = "proj_2", at.Add(3*time.Hour)
		got, mine := claim(t, s, again, at.Add(2*time.Hour)) // long after the lease: an answer needs none
		if mine || got.Answer == nil || !reflect.DeepEqual(*got.Answer, want) {
			t.Errorf("replay: %+v %v", got, mine)
		}
		other := again
		other.Scope.Livemode = false
		if _, mine := claim(t, s, other, at); !mine {
			t.Error("the other mode's keys are others")
		}
	})

	t.Run("a lost lease is taken over with the first resource id, and its holder cannot answer any more", func(t *testing.T) {
		s, r := start(t)
		first, _ := claim(t, s, r, at)
		second := r
		second.ResourceID, second.LockedUntil = "proj_2", at.Add(3*time.Minute)
		if _, mine := claim(t, s, second, at.Add(30*time.Second)); mine {
			t.Error("taken while the lease holds")
		}
		stranger := second
		stranger.Fingerprint = idempotency.Fingerprint{2}
		if got, mine := claim(t, s, stranger, at.Add(2*time.Minute)); mine || got.Fingerprint != r.Fingerprint {
			t.Error("another request took the key over")
		}
		got, mine := claim(t, s, second, at.Add(2*time.Minute))
		if !mine || got.ResourceID != "proj_1" {
			t.Fatalf("takeover: %+v %v", got, mine)
		}
		if err := s.AnswerKey(ctx, first, idempotency.Answer{Status: 500}); err != nil {
			t.Fatal(err)
		}
		if err := s.FreeKey(ctx, first); err != nil {
			t.Fatal(err)
		}
		if got, mine := claim(t, s, second, at.Add(2*time.Minute)); mine || got.Answer != nil {
			t.Errorf("the late one wrote: %+v %v", got, mine)
		}
		if err := s.UnlockKey(ctx, got); err != nil {
			t.Fatal(err)
		}
		third := r
		third.ResourceID, third.LockedUntil = "proj_3", at.Add(4*time.Minute)
		if got, mine := claim(t, s, third, at.Add(2*time.Minute)); !mine || got.ResourceID != "proj_1" {
			t.Errorf("after unlock: %+v %v", got, mine)
		}
	})

	t.Run("free, drop and release", func(t *testing.T) {
		s, r := start(t)
		held, _ := claim(t, s, r, at)
		if err := s.FreeKey(ctx, held); err != nil {
			t.Fatal(err)
		}
		r.ResourceID = "proj_2"
		held, mine := claim(t, s, r, at)
		if !mine || held.ResourceID != "proj_2" {
			t.Errorf("after free: %+v %v", held, mine)
		}
		if err := s.ReleaseKeys(ctx); err != nil {
			t.Fatal(err)
		}
		if got, mine := claim(t, s, r, at.Add(time.Second)); !mine || got.ResourceID != "proj_2" {
			t.Errorf("after release: %+v %v", got, mine)
		}
		if err := s.DropKeys(ctx, at.Add(time.Second)); err != nil {
			t.Fatal(err)
		}
		r.Fingerprint = idempotency.Fingerprint{3}
		if _, mine := claim(t, s, r, at); !mine {
			t.Error("an old key must be free again")
		}
	})
}
