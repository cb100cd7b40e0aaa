package archetype

import (
	"slices"

	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// access says of every new entity who may do what: first what its family of app means, then what the text says.
func (b *builder) access() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if !b.base[e.Name] {
			e.Access = b.defaultAccess(e)
		}
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		b.rules(e)
	}
	b.inheritVisibility()
	b.traceVisibility()
}

// traceVisibility meets "open to visitors" and "members only" where that is how it came out.
func (b *builder) traceVisibility() {
	open, closed := b.visitorsRead() == "yes" || b.spec.Booking != nil, false
	for i := range b.spec.Entities {
		closed = closed || !b.spec.Entities[i].AllowsVisitors()
	}
	for _, c := range b.in.Capabilities {
		if c.Slug == "public" && open || c.Slug == "private" && closed {
			b.trace.meet(c.At, "access")
		}
	}
}

func (b *builder) admin() spec.Grant { return spec.Grant{Who: "role", Role: b.spec.AdminRole().Name} }

// public says whether visitors may read an entity when the text does not speak of it by name.
func (b *builder) public(e *spec.Entity) bool {
	n := b.nouns[e.Name]
	private := n != nil && (n.Private || n.Person)
	switch {
	case b.in.Has("private"):
		return false
	case b.family.Public:
		return !private
	}
	return b.in.Has("public") && !private && len(b.spec.Entities) == 1
}

func (b *builder) defaultAccess(e *spec.Entity) spec.Access {
	admin := b.admin()
	if e.Shared {
		return spec.Access{
			Read: []spec.Grant{{Who: "member"}, {Who: "owner"}}, Create: []spec.Grant{{Who: "user"}},
			Update: []spec.Grant{{Who: "manager"}, {Who: "owner"}}, Delete: []spec.Grant{{Who: "manager"}, {Who: "owner"}},
		}
	}
	if via := b.sharedParent(e); via != "" {
		in := []spec.Grant{{Who: "member", Via: via}}
		return spec.Access{Read: in, Create: in, Update: in, Delete: in}
	}
	user, owner := spec.Grant{Who: "user"}, spec.Grant{Who: "owner"}
	a := spec.Access{Read: []spec.Grant{user}, Create: []spec.Grant{user}, Update: []spec.Grant{owner, admin}, Delete: []spec.Grant{owner, admin}}
	if b.family.Slug == "custom" || b.shape() == "custom" && !b.family.Public {
		switch b.decide("visibility") {
		case "only who made them":
			a.Read = []spec.Grant{owner, admin}
		case "everyone":
			a.Read = []spec.Grant{{Who: "visitor"}}
		}
		if b.decide("who_edits") == "everyone signed in" {
			a.Update = []spec.Grant{user}
		}
	}
	if b.public(e) {
		a.Read = []spec.Grant{{Who: "visitor"}}
	}
	if b.shape() == "project-management" { // a team's work without projects around it
		a.Update = []spec.Grant{user}
	}
	if b.shape() == "directory" && e == b.mainEntity() {
		switch b.decide("who_adds") {
		case "anyone":
			a.Create = []spec.Grant{{Who: "visitor"}}
		case "only admins":
			a.Create = []spec.Grant{admin}
		}
	}
	if e.Moderation {
		if b.shape() == "directory" && b.decide("approval") == "no" {
			e.Moderation = false
		}
	}
	return a
}

// sharedParent is the reference through which members of a shared row reach e, "" when there is none.
func (b *builder) sharedParent(e *spec.Entity) string {
	for _, f := range e.Fields {
		if t := b.spec.Entity(f.Target); f.Kind == spec.Reference && t != nil && t.Shared && f.Required {
			return f.Name
		}
	}
	return ""
}

// rules applies what the text says of one entity.
func (b *builder) rules(e *spec.Entity) {
	said := map[string][]spec.Grant{}
	for _, r := range b.in.Rules {
		if !b.about(r, e) {
			continue
		}
		if node := b.rule(e, r, said); node != "" {
			b.trace.meet(r.At, node)
		}
	}
	for verb, grants := range said {
		list := b.list(e, verb)
		if !slices.Contains(grants, spec.Grant{Who: "visitor"}) && !slices.Contains(grants, spec.Grant{Who: "user"}) {
			grants = appendGrant(grants, b.admin())
		}
		*list = grants
	}
}

// about says whether a rule is about an entity: it names it, or names none and the entity is the main one.
func (b *builder) about(r intent.Rule, e *spec.Entity) bool {
	if r.Entity != "" {
		return b.keys[r.Entity] == e.Name
	}
	return b.mainEntity() == e && b.spec.Booking == nil
}

func (b *builder) list(e *spec.Entity, verb string) *[]spec.Grant {
	switch verb {
	case "read":
		return &e.Access.Read
	case "create":
		return &e.Access.Create
	case "update":
		return &e.Access.Update
	}
	return &e.Access.Delete
}

// rule collects the grants of one rule and returns the node that meets it.
func (b *builder) rule(e *spec.Entity, r intent.Rule, said map[string][]spec.Grant) string {
	node := "entities/" + e.Name + "/access/" + r.Verb
	if e.Shared || b.sharedParent(e) != "" {
		return node // a shared space has its own rule: its members
	}
	verbs := []string{r.Verb}
	if r.Verb == "manage" {
		verbs = []string{"create", "update", "delete"}
	}
	g := spec.Grant{Who: r.Who}
	role := b.roleName(r.Role)
	switch r.Who {
	case "admin":
		g = b.admin()
	case "role":
		if role == "" {
			return ""
		}
		g = spec.Grant{Who: "role", Role: role}
	case "visitor":
		if r.Verb == "read" && b.in.Has("private") {
			return "" // the stricter of the two: a public page of its own shows some of it
		}
		if r.Verb == "create" && !e.Moderation && !r.Only && b.shape() != "directory" {
			g = spec.Grant{Who: "user"}
		}
		if r.Verb == "update" || r.Verb == "delete" || r.Verb == "manage" {
			return ""
		}
	case "user":
		if r.Verb == "update" || r.Verb == "delete" || r.Verb == "manage" {
			return node // their own, which the default grants
		}
	}
	for _, verb := range verbs {
		switch {
		case r.Who == "owner" && verb == "read":
			said[verb] = b.ownOnly(role)
		case r.Who == "owner":
			said[verb] = []spec.Grant{{Who: "owner"}}
		case verb == "read" && !r.Only && (r.Who == "role" || r.Who == "admin" || r.Who == "user"):
			// "customers can browse" takes nobody else's right away
			if b.narrow(e) {
				said[verb] = appendGrant(slices.Clone(e.Access.Read), g)
			}
		case verb != "read" && verb != "create" && !r.Only && r.Who == "role" && b.isDefault(role):
			// ordinary people change what is theirs
		case verb == "create" && r.Who == "role" && b.isDefault(role) && !r.Only:
			said[verb] = appendGrant(said[verb], spec.Grant{Who: "user"})
		case (verb == "update" || verb == "delete") && !r.Only:
			if said[verb] == nil {
				said[verb] = slices.Clone(*b.list(e, verb))
			}
			said[verb] = appendGrant(said[verb], g)
		default:
			said[verb] = appendGrant(said[verb], g)
		}
	}
	return node
}

// narrow says whether not every account may read an entity.
func (b *builder) narrow(e *spec.Entity) bool {
	return !slices.ContainsFunc(e.Access.Read, func(g spec.Grant) bool { return g.Who == "visitor" || g.Who == "user" })
}

// ownOnly: people of this role see their own rows, everybody who works there sees all.
func (b *builder) ownOnly(role string) []spec.Grant {
	grants := []spec.Grant{{Who: "owner"}}
	for _, r := range b.spec.Roles {
		if r.Name != role && !r.Default && !r.Admin {
			grants = append(grants, spec.Grant{Who: "role", Role: r.Name})
		}
	}
	return grants
}

func (b *builder) isDefault(role string) bool {
	r := b.spec.Role(role)
	return r != nil && r.Default
}

func appendGrant(list []spec.Grant, g spec.Grant) []spec.Grant {
	if slices.Contains(list, g) {
		return list
	}
	return append(list, g)
}

// inheritVisibility: what belongs to rows that few may read is read by the same few.
func (b *builder) inheritVisibility() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if b.base[e.Name] || e.Shared || b.sharedParent(e) != "" {
			continue
		}
		for _, f := range e.Fields {
			parent := b.spec.Entity(f.Target)
			if f.Kind != spec.Reference || !f.Required || parent == nil || parent.Name == e.Name {
				continue
			}
			if b.narrow(parent) && !b.narrow(e) {
				e.Access.Read = appendGrant([]spec.Grant{{Who: "parent", Via: f.Name}}, b.admin())
			}
		}
	}
}
