package workspace

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/draft"
)

func TestAddRefuses(t *testing.T) {
	for _, p := range []string{"", ".", "/etc/passwd", "../x", "a/../b", "a//b", "a/./b", "./a", "a/", `a\b`, "C:/x", "a\x00b",
		"a/\x1b[0m", "aux.ts", "a/NUL", "x.", " x", "node_modules/a.js", "a/.git/config", strings.Repeat("a", MaxPath+1), "a\xff"} {
		err := New().Add(draft.Draft{Path: p})
		var pe *PathError
		if !errors.As(err, &pe) {
			t.Errorf("%q: %v", p, err)
		}
	}
}

func TestAddClashes(t *testing.T) {
	cases := map[string][2]string{
		"case of a file":       {"src/Page.tsx", "src/page.tsx"},
		"case of a folder":     {"src/app/a.ts", "Src/app/b.ts"},
		"file as a folder":     {"a", "a/b"},
		"folder as a file":     {"a/b", "a"},
		"folder in other case": {"a/b", "A"},
	}
	for name, c := range cases {
		w := New()
		if err := w.Add(draft.Draft{Path: c[0]}); err != nil {
			t.Fatal(err)
		}
		if err := w.Add(draft.Draft{Path: c[1]}); err == nil {
			t.Errorf("%s: %s after %s was taken", name, c[1], c[0])
		}
		w.Remove(c[0])
		if err := w.Add(draft.Draft{Path: c[1]}); err != nil {
			t.Errorf("%s: after removal: %v", name, err)
		}
	}
}

func example(t *testing.T) *Workspace {
	t.Helper()
	w, err := From(map[string][]byte{"src/app/(app)/[id]/page.tsx": []byte("export {};\n"), "a.bin": {0, 1}, ".env.example": nil,
		"README.md": []byte("# a\n")})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestListAndDigest(t *testing.T) {
	var got []string
	for _, e := range example(t).List() {
		got = append(got, e.Path+" "+e.Type)
	}
	want := []string{".env.example text/plain; charset=utf-8", "README.md text/markdown; charset=utf-8",
		"a.bin application/octet-stream", "src/app/(app)/[id]/page.tsx text/typescript; charset=utf-8"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
	other := example(t)
	if other.Digest() != example(t).Digest() {
		t.Error("equal workspaces, other digests")
	}
	if err := other.Add(draft.Draft{Path: "a.bin", Data: []byte{1}}); err != nil {
		t.Fatal(err)
	}
	if other.Digest() == example(t).Digest() {
		t.Error("other workspaces, equal digests")
	}
}

func TestZIPIsTheSameEveryTime(t *testing.T) {
	var a, b bytes.Buffer
	for _, out := range []*bytes.Buffer{&a, &b} {
		if err := example(t).WriteZIP(out, "my-app"); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Fatal("two ZIPs of the same files differ")
	}
	r, err := zip.NewReader(bytes.NewReader(a.Bytes()), int64(a.Len()))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]byte{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(rc)
		got[strings.TrimPrefix(f.Name, "my-app/")] = data
	}
	if d := example(t).Diff(got); len(d) > 0 {
		t.Errorf("%v", d)
	}
	if err := example(t).WriteZIP(io.Discard, "../x"); err == nil {
		t.Error("a folder outside was taken")
	}
}

func TestDiff(t *testing.T) {
	base := example(t).Files()
	w := example(t)
	w.Remove("a.bin")
	_ = w.Add(draft.Draft{Path: "README.md", Data: []byte("# b\n")}, draft.Draft{Path: "new.ts"})
	want := []Change{{"README.md", "changed"}, {"a.bin", "removed"}, {"new.ts", "added"}}
	if got := w.Diff(base); !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
}

func FuzzCheckPath(f *testing.F) {
	for _, s := range []string{"a/b", "../a", "/a", "a/./b", "..", "a/..", "a\\..\\b", "%2e%2e/a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if CheckPath(p) != "" {
			return
		}
		full := filepath.Join("/base", filepath.FromSlash(p))
		if !strings.HasPrefix(full, "/base/") {
			t.Fatalf("%q leaves the workspace", p)
		}
	})
}
