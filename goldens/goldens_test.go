package goldens

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/workspace"
	"github.com/skycot/skycot/living"
)

var update = flag.Bool("update", false, "write what the compiler makes as the expected app")

// TestGoldens compiles every spec.json below this folder and compares each file that was cut with the
// app folder beside it, and the sums of those that were copied with its MANIFEST. A folder
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
				for p, data := range golden(t, w) {
					writeFile(t, app, p, data)
				}
				return
			}
			compare(t, app, golden(t, w))
		})
	}
}

// manifest lists the files that are copied from the living app as they are, with their sums, in place of the files.
const manifest = "MANIFEST"

// golden returns what is kept of an app: the files that were cut, and the manifest of the others.
func golden(t *testing.T, w *workspace.Workspace) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	var copied strings.Builder
	files := w.Files()
	for _, e := range w.List() {
		same, err := fs.ReadFile(living.Files, e.Path)
		if err == nil && bytes.Equal(same, files[e.Path]) || e.Path == "package-lock.json" {
			fmt.Fprintf(&copied, "%s  %s\n", e.SHA256, e.Path)
			continue
		}
		out[e.Path] = files[e.Path]
	}
	out[manifest] = []byte(copied.String())
	return out
}

// write puts a whole app into a folder.
func write(t *testing.T, dir string, w *workspace.Workspace) {
	t.Helper()
	for p, data := range w.Files() {
		writeFile(t, dir, p, data)
	}
}

func writeFile(t *testing.T, dir, path string, data []byte) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func compare(t *testing.T, app string, want map[string][]byte) {
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
	now, err := workspace.From(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range now.Diff(have) {
		t.Errorf("%s %s%s", c.Path, c.Kind, firstDifference(have[c.Path], want[c.Path]))
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
