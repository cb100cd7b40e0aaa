package plan

import (
	"bytes"
	"encoding/json"
	"reflect"

	"github.com/skycot/skycot/internal/spec"
)

// skip marks the sessions whose files would come out as the base's. What a session reads is told by reads; that it
// tells the truth is proved by a test of the compiler engine that changes specs and compares the files.
func skip(list []Session, s, base *spec.Spec) {
	before := map[string]Session{}
	for _, b := range sessions(base) {
		before[b.Name] = b
	}
	for i := range list {
		b, ok := before[list[i].Name]
		if !ok || list[i].Name == Verify || !reflect.DeepEqual(b.Owns, list[i].Owns) {
			continue
		}
		list[i].Skipped = bytes.Equal(reads(list[i], s), reads(list[i], base))
	}
}

// outline is what many files know of the app without knowing its fields: names, routes, which slices there are.
type outline struct {
	App          spec.App
	Archetype    string
	Mode, Scale  string
	Roles        []spec.Role
	Accounts     []spec.Account
	Integrations []string
	Booking      *spec.Booking
	Shop         *spec.Shop
	Stock        *spec.Stock
	Writer       *spec.Writer
	Agent        *spec.Agent
	Tools        []spec.Tool
	Course       *spec.Course
	Dashboard    bool
	Entities     []spec.Entity
}

// reads returns, as JSON, the part of the spec that a session's files depend on.
func reads(session Session, s *spec.Spec) []byte {
	o := outline{App: s.App, Mode: s.Theme.Mode, Scale: s.Theme.Scale, Roles: s.Roles, Accounts: s.Accounts,
		Integrations: s.Integrations, Booking: s.Booking, Shop: s.Shop, Stock: s.Stock, Writer: s.Writer, Agent: s.Agent, Tools: s.Tools, Course: s.Course, Dashboard: s.Dashboard}
	var part any
	switch session.Layer {
	case "theme":
		part = []any{s.Theme, s.App.Name}
	case "setup":
		part = []any{s.App, slices(s)}
	case "auth", "data":
		part = []any{o, slices(s)}
	case "docs":
		o.Entities = bare(s)
		part = o
	case "database":
		o.App, o.Accounts = spec.App{Currency: s.App.Currency, TimeZone: s.App.TimeZone}, nil
		o.Mode, o.Scale = "", ""
		o.Entities = withFields(s)
		part = o
	case "seed":
		o.Entities = s.Entities
		part = o
	case "pages":
		if session.Name == "kit" {
			part = slices(s)
		} else {
			o.Entities = bare(s)
			part = []any{o, s.Landing, slices(s)}
		}
	default: // integrations, feature, tests
		o.Entities = withFields(s)
		part = o
	}
	if entity, ok := entityOf(session, s); ok {
		o.Entities, o.Booking, o.Shop, o.Stock, o.Accounts = around(s, entity), nil, nil, nil, nil
		part = []any{o, s.Booking != nil, s.Shop != nil, s.Stock != nil}
	}
	if session.Name == "feature-time" {
		o.Entities, o.Booking, o.Shop, o.Stock, o.Accounts = logged(s), nil, nil, nil, nil
		part = o
	}
	data, err := json.Marshal(part)
	if err != nil { // a spec is plain data
		panic(err)
	}
	return data
}

// entityOf returns the entity that a feature session is about.
func entityOf(session Session, s *spec.Spec) (int, bool) {
	for i := range s.Entities {
		if session.Name == "feature-"+kebab(s.Entities[i].Name) {
			return i, true
		}
	}
	return 0, false
}

// around returns entity i and the entities that it points at or that point at it, with their fields.
func around(s *spec.Spec, i int) []spec.Entity {
	near := map[string]bool{s.Entities[i].Name: true}
	for _, f := range s.Entities[i].Fields {
		near[f.Target] = true
	}
	for _, e := range s.Entities {
		for _, f := range e.Fields {
			if f.Kind == spec.Reference && f.Target == s.Entities[i].Name {
				near[e.Name] = true
			}
		}
	}
	// Whether a neighbour's own parents are shared decides what is asked of it, so they count by their outline.
	var out []spec.Entity
	all := withFields(s)
	for j, e := range all {
		if near[e.Name] {
			out = append(out, e)
		} else if s.Entities[j].Shared {
			out = append(out, spec.Entity{Name: e.Name, Table: e.Table, Shared: true})
		}
	}
	return out
}

// logged returns the entities that time is logged on.
func logged(s *spec.Spec) []spec.Entity {
	var out []spec.Entity
	for _, e := range withFields(s) {
		if e.TimeLog {
			out = append(out, e)
		}
	}
	return out
}

// withFields returns the entities without their sample rows.
func withFields(s *spec.Spec) []spec.Entity {
	out := make([]spec.Entity, len(s.Entities))
	for i, e := range s.Entities {
		e.Sample = nil
		out[i] = e
	}
	return out
}

// bare returns the entities without fields and sample rows.
func bare(s *spec.Spec) []spec.Entity {
	out := withFields(s)
	for i := range out {
		out[i].Fields = nil
	}
	return out
}

// slices lists which removable parts the app has at all.
func slices(s *spec.Spec) map[string]bool {
	m := map[string]bool{"booking": s.Booking != nil, "shop": s.Shop != nil, "stock": s.Stock != nil, "dashboard": s.Dashboard, "people": len(s.Roles) > 1, "entities": len(s.Entities) > 0}
	for _, slug := range s.Integrations {
		m["integration "+slug] = true
	}
	for _, t := range s.Tools {
		m["tool "+t.Kind] = true
	}
	m["course"], m["scores"] = s.Course != nil, s.SharedScores()
	has := func(name string, yes bool) {
		if yes {
			m[name] = true
		}
	}
	for _, e := range s.Entities {
		has("nav", e.Nav)
		has("shared", e.Shared)
		has("board", e.Board != "")
		has("calendar", e.Calendar != "")
		has("map", e.Map)
		has("comments", e.Comments)
		has("ratings", e.Ratings)
		has("time_log", e.TimeLog)
		has("moderation", e.Moderation)
		has("transitions", len(e.Transitions) > 0)
		for _, f := range e.Fields {
			has("kind "+string(f.Kind), true) // each brings its own part of the kit
		}
		for _, g := range e.Access.Read {
			has("visitors", g.Who == "visitor")
		}
	}
	return m
}
