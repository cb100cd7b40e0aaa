// Package storetest is the one conformance suite of the storage seam: what a driver must do, so that the services
// never need to know which one they run on. A driver's own test calls the functions with a fresh store each.
package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/ident"
)

// at is the clock of the suite: whole microseconds, as stores keep them.
var at = time.Date(2026, 3, 15, 10, 30, 0, 123456000, time.UTC)

// NewAccount puts an account into the store and returns it.
func NewAccount(t *testing.T, s account.Store) account.Account {
	t.Helper()
	id := ident.NewID(ident.AccountPrefix)
	a := account.Account{ID: id, Email: id + "@example.com", Tier: "pro", Overage: true, CreatedAt: at, UpdatedAt: at}
	if err := s.InsertAccount(context.Background(), a); err != nil {
		t.Fatal(err)
	}
	return a
}

// Accounts checks account.Store.
func Accounts(t *testing.T, open func(*testing.T) account.Store) {
	ctx := context.Background()

	t.Run("an account comes back as it went in, by id and by e-mail", func(t *testing.T) {
		s := open(t)
		want := NewAccount(t, s)
		for _, find := range []func() (account.Account, error){
			func() (account.Account, error) { return s.Account(ctx, want.ID) },
			func() (account.Account, error) { return s.AccountByEmail(ctx, want.Email) },
		} {
			if got, err := find(); err != nil || got != want {
				t.Errorf("got %+v, %v; want %+v", got, err, want)
			}
		}
		if _, err := s.Account(ctx, "acct_none"); !errors.Is(err, account.ErrNotFound) {
			t.Errorf("unknown id: %v", err)
		}
		other := want
		other.ID = ident.NewID(ident.AccountPrefix)
		if err := s.InsertAccount(ctx, other); !errors.Is(err, account.ErrEmailTaken) {
			t.Errorf("second account with the e-mail: %v", err)
		}
	})

	t.Run("an update keeps all numbers, a refused one none", func(t *testing.T) {
		s := open(t)
		a := NewAccount(t, s)
		perMinute, builds, tokens, spend := 7, 2, int64(5_000_000_000), int64(1250)
		got, err := s.UpdateAccount(ctx, a.ID, func(a *account.Account) error {
			a.Tier, a.Overage, a.UpdatedAt = "business", false, at.Add(time.Hour)
			a.RequestsPerMinute, a.ConcurrentBuilds, a.TokensPerMonth, a.SpendingCapCents = &perMinute, &builds, &tokens, &spend
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		kept, err := s.Account(ctx, a.ID)
		if err != nil || kept.Tier != "business" || kept.Overage || *kept.RequestsPerMinute != 7 || *kept.ConcurrentBuilds != 2 ||
			*kept.TokensPerMonth != tokens || *kept.SpendingCapCents != 1250 || !kept.UpdatedAt.Equal(got.UpdatedAt) {
			t.Errorf("kept %+v, %v", kept, err)
		}
		no := errors.New("no")
		if _, err := s.UpdateAccount(ctx, a.ID, func(a *account.Account) error { a.Tier = "pro"; return no }); !errors.Is(err, no) {
			t.Errorf("refused update: %v", err)
		}
		if kept, _ = s.Account(ctx, a.ID); kept.Tier != "business" {
			t.Error("a refused update was kept")
		}
		if _, err := s.UpdateAccount(ctx, "acct_none", func(*account.Account) error { return nil }); !errors.Is(err, account.ErrNotFound) {
			t.Errorf("unknown account: %v", err)
		}
	})

	t.Run("keys are found by hash, listed newest first, revoked once", func(t *testing.T) {
		s := open(t)
		a, b := NewAccount(t, s), NewAccount(t, s)
		first, second := newKey(a, true), newKey(a, false)
		insertKey(t, s, first, account.Hash{1})
		insertKey(t, s, second, account.Hash{2})
		k, owner, err := s.KeyByHash(ctx, account.Hash{2})
		if err != nil || k != second || owner != a {
			t.Errorf("by hash: %+v %+v %v", k, owner, err)
		}
		if _, _, err := s.KeyByHash(ctx, account.Hash{3}); !errors.Is(err, account.ErrNotFound) {
			t.Errorf("unknown hash: %v", err)
		}
		if keys, err := s.Keys(ctx, a.ID); err != nil || len(keys) != 2 || keys[0].ID != second.ID {
			t.Errorf("list: %+v %v", keys, err)
		}
		if err := s.TouchKey(ctx, first.ID, at.Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.RevokeKey(ctx, b.ID, first.ID, at); !errors.Is(err, account.ErrNotFound) {
			t.Errorf("another account revokes: %v", err)
		}
		for range 2 {
			k, err := s.RevokeKey(ctx, a.ID, first.ID, at.Add(2*time.Minute))
			if err != nil || k.RevokedAt == nil || !k.RevokedAt.Equal(at.Add(2*time.Minute)) || !k.UsedAt.Equal(at.Add(time.Minute)) {
				t.Errorf("revoke: %+v %v", k, err)
			}
		}
		if k, _, err := s.KeyByHash(ctx, account.Hash{1}); err != nil || k.RevokedAt == nil {
			t.Errorf("a revoked key must be found as revoked: %+v %v", k, err)
		}
	})

	t.Run("the key limit holds under a race, and revoking makes room", func(t *testing.T) {
		s := open(t)
		a := NewAccount(t, s)
		const limit = 5
		var wg sync.WaitGroup
		errs := make([]error, 4*limit)
		for i := range errs {
			wg.Go(func() { errs[i] = s.InsertKey(ctx, newKey(a, i%2 == 0), account.Hash{9, byte(i)}, limit) })
		}
		wg.Wait()
		ok := 0
		for _, err := range errs {
			if err == nil {
				ok++
			} else if !errors.Is(err, account.ErrKeyLimit) {
				t.Errorf("refusal: %v", err)
			}
		}
		if ok != limit {
			t.Fatalf("%d keys passed a limit of %d", ok, limit)
		}
		keys, err := s.Keys(ctx, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.RevokeKey(ctx, a.ID, keys[0].ID, at); err != nil {
			t.Fatal(err)
		}
		insertKey(t, s, newKey(a, true), account.Hash{77})
	})
}

func newKey(a account.Account, livemode bool) account.Key {
	return account.Key{ID: ident.NewID(ident.KeyPrefix), AccountID: a.ID, Livemode: livemode, Name: "ci", Last4: "abcd", CreatedAt: at}
}

func insertKey(t *testing.T, s account.Store, k account.Key, h account.Hash) {
	t.Helper()
	if err := s.InsertKey(context.Background(), k, h, account.MaxKeys); err != nil {
		t.Fatal(err)
	}
}
