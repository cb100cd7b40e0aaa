package intent

import (
	"sync"

	"github.com/skycot/skycot/catalogue"
)

// Home is where the app's owner lives, as far as the text tells.
type Home struct {
	TimeZone string // IANA, "" when no place is named
	Currency string // ISO 4217, of a price in the text, else of the place; "" when neither
	At       Range
}

var regionBook = sync.OnceValue(func() *phrasebook {
	b := newPhrasebook()
	for i, r := range catalogue.Get().Regions {
		for _, name := range r.Names {
			p := compilePhrase(name, r.Zone)
			p.signal = i
			b.add(p)
		}
	}
	return b
})

// readHome takes the first country or city that is written with a capital, and the currency of the first price.
func (in *Intent) readHome() {
	for _, c := range in.Clauses {
		for _, h := range regionBook().find(in.Tokens, c.From, c.To, false) {
			first := in.Tokens[h.from]
			if first.Text == first.Lower || in.Home.TimeZone != "" {
				continue // "turkey", "nice": only names
			}
			in.Home.TimeZone, in.Home.At = h.phrase.slug, Range{h.from, h.to}
			if in.Home.Currency == "" {
				in.Home.Currency = catalogue.Get().Regions[h.phrase.signal].Currency
			}
		}
	}
	for i := range in.Tokens {
		if _, currency, _, ok := in.moneyAt(i, len(in.Tokens)); ok {
			in.Home.Currency = currency
			return
		}
	}
}
