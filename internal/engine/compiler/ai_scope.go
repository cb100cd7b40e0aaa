package compiler

import (
	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// aiPaths are what may be asked of the writer and the agent; everything else the pages read from their JSON files.
var aiPaths = []string{"app.writer", "app.writer_history", "app.writer_daily", "app.agent", "app.agent.staff_role"}

// ai answers aiPaths.
func (b *scopes) ai(app *slice.Scope) {
	w, a := b.spec.Writer, b.spec.Agent
	app.Values["app.writer"], app.Values["app.writer_history"] = w != nil, w != nil && w.History
	app.Values["app.writer_daily"] = w != nil && w.Daily > 0
	app.Values["app.agent"], app.Values["app.agent.staff_role"] = a != nil, ""
	if a != nil {
		app.Values["app.agent.staff_role"] = a.StaffRole
	}
}

// aiContent is what the pages of the writer and the agent read.
func aiContent(s *spec.Spec, put func(path string, v any)) {
	if s.Writer != nil {
		put("src/content/writer.json", s.Writer)
	}
	if s.Agent != nil {
		put("src/content/agent.json", s.Agent)
	}
}
