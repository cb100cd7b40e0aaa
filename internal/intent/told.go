package intent

import (
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// toldFields reads what is kept of things where a text only tells what people do with them: "a seller puts in what it is, the
// category (tiles, wood) and the price", "I open one and read the year, the stone and the place". It comes after the
// entities are known; what is found is read with the lists of records.go.
func (in *Intent) toldFields() {
	for _, p := range in.pending {
		owner := in.lastOwner(&in.Clauses[p.clause], p.at.From)
		if owner == nil {
			owner = in.mainThing()
		}
		if owner != nil && in.listedAt(p.at.From) < 0 {
			owner.Strong = true
			in.inList = append(in.inList, inList{owner, p.at})
		}
	}
	for ci := range in.Clauses {
		if c := &in.Clauses[ci]; !in.onlyChanges(c) {
			in.shown(c)
			in.namedRows(c)
			in.fileSeries(c)
		}
	}
}

// pendingList is a list of fields whose owner the text had not named yet.
type pendingList struct {
	clause int
	at     Range
}

// hold keeps a list of fields until all things of the text are known. What people tell of themselves belongs to the form they
// fill in, and to no thing.
func (in *Intent) hold(c *Clause, i int) {
	n, known := in.fieldsAt(i, c.To)
	if n < 3 || known < 2 || in.thingsIn(i, c.To) > 0 {
		return
	}
	for _, it := range in.items(i, c.To) {
		if w := KindOfLabel(in.lemma(it.label.From, it.label.To)); w != nil && slices.Contains([]string{"email, pool: emails", "phone, pool: phones", "email", "phone"}, w.Kind) {
			return
		}
	}
	in.pending = append(in.pending, pendingList{in.ClauseAt(c.From), Range{i, c.To}})
}

// mainThing is what the text speaks of most, nil when it names nothing that is kept.
func (in *Intent) mainThing() *Entity {
	var best *Entity
	for _, e := range in.Entities {
		if e.Noun != nil && e.Noun.Role {
			continue
		}
		if best == nil || e.Strong && !best.Strong || e.Strong == best.Strong && len(e.Mentions) > len(best.Mentions) {
			best = e
		}
	}
	return best
}

var periods = map[string]string{"day": "Daily", "morning": "Daily", "evening": "Daily", "night": "Daily", "shift": "Shift", "week": "Weekly", "month": "Monthly", "hour": "Hourly", "daily": "Daily", "weekly": "Weekly", "monthly": "Monthly"}

// regular is the record that people make again and again, "every day the cook enters …", nil when the words before the
// verb at i speak of no such habit. It goes by the word that the text has for it, and belongs to what the text spoke of.
func (in *Intent) regular(c *Clause, i int) *Entity {
	period := ""
	for k := c.From; k < i && period == ""; k++ {
		if in.Tokens[k].Is("every", "each") && k+1 < i {
			period = periods[in.Tokens[k+1].Noun]
		} else if in.Tokens[k].Is("daily", "weekly", "monthly") {
			period = periods[in.Tokens[k].Lower]
		}
	}
	if period == "" {
		return nil
	}
	word := "entry"
	for _, t := range in.Tokens {
		if t.Is("entry", "entries", "reading", "readings", "measurement", "measurements", "log", "sheet", "diary") {
			word = t.Noun
			break
		}
	}
	key := strings.ToLower(period) + " " + word
	e := in.Entity(key)
	if e == nil {
		e = &Entity{Key: key, Label: period + " " + word, Strong: true, Fields: []*Field{{Label: "Date", Kind: string(spec.Date), Required: true, At: Range{i, i + 1}}}}
		if owner := in.lastOwner(c, i); owner != nil && owner.Strong {
			owner.Children = append(owner.Children, Mention{Key: key, Raw: key, Label: e.Label, At: Range{i, i + 1}})
		}
		in.Entities = append(in.Entities, e)
	}
	return e
}

// figures are words of a clause that shows what is worked out from many rows, not what is kept of one.
var figures = wordSet(strings.Fields("dashboard chart graph report statistics overview per total totals average sum csv export filter sort search compare top list month week how"))

// shown reads "I open one commission and read the inscription, the stone, the year", "every card shows title, author and
// price": people can only see of a thing what is kept of it.
func (in *Intent) shown(c *Clause) {
	for i := c.From + 1; i+2 < c.To; i++ {
		t := in.Tokens[i]
		if !t.Is("read", "reads", "see", "sees", "shows", "show", "displays") || in.listedAt(i+1) >= 0 || in.perfect(i, c.To) {
			continue
		}
		if slices.ContainsFunc(in.Tokens[c.From:i], func(t Token) bool { return figures[t.Lower] && !t.Is("list") }) {
			return
		}
		owner := in.mentionedBefore(c, i)
		if owner == nil {
			continue
		}
		n, known := in.fieldsAt(i+1, c.To)
		if n < 3 || known < 2 || in.thingsIn(i+1, c.To) > 0 || slices.ContainsFunc(in.Tokens[i+1:min(i+4, c.To)], func(t Token) bool { return figures[t.Lower] }) {
			continue
		}
		owner.Strong = true
		in.inList = append(in.inList, inList{owner, Range{i + 1, c.To}})
		return
	}
}

// mentionedBefore is the entity that a clause names last before token i.
func (in *Intent) mentionedBefore(c *Clause, i int) *Entity {
	var best *Entity
	at := -1
	for _, e := range in.Entities {
		for _, r := range e.Mentions {
			if r.From >= c.From && r.To <= i && r.To > at {
				best, at = e, r.To
			}
		}
	}
	return best
}

// namedRows reads "areas are bar, gate, stage, camping": the rows that a thing begins with.
func (in *Intent) namedRows(c *Clause) {
	for i := c.From + 1; i+4 < c.To; i++ {
		if !in.Tokens[i].Is("are", "=", ":") {
			continue
		}
		var owner *Entity
		for _, e := range in.Entities {
			for _, r := range e.Mentions {
				if r.To == i && in.Tokens[r.To-1].Lower != in.Tokens[r.To-1].Noun && (r.From == c.From || in.Tokens[r.From-1].Is("the", "our", ",", "my", "and")) {
					owner = e
				}
			}
		}
		if owner == nil {
			continue
		}
		if n, known := in.fieldsAt(i+1, c.To); known > 0 || n < 3 {
			return
		}
		for k := i + 1; k < c.To; k++ {
			if t := in.Tokens[k]; t.Kind == Number || t.Is("in", "of", "by", "not", "for", "from", "to", "the", "only", "with", "shown", "on", "at", "when") || t.Verb != "" && (t.Lower != t.Verb || determiner(in.Tokens[min(k+1, len(in.Tokens)-1)])) {
				return
			}
		}
		names, end := in.options(i+1, c.To)
		if len(names) < 3 || end < c.To {
			return
		}
		noun := catalogue.Noun{Noun: owner.Key, Fields: []string{"name!", "description: long"}}
		if owner.Noun != nil {
			noun = *owner.Noun
		}
		noun.Titles = names
		owner.Noun, owner.Strong = &noun, true
		in.name(owner, Range{i + 1, end})
		return
	}
}

// filtered reads "filter by stone (slate, granite) and by kind (memorial, public)": what rows are narrowed by is kept of
// them, with these values.
func (in *Intent) filtered(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if !in.Tokens[i].Is("filter", "filters", "filtered", "narrow") {
			continue
		}
		for k := i + 1; k < c.To; k++ {
			if !in.Tokens[k].Is("(") || in.Tokens[k-1].Kind != Word || in.inField(k-1) {
				continue
			}
			from := k - 1
			for from > i+1 && k-from < 3 && in.Tokens[from-1].Kind == Word && !breakWords()[in.Tokens[from-1].Lower] && !in.Tokens[from-1].Is("by", "and", "or", "their", "its") {
				from--
			}
			end := k + 1
			for end < c.To && !in.Tokens[end].Is(")") {
				end++
			}
			options, stop := in.options(k+1, end)
			owner := in.mentionedBefore(c, i)
			if owner == nil {
				owner = in.lastOwner(c, i)
			}
			if owner == nil || !owner.Strong || len(options) < 2 || stop < end {
				continue
			}
			in.addField(owner, item{at: Range{from, min(end+1, c.To)}, label: Range{from, k}, options: withUnit(options), hasOptions: true})
		}
		return
	}
}

// sorts are words for what things are divided into.
var sorts = []string{"group", "category", "kind", "type", "class", "section", "series", "level", "size", "colour", "color", "style", "area", "theme", "stage"}

// sorted reads "the works are in three groups, editorial, books and advertising", "bikes come in four sizes: S, M, L, XL".
func (in *Intent) sorted(c *Clause) {
	for i := c.From + 2; i+3 < c.To; i++ {
		t := in.Tokens[i]
		if t.Lower == t.Noun || !slices.Contains(sorts, t.Noun) {
			continue
		}
		k := i - 1
		for k > c.From && (in.Tokens[k].Kind == Number || numberWords[in.Tokens[k].Lower] > 0 || determiner(in.Tokens[k])) {
			k--
		}
		if !in.Tokens[k].Is("in", "into", "of") || k == c.From || !in.Tokens[k-1].Is("are", "come", "is", "comes", "divided", "sorted", "split", "grouped", "belong", "one") {
			continue
		}
		from := i + 1
		for from < c.To && in.Tokens[from].Is(",", ":", "(", "-", "–", "—") {
			from++
		}
		options, end := in.options(from, c.To)
		owner := in.mentionedBefore(c, k)
		if owner == nil || len(options) < 2 || from == i+1 {
			continue
		}
		in.addField(owner, item{at: Range{i, end}, label: Range{i, i + 1}, name: ident.Sentence(t.Noun), options: withUnit(options), hasOptions: true})
		for _, f := range owner.Fields {
			f.Plural = f.Plural && f.At != Range{i, end} // one of the groups each, though the word is many
		}
		return
	}
}

// withUnit gives all numbers of a list the unit that only the last one has: "20, 30, 50 litre".
func withUnit(options []string) []string {
	last, unit, ok := strings.Cut(options[len(options)-1], " ")
	if _, err := strconv.ParseFloat(last, 64); !ok || err != nil || strings.Contains(unit, " ") {
		return options
	}
	out := slices.Clone(options)
	for i, o := range options[:len(options)-1] {
		if _, err := strconv.ParseFloat(o, 64); err != nil {
			return options
		}
		out[i] = o + " " + unit
	}
	return out
}

// clockTimes makes the ends of a period times of day where the day is a field of its own: "shifts (day, from, to)".
func (in *Intent) clockTimes() {
	for _, e := range in.Entities {
		day := slices.ContainsFunc(e.Fields, func(f *Field) bool {
			return slices.Contains([]string{"day", "date", "weekday"}, strings.ToLower(f.Label))
		})
		ends := 0
		for _, f := range e.Fields {
			if slices.Contains([]string{"from", "to", "until", "start", "end"}, strings.ToLower(f.Label)) && (f.Kind == "" || f.Kind == string(spec.Date)) {
				ends++
			}
		}
		if !day || ends != 2 {
			continue
		}
		for _, f := range e.Fields {
			if slices.Contains([]string{"from", "to", "until", "start", "end"}, strings.ToLower(f.Label)) {
				f.Kind = string(spec.Time)
			}
		}
	}
}
