package goldens

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/archetype"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/spec"
)

// TestChangesOfEverything asks of every golden's entities and fields that they go, must be filled in, or become a text. Whatever is
// then said to be done must compile as a build on top of the golden, and what is said not to be done must say why.
func TestChangesOfEverything(t *testing.T) {
	e, err := compiler.New()
	if err != nil {
		t.Fatal(err)
	}
	specs, err := filepath.Glob("*/spec.json")
	if err != nil || len(specs) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, path := range specs {
		t.Run(filepath.Dir(path), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			base, err := spec.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			w, err := e.Compile(base, nil)
			if err != nil {
				t.Fatal(err)
			}
			var wishes []string
			for _, x := range base.Entities {
				wishes = append(wishes, fmt.Sprintf("Remove the %s.", strings.ToLower(x.LabelPlural)))
				for i, f := range x.Fields {
					of := fmt.Sprintf("the %s of %s", strings.ToLower(f.Label), strings.ToLower(x.LabelPlural))
					wishes = append(wishes, []string{"Remove " + of + ".", "Make " + of + " required.", "Change " + of + " to text.", "Make " + of + " optional."}[i%4])
				}
			}
			done := 0
			for _, wish := range wishes {
				r, err := archetype.Compile(archetype.Request{Name: base.App.Name, Description: "The app as it is.", Requirements: wish, Base: base})
				if err != nil {
					t.Errorf("%s: %v", wish, err)
					continue
				}
				last := r.Spec.Requirements[len(r.Spec.Requirements)-1]
				if last.Unmet != "" {
					t.Logf("%s: %s", wish, last.Unmet)
					continue
				}
				done++
				if len(last.Nodes) == 0 {
					t.Errorf("%s: neither done nor refused: %+v", wish, last)
				}
				if _, err := e.Compile(r.Spec, &engine.Base{Spec: base, Files: w.Files()}); err != nil {
					t.Errorf("%s: %v", wish, err)
				}
			}
			if len(base.Entities) > 1 && done == 0 {
				t.Errorf("none of %d wishes was met", len(wishes))
			}
			t.Logf("%d of %d wishes done", done, len(wishes))
		})
	}
}
