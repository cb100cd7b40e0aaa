// Package workspace holds the files of one build in memory: what engines proposed, checked and listed, until an edge
// writes them to a folder or a ZIP. The same files always give the same bytes.
package workspace

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"path"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/skycot/skycot/internal/draft"
)

// MaxPath is the longest path, in bytes, and MaxFile the largest file that a workspace takes.
const (
	MaxPath = 240
	MaxFile = 8 << 20
)

// Workspace is a set of files by path. It may be used from several goroutines.
type Workspace struct {
	mu     sync.RWMutex
	files  map[string][]byte
	folded map[string]string // lower-case path of every file and folder → how it is written
}

// New returns an empty workspace.
func New() *Workspace {
	return &Workspace{files: map[string][]byte{}, folded: map[string]string{}}
}

// From returns a workspace holding files (path → content). The error is that of Add.
func From(files map[string][]byte) (*Workspace, error) {
	w := New()
	for _, p := range sorted(files) {
		if err := w.Add(draft.Draft{Path: p, Data: files[p]}); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// PathError says why a draft was refused.
type PathError struct {
	Path   string
	Reason string
}

// Error names the path and the reason.
func (e *PathError) Error() string { return fmt.Sprintf("file %q refused: %s", e.Path, e.Reason) }

// Add puts drafts into the workspace, replacing files of the same path. Paths must be relative, clean and
// slash-separated, and may not differ from another only in the case of letters, because such files are one file on
// many machines. The error is *PathError; drafts before it have been added.
func (w *Workspace) Add(drafts ...draft.Draft) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, d := range drafts {
		if reason := CheckPath(d.Path); reason != "" {
			return &PathError{d.Path, reason}
		}
		if len(d.Data) > MaxFile {
			return &PathError{d.Path, fmt.Sprintf("larger than %d bytes", MaxFile)}
		}
		if reason := w.clash(d.Path); reason != "" {
			return &PathError{d.Path, reason}
		}
		w.files[d.Path] = d.Data
		for p := d.Path; p != "."; p = path.Dir(p) {
			w.folded[strings.ToLower(p)] = p
		}
	}
	return nil
}

// clash says which file or folder stands in the way of p; "" when none does.
func (w *Workspace) clash(p string) string {
	for dir := p; dir != "."; dir = path.Dir(dir) {
		if other, ok := w.folded[strings.ToLower(dir)]; ok && other != dir {
			return fmt.Sprintf("differs from %q only in upper and lower case", other)
		}
		if _, isFile := w.files[dir]; isFile && dir != p {
			return fmt.Sprintf("%q is a file, not a folder", dir)
		}
	}
	if _, isFile := w.files[p]; !isFile {
		if _, taken := w.folded[strings.ToLower(p)]; taken {
			return "a folder has this name"
		}
	}
	return ""
}

// reservedNames cannot be files on Windows.
var reservedNames = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}

// CheckPath says why a path cannot be in a workspace; "" when it can.
func CheckPath(p string) string {
	switch {
	case p == "":
		return "the path is empty"
	case len(p) > MaxPath:
		return fmt.Sprintf("the path is longer than %d bytes", MaxPath)
	case !utf8.ValidString(p):
		return "the path is not UTF-8"
	case strings.ContainsRune(p, 0):
		return "the path holds a NUL"
	case strings.ContainsAny(p, `\:*?"<>|`):
		return `the path holds one of \ : * ? " < > |`
	case strings.HasPrefix(p, "/"):
		return "the path is absolute"
	case path.Clean(p) != p || p == ".":
		return "the path is not clean"
	}
	for _, r := range p {
		if r < 0x20 || r == 0x7f {
			return "the path holds a control character"
		}
	}
	for _, part := range strings.Split(p, "/") {
		if part == ".." {
			return "the path leaves the workspace"
		}
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || strings.HasPrefix(part, " ") {
			return "a part of the path starts or ends with a space, or ends with a dot"
		}
		stem, _, _ := strings.Cut(strings.ToLower(part), ".")
		if reservedNames[stem] {
			return fmt.Sprintf("%q is not a file name on every system", part)
		}
		if part == ".git" || part == "node_modules" {
			return fmt.Sprintf("%q does not belong to the app", part)
		}
	}
	return ""
}

// Get returns the content of a file. The caller must not change it.
func (w *Workspace) Get(p string) ([]byte, bool) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	data, ok := w.files[p]
	return data, ok
}

// Remove takes a file out; it is no error when there is none.
func (w *Workspace) Remove(p string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.files, p)
	w.folded = map[string]string{}
	for f := range w.files {
		for ; f != "."; f = path.Dir(f) {
			w.folded[strings.ToLower(f)] = f
		}
	}
}

// Files returns a copy of the map path → content. The contents are shared and must not be changed.
func (w *Workspace) Files() map[string][]byte {
	w.mu.RLock()
	defer w.mu.RUnlock()
	out := make(map[string][]byte, len(w.files))
	for p, data := range w.files {
		out[p] = data
	}
	return out
}

// Entry is one file in a listing.
type Entry struct {
	Path   string `json:"path"`
	Size   int    `json:"size"`   // bytes
	SHA256 string `json:"sha256"` // of the content, hex
	Type   string `json:"type"`   // media type
}

// List returns every file in path order.
func (w *Workspace) List() []Entry {
	files := w.Files()
	out := make([]Entry, 0, len(files))
	for _, p := range sorted(files) {
		sum := sha256.Sum256(files[p])
		out = append(out, Entry{p, len(files[p]), hex.EncodeToString(sum[:]), ContentType(p, files[p])})
	}
	return out
}

// Digest returns one sha256, in hex, over all paths and contents: equal digests mean equal workspaces.
func (w *Workspace) Digest() string {
	h := sha256.New()
	for _, e := range w.List() {
		fmt.Fprintf(h, "%s\x00%s\x00", e.Path, e.SHA256)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// types are media types that the mime package does not know, or knows differently from machine to machine.
var types = map[string]string{
	".ts": "text/typescript; charset=utf-8", ".tsx": "text/typescript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".json": "application/json", ".css": "text/css; charset=utf-8",
	".md": "text/markdown; charset=utf-8", ".sql": "application/sql", ".svg": "image/svg+xml", ".woff2": "font/woff2",
	".html": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".png": "image/png", ".ico": "image/x-icon",
}

// ContentType returns a file's media type: by its name, or by whether it is text.
func ContentType(p string, data []byte) string {
	ext := strings.ToLower(path.Ext(p))
	if t, ok := types[ext]; ok {
		return t
	}
	if utf8.Valid(data) && !bytes.ContainsRune(data, 0) {
		return "text/plain; charset=utf-8"
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}

func sorted(files map[string][]byte) []string {
	paths := make([]string, 0, len(files))
	for p := range files {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	return paths
}
