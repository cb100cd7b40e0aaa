package intent

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// sentenceWords are words of sentences: a list of fields that comes to one of them has come to its end.
var sentenceWords = wordSet(strings.Fields(`can may must should will cannot shall would could they we you he she i it who which that when while where is are was were be been so because but
	not nobody nothing everybody anybody everyone anyone then there please does do did want wants need needs`))

// onward is where a list of fields goes on after words that say more of the item before, which ended at token i: the next
// comma, when a field that is known as one or a name of few words follows it. -1 when the list has ended.
func (in *Intent) onward(i, limit, found int) int {
	if found < 2 {
		return -1
	}
	depth, at := 0, -1
	for k := i; k < limit && k < i+9; k++ {
		t := in.Tokens[k]
		switch {
		case t.Is("("):
			depth++
		case t.Is(")"):
			depth--
		case t.Is(",") && depth == 0:
			at = k
		case depth == 0 && (sentenceWords[t.Lower] || t.Verb != "" && t.Lower == t.Verb && k+1 < limit && determiner(in.Tokens[k+1])):
			return -1
		}
		if depth < 0 {
			return -1
		}
		if at >= 0 {
			break
		}
	}
	if at < 0 || at+1 >= limit {
		return -1
	}
	end, depth := at+1, 0
	for end < limit && (depth > 0 || !in.Tokens[end].Is(",")) {
		switch t := in.Tokens[end]; {
		case t.Is("("):
			depth++
		case t.Is(")"):
			depth--
		case depth == 0 && sentenceWords[t.Lower]:
			return -1
		}
		end++
	}
	it, _, ok := in.itemAt(at+1, limit)
	if !ok || !it.hasOptions && it.kind == "" && KindOfLabel(in.lemma(it.label.From, it.label.To)) == nil {
		return -1
	}
	return at + 1
}

// segmentEnd is where the item of a list that begins at token i ends: at the next comma outside brackets.
func (in *Intent) segmentEnd(i, limit int) int {
	depth := 0
	for k := i; k < limit; k++ {
		switch t := in.Tokens[k]; {
		case t.Is("(", "["):
			depth++
		case t.Is(")", "]"):
			if depth--; depth < 0 {
				return k
			}
		case depth == 0 && t.Is(",", ";", ":", "."):
			return k
		}
	}
	return limit
}

// toldItem reads items whose values or kind their own words tell: "own kitchen for gluten free yes/no", "open all year or only
// in summer", "bought on", "inspection every x months", "whether they would pay 349, 399 or 449 euros".
func (in *Intent) toldItem(it *item, i, limit int) (int, bool) {
	is := func(k int, words ...string) bool { return k < limit && in.Tokens[k].Is(words...) }
	take := func(label Range, end int, name, kind string) (int, bool) {
		it.label, it.at, it.name, it.kind = label, Range{i, end}, name, kind
		return end, true
	}
	if next, ok := in.wouldPay(it, i, limit); ok {
		return next, true
	}
	// "and if a trial week is possible"
	if i > 0 && slices.ContainsFunc(in.Tokens[max(0, i-2):i], func(t Token) bool { return t.Is("if", "whether") }) {
		for k := i + 1; k+1 < limit && k < i+5 && in.Tokens[k].Kind == Word; k++ {
			if in.Tokens[k].Is("is", "are") && in.Tokens[k+1].Is("possible", "needed", "allowed", "included", "available", "wanted", "required", "necessary", "offered", "welcome", "present") && (k+2 == limit || in.Tokens[k+2].Kind == Mark || in.Tokens[k+2].Is("and")) {
				return take(Range{i, k}, k+2, in.Words(Range{i, k})+" "+in.Tokens[k+1].Lower, string(spec.Boolean))
			}
		}
	}
	end := in.segmentEnd(i, limit)
	for k := i; k < end; k++ {
		if sentenceWords[in.Tokens[k].Lower] || in.Tokens[k].Kind == Mark && !in.Tokens[k].Is("/", "-") {
			return i, false
		}
	}
	n := end - i
	switch {
	case n > 4 && n <= 9 && is(end-3, "yes") && is(end-2, "/") && is(end-1, "no") && !slices.ContainsFunc(in.Tokens[i:end-3], func(t Token) bool { return t.Is("and", "/") }):
		return take(Range{i, end - 3}, end, "", string(spec.Boolean))
	case n >= 4 && n <= 8 && in.Tokens[i].Is("open", "opened", "available") && slices.ContainsFunc(in.Tokens[i+1:end], func(t Token) bool { return t.Is("or") }) && !is(i+1, "and", "or", "on", "to"):
		if options, to := in.options(i+1, end); len(options) >= 2 && to >= end {
			it.options, it.hasOptions = options, true
			return take(Range{i, i + 1}, end, "", "")
		}
	case n == 3 && is(i+1, "or") && in.Tokens[i].Kind == Word && in.Tokens[i+2].Kind == Word && opposite(in.Tokens[i], in.Tokens[i+2]):
		options, _ := in.options(i, end)
		it.options, it.hasOptions = options, len(options) == 2
		return take(Range{i, end}, end, in.Tokens[i].Lower+" or "+in.Tokens[i+2].Lower, "")
	}
	for k := i; k < end && k < i+5; k++ {
		if is(k, "every") && k > i && is(k+1, "x", "n", "…", "how") {
			unit := k + 2
			if is(unit, "many") {
				unit++
			}
			if is(unit, "days", "weeks", "months", "years", "hours", "km") {
				return take(Range{i, unit + 1}, unit+1, in.Words(Range{i, k + 1})+" ("+in.Tokens[unit].Lower+")", string(spec.Integer))
			}
		}
	}
	// "bought on", "checked by", "valid until"
	if n >= 2 && n <= 4 && in.Tokens[end-1].Is("on", "until", "till", "since") && (participle(in.Tokens[end-2]) || is(end-2, "valid", "good", "guaranteed")) && KindOfLabel(in.lemma(i, end)) == nil {
		return take(Range{i, end}, end, "", string(spec.Date))
	}
	return i, false
}

// wouldPay reads "whether they would pay 349, 399 or 449 euros": one of these amounts.
func (in *Intent) wouldPay(it *item, i, limit int) (int, bool) {
	k := i
	for k < limit && k < i+3 && in.Tokens[k].Is("they", "you", "he", "she", "people", "customers", "visitors", "the", "person") {
		k++
	}
	if k+2 >= limit || !in.Tokens[k].Is("would", "will", "want") || in.Tokens[k+1].Kind != Word {
		return i, false
	}
	verb := k + 1
	for verb < limit && in.Tokens[verb].Is("to", "rather", "like") {
		verb++
	}
	from, numbers := verb+1, 0
	at := from
	for at < limit && (in.Tokens[at].Kind == Number || in.Tokens[at].Is(",", "or", "€", "$", "£")) {
		if in.Tokens[at].Kind == Number {
			numbers++
		}
		at++
	}
	if numbers < 2 {
		return i, false
	}
	unit := ""
	if at < limit && in.Tokens[at].Kind == Word && KindOfLabel("price in "+in.Tokens[at].Lower) != nil && unitKinds[in.Tokens[at].Lower] != "" {
		unit = " " + in.Tokens[at].Lower
		at++
	}
	options, _ := in.options(from, from+(at-from))
	for n := range options {
		options[n] = strings.TrimSuffix(options[n], unit) + unit
	}
	it.label, it.at, it.name = Range{i, at}, Range{i, at}, "would "+in.Tokens[verb].Lower
	it.options, it.hasOptions = options, true
	return at, true
}

// participle says whether a word tells what was done: "bought", "opened".
func participle(t Token) bool {
	return t.Verb != "" && t.Lower != t.Verb && !strings.HasSuffix(t.Lower, "s") && !strings.HasSuffix(t.Lower, "ing") || strings.HasSuffix(t.Lower, "ed") && len(t.Lower) > 4
}

var opposites = [][]string{{"indoor", "outdoor"}, {"indoors", "outdoors"}, {"inside", "outside"}, {"new", "used"}, {"left", "right"}, {"sweet", "savoury"}, {"public", "private"}, {"male", "female"}, {"hot", "cold"},
	{"vegetarian", "meat"}, {"adult", "child"}, {"paper", "digital"}, {"online", "onsite"}, {"fixed", "hourly"}, {"fresh", "frozen"}, {"wet", "dry"}, {"single", "double"}, {"full", "half"}, {"day", "night"}, {"red", "white"}, {"buy", "rent"}, {"wanted", "offered"}, {"lost", "found"}}

func opposite(a, b Token) bool {
	return slices.ContainsFunc(opposites, func(p []string) bool {
		return a.Lower == p[0] && b.Lower == p[1] || a.Lower == p[1] && b.Lower == p[0]
	})
}

// happening are things that come again; "last inspection" and "next service" are dates.
var happening = wordSet(strings.Fields(`inspection service check visit cleaning contact maintenance calibration update vaccination revision review training test exam appointment call meeting harvest watering feeding repair survey audit
	change wash refill sharpening tuning oil-change haircut donation delivery checkup check-up`))

// whenOf says whether a label of two words is a date: "last inspection", "next service", "last confirmed".
func whenOf(words []string) bool {
	return len(words) == 2 && slices.Contains([]string{"last", "next", "first", "latest", "previous"}, words[0]) &&
		(happening[words[1]] || strings.HasSuffix(words[1], "ed") && len(words[1]) > 4 || slices.Contains([]string{"seen", "fed", "sent", "done", "made", "worn", "paid"}, words[1]))
}

// where says whether a place is only named to say where the things before it are: "fountains in our city".
func (in *Intent) where(c *Clause, np nounPhrase) bool {
	from := np.at.From
	if from-2 <= c.From || !in.Tokens[from-1].Is("our", "the", "my", "your", "this") || !in.Tokens[from-2].Is("in", "near", "around", "from", "at", "across") {
		return false
	}
	e := in.subjectOf(c, from)
	return e != nil && e.Key != np.canonical() && slices.ContainsFunc(e.Mentions, func(r Range) bool { return r.From >= c.From && r.To >= from-4 && r.To <= from-2 })
}

// amongOptions says whether token i stands in brackets that hold the values of a field: "place (truck or store room)".
func (in *Intent) amongOptions(c *Clause, i int) bool {
	for k := i - 1; k > c.From; k-- {
		if in.Tokens[k].Is(")") {
			return false
		}
		if in.Tokens[k].Is("(") {
			return in.Tokens[i-1].Is("(", ",", "or", "/", "and") && !determiner(in.Tokens[min(i+1, c.To-1)]) && in.optionish(k, c.To)
		}
	}
	return false
}
