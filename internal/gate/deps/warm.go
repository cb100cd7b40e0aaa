package deps

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/sandbox"
)

// warmUp makes the database and the build cache that the set lacks. Only the machine's own faults are errors.
func (s *Store) warmUp(ctx context.Context, box *sandbox.Box, set *Set, src Source, progress func(Progress)) error {
	w := s.warmth(set.Key)
	if !w.Database {
		progress(Progress{Phase: "database"})
		if err := s.makeDatabase(ctx, box, set, progress); err != nil {
			return err
		}
		w.Database = true
	}
	if src.Reference != nil && (w.Reference == "" || src.Refresh) {
		progress(Progress{Phase: "cache"})
		app, err := src.Reference()
		if err != nil {
			return fmt.Errorf("make the reference app: %w", err)
		}
		if err := s.makeBuildCache(ctx, box, set, app, progress); err != nil {
			return err
		}
		w.Reference = nameOf(app) // also when the build failed, so that it is not tried for every build
	}
	text, err := json.Marshal(w)
	if err != nil {
		return err
	}
	tmp := filepath.Join(s.root, set.Key, "warm.json.tmp")
	if err := os.WriteFile(tmp, text, 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, strings.TrimSuffix(tmp, ".tmp"))
}

// scratch is a room with an app folder over the set's packages; fill, when not nil, writes the folder.
func (s *Store) scratch(box *sandbox.Box, set *Set, fill func(app string) error) (room *sandbox.Room, app string, done func(), err error) {
	dir, err := os.MkdirTemp(s.root, set.Key+".tmp")
	if err != nil {
		return nil, "", nil, err
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return nil, "", nil, err
	}
	app = filepath.Join(dir, "app")
	if err := os.MkdirAll(filepath.Join(app, "node_modules"), 0o755); err != nil {
		return nil, "", nil, err
	}
	if fill != nil {
		if err := fill(app); err != nil {
			return nil, "", nil, err
		}
	}
	mounts, _, err := Toolchain()
	if err != nil {
		return nil, "", nil, err
	}
	room, err = box.Open(append([]sandbox.Mount{
		{Host: app, Inside: sandbox.Root + "/app", Writable: true},
		{Host: set.NodeModules, Inside: sandbox.Root + "/app/node_modules"},
	}, mounts...))
	if err != nil {
		_ = os.RemoveAll(dir)
		return nil, "", nil, err
	}
	return room, app, func() { _ = room.Close(); _ = os.RemoveAll(dir) }, nil
}

// makeDatabase runs initdb once: it takes seconds and most of a gigabyte, to load its result neither. It is one file, because
// copying the thousand that it holds takes longer than to read them.
func (s *Store) makeDatabase(ctx context.Context, box *sandbox.Box, set *Set, progress func(Progress)) error {
	if !exists(filepath.Join(set.NodeModules, "@electric-sql", "pglite")) {
		return nil
	}
	room, app, done, err := s.scratch(box, set, nil)
	if err != nil {
		return err
	}
	defer done()
	_, path, err := Toolchain()
	if err != nil {
		return err
	}
	script := `import("@electric-sql/pglite").then(async ({PGlite}) => {
		const db = await PGlite.create("memory://");
		const tar = await db.dumpDataDir("none");
		fs.mkdirSync("database");
		fs.writeFileSync("database/pg.tar", Buffer.from(await tar.arrayBuffer()));
	})`
	o, err := room.Run(ctx, sandbox.Command{Args: []string{"node", "-e", script}, Env: env(path), Limits: sandbox.Limits{Wall: 2 * time.Minute}})
	if err != nil {
		return err
	}
	if !o.OK() {
		progress(Progress{Phase: "database", Line: fmt.Sprintf("no prepared database: %s: %s", o.Explain(), tail(o.Stderr))})
		return nil
	}
	return s.keep(filepath.Join(app, "database"), filepath.Join(s.root, set.Key, "database"))
}

// makeBuildCache builds the reference app.
func (s *Store) makeBuildCache(ctx context.Context, box *sandbox.Box, set *Set, reference map[string][]byte, progress func(Progress)) error {
	room, app, done, err := s.scratch(box, set, func(app string) error { return unpack(reference, app) })
	if err != nil {
		return fmt.Errorf("prepare the reference app: %w", err)
	}
	defer done()
	_, path, err := Toolchain()
	if err != nil {
		return err
	}
	// The second time nothing is left to do but to pack the cache: what is not packed now, every build packs again.
	for range 2 {
		o, err := room.Run(ctx, sandbox.Command{
			Args: []string{"node", "node_modules/next/dist/bin/next", "build"}, Env: BuildEnv(path),
			Limits: sandbox.Limits{Wall: 10 * time.Minute},
			OnLine: func(l string) { progress(Progress{Phase: "cache", Line: l}) },
		})
		if err != nil {
			return err
		}
		if !o.OK() {
			progress(Progress{Phase: "cache", Line: fmt.Sprintf("no build cache: the reference app's build %s: %s", o.Explain(), tail(o.Stderr))})
			return nil
		}
	}
	return s.keep(filepath.Join(app, ".next", "cache"), filepath.Join(s.root, set.Key, "build-cache"))
}

// keep copies a folder that was written inside a room to its place in the store, with files that everybody may read.
func (s *Store) keep(from, to string) error {
	tmp := to + ".tmp"
	if err := os.RemoveAll(tmp); err != nil {
		return err
	}
	if out, err := exec.Command("cp", "-r", from, tmp).CombinedOutput(); err != nil {
		return fmt.Errorf("keep %s: %w: %s", filepath.Base(to), err, out)
	}
	if out, err := exec.Command("chmod", "-R", "a+rX", tmp).CombinedOutput(); err != nil {
		return fmt.Errorf("keep %s: %w: %s", filepath.Base(to), err, out)
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	return os.Rename(tmp, to)
}

// unpack writes an app's files.
func unpack(app map[string][]byte, dir string) error {
	for path, text := range app {
		if !filepath.IsLocal(filepath.FromSlash(path)) {
			return fmt.Errorf("%q is outside of the app", path)
		}
		full := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(full, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// nameOf is a hash of an app's files.
func nameOf(app map[string][]byte) string {
	h := sha256.New()
	for _, path := range slices.Sorted(maps.Keys(app)) {
		fmt.Fprintf(h, "%s %d\n", path, len(app[path]))
		h.Write(app[path])
	}
	return hex.EncodeToString(h.Sum(nil))[:20]
}

func env(path string) map[string]string {
	e := map[string]string{"CI": "1", "NEXT_TELEMETRY_DISABLED": "1"}
	if path != "" {
		e["PATH"] = path
	}
	return e
}

// BuildEnv is the environment of a production build; path is Toolchain's. Types are checked by a gate of their own, so
// that the build does not do it again.
func BuildEnv(path string) map[string]string {
	e := env(path)
	e["SKIP_BUILD_TYPECHECK"] = "1"
	e["NEXT_OUTPUT"] = "standalone"
	e["NODE_ENV"] = "production"
	return e
}

func tail(b []byte) string {
	text := strings.TrimSpace(string(b))
	return text[max(0, len(text)-600):]
}
