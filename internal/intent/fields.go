package intent

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// fieldish says whether what follows looks like a list of fields: two items or more, or one that names a field.
func (in *Intent) fieldish(i, limit int) bool {
	items := in.items(i, limit)
	score := 0
	for _, it := range items {
		label := in.lemma(it.label.From, it.label.To)
		if it.hasOptions || KindOfLabel(label) != nil {
			score += 2
		}
		if hits := capabilityBook().find(in.Tokens, it.label.From, it.label.To, false); len(hits) > 0 && KindOfLabel(label) == nil {
			score--
		}
	}
	return score > 0
}

// KindOfLabel returns what the catalogue knows of a field with this label, by its last words, or nil. The label is lower
// case; plurals are tried as they are first.
func KindOfLabel(label string) *catalogue.FieldWord {
	words := splitWords(label)
	if len(words) > 1 && words[0] == "who" {
		return fieldWord("contact person") // "who paid"
	}
	if whenOf(words) {
		return fieldWord("date")
	}
	if n := len(words); n > 2 && words[n-2] == "in" {
		if kind, isUnit := unitKinds[words[n-1]]; isUnit {
			return fieldWord(kind)
		}
	}
	for start := 0; start < len(words); start++ {
		tail := strings.Join(words[start:], " ")
		for _, candidate := range []string{tail, ident.Singular(tail)} {
			if w := fieldWord(candidate); w != nil {
				return w
			}
		}
	}
	// "day rate offered", "skills required"
	if len(words) > 2 && words[0] == "how" && (words[1] == "many" || words[1] == "often") {
		return fieldWord("count")
	}
	if len(words) > 1 {
		if kind, isUnit := unitKinds[words[0]]; isUnit && words[0] != "m" && words[0] != "l" && words[0] != "g" {
			return fieldWord(kind) // "kg left on plates"
		}
	}
	if n := len(words); n > 1 && slices.Contains([]string{"needed", "offered", "required", "wanted", "expected", "asked", "paid"}, words[n-1]) {
		if w := KindOfLabel(strings.Join(words[:n-1], " ")); w != nil {
			return w
		}
	}
	// "weight in kg per hive", "price per night": what stands before tells
	for i := 1; i < len(words)-1; i++ {
		if (words[i] == "per" || words[i] == "in") && i <= 3 && !slices.Contains([]string{"see", "show", "view", "get", "total"}, words[0]) {
			if w := KindOfLabel(strings.Join(words[:i], " ")); w != nil {
				return w
			}
		}
	}
	if n := len(words); n > 1 && (words[n-1] == "counted" && ident.Singular(words[n-2]) != words[n-2] || words[n-1] == "count") {
		return fieldWord("count")
	}
	// "date found", "number of scouts": the first words tell
	for end := len(words) - 1; end > 0; end-- {
		head := strings.Join(words[:end], " ")
		if head == "date" || head == "number of" || head == "time" || head == "price per" || head == "name of" {
			return fieldWord(map[string]string{"date": "date", "number of": "count", "time": "time", "price per": "price", "name of": "name"}[head])
		}
	}
	return nil
}

// unitKinds says what a label that ends in "in <unit>" holds: a word of fields.yaml.
var unitKinds = map[string]string{
	"days": "count", "weeks": "count", "months": "count", "years": "count", "minutes": "minutes", "hours": "hours", "people": "count", "pieces": "count",
	"cm": "height", "mm": "height", "m": "height", "km": "distance", "kg": "weight", "g": "weight", "litres": "volume", "liters": "volume", "l": "volume", "ml": "volume",
	"m2": "height", "percent": "percent", "euro": "price", "euros": "price", "dollars": "price", "pounds": "price", "eur": "price", "usd": "price",
}

func fieldWord(label string) *catalogue.FieldWord {
	for _, w := range catalogue.Get().FieldWords {
		if slices.Contains(w.Words, label) {
			return w
		}
	}
	return nil
}

// item is one entry of a list of fields.
type item struct {
	at         Range // all of it
	label      Range
	hasOptions bool
	options    []string
	unit       string
	kind       string
	optional   bool
	required   bool
	many       bool     // "many visits"
	theirs     bool     // "their pianos"
	low, high  *float64 // "difficulty 1-5", "age 18+"
	name       string   // what the field is called when the words are no name: "when they open"
	ends       bool     // "age range (from - to)": a field for each end
}

// items reads a list of fields from token i: "name, price and status (open, done)".
func (in *Intent) items(i, limit int) []item {
	var out []item
	alternative := false
	for i < limit && len(out) < spec.MaxFields {
		it, next, ok := in.itemAt(i, limit)
		if !ok {
			break
		}
		if n := len(out) - 1; n >= 0 && it.label.To == it.label.From+1 && in.Tokens[it.label.From].Is("after") && out[n].label.To > out[n].label.From+1 && in.Tokens[out[n].label.To-1].Is("before") {
			// "condition before and after"
			it.name = ident.Sentence(in.Words(Range{out[n].label.From, out[n].label.To - 1})) + " after"
			kind := string(spec.Text)
			if w := KindOfLabel(in.lemma(out[n].label.From, out[n].label.To-1)); w != nil {
				kind = string(w.Kind)
			}
			if list, choice := strings.CutPrefix(kind, "enum "); choice {
				it.options, it.hasOptions = strings.Split(list, ", "), true
				out[n].options, out[n].hasOptions = it.options, true
			} else {
				out[n].kind, it.kind = kind, kind
			}
		}
		if !alternative || it.hasOptions || KindOfLabel(in.lemma(it.label.From, it.label.To)) != nil {
			out = append(out, it)
		}
		i = next
		separated := false
		alternative = i < limit && in.Tokens[i].Is("or")                // "price or free"
		if alternative && i+1 < limit && in.Tokens[i+1].Is("\"", "“") { // "day rate or "to be agreed""
			for i < limit && !in.Tokens[i].Is(",", ";") {
				i++
			}
		}
		i = in.besides(it, i, limit)
		if i+1 < limit && in.Tokens[i].Is("with") && in.partsWith(it, i, limit) {
			separated = true
			i++
		} else if i < limit && !in.Tokens[i].Is(",", "and", "&", "/", "plus", "+", "or", "as", "well") {
			if next := in.onward(i, limit, len(out)); next > 0 {
				separated, i, alternative = true, next, false
			}
		}
		for i < limit && in.Tokens[i].Is(",", "and", "&", "/", "plus", "+", "or", "as", "well") {
			separated = true
			i++
		}
		if !separated {
			break
		}
	}
	return out
}

// partsWith says whether a "with" parts two fields: "quantity with unit (kg, m), …", "place with postcode, …".
func (in *Intent) partsWith(it item, i, limit int) bool {
	return i+2 < limit && in.Tokens[i+1].Kind == Word && in.Tokens[i+2].Is(",", "(", "and") &&
		KindOfLabel(in.lemma(it.label.From, it.label.To)) != nil && KindOfLabel(in.Tokens[i+1].Noun) != nil
}

// besides passes over a word that is only said of a field: "the place with parking, …".
func (in *Intent) besides(it item, i, limit int) int {
	if i+2 < limit && in.Tokens[i].Is("with") && in.Tokens[i+1].Kind == Word && in.Tokens[i+2].Is(",", "and") &&
		KindOfLabel(in.lemma(it.label.From, it.label.To)) != nil && KindOfLabel(in.Tokens[i+1].Noun) == nil {
		return i + 2
	}
	return i
}

// itemAt reads one item. Its label ends at a comma, "and", a bracket, a colon or a word that cannot be part of it.
func (in *Intent) itemAt(i, limit int) (item, int, bool) {
	it := item{at: Range{i, i}}
	for i < limit && (determiner(in.Tokens[i]) || in.Tokens[i].Is("\"", "“", "”", "optionally", "maybe", "optional", "whether", "if", "an", "with")) {
		it.optional = it.optional || in.Tokens[i].Is("optionally", "maybe", "optional")
		it.many = it.many || in.Tokens[i].Is("many", "several", "multiple", "more")
		it.theirs = it.theirs || in.Tokens[i].Is("their", "its", "his", "her")
		i++
	}
	if i+3 < limit && in.Tokens[i].Is("up") && in.Tokens[i+1].Is("to") && (in.Tokens[i+2].Kind == Number || numberWords[in.Tokens[i+2].Lower] > 0) {
		i += 3 // "up to 8 photos"
	}
	if i+1 < limit && in.Tokens[i].Is("choose", "select") && in.Tokens[i+1].Kind == Word && !in.Tokens[i+1].Glued {
		for i++; i < limit && determiner(in.Tokens[i]); i++ { // "choose a colour"
		}
	}
	it.at.From, it.label.From = i, i
	if i+1 < limit && in.Tokens[i].Is("min", "max", "minimum", "maximum") && in.Tokens[i+1].Kind == Number {
		return it, i, false // "min 15 €" says more of the field before it
	}
	if i+2 < limit && in.Tokens[i].Is("from") && in.Tokens[i+1].Is(",", "and", "/", "-", "–") && in.Tokens[i+2].Is("to", "until") && (i+3 == limit || in.Tokens[i+3].Kind == Mark || in.Tokens[i+3].Is("and")) {
		it.name, it.label.To, it.at.To = periodName, i+3, i+3
		return it, i + 3, true
	}
	if next, ok := in.spokenItem(&it, i, limit); ok {
		return it, next, true
	}
	if next, ok := in.toldItem(&it, i, limit); ok {
		return it, next, true
	}
	if i+1 < limit && in.Tokens[i].Verb == in.Tokens[i].Lower && (determiner(in.Tokens[i+1]) || in.Tokens[i+1].Is("to", "them", "it", "on")) {
		return it, i, false // "… and belong to a client": no field but something to do
	}
	if i+1 < limit && in.Tokens[i].Verb != "" && in.Tokens[i+1].Is("it", "them", "him") {
		return it, i, false // "… and hands it out"
	}
	if i+3 < limit && in.Tokens[i].Is("yes") && in.Tokens[i+1].Is("/") && in.Tokens[i+2].Is("no") {
		return it, i, false // "yes/no for: …" is read by its own rule
	}
	for i < limit && i-it.label.From < 7 {
		if i > it.label.From {
			if next, ok := in.rangeAt(&it, i, limit); ok {
				it.at.To = next
				it.label.To = i
				return it, next, true
			}
		}
		t := in.Tokens[i]
		if t.Kind == Mark && !t.Is("%", "°") && !(t.Is("/") && i+1 < limit && in.Tokens[i+1].Glued && t.Glued && i > it.label.From) || t.Is("and", "or", "plus", "but", "which", "that", "so", "if", "can", "may", "must", "should", "are", "is", "was", "were", "will", "cannot", "has", "have", "as", "via", "to", "using") || i > it.label.From && t.Is("they", "we", "you", "he", "she") {
			break
		}
		if t.Is("in") && i > it.label.From && i+1 < limit && in.Tokens[i+1].Is("the", "a") {
			break // "publishing date in the future", "pay in the first year"
		}
		if t.Is("for") && i > it.label.From && i+1 < limit && in.Tokens[i+1].Kind == Word && (i+2 >= limit || in.Tokens[i+2].Kind == Mark || in.Tokens[i+2].Is("and", "or")) && !determiner(in.Tokens[i+1]) {
			i++ // "suitable for children" is one name
			continue
		}
		if t.Is("of", "in", "per", "for", "at", "on", "by", "from", "with", "the", "a") && (i == it.label.From || i+1 >= limit || in.Tokens[i+1].Kind == Mark || t.Is("with", "for", "from", "by", "the", "a")) {
			break
		}
		i++
	}
	it.label.To = i
	if it.label.From == it.label.To || in.Tokens[it.label.From].Is("zero", "no") || in.Tokens[it.label.From].Kind == Number && (it.label.To == it.label.From+1 || !in.Tokens[it.label.From+1].Glued) ||
		it.label.To == it.label.From+1 && in.Tokens[it.label.From].Is("small", "big", "large", "smaller", "bigger") { // "up to six small"
		return it, i, false
	}
	if i+1 < limit && in.Tokens[i].Is("in") && in.Tokens[i+1].Is("the", "a") {
		for i < limit && in.Tokens[i].Kind == Word && !in.Tokens[i].Is("and", "or") {
			i++
		}
	}
	i = in.itemTail(&it, i, limit)
	it.at.To = i
	return it, i, true
}

// itemTail reads what follows a label: "(open, done)", ": open, done", "yes/no", "(required)".
func (in *Intent) itemTail(it *item, i, limit int) int {
	if i < limit && in.Tokens[i].Is("\"", "”", "“") {
		i++ // the name stood in quotes
	}
	if i+1 < limit && in.Tokens[i].Is("if", "when", "where") && in.Tokens[i+1].Is("he", "she", "they", "there", "any", "known", "possible", "needed", "applicable", "you", "one", "it", "necessary", "available") {
		it.optional = true // "car plate if he has"
		for i < limit && in.Tokens[i].Kind == Word && !in.Tokens[i].Is("and", "or") {
			i++
		}
	}
	if i < limit && in.Tokens[i].Is("they", "we", "you", "he", "she") {
		for i < limit && in.Tokens[i].Kind == Word { // "counties they work in"
			i++
		}
	}
	// "vaccinated yes/no": the words are at the label's end
	if it.label.To-it.label.From >= 4 && in.Tokens[it.label.To-3].Is("yes") && in.Tokens[it.label.To-1].Is("no") {
		it.label.To -= 3
		it.kind = string(spec.Boolean)
	}
	if i+2 < limit && in.Tokens[i].Is("from", "min") && in.Tokens[i+1].Is("/", "-", "–") && in.Tokens[i+2].Is("to", "max") {
		i += 3 // "salary from/to": both ends of what is narrowed
	}
	in.slashed(it)
	if i < limit && in.Tokens[i].Is("(") {
		end := i + 1
		for end < limit && !in.Tokens[end].Is(")") {
			end++
		}
		in.bracket(it, i+1, end)
		i = min(end+1, limit)
	}
	if i+1 < limit && (in.Tokens[i].Is(":") || in.Tokens[i].Is("-", "–", "—") && !in.Tokens[i].Glued && slices.Contains(append([]string{"state", "status"}, sorts...), in.Tokens[i-1].Noun)) {
		options, end := in.options(i+1, limit)
		if len(options) >= 2 {
			it.options, it.hasOptions, i = options, true, end
		}
	}
	if i+2 < limit && in.Tokens[i].Is("yes") && in.Tokens[i+2].Is("no") {
		it.kind = string(spec.Boolean)
		i += 3
	}
	return i
}

// bracket reads the inside of parentheses after a label: options, a unit, a kind, or a remark.
func (in *Intent) bracket(it *item, from, to int) {
	for i := from; i < to; i++ {
		if in.Tokens[i].Is("required", "mandatory") {
			it.required = true
		}
		if in.Tokens[i].Is("optional") {
			it.optional = true
		}
	}
	if in.namesEnds(from, to) {
		it.ends = true
		return
	}
	if to > from && in.Tokens[from].Is("e.g", "eg", "like", "from", "max", "optional", "required", "mandatory", "may", "must", "which", "not", "number", "private", "format", "of") {
		return
	}
	if to-from == 1 {
		w := in.Tokens[from].Lower
		if kind := map[string]spec.FieldKind{"text": spec.LongText, "date": spec.Date, "number": spec.Integer, "money": spec.Money, "email": spec.Email, "phone": spec.Phone, "url": spec.URL, "checkbox": spec.Boolean, "time": spec.Time}[w]; kind != "" {
			it.kind = string(kind)
		} else {
			it.unit = in.Tokens[from].Text
		}
		return
	}
	if to-from == 3 && in.Tokens[from].Is("yes") && in.Tokens[from+2].Is("no") || to-from == 2 && in.Tokens[from].Is("free") {
		it.kind = map[bool]string{true: string(spec.LongText), false: string(spec.Boolean)}[to-from == 2]
		return
	}
	if options, end := in.options(from, to); len(options) >= 2 && end >= to {
		it.options, it.hasOptions = withUnit(options), true
	}
}

// options reads "open, in repair, done" up to a point where no more options can follow.
func (in *Intent) options(i, limit int) ([]string, int) {
	var out []string
	start := i
	flush := func(end int) {
		for start < end && in.Tokens[start].Is("or", "and", "a", "an") {
			start++
		}
		if text := spec.CleanLabel(in.Words(Range{start, end}), ""); start < end && text != "" && end-start <= 5 {
			out = append(out, ident.Sentence(text))
		}
	}
	for ; i < limit; i++ {
		t := in.Tokens[i]
		if t.Is(",", "/", "|", "or", "and", ">") {
			flush(i)
			start = i + 1
			continue
		}
		if t.Is("(", ")", ";", ":", ".", "which", "that", "can", "with", "who", "so") || t.Is("is", "are") {
			break
		}
	}
	flush(i)
	return out, i
}

// readFields gives entities the fields that the text lists.
func (in *Intent) readFields() {
	for _, t := range in.inList {
		in.take(t.owner, t.at.From, t.at.To)
	}
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		if in.onlyChanges(c) {
			continue
		}
		for i := c.From; i < c.To; i++ {
			t := in.Tokens[i]
			if end := in.listedAt(i + 1); end > i {
				i = end - 1
				continue
			}
			switch {
			case t.Is(":") && i > c.From && in.Tokens[i-1].Is("page", "screen", "view", "dashboard", "overview", "chart", "report"):
				// "site page: chart, notes": what a page shows is no field
			case t.Is("with") && i > c.From && i+1 < c.To && in.Tokens[i-1].Is("page", "screen", "view", "dashboard", "overview", "chart", "report") && in.Tokens[i+1].Is("the", "a", "number", "total", "totals", "all", "how"):
				// "a page with the number of jobs per status": what it shows is no field
			case t.Is("with", "has", "have", "contains", "including", "records", "store", "stores") || t.Is(":") || t.Is("=") && in.commas(c) >= 2 || t.Lower == "include" || t.Lower == "includes":
				if owner := in.ownerBefore(c, i); owner != nil && !in.perfect(i, c.To) && !(t.Is("with") && i+1 < c.To && in.Tokens[i+1].Is("all", "no", "every")) {
					i = in.take(owner, i+1, c.To)
				}
			case t.Is("("):
				if owner := in.ownerBefore(c, i); owner != nil && in.namedAt(owner, i) && (!in.optionish(i, c.To) || in.postedList(i, c)) {
					i = in.take(owner, i+1, c.To)
				}
			case t.Is("such") && i+1 < c.To && in.Tokens[i+1].Is("as"):
				if owner := in.ownerBefore(c, i); owner != nil {
					i = in.take(owner, i+2, c.To)
				}
			case t.Is("yes") && i+3 < c.To && in.Tokens[i+1].Is("/") && in.Tokens[i+2].Is("no"):
				i = in.yesNo(c, i)
			}
		}
		in.ownPage(c)
		in.filtered(c)
		in.sorted(c)
		in.standaloneStatus(c)
		in.looseStatus(c)
		in.addedField(c)
		in.belongs(c)
	}
	in.clockTimes()
}

// perfect says whether "has" at token i tells what happened ("a choir has lost its tenors") and lists nothing.
func (in *Intent) perfect(i, limit int) bool {
	if !in.Tokens[i].Is("has", "have") || i+2 >= limit {
		return false
	}
	done, next := in.Tokens[i+1], in.Tokens[i+2]
	if next.Is("its", "their", "his", "her", "my", "our") {
		return true
	}
	return done.Verb != "" && done.Lower != done.Verb && !strings.HasSuffix(done.Lower, "s") && !strings.HasSuffix(done.Lower, "ing") && (determiner(next) || next.Is("to", "it", "them"))
}

// ownerBefore finds the entity whose fields begin at token i: the last one named before it in the clause, if what is
// between them does not start a new thought.
func (in *Intent) ownerBefore(c *Clause, i int) *Entity {
	best, at := (*Entity)(nil), -1
	for _, e := range in.Entities {
		for _, r := range e.Mentions {
			if r.From >= c.From && r.To <= i && r.To > at && i-r.To <= 3 {
				best, at = e, r.To
			}
		}
	}
	if best == nil {
		return nil
	}
	for k := at; k < i; k++ {
		if in.Tokens[k].Is(",", "and", "then", "by", "of") {
			return nil
		}
	}
	if child := in.belonging(c, i); child != nil {
		return child
	}
	return best
}

// take reads the list of fields at token i for owner and returns the last token taken.
func (in *Intent) take(owner *Entity, i, limit int) int {
	last := i - 1
	for _, it := range in.items(i, limit) {
		if in.isCapability(it) || in.Tokens[it.at.From].Is("how") && in.counted(it) {
			continue
		}
		last = it.at.To - 1
		in.addField(owner, it)
	}
	return max(last, i-1)
}

// counted says whether "how many kegs" asks for a figure that is counted, in a list that people see: nobody enters it.
func (in *Intent) counted(it item) bool {
	c := in.Clauses[in.ClauseAt(it.at.From)]
	return slices.ContainsFunc(in.Tokens[c.From:it.at.From], func(t Token) bool {
		return t.Is("list", "overview", "see", "sees", "dashboard", "show", "shows", "table")
	})
}

// isCapability says whether an item of a list asks for something the app does rather than something it keeps.
func (in *Intent) isCapability(it item) bool {
	if it.hasOptions || KindOfLabel(in.lemma(it.label.From, it.label.To)) != nil && !in.strongCapability(it) {
		return false
	}
	return len(capabilityBook().find(in.Tokens, it.label.From, it.label.To, false)) > 0
}

func (in *Intent) strongCapability(it item) bool {
	for _, h := range capabilityBook().find(in.Tokens, it.label.From, it.label.To, false) {
		if slices.Contains([]string{"comments", "ratings", "time-log", "board", "assign", "due", "calendar", "map"}, h.phrase.slug) && h.to-h.from == it.label.To-it.label.From && h.phrase.slug != "due" && h.phrase.slug != "assign" {
			return true
		}
	}
	return false
}

func (in *Intent) addField(owner *Entity, it item) {
	if it.name == periodName {
		// "from - to", "date or range"
		for _, label := range []string{"From", "To"} {
			if !slices.ContainsFunc(owner.Fields, func(f *Field) bool { return f.Label == label }) {
				owner.Fields = append(owner.Fields, &Field{Label: label, Kind: string(spec.Date), Required: true, At: it.at})
			}
		}
		return
	}
	if it.ends {
		in.addEnds(owner, it)
		return
	}
	in.idiom(&it)
	text := in.Words(it.label)
	if it.name != "" {
		text = it.name
	}
	if it.unit != "" && KindOfLabel(in.lemma(it.label.From, it.label.To)) == nil {
		text += " (" + it.unit + ")"
	}
	label := ident.Sentence(spec.CleanLabel(lowerFirst(text), ""))
	if label == "" || len(label) < 2 {
		return
	}
	np := in.makePhrase(it.label.From, it.label.To)
	if np.head() == "field" || np.head() == "filter" || np.head() == "information" || np.head() == "detail" && np.at.To-np.at.From == 1 {
		return
	}
	f := &Field{Label: label, Kind: it.kind, Options: it.options, Optional: it.optional, Required: it.required, Plural: np.plural, Low: it.low, High: it.high, At: it.at}
	if np.noun != nil || in.Entity(np.canonical()) != nil {
		m := np.mention()
		f.Thing = &m
	}
	if f.Thing != nil && f.Thing.Key == owner.Key {
		return // "trips: each trip has …"
	}
	known := np.exact && np.noun != nil && !np.noun.Minor && !np.noun.Role
	if it.hasOptions && np.plural && (known || it.theirs && in.fieldish(it.label.To+1, it.at.To-1)) && it.label.To < it.at.To && in.Tokens[it.label.To].Is("(") {
		// "a production has scenes (number, set, cast)": things with fields of their own
		child := in.note(np, true)
		if child != owner {
			owner.Children = append(owner.Children, np.mention())
			in.take(child, it.label.To+1, it.at.To-1)
		}
		return
	}
	if f.Thing != nil && np.plural && !it.hasOptions && !it.many && slices.Contains([]string{"loan", "rental", "reservation", "booking", "lending", "checkout"}, owner.Key) {
		f.Plural, f.Label = false, ident.Sentence(ident.Singular(lowerFirst(f.Label))) // what is lent is there before the loan, and belongs to none
	} else if f.Thing != nil && np.plural && !it.hasOptions {
		if target := in.sameThing(*f.Thing); (target != nil && target != owner) || it.many && np.exact {
			owner.Children = append(owner.Children, *f.Thing)
			return
		}
	}
	for _, have := range owner.Fields {
		if strings.EqualFold(have.Label, f.Label) {
			if len(f.Options) > 0 {
				have.Options = f.Options
			}
			have.Also = append(have.Also, f.At)
			return
		}
	}
	owner.Fields = append(owner.Fields, f)
}

// yesNo reads "yes/no for: ramp, shade, …": a boolean each.
func (in *Intent) yesNo(c *Clause, i int) int {
	owner := in.lastOwner(c, i)
	at := i + 3
	for at < c.To && in.Tokens[at].Is("for", ":") {
		at++
	}
	if owner == nil || at == i+3 {
		return i
	}
	last := i
	for _, it := range in.items(at, c.To) {
		it.kind, last = string(spec.Boolean), it.at.To-1
		in.addField(owner, it)
	}
	return last
}

// lastOwner is the entity the clause or the text before speaks of.
func (in *Intent) lastOwner(c *Clause, i int) *Entity {
	best, at := (*Entity)(nil), -1
	for _, e := range in.Entities {
		for _, r := range e.Mentions {
			if r.To <= i && r.To > at && (e.Strong || r.From >= c.From) {
				best, at = e, r.To
			}
		}
	}
	return best
}

// standaloneStatus reads "Status goes: lead, quoted, …", "status: open, in repair, done", "states: …".
func (in *Intent) standaloneStatus(c *Clause) {
	if c.From+2 >= c.To || !in.Tokens[c.From].Is("status", "statuses", "states", "state", "stages", "stage", "the", "possible") {
		return
	}
	i := c.From
	for i < c.To && i < c.From+4 && !in.Tokens[i].Is(":", "-", "–", "—") {
		i++
	}
	if i >= c.To || !in.Tokens[i].Is(":", "-", "–", "—") {
		return
	}
	options, end := in.options(i+1, c.To)
	owner := in.lastOwner(c, c.From)
	if owner == nil || len(options) < 2 {
		return
	}
	in.setOptions(owner, "Status", options, Range{c.From, end})
}

// belongs reads "a visit belongs to a patient", "tasks belong to projects".
func (in *Intent) belongs(c *Clause) {
	for i := c.From; i+1 < c.To; i++ {
		if !in.Tokens[i].Matches("belong") || !in.Tokens[i+1].Is("to") {
			continue
		}
		child := in.subjectOf(c, i)
		np, next, ok := in.phraseAt(i+2, c.To)
		if child == nil || !ok || !np.record() {
			continue
		}
		parent := in.note(np, true)
		m := Mention{Key: child.Key, Label: child.Label, Noun: child.Noun, At: Range{i, next}}
		parent.Children = append(parent.Children, m)
	}
}

// subjectOf is the first entity that a clause names before token i.
func (in *Intent) subjectOf(c *Clause, i int) *Entity {
	var first *Entity
	at := i
	for _, e := range in.Entities {
		for _, r := range e.Mentions {
			if r.From >= c.From && r.From < at {
				first, at = e, r.From
			}
		}
	}
	return first
}

// addedField reads "add opening hours (free text) and age range to playgrounds", "add a field "weather hold" yes/no to
// jobs".
func (in *Intent) addedField(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Verb != "add" {
			continue
		}
		to := -1
		for k := i + 1; k+1 < c.To; k++ {
			if in.Tokens[k].Is("to") {
				to = k
			}
		}
		if to < 0 {
			continue
		}
		np, _, ok := in.phraseAt(to+1, c.To)
		if !ok {
			continue
		}
		owner := in.sameThing(np.mention())
		if owner == nil {
			continue
		}
		from := i + 1
		for from < to && (determiner(in.Tokens[from]) || in.Tokens[from].Is("field", "fields", "\"", "“", "for", "the", "new", "called", "named")) {
			from++
		}
		for _, it := range in.items(from, to) {
			for it.label.To > it.label.From && in.Tokens[it.label.To-1].Is("\"", "”", "field") {
				it.label.To--
			}
			if !in.isCapability(it) && it.label.To > it.label.From {
				in.addField(owner, it)
			}
		}
	}
}

func splitWords(s string) []string { return strings.Fields(s) }

// idiom names fields that people describe by a question: "when they open" are the opening hours.
func (in *Intent) idiom(it *item) {
	if it.label.To <= it.label.From || !in.Tokens[it.label.From].Is("when", "where", "who", "whom", "what", "how") {
		return
	}
	first, last := in.Tokens[it.label.From], in.Tokens[it.label.To-1]
	switch {
	case first.Is("whom"): // "whom he visits"
		it.name, it.kind = "Host", string(spec.Text)
	case first.Is("when") && last.Verb == "open":
		it.name, it.kind = "Opening hours", string(spec.LongText)
	case first.Is("where"):
		it.name, it.kind = "Address", string(spec.Place)
	case first.Is("when"):
		it.name, it.kind = "When", string(spec.LongText)
	}
}

// namedAt says whether an entity's name ends right before token i.
func (in *Intent) namedAt(e *Entity, i int) bool {
	return slices.ContainsFunc(e.Mentions, func(r Range) bool { return r.To == i })
}

// looseStatus reads "I set the status (new, planned, done)": a state of the thing the text speaks of.
func (in *Intent) looseStatus(c *Clause) {
	for i := c.From; i+1 < c.To; i++ {
		if !in.Tokens[i].Is("status", "state", "stage") || !in.Tokens[i+1].Is("(", ":", "-", "–", "—") || in.inField(i) {
			continue
		}
		options, end := in.options(i+2, c.To)
		if owner := in.lastOwner(c, i); owner != nil && len(options) >= 2 {
			in.setOptions(owner, ident.Sentence(in.Tokens[i].Lower), options, Range{i, min(end+1, c.To)})
		}
	}
}

func (in *Intent) inField(i int) bool {
	for _, e := range in.Entities {
		for _, f := range e.Fields {
			if i >= f.At.From && i < f.At.To {
				return true
			}
		}
	}
	return false
}

func (in *Intent) setOptions(owner *Entity, label string, options []string, at Range) {
	for _, f := range owner.Fields {
		if strings.EqualFold(f.Label, label) {
			f.Options, f.Also = options, append(f.Also, at)
			return
		}
	}
	owner.Fields = append(owner.Fields, &Field{Label: label, Kind: string(spec.Enum), Options: options, At: at})
}

// rangeAt reads "1-5", "1 to 5" or "18+" after a label: the bounds of a whole number.
func (in *Intent) rangeAt(it *item, i, limit int) (int, bool) {
	if in.Tokens[i].Is("from", "(") && i+1 < limit {
		i++
	}
	low, ok := parseNumber(in.Tokens[i].Text)
	if !ok || in.Tokens[i].Kind != Number || i+1 >= limit || low != float64(int(low)) || low > 1e6 {
		return i, false
	}
	if in.Tokens[i+1].Is("+") && in.Tokens[i+1].Glued {
		it.low, it.kind = &low, string(spec.Integer)
		return i + 2, true
	}
	if i+2 >= limit || !in.Tokens[i+1].Is("-", "–", "to") || in.Tokens[i+2].Kind != Number {
		return i, false
	}
	high, ok := parseNumber(in.Tokens[i+2].Text)
	if !ok || high <= low || high > 1e6 || high != float64(int(high)) {
		return i, false
	}
	it.low, it.high, it.kind = &low, &high, string(spec.Integer)
	i += 3
	if i < limit && in.Tokens[i].Is(")") {
		i++
	}
	return i, true
}
