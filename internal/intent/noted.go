package intent

import "slices"

// notingVerbs are what people do when they keep what they know of something. Those that end in "…" need the word "down".
var notingVerbs = []string{"note", "record", "log", "enter", "register", "capture", "store", "save", "keep", "collect", "write…", "jot…", "put…"}

// noting is where a list begins behind a verb of keeping at token i, or -1: "we note …", "write down …".
func (in *Intent) noting(i, limit int) int {
	t := in.Tokens[i]
	if t.Verb == "" || i+1 >= limit {
		return -1
	}
	switch {
	case slices.Contains(notingVerbs, t.Verb) && !in.Tokens[i+1].Is("track", "an", "of", "in", "me", "us", "up", "everything"):
		return i + 1
	case slices.Contains(notingVerbs, t.Verb+"…") && in.Tokens[i+1].Is("down") && i+2 < limit:
		return i + 2
	case t.Verb == "write" && !determiner(in.Tokens[i+1]):
		if n, known := in.fieldsAt(i+1, limit); n >= 2 && known >= 1 {
			return i + 1 // "we write beer and date of filling"
		}
	}
	return -1
}

// filling is where a list begins behind words for filling in a form, or -1: "a seller puts in …", "they fill in …".
func (in *Intent) filling(i, limit int) int {
	t := in.Tokens[i]
	switch {
	case i+2 < limit && t.Is("put", "puts", "fill", "fills", "type", "types") && in.Tokens[i+1].Is("in", "out"):
		return i + 2
	case i+1 < limit && t.Is("provide", "provides", "specify", "specifies", "gives", "enters", "enter"):
		return i + 1
	}
	return -1
}

// noted reads what people keep of things, told by what they do: "for each tuning I note the date, price and remarks", "the guard
// enters the visitor with name and company", "staff record each delivery: supplier, weight", "I want to record style,
// original gravity and final gravity".
func (in *Intent) noted(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if i+2 < c.To && in.Tokens[i].Is("for", "of", "per", "at", "after", "with") && in.Tokens[i+1].Is("each", "every") {
			if end := in.notedOf(c, i+2); end > i {
				i = end
				continue
			}
		}
		at := in.noting(i, c.To)
		if at < 0 {
			if fill := in.filling(i, c.To); fill >= 0 {
				in.hold(c, fill)
			}
			continue
		}
		if e := in.habit(c, i, at); e != nil {
			in.inList = append(in.inList, inList{e, Range{at, c.To}})
			return
		}
		if in.Tokens[at].Is("my", "our") {
			if np, _, ok := in.phraseAt(at, c.To); ok && np.plural && np.record() {
				in.note(np, true) // "log my brews"
			}
			continue
		}
		if end := in.notedThing(at, c.To); end > at {
			i = end
			continue
		}
		if end := in.notedFields(c, at); end > at {
			i = end
		} else if in.filling(i, c.To) == at {
			in.hold(c, at)
		}
	}
}

// habit is the record of something that is noted again and again, when a list of fields follows at token at.
func (in *Intent) habit(c *Clause, i, at int) *Entity {
	if n, known := in.fieldsAt(at, c.To); n < 3 || known < 2 || in.thingsIn(at, c.To) > 0 {
		return nil
	}
	return in.regular(c, i)
}

// notedOf reads the rest of "for each tuning I note the date, pitch and price" from the thing on, and returns the last token read, or -1.
func (in *Intent) notedOf(c *Clause, i int) int {
	np, next, ok := in.phraseAt(i, c.To)
	if !ok {
		return -1
	}
	for k := next; k < min(next+7, c.To); k++ {
		at := in.noting(k, c.To)
		if at < 0 {
			continue
		}
		if n, _ := in.fieldsAt(at, c.To); n < 2 {
			return -1
		}
		if e := in.keptThing(np); e != nil {
			in.inList = append(in.inList, inList{e, Range{at, c.To}})
			return c.To - 1
		}
	}
	return -1
}

// notedThing reads "the visitor with name and company", "each delivery: supplier, weight" behind a verb of keeping.
func (in *Intent) notedThing(i, limit int) int {
	np, next, ok := in.phraseAt(i, limit)
	if !ok || next+1 >= limit || !in.Tokens[next].Is("with", ":", "(") {
		return -1
	}
	end := limit
	if in.Tokens[next].Is("(") {
		if in.optionish(next, limit) {
			return -1
		}
		for end = next + 1; end < limit && !in.Tokens[end].Is(")"); end++ {
		}
	}
	if n, known := in.fieldsAt(next+1, end); n < 2 || known < 1 {
		return -1
	}
	if e := in.keptThing(np); e != nil {
		in.inList = append(in.inList, inList{e, Range{next + 1, end}})
		return end - 1
	}
	return -1
}

// notedFields reads a bare list of fields behind a verb of keeping: it is of what the text spoke of last.
func (in *Intent) notedFields(c *Clause, i int) int {
	n, known := in.fieldsAt(i, c.To)
	owner := in.lastOwner(c, i)
	if owner == nil || !owner.Strong || n < 3 && known < 2 || known < 1 && !in.allSingular(i, c.To) || in.thingsIn(i, c.To) > 0 {
		return -1
	}
	in.inList = append(in.inList, inList{owner, Range{i, c.To}})
	return c.To - 1
}

// allSingular says whether a list names one of each: "recipe, style, original gravity", not "films, books and records".
func (in *Intent) allSingular(i, limit int) bool {
	for _, it := range in.items(i, limit) {
		if in.makePhrase(it.label.From, it.label.To).plural {
			return false
		}
	}
	return true
}

// fieldsAt counts the items of a list that can be fields, and those of a known kind.
func (in *Intent) fieldsAt(i, limit int) (n, known int) {
	for _, it := range in.items(i, limit) {
		if in.isCapability(it) {
			continue
		}
		n++
		if it.hasOptions || it.kind != "" || it.name != "" || KindOfLabel(in.lemma(it.label.From, it.label.To)) != nil {
			known++
		}
	}
	return n, known
}

// keptThing is the entity for what people keep records of, people included; nil for words that name no record.
func (in *Intent) keptThing(np nounPhrase) *Entity {
	if np.noun != nil && np.noun.Role {
		in.notePeople(np)
		return in.Entity(np.key)
	}
	if vague[np.head()] && in.sameThing(np.mention()) == nil {
		return nil
	}
	if !np.record() && in.sameThing(np.mention()) == nil {
		return nil
	}
	return in.note(np, true)
}
