package archetype

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// sitePage writes the start page of a site: its sections in the order of the text, or what a change of it asks for.
func (b *builder) sitePage() {
	l := &b.spec.Landing
	first := l.Site == nil
	if first {
		l.Site = &spec.Site{Kind: "landing", Owner: "Owner sign-in"}
		if b.family.Slug == "portfolio" {
			l.Site.Kind = "portfolio"
		}
		l.Site.Art = b.siteArt()
		l.Site.Layout = b.heroLayout()
		l.Headline, l.Sub, l.Action = b.siteHeadline(), b.siteSub(), "Get in touch"
		l.Points = []spec.Point{}
	} else if h := b.in.Site.Hero; h != "" {
		l.Headline = clip(h, 120)
	}
	s := b.in.Site
	if s.Phone != "" {
		l.Site.Phone = clip(s.Phone, 40)
	}
	if s.Email != "" {
		l.Site.Email = clip(s.Email, 200)
	}
	for _, c := range b.in.Clauses {
		if first && c.Source == "description" { // what the business is stands under the headline
			b.trace.meet(intent.Range{From: c.From, To: c.To}, "landing/hero")
			break
		}
	}
	for _, at := range s.HeroAt {
		b.trace.meet(at, "landing/hero")
	}
	for _, at := range s.Contact {
		b.trace.meet(at, "landing/contact")
	}
	for _, w := range s.Without {
		if !(w.What == "phone" && l.Site.Phone != "") && !(w.What == "price" && b.sectionOf("prices") != nil) {
			b.trace.meet(w.At, "without/"+w.What)
		}
	}
	for _, sec := range s.Sections {
		b.section(sec)
	}
	if first {
		b.siteDefaults()
	}
	b.siteAbout()
	b.siteQuestions()
	b.siteAction()
}

// siteArt is the large picture's motif. A place in the country or by the sea shows what is made there.
func (b *builder) siteArt() string {
	m := b.tradeMotif()
	if m == "abstract" {
		for i := range b.spec.Entities {
			if e := &b.spec.Entities[i]; e.Form == nil && e.Publish != nil && !slices.Contains(e.Views, "articles") {
				if own := b.entityMotif(e); own != "abstract" {
					m = own
				}
			}
		}
	}
	return fmt.Sprintf("%s:%d", m, 1+seed(b.spec.App.Slug)%4)
}

// heroLayout: a big picture fills the top; otherwise it stands beside the words.
func (b *builder) heroLayout() string {
	if len(b.in.Site.HeroAt) > 0 && (b.textHas("picture") || b.textHas("photo") || b.textHas("image")) || b.textHas("large photo") || b.textHas("foto") {
		return "cover"
	}
	if seed(b.spec.App.Slug)%3 == 0 && b.family.Slug == "portfolio" {
		return "cover"
	}
	return "split"
}

func (b *builder) siteHeadline() string {
	if h := b.in.Site.Hero; h != "" {
		return clip(h, 120)
	}
	return clip(b.spec.App.Name, 120)
}

// siteLead is what a text says before the business itself: "Personal portfolio site for a …".
var siteLead = regexp.MustCompile(`(?i)^(?:please )?(?:create |build |make |i need |i want |we need |we want )?(?:me |us )?(?:a |an |the |my |our )?(?:[a-z-]+ ){0,3}?(?:landing page|web ?site|web ?page|home ?page|one-pager|portfolio|page|site) (?:for|of|about) (?:a |an |our |my |the )?`)

// siteSub is the line under the headline: what the business is, in its own words.
func (b *builder) siteSub() string {
	text := strings.TrimRight(oneLine(b.spec.App.Tagline), " .,")
	if end := strings.Index(text, ". "); end > 20 {
		text = text[:end]
	}
	text = siteLead.ReplaceAllString(text, "")
	for _, lead := range []string{"one page site for", "one-page site for", "one page website for", "one-page website for", "landing page for", "a landing page for", "website for", "a website for", "site for", "homepage for", "start page for", "a one-page site for",
		"portfolio for", "a portfolio for", "portfolio of", "portfolio site for", "portfolio website for", "personal site of", "personal site for", "personal page of", "a simple landing page for", "simple landing page for", "simple website for", "a simple website for", "one-pager for", "a one-pager for", "create a landing page for", "build a landing page for", "build me a landing page for"} {
		if rest, ok := cutFold(text, lead+" "); ok {
			text = rest
			break
		}
	}
	for _, owner := range []string{"our ", "my ", "the ", "a ", "an "} {
		if rest, ok := cutFold(text, owner); ok {
			text = rest
			break
		}
	}
	return clip(ident.Sentence(text), 200)
}

// cutFold cuts a beginning off, "" of case.
func cutFold(text, prefix string) (string, bool) {
	if len(text) > len(prefix) && strings.EqualFold(text[:len(prefix)], prefix) {
		return text[len(prefix):], true
	}
	return text, false
}

// titles of sections that the text names no other way.
var sectionTitles = map[string]string{"about": "About us", "prices": "Prices", "plans": "Plans", "items": "What we offer", "faq": "Frequently asked questions", "quotes": "What people say",
	"hours": "Opening hours", "address": "Where to find us", "team": "The team", "gallery": "Gallery", "carousel": "A look around", "newsletter": "Newsletter", "area": "Area covered",
	"steps": "How it works", "links": "Links", "timeline": "Timeline", "form": "Contact"}

func (b *builder) sectionOf(kind string) *spec.Section {
	for i := range b.spec.Landing.Sections {
		if b.spec.Landing.Sections[i].Kind == kind {
			return &b.spec.Landing.Sections[i]
		}
	}
	return nil
}

// addSection puts a section at its place and gives it an anchor of its own.
func (b *builder) addSection(s spec.Section) *spec.Section {
	l := &b.spec.Landing
	id := ident.Slug(s.Title, 30, "part")
	if id[0] < 'a' || id[0] > 'z' {
		id = "part-" + id
	}
	for n := 2; slices.ContainsFunc(l.Sections, func(o spec.Section) bool { return o.ID == id }); n++ {
		id = fmt.Sprintf("%s-%d", strings.TrimRight(id, "-0123456789"), n)
	}
	s.ID = id
	l.Sections = append(l.Sections, s)
	return &l.Sections[len(l.Sections)-1]
}

// section writes one section that the text names, or changes the one that is there.
func (b *builder) section(from *intent.SiteSection) {
	kind := from.Kind
	if kind == "newsletter" {
		kind = "form"
	}
	if kind == "gallery" && b.family.Slug == "portfolio" {
		for i := range b.spec.Entities {
			if e := &b.spec.Entities[i]; e.Form == nil && e.Picture() != "" && !slices.Contains(e.Views, "articles") {
				b.meetAll(from.At, "entities/"+e.Name+"/gallery")
			}
		}
		return
	}
	if b.family.Slug == "portfolio" && slices.Contains([]string{"hours", "plans", "items", "steps", "area", "timeline", "links", "quotes", "faq", "prices", "team"}, kind) && len(from.Items) == 0 && len(from.Districts) == 0 && !slices.Contains([]string{"quotes", "faq", "timeline", "links"}, kind) {
		return // a word that means something else here: "hours spent"
	}
	title := sectionTitles[from.Kind]
	if from.Title != "" && kind != "form" {
		title = clip(from.Title, 100)
	}
	s := spec.Section{Kind: kind, Title: title}
	switch kind {
	case "form":
		e := b.formFor(from)
		if e == nil || slices.ContainsFunc(b.spec.Landing.Sections, func(o spec.Section) bool { return o.Entity == e.Name }) {
			return
		}
		s.Entity = e.Name
		s.Title = formTitle(e, from)
	case "area":
		if len(from.Districts) == 0 {
			if len(from.Items) == 0 {
				return
			}
			s.Kind = "list"
		} else if have := b.sectionOf("area"); have != nil {
			b.widen(have.Area, from)
			b.meetAll(from.At, "landing/"+have.ID)
			return
		} else {
			s.Area = b.area(from)
		}
	case "items", "plans":
		if len(from.Items) == 0 {
			return
		}
	case "about":
		s.Kind = "text"
		if len(from.Items) > 0 {
			s.Kind = "items"
		}
		if from.Title == "" {
			s.Title = b.aboutTitle()
		}
	}
	if have := b.sectionOf(s.Kind); have != nil && !(s.Kind == "hours" && have.Title != s.Title && len(from.Items) > 0) && s.Kind != "form" && s.Kind != "items" && s.Kind != "text" {
		b.addItems(have, from)
		b.meetAll(from.At, "landing/"+have.ID)
		return
	}
	if s.Kind == "items" && b.req.Base != nil && from.Title == "" {
		if have := b.sectionOf("items"); have != nil {
			b.addItems(have, from)
			b.meetAll(from.At, "landing/"+have.ID)
			return
		}
	}
	if from.Note != "" {
		s.Text = clip(from.Note, 300)
	}
	made := b.addSection(s)
	b.addItems(made, from)
	b.fillSection(made, from)
	b.meetAll(from.At, "landing/"+made.ID)
}

func (b *builder) meetAll(at []intent.Range, node string) {
	for _, r := range at {
		b.trace.meet(r, node)
	}
}

// addItems adds the text's items; one of the same name takes the new price.
func (b *builder) addItems(s *spec.Section, from *intent.SiteSection) {
	for _, it := range from.Items {
		b.trace.meet(it.At, "landing/"+s.ID)
		at := slices.IndexFunc(s.Items, func(p spec.Point) bool { return strings.EqualFold(p.Title, it.Title) })
		if at >= 0 {
			if it.Price != "" {
				s.Items[at].Price = clip(it.Price, 60)
			}
			continue
		}
		p := spec.Point{Title: clip(it.Title, 120), Text: clip(it.Text, 400), Price: clip(it.Price, 60), Note: clip(it.Note, 200), Highlight: it.Highlight}
		if p.Title == "" {
			continue
		}
		if s.Kind == "items" || s.Kind == "gallery" {
			p.Art = b.itemArt(p.Title, s.Title, len(s.Items))
		}
		s.Items = append(s.Items, p)
	}
	if s.Kind == "plans" && len(s.Items) > 2 && !slices.ContainsFunc(s.Items, func(p spec.Point) bool { return p.Highlight }) {
		s.Items[len(s.Items)/2].Highlight = true
	}
}

func (b *builder) itemArt(title, section string, n int) string {
	m := motifIn(title)
	if m == "" {
		m = motifIn(section)
	}
	if m == "" {
		m = b.tradeMotif()
	}
	return fmt.Sprintf("%s:%d", m, n+2)
}

// fillSection gives a section what the text asks for without giving it.
func (b *builder) fillSection(s *spec.Section, from *intent.SiteSection) {
	site, pools := catalogue.GetSite(), catalogue.Get().Pools
	count := func(or int) int {
		if from.Count > 0 {
			return min(from.Count, 12)
		}
		return or
	}
	switch {
	case s.Kind == "quotes" && len(s.Items) == 0:
		start := seed(b.spec.App.Slug) % len(site.Praise)
		for i := range count(3) {
			p := site.Praise[(start+i)%len(site.Praise)]
			s.Items = append(s.Items, spec.Point{Title: p.Name, Text: p.Text})
		}
	case s.Kind == "team" && len(s.Items) == 0:
		jobs := []string{"Started it all", "Looks after customers", "Keeps everything running", "The pair of hands behind it"}
		for i := range count(3) {
			s.Items = append(s.Items, spec.Point{Title: pools["first-names"][(i+seed(b.spec.App.Slug))%12], Text: jobs[i%4], Art: fmt.Sprintf("portrait:%d", i+2)})
		}
	case s.Kind == "gallery" || s.Kind == "carousel":
		for i := len(s.Items); i < count(6); i++ {
			motif := b.tradeMotif()
			s.Items = append(s.Items, spec.Point{Title: fmt.Sprintf("%s, picture %d", clip(b.spec.App.Name, 60), i+1), Art: fmt.Sprintf("%s:%d", motif, i+3)})
		}
	case s.Kind == "steps" && len(s.Items) == 0:
		s.Items = []spec.Point{{Title: "Write to us", Text: "Tell us in a few words what you have in mind."}, {Title: "We agree on it", Text: "You get a clear answer with a date and a price."}, {Title: "Done", Text: "We do what we said, and you tell us if anything is missing."}}
	case s.Kind == "hours" && len(s.Items) == 0:
		s.Items = []spec.Point{{Title: "Monday to Friday", Text: "9:00 to 17:00"}, {Title: "Saturday", Text: "10:00 to 14:00"}, {Title: "Sunday", Text: "Closed"}}
		b.ask("opening_hours", "When are you open? The page shows Monday to Friday 9 to 17 and Saturday 10 to 14 until you say.", "Monday to Friday 9 to 17, Saturday 10 to 14")
	case s.Kind == "timeline" && len(s.Items) == 0:
		for i, t := range []string{"A workshop of my own", "First show under my own name", "Three years of training"} {
			s.Items = append(s.Items, spec.Point{Title: t, Text: []string{"Two rooms, good light, and a door that is open on Saturdays.", "Twelve pieces, nine of them sold on the first evening.", "Learning by doing, from people who had done it for a lifetime."}[i], Note: fmt.Sprint(2024 - i*6)})
		}
	case s.Kind == "links" && len(s.Items) == 0:
		s.Items = []spec.Point{{Title: "Friends of the house", Text: "example.com", Href: "https://example.com"}}
	case s.Kind == "address":
		s.Text = b.address(from)
	}
}

// address is the one of the text, or one that is made up of a street and the text's place, and asked about.
func (b *builder) address(from *intent.SiteSection) string {
	for _, it := range from.Items {
		if it.Title != "" {
			return strings.TrimSpace(it.Title + " " + it.Text)
		}
	}
	text := b.spec.App.Name + "\n" + fmt.Sprintf("%d %s", 3+seed(b.spec.App.Slug)%60, catalogue.GetSite().Streets[seed(b.spec.App.Slug)%len(catalogue.GetSite().Streets)])
	if p := b.placeName(); p != "" {
		text += "\n" + p
	}
	b.ask("address", "What is your address? The page shows an example until you say.", strings.ReplaceAll(text, "\n", ", "))
	return text
}

func (b *builder) ask(key, question, answer string) {
	d := spec.Decision{Key: key, Question: question, Answer: clip(answer, 120), Source: "default"}
	if said := strings.TrimSpace(b.req.Decisions[key]); said != "" {
		d.Answer, d.Source = clip(oneLine(said), 120), "customer"
	}
	b.setDecision(d)
}

// placeName is the place that the description names: "near Leeds", "in Puglia", "on the Norfolk Broads".
func (b *builder) placeName() string {
	for i, t := range b.in.Tokens {
		if !t.Is("in", "near", "from", "at", "of", "around", "on") || i+1 >= len(b.in.Tokens) {
			continue
		}
		k := i + 1
		if b.in.Tokens[k].Is("the") {
			k++
		}
		from := k
		for k < len(b.in.Tokens) && b.in.Tokens[k].Kind == intent.Word && b.in.Tokens[k].Text != b.in.Tokens[k].Lower && k-from < 3 {
			k++
		}
		if k > from && len(b.in.Tokens[from].Text) > 2 && !b.in.Tokens[from].Is("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "english", "spanish", "german") {
			return b.in.Words(intent.Range{From: from, To: k})
		}
	}
	return ""
}

// formFor finds the record that a form of the text fills.
func (b *builder) formFor(from *intent.SiteSection) *spec.Entity {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Form == nil {
			continue
		}
		for _, at := range from.At {
			for k := at.From; k < at.To; k++ {
				if slices.Contains(b.trace.nodes[k], "entities/"+e.Name+"/form") {
					return e
				}
			}
		}
	}
	return nil
}

// formTitle is the heading over a form.
func formTitle(e *spec.Entity, from *intent.SiteSection) string {
	switch e.Label {
	case "Callback request":
		return "Ask for a callback"
	case "Quote request":
		return "Ask for a quote"
	case "Pre-order":
		return "Pre-order"
	case "Subscriber":
		return "Newsletter"
	case "Waiting list entry":
		return "Join the waiting list"
	case "Order request":
		return "Send us your request"
	case "Reply":
		return "Will you come?"
	case "Enquiry":
		return "Contact"
	}
	return e.Label
}

// area is the box that knows the postcodes of the text.
func (b *builder) area(from *intent.SiteSection) *spec.Area {
	a := &spec.Area{Label: "Your postcode", Districts: slices.Clone(from.Districts), Yes: "Yes, we cover your area.", No: "Sorry, this is outside the area that we cover."}
	if slices.ContainsFunc(a.Districts, func(d spec.District) bool { return d.Letters != "" }) {
		a.Country = "GB"
	}
	return a
}

// widen takes the postcodes of a change: the text names all of them, or adds some.
func (b *builder) widen(a *spec.Area, from *intent.SiteSection) {
	more := len(b.tokensNamed("also", "add", "too", "plus", "extend", "widen", "additionally", "as")) > 0
	if !more {
		a.Districts = nil
	}
	for _, d := range from.Districts {
		if !slices.Contains(a.Districts, d) {
			a.Districts = append(a.Districts, d)
		}
	}
}

// siteDefaults completes a page that the text says little of: what the works are, a form, and what a trade's page has.
func (b *builder) siteDefaults() {
	l := &b.spec.Landing
	if l.Site.Kind == "portfolio" {
		b.rowsSections()
	}
	if len(l.Sections) == 0 && l.Site.Kind == "landing" {
		b.addSection(spec.Section{Kind: "text", Title: b.aboutTitle()})
		steps := b.addSection(spec.Section{Kind: "steps", Title: sectionTitles["steps"]})
		b.fillSection(steps, &intent.SiteSection{})
		quotes := b.addSection(spec.Section{Kind: "quotes", Title: sectionTitles["quotes"]})
		b.fillSection(quotes, &intent.SiteSection{})
		faq := spec.Section{Kind: "faq", Title: sectionTitles["faq"]}
		b.addSection(faq)
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Form != nil && !slices.ContainsFunc(l.Sections, func(s spec.Section) bool { return s.Entity == e.Name }) {
			b.addSection(spec.Section{Kind: "form", Title: formTitle(e, nil), Entity: e.Name})
		}
	}
}

// rowsSections shows the newest works and journal entries on the start page of a portfolio, before all other sections.
func (b *builder) rowsSections() {
	l := &b.spec.Landing
	rest := l.Sections
	l.Sections = nil
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Form == nil && e.AllowsVisitors() {
			b.addSection(spec.Section{Kind: "rows", Title: e.LabelPlural, Entity: e.Name})
		}
	}
	l.Sections = append(l.Sections, rest...)
}

// aboutTitle: one person says "me".
func (b *builder) aboutTitle() string {
	for _, t := range b.in.Tokens {
		if t.Is("we", "our") {
			return "About us"
		}
		if t.Is("i", "my") {
			return "About me"
		}
	}
	return "About us"
}

// siteAbout puts what the text tells of the business where the page tells of it.
func (b *builder) siteAbout() {
	facts := b.in.Site.Facts
	if len(facts) == 0 && b.sectionOf("text") == nil {
		return
	}
	var text []string
	for _, f := range facts {
		line := strings.TrimRight(oneLine(f.Text), " ,;.")
		if line == "" {
			continue
		}
		if first := line[:1]; len(text) > 0 && first == strings.ToLower(first) && !strings.HasPrefix(line, "i ") {
			text[len(text)-1] += ", " + line
			continue
		}
		if first, _, _ := strings.Cut(line, " "); len(text) == 0 && slices.Contains([]string{"and", "but", "so", "need", "also"}, strings.ToLower(first)) {
			continue // what was left of a sentence that asks
		}
		text = append(text, line)
	}
	about := b.sectionOf("text")
	if about == nil {
		if b.req.Base != nil {
			return
		}
		for i := range b.spec.Landing.Sections { // "a bit about the two olives" takes the sentences of the description too
			if s := &b.spec.Landing.Sections[i]; s.Kind == "items" && s.Text == "" && !slices.ContainsFunc(s.Items, func(p spec.Point) bool { return p.Price != "" }) {
				about = s
				break
			}
		}
	}
	if about == nil {
		if len(text) == 0 {
			return
		}
		l := &b.spec.Landing
		b.addSection(spec.Section{Kind: "text", Title: b.aboutTitle()})
		n := len(l.Sections) - 1
		made := l.Sections[n]
		at := 0
		if l.Site.Kind == "portfolio" {
			at = n
		}
		l.Sections = slices.Insert(l.Sections[:n:n], at, made)
		about = &l.Sections[at]
	}
	if about.Text == "" && len(text) > 0 {
		about.Text = clip(strings.Join(text, ". ")+".", 1500)
	}
	if about.Text == "" {
		about.Text = clip(b.spec.Landing.Sub+".", 600)
	}
	if about.Art == "" && about.Kind == "text" {
		about.Art = fmt.Sprintf("%s:%d", strings.Split(b.spec.Landing.Site.Art, ":")[0], 7+seed(b.spec.App.Slug)%5)
	}
	for _, f := range facts {
		b.trace.meet(f.At, "landing/"+about.ID)
	}
}

// siteQuestions answers the questions of the list from what the page says; questions of the text come first.
func (b *builder) siteQuestions() {
	faq := b.sectionOf("faq")
	if faq == nil {
		return
	}
	for i := range faq.Items {
		if faq.Items[i].Text == "" {
			faq.Items[i].Text = b.answer(faq.Items[i].Title)
		}
	}
	if len(faq.Items) > 0 {
		return
	}
	add := func(q, a string) {
		if a != "" && len(faq.Items) < 6 {
			faq.Items = append(faq.Items, spec.Point{Title: q, Text: clip(a, 900)})
		}
	}
	add("What does it cost?", b.priceAnswer())
	add("When are you open?", b.hoursAnswer())
	if a := b.sectionOf("area"); a != nil {
		add("Do you come to where I live?", "We cover "+districtsText(a.Area.Districts)+". Type your postcode into the box on this page and it tells you at once.")
	}
	if slices.ContainsFunc(b.in.Site.Without, func(w intent.SiteWithout) bool { return w.What == "shop" || w.What == "cart" }) {
		add("Can I buy online?", "No, there is no shop on this page. Send us the form and we write back by hand.")
	}
	if f := b.sectionOf("form"); f != nil {
		add("How do I reach you?", "Fill in the form “"+f.Title+"” on this page"+map[bool]string{true: " or call " + b.spec.Landing.Site.Phone, false: ""}[b.spec.Landing.Site.Phone != ""]+". We answer every message ourselves.")
	}
	if p := b.placeName(); p != "" {
		add("Where are you?", "In or near "+p+". You will find us easily; write to us if you would like directions.")
	}
	add("How soon will I hear from you?", "Usually within two working days.")
}

func (b *builder) answer(question string) string {
	q := strings.ToLower(question)
	switch {
	case strings.Contains(q, "cost") || strings.Contains(q, "price") || strings.Contains(q, "much"):
		if a := b.priceAnswer(); a != "" {
			return a
		}
	case strings.Contains(q, "open") || strings.Contains(q, "when"):
		if a := b.hoursAnswer(); a != "" {
			return a
		}
	}
	return "Good question. Send us a message and we will tell you what fits your case."
}

func (b *builder) priceAnswer() string {
	for _, s := range b.spec.Landing.Sections {
		var parts []string
		for _, p := range s.Items {
			if p.Price != "" {
				parts = append(parts, p.Title+" "+p.Price)
			}
		}
		if len(parts) > 0 {
			return strings.Join(parts, ", ") + "."
		}
	}
	return ""
}

func (b *builder) hoursAnswer() string {
	s := b.sectionOf("hours")
	if s == nil {
		return ""
	}
	var parts []string
	for _, p := range s.Items {
		parts = append(parts, strings.TrimSpace(p.Title+" "+p.Text))
	}
	return strings.Join(parts, "; ") + "."
}

func districtsText(list []spec.District) string {
	var parts []string
	for _, d := range list {
		if d.From == d.To {
			parts = append(parts, fmt.Sprintf("%s%d", d.Letters, d.From))
			continue
		}
		parts = append(parts, fmt.Sprintf("%s%d to %s%d", d.Letters, d.From, d.Letters, d.To))
	}
	return joinAnd(parts)
}

// siteAction: the main button leads to the form that matters, in its own words.
func (b *builder) siteAction() {
	l := &b.spec.Landing
	if l.Site.Action != "" && slices.ContainsFunc(l.Sections, func(s spec.Section) bool { return s.ID == l.Site.Action }) {
		return
	}
	forms := slices.Clone(l.Sections)
	slices.SortStableFunc(forms, func(a, c spec.Section) int { // a newsletter is not what people come for
		return strings.Count(a.Title, "Newsletter") - strings.Count(c.Title, "Newsletter")
	})
	for _, s := range forms {
		if e := b.spec.Entity(s.Entity); s.Kind == "form" && e != nil {
			l.Site.Action = s.ID
			l.Action = clip(map[bool]string{true: "Get in touch", false: e.Form.Submit}[e.Label == "Enquiry"], 40)
			return
		}
	}
	if len(l.Sections) > 0 {
		l.Site.Action, l.Action = l.Sections[0].ID, "Look around"
	}
}

// siteType picks the letters of headings: what the text says, else what the mood and the trade suggest.
func (b *builder) siteType() {
	t := &b.spec.Theme.Type
	said := ""
	for i, tok := range b.in.Tokens {
		switch {
		case tok.Is("serif") && !(i > 0 && b.in.Tokens[i-1].Is("sans")):
			said = "serif"
		case tok.Is("sans"):
			said = "sans"
		case tok.Is("rounded"):
			said = "rounded"
		case tok.Is("slab", "typewriter", "stencil"):
			said = "slab"
		}
	}
	if said != "" {
		*t = said
		for _, at := range b.tokensNamed("serif", "sans", "rounded", "slab", "headings", "heading", "font", "letters", "big", "photos") {
			b.trace.meet(at, "theme/type")
		}
		return
	}
	if *t != "" || !b.isSite() {
		return
	}
	old := b.textHas("rustic") || b.textHas("traditional") || b.textHas("old-fashioned") || b.textHas("vintage") || b.textHas("elegant") || b.textHas("modern") && len(b.tokensNamed("not")) > 0 || b.textHas("classic") || b.textHas("quiet")
	switch {
	case old:
		*t = "serif"
		for _, at := range b.tokensNamed("rustic", "traditional", "vintage", "elegant", "classic", "quiet") {
			b.trace.meet(at, "theme/type")
		}
		if b.textHas("modern") {
			for _, at := range b.tokensNamed("not", "too", "modern") {
				b.trace.meet(at, "theme/type")
			}
		}
	case b.spec.Theme.Tone == "playful":
		*t = "rounded"
	case b.spec.Theme.Tone == "bold":
		*t = "slab"
	case b.spec.Theme.Tone == "calm", b.spec.Theme.Tone == "rustic", b.spec.Theme.Tone == "warm":
		*t = "serif"
	default:
		*t = "sans"
	}
}
