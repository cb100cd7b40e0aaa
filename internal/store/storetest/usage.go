package storetest

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/usage"
)

// UsageStore is what a driver brings to Usage.
type UsageStore interface {
	account.Store
	usage.Store
}

// Usage checks usage.Store.
func Usage(t *testing.T, open func(*testing.T) UsageStore) {
	ctx := context.Background()
	period := usage.Period{Start: at.Add(-24 * time.Hour), End: at.Add(24 * time.Hour)}

	t.Run("the ledger adds up, each entry once, in its period and scope only", func(t *testing.T) {
		s := open(t)
		a, b := NewAccount(t, s), NewAccount(t, s)
		entry := func(id, project, model string, billed int64, when time.Time, live bool) usage.Entry {
			return usage.Entry{ID: id, Scope: scopeOf(a, live), ProjectID: project, BuildID: "bld_1", Model: model, Input: billed, Billed: billed, At: when}
		}
		entries := []usage.Entry{
			entry("1", "p1", "m1", 100, at, true), entry("2", "p2", "m1", 300, at.Add(-23*time.Hour), true), entry("3", "p1", "m2", 50, at, true),
			entry("4", "p1", "m1", 7, period.End, true), entry("5", "p1", "m1", 7, period.Start.Add(-time.Microsecond), true), entry("6", "p1", "m1", 7, at, false),
		}
		for range 2 { // writing again charges nothing
			if err := s.AppendUsage(ctx, entries); err != nil {
				t.Fatal(err)
			}
		}
		got, err := s.UsageSums(ctx, scopeOf(a, true), period)
		want := usage.Sums{Tokens: 450,
			ByDay:     []usage.DayTokens{{Date: "2026-03-14", Tokens: 300}, {Date: "2026-03-15", Tokens: 150}},
			ByProject: []usage.ProjectTokens{{ProjectID: "p2", Tokens: 300}, {ProjectID: "p1", Tokens: 150}},
			ByModel:   []usage.ModelTokens{{Model: "m1", Tokens: 400}, {Model: "m2", Tokens: 50}}}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v", got, err)
		}
		if got, err := s.UsageSums(ctx, scopeOf(b, true), period); err != nil || got.Tokens != 0 || got.ByDay == nil {
			t.Errorf("another account: %+v %v", got, err)
		}
	})

	t.Run("reservations made at once cannot pass the limit together", func(t *testing.T) {
		s := open(t)
		sc := scopeOf(NewAccount(t, s), true)
		if err := s.AppendUsage(ctx, []usage.Entry{{ID: "x", Scope: sc, ProjectID: "p", BuildID: "b", Model: "m", Billed: 500, At: at}}); err != nil {
			t.Fatal(err)
		}
		full := errors.New("full")
		reserve := func(build string, tokens int64) error {
			return s.Reserve(ctx, sc, build, tokens, period, at, func(used, reserved int64) error {
				if used+reserved+tokens > 1000 {
					return full
				}
				return nil
			})
		}
		var passed atomic.Int64
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Go(func() {
				if err := reserve("bld_"+string(rune('a'+i)), 100); err == nil {
					passed.Add(1)
				} else if !errors.Is(err, full) {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if passed.Load() != 5 {
			t.Fatalf("%d passed", passed.Load())
		}
		sums, err := s.UsageSums(ctx, sc, period)
		if err != nil || sums.Reserved != 500 {
			t.Errorf("reserved %+v %v", sums, err)
		}
	})

	t.Run("a reservation replaces the build's earlier one and is given back", func(t *testing.T) {
		s := open(t)
		sc := scopeOf(NewAccount(t, s), true)
		allow := func(int64, int64) error { return nil }
		for _, tokens := range []int64{100, 250} {
			if err := s.Reserve(ctx, sc, "bld_1", tokens, period, at, allow); err != nil {
				t.Fatal(err)
			}
		}
		if sums, err := s.UsageSums(ctx, sc, period); err != nil || sums.Reserved != 250 {
			t.Errorf("reserved %d %v", sums.Reserved, err)
		}
		// One whose build was never made (a crash in between) stops counting soon.
		err := s.Reserve(ctx, sc, "bld_2", 1, period, at.Add(time.Hour), func(_, reserved int64) error {
			if reserved != 0 {
				t.Errorf("%d reserved by a build that is not there", reserved)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := s.ReleaseReservation(ctx, "bld_1"); err != nil {
				t.Fatal(err)
			}
		}
		if sums, err := s.UsageSums(ctx, sc, period); err != nil || sums.Reserved != 1 {
			t.Errorf("reserved %d %v", sums.Reserved, err)
		}
	})
}
