package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// tidyRoles folds words that mean the same people, gives abbreviations their role, and finds who an ordinary account is in
// an app that only people who work there use.
func (b *builder) tidyRoles() {
	if b.req.Base != nil {
		return
	}
	s := b.spec
	drop := func(name, into string) {
		for _, r := range b.in.Roles {
			if have := b.roleFor(r); have != nil && have.Name == name {
				r.Name, r.Label = b.intentRole(into), s.Role(into).Label
			}
		}
		s.Roles = slices.DeleteFunc(s.Roles, func(r spec.Role) bool { return r.Name == name })
	}
	named := func(test func(spec.Role) bool) string {
		for _, r := range s.Roles {
			if test(r) {
				return r.Name
			}
		}
		return ""
	}
	// "my boss" is the head of department that the text names too; "staff" are the clerks
	for _, vague := range []string{"boss", "manager", "staff", "people", "employee"} {
		if s.Role(vague) == nil || s.Role(vague).Admin {
			continue
		}
		into := ""
		switch vague {
		case "boss":
			into = named(func(r spec.Role) bool { return r.Name != vague && isLeading(r.Label) })
		case "staff":
			into = named(func(r spec.Role) bool {
				return r.Name != vague && !r.Admin && !r.Default && !isLeading(r.Label) && b.worksThere(r.Name)
			})
		}
		if into != "" {
			drop(vague, into)
		}
	}
	for _, r := range slices.Clone(s.Roles) { // "AD" is the assistant director
		if len(r.Label) > 3 || strings.ToUpper(r.Label) != r.Label {
			continue
		}
		if full := named(func(o spec.Role) bool { return initials(o.Label) == r.Label }); full != "" {
			drop(r.Name, full)
		}
	}
	if b.in.Flow.Tenancy != "" && s.Booking == nil && b.family.Slug != "booking" {
		b.tenancy()
		return
	}
	if s.DefaultRole() == nil && !b.family.Public {
		if name := named(func(r spec.Role) bool {
			return !r.Admin && !isLeading(r.Label) && b.worksThere(r.Name) && !b.decides(r.Name)
		}); name != "" && s.Booking == nil && b.family.Slug != "booking" {
			// Whoever works there is let in by an admin: an open sign-up would hand out the rights of staff.
			s.Role(name).Default, s.Role(name).Approval = true, true
		}
	}
}

// intentRole is the text's name of a role of the spec.
func (b *builder) intentRole(name string) string {
	for _, r := range b.in.Roles {
		if have := b.roleFor(r); have != nil && have.Name == name {
			return r.Name
		}
	}
	return name
}

// decides says whether the text knows the people of a role by nothing but what they decide.
func (b *builder) decides(name string) bool {
	r := b.in.Role(b.intentRole(name))
	return r != nil && r.Decides
}

// worksThere says whether the text's role is of people who work with the app every day, rather than its public.
func (b *builder) worksThere(name string) bool {
	for _, r := range b.in.Roles {
		if have := b.roleFor(r); have != nil && have.Name == name {
			return r.Level == "staff"
		}
	}
	return false
}

func initials(label string) string {
	out := ""
	for _, w := range strings.Fields(label) {
		out += strings.ToUpper(w[:1])
	}
	return out
}

// tenancy makes the app one for several organisations: who signs up makes one and runs it.
func (b *builder) tenancy() {
	s := b.spec
	word := b.in.Flow.Tenancy
	owner := ""
	for _, r := range s.Roles {
		if r.Admin || owner == "" && slices.Contains(strings.Fields(strings.ToLower(r.Label)), "owner") {
			owner = r.Name
		}
	}
	if owner == "" {
		owner = "owner"
		s.Roles = slices.Insert(s.Roles, 0, spec.Role{Name: "owner", Label: "Owner"})
	}
	for i := range s.Roles {
		r := &s.Roles[i]
		r.Admin, r.Default = r.Name == owner, r.Name == owner
	}
	label := spec.CleanLabel(sentence(word), "Organisation")
	s.Tenancy = &spec.Tenancy{Label: label, LabelPlural: spec.CleanLabel(ident.Plural(label), "Organisations"), Names: []string{"Harbour " + word, "Old town " + word}}
	for _, at := range b.in.Flow.TenancyAt {
		b.trace.meet(at, "tenancy")
	}
	for i, t := range b.in.Tokens { // the words for it are the app's own, wherever they stand
		if t.Noun == word || t.Noun == owner {
			b.trace.meet(intent.Range{From: i, To: i + 1}, "tenancy")
		}
	}
}

// cannot takes away what the text says people of a role may not do.
func (b *builder) cannot() {
	for _, c := range b.in.Flow.Cannot {
		role := b.roleName(c.Role)
		if role == "" || b.spec.Role(role).Admin {
			continue
		}
		for i := range b.spec.Entities {
			e := &b.spec.Entities[i]
			if b.base[e.Name] && b.req.Base == nil || c.Entity != "" && b.keys[c.Entity] != e.Name && b.keys[c.Entity] != "" || e.Shared || b.sharedParent(e) != "" {
				continue
			}
			for _, verb := range c.Verbs {
				list := b.list(e, verb)
				*list = b.without(*list, role, verb)
			}
			if len(c.Verbs) > 2 && e.Workflow != nil { // who only looks does nothing
				for k := range e.Workflow.Moves {
					if len(e.Workflow.Moves[k].By) == 0 {
						e.Workflow.Moves[k].By = slices.Clone(e.Access.Update)
					}
				}
			}
			b.trace.meet(c.At, "entities/"+e.Name+"/access/"+c.Verbs[0])
		}
	}
}

// without gives grants that do not reach people of a role: those for every account become grants for each other role.
func (b *builder) without(grants []spec.Grant, role, verb string) []spec.Grant {
	out := []spec.Grant{}
	for _, g := range grants {
		switch {
		case g.Who == "role" && g.Role == role:
		case g.Who == "user" || g.Who == "owner" && verb != "read":
			for _, r := range b.spec.Roles {
				if r.Name != role && (g.Who == "user" || r.Admin) {
					out = appendGrant(out, spec.Grant{Who: "role", Role: r.Name})
				}
			}
		default:
			out = appendGrant(out, g)
		}
	}
	return appendGrant(out, b.admin())
}

// isOrganisation says whether a thing of the text is the organisation that uses the app ("installer firm"), which is no record.
func (b *builder) isOrganisation(e *intent.Entity) bool {
	if b.in.Flow.Tenancy == "" || b.req.Base != nil || b.spec.Tenancy == nil {
		return false
	}
	last := e.Key[strings.LastIndexByte(e.Key, ' ')+1:]
	return last == b.in.Flow.Tenancy || slices.Contains(b.in.Flow.TenancyWords, last)
}

// hideMoney keeps prices and revenue from people of a role: things that are all about money are not theirs to read, and
// figures of money are shown to the others.
func (b *builder) hideMoney() {
	for _, h := range b.in.Flow.Hidden {
		role := b.roleName(h.Role)
		if role == "" || b.spec.Role(role).Admin {
			continue
		}
		for i := range b.spec.Entities {
			e := &b.spec.Entities[i]
			money := 0
			for _, f := range e.Fields {
				if f.Kind == spec.Money {
					money++
				}
			}
			if money > 0 && money*4 >= len(e.Fields) && !b.base[e.Name] {
				e.Access.Read = b.without(e.Access.Read, role, "read")
				b.trace.meet(h.At, "entities/"+e.Name+"/access/read")
			}
		}
		if n := b.spec.Numbers; n != nil {
			others := []string{}
			for _, r := range b.spec.Roles {
				if r.Name != role {
					others = append(others, r.Name)
				}
			}
			for i := range n.Figures {
				if n.Figures[i].Kind == spec.Money && len(n.Figures[i].Roles) == 0 {
					n.Figures[i].Roles = others
				}
			}
			b.trace.meet(h.At, "numbers")
		}
	}
}
