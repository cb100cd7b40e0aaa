package account

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/ident"
)

// touchEvery is how often a key's last use is written: often enough to find forgotten keys, seldom enough to cost nothing.
const touchEvery = time.Minute

// Service is what may be done with accounts and keys. Errors are coded (package fault).
type Service struct {
	store Store
	tiers Tiers
	now   func() time.Time

	touched sync.Map // key id → time.Time of the last write of its last use
}

// NewService returns a Service over the store. now is the clock, time.Now in production.
func NewService(store Store, tiers Tiers, now func() time.Time) *Service {
	return &Service{store: store, tiers: tiers, now: now}
}

// Tiers returns the tiers, lowest first.
func (s *Service) Tiers() Tiers { return s.tiers }

// Tier returns the account's tier; an account whose tier the operator has removed has the lowest.
func (s *Service) Tier(a Account) Tier {
	if t, ok := s.tiers.Find(a.Tier); ok {
		return t
	}
	return s.tiers[0]
}

// Create makes an account. invalid_request names the field; an e-mail that is taken is one of them.
func (s *Service) Create(ctx context.Context, email, tier string) (Account, error) {
	email, err := cleanEmail(email)
	if err != nil {
		return Account{}, err
	}
	if err := s.checkTier(tier); err != nil {
		return Account{}, err
	}
	now := s.now().UTC()
	a := Account{ID: ident.NewID(ident.AccountPrefix), Email: email, Tier: tier, Overage: true, CreatedAt: now, UpdatedAt: now}
	if err := s.store.InsertAccount(ctx, a); err != nil {
		if errors.Is(err, ErrEmailTaken) {
			return Account{}, fault.InvalidField("email", "custom", "An account with this e-mail exists already. Change it with accounts update.")
		}
		return Account{}, err
	}
	return a, nil
}

// Update is a change to an account; nil fields stay. Numbers of its own win over the tier's.
type Update struct {
	Tier              *string
	RequestsPerMinute *int
	TokensPerMonth    *int64
	ConcurrentBuilds  *int
	Overage           *bool
	SpendingCapCents  *int64 // negative removes the cap
}

// Update changes an account, found by id or e-mail. It holds from the next request on.
func (s *Service) Update(ctx context.Context, idOrEmail string, u Update) (Account, error) {
	a, err := s.Find(ctx, idOrEmail)
	if err != nil {
		return Account{}, err
	}
	if u.Tier != nil {
		if err := s.checkTier(*u.Tier); err != nil {
			return Account{}, err
		}
	}
	for _, f := range []struct {
		name string
		bad  bool
	}{
		{"requests_per_minute", u.RequestsPerMinute != nil && (*u.RequestsPerMinute < 1 || *u.RequestsPerMinute > 1_000_000)},
		{"tokens", u.TokensPerMonth != nil && *u.TokensPerMonth < 0},
		{"concurrent_builds", u.ConcurrentBuilds != nil && (*u.ConcurrentBuilds < 1 || *u.ConcurrentBuilds > 10_000)},
	} {
		if f.bad {
			return Account{}, fault.InvalidField(f.name, "too_small", "This number is out of range.")
		}
	}
	return s.store.UpdateAccount(ctx, a.ID, func(a *Account) error {
		if u.Tier != nil {
			a.Tier = *u.Tier
		}
		if u.RequestsPerMinute != nil {
			a.RequestsPerMinute = u.RequestsPerMinute
		}
		if u.TokensPerMonth != nil {
			a.TokensPerMonth = u.TokensPerMonth
		}
		if u.ConcurrentBuilds != nil {
			a.ConcurrentBuilds = u.ConcurrentBuilds
		}
		if u.Overage != nil {
			a.Overage = *u.Overage
		}
		if u.SpendingCapCents != nil {
			if a.SpendingCapCents = u.SpendingCapCents; *u.SpendingCapCents < 0 {
				a.SpendingCapCents = nil
			}
		}
		a.UpdatedAt = s.now().UTC()
		return nil
	})
}

// Find returns an account by id or e-mail; not_found says which was looked for.
func (s *Service) Find(ctx context.Context, idOrEmail string) (Account, error) {
	find := s.store.Account
	if strings.Contains(idOrEmail, "@") {
		find, idOrEmail = s.store.AccountByEmail, strings.ToLower(strings.TrimSpace(idOrEmail))
	}
	a, err := find(ctx, idOrEmail)
	if errors.Is(err, ErrNotFound) {
		return Account{}, fault.Newf(fault.NotFound, "No account %q. Make one with accounts create.", idOrEmail)
	}
	return a, err
}

// CreateKey makes a key for an account, found by id or e-mail, and returns its text, which is kept nowhere.
// key_limit_reached when MaxKeys are active.
func (s *Service) CreateKey(ctx context.Context, idOrEmail string, livemode bool, name string) (Key, string, error) {
	a, err := s.Find(ctx, idOrEmail)
	if err != nil {
		return Key{}, "", err
	}
	if name = strings.TrimSpace(name); name == "" {
		name = "API key"
	}
	if utf8.RuneCountInString(name) > 100 || strings.ContainsFunc(name, unicode.IsControl) {
		return Key{}, "", fault.InvalidField("name", "too_big", "Use at most 100 characters, none of them control characters.")
	}
	secret := newSecret(livemode)
	k := Key{ID: ident.NewID(ident.KeyPrefix), AccountID: a.ID, Livemode: livemode, Name: name, Last4: secret[len(secret)-4:], CreatedAt: s.now().UTC()}
	if err := s.store.InsertKey(ctx, k, hashOf(secret), MaxKeys); err != nil {
		if errors.Is(err, ErrKeyLimit) {
			return Key{}, "", fault.Newf(fault.KeyLimitReached, "The account has %d active keys, which is the most it may have. Revoke one first.", MaxKeys).With("limit", MaxKeys)
		}
		return Key{}, "", err
	}
	return k, secret, nil
}

// Keys lists an account's keys, newest first, revoked ones too.
func (s *Service) Keys(ctx context.Context, idOrEmail string) ([]Key, error) {
	a, err := s.Find(ctx, idOrEmail)
	if err != nil {
		return nil, err
	}
	return s.store.Keys(ctx, a.ID)
}

// RevokeKey ends a key at once, on every node. Revoking it again changes nothing.
func (s *Service) RevokeKey(ctx context.Context, idOrEmail, keyID string) (Key, error) {
	a, err := s.Find(ctx, idOrEmail)
	if err != nil {
		return Key{}, err
	}
	k, err := s.store.RevokeKey(ctx, a.ID, keyID, s.now().UTC())
	if errors.Is(err, ErrNotFound) {
		return Key{}, fault.Newf(fault.NotFound, "The account has no key %q. See keys list.", keyID)
	}
	return k, err
}

// Authenticate finds the caller behind a key's text: missing_api_key, invalid_api_key or revoked_api_key. It reads
// the store each time, so that a revocation by another process holds at once; a key that is not well formed costs no
// read. Last use is noted at most once a minute, without holding the request up.
func (s *Service) Authenticate(ctx context.Context, secret string) (Caller, error) {
	if secret == "" {
		return Caller{}, fault.New(fault.MissingAPIKey, "Send your API key in the Authorization header: \"Authorization: Bearer sk_live_…\".")
	}
	invalid := fault.New(fault.InvalidAPIKey, "This API key is not one of ours. Check that it was copied whole, or make a new one in Settings → API Keys.")
	if !WellFormed(secret) {
		return Caller{}, invalid
	}
	k, a, err := s.store.KeyByHash(ctx, hashOf(secret))
	if errors.Is(err, ErrNotFound) {
		return Caller{}, invalid
	} else if err != nil {
		return Caller{}, fmt.Errorf("read an API key: %w", err)
	}
	if k.RevokedAt != nil {
		return Caller{}, fault.New(fault.RevokedAPIKey, "This API key was revoked. Use another one, or make a new one in Settings → API Keys.")
	}
	s.touch(ctx, k)
	return Caller{Account: a, Tier: s.Tier(a), Key: k}, nil
}

func (s *Service) touch(ctx context.Context, k Key) {
	now := s.now().UTC()
	last, seen := s.touched.Load(k.ID)
	if seen && now.Sub(last.(time.Time)) < touchEvery || !seen && k.UsedAt != nil && now.Sub(*k.UsedAt) < touchEvery {
		return
	}
	if seen && !s.touched.CompareAndSwap(k.ID, last, now) {
		return // another request of the same key does it
	} else if !seen {
		if _, loaded := s.touched.LoadOrStore(k.ID, now); loaded {
			return
		}
	}
	go func() {
		// A lost note is made good a minute later.
		_ = s.store.TouchKey(context.WithoutCancel(ctx), k.ID, now)
	}()
}

func (s *Service) checkTier(slug string) error {
	if _, ok := s.tiers.Find(slug); !ok {
		return fault.InvalidField("tier", "invalid_value", fmt.Sprintf("There is no tier %q. Use one of: %s.", slug, strings.Join(s.tiers.Slugs(), ", ")))
	}
	return nil
}

func cleanEmail(s string) (string, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	addr, err := mail.ParseAddress(s)
	if err != nil || addr.Address != s || len(s) > 254 {
		return "", fault.InvalidField("email", "invalid_format", fmt.Sprintf("%q is not an e-mail address. Write it as name@example.com.", s))
	}
	return s, nil
}
