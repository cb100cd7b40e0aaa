package workspace

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// stamp is the time of every file in a ZIP: the earliest that the format can hold.
var stamp = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// WriteZIP streams the workspace to out as a ZIP in which every path starts with folder ("" for none). The bytes depend on
// the files and folder only.
func (w *Workspace) WriteZIP(out io.Writer, folder string) error {
	if folder != "" {
		if reason := CheckPath(folder); reason != "" {
			return &PathError{folder, reason}
		}
		folder += "/"
	}
	files := w.Files()
	z := zip.NewWriter(out)
	for _, p := range sorted(files) {
		h := &zip.FileHeader{Name: folder + p, Method: zip.Deflate, Modified: stamp}
		h.SetMode(0o644)
		f, err := z.CreateHeader(h)
		if err != nil {
			return fmt.Errorf("zip %s: %w", p, err)
		}
		if _, err := f.Write(files[p]); err != nil {
			return fmt.Errorf("zip %s: %w", p, err)
		}
	}
	return z.Close()
}

// WriteFolder writes the workspace below dir, which is made when it does not exist. Files that are there already with
// the same content are left alone, others of the same path are replaced, further files stay. Symbolic links in the
// way are refused, so nothing outside of dir is ever written.
func (w *Workspace) WriteFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	files := w.Files()
	for _, p := range sorted(files) {
		name := filepath.FromSlash(p)
		if info, err := root.Lstat(name); err == nil && info.Mode().IsRegular() && info.Size() == int64(len(files[p])) {
			if have, err := root.ReadFile(name); err == nil && bytes.Equal(have, files[p]) {
				continue
			}
		}
		if parent := filepath.Dir(name); parent != "." {
			if err := root.MkdirAll(parent, 0o755); err != nil {
				return fmt.Errorf("make the folder of %s: %w", p, err)
			}
		}
		if err := root.WriteFile(name, files[p], 0o644); err != nil {
			return fmt.Errorf("write %s: %w", p, err)
		}
	}
	return nil
}

// Change is one difference from a base.
type Change struct {
	Path string `json:"path"`
	Kind string `json:"kind"` // added | changed | removed
}

// Diff lists, in path order, how the workspace differs from base (path → content).
func (w *Workspace) Diff(base map[string][]byte) []Change {
	files := w.Files()
	all := map[string][]byte{}
	for p := range base {
		all[p] = nil
	}
	for p := range files {
		all[p] = nil
	}
	var out []Change
	for _, p := range sorted(all) {
		now, is := files[p]
		then, was := base[p]
		switch {
		case !was:
			out = append(out, Change{p, "added"})
		case !is:
			out = append(out, Change{p, "removed"})
		case !bytes.Equal(now, then):
			out = append(out, Change{p, "changed"})
		}
	}
	return out
}
