// Package compiler is the built-in engine: it cuts an app out of the living app. It asks no model and no network, takes
// milliseconds, and gives the same bytes for the same spec every time.
package compiler

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"sort"
	"strings"
	"sync"

	"github.com/skycot/skycot/internal/draft"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/workspace"
	"github.com/skycot/skycot/living"
)

// Engine cuts apps out of one parsed living app. It keeps no state between runs and may be used from several goroutines.
type Engine struct{ tree *tree }

// embedded is the living app of this binary, read and parsed once per process.
var embedded = sync.OnceValues(func() (*tree, error) { return readTree(living.Files) })

// New returns the engine over the living app that is built into the program.
func New() (*Engine, error) {
	t, err := embedded()
	if err != nil {
		return nil, err
	}
	return &Engine{t}, nil
}

// NewFrom returns an engine over another tree in the same language. The error is slice.Errors when it cannot be parsed.
func NewFrom(files fs.FS) (*Engine, error) {
	t, err := readTree(files)
	if err != nil {
		return nil, err
	}
	return &Engine{t}, nil
}

// Name is "compiler".
func (e *Engine) Name() string { return plan.Compiler }

// Version names the state of the living app, 16 hex digits: apps cut by two versions may differ for the same spec, so
// sessions of a base that another version built cannot be skipped.
func (e *Engine) Version() string { return e.tree.version }

// Run writes the files of one session. It is a pure function of the task. The spec must be valid; what is wrong with
// the living app itself is a *slice.Error with a place.
func (e *Engine) Run(ctx context.Context, t engine.Task) (engine.Result, error) {
	if err := ctx.Err(); err != nil {
		return engine.Result{}, err
	}
	var baseSpec *spec.Spec
	if t.Base != nil {
		baseSpec = t.Base.Spec
	}
	p, err := plan.Make(t.Spec, baseSpec)
	if err != nil {
		return engine.Result{}, err
	}
	if _, ok := p.Session(t.Session.Name); !ok {
		return engine.Result{}, fmt.Errorf("session %q is not one of this spec's plan", t.Session.Name)
	}
	owners := p.Owners()
	files, err := e.tree.files(t.Spec, t.Base, func(path string) bool { return owners.Of(path) == t.Session.Name })
	if err != nil {
		return engine.Result{}, err
	}
	drafts := sortedDrafts(files)
	return engine.Result{Drafts: drafts, Log: []string{summary(drafts)}}, nil
}

// Compile writes the whole app at once, as running every session of the plan would. base is nil for a first build.
func (e *Engine) Compile(s *spec.Spec, base *engine.Base) (*workspace.Workspace, error) {
	files, err := e.tree.files(s, base, nil)
	if err != nil {
		return nil, err
	}
	return workspace.From(files)
}

// Unchanged names the sessions of the plan that would write exactly what the base has for them: the same paths, the same
// bytes. They can be skipped, whatever in the spec changed.
func (e *Engine) Unchanged(p plan.Plan, s *spec.Spec, base *engine.Base) ([]string, error) {
	now, err := e.tree.files(s, base, nil)
	if err != nil {
		return nil, err
	}
	owners := p.Owners()
	changed := map[string]bool{}
	for path, data := range now {
		if old, ok := base.Files[path]; !ok || !bytes.Equal(old, data) {
			changed[owners.Of(path)] = true
		}
	}
	for path := range base.Files {
		if _, ok := now[path]; !ok {
			changed[owners.Of(path)] = true
		}
	}
	var names []string
	for _, session := range p.Sessions {
		if session.Engine == e.Name() && !changed[session.Name] {
			names = append(names, session.Name)
		}
	}
	return names, nil
}

// Taken returns the files of a skipped session: those of the base that the session owns, in path order.
func Taken(p plan.Plan, base map[string][]byte, session string) []draft.Draft {
	owners := p.Owners()
	files := map[string][]byte{}
	for path, data := range base {
		if owners.Of(path) == session {
			files[path] = data
		}
	}
	return sortedDrafts(files)
}

func sortedDrafts(files map[string][]byte) []draft.Draft {
	out := make([]draft.Draft, 0, len(files))
	for p, data := range files {
		out = append(out, draft.Draft{Path: p, Data: data})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out
}

// files renders the files that want accepts; nil accepts all.
func (t *tree) files(s *spec.Spec, base *engine.Base, want func(path string) bool) (map[string][]byte, error) {
	root, err := newScope(s, t)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	from := map[string]string{}
	put := func(path, source string, data []byte) error {
		if other, twice := from[path]; twice {
			return fmt.Errorf("%s and %s of the living app would both become %s", other, source, path)
		}
		from[path], out[path] = source, data
		return nil
	}
	// Which parts of the kit an app has shows only when everything else is there.
	kitWanted := want == nil
	for _, part := range t.kit {
		kitWanted = kitWanted || want(part[0].Path)
	}
	need := want
	if kitWanted {
		need = nil
	}
	for _, tpl := range t.templates {
		files, err := tpl.Render(root, need)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if strings.HasPrefix(f.Path, migrationsDir) && !hasStatements(f.Data) {
				continue
			}
			if !tpl.Verbatim() && (strings.HasSuffix(f.Path, ".ts") || strings.HasSuffix(f.Path, ".tsx")) {
				f.Data = pruneImports(f.Data)
			}
			if err := put(f.Path, tpl.Path, f.Data); err != nil {
				return nil, err
			}
		}
	}
	content, err := t.content(s, want)
	if err != nil {
		return nil, err
	}
	for p, data := range content {
		if err := put(p, p, data); err != nil {
			return nil, err
		}
	}
	if kitWanted {
		parts := t.reached(out)
		for _, part := range sortedParts(parts) {
			for _, tpl := range t.kit[part] {
				files, err := tpl.Render(root, want)
				if err != nil {
					return nil, err
				}
				for _, f := range files {
					if err := put(f.Path, tpl.Path, f.Data); err != nil {
						return nil, err
					}
				}
			}
		}
	}
	for p := range out {
		if want != nil && !want(p) {
			delete(out, p)
		}
	}
	if base != nil {
		if err := t.migrations(out, s, base); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// hasStatements reports whether a migration does anything: a part of the schema that an app does not have is left out.
func hasStatements(data []byte) bool {
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) > 0 && !bytes.HasPrefix(line, []byte("--")) {
			return true
		}
	}
	return false
}

// summary is one line for people watching: how much was written.
func summary(drafts []draft.Draft) string {
	size, tables, policies := 0, 0, 0
	for _, d := range drafts {
		size += len(d.Data)
		if strings.HasSuffix(d.Path, ".sql") {
			tables += bytes.Count(d.Data, []byte("create table public."))
			policies += bytes.Count(d.Data, []byte("create policy "))
		}
	}
	line := fmt.Sprintf("%d files, %.1f kB", len(drafts), float64(size)/1000)
	if tables > 0 {
		line += fmt.Sprintf(", %d tables, %d policies", tables, policies)
	}
	return line
}

var _ engine.Engine = (*Engine)(nil)

// Words is the vocabulary of the living app's directives, for tests that look for names left over.
func Words() *slice.Vocabulary { return vocabulary() }
