package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// communal does one capability of people around rows. mine is false when the capability is another one.
func (b *builder) communal(c intent.Capability) (node string, mine bool) {
	switch c.Slug {
	case "like", "vote", "bookmark", "follow", "attend", "join":
		return b.react(c), true
	case "share":
		return b.flag(c, func(e *spec.Entity) { e.Share = true }), true
	case "report":
		return b.flag(c, func(e *spec.Entity) { e.Report = true }), true
	case "replies":
		return b.flag(c, func(e *spec.Entity) { e.Comments, e.Replies = true, true }), true
	case "past-archive":
		return b.archive(c), true
	case "notify":
		if b.spec.App.Accountless {
			return "", true
		}
		b.network().Inbox = true
		return "network/inbox", true
	case "messages":
		n := b.network()
		if n.Messages == "none" {
			n.Messages = "everybody"
			if n.Connect {
				n.Messages = "connected"
			}
		}
		return "network/messages", true
	case "connect", "connected-only":
		b.network().Connect = true
		if b.network().Messages == "everybody" {
			b.network().Messages = "connected"
		}
		return "network/connect", true
	case "feed":
		for _, e := range b.spec.Entities {
			if e.Feed != nil {
				return "entities/" + e.Name + "/feed", true
			}
		}
		return "", true
	case "support":
		if b.spec.Support != nil {
			return "support", true
		}
		return "", true
	case "locked", "purchase", "library", "new-version", "timed-parts":
		return b.guardNode(c.Slug), true
	}
	return "", false
}

// network is how people of the app reach one another.
func (b *builder) network() *spec.Network {
	if b.spec.Network == nil {
		b.spec.Network = &spec.Network{Messages: "none"}
	}
	return b.spec.Network
}

// flag turns something on for the entity that a capability is about.
func (b *builder) flag(c intent.Capability, on func(*spec.Entity)) string {
	e := b.object(c, b.feedOrMain)
	if e == nil {
		return ""
	}
	on(e)
	return "entities/" + e.Name + "/" + c.Slug
}

// feedOrMain is what people share when the text does not say: the posts, or what the app is about.
func (b *builder) feedOrMain() *spec.Entity {
	for i := range b.spec.Entities {
		if e := &b.spec.Entities[i]; e.Feed != nil && e.Feed.Page == "" {
			return e
		}
	}
	for i := range b.spec.Entities {
		if e := &b.spec.Entities[i]; e.Guard != nil && (e.Guard.Kind == "level" || e.Guard.Kind == "purchase") {
			return e
		}
	}
	return b.mainEntity()
}

// reactionWords are the usual words of a reaction.
var reactionWords = map[string]spec.Reaction{
	"like":     {Name: "like", Label: "Like", Done: "Liked", One: "like", Many: "likes"},
	"vote":     {Name: "vote", Label: "Vote", Done: "Voted", One: "vote", Many: "votes"},
	"bookmark": {Name: "bookmark", Label: "Save", Done: "Saved"},
	"follow":   {Name: "follow", Label: "Follow", Done: "Following", One: "follower", Many: "followers"},
	"attend":   {Name: "attend", Label: "I'll come", Done: "You come", One: "coming", Many: "coming"},
	"join":     {Name: "join", Label: "Join", Done: "Joined", One: "member", Many: "members"},
}

// react gives an entity a reaction, in the words of the text.
func (b *builder) react(c intent.Capability) string {
	if b.spec.App.Accountless || b.in.Tokens[c.At.From].Is("following") && c.At.To-c.At.From == 1 && b.shape() != "social-network" && b.shape() != "creator-platform" {
		return ""
	}
	var e *spec.Entity
	switch c.Slug {
	case "follow":
		if e = b.followed(); e == nil && b.keys[c.Object] != "" {
			e = b.spec.Entity(b.keys[c.Object])
		}
	case "join":
		e = b.withReaction("join")
	case "attend":
		if e = b.withReaction("attend"); e == nil {
			e = b.object(c, func() *spec.Entity { return b.eventLike() })
		}
	default:
		e = b.object(c, b.feedOrMain)
	}
	if e == nil {
		return ""
	}
	r := reactionWords[c.Slug]
	if c.Slug == "like" || c.Slug == "vote" {
		for _, named := range b.in.Community.Reactions {
			if named.Name == "like" {
				r = namedReaction(named.Word)
			}
		}
	}
	if c.Slug == "attend" {
		r = b.attendWords(c.At, r)
	}
	if c.Slug == "bookmark" {
		r.Label, r.Done = bookmarkWords(b.in, c.At)
	}
	if e.Reaction(r.Name) == nil {
		e.Reactions = append(e.Reactions, r)
	}
	return "entities/" + e.Name + "/reactions/" + r.Name
}

func namedReaction(word string) spec.Reaction {
	label := sentence(spec.CleanLabel(word, "Like"))
	return spec.Reaction{Name: "like", Label: label, Done: label, One: strings.ToLower(label), Many: strings.ToLower(ident.Plural(label)), Icon: "heart"}
}

// bookmarkWords calls a bookmark what the text calls it.
func bookmarkWords(in *intent.Intent, at intent.Range) (label, done string) {
	for i := at.From; i < at.To; i++ {
		switch t := in.Tokens[i]; {
		case t.Is("favourite", "favourites"):
			return "Favourite", "Favourite"
		case t.Is("favorite", "favorites"):
			return "Favorite", "Favorite"
		case t.Matches("bookmark"):
			return "Bookmark", "Bookmarked"
		case t.Matches("wish") || t.Matches("wishlist"):
			return "Add to wish list", "On your wish list"
		case t.Matches("shortlist"):
			return "Shortlist", "Shortlisted"
		}
	}
	return "Save", "Saved"
}

func (b *builder) withReaction(name string) *spec.Entity {
	for i := range b.spec.Entities {
		if b.spec.Entities[i].Reaction(name) != nil {
			return &b.spec.Entities[i]
		}
	}
	return nil
}

// followed is what can be followed: the people, or the pages.
func (b *builder) followed() *spec.Entity {
	if e := b.withReaction("follow"); e != nil {
		return e
	}
	for i := range b.spec.Entities {
		if b.spec.Entities[i].Persona {
			return &b.spec.Entities[i]
		}
	}
	return nil
}

// eventLike is an entity whose rows happen on a day.
func (b *builder) eventLike() *spec.Entity {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if f := e.FieldOf(spec.DateTime, spec.Date); f != nil && !f.Due && !e.Persona && e.Feed == nil {
			return e
		}
	}
	return nil
}

// archive moves what is past out of the list of an entity that happens on a day.
func (b *builder) archive(c intent.Capability) string {
	for i := range b.spec.Entities {
		if e := &b.spec.Entities[i]; e.Archive != "" {
			return "entities/" + e.Name + "/archive"
		}
	}
	e := b.object(c, b.eventLike)
	if e == nil || e.FieldOf(spec.DateTime, spec.Date) == nil {
		e = b.eventLike()
	}
	if e == nil {
		return ""
	}
	b.archived(e)
	return "entities/" + e.Name + "/archive"
}

func (b *builder) archived(e *spec.Entity) {
	f := e.FieldOf(spec.DateTime, spec.Date)
	if f == nil || f.Guarded {
		return
	}
	e.Archive = f.Name
	if e.DefaultSort == "" {
		f.Sort = true
		e.DefaultSort = f.Name
	}
}

// guardNode is the node of a capability around what is kept from those who may not see it.
func (b *builder) guardNode(slug string) string {
	kind := map[string]string{"locked": "level", "purchase": "purchase", "library": "purchase", "new-version": "purchase", "timed-parts": "date"}[slug]
	for _, e := range b.spec.Entities {
		if e.Guard != nil && e.Guard.Kind == kind {
			return "entities/" + e.Name + "/guard"
		}
	}
	return ""
}

// traceCommunity meets the words of the text that became what community, social and creators made of them.
func (b *builder) traceCommunity() {
	k := &b.in.Community
	meet := func(at intent.Range, node string) {
		if at.To > at.From && node != "" {
			b.trace.meet(at, node)
		}
	}
	if e := b.withReaction("like"); e != nil {
		for _, r := range k.Reactions {
			meet(r.At, "entities/"+e.Name+"/reactions/like")
		}
	}
	if e := b.withReaction("attend"); e != nil {
		for ci := range b.in.Clauses {
			c := b.in.Clauses[ci]
			for i := c.From; i+1 < c.To; i++ {
				if b.in.Tokens[i].Is("how") && b.in.Tokens[i+1].Is("many") {
					meet(intent.Range{From: c.From, To: c.To}, "entities/"+e.Name+"/reactions/attend")
				}
			}
		}
	}
	for _, e := range b.spec.Entities {
		for _, f := range e.Fields {
			if f.HiddenBy == "" {
				continue
			}
			for _, h := range k.Hidden {
				if strings.Contains(strings.ToLower(f.Label), h.Word) {
					meet(h.At, "entities/"+e.Name+"/guard")
				}
			}
		}
		for _, s := range k.Editors {
			if b.keys[s.Key] == e.Name && e.Editors {
				meet(s.At, "entities/"+e.Name+"/editors")
			}
		}
		if len(e.Fields) > 0 && e.FieldOf(spec.Image, spec.Images) != nil && (e.Feed != nil || e.Guard != nil) {
			meet(k.PhotosAt, "entities/"+e.Name+"/"+e.FieldOf(spec.Image, spec.Images).Name)
		}
		if e.Persona {
			for _, f := range slices.Concat(k.Person, k.SignUp) {
				if have := b.fieldNamed(&e, f.Label); have != nil {
					meet(f.At, "entities/"+e.Name+"/"+have.Name)
				}
			}
		}
	}
	if e := b.followed(); e != nil {
		for i := 1; i < len(b.in.Tokens); i++ {
			if t := b.in.Tokens[i]; b.in.Tokens[i-1].Verb == "follow" && t.Kind == intent.Word || i > 1 && b.in.Tokens[i-2].Verb == "follow" && t.Is("neighbours", "members", "people", "friends", "other") {
				meet(intent.Range{From: i, To: i + 1}, "entities/"+e.Name+"/reactions/follow")
			}
		}
	}
	for i := 0; i+1 < len(b.in.Tokens); i++ {
		if b.in.Tokens[i].Is("no") && b.in.Tokens[i+1].Is("ads", "advertising", "adverts", "advertisements") {
			meet(intent.Range{From: i, To: i + 2}, "without/ads")
		}
		if b.in.Tokens[i].Is("no") && b.in.Tokens[i+1].Is("strangers") && b.in.Has("private") {
			meet(intent.Range{From: i, To: i + 2}, "access")
		}
	}
	b.traceGroups(meet)
	b.traceCreators(meet)
}

func (b *builder) traceGroups(meet func(intent.Range, string)) {
	if g := b.withReaction("join"); g != nil {
		for _, named := range b.in.Community.Groups {
			meet(named.At, "entities/"+g.Name)
		}
	}
}
