package accept

import (
	"slices"
	"strconv"

	"github.com/skycot/skycot/internal/spec"
)

// periodWords are how the dashboard says which time a figure is of.
var periodWords = map[string]string{"today": "today", "yesterday": "yesterday", "week": "this week", "last_week": "last week", "month": "this month", "last_month": "last month",
	"year": "this year", "last_year": "last year", "days_7": "in the last 7 days", "days_30": "in the last 30 days"}

// breakdowns: each number by group stands on the dashboard under its name, with the groups that are there from the start.
func (w *writer) breakdowns(n *spec.Numbers, as string) {
	for i := range n.Breakdowns {
		d := &n.Breakdowns[i]
		if len(d.Roles) > 0 && !slices.Contains(d.Roles, as) {
			continue
		}
		steps := []spec.Step{open("/dashboard"), see("heading", d.Label)}
		f := w.spec.GroupField(d.Of, d.By)
		if f != nil && f.Kind == spec.Enum && d.Order == "" {
			for k, o := range f.Options {
				if k < 3 && (d.Rows == 0 || k < d.Rows) {
					steps = append(steps, in(see("", o.Label), d.Label))
				}
			}
		}
		w.add("figure-by-"+d.Name, d.Label+" stands on the dashboard", as, steps, "numbers/breakdowns/"+d.Name)
	}
}

// attention: what people are to look at is counted on the dashboard, and each count leads to the rows.
func (w *writer) attention() {
	if !w.spec.Dashboard {
		return
	}
	as := w.spec.AdminRole().Name
	for i := range w.spec.Entities {
		e := &w.spec.Entities[i]
		for k := range e.Alerts {
			if a := &e.Alerts[k]; !a.Blunt && w.may(e.Access.Read, as) {
				w.add(e.Name+"-attention-"+strconv.Itoa(k), a.Label+" is counted on the dashboard", as,
					[]spec.Step{open("/dashboard"), in(click("link", e.LabelPlural+" "+a.Label), "Attention"), see("heading", e.LabelPlural)}, "entities/"+e.Name+"/alerts/"+a.Name)
			}
		}
	}
}
