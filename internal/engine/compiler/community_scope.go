package compiler

import (
	"slices"

	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// communityPaths are what may be asked of an entity (also child and linked) about people around its rows.
var communityPaths = []string{"reactions", "reaction_names", "reactable", "followed", "share", "report", "replies", "comments_for", "comments_for.supporters",
	"comments_for.buyers", "archive", "persona", "editors", "guard", "guard.connected", "guard.level", "guard.purchase", "guard.date", "guard.party", "guard.met", "guard.asked", "guard.roles", "guard.role_names",
	"bookmark", "feed", "feed.group", "feed.page", "group", "posting", "supported", "level", "places"}

// communityFlags are the ones of communityPaths that the app has as soon as one entity has them.
var communityFlags = []string{"reactions", "share", "report", "archive", "persona", "guard", "guard.level", "guard.purchase", "guard.connected", "feed"}

var (
	networkPaths       = []string{"connect", "messages", "messages.connected", "inbox", "bookmarks", "sign_up", "support", "support.most", "support.fee", "support.shared"}
	communityNames     = []string{"SampleArchive", "SampleOpening", "SamplePrice", "SampleTier", "SamplePosting", "SampleSeats"}
	supportNames       = []string{"SupportPage", "SupportLevel", "SupportVia", "SupportPrice", "SupportTitle", "SupportLabel", "SupportText"}
	communityFieldPath = []string{"guarded", "hidden_by", "sign_up", "feed_group", "feed_page", "buyers_of"}
	reactionPaths      = []string{"name", "label", "done", "one", "many", "icon", "news"}
)

// communityTypes hangs the lists and names of this file into an entity's type.
func communityTypes(entity *slice.Type) {
	entity.Names = append(entity.Names, communityNames...)
	entity.Lists["reaction"] = &slice.Type{Name: "reaction", Paths: under("reaction", reactionPaths)}
}

// usual are the icons and the news of reactions when the spec has none of its own: what their sender did.
var usual = map[string]struct{ icon, news string }{
	"like": {"heart", " liked "}, "vote": {"arrow-up", " voted for "}, "bookmark": {"bookmark", " kept "},
	"follow": {"bell", " follows "}, "attend": {"check", " is coming to "}, "join": {"users", " joined "},
}

// community answers what may be asked of an entity under word.
func (b *scopes) community(values map[string]any, word string, e *spec.Entity) {
	set := func(path string, v any) { values[word+"."+path] = v }
	names, followed := []string{}, false
	for _, r := range e.Reactions {
		names = append(names, r.Name)
		followed = followed || r.Name == "follow" || r.Name == "join"
	}
	kind := func(k string) bool { return e.Guard != nil && e.Guard.Kind == k }
	s := b.spec.Support
	isGroup, posting := b.groupOf(e)
	for path, v := range map[string]any{"reactions": len(names) > 0, "reaction_names": names, "reactable": len(names) > 0 || e.Share || e.Report, "followed": followed,
		"bookmark": slices.Contains(names, "bookmark"), "share": e.Share, "report": e.Report,
		"replies": e.Replies, "comments_for": e.CommentsFor != "", "comments_for.supporters": e.CommentsFor == "supporters",
		"comments_for.buyers": e.CommentsFor == "buyers", "archive": e.Archive != "", "places": e.Places != "", "persona": e.Persona, "editors": e.Editors,
		"guard": e.Guard != nil, "guard.connected": kind("connected"), "guard.level": kind("level"), "guard.purchase": kind("purchase"),
		"guard.date": kind("date"), "guard.party": kind("party"), "guard.met": kind("met"), "guard.asked": kind("asked"), "guard.roles": kind("roles"), "guard.role_names": guardRoles(e), "feed": e.Feed != nil, "feed.group": e.Feed != nil && e.Feed.Group != "", "feed.page": e.Feed != nil && e.Feed.Page != "",
		"group": isGroup, "posting": posting != nil, "supported": s != nil && s.Page == e.Name, "level": s != nil && s.Level == e.Name} {
		set(path, v)
	}
}

// groupOf says whether an entity is the group of a feed, and which of its fields says who may write there.
func (b *scopes) groupOf(e *spec.Entity) (bool, *spec.Field) {
	for i := range b.spec.Entities {
		feed := &b.spec.Entities[i]
		if feed.Feed == nil || feed.Feed.Group == "" {
			continue
		}
		if f := fieldOf(feed, feed.Feed.Group); f != nil && f.Target == e.Name {
			return true, fieldOf(e, feed.Feed.Posting)
		}
	}
	return false, nil
}

// communityScope names the fields that the rules go by, and lists the reactions.
func (b *scopes) communityScope(sc *slice.Scope, e *spec.Entity) {
	named := map[string]*spec.Field{"SampleArchive": fieldOf(e, e.Archive), "SampleSeats": fieldOf(e, e.Places)}
	if g := e.Guard; g != nil {
		if reserved := map[string]string{"date": "SampleOpening", "purchase": "SamplePrice", "level": "SampleTier"}[g.Kind]; reserved != "" {
			named[reserved] = fieldOf(e, g.Field)
		}
	}
	if isGroup, posting := b.groupOf(e); isGroup {
		named["SamplePosting"] = posting
	}
	for reserved, f := range named {
		if f != nil {
			sc.Names[reserved] = fieldName(f)
		}
	}
	sc.Lists["reaction"] = nil
	for _, r := range e.Reactions {
		rs := slice.NewScope("reaction")
		icon, news, done := r.Icon, usual[r.Name].news, r.Done
		if icon == "" {
			icon = usual[r.Name].icon
		}
		if r.One != "" && (r.Name == "like" || r.Name == "vote") && r.One != "like" && r.One != "vote" {
			news = " gave a " + r.One + " to "
		}
		if done == "" {
			done = r.Label
		}
		rs.Values = map[string]any{"reaction.name": r.Name, "reaction.label": r.Label, "reaction.done": done, "reaction.one": r.One,
			"reaction.many": r.Many, "reaction.icon": icon, "reaction.news": news}
		sc.Lists["reaction"] = append(sc.Lists["reaction"], rs)
	}
}

// communityField answers what may be asked of one field.
func (b *scopes) communityField(sc *slice.Scope, e *spec.Entity, f *spec.Field) {
	feed := e != nil && e.Feed != nil
	for path, v := range map[string]any{"guarded": f.Guarded, "hidden_by": f.HiddenBy != "", "sign_up": f.SignUp,
		"feed_group": feed && e.Feed.Group == f.Name, "feed_page": feed && e.Feed.Page == f.Name, "buyers_of": e != nil && e.BuyersOf == f.Name && f.Name != ""} {
		sc.Values["field."+path] = v
	}
	if e != nil && f.HiddenBy != "" {
		if by := fieldOf(e, f.HiddenBy); by != nil {
			sc.Names["SampleSwitch"] = fieldName(by)
		}
	}
}

// network answers what may be asked of the whole app.
func (b *scopes) network(app *slice.Scope) {
	for _, p := range networkPaths {
		app.Values["app."+p] = false
	}
	if n := b.spec.Network; n != nil {
		app.Values["app.connect"], app.Values["app.inbox"] = n.Connect, n.Inbox
		app.Values["app.messages"], app.Values["app.messages.connected"] = n.Messages != "none", n.Messages == "connected"
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Reaction("bookmark") != nil {
			app.Values["app.bookmarks"] = true
		}
		if e.Persona && slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return f.SignUp }) {
			app.Values["app.sign_up"] = true
		}
	}
	s := b.spec.Support
	if s == nil {
		return
	}
	page, level := b.byName[s.Page], b.byName[s.Level]
	for path, v := range map[string]any{"": true, ".most": s.Most, ".fee": s.Fee, ".shared": page.Shared} {
		app.Values["app.support"+path] = v
	}
	app.Names["SupportPage"], app.Names["SupportLevel"] = entityName(page), entityName(level)
	for reserved, f := range map[string]*spec.Field{"SupportVia": fieldOf(level, s.Via), "SupportPrice": fieldOf(level, s.Price),
		"SupportTitle": fieldOf(page, page.Title), "SupportLabel": fieldOf(level, level.Title), "SupportText": textOf(level)} {
		if f != nil {
			app.Names[reserved] = fieldName(f)
		}
	}
}

// textOf is the text that says what a level gives: a long text, or its title where there is none.
func textOf(e *spec.Entity) *spec.Field {
	if f := e.FieldOf(spec.LongText); f != nil {
		return f
	}
	return fieldOf(e, e.Title)
}
