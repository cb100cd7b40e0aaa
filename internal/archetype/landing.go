package archetype

import (
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// words writes the app's tagline and description from what the customer wrote, or from what the app does.
func (b *builder) words() {
	s := b.spec
	first := ""
	for _, c := range b.in.Clauses {
		if c.Source == "description" && len(c.Text) > 12 && !b.onlyLooks(c) {
			first = c.Text
			break
		}
	}
	if full := oneLine(b.told()); first != "" && len([]rune(full)) <= 150 {
		first = full
	}
	if first == "" || b.in.Language != "English" && first == "" {
		first = b.summary()
	}
	s.App.Tagline = clip(ident.Sentence(asked.ReplaceAllString(strings.TrimRight(oneLine(first), " .,;:"), "")), 160)
	if s.App.Tagline == "" {
		s.App.Tagline = b.summary()
	}
	s.App.Description = b.pitch()
}

// asked matches how people begin to ask for an app: no words for its visitors.
var asked = regexp.MustCompile(`(?i)^(?:hi|hello|hey)?[ ,!]*(?:please |kindly )?(?:can|could|would) you (?:please )?(?:build|create|make|develop|design)(?: me| us)? (?:an? )?|` +
	`^(?:hi|hello|hey)?[ ,!]*(?:please |kindly )?(?:i|we)(?:'d| would)? (?:want|need|like|am looking for|are looking for)(?: to have| to build| to create| to make| you to build| you to make| you to create)?(?: me| us)? (?:an? )?|` +
	`^(?:please |kindly )?(?:build|create|make|develop|design)(?: me| us)? (?:an? )?`)

// told is the description without the sentences that only say how the app shall look.
func (b *builder) told() string {
	var out strings.Builder
	at := 0
	for _, c := range b.in.Clauses {
		if c.Source != "description" || !b.onlyLooks(c) || c.Span[0] < at || c.Span[1] > len(b.req.Description) {
			continue
		}
		out.WriteString(b.req.Description[at:c.Span[0]])
		at = c.Span[1]
	}
	out.WriteString(b.req.Description[at:])
	return out.String()
}

// onlyLooks says whether at least half of a clause's words of meaning speak of colours and style, and none of records.
func (b *builder) onlyLooks(c intent.Clause) bool {
	content, looks := 0, 0
	for i := c.From; i < c.To; i++ {
		if !b.in.Content(i) {
			continue
		}
		content++
		if slices.ContainsFunc(b.in.Theme.At, func(t intent.Themed) bool { return t.At.From <= i && i < t.At.To }) {
			looks++
		}
	}
	return looks > 0 && 2*looks >= content
}

// summary says in a line what the app keeps.
func (b *builder) summary() string {
	var labels []string
	for _, e := range b.spec.Entities {
		labels = append(labels, strings.ToLower(e.LabelPlural))
	}
	if b.spec.Booking != nil {
		return "Book a free time online"
	}
	if len(labels) == 0 {
		return "Everything in one place"
	}
	return ident.Sentence(joinAnd(labels)) + " in one place"
}

func joinAnd(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// landing writes the start page of a first build; a second build only adds what is new.
func (b *builder) landing() {
	l := &b.spec.Landing
	if b.spec.App.Accountless {
		return // the tool is the start page; its words stand already
	}
	if b.isSite() {
		b.sitePage()
		b.formSamples()
		return
	}
	if b.req.Base != nil && l.Headline != "" {
		l.Points = b.points(l.Points)
		return
	}
	l.Headline, l.Sub, l.Action = b.headline(), b.spec.App.Tagline, b.family.Action
	if l.Action == "" {
		l.Action = "Get started"
	}
	l.Points = b.points(nil)
	b.bookingSections()
}

// headline is the family's line with the app's own things in it; without a board nothing moves card by card.
func (b *builder) headline() string {
	family := b.family
	if slices.Contains([]string{"project-management"}, family.Slug) && !slices.Contains(b.present(), "board") || len(b.spec.Entities) == 0 && b.spec.Booking == nil && b.spec.Shop == nil && b.spec.Stock == nil && b.spec.Writer == nil && b.spec.Agent == nil {
		family = catalogue.Get().Archetype("custom")
	}
	things := "Things"
	if e := b.mainEntity(); e != nil {
		things = e.LabelPlural
	}
	line := strings.ReplaceAll(family.Headline, "{Things}", things)
	return clip(ident.Sentence(strings.ReplaceAll(line, "{things}", strings.ToLower(things))), 120)
}

// pitch says in a sentence or two what the app keeps and does.
func (b *builder) pitch() string {
	text := b.summary() + "."
	var can []string
	for _, slug := range b.present() {
		if k := capabilityText(slug); k != nil && slug != "booking" {
			can = append(can, strings.ToLower(k.Name))
		}
	}
	if len(can) > 0 {
		text += " With " + joinAnd(can[:min(len(can), 5)]) + "."
	}
	return clip(text, 300)
}

// points are the three or four things worth saying first: what the text asked for, then what the app keeps.
func (b *builder) points(have []spec.Point) []spec.Point {
	points := slices.Clone(have)
	add := func(p spec.Point) {
		if len(points) < 4 && !slices.ContainsFunc(points, func(o spec.Point) bool { return o.Title == p.Title }) {
			points = append(points, p)
		}
	}
	for _, p := range b.aiPoints() {
		add(p)
	}
	for _, slug := range b.present() {
		if k := capabilityText(slug); k != nil && k.Title != "" {
			add(spec.Point{Icon: k.Icon, Title: k.Title, Text: k.Text})
		}
	}
	for _, e := range b.spec.Entities {
		add(spec.Point{Icon: e.Icon, Title: e.LabelPlural, Text: "All " + strings.ToLower(e.LabelPlural) + " in one list: search, filter, sort and open any of them."})
	}
	for _, slug := range []string{"search", "accounts"} {
		if slug == "search" && len(b.spec.Entities) == 0 {
			continue
		}
		if k := capabilityText(slug); len(points) < 3 {
			add(spec.Point{Icon: k.Icon, Title: k.Title, Text: k.Text})
		}
	}
	return points
}

// present lists the capabilities that the app has, the telling ones first.
func (b *builder) present() []string {
	has := map[string]bool{"booking": b.spec.Booking != nil, "dashboard": b.spec.Dashboard}
	for _, e := range b.spec.Entities {
		for slug, on := range map[string]bool{"board": e.Board != "", "time-log": e.TimeLog, "team": e.Shared, "ratings": e.Ratings, "map": e.Map,
			"moderation": e.Moderation, "comments": e.Comments, "calendar": e.Calendar != "", "assign": e.FieldOf(spec.Member) != nil,
			"due": slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return f.Due })} {
			has[slug] = has[slug] || on
		}
	}
	var out []string
	for _, slug := range []string{"booking", "board", "map", "team", "time-log", "ratings", "moderation", "assign", "due", "calendar", "comments", "dashboard"} {
		if has[slug] {
			out = append(out, slug)
		}
	}
	return out
}
