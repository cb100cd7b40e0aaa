package spec

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWithoutTakesAwayOneThing walks every optional node of every golden: taken away alone it leaves a valid spec or is refused,
// is gone afterwards, and takes no entity, field or right with it.
func TestWithoutTakesAwayOneThing(t *testing.T) {
	files, err := filepath.Glob("../../goldens/*/spec.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	taken, all := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		before, _ := Canonical(s)
		for _, node := range Optional(s) {
			all++
			out := Without(s, node)
			if out == nil {
				continue
			}
			taken++
			if slices.Contains(Optional(out), node) {
				t.Errorf("%s: %s is still there", file, node)
			}
			if len(out.Entities) != len(s.Entities) || len(out.Roles) != len(s.Roles) {
				t.Errorf("%s: %s took an entity or a role with it", file, node)
			}
			for i := range out.Entities {
				if len(out.Entities[i].Fields) != len(s.Entities[i].Fields) || len(out.Entities[i].Access.Read) != len(s.Entities[i].Access.Read) {
					t.Errorf("%s: %s took a field or a right with it", file, node)
				}
			}
		}
		if after, _ := Canonical(s); string(after) != string(before) {
			t.Errorf("%s was changed", file)
		}
	}
	if taken*10 < all*7 {
		t.Errorf("only %d of %d optional nodes can be taken away alone", taken, all)
	}
}

func TestWithoutNeverTakesWhatHoldsTheAppTogether(t *testing.T) {
	data, err := os.ReadFile("../../goldens/network/spec.json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Entities {
		for _, node := range []string{"entities/" + e.Name, "entities/" + e.Name + "/guard", "entities/" + e.Name + "/access/read", "entities/" + e.Name + "/" + e.Title} {
			if Without(s, node) != nil {
				t.Errorf("%s was left out", node)
			}
		}
	}
	for _, node := range Optional(s) {
		for _, word := range []string{"access", "guard", "moderation", "tenancy", "roles", "editors", "publish"} {
			if strings.HasSuffix(node, "/"+word) || node == word {
				t.Errorf("%s is called optional", node)
			}
		}
	}
}
