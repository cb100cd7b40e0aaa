package intent

import (
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// notServices are words of clauses whose durations are rules (how long before, how long between) and not services.
var notServices = []string{"cancel", "cancelled", "cancellation", "before", "ahead", "advance", "between", "after", "buffer", "break", "changeover", "minimum", "maximum", "min", "max", "least", "most", "slots", "slot", "every", "notice", "late", "remind", "reminder", "lesson", "once"}

// offers reads services whose price or length stands alone or the other way round: "check-up 20 minutes, vaccination 15
// minutes", "haircut € 35 (45 min)", "deep tissue massage: 80 euros for 60 minutes".
func (in *Intent) offers(c *Clause) {
	if in.Booking.Hourly != nil || in.saysIn(Range{c.From, c.To}, notServices...) {
		return
	}
	have := slices.ContainsFunc(in.Booking.Services, func(s Service) bool { return s.At.From >= c.From && s.At.To <= c.To })
	if have {
		return
	}
	var found []Service
	priced := false
	start := c.From
	for i := c.From; i < c.To; i++ {
		price, currency, next, isMoney := in.moneyAt(i, c.To)
		minutes, after, isTime := in.durationAt(i, c.To)
		switch {
		case isMoney && !in.perHour(next, c.To):
			at := next
			for at < c.To && in.Tokens[at].Is("(", ",", "for", "-", "–", "/", "per") {
				at++
			}
			if length, end, ok := in.durationAt(at, c.To); ok && length >= 5 && length <= 720 {
				minutes, after = length, end
			} else {
				minutes, after = 0, next
			}
			priced = true
			in.Booking.Currency = currency
		case isTime && minutes >= 5 && minutes <= 720:
			price = 0
		default:
			continue
		}
		name := in.nameBefore(start, i)
		if name != "" && len(name) <= 60 {
			found = append(found, Service{Name: name, Minutes: minutes, Price: price, At: Range{in.nameStart(start, i), after}})
		}
		i, start = after-1, after
	}
	if len(found) < 2 && !(priced && len(found) == 1 && found[0].Minutes > 0) {
		return
	}
	in.Booking.Services = append(in.Booking.Services, found...)
}

// resourceWords are things that are booked by somebody: not people, and often several alike.
var resourceWords = strings.Fields("courts boats chairs tables studios lanes saunas rafts cabins vans bikes machines rooms halls desks pods fields pitches tracks simulators kayaks canoes boards stables arenas bays grounds pools workshops kitchens ovens looms kilns wheels benches booths spaces karts alleys pianos cars trailers tents")

// trades are people who take appointments, besides those that the lexicon knows as staff.
var tradeWords = strings.Fields("technicians stylists barbers instructors vets coaches trainers tutors groomers teachers therapists hairdressers mechanics dentists physiotherapists photographers consultants lawyers beauticians doctors osteopaths nutritionists midwives masseurs masseuses advisers advisors counsellors psychologists piercers tattooists artists guides hygienists opticians cosmeticians chiropractors mentors practitioners specialists")

// whoIsBooked reads "two tennis courts", "3 rooms (Lab, Attic, Vault)", "two technicians, Ana and Petra", "we are two vets, Dr.
// Maier and Dr. Sund".
func (in *Intent) whoIsBooked(c *Clause) {
	b := &in.Booking
	for i := c.From; i+1 < c.To; i++ {
		n := numberWord(in.Tokens[i])
		if n < 2 || n > 12 {
			continue
		}
		for k := i + 1; k < min(i+4, c.To) && in.Tokens[k].Kind == Word; k++ {
			thing, person := slices.Contains(resourceWords, in.Tokens[k].Lower), slices.Contains(tradeWords, in.Tokens[k].Lower)
			if !thing && !person {
				continue
			}
			word := strings.ToLower(in.Words(Range{i + 1, k}) + " " + in.Tokens[k].Noun)
			if b.Providers == 0 {
				b.Providers, b.ProviderWord = n, strings.TrimSpace(word)
			}
			if thing && b.Thing == "" {
				b.Thing = strings.TrimSpace(word)
			}
			b.ProviderThing = b.ProviderThing || thing && strings.HasSuffix(b.ProviderWord, in.Tokens[k].Noun)
			in.said("providers", i, k+1)
			if len(b.ProviderNames) == 0 {
				in.providerNames(c, k+1, n)
			}
			return
		}
	}
}

// providerNames reads the names behind "two technicians": as many as were counted, each with a capital letter.
func (in *Intent) providerNames(c *Clause, from, n int) {
	end := from
	for end < c.To && !in.Tokens[end].Is(")", ";") && !(in.Tokens[end].Is(".") && end > from && len(in.Tokens[end-1].Text) > 3) {
		end++
	}
	text := strings.Trim(in.Words(Range{from, end}), " ,:(-–")
	var names []string
	for _, part := range regexp.MustCompile(`\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+`).Split(text, -1) {
		part = strings.Trim(part, " ().:")
		words := strings.Fields(part)
		if len(words) == 0 || len(words) > 4 || strings.ToUpper(words[0][:1]) != words[0][:1] || part[0] < 'A' {
			break
		}
		names = append(names, spec.CleanLabel(part, ""))
	}
	if len(names) < n || slices.Contains(names, "") {
		return
	}
	in.Booking.ProviderNames = names[:n]
	in.said("providers", from, end)
}

var reNamedThings = regexp.MustCompile(`\b([A-Za-z][A-Za-z ]{2,40}?)\s*\(([^()]{5,120})\)`)

// namedThings reads the machines and rooms that a text lists in brackets: "machines of a makerspace (laser cutter, 3D printer,
// CNC mill, small room)".
func (in *Intent) namedThings(c *Clause) {
	b := &in.Booking
	if len(b.ProviderNames) > 0 {
		return
	}
	for _, m := range reNamedThings.FindAllStringSubmatchIndex(c.Text, -1) {
		head := strings.ToLower(c.Text[m[2]:m[3]])
		word := ""
		for _, w := range strings.Fields(head) {
			if slices.Contains(resourceWords, w) && word == "" {
				word = ident.Singular(w)
			}
		}
		parts := regexp.MustCompile(`\s*,\s*(?:and\s+)?|\s+and\s+`).Split(c.Text[m[4]:m[5]], -1)
		if word == "" || len(parts) < 2 || len(parts) > 12 {
			continue
		}
		for _, p := range parts {
			if label := spec.CleanLabel(ident.Sentence(strings.TrimSpace(p)), ""); label != "" && len(strings.Fields(label)) <= 4 {
				b.ProviderNames = append(b.ProviderNames, label)
			}
		}
		b.Providers, b.ProviderThing = len(b.ProviderNames), true
		if b.ProviderWord == "" {
			b.ProviderWord, b.Thing = word, word
		}
		r := in.clauseTokens(c, m[0], m[1])
		in.said("providers", r.From, r.To)
		return
	}
}
