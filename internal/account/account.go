// Package account knows who calls: accounts, what their tier allows, and the API keys that stand for them.
//
// Tiers are data (catalogue/tiers.yaml), so that an operator changes prices and limits without code. A key belongs to
// one account and one mode; live and test data never meet. Accounts and keys are made by the operator or the
// dashboard, never by another key.
package account

import (
	"context"
	"errors"
	"time"
)

// MaxKeys is how many active keys an account may have, live and test together.
const MaxKeys = 5

// Account is one customer. Nil numbers mean: as the tier says.
type Account struct {
	ID                string
	Email             string // lower case, unique
	Tier              string // slug
	RequestsPerMinute *int
	TokensPerMonth    *int64
	ConcurrentBuilds  *int
	Overage           bool   // builds may go on past the allowance, at the tier's rate
	SpendingCapCents  *int64 // of overage, in a billing period; nil: no cap
	CreatedAt         time.Time
	UpdatedAt         time.Time
}

// Caller is who a request speaks for: an account in one mode, and what it may do.
type Caller struct {
	Account Account
	Tier    Tier
	Key     Key
}

// Livemode says which of the account's data the caller sees.
func (c Caller) Livemode() bool { return c.Key.Livemode }

// Limits are the numbers that hold for an account: its own, else its tier's.
type Limits struct {
	RequestsPerMinute int
	TokensPerMonth    int64
	ConcurrentBuilds  int
}

// Limits returns the numbers that hold for a.
func (t Tier) Limits(a Account) Limits {
	l := Limits{t.RequestsPerMinute, t.TokensPerMonth, t.ConcurrentBuilds}
	if a.RequestsPerMinute != nil {
		l.RequestsPerMinute = *a.RequestsPerMinute
	}
	if a.TokensPerMonth != nil {
		l.TokensPerMonth = *a.TokensPerMonth
	}
	if a.ConcurrentBuilds != nil {
		l.ConcurrentBuilds = *a.ConcurrentBuilds
	}
	return l
}

// Errors that a Store returns.
var (
	ErrNotFound   = errors.New("account: not found")
	ErrEmailTaken = errors.New("account: an account has this e-mail")
	ErrKeyLimit   = errors.New("account: too many active keys")
)

// Store keeps accounts and keys. Every method may be called from many goroutines.
type Store interface {
	// InsertAccount returns ErrEmailTaken when another account has the e-mail.
	InsertAccount(ctx context.Context, a Account) error
	// UpdateAccount hands the account to change and keeps what it left there, in one transaction. ErrNotFound; an
	// error of change is returned as it is and keeps nothing.
	UpdateAccount(ctx context.Context, id string, change func(*Account) error) (Account, error)
	// Account and AccountByEmail return ErrNotFound.
	Account(ctx context.Context, id string) (Account, error)
	AccountByEmail(ctx context.Context, email string) (Account, error)
	// InsertKey returns ErrKeyLimit when the account has limit active keys already; two calls at once cannot pass it.
	InsertKey(ctx context.Context, k Key, h Hash, limit int) error
	// Keys returns the account's keys, newest first, revoked ones too.
	Keys(ctx context.Context, accountID string) ([]Key, error)
	// RevokeKey sets RevokedAt unless it is set, and returns the key. ErrNotFound.
	RevokeKey(ctx context.Context, accountID, keyID string, at time.Time) (Key, error)
	// KeyByHash returns the key with its account, revoked or not. ErrNotFound.
	KeyByHash(ctx context.Context, h Hash) (Key, Account, error)
	// TouchKey notes that the key was used.
	TouchKey(ctx context.Context, keyID string, at time.Time) error
}
