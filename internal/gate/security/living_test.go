package security

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/skycot/skycot/living"
)

// The living app, of which all apps are cut, breaks no rule that would stop a build.
func TestLivingApp(t *testing.T) {
	files := map[string][]byte{}
	err := fs.WalkDir(living.Files, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.Contains(p, "node_modules") {
			files[p], err = living.Files.ReadFile(p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Check(files, nil) {
		if f.Severity == High {
			t.Errorf("%s:%d %s: %s", f.File, f.Line, f.Rule.ID, f.Message)
		}
	}
}
