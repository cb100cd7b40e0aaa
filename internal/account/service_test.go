package account_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/store/sqlite"
)

// touches counts the writes of a key's last use.
type touches struct {
	account.Store
	mu    sync.Mutex
	times []time.Time
}

func (s *touches) TouchKey(ctx context.Context, id string, at time.Time) error {
	s.mu.Lock()
	s.times = append(s.times, at)
	s.mu.Unlock()
	return s.Store.TouchKey(ctx, id, at)
}

func (s *touches) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.times)
}

func newService(t *testing.T) (*account.Service, *touches, *time.Time) {
	t.Helper()
	store, err := sqlite.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	now := time.Unix(1_800_000_000, 0)
	counted := &touches{Store: store}
	return account.NewService(counted, account.BuiltinTiers(), func() time.Time { return now }), counted, &now
}

func TestCreateAndUpdate(t *testing.T) {
	s, _, _ := newService(t)
	ctx := t.Context()
	a, err := s.Create(ctx, "  Ada@Example.com ", "pro")
	if err != nil || a.Email != "ada@example.com" || !a.Overage {
		t.Fatalf("%+v %v", a, err)
	}
	for _, tc := range []struct{ email, tier, field string }{
		{"ada@example.com", "pro", "email"}, {"nobody", "pro", "email"}, {"", "pro", "email"}, {"Ada <b@example.com>", "pro", "email"}, {"b@example.com", "gold", "tier"},
	} {
		_, err := s.Create(ctx, tc.email, tc.tier)
		if fault.CodeOf(err) != fault.InvalidRequest || !strings.HasPrefix(fault.From(err).Message, tc.field+":") {
			t.Errorf("%+v: %v", tc, err)
		}
	}
	zero, tier := 0, "enterprise"
	if _, err := s.Update(ctx, a.ID, account.Update{RequestsPerMinute: &zero}); fault.CodeOf(err) != fault.InvalidRequest {
		t.Errorf("no requests a minute: %v", err)
	}
	spend, none := int64(500), int64(-1)
	if a, err = s.Update(ctx, "ADA@example.com", account.Update{Tier: &tier, SpendingCapCents: &spend}); err != nil || a.Tier != tier || *a.SpendingCapCents != 500 {
		t.Errorf("%+v %v", a, err)
	}
	if a, err = s.Update(ctx, a.ID, account.Update{SpendingCapCents: &none}); err != nil || a.SpendingCapCents != nil || a.Tier != tier {
		t.Errorf("%+v %v", a, err)
	}
	if _, err := s.Update(ctx, "acct_none", account.Update{}); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("unknown account: %v", err)
	}
}

func TestKeysOfAnAccount(t *testing.T) {
	s, _, _ := newService(t)
	ctx := t.Context()
	a, err := s.Create(ctx, "a@example.com", "pro")
	if err != nil {
		t.Fatal(err)
	}
	var last account.Key
	for i := range account.MaxKeys {
		k, secret, err := s.CreateKey(ctx, a.Email, i%2 == 0, "ci")
		if err != nil || !account.WellFormed(secret) || !strings.HasSuffix(secret, k.Last4) || !strings.HasPrefix(secret, k.Prefix()) {
			t.Fatalf("%+v %v", k, err)
		}
		c, err := s.Authenticate(ctx, secret)
		if err != nil || c.Account.ID != a.ID || c.Tier.Slug != "pro" || c.Livemode() != (i%2 == 0) {
			t.Errorf("%+v %v", c, err)
		}
		last = k
	}
	if _, _, err := s.CreateKey(ctx, a.ID, true, "one more"); fault.CodeOf(err) != fault.KeyLimitReached {
		t.Errorf("a sixth key: %v", err)
	}
	if _, err := s.RevokeKey(ctx, a.ID, last.ID); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.CreateKey(ctx, a.ID, true, strings.Repeat("x", 101)); fault.CodeOf(err) != fault.InvalidRequest {
		t.Errorf("a long name: %v", err)
	}
	if k, _, err := s.CreateKey(ctx, a.ID, true, " "); err != nil || k.Name == "" {
		t.Errorf("after revoking: %+v %v", k, err)
	}
	if _, err := s.RevokeKey(ctx, a.ID, "key_none"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("unknown key: %v", err)
	}
}

func TestLastUseIsWrittenAtMostOnceAMinute(t *testing.T) {
	s, counted, now := newService(t)
	ctx := t.Context()
	a, err := s.Create(ctx, "a@example.com", "pro")
	if err != nil {
		t.Fatal(err)
	}
	_, secret, err := s.CreateKey(ctx, a.ID, true, "")
	if err != nil {
		t.Fatal(err)
	}
	use := func() {
		t.Helper()
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				if _, err := s.Authenticate(ctx, secret); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	}
	for minute := 1; minute <= 3; minute++ {
		use()
		*now = now.Add(59 * time.Second)
		use()
		for counted.count() < minute { // it is written behind the request's back
			time.Sleep(time.Millisecond)
		}
		if n := counted.count(); n != minute {
			t.Fatalf("minute %d: %d writes", minute, n)
		}
		*now = now.Add(2 * time.Second)
	}
}
