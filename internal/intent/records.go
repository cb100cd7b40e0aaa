package intent

// thing is one item of a list of things, each with what is kept of it: "their animals (species, breed)", "visits with
// diagnosis and treatment", "owners".
type thing struct {
	np      nounPhrase
	theirs  bool
	details Range // the list of its fields; empty when none is told
}

// recordsAt reads a list of things with details from token i, and where it ends. A list is one when at least one of its
// things is told with details and another one follows or goes before.
func (in *Intent) recordsAt(i, limit int) ([]thing, int) {
	var out []thing
	detailed := 0
	for i < limit {
		x := thing{}
		for i < limit && (determiner(in.Tokens[i]) || in.Tokens[i].Is("and", "all", "also")) {
			x.theirs = x.theirs || in.Tokens[i].Is("their", "its")
			i++
		}
		np, next, ok := in.phraseAt(i, limit)
		if !ok || !np.plural && !(next < limit && in.Tokens[next].Is("(")) || !np.record() && !in.knownPeople(np, next, limit) {
			break
		}
		x.np, i = np, next
		switch {
		case i < limit && in.Tokens[i].Is("("):
			end := i + 1
			for end < limit && !in.Tokens[end].Is(")") {
				end++
			}
			if in.fieldish(i+1, end) && !in.optionish(i, limit) {
				x.details = Range{i + 1, end}
			}
			i = min(end+1, limit)
		case i < limit && in.Tokens[i].Is("with") && in.fieldish(i+1, limit):
			x.details = Range{i + 1, in.detailsEnd(i+1, limit)}
			i = x.details.To
		}
		if x.details.To > x.details.From {
			detailed++
		}
		out = append(out, x)
		comma := false
		for i < limit && in.Tokens[i].Is(",", "and", "&", "plus", ";") {
			comma = true
			i++
		}
		if !comma {
			break
		}
	}
	if detailed == 0 || len(out) < 2 {
		return nil, i
	}
	return out, i
}

// knownPeople says whether people in a list of things are records too, because at least two fields of theirs follow in brackets or
// behind "with": "borrowers (institution, contact, email)".
func (in *Intent) knownPeople(np nounPhrase, next, limit int) bool {
	if np.noun == nil || !np.noun.Role || !np.plural || next >= limit || !in.Tokens[next].Is("(", "with") {
		return false
	}
	end := limit
	if in.Tokens[next].Is("(") {
		for end = next + 1; end < limit && !in.Tokens[end].Is(")"); end++ {
		}
	}
	known := 0
	for _, it := range in.items(next+1, end) {
		if KindOfLabel(in.lemma(it.label.From, it.label.To)) != nil {
			known++
		}
	}
	return known >= 2
}

// detailsEnd is where the fields behind "with" end: before the next thing that is told with details of its own, or at the end.
func (in *Intent) detailsEnd(from, limit int) int {
	for k := from + 1; k < limit; k++ {
		if !in.Tokens[k-1].Is(",", ";") && !(in.Tokens[k-1].Is("and") && k-1 > from) {
			continue
		}
		at := k
		for at < limit && determiner(in.Tokens[at]) || at < limit && in.Tokens[at].Is("and") {
			at++
		}
		np, next, ok := in.phraseAt(at, limit)
		if !ok || !np.plural || !np.record() || next >= limit {
			continue
		}
		if in.Tokens[next].Is("with") && in.fieldish(next+1, limit) || in.Tokens[next].Is("(") && in.fieldish(next+1, limit) && !in.optionish(next, limit) {
			end := k
			for end > from && in.Tokens[end-1].Is(",", ";", "and") {
				end--
			}
			return end
		}
	}
	return limit
}

// records reads lists of things with details anywhere in a clause. What stands right behind "their" belongs to the thing before.
func (in *Intent) records(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if i > c.From && !in.Tokens[i-1].Is(":", ",", "of", "for", "with", "manage", "keep", "track", "store", "record", "and", "have", "need", "register", "log", "administer", "list", "handle", "about") && in.Tokens[i-1].Verb != in.Tokens[i-1].Lower {
			continue
		}
		list, end := in.recordsAt(i, c.To)
		if list == nil {
			continue
		}
		var before *Entity
		for _, x := range list {
			if x.np.noun != nil && x.np.noun.Role && x.details.To == x.details.From && !x.np.plural {
				continue
			}
			if !x.np.record() {
				in.notePeople(x.np)
			}
			e := in.note(x.np, true)
			if x.theirs && before != nil && before != e {
				before.Children = append(before.Children, x.np.mention())
			}
			if x.details.To > x.details.From {
				in.inList = append(in.inList, inList{e, x.details})
			}
			before = e
		}
		i = max(i, end-1)
	}
}

// listedAt is where the details end that begin at token i, or -1: they are read once.
func (in *Intent) listedAt(i int) int {
	for _, t := range in.inList {
		if t.at.From == i {
			return t.at.To
		}
	}
	return -1
}

// inList are fields that a list of things gives, kept until all entities are known.
type inList struct {
	owner *Entity
	at    Range
}
