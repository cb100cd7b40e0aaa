// Package usage counts model tokens against an account's allowance and says when a build may not go on.
//
// The ledger is append-only and its sum is the usage. Before a build starts, what it is expected to use is reserved, so
// that builds started at once cannot pass the limit together. Work of the built-in compiler costs nothing and writes
// nothing; neither does anything of test mode.
package usage

import (
	"context"
	"fmt"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

// Entry is one line of the ledger: what one model call, or one session's calls, billed.
type Entry struct {
	ID        string // chosen by the writer; writing it again changes nothing
	Scope     build.Scope
	ProjectID string
	BuildID   string
	Model     string
	Input     int64
	Output    int64
	Cached    int64
	Billed    int64 // input + output, cached input at the provider's weight
	At        time.Time
}

// Period is a billing period: Start is in it, End is the start of the next.
type Period struct{ Start, End time.Time }

// PeriodOf is the calendar month, counted from the anchor's day and time, that holds now; UTC. An anchor on a day that a
// month lacks falls on its last day.
func PeriodOf(anchor, now time.Time) Period {
	anchor, now = anchor.UTC(), now.UTC()
	months := (now.Year()-anchor.Year())*12 + int(now.Month()-anchor.Month())
	if addMonths(anchor, months).After(now) {
		months--
	}
	return Period{addMonths(anchor, months), addMonths(anchor, months+1)}
}

func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// Sums are what a period holds. Lists are sorted: days by date, the others by tokens, most first.
type Sums struct {
	Tokens    int64
	Reserved  int64
	Builds    BuildCounts
	ByDay     []DayTokens
	ByProject []ProjectTokens
	ByModel   []ModelTokens
}

// BuildCounts are of builds created in the period, by where they stand now.
type BuildCounts struct{ Started, Completed, Failed int }

// DayTokens is one day (UTC) with any use.
type DayTokens struct {
	Date   string // 2026-03-15
	Tokens int64
}

// ProjectTokens is one project's use.
type ProjectTokens struct {
	ProjectID string
	Tokens    int64
}

// ModelTokens is one model's use.
type ModelTokens struct {
	Model  string
	Tokens int64
}

// Store keeps the ledger and the reservations.
type Store interface {
	// AppendUsage adds entries; one whose ID is there already is left as it is.
	AppendUsage(ctx context.Context, entries []Entry) error
	// UsageSums adds up a period.
	UsageSums(ctx context.Context, sc build.Scope, p Period) (Sums, error)
	// Reserve hands the tokens used in the period and reserved by other builds to check and, if it agrees, keeps the
	// build's reservation in place of an earlier one, in one transaction.
	Reserve(ctx context.Context, sc build.Scope, buildID string, tokens int64, p Period, at time.Time, check func(used, reserved int64) error) error
	// ReleaseReservation forgets a build's reservation, if there is one.
	ReleaseReservation(ctx context.Context, buildID string) error
}

// Service is what may be done with usage. Errors are coded.
type Service struct {
	store Store
	now   func() time.Time
}

// NewService returns a Service over the store. now is the clock.
func NewService(store Store, now func() time.Time) *Service { return &Service{store: store, now: now} }

// Record adds to the ledger what models billed.
func (s *Service) Record(ctx context.Context, entries ...Entry) error {
	return s.store.AppendUsage(ctx, entries)
}

// Reserve sets aside what a build is expected to use: token_limit_exceeded when that may not be used. A build that
// needs no tokens, and any in test mode, is always allowed.
func (s *Service) Reserve(ctx context.Context, c account.Caller, buildID string, tokens int64) error {
	if tokens <= 0 || !c.Livemode() {
		return nil
	}
	sc := build.Scope{AccountID: c.Account.ID, Livemode: true}
	return s.store.Reserve(ctx, sc, buildID, tokens, PeriodOf(c.Account.CreatedAt, s.now()), s.now(), func(used, reserved int64) error {
		return Check(c.Account, c.Tier, used, reserved+tokens)
	})
}

// Release gives back what is left of a build's reservation. Call it when the build has ended.
func (s *Service) Release(ctx context.Context, buildID string) error {
	return s.store.ReleaseReservation(ctx, buildID)
}

// Check says whether an account that has used so many tokens in the period may use more: nil, or token_limit_exceeded.
func Check(a account.Account, t account.Tier, used, more int64) error {
	limit := t.Limits(a).TokensPerMonth
	over := used + more - limit
	if more <= 0 || over <= 0 {
		return nil
	}
	exceeded := fault.New(fault.TokenLimitExceeded, "").
		With("tokens_used", used).With("tokens_limit", limit).With("overage_rate", t.OverageRate())
	if !a.Overage {
		exceeded.Message = "Monthly token allowance exhausted. Upgrade your plan or wait for the next billing cycle."
		return exceeded
	}
	if spend := a.SpendingCapCents; spend != nil && t.OverageCents(over) > *spend {
		exceeded.Message = "This build would pass your spending cap. Raise the cap, upgrade your plan or wait for the next billing cycle."
		return exceeded.With("spending_cap_usd", USD(*spend))
	}
	return nil
}

// Summary is the current period of an account.
type Summary struct {
	Period        Period
	Tier          string
	TokensUsed    int64
	TokensLimit   int64
	OverageTokens int64
	OverageRate   string
	OverageCents  int64
	Sums          Sums
}

// Summary adds up the caller's current period.
func (s *Service) Summary(ctx context.Context, c account.Caller) (Summary, error) {
	p := PeriodOf(c.Account.CreatedAt, s.now())
	sums, err := s.store.UsageSums(ctx, build.Scope{AccountID: c.Account.ID, Livemode: c.Livemode()}, p)
	if err != nil {
		return Summary{}, err
	}
	limit := c.Tier.Limits(c.Account).TokensPerMonth
	over := max(sums.Tokens-limit, 0)
	return Summary{
		Period: p, Tier: c.Tier.Slug, TokensUsed: sums.Tokens, TokensLimit: limit,
		OverageTokens: over, OverageRate: c.Tier.OverageRate(), OverageCents: c.Tier.OverageCents(over), Sums: sums,
	}, nil
}

// USD writes cents as a decimal: "12.50".
func USD(cents int64) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }
