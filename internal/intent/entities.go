package intent

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
)

// readEntities finds the things the app keeps records of: what is managed, what a directory is of, what has fields.
func (in *Intent) readEntities(known []Mention) {
	for _, k := range known {
		in.Entities = append(in.Entities, &Entity{Key: k.Key, Label: k.Label, Noun: k.Noun})
	}
	in.postedThings()
	in.plainThings()
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		if in.onlyChanges(c) {
			continue
		}
		in.records(c)
		in.managed(c)
		in.about(c)
		in.subjects(c)
	}
	for ci := range in.Clauses {
		if c := &in.Clauses[ci]; !in.onlyChanges(c) {
			in.noted(c)
		}
	}
	// a second look: verbs act on things that were named somewhere
	for ci := range in.Clauses {
		if !in.onlyChanges(&in.Clauses[ci]) {
			in.objects(&in.Clauses[ci])
		}
	}
	in.mentions()
	in.toldFields()
}

// note records an entity, or one more mention of it.
func (in *Intent) note(np nounPhrase, strong bool) *Entity {
	m := np.mention()
	e := in.sameThing(m)
	if e == nil {
		e = &Entity{Key: m.Key, Label: m.Label, Noun: m.Noun}
		in.Entities = append(in.Entities, e)
	}
	in.name(e, np.at)
	e.Strong = e.Strong || strong
	return e
}

// sameThing finds the entity a mention means: the same key, or one with a word before it ("spare parts" … "parts").
func (in *Intent) sameThing(m Mention) *Entity {
	if e := in.Entity(m.Key); e != nil {
		return e
	}
	for _, e := range in.Entities {
		label := strings.ToLower(e.Label)
		if strings.HasSuffix(e.Key, " "+m.Key) || m.Raw != "" && (strings.HasSuffix(e.Key, " "+m.Raw) || strings.HasSuffix(label, " "+m.Raw) || label == m.Raw) {
			return e
		}
	}
	return nil
}

// managed reads "manage X, Y and Z", "keep track of X", "track X".
func (in *Intent) managed(c *Clause) {
	for _, h := range capabilityBook().find(in.Tokens, c.From, c.To, false) {
		if h.phrase.slug != "manage" {
			continue
		}
		at := h.to
		if at < c.To && in.Tokens[at].Is("of") {
			at++
		}
		for _, np := range in.list(at, c.To) {
			if np.record() {
				in.note(np, true)
			}
		}
	}
}

// list reads noun phrases joined by commas and "and".
func (in *Intent) list(i, limit int) []nounPhrase {
	var out []nounPhrase
	for i < limit && len(out) < 40 {
		if len(out) > 0 && in.startsVerb(i, limit) {
			break
		}
		np, next, ok := in.phraseAt(i, limit)
		if !ok {
			break
		}
		out = append(out, np)
		i = next
		if i < limit && in.Tokens[i].Is(",", "&", "/") {
			i++
			if i < limit && in.Tokens[i].Is("and", "or") {
				i++
			}
			continue
		}
		if i < limit && in.Tokens[i].Is("and", "or") {
			i++
			continue
		}
		break
	}
	return out
}

// about reads what the app is for: "directory of X", "app for X", "X tracker", "platform where … X".
func (in *Intent) about(c *Clause) {
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		if t.Kind != Word || !thingWords()[t.Noun] {
			continue
		}
		if i+1 < c.To && in.Tokens[i+1].Is("of") {
			things := in.list(i+2, c.To)
			for _, np := range things {
				if np.record() && (np.plural || len(things) > 1 || ident.Plural(np.key) == np.key) {
					e := in.note(np, true)
					e.Directory = e.Directory || t.Matches("directory") || t.Matches("list")
				}
			}
		}
		// "recipe manager", "a plant tracker": the words right before
		from := i
		for from > c.From && i-from < 3 && in.Tokens[from-1].Kind == Word && !breakWords()[in.Tokens[from-1].Lower] &&
			!plainWords()[in.Tokens[from-1].Lower] && !thingWords()[in.Tokens[from-1].Lower] && in.Tokens[from-1].Verb != in.Tokens[from-1].Lower {
			from--
		}
		if from < i && (t.Is("tracker", "manager", "management", "directory", "database", "catalogue", "catalog", "register", "registry", "log", "planner",
			"diary", "organizer", "organiser", "list", "inventory", "system", "tool", "app")) {
			np := in.makePhrase(from, i)
			if np.record() && (np.noun != nil || t.Is("tracker", "manager", "management", "directory", "database", "register", "registry", "catalog", "catalogue")) {
				e := in.note(np, true)
				e.Directory = e.Directory || t.Is("directory")
			}
		}
		// "wedding planner: guests, tables and gifts"
		if i+1 < c.To && in.Tokens[i+1].Is(":") {
			in.listed(i+2, c.To)
		}
		// "a tool for beehives": only things that the lexicon knows, "for beekeepers" are people
		if i+1 < c.To && in.Tokens[i+1].Is("for") {
			for _, np := range in.list(i+2, c.To) {
				if np.record() && np.noun != nil && np.exact && !np.noun.Person && np.plural {
					in.note(np, false)
				}
			}
		}
	}
}

// subjects reads "each X has …", "X with …", "X: a, b, c": things that have fields.
func (in *Intent) subjects(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if i > c.From && in.Tokens[i-1].Kind == Word && !breakWords()[in.Tokens[i-1].Lower] && !plainWords()[in.Tokens[i-1].Lower] {
			continue // inside a phrase
		}
		np, next, ok := in.phraseAt(i, c.To)
		if !ok || next >= c.To {
			continue
		}
		if i == c.From && in.Tokens[next].Is(":") && np.at.To-np.at.From > 1 && in.Tokens[np.at.To-1].Is("account", "accounts", "profile", "profiles") && in.fieldish(next+1, c.To) {
			np.noun, np.exact = nil, false // "vet accounts: name, county": what is known of these people
			in.note(np, true)
			continue
		}
		if i == c.From && in.recordedPeople(np, next, c.To) {
			in.notePeople(np)
			continue
		}
		if i == c.From && in.Tokens[next].Is(":", "=") && !np.record() && in.listsFields(c, np, next+1) {
			in.note(np, true)
			continue
		}
		if !np.record() {
			continue
		}
		begins := i == c.From || in.Tokens[i].Is("each", "every")
		verb := in.Tokens[next]
		switch {
		case verb.Is("to", "should", "must") && begins && next+1 < c.To && in.Tokens[next+1].Is("have"):
			in.note(np, true)
		case verb.Is("has", "have", "contains", "contain", "consists") || verb.Matches("include") && begins:
			if begins || np.noun != nil || in.sameThing(np.mention()) != nil {
				in.note(np, true)
			}
		case verb.Is("(") && (begins || np.plural) && in.fieldish(next+1, c.To) && !in.optionish(next, c.To):
			in.note(np, true)
		case (verb.Is(":") || verb.Is("=") && in.commas(c) >= 2) && begins && in.fieldish(next+1, c.To):
			in.note(np, true)
		case verb.Is("with") && in.where(c, np):
			// "fountains in our city with district": kept of the fountains
		case verb.Is("with") && in.fieldish(next+1, c.To) && (np.noun != nil || begins || in.Entity(np.canonical()) != nil):
			if in.thingsIn(next+1, c.To) >= 2 {
				in.listed(next+1, c.To) // "inventory with suppliers, batches and deliveries"
			} else if np.noun == nil || !np.noun.Role {
				in.note(np, true)
			}
		case verb.Is("belong", "belongs"):
			in.note(np, true)
		}
	}
}

// objects reads "add a note", "browse recipes", "customers can rate products": weaker than managing, so only for things
// that the lexicon knows or that were named already.
func (in *Intent) objects(c *Clause) {
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		if t.Verb == "" || !slices.Contains(objectVerbs, t.Verb) || in.inEntity(i) || in.amongOptions(c, i) {
			continue
		}
		at := i + 1
		for at+1 < c.To && in.Tokens[at].Is(",", "and", "or", "/") && in.Tokens[at+1].Verb == in.Tokens[at+1].Lower && slices.Contains(objectVerbs, in.Tokens[at+1].Verb) && catalogue.Get().Noun(in.Tokens[at+1].Noun) == nil {
			at += 2 // "add, change and delete commissions"
		}
		if t.Verb == "ask" {
			if at >= c.To || !in.Tokens[at].Is("for") {
				continue
			}
			at++
		}
		if in.listedAt(at) >= 0 {
			continue // fields
		}
		for _, np := range in.list(at, c.To) {
			if !np.record() {
				continue
			}
			if np.noun == nil && slices.Contains(strongVerbs, t.Verb) && (in.prominent(np, c.To) || np.plural && in.Tokens[at].Is("my", "our")) {
				in.note(np, true)
				continue
			}
			known := in.sameThing(np.mention()) != nil
			if known || np.noun != nil && np.exact && !np.noun.Minor {
				in.note(np, !known && slices.Contains(strongVerbs, t.Verb))
			}
		}
	}
}

var (
	strongVerbs = []string{"add", "create", "post", "publish", "submit", "suggest", "record", "log", "register", "list", "enter", "upload", "share", "organize", "organise", "plan", "collect", "sell", "lend", "store", "write", "report", "request", "propose", "note", "file", "ask"}
	objectVerbs = append([]string{"browse", "search", "find", "edit", "delete", "update", "remove", "view", "rate", "review", "approve", "sort", "filter", "move", "save", "change", "buy", "order", "rent"}, strongVerbs...)
)

func (in *Intent) inEntity(i int) bool { return i < len(in.named) && in.named[i] }

// name marks the tokens of a mention.
func (in *Intent) name(e *Entity, at Range) {
	if in.named == nil {
		in.named = make([]bool, len(in.Tokens))
	}
	for i := at.From; i < at.To; i++ {
		in.named[i] = true
	}
	if !slices.Contains(e.Mentions, at) {
		e.Mentions = append(e.Mentions, at)
	}
}

// startsVerb says whether a list of things has come to an end because the next item is something to do: "products, edit
// them".
func (in *Intent) startsVerb(i, limit int) bool {
	t := in.Tokens[i]
	return t.Verb == t.Lower && (catalogue.Get().Noun(t.Noun) == nil || i+1 < limit && determiner(in.Tokens[i+1]))
}

// mentions finds every other place where an entity is named.
func (in *Intent) mentions() {
	for _, e := range in.Entities {
		in.mentionsOf(e)
	}
}

func (in *Intent) mentionsOf(e *Entity) {
	words := len(splitWords(e.Key))
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		for i := c.From; i+words <= c.To; i++ {
			if !in.inEntity(i) && in.names(e, i, i+words) {
				in.name(e, Range{i, i + words})
			}
		}
		// by its last word alone, and by synonyms
		for i := c.From; i < c.To; i++ {
			if in.Tokens[i].Kind == Word && !in.inEntity(i) && in.aka(e, i) {
				in.name(e, Range{i, i + 1})
			}
		}
	}
	slices.SortFunc(e.Mentions, func(a, b Range) int { return a.From - b.From })
}

func (in *Intent) names(e *Entity, from, to int) bool {
	return in.Tokens[to-1].Kind == Word && in.lemma(from, to) == e.Key
}

func (in *Intent) aka(e *Entity, i int) bool {
	noun := in.Tokens[i].Noun
	for _, name := range []string{e.Key, strings.ToLower(e.Label)} {
		if words := splitWords(name); len(words) > 1 && words[len(words)-1] == noun {
			return true
		}
	}
	return e.Noun != nil && e.Noun.Noun == e.Key && slices.Contains(e.Noun.Also, noun)
}

// optionish says whether the parentheses at token i hold the values of one field ("rubber, sand, grass") rather than
// fields of a thing ("name, email, diet").
func (in *Intent) optionish(i, limit int) bool {
	fields, all := 0, 0
	for _, it := range in.items(i+1, limit) {
		all++
		if it.kind != "" || it.hasOptions || KindOfLabel(in.lemma(it.label.From, it.label.To)) != nil || in.isCapability(it) {
			fields++
		}
	}
	return fields*2 < all || all < 2
}

// listed reads a list of things after a colon. When the lexicon knows one of them, the other plurals are things too.
func (in *Intent) listed(i, limit int) {
	var things []nounPhrase
	known := false
	for _, it := range in.items(i, limit) {
		if it.label.From+1 < it.label.To && in.leadingVerb(it.label.From) {
			it.label.From++
		}
		np := in.makePhrase(it.label.From, it.label.To)
		if !np.plural || !np.record() || KindOfLabel(np.key) != nil && np.noun == nil {
			continue
		}
		things = append(things, np)
		known = known || np.noun != nil && np.exact
	}
	for _, np := range things {
		if known {
			in.note(np, true)
		}
	}
}

// prominent says whether a thing that the lexicon does not know matters to the text: its fields follow in brackets, or it
// comes up again and again.
func (in *Intent) prominent(np nounPhrase, limit int) bool {
	if np.at.To < limit && in.Tokens[np.at.To].Is("(") && !in.optionish(np.at.To, limit) {
		return true
	}
	count := 0
	for i := range in.Tokens {
		if in.Tokens[i].Noun == np.head() {
			count++
		}
	}
	return count >= 3
}

// thingsIn counts the items of a list that are kinds of records by themselves.
func (in *Intent) thingsIn(i, limit int) int {
	n := 0
	for _, it := range in.items(i, limit) {
		np := in.makePhrase(it.label.From, it.label.To)
		if np.plural && np.exact && np.noun != nil && !np.noun.Minor && !np.noun.Role && KindOfLabel(np.key) == nil && len(np.noun.Fields) > 2 {
			n++
		}
	}
	return n
}

// recordedPeople says whether people who could be users of the app are records in it: "members: name, plan, start, end"
// lists what is kept of them, beginning with their name.
func (in *Intent) recordedPeople(np nounPhrase, next, limit int) bool {
	if np.noun == nil || !np.noun.Role || !np.plural || !in.Tokens[next].Is(":", "(", "with", "have") {
		return false
	}
	known, named := 0, false
	for _, it := range in.items(next+1, limit) {
		label := in.lemma(it.label.From, it.label.To)
		if KindOfLabel(label) != nil {
			known++
		}
		named = named || strings.HasSuffix(label, "name")
	}
	return named && known >= 2
}

// notePeople records people as an entity of their own word; as a role the word means nobody any more.
func (in *Intent) notePeople(np nounPhrase) {
	e := in.Entity(np.key)
	if e == nil {
		e = &Entity{Key: np.key, Label: np.label, Noun: catalogue.Get().Noun("club member")}
		in.Entities = append(in.Entities, e)
	}
	in.name(e, np.at)
	e.Strong = true
	in.Roles = slices.DeleteFunc(in.Roles, func(r *Role) bool { return r.Name == np.key })
}

// headed are words before a colon that name a part of the app or of a sentence rather than what is kept.
var headed = wordSet(strings.Fields(`input output result status state stage role roles filter filters search colour color colours colors theme look style design
	form table list page dashboard chart report menu navigation setting settings feature features user users option options requirement requirements public private visitor visitors
	filters field fields view views header footer section sections note important example tone price contact login sign data goal app`))

// listsFields says whether a clause is a list of fields of the thing it begins with, though that word is often no record:
// "Place: name, county, town, address", "Shop: name, address, rent per month".
func (in *Intent) listsFields(c *Clause, np nounPhrase, from int) bool {
	if headed[np.head()] || vague[np.head()] && !slices.Contains([]string{"item", "entry", "record", "thing"}, np.head()) || np.noun != nil && np.noun.Role || in.commas(c) < 2 {
		return false
	}
	known := 0
	for _, it := range in.items(from, c.To) {
		if it.hasOptions || it.kind != "" || KindOfLabel(in.lemma(it.label.From, it.label.To)) != nil {
			known++
		}
	}
	return known >= 2
}
