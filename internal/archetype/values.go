package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// furnishValues gives the app what the text wants worked out, compared and checked. What it cannot make is left alone, so
// that its words stay unmet. It runs in rounds, because an alert may speak of a value that a later clause defines.
func (b *builder) furnishValues() {
	if len(b.spec.Entities) == 0 {
		return
	}
	b.units()
	b.ends()
	b.seriesOfFields()
	b.fromFiles()
	taken := map[int]bool{}
	b.overviewed = map[int]bool{}
	for n, round := range []func(intent.Value) string{b.fieldRule, b.computedValue, b.listWish, b.alertValue, b.figureValue, b.shownFigure, b.comparedFigure} {
		if n == firstFigures {
			b.saidAlerts()
			b.tables()
			b.overviews()
			b.targets()
		}
		for i, v := range b.in.Values {
			if taken[i] || b.overviewed[i] || b.overlapped(i, taken) {
				continue
			}
			if node := round(v); node != "" {
				taken[i] = true
				b.trace.meet(v.At, node)
			}
		}
	}
	b.decimals()
	b.moneyRoles()
	b.spanFilters()
	b.dropCircles()
}

// firstFigures is the round from which on figures are made: by then all values are known that they can be of.
const firstFigures = 4

// overlapped says whether the words of a value have been used by another that stood before it in the book of patterns.
func (b *builder) overlapped(i int, taken map[int]bool) bool {
	v := b.in.Values[i]
	for k, other := range b.in.Values {
		if k != i && taken[k] && other.Clause == v.Clause && group(other.What) == group(v.What) && other.At.From < v.At.To && v.At.From < other.At.To &&
			(other.At.To-other.At.From) >= (v.At.To-v.At.From)/2 {
			return true
		}
	}
	return false
}

// group is the family of a pattern: one stretch of words asks for one thing of a family.
func group(what string) string {
	switch what {
	case "formula", "ratio", "commission", "progress", "aggregate", "days_late", "days_left", "days_between", "days_since", "remaining", "age":
		return "value"
	case "relative", "silent", "expiring", "expired", "overdue", "stock", "compare", "threshold", "yes", "state", "reported":
		return "alert"
	}
	return what
}

// computedValue makes what is worked out from fields.
func (b *builder) computedValue(v intent.Value) string {
	e := b.subject(v, v.Parts["thing2"], v.Parts["thing"])
	if e == nil {
		return ""
	}
	var c *spec.Computed
	switch v.What {
	case "formula":
		c = b.formulaValue(e, v)
	case "ratio":
		c = b.ratioValue(e, v)
	case "commission":
		c = b.commissionValue(e, v)
	case "progress":
		return b.progressValue(v)
	case "aggregate":
		c = b.aggregateValue(e, v)
	case "days_late":
		c = b.daysLate(e)
	case "days_left":
		if f := dateNamed(e, "due", "deadline", "end", "expir", "until", "date", "event"); f != nil {
			c = b.compute(e, spec.Computed{Label: "Days left", Kind: spec.Integer, Formula: op("days", spec.Formula{Op: "today"}, field(f.Name))})
		}
	case "days_between":
		from, to := own(e, v.Parts["left"], isDate), own(e, v.Parts["right"], isDate)
		if from != nil && to != nil && from.formula.Field != to.formula.Field {
			c = b.compute(e, spec.Computed{Label: v.Parts["unit"], Kind: spec.Integer, Formula: op("days", from.formula, to.formula)})
		}
	case "days_since":
		c = b.daysSince(e, v.Parts["field"])
	case "age":
		if f := dateNamed(e, "birth", "born", "dob"); f != nil {
			c = b.compute(e, spec.Computed{Label: "Age", Kind: spec.Integer, Formula: op("years", field(f.Name), spec.Formula{Op: "today"})})
		}
	case "remaining":
		c = b.remaining(e, v)
	default:
		return ""
	}
	if c == nil {
		return ""
	}
	return b.valueNode(c)
}

// valueNode is the node of a computed value that was just made.
func (b *builder) valueNode(c *spec.Computed) string {
	for _, e := range b.spec.Entities {
		for i := range e.Computed {
			if &e.Computed[i] == c {
				return "entities/" + e.Name + "/" + c.Name
			}
		}
	}
	return ""
}

func isDate(k spec.FieldKind) bool { return k == spec.Date || k == spec.DateTime }

// notLabels are words that stand before "=" in texts without being a value: "check-in = button".
var notLabels = strings.Fields("heavier lighter fixed check otherwise default yes no churn mrr arr arpu means note")

func (b *builder) formulaValue(e *spec.Entity, v intent.Value) *spec.Computed {
	label := strings.Join(core(v.Parts["label"]), " ")
	if slices.ContainsFunc(core(v.Parts["label"]), func(w string) bool { return slices.Contains(notLabels, w) }) {
		return nil
	}
	if strings.Contains(v.Parts["label"], "total") {
		label = strings.TrimSpace("total " + label)
	}
	expr := v.Parts["expr"]
	if !strings.ContainsAny(expr, "x×*+-–/") && !slices.ContainsFunc(strings.Fields(expr), func(w string) bool { _, is := infix[w]; return is }) {
		return nil
	}
	for _, try := range b.formulaSubjects(e, expr) {
		f, kind, ok := b.parse(try, expr)
		if !ok {
			continue
		}
		if label == "" {
			label = "Total"
		}
		if len(strings.Fields(label)) > 4 {
			return nil
		}
		return b.compute(try, spec.Computed{Label: label, Kind: kind, Formula: f, Decimals: map[bool]int{true: 2}[kind == spec.Decimal]})
	}
	return nil
}

// formulaSubjects are the entities whose fields an expression may speak of, the one the clause is about first.
func (b *builder) formulaSubjects(e *spec.Entity, expr string) []*spec.Entity {
	hits := func(e *spec.Entity) int {
		n := 0
		seen := map[string]bool{} // two words do not mean one field
		for part := range strings.FieldsFuncSeq(expr, func(r rune) bool { return strings.ContainsRune("×*+/()", r) }) {
			for _, w := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(part, " times ", " x "), " minus ", " x "), " x ") {
				if o := b.reach(e, strings.Trim(w, " .,"), ""); o != nil && o.score >= 7 && o.formula.Op == "field" && !seen[o.formula.Via+"/"+o.formula.Field] {
					seen[o.formula.Via+"/"+o.formula.Field] = true
					n++
				}
			}
		}
		return n
	}
	out := []*spec.Entity{e}
	best := hits(e)
	for i := range b.spec.Entities {
		if other := &b.spec.Entities[i]; other.Name != e.Name && hits(other) > best {
			best = hits(other)
			out = append([]*spec.Entity{other}, out...)
		}
	}
	return out
}

// ratioValue: "specific yield (kWh per kWp)": one value with a unit over another, where both are found.
func (b *builder) ratioValue(e *spec.Entity, v intent.Value) *spec.Computed {
	words := core(v.Parts["label"])
	for len(words) > 1 && slices.Contains([]string{"worst", "best", "highest", "lowest", "sorted", "site", "table"}, words[0]) {
		words = words[1:]
	}
	label := strings.Join(words, " ")
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		left, right := b.reach(e, v.Parts["left"], "sum"), own(e, v.Parts["right"], numeric)
		if left == nil || right == nil || left.formula.Op == "field" && left.formula.Field == right.formula.Field {
			continue
		}
		if left.formula.Op == "sum" {
			of := b.spec.Entity(left.formula.Of)
			left.formula.Op = "average"
			left.formula.Where = []spec.Test{{Left: field(dayOfRow(of)), Is: "is", Right: &spec.Formula{Op: "ago", Number: 1}}}
		}
		unit := spec.CleanLabel(spelled(v.Parts["left"])+"/"+spelled(v.Parts["right"]), "")
		c := b.compute(e, spec.Computed{Label: label, Kind: spec.Decimal, Formula: op("divide", left.formula, right.formula), Unit: unit, Decimals: 2})
		return c
	}
	return nil
}

func spelled(unit string) string {
	if u := unitWords[unit]; u != "" {
		return u
	}
	return unit
}

// commissionValue: "8 % commission, minimum 25".
func (b *builder) commissionValue(e *spec.Entity, v intent.Value) *spec.Computed {
	n, ok := v.Number("n")
	base := e.FieldOf(spec.Money)
	if base == nil {
		for i := range b.spec.Entities {
			if other := &b.spec.Entities[i]; other.FieldOf(spec.Money) != nil {
				e, base = other, other.FieldOf(spec.Money)
				break
			}
		}
	}
	if !ok || n <= 0 || n > 100 || base == nil || b.spec.Booking != nil {
		return nil
	}
	f := op("divide", op("multiply", field(base.Name), *number(n)), *number(100))
	if least, ok := v.Number("least"); ok && least > 0 {
		f = op("greatest", f, *number(least * 100))
	}
	return b.compute(e, spec.Computed{Label: v.Parts["label"], Kind: spec.Money, Formula: f})
}

// progressValue: "progress in % of pages, not of scenes": the share of what is finished, by a number or by count.
func (b *builder) progressValue(v intent.Value) string {
	for i := range b.spec.Entities {
		child := &b.spec.Entities[i]
		done := doneTests(child, v.Parts["state"])
		if len(done) == 0 {
			continue
		}
		for _, ref := range child.Fields {
			if ref.Kind != spec.Reference {
				continue
			}
			parent := b.spec.Entity(ref.Target)
			all := spec.Formula{Op: "count", Of: child.Name, By: ref.Name}
			if o := own(child, v.Parts["field"], numeric); o != nil && v.Parts["field"] != "" {
				all = spec.Formula{Op: "sum", Of: child.Name, By: ref.Name, Args: []spec.Formula{o.formula}}
			}
			finished := all
			finished.Where = done
			if b.entityNamed(v.Parts["thing"]) != nil && b.entityNamed(v.Parts["thing"]) != parent {
				continue
			}
			name := parent.Name
			c := b.compute(parent, spec.Computed{Label: "Progress", Kind: spec.Percent, Formula: op("share", finished, all)})
			return "entities/" + name + "/" + c.Name
		}
	}
	return ""
}

// doneTests hold for a row whose work is over, or that is in the state of that name.
func doneTests(e *spec.Entity, state string) []spec.Test {
	for _, f := range e.Fields {
		if f.Kind == spec.Boolean && likeness(f.Label, state) >= 7 && state != "" {
			return []spec.Test{{Left: spec.Formula{Op: "field", Field: f.Name}, Is: "is", Right: &spec.Formula{Op: "yes"}}}
		}
		if f.Kind != spec.Enum {
			continue
		}
		for _, o := range f.Options {
			if strings.EqualFold(o.Label, state) || (state == "" || state == "done" || state == "completed" || state == "finished") && o.Final && o.Tone != "danger" {
				return []spec.Test{{Left: field(f.Name), Is: "is", Right: &spec.Formula{Op: "word", Field: o.Value}}}
			}
		}
		if state == "" && isState(&f) && len(f.Options) > 1 {
			return []spec.Test{{Left: field(f.Name), Is: "is", Right: &spec.Formula{Op: "word", Field: f.Options[len(f.Options)-1].Value}}}
		}
	}
	return nil
}

var notThings = strings.Fields("page dashboard report app it screen list view table system graph chart site website menu user")

// aggregateValue: "the day shows the sum of pages", "number of visits per customer", "average price with one decimal".
func (b *builder) aggregateValue(e *spec.Entity, v intent.Value) *spec.Computed {
	thing := v.Parts["thing"]
	if v.Parts["thing2"] != "" {
		thing = v.Parts["thing2"]
	}
	if words := core(thing); len(words) > 0 {
		if slices.Contains(notThings, words[len(words)-1]) {
			return nil
		}
		named := b.entityNamed(words[len(words)-1])
		if named == nil {
			return nil
		}
		e = named
	}
	how := v.Parts["how"]
	if how == "latest" || how == "last" {
		return b.latestValue(e, v.Parts["field"])
	}
	if how == "count" || how == "number" || v.Parts["thing2"] != "" {
		how = "count"
	}
	o := b.reach(e, v.Parts["field"], how)
	if o == nil && how == "total" {
		o = b.reach(e, v.Parts["field"], "sum")
	}
	if o == nil || o.formula.Op == "field" {
		return nil
	}
	label, kind, decimals := o.label, o.kind, 0
	switch {
	case how == "count":
		label, kind = "Number of "+strings.ToLower(o.label), spec.Integer
	case how == "average" || how == "mean":
		label = "Average " + strings.ToLower(o.label)
		if kind == spec.Integer {
			kind = spec.Decimal
		}
		decimals = 1
	case how == "sum" || how == "total":
		label = "Total " + strings.ToLower(o.label)
	default:
		label = ident.Sentence(how) + " " + strings.ToLower(o.label)
	}
	return b.compute(e, spec.Computed{Label: label, Kind: kind, Formula: o.formula, Unit: o.unit, Decimals: decimals})
}

// latestValue: "the last check-in": the newest day among what belongs to a row.
func (b *builder) latestValue(e *spec.Entity, phrase string) *spec.Computed {
	for i := range b.spec.Entities {
		c := &b.spec.Entities[i]
		by := b.referenceTo(c, e.Name)
		if by != nil && max(likeness(phrase, c.Label), likeness(phrase, c.LabelPlural)) >= 4 {
			return b.compute(e, spec.Computed{Label: "Last " + strings.ToLower(c.Label), Kind: spec.Date,
				Formula: spec.Formula{Op: "highest", Of: c.Name, By: by.Name, Args: []spec.Formula{field(dayOfRow(c))}}})
		}
	}
	return nil
}

func (b *builder) daysSince(e *spec.Entity, phrase string) *spec.Computed {
	if o := own(e, phrase, isDate); o != nil {
		return b.compute(e, spec.Computed{Label: "Days since " + strings.ToLower(o.label), Kind: spec.Integer, Formula: op("days", o.formula, spec.Formula{Op: "today"})})
	}
	last := b.latestValue(e, phrase)
	if last == nil {
		return nil
	}
	name, label := last.Name, last.Label
	return b.compute(e, spec.Computed{Label: "Days since " + strings.ToLower(label), Kind: spec.Integer, Formula: op("days", field(name), spec.Formula{Op: "today"})})
}

// daysLate counts the days since the due date of rows that are not over; what was brought back or paid late keeps its count.
func (b *builder) daysLate(e *spec.Entity) *spec.Computed {
	due := dateNamed(e, "due", "until", "return by", "deadline", " to ", "end")
	if due == nil {
		for i := range b.spec.Entities {
			if f := dateNamed(&b.spec.Entities[i], "due", "until", "deadline"); f != nil {
				e, due = &b.spec.Entities[i], f
				break
			}
		}
	}
	if due == nil {
		return nil
	}
	now := spec.Formula{Op: "today"}
	where := openTests(e)
	if done := dateNamed(e, "returned", "paid", "closed", "completed", "delivered", "done", "back on"); done != nil && done.Name != due.Name {
		now, where = op("otherwise", field(done.Name), now), nil
	}
	f := op("greatest", op("days", field(due.Name), now), *number(0))
	if len(where) > 0 {
		f = spec.Formula{Op: "when", Args: []spec.Formula{f}, Where: where}
	}
	return b.compute(e, spec.Computed{Label: "Days late", Kind: spec.Integer, Formula: f})
}

// remaining: places less what is taken of them.
func (b *builder) remaining(e *spec.Entity, v intent.Value) *spec.Computed {
	word := v.Parts["field"] + v.Parts["field2"]
	total := own(e, word, numeric)
	if total == nil {
		total = own(e, "capacity", numeric)
	}
	if total == nil || e.Deal != nil {
		return nil
	}
	for i := range b.spec.Entities {
		c := &b.spec.Entities[i]
		by := b.referenceTo(c, e.Name)
		if by == nil {
			continue
		}
		taken := spec.Formula{Op: "count", Of: c.Name, By: by.Name}
		for _, name := range []string{word, "places", "persons", "amount", "quantity", "hours", "cost"} {
			if o := own(c, name, numeric); o != nil && o.score >= 7 && (o.kind == total.kind) {
				taken = spec.Formula{Op: "sum", Of: c.Name, By: by.Name, Args: []spec.Formula{o.formula}}
				break
			}
		}
		label := "Free " + word
		if word == "budget" || word == "hours" || word == "credits" {
			label = "Remaining " + word
		}
		return b.compute(e, spec.Computed{Label: label, Kind: total.kind, Formula: op("subtract", total.formula, taken), Unit: total.unit})
	}
	return nil
}

// decimals gives averages the digits that the text asks for.
func (b *builder) decimals() {
	for _, v := range b.in.Values {
		n := intent.Count(v.Parts["n"])
		if v.What != "decimals" || n < 1 || n > 3 {
			continue
		}
		met := false
		for i := range b.spec.Entities {
			for k := range b.spec.Entities[i].Computed {
				c := &b.spec.Entities[i].Computed[k]
				if c.Kind == spec.Decimal {
					c.Decimals, met = n, true
				}
			}
			if b.spec.Entities[i].Ratings && n == 1 {
				met = true // averages of ratings always have one
			}
		}
		if met {
			e := b.subject(v)
			b.trace.meet(v.At, "entities/"+e.Name)
		}
	}
}

// dropCircles takes out computed values that would need themselves.
func (b *builder) dropCircles() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		e.Computed = slices.DeleteFunc(e.Computed, func(c spec.Computed) bool { return uses(&c.Formula, c.Name) })
	}
}
