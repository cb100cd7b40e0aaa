package archetype

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// calculator makes what the text describes, or else the calculator that it asks for by name.
func (b *builder) calculator(w *intent.ToolWish, t spec.Tool) spec.Tool {
	title := t.Title
	if made := b.described(&w.Calc); made != nil {
		t.Calculator = made
		t.Intro = "Type your numbers; the result follows at once and stays on this device."
		if d := oneLine(b.req.Description); len(d) > 20 && len(d) <= 140 && b.req.Description != b.req.Requirements {
			t.Intro = ident.Sentence(strings.TrimRight(d, " .")) + "."
		}
		return t
	}
	if len(w.Names) > 0 {
		t = b.namedCalculator(w.Names[0])
		t.Title = title
	}
	return t
}

// canCalculate says whether there is a calculator to be made of the text.
func (b *builder) canCalculate() bool {
	w := b.in.Tool
	return len(w.Names) > 0 || b.described(&w.Calc) != nil
}

func (b *builder) namedCalculator(slug string) spec.Tool {
	for _, k := range catalogue.Interactive().Calculators {
		if k.Slug != slug {
			continue
		}
		c := &spec.Calculator{Inputs: knownInputs(k.Inputs)}
		if k.Group != nil {
			c.Groups = []spec.CalcGroup{{Name: k.Group.Name, Label: k.Group.Label, LabelPlural: k.Group.LabelPlural, Inputs: knownInputs(k.Row)}}
		}
		for _, o := range k.Outputs {
			out := spec.CalcOutput{Name: o.Name, Label: o.Label, Unit: o.Unit, Expr: mustExpr(o.Expr), Decimals: o.Decimals, Money: o.Money, Main: o.Main, Words: choices(o.Words)}
			if o.Money {
				out.Decimals = 2
			}
			c.Outputs = append(c.Outputs, out)
		}
		return spec.Tool{Kind: "calculator", Title: k.Title, Icon: "calculator", Intro: "Type your numbers; the result follows at once and stays on this device.", Calculator: c}
	}
	return spec.Tool{Kind: "calculator", Title: "Calculator"}
}

func choices(list catalogue.Numbers) []spec.CalcOption {
	var out []spec.CalcOption
	for _, n := range list {
		out = append(out, spec.CalcOption{Value: ident.Snake(n.Name), Label: n.Name, Factor: n.Value})
	}
	return out
}

func knownInputs(list []catalogue.CalcInput) []spec.CalcInput {
	out := []spec.CalcInput{}
	for _, i := range list {
		in := spec.CalcInput{Name: i.Name, Label: i.Label, Kind: i.Kind, Unit: i.Unit, Default: i.Default, Min: i.Min, Max: i.Max, Whole: i.Whole, Money: i.Money, Options: choices(i.Options)}
		if in.Kind == "" {
			in.Kind = "number"
		}
		if in.Kind == "choice" && in.Default == "" {
			in.Default = in.Options[0].Value
		}
		out = append(out, in)
	}
	return out
}

// mustExpr reads a formula of the catalogue; the catalogue's tests hold them to the grammar.
func mustExpr(text string) spec.Expr {
	e, err := spec.ParseExpr(text)
	if err != nil {
		panic("archetype: " + err.Error())
	}
	return e
}

// unitFactors are how much of its quantity's base a unit is: metres, kilograms, litres; thicknesses count in millimetres.
var unitFactors = map[string]float64{"m": 1, "cm": 0.01, "mm": 0.001, "km": 1000, "ft": 0.3048, "feet": 0.3048, "in": 0.0254, "inch": 0.0254, "inches": 0.0254, "metres": 1, "meters": 1, "metre": 1,
	"kg": 1, "g": 0.001, "lb": 0.45359237, "lbs": 0.45359237, "t": 1000, "l": 1, "ml": 0.001}

// unitSigns are units as they are shown.
var unitSigns = map[string]string{"litres": "l", "litre": "l", "liters": "l", "liter": "l", "metres": "m", "meters": "m", "metre": "m", "percent": "%", "kilos": "kg", "kilograms": "kg", "m2": "m²", "m3": "m³", "square": "m²", "minutes": "min", "euros": "€", "euro": "€", "grams": "g", "inches": "in"}

// solver turns quantities into formulas.
type solver struct {
	calc    *spec.Calculator
	values  map[string]spec.Expr // quantity → formula in its base unit
	inGroup map[string]bool      // input name → belongs to the group
	taken   map[string]bool
}

func (s *solver) name(label string) string {
	base := ident.Snake(label)
	if base == "" || base[0] < 'a' || base[0] > 'z' {
		base = "value"
	}
	name := base
	for n := 2; s.taken[name]; n++ {
		name = base + "_" + strconv.Itoa(n)
	}
	s.taken[name] = true
	return name
}

// described builds a calculator of the inputs and results that the text lists; nil when no result can be worked out.
func (b *builder) described(k *intent.CalcWish) *spec.Calculator {
	s := &solver{calc: &spec.Calculator{Inputs: []spec.CalcInput{}}, values: map[string]spec.Expr{}, inGroup: map[string]bool{}, taken: map[string]bool{"today": true}}
	var group *spec.CalcGroup
	if k.Group != "" {
		one := k.Group
		if n := ident.Singular(one); n != "" {
			one = n
		}
		group = &spec.CalcGroup{Name: s.name(k.Group), Label: ident.Sentence(one), LabelPlural: ident.Sentence(k.Group)}
	}
	for _, i := range k.Inputs {
		in := s.input(i)
		if i.InGroup && group != nil {
			group.Inputs = append(group.Inputs, in)
			s.inGroup[in.Name] = true
		} else {
			s.calc.Inputs = append(s.calc.Inputs, in)
		}
	}
	if group != nil && len(group.Inputs) > 0 {
		s.calc.Groups = []spec.CalcGroup{*group}
	}
	if k.Formula != "" {
		s.formula(k)
	}
	wishes := k.Outputs
	if len(wishes) == 0 && len(s.calc.Outputs) == 0 {
		return nil
	}
	for _, o := range wishes {
		s.output(k, o)
	}
	if len(s.calc.Outputs) == 0 || len(s.calc.Inputs)+len(s.calc.Groups) == 0 {
		return nil
	}
	if !slices.ContainsFunc(s.calc.Outputs, func(o spec.CalcOutput) bool { return o.Main }) {
		s.calc.Outputs[len(s.calc.Outputs)-1].Main = true
	}
	s.rules(k)
	return s.calc
}

// input makes an input and puts it where formulas find it.
func (s *solver) input(i intent.CalcInputWish) spec.CalcInput {
	zero := 0.0
	unit := i.Unit
	if unitSigns[unit] != "" {
		unit = unitSigns[unit]
	}
	in := spec.CalcInput{Name: s.name(i.Label), Label: ident.Sentence(i.Label), Kind: "number", Unit: unit, Default: i.Default, Min: &zero}
	q := quantityOf(i.Label)
	if q != nil && in.Unit == "" && len(i.Options) == 0 {
		in.Unit = q.Unit
	}
	e := spec.Expr{Ref: in.Name}
	if len(i.Options) > 0 {
		in.Kind, in.Unit, in.Min = "choice", "", nil
		for _, o := range i.Options {
			in.Options = append(in.Options, spec.CalcOption{Value: optionValue(o.Label, in.Options), Label: optionLabel(o), Factor: o.Factor})
		}
		in.Default = in.Options[0].Value
		switch unit := i.Options[0].Unit; {
		case strings.Contains(unit, "/m3") || strings.Contains(unit, "/m³"):
			s.values["density"] = e
		case strings.Contains(unit, "€") || strings.Contains(unit, "$") || strings.Contains(unit, "£") || strings.Contains(i.Label, "price"):
			s.values["price"] = e
		case strings.Contains(i.Label, "size") || strings.Contains(i.Label, "bag") || strings.Contains(i.Label, "pack"):
			s.values["size"] = e
		default:
			if q != nil {
				s.values[q.Name] = e
			} else {
				s.values["factor"] = e
			}
		}
		return in
	}
	if strings.Contains(i.Label, "price") || strings.Contains(i.Label, "cost") || in.Unit == "€" || in.Unit == "$" {
		in.Money = true
		if in.Unit == "€" || in.Unit == "$" || in.Unit == "£" {
			in.Unit = ""
		}
	}
	if q == nil {
		if strings.Contains(i.Label, "size") {
			s.values["size"] = e
		}
		return in
	}
	if factor := unitFactors[in.Unit]; factor != 0 && factor != 1 {
		switch q.Name {
		case "length", "width", "height", "weight":
			e = times(e, factor)
		}
	}
	if q.Name == "thickness" && in.Unit != "mm" && unitFactors[in.Unit] != 0 {
		e = times(spec.Expr{Ref: in.Name}, unitFactors[in.Unit]*1000)
	}
	if _, have := s.values[q.Name]; !have {
		s.values[q.Name] = e
	}
	return in
}

func optionValue(label string, have []spec.CalcOption) string {
	v := ident.Snake(label)
	if v == "" || v[0] < 'a' || v[0] > 'z' {
		v = "o_" + strings.Trim(v, "_")
	}
	for n := 2; slices.ContainsFunc(have, func(o spec.CalcOption) bool { return o.Value == v }); n++ {
		v += strconv.Itoa(n)
	}
	return v
}

func optionLabel(o intent.CalcOptionWish) string {
	label := ident.Sentence(o.Label)
	if o.Unit != "" && !strings.Contains(o.Label, o.Unit) {
		unit := strings.NewReplacer("m3", "m³", "m2", "m²").Replace(o.Unit)
		label += " (" + strconv.FormatFloat(o.Factor, 'f', -1, 64) + " " + unit + ")"
	}
	return label
}

func times(e spec.Expr, factor float64) spec.Expr {
	return spec.Expr{Op: "*", Args: []spec.Expr{e, {Num: &factor}}}
}

// quantityOf is what a label measures, nil when nobody knows.
func quantityOf(label string) *catalogue.Quantity {
	best, length := -1, 0
	list := catalogue.Interactive().Quantities
	for i, q := range list {
		for _, word := range q.Words {
			if len(word) > length && (hasWord(label, word) || hasWord(ident.Singular(label), word)) {
				best, length = i, len(word)
			}
		}
	}
	if best < 0 {
		return nil
	}
	return &list[best]
}

func hasWord(text, word string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		at += from
		end := at + len(word)
		if (at == 0 || text[at-1] == ' ') && (end == len(text) || text[end] == ' ' || text[end] == 's') {
			return true
		}
		from = end
	}
}

// output works out one result, if anything it follows from is there.
func (s *solver) output(k *intent.CalcWish, o intent.CalcOutputWish) {
	label := strings.TrimPrefix(o.Label, "number of ")
	if e, ok := s.tiers(k, label); ok {
		if strings.HasPrefix(label, "to ") {
			return // "how long to dry" is the same as "drying time"
		}
		unit := "days"
		s.add(spec.CalcOutput{Label: ident.Sentence(label), Unit: unit, Expr: e})
		return
	}
	for _, d := range catalogue.Interactive().Derivations {
		if !slices.ContainsFunc(d.Words, func(word string) bool { return hasWord(label, word) || hasWord(ident.Singular(label), word) }) {
			continue
		}
		e, ok := s.solve(mustExpr(d.Expr))
		if !ok || d.Per != "" && s.values[d.Per].Ref == "" {
			continue
		}
		grouped := s.touchesGroup(e)
		if grouped {
			e = spec.Expr{Op: "sum", Ref: s.calc.Groups[0].Name, Args: []spec.Expr{e}}
		}
		plain := e
		waste, wasteful := s.values["waste"]
		wasteful = wasteful && d.Waste
		if wasteful {
			hundred, one := 100.0, 1.0
			e = spec.Expr{Op: "*", Args: []spec.Expr{e, {Op: "+", Args: []spec.Expr{{Num: &one}, {Op: "/", Args: []spec.Expr{waste, {Num: &hundred}}}}}}}
		}
		if d.Per != "" {
			e = spec.Expr{Op: "/", Args: []spec.Expr{e, s.values[d.Per]}}
		}
		if d.Ceil || o.Ceil {
			e = spec.Expr{Op: "ceil", Args: []spec.Expr{e}}
		}
		out := spec.CalcOutput{Label: ident.Sentence(label), Unit: d.Unit, Expr: e, Decimals: d.Decimals, Money: d.Money, Main: d.Main || d.Ceil}
		if d.Money {
			out.Decimals, out.Unit = 2, ""
		}
		if d.Ceil && strings.HasPrefix(strings.ToLower(label), d.Unit) {
			out.Unit = ""
		}
		if wasteful && d.Per == "" && d.Unit == "l" {
			s.add(spec.CalcOutput{Label: ident.Sentence(label) + " without waste", Unit: d.Unit, Expr: plain, Decimals: d.Decimals})
			out.Label += " with waste"
		}
		s.add(out)
		return
	}
}

func (s *solver) add(o spec.CalcOutput) {
	if slices.ContainsFunc(s.calc.Outputs, func(have spec.CalcOutput) bool { return have.Label == o.Label }) {
		return
	}
	o.Name = s.name("out " + o.Label)
	o.Label = clip(o.Label, 80)
	s.calc.Outputs = append(s.calc.Outputs, o)
}

// solve puts inputs in the place of quantities; ok is false when one is not there.
func (s *solver) solve(e spec.Expr) (spec.Expr, bool) {
	if e.Op == "" {
		if e.Ref == "" {
			return e, true
		}
		v, ok := s.values[e.Ref]
		return v, ok
	}
	out := e
	out.Args = nil
	for _, a := range e.Args {
		v, ok := s.solve(a)
		if !ok {
			return e, false
		}
		out.Args = append(out.Args, v)
	}
	return out, true
}

func (s *solver) touchesGroup(e spec.Expr) bool {
	return slices.ContainsFunc(e.Refs(), func(ref string) bool { return s.inGroup[ref] })
}

// tiers is a result with different rates: by option of a choice, and by how much of an input there is.
func (s *solver) tiers(k *intent.CalcWish, label string) (spec.Expr, bool) {
	var mine []intent.CalcTierWish
	for _, t := range k.Tiers {
		if t.Output != "" && (strings.Contains(label, t.Output) || strings.Contains(label, strings.TrimSuffix(t.Output, "ing"))) {
			mine = append(mine, t)
		}
	}
	if len(mine) == 0 {
		return spec.Expr{}, false
	}
	var otherwise *spec.Expr
	type branch struct {
		options []string
		expr    spec.Expr
	}
	var branches []branch
	for _, t := range mine {
		var e spec.Expr
		if t.Limit > 0 {
			input, ok := s.measured(t.Input)
			if !ok {
				return spec.Expr{}, false
			}
			zero := 0.0
			e = spec.Expr{Op: "+", Args: []spec.Expr{
				{Op: "*", Args: []spec.Expr{{Op: "min", Args: []spec.Expr{input, {Num: &t.Limit}}}, {Num: &t.Rate}}},
				{Op: "*", Args: []spec.Expr{{Op: "max", Args: []spec.Expr{{Op: "-", Args: []spec.Expr{input, {Num: &t.Limit}}}, {Num: &zero}}}, {Num: &t.Beyond}}},
			}}
			if s.touchesGroup(e) {
				e = spec.Expr{Op: "most", Ref: s.calc.Groups[0].Name, Args: []spec.Expr{e}}
			}
		} else {
			e = spec.Expr{Num: &t.Fixed}
		}
		branches = append(branches, branch{t.Options, e})
		if len(t.Options) == 0 {
			otherwise = &e
		}
	}
	if otherwise == nil {
		otherwise = &branches[0].expr
	}
	out := *otherwise
	for i := len(branches) - 1; i >= 0; i-- {
		for _, option := range branches[i].options {
			if input, value := s.choice(option); input != "" {
				out = spec.Expr{Op: "if", Args: []spec.Expr{{Op: "is", Ref: input, Text: value}, branches[i].expr, out}}
			}
		}
	}
	return out, true
}

// choice finds the input and the value of an option by its label.
func (s *solver) choice(option string) (input, value string) {
	for _, i := range s.calc.Inputs {
		for _, o := range i.Options {
			if strings.HasPrefix(strings.ToLower(o.Label), option) {
				return i.Name, o.Value
			}
		}
	}
	return "", ""
}

// measured is the input that is measured in a unit: in "1 day per mm" the thickness.
func (s *solver) measured(unit string) (spec.Expr, bool) {
	all := slices.Clone(s.calc.Inputs)
	for _, g := range s.calc.Groups {
		all = append(all, g.Inputs...)
	}
	for _, i := range all {
		if i.Unit == unit && i.Kind == "number" {
			return spec.Expr{Ref: i.Name}, true
		}
	}
	return spec.Expr{}, false
}

// rules hangs the limits of the text on their inputs.
func (s *solver) rules(k *intent.CalcWish) {
	all := slices.Clone(s.calc.Inputs)
	for _, g := range s.calc.Groups {
		all = append(all, g.Inputs...)
	}
	for _, r := range k.Rules {
		for _, i := range all {
			if r.Input == "" || !strings.Contains(strings.ToLower(i.Label), r.Input) && !strings.Contains(r.Input, strings.ToLower(i.Label)) {
				continue
			}
			text := ident.Sentence(r.Text)
			if text == "" {
				word := map[string]string{"<": "Too small", "<=": "Too small", ">": "Too large", ">=": "Too large"}[r.Op]
				limit := strconv.FormatFloat(r.Value, 'f', -1, 64)
				text = strings.TrimSpace(word + ": " + map[string]string{"<": "at least ", "<=": "more than ", ">": "at most ", ">=": "less than "}[r.Op] + limit + " " + i.Unit)
			}
			s.calc.Rules = append(s.calc.Rules, spec.CalcRule{Input: i.Name, Op: r.Op, Value: r.Value, Level: r.Level, Text: text})
			break
		}
	}
}

var (
	formulaWords = regexp.MustCompile(`\btimes\b|\bx\b|×|\bdivided by\b|÷|\bplus\b|\bminus\b`)
	formulaUnits = regexp.MustCompile(`(\d(?:[\d.]*))\s*(?:m2|m²|m3|m|l|%|kg|cm|mm)?\s*(?:per [a-z]+)?`)
	formulaNames = regexp.MustCompile(`[a-z][a-z]*(?: [a-z]+)*`)
)

// formula makes inputs of the names of a written formula, and a result of it.
func (s *solver) formula(k *intent.CalcWish) {
	text := formulaWords.ReplaceAllStringFunc(k.Formula, func(m string) string {
		switch m {
		case "divided by", "÷":
			return "/"
		case "plus":
			return "+"
		case "minus":
			return "-"
		}
		return "*"
	})
	litres := strings.Contains(text, "per litre") || strings.Contains(text, "per liter")
	text = formulaUnits.ReplaceAllString(text, "$1 ")
	text = formulaNames.ReplaceAllStringFunc(text, func(name string) string {
		for _, word := range []string{"the ", "my ", "a "} {
			name = strings.TrimPrefix(name, word)
		}
		for _, i := range s.calc.Inputs {
			if strings.EqualFold(i.Label, name) {
				return i.Name
			}
		}
		in := s.input(intent.CalcInputWish{Label: name})
		s.calc.Inputs = append(s.calc.Inputs, in)
		return in.Name
	})
	e, err := spec.ParseExpr(text)
	if err != nil || len(e.Refs()) == 0 {
		return
	}
	label := "Result"
	if len(k.Outputs) > 0 {
		label = ident.Sentence(k.Outputs[0].Label)
	}
	unit := ""
	if litres {
		unit = "l"
	}
	s.add(spec.CalcOutput{Label: label, Unit: unit, Expr: e, Decimals: 2, Main: true})
}
