package archetype

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/skycot/skycot/living"
)

// TestFacts holds that a clause is met only when its numbers, codes, quotes and names are in the app.
func TestFacts(t *testing.T) {
	for _, c := range []struct {
		name, text, clause string
		left               []string // words that must be named as missing; none: the clause is met
	}{
		{"number nothing built", "App for tool loans. Tools have a name and a price. Admins can delete 17 tools.", "17 tools", []string{"17"}},
		{"number built", "App for puzzles. A puzzle has a title, an author and a difficulty 1-7.", "difficulty 1-7", nil},
		{"example", "App for books. A book has a title, a shelf (e.g. 12) and an author.", "shelf", nil},
		{"code not built", "App for claims. A claim has a title, an amount and a code like QX-2026-0001.", "QX-2026", []string{"QX-2026-0001"}},
		{"quote not built", `App for boats. A boat has a name, a length and a mark "seaworthy as of today".`, "seaworthy", []string{"seaworthy as of today"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := compile(t, Request{Name: "App", Description: c.text})
			for _, q := range r.Spec.Requirements {
				if !strings.Contains(q.Text, c.clause) {
					continue
				}
				said := strings.Join(q.Left, " ") + q.Unmet
				if len(c.left) == 0 && said != "" {
					t.Errorf("%s: missing %q", q.Text, said)
				}
				for _, w := range c.left {
					if !strings.Contains(said, w) {
						t.Errorf("%s: %q is not named as missing, only %q; nodes %v", q.Text, w, said, q.Nodes)
					}
				}
				return
			}
			t.Errorf("no requirement of %q in %v", c.clause, r.Spec.Requirements)
		})
	}
}

// TestCoarseClaims holds that a slice claims no words that it does not know.
func TestCoarseClaims(t *testing.T) {
	r := compile(t, Request{Name: "School", Description: "Online course with modules and a test. After passing, learners get a certificate with a hologram and a wax seal from the ministry."})
	for _, q := range r.Spec.Requirements {
		if strings.Contains(q.Text, "hologram") {
			if said := strings.Join(q.Left, " ") + q.Unmet; !strings.Contains(said, "hologram") {
				t.Errorf("hologram is claimed: %+v", q)
			}
			return
		}
	}
	t.Error("no requirement speaks of the hologram")
}

// TestFixedLabels holds that every label that a node may claim without it being in the spec stands in the living app.
func TestFixedLabels(t *testing.T) {
	all := ""
	_ = fs.WalkDir(living.Files, "src", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, _ := fs.ReadFile(living.Files, path)
			all += strings.ToLower(string(data))
		}
		return nil
	})
	for _, labels := range fixedLabels {
		for _, l := range labels {
			if !strings.Contains(all, strings.ToLower(l)) {
				t.Errorf("%q is nowhere in the living app", l)
			}
		}
	}
	for node, folders := range slicesOf {
		if len(sliceWords()[node]) < 50 {
			t.Errorf("%s: %d words in %v", node, len(sliceWords()[node]), folders)
		}
		if slices.Contains(folders, "") {
			t.Error(node)
		}
	}
}
