package spec

import (
	"fmt"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
)

func (v *validator) entities() {
	s := v.spec
	if len(s.Entities) > MaxEntities {
		v.fail("entities", "at most %d, there are %d", MaxEntities, len(s.Entities))
	}
	if len(s.Entities) == 0 && s.Booking == nil && s.Shop == nil && s.Stock == nil && s.Writer == nil && s.Agent == nil && len(s.Tools) == 0 && s.Course == nil {
		v.fail("entities", "an app needs at least one entity, a booking, a shop, a stock, a writer, an agent, a tool or a course")
	}
	names, routes := map[string]bool{}, map[string]bool{}
	for i := range s.Entities {
		e := &s.Entities[i]
		path := fmt.Sprintf("entities[%d]", i)
		v.match(path+".name", e.Name, namePattern, "a snake_case name")
		v.match(path+".table", e.Table, namePattern, "a snake_case name")
		v.match(path+".route", e.Route, routePattern, "a kebab-case route")
		if why := reservedName(e.Name); why != "" {
			v.fail(path+".name", "%q %s", e.Name, why)
		}
		if why := reservedName(e.Table); why != "" {
			v.fail(path+".table", "%q %s", e.Table, why)
		}
		if slices.Contains(reservedRoutes, e.Route) || routes[e.Route] {
			v.fail(path+".route", "%q is taken", e.Route)
		}
		if e.Name == e.Table || names[e.Name] || names[e.Table] {
			v.fail(path+".name", "%q and its table must differ from each other and from all others", e.Name)
		}
		names[e.Name], names[e.Table], routes[e.Route] = true, true, true
		v.label(path+".label", e.Label)
		v.label(path+".label_plural", e.LabelPlural)
		v.entity(path, e)
	}
	v.requiredCycles()
}

func (v *validator) entity(path string, e *Entity) {
	if len(e.Fields) > MaxFields {
		v.fail(path+".fields", "at most %d, there are %d", MaxFields, len(e.Fields))
	}
	if t := e.Field(e.Title); t == nil || t.Kind != Text && !(e.Form != nil && (t.Kind == Email || t.Kind == Phone)) {
		v.fail(path+".title", "%q is not a text field of the entity", e.Title)
	} else if !t.Required {
		v.fail(path+".title", "the title field must be required")
	}
	v.fields(path, e.Fields, e, Kinds)
	if e.Board != "" {
		if f := e.Field(e.Board); f == nil || f.Kind != Enum {
			v.fail(path+".board", "%q is not an enum field", e.Board)
		}
	}
	if e.Calendar != "" {
		if f := e.Field(e.Calendar); f == nil || f.Kind != Date && f.Kind != DateTime {
			v.fail(path+".calendar", "%q is not a date", e.Calendar)
		}
	}
	places := 0
	for _, f := range e.Fields {
		if f.Kind == Place {
			places++
		}
	}
	if e.Map && places != 1 {
		v.fail(path+".map", "needs exactly one place field, there are %d", places)
	}
	if len(e.Views) == 0 {
		v.fail(path+".views", "at least one is needed")
	}
	for i, view := range e.Views {
		v.oneOf(fmt.Sprintf("%s.views[%d]", path, i), view, "table", "cards", "gallery", "articles")
	}
	v.access(path+".access", e)
	v.content(path, e)
	v.deal(path, e)
	v.profile(path, e)
	v.community(path, e)
	for i, t := range e.Transitions {
		at := fmt.Sprintf("%s.transitions[%d]", path, i)
		f := e.Field(t.Field)
		if f == nil || f.Kind != Enum || f.Option(t.From) == nil || f.Option(t.To) == nil || t.From == t.To {
			v.fail(at, "%s: %q to %q is not a move between options", t.Field, t.From, t.To)
		}
		for _, r := range t.Roles {
			if v.spec.Role(r) == nil {
				v.fail(at+".roles", "no role is called %q", r)
			}
		}
	}
	v.values(path, e)
	if len(e.Sample) > MaxSample {
		v.fail(path+".sample", "at most %d rows, there are %d", MaxSample, len(e.Sample))
	}
	unique := map[string]bool{}
	for i, row := range e.Sample {
		v.row(fmt.Sprintf("%s.sample[%d]", path, i), e, row, unique)
	}
}

// fields checks a list of fields; e is nil for the fields of a booking.
func (v *validator) fields(path string, fields []Field, e *Entity, kinds []FieldKind) {
	seen := map[string]bool{}
	for i := range fields {
		f := &fields[i]
		at := fmt.Sprintf("%s.fields[%d]", path, i)
		v.match(at+".name", f.Name, namePattern, "a snake_case name")
		if ident.FieldReserved(f.Name) || e != nil && e.Moderation && f.Name == "moderation_status" {
			v.fail(at+".name", "%q is a reserved word", f.Name)
		}
		if seen[f.Name] {
			v.fail(at+".name", "%q is there twice", f.Name)
		}
		seen[f.Name] = true
		if f.Kind == Place {
			seen[f.Name+"_lat"], seen[f.Name+"_lng"] = true, true
		}
		v.label(at+".label", f.Label)
		if !slices.Contains(kinds, f.Kind) {
			v.fail(at+".kind", "%q is not a kind that may stand here", f.Kind)
			continue
		}
		v.field(at, f, fields)
		v.rules(at, f, e)
	}
}

func (v *validator) field(at string, f *Field, all []Field) {
	options := f.Kind == Enum || f.Kind == Tags
	switch {
	case f.Kind == Enum && len(f.Options) < 2:
		v.fail(at+".options", "an enum needs at least two")
	case !options && len(f.Options) > 0:
		v.fail(at+".options", "only enum and tags have them")
	case len(f.Options) > MaxOptions:
		v.fail(at+".options", "at most %d, there are %d", MaxOptions, len(f.Options))
	}
	values := map[string]bool{}
	for i, o := range f.Options {
		path := fmt.Sprintf("%s.options[%d]", at, i)
		v.match(path+".value", o.Value, valuePattern, "a snake_case value")
		if values[o.Value] {
			v.fail(path+".value", "%q is there twice", o.Value)
		}
		values[o.Value] = true
		v.label(path+".label", o.Label)
		v.oneOf(path+".tone", o.Tone, "", "neutral", "info", "success", "warning", "danger")
	}
	switch {
	case f.Kind == Reference && v.spec.Entity(f.Target) == nil:
		v.fail(at+".target", "no entity is called %q", clip(f.Target))
	case f.Kind != Reference && (f.Target != "" || f.OnDelete != ""):
		v.fail(at+".target", "only references have a target and on_delete")
	}
	v.oneOf(at+".on_delete", f.OnDelete, "", "cascade", "restrict", "set_null")
	if f.OnDelete == "set_null" && f.Required {
		v.fail(at+".on_delete", "a required reference cannot be set to null")
	}
	if f.Min != nil && f.Max != nil && *f.Min > *f.Max {
		v.fail(at+".min", "is above max")
	}
	if (f.Min != nil || f.Max != nil) && !slices.Contains([]FieldKind{Integer, Decimal, Money, Percent, Duration}, f.Kind) {
		v.fail(at+".min", "only numbers have bounds")
	}
	if f.MaxLength < 0 || f.MaxLength > 20000 {
		v.fail(at+".max_length", "must be 0 to 20000")
	}
	if f.After != "" {
		other := slices.IndexFunc(all, func(o Field) bool { return o.Name == f.After })
		if other < 0 || f.After == f.Name || all[other].Kind != f.Kind {
			v.fail(at+".after", "%q is not another field of the same kind", clip(f.After))
		}
	}
	if f.Search && !slices.Contains([]FieldKind{Text, LongText, RichText, Email, Phone, URL, Place}, f.Kind) {
		v.fail(at+".search", "only texts are searched")
	}
	if f.Filter && !slices.Contains([]FieldKind{Enum, Tags, Boolean, Reference, Member, Date, Integer, Decimal, Money, Percent}, f.Kind) {
		v.fail(at+".filter", "a %s has no filter", f.Kind)
	}
	if f.Due && f.Kind != Date && f.Kind != DateTime {
		v.fail(at+".due", "only dates are due")
	}
	v.prose(at+".help", f.Help, 0, 300)
	if f.Default != nil {
		v.value(at+".default", f, f.Default)
	}
}

// requiredCycles refuses required references that run in a circle: no first row could ever be made.
func (v *validator) requiredCycles() {
	state := map[string]int{} // 1 on the way, 2 done
	var visit func(name string) bool
	visit = func(name string) bool {
		switch state[name] {
		case 1:
			return true
		case 2:
			return false
		}
		state[name] = 1
		if e := v.spec.Entity(name); e != nil {
			for _, f := range e.Fields {
				if f.Kind == Reference && f.Required && visit(f.Target) {
					return true
				}
			}
		}
		state[name] = 2
		return false
	}
	for i, e := range v.spec.Entities {
		if state[e.Name] == 0 && visit(e.Name) {
			v.fail(fmt.Sprintf("entities[%d].fields", i), "required references run in a circle through %q; make one optional", e.Name)
			return
		}
	}
}

func (v *validator) access(path string, e *Entity) {
	for _, list := range []struct {
		name   string
		grants []Grant
	}{{"read", e.Access.Read}, {"create", e.Access.Create}, {"update", e.Access.Update}, {"delete", e.Access.Delete}} {
		for i, g := range list.grants {
			at := fmt.Sprintf("%s.%s[%d]", path, list.name, i)
			v.oneOf(at+".who", g.Who, "visitor", "user", "owner", "role", "member", "manager", "self", "parent", "team", "colleague")
			v.grant(at, e, g)
		}
	}
}

func (v *validator) grant(at string, e *Entity, g Grant) {
	team := g.Who == "team" || g.Who == "colleague"
	if !team && (g.Who == "role") != (g.Role != "") || g.Role != "" && v.spec.Role(g.Role) == nil {
		v.fail(at+".role", "%q is not a role, or should not be here", clip(g.Role))
	}
	via := e.Field(g.Via)
	switch g.Who {
	case "member", "manager":
		switch {
		case g.Via == "" && !e.Shared:
			v.fail(at+".via", "the entity is not shared, so a reference to a shared one is needed")
		case g.Via != "":
			if via == nil || via.Kind != Reference {
				v.fail(at+".via", "%q is not a reference", clip(g.Via))
			} else if t := v.spec.Entity(via.Target); t == nil || !t.Shared {
				v.fail(at+".via", "%q does not point at a shared entity", g.Via)
			}
		}
	case "self":
		if via == nil || via.Kind != Member {
			v.fail(at+".via", "%q is not a member field", clip(g.Via))
		}
	case "parent":
		if via == nil || via.Kind != Reference {
			v.fail(at+".via", "%q is not a reference", clip(g.Via))
		}
	case "team":
		if via == nil || via.Kind != Reference || v.spec.TeamEntity() == nil || via.Target != v.spec.TeamEntity().Name {
			v.fail(at+".via", "%q does not point at an entity that people belong to", clip(g.Via))
		}
	case "colleague":
		if v.spec.TeamEntity() == nil {
			v.fail(at+".who", "the app has no entity that people belong to")
		}
		if g.Via != "" && (via == nil || via.Kind != Member) {
			v.fail(at+".via", "%q is not a member field", clip(g.Via))
		}
	default:
		if g.Via != "" {
			v.fail(at+".via", "%s has none", g.Who)
		}
	}
	if g.When != nil {
		f := e.Field(g.When.Field)
		if f == nil || !strings.Contains("enum boolean text", string(f.Kind)) || f.Kind == Enum && f.Option(g.When.Value) == nil {
			v.fail(at+".when", "%q = %q cannot hold", clip(g.When.Field), clip(g.When.Value))
		}
	}
}
