package compiler

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/living"
)

// TestFixedFoldersAreReserved checks that no entity can be called like a feature, or have the route of a page, that every
// app may have: one would overwrite the other.
func TestFixedFoldersAreReserved(t *testing.T) {
	for _, root := range []string{"src/features", "src/app/(app)", "src/app/(auth)", "src/app"} {
		entries, err := fs.ReadDir(living.Files, root)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !e.IsDir() || strings.HasPrefix(e.Name(), "(") || e.Name() == "fonts" || vocabulary().Reserved(e.Name()) != "" {
				continue
			}
			s := clone(t, goldenSpec(t, "minimal"))
			if root == "src/features" {
				s.Entities[0].Name = strings.ReplaceAll(e.Name(), "-", "_")
			} else {
				s.Entities[0].Route = e.Name()
			}
			if len(spec.Validate(s)) == 0 {
				t.Errorf("an entity may take %s", path.Join(root, e.Name()))
			}
		}
	}
}
