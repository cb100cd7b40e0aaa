// Package deps is the dependency store: what generated apps and the gates' own tools need from npm, installed once per
// lock file and then shared, read-only, by all builds. Nothing is installed per build, so a build needs no network.
//
// Beside the packages a set holds what makes a first build warm: the build cache of a reference app, and an empty
// database.
package deps

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/sandbox"
)

// layout is part of every key: raise it when what a set holds changes.
const layout = "1"

// Store is a folder of sets. It may be used by many goroutines and processes at once.
type Store struct{ root string }

// Source says what to install.
type Source struct {
	Package []byte // package.json
	Lock    []byte // package-lock.json
	// Reference, when not nil, gives the files of an app with that lock file, which is built once to warm the build cache.
	// The more it is like the apps to come, the more of their builds is in the cache.
	Reference func() (map[string][]byte, error)
	// Refresh makes the build cache again when it is of another reference app than this one. Without, an old one stays in
	// use: it only makes builds slower.
	Refresh bool
}

// Set is one installed lock file. The folders are shared: they may be read and copied, never written.
type Set struct {
	Key         string
	NodeModules string
	BuildCache  string // a .next/cache to start from; "" when there is none
	Database    string // a folder with pg.tar, an empty PGlite data folder, initdb done; "" when there is none
}

// Progress is one step of an installation.
type Progress struct {
	Phase string // "wait" (another process installs), "install", "database", "cache"
	Line  string // what the phase's program printed; "" when a phase starts
}

// ColdError says that packages are missing and could not be fetched.
type ColdError struct {
	Dir    string // the store
	Reason string // npm's own words
}

func (e *ColdError) Error() string {
	return fmt.Sprintf("the dependency store %s has no packages yet and the npm registry could not be reached (%s); "+
		"connect this machine to the network once and run `skycot doctor --fix`, or copy a filled store here and point SKYCOT_DEPS at it", e.Dir, e.Reason)
}

// Open returns the store in dir, made when missing. With dir "" it is $SKYCOT_DEPS, else a folder in the user's cache; for
// root, whose home nobody else may enter, one in /var/cache: apps' code runs as another user, who has to reach it.
func Open(dir string) (*Store, error) {
	if dir == "" {
		dir = os.Getenv("SKYCOT_DEPS")
	}
	if dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return nil, fmt.Errorf("find a folder for the dependency store: %w; set SKYCOT_DEPS", err)
		}
		if os.Geteuid() == 0 && sandbox.Closed(cache) != "" {
			cache = "/var/cache"
		}
		dir = filepath.Join(cache, "skycot", "deps")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the dependency store: %w", err)
	}
	return &Store{root: dir}, nil
}

// Dir is the store's folder.
func (s *Store) Dir() string { return s.root }

// key names a set: the same packages on the same kind of machine and the same Node. What an app is called is no part
// of it, so that all apps with one lock file share one set.
func key(src Source, node string) string {
	major, _, _ := strings.Cut(strings.TrimPrefix(node, "v"), ".")
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %s %s\n%s", layout, runtime.GOOS, runtime.GOARCH, major, packages(src.Lock)))
	return hex.EncodeToString(sum[:])[:20]
}

// packages is a lock file without the name and version of the app it belongs to; the text itself when it is no JSON.
func packages(lock []byte) []byte {
	var all map[string]any
	if err := json.Unmarshal(lock, &all); err != nil {
		return lock
	}
	delete(all, "name")
	delete(all, "version")
	if list, ok := all["packages"].(map[string]any); ok {
		if app, ok := list[""].(map[string]any); ok {
			delete(app, "name")
			delete(app, "version")
			delete(app, "license")
		}
	}
	text, err := json.Marshal(all) // sorted by name
	if err != nil {
		return lock
	}
	return text
}

// Same says whether two sources share a set on any one machine.
func Same(a, b Source) bool { return string(packages(a.Lock)) == string(packages(b.Lock)) }

// Lookup returns the set if it is installed, without installing anything.
func (s *Store) Lookup(ctx context.Context, src Source) (*Set, bool) {
	node, err := nodeVersion(ctx)
	if err != nil {
		return nil, false
	}
	return s.read(key(src, node))
}

func (s *Store) read(key string) (*Set, bool) {
	dir := filepath.Join(s.root, key)
	if _, err := os.Stat(filepath.Join(dir, "node_modules", ".package-lock.json")); err != nil {
		return nil, false
	}
	set := &Set{Key: key, NodeModules: filepath.Join(dir, "node_modules")}
	if path := filepath.Join(dir, "database"); exists(path) {
		set.Database = path
	}
	if path := filepath.Join(dir, "build-cache"); exists(path) {
		set.BuildCache = path
	}
	return set, true
}

// Ensure returns the set of src, installing and warming it first when needed. Many callers may ask for the same set at
// once: one installs, the others wait. It returns a *ColdError when packages are missing and cannot be fetched. Warming
// that fails is reported in a line and tried again next time; the set works without.
func (s *Store) Ensure(ctx context.Context, box *sandbox.Box, src Source, progress func(Progress)) (*Set, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	node, err := nodeVersion(ctx)
	if err != nil {
		return nil, err
	}
	k := key(src, node)
	if set, ok := s.read(k); ok && s.warm(set, src) {
		return set, nil
	}
	unlock, err := s.lock(ctx, k, func() { progress(Progress{Phase: "wait"}) })
	if err != nil {
		return nil, err
	}
	defer unlock()
	set, ok := s.read(k)
	if !ok {
		progress(Progress{Phase: "install"})
		if err := s.install(ctx, k, src, progress); err != nil {
			return nil, err
		}
		if set, ok = s.read(k); !ok {
			return nil, fmt.Errorf("npm ci reported success but %s is not there", filepath.Join(s.root, k))
		}
	}
	if box == nil || s.warm(set, src) {
		return set, nil
	}
	if err := s.warmUp(ctx, box, set, src, progress); err != nil {
		return nil, err
	}
	set, _ = s.read(k)
	return set, nil
}

// install runs npm ci in a new folder beside the set and renames it when all is there. No package may run scripts.
func (s *Store) install(ctx context.Context, key string, src Source, progress func(Progress)) error {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return errors.New("npm is not installed; install Node.js 20.9 or newer, which brings it")
	}
	if stale, _ := filepath.Glob(filepath.Join(s.root, key+".tmp*")); len(stale) > 0 {
		for _, dir := range stale { // we hold the lock: whoever left these is gone
			_ = os.RemoveAll(dir)
		}
	}
	tmp, err := os.MkdirTemp(s.root, key+".tmp")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	for name, text := range map[string][]byte{"package.json": src.Package, "package-lock.json": src.Lock} {
		if err := os.WriteFile(filepath.Join(tmp, name), text, 0o644); err != nil {
			return err
		}
	}
	cmd := exec.CommandContext(ctx, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel", "warn")
	cmd.Dir = tmp
	cmd.WaitDelay = 5 * time.Second
	log := &lines{each: func(l string) { progress(Progress{Phase: "install", Line: l}) }}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if code := log.has("ENOTFOUND", "ENOTCACHED", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "ECONNRESET", "ENETUNREACH"); code != "" {
			return &ColdError{Dir: s.root, Reason: code}
		}
		return fmt.Errorf("npm ci failed: %w: %s", err, log.last(12))
	}
	// Commands in a sandbox may run as another user: let everybody read.
	err = filepath.WalkDir(tmp, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Type()&fs.ModeSymlink != 0 {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		want := info.Mode().Perm() | 0o444
		if d.IsDir() || info.Mode()&0o100 != 0 {
			want |= 0o111
		}
		if want == info.Mode().Perm() {
			return nil
		}
		return os.Chmod(path, want)
	})
	if err != nil {
		return err
	}
	return os.Rename(tmp, filepath.Join(s.root, key))
}

// warmth records which reference app a set was warmed by, so that a failed try is not repeated for the same one.
type warmth struct {
	Database  bool   `json:"database_tar"`
	Reference string `json:"reference"`
}

func (s *Store) warmth(key string) warmth {
	var w warmth
	text, err := os.ReadFile(filepath.Join(s.root, key, "warm.json"))
	if err == nil {
		_ = json.Unmarshal(text, &w)
	}
	return w
}

func (s *Store) warm(set *Set, src Source) bool {
	w := s.warmth(set.Key)
	if !w.Database || src.Reference == nil {
		return w.Database
	}
	if !src.Refresh {
		return w.Reference != ""
	}
	app, err := src.Reference()
	return err == nil && w.Reference == nameOf(app)
}

// lines splits output into lines and remembers the last ones.
type lines struct {
	each func(string)
	rest string
	all  []string
}

func (l *lines) Write(b []byte) (int, error) {
	l.rest += string(b)
	for {
		line, rest, ok := strings.Cut(l.rest, "\n")
		if !ok {
			return len(b), nil
		}
		l.rest = rest
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if l.all = append(l.all, line); len(l.all) > 400 {
			l.all = l.all[200:]
		}
		l.each(line)
	}
}

func (l *lines) has(words ...string) string {
	for _, line := range l.all {
		for _, w := range words {
			if strings.Contains(line, w) {
				return w
			}
		}
	}
	return ""
}

func (l *lines) last(n int) string { return strings.Join(l.all[max(0, len(l.all)-n):], "; ") }

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
