package accept

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// creator is who makes rows in the checks of an entity: the humblest that may. "" when nobody may.
func (w *writer) creator(e *spec.Entity) string {
	if e.Moderation {
		return w.spec.AdminRole().Name // an admin's own row needs no approval
	}
	for _, want := range []string{"user", "owner", "member", "manager", "parent", "role", "visitor"} {
		for _, g := range e.Access.Create {
			if g.Who != want {
				continue
			}
			switch want {
			case "role":
				return g.Role
			case "visitor":
				return w.spec.DefaultRole().Name
			}
			return w.spec.DefaultRole().Name
		}
	}
	return ""
}

// parents are the rows that must be there before a row of e can be made, outermost first.
func (w *writer) parents(e *spec.Entity) []*spec.Entity {
	var chain []*spec.Entity
	for _, f := range e.Fields {
		if f.Kind == spec.Reference && f.Required && f.Target != e.Name {
			if p := w.spec.Entity(f.Target); p != nil {
				chain = append(w.parents(p), p)
				break
			}
		}
	}
	return chain
}

// makeRow writes the steps that make a row called title, and its parents before it. They end on the row's page.
// as is who does it; ok is false when that person may not make one of the rows.
func (w *writer) makeRow(e *spec.Entity, as, title string) (steps []spec.Step, ok bool) {
	if e.TitleOwner || running(e) || slices.ContainsFunc(w.parents(e), running) {
		return nil, false // its rows go by the name of who made them, or by a number that the database gives
	}
	for i, p := range w.parents(e) {
		if !w.mayCreate(p, as) {
			return nil, false
		}
		steps = append(steps, w.begin(p, i > 0)...)
		steps = append(steps, w.form(p, parentTitle(p))...)
		steps = append(steps, click("button", "Create "+lower(p.Label)), see("heading", parentTitle(p)))
	}
	steps = append(steps, w.begin(e, len(w.parents(e)) > 0)...)
	steps = append(steps, w.form(e, title)...)
	return append(steps, click("button", "Create "+lower(e.Label)), see("heading", title)), true
}

// begin opens the form: from the parent's page when there is one, so that the reference is set already.
func (w *writer) begin(e *spec.Entity, fromParent bool) []spec.Step {
	if fromParent {
		return []spec.Step{click("link", "New "+lower(e.Label)), see("heading", "New "+lower(e.Label))}
	}
	return []spec.Step{open("/" + e.Route + "/new")}
}

func parentTitle(p *spec.Entity) string { return p.Label + " {run}" }

// form fills the title, every other required field, and one field of each simple kind.
func (w *writer) form(e *spec.Entity, title string) []spec.Step {
	steps := []spec.Step{fill(e.Field(e.Title).Label, title)}
	parents := w.parents(e)
	for _, f := range e.Fields {
		if f.Name == e.Title || f.Default != nil {
			continue
		}
		if f.Kind == spec.Reference && f.Required && len(parents) > 0 && f.Target == parents[len(parents)-1].Name {
			continue // preset by where the form was opened
		}
		if !f.Required && !slices.ContainsFunc(e.OneOf, func(list []string) bool { return list[0] == f.Name }) || f.Rules != nil && f.Rules.Running != "" {
			continue
		}
		if s, ok := w.enter(&f); ok {
			if f.Unique && ruled(&f) == "" && slices.Contains([]spec.FieldKind{spec.Text, spec.Email, spec.URL, spec.Phone}, f.Kind) {
				s.Value = unlike(&f, title)
			}
			steps = append(steps, s)
		}
	}
	return steps
}

// enter gives a field a value that its kind takes.
func (w *writer) enter(f *spec.Field) (spec.Step, bool) {
	if value := ruled(f); value != "" {
		return fill(f.Label, value), true
	}
	switch f.Kind {
	case spec.Text, spec.LongText, spec.RichText:
		return fill(f.Label, "Value {run}"), true
	case spec.Integer, spec.Decimal, spec.Money, spec.Percent:
		return fill(f.Label, w.numberFor(f)), true
	case spec.Date:
		return fill(f.Label, "2031-05-14"), true
	case spec.DateTime:
		return fill(f.Label, "2031-05-14T10:30"), true
	case spec.Time:
		return fill(f.Label, "10:30"), true
	case spec.Duration:
		return fill(f.Label, "1 h 30 min"), true
	case spec.Email:
		return fill(f.Label, "{run}@example.com"), true
	case spec.Phone:
		return fill(f.Label, "+44 20 7946 0101"), true
	case spec.URL:
		return fill(f.Label, "https://example.com/{run}"), true
	case spec.Place:
		return fill(f.Label, "12 Elm Street, Antwerp"), true
	case spec.Enum:
		return choose(f.Label, f.Options[0].Label), true
	case spec.Reference:
		if t := w.spec.Entity(f.Target); t != nil && len(t.Sample) > 0 {
			if title, ok := t.Sample[0][t.Title].(string); ok {
				return choose(f.Label, title), true
			}
		}
	case spec.Boolean:
		return spec.Step{Do: "check", Role: "checkbox", Name: f.Label}, true
	}
	return spec.Step{}, false
}

// numberFor is a number between the field's bounds, whole where there is a whole one.
func (w *writer) numberFor(f *spec.Field) string {
	n := 7.0
	if f.Max != nil && n > *f.Max {
		n = math.Floor(*f.Max)
	}
	if f.Min != nil && n < *f.Min {
		n = math.Ceil(*f.Min)
	}
	if f.Max != nil && n > *f.Max {
		n = *f.Max // no whole number lies between
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// mayCreate says whether a person may make rows of e (members: of a parent they made themselves).
func (w *writer) mayCreate(e *spec.Entity, as string) bool {
	for _, g := range e.Access.Create {
		if g.Who != "role" || g.Role == as {
			return g.Who != "self"
		}
	}
	return false
}

// may says whether people of a role may do something to rows they made themselves.
func (w *writer) may(grants []spec.Grant, as string) bool {
	for _, g := range grants {
		if g.When == nil && g.Who != "self" && g.Who != "team" && g.Who != "colleague" && (g.Who != "role" || g.Role == as) {
			return true
		}
	}
	return false
}

// lower writes a label inside a sentence: "New sales order", but "New PDF".
func lower(label string) string {
	r := []rune(label)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) && strings.ToLower(string(r[1])) != string(r[1]) {
		return label
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

// refusal is how the message about a missing text begins: "Enter a title", but "Enter species", which looks plural.
func refusal(label string) string {
	word := lower(label)
	if n := len(word); n > 1 && word[n-1] == 's' && !strings.ContainsRune("suia", rune(word[n-2])) {
		return "Enter " + word
	}
	return "Enter a"
}
