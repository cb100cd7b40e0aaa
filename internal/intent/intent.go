// Package intent reads what a text asks for: Describe, the first step of a build.
//
// Read turns free text into an Intent: the things it keeps records of and their fields, who may do what, what the app can
// do, how it looks, and the rules it names. Every node points at the words it came from, so that the report can say of
// each clause what became of it; what no node claims is unmet, by name. It knows words, not apps: what the words add up
// to is the architect's work. Pure: no clock, disk, network or randomness.
package intent

import "github.com/skycot/skycot/catalogue"

// Range is a run of tokens, from inclusive, to exclusive, as indexes into Intent.Tokens.
type Range struct{ From, To int }

// Intent is what a text asks for.
type Intent struct {
	Language     string // "English", or the name of the language it seems to be written in
	Tokens       []Token
	Clauses      []Clause
	Entities     []*Entity
	Roles        []*Role
	Capabilities []Capability
	Rules        []Rule
	Theme        Theme
	Integrations []Integration
	Booking      Booking
	Shop         Shop
	Stock        Stock
	Home         Home
	Community    Community
	Flow         Flow         // who may do what when (flow.go)
	Stages       Stages       // stages and the rules about their steps (stages.go)
	Deals        Deals        // dealings between two parties (deals.go)
	Excluded     []Capability // what the text says the app is not to have
	Renames      []Rename
	Changes      []Change          // what is to become of what the app has (changes.go)
	Decisions    map[string]string // answers that the text itself gives, by key
	Values       []Value           // what is to be worked out, compared and checked
	Shown        []OverviewItem    // what overviews are to show (series.go)
	FromFiles    []FromFile        // things whose rows come in files
	Site         Site
	AI           AI         // texts written for people, messages handled by an agent
	Course       CourseWish // what is taught, for learning platforms
	Tool         *ToolWish  // what is to be done in the page, nil for apps of records
	Blueprint    *Blueprint // the well-known kind of app that the text names, nil for none
	Refused      string     // why such an app is not made; "" for nearly all

	named    []bool        // tokens that name an entity
	second   bool          // the text is about an app that is there already
	inList   []inList      // fields of things that stand in a list (records.go)
	pending  []pendingList // lists of fields whose owner comes later (told.go)
	postVerb []bool        // verbs of posting: "restaurants post shifts"
}

// Entity is one kind of record that the text speaks of.
type Entity struct {
	Key       string          // singular, lower case: "repair cafe"
	Label     string          // as written, singular
	Noun      *catalogue.Noun // what the lexicon knows of it, or of its last word; nil when nothing
	Fields    []*Field
	Children  []Mention // "has many visits"
	Mentions  []Range
	Strong    bool // named as what the app is about, or given fields
	Directory bool // "directory of …"
	Planned   bool // the blueprint of the app keeps it
}

// Mention is a thing named in a text.
type Mention struct {
	Key   string
	Raw   string // as written, singular, lower case
	Label string
	Noun  *catalogue.Noun
	At    Range
}

// Field is one piece of information that an entity has.
type Field struct {
	Label    string
	Kind     string // a spec field kind, "" when only the label tells
	Options  []string
	Optional bool
	Plural   bool
	Required bool
	Default  string
	Low      *float64 // bounds of a number
	High     *float64
	Thing    *Mention // when the label names a thing that may be an entity
	At       Range
	Also     []Range // where the text names it again
}

// Role is a kind of people who use the app.
type Role struct {
	Name  string // lower case, singular: "head of department"
	Label string
	Level string // admin | staff | user
	At    []Range

	Decides bool // known by nothing but what they decide (stages.go)
}

// Capability is one thing an app should do, and to what.
type Capability struct {
	Slug   string
	Object string // key of the entity it is about, "" when the text names none
	Role   string // name of the role it is for, "" when anybody
	At     Range
}

// Rule says who may do something to an entity's rows.
type Rule struct {
	Entity string // key, "" for all
	Verb   string // read | create | update | delete
	Who    string // visitor | user | owner | admin | role
	Role   string
	Only   bool // nobody else
	At     Range
}

// Theme is what the text says of the looks; colours are "#rrggbb".
type Theme struct {
	Primary, Background, Accent, Heading, Header string
	Mode, Scale, Tone                            string
	At                                           []Themed
}

// Themed is one statement about the looks and the node of the spec it fills.
type Themed struct {
	Node string
	At   Range
}

// Integration is an outside service that the text names.
type Integration struct {
	Slug string
	At   Range
}

// Rename asks for another word: an option's, an entity's or a field's.
type Rename struct {
	From, To string
	At       Range
	Also     []Range // where the text names it again
}

// Read reads a description and requirements; either may be empty. known are the things that the base of a second build
// has already, by key, so that the text can speak of them.
func Read(description, requirements string, known ...Mention) *Intent {
	in := &Intent{Decisions: map[string]string{}}
	in.split("description", description)
	in.split("requirements", requirements)
	in.Language = language(in.Tokens)
	in.Refused = in.refusal()
	in.readIntegrations()
	in.readRoles()
	in.readChanges(len(known) > 0)
	in.readEntities(known)
	in.readFields()
	in.pairs()
	in.readTheme()
	in.readBlueprint()
	in.readCapabilities()
	in.readCommunity()
	in.readRules()
	in.readValues()
	in.readShown()
	in.readBooking()
	in.readShop()
	in.readStock()
	in.readHome()
	if in.Shop.Currency != "" {
		in.Home.Currency = in.Shop.Currency // said outright, where a town only lets one guess
	}
	in.readFlow()
	in.readStages()
	in.readDeals()
	in.readRenames()
	in.readAnswers()
	in.readSite()
	in.readAI()
	in.readTools()
	in.readCourse()
	return in
}

// Entity returns the entity with this key, or nil.
func (in *Intent) Entity(key string) *Entity {
	for _, e := range in.Entities {
		if e.Key == key {
			return e
		}
	}
	return nil
}

// Role returns the role of this name, or nil.
func (in *Intent) Role(name string) *Role {
	for _, r := range in.Roles {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// Has says whether a capability is asked for.
func (in *Intent) Has(slug string) bool {
	for _, c := range in.Capabilities {
		if c.Slug == slug {
			return true
		}
	}
	return false
}

// ClauseAt returns the index of the clause that token i belongs to.
func (in *Intent) ClauseAt(i int) int {
	for n := range in.Clauses {
		if i < in.Clauses[n].To {
			return n
		}
	}
	return len(in.Clauses) - 1
}

// Words gives the text of a range as one line.
func (in *Intent) Words(r Range) string {
	text := ""
	for i := r.From; i < r.To; i++ {
		if i > r.From && !in.Tokens[i].Glued {
			text += " "
		} else if i > r.From && in.Tokens[i].Start > in.Tokens[i-1].End {
			text += "-"
		}
		text += in.Tokens[i].Text
	}
	return text
}

// Content says whether a token carries meaning of its own: the share of these that nodes claim decides whether a clause
// is met.
func (in *Intent) Content(i int) bool {
	t := in.Tokens[i]
	return t.Kind == Number || t.Kind == Word && !stopWords()[t.Lower] && !stopWords()[t.Noun] && len(t.Lower) > 1
}
