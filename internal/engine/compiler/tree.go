package compiler

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/skycot/skycot/internal/slice"
)

// tree is the living app, read and parsed.
type tree struct {
	templates []*slice.Template
	// kit are the kit's parts (folders, and files at its top) with their files, and what each part imports.
	kit     map[string][]*slice.Template
	imports map[string][]string
	// source holds the JSON files that the compiler changes (package.json) by path.
	source map[string][]byte
	// pieces are the statements that later migrations are made of, by name.
	pieces map[string]*slice.Template
	// values are the pieces of SQL that formulas are put together from, by name.
	values  map[string]*slice.Template
	version string
}

const kitRoot = "src/kit/"

// notInApp says which files of the living app stay in it.
func notInApp(p string) bool {
	for _, dir := range []string{"node_modules/", ".next/", ".data/", "scripts/", "test-results/"} {
		if strings.HasPrefix(p, dir) {
			return true
		}
	}
	return p == "embed.go" || p == "next-env.d.ts" || strings.HasSuffix(p, ".tsbuildinfo") || strings.HasSuffix(p, ".log")
}

// written says which files the compiler writes itself; those in the living app are examples of their shape.
func written(p string) bool {
	return strings.HasPrefix(p, "src/content/") || strings.HasPrefix(p, "src/db/sample/") || p == "package.json" || p == "package-lock.json"
}

// readTree reads and parses the living app. The error is slice.Errors when directives are wrong.
func readTree(files fs.FS) (*tree, error) {
	t := &tree{kit: map[string][]*slice.Template{}, imports: map[string][]string{}, source: map[string][]byte{},
		pieces: map[string]*slice.Template{}, values: map[string]*slice.Template{}}
	sources, pieces, values := map[string][]byte{}, map[string][]byte{}, map[string][]byte{}
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if notInApp(p + "/") {
				return fs.SkipDir
			}
			return nil
		}
		if notInApp(p) {
			return nil
		}
		data, err := fs.ReadFile(files, p)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s\x00%d\x00", p, len(data))
		sum.Write(data)
		switch {
		case strings.HasPrefix(p, "evolve/"):
			pieces[p] = data
		case strings.HasPrefix(p, "values/"):
			values[p] = data
		case written(p):
			t.source[p] = data
		default:
			sources[p] = data
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the living app: %w", err)
	}
	t.version = hex.EncodeToString(sum.Sum(nil))[:16]
	all, err := slice.Lint(vocabulary(), sources, func(p string) bool { return strings.HasPrefix(p, kitRoot) })
	if err != nil {
		return nil, err
	}
	for _, tpl := range all {
		if part := kitPart(tpl.Path); part != "" {
			t.kit[part] = append(t.kit[part], tpl)
			t.imports[part] = append(t.imports[part], kitImports(tpl.Path, sources[tpl.Path])...)
			continue
		}
		t.templates = append(t.templates, tpl)
	}
	evolve, err := slice.Lint(pieceWords(), pieces, nil)
	if err != nil {
		return nil, err
	}
	for _, tpl := range evolve {
		t.pieces[strings.TrimSuffix(path.Base(tpl.Path), ".sql")] = tpl
	}
	parts, err := slice.Lint(formulaWords(), values, nil)
	if err != nil {
		return nil, err
	}
	for _, tpl := range parts {
		t.values[strings.TrimSuffix(path.Base(tpl.Path), ".sql")] = tpl
	}
	return t, nil
}

// kitPart returns the part of the kit a file belongs to: its folder, or the file itself at the kit's top; "" outside.
func kitPart(p string) string {
	rest, ok := strings.CutPrefix(p, kitRoot)
	if !ok {
		return ""
	}
	part, _, _ := strings.Cut(rest, "/")
	return strings.TrimSuffix(strings.TrimSuffix(part, ".tsx"), ".ts")
}

// kitImports lists the parts of the kit that a file imports, by "@/kit/<part>" or, inside of the kit, by relative path.
func kitImports(p string, data []byte) []string {
	var out []string
	add := func(mark string, base string) {
		for rest := data; ; {
			i := bytes.Index(rest, []byte(mark))
			if i < 0 {
				return
			}
			rest = rest[i+1:]
			end := bytes.IndexAny(rest, "\"'`")
			if end < 0 {
				return
			}
			target := string(rest[:end])
			if base != "" {
				target = path.Join(base, target)
			} else {
				target = "src/" + strings.TrimPrefix(target, "@/")
			}
			if part := kitPart(target); part != "" {
				out = append(out, part)
			}
		}
	}
	add(`"@/kit/`, "")
	if !strings.HasPrefix(p, "src/") { // tests and settings name files by their place
		add(`"./src/kit/`, ".")
		add(`"../src/kit/`, path.Dir(p))
		add(`"../../src/kit/`, path.Dir(p))
	}
	if strings.HasPrefix(p, kitRoot) {
		add(`"./`, path.Dir(p))
		add(`"../`, path.Dir(p))
	}
	return out
}

// reached returns the parts of the kit that files (path → content) import, directly or through other parts.
func (t *tree) reached(files map[string][]byte) map[string]bool {
	seen := map[string]bool{}
	var visit func(part string)
	visit = func(part string) {
		if seen[part] || t.kit[part] == nil {
			return
		}
		seen[part] = true
		for _, p := range t.imports[part] {
			visit(p)
		}
	}
	for p, data := range files {
		for _, part := range kitImports(p, data) {
			visit(part)
		}
	}
	return seen
}

func sortedParts(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for p := range m {
		out = append(out, p)
	}
	sort.Strings(out)
	return out
}
