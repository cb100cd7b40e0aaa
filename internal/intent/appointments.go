package intent

import (
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// readBooking reads prices, hours and rules of booking, clause by clause.
func (in *Intent) readBooking() {
	for ci := range in.Clauses {
		in.hourly(&in.Clauses[ci]) // prices by the hour first: limits of hours mean something only then
	}
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		in.openingHours(c)
		in.hourly(c)
		in.services(c)
		in.offers(c)
		in.bookingRules(c)
		in.whoIsBooked(c)
		in.namedThings(c)
		in.bookingPeople(c)
		in.timeZone(c)
		in.asked(c)
	}
}

func (in *Intent) said(node string, from, to int) {
	in.Booking.Said = append(in.Booking.Said, Themed{Node: "booking/" + node, At: Range{from, to}})
}

// openingHours reads "Mon to Thu 07:30-19:00, Fri 07:30-14:00", "I work Tue-Sat 9 to 5", "Lunch 12:30-13:00 cannot be
// booked", "closed on weekends".
func (in *Intent) openingHours(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is("lunch", "break", "pause", "siesta") {
			if from, to, next, ok := in.spanAt(i+1, c.To); ok {
				for d := range 7 {
					in.Booking.Breaks = append(in.Booking.Breaks, Hours{d, clock(from), clock(to)})
				}
				in.said("breaks", i, next)
				in.claimWords(c, "breaks", "booked", "closed", "no", "appointments", "cannot")
				i = next - 1
			}
			continue
		}
		days, next, ok := in.daysAt(i, c.To)
		if !ok {
			continue
		}
		if i > c.From && in.closedBefore(c, i) {
			in.said("hours", i-1, next)
			in.claimWords(c, "hours", "closed")
			i = next - 1
			continue
		}
		end := next
		for end < c.To && in.Tokens[end].Is(",", ":", "(", "from") {
			end++
		}
		from, to, after, ok := in.spanAt(end, c.To)
		if !ok {
			continue
		}
		for {
			for _, d := range days {
				in.Booking.Hours = append(in.Booking.Hours, Hours{d, clock(from), clock(to)})
			}
			in.said("hours", i, after)
			if after < c.To && in.Tokens[after].Is("and", "&", ",") {
				if f2, t2, a2, more := in.spanAt(after+1, c.To); more && f2 >= to {
					from, to, after = f2, t2, a2
					continue
				}
			}
			break
		}
		i = after - 1
	}
	in.claimWords(c, "hours", "opening", "hours", "work", "open", "working")
}

func (in *Intent) closedBefore(c *Clause, i int) bool {
	for k := max(c.From, i-3); k < i; k++ {
		if in.Tokens[k].Is("closed", "not", "except", "never") {
			return true
		}
	}
	return false
}

// claimWords claims words of a clause that said something about booking already.
func (in *Intent) claimWords(c *Clause, node string, words ...string) {
	spoke := false
	for _, s := range in.Booking.Said {
		spoke = spoke || s.At.From >= c.From && s.At.To <= c.To && s.Node == "booking/"+node
	}
	if !spoke {
		return
	}
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is(words...) {
			in.said(node, i, i+1)
		}
	}
}

// hourly reads "60 €/h weekdays 80 €/h weekend", "max 8 people", "2 hour minimum".
func (in *Intent) hourly(c *Clause) {
	for i := c.From; i < c.To; i++ {
		price, currency, next, ok := in.moneyAt(i, c.To)
		if !ok || !in.perHour(next, c.To) {
			continue
		}
		if in.Booking.Hourly == nil {
			in.Booking.Hourly = &Hourly{MinHours: 1, MaxHours: 8}
		}
		h := in.Booking.Hourly
		in.Booking.Currency = currency
		end := next + 2
		weekend := false
		for k := end; k < min(end+3, c.To); k++ {
			if in.Tokens[k].Is("weekend", "weekends", "saturday", "sunday", "saturdays", "sundays", "sat", "sun") {
				weekend, end = true, k+1
				break
			}
			if in.Tokens[k].Is("weekdays", "weekday", "week") || in.Tokens[k].Kind == Number {
				if in.Tokens[k].Kind != Number {
					end = k + 1
				}
				break
			}
		}
		if weekend {
			h.WeekendPrice = price
		} else {
			h.WeekdayPrice = price
		}
		if h.WeekendPrice == 0 {
			h.WeekendPrice = h.WeekdayPrice
		}
		if h.WeekdayPrice == 0 {
			h.WeekdayPrice = h.WeekendPrice
		}
		in.said("hourly", i, min(end, c.To))
		i = next
	}
	if in.Booking.Hourly == nil && !in.says(c, "hour", "hourly") {
		return
	}
	for i := c.From; i+1 < c.To; i++ {
		t, u := in.Tokens[i], in.Tokens[i+1]
		n, ok := parseNumber(t.Text)
		if t.Kind != Number || !ok {
			continue
		}
		before := i > c.From && in.Tokens[i-1].Is("max", "maximum", "to", "most") || i > c.From+1 && in.Tokens[i-2].Is("max", "maximum")
		minimum := i > c.From && in.Tokens[i-1].Is("min", "minimum", "least") || i+2 < c.To && in.Tokens[i+2].Is("minimum", "min")
		h := in.Booking.Hourly
		switch {
		case u.Is("people", "persons", "guests", "pax", "players") && h != nil:
			h.MaxPeople = int(n)
			in.said("hourly", max(c.From, i-1), i+2)
		case u.Is("people", "persons", "guests") && before:
			in.hourlyNow().MaxPeople = int(n)
			in.said("hourly", i-1, i+2)
		case u.Is("hour", "hours", "h") && minimum && !in.says(c, "cancel", "ahead", "before", "notice"):
			in.hourlyNow().MinHours = int(n)
			in.said("hourly", max(c.From, i-1), min(i+3, c.To))
		case u.Is("hour", "hours", "h") && before && h != nil && !in.says(c, "cancel", "ahead", "before"):
			h.MaxHours = int(n)
			in.said("hourly", max(c.From, i-2), i+2)
		}
	}
}

func (in *Intent) hourlyNow() *Hourly {
	if in.Booking.Hourly == nil {
		in.Booking.Hourly = &Hourly{MinHours: 1, MaxHours: 8, WeekdayPrice: 3000, WeekendPrice: 3000}
	}
	return in.Booking.Hourly
}

// perHour says whether "/h", "per hour" or "an hour" begins at token i.
func (in *Intent) perHour(i, limit int) bool {
	return i+1 < limit && in.Tokens[i].Is("/", "per", "an", "a", "each") && in.Tokens[i+1].Is("h", "hr", "hour", "hours", "stunde")
}

func (in *Intent) says(c *Clause, words ...string) bool {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is(words...) {
			return true
		}
	}
	return false
}

// services reads "First assessment, 60 min, € 95", "Small dog 45 min $50, medium 60 min $65, add nails +$12": a name, then
// a duration, then a price.
func (in *Intent) services(c *Clause) {
	start := c.From
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is("+") || in.Tokens[i].Is("extra", "add") && i+1 < c.To {
			if next, ok := in.extra(c, i); ok {
				i, start = next-1, next
				continue
			}
		}
		minutes, afterTime, isTime := in.durationAt(i, c.To)
		if !isTime || minutes < 5 || minutes > 720 {
			continue
		}
		at := afterTime
		for at < c.To && in.Tokens[at].Is(",", "-", "–", ":", "for", "at", "(", "costs", "/", "=", "and") {
			at++
		}
		if at >= c.To {
			break
		}
		price, currency, next, ok := in.moneyAt(at, c.To)
		if !ok || in.perHour(next, c.To) {
			continue
		}
		name := in.nameBefore(start, i)
		if name == "" {
			continue
		}
		in.Booking.Currency = currency
		s := Service{Name: name, Minutes: minutes, Price: price, At: Range{in.nameStart(start, i), next}}
		for k := next; k+1 < c.To && k < next+5; k++ {
			if in.Tokens[k].Is("no") && in.Tokens[k+1].Is("extras", "extra") {
				s.NoExtras = true
				s.At.To = c.To
			}
		}
		in.Booking.Services = append(in.Booking.Services, s)
		i, start = next-1, next
	}
	in.inheritHeads()
}

// nameStart skips what joins a name to what was before it.
func (in *Intent) nameStart(from, to int) int {
	// a name begins after the last separator that has words behind it
	start := from
	for k := from; k < to; k++ {
		if in.Tokens[k].Is(".", ";", "(", "+") || in.Tokens[k].Is(":") && k < to-1 || in.Tokens[k].Is(",") && k+1 < to && in.Tokens[k+1].Kind == Word {
			start = k + 1
		}
	}
	for start < to && (in.Tokens[start].Is(",", "and", "or", "a", "an", "the", "for", "add", "option", "-", "–", "offer", "also", "have", "we", "i", "(", "with", "costs", "\"", "“", "”") || in.Tokens[start].Kind == Mark) {
		start++
	}
	return start
}

func (in *Intent) nameBefore(from, to int) string {
	start := in.nameStart(from, to)
	for to > start && (in.Tokens[to-1].Kind == Mark || in.Tokens[to-1].Is("for", "is", "takes", "at", "option", "costs", "of", "lasts")) {
		to--
	}
	if to <= start || to-start > 6 {
		return ""
	}
	return ident.Sentence(spec.CleanLabel(lowerFirst(in.Words(Range{start, to})), ""))
}

// inheritHeads gives "medium" after "small dog" its noun: "Medium dog".
func (in *Intent) inheritHeads() {
	list := in.Booking.Services
	if len(list) < 2 {
		return
	}
	words := strings.Fields(list[0].Name)
	if len(words) != 2 || !strings.Contains("small large medium short long big little half full", strings.ToLower(words[0])) {
		return
	}
	for i := 1; i < len(list); i++ {
		if w := strings.ToLower(list[i].Name); strings.Contains(" small large medium short long big little half full ", " "+w+" ") {
			list[i].Name += " " + words[1]
		}
	}
}

// extra reads "add nails +$12", "teeth +$15", "+ hot stones € 10".
func (in *Intent) extra(c *Clause, i int) (int, bool) {
	plus := i
	for plus < c.To && plus <= i+4 && !in.Tokens[plus].Is("+") {
		plus++
	}
	if plus+1 >= c.To || !in.Tokens[plus].Is("+") {
		return i, false
	}
	price, currency, next, ok := in.moneyAt(plus+1, c.To)
	if !ok {
		return i, false
	}
	start := plus
	for start > c.From && in.Tokens[start-1].Kind == Word && !in.Tokens[start-1].Is("and", "add", "extra", "extras", "or", "plus", "optional", "with") && plus-start < 4 {
		start--
	}
	name := ident.Sentence(spec.CleanLabel(lowerFirst(in.Words(Range{start, plus})), ""))
	if name == "" {
		return i, false
	}
	in.Booking.Currency = currency
	in.Booking.Extras = append(in.Booking.Extras, Service{Name: name, Price: price, At: Range{start, next}})
	return next, true
}

// bookingRules reads buffers, windows, grids, fees and limits.
func (in *Intent) bookingRules(c *Clause) {
	b := &in.Booking
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is("quarter") && i+1 < c.To && in.Tokens[i+1].Is("hour") && in.says(c, "slots", "slot", "start") {
			b.SlotMinutes = 15
			in.said("slot_minutes", c.From, i+2)
			continue
		}
		if in.Tokens[i].Is("half") && i+1 < c.To && in.Tokens[i+1].Is("hour") && in.says(c, "slots", "slot") {
			b.SlotMinutes = 30
			in.said("slot_minutes", c.From, i+2)
			continue
		}
		minutes, next, ok := in.durationAt(i, c.To)
		if !ok {
			continue
		}
		near := Range{max(c.From, i-5), min(c.To, next+6)}
		switch {
		case in.saysIn(near, "cancel", "cancelled", "cancellation", "free", "move") && in.saysIn(near, "before", "ahead", "notice", "prior") || in.says(c, "cancel", "cancellation") && in.saysIn(near, "before", "prior", "notice", "ahead"):
			b.CancelHours = max(1, minutes/60)
			in.said("cancel_hours", near.From, min(c.To, next+2))
		case in.saysIn(near, "ahead", "advance", "earliest", "beforehand", "notice") && in.saysIn(Range{max(c.From, i-4), i}, "earliest", "least", "minimum"):
			b.LeadMinutes = minutes
			in.said("lead_minutes", max(c.From, i-4), min(c.To, next+1))
		case in.saysIn(Range{i, near.To}, "ahead", "advance", "future") && minutes >= 1440:
			b.HorizonDays = minutes / 1440
			in.said("horizon_days", max(c.From, i-3), min(c.To, next+2))
		case in.saysIn(near, "changeover", "buffer", "between", "driving", "clean", "cleaning", "gap", "travel", "pause", "setup", "rest", "blocked", "prepare") && minutes <= 240:
			b.Buffer = minutes
			in.said("buffer_minutes", near.From, near.To)
			in.noBuffer(c, next)
		case in.saysIn(near, "slots", "slot", "grid", "intervals") && minutes <= 240 && len(b.Services) == 0:
			b.SlotMinutes = minutes
			in.said("slot_minutes", near.From, near.To)
		}
		i = next - 1
	}
	in.fees(c)
	in.capacity(c)
	in.firstService(c)
}

func (in *Intent) saysIn(r Range, words ...string) bool {
	for i := r.From; i < r.To; i++ {
		if in.Tokens[i].Is(words...) {
			return true
		}
	}
	return false
}

// noBuffer reads "except after Taping".
func (in *Intent) noBuffer(c *Clause, from int) {
	for i := from; i < c.To; i++ {
		if in.Tokens[i].Is("except") {
			start := i + 1
			for start < c.To && in.Tokens[start].Is("after", "for", "the") {
				start++
			}
			end := start
			for end < c.To && in.Tokens[end].Kind == Word {
				end++
			}
			if end > start {
				in.Booking.NoBuffer = append(in.Booking.NoBuffer, in.Words(Range{start, end}))
				in.said("services", i, end)
			}
		}
	}
}

func (in *Intent) fees(c *Clause) {
	if !in.says(c, "fee") {
		return
	}
	for i := c.From; i < c.To; i++ {
		if price, currency, next, ok := in.moneyAt(i, c.To); ok && (in.says(c, "cancel", "cancelling", "cancellation", "late", "due") || in.Booking.CancelHours > 0) {
			in.Booking.CancelFee, in.Booking.Currency = price, currency
			in.said("cancel_fee", max(c.From, i-3), next)
			in.claimWords(c, "cancel_fee", "cancelling", "later", "fee", "due", "late", "cancellation", "cancel", "possible")
		}
	}
}

// capacity reads "never more than two treatments at once", "two rooms".
func (in *Intent) capacity(c *Clause) {
	for i := c.From; i+2 < c.To; i++ {
		if in.Tokens[i].Is("more") && in.Tokens[i+1].Is("than") && in.says(c, "once", "time", "parallel") && in.says(c, "never", "not", "no") {
			if n := numberWord(in.Tokens[i+2]); n > 0 {
				in.Booking.Capacity = n
				in.said("capacity", c.From, c.To)
			}
		}
	}
	if in.says(c, "never") && in.says(c, "two") && in.says(c, "same") && in.says(c, "time") {
		in.said("slots", c.From, c.To) // no double booking: what the slot arithmetic is for
	}
}

var numberWords = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}

func numberWord(t Token) int {
	if n, ok := numberWords[t.Lower]; ok {
		return n
	}
	if n, ok := parseNumber(t.Text); t.Kind == Number && ok && n < 1000 {
		return int(n)
	}
	return 0
}

// firstService reads "the first booking of a new patient must be a First assessment".
func (in *Intent) firstService(c *Clause) {
	if !in.says(c, "first") || !in.says(c, "must", "has", "needs", "always") {
		return
	}
	for _, s := range in.Booking.Services {
		words := strings.Fields(strings.ToLower(s.Name))
		for i := c.From; i+len(words) <= c.To; i++ {
			same := true
			for k, w := range words {
				same = same && in.Tokens[i+k].Lower == w
			}
			if same && i > c.From+2 {
				in.Booking.First = s.Name
				in.said("first_service", c.From, c.To)
			}
		}
	}
}

// bookingPeople reads "with three therapists", "4 courts": who or what is booked.
func (in *Intent) bookingPeople(c *Clause) {
	in.bookedThing(c)
	for i := c.From; i+1 < c.To; i++ {
		n := numberWord(in.Tokens[i])
		if n < 2 || n > 12 || in.Booking.Providers > 0 {
			continue
		}
		t := in.Tokens[i+1]
		noun := catalogue.Get().Noun(t.Noun)
		staff := noun != nil && (noun.Noun == "staff" || noun.Noun == "doctor" || noun.Noun == "teacher" || noun.Noun == "artist" || noun.Noun == "employee")
		thing := t.Is("courts", "boats", "chairs", "tables", "studios", "lanes", "saunas", "rafts", "cabins", "vans", "bikes", "machines")
		if t.Lower != t.Noun && (staff || thing) {
			in.Booking.Providers, in.Booking.ProviderWord = n, t.Noun
			in.said("providers", i, i+2)
		}
	}
}

// bookedThing reads "book a padel court by the hour".
func (in *Intent) bookedThing(c *Clause) {
	for i := c.From; i+1 < c.To; i++ {
		if in.Booking.Thing != "" || in.Tokens[i].Verb != "book" && in.Tokens[i].Verb != "reserve" && in.Tokens[i].Verb != "rent" || !determiner(in.Tokens[i+1]) {
			continue
		}
		if np, next, ok := in.phraseAt(i+1, c.To); ok && !vague[np.head()] {
			in.Booking.Thing = np.label
			in.said("provider", i+1, next)
		}
	}
}

// timeZone reads "Time zone Europe/Vienna".
func (in *Intent) timeZone(c *Clause) {
	for i := c.From; i+2 < c.To; i++ {
		if in.Tokens[i].Is("europe", "america", "asia", "africa", "australia", "pacific", "atlantic") && in.Tokens[i+1].Is("/") && in.Tokens[i+2].Kind == Word {
			in.Booking.TimeZone = ident.Sentence(in.Tokens[i].Lower) + "/" + strings.ReplaceAll(titleCase(in.Words(Range{i + 2, i + 3})), " ", "_")
			from := i
			for from > c.From && in.Tokens[from-1].Is("zone", "time", ":") {
				from--
			}
			in.said("time_zone", from, i+3)
			if in.says(c, "whatever", "computer", "visitor") {
				in.said("time_zone", from, c.To)
			}
		}
	}
}

func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = ident.Sentence(w)
	}
	return strings.Join(words, " ")
}

// asked reads what a customer is asked for: "Customer puts address, dog name, breed, …", "Patient: registers with name,
// e-mail, phone, date of birth".
func (in *Intent) asked(c *Clause) {
	for i := c.From; i+2 < c.To; i++ {
		n := catalogue.Get().Noun(in.Tokens[i].Noun)
		if n == nil || !n.Person || n.Noun == "staff" || n.Noun == "admin" {
			continue
		}
		at := i + 1
		for at < c.To && in.Tokens[at].Is(":", "must", "has", "to", "can", "should", "have") {
			at++
		}
		if at >= c.To || !in.Tokens[at].Is("puts", "put", "gives", "give", "enters", "enter", "registers", "register", "leaves", "leave", "fills", "provides", "types", "tells") {
			continue
		}
		at++
		for at < c.To && in.Tokens[at].Is("in", "with", "their", "the", "us") {
			at++
		}
		for _, it := range in.items(at, c.To) {
			text := in.Words(it.label)
			if len(strings.Fields(text)) > 6 {
				continue
			}
			it.kind = in.askedKind(&it)
			label := ident.Sentence(spec.CleanLabel(lowerFirst(in.Words(it.label)), ""))
			if label == "" || KindOfLabel(strings.ToLower(label)) == nil && len(strings.Fields(label)) > 4 {
				continue
			}
			if strings.EqualFold(label, "name") || strings.EqualFold(label, "e-mail") || strings.EqualFold(label, "email") {
				in.said("fields", it.at.From, it.at.To) // every account has these
				continue
			}
			in.Booking.Asked = append(in.Booking.Asked, &Field{Label: label, Kind: it.kind, Options: it.options, Optional: it.optional, At: it.at})
		}
		in.askedYesNo(at, c.To)
		in.said("fields", i, at)
		return
	}
}

// askedYesNo reads questions in the middle of a list: "size, is the dog nervous or bites" is asked as "Dog nervous or bites".
func (in *Intent) askedYesNo(from, to int) {
	for i := from; i+2 < to; i++ {
		if !in.Tokens[i].Is("is", "does", "has") || i > from && !in.Tokens[i-1].Is(",", "and", ":") || !determiner(in.Tokens[i+1]) {
			continue
		}
		end := i + 2
		for end < to && in.Tokens[end].Kind != Mark {
			end++
		}
		if label := ident.Sentence(spec.CleanLabel(in.Words(Range{i + 2, end}), "")); label != "" && end-i < 10 {
			in.Booking.Asked = append(in.Booking.Asked, &Field{Label: label, Kind: string(spec.Boolean), At: Range{i, to}})
		}
	}
}

// askedKind turns "is the dog nervous or bites" into a yes/no question.
func (in *Intent) askedKind(it *item) string {
	if it.kind == "" && in.Tokens[it.label.From].Is("is", "does", "has") {
		it.label.From++
		for it.label.From < it.label.To-1 && determiner(in.Tokens[it.label.From]) {
			it.label.From++
		}
		return string(spec.Boolean)
	}
	return it.kind
}
