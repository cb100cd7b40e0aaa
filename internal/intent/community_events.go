package intent

import (
	"slices"

	"github.com/skycot/skycot/internal/ident"
)

// eventList reads a line that names an event and lists what is known of one: "running days (events): date, place, max
// visitors", "events: date, place". Without this such a line says nothing, because its head is no noun of the lexicon. It
// says whether the line was one.
func (in *Intent) eventList(c *Clause) bool {
	colon := -1
	for i := c.From; i < min(c.To, c.From+8); i++ {
		if in.Tokens[i].Is(":") {
			colon = i
			break
		}
	}
	if colon <= c.From || colon+1 >= c.To {
		return false
	}
	named := false
	head := Range{c.From, colon}
	for i := c.From; i < colon; i++ {
		if in.Tokens[i].Is("events", "event", "meetups", "meetup", "meetings", "outings", "gatherings") {
			named = true
		}
		if in.Tokens[i].Is("(") && head.To == colon {
			head.To = i
		}
	}
	if !named || head.To <= head.From || slices.ContainsFunc(in.Tokens[head.From:head.To], func(t Token) bool { return t.Kind != Word }) || head.To-head.From > 3 {
		return false
	}
	key := in.lemma(head.From, head.To)
	var e *Entity
	for _, have := range in.Entities {
		if have.Key == key {
			e = have
		}
	}
	if e == nil {
		e = &Entity{Key: key, Label: ident.Sentence(key), Strong: true, Mentions: []Range{head}}
		in.Entities = append(in.Entities, e)
	}
	e.Strong = true
	in.take(e, colon+1, c.To)
	in.Community.Events = append(in.Community.Events, Shown{Key: key, Label: e.Label, At: Range{c.From, colon}})
	return true
}
