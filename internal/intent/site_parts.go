package intent

import (
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// siteCurrencies are marks and words of money beside a number.
var siteCurrencies = []string{"£", "$", "€", "eur", "euro", "euros", "usd", "dollar", "dollars", "pound", "pounds", "gbp", "chf", "kr", "sek", "nok", "dkk", "fr", "francs", "zł", "pln", "yen", "¥", "aud", "cad", "quid"}

// sitePriceAt reads one price at token i: "£55", "9 €", "from £120", "€9 a month", and returns where it ends.
func (in *Intent) sitePriceAt(i, limit int) (int, bool) {
	k := i
	if k < limit && in.Tokens[k].Is("from", "starting", "ab", "about", "approx") {
		k++
		if k < limit && in.Tokens[k].Is("at", "from", ".") {
			k++
		}
	}
	switch {
	case k+1 < limit && slices.Contains(siteCurrencies, in.Tokens[k].Lower) && in.Tokens[k+1].Kind == Number:
		k += 2
	case k+1 < limit && in.Tokens[k].Kind == Number && slices.Contains(siteCurrencies, in.Tokens[k+1].Lower):
		k += 2
	default:
		return i, false
	}
	switch { // "a month", "per hour", "each", "/ night"
	case k+1 < limit && in.Tokens[k].Is("per", "a", "an", "/") && in.Tokens[k+1].Kind == Word:
		k += 2
	case k < limit && in.Tokens[k].Is("each", "monthly", "yearly", "pp", "p.p", "hourly"):
		k++
	}
	return k, true
}

// sitePriced reads "open fire £55, wood burner £65" and "£20 haircut, £12 beard trim" between two tokens.
func (in *Intent) sitePriced(from, to int) []SiteItem {
	var out []SiteItem
	start := from
	for start < to && in.Tokens[start].Kind == Mark && !slices.Contains(siteCurrencies, in.Tokens[start].Lower) {
		start++
	}
	if _, first := in.sitePriceAt(start, to); first {
		for i := start; i < to; {
			end, ok := in.sitePriceAt(i, to)
			if !ok {
				i++
				continue
			}
			stop := end
			for stop < to && !in.Tokens[stop].Is(",", ";", "/", "and", ".") {
				stop++
			}
			if title := in.siteItemTitle(end, stop); title != "" {
				out = append(out, SiteItem{Title: title, Price: in.siteRaw(i, end), At: Range{i, stop}})
			}
			i = stop + 1
		}
		return out
	}
	for i := start; i < to; i++ {
		end, ok := in.sitePriceAt(i, to)
		if !ok {
			continue
		}
		item := SiteItem{Price: in.siteRaw(i, end), At: Range{start, end}}
		label := i
		if label > start && in.Tokens[label-1].Is(")") { // "haircut (45 min) £30"
			open := label - 1
			for open > start && !in.Tokens[open].Is("(") {
				open--
			}
			if open > start {
				item.Note, label = in.siteRaw(open+1, label-1), open
			}
		}
		item.Title = in.siteItemTitle(start, label)
		if end < to && in.Tokens[end].Is("(") { // "£30 (45 min)", "9 € (50 km, two people)"
			close := end
			for close < to && !in.Tokens[close].Is(")") {
				close++
			}
			item.Text, item.At.To, end = in.siteRaw(end+1, close), close, min(close+1, to)
		}
		if item.Title != "" {
			out = append(out, item)
		}
		start, i = end, end-1
	}
	return out
}

// siteItemTitle cuts the name of an item out of the words before its price.
func (in *Intent) siteItemTitle(from, to int) string {
	for k := to - 1; k >= from; k-- { // what leads in ends at the last colon, or at words for prices
		if in.Tokens[k].Is(":") && k+1 < to || in.Tokens[k].Is("prices", "price", "pricing", "tariff", "tariffs", "rates") && k+1 < to || in.Tokens[k].Is(",", ";") && k+1 < to {
			from = k + 1
			break
		}
	}
	for from < to && (in.Tokens[from].Kind == Mark || in.Tokens[from].Is("and", "or", "with", "for", "the", "a", "an", "also", "are", "is", "plus", "then", "we", "charge")) {
		from++
	}
	for to > from && (in.Tokens[to-1].Kind == Mark && !in.Tokens[to-1].Is(")") || in.Tokens[to-1].Is("for", "at", "is", "costs", "cost", "are", "at", "only", "just", "costing", "priced")) {
		to--
	}
	if to-from > 9 {
		from = to - 5
	}
	return ident.Sentence(in.siteRaw(from, to))
}

// siteNamed reads a part of named things: a price list, plans, services.
func (in *Intent) siteNamed(c *Clause, sec *SiteSection, h hit, to int) {
	// a list of prices runs on over words that would name another part
	end := to
	if sec.Kind == "prices" || sec.Kind == "plans" {
		end = c.To
	}
	sec.Items = in.sitePriced(h.to, end)
	title := h
	if sec.Kind == "items" {
		start := h.from
		for h.phrase.words == 1 && start > c.From && in.Tokens[start-1].Kind == Word && !in.Tokens[start-1].Is("the", "our", "my", "a", "with", "and", "of", "three", "two", "four", "five", "six", "then", "offer", "list", "show", "for", "to", "see", "want", "need", "are", "is", "you", "we", "i", "section", "page", "have", "add") && h.from-start < 2 {
			if _, isCount := siteCount(in.Tokens[start-1]); isCount {
				break
			}
			start--
		}
		sec.Title = ident.Sentence(in.siteRaw(start, title.to))
	}
	if len(sec.Items) == 0 && sec.Kind != "prices" && in.sitePriceFollows(h.to, c.To) {
		return // named now, priced right after: joined by siteMerge
	}
	if len(sec.Items) == 0 {
		for k := h.to; k < min(end, h.to+3); k++ {
			if in.Tokens[k].Is(":", "(", "like", "such", "including", "-") || k == h.to && sec.Kind == "plans" && in.Tokens[k].Kind == Word && in.Tokens[k].Text != in.Tokens[k].Lower {
				from := k
				if in.Tokens[k].Is(":", "(", "like", "including", "-") {
					from = k + 1
				} else if in.Tokens[k].Is("such") {
					from = k + 2
				}
				stop := from
				for stop < end && !in.Tokens[stop].Is(")", ".") {
					stop++
				}
				sec.Items = in.siteListed(from, stop)
				break
			}
		}
	}
	for _, it := range sec.Items {
		sec.At = append(sec.At, it.At)
	}
}

// sitePriceFollows says whether prices come later in the clause.
func (in *Intent) sitePriceFollows(from, to int) bool {
	for i := from; i < to; i++ {
		if _, ok := in.sitePriceAt(i, to); ok {
			return true
		}
	}
	return false
}

// siteBare reads a clause that names no part itself: a line of a list under a heading that does, a run of prices, or a
// sentence about the business.
func (in *Intent) siteBare(ci int) {
	c := &in.Clauses[ci]
	if m := siteQuotedText.FindStringSubmatchIndex(c.Text); m != nil && strings.HasSuffix(strings.TrimSpace(c.Text[m[2]:m[3]]), "?") {
		for _, sec := range in.Site.Sections { // one more question of the list before
			if sec.Kind == "faq" {
				at := in.siteTokensAt(c, m[0], m[1])
				sec.Items = append(sec.Items, SiteItem{Title: strings.TrimSpace(c.Text[m[2]:m[3]]), At: at})
				sec.At = append(sec.At, at)
				return
			}
		}
	}
	if m := siteDistrict.FindStringSubmatchIndex(c.Text); m != nil && m[8] >= 0 { // districts without a word for them: "we now do LS1 to LS29"
		sec := &SiteSection{Kind: "area", Clause: ci, order: c.From}
		in.siteArea(c, sec)
		in.Site.Sections = append(in.Site.Sections, sec)
		return
	}
	if in.siteRound(ci) || in.sitePriceNote(ci) {
		return
	}
	items := in.sitePriced(c.From, c.To)
	kind := ""
	if c.Heading != "" {
		heading := tokenise(c.Heading, 0, len(c.Heading))
		for _, h := range siteBook().find(heading, 0, len(heading), false) {
			kind = h.phrase.slug
		}
	}
	switch {
	case len(items) > 0 && (kind != "" || len(items) > 1 || c.Bullet && c.To-c.From <= 12):
		if kind == "" {
			kind = "prices"
		}
	case slices.Contains([]string{"items", "plans", "steps", "team", "timeline", "links", "hours", "faq"}, kind) && c.Bullet:
		items = []SiteItem{in.siteNamedItem(c.From, c.To)}
	case c.Source == "description" && ci > 0 && in.siteTells(c):
		in.Site.Facts = append(in.Site.Facts, SiteFact{Text: strings.TrimSpace(c.Text), At: Range{c.From, c.To}})
		return
	default:
		return
	}
	sec := &SiteSection{Kind: kind, Items: items, Clause: ci, order: c.From}
	for _, it := range items {
		sec.At = append(sec.At, it.At)
	}
	in.Site.Sections = append(in.Site.Sections, sec)
}

// siteTells says whether a clause tells of the business in its own voice rather than asking for something.
func (in *Intent) siteTells(c *Clause) bool {
	ours := false
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is("want", "need", "should", "must", "please", "page", "site", "website", "app", "landing", "form", "button", "colour", "colours", "color", "colors", "would") {
			return false
		}
		ours = ours || in.Tokens[i].Is("we", "our", "us", "i", "my", "me")
	}
	return ours
}

// siteForm reads a form: what it is called and which fields it has.
func (in *Intent) siteForm(c *Clause, sec *SiteSection, h hit, to int) {
	words := in.siteRaw(h.from, h.to)
	sec.Title = ident.Sentence(words)
	from := -1
	leave := -1
	for k := h.from; k < c.To; k++ {
		t := in.Tokens[k]
		if t.Matches("leave") && leave < 0 {
			leave = k
		}
		if k >= h.to && from < 0 && (t.Is(":") || t.Is("(") && leave < 0 || t.Is("with", "asking", "asks", "fields") || t.Is("for") && k == h.to+0 && k+1 < c.To && KindOfLabel(in.lemma(k+1, min(k+2, c.To))) != nil) {
			from = k + 1
			for from < c.To && in.Tokens[from].Is("for", "the", "fields", "field", "their", ":", "your") {
				from++
			}
		}
	}
	if leave >= 0 && from < 0 {
		from = leave + 1
		for from < c.To && in.Tokens[from].Is("their", "your", "her", "his", "us", "me", "a", "the") {
			from++
		}
	}
	if from >= 0 {
		in.siteFormFields(c, sec, from)
	}
	for i := max(c.From, h.from-3); i < h.from; i++ {
		if n := in.Tokens[i]; n.Kind == Word && n.Noun != "people" && !n.Is("a", "an", "the", "with", "short", "simple", "and", "then", "have", "is", "only") {
			continue
		}
		sec.At = append(sec.At, Range{i, i + 1})
	}
	for i := h.to; i < c.To; i++ {
		if in.Tokens[i].Is("write", "back", "hand", "we", "call", "answer", "reply") {
			sec.At = append(sec.At, Range{i, i + 1})
		}
	}
}

// siteFormFields reads the list of what a form asks for.
func (in *Intent) siteFormFields(c *Clause, sec *SiteSection, from int) {
	i := from
	for i < c.To && len(sec.Fields) < 20 {
		for i < c.To && (in.Tokens[i].Is(",", "and", "&", "/", "plus", "or", "their", "the", "a", "an", "your", "also", ")") || in.Tokens[i].Is("¿", "?")) {
			i++
		}
		if i >= c.To {
			break
		}
		if fields, next := in.siteFormTold(c, i); len(fields) > 0 {
			sec.Fields = append(sec.Fields, fields...)
			sec.At = append(sec.At, Range{i, next})
			i = next
			continue
		}
		f, next := in.siteFormField(c, i)
		if f == nil || next <= i {
			break
		}
		sec.Fields = append(sec.Fields, f)
		sec.At = append(sec.At, Range{i, next})
		i = next
		if i < c.To && !in.Tokens[i].Is(",", "and", "&", "/", "plus", "or", ")") {
			break
		}
	}
}

// siteFormField reads one field of a form: "phone", "what sort of fire", "best time (morning / afternoon)", "how many bottles".
func (in *Intent) siteFormField(c *Clause, i int) (*Field, int) {
	if in.Tokens[i].Is("we", "i", "they", "it", "please", "then", "so") && i+1 < c.To && in.Tokens[i+1].Kind == Word {
		return nil, i // a new thought
	}
	end := i
	for end < c.To && !in.Tokens[end].Is(",", ";", "(", ".", ":") && !(in.Tokens[end].Is("and", "&") && in.siteAndSplits(c, i, end)) && !(in.Tokens[end].Is("?") && end+1 < c.To) {
		end++
	}
	if end == i {
		return nil, i
	}
	for k := i + 1; k < end; k++ {
		if in.Tokens[k].Is("if") && k+1 < end && in.Tokens[k+1].Is("there", "any", "he", "she", "they", "you", "known", "possible", "needed", "applicable", "one", "it") {
			f := &Field{Label: ident.Sentence(in.siteRaw(i, k)), Optional: true, At: Range{i, end}} // "company if there is one"
			return f, end
		}
	}
	label := Range{i, end}
	question := in.Tokens[i].Is("how", "what", "which", "when", "where", "who")
	for label.To > label.From+1 && in.Tokens[label.To-1].Is("?", "they", "would", "like", "want", "need", "wish", "to", "order", "!") {
		label.To--
	}
	text := in.siteRaw(label.From, label.To)
	f := &Field{Label: ident.Sentence(text), At: Range{i, end}}
	next := end
	switch {
	case in.Tokens[i].Is("how") && i+1 < c.To && in.Tokens[i+1].Is("many"):
		one := 1.0
		thousand := 10_000.0
		f.Kind, f.Required, f.Low, f.High = string(spec.Integer), true, &one, &thousand
	case strings.Contains(c.Text[max(0, in.Tokens[i].Start-c.Span[0]-1):min(len(c.Text), in.Tokens[end-1].End-c.Span[0]+1)], "?") && !question:
		f.Kind = string(spec.Boolean)
	}
	if next < c.To && in.Tokens[next].Is("?") {
		next++
	}
	if next < c.To && in.Tokens[next].Is("(") {
		close := next + 1
		for close < c.To && !in.Tokens[close].Is(")") {
			close++
		}
		for k := next + 1; k < close; k++ {
			f.Required = f.Required || in.Tokens[k].Is("required", "mandatory", "obligatorio", "must")
			f.Optional = f.Optional || in.Tokens[k].Is("optional")
		}
		if options, stop := in.options(next+1, close); len(options) >= 2 && stop >= close && !f.Required && !f.Optional {
			f.Options, f.Kind = options, ""
		}
		next = min(close+1, c.To)
		f.At.To = next
	} else if next < c.To && in.Tokens[next].Is(":") {
		if options, stop := in.options(next+1, c.To); len(options) >= 2 {
			f.Options, next = options, stop
		}
	}
	return f, next
}

// siteFormTold reads what a form asks for by what people do: "shooting days from and to", "choose a colour (moss, brick)",
// "whether they would pay 349, 399 or 449 euros".
func (in *Intent) siteFormTold(c *Clause, i int) ([]*Field, int) {
	for k := i + 1; k+2 < c.To && k < i+5 && in.Tokens[k-1].Kind == Word; k++ {
		if in.Tokens[k].Is("from") && in.Tokens[k+1].Is("and", "-", "–", "/", ",") && in.Tokens[k+2].Is("to", "until") && (k+3 == c.To || in.Tokens[k+3].Kind == Mark || in.Tokens[k+3].Is("and")) {
			name := ident.Sentence(in.siteRaw(i, k))
			kind := string(spec.Date)
			if w := in.Tokens[k-1].Noun; w == "time" || w == "hour" {
				kind = string(spec.Time)
			}
			at := Range{i, k + 3}
			return []*Field{{Label: name + " from", Kind: kind, At: at}, {Label: name + " to", Kind: kind, At: at}}, k + 3
		}
	}
	at := i
	for at < c.To && in.Tokens[at].Is("whether", "if", "choose", "pick", "select", "say", "tell", "enter", "give", "leave", "their", "a", "an", "the", "your", "one", "us") {
		at++
	}
	if at >= c.To || at == i && !in.Tokens[i].Is("they", "you") {
		return nil, i
	}
	it := item{}
	if next, ok := in.wouldPay(&it, at, c.To); ok {
		return []*Field{{Label: ident.Sentence(it.name), Options: it.options, At: Range{i, next}}}, next
	}
	if at > i && in.Tokens[i].Is("choose", "pick", "select", "say", "tell", "enter", "give", "leave") {
		f, next := in.siteFormField(c, at)
		if f == nil {
			return nil, i
		}
		return []*Field{f}, next
	}
	return nil, i
}

// siteAndSplits says whether an "and" ends a field: what follows is a field again, or the list is at its end.
func (in *Intent) siteAndSplits(c *Clause, from, at int) bool {
	rest := c.To - at - 1
	if rest <= 0 {
		return true
	}
	next := in.Tokens[at+1]
	if next.Is("how", "what", "which", "when", "a", "an", "the", "their", "your", "whether", "if") {
		return true
	}
	if next.Is("we", "i", "then", "it", "they") {
		return true
	}
	return KindOfLabel(in.lemma(at+1, min(at+3, c.To))) != nil || KindOfLabel(in.lemma(at+1, min(at+2, c.To))) != nil || at-from <= 3
}

// siteArea reads postcodes: "LS1 to LS29 and BD1 to BD10", "1010 to 1230", "LS1, LS2 and LS6".
func (in *Intent) siteArea(c *Clause, sec *SiteSection) {
	for _, m := range siteDistrict.FindAllStringSubmatchIndex(c.Text, -1) {
		from, _ := strconv.Atoi(c.Text[m[4]:m[5]])
		d := spec.District{Letters: c.Text[m[2]:m[3]], From: from, To: from}
		if m[8] >= 0 {
			if to, _ := strconv.Atoi(c.Text[m[8]:m[9]]); to >= from {
				d.To = to
			}
		}
		if !slices.Contains(sec.Districts, d) {
			sec.Districts = append(sec.Districts, d)
		}
		sec.At = append(sec.At, in.siteTokensAt(c, m[0], m[1]))
	}
	if len(sec.Districts) == 0 {
		for _, m := range siteZip.FindAllStringSubmatchIndex(c.Text, -1) {
			from, _ := strconv.Atoi(c.Text[m[2]:m[3]])
			d := spec.District{From: from, To: from}
			if m[4] >= 0 {
				if to, _ := strconv.Atoi(c.Text[m[4]:m[5]]); to >= from {
					d.To = to
				}
			}
			sec.Districts = append(sec.Districts, d)
			sec.At = append(sec.At, in.siteTokensAt(c, m[0], m[1]))
		}
	}
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is("cover", "covered", "which", "we", "type", "types", "box", "check", "checker", "yes", "no", "tells", "enter", "where", "now", "do", "must", "know", "also", "postcode", "postcodes", "zip", "area", "areas", "deliver") {
			sec.At = append(sec.At, Range{i, i + 1})
		}
	}
}

// siteHours reads "(Mon to Sat 8-18 during harvest, otherwise by appointment)".
func (in *Intent) siteHours(c *Clause, sec *SiteSection, from, to int) {
	i := from
	for i < to && !in.Tokens[i].Is("(", ":") && !in.siteWeekday(i) && in.Tokens[i].Kind != Number {
		i++
	}
	if i >= to {
		return
	}
	end := to
	if in.Tokens[i].Is("(") {
		for k := i; k < to; k++ {
			if in.Tokens[k].Is(")") {
				end = k
				break
			}
		}
	}
	if in.Tokens[i].Is("(", ":") {
		i++
	}
	start := i
	for end > i && in.Tokens[end-1].Is(".", "!") {
		end--
	}
	flush := func(stop int) {
		for start < stop && in.Tokens[start].Is(",", "and", ";") {
			start++
		}
		if start >= stop {
			return
		}
		cut := start
		for cut < stop && (in.siteWeekday(cut) || in.Tokens[cut].Is("to", "-", "–", "and", "&", "through", "daily", "weekdays", "weekends", "every", "day", "otherwise", "else", "sundays", "holidays", "public")) {
			cut++
		}
		if cut == start || cut == stop {
			sec.Items = append(sec.Items, SiteItem{Title: ident.Sentence(in.siteRaw(start, stop)), At: Range{start, stop}})
			return
		}
		sec.Items = append(sec.Items, SiteItem{Title: ident.Sentence(in.siteRaw(start, cut)), Text: in.siteRaw(cut, stop), At: Range{start, stop}})
	}
	for k := i; k < end; k++ {
		if in.Tokens[k].Is(",", ";") {
			flush(k)
			start = k + 1
		}
	}
	flush(end)
	sec.At = append(sec.At, Range{i, end})
}

var siteDays = []string{"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "weekday", "weekend"}

func (in *Intent) siteWeekday(i int) bool { return slices.Contains(siteDays, in.Tokens[i].Lower) }

// siteMerge joins what belongs together: lines of one list, a name and the prices after it, a kind that is named twice.
func (in *Intent) siteMerge() {
	s := &in.Site
	var out []*SiteSection
	for _, sec := range s.Sections {
		var same *SiteSection
		for _, have := range out {
			switch {
			case have.Kind == sec.Kind && sec.Kind == "items" && have.Title != "" && sec.Title != "" && have.Title != sec.Title && len(sec.Items) > 0:
			case have.Kind == sec.Kind && sec.Kind == "hours" && have.Title != sec.Title && len(sec.Items) > 0 && len(have.Items) > 0:
			case have.Kind == sec.Kind && sec.Kind == "about" && len(sec.Items) > 0 && len(have.Items) > 0:
			case have.Kind == sec.Kind && sec.Kind == "form" && len(sec.Fields) > 0 && len(have.Fields) > 0:
			case have.Kind == sec.Kind:
				same = have
			case sec.Kind == "prices" && (have.Kind == "items" || have.Kind == "plans") && len(have.Items) == 0 && have.Clause == sec.Clause && len(sec.Items) > 0:
				same = have
			case sec.Kind == "prices" && have.Kind == "plans" || sec.Kind == "plans" && have.Kind == "prices":
				same = have
				have.Kind = "plans"
			}
		}
		if same == nil {
			out = append(out, sec)
			continue
		}
		for _, it := range sec.Items {
			if !slices.ContainsFunc(same.Items, func(o SiteItem) bool { return strings.EqualFold(o.Title, it.Title) }) {
				same.Items = append(same.Items, it)
			}
		}
		same.Fields = append(same.Fields, sec.Fields...)
		same.Districts = append(same.Districts, sec.Districts...)
		same.At = append(same.At, sec.At...)
		same.Count = max(same.Count, sec.Count)
		if same.Title == "" {
			same.Title = sec.Title
		}
	}
	s.Sections = out
}
