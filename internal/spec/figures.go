package spec

import (
	"fmt"
	"slices"
)

// Numbers are the app's key figures: what the dashboard leads with.
type Numbers struct {
	Figures  []Figure  `json:"figures"`
	Charts   []Chart   `json:"charts,omitempty"`
	Rankings []Ranking `json:"rankings,omitempty"`
	// Breakdowns are numbers by group (breakdown.go).
	Breakdowns []Breakdown `json:"breakdowns,omitempty"`
	// Choice is an entity whose row, picked once, narrows every list and figure that belongs to it: "filter everything
	// by location". The choice is kept from page to page.
	Choice string `json:"choice,omitempty"`
}

// Figure is one number about the whole app over a period, as far as the reader may see the rows.
type Figure struct {
	Name     string    `json:"name"` // snake_case
	Label    string    `json:"label"`
	Kind     FieldKind `json:"kind"` // integer | decimal | money | percent | duration
	Formula  Formula   `json:"formula"`
	Unit     string    `json:"unit,omitempty"`
	Decimals int       `json:"decimals,omitempty"`
	Periods  []string  `json:"periods,omitempty"` // shown once for each: today | yesterday | week | last_week | month | last_month | …; none: this month
	Compare  bool      `json:"compare,omitempty"` // with an arrow against the period before
	Good     string    `json:"good,omitempty"`    // up | down: which way is good; "" neither
	Hidden   bool      `json:"hidden,omitempty"`  // only others build on it
	Roles    []string  `json:"roles,omitempty"`   // who is shown it; none: everybody
}

// Chart draws figures over time.
type Chart struct {
	Label   string   `json:"label"`
	Kind    string   `json:"kind"`    // line | bar | table
	Figures []string `json:"figures"` // one to four
	By      string   `json:"by"`      // day | week | month
	Points  int      `json:"points"`  // 2 to 60
	// Target is a line across the chart, as the first figure is kept (money in minor units); 0: none. What is on the
	// wrong side of it has another colour.
	Target float64 `json:"target,omitempty"`
	Wrong  string  `json:"wrong,omitempty"` // above | below; "": neither
}

// Ranking is a short table of the rows of an entity that are highest or lowest in something.
type Ranking struct {
	Label  string `json:"label"`
	Entity string `json:"entity"`
	Sort   string `json:"sort"` // a sortable field or computed value; "-" before it: highest first
	Alert  string `json:"alert,omitempty"`
	Rows   int    `json:"rows"` // 1 to 20
}

// Figure returns the figure of that name, or nil.
func (s *Spec) Figure(name string) *Figure {
	if s.Numbers == nil {
		return nil
	}
	for i := range s.Numbers.Figures {
		if s.Numbers.Figures[i].Name == name {
			return &s.Numbers.Figures[i]
		}
	}
	return nil
}

func (v *validator) numbers() {
	n := v.spec.Numbers
	if n == nil {
		return
	}
	seen := map[string]bool{}
	for i := range n.Figures {
		f := &n.Figures[i]
		at := fmt.Sprintf("numbers.figures[%d]", i)
		v.match(at+".name", f.Name, namePattern, "a snake_case name")
		v.label(at+".label", f.Label)
		v.optionalLabel(at+".unit", f.Unit)
		if !slices.Contains(numberKinds, f.Kind) {
			v.fail(at+".kind", "%q cannot be a figure", f.Kind)
		}
		if f.Decimals < 0 || f.Decimals > 4 {
			v.fail(at+".decimals", "must be 0 to 4")
		}
		v.formula(at+".formula", &f.Formula, nil, true)
		v.later(at, &f.Formula, seen)
		if seen[f.Name] {
			v.fail(at+".name", "%q is there twice", f.Name)
		}
		seen[f.Name] = true
		for _, p := range f.Periods {
			v.oneOf(at+".periods", p, figurePeriods[:10]...)
		}
		v.oneOf(at+".good", f.Good, "", "up", "down")
		for _, r := range f.Roles {
			if v.spec.Role(r) == nil {
				v.fail(at+".roles", "no role is called %q", clip(r))
			}
		}
	}
	for i, c := range n.Charts {
		at := fmt.Sprintf("numbers.charts[%d]", i)
		v.label(at+".label", c.Label)
		v.oneOf(at+".kind", c.Kind, "line", "bar", "table")
		v.oneOf(at+".wrong", c.Wrong, "", "above", "below")
		if c.Target < 0 || c.Target == 0 && c.Wrong != "" {
			v.fail(at+".target", "must be above 0")
		}
		v.oneOf(at+".by", c.By, "day", "week", "month")
		if c.Points < 2 || c.Points > 60 {
			v.fail(at+".points", "must be 2 to 60")
		}
		if len(c.Figures) < 1 || len(c.Figures) > 4 {
			v.fail(at+".figures", "must be one to four")
		}
		for _, name := range c.Figures {
			if v.spec.Figure(name) == nil {
				v.fail(at+".figures", "no figure is called %q", clip(name))
			}
		}
	}
	for i, r := range n.Rankings {
		at := fmt.Sprintf("numbers.rankings[%d]", i)
		v.label(at+".label", r.Label)
		e := v.spec.Entity(r.Entity)
		if e == nil {
			v.fail(at+".entity", "no entity is called %q", clip(r.Entity))
			continue
		}
		name := trimSign(r.Sort)
		if f, c := e.Field(name), e.Value(name); (f == nil || !f.Sort) && (c == nil || !c.Sort) {
			v.fail(at+".sort", "%q is not sortable", clip(r.Sort))
		}
		if r.Alert != "" && e.Alert(r.Alert) == nil {
			v.fail(at+".mark", "no alert is called %q", clip(r.Alert))
		}
		if r.Rows < 1 || r.Rows > 20 {
			v.fail(at+".rows", "must be 1 to 20")
		}
	}
	v.breakdowns(n)
	if n.Choice != "" && v.spec.Entity(n.Choice) == nil {
		v.fail("numbers.choice", "no entity is called %q", clip(n.Choice))
	}
}

// later refuses a figure that builds on one that comes after it, so that they can be made in their order.
func (v *validator) later(path string, f *Formula, before map[string]bool) {
	if f.Op == "figure" && !before[f.Field] {
		v.fail(path+".formula", "builds on %q, which must come before it", clip(f.Field))
	}
	for i := range f.Args {
		v.later(path, &f.Args[i], before)
	}
	for i := range f.Where {
		v.later(path, &f.Where[i].Left, before)
		if r := f.Where[i].Right; r != nil {
			v.later(path, r, before)
		}
	}
}
