package accept

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// way are the moves that lead a new row to one of some states, shortest first found, for a number that decides over moves.
// ok is false when there is none that a check can take.
func (w *writer) way(e *spec.Entity, targets []string, field string, n float64, as string) (moves []spec.Move, ok bool) {
	first, _ := e.Field(e.Workflow.Field).Default.(string)
	type place struct {
		state string
		moves []spec.Move
	}
	seen := map[string]bool{first: true}
	for queue := []place{{state: first}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if slices.Contains(targets, at.state) {
			return at.moves, true
		}
		for _, m := range e.Workflow.Moves {
			if slices.Contains(m.From, at.state) && !seen[m.To] && w.open(e, m, field, n, as) && !w.leadsOn(e, m.To, field, n) {
				seen[m.To] = true
				queue = append(queue, place{m.To, append(slices.Clone(at.moves), m)})
			}
		}
	}
	return nil, false
}

// open says whether a check can do a move to a row with a number.
func (w *writer) open(e *spec.Entity, m spec.Move, field string, n float64, as string) bool {
	if m.When != nil && (m.When.Field != field || !m.When.Holds(n)) {
		return false
	}
	return len(m.Needs) == 0 && len(m.Ask) == 0 && !limited(e, m.To) && w.mover(e, m, as) != ""
}

// leadsOn says whether a row with a number does not stay in a state.
func (w *writer) leadsOn(e *spec.Entity, state, field string, n float64) bool {
	return slices.ContainsFunc(e.Workflow.Auto, func(a spec.Auto) bool { return a.From == state && a.When.Field == field && a.When.Holds(n) })
}

// limited says whether only so many rows may stand in a state. Checks run at once, so one alone goes there.
func limited(e *spec.Entity, state string) bool {
	return slices.ContainsFunc(e.Limits, func(l spec.Limit) bool { return l.Kind == "count" && slices.Contains(l.States, state) })
}

// numbers are the numbers to try a move with: what the form gives anyway first, then one that a bound asks for. field is
// the number that decides over moves, "" when none does.
func (w *writer) decidingNumbers(e *spec.Entity) (field string, list []float64) {
	var bounds []spec.Bound
	for _, m := range e.Workflow.Moves {
		if m.When != nil {
			bounds = append(bounds, *m.When)
		}
	}
	for _, a := range e.Workflow.Auto {
		bounds = append(bounds, a.When)
	}
	if len(bounds) == 0 {
		return "", []float64{0}
	}
	field = bounds[0].Field
	f := e.Field(field)
	if f == nil || f.Rules != nil && f.Rules.Step > 0 {
		return field, nil // worked out by the database: a check cannot type it
	}
	scale := scaleOf(f)
	for _, b := range bounds {
		if b.Field != field {
			continue
		}
		// From 1000 € on nothing is approved by itself, to name one: a little below each bound, on it, a little above.
		list = append(list, b.Number-scale, b.Number, b.Number+scale)
	}
	slices.Sort(list)
	list = slices.DeleteFunc(slices.Compact(list), func(n float64) bool {
		return n < 0 || f.Max != nil && n > *f.Max || f.Min != nil && n < *f.Min
	})
	return field, list
}

func scaleOf(f *spec.Field) float64 {
	if f.Kind == spec.Money {
		return 100
	}
	return 1
}

// makeWith are the steps that make a row with a number in one of its fields.
func (w *writer) makeWith(e *spec.Entity, make []spec.Step, field string, n float64) []spec.Step {
	f := e.Field(field)
	if f == nil || len(make) < 2 {
		return make
	}
	value := strconv.FormatFloat(math.Round(n/scaleOf(f)*100)/100, 'f', -1, 64)
	if f.Kind == spec.Duration {
		value = strconv.FormatFloat(n, 'f', -1, 64) + "m"
	}
	at := len(make) - 2
	if i := slices.IndexFunc(make, func(s spec.Step) bool { return s.Do == "fill" && s.Name == f.Label }); i >= 0 && i > len(make)-2-len(e.Fields) {
		out := slices.Clone(make)
		out[i].Value = value
		return out
	}
	return slices.Insert(slices.Clone(make), at, fill(f.Label, value))
}

// walk are the steps by which people do moves to a row one after the other; who is signed in at the end is answered.
func (w *writer) walk(e *spec.Entity, moves []spec.Move, as string) (steps []spec.Step, now string, ok bool) {
	now = as
	decided := map[string]string{} // who a move wrote into a field
	for _, m := range moves {
		who := w.mover(e, m, as)
		if who == "" || m.NotIn != "" && decided[m.NotIn] == who {
			return nil, "", false
		}
		for _, set := range m.Set {
			if set.Value == "me" {
				decided[set.Field] = who
			}
		}
		if who != now {
			steps = append(steps, signIn(who), open("/"+e.Route+mine), click("link", "{run} row"), see("heading", "{run} row"))
			now = who
		}
		steps = append(steps, w.do(e, m)...)
		steps = append(steps, see("", "is now "+lower(e.Field(e.Workflow.Field).Option(m.To).Label)))
	}
	return steps, now, true
}

// autos: what needs nobody is done as soon as it comes in.
func (w *writer) autos(e *spec.Entity, as string, make []spec.Step, node string) {
	f := e.Field(e.Workflow.Field)
	for i, a := range e.Workflow.Auto {
		field, list := w.decidingNumbers(e)
		at := slices.IndexFunc(list, func(n float64) bool { return a.When.Holds(n) && n > 0 })
		if at < 0 || field != a.When.Field {
			continue
		}
		n := list[at]
		var steps []spec.Step
		if first, _ := f.Default.(string); a.From != first {
			// One move leads to where it goes on by itself.
			k := slices.IndexFunc(e.Workflow.Moves, func(m spec.Move) bool {
				return m.To == a.From && slices.Contains(m.From, first) && w.open(e, m, field, n, as) && w.mover(e, m, as) == as
			})
			if k < 0 {
				continue
			}
			steps = w.do(e, e.Workflow.Moves[k])
		}
		label := f.Option(a.To).Label
		steps = all(w.makeWith(e, make, field, n), steps, []spec.Step{see("", "cannot be changed any more"), reload(), see("", label)})
		if !slices.Contains(e.Workflow.Locked, a.To) {
			steps = slices.DeleteFunc(steps, func(s spec.Step) bool { return s.Name == "cannot be changed any more" })
		}
		if w.spec.Log == nil || !w.spec.Log.Only {
			steps = append(steps, in(see("", a.Note), "History"))
		}
		w.add(e.Name+"-auto-"+strconv.Itoa(i+1), "A "+lower(e.Label)+" that needs nobody is "+lower(label)+" by itself", as, steps, node+"/workflow", node+"/"+f.Name)
	}
}

// needed: a move that needs a field is refused until it is filled in.
func (w *writer) needed(e *spec.Entity, as string, make []spec.Step, node string) {
	first, _ := e.Field(e.Workflow.Field).Default.(string)
	for _, m := range e.Workflow.Moves {
		if len(m.Needs) == 0 || !slices.Contains(m.From, first) || len(m.Ask) > 0 || w.mover(e, m, as) != as {
			continue
		}
		f := e.Field(m.Needs[0])
		if f.Required || f.Default != nil {
			continue
		}
		steps := all(make, w.do(e, m), []spec.Step{see("", "Fill in the "+strings.ReplaceAll(f.Name, "_", " ")+" first"), reload(), see("", e.Field(e.Workflow.Field).Option(first).Label)})
		w.add(e.Name+"-needs-"+m.Name, m.Label+" needs "+lower(f.Label), as, steps, node+"/workflow")
	}
}

// places: where only so many may stand there is no place for one more. The rows go on again, so that the check can be run twice.
func (w *writer) places(e *spec.Entity, as string, make []spec.Step, node string) {
	for _, l := range e.Limits {
		if l.Kind != "count" || len(l.States) != 1 || !l.Whole || e.Workflow == nil || e.Workflow.Field != l.StateOf || l.Most > 12 {
			continue
		}
		taken := 0.0
		for _, row := range e.Sample {
			if row[l.StateOf] == l.States[0] {
				taken++
			}
		}
		free := int(l.Most - taken)
		field, list := w.decidingNumbers(e)
		if free < 0 || free > 4 || len(list) == 0 {
			continue
		}
		f := e.Field(l.StateOf)
		for _, m := range e.Workflow.Moves {
			if m.To != l.States[0] || len(m.Ask) > 0 || m.Note == "required" || m.When != nil || len(m.Needs) > 1 || w.mover(e, m, as) == "" {
				continue
			}
			out := slices.IndexFunc(e.Workflow.Moves, func(o spec.Move) bool {
				return slices.Contains(o.From, m.To) && len(o.Needs) == 0 && len(o.Ask) == 0 && o.When == nil && o.NotIn == "" && o.Note != "required" && w.mover(e, o, as) == w.mover(e, m, as)
			})
			way, ok := w.way(e, m.From, field, list[0], as)
			before, now, walked := w.walk(e, way, as)
			if !ok || out < 0 || !walked {
				continue
			}
			if len(m.Needs) == 1 {
				need, known := w.filled(e, m.Needs[0], as)
				if !known {
					continue
				}
				before = append([]spec.Step{click("link", "Edit"), need, click("button", "Save changes"), see("heading", "{run} row")}, before...)
			}
			who := w.mover(e, m, as)
			one := func(title string, end []spec.Step) []spec.Step {
				steps := all(w.makeWith(e, make, field, list[0]), before)
				if who != now {
					steps = append(steps, signIn(who), open("/"+e.Route+mine), click("link", "{run} row"), see("heading", "{run} row"))
				}
				steps = append(steps, w.do(e, m)...)
				steps = append(steps, end...)
				if who != as {
					steps = append(steps, signIn(as))
				}
				for i := range steps {
					steps[i].Name, steps[i].Value = strings.ReplaceAll(steps[i].Name, "{run} row", title), strings.ReplaceAll(steps[i].Value, "{run} row", title)
				}
				return steps
			}
			label := f.Option(m.To).Label
			var steps []spec.Step
			for i := range free {
				steps = append(steps, one("{run} no "+strconv.Itoa(i+1), []spec.Step{see("", "is now "+lower(label))})...)
			}
			steps = append(steps, one("{run} row", []spec.Step{see("", "No more than "+strconv.FormatFloat(l.Most, 'f', -1, 64))})...)
			for i := range free {
				title := "{run} no " + strconv.Itoa(i+1)
				if who != as {
					steps = append(steps, signIn(who))
				}
				steps = append(steps, open("/"+e.Route+mine), click("link", title), see("heading", title))
				steps = append(steps, w.do(e, e.Workflow.Moves[out])...)
				steps = append(steps, see("", "is now "))
			}
			w.add(e.Name+"-places-"+m.Name, "No more than "+strconv.FormatFloat(l.Most, 'f', -1, 64)+" stand in "+lower(label), as, steps, node+"/limits")
			break
		}
	}
}

// filled is the step that fills in a field of the form.
func (w *writer) filled(e *spec.Entity, name, as string) (spec.Step, bool) {
	f := e.Field(name)
	if f.Kind == spec.Member {
		account := w.account(as)
		return choose(f.Label, account), account != ""
	}
	return w.enter(f)
}
