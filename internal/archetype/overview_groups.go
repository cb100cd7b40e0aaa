package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// groupOf finds what a word means as a grouping of an entity's rows.
func (b *builder) groupOf(e *spec.Entity, word string) (spec.Grouping, string, bool) {
	word = strings.TrimSpace(strings.TrimPrefix(word, "the "))
	if word == "day" || word == "week" || word == "month" || word == "date" {
		return spec.Grouping{Field: dayOfRow(e), Unit: strings.ReplaceAll(word, "date", "day")}, strings.ReplaceAll(word, "date", "day"), true
	}
	if t := b.entityNamed(word); t != nil && t.Name != e.Name {
		for _, f := range e.Fields {
			if f.Kind == spec.Reference && f.Target == t.Name {
				return spec.Grouping{Field: f.Name}, strings.ToLower(t.Label), true
			}
		}
		for _, via := range e.Fields {
			if via.Kind != spec.Reference {
				continue
			}
			for _, f := range b.spec.Entity(via.Target).Fields {
				if f.Kind == spec.Reference && f.Target == t.Name {
					return spec.Grouping{Field: f.Name, Via: via.Name}, strings.ToLower(t.Label), true
				}
			}
		}
	}
	if f := b.groupable(e, word); f != nil {
		g := spec.Grouping{Field: f.Name}
		if isDate(f.Kind) {
			g.Unit = "day"
		}
		return g, strings.ToLower(f.Label), true
	}
	for _, via := range e.Fields {
		if via.Kind == spec.Reference {
			if f := b.groupable(b.spec.Entity(via.Target), word); f != nil && !isDate(f.Kind) {
				return spec.Grouping{Field: f.Name, Via: via.Name}, strings.ToLower(f.Label), true
			}
		}
	}
	return spec.Grouping{}, "", false
}

// groupable is the field of an entity that a word means and that its rows fall into groups by.
func (b *builder) groupable(e *spec.Entity, word string) *spec.Field {
	var best *spec.Field
	top := 6
	for i := range e.Fields {
		f := &e.Fields[i]
		if !slices.Contains([]spec.FieldKind{spec.Enum, spec.Text, spec.Boolean, spec.Member, spec.Place, spec.Date, spec.DateTime}, f.Kind) || f.Name == e.Title && (f.Unique || f.Rules != nil && f.Rules.Running != "") {
			continue // no two rows have the same
		}
		score := likeness(word, f.Label)
		if (word == "state" || word == "status" || word == "stage") && f.Kind == spec.Enum && isState(f) {
			score = 9
		}
		if slices.ContainsFunc(sameGroups, func(list []string) bool {
			return slices.Contains(list, ident.Singular(word)) && slices.ContainsFunc(core(f.Label), func(w string) bool { return slices.Contains(list, w) })
		}) {
			score = max(score, 7)
		}
		// "price" for "whether they would pay 349, 399 or 449"
		if f.Kind == spec.Enum && word == "price" && strings.Contains(strings.ToLower(f.Label), "pay") {
			score = max(score, 7)
		}
		if score > top {
			best, top = f, score
		}
	}
	return best
}

// sameGroups are words that people use for one another where rows are grouped.
var sameGroups = [][]string{{"dish", "meal", "menu", "course", "recipe"}, {"kind", "type", "category", "sort"}, {"place", "location", "site", "where"}, {"colour", "color"},
	{"state", "status", "stage"}, {"reason", "cause", "why"}, {"town", "city", "place"}, {"size", "sizes"}, {"person", "who", "member", "colleague", "assignee"}, {"language", "languages"}}

// breakdown adds a number by group and answers its node.
func (b *builder) breakdown(d spec.Breakdown) string {
	n := b.numbers()
	d.Label = spec.CleanLabel(ident.Sentence(d.Label), "Numbers")
	var names ident.Namer
	for i := range n.Breakdowns {
		have := &n.Breakdowns[i]
		if strings.EqualFold(have.Label, d.Label) && have.Order == d.Order {
			return "numbers/breakdowns/" + have.Name
		}
		names.Take(have.Name)
	}
	d.Name = names.Value(d.Label, "numbers")
	n.Breakdowns = append(n.Breakdowns, d)
	b.spec.Dashboard = true
	return "numbers/breakdowns/" + d.Name
}

// per: "revenue per shop", "money per instructor per week", "kegs in each state", "counts per colour".
func (o *overview) per(what, group, unit, period, show string, s intent.OverviewItem) string {
	b := o.b
	what = strings.TrimSpace(what)
	var m *quantity
	switch what {
	case "":
		if o.last != nil && s.Clause == o.clause {
			m = o.last
		}
	case "count", "counts", "number", "numbers", "how many", "how much", "total", "totals":
		if what == "count" || what == "counts" || what == "how many" || strings.HasPrefix(what, "number") {
			m = b.groupedOf(s, group)
		}
	default:
		m = b.measure(what)
		if m == nil && strings.HasSuffix(what, " counts") {
			m = b.measure(strings.TrimSuffix(what, " counts"))
		}
	}
	if m == nil {
		return ""
	}
	e := b.spec.Entity(m.of)
	g, name, ok := b.groupOf(e, group)
	if !ok {
		return ""
	}
	o.keep(m)
	if t := b.entityNamed(group); unit == "day" && t != nil {
		return o.each(m, t, unit, period)
	}
	if g.Unit == "week" || g.Unit == "month" || g.Unit == "day" && g.Field == dayOfRow(e) && period == "" {
		return o.overTime(m, g.Unit, 0, map[bool]string{true: "bar", false: "line"}[show == "bars"])
	}
	d := spec.Breakdown{Label: m.label + " by " + name, Head: m.label, Kind: m.kind, Unit: m.unit, Decimals: m.decimals, Of: m.of, By: g, Show: "bars", Period: period}
	if unit != "" {
		d.Across, d.Show = &spec.Grouping{Field: dayOfRow(e), Unit: unit}, "matrix"
		d.Label += " and " + unit
		d.Period = map[string]string{"day": "days_7", "week": "weeks_8", "month": "months_12"}[unit]
	}
	if f := b.spec.GroupField(m.of, g); f != nil && f.Kind != spec.Enum && d.Across == nil {
		d.Order, d.Rows = "most", 20
	}
	d.Measure = m.formula(b.within(m.of, d.Period))
	return b.breakdown(d)
}

// each: "cycles per machine per day": what one has of it on average.
func (o *overview) each(m *quantity, t *spec.Entity, unit, period string) string {
	b := o.b
	whole := m.formula(inPeriod(dayOfRow(b.spec.Entity(m.of))))
	mean := op("divide", op("divide", whole, spec.Formula{Op: "count", Of: t.Name}), op("days", spec.Formula{Op: "start"}, spec.Formula{Op: "end"}))
	if unit != "day" {
		return ""
	}
	kind, decimals := spec.Decimal, 1
	if m.kind == spec.Money {
		kind, decimals = spec.Money, 0
	}
	f := b.figure(spec.Figure{Label: m.label + " per " + strings.ToLower(t.Label) + " per day", Kind: kind, Unit: m.unit, Decimals: decimals, Good: m.good, Formula: mean})
	f.Hidden = false
	if period != "" && !slices.Contains(f.Periods, period) {
		f.Periods = append(f.Periods, period)
	}
	return "numbers/" + f.Name
}

// groupedOf is the count of the entity that a clause speaks of, or of the one that has the group.
func (b *builder) groupedOf(s intent.OverviewItem, group string) *quantity {
	var of *spec.Entity
	c := b.in.Clauses[s.Clause]
	for ci := s.Clause; ci >= 0 && ci > s.Clause-4 && of == nil; ci-- {
		c = b.in.Clauses[ci]
		for _, it := range b.in.Entities {
			for _, at := range it.Mentions {
				if e := b.spec.Entity(b.keys[it.Key]); e != nil && at.From >= c.From && at.To <= c.To {
					if _, _, ok := b.groupOf(e, group); ok {
						of = e
					}
				}
			}
		}
	}
	for i := range b.spec.Entities {
		if e := &b.spec.Entities[i]; of == nil {
			if f := b.groupable(e, group); f != nil {
				of = e
			}
		}
	}
	if of == nil {
		return nil
	}
	return b.measure("number of " + strings.ToLower(of.LabelPlural))
}

// drawn: "bar chart revenue per shop", "line chart per day of the last 30 days", "a chart of reasons".
func (o *overview) drawn(kind, text string) string {
	b := o.b
	points, unit := 0, ""
	if m := reLast.FindStringSubmatch(text); m != nil {
		text, points = strings.TrimSpace(m[1]), intent.Count(m[2])
		unit = map[string]string{"days": "day", "weeks": "week", "months": "month", "years": "month"}[m[3]]
		if m[3] == "years" {
			points *= 12
		}
	}
	group := ""
	if m := rePer.FindStringSubmatch(text); m != nil {
		text, group = strings.TrimSpace(m[1]), m[2]
	}
	if group == "day" || group == "week" || group == "month" {
		unit, group = group, ""
	}
	if unit == "day" && strings.Contains(text, "weekly") {
		unit = "week"
	}
	m := o.last
	if text != "" {
		if m = b.measure(text); m == nil {
			if r := reRatio.FindStringSubmatch(text); r != nil {
				m = b.ratio(r[1], r[2])
			}
		}
	}
	if text != "" && m == nil && group == "" && unit == "" {
		// "a chart of reasons": how many there are of each
		for i := range b.spec.Entities {
			e := &b.spec.Entities[i]
			if f := b.groupable(e, ident.Singular(text)); f != nil && f.Kind == spec.Enum {
				return o.per("number of "+strings.ToLower(e.LabelPlural), strings.ToLower(f.Label), "", "", "bars", intent.OverviewItem{Clause: o.clause})
			}
		}
	}
	if m == nil {
		return ""
	}
	o.keep(m)
	if group != "" {
		e := b.spec.Entity(m.of)
		g, name, ok := b.groupOf(e, group)
		if !ok {
			return ""
		}
		period := map[string]string{"day": "days_30", "week": "weeks_8", "month": "months_12"}[unit]
		return b.breakdown(spec.Breakdown{Label: m.label + " by " + name, Head: m.label, Kind: m.kind, Unit: m.unit, Decimals: m.decimals, Of: m.of, By: g, Show: "bars", Period: period,
			Order: map[bool]string{true: "most"}[g.Unit == "" && b.spec.GroupField(m.of, g).Kind != spec.Enum], Rows: 20, Measure: m.formula(b.within(m.of, period))})
	}
	if unit == "" && kind == "" {
		return ""
	}
	return o.overTime(m, unit, points, map[bool]string{true: "bar", false: "line"}[kind == "bar" || kind == "column"])
}

// overTime draws a measure over days, weeks or months.
func (o *overview) overTime(m *quantity, unit string, points int, kind string) string {
	b := o.b
	if unit == "" {
		unit = "month"
	}
	if points < 2 || points > 60 {
		points = map[string]int{"day": 30, "week": 12, "month": 12}[unit]
	}
	f := b.hiddenFigure(m)
	n := b.numbers()
	label := spec.CleanLabel(f.Label+" by "+unit, "Figures")
	if !slices.ContainsFunc(n.Charts, func(c spec.Chart) bool { return c.Label == label }) {
		n.Charts = append(n.Charts, spec.Chart{Label: label, Kind: kind, Figures: []string{f.Name}, By: unit, Points: points})
	}
	b.spec.Dashboard = true
	return "numbers/charts"
}

// hiddenFigure is the figure of a measure, for others to build on.
func (b *builder) hiddenFigure(m *quantity) *spec.Figure {
	return b.figure(spec.Figure{Label: m.label, Kind: m.kind, Unit: m.unit, Decimals: m.decimals, Good: m.good, Hidden: true, Formula: m.formula(inPeriod(dayOfRow(b.spec.Entity(m.of))))})
}

// monthly: "per month: reports, how many were done, money ordered": a table, a line for each month.
func (o *overview) monthly(unit string, s intent.OverviewItem) bool {
	m := o.b.measure(s.Text)
	if m == nil {
		return false
	}
	f := o.b.hiddenFigure(m)
	n := o.b.numbers()
	label := "Month by month"
	if unit != "month" {
		label = ident.Sentence(unit) + " by " + unit
	}
	at := slices.IndexFunc(n.Charts, func(c spec.Chart) bool { return c.Label == label })
	if at < 0 {
		n.Charts = append(n.Charts, spec.Chart{Label: label, Kind: "table", By: unit, Points: 12})
		at = len(n.Charts) - 1
	}
	c := &n.Charts[at]
	if len(c.Figures) >= 4 {
		return false
	}
	if !slices.Contains(c.Figures, f.Name) {
		c.Figures = append(c.Figures, f.Name)
	}
	o.b.spec.Dashboard = true
	o.b.trace.meet(s.At, "numbers/charts")
	o.b.takeValues(s)
	return true
}

// best: "the five worst dishes and the five best": groups in their order, by what the text spoke of before.
func (o *overview) best(n, way, things, by string) string {
	b := o.b
	m := o.summed
	if m == nil {
		m = o.last
	}
	if by != "" {
		if m = b.measure(by); m == nil {
			m = b.measure("number of " + by)
		}
	}
	if m == nil {
		return ""
	}
	e := b.spec.Entity(m.of)
	if things == "" {
		things = o.things()
	}
	words := core(things)
	if len(words) == 0 {
		return ""
	}
	g, name, ok := b.groupOf(e, words[len(words)-1])
	if !ok {
		return ""
	}
	rows := intent.Count(n)
	if rows < 1 || rows > 50 {
		return ""
	}
	order := "most"
	low := slices.Contains([]string{"worst", "lowest", "smallest", "slowest", "weakest", "cheapest"}, way)
	wasteful := m.good == "down" || m.good == "" && (strings.Contains(strings.ToLower(m.label), "per ") || strings.Contains(strings.ToLower(m.label), "lost"))
	if low != wasteful || !low && wasteful && way != "best" {
		order = map[bool]string{true: "least", false: "most"}[low && !wasteful]
	}
	if wasteful && way == "best" {
		order = "least"
	}
	o.rememberThings(things)
	return b.breakdown(spec.Breakdown{Label: ident.Sentence(way) + " " + ident.Plural(name) + " by " + strings.ToLower(m.label), Head: m.label, Kind: m.kind, Unit: m.unit, Decimals: m.decimals, Of: m.of, By: g,
		Measure: m.formula(b.within(m.of, "days_30")), Period: "days_30", Show: "table", Order: order, Rows: rows})
}

func (o *overview) things() string          { return o.b.bestThings }
func (o *overview) rememberThings(s string) { o.b.bestThings = s }

// crossed: "matrix area x day, how many missing": a line and a column for each.
func (o *overview) crossed(left, right string, s intent.OverviewItem) string {
	b := o.b
	if m := b.measure(o.next); m != nil && o.next != "" {
		e := b.spec.Entity(m.of)
		g, gn, ok := b.groupOf(e, left)
		h, hn, ok2 := b.groupOf(e, right)
		if ok && ok2 {
			o.keep(m)
			period := map[string]string{"day": "days_7", "week": "weeks_8", "month": "months_12"}[h.Unit]
			if h.Unit == "day" && h.Field != "created_at" {
				period = "" // the days that there are: a festival has three
			}
			return b.breakdown(spec.Breakdown{Label: m.label + " by " + gn + " and " + hn, Head: m.label, Kind: m.kind, Unit: m.unit, Decimals: m.decimals, Of: m.of, By: g, Across: &h,
				Show: "matrix", Period: period, Measure: m.formula(b.within(m.of, period))})
		}
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		g, gn, ok := b.groupOf(e, left)
		h, hn, ok2 := b.groupOf(e, right)
		if !ok || !ok2 {
			continue
		}
		m := b.measure("number of " + strings.ToLower(e.LabelPlural))
		if m == nil {
			continue
		}
		o.keep(m)
		return b.breakdown(spec.Breakdown{Label: m.label + " by " + gn + " and " + hn, Kind: m.kind, Of: e.Name, By: g, Across: &h, Show: "matrix", Measure: m.formula(nil)})
	}
	return ""
}
