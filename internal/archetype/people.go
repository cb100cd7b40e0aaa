package archetype

import (
	"fmt"
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// people makes the roles and their demo accounts.
func (b *builder) people() {
	s := b.spec
	var names ident.Namer
	names.Take("visitor")
	for _, r := range s.Roles {
		names.Take(r.Name)
	}
	adminWord, users := "", 0
	for _, r := range b.in.Roles {
		if r.Level == "admin" && adminWord == "" {
			adminWord = r.Label
		}
		if r.Level == "user" {
			users++
		}
	}
	for _, r := range b.in.Roles {
		if have := b.roleFor(r); have != nil {
			b.traceRole(r, have.Name)
			continue
		}
		if r.Level == "admin" && (s.AdminRole() != nil || r.Label != adminWord) || len(s.Roles) >= spec.MaxRoles-2 {
			if admin := s.AdminRole(); admin != nil && r.Level == "admin" {
				b.traceRole(r, admin.Name)
			}
			continue
		}
		role := spec.Role{Name: names.Value(r.Name, "role"), Label: spec.CleanLabel(r.Label, "Role"), Admin: r.Level == "admin"}
		role.Default = r.Level == "user" && s.DefaultRole() == nil
		s.Roles = append(s.Roles, role)
		b.traceRole(r, role.Name)
	}
	b.tidyRoles()
	if s.DefaultRole() == nil {
		word := "Member"
		if b.family.Slug == "booking" || b.family.Slug == "ecommerce" {
			word = "Customer"
		}
		s.Roles = slices.Insert(s.Roles, 0, spec.Role{Name: names.Value(word, "member"), Label: word, Default: true})
	}
	if s.AdminRole() == nil {
		s.Roles = append(s.Roles, spec.Role{Name: names.Value("Admin", "admin"), Label: "Admin", Admin: true})
	}
	b.accounts()
}

// roleFor finds the spec's role of the same word; every word for admins is the one admin.
func (b *builder) roleFor(r *intent.Role) *spec.Role {
	for i := range b.spec.Roles {
		have := &b.spec.Roles[i]
		if strings.EqualFold(have.Label, r.Label) || have.Admin && r.Level == "admin" {
			return have
		}
	}
	return nil
}

func (b *builder) traceRole(r *intent.Role, name string) {
	for _, at := range r.At {
		b.trace.meet(at, "roles/"+name)
	}
}

// roleName is the spec's name of a role of the intent, "" when it has none.
func (b *builder) roleName(name string) string {
	r := b.in.Role(name)
	if r == nil {
		return ""
	}
	if have := b.roleFor(r); have != nil {
		return have.Name
	}
	return ""
}

// accounts gives each role a demo account, and those that meet one another two or more.
func (b *builder) accounts() {
	people := catalogue.Get().People
	count := map[string]int{}
	for _, a := range b.spec.Accounts {
		count[a.Role]++
	}
	next := len(b.spec.Accounts)
	add := func(role string) {
		for {
			name := people[next%len(people)]
			first, _, _ := strings.Cut(strings.ToLower(name), " ")
			if next >= len(people) {
				name = fmt.Sprintf("%s %d", name, next/len(people)+1)
				first = fmt.Sprintf("%s%d", first, next/len(people)+1)
			}
			next++
			if slices.ContainsFunc(b.spec.Accounts, func(a spec.Account) bool { return a.Email == first+"@example.com" }) {
				continue // a base may have its people in another order
			}
			b.spec.Accounts = append(b.spec.Accounts, spec.Account{Name: name, Email: first + "@example.com", Role: role})
			count[role]++
			return
		}
	}
	if admin := b.spec.AdminRole(); count[admin.Name] == 0 {
		add(admin.Name)
	}
	for _, r := range b.spec.Roles {
		want := 2
		if r.Default {
			want = 3
		}
		for !r.Admin && count[r.Name] < want {
			add(r.Name)
		}
	}
	if b.spec.Tenancy != nil && count[b.spec.AdminRole().Name] < 2 {
		add(b.spec.AdminRole().Name) // runs the second organisation, which is still empty
	}
}
