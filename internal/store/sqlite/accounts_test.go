package sqlite

import (
	"testing"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/store/storetest"
)

func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestAccounts(t *testing.T) {
	storetest.Accounts(t, func(t *testing.T) account.Store { return open(t) })
}

func TestProjects(t *testing.T) {
	storetest.Projects(t, func(t *testing.T) storetest.ProjectStore { return open(t) })
}

func TestIdempotency(t *testing.T) {
	storetest.Idempotency(t, func(t *testing.T) storetest.IdempotencyStore { return open(t) })
}

func TestUsage(t *testing.T) {
	storetest.Usage(t, func(t *testing.T) storetest.UsageStore { return open(t) })
}

// A revocation by another process (the operator's CLI beside a server) holds for the next request.
func TestAnotherProcessIsNoticed(t *testing.T) {
	dir := t.TempDir()
	server, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	a := storetest.NewAccount(t, server)
	h := account.Hash{7}
	k := account.Key{ID: "key_1", AccountID: a.ID, Livemode: true, Name: "n", Last4: "abcd", CreatedAt: a.CreatedAt}
	if err := server.InsertKey(t.Context(), k, h, account.MaxKeys); err != nil {
		t.Fatal(err)
	}
	other, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	for range 3 { // from the cache after the first
		if got, owner, err := server.KeyByHash(t.Context(), h); err != nil || got.RevokedAt != nil || owner.Tier != "pro" {
			t.Fatalf("%+v %+v %v", got, owner, err)
		}
	}
	if _, err := other.UpdateAccount(t.Context(), a.ID, func(a *account.Account) error { a.Tier = "business"; return nil }); err != nil {
		t.Fatal(err)
	}
	if _, owner, err := server.KeyByHash(t.Context(), h); err != nil || owner.Tier != "business" {
		t.Errorf("the new tier is not seen: %+v %v", owner, err)
	}
	if _, err := other.RevokeKey(t.Context(), a.ID, k.ID, a.CreatedAt); err != nil {
		t.Fatal(err)
	}
	if got, _, err := server.KeyByHash(t.Context(), h); err != nil || got.RevokedAt == nil {
		t.Errorf("the revocation is not seen: %+v %v", got, err)
	}
}

// The number changes with every commit, whoever makes it, and never comes back to an earlier one, not even when its
// connection was lost.
func TestVersion(t *testing.T) {
	s := open(t)
	seen := map[int64]bool{}
	next := func() int64 {
		t.Helper()
		v, err := s.Version(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for i := range 6 {
		v := next()
		if seen[v] || next() != v {
			t.Fatalf("version %d: %v seen before, or it moves by itself", v, seen)
		}
		seen[v] = true
		if i%2 == 0 {
			storetest.NewAccount(t, s)
		} else {
			s.version.close()
		}
	}
}
