package usage

import (
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/fault"
)

func day(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPeriodOf(t *testing.T) {
	for _, tc := range []struct{ anchor, now, start, end string }{
		{"2026-01-15T10:00:00Z", "2026-03-15T09:59:59Z", "2026-02-15T10:00:00Z", "2026-03-15T10:00:00Z"},
		{"2026-01-15T10:00:00Z", "2026-03-15T10:00:00Z", "2026-03-15T10:00:00Z", "2026-04-15T10:00:00Z"},
		{"2026-01-31T00:00:00Z", "2026-02-28T12:00:00Z", "2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z"},
		{"2026-01-31T00:00:00Z", "2026-04-29T00:00:00Z", "2026-03-31T00:00:00Z", "2026-04-30T00:00:00Z"},
		{"2024-02-29T08:00:00Z", "2025-02-28T07:00:00Z", "2025-01-29T08:00:00Z", "2025-02-28T08:00:00Z"},
		{"2026-12-10T00:00:00Z", "2027-01-01T00:00:00Z", "2026-12-10T00:00:00Z", "2027-01-10T00:00:00Z"},
		{"2026-03-15T10:30:00+05:00", "2026-03-15T05:30:00Z", "2026-03-15T05:30:00Z", "2026-04-15T05:30:00Z"},
	} {
		p := PeriodOf(day(t, tc.anchor), day(t, tc.now))
		if !p.Start.Equal(day(t, tc.start)) || !p.End.Equal(day(t, tc.end)) {
			t.Errorf("anchor %s, now %s: %v to %v", tc.anchor, tc.now, p.Start, p.End)
		}
	}
}

// Whatever the anchor, now is in the period, and periods follow one another without gap or overlap.
func TestPeriodsAreSeamless(t *testing.T) {
	anchor := day(t, "2023-10-31T23:59:59Z")
	for now := anchor; now.Before(anchor.AddDate(3, 0, 0)); now = now.Add(17 * time.Hour) {
		p := PeriodOf(anchor, now)
		if now.Before(p.Start) || !now.Before(p.End) {
			t.Fatalf("%v is not in %v to %v", now, p.Start, p.End)
		}
		if next := PeriodOf(anchor, p.End); !next.Start.Equal(p.End) {
			t.Fatalf("after %v comes %v", p.End, next.Start)
		}
	}
}

func TestCheck(t *testing.T) {
	pro, _ := account.BuiltinTiers().Find("pro")
	spend := int64(800)
	for _, tc := range []struct {
		name       string
		a          account.Account
		used, more int64
		refused    bool
	}{
		{"within the allowance", account.Account{}, 9_000_000, 1_000_000, false},
		{"past it, overage off", account.Account{}, 9_000_000, 1_000_001, true},
		{"past it, needing none", account.Account{}, 99_000_000, 0, false},
		{"past it, overage on", account.Account{Overage: true}, 99_000_000, 1, false},
		{"up to the cap", account.Account{Overage: true, SpendingCapCents: &spend}, 10_000_000, 1_000_000, false},
		{"past the cap", account.Account{Overage: true, SpendingCapCents: &spend}, 10_000_000, 1_000_001, true},
	} {
		err := Check(tc.a, pro, tc.used, tc.more)
		if (err != nil) != tc.refused || err != nil && fault.CodeOf(err) != fault.TokenLimitExceeded {
			t.Errorf("%s: %v", tc.name, err)
		}
	}
}

func TestUSD(t *testing.T) {
	for cents, want := range map[int64]string{0: "0.00", 5: "0.05", 1250: "12.50", 100000: "1000.00"} {
		if got := USD(cents); got != want {
			t.Errorf("%d: %s", cents, got)
		}
	}
}
