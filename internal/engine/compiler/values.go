package compiler

import (
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// What the living app may ask about computed values, marks, rules and figures.
var (
	valueFlags    = []string{"computed", "alert", "alert_list", "washed", "span", "one_of", "import", "print", "chosen", "chooser", "ranged", "checks", "many_booleans", "default_sort", "ranked", "tap", "tapped", "running", "since"}
	rulePaths     = []string{"not_past", "not_future", "years", "has_years", "has_pattern", "pattern", "whole_pattern", "example", "has_step", "step", "unit", "has_unit", "running", "running_year", "running_head", "running_digits", "flagged", "since", "within", "required_when", "required_value", "required_message", "chosen", "tap", "tap_text"}
	ruleNames     = []string{"SampleWithin", "SampleCause"}
	computedPaths = []string{"name", "label", "kind", "unit", "decimals", "in_list", "sort", "sql", "type", "date", "money", "open", "flagged"}
	alertPaths    = []string{"name", "label", "tone", "field", "list", "order", "blunt", "wash", "sql", "open", "route", "href"}
	spanPaths     = []string{"label", "key"}
	oneOfPaths    = []string{"labels", "sql", "names", "key"}
	figurePaths   = []string{"name", "sql"}
	breakPaths    = []string{"name", "sql"}
	rankingPaths  = []string{"label", "sort", "alert", "rows"}
)

// valueTypes are the lists that computed values, marks and the like add to an entity.
func valueTypes(entity *slice.Type) {
	entity.Lists["computed"] = &slice.Type{Name: "computed", Paths: under("computed", computedPaths), Names: []string{"SampleComputed"}}
	entity.Lists["alert"] = &slice.Type{Name: "alert", Paths: under("alert", alertPaths), Names: []string{"SampleAlert"}}
	entity.Lists["span"] = &slice.Type{Name: "span", Paths: under("span", spanPaths), Names: []string{"SampleLow", "SampleHigh"}}
	entity.Lists["one_of"] = &slice.Type{Name: "one_of", Paths: under("one_of", oneOfPaths)}
}

// valuesInOrder lists all computed values so that each comes after those it builds on: the database makes them in this
// order.
func (b *scopes) valuesInOrder() []*slice.Scope {
	var out []*slice.Scope
	done := map[string]bool{}
	var put func(e *spec.Entity, c *spec.Computed)
	var walk func(f *spec.Formula, e *spec.Entity)
	walk = func(f *spec.Formula, e *spec.Entity) {
		inner := e
		if f.Aggregates() {
			inner = b.byName[f.Of]
		}
		if f.Op == "field" {
			of := e
			if f.Via != "" {
				of = b.byName[fieldOf(e, f.Via).Target]
			}
			if c := of.Value(f.Field); c != nil {
				put(of, c)
			}
		}
		for i := range f.Args {
			walk(&f.Args[i], inner)
		}
		for i := range f.Where {
			walk(&f.Where[i].Left, inner)
			if r := f.Where[i].Right; r != nil {
				walk(r, inner)
			}
		}
	}
	put = func(e *spec.Entity, c *spec.Computed) {
		key := e.Name + "/" + c.Name
		if done[key] {
			return
		}
		done[key] = true
		walk(&c.Formula, e)
		sc := b.computed(e, c)
		sc.Names["SampleItem"] = entityName(e)
		out = append(out, sc)
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for k := range e.Computed {
			put(e, &e.Computed[k])
		}
	}
	return out
}

// computed is the scope of one computed value.
func (b *scopes) computed(e *spec.Entity, c *spec.Computed) *slice.Scope {
	cs := slice.NewScope("computed")
	cs.Names["SampleComputed"] = name(c.Name, c.Name+"s", "", c.Label, c.Label+"s")
	b.sql.aliases = 0
	for path, v := range map[string]any{"name": c.Name, "label": c.Label, "kind": string(c.Kind), "unit": c.Unit, "decimals": c.Decimals,
		"in_list": c.InList, "sort": c.Sort, "sql": slice.Raw(b.sql.result(b.sql.of(&c.Formula, row{e, "r"}), c.Kind)), "date": c.Kind == spec.Date, "money": c.Kind == spec.Money,
		"type": slice.Raw(sqlType(c.Kind)), "open": c.Open, "flagged": flagged(e, c.Name)} {
		cs.Values["computed."+path] = v
	}
	return cs
}

// choicePaths are asked of the entity by which the whole app is narrowed.
var choicePaths = []string{"choice.label", "choice.label_plural", "choice.lower_plural"}

// valueAppFlags are true when any entity has the thing, or the app as a whole.
var valueAppFlags = []string{"choice", "numbers", "import", "print", "alert", "alert_list", "computed", "checks", "running", "span", "ranged", "ranked", "breakdown", "since"}

func (b *scopes) numbers(app *slice.Scope) {
	for _, p := range choicePaths {
		app.Values["app."+p] = ""
	}
	app.Lists["figure"], app.Lists["ranking"], app.Lists["breakdown"], app.Lists["value"] = nil, nil, nil, b.valuesInOrder()
	n := b.spec.Numbers
	if n == nil {
		return
	}
	app.Values["app.numbers"], app.Values["app.breakdown"] = true, len(n.Breakdowns) > 0
	if e := b.byName[n.Choice]; e != nil {
		app.Values["app.choice"] = true
		app.Values["app.choice.lower_plural"] = entityName(e).LowerPlural()
		app.Values["app.choice.label"], app.Values["app.choice.label_plural"] = e.Label, e.LabelPlural
		app.Names["LinkedItem"] = entityName(e)
		if f := fieldOf(e, e.Title); f != nil {
			app.Names["LinkedTitle"] = fieldName(f)
		}
	}
	for _, r := range n.Rankings {
		sc := slice.NewScope("ranking")
		sc.Names["SampleItem"] = entityName(b.byName[r.Entity])
		sc.Values = map[string]any{"ranking.label": r.Label, "ranking.sort": r.Sort, "ranking.alert": r.Alert, "ranking.rows": r.Rows}
		app.Lists["ranking"] = append(app.Lists["ranking"], sc)
	}
	for i := range n.Figures {
		f := &n.Figures[i]
		sc := slice.NewScope("figure")
		sc.Names["SampleFigure"] = name(f.Name, f.Name+"s", "", f.Label, f.Label+"s")
		b.sql.figure = true
		b.sql.aliases = 0
		sc.Values = map[string]any{"figure.name": f.Name, "figure.sql": slice.Raw(b.sql.result(b.sql.of(&f.Formula, row{nil, ""}), spec.Decimal))}
		b.sql.figure = false
		app.Lists["figure"] = append(app.Lists["figure"], sc)
	}
	b.breakdowns(app, n)
}

// values puts an entity's computed values, marks, spans and rules into its scope.
func (b *scopes) values(sc *slice.Scope, e *spec.Entity) {
	for _, l := range []string{"computed", "alert", "span", "one_of"} {
		sc.Lists[l] = nil
	}
	self := row{e, "r"}
	for i := range e.Computed {
		sc.Lists["computed"] = append(sc.Lists["computed"], b.computed(e, &e.Computed[i]))
	}
	for i := range e.Alerts {
		m := &e.Alerts[i]
		ms := slice.NewScope("alert")
		ms.Names["SampleAlert"] = name(m.Name, m.Name+"s", "", m.Label, m.Label)
		b.sql.aliases = 0
		for path, v := range map[string]any{"name": m.Name, "label": m.Label, "tone": m.Tone, "field": camel(m.Field), "list": m.List, "order": m.Order,
			"blunt": m.Blunt, "wash": m.Wash, "sql": slice.Raw(b.sql.tests(m.When, self)), "open": m.Open, "route": strings.ReplaceAll(m.Name, "_", "-"), "href": "/" + e.Route + "/lists/" + strings.ReplaceAll(m.Name, "_", "-")} {
			ms.Values["alert."+path] = v
		}
		sc.Lists["alert"] = append(sc.Lists["alert"], ms)
	}
	for i, s := range e.Spans {
		ss := slice.NewScope("span")
		ss.Names["SampleLow"], ss.Names["SampleHigh"] = fieldName(fieldOf(e, s.From)), fieldName(fieldOf(e, s.To))
		ss.Values = map[string]any{"span.label": s.Label, "span.key": "span" + strconv.Itoa(i)}
		sc.Lists["span"] = append(sc.Lists["span"], ss)
	}
	for i, list := range e.OneOf {
		os := slice.NewScope("one_of")
		var labels, columns, inputs []string
		for _, n := range list {
			labels = append(labels, fieldOf(e, n).Label)
			columns = append(columns, "new."+n)
			inputs = append(inputs, camel(n))
		}
		os.Values = map[string]any{"one_of.labels": strings.Join(labels, " or "), "one_of.sql": slice.Raw(strings.Join(columns, ", ")), "one_of.names": inputs,
			"one_of.key": strconv.Itoa(i)}
		sc.Lists["one_of"] = append(sc.Lists["one_of"], os)
	}
}

func sqlType(k spec.FieldKind) string {
	if k == spec.Date {
		return "date"
	}
	return "numeric"
}

func camel(snake string) string {
	if snake == "" {
		return ""
	}
	n := slice.NewName(snake, "", "", "", "")
	return n.Camel()
}

// flagged says whether an alert colours the field.
func flagged(e *spec.Entity, field string) bool {
	return e != nil && slices.ContainsFunc(e.Alerts, func(m spec.Alert) bool { return m.Field == field })
}

// valueFlagsOf answers the flags of an entity.
func (b *scopes) valueFlagsOf(e *spec.Entity) map[string]bool {
	choice := ""
	if b.spec.Numbers != nil {
		choice = b.spec.Numbers.Choice
	}
	chosen, ranged, running, checks := false, false, false, len(e.OneOf) > 0
	booleans, ranked, since := 0, false, false
	if n := b.spec.Numbers; n != nil {
		ranked = slices.ContainsFunc(n.Rankings, func(r spec.Ranking) bool { return r.Entity == e.Name })
	}
	for _, f := range e.Fields {
		if f.Filter && f.Kind == spec.Boolean {
			booleans++
		}
		chosen = chosen || f.Kind == spec.Reference && f.Target == choice && e.Name != choice
		ranged = ranged || f.Filter && slices.Contains([]spec.FieldKind{spec.Integer, spec.Decimal, spec.Money, spec.Percent}, f.Kind)
		r := f.Rules
		since = since || r != nil && r.Since != ""
		checks = checks || r != nil && (r.When != "" || r.Years > 0 || r.Required != nil)
		running = running || r != nil && r.Running != ""
	}
	return map[string]bool{"computed": len(e.Computed) > 0, "alert": len(e.Alerts) > 0, "washed": slices.ContainsFunc(e.Alerts, func(m spec.Alert) bool { return m.Wash }), "span": len(e.Spans) > 0, "one_of": len(e.OneOf) > 0,
		"alert_list": slices.ContainsFunc(e.Alerts, func(m spec.Alert) bool { return m.List }), "import": e.Import, "print": e.Print,
		"chosen": chosen, "chooser": e.Name == choice && choice != "", "ranged": ranged, "checks": checks, "many_booleans": booleans > 1, "default_sort": e.DefaultSort != "", "ranked": ranked, "running": running, "since": since, "tap": e.Tap != nil, "tapped": b.tapped(e)}
}

// rules answers what may be asked of the rules of a field.
func (b *scopes) rules(sc *slice.Scope, e *spec.Entity, f *spec.Field) {
	r := f.Rules
	if r == nil {
		r = &spec.Rules{}
	}
	value, message := any(""), ""
	if c := r.Required; c != nil && e != nil {
		value, message = c.Value, "Fill this in"
		sc.Names["SampleCause"] = fieldName(fieldOf(e, c.Field))
		if fieldOf(e, c.Field).Kind == spec.Boolean {
			value = c.Value == "true"
		}
	}
	if r.Within != "" && e != nil {
		sc.Names["SampleWithin"] = fieldName(fieldOf(e, r.Within))
	}
	if r.Since != "" && e != nil {
		sc.Names["SampleCause"] = fieldName(fieldOf(e, r.Since))
		sc.Values["field.by_step"] = true
	}
	step := r.Step
	choice := ""
	if b.spec.Numbers != nil {
		choice = b.spec.Numbers.Choice
	}
	for path, v := range map[string]any{"not_past": r.When == "not_past", "not_future": r.When == "not_future", "years": r.Years, "has_years": r.Years > 0,
		"has_pattern": r.Pattern != "", "pattern": r.Pattern, "whole_pattern": "^(" + r.Pattern + ")$", "example": r.Example, "has_step": step > 0, "step": step, "unit": r.Unit, "has_unit": r.Unit != "",
		"running": r.Running != "", "running_year": r.Running == "year", "running_head": r.Prefix, "running_digits": digitsOf(r), "flagged": flagged(e, f.Name), "since": r.Since != "", "within": r.Within != "",
		"required_when": r.Required != nil, "required_message": message, "tap": e != nil && e.Tap != nil && e.Tap.By == f.Name, "tap_text": tapText(e, f), "required_value": value, "chosen": f.Kind == spec.Reference && f.Target == choice && e != nil && e.Name != choice} {
		sc.Values["field."+path] = v
	}
}

// tapped says whether a row of another entity is made with one click beside a row of e.
func (b *scopes) tapped(e *spec.Entity) bool {
	for i := range b.spec.Entities {
		if c := &b.spec.Entities[i]; c.Tap != nil && fieldOf(c, c.Tap.By) != nil && fieldOf(c, c.Tap.By).Target == e.Name {
			return true
		}
	}
	return false
}

// tapText is what a required text of a row that is made with one click holds.
func tapText(e *spec.Entity, f *spec.Field) string {
	if e == nil || f.Rules != nil && f.Rules.Running != "" {
		return ""
	}
	if text, ok := f.Default.(string); ok {
		return text
	}
	return e.Label
}

func tapWords(e *spec.Entity) spec.Tap {
	if e.Tap == nil {
		return spec.Tap{}
	}
	return *e.Tap
}

// digitsOf is how many digits a running number has at least.
func digitsOf(r *spec.Rules) int {
	if r.Digits > 0 {
		return r.Digits
	}
	return 4
}
