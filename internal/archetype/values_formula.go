package archetype

import (
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// infix are the words between operands, each with its op and how tightly it binds.
var infix = map[string]struct {
	op   string
	bind int
}{
	"x": {"multiply", 2}, "×": {"multiply", 2}, "*": {"multiply", 2}, "times": {"multiply", 2}, "multiplied": {"multiply", 2}, "+": {"add", 1}, "plus": {"add", 1},
	"-": {"subtract", 1}, "–": {"subtract", 1}, "minus": {"subtract", 1}, "less": {"subtract", 1}, "/": {"divide", 2}, "divided": {"divide", 2}, "per": {"divide", 2}, "and": {"add", 1},
}

// formulaReader reads "price x quantity", "hours times rate minus 10 %" with an entity's fields as operands.
type formulaReader struct {
	b     *builder
	e     *spec.Entity
	words []string
	at    int
	money bool
	whole bool // all operands are whole numbers and nothing is divided
	found int  // operands that are fields
	last  *operand
}

// parse reads an expression. ok is false when some of it means nothing here.
func (b *builder) parse(e *spec.Entity, text string) (f spec.Formula, kind spec.FieldKind, ok bool) {
	spaced := text
	for _, mark := range []string{"(", ")", "*", "+", "/", "×", "%"} {
		spaced = strings.ReplaceAll(spaced, mark, " "+mark+" ")
	}
	r := &formulaReader{b: b, e: e, words: strings.Fields(strings.Trim(spaced, " .,")), whole: true}
	f, ok = r.expression(1)
	if !ok || r.at < len(r.words) || r.found == 0 {
		return f, "", false
	}
	kind = spec.Decimal
	switch {
	case r.money:
		kind = spec.Money
	case r.whole:
		kind = spec.Integer
	}
	return f, kind, true
}

func (r *formulaReader) expression(bind int) (spec.Formula, bool) {
	left, ok := r.operand()
	for ok && r.at < len(r.words) {
		in, known := infix[r.words[r.at]]
		if !known || in.bind < bind {
			break
		}
		r.at++
		if r.at < len(r.words) && r.words[r.at] == "by" {
			r.at++
		}
		before := r.last
		var right spec.Formula
		if right, ok = r.expression(in.bind + 1); !ok {
			return left, false
		}
		if in.op == "divide" {
			r.whole = false
			if before != nil && r.last != nil && before.kind == spec.Money && r.last.kind == spec.Money {
				r.money = false
			}
		}
		if in.op == "multiply" && r.money && r.last != nil && before != nil {
			// minutes of work at a price per hour
			if before.kind == spec.Duration {
				left = op("divide", left, *number(60))
			} else if r.last.kind == spec.Duration {
				right = op("divide", right, *number(60))
			}
		}
		left = op(in.op, left, right)
	}
	return left, ok
}

func (r *formulaReader) operand() (spec.Formula, bool) {
	if r.at >= len(r.words) {
		return spec.Formula{}, false
	}
	if r.words[r.at] == "(" {
		r.at++
		f, ok := r.expression(1)
		if ok && r.at < len(r.words) && r.words[r.at] == ")" {
			r.at++
			return f, true
		}
		return f, false
	}
	if n, err := strconv.ParseFloat(strings.ReplaceAll(r.words[r.at], ",", "."), 64); err == nil {
		r.at++
		r.last = nil
		if r.at < len(r.words) && slices.Contains([]string{"%", "percent"}, r.words[r.at]) {
			r.at++
			n /= 100
		}
		if n != float64(int(n)) {
			r.whole = false
		}
		return *number(n), true
	}
	from := r.at
	for r.at < len(r.words) && r.words[r.at] != "(" && r.words[r.at] != ")" {
		if _, isOp := infix[r.words[r.at]]; isOp && r.at > from {
			break
		}
		r.at++
	}
	phrase := strings.Join(r.words[from:r.at], " ")
	if len(r.words[from:r.at]) > 5 {
		return spec.Formula{}, false
	}
	o := r.b.reach(r.e, phrase, "")
	if o == nil {
		if o = r.b.missingNumber(r.e, phrase); o == nil {
			return spec.Formula{}, false
		}
	}
	r.found++
	r.last = o
	r.money = r.money || o.kind == spec.Money
	r.whole = r.whole && o.kind == spec.Integer
	if o.kind == spec.Percent {
		return op("divide", o.formula, *number(100)), true
	}
	return o.formula, true
}

// missingNumber adds a number that a formula speaks of and the entity lacks, when its name says what kind it is.
func (b *builder) missingNumber(e *spec.Entity, phrase string) *operand {
	words := core(phrase)
	kind := kindOfWords(phrase)
	if len(words) == 0 || len(words) > 3 || kind == "" || b.base[e.Name] {
		return nil
	}
	zero := 0.0
	f := b.addField(e, spec.Field{Label: ident.Sentence(strings.Join(words, " ")), Kind: kind, Min: &zero})
	return &operand{field(f.Name), f.Kind, "", f.Label, e.Name, 10}
}

// compute adds a computed value and returns its node; a typed field of the same name gives way to it.
func (b *builder) compute(e *spec.Entity, c spec.Computed) *spec.Computed {
	c.Label = spec.CleanLabel(ident.Sentence(c.Label), "Value")
	for i := range e.Computed {
		if strings.EqualFold(e.Computed[i].Label, c.Label) {
			return &e.Computed[i]
		}
	}
	for i := range e.Fields {
		if f := &e.Fields[i]; strings.EqualFold(f.Label, c.Label) && numeric(f.Kind) && f.Name != e.Title && !b.base[e.Name] && !uses(&c.Formula, f.Name) {
			e.Fields = slices.Delete(e.Fields, i, i+1)
			break
		}
	}
	c.Name = b.valueName(e, c.Label)
	c.InList, c.Sort = true, true
	e.Computed = append(e.Computed, c)
	return &e.Computed[len(e.Computed)-1]
}

// uses says whether a formula is made of the value of that name of the same row; one of another entity may go by it too.
func uses(f *spec.Formula, name string) bool {
	if f.Op == "field" && f.Field == name && f.Via == "" {
		return true
	}
	if f.Aggregates() && f.By != "" {
		return false
	}
	for i := range f.Args {
		if uses(&f.Args[i], name) {
			return true
		}
	}
	return false
}

// valueName is a name that no field, computed value or column of the entity has.
func (b *builder) valueName(e *spec.Entity, label string) string {
	var names ident.Namer
	for _, f := range e.Fields {
		names.Take(f.Name)
	}
	for _, c := range e.Computed {
		names.Take(c.Name)
	}
	return names.Field(label, "value")
}
