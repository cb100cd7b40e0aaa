package archetype

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// fieldRule makes what the text asks of a field's values.
func (b *builder) fieldRule(v intent.Value) string {
	e := b.subject(v)
	if e == nil {
		return ""
	}
	switch v.What {
	case "not_past", "not_future":
		if on, f := b.dateFor(e, v.Parts["field"]); f != nil {
			rulesOf(f).When = v.What
			return fieldNode(on, f)
		}
	case "after":
		return b.afterRule(e, v)
	case "at_least_age":
		return b.ageRule(e, v)
	case "step":
		return b.stepRule(e, v)
	case "format":
		return b.formatRule(e, v)
	case "running":
		return b.runningRule(e, v)
	case "unique":
		return b.uniqueRule(e, v)
	case "between", "at_most", "at_least", "positive":
		return b.boundRule(e, v)
	case "required_when":
		return b.requiredWhen(e, v)
	case "one_of":
		left, right := anyField(e, v.Parts["left"]), anyField(e, v.Parts["right"])
		if left == nil || right == nil || left.Name == right.Name || left.Kind == spec.Boolean || right.Kind == spec.Boolean || left.Name == e.Title || right.Name == e.Title {
			return ""
		}
		left.Required, right.Required = false, false
		e.OneOf = append(e.OneOf, []string{left.Name, right.Name})
		return "entities/" + e.Name + "/one_of"
	case "separator":
		return "app"
	}
	return ""
}

func rulesOf(f *spec.Field) *spec.Rules {
	if f.Rules == nil {
		f.Rules = &spec.Rules{}
	}
	return f.Rules
}

func fieldNode(e *spec.Entity, f *spec.Field) string { return "entities/" + e.Name + "/" + f.Name }

// anyField finds the field of any kind that a phrase names.
func anyField(e *spec.Entity, phrase string) *spec.Field {
	var best *spec.Field
	top := 3
	for i := range e.Fields {
		if score := likeness(phrase, e.Fields[i].Label); score > top {
			best, top = &e.Fields[i], score
		}
	}
	return best
}

// fieldAnywhere finds a field by a phrase, in this entity first.
func (b *builder) fieldAnywhere(e *spec.Entity, phrase string) (*spec.Entity, *spec.Field) {
	for _, on := range b.entitiesFrom(e) {
		if f := anyField(on, phrase); f != nil {
			return on, f
		}
	}
	return nil, nil
}

// dateFor finds the date that a phrase means; a phrase that names none means the entity's only or first date.
func (b *builder) dateFor(e *spec.Entity, phrase string) (*spec.Entity, *spec.Field) {
	for _, on := range b.entitiesFrom(e) {
		if o := own(on, phrase, isDate); o != nil && o.formula.Op == "field" {
			if f := on.Field(o.formula.Field); f != nil {
				return on, f
			}
		}
	}
	for _, on := range b.entitiesFrom(e) {
		if f := on.FieldOf(spec.Date, spec.DateTime); f != nil {
			return on, f
		}
	}
	return nil, nil
}

// afterRule: "the end cannot be before the start".
func (b *builder) afterRule(e *spec.Entity, v intent.Value) string {
	for _, on := range b.entitiesFrom(e) {
		var end, start *spec.Field
		for i := range on.Fields {
			f := &on.Fields[i]
			if !isDate(f.Kind) && f.Kind != spec.Time {
				continue
			}
			if likeness(v.Parts["field"], f.Label) > 0 && end == nil {
				end = f
			} else if likeness(v.Parts["other"], f.Label) > 0 {
				start = f
			}
		}
		if end != nil && start != nil && end.Kind == start.Kind {
			end.After = start.Name
			return fieldNode(on, end)
		}
	}
	return ""
}

// ageRule: "at least 18 years old".
func (b *builder) ageRule(e *spec.Entity, v intent.Value) string {
	years := intent.Count(v.Parts["n"] + v.Parts["n2"] + v.Parts["n3"])
	if years == 0 {
		years = 18
	}
	for _, on := range b.entitiesFrom(e) {
		if f := dateNamed(on, "birth", "born", "dob"); f != nil {
			rulesOf(f).Years = years
			return fieldNode(on, f)
		}
		if f := anyField(on, "age"); f != nil && numeric(f.Kind) {
			low := float64(years)
			f.Min = &low
			return fieldNode(on, f)
		}
	}
	return ""
}

// stepRule: "in steps of 10 cm".
func (b *builder) stepRule(e *spec.Entity, v intent.Value) string {
	n, ok := v.Number("n")
	if !ok || n <= 0 {
		return ""
	}
	unit := v.Parts["unit"]
	clause := b.in.Clauses[v.Clause].Text
	best, top := (*spec.Field)(nil), 0
	for _, on := range b.entitiesFrom(e)[:1] {
		for i := range on.Fields {
			f := &on.Fields[i]
			if !numeric(f.Kind) || f.Kind == spec.Percent {
				continue
			}
			score := 1
			if strings.Contains(strings.ToLower(clause), strings.ToLower(f.Label)) {
				score += 5
			}
			if unit != "" && (strings.EqualFold(unitOf(f), unit) || strings.Contains(strings.ToLower(f.Label), unit)) {
				score += 3
			}
			if score > top {
				best, top = f, score
			}
		}
	}
	if best == nil || top < 4 {
		return ""
	}
	step := minor(n, best.Kind)
	if strings.HasPrefix(unit, "min") && best.Kind == spec.Duration {
		step = n
	}
	rulesOf(best).Step = step
	if best.Kind == spec.Integer && step != float64(int(step)) {
		best.Kind = spec.Decimal
	}
	return fieldNode(e, best)
}

var (
	prefixDigits  = regexp.MustCompile(`^"?([a-z]{1,4})"? (?:followed by|and|\+|plus|then) ([a-z0-9]+) (?:digits?|numbers?|letters?|figures?)$`)
	lettersDigits = regexp.MustCompile(`^([a-z0-9]+) (?:capital |upper-?case )?letters?(?:,| and| followed by| \+| plus| then)* ?(a (?:dash|hyphen|slash))?,?(?: and)? ?([a-z0-9]+) (?:digits?|numbers?)$`)
	onlyDigits    = regexp.MustCompile(`^([a-z0-9]+) (?:digits?|figures?|numbers)$`)
)

// formatRule: "IE followed by 5 digits", "two letters and four digits".
func (b *builder) formatRule(e *spec.Entity, v intent.Value) string {
	pattern, example := patternOf(v.Parts["format"])
	if pattern == "" {
		return ""
	}
	phrase := v.Parts["field"]
	on, f := b.fieldAnywhere(e, phrase)
	if f == nil || f.Kind != spec.Text && f.Kind != spec.Integer && f.Kind != spec.Phone {
		on = e
		f = nil
		for i := range e.Fields {
			if c := &e.Fields[i]; c.Kind == spec.Text && slices.ContainsFunc([]string{"number", "code", "no", "id", "plate", "reference"}, func(w string) bool { return slices.Contains(core(c.Label), w) }) {
				f = c
			}
		}
	}
	if f == nil {
		return ""
	}
	if f.Kind != spec.Text {
		f.Kind, f.Min, f.Max = spec.Text, nil, nil
		b.placeField(f)
	}
	r := rulesOf(f)
	r.Pattern, r.Example = pattern, example
	if f.Help == "" {
		f.Help = "Such as " + example
	}
	return fieldNode(on, f)
}

// patternOf turns a described format into an expression and an example of it.
func patternOf(text string) (pattern, example string) {
	digits := func(word string) (string, string) {
		n := intent.Count(word)
		if n < 1 || n > 12 {
			return "", ""
		}
		return fmt.Sprintf("[0-9]{%d}", n), "123456789012"[:n]
	}
	if m := prefixDigits.FindStringSubmatch(text); m != nil {
		if p, x := digits(m[2]); p != "" {
			return strings.ToUpper(m[1]) + p, strings.ToUpper(m[1]) + x
		}
	}
	if m := lettersDigits.FindStringSubmatch(text); m != nil {
		n := intent.Count(m[1])
		p, x := digits(m[3])
		if p != "" && n > 0 && n < 7 {
			join := map[bool]string{true: "-"}[strings.Contains(m[2], "dash") || strings.Contains(m[2], "hyphen")]
			if strings.Contains(m[2], "slash") {
				join = "/"
			}
			return fmt.Sprintf("[A-Z]{%d}%s%s", n, join, p), "ABCDEF"[:n] + join + x
		}
	}
	if m := onlyDigits.FindStringSubmatch(text); m != nil {
		return digits(m[1])
	}
	return "", ""
}

// runningLike is what a running number looks like: "EX-2026-0001", "R-0001", "2026-0143".
var runningLike = regexp.MustCompile(`^"?([A-Z][A-Z0-9]{0,6}[-/]|)(20\d\d[-/])?(\d{1,8})"?$`)

// runningRule: "a running number per year like 2026-0143".
func (b *builder) runningRule(e *spec.Entity, v intent.Value) string {
	how := "number"
	if v.Parts["year"] != "" || strings.HasPrefix(v.Parts["example"], "20") {
		how = "year"
	}
	if b.base[e.Name] {
		return ""
	}
	f := anyField(e, "number")
	if f == nil || f.Kind != spec.Text {
		if f != nil && f.Kind == spec.Integer && f.Name != e.Title {
			i := slices.IndexFunc(e.Fields, func(x spec.Field) bool { return x.Name == f.Name })
			e.Fields = slices.Delete(e.Fields, i, i+1)
		}
		f = b.addField(e, spec.Field{Label: "Number", Kind: spec.Text, Required: true})
		f.InList = true
	}
	f.Required, f.Sort, f.Search, f.Unique = true, true, true, true
	f.Rules = &spec.Rules{Running: how}
	if m := runningLike.FindStringSubmatch(strings.ToUpper(v.Parts["example"])); m != nil {
		f.Rules.Prefix, f.Rules.Digits = m[1], len(m[3])
		if m[2] != "" {
			f.Rules.Running = "year"
		} else if v.Parts["year"] == "" {
			f.Rules.Running = "number"
		}
	}
	return fieldNode(e, f)
}

// uniqueRule: "no two plots have the same number", "the code must be unique".
func (b *builder) uniqueRule(e *spec.Entity, v intent.Value) string {
	if named := b.entityNamed(v.Parts["thing"]); named != nil {
		e = named
	}
	f := anyField(e, v.Parts["field"])
	if f == nil || !slices.Contains([]spec.FieldKind{spec.Text, spec.Email, spec.Phone, spec.URL, spec.Integer}, f.Kind) {
		return ""
	}
	if within := v.Parts["within"]; within != "" {
		if ref := anyField(e, within); ref != nil && ref.Kind == spec.Reference && (f.Kind == spec.Text || f.Kind == spec.Integer) {
			rulesOf(f).Within = ref.Name
			return fieldNode(e, f)
		}
	}
	f.Unique = true
	return fieldNode(e, f)
}

// boundRule: "between 1 and 10", "at most 500 characters", "cannot be negative".
func (b *builder) boundRule(e *spec.Entity, v intent.Value) string {
	if len(core(v.Parts["field"])) == 0 || len(core(v.Parts["field"])) > 4 {
		return ""
	}
	f := anyField(e, v.Parts["field"])
	if f == nil {
		return ""
	}
	n, _ := v.Number("n")
	text := strings.HasPrefix(v.Parts["unit"], "char") || v.Parts["unit"] == "letters" || v.Parts["unit"] == "words"
	switch {
	case text && (f.Kind == spec.Text || f.Kind == spec.LongText) && v.What == "at_most":
		f.MaxLength = int(min(max(n, 1), 20000))
	case !numeric(f.Kind) || f.Kind == spec.Percent:
		return ""
	case v.What == "positive":
		zero := 0.0
		f.Min = &zero
	case v.What == "between":
		low, ok1 := v.Number("low")
		high, ok2 := v.Number("high")
		if !ok1 || !ok2 || low >= high {
			return ""
		}
		low, high = minor(low, f.Kind), minor(high, f.Kind)
		f.Min, f.Max = &low, &high
	default:
		if strings.HasPrefix(v.Parts["unit"], "min") && f.Kind == spec.Duration {
			n /= 60
		}
		n = minor(n, f.Kind)
		if v.What == "at_most" {
			f.Max = &n
		} else {
			f.Min = &n
		}
	}
	if f.Min != nil && f.Max != nil && *f.Min > *f.Max {
		f.Min = nil
	}
	return fieldNode(e, f)
}

// requiredWhen: "a reason is required when the request is rejected".
func (b *builder) requiredWhen(e *spec.Entity, v intent.Value) string {
	for _, on := range b.entitiesFrom(e) {
		f := anyField(on, v.Parts["field"])
		if f == nil || f.Kind == spec.Boolean || f.Kind == spec.Tags || f.Name == on.Title {
			continue
		}
		for i := range on.Fields {
			c := &on.Fields[i]
			if c.Name == f.Name {
				continue
			}
			for _, o := range c.Options {
				if c.Kind == spec.Enum && strings.EqualFold(o.Label, v.Parts["state"]) {
					f.Required = false
					rulesOf(f).Required = &spec.Condition{Field: c.Name, Value: o.Value}
					return fieldNode(on, f)
				}
			}
			if c.Kind == spec.Boolean && (likeness(v.Parts["state"], c.Label) >= 7 || likeness(v.Parts["cause"], c.Label) >= 7) {
				f.Required = false
				rulesOf(f).Required = &spec.Condition{Field: c.Name, Value: "true"}
				return fieldNode(on, f)
			}
		}
	}
	return ""
}

// listWish makes what the text asks of lists: order, filters, import, printing, changing many.
func (b *builder) listWish(v intent.Value) string {
	e := b.subject(v, v.Parts["thing"], v.Parts["thing2"])
	if e == nil || b.denied(v) {
		return ""
	}
	switch v.What {
	case "sorted", "first":
		return b.sortWish(e, v)
	case "range_filter", "fits":
		return b.rangeWish(e, v)
	case "bulk":
		words := strings.ToLower(b.in.Words(v.At))
		if words == "several at once" || words == "many at once" || words == "multiple at once" {
			return "entities/" + e.Name + "/filter" // "filter with several at once"
		}
		return "" // changing several rows at once is not built: its words stay unmet
	case "import":
		return b.importWish(e, v)
	case "print":
		for i := range b.spec.Entities {
			b.spec.Entities[i].Print = true
		}
		return "entities/" + e.Name + "/print"
	case "choice":
		return b.choiceWish(v)
	case "stays":
		if b.spec.Numbers != nil && b.spec.Numbers.Choice != "" {
			return "numbers/choice"
		}
		return "entities/" + e.Name + "/filter" // a list's filters stand in its address
	}
	return ""
}

// denied says whether the words before a wish take it back: "no import".
func (b *builder) denied(v intent.Value) bool {
	c := b.in.Clauses[v.Clause]
	for i := max(c.From, v.At.From-2); i < v.At.From; i++ {
		if b.in.Tokens[i].Is("no", "without", "never", "not") {
			return true
		}
	}
	return false
}

func (b *builder) sortWish(e *spec.Entity, v intent.Value) string {
	way := v.Parts["way"]
	down := slices.Contains([]string{"descending", "highest first", "newest first", "most first", "newest", "latest", "highest", "most expensive", "best rated", "most recent", "longest", "best first"}, way)
	name := ""
	if f := anyField(e, v.Parts["field"]); f != nil && f.Sort {
		name = f.Name
	} else if o := own(e, v.Parts["field"], func(k spec.FieldKind) bool { return true }); o != nil && e.Value(o.formula.Field) != nil {
		name = o.formula.Field
	}
	if name == "" && v.What == "first" {
		var want []string
		switch {
		case slices.Contains([]string{"cheapest", "most expensive"}, way):
			want = []string{"price", "rent", "cost"}
		case slices.Contains([]string{"longest", "shortest"}, way):
			want = []string{"length", "duration", "distance"}
		case slices.Contains([]string{"newest", "latest", "most recent"}, way):
			if e.DefaultSort == "" {
				return "entities/" + e.Name + "/sort" // how every list begins
			}
		case slices.Contains([]string{"oldest", "soonest", "most urgent", "earliest", "next"}, way):
			if f := dateNamed(e, "due", "until", "deadline", "date", "from", "start", "day"); f != nil {
				name = f.Name
			}
		}
		for _, w := range want {
			if o := own(e, w, numeric); o != nil && o.score >= 7 {
				name = o.formula.Field
			}
		}
	}
	if f := e.Field(name); f != nil {
		f.Sort = true
	} else if e.Value(name) == nil {
		return ""
	}
	if down {
		name = "-" + name
	}
	e.DefaultSort = name
	return "entities/" + e.Name + "/sort"
}

// rangeWish: "filter by weight range", "price from/to", "filter by age of my child".
func (b *builder) rangeWish(e *spec.Entity, v intent.Value) string {
	phrase := v.Parts["field"] + v.Parts["field2"]
	if words := core(phrase); len(words) > 0 && v.What == "range_filter" {
		phrase = words[len(words)-1]
		if len(words) > 1 && anyField(e, words[len(words)-2]+" "+phrase) != nil {
			phrase = words[len(words)-2] + " " + phrase
		}
	}
	if from, to := rangePair(e, phrase); from != nil && v.What == "fits" {
		if !slices.ContainsFunc(e.Spans, func(s spec.Span) bool { return s.From == from.Name }) {
			e.Spans = append(e.Spans, spec.Span{Label: spec.CleanLabel(ident.Sentence(strings.Join(core(phrase), " ")), "Between"), From: from.Name, To: to.Name})
		}
		return "entities/" + e.Name + "/filter"
	}
	for _, on := range b.entitiesFrom(e) {
		if f := anyField(on, phrase); f != nil && slices.Contains([]spec.FieldKind{spec.Integer, spec.Decimal, spec.Money, spec.Percent}, f.Kind) {
			f.Filter = true
			return "entities/" + on.Name + "/filter"
		} else if f != nil && f.Kind == spec.Date {
			f.Filter = true
			return "entities/" + on.Name + "/filter"
		}
	}
	return ""
}

// rangePair finds two numbers that are the ends of one range: "Age from" and "Age to".
func rangePair(e *spec.Entity, phrase string) (from, to *spec.Field) {
	for i := range e.Fields {
		f := &e.Fields[i]
		if likeness(phrase, f.Label) == 0 || !numeric(f.Kind) && f.Kind != spec.Date {
			continue
		}
		words := strings.Fields(strings.ToLower(f.Label))
		if slices.ContainsFunc(words, func(w string) bool {
			return slices.Contains([]string{"from", "min", "minimum", "lowest", "youngest"}, w)
		}) {
			from = f
		} else if slices.ContainsFunc(words, func(w string) bool {
			return slices.Contains([]string{"to", "max", "maximum", "highest", "oldest", "until"}, w)
		}) {
			to = f
		}
	}
	if from == nil || to == nil || from.Kind != to.Kind {
		return nil, nil
	}
	return from, to
}

// spanFilters: a range of a thing is filtered by one value between its ends.
func (b *builder) spanFilters() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for k := range e.Fields {
			f := &e.Fields[k]
			word, ok := strings.CutSuffix(strings.ToLower(f.Label), " from")
			if !ok || f.Kind != spec.Integer {
				continue
			}
			if from, to := rangePair(e, word); from != nil && !slices.ContainsFunc(e.Spans, func(s spec.Span) bool { return s.From == from.Name }) {
				e.Spans = append(e.Spans, spec.Span{Label: spec.CleanLabel(ident.Sentence(word), "Between"), From: from.Name, To: to.Name})
			}
		}
	}
}

// importWish: rows of the named thing come from a CSV file; its columns may say what it has.
func (b *builder) importWish(e *spec.Entity, v intent.Value) string {
	words := strings.ToLower(b.in.Words(v.At))
	best := e
	top := 0
	for i := range b.spec.Entities {
		on := &b.spec.Entities[i]
		for _, w := range strings.Fields(words) {
			if score := max(likeness(w, on.Label), likeness(w, on.LabelPlural)); score > top && len(core(w)) > 0 {
				best, top = on, score
			}
		}
	}
	best.Import = true
	return "entities/" + best.Name + "/import"
}

// choiceWish: "filter everything by location": an entity of its own whose row narrows the app.
func (b *builder) choiceWish(v intent.Value) string {
	phrase := v.Parts["thing"]
	target := b.entityNamed(phrase)
	if target == nil {
		label := spec.CleanLabel(ident.Sentence(strings.Join(core(phrase), " ")), "")
		if label == "" || len(b.spec.Entities) >= spec.MaxEntities {
			return ""
		}
		b.entity(&intent.Entity{Key: strings.ToLower(label), Label: label, Strong: true})
		target = b.spec.Entity(b.keys[strings.ToLower(label)])
	}
	if target == nil {
		return ""
	}
	name := target.Name
	linked := false
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Name == name {
			continue
		}
		if b.referenceTo(e, name) != nil {
			linked = true
			continue
		}
		for k := range e.Fields {
			f := &e.Fields[k]
			if (f.Kind == spec.Text || f.Kind == spec.Place || f.Kind == spec.Enum) && likeness(phrase, f.Label) >= 7 && f.Name != e.Title {
				*f = spec.Field{Name: f.Name, Label: f.Label, Kind: spec.Reference, Target: name, Required: f.Required, InList: true, Filter: true}
				linked = true
			}
		}
	}
	if !linked {
		return ""
	}
	b.numbers().Choice = name
	return "numbers/choice"
}
