package archetype

import (
	"fmt"
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// isSite says whether the app is a public site: a start page of its own rather than the door of an app.
func (b *builder) isSite() bool {
	if b.req.Base != nil {
		return b.spec.Landing.Site != nil
	}
	return b.family.Slug == "landing-page" || b.family.Slug == "portfolio"
}

// siteShape makes the records behind a site: works and a journal of a portfolio, a form for each way to write to its owner.
func (b *builder) siteShape() {
	b.sitePeople()
	if b.family.Slug == "portfolio" || b.req.Base != nil {
		for _, e := range b.siteRecords() {
			b.entity(e)
		}
		b.journal()
		b.relations()
	}
	b.siteForms()
	if b.family.Slug == "portfolio" && b.req.Base == nil {
		if !slices.ContainsFunc(b.spec.Entities, func(e spec.Entity) bool { return e.Form == nil }) {
			b.entity(&intent.Entity{Key: "work", Label: "Work", Noun: catalogue.Get().Noun("artwork"), Strong: true})
		}
		if len(b.spec.Entities) == 0 {
			b.addForm(&intent.SiteSection{Kind: "form", Title: "Contact"})
		}
	}
	if len(b.spec.Entities) == 0 { // a site without any way to answer it gets a plain one
		b.addForm(&intent.SiteSection{Kind: "form", Title: "Contact form"})
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if !b.base[e.Name] && e.Form == nil {
			b.work(e)
		}
	}
	b.siteAccess()
	b.siteCapabilities()
	b.siteOverviews()
	b.renames()
	b.traceMentions()
	b.order()
}

// sitePeople: a site has an owner who signs in; nobody else needs to.
func (b *builder) sitePeople() {
	for i := range b.spec.Roles {
		r := &b.spec.Roles[i]
		if r.Admin && r.Label == "Admin" {
			r.Label = "Owner"
		}
		if r.Default && r.Label == "Member" {
			r.Label = "Guest"
		}
	}
	seen := map[string]bool{}
	kept := b.spec.Accounts[:0]
	for _, a := range b.spec.Accounts {
		if !seen[a.Role] {
			kept = append(kept, a)
		}
		seen[a.Role] = true
	}
	b.spec.Accounts = kept
}

// siteRecords are the things that the owner shows: what the text gives fields or names strongly, without what are only
// parts of pages.
func (b *builder) siteRecords() []*intent.Entity {
	var out []*intent.Entity
	parts := []string{"question", "inquiry", "enquiry", "contact", "form", "page", "site", "website", "job", "message", "journal", "journal entry", "entry", "blog", "post", "blog post", "article", "draft",
		"testimonial", "review", "gallery", "picture", "photo", "section", "visitor", "newsletter", "subscriber", "link", "cv", "story", "text", "look", "style", "price", "list", "service", "faq", "portfolio", "hour", "career"}
	for _, e := range b.in.Entities {
		if b.keys[e.Key] != "" {
			out = append(out, e)
			continue
		}
		if slices.Contains(parts, e.Key) && len(e.Fields) < 2 || e.Noun != nil && e.Noun.Person && len(e.Fields) == 0 || b.isFormEntity(e) {
			continue
		}
		if len(e.Fields) > 0 || e.Strong {
			out = append(out, e)
		}
	}
	if b.req.Base != nil {
		return out
	}
	rich := slices.ContainsFunc(out, func(e *intent.Entity) bool { return len(e.Fields) > 1 })
	if rich {
		out = slices.DeleteFunc(out, func(e *intent.Entity) bool { return len(e.Fields) == 0 })
	}
	if len(out) == 0 {
		key := "work"
		for _, e := range b.in.Entities {
			if e.Noun != nil && (e.Noun.Cards || e.Key == "project" || e.Key == "artwork") && !e.Noun.Person {
				return []*intent.Entity{e}
			}
		}
		for _, word := range []string{"project", "case study", "photo", "painting", "illustration", "recipe", "song", "track", "film", "design", "poem", "publication", "talk", "tattoo", "piece"} {
			if b.textHas(word) {
				key = word
				break
			}
		}
		if key == "photo" || key == "piece" {
			key = "work"
		}
		noun := catalogue.Get().Noun(key)
		out = append(out, &intent.Entity{Key: key, Label: sentence(key), Noun: noun, Strong: true})
	}
	return out[:min(len(out), 6)]
}

// isFormEntity says whether the reader took a form for a record: its words are those of a form of the site.
func (b *builder) isFormEntity(e *intent.Entity) bool {
	for _, s := range b.in.Site.Sections {
		if s.Kind != "form" && s.Kind != "newsletter" {
			continue
		}
		for _, at := range s.At {
			for _, m := range e.Mentions {
				if m.From >= at.From && m.To <= at.To {
					return true
				}
			}
		}
	}
	return false
}

// textHas says whether a word or its plural stands in the text.
func (b *builder) textHas(word string) bool {
	for i, t := range b.in.Tokens {
		if t.Lower == word || t.Noun == word || i+1 < len(b.in.Tokens) && t.Lower+" "+b.in.Tokens[i+1].Noun == word {
			return true
		}
	}
	return false
}

// tokensNamed are the places of words in the text.
func (b *builder) tokensNamed(words ...string) []intent.Range {
	var out []intent.Range
	for i, t := range b.in.Tokens {
		if slices.Contains(words, t.Lower) || slices.Contains(words, t.Noun) || t.Verb != "" && slices.Contains(words, t.Verb) {
			out = append(out, intent.Range{From: i, To: i + 1})
		}
	}
	return out
}

// work shapes a record that the owner shows: a picture, a way to hide it, a gallery or cards.
func (b *builder) work(e *spec.Entity) {
	if e.Publish != nil {
		return // the journal
	}
	node := "entities/" + e.Name
	before, after := e.Field("before"), e.Field("after")
	if before != nil && after != nil && before.Kind == spec.Image && after.Kind == spec.Image {
		e.Compare = &spec.Compare{Before: "before", After: "after"}
		for _, at := range b.tokensNamed("before", "after", "side") {
			b.trace.meet(at, node+"/compare")
		}
	}
	if e.Picture() == "" && len(e.Fields) < spec.MaxFields-2 {
		b.addField(e, spec.Field{Label: "Picture", Kind: spec.Image})
	}
	if f := e.Field(e.Picture()); f != nil && e.Compare == nil {
		f.InList = true
	}
	gallery := b.textHas("gallery") || b.textHas("lightbox") || b.textHas("photo") && e.Compare == nil
	switch {
	case gallery || e.Compare == nil && len(e.Fields) <= 6:
		e.Views = []string{"gallery", "cards"}
	default:
		e.Views = []string{"cards", "table"}
	}
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Kind == spec.LongText && (strings.EqualFold(f.Label, "text") || strings.EqualFold(f.Label, "story")) {
			f.Kind, f.MaxLength = spec.RichText, 0
		}
	}
	hide := b.tokensNamed("hide", "unpublish", "invisible", "ocultarlos", "ocultar", "hidden")
	if len(hide) > 0 || b.family.Slug == "portfolio" && b.req.Base == nil {
		f := b.addField(e, spec.Field{Label: "Visibility", Kind: spec.Enum, Required: true, Options: []spec.Option{{Value: "visible", Label: "Visible", Tone: "success"}, {Value: "hidden", Label: "Hidden"}}})
		f.Required, f.Default, f.InList, f.Filter = true, "visible", false, false
		e.Publish = &spec.Publish{Field: f.Name, Shown: "visible", Hidden: "hidden", Show: "Show", Hide: "Hide"}
		for _, at := range hide {
			b.trace.meet(at, node+"/publish")
		}
	}
	for _, at := range b.tokensNamed("gallery", "picture", "photo", "lightbox", "large", "works") {
		b.trace.meet(at, node+"/gallery")
	}
}

// journalWords are what people call a place where dated texts appear.
var journalWords = []string{"journal", "blog", "diary", "news", "articles", "logbook", "essays", "notes", "letters", "stories"}

// journal adds dated texts with drafts, when the text asks for some.
func (b *builder) journal() {
	at := -1
	word := ""
	for i, t := range b.in.Tokens {
		if slices.Contains(journalWords, t.Lower) && !(t.Lower == "notes" && i > 0) {
			if at < 0 || t.Lower == "journal" || t.Lower == "blog" && word != "journal" {
				at, word = i, t.Lower
			}
		}
	}
	if at < 0 || slices.ContainsFunc(b.spec.Entities, func(e spec.Entity) bool { return slices.Contains(e.Views, "articles") }) {
		return
	}
	label, plural := "Journal entry", "Journal"
	switch word {
	case "blog":
		label, plural = "Blog post", "Blog"
	case "diary", "logbook":
		label, plural = sentence(word)+" entry", sentence(word)
	case "news":
		label, plural = "News item", "News"
	case "articles", "essays", "letters", "stories":
		label, plural = sentence(ident.Singular(word)), sentence(word)
	}
	b.entity(&intent.Entity{Key: strings.ToLower(label), Label: label, Strong: true, Fields: []*intent.Field{
		{Label: "Title", Kind: "text", Required: true}, {Label: "Date", Kind: "date", Required: true}, {Label: "Picture", Kind: "image"}, {Label: "Text", Kind: "rich_text", Required: true}}})
	e := b.spec.Entity(b.keys[strings.ToLower(label)])
	if e == nil {
		return
	}
	e.LabelPlural, e.Icon, e.Views = plural, "edit", []string{"articles", "table"}
	f := b.addField(e, spec.Field{Label: "Status", Kind: spec.Enum, Options: []spec.Option{{Value: "draft", Label: "Draft", Tone: "warning"}, {Value: "published", Label: "Published", Tone: "success"}}})
	f.Required, f.Default, f.InList, f.Filter = true, "draft", true, true
	e.Publish = &spec.Publish{Field: f.Name, Shown: "published", Hidden: "draft", Show: "Publish", Hide: "Back to draft"}
	e.DefaultSort = "-date"
	if d := e.Field("date"); d != nil {
		d.Sort = true
	}
	node := "entities/" + e.Name
	for _, at := range b.tokensNamed("journal", "blog", "diary", "news", "articles", "article", "date", "newest", "first", "write", "essays", "post", "entry") {
		b.trace.meet(at, node)
	}
	for _, at := range b.tokensNamed("draft", "nobody", "publish", "published", "unpublished", "sees", "until") {
		b.trace.meet(at, node+"/publish")
	}
	for _, at := range b.tokensNamed("formatting", "heading", "bold", "list", "picture", "simple", "markdown", "italic", "write") {
		b.trace.meet(at, node+"/text")
	}
}

// siteAccess: visitors read what is shown and send forms, the owner does the rest.
func (b *builder) siteAccess() {
	admin := []spec.Grant{b.admin()}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if b.base[e.Name] {
			continue
		}
		if e.Form != nil {
			e.Access = spec.Access{Read: admin, Create: []spec.Grant{{Who: "visitor"}}, Update: admin, Delete: admin}
			continue
		}
		visitor := spec.Grant{Who: "visitor"}
		if p := e.Publish; p != nil {
			visitor.When = &spec.Condition{Field: p.Field, Value: p.Shown}
		}
		e.Access = spec.Access{Read: []spec.Grant{visitor, b.admin()}, Create: admin, Update: admin, Delete: admin}
	}
	for _, at := range b.tokensNamed("nobody", "only", "sign", "account", "owner", "login", "admin", "enquiries", "inquiries", "upload") {
		b.trace.meet(at, "access")
	}
}

// siteCapabilities meets what works and journals can do without being asked: searching, sorting, filtering.
func (b *builder) siteCapabilities() {
	for _, c := range b.in.Capabilities {
		if slices.Contains([]string{"search", "filter", "sort", "browse", "detail", "create", "edit", "delete", "manage", "upload", "responsive", "large-type", "dark", "comments"}, c.Slug) {
			if b.family.Slug != "portfolio" && !slices.Contains([]string{"responsive", "large-type", "dark"}, c.Slug) {
				continue
			}
			if c.Slug == "upload" {
				for i := range b.spec.Entities {
					if e := &b.spec.Entities[i]; e.Form == nil && e.Picture() != "" {
						b.trace.meet(c.At, "entities/"+e.Name+"/"+e.Picture())
					}
				}
				continue
			}
			if node := b.apply(c); node != "" {
				b.trace.meet(c.At, node)
			}
		}
	}
	if b.family.Slug != "portfolio" {
		return
	}
	// "sorted by year built or by hours": the words of the fields
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for _, f := range e.Fields {
			for _, w := range strings.Fields(strings.ToLower(f.Label)) {
				for _, at := range b.tokensNamed(w) {
					b.trace.meet(at, "entities/"+e.Name+"/"+f.Name)
				}
			}
		}
	}
}

// siteNames are what a form's rows are called, by a word of the form's name; the first that fits wins.
var siteNames = []struct {
	word, label, submit, thanks string
}{
	{"callback", "Callback request", "Request a callback", "Thank you. We will call you back as soon as we can."},
	{"call-back", "Callback request", "Request a callback", "Thank you. We will call you back as soon as we can."},
	{"call back", "Callback request", "Request a callback", "Thank you. We will call you back as soon as we can."},
	{"quote", "Quote request", "Ask for a quote", "Thank you. You will have our quote within two working days."},
	{"pre-order", "Pre-order", "Send pre-order", "Thank you. We have your pre-order and will write to you."},
	{"preorder", "Pre-order", "Send pre-order", "Thank you. We have your pre-order and will write to you."},
	{"rsvp", "Reply", "Send reply", "Thank you for letting us know."},
	{"newsletter", "Subscriber", "Subscribe", "Thank you. You are on the list."},
	{"mailing", "Subscriber", "Subscribe", "Thank you. You are on the list."},
	{"waiting", "Waiting list entry", "Join the waiting list", "Thank you. You are on the waiting list."},
	{"waitlist", "Waiting list entry", "Join the waiting list", "Thank you. You are on the waiting list."},
	{"early access", "Waiting list entry", "Get early access", "Thank you. You are on the list."},
	{"registration", "Registration", "Register", "Thank you. You are registered."},
	{"sign", "Registration", "Sign up", "Thank you. You are signed up."},
	{"reservation", "Reservation request", "Send request", "Thank you. We will confirm your request soon."},
	{"booking", "Booking request", "Send request", "Thank you. We will confirm your request soon."},
	{"order", "Order request", "Send order", "Thank you. We have your order and will write to you."},
	{"application", "Application", "Send application", "Thank you. We have received your application."},
	{"feedback", "Feedback note", "Send feedback", "Thank you for your feedback."},
	{"", "Enquiry", "Send enquiry", "Thank you. We have your message and will write back soon."},
}

// siteForms makes a record for each form of the text.
func (b *builder) siteForms() {
	for _, s := range b.in.Site.Sections {
		if s.Kind == "form" || s.Kind == "newsletter" {
			b.addForm(s)
		}
	}
}

// addForm makes the record that a form fills; what the text does not say, its kind does.
func (b *builder) addForm(s *intent.SiteSection) {
	words := strings.ToLower(s.Title)
	name := siteNames[len(siteNames)-1]
	for _, n := range siteNames {
		if strings.Contains(words, n.word) || s.Kind == "newsletter" && n.word == "newsletter" && !strings.Contains(words, "wait") && !strings.Contains(words, "early") {
			name = n
			break
		}
	}
	counted := slices.ContainsFunc(s.Fields, func(f *intent.Field) bool { return strings.HasPrefix(f.Label, "How many") })
	if name.word == "" && counted {
		name.label, name.submit, name.thanks = "Order request", "Send request", "Thank you. We have your request and will write back."
	}
	key := strings.ToLower(name.label)
	if have := b.formOf(s); have != nil {
		b.extendForm(have, s)
		return
	}
	from := &intent.Entity{Key: key, Label: name.label, Strong: true, Fields: s.Fields}
	if len(s.Fields) == 0 {
		from.Fields = defaultFormFields(name.label)
	}
	b.entity(from)
	e := b.spec.Entity(b.keys[key])
	if e == nil {
		return
	}
	e.Icon = "inbox"
	e.Views = []string{"table", "cards"}
	e.Form = &spec.Form{Submit: name.submit, Thanks: name.thanks}
	asked := *s
	asked.Fields = from.Fields
	b.formFields(e, &asked)
	node := "entities/" + e.Name + "/form"
	for _, at := range s.At {
		b.trace.meet(at, node)
	}
	for _, at := range b.in.Site.Thanks {
		b.trace.meet(at, node)
	}
}

// formOf finds the form that a section speaks of again: one of the base, or of the same kind.
func (b *builder) formOf(s *intent.SiteSection) *spec.Entity {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Form != nil && (b.base[e.Name] && len(s.Fields) == 0 || strings.Contains(strings.ToLower(s.Title), strings.ToLower(strings.Fields(e.Label)[0]))) {
			return e
		}
	}
	return nil
}

func (b *builder) extendForm(e *spec.Entity, s *intent.SiteSection) {
	b.extend(e, &intent.Entity{Fields: s.Fields})
	for _, at := range s.At {
		b.trace.meet(at, "entities/"+e.Name+"/form")
	}
}

func defaultFormFields(label string) []*intent.Field {
	field := func(label, kind string, required bool) *intent.Field {
		return &intent.Field{Label: label, Kind: kind, Required: required, Optional: !required}
	}
	name, email, phone := field("Name", "text", true), field("Email", "email", true), field("Phone", "phone", false)
	switch label {
	case "Subscriber", "Waiting list entry":
		return []*intent.Field{email}
	case "Callback request":
		phone.Required, phone.Optional = true, false
		return []*intent.Field{name, phone, field("Message", "long_text", false)}
	case "Quote request":
		return []*intent.Field{name, email, phone, field("What do you need", "long_text", true)}
	case "Reply":
		return []*intent.Field{name, email, field("I will come", "boolean", false), field("Number of guests", "integer", false), field("Message", "long_text", false)}
	case "Registration":
		return []*intent.Field{name, email, field("Message", "long_text", false)}
	}
	return []*intent.Field{name, email, field("Message", "long_text", true)}
}

// formFields settles what must be filled in, and puts what a visitor types first in front.
func (b *builder) formFields(e *spec.Entity, s *intent.SiteSection) {
	optional := map[string]bool{}
	for _, f := range s.Fields {
		optional[strings.ToLower(f.Label)] = f.Optional
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		lower := strings.ToLower(f.Label)
		if slices.Contains([]string{"text", "message", "your message", "idea", "question", "comment", "request", "wishes", "project", "your idea", "description"}, lower) && f.Kind == spec.Text {
			f.Kind = spec.LongText
			b.placeField(f)
		}
		switch f.Kind {
		case spec.Email, spec.Phone:
			f.Required = f.Required || !optional[lower]
		case spec.Text, spec.LongText:
			if strings.Contains(lower, "name") || slices.Contains([]string{"message", "text", "idea", "question", "your message", "your idea", "postcode", "zip code"}, lower) {
				f.Required = !optional[lower]
			}
		case spec.Enum:
			f.Default = nil
		case spec.Integer:
			if one := 1.0; strings.HasPrefix(lower, "how many") || strings.HasPrefix(lower, "number of") {
				f.Min = &one
			}
			b.formLeast(e, f)
		case spec.Boolean:
			if (strings.Contains(lower, "18") || strings.Contains(lower, "age") || strings.Contains(lower, "agree") || strings.Contains(lower, "consent") || strings.Contains(lower, "privacy")) && !optional[lower] {
				e.Form.Must = f.Name
				e.Form.Refusal = "This has to be ticked: " + strings.TrimSuffix(lower, "?")
			}
		}
		f.InList = f.Kind != spec.LongText && f.Kind != spec.RichText
		if f.Kind == spec.Email && (e.Label == "Subscriber" || e.Label == "Waiting list entry") {
			f.Unique = true // an address stands on a list once
			for _, at := range b.tokensNamed("twice", "same", "again", "once", "duplicate", "duplicates") {
				b.trace.meet(at, "entities/"+e.Name+"/"+f.Name)
			}
		}
	}
	// The lexicon's title is not asked of visitors when they leave an address that names them.
	if t := e.Field(e.Title); t != nil && !slices.ContainsFunc(s.Fields, func(f *intent.Field) bool { return strings.EqualFold(f.Label, t.Label) }) && len(s.Fields) > 0 {
		for i := range e.Fields {
			if k := e.Fields[i].Kind; (k == spec.Email || k == spec.Phone) && t.Name != e.Fields[i].Name {
				title := t.Name
				e.Title = e.Fields[i].Name
				e.Fields[i].Required = true
				e.Fields = slices.DeleteFunc(e.Fields, func(f spec.Field) bool { return f.Name == title })
				return
			}
		}
	}
}

// formSamples gives a form's record a few believable rows.
func (b *builder) formSamples() {
	site := catalogue.GetSite()
	pools := catalogue.Get().Pools
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Form == nil || len(e.Sample) > 0 {
			continue
		}
		for n := range 5 {
			row := spec.Row{}
			for k := range e.Fields {
				f := &e.Fields[k]
				lower := strings.ToLower(f.Label)
				switch {
				case f.Kind == spec.Text && strings.Contains(lower, "name"):
					row[f.Name] = pools["people"][n]
				case f.Kind == spec.Text && (strings.Contains(lower, "postcode") || strings.Contains(lower, "zip")):
					row[f.Name] = b.sampleCode(n)
				case f.Kind == spec.Email:
					row[f.Name] = pools["emails"][n]
				case f.Kind == spec.Phone:
					row[f.Name] = pools["phones"][n]
				case f.Kind == spec.LongText:
					row[f.Name] = site.Messages[n%len(site.Messages)]
				case f.Kind == spec.Boolean:
					row[f.Name] = true
				case f.Kind == spec.Integer:
					low := 1.0
					if f.Min != nil {
						low = *f.Min
					}
					row[f.Name] = int(low) + []int{5, 1, 11, 2, 3}[n]
				}
			}
			e.Sample = append(e.Sample, row)
		}
	}
}

// sampleCode is a postcode of the area that the site covers.
func (b *builder) sampleCode(n int) string {
	for _, s := range b.spec.Landing.Sections {
		if s.Area == nil {
			continue
		}
		d := s.Area.Districts[n%len(s.Area.Districts)]
		number := d.From + n*3%max(1, d.To-d.From+1)
		if d.Letters == "" {
			return fmt.Sprint(number)
		}
		return fmt.Sprintf("%s%d %d%s", d.Letters, number, n%9+1, []string{"AB", "DT", "QX", "NE", "PL"}[n%5])
	}
	return fmt.Sprintf("M%d %dLP", n+1, n+2)
}
