package catalogue

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Every motif of the catalogue is one that the living app draws, and the other way round.
func TestMotifsAreDrawn(t *testing.T) {
	drawn := map[string]bool{}
	for _, file := range []string{"nature", "food", "craft", "places"} {
		data, err := os.ReadFile("../living/src/kit/art/motifs-" + file + ".ts")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^  "?([a-z-]+)"?: \{`).FindAllStringSubmatch(string(data), -1) {
			drawn[m[1]] = true
		}
	}
	for m, words := range GetSite().Motifs {
		if !drawn[m] {
			t.Errorf("motif %q is not drawn", m)
		}
		for _, w := range words {
			if w != strings.ToLower(w) || len(strings.Fields(w)) > 3 {
				t.Errorf("%s: %q must be at most three words in lower case", m, w)
			}
		}
	}
	if len(drawn) < 60 {
		t.Errorf("only %d motifs found in the living app", len(drawn))
	}
}
