package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// absences shapes requests for time off: they go by the name of who asks, have a first and a last day, and keep the reason
// from colleagues.
func (b *builder) absences() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if n := b.nouns[e.Name]; n == nil || n.Noun != "leave request" || b.base[e.Name] {
			continue
		}
		if !strings.Contains(strings.ToLower(e.Label), "request") {
			e.Label, e.LabelPlural = "Leave request", "Leave requests"
		}
		b.absence(e)
		b.holidays()
		return
	}
}

// holidays are the days off that everybody has; they take nothing from anybody's own.
func (b *builder) holidays() {
	if !b.mentions("holidays") || b.keys["public holiday"] != "" {
		return
	}
	b.entity(&intent.Entity{Key: "public holiday", Label: "Public holiday", Strong: true, Noun: &catalogue.Noun{Noun: "public holiday", Icon: "sun",
		Fields: []string{"name!", "date: date 20..330"}, Titles: []string{"New Year", "Good Friday", "Easter Monday", "Labour Day", "Whit Monday", "Unity Day", "Christmas Day", "Boxing Day"}}})
	e := b.spec.Entity(b.keys["public holiday"])
	if e == nil {
		return
	}
	if f := e.FieldOf(spec.Date); f != nil {
		f.Required = true
	}
	for i, t := range b.in.Tokens {
		if t.Is("holidays", "holiday", "weekends", "sick") || t.Is("public") && i+1 < len(b.in.Tokens) && b.in.Tokens[i+1].Noun == "holiday" {
			b.trace.meet(intent.Range{From: i, To: i + 1}, "entities/"+e.Name)
		}
	}
}

// keepHolidays lets admins alone change the days off.
func (b *builder) keepHolidays() {
	if e := b.spec.Entity(b.keys["public holiday"]); e != nil && !b.base[e.Name] && b.keys["public holiday"] != "" {
		admin := b.admin()
		e.Access = spec.Access{Read: []spec.Grant{{Who: "user"}}, Create: []spec.Grant{admin}, Update: []spec.Grant{admin}, Delete: []spec.Grant{admin}}
	}
}

func (b *builder) absence(e *spec.Entity) {
	e.Fields = slices.DeleteFunc(e.Fields, func(f spec.Field) bool {
		return strings.HasPrefix(f.Name, "half") && f.Kind != spec.Boolean || f.Name == "date" && f.Kind == spec.Date
	})
	for k := range e.Fields {
		if f := &e.Fields[k]; f.Name == e.Title {
			f.Required, f.Kind, f.Search, f.Sort, f.InList = false, spec.LongText, false, false, false
		}
	}
	b.addField(e, spec.Field{Label: "Person", Kind: spec.Text, Required: true})
	b.makeTitle(e, len(e.Fields)-1)
	e.TitleOwner = true
	if e.Field("kind") == nil {
		kinds := []string{"Holiday", "Unpaid", "Other"}
		if b.mentions("sick") {
			kinds = []string{"Holiday", "Sick", "Unpaid", "Other"}
		}
		f := b.addField(e, spec.Field{Label: "Kind", Kind: spec.Enum, Options: options(kinds)})
		f.Required, f.Default, f.Filter, f.InList = true, f.Options[0].Value, false, false
	}
	if b.firstDay(e) == nil {
		first := b.addField(e, spec.Field{Label: "From", Kind: spec.Date, Required: true}).Name
		b.addField(e, spec.Field{Label: "To", Kind: spec.Date, Required: true, After: first})
	}
	e.Calendar = b.firstDay(e).Name
	for k := range e.Fields {
		if f := &e.Fields[k]; f.Name == e.Calendar || f.After == e.Calendar {
			f.Required = true // days off are days
		}
	}
	for i, at := range b.in.Tokens {
		if at.Is("from", "to", "half", "why", "boss", "days") {
			b.trace.meet(intent.Range{From: i, To: i + 1}, "entities/"+e.Name)
		}
	}
}

// firstDay is the date on which the rows of an entity begin, nil when they have no span.
func (b *builder) firstDay(e *spec.Entity) *spec.Field {
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Kind == spec.Date && f.After != "" {
			return e.Field(f.After)
		}
	}
	return nil
}

// keepReasons guards what colleagues are not to see of an absence: why, and what kind it is.
func (b *builder) keepReasons() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if !e.TitleOwner || e.Guard != nil || b.base[e.Name] || !slices.ContainsFunc(e.Access.Read, func(g spec.Grant) bool { return g.Who == "colleague" }) {
			continue
		}
		roles := []string{}
		for _, r := range b.spec.Roles {
			if r.Admin || isLeading(r.Label) {
				roles = append(roles, r.Name)
			}
		}
		for k := range e.Fields {
			f := &e.Fields[k]
			if slices.Contains([]string{"reason", "kind", "note", "sick", "why"}, f.Name) {
				f.Guarded, f.Filter, f.Sort, f.Search, f.InList = true, false, false, false, false
				e.Guard = &spec.Guard{Kind: "roles", Roles: roles}
			}
		}
	}
}
