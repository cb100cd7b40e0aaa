package archetype

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// overview is the reading of what overviews are to show, item by item; an item may go on where the one before it ended.
type overview struct {
	b      *builder
	last   *quantity // what the item before was about
	summed *quantity // what was added up last, not only counted
	next   string    // the item after this one
	period string
	clause int

	lastClause int // where the last one was read
}

// quantity is something that can be worked out over the rows of one entity, narrowed by tests.
type quantity struct {
	of       string
	label    string
	kind     spec.FieldKind
	unit     string
	decimals int
	good     string
	formula  func(where []spec.Test) spec.Formula
}

const (
	spanWords = `(?:today|yesterday|this (?:week|month|year)|last (?:week|month|year)|(?:in |over |of |for )?(?:the )?(?:last|past) (?:7|seven|30|thirty) days)`
	manyWords = `(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)`
)

var (
	reChanged = regexp.MustCompile(`^(?:how (?:much )?(?:it|this|that|they)(?: has| have)? (?:changed|went|moved|developed)|(?:the )?(?:change|difference|comparison)|compared?|compares?)(?: (?:against|with|to|from|since|over))? (?:the )?(?:(week|month|year|day) before|(?:previous|last|prior) (week|month|year|day))`)
	reBest    = regexp.MustCompile(`^(` + manyWords + `) (worst|best|top|highest|lowest|largest|smallest|biggest|busiest|slowest|weakest|strongest|most expensive|cheapest)(?: ([a-z ]+?))?(?: (?:by|in) ([a-z ]+))?$`)
	reLost    = regexp.MustCompile(`^([a-z][a-z ]*?) (?:at|with|of|=|x|times) (?:€|\$|£)? ?(\d+(?:[.,]\d+)?) ?(?:€|\$|£|euros?|dollars?|pounds?|francs?)? (?:per|a|an|/|each|for each|for every) ([a-z²³]+)$`)
	rePer     = regexp.MustCompile(`^(.*?) ?\b(?:per|by|for each|for every|in each|of each|in every|on each|at each|with each) ([a-z][a-z -]*?)(?: (?:per|by|each|every|a|and) (day|week|month))?(?: (` + spanWords + `))?$`)
	reSpan    = regexp.MustCompile(`^(.*?)(?: (` + spanWords + `))$`)
	reDrawn   = regexp.MustCompile(`^(?:(bar|column|line|area|pie|donut) )?(?:chart|graph|diagram|curve)s?(?: (?:of|with|for|showing))? ?(?:the )?(.*)$`)
	reLast    = regexp.MustCompile(`^(.*?) ?(?:(?:of|for|over|in|during) )?(?:the )?(?:last|past) (\d+|` + manyWords + `) (days|weeks|months|years)$`)
	reCross   = regexp.MustCompile(`^(?:matrix|grid|table|crosstab)(?: of| with)? ([a-z][a-z -]*?) (?:x|×|by|against|and|vs\.?) ([a-z][a-z -]*)$`)
	reMonthly = regexp.MustCompile(`^(?:per|each|every|by) (day|week|month)$`)
	reTopN    = regexp.MustCompile(`^(top|best|worst|bottom|busiest) (` + manyWords + `) ([a-z ]+?)(?: (?:by|in) ([a-z ]+))?$`)
	reRule    = regexp.MustCompile(`^(?:only |just |exactly |at most |at least |max\.? |up to |no more than |never )*(?:one|1|once|no|each|every|only|at most|at least|max) `)
	reRatio   = regexp.MustCompile(`^(?:average )?(grams?|g|kg|kilos?|litres?|liters?|l|ml|kwh|km|hours?|minutes|euros?|dollars?|money|cost|costs) (?:per|a|an|for each) ([a-z]+(?: [a-z]+)?)$`)
)

// overviews makes what the text wants to see on its overviews.
func (b *builder) overviews() {
	o := &overview{b: b, clause: -1}
	months, from := "", -1
	for i, s := range b.in.Shown {
		if s.Clause != o.clause {
			o.clause, o.period = s.Clause, ""
			months, from = "", -1
		}
		if m := reMonthly.FindStringSubmatch(s.Text); m != nil {
			months, from = m[1], i
			continue
		}
		o.next = ""
		if i+1 < len(b.in.Shown) && b.in.Shown[i+1].Clause == s.Clause {
			o.next = b.in.Shown[i+1].Text
		}
		if months != "" {
			if o.monthly(months, s) {
				b.trace.meet(b.in.Shown[from].At, "numbers/charts")
			}
			continue
		}
		o.item(s)
	}
}

func (o *overview) item(s intent.OverviewItem) {
	b := o.b
	text := strings.Trim(s.Text, ` "'`)
	if b.deniedAt(s.At) || text == "" || reRule.MatchString(text) {
		return
	}
	met := func(node string) bool {
		if node == "" {
			return false
		}
		b.spec.Dashboard = true
		b.trace.meet(s.At, node)
		b.takeValues(s)
		return true
	}
	if m := reChanged.FindStringSubmatch(text); m != nil && o.last != nil {
		met(o.changed(m[1] + m[2]))
		return
	}
	if m := reDrawn.FindStringSubmatch(text); m != nil && (m[1] != "" || strings.HasPrefix(text, "chart")) {
		if met(o.drawn(m[1], m[2])) {
			return
		}
	}
	if m := reBest.FindStringSubmatch(text); m != nil && met(o.best(m[1], m[2], m[3], m[4])) {
		return
	}
	if m := reTopN.FindStringSubmatch(text); m != nil && met(o.best(m[2], m[1], m[3], m[4])) {
		return
	}
	goesOn := strings.HasPrefix(text, "per ") && o.last != nil && o.lastClause == s.Clause
	if !s.Over && !goesOn && !strings.Contains(text, "how many") && !strings.Contains(text, "number of") && !strings.Contains(text, "count") && !strings.Contains(text, "money") {
		return
	}
	if m := reCross.FindStringSubmatch(text); m != nil {
		met(o.crossed(m[1], m[2], s))
		return
	}
	if m := reLost.FindStringSubmatch(text); m != nil && met(o.lost(m[1], m[2], m[3])) {
		return
	}
	span := text
	period := ""
	if m := reSpan.FindStringSubmatch(strings.ReplaceAll(text, " for this ", " this ")); m != nil {
		span, period = strings.TrimSpace(m[1]), spanOf(m[2])
	}
	if m := reRatio.FindStringSubmatch(span); m != nil && met(o.figure(b.ratio(m[1], m[2]), period)) {
		return
	}
	if m := rePer.FindStringSubmatch(text); m != nil {
		if met(o.per(m[1], m[2], m[3], spanOf(m[4]), "", s)) {
			return
		}
	}
	if period != "" && s.Over {
		met(o.figure(b.measure(span), period))
	}
}

// deniedAt says whether the words before a stretch take it back.
func (b *builder) deniedAt(at intent.Range) bool {
	for i := max(0, at.From-2); i < at.From; i++ {
		if b.in.Tokens[i].Is("no", "without", "never", "not") && b.in.ClauseAt(i) == b.in.ClauseAt(at.From) {
			return true
		}
	}
	return false
}

// takeValues keeps what was made of an item from being read a second time by the looser patterns.
func (b *builder) takeValues(s intent.OverviewItem) {
	for i, v := range b.in.Values {
		if v.Clause == s.Clause && v.At.From < s.At.To && s.At.From < v.At.To && slices.Contains([]string{"chart", "total", "per_category", "ranking", "number_with", "compared", "aggregate", "metric"}, v.What) {
			b.overviewed[i] = true
		}
	}
}

func spanOf(words string) string {
	switch {
	case words == "":
		return ""
	case words == "today" || words == "yesterday":
		return words
	case strings.HasPrefix(words, "this "):
		return strings.TrimPrefix(words, "this ")
	case strings.HasSuffix(words, "days"):
		if strings.Contains(words, "30") || strings.Contains(words, "thirty") {
			return "days_30"
		}
		return "days_7"
	}
	return strings.ReplaceAll(words, " ", "_")
}

// within narrows to rows of the period, when there is one.
func (b *builder) within(of, period string) []spec.Test {
	if period == "" {
		return nil
	}
	return inPeriod(dayOfRow(b.spec.Entity(of)))
}

var moneyNouns = strings.Fields("money revenue income turnover sales takings earnings cost costs spending")

// measure finds what a phrase counts or adds up: "kegs", "how many reports", "revenue", "hours", "average price".
func (b *builder) measure(phrase string) *quantity {
	phrase = strings.TrimSpace(phrase)
	count := false
	for _, head := range []string{"how many of the ", "how many of ", "how many ", "the number of ", "number of ", "count of ", "counts of ", "the "} {
		if rest, ok := strings.CutPrefix(phrase+" ", head); ok {
			phrase, count = strings.TrimSpace(rest), count || head != "the "
		}
	}
	if phrase == "" || len(strings.Fields(phrase)) > 5 {
		return nil
	}
	counted := func(e *spec.Entity, tests []spec.Test, label string) *quantity {
		name := e.Name
		return &quantity{of: name, label: label, kind: spec.Integer, good: "", formula: func(where []spec.Test) spec.Formula {
			return spec.Formula{Op: "count", Of: name, Where: slices.Concat(where, tests)}
		}}
	}
	if e := b.entityNamed(phrase); e != nil && !slices.Contains(moneyNouns, phrase) {
		// "cycles" of an entity whose one number has the same name are that number.
		if f := b.ownNumber(e, phrase); f != nil && !count {
			return b.summed(e, &operand{formula: field(f.Name), kind: f.Kind, unit: unitOf(f), label: f.Label}, "sum")
		}
		return counted(e, nil, e.LabelPlural)
	}
	// "kegs that are lost", "paid orders", "reports done"
	words := strings.Fields(phrase)
	for cut := 1; cut < len(words); cut++ {
		for _, pair := range [][2]string{{strings.Join(words[:cut], " "), strings.Join(words[cut:], " ")}, {strings.Join(words[cut:], " "), strings.Join(words[:cut], " ")}} {
			e := b.entityNamed(pair[0])
			if e == nil {
				continue
			}
			state := strings.TrimSpace(regexp.MustCompile(`^(?:that |which |who )?(?:are |is |with |in |still )+`).ReplaceAllString(pair[1], ""))
			if tests, label := b.holding(e, state); tests != nil {
				return counted(e, tests, e.LabelPlural+" "+label)
			}
		}
	}
	if count {
		return nil
	}
	how := "sum"
	for _, w := range []string{"average", "mean", "median", "highest", "lowest", "total", "sum of"} {
		if rest, ok := strings.CutPrefix(phrase, w+" "); ok {
			phrase = rest
			if w != "total" && w != "sum of" {
				how = aggregateOf(w)
			}
			break
		}
	}
	var best *operand
	var on *spec.Entity
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		o := own(e, phrase, func(k spec.FieldKind) bool { return numeric(k) && k != spec.Percent })
		if o == nil || o.score < 7 {
			continue
		}
		score := o.score
		if dayOfRow(e) != "created_at" {
			score += 2 // what happens on a day is what is added up over time
		}
		if best == nil || score > best.score {
			best, on = o, e
			best.score = score
		}
	}
	if best == nil && slices.Contains(moneyNouns, phrase) {
		on, best = b.moneyOf()
		if best != nil {
			best.label = ident.Sentence(phrase)
		}
	}
	if best == nil {
		return nil
	}
	return b.summed(on, best, how)
}

// ownNumber is the one number of an entity that goes by the entity's own name.
func (b *builder) ownNumber(e *spec.Entity, phrase string) *spec.Field {
	for i := range e.Fields {
		if f := &e.Fields[i]; numeric(f.Kind) && likeness(phrase, f.Label) == 10 {
			return f
		}
	}
	return nil
}

// moneyOf is the money of what happens on days: sales before price lists.
func (b *builder) moneyOf() (*spec.Entity, *operand) {
	for _, dated := range []bool{true, false} {
		for i := range b.spec.Entities {
			e := &b.spec.Entities[i]
			if dated && dayOfRow(e) == "created_at" {
				continue
			}
			for k := range e.Computed {
				if c := &e.Computed[k]; c.Kind == spec.Money && !c.Formula.Aggregates() {
					return e, &operand{formula: field(c.Name), kind: spec.Money, label: c.Label, entity: e.Name, score: 7}
				}
			}
			if f := e.FieldOf(spec.Money); f != nil && dated {
				return e, &operand{formula: field(f.Name), kind: spec.Money, label: f.Label, entity: e.Name, score: 7}
			}
		}
	}
	return nil, nil
}

func (b *builder) summed(e *spec.Entity, o *operand, how string) *quantity {
	name, value := e.Name, o.formula
	m := &quantity{of: name, label: o.label, kind: o.kind, unit: o.unit, good: "up"}
	if how != "sum" {
		m.label, m.good = ident.Sentence(how)+" "+strings.ToLower(o.label), ""
		if m.kind == spec.Integer {
			m.kind = spec.Decimal
		}
		if m.kind == spec.Decimal {
			m.decimals = 1
		}
	}
	m.formula = func(where []spec.Test) spec.Formula {
		return spec.Formula{Op: how, Of: name, Args: []spec.Formula{value}, Where: where}
	}
	return m
}

// dimensions are units that measure the same, each with how many of the least one they are.
var dimensions = map[string]struct {
	of    string
	times float64
}{"g": {"mass", 1}, "gram": {"mass", 1}, "kg": {"mass", 1000}, "kilo": {"mass", 1000}, "t": {"mass", 1e6}, "ton": {"mass", 1e6}, "tonne": {"mass", 1e6},
	"ml": {"volume", 1}, "cl": {"volume", 10}, "l": {"volume", 1000}, "litre": {"volume", 1000}, "liter": {"volume", 1000},
	"kwh": {"energy", 1}, "mwh": {"energy", 1000}, "km": {"way", 1}, "euro": {"money", 100}, "dollar": {"money", 100}, "money": {"money", 100}, "cost": {"money", 100},
	"hour": {"time", 60}, "minute": {"time", 1}}

// inUnit adds up all numbers of an entity that are in a unit of the same kind, seen from its rows and in that unit.
func inUnit(e *spec.Entity, unit string) (*spec.Formula, int) {
	want, known := dimensions[ident.Singular(strings.ToLower(unit))]
	if !known {
		return nil, 0
	}
	var sum *spec.Formula
	n := 0
	for i := range e.Fields {
		f := &e.Fields[i]
		have := ""
		switch {
		case f.Kind == spec.Money:
			have = "money"
		case f.Kind == spec.Duration:
			have = "minute"
		case f.Kind == spec.Decimal || f.Kind == spec.Integer:
			have = strings.ToLower(unitOf(f))
			for _, w := range strings.Fields(strings.ToLower(f.Label)) {
				if _, is := dimensions[ident.Singular(w)]; is && have == "" {
					have = ident.Singular(w)
				}
			}
		}
		d, is := dimensions[have]
		if !is || d.of != want.of {
			continue
		}
		one := op("otherwise", field(f.Name), *number(0))
		if rate := d.times / want.times; rate != 1 {
			one = op("multiply", one, *number(rate))
		}
		if n++; sum == nil {
			sum = &one
		} else {
			both := op("add", *sum, one)
			sum = &both
		}
	}
	return sum, n
}

// ratio makes "grams per meal": all that is in the unit, over all that goes by the other word.
func (b *builder) ratio(unit, over string) *quantity {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		sum, n := inUnit(e, unit)
		var base *spec.Field
		for k := range e.Fields {
			if f := &e.Fields[k]; (f.Kind == spec.Integer || f.Kind == spec.Decimal) && slices.Contains(core(f.Label), ident.Singular(over)) {
				base = f
				break
			}
		}
		if n == 0 || base == nil {
			continue
		}
		value := *sum
		label := ident.Sentence(unit + " per " + ident.Singular(over))
		m := &quantity{of: e.Name, label: label, kind: spec.Decimal, decimals: 0, unit: unitSign(unit), good: ""}
		switch d := dimensions[ident.Singular(unit)]; {
		case d.of == "money":
			m.kind, m.unit = spec.Money, ""
		case d.times == 1 && d.of != "way":
			m.kind = spec.Integer // the least unit there is: no parts of a gram
		default:
			m.decimals = 2
		}
		name, below := e.Name, base.Name
		b.ratios = append(b.ratios, ratioOf{m.label, name, below, dimensions[ident.Singular(unit)].times})
		m.formula = func(where []spec.Test) spec.Formula {
			return op("divide", spec.Formula{Op: "sum", Of: name, Args: []spec.Formula{value}, Where: where}, spec.Formula{Op: "sum", Of: name, Args: []spec.Formula{field(below)}, Where: where})
		}
		b.computedToo(e, m, op("divide", value, field(below)))
		return m
	}
	return nil
}

func unitSign(unit string) string {
	switch s := ident.Singular(unit); s {
	case "gram", "g":
		return "g"
	case "kilo":
		return "kg"
	case "litre", "liter":
		return "l"
	case "hour":
		return "h"
	default:
		return spec.CleanLabel(spelled(s), "")
	}
}

// computedToo gives the rows, and what they belong to, the same value: the table of kitchens shows it for each kitchen.
func (b *builder) computedToo(e *spec.Entity, m *quantity, value spec.Formula) {
	b.compute(e, spec.Computed{Label: m.label, Kind: m.kind, Unit: m.unit, Decimals: m.decimals, Formula: value})
	ref := e.FieldOf(spec.Reference)
	if ref == nil {
		return
	}
	parent := b.spec.Entity(ref.Target)
	all := m.formula(nil)
	var seen func(f *spec.Formula)
	seen = func(f *spec.Formula) {
		if f.Aggregates() && f.Of == e.Name {
			f.By = ref.Name
		}
		f.Args = slices.Clone(f.Args)
		for i := range f.Args {
			if !f.Aggregates() {
				seen(&f.Args[i])
			}
		}
	}
	seen(&all)
	b.compute(parent, spec.Computed{Label: m.label, Kind: m.kind, Unit: m.unit, Decimals: m.decimals, Formula: all})
}

// figure puts a measure among the key figures.
func (o *overview) figure(m *quantity, period string) string {
	if m == nil {
		return ""
	}
	o.keep(m)
	if period == "" {
		period = o.period
	}
	o.period = period
	f := o.b.figure(spec.Figure{Label: m.label, Kind: m.kind, Unit: m.unit, Decimals: m.decimals, Good: m.good, Formula: m.formula(inPeriod(dayOfRow(o.b.spec.Entity(m.of))))})
	f.Hidden = false
	if period != "" && !slices.Contains(f.Periods, period) {
		f.Periods = append(f.Periods, period)
	}
	return "numbers/" + f.Name
}

// keep remembers what an item was about.
func (o *overview) keep(m *quantity) {
	o.last, o.lastClause = m, o.clause
	if m.formula(nil).Op != "count" {
		o.summed = m
	}
}

// changed compares the figure before with the period before.
func (o *overview) changed(unit string) string {
	if o.b.spec.Numbers == nil {
		return ""
	}
	for i := range o.b.spec.Numbers.Figures {
		f := &o.b.spec.Numbers.Figures[i]
		if f.Label == o.last.label {
			f.Compare = true
			if unit == "day" {
				unit = "today"
			}
			if unit != "" && !slices.Contains(f.Periods, unit) {
				f.Periods = append(f.Periods, unit)
			}
			return "numbers/" + f.Name
		}
	}
	return ""
}

// lost: "the money lost at 3.20 € per kg".
func (o *overview) lost(label, rate, unit string) string {
	b := o.b
	n, err := strconv.ParseFloat(strings.ReplaceAll(rate, ",", "."), 64)
	if err != nil || n <= 0 {
		return ""
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		sum, found := inUnit(e, unit)
		if found == 0 {
			if x := own(e, unit, numeric); x != nil && x.score >= 7 && x.kind != spec.Money {
				sum, found = &x.formula, 1
			}
		}
		if found == 0 || dayOfRow(e) == "created_at" {
			continue
		}
		value := op("multiply", *sum, *number(n * 100))
		name := e.Name
		m := &quantity{of: name, label: spec.CleanLabel(ident.Sentence(label), "Cost"), kind: spec.Money, formula: func(where []spec.Test) spec.Formula {
			return spec.Formula{Op: "sum", Of: name, Args: []spec.Formula{value}, Where: where}
		}}
		for _, w := range []string{"lost", "waste", "cost", "loss", "spent"} {
			if strings.Contains(label, w) {
				m.good = "down"
			}
		}
		b.computedToo(e, m, value)
		// What is lost is not what the ones before it were about: the best and the worst stay by that.
		last := o.last
		node := o.figure(m, o.period)
		if last != nil {
			o.keep(last)
		}
		return node
	}
	return ""
}
