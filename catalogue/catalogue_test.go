package catalogue

import "testing"

// Every line of notation parses, every pool and synonym is used by one thing, and the files load at all.
func TestDataIsWhole(t *testing.T) {
	c, err := load(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range c.Nouns {
		if len(n.Fields) == 0 || len(n.Titles) == 0 {
			t.Errorf("%s: fields and titles are needed", n.Noun)
		}
		labels := map[string]bool{}
		for _, line := range n.Fields {
			f, err := ParseField(line)
			if err != nil {
				t.Errorf("%s: %v", n.Noun, err)
			}
			labels[f.Label] = true
		}
		for label := range n.Samples {
			if !labels[label] {
				t.Errorf("%s: samples for %q, which is no field", n.Noun, label)
			}
		}
	}
	seen := map[string]bool{}
	for _, w := range c.FieldWords {
		if _, err := ParseKind(w.Words[0], w.Kind); err != nil {
			t.Errorf("%v: %v", w.Words, err)
		}
		if w.Pool != "" && len(c.Pools[w.Pool]) < 6 {
			t.Errorf("%v: pool %q has fewer than six values", w.Words, w.Pool)
		}
		for _, word := range w.Words {
			if seen[word] {
				t.Errorf("field word %q is there twice", word)
			}
			seen[word] = true
		}
	}
	if len(c.Archetypes) != 17 {
		t.Errorf("%d archetypes, want 17", len(c.Archetypes))
	}
}

// A place's row on the map is where its address says.
func TestEveryPlaceHasItsPosition(t *testing.T) {
	pools := Get().Pools
	if len(pools["places"]) != len(pools["positions"]) || len(pools["towns"]) != len(pools["positions"]) {
		t.Errorf("%d places, %d towns, %d positions", len(pools["places"]), len(pools["towns"]), len(pools["positions"]))
	}
}
