package account

import (
	"strings"
	"testing"

	"github.com/skycot/skycot/catalogue"
)

func TestBuiltinTiers(t *testing.T) {
	tiers := BuiltinTiers()
	if got := strings.Join(tiers.Slugs(), " "); got != "starter pro business enterprise" {
		t.Fatalf("tiers %q", got)
	}
	starter, _ := tiers.Find("starter")
	pro, _ := tiers.Find("pro")
	if starter.API || !pro.API || pro.Deploy || pro.RequestsPerMinute != 60 || pro.OverageRate() != "8.00 per 1M tokens" {
		t.Errorf("starter %+v pro %+v", starter, pro)
	}
	if starter.AllowsArchetype("marketplace") || !starter.AllowsArchetype("booking") || !pro.AllowsArchetype("marketplace") {
		t.Error("archetypes by tier")
	}
	if got := tiers.Lowest(func(t Tier) bool { return t.Deploy }).Slug; got != "business" {
		t.Errorf("lowest tier that deploys: %s", got)
	}
}

func TestOverageCents(t *testing.T) {
	pro, _ := BuiltinTiers().Find("pro")
	for tokens, want := range map[int64]int64{0: 0, -5: 0, 1: 1, 1_000_000: 800, 250_000: 200, 1_250_001: 1001} {
		if got := pro.OverageCents(tokens); got != want {
			t.Errorf("%d tokens cost %d cents, want %d", tokens, got, want)
		}
	}
}

func TestParseTiersNamesTheFault(t *testing.T) {
	for name, text := range map[string]string{
		"tokens_per_month": strings.Replace(string(catalogue.Tiers), "tokens_per_month: 2000000", "tokens_per_month: lots", 1),
		"bogus":            strings.Replace(string(catalogue.Tiers), "api: false", "api: false\n    bogus: 1", 1),
		"two tiers":        strings.Replace(string(catalogue.Tiers), "slug: pro", "slug: starter", 1),
		"YAML":             "tiers: [",
	} {
		if _, err := ParseTiers([]byte(text)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("want an error that names %q, got %v", name, err)
		}
	}
}

func TestWellFormed(t *testing.T) {
	for _, live := range []bool{true, false} {
		k := newSecret(live)
		if !WellFormed(k) || strings.HasPrefix(k, LivePrefix) != live || len(k) != 48 {
			t.Fatalf("new key %q", k)
		}
		// Every single mistyped character, and a key of the other mode with the same body, is refused without a read.
		for i := len(LivePrefix); i < len(k); i++ {
			c := byte('a')
			if k[i] == c {
				c = 'b'
			}
			if WellFormed(k[:i] + string(c) + k[i+1:]) {
				t.Errorf("a mistyped character %d passes", i)
			}
		}
		swapped := TestPrefix + k[len(LivePrefix):]
		if !live {
			swapped = LivePrefix + k[len(LivePrefix):]
		}
		if WellFormed(swapped) {
			t.Error("the checksum must cover the mode")
		}
	}
}

func FuzzWellFormed(f *testing.F) {
	f.Add(newSecret(true))
	f.Add("sk_live_" + strings.Repeat("0", 40))
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		if WellFormed(s) && (len(s) != 48 || checksum(s[:42]) != s[42:]) {
			t.Errorf("%q passes", s)
		}
	})
}
