package archetype

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// booking makes the booking slice of what the text says, with the family's defaults for the rest; or changes the one of
// the base.
func (b *builder) booking() {
	said := b.in.Booking
	k := b.spec.Booking
	if k == nil {
		k = b.newBooking()
		b.spec.Booking = k
	}
	if said.Currency != "" && b.req.Base == nil {
		b.spec.App.Currency = said.Currency
	}
	b.bookingServices(k)
	b.bookingHours(k)
	b.bookingRules(k)
	b.bookingPeople(k)
	for _, f := range said.Asked {
		if sizedServices(k) && strings.EqualFold(f.Label, "size") {
			b.trace.meet(f.At, "booking/services") // the service says it: "Large dog"
			continue
		}
		made := b.fromIntent(&spec.Entity{}, f)
		if slices.Contains([]spec.FieldKind{spec.Place, spec.URL, spec.Tags, spec.Reference, spec.Member}, made.Kind) {
			made.Kind, made.Options = spec.Text, nil
		}
		if slices.Contains([]spec.FieldKind{spec.Money, spec.Decimal, spec.Percent, spec.Duration}, made.Kind) {
			made.Kind = spec.Integer
		}
		if slices.Contains([]spec.FieldKind{spec.Date, spec.DateTime, spec.Time}, made.Kind) {
			made.Kind = spec.Text
		}
		made.Required = made.Required || !f.Optional && made.Kind != spec.Boolean && made.Kind != spec.LongText
		if !slices.ContainsFunc(k.Fields, func(have spec.Field) bool { return strings.EqualFold(have.Label, made.Label) }) && len(k.Fields) < 20 {
			holder := spec.Entity{Fields: k.Fields}
			made.Name = b.fieldName(&holder, made.Label)
			made.Due, made.After = false, ""
			b.placeField(&made)
			k.Fields = append(k.Fields, made)
		}
		b.trace.meet(f.At, "booking/fields")
	}
	for _, s := range said.Said {
		b.trace.meet(s.At, s.Node)
	}
	b.bookingSaid(k)
}

// sizedServices says whether the services are sizes of one thing: small, medium and large dogs.
func sizedServices(k *spec.Booking) bool {
	sized := 0
	for _, s := range k.Services {
		word, _, _ := strings.Cut(strings.ToLower(s.Name), " ")
		if slices.Contains([]string{"small", "medium", "large", "big", "mini", "huge", "xl"}, word) {
			sized++
		}
	}
	return sized > 1
}

var (
	reBookingNote = regexp.MustCompile(`(?i)\bnotes?\b`)
	// What every booking app has, in the words that people use for it.
	bookingHas = []struct {
		node string
		re   *regexp.Regexp
	}{
		{"booking/slots", regexp.MustCompile(`(?i)\b(?:no|never|not|without|avoid|prevent)s?\b[^.;]{0,25}\b(?:double[- ]book\w*|overlap\w*|same time|twice)\b|\bcannot overlap\b`)},
		{"booking", regexp.MustCompile(`(?i)\b(?:see|list of|view)\b[^.;]{0,30}\b(?:upcoming|coming|past|own|their|my)\b[^.;]{0,30}\b(?:bookings?|appointments?|lessons?|reservations?|visits?|sessions?)\b`)},
		{"booking", regexp.MustCompile(`(?i)\b(?:sees?|view|has|have)\b[^.;]{0,30}\b(?:calendar|schedule|day list|week|day)\b[^.;]{0,30}`)},
		{"booking/hours", regexp.MustCompile(`(?i)\b(?:block|close|mark|set|enter|take|when i am|when they are)\b[^.;]{0,30}\b(?:days? off|holidays?|vacation|absences?|maintenance|closed|off)\b`)},
	}
	reBookingRating = regexp.MustCompile(`(?i)\b(?:rat(?:e|es|ing|ings)|stars?|reviews?)\b`)
)

// bookingSaid: what providers note on appointments and what customers say of them.
func (b *builder) bookingSaid(k *spec.Booking) {
	for _, c := range b.in.Clauses {
		at := intent.Range{From: c.From, To: c.To}
		if k.StaffRole != "" && reBookingNote.MatchString(c.Text) && !strings.Contains(strings.ToLower(c.Text), "note that") {
			k.Notes = true
			b.trace.meet(at, "booking/notes")
		}
		for _, has := range bookingHas {
			if m := has.re.FindStringIndex(c.Text); m != nil {
				b.trace.meet(b.in.TokensOf(&c, m[0], m[1]), has.node)
			}
		}
		if reBookingRating.MatchString(c.Text) {
			k.Ratings = true
			b.trace.meet(at, "booking/ratings")
		}
	}
}

func (b *builder) newBooking() *spec.Booking {
	k := &spec.Booking{
		Service:     spec.Words{Label: "Service", LabelPlural: "Services"},
		Provider:    spec.Words{Label: "Provider", LabelPlural: "Providers"},
		Appointment: spec.Words{Label: "Appointment", LabelPlural: "Appointments"},
		SlotMinutes: 30, LeadMinutes: 60, HorizonDays: 60, CancelHours: 24,
		CustomerRole: b.spec.DefaultRole().Name, Fields: []spec.Field{},
	}
	if n, err := strconv.Atoi(b.decide("booking_horizon_days")); err == nil && n > 0 && n <= 730 {
		k.HorizonDays = n
	}
	if n, err := strconv.Atoi(b.decide("cancellation_hours")); err == nil && n >= 0 && n <= 8760 {
		k.CancelHours = n
	}
	if zone := b.decide("time_zone"); zone != "" {
		b.spec.App.TimeZone = clip(zone, 60)
	}
	return k
}

func (b *builder) bookingServices(k *spec.Booking) {
	said := b.in.Booking
	for _, s := range said.Services {
		b.trace.meet(s.At, "booking/services")
		made := spec.BookingService{Name: clip(s.Name, 80), Minutes: clamp(s.Minutes, 5, 1440), Price: clamp(s.Price, 0, 100_000_000), NoExtras: s.NoExtras}
		if s.Minutes == 0 {
			made.Minutes = 60
		}
		if slices.ContainsFunc(said.NoBuffer, func(name string) bool { return strings.EqualFold(name, s.Name) }) {
			zero := 0
			made.Buffer = &zero
		}
		at := slices.IndexFunc(k.Services, func(have spec.BookingService) bool { return strings.EqualFold(have.Name, made.Name) })
		switch {
		case at >= 0:
			k.Services[at] = made
		case len(k.Services) < 40:
			k.Services = append(k.Services, made)
		}
	}
	for _, x := range said.Extras {
		b.trace.meet(x.At, "booking/extras")
		at := slices.IndexFunc(k.Extras, func(have spec.BookingExtra) bool { return strings.EqualFold(have.Name, x.Name) })
		made := spec.BookingExtra{Name: clip(x.Name, 80), Price: clamp(x.Price, 0, 100_000_000), Minutes: clamp(x.Minutes, 0, 1440)}
		switch {
		case at >= 0:
			k.Extras[at] = made
		case len(k.Extras) < 20:
			k.Extras = append(k.Extras, made)
		}
	}
	if h := said.Hourly; h != nil {
		k.Hourly = &spec.HourlyBooking{MinHours: clamp(h.MinHours, 1, 24), MaxHours: clamp(h.MaxHours, max(1, h.MinHours), 24), WeekdayPrice: clamp(h.WeekdayPrice, 0, 100_000_000),
			WeekendPrice: clamp(h.WeekendPrice, 0, 100_000_000), MaxPeople: clamp(h.MaxPeople, 0, 10_000)}
		k.SlotMinutes = 60
	}
	if len(k.Services) > 0 {
		return
	}
	name, price := "First visit", 4000
	if k.Hourly != nil {
		name, price = sentence(b.bookedThing()), k.Hourly.WeekdayPrice
	}
	k.Services = []spec.BookingService{{Name: name, Minutes: 60, Price: price}}
	if k.Hourly == nil {
		k.Services = tradeServices(b.fullText())
	}
}

// bookedThing is what an hourly booking is of: "floating sauna".
func (b *builder) bookedThing() string {
	if thing := b.in.Booking.Thing; thing != "" {
		return strings.ToLower(thing)
	}
	if b.in.Booking.ProviderWord != "" {
		return b.in.Booking.ProviderWord
	}
	for _, e := range b.in.Entities {
		if e.Strong && (e.Noun == nil || !e.Noun.Person) {
			return strings.ToLower(e.Label)
		}
	}
	return "place"
}

func (b *builder) bookingHours(k *spec.Booking) {
	said := b.in.Booking
	if len(said.Hours) > 0 {
		k.Hours = hours(said.Hours)
	}
	if len(said.Breaks) > 0 {
		k.Breaks = nil
		for _, h := range hours(said.Breaks) {
			if slices.ContainsFunc(k.Hours, func(o spec.OpeningHours) bool { return o.Weekday == h.Weekday }) || len(said.Hours) == 0 {
				k.Breaks = append(k.Breaks, h)
			}
		}
	}
	if len(k.Hours) > 0 {
		return
	}
	for day := 1; day <= 5; day++ {
		k.Hours = append(k.Hours, spec.OpeningHours{Weekday: day, From: "09:00", To: "17:00"})
	}
	if k.Hourly != nil {
		k.Hours = nil
		for day := range 7 {
			k.Hours = append(k.Hours, spec.OpeningHours{Weekday: day, From: "10:00", To: "22:00"})
		}
	}
}

func hours(from []intent.Hours) []spec.OpeningHours {
	var out []spec.OpeningHours
	for _, h := range from {
		o := spec.OpeningHours{Weekday: h.Weekday, From: h.From, To: h.To}
		if o.To > o.From && !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b spec.OpeningHours) int {
		if a.Weekday != b.Weekday {
			return a.Weekday - b.Weekday
		}
		return strings.Compare(a.From, b.From)
	})
	return out
}

func (b *builder) bookingRules(k *spec.Booking) {
	said := b.in.Booking
	for _, r := range []struct {
		to        *int
		said      int
		low, high int
	}{
		{&k.SlotMinutes, said.SlotMinutes, 5, 1440}, {&k.Buffer, said.Buffer, 0, 1440}, {&k.LeadMinutes, said.LeadMinutes, 0, 525600},
		{&k.HorizonDays, said.HorizonDays, 1, 730}, {&k.CancelHours, said.CancelHours, 0, 8760}, {&k.CancelFee, said.CancelFee, 0, 100_000_000},
		{&k.Capacity, said.Capacity, 0, 10_000},
	} {
		if r.said > 0 {
			*r.to = clamp(r.said, r.low, r.high)
		}
	}
	if said.CancelHours > 0 {
		b.answerFromText("cancellation_hours", strconv.Itoa(k.CancelHours))
	}
	if said.HorizonDays > 0 {
		b.answerFromText("booking_horizon_days", strconv.Itoa(k.HorizonDays))
	}
	if said.TimeZone != "" {
		b.spec.App.TimeZone = said.TimeZone
		b.answerFromText("time_zone", said.TimeZone)
	}
	if said.First != "" {
		for _, s := range k.Services {
			if strings.EqualFold(s.Name, said.First) {
				k.FirstService = s.Name
			}
		}
	}
}

func (b *builder) answerFromText(key, answer string) {
	if d := b.spec.Decision(key); d != nil && d.Source != "customer" {
		d.Answer, d.Source = answer, "text"
	}
}

func (b *builder) bookingPeople(k *spec.Booking) {
	said := b.in.Booking
	if b.req.Base != nil && len(k.Providers) > 0 {
		return
	}
	for _, r := range b.spec.Roles {
		if !r.Default && !r.Admin && k.StaffRole == "" {
			k.StaffRole = r.Name
		}
	}
	word := said.ProviderWord
	if word == "" && k.StaffRole != "" {
		word = b.spec.Role(k.StaffRole).Label
	}
	n := clamp(said.Providers, 1, 12)
	switch {
	case k.Hourly != nil:
		thing := sentence(b.bookedThing())
		k.Provider = words(thing)
		k.Service, k.Appointment = words(thing), words("Booking")
		k.Providers = []string{thing}
		for i := 2; i <= n; i++ {
			k.Providers = append(k.Providers, fmt.Sprintf("%s %d", thing, i))
		}
		if len(k.Providers) > 1 {
			k.Providers[0] += " 1"
		}
		if len(said.ProviderNames) > 0 {
			k.Providers = said.ProviderNames
		}
	case word != "":
		k.Provider = words(sentence(word))
		people := catalogue.Get().Pools["people"]
		for i := range n {
			name := people[i%len(people)]
			if said.ProviderThing {
				name = fmt.Sprintf("%s %d", sentence(word), i+1)
			}
			k.Providers = append(k.Providers, name)
		}
		if len(said.ProviderNames) > 0 {
			k.Providers = said.ProviderNames
		}
		if !said.ProviderThing && len(said.ProviderNames) == 0 {
			b.staffAccounts(k)
		}
	default:
		k.Provider = words("Provider")
		k.Providers = []string{clip(b.spec.App.Name, 80)}
	}
	k.ProviderPick = len(k.Providers) > 1
	if k.ProviderPick {
		k.ProviderPick = b.decide("provider_pick") != "no"
	}
}

// staffAccounts names the demo accounts of the staff role and the providers alike, so that each sees an own calendar.
func (b *builder) staffAccounts(k *spec.Booking) {
	if k.StaffRole == "" {
		return
	}
	var staff []string
	for _, a := range b.spec.Accounts {
		if a.Role == k.StaffRole {
			staff = append(staff, a.Name)
		}
	}
	for i := range k.Providers {
		if i < len(staff) {
			k.Providers[i] = staff[i]
		}
	}
}

func words(label string) spec.Words {
	label = spec.CleanLabel(label, "Booking")
	return spec.Words{Label: label, LabelPlural: spec.CleanLabel(ident.Plural(label), label)}
}

// bookingSections shows prices, hours and people on the start page.
func (b *builder) bookingSections() {
	k := b.spec.Booking
	if k == nil {
		return
	}
	l := &b.spec.Landing
	prices := spec.Section{Kind: "prices", Title: "Prices"}
	if k.Hourly != nil {
		prices.Items = []spec.Point{{Title: "Monday to Friday", Text: money(k.Hourly.WeekdayPrice, b.spec.App.Currency) + " per hour"},
			{Title: "Saturday and Sunday", Text: money(k.Hourly.WeekendPrice, b.spec.App.Currency) + " per hour"}}
	} else {
		for _, s := range k.Services {
			prices.Items = append(prices.Items, spec.Point{Title: s.Name, Text: fmt.Sprintf("%d min, %s", s.Minutes, money(s.Price, b.spec.App.Currency))})
		}
		for _, x := range k.Extras {
			prices.Items = append(prices.Items, spec.Point{Title: x.Name, Text: "+ " + money(x.Price, b.spec.App.Currency)})
		}
	}
	l.Sections = append(l.Sections, prices)
	open := spec.Section{Kind: "hours", Title: "Opening hours"}
	days := []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	for _, h := range k.Hours {
		open.Items = append(open.Items, spec.Point{Title: days[h.Weekday], Text: h.From + " to " + h.To})
	}
	l.Sections = append(l.Sections, open)
	if k.Hourly == nil && len(k.Providers) > 1 {
		team := spec.Section{Kind: "team", Title: "Our team"}
		for _, p := range k.Providers {
			team.Items = append(team.Items, spec.Point{Icon: "user", Title: p, Text: k.Provider.Label})
		}
		l.Sections = append(l.Sections, team)
	}
}

// money writes minor units as people do: "€ 95", "$12.50".
func money(minor int, currency string) string {
	sign := map[string]string{"EUR": "€ ", "USD": "$", "GBP": "£", "CHF": "CHF ", "JPY": "¥"}[currency]
	if sign == "" {
		sign = currency + " "
	}
	if minor%100 == 0 {
		return sign + strconv.Itoa(minor/100)
	}
	return fmt.Sprintf("%s%d.%02d", sign, minor/100, minor%100)
}

func clamp(n, low, high int) int { return max(low, min(n, high)) }
