package intent

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// Site is what the text says of a public site: its sections in the order they are named, and what stands in them.
type Site struct {
	Sections []*SiteSection
	Hero     string // the sentence that the text puts over the picture
	HeroAt   []Range
	Phone    string
	Sticky   bool // the phone is to stay in view
	Email    string
	Contact  []Range // words that the phone and the e-mail come from
	Thanks   []Range // "say thank you after"
	Without  []SiteWithout
	Facts    []SiteFact // sentences about the business, for the part about it
}

// SiteSection is one part of a start page.
type SiteSection struct {
	Kind      string // a key of catalogue/site.yaml's sections
	Title     string // what the text calls it, "" when it does not
	Items     []SiteItem
	Fields    []*Field        // of a form
	Count     int             // "5 short reviews"
	Districts []spec.District // of an area
	Note      string          // "five or more = 10 % off": what holds for all items
	Must      bool            // some box of the form has to be ticked
	At        []Range
	Clause    int
	order     int
}

// SiteItem is one named thing of a section.
type SiteItem struct {
	Title, Text, Price, Note string
	Highlight                bool
	At                       Range
}

// SiteWithout is a thing that the site is not to have: "No shop!".
type SiteWithout struct {
	What string
	At   Range
}

// SiteFact is a sentence that tells of the business and asks for nothing.
type SiteFact struct {
	Text string
	At   Range
}

var siteBook = sync.OnceValue(func() *phrasebook {
	b := newPhrasebook()
	sections := catalogue.GetSite().Sections
	for _, kind := range sortedKeys(sections) {
		for _, text := range sections[kind] {
			b.add(compilePhrase(text, kind))
		}
	}
	return b
})

var (
	sitePhone      = regexp.MustCompile(`\+?\(?\d[\d ()/.-]{7,18}\d`)
	siteEmail      = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+`)
	siteQuotedText = regexp.MustCompile(`["“”„«]([^"“”„«»]{3,140})["“”»]`)
	siteDistrict   = regexp.MustCompile(`\b([A-Z]{1,2})(\d{1,2})(?:\s*(?:to|through|until|-|–|—)\s*([A-Z]{1,2})?(\d{1,2}))?\b`)
	siteZip        = regexp.MustCompile(`\b(\d{4,5})(?:\s*(?:to|through|until|-|–)\s*(\d{4,5}))?\b`)
)

// readSite finds the sections of a start page. It is read of every text; only families that are sites use it.
func (in *Intent) readSite() {
	s := &in.Site
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		in.siteContact(c)
		in.siteWithout(c)
		hits := in.siteHits(c)
		quoted := in.siteHero(c, hits)
		for n, h := range hits {
			to := c.To
			if n+1 < len(hits) {
				to = hits[n+1].from
			}
			in.siteSection(ci, h, to, hits)
		}
		if len(hits) == 0 && !quoted {
			in.siteBare(ci)
		}
	}
	in.siteMerge()
	for _, sec := range s.Sections {
		in.siteHighlight(sec)
	}
}

// siteRaw is the text of tokens as it was written.
func (in *Intent) siteRaw(from, to int) string {
	if from >= to {
		return ""
	}
	c := in.Clauses[in.ClauseAt(from)]
	start, end := in.Tokens[from].Start-c.Span[0], in.Tokens[to-1].End-c.Span[0]
	if start < 0 || end > len(c.Text) || start >= end {
		return in.Words(Range{from, to})
	}
	return strings.Join(strings.Fields(c.Text[start:end]), " ")
}

// siteHits are the sections that a clause names, without those it says no to. What is inside quotes or a list of a form's
// fields names no section.
func (in *Intent) siteHits(c *Clause) []hit {
	var out []hit
	formFrom := -1
	for _, h := range siteBook().find(in.Tokens, c.From, c.To, false) {
		if in.negated(c, h.from) || in.siteInsideQuotes(c, h.from) {
			continue
		}
		if formFrom >= 0 && h.phrase.slug != "form" && h.phrase.slug != "newsletter" && h.phrase.slug != "faq" && h.phrase.slug != "quotes" && in.siteDepthOrList(c, formFrom, h.from) {
			continue
		}
		if h.phrase.slug == "form" && h.phrase.words == 1 && h.from > c.From && in.Tokens[h.from-1].Is("the") && len(out) > 0 && out[len(out)-1].phrase.slug == "form" {
			continue
		}
		if h.phrase.slug == "form" {
			formFrom = h.to
		}
		if n := len(out); n > 0 {
			last := &out[n-1]
			if last.phrase.slug == h.phrase.slug && h.phrase.slug != "form" && h.phrase.slug != "items" {
				if h.from-last.to <= 1 {
					last.to = h.to // "CV timeline"
				}
				continue
			}
			if in.opensList(last.to, h.from) {
				continue // a word inside a list: "what we do: full service £65"
			}
		}
		out = append(out, h)
	}
	return out
}

// siteDepthOrList says whether i still belongs to the list of fields that began at from: no full thought ended between.
func (in *Intent) siteDepthOrList(c *Clause, from, i int) bool {
	for k := from; k < i; k++ {
		if in.Tokens[k].Is(".", ";", "then", "below", "also", "next") {
			return false
		}
	}
	list := from < c.To && (in.Tokens[from].Is(":", "(", "with", "where", "asking") || in.Tokens[from].Is("for"))
	return list
}

func (in *Intent) siteInsideQuotes(c *Clause, i int) bool {
	at := in.Tokens[i].Start - c.Span[0]
	for _, m := range siteQuotedText.FindAllStringIndex(c.Text, -1) {
		if at > m[0] && at < m[1] {
			return true
		}
	}
	return false
}

// opensList says whether a list begins right after from, with a colon, and i still lies in it.
func (in *Intent) opensList(from, i int) bool {
	open := false
	for k := from; k < i; k++ {
		open = open || in.Tokens[k].Is(":") && k-from <= 3
		if in.Tokens[k].Is("then", "below", ".", ";") {
			return false
		}
	}
	return open
}

// siteTokensAt are the tokens that a span of bytes of a clause covers.
func (in *Intent) siteTokensAt(c *Clause, from, to int) Range {
	r := Range{-1, -1}
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		if t.Start-c.Span[0] >= from && t.End-c.Span[0] <= to {
			if r.From < 0 {
				r.From = i
			}
			r.To = i + 1
		}
	}
	if r.From < 0 {
		return Range{c.From, c.From}
	}
	return r
}

// siteContact reads a phone number and an e-mail address.
func (in *Intent) siteContact(c *Clause) {
	s := &in.Site
	sticky := false
	said := false
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		said = said || t.Matches("phone") || t.Matches("call") || t.Is("tel", "telephone", "ring", "mobile", "whatsapp", "number", "callers")
		sticky = sticky || t.Is("sticky", "fixed", "floating", "stuck") || t.Is("stays") || t.Is("always") && said
	}
	if m := sitePhone.FindStringIndex(c.Text); m != nil && s.Phone == "" {
		text := strings.TrimSpace(c.Text[m[0]:m[1]])
		digits := 0
		for _, r := range text {
			if r >= '0' && r <= '9' {
				digits++
			}
		}
		if digits >= 8 && digits <= 15 && (said || strings.HasPrefix(text, "+") || strings.HasPrefix(text, "0")) {
			s.Phone = strings.TrimRight(text, " .(-/")
			if strings.Count(s.Phone, "(") > strings.Count(s.Phone, ")") {
				s.Phone = strings.Replace(s.Phone, "(", "", 1)
			}
			s.Contact = append(s.Contact, in.siteTokensAt(c, m[0], m[1]))
			for i := c.From; i < c.To; i++ { // it stands in the header, and at the foot of a phone's screen
				if in.Tokens[i].Is("phone", "telephone", "number", "top", "right", "header", "stuck", "stick", "sticks", "bottom", "foot", "tap", "click", "tel", "=", "call", "calls", "on", "mobile", "phones", "to", "the", "link") {
					s.Contact = append(s.Contact, Range{i, i + 1})
				}
			}
		}
	}
	if sticky && said {
		s.Sticky = true
		for i := c.From; i < c.To; i++ {
			if in.Tokens[i].Is("sticky", "fixed", "floating", "phone", "call", "button", "mobile", "phones", "on", "stays", "always", "view") {
				s.Contact = append(s.Contact, Range{i, i + 1})
			}
		}
	}
	if m := siteEmail.FindStringIndex(c.Text); m != nil && s.Email == "" {
		s.Email = c.Text[m[0]:m[1]]
		s.Contact = append(s.Contact, in.siteTokensAt(c, m[0], m[1]))
	}
}

// withoutWords are things that a text may forbid; the others it says no to are told by the capabilities.
var withoutWords = []string{"shop", "cart", "basket", "checkout", "login", "account", "popup", "cookie", "phone", "booking", "payment", "tracking", "price", "blog", "registration", "slider", "advert", "ad", "chat", "map"}

func (in *Intent) siteWithout(c *Clause) {
	for i := c.From; i+1 < c.To; i++ {
		if !in.Tokens[i].Is("no", "without", "hate", "never") {
			continue
		}
		for k := i + 1; k < min(c.To, i+4); k++ {
			if slices.Contains(withoutWords, in.Tokens[k].Noun) {
				in.Site.Without = append(in.Site.Without, SiteWithout{What: in.Tokens[k].Noun, At: Range{i, k + 1}})
				break
			}
			if in.Tokens[k].Kind == Mark {
				break
			}
		}
	}
}

// siteHero reads the sentence over the picture: one in quotes, after words for it.
func (in *Intent) siteHero(c *Clause, hits []hit) bool {
	s := &in.Site
	if m := siteQuotedText.FindStringSubmatchIndex(c.Text); m != nil && s.Hero == "" {
		at := in.siteTokensAt(c, m[0], m[1])
		named := slices.ContainsFunc(hits, func(h hit) bool { return h.phrase.slug == "hero" && h.from <= at.From })
		for i := max(c.From, at.From-6); i < at.From; i++ {
			named = named || in.Tokens[i].Is("sentence", "line", "saying", "says", "headline", "slogan", "claim", "title", "words", "motto", "reading", "tagline", "text", "message", "nombre")
		}
		if named {
			s.Hero = strings.TrimSpace(c.Text[m[2]:m[3]])
			s.HeroAt = append(s.HeroAt, at)
			for i := max(c.From, at.From-6); i < at.From; i++ {
				if in.Tokens[i].Is("sentence", "line", "saying", "headline", "slogan", "claim", "title", "words", "motto", "reading", "tagline", "text") {
					s.HeroAt = append(s.HeroAt, Range{i, i + 1})
				}
			}
			return true
		}
	}
	for i := c.From; i+1 < c.To; i++ {
		if in.Tokens[i].Is("thank") && in.Tokens[i+1].Is("you") || in.Tokens[i].Is("thanks", "thank-you", "confirmation") {
			from := i
			for from > c.From && in.Tokens[from-1].Is("say", "please", "show", "a", "see", "get", "short", "message") {
				from--
			}
			s.Thanks = append(s.Thanks, Range{from, min(c.To, i+4)})
		}
	}
	return false
}

// siteSection reads one section: what it is called and what stands in it, up to the next one.
func (in *Intent) siteSection(ci int, h hit, to int, hits []hit) {
	c := &in.Clauses[ci]
	sec := &SiteSection{Kind: h.phrase.slug, At: []Range{{h.from, h.to}}, Clause: ci, order: h.from}
	for i := max(c.From, h.from-4); i < h.from; i++ {
		t := in.Tokens[i]
		if n, ok := siteCount(t); ok && i+4 >= h.from {
			sec.Count = n
			sec.At = append(sec.At, Range{i, i + 1})
		}
		if t.Is("short", "list", "little", "small", "small", "big", "large", "simple", "nice", "section", "with", "of", "bottom", "top", "which", "box", "sticky", "page") {
			sec.At = append(sec.At, Range{i, i + 1})
		}
	}
	switch sec.Kind {
	case "hero":
		in.Site.HeroAt = append(in.Site.HeroAt, sec.At...)
		for i := max(c.From, h.from-3); i < min(c.To, h.to+3); i++ {
			if in.Tokens[i].Is("picture", "photo", "image", "top", "large", "big") {
				in.Site.HeroAt = append(in.Site.HeroAt, Range{i, i + 1})
			}
		}
		return
	case "phone":
		in.Site.Contact = append(in.Site.Contact, sec.At...)
		return
	case "footer":
		in.Site.Contact = append(in.Site.Contact, sec.At...)
		return
	case "form", "newsletter":
		in.siteForm(c, sec, h, to)
	case "area":
		in.siteArea(c, sec)
	case "hours":
		in.siteHours(c, sec, h.to, to)
	case "prices", "plans", "items":
		in.siteNamed(c, sec, h, to)
	default:
		in.siteText(c, sec, h, to)
	}
	in.Site.Sections = append(in.Site.Sections, sec)
}

// siteCount reads "5", "five".
func siteCount(t Token) (int, bool) {
	if t.Kind == Number {
		n, err := strconv.Atoi(t.Text)
		return n, err == nil && n > 0 && n <= 60
	}
	n := slices.Index([]string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}, t.Lower)
	return n, n > 0
}

// siteText reads the title of a part ("a bit about the two olives") and what stands in brackets after it.
func (in *Intent) siteText(c *Clause, sec *SiteSection, h hit, to int) {
	i := h.to
	start := i
	for i < to && (in.Tokens[i].Kind == Word || in.Tokens[i].Kind == Number) && !in.Tokens[i].Is("then", "and", "with", "where", "that", "which", "below", "after", "at", "on") && i-start < 6 {
		i++
	}
	if sec.Kind == "about" && i > start {
		title := in.siteRaw(start, i)
		if in.Tokens[h.to-1].Is("the", "our", "my") && h.to-h.from > 1 {
			title = in.Tokens[h.to-1].Text + " " + title
		}
		sec.Title = ident.Sentence(title)
		sec.At = append(sec.At, Range{start, i})
	}
	for k := i; k < to; k++ {
		if in.Tokens[k].Is("(", ":") {
			end := to
			if in.Tokens[k].Is("(") {
				for end = k + 1; end < to && !in.Tokens[end].Is(")"); {
					end++
				}
			}
			sec.Items = append(sec.Items, in.siteListed(k+1, end)...)
			sec.At = append(sec.At, Range{k, end})
			break
		}
	}
	for k := h.to; k < min(to, h.to+4) && sec.Kind != "about"; k++ {
		if n, ok := siteCount(in.Tokens[k]); ok && sec.Count == 0 {
			sec.Count = n
			sec.At = append(sec.At, Range{k, k + 1})
		}
		if in.Tokens[k].Is("of", "from", "pictures", "photos", "images", "customers", "clients", "guests", "our", "my", "work", "with", "people", "members", "three", "two") {
			sec.At = append(sec.At, Range{k, k + 1})
		}
	}
	if sec.Kind == "quotes" || sec.Kind == "faq" {
		for k := h.to; k < c.To; k++ {
			if in.Tokens[k].Is("make", "made", "invent", "invented", "up", "first", "names", "name", "only", "them", "short", "placeholder", "dummy", "example") {
				sec.At = append(sec.At, Range{k, k + 1})
			}
		}
		sec.Items = nil
		if sec.Kind == "faq" {
			for _, m := range siteQuotedText.FindAllStringSubmatchIndex(c.Text, -1) {
				if q := strings.TrimSpace(c.Text[m[2]:m[3]]); strings.HasSuffix(q, "?") {
					sec.Items = append(sec.Items, SiteItem{Title: q, At: in.siteTokensAt(c, m[0], m[1])})
					sec.At = append(sec.At, in.siteTokensAt(c, m[0], m[1]))
				}
			}
		}
	}
}

// siteListed reads "Coratina is bitter and strong, Ogliarola is mild", "Ann (owner), Ben (baker)", "tuning, repair and sale".
func (in *Intent) siteListed(from, to int) []SiteItem {
	var out []SiteItem
	start, depth := from, 0
	told := false
	for k := from; k < to; k++ {
		told = told || in.Tokens[k].Is("is", "are")
	}
	flush := func(end int) {
		for start < end && in.Tokens[start].Is("and", "or", "the", "a", "an", ",", "also", "our") {
			start++
		}
		if end > start && end-start <= 24 && len(out) < 24 {
			out = append(out, in.siteNamedItem(start, end))
		}
	}
	for k := from; k < to; k++ {
		t := in.Tokens[k]
		switch {
		case t.Is("("):
			depth++
		case t.Is(")"):
			depth--
		case depth == 0 && (t.Is(",", ";", "/") && !t.Glued || t.Is(",", ";") || t.Is("and", "&") && !told):
			flush(k)
			start = k + 1
		}
	}
	flush(to)
	return out
}

// siteNamedItem takes "Coratina is bitter", "Ann (owner)", "Basic: one boat" apart.
func (in *Intent) siteNamedItem(from, to int) SiteItem {
	item := SiteItem{At: Range{from, to}}
	for to > from+1 && in.Tokens[to-1].Is(".", "!", ",", ";") {
		to--
	}
	for k := from + 1; k < to; k++ {
		t := in.Tokens[k]
		if t.Is("is", "are", ":", "(", "=") || t.Is("-", "–", "—") && !t.Glued {
			end := to
			if t.Is("(") && in.Tokens[to-1].Is(")") {
				end--
			}
			item.Title = ident.Sentence(in.siteRaw(from, k))
			item.Text = ident.Sentence(in.siteRaw(k+1, end))
			return item
		}
	}
	item.Title = ident.Sentence(in.siteRaw(from, to))
	return item
}

// siteHighlight marks the item that the text wants to stand out: "highlight the Team plan", "Team is the most popular".
func (in *Intent) siteHighlight(sec *SiteSection) {
	if sec.Kind != "plans" && sec.Kind != "items" && sec.Kind != "prices" {
		return
	}
	for i, t := range in.Tokens {
		if !t.Matches("highlight") && !t.Is("recommended", "popular", "emphasised", "emphasized", "emphasise", "featured", "bestseller") && !(t.Is("stand", "stands") && i+1 < len(in.Tokens) && in.Tokens[i+1].Is("out")) {
			continue
		}
		c := in.Clauses[in.ClauseAt(i)]
		best, distance := -1, 99
		for n := range sec.Items {
			name := strings.ToLower(sec.Items[n].Title)
			for k := c.From; k < c.To; k++ {
				if in.Tokens[k].Lower == strings.Fields(name + " -")[0] && max(k-i, i-k) < distance {
					best, distance = n, max(k-i, i-k)
				}
			}
		}
		if best >= 0 {
			sec.Items[best].Highlight = true
			sec.At = append(sec.At, Range{i, i + 1})
		}
	}
}
