package workspace

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
)

// stamp is the date of every file in a ZIP, 1 January 1980 as the format writes it: the earliest that it can hold.
const stamp = 1<<5 | 1

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
		h := &zip.FileHeader{Name: folder + p, Method: zip.Deflate, ModifiedDate: stamp} //nolint:staticcheck // the field without a clock
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
