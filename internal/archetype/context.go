package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// asking are words that make a sentence a wish for the app rather than a word about the customer's life.
var asking = strings.Fields(`can may must should shall need needs want wants cannot please would allow allows able could only never no not every
	each if when show shows see sees add list search filter like everyone anyone app page site`)

// context says whether a clause that nothing answers asks for nothing: "Today everything runs by phone", "I drive to
// people". It tells of the customer, in the first person or of how things are now, without a word of asking.
func (b *builder) context(piece intent.Range, c intent.Clause) bool {
	told := false
	for i := piece.From; i < piece.To; i++ {
		t := b.in.Tokens[i]
		told = told || t.Is("i", "we", "our", "my", "us") || i == piece.From && t.Is("today", "currently", "now", "background", "so", "texts", "two")
		if slices.Contains(asking, t.Lower) || t.Is(":") || t.Kind == intent.Number && c.Source != "description" {
			return false
		}
	}
	return told && !b.in.Tokens[piece.From].Is("as")
}

// exclusions meets "no online payment" in an app that has none.
func (b *builder) exclusions() {
	for _, k := range b.in.Excluded {
		known := catalogue.Get().Capability(k.Slug)
		if known == nil || b.in.Has(k.Slug) || known.Unbuilt == "" && (known.Title == "" || b.hasFeature(k.Slug)) {
			continue
		}
		c := b.in.Clauses[b.in.ClauseAt(k.At.From)]
		b.trace.meet(intent.Range{From: max(c.From, k.At.From-2), To: c.To}, "without/"+k.Slug)
	}
}

// promises notes what the text asked the app not to have, beside what earlier texts asked. A later text that asks for it after
// all takes the promise back.
func (b *builder) promises() {
	out := []string{}
	for _, what := range b.spec.Without {
		if !b.in.Has(what) && !(what == "phone" && b.spec.Landing.Site != nil && b.spec.Landing.Site.Phone != "") && !(what == "price" && b.sectionOf("prices") != nil) {
			out = append(out, what)
		}
	}
	for _, r := range b.spec.Requirements {
		for _, node := range r.Nodes {
			if what, ok := strings.CutPrefix(node, "without/"); ok && !strings.Contains(what, "/") && !slices.Contains(out, what) {
				out = append(out, what)
			}
		}
	}
	b.spec.Without = out
}

// hasFeature says whether the app has a feature that the start page could speak of.
func (b *builder) hasFeature(slug string) bool { return slices.Contains(b.present(), slug) }

// home takes the time zone and the currency from a place or a price that the text names.
func (b *builder) home() {
	h := b.in.Home
	if h.Currency != "" && b.req.Base == nil {
		b.spec.App.Currency = h.Currency
	}
	if h.TimeZone == "" || b.in.Booking.TimeZone != "" || b.req.Decisions["time_zone"] != "" || b.req.Base != nil {
		return
	}
	b.spec.App.TimeZone = h.TimeZone
	b.answerFromText("time_zone", h.TimeZone)
	b.trace.meet(h.At, "app/time_zone")
}

// same is what two clauses are compared by: their words alone.
func same(r spec.Requirement) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(r.Text), func(c rune) bool { return strings.ContainsRune(" \n\t.,;:!?\"'", c) }), " ")
}

// bookingWords are what the booking pages show without being asked: the flow, the own bookings, prices and people.
var bookingWords = strings.Fields(`service services slot slots appointment appointments booking bookings pick picks choose chooses select day time free
	price prices team coming past start preference date today order name treatment treatments customer customers client clients`)

// wordsOfTheApp meets the words that name the app's people, and in a booking app what its pages are about.
func (b *builder) wordsOfTheApp() {
	b.shopTrace()
	b.stockTrace()
	for i, t := range b.in.Tokens {
		at := intent.Range{From: i, To: i + 1}
		for _, r := range b.in.Roles {
			if name := b.roleName(r.Name); name != "" && (t.Noun == r.Name || t.Lower == r.Name) {
				b.trace.meet(at, "roles/"+name)
			}
		}
		if k := b.spec.Booking; k != nil && (slices.Contains(bookingWords, t.Lower) || strings.EqualFold(t.Noun, k.Provider.Label)) && b.asksForBooking(i) {
			b.trace.meet(at, "booking")
		}
	}
}

// asksForBooking says whether the clause of a word speaks of booking otherwise too: one word alone proves nothing.
func (b *builder) asksForBooking(i int) bool {
	c := b.in.Clauses[b.in.ClauseAt(i)]
	n := 0
	for k := c.From; k < c.To; k++ {
		if slices.ContainsFunc(b.trace.nodes[k], func(node string) bool { return strings.HasPrefix(node, "booking") }) || slices.Contains(bookingWords, b.in.Tokens[k].Lower) {
			n++
		}
	}
	return n > 1
}
