package archetype

import (
	"slices"
	"strings"

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
			into = named(func(r spec.Role) bool { return r.Name != vague && !r.Admin && !r.Default && !isLeading(r.Label) && b.worksThere(r.Name) })
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
	if b.in.Flow.Tenancy != "" {
		return
	}
	if s.DefaultRole() == nil && !b.family.Public {
		if name := named(func(r spec.Role) bool { return !r.Admin && !isLeading(r.Label) && b.worksThere(r.Name) }); name != "" && s.Booking == nil && b.family.Slug != "booking" {
			s.Role(name).Default = true
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
