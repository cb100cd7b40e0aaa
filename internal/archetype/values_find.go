package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// skipped are words that say nothing about which field a phrase means.
var skipped = strings.Fields(`the a an of its their his her our my all each every total overall current and or is are with that this to in on for as
	by at it me us them any some one they he she we i see show shows must if when also only daily so far whole their's please number`)

// sameAs are words that people use for one another when they speak of amounts.
var sameAs = map[string]string{"qty": "quantity", "amount": "quantity", "pieces": "quantity", "units": "quantity", "rate": "price", "cost": "price",
	"unit price": "price", "stock": "quantity", "level": "quantity", "people": "quantity", "hrs": "hours", "hour": "hours", "euros": "amount", "money": "amount"}

// core gives the words of a phrase that matter, singular.
func core(phrase string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(strings.ToLower(phrase), func(r rune) bool {
		return r == ' ' || r == '-' || r == '/' || r == '(' || r == ')' || r == '_' || r == '\'' || r == '"'
	}) {
		if !slices.Contains(skipped, w) {
			out = append(out, ident.Singular(w))
		}
	}
	return out
}

// likeness says how well a phrase names something with this label: 0 not at all, up to 10 the same words.
func likeness(phrase, label string) int {
	p, l := core(phrase), core(label)
	if len(p) == 0 || len(l) == 0 {
		return 0
	}
	if slices.Equal(p, l) {
		return 10
	}
	same := 0
	for _, w := range p {
		if slices.Contains(l, w) || slices.Contains(l, ident.Singular(sameAs[w])) && sameAs[w] != "" {
			same++
		}
	}
	switch {
	case same == len(l) && same > 0:
		return 8 // "pages in eighths" for Pages
	case same == len(p):
		return 7 // "price" for Unit price
	case same > 0 && p[len(p)-1] == l[len(l)-1]:
		return 4
	case same > 0 && l[0] == p[0]:
		return 3
	}
	return 0
}

// operand is something a phrase can mean in a formula.
type operand struct {
	formula spec.Formula
	kind    spec.FieldKind
	unit    string
	label   string
	entity  string // whose field it is
	score   int
}

func numeric(k spec.FieldKind) bool {
	return slices.Contains([]spec.FieldKind{spec.Integer, spec.Decimal, spec.Money, spec.Percent, spec.Duration}, k)
}

func unitOf(f *spec.Field) string {
	if f.Rules != nil {
		return f.Rules.Unit
	}
	return ""
}

// own finds the number (or, with dates, the day) of an entity that a phrase means.
func own(e *spec.Entity, phrase string, kinds func(spec.FieldKind) bool) *operand {
	var best *operand
	take := func(o operand) {
		if o.score > 0 && (best == nil || o.score > best.score) {
			best = &o
		}
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		if !kinds(f.Kind) {
			continue
		}
		score := likeness(phrase, f.Label)
		if u := unitOf(f); u != "" && strings.EqualFold(strings.Join(core(phrase), " "), u) {
			score = 9
		}
		take(operand{spec.Formula{Op: "field", Field: f.Name}, f.Kind, unitOf(f), f.Label, e.Name, score})
	}
	for i := range e.Computed {
		c := &e.Computed[i]
		if kinds(c.Kind) {
			take(operand{spec.Formula{Op: "field", Field: c.Name}, c.Kind, c.Unit, c.Label, e.Name, likeness(phrase, c.Label)})
		}
	}
	return best
}

// reach finds what a phrase means seen from a row: its own value, one of what it belongs to, or one of what belongs to it
// (with the way to add that up), in this order.
func (b *builder) reach(e *spec.Entity, phrase, how string) *operand {
	best := own(e, phrase, numeric)
	if best != nil && best.score >= 7 && how == "" {
		return best
	}
	for _, f := range e.Fields {
		if f.Kind != spec.Reference || how != "" {
			continue
		}
		t := b.spec.Entity(f.Target)
		if o := own(t, withoutThing(phrase, strings.ToLower(t.Label)), numeric); o != nil && o.score >= 7 && (best == nil || o.score > best.score) {
			o.formula.Via = f.Name
			best = o
		}
	}
	if how == "" && best != nil {
		return best
	}
	for i := range b.spec.Entities {
		c := &b.spec.Entities[i]
		by := b.referenceTo(c, e.Name)
		if by == nil || c.Name == e.Name {
			continue
		}
		if o := own(c, strings.TrimPrefix(phrase, strings.ToLower(c.Label)+" "), numeric); o != nil && how != "count" && how != "number" && (best == nil || o.score > best.score) {
			value := o.formula
			o.formula = spec.Formula{Op: aggregateOf(how), Of: c.Name, By: by.Name, Args: []spec.Formula{value}}
			best = o
			continue
		}
		if score := max(likeness(phrase, c.LabelPlural), likeness(phrase, c.Label)); score >= 4 && (best == nil || score > best.score) {
			best = &operand{spec.Formula{Op: "count", Of: c.Name, By: by.Name}, spec.Integer, "", c.LabelPlural, c.Name, score}
		}
	}
	return best
}

// withoutThing takes the name of a thing from a phrase about it: "machine price", "price of that machine".
func withoutThing(phrase, label string) string {
	for _, its := range []string{" of that ", " of the ", " of its ", " of this ", " of "} {
		if rest, ok := strings.CutSuffix(phrase, its+label); ok {
			return rest
		}
	}
	return strings.TrimPrefix(phrase, label+" ")
}

func aggregateOf(how string) string {
	switch how {
	case "average", "mean":
		return "average"
	case "highest", "lowest", "median":
		return how
	}
	return "sum"
}

// subject is the entity that a value is about: the one its words name, or the one its clause speaks of.
func (b *builder) subject(v intent.Value, words ...string) *spec.Entity {
	for _, w := range words {
		if e := b.entityNamed(w); e != nil {
			return e
		}
	}
	if e := b.spec.Entity(b.keys[v.Entity]); e != nil {
		return e
	}
	return b.mainEntity()
}

// entityNamed finds an entity by its label, its plural, or the last word of either.
func (b *builder) entityNamed(phrase string) *spec.Entity {
	if len(core(phrase)) == 0 {
		return nil
	}
	var best *spec.Entity
	top := 0
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		score := max(likeness(phrase, e.Label), likeness(phrase, e.LabelPlural))
		for key, name := range b.keys {
			if name == e.Name {
				score = max(score, likeness(phrase, key))
			}
		}
		if score >= 7 && score > top {
			best, top = e, score
		}
	}
	return best
}

// dayOfRow is the field that says when a row happened; "created_at" when it has none.
func dayOfRow(e *spec.Entity) string {
	for i := range e.Fields {
		if f := &e.Fields[i]; (f.Kind == spec.Date || f.Kind == spec.DateTime) && !f.Due {
			return f.Name
		}
	}
	return "created_at"
}

// dateNamed finds a date of an entity by words that it may be called.
func dateNamed(e *spec.Entity, names ...string) *spec.Field {
	for _, n := range names {
		for i := range e.Fields {
			f := &e.Fields[i]
			if (f.Kind == spec.Date || f.Kind == spec.DateTime) && strings.Contains(" "+strings.ToLower(f.Label)+" ", n) {
				return f
			}
		}
	}
	return nil
}

// open is the condition that a row's work is not over: none of its states says so.
func openTests(e *spec.Entity) []spec.Test {
	var out []spec.Test
	for _, f := range e.Fields {
		if f.Kind != spec.Enum {
			continue
		}
		for _, o := range f.Options {
			if o.Final {
				out = append(out, spec.Test{Left: field(f.Name), Is: "is_not", Right: &spec.Formula{Op: "word", Field: o.Value}})
			}
		}
	}
	return out
}

func field(name string) spec.Formula                 { return spec.Formula{Op: "field", Field: name} }
func number(n float64) *spec.Formula                 { return &spec.Formula{Op: "number", Number: n} }
func op(name string, a ...spec.Formula) spec.Formula { return spec.Formula{Op: name, Args: a} }

// minor gives a number that people say in the unit that a kind is kept in: 25 euros are 2500 cents.
func minor(n float64, k spec.FieldKind) float64 {
	switch k {
	case spec.Money:
		return n * 100
	case spec.Duration:
		return n * 60
	}
	return n
}

// unitWords are units of measure as people write them, each with its proper spelling.
var unitWords = map[string]string{"kwp": "kWp", "kwh": "kWh", "kw": "kW", "mwh": "MWh", "wh": "Wh", "m2": "m²", "m²": "m²", "sqm": "m²", "m3": "m³", "ha": "ha", "cm": "cm",
	"mm": "mm", "km": "km", "kg": "kg", "g": "g", "gsm": "g/m²", "ml": "ml", "cl": "cl", "litres": "l", "liters": "l", "hp": "hp", "cc": "cc", "bar": "bar", "volt": "V", "watt": "W",
	"db": "dB", "rpm": "rpm", "psi": "psi", "°c": "°C", "kcal": "kcal", "mph": "mph", "knots": "kn", "tons": "t", "tonnes": "t", "lbs": "lb", "oz": "oz", "inch": "in", "ft": "ft", "acres": "acres"}

// units turns texts whose label holds a unit into numbers with that unit: "kWp size", "width in cm".
func (b *builder) units() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if b.base[e.Name] {
			continue
		}
		for k := range e.Fields {
			f := &e.Fields[k]
			if f.Name == e.Title || f.Kind != spec.Text && f.Kind != spec.Decimal && f.Kind != spec.Integer && !sizes(f) {
				continue
			}
			for _, w := range strings.FieldsFunc(strings.ToLower(f.Label), func(r rune) bool { return strings.ContainsRune(" ()/-", r) }) {
				unit := unitWords[w]
				if unit == "" || strings.EqualFold(f.Label, "g") {
					continue
				}
				if f.Kind == spec.Text || f.Kind == spec.Enum {
					f.Options = nil
					f.Kind, f.MaxLength, f.Default = spec.Decimal, 0, nil
					zero := 0.0
					f.Min = &zero
					b.placeField(f)
				}
				if f.Rules == nil {
					f.Rules = &spec.Rules{}
				}
				f.Rules.Unit = spec.CleanLabel(unit, "")
				break
			}
		}
	}
}

// ends makes dates of what ends where something of the same entity starts: "start, end (if quit)".
func (b *builder) ends() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		start := dateNamed(e, " start ", " from ", " begin ", " start date ")
		if start == nil || b.base[e.Name] {
			continue
		}
		for k := range e.Fields {
			f := &e.Fields[k]
			word := strings.ToLower(f.Label)
			if !slices.Contains([]string{"end", "until", "to", "till", "finish", "end date"}, word) || f.Name == e.Title {
				continue
			}
			if f.Kind == spec.Text {
				f.Kind, f.MaxLength = start.Kind, 0
				b.placeField(f)
			}
			if f.Kind == start.Kind && f.After == "" {
				f.After = start.Name
			}
		}
	}
}

// sizes says whether a field has the sizes of clothes as its options, which "size" alone stands for.
func sizes(f *spec.Field) bool {
	return f.Kind == spec.Enum && len(f.Options) > 2 && f.Options[0].Label == "S" && f.Options[1].Label == "M"
}

// kindOfWords is the kind that a name suggests for a number, "" when it suggests none.
func kindOfWords(phrase string) spec.FieldKind {
	word := intent.KindOfLabel(strings.Join(core(phrase), " "))
	if word == nil {
		return ""
	}
	n, err := catalogue.ParseKind(phrase, word.Kind)
	if err != nil || !numeric(spec.FieldKind(n.Kind)) {
		return ""
	}
	return spec.FieldKind(n.Kind)
}
