package recovery

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
)

// Routes leads each failing finding to the session that wrote what it points at: by its file, else by its check, page or
// table. A finding that points at nothing leads nowhere.
func Routes(findings []gate.Finding, p plan.Plan, s *spec.Spec) map[string][]gate.Finding {
	owners := p.Owners()
	routes := map[string][]gate.Finding{}
	for _, f := range findings {
		if name := sessionOf(f, p, owners, s); name != "" {
			routes[name] = append(routes[name], f)
		}
	}
	return routes
}

func sessionOf(f gate.Finding, p plan.Plan, owners *plan.Owners, s *spec.Spec) string {
	if f.File != "" {
		if name := owners.Of(f.File); writes(p, name) {
			return name
		}
	}
	if t := tableOf(f); t != "" && f.Gate == gate.Database && writes(p, "schema") {
		return "schema"
	}
	best := ""
	for i := range s.Entities {
		e := &s.Entities[i]
		if f.Check != "" && strings.HasPrefix(f.Check, kebab(e.Name)+"-") || under(f.Page, "/"+e.Route) {
			// The longest name counts: "task-list-create" is of the task list, not of the task.
			if name := "feature-" + kebab(e.Name); writes(p, name) && len(name) > len(best) {
				best = name
			}
		}
	}
	return best
}

// writes says whether the plan has a session of this name that writes files.
func writes(p plan.Plan, name string) bool {
	s, ok := p.Session(name)
	return ok && s.Layer != plan.Verify
}

func under(page, route string) bool {
	return page == route || strings.HasPrefix(page, route+"/")
}

func kebab(name string) string { return strings.ReplaceAll(name, "_", "-") }

// repair runs the smallest set of sessions again that the findings lead to.
func repair(c *Case, s *Step, failing []gate.Finding) bool {
	var sessions []string
	effort := engine.Effort("")
	for name := range Routes(failing, c.Plan, c.Spec) {
		session, _ := c.Plan.Session(name)
		next, ok := c.nextEffort(session, s.Fingerprints)
		if !ok || c.repairs(name) >= MaxPerSession {
			continue
		}
		sessions = append(sessions, name)
		if effort == "" || slices.Index(engine.Efforts, next) < slices.Index(engine.Efforts, effort) {
			effort = next
		}
	}
	if len(sessions) == 0 {
		return false
	}
	slices.Sort(sessions)
	s.Kind, s.Sessions, s.Effort = Repair, sessions, effort
	s.Reason = "Wrote again, with the findings as input: " + strings.Join(sessions, ", ") + "."
	return true
}

// repairs counts how often a session was repaired.
func (c *Case) repairs(session string) int {
	n := 0
	for _, old := range c.Steps[c.Since:] {
		if old.Kind == Repair && slices.Contains(old.Sessions, session) {
			n++
		}
	}
	return n
}

// nextEffort is how a session's engine is asked next. What led to the same findings, or to the same bytes, is not asked
// again; other findings are progress, and asked about as gently as possible.
func (c *Case) nextEffort(session plan.Session, now []string) (engine.Effort, bool) {
	efforts := []engine.Effort{engine.Again}
	if c.Efforts != nil {
		efforts = c.Efforts(session.Engine)
	}
	spent := map[engine.Effort]bool{}
	for _, old := range c.Steps[c.Since:] {
		if old.Kind != Repair || !slices.Contains(old.Sessions, session.Name) {
			continue
		}
		if old.Outcome == SameFiles || old.Outcome == Broken || slices.Equal(old.Fingerprints, now) {
			spent[old.Effort] = true
		}
	}
	for _, e := range efforts {
		if !spent[e] {
			return e, true
		}
	}
	return "", false
}
