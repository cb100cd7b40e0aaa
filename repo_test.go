// Package skycot_test holds the laws of the repository as tests, each with its reason.
package skycot_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

const module = "github.com/skycot/skycot/"

// layers gives each package its distance from the centre. A package may import its own layer and those below, never
// one above: the centre knows nothing of the compiler, the compiler nothing of the disk, the services nothing of HTTP.
var layers = map[string]int{
	"internal/fault": 0, "internal/ident": 0,
	"catalogue": 1, "living": 1, "goldens": 1,
	"internal/intent": 1, "internal/spec": 1, "internal/archetype": 1, "internal/accept": 1, "internal/plan": 1,
	"internal/slice": 1, "internal/draft": 1, "internal/workspace": 1, "internal/merge": 1,
	"internal/engine": 2, "internal/gate": 2, "internal/sandbox": 2, "internal/blob": 2, "internal/deploy": 2,
	"internal/durable": 2, "internal/model": 2,
	"internal/account": 3, "internal/limit": 3, "internal/project": 3, "internal/build": 3, "internal/recovery": 3, "internal/usage": 3, "internal/idempotency": 3,
	"internal/store": 4, "internal/httpapi": 4, "internal/web": 4, "api": 4,
	"internal/cli": 5, "cmd": 6, "eval": 6,
}

// pure packages are functions of their input: same text, same version, same bytes. These imports would break that.
var impure = map[string]string{
	"time": "a clock", "os": "the disk and the environment", "net": "the network", "net/http": "the network",
	"math/rand": "chance", "math/rand/v2": "chance", "crypto/rand": "chance", "os/exec": "other programs",
}

func layerOf(dir string) (int, bool) {
	for d := dir; d != "." && d != "/"; d = filepath.Dir(d) {
		if l, ok := layers[d]; ok {
			return l, true
		}
	}
	return 0, false
}

type goFile struct {
	path, dir, doc string
	imports        []string
	test           bool
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var out []goFile
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); p != "." && (strings.HasPrefix(n, ".") || n == "node_modules" || n == "testdata" || n == "goldens") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ParseComments|parser.ImportsOnly)
		if err != nil {
			return err
		}
		g := goFile{path: p, dir: filepath.Dir(p), test: strings.HasSuffix(p, "_test.go")}
		if f.Doc != nil {
			g.doc = f.Doc.Text()
		}
		for _, i := range f.Imports {
			g.imports = append(g.imports, strings.Trim(i.Path.Value, `"`))
		}
		out = append(out, g)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The arrows point one way: centre ← compiler ← engines ← services ← store, httpapi ← cli.
func TestImportLaw(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || f.dir == "." {
			continue
		}
		from, ok := layerOf(f.dir)
		if !ok {
			t.Errorf("%s: its package has no layer; add it to layers in repo_test.go and to ARCHITECTURE.md", f.path)
			continue
		}
		for _, imp := range f.imports {
			if dir, ours := strings.CutPrefix(imp, module); ours {
				if to, ok := layerOf(dir); !ok || to > from {
					t.Errorf("%s imports %s, which is further from the centre", f.path, dir)
				}
			} else if from == 0 && strings.Contains(imp, ".") {
				t.Errorf("%s imports %s: the centre uses the standard library only", f.path, imp)
			} else if from == 1 && impure[imp] != "" {
				t.Errorf("%s imports %s (%s): the compiler is a pure function of its input", f.path, imp, impure[imp])
			}
		}
	}
}

// A package that cannot say why it exists should not.
func TestPackageComments(t *testing.T) {
	docs := map[string]string{}
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		if docs[f.dir] == "" {
			docs[f.dir] = f.doc
		}
	}
	dirs := make([]string, 0, len(docs))
	for d := range docs {
		dirs = append(dirs, d)
	}
	sort.Strings(dirs)
	for _, d := range dirs {
		if len(docs[d]) < 40 {
			t.Errorf("%s: no package comment that says why it exists", d)
		}
		switch filepath.Base(d) {
		case "util", "utils", "common", "helpers", "types", "manager", "misc":
			t.Errorf("%s: name the package for what it provides", d)
		}
	}
}

// tracked lists what git would commit: tracked files and untracked ones that are not ignored.
func tracked(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("git", "ls-files", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		t.Skip("not a git checkout")
	}
	return strings.Fields(string(out))
}

var (
	registryHost = regexp.MustCompile(`(registry\.npmjs|registry\.yarnpkg|proxy\.golang|pypi|files\.pythonhosted|deb\.debian)\.(org|com)|crates` + `\.io`)
	generated    = regexp.MustCompile(`(^|/)(node_modules|\.next|dist|bin)/`)
)

// Files stay small enough to read, and nothing generated, installed or pinned to one registry host is committed.
func TestTree(t *testing.T) {
	for _, p := range tracked(t) {
		if generated.MatchString(p) {
			t.Errorf("%s: generated or installed; keep it out of git", p)
			continue
		}
		info, err := os.Lstat(p)
		if err != nil || info.IsDir() {
			continue
		}
		if info.Size() > 1_000_000 {
			t.Errorf("%s: %d bytes; does it belong in git?", p, info.Size())
		}
		data, err := os.ReadFile(p)
		if err != nil {
			continue
		}
		if p != "repo_test.go" && registryHost.Match(data) {
			t.Errorf("%s names a registry host (npm: omit-lockfile-registry-resolved=true)", p)
		}
		switch filepath.Ext(p) {
		case ".go", ".ts", ".tsx", ".mjs", ".css", ".sql", ".py":
			head := data
			if len(head) > 200 {
				head = head[:200]
			}
			if strings.Contains(p, "goldens/") || strings.Contains(p, "testdata/") || strings.Contains(string(head), "DO NOT EDIT") {
				continue
			}
			if n := strings.Count(string(data), "\n"); n > 800 {
				t.Errorf("%s: %d lines; cut it where the ideas part (800 at most, aim under 400)", p, n)
			}
		}
	}
}
