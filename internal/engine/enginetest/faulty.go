// Package enginetest injects faults into what an engine writes, so that tests can prove how builds recover from them.
package enginetest

import (
	"bytes"
	"context"
	"strings"
	"sync"

	"github.com/skycot/skycot/internal/draft"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/workspace"
)

// Writer is an engine that can also write a whole app at once, as the built-in compiler does.
type Writer interface {
	engine.Engine
	Compile(s *spec.Spec, base *engine.Base) (*workspace.Workspace, error)
	Unchanged(p plan.Plan, s *spec.Spec, base *engine.Base) ([]string, error)
}

// Fault is one thing that goes wrong in the files of one session.
type Fault struct {
	File string // the file whose path ends so; a session that does not write it writes nothing wrong
	From string // the first line that holds this …
	To   string // … becomes this line; "" takes it away
	// Heals is how many repairs with findings it takes until the file comes out right; below 0 it never does.
	Heals int
	// Other says that the wrong line is another one each time.
	Other bool
}

// Faulty writes what another engine writes, but for its faults. Safe for concurrent use. It keeps no memory of its own: how
// often a fault was mended is read from Repairs, which a test may keep across processes.
type Faulty struct {
	Writer
	Faults []Fault
	// Repairs counts repairs of a session; nil counts in this process.
	Repairs func(session string, told bool) int

	mu    sync.Mutex
	count map[string]int
}

// Run implements engine.Engine.
func (f *Faulty) Run(ctx context.Context, t engine.Task) (engine.Result, error) {
	r, err := f.Writer.Run(ctx, t)
	if err != nil {
		return r, err
	}
	times := f.repaired(t.Session.Name, len(t.Findings) > 0)
	if len(t.Findings) > 0 {
		r.Tokens = engine.Tokens{Input: 100, Output: 10}
	}
	for i := range r.Drafts {
		r.Drafts[i] = f.spoil(r.Drafts[i], times)
	}
	return r, nil
}

// Compile implements Writer: the app as this engine would write it, faults that nothing has mended included.
func (f *Faulty) Compile(s *spec.Spec, base *engine.Base) (*workspace.Workspace, error) {
	w, err := f.Writer.Compile(s, base)
	if err != nil {
		return nil, err
	}
	files := w.Files()
	for p, data := range files {
		files[p] = f.spoil(draft.Draft{Path: p, Data: data}, 0).Data
	}
	return workspace.From(files)
}

func (f *Faulty) repaired(session string, told bool) int {
	if f.Repairs != nil {
		return f.Repairs(session, told)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.count == nil {
		f.count = map[string]int{}
	}
	if told {
		f.count[session]++
	}
	return f.count[session]
}

func (f *Faulty) spoil(d draft.Draft, times int) draft.Draft {
	for _, x := range f.Faults {
		if !strings.HasSuffix(d.Path, x.File) || x.Heals >= 0 && times >= x.Heals {
			continue
		}
		to := x.To
		if x.Other {
			to += strings.Repeat("!", times)
		}
		lines := bytes.SplitAfter(d.Data, []byte("\n"))
		for i, line := range lines {
			if bytes.Contains(line, []byte(x.From)) {
				lines[i] = []byte(to + "\n")
				if to == "" {
					lines[i] = nil
				}
				break
			}
		}
		d.Data = bytes.Join(lines, nil)
	}
	return d
}
