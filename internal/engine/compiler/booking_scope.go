package compiler

import (
	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// The scopes of what can be booked at the start.
var (
	serviceType = &slice.Type{Name: "service", Paths: []string{"service.name", "service.minutes", "service.price", "service.buffer", "service.takes_extras", "service.first_visit", "service.position"}}
	extraType   = &slice.Type{Name: "extra", Paths: []string{"extra.name", "extra.minutes", "extra.price", "extra.position"}}
)

// offer lists the services and extras: a migration puts them into the database, so that a later build can bring new ones.
func (b *scopes) offer(app *slice.Scope, k *spec.Booking) {
	for i, s := range k.Services {
		buffer := -1 // that of the settings
		if s.Buffer != nil {
			buffer = *s.Buffer
		}
		minutes := s.Minutes
		if k.Hourly != nil {
			minutes = 0 // as long as the customer says
		}
		sc := slice.NewScope("service")
		sc.Values = map[string]any{"service.name": s.Name, "service.minutes": minutes, "service.price": s.Price, "service.buffer": buffer,
			"service.takes_extras": !s.NoExtras, "service.first_visit": k.FirstService != "" && s.Name == k.FirstService, "service.position": i}
		app.Lists["booking.service"] = append(app.Lists["booking.service"], sc)
	}
	for i, e := range k.Extras {
		sc := slice.NewScope("extra")
		sc.Values = map[string]any{"extra.name": e.Name, "extra.minutes": e.Minutes, "extra.price": e.Price, "extra.position": i}
		app.Lists["booking.extra"] = append(app.Lists["booking.extra"], sc)
	}
}
