package compiler

import (
	"fmt"
	"testing"

	"github.com/skycot/skycot/internal/spec"
)

// pairs are text and the surfaces it is set on.
var pairs = map[string][]string{
	"foreground": {"background", "card", "muted"}, "muted_foreground": {"background", "card", "muted"}, "heading": {"background", "card"},
	"primary_foreground": {"primary"}, "primary_soft_foreground": {"primary_soft", "card", "background"}, "link": {"background", "card", "muted"},
	"accent_foreground": {"accent"}, "destructive": {"background", "card"}, "destructive_foreground": {"destructive"},
	"tone_neutral_foreground": {"tone_neutral"}, "tone_info_foreground": {"tone_info"}, "tone_success_foreground": {"tone_success"},
	"tone_warning_foreground": {"tone_warning"}, "tone_danger_foreground": {"tone_danger"},
}

// TestPaletteCanBeRead walks a grid over every hue, lightness and chroma that a text may name.
func TestPaletteCanBeRead(t *testing.T) {
	check := func(th spec.Theme) {
		for _, dark := range []bool{false, true} {
			p := palette(th, "app", dark)
			for _, v := range themeVars {
				if _, ok := p[v]; !ok {
					t.Fatalf("%s is missing", v)
				}
			}
			if len(p) != len(themeVars) {
				t.Fatalf("%d colours, %d names", len(p), len(themeVars))
			}
			for text, on := range pairs {
				for _, surface := range on {
					if c := contrast(p[text], p[surface]); c < 4.5 {
						t.Errorf("%+v dark=%v: %s %s on %s %s is %.2f", th, dark, text, p[text].hex(), surface, p[surface].hex(), c)
					}
				}
			}
		}
	}
	check(spec.Theme{})
	for l := 0; l <= 10; l += 2 {
		for h := 0; h < 360; h += 45 {
			c := oklch{float64(l) / 10, 0.2 * float64(h%90) / 45, float64(h)}.rgb().hex()
			check(spec.Theme{Primary: c})
			check(spec.Theme{Background: c})
			check(spec.Theme{Primary: "#d2691e", Background: c, Heading: "#ffff00", Accent: c})
		}
	}
}

func TestNamedColoursStayInLightMode(t *testing.T) {
	p := palette(spec.Theme{Primary: "#d2691e", Background: "#fff5ee", Accent: "#ffd700"}, "app", false)
	if p["primary"].hex() != "#d2691e" || p["background"].hex() != "#fff5ee" || p["accent"].hex() != "#ffd700" {
		t.Errorf("%s %s %s", p["primary"].hex(), p["background"].hex(), p["accent"].hex())
	}
}

func TestColourRoundTrip(t *testing.T) {
	for _, s := range []string{"#000000", "#ffffff", "#d2691e", "#0f766e", "#ff0000", "#00ff00", "#0000ff", "#808080"} {
		c, ok := parseHex(s)
		if !ok || c.oklch().rgb().hex() != s {
			t.Errorf("%s became %s", s, c.oklch().rgb().hex())
		}
	}
	if got := fmt.Sprintf("%.2f", contrast(rgb{}, rgb{255, 255, 255})); got != "21.00" {
		t.Error(got)
	}
}
