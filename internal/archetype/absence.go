package archetype

import (
	"slices"
	"strings"

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
		b.addField(e, spec.Field{Label: "From", Kind: spec.Date, Required: true})
		b.addField(e, spec.Field{Label: "To", Kind: spec.Date, Required: true, After: "from"})
	}
	e.Calendar = b.firstDay(e).Name
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
