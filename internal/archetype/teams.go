package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// teamNames are how the groups of people at work are called in samples.
var teamNames = map[string][]string{
	"department": {"Sales", "Production", "Administration", "IT"}, "ward": {"Ward 1", "Ward 2", "Ward 3"}, "branch": {"Harbour branch", "Old town branch", "North branch"},
	"class": {"Class 5a", "Class 5b", "Class 6a"}, "region": {"North", "South", "West"}, "store": {"Market Street", "Station Road", "Riverside"}, "site": {"Mill Lane", "Harbour", "North field"},
	"location": {"Harbour", "Old town", "North"}, "studio": {"Harbour", "Old town", "North"}, "station": {"Station 1", "Station 2", "Station 3"}, "school": {"Hill School", "River School", "Park School"},
	"shift": {"Early shift", "Late shift", "Night shift"},
}

// teamThing makes sure that the groups people belong to ("his crew") are a thing of the app, and that fields that name one
// point at it.
func (b *builder) teamThing() {
	word := b.in.Flow.Team
	if word == "" || b.req.Base != nil {
		return
	}
	e := b.in.Entity(word)
	if e == nil {
		e = &intent.Entity{Key: word, Label: sentence(word)}
		b.in.Entities = append(b.in.Entities, e)
	}
	e.Strong = true
	titles := teamNames[word]
	if titles == nil {
		for _, letter := range []string{"A", "B", "C"} {
			titles = append(titles, sentence(word)+" "+letter)
		}
	}
	e.Noun = &catalogue.Noun{Noun: word, Icon: "users", Fields: []string{"name!", "notes: long"}, Titles: titles}
	for _, other := range b.in.Entities {
		for _, f := range other.Fields {
			if other != e && strings.EqualFold(ident.Singular(strings.ToLower(f.Label)), word) {
				f.Thing, f.Kind, f.Options = &intent.Mention{Key: word, Raw: word, Label: e.Label, Noun: e.Noun, At: f.At}, "", nil
			}
		}
	}
}

// furnishTeams lets people belong to their group.
func (b *builder) furnishTeams() {
	// Who stands in for whom is often asked for later than the teams.
	if d := b.in.Flow.Deputies; d != nil && (b.in.Flow.Team != "" || b.spec.TeamEntity() != nil) && b.spec.Deputies == nil {
		b.deputies(d)
	}
	name := b.keys[b.in.Flow.Team]
	if b.in.Flow.Team == "" || name == "" || b.spec.TeamEntity() != nil {
		return
	}
	e := b.spec.Entity(name)
	e.Team = true
	e.Shared = false
	for _, at := range b.in.Flow.TeamAt {
		b.trace.meet(at, "entities/"+e.Name+"/team")
	}
}

// clashes marks two rows of one crew on one day in the calendar.
func (b *builder) clashes() {
	if len(b.in.Flow.Clash) == 0 {
		return
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Calendar == "" || e.Clash != "" {
			continue
		}
		var ref *spec.Field
		if team := b.spec.TeamEntity(); team != nil {
			ref = b.referenceTo(e, team.Name)
		}
		if ref == nil {
			ref = e.FieldOf(spec.Reference)
		}
		if ref == nil {
			continue
		}
		e.Clash = ref.Name
		for _, at := range b.in.Flow.Clash {
			c := b.in.Clauses[b.in.ClauseAt(at.From)]
			b.trace.meet(intent.Range{From: c.From, To: c.To}, "entities/"+e.Name+"/calendar")
		}
	}
}

// teamSamples gives every sample row its team, so that no demo account looks at nothing.
func (b *builder) teamSamples() {
	team := b.spec.TeamEntity()
	if team == nil || len(team.Sample) == 0 {
		return
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		f := b.referenceTo(e, team.Name)
		if f == nil || b.base[e.Name] {
			continue
		}
		for k := range e.Sample {
			e.Sample[k][f.Name] = k % len(team.Sample)
		}
	}
}

func (b *builder) deputies(d *intent.FlowSees) {
	role := b.roleName(d.Role)
	if role == "" || b.isDefault(role) {
		role = b.leading()
	}
	if role == "" {
		role = b.spec.AdminRole().Name
	}
	b.spec.Deputies = &spec.Deputies{Roles: []string{role}}
	b.trace.meet(d.At, "deputies")
}

// teamGrant lets people of a role do something to the rows of their own team.
func (b *builder) teamGrant(e, team *spec.Entity, role string) spec.Grant {
	if f := b.referenceTo(e, team.Name); f != nil {
		return spec.Grant{Who: "team", Role: role, Via: f.Name}
	}
	return spec.Grant{Who: "colleague", Role: role}
}

// teamAccess narrows what people see to their own team.
func (b *builder) teamAccess() {
	team := b.spec.TeamEntity()
	if team == nil || b.base[team.Name] {
		return
	}
	admin := b.admin()
	team.Access = spec.Access{Read: []spec.Grant{{Who: "user"}}, Create: []spec.Grant{admin}, Update: []spec.Grant{admin}, Delete: []spec.Grant{admin}}
	limited := map[string][]string{} // entity → roles that see their team's rows only
	for _, s := range b.in.Flow.TeamSees {
		e := b.spec.Entity(b.keys[s.Entity])
		if e == nil || e == team {
			e = b.decided("")
		}
		role := b.roleName(s.Role)
		if e == nil || e == team || role == "" {
			continue
		}
		if b.spec.Role(role).Admin {
			continue
		}
		limited[e.Name] = append(limited[e.Name], role)
		b.trace.meet(s.At, "entities/"+e.Name+"/access/read")
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		roles := limited[e.Name]
		if len(roles) == 0 {
			continue
		}
		e.Access.Read = b.narrowed(e, team, e.Access.Read, roles, true)
		e.Access.Update = b.narrowed(e, team, e.Access.Update, roles, false)
		e.Access.Delete = slices.DeleteFunc(e.Access.Delete, func(g spec.Grant) bool { return g.Who == "user" || g.Who == "role" && slices.Contains(roles, g.Role) })
		if b.referenceTo(e, team.Name) != nil && slices.Contains(e.Access.Create, spec.Grant{Who: "user"}) {
			e.Access.Create = b.others(roles) // who sees only the own team's work is given it
		}
	}
}

// narrowed replaces "every account" by those who are not limited to their team, and the team.
func (b *builder) narrowed(e, team *spec.Entity, grants []spec.Grant, roles []string, reading bool) []spec.Grant {
	var out []spec.Grant
	for _, g := range grants {
		switch {
		case g.Who == "user" || g.Who == "visitor":
			for _, o := range b.others(roles) {
				out = appendGrant(out, o)
			}
		case g.Who == "role" && slices.Contains(roles, g.Role):
		default:
			out = appendGrant(out, g)
		}
	}
	out = appendGrant(out, spec.Grant{Who: "owner"})
	if reading {
		for _, r := range roles {
			out = appendGrant(out, b.teamGrant(e, team, r))
		}
	}
	return appendGrant(out, b.admin())
}

// others are the roles that work there and are not limited to their team.
func (b *builder) others(roles []string) []spec.Grant {
	var out []spec.Grant
	for _, r := range b.spec.Roles {
		if !slices.Contains(roles, r.Name) && (!r.Default || r.Admin || b.worksThere(r.Name)) {
			out = append(out, spec.Grant{Who: "role", Role: r.Name})
		}
	}
	return appendGrant(out, b.admin())
}
