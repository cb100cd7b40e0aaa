package accept

import (
	"slices"

	"github.com/skycot/skycot/internal/spec"
)

// appWide writes the checks of what every app has, or some have once.
func (w *writer) appWide() {
	w.add("start-page", "The start page says what the app is", "visitor", []spec.Step{open("/"), see("heading", w.spec.Landing.Headline)},
		"app", "app/responsive", "theme", "theme/scale", "theme/mode", "theme/tone", "theme/primary", "theme/background", "theme/accent", "theme/heading")
	if w.spec.App.Accountless {
		return // nobody signs in
	}
	role := w.spec.DefaultRole().Name
	w.add("accounts", "An account can sign in and reach its settings", role, []spec.Step{open("/settings"), see("heading", "Settings")}, "roles")
	for _, r := range w.spec.Roles {
		w.proves["roles/"+r.Name] = []string{"accounts"}
	}
	if w.spec.Dashboard {
		w.add("dashboard", "The dashboard opens", role, []spec.Step{open("/dashboard"), see("heading", "Dashboard")}, "dashboard")
	}
	if slices.Contains(w.spec.Without, "payment") {
		w.add("no-payment", "Nothing asks for a payment", "visitor", []spec.Step{open("/"), notSee("button", "Pay"), notSee("link", "Checkout"), notSee("link", "Cart")}, "without/payment")
	}
	if slices.Contains(w.spec.Integrations, "slack") {
		w.add("slack", "Slack can be connected and is not yet", w.spec.AdminRole().Name, []spec.Step{open("/settings"), see("", "Slack"), see("", "Not connected")}, "integrations/slack")
	}
}

// nextMonthIsOpen is the least horizon in days at which every weekday of next month can be booked.
const nextMonthIsOpen = 40

// booking: a customer books a free time and finds it again.
func (w *writer) booking() {
	k := w.spec.Booking
	if k == nil {
		return
	}
	w.add("booking-prices", "Services and prices can be read without an account", "visitor", []spec.Step{open("/book"), see("radio", k.Services[0].Name)},
		"booking/services", "booking/extras", "booking/hourly")
	if k.Notes && k.StaffRole != "" {
		w.add("booking-notes", "A customer sees no note on an appointment", k.CustomerRole, []spec.Step{
			open("/bookings"), in(spec.Step{Do: "click", Role: "link"}, "Past"), see("", "When"), notSee("", "Only you see this note"), notSee("textbox", "Note")}, "booking/notes")
	}
	if k.Ratings {
		w.add("booking-rating", "An appointment that is over can be rated, and the start page shows the average", k.CustomerRole, []spec.Step{
			open("/bookings"), in(spec.Step{Do: "click", Role: "link"}, "Past"), choose("Your rating", "4"), click("button", "Save rating"), see("", "Rating saved"),
			reload(), see("button", "Remove rating"), open("/"), see("", "rating")}, "booking/ratings")
	}
	if k.HorizonDays < nextMonthIsOpen || k.Hourly != nil {
		return
	}
	service := k.Services[0].Name
	if k.FirstService != "" {
		service = k.FirstService
	}
	weekdays := []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	steps := []spec.Step{
		open("/book"), click("radio", service), in(click("button", "Next month"), "Day"),
		in(click("button", weekdays[k.Hours[0].Weekday]), "Day"), press("radio", "", "Time", "Space"),
	}
	for i := range k.Fields {
		if f := &k.Fields[i]; f.Required && f.Kind != spec.Boolean {
			if s, ok := w.enter(f); ok {
				steps = append(steps, s)
			}
		}
	}
	steps = append(steps, click("button", "Book"), open("/bookings"), in(see("", service), "Coming"), reload(), in(see("", service), "Coming"))
	w.add("booking-book", "A customer books a free time and finds it again", k.CustomerRole, steps,
		"booking", "booking/slots", "booking/fields", "booking/hours", "booking/slot_minutes", "booking/horizon_days", "booking/lead_minutes")
}
