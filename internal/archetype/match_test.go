package archetype

import (
	"os"
	"strings"
	"testing"
)

// The labelled set: each line's slug must be what its description alone is matched to.
func TestDetect(t *testing.T) {
	data, err := os.ReadFile("testdata/slugs.txt")
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for line := range strings.SplitSeq(string(data), "\n") {
		want, text, ok := strings.Cut(line, " | ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		all++
		m := Detect("Sample", text, "")
		if m.Slug == want {
			right++
			continue
		}
		t.Errorf("%q: want %s (%.2f), got %s (%.2f)", text, want, m.Scores[want], m.Slug, m.Confidence)
	}
	t.Logf("%d of %d", right, all)
	if all < 60 {
		t.Errorf("only %d descriptions", all)
	}
}
