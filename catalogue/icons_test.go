package catalogue

import (
	"os"
	"regexp"
	"testing"
)

// An icon that the living app's kit does not draw would be a hole in every app that has it.
func TestIconsAreInTheKit(t *testing.T) {
	source, err := os.ReadFile("../living/src/kit/ui/icons.ts")
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^  "?([a-z-]+)"?: `).FindAllStringSubmatch(string(source), -1) {
		drawn[m[1]] = true
	}
	check := func(of, icon string) {
		if icon != "" && !drawn[icon] {
			t.Errorf("%s: the kit has no icon %q", of, icon)
		}
	}
	c := Get()
	for _, n := range c.Nouns {
		check(n.Noun, n.Icon)
	}
	for _, k := range c.Capabilities {
		if k.Title != "" {
			check(k.Slug, k.Icon)
		}
	}
	for _, a := range c.Archetypes {
		check(a.Slug, a.Icon)
	}
}
