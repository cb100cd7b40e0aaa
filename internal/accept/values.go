package accept

import (
	"fmt"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// values writes the checks of what is computed and what is checked about an entity's fields.
func (w *writer) values(e *spec.Entity, as string, make []spec.Step, node string) {
	w.computed(e, as, make, node)
	w.thresholds(e, as, node)
	w.refusals(e, as, node)
	w.imports(e, as, node)
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Rules != nil && f.Rules.Since != "" {
			w.add(e.Name+"-"+f.Name+"-kept", f.Label+" is kept by itself", as, all(make, []spec.Step{see("", f.Label), open("/" + e.Route + "/new"), notSee("textbox", f.Label)}), node+"/"+f.Name)
		}
	}
	for i, s := range e.Spans {
		w.add(fmt.Sprintf("%s-span-%d", e.Name, i), "Rows are found by a value between "+lower(s.Label)+" from and to", as,
			[]spec.Step{open("/" + e.Route), fill(s.Label, "987654"), press("textbox", s.Label, "", "Enter"), see("", "Nothing found")}, node+"/filter")
	}
	if e.Print {
		w.add(e.Name+"-print", "A "+lower(e.Label)+" has a button for paper", as, all(make, []spec.Step{see("button", "Print")}), node+"/print")
	}
	for _, a := range e.Alerts {
		if a.List && !a.Blunt {
			w.add(e.Name+"-list-"+a.Name, "The list "+a.Label+" opens", as, []spec.Step{open("/" + e.Route + "/lists/" + strings.ReplaceAll(a.Name, "_", "-")), see("heading", a.Label)},
				node+"/alerts/"+a.Name)
		}
	}
}

// computed: what is worked out stands on the page of a row under its name.
func (w *writer) computed(e *spec.Entity, as string, make []spec.Step, node string) {
	for _, c := range e.Computed {
		steps, nodes := all(make, []spec.Step{see("", c.Label)}), []string{node + "/" + c.Name}
		if value, entered := w.product(e, &c); value != "" && w.may(e.Access.Update, as) {
			steps = all(make, []spec.Step{click("link", "Edit")}, entered, []spec.Step{click("button", "Save changes"), see("heading", "{run} row"), see("", value), reload(), see("", value)})
		}
		w.add(e.Name+"-"+c.Name, c.Label+" is worked out", as, steps, nodes...)
	}
}

// product knows the answer of a formula that multiplies two plain numbers, and how to enter them.
func (w *writer) product(e *spec.Entity, c *spec.Computed) (value string, entered []spec.Step) {
	f := c.Formula
	if f.Op != "multiply" || len(f.Args) != 2 || c.Kind == spec.Duration || c.Kind == spec.Percent {
		return "", nil
	}
	answer := 1
	for i, n := range []int{7, 13} {
		a := f.Args[i]
		if a.Op != "field" || a.Via != "" {
			return "", nil
		}
		field := e.Field(a.Field)
		if field == nil || field.Kind != spec.Integer && field.Kind != spec.Decimal && field.Kind != spec.Money || field.Max != nil && *field.Max < 13 || field.Min != nil && *field.Min > 7 ||
			field.Rules != nil && field.Rules.Step > 0 {
			return "", nil
		}
		entered = append(entered, fill(field.Label, fmt.Sprint(n)))
		answer *= n
	}
	if c.Kind == spec.Money {
		return fmt.Sprintf("%d.00", answer), entered
	}
	return fmt.Sprint(answer), entered
}

// thresholds: a value on the wrong side of a limit shows the words of the alert, one on the right side does not.
func (w *writer) thresholds(e *spec.Entity, as, node string) {
	if !w.mayCreate(e, as) || !w.may(e.Access.Update, as) {
		return
	}
	for _, a := range e.Alerts {
		if len(a.When) != 1 || a.Blunt {
			continue
		}
		t := a.When[0]
		f := e.Field(t.Left.Field)
		if t.Left.Op != "field" || t.Left.Via != "" || f == nil || t.Right == nil || t.Right.Op != "number" || f.Kind != spec.Integer && f.Kind != spec.Decimal || f.Rules != nil && f.Rules.Step > 0 {
			continue
		}
		n := t.Right.Number
		low, high := fmt.Sprint(n-1), fmt.Sprint(n+1)
		bad, good := low, high
		if t.Is == "above" || t.Is == "at_least" {
			bad, good = high, low
		}
		if n-1 < 0 && f.Min != nil || t.Is == "is" {
			continue
		}
		row, ok := w.makeRow(e, as, "{run} row")
		if !ok {
			continue
		}
		w.add(e.Name+"-alert-"+a.Name, a.Label+" shows", as, all(row, []spec.Step{
			click("link", "Edit"), fill(f.Label, bad), click("button", "Save changes"), see("heading", "{run} row"), in(see("", a.Label), "Warnings"),
			click("link", "Edit"), fill(f.Label, good), click("button", "Save changes"), see("heading", "{run} row"), notSee("list", "Warnings")}),
			node+"/alerts/"+a.Name)
	}
}

// refusals: what breaks a rule is refused beside its field.
func (w *writer) refusals(e *spec.Entity, as, node string) {
	if !w.mayCreate(e, as) || len(w.parents(e)) > 0 {
		return
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		wrong, words := "", ""
		switch r := f.Rules; {
		case f.After != "" && f.Kind == spec.Date:
			steps := []spec.Step{open("/" + e.Route + "/new"), fill(e.Field(f.After).Label, "2031-05-14"), fill(f.Label, "2031-05-10"), click("button", "Create "+lower(e.Label)), see("", "cannot come before")}
			if a := e.Field(f.After); a.Rules == nil && r == nil {
				w.add(e.Name+"-"+f.Name+"-order", f.Label+" cannot come before "+lower(a.Label), as, steps, node+"/"+f.Name)
			}
			continue
		case r == nil:
			continue
		case r.When == "not_past":
			wrong, words = "2020-03-02", "cannot be in the past"
		case r.When == "not_future":
			wrong, words = "2099-03-02", "cannot be in the future"
		case r.Years > 0:
			wrong, words = "2098-03-02", "years are asked for"
		case r.Pattern != "":
			wrong, words = "?!", "Write it like"
		case r.Step > 0 && f.Kind == spec.Integer && r.Step > 1:
			wrong, words = fmt.Sprint(r.Step+1), "multiple of"
		}
		if f.Kind == spec.DateTime {
			wrong += "T10:00"
		}
		if words == "" {
			continue
		}
		w.add(e.Name+"-"+f.Name+"-rule", f.Label+" is held to its rule", as,
			[]spec.Step{open("/" + e.Route + "/new"), fill(f.Label, wrong), click("button", "Create "+lower(e.Label)), see("", words), see("heading", "New "+lower(e.Label))}, node+"/"+f.Name)
	}
}

// imports: a file with a row that is none is read, and the row is named.
func (w *writer) imports(e *spec.Entity, as, node string) {
	if !e.Import || !w.mayCreate(e, as) {
		return
	}
	title := e.Field(e.Title)
	head, good := title.Label, "{run} import"
	if title.Rules != nil && title.Rules.Running != "" {
		head, good = "Nothing", "x"
	}
	// A file whose head names no field that is needed says so; nothing is taken from it.
	steps := []spec.Step{open("/" + e.Route + "/import"), see("heading", "Import "+lower(e.LabelPlural)), fill("Or paste the rows", head+"\n"+good), click("button", "Import")}
	required := slices.ContainsFunc(e.Fields, func(f spec.Field) bool {
		return f.Required && f.Name != e.Title && f.Default == nil && f.Kind != spec.Boolean && f.Kind != spec.Tags && (f.Rules == nil || f.Rules.Running == "")
	})
	switch {
	case required:
		steps = append(steps, see("", "has no column for"))
	case title.Rules == nil || title.Rules.Running == "":
		steps = append(steps, see("", "1 row imported"), open("/"+e.Route+mine), see("link", "{run} import"))
	default:
		return
	}
	w.add(e.Name+"-import", "A CSV file is read row by row", as, steps, node+"/import")
}

// numbers: the key figures, charts and rankings stand on the dashboard of whom they are for.
func (w *writer) numbers() {
	n := w.spec.Numbers
	if n == nil || !w.spec.Dashboard {
		return
	}
	as := w.spec.AdminRole().Name
	for _, f := range n.Figures {
		if f.Hidden {
			continue
		}
		label := f.Label
		if len(f.Periods) > 0 {
			label += " " + periodWords[f.Periods[0]]
		}
		w.add("figure-"+f.Name, f.Label+" stands on the dashboard", as, []spec.Step{open("/dashboard"), in(see("", label), "Key figures")}, "numbers/"+f.Name)
	}
	var charts, rankings []spec.Step
	for _, c := range n.Charts {
		charts = append(charts, see("heading", c.Label))
		if f := w.spec.Figure(c.Figures[0]); c.Target > 0 && (len(f.Roles) == 0 || slices.Contains(f.Roles, as)) {
			charts = append(charts, see("", "Target "))
		}
	}
	for _, r := range n.Rankings {
		rankings = append(rankings, see("heading", r.Label))
	}
	if len(charts) > 0 {
		w.add("figure-charts", "Figures are drawn over time", as, append([]spec.Step{open("/dashboard")}, charts...), "numbers/charts")
	}
	if len(rankings) > 0 {
		w.add("figure-rankings", "The best and the worst stand in tables", as, append([]spec.Step{open("/dashboard")}, rankings...), "numbers/rankings")
	}
	w.breakdowns(n, as)
	if e := w.spec.Entity(n.Choice); e != nil && len(e.Sample) > 1 {
		if title, ok := e.Sample[0][e.Title].(string); ok {
			w.add("choice", "What is picked once narrows everything, and stays", as,
				[]spec.Step{open("/dashboard"), choose(e.Label, title), reload(), see("button", e.Label), see("", title)}, "numbers/choice")
		}
	}
}

// running says whether rows of an entity go by a number that the database gives.
func running(e *spec.Entity) bool {
	f := e.Field(e.Title)
	return f != nil && f.Rules != nil && f.Rules.Running != ""
}

// ruled is a value that the rules of a field let through, "" when any of its kind will do.
func ruled(f *spec.Field) string {
	r := f.Rules
	if r == nil {
		return ""
	}
	day := ""
	switch {
	case r.Pattern != "":
		return r.Example
	case r.Years > 0:
		day = "1980-05-14"
	case r.When == "not_future":
		day = "2020-03-02"
	case r.Step > 0 && f.Kind != spec.Duration:
		n := r.Step
		for f.Min != nil && n < *f.Min {
			n += r.Step
		}
		if f.Kind == spec.Money {
			n /= 100
		}
		return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.3f", n), "0"), ".")
	}
	if day != "" && f.Kind == spec.DateTime {
		day += "T10:30"
	}
	return day
}
