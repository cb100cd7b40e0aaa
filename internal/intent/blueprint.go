package intent

import (
	"strings"
	"sync"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
)

// Blueprint is a well-known kind of app that the text names: "a CRM", "expense tracker".
type Blueprint struct {
	Slug  string // of catalogue.Blueprint
	Plain bool   // it says that records are managed ("vet clinic management"), not only the trade ("our vet clinic")
	At    Range
}

// openingTokens is how far into the text an app is named: later on the same words are about its parts.
const openingTokens = 40

var blueprintBook = sync.OnceValue(func() *phrasebook {
	b := newPhrasebook()
	for _, known := range catalogue.Get().Blueprints {
		for _, text := range known.Phrases {
			b.add(compilePhrase(text, known.Blueprint))
		}
	}
	return b
})

// managing are the words that make a trade an app about its records.
var managing = wordSet([]string{"management", "manager", "manage", "managing", "system", "tracker", "tracking", "track", "app", "application", "tool", "software", "crm", "platform",
	"administration", "database", "log", "record", "records", "register", "planner", "planning", "portal"})

// readBlueprint finds the kind of app that the opening of the text names; the longest phrase counts, then the first.
func (in *Intent) readBlueprint() {
	limit := min(len(in.Tokens), openingTokens)
	best := 0
	for _, h := range blueprintBook().find(in.Tokens, 0, limit, false) {
		if h.phrase.words <= best {
			continue
		}
		best = h.phrase.words
		in.Blueprint = &Blueprint{Slug: h.phrase.slug, Plain: in.manages(h.from-2, h.to+3), At: Range{h.from, h.to}}
	}
}

// manages says whether a word between two tokens makes what is named there an app about records.
func (in *Intent) manages(from, to int) bool {
	for i := max(0, from); i < min(to, len(in.Tokens)); i++ {
		if managing[in.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

// Expect adds a kind of record that the text implies, with the places that speak of it; it is called by their word.
func (in *Intent) Expect(key string) *Entity {
	e := &Entity{Key: key, Label: ident.Sentence(key), Noun: catalogue.Get().Noun(key)}
	in.Entities = append(in.Entities, e)
	in.mentionsOf(e)
	for _, m := range e.Mentions {
		if word := in.lemma(m.From, m.To); strings.HasSuffix(key, " "+word) {
			e.Label = ident.Sentence(word) // "members" of a library are no club members
			break
		}
	}
	return e
}
