package accept

import (
	"slices"
	"strconv"

	"github.com/skycot/skycot/internal/spec"
)

// workflow writes the checks of an entity's states: a move leads on and is kept, one with a note asks for it, a locked row
// cannot be changed, a checklist keeps its ticks, the log is for its readers.
func (w *writer) workflow(e *spec.Entity, as string, make []spec.Step, node string) {
	if len(e.Checklist) > 0 && w.may(e.Access.Update, as) {
		w.add(e.Name+"-checklist", "What is ticked stays ticked", as, all(make, []spec.Step{
			{Do: "check", Name: e.Checklist[0], Within: "Checklist"}, in(see("", "1 of "+strconv.Itoa(len(e.Checklist))), "Checklist"), reload(),
			in(see("", "1 of "+strconv.Itoa(len(e.Checklist))), "Checklist")}), node+"/checklist")
	}
	if e.Workflow == nil {
		if e.History && (w.spec.Log == nil || !w.spec.Log.Only) {
			w.add(e.Name+"-history", "What happens to a "+lower(e.Label)+" is kept", as, all(make, []spec.Step{in(see("", "Created"), "History")}), node+"/history")
		}
		return
	}
	f := e.Field(e.Workflow.Field)
	field, numbers := w.decidingNumbers(e)
	for _, m := range e.Workflow.Moves {
		who := w.mover(e, m, as)
		if who == "" || len(m.Ask) > 0 && !w.asked(e, m) || len(m.Needs) > 0 || limited(e, m.To) {
			continue
		}
		for _, n := range numbers {
			way, ok := w.way(e, m.From, field, n, as)
			if !ok || m.When != nil && (m.When.Field != field || !m.When.Holds(n)) || w.leadsOn(e, m.To, field, n) || len(way) > 4 || field == "" && len(way) > 2 {
				continue
			}
			steps, _, ok := w.walk(e, append(way, m), as)
			if !ok {
				continue
			}
			steps = all(w.makeWith(e, make, field, n), steps)
			to := f.Option(m.To).Label
			steps = append(steps, reload(), see("", to))
			nodes := []string{node + "/workflow", node + "/" + f.Name}
			if m.Note == "required" && (w.spec.Log == nil || !w.spec.Log.Only) {
				steps = append(steps, in(see("", "Because {run}"), "History"))
				nodes = append(nodes, node+"/history")
			}
			if slices.Contains(e.Workflow.Locked, m.To) {
				steps = append(steps, see("", "cannot be changed any more"), notSee("link", "Edit"))
			}
			w.add(e.Name+"-move-"+m.Name, m.Label+" leads a "+lower(e.Label)+" to "+lower(to), as, steps, nodes...)
			break
		}
	}
	w.autos(e, as, make, node)
	w.needed(e, as, make, node)
	w.places(e, as, make, node)
}

// do are the steps of a move on the row's page.
func (w *writer) do(e *spec.Entity, m spec.Move) []spec.Step {
	steps := []spec.Step{click("button", m.Label)}
	if m.Note == "" && len(m.Ask) == 0 {
		return steps
	}
	for _, name := range m.Ask {
		if s, ok := w.enter(e.Field(name)); ok {
			steps = append(steps, in(s, m.Label))
		}
	}
	if m.Note == "required" {
		label := m.NoteLabel
		if label == "" {
			label = "Note"
		}
		steps = append(steps, in(fill(label, "Because {run}"), m.Label))
	}
	return append(steps, in(click("button", m.Label), m.Label))
}

// asked says whether a check can answer all that a move asks for.
func (w *writer) asked(e *spec.Entity, m spec.Move) bool {
	for _, name := range m.Ask {
		if _, ok := w.enter(e.Field(name)); !ok {
			return false
		}
	}
	return true
}

// mover is who does a move in a check: whoever made the row when they may, else somebody of a role that may.
func (w *writer) mover(e *spec.Entity, m spec.Move, as string) string {
	by := m.By
	if len(by) == 0 {
		by = e.Access.Update
	}
	if w.may(by, as) && !m.NotOwn && !slices.ContainsFunc(by, func(g spec.Grant) bool { return g.Who == "team" || g.Who == "colleague" || g.Who == "self" }) {
		return as
	}
	for _, g := range by {
		if g.Who == "role" && (g.Role != as || !m.NotOwn) && g.When == nil && w.may(e.Access.Read, g.Role) && !w.ownerOnly(e, g.Role) {
			return g.Role
		}
	}
	return ""
}

// ownerOnly says whether people of a role read nothing of an entity but their own rows, or only some team's.
func (w *writer) ownerOnly(e *spec.Entity, role string) bool {
	return !slices.ContainsFunc(e.Access.Read, func(g spec.Grant) bool {
		return g.When == nil && (g.Who == "visitor" || g.Who == "user" || g.Who == "role" && g.Role == role)
	})
}

// ruled writes the checks of the log.
func (w *writer) ruled() {
	l := w.spec.Log
	if l == nil {
		return
	}
	w.add("change-log", "The change log is for whom it is meant", w.spec.AdminRole().Name, []spec.Step{open("/log"), see("heading", "Change log")}, "log")
	for _, r := range w.spec.Roles {
		if !r.Admin && !slices.Contains(l.Roles, r.Name) {
			w.add("change-log-closed", "Others do not see the change log", r.Name, []spec.Step{open("/log"), notSee("heading", "Change log"), notSee("link", "Change log")}, "log")
			break
		}
	}
}

// freeMove says whether a person may drag a new card to a column without being asked for anything.
func (w *writer) freeMove(e *spec.Entity, f *spec.Field, to, as string) bool {
	if e.Workflow.Field != f.Name {
		return true
	}
	first, _ := f.Default.(string)
	return slices.ContainsFunc(e.Workflow.Moves, func(m spec.Move) bool {
		return slices.Contains(m.From, first) && f.Option(m.To).Label == to && m.Note != "required" && len(m.Ask) == 0 && len(m.Needs) == 0 && m.When == nil && !limited(e, m.To) && w.mover(e, m, as) == as
	})
}
