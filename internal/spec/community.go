package spec

import (
	"fmt"
	"slices"
)

// Reaction is a button that accounts press on a row and can take back: a like, a vote, a bookmark, "I'll come".
type Reaction struct {
	Name  string `json:"name"`           // one of ReactionNames; bookmarks are seen by their account only, the others are counted
	Label string `json:"label"`          // on the button: "Carrot", "I'll come"
	Done  string `json:"done,omitempty"` // on the button once pressed: "Following"; "" keeps Label
	One   string `json:"one,omitempty"`  // what is counted: "carrot"; "" of a bookmark
	Many  string `json:"many,omitempty"` // "carrots"
	Icon  string `json:"icon,omitempty"` // a name of the kit's icon set; "" is the usual one of the reaction
}

// ReactionNames are the reactions there are; each means something to other slices: feeds show what one follows and has joined.
var ReactionNames = []string{"like", "vote", "bookmark", "follow", "attend", "join"}

// Reaction returns the reaction of that name, or nil.
func (e *Entity) Reaction(name string) *Reaction {
	for i := range e.Reactions {
		if e.Reactions[i].Name == name {
			return &e.Reactions[i]
		}
	}
	return nil
}

// Guard keeps the values of an entity's guarded fields from readers of the row who may not see them. The database decides:
// a guarded column cannot be read but through functions that ask. The maker of a row and admins always see them.
//
//	connected  people connected with the row's maker; per row, Field.HiddenBy turns a field's guard on
//	level      supporters of the page from the level on that reference Field points at; none set: everybody
//	purchase   who bought the row; free where money field Field is empty or 0
//	roles      accounts of these roles
//	date       everybody from the day in date field Field on
//	party      whose request on the row was accepted (Entity.Deal)
//	met        accounts that agreed on a deal with the row's maker (Entity.Profile)
//	asked      accounts that asked the row's maker, or were asked (Entity.Profile)
type Guard struct {
	Kind  string   `json:"kind"`
	Field string   `json:"field,omitempty"`
	Roles []string `json:"roles,omitempty"` // of kind roles: who sees them
}

// GuardKinds are the values of Guard.Kind.
var GuardKinds = []string{"connected", "level", "purchase", "date", "party", "met", "asked", "roles"}

// Feed makes rows of an entity a stream: newest first, those of the people and pages that the account follows and of the
// groups it has joined, with a box to write on top.
type Feed struct {
	Group   string `json:"group,omitempty"`   // reference to the group a row may stand in; its entity has mark join
	Posting string `json:"posting,omitempty"` // enum field of the group with options everyone and staff: who may write there
	Page    string `json:"page,omitempty"`    // reference to the page a row is news of; its entity has mark follow
}

// Network is how people of the app reach one another.
type Network struct {
	Connect  bool   `json:"connect"`  // connect requests that the other side accepts
	Messages string `json:"messages"` // none | everybody | connected: whom one may write to
	Inbox    bool   `json:"inbox"`    // notifications with a count of those not read
}

// Support is paid support of pages in levels. Payment is simulated, and says so.
type Support struct {
	Page  string  `json:"page"`  // entity of the pages that are supported
	Level string  `json:"level"` // entity of the levels, with a reference to the page
	Via   string  `json:"via"`   // that reference
	Price string  `json:"price"` // money field of the level: per month
	Most  int     `json:"most"`  // levels a page may have; 0 no limit
	Fee   float64 `json:"fee"`   // percent that the platform keeps
}

// OwnPages are the reference fields of e through which only who runs the row they point at may add a row: what stands on the
// page of a creator is the creator's.
func (s *Spec) OwnPages(e *Entity) []string {
	var out []string
	for _, f := range e.Fields {
		if f.Kind == Reference && s.Support != nil && f.Target == s.Support.Page {
			out = append(out, f.Name)
		}
	}
	return out
}

func (v *validator) community(path string, e *Entity) {
	seen := map[string]bool{}
	for i, m := range e.Reactions {
		at := fmt.Sprintf("%s.reactions[%d]", path, i)
		v.oneOf(at+".name", m.Name, ReactionNames...)
		if seen[m.Name] {
			v.fail(at+".name", "%q is there twice", m.Name)
		}
		seen[m.Name] = true
		v.label(at+".label", m.Label)
		for _, w := range []struct{ name, value string }{{"done", m.Done}, {"one", m.One}, {"many", m.Many}} {
			if w.value != "" {
				v.label(at+"."+w.name, w.value)
			}
		}
		if (m.Name == "bookmark") != (m.One == "" && m.Many == "") {
			v.fail(at+".one", "words for the count are needed, and only a bookmark has none")
		}
	}
	if e.Archive != "" {
		if f := e.Field(e.Archive); f == nil || f.Kind != Date && f.Kind != DateTime {
			v.fail(path+".archive", "%q is not a date", clip(e.Archive))
		}
	}
	if e.Places != "" {
		if f := e.Field(e.Places); f == nil || f.Kind != Integer || e.Reaction("attend") == nil {
			v.fail(path+".places", "%q is not a whole number of an entity that people attend", clip(e.Places))
		}
	}
	if e.Replies && !e.Comments {
		v.fail(path+".replies", "there are no comments to answer")
	}
	v.oneOf(path+".comments_for", e.CommentsFor, "", "supporters", "buyers")
	if e.Editors && !e.Shared {
		v.fail(path+".editors", "only a shared entity has people who run its rows")
	}
	if e.BuyersOf != "" {
		f := e.Field(e.BuyersOf)
		if t := v.spec.Entity(targetOf(f)); t == nil || t.Guard == nil || t.Guard.Kind != "purchase" {
			v.fail(path+".buyers_of", "%q does not point at what is sold", clip(e.BuyersOf))
		}
	}
	v.guard(path, e)
	v.feed(path, e)
}

func targetOf(f *Field) string {
	if f == nil {
		return ""
	}
	return f.Target
}

func (v *validator) guard(path string, e *Entity) {
	guarded := slices.ContainsFunc(e.Fields, func(f Field) bool { return f.Guarded })
	if e.Guard == nil {
		if guarded || e.CommentsFor != "" {
			v.fail(path+".guard", "is missing: guarded fields and comments for some need one")
		}
		return
	}
	at := path + ".guard"
	v.oneOf(at+".kind", e.Guard.Kind, GuardKinds...)
	v.roleNames(at+".roles", e.Guard.Roles)
	f := e.Field(e.Guard.Field)
	switch e.Guard.Kind {
	case "level":
		if f == nil || f.Kind != Reference || v.spec.Support == nil || f.Target != v.spec.Support.Level {
			v.fail(at+".field", "%q does not point at the levels of support", clip(e.Guard.Field))
		}
	case "purchase":
		if f == nil || f.Kind != Money {
			v.fail(at+".field", "%q is not a price", clip(e.Guard.Field))
		}
	case "date":
		if f == nil || f.Kind != Date {
			v.fail(at+".field", "%q is not a date", clip(e.Guard.Field))
		}
	case "connected":
		if v.spec.Network == nil || !v.spec.Network.Connect {
			v.fail(at+".kind", "nobody can be connected: network.connect is off")
		}
	}
	for i, f := range e.Fields {
		at := fmt.Sprintf("%s.fields[%d]", path, i)
		if f.Guarded && (f.Name == e.Title || f.Name == e.Guard.Field || slices.Contains([]FieldKind{Reference, Member, Place}, f.Kind)) {
			v.fail(at+".guarded", "the title, the field that the guard goes by, places and references cannot be guarded")
		}
		if f.Guarded && (f.Filter || f.Unique || e.Board == f.Name || e.Calendar == f.Name || e.Archive == f.Name) {
			v.fail(at+".guarded", "a guarded field has no filter, board, calendar or archive: they would give it away")
		}
		if f.HiddenBy != "" {
			if by := e.Field(f.HiddenBy); by == nil || by.Kind != Boolean || !f.Guarded || e.Guard.Kind != "connected" {
				v.fail(at+".hidden_by", "%q is not a yes-no field that a guard of connections goes by", clip(f.HiddenBy))
			}
		}
	}
}

func (v *validator) feed(path string, e *Entity) {
	if e.Feed == nil {
		return
	}
	for _, ref := range []struct{ name, field, reaction string }{{"group", e.Feed.Group, "join"}, {"page", e.Feed.Page, "follow"}} {
		if ref.field == "" {
			continue
		}
		f := e.Field(ref.field)
		if f == nil || f.Kind != Reference || v.spec.Entity(f.Target) == nil || v.spec.Entity(f.Target).Reaction(ref.reaction) == nil {
			v.fail(path+".feed."+ref.name, "%q does not point at an entity with reaction %s", clip(ref.field), ref.reaction)
			continue
		}
		if ref.name == "group" && e.Feed.Posting != "" {
			p := v.spec.Entity(f.Target).Field(e.Feed.Posting)
			if p == nil || p.Kind != Enum || p.Option("everyone") == nil || p.Option("staff") == nil {
				v.fail(path+".feed.posting", "%q is not a choice of everyone and staff", clip(e.Feed.Posting))
			}
		}
	}
}

// network checks what is about the whole app: how people reach one another, and support.
func (v *validator) network() {
	if n := v.spec.Network; n != nil {
		v.oneOf("network.messages", n.Messages, "none", "everybody", "connected")
		if n.Messages == "connected" && !n.Connect {
			v.fail("network.messages", "nobody can be connected: network.connect is off")
		}
	}
	feeds, profiles := 0, 0
	for i := range v.spec.Entities {
		if v.spec.Entities[i].Feed != nil {
			feeds++
		}
		if v.spec.Entities[i].Persona {
			profiles++
		}
	}
	if feeds > 1 {
		v.fail("entities", "one entity at most is the feed, there are %d", feeds)
	}
	if profiles > 1 {
		v.fail("entities", "one entity at most holds the profiles, there are %d", profiles)
	}
	s := v.spec.Support
	if s == nil {
		return
	}
	page, level := v.spec.Entity(s.Page), v.spec.Entity(s.Level)
	if page == nil || level == nil {
		v.fail("support", "%q and %q must be entities", clip(s.Page), clip(s.Level))
		return
	}
	if via := level.Field(s.Via); via == nil || via.Kind != Reference || via.Target != s.Page || !via.Required {
		v.fail("support.via", "%q is not a required reference of a level to its page", clip(s.Via))
	}
	if price := level.Field(s.Price); price == nil || price.Kind != Money || !price.Required {
		v.fail("support.price", "%q is not a required price of a level", clip(s.Price))
	}
	if s.Most < 0 || s.Most > 20 {
		v.fail("support.most", "must be 0 to 20")
	}
	if s.Fee < 0 || s.Fee > 90 {
		v.fail("support.fee", "must be 0 to 90 percent")
	}
}
