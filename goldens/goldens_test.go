package goldens

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/workspace"
)

var update = flag.Bool("update", false, "write what the compiler makes as the expected app")

// TestGoldens compiles every spec.json below this folder and compares each file with the app folder beside it. A folder
// that has a spec and no app is compiled and checked for errors only.
func TestGoldens(t *testing.T) {
	e, err := compiler.New()
	if err != nil {
		t.Fatal(err)
	}
	specs, err := filepath.Glob("*/spec.json")
	if err != nil || len(specs) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, path := range specs {
		dir := filepath.Dir(path)
		t.Run(dir, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s, err := spec.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range spec.Validate(s) {
				t.Error(p)
			}
			if t.Failed() {
				return
			}
			w, err := e.Compile(s, nil)
			if err != nil {
				t.Fatal(err)
			}
			app := filepath.Join(dir, "app")
			if _, err := os.Stat(app); os.IsNotExist(err) {
				return
			}
			if *update {
				if err := os.RemoveAll(app); err != nil {
					t.Fatal(err)
				}
				write(t, app, w)
				return
			}
			compare(t, app, w)
		})
	}
}

func write(t *testing.T, dir string, w *workspace.Workspace) {
	t.Helper()
	for p, data := range w.Files() {
		name := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func compare(t *testing.T, app string, w *workspace.Workspace) {
	t.Helper()
	have := map[string][]byte{}
	err := filepath.WalkDir(app, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(app, p)
		if err != nil {
			return err
		}
		have[filepath.ToSlash(rel)], err = os.ReadFile(p)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range w.Diff(have) {
		got, _ := w.Get(c.Path)
		t.Errorf("%s %s%s", c.Path, c.Kind, firstDifference(have[c.Path], got))
	}
	if t.Failed() {
		t.Log("go test ./goldens -update writes what came out")
	}
}

// firstDifference shows the first line that differs.
func firstDifference(want, got []byte) string {
	a, b := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			return "\n  want " + string(a[i]) + "\n  got  " + string(b[i])
		}
	}
	return ""
}
