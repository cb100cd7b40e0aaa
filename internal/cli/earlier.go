package cli

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/workspace"
)

// earlier is what stands beside an app's folder so that the next build can go on from it.
type earlier struct {
	Spec     *spec.Spec    `json:"spec"`
	Compiler string        `json:"compiler"`
	Paths    []string      `json:"files"`
	Report   *build.Report `json:"report"`
	// Owners are the sessions that wrote the files, by path; the next build does not need them, people who compare two do.
	Owners map[string]string `json:"owners"`
	// Written is what the engine had written for files in which this build has people's changes; null where a file is theirs alone.
	Written map[string]*string `json:"written,omitempty"`

	files map[string][]byte
	made  map[string][]byte // what the engine had written for files that people have changed; nil for their own
	left  []string          // files of people's own that cannot be taken along, each with the reason
}

// earlierFile is its name for a folder.
func earlierFile(dir string) string { return filepath.Clean(dir) + ".build.json" }

// readEarlier reads an app's folder as the base of a build.
func readEarlier(dir string) (*earlier, error) {
	raw, err := os.ReadFile(earlierFile(dir))
	if errors.Is(err, os.ErrNotExist) {
		return nil, usageError("%s is missing: it is written beside the folder of every build and --base needs both", earlierFile(dir))
	}
	if err != nil {
		return nil, err
	}
	var e earlier
	if err := json.Unmarshal(raw, &e); err != nil || e.Spec == nil {
		return nil, usageError("%s is not what a build writes; use the one of the build you want to go on from", earlierFile(dir))
	}
	if problems := spec.Validate(e.Spec); len(problems) > 0 {
		return nil, usageError("the spec in %s cannot be built: %s: %s", earlierFile(dir), problems[0].Path, problems[0].Reason)
	}
	delivered := zipped(dir)
	e.files, e.made = make(map[string][]byte, len(e.Paths)), map[string][]byte{}
	for _, p := range e.Paths {
		if reason := workspace.CheckPath(p); reason != "" {
			return nil, usageError("%s lists the file %q: %s", earlierFile(dir), p, reason)
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
		if errors.Is(err, os.ErrNotExist) {
			continue // its owner deleted it
		}
		if err != nil {
			return nil, fmt.Errorf("read the base: %w", err)
		}
		was, known := delivered[p]
		if p == "package-lock.json" && known && sameLock(was, data) {
			data = was
		}
		e.files[p] = data
		if text, merged := e.Written[p]; merged && text != nil {
			e.made[p] = []byte(*text)
		} else if merged {
			e.made[p] = nil
		} else if known && !bytes.Equal(was, data) {
			e.made[p] = was
		}
	}
	if err := e.own(dir); err != nil {
		return nil, fmt.Errorf("read the base: %w", err)
	}
	if err := build.CheckLocks(e.files[build.LockFile]); err != nil {
		return nil, usageError("%s: %s", filepath.Join(dir, build.LockFile), err)
	}
	return &e, nil
}

// sameLock says whether two package-lock.json hold the same packages. npm writes the file anew when it installs: keys in
// another order, and by its settings with or without where a package came from.
func sameLock(a, b []byte) bool {
	var locks [2]map[string]any
	for i, raw := range [2][]byte{a, b} {
		if json.Unmarshal(raw, &locks[i]) != nil {
			return false
		}
		packages, _ := locks[i]["packages"].(map[string]any)
		for _, p := range packages {
			if p, ok := p.(map[string]any); ok {
				delete(p, "resolved")
			}
		}
	}
	return reflect.DeepEqual(locks[0], locks[1])
}

// notSource are names that tools and the running app make in an app's folder, and a person's settings, which may be secret.
var notSource = []string{"node_modules", ".next", ".git", ".data", ".skycot", ".vercel", ".idea", ".vscode", "coverage", "test-results", "playwright-report",
	"next-env.d.ts", "*.tsbuildinfo", "*.log", ".DS_Store", ".env", ".env.*"}

// own takes along files that people have added to the app's folder.
func (e *earlier) own(dir string) error {
	delivered := make(map[string]bool, len(e.Paths))
	for _, p := range e.Paths {
		delivered[p] = true
	}
	return filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || file == dir {
			return err
		}
		for _, pattern := range notSource {
			if hit, _ := path.Match(pattern, entry.Name()); !hit {
				continue
			}
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		rel, err := filepath.Rel(dir, file)
		p := filepath.ToSlash(rel)
		if err != nil || entry.IsDir() || delivered[p] {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		reason := build.Editable(p)
		switch {
		case !entry.Type().IsRegular():
			reason = "is not a plain file"
		case reason == "" && info.Size() > build.MaxEdit:
			reason = fmt.Sprintf("is larger than %d KiB", build.MaxEdit>>10)
		}
		if reason != "" {
			e.left = append(e.left, p+" "+reason)
			return nil
		}
		if e.files[p], err = os.ReadFile(file); err != nil {
			return err
		}
		e.made[p] = nil
		return nil
	})
}

// zipped are the files of the ZIP beside an app's folder, as the build wrote them; empty when it is gone. Without it a
// change of a file cannot be told from what was written, and the next build writes the file anew.
func zipped(dir string) map[string][]byte {
	z, err := zip.OpenReader(filepath.Clean(dir) + ".zip")
	if err != nil {
		return nil
	}
	defer func() { _ = z.Close() }()
	files := map[string][]byte{}
	for _, f := range z.File {
		_, path, ok := strings.Cut(f.Name, "/") // below the app's own folder
		if !ok || f.FileInfo().IsDir() || f.UncompressedSize64 > 64<<20 {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil
		}
		data, err := io.ReadAll(io.LimitReader(r, 64<<20))
		if errors.Join(err, r.Close()) != nil {
			return nil
		}
		files[path] = data
	}
	return files
}

func writeEarlier(ctx context.Context, builds *build.Service, sc build.Scope, id string, sp *spec.Spec, rep *build.Report, out string) error {
	list, err := builds.Files(ctx, sc, id, "", 0)
	if err != nil {
		return err
	}
	e := earlier{Spec: sp, Compiler: builds.Compiler, Report: rep}
	if e.Written, err = builds.Written(ctx, sc, id); err != nil {
		return err
	}
	e.Owners = make(map[string]string, len(list.Files))
	for _, f := range list.Files {
		e.Paths = append(e.Paths, f.Path)
		e.Owners[f.Path] = f.Session
	}
	raw, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(earlierFile(out), append(raw, '\n'), 0o644)
}
