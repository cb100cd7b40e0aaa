package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// ownRecords is how many kinds of record a text must name itself for it to need no blueprint's; ownFields how many fields
// of one for it to get only what belongs to that.
const (
	ownRecords = 2
	ownFields  = 3
)

// namedFamilies are those whose own parts a text asks for in so many words: a blueprint does not take them away.
var namedFamilies = map[string][]string{
	"booking": {"booking"}, "ecommerce": {"cart", "checkout"}, "ai-wrapper": nil, "ai-agent": nil, "learning-platform": {"enrol", "quiz", "certificate"},
}

// blueprint takes the family of the well-known kind of app that the text names, where the words alone say less.
func (b *builder) blueprint(name *intent.Intent) {
	said := b.in.Blueprint
	if said == nil {
		said = name.Blueprint
	}
	if said == nil || b.req.Base != nil {
		return
	}
	known := catalogue.Get().Blueprint(said.Slug)
	asked, special := namedFamilies[b.match.Slug]
	if b.match.Slug == "booking" && said.Plain && len(b.in.Booking.Services)+len(b.in.Booking.Hours) == 0 && !b.in.Has("my-bookings") {
		special = false // "appointments" among the records of a clinic; nobody books online
	}
	special = special && (asked == nil || slices.ContainsFunc(asked, b.in.Has)) && b.match.Confidence >= likely
	switch {
	case b.req.Hint != "" || known.Family == "" || known.Family == b.match.Slug:
		b.plan = known
	case special:
		// "gym management with class booking": the booking stays, the records come beside it
		b.plan = known
	case said.Plain || b.match.Confidence < certain || b.match.Slug == "custom":
		b.plan = known
		b.match.Slug, b.match.Confidence, b.match.Blended = known.Family, max(b.match.Scores[known.Family], certain), []string{}
		b.match.Scores[known.Family] = b.match.Confidence
		b.family = catalogue.Get().Archetype(known.Family)
	}
}

// planned adds the records of the blueprint that the text does not name itself.
func (b *builder) planned() {
	if b.plan == nil || b.spec.Shop != nil || b.spec.Stock != nil || b.spec.Writer != nil || b.spec.Agent != nil {
		return
	}
	b.foldNamed()
	own, told := 0, []string{} // told: what the text says much of itself
	for _, e := range b.in.Entities {
		if e.Strong && !b.unwanted(e) {
			own++
			if len(e.Fields) >= ownFields {
				told = append(told, e.Key)
			}
		}
	}
	for _, record := range b.plan.Records {
		e := b.in.Entity(record)
		if short := b.in.Entity(lastWord(record)); e == nil && short != nil && short.Noun == nil {
			e, short.Key, short.Noun = short, record, catalogue.Get().Noun(record) // the "owners" of a vet's clinic
		}
		if e == nil {
			if own >= ownRecords || len(told) > 0 && !b.pointsAtOne(record, told) || b.in.Role(record) != nil {
				continue // who says what is kept does not want more
			}
			e = b.in.Expect(record)
		}
		e.Strong, e.Planned = true, true
		if said := b.in.Blueprint; said != nil && !slices.ContainsFunc(e.Mentions, func(m intent.Range) bool { return m.From < said.At.From || m.To > said.At.To }) && !strings.EqualFold(lastWord(e.Label), lastWord(record)) {
			e.Label = sentence(record) // "real estate" and "travel" name the app, not a record
		}
		e.Fields = slices.DeleteFunc(e.Fields, func(f *intent.Field) bool {
			target := b.in.Entity(ident.Singular(strings.ToLower(f.Label))) // "expenses with categories"
			if len(f.Options) > 0 || target == nil || target == e || !slices.Contains(b.plan.Records, target.Key) {
				return false
			}
			target.Mentions = append(target.Mentions, f.At)
			return true
		})
	}
	// Parents first, and what the blueprint is about before what the text adds.
	slices.SortStableFunc(b.in.Entities, func(x, y *intent.Entity) int { return b.planOrder(x) - b.planOrder(y) })
}

// pointsAtOne says whether a record of the blueprint belongs to one of these.
func (b *builder) pointsAtOne(record string, keys []string) bool {
	for _, key := range keys {
		if slices.Contains(b.plan.Links[record], key) || slices.ContainsFunc(catalogue.Get().Noun(record).Fields, func(line string) bool {
			return strings.Contains(line, ": ref "+key)
		}) {
			return true
		}
	}
	return false
}

// foldNamed gives what only stands in the words for the app itself to the record it means: the tickets of a "help desk
// ticket system" are its tickets, a "gym membership" app has members.
func (b *builder) foldNamed() {
	if b.in.Blueprint == nil {
		return
	}
	at := b.in.Blueprint.At
	outside := func(m intent.Range) bool { return m.To <= at.From || m.From >= at.To }
	var folded []*intent.Entity
	for _, e := range slices.Clone(b.in.Entities) {
		if slices.Contains(b.plan.Records, e.Key) || len(e.Mentions) == 0 || slices.ContainsFunc(e.Mentions, outside) {
			continue
		}
		folded = append(folded, e)
		if to := b.meant(e, at); to != nil {
			b.fold(e, to)
		}
	}
	b.in.Entities = slices.DeleteFunc(b.in.Entities, func(e *intent.Entity) bool { return slices.Contains(folded, e) })
}

// meant is the record of the blueprint that a thing in the app's own name stands for: the one of its noun or last word,
// or the one that is named beside it ("houses for sale").
func (b *builder) meant(e *intent.Entity, at intent.Range) *intent.Entity {
	for _, record := range b.plan.Records {
		if catalogue.Get().Noun(record) != e.Noun && lastWord(record) != lastWord(e.Key) {
			continue
		}
		if to := b.in.Entity(record); to != nil {
			return to
		}
		return b.in.Expect(record)
	}
	for _, to := range b.in.Entities {
		if slices.Contains(b.plan.Records, to.Key) && slices.ContainsFunc(to.Mentions, func(m intent.Range) bool { return m.From <= at.To && at.From <= m.To }) {
			return to
		}
	}
	return nil
}

// fold gives a record those fields of what is no record itself that name a field; the others are parts of the app:
// "agents", "canned replies".
func (b *builder) fold(from, to *intent.Entity) {
	for _, f := range from.Fields {
		label := strings.ToLower(f.Label)
		known := to.Noun != nil && slices.ContainsFunc(to.Noun.Fields, func(line string) bool {
			have, _, _ := strings.Cut(line, ":")
			return strings.TrimSuffix(have, "!") == ident.Singular(label)
		})
		if known || f.Kind != "" || len(f.Options) > 0 || intent.KindOfLabel(label) != nil {
			to.Fields = append(to.Fields, f)
		}
	}
	to.Children = append(to.Children, from.Children...)
}

// planLinks points the records at those that the blueprint says.
func (b *builder) planLinks() {
	if b.plan == nil {
		return
	}
	for _, record := range b.plan.Records {
		for _, target := range b.plan.Links[record] {
			e, t := b.spec.Entity(b.keys[record]), b.spec.Entity(b.keys[target])
			if e == nil || t == nil || b.referenceTo(e, t.Name) != nil {
				continue
			}
			if have := b.fieldNamed(e, target); have != nil && have.Name != e.Title && len(have.Options) == 0 {
				have.Kind, have.Target, have.Search = spec.Reference, t.Name, false
				b.placeField(have)
				continue
			}
			if b.fieldNamed(e, t.Label) == nil {
				b.insertReference(e, t, false)
			}
		}
	}
}

// linked says whether the blueprint points an entity at something in place of a target it lacks.
func (b *builder) linked(e *spec.Entity, target string) bool {
	if b.plan == nil {
		return false
	}
	for _, record := range b.plan.Records {
		if b.keys[record] == e.Name && len(b.plan.Links[record]) > 0 && !slices.Contains(b.plan.Records, target) {
			return true
		}
	}
	return false
}

func (b *builder) planOrder(e *intent.Entity) int {
	if at := slices.Index(b.plan.Records, e.Key); at >= 0 && e.Planned && len(e.Mentions) == 0 {
		return at
	}
	return len(b.plan.Records)
}

// tracePlan meets the words that name the kind of app with the records it keeps.
func (b *builder) tracePlan() {
	if b.plan == nil || b.in.Blueprint == nil {
		return
	}
	for _, record := range b.plan.Records {
		if name := b.keys[record]; name != "" {
			b.trace.meet(b.in.Blueprint.At, "entities/"+name)
		}
	}
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
