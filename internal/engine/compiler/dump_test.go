package compiler

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/skycot/skycot/internal/spec"
)

// TestDump writes the app of SPEC to OUT, for a look at it by hand; without the variables there is nothing to do.
func TestDump(t *testing.T) {
	if os.Getenv("SPEC") == "" {
		t.Skip("SPEC and OUT are not set")
	}
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(os.Getenv("SPEC"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := spec.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	w, err := e.Compile(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	for p, data := range w.Files() {
		name := filepath.Join(os.Getenv("OUT"), filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
