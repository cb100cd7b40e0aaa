package deps

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var lockFile = []byte(`{"name":"one","version":"1.0.0","packages":{"":{"name":"one","version":"1.0.0","dependencies":{"x":"1.0.0"}},"node_modules/x":{"version":"1.0.0"}}}`)

// withNPM puts a program in npm's place: it logs each call and then runs script in the folder to fill.
func withNPM(t *testing.T, script string) (store *Store, calls func() int) {
	t.Helper()
	bin, log := t.TempDir(), filepath.Join(t.TempDir(), "calls")
	text := "#!/bin/sh\necho \"$*\" >> " + log + "\n" + script + "\n"
	if err := os.WriteFile(filepath.Join(bin, "npm"), []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	if _, err := nodeVersion(t.Context()); err != nil {
		t.Skip(err)
	}
	store, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return store, func() int {
		text, _ := os.ReadFile(log)
		return strings.Count(string(text), "\n")
	}
}

const installs = `mkdir -p node_modules/x && echo '{}' > node_modules/.package-lock.json && echo code > node_modules/x/index.js && chmod 600 node_modules/x/index.js && echo added 1 package`

func TestEnsureInstallsOnce(t *testing.T) {
	store, calls := withNPM(t, "sleep 0.3\n"+installs)
	src := Source{Package: []byte(`{"name":"one"}`), Lock: lockFile}
	if _, ok := store.Lookup(t.Context(), src); ok {
		t.Fatal("an empty store has a set")
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			set, err := store.Ensure(t.Context(), nil, src, nil)
			if err != nil {
				t.Error(err)
				return
			}
			info, err := os.Stat(filepath.Join(set.NodeModules, "x", "index.js"))
			if err != nil || info.Mode().Perm()&0o044 == 0 {
				t.Errorf("file %v, %v: other users must be able to read it", info, err)
			}
		})
	}
	wait.Wait()
	// Another app with the same packages shares the set.
	other := Source{Package: []byte(`{"name":"two"}`), Lock: []byte(strings.ReplaceAll(string(lockFile), `"one"`, `"two"`))}
	if _, ok := store.Lookup(t.Context(), other); !ok {
		t.Error("an app of another name does not share the set")
	}
	if n := calls(); n != 1 {
		t.Errorf("npm ran %d times", n)
	}
}

func TestEnsureNeverRunsScripts(t *testing.T) {
	store, _ := withNPM(t, `case "$*" in *--ignore-scripts*) ;; *) echo "scripts were allowed"; exit 1;; esac`+"\n"+installs)
	if _, err := store.Ensure(t.Context(), nil, Source{Lock: lockFile}, nil); err != nil {
		t.Error(err)
	}
}

func TestEnsureColdAndOffline(t *testing.T) {
	store, _ := withNPM(t, "echo 'npm error code ENOTFOUND' >&2; exit 1")
	_, err := store.Ensure(t.Context(), nil, Source{Lock: lockFile}, nil)
	var cold *ColdError
	if !errors.As(err, &cold) || !strings.Contains(err.Error(), store.Dir()) || !strings.Contains(err.Error(), "skycot doctor --fix") {
		t.Errorf("error %v", err)
	}
}

func TestFailedInstallLeavesNothing(t *testing.T) {
	store, _ := withNPM(t, "mkdir node_modules; echo 'npm error: lock file is not in sync' >&2; exit 1")
	_, err := store.Ensure(t.Context(), nil, Source{Lock: lockFile}, nil)
	if err == nil || !strings.Contains(err.Error(), "not in sync") {
		t.Errorf("error %v", err)
	}
	left, _ := filepath.Glob(filepath.Join(store.Dir(), "*"))
	for _, path := range left {
		if !strings.HasSuffix(path, ".lock") {
			t.Errorf("left behind: %s", path)
		}
	}
}

func TestEnsureStopsWhenCancelled(t *testing.T) {
	store, _ := withNPM(t, "exec sleep 60")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := store.Ensure(ctx, nil, Source{Lock: lockFile}, func(Progress) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestKeyDependsOnPackagesOnly(t *testing.T) {
	a := key(Source{Lock: lockFile}, "v20.20.2")
	if b := key(Source{Package: []byte("{}"), Lock: []byte(strings.ReplaceAll(string(lockFile), `"one"`, `"two"`))}, "v20.9.0"); a != b {
		t.Error("the app's name is part of the key")
	}
	for _, other := range []string{key(Source{Lock: []byte(strings.ReplaceAll(string(lockFile), "1.0.0", "1.0.1"))}, "v20.20.2"), key(Source{Lock: lockFile}, "v22.0.0")} {
		if a == other {
			t.Error("other packages or another Node share a key")
		}
	}
}
