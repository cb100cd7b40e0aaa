package archetype

import (
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// creators makes what a platform of creators has: a public page of each, works on it, levels of support or a price for
// each work, news for followers, and parts that open on their day.
func (b *builder) creators() {
	if b.shape() != "creator-platform" || b.req.Base != nil {
		return
	}
	k := &b.in.Community
	// "publishes tales" is what the platform is for, and no state of a row.
	b.in.Flow.Moves = slices.DeleteFunc(b.in.Flow.Moves, func(m intent.FlowMove) bool { return m.Verb == "publish" || m.Verb == "upload" || m.Verb == "sell" })
	page := b.creatorPage()
	if page == "" {
		return
	}
	paid := b.in.Has("support") || len(k.Levels) > 0
	sold := b.in.Has("purchase") || b.in.Has("library")
	if !paid && !sold {
		paid = true // what such a platform is for
	}
	work := b.works(page, paid, sold)
	if paid {
		b.levels(page, work)
	} else {
		b.sold(work)
	}
	if b.in.Has("follow") || b.in.Has("feed") || b.says("news", "updates", "announcements") {
		b.news(page)
	}
	if k.Parts.To > 0 || b.in.Has("timed-parts") {
		b.timedParts(page)
	}
	b.network().Inbox = true
	b.creatorStrays(page, work)
	b.pageSamples(page)
}

// pageSamples are the pages of the demo accounts that publish, under their own names.
func (b *builder) pageSamples(page string) {
	e := b.spec.Entity(page)
	if e == nil {
		return
	}
	role := b.roleName(b.in.Community.Creator)
	noun := b.nouns[page]
	about := []string{"I make one thing a week and show how it came to be.", "Twenty years at the same table by the window. Come and look over my shoulder.", "Small runs, slow work, honest mistakes."}
	if noun != nil && len(noun.Samples["about"]) > 0 {
		about = noun.Samples["about"]
	}
	names := catalogue.Get().People
	for n := 0; n < 3; {
		n = 0
		for _, a := range b.spec.Accounts {
			if a.Role == role {
				n++
			}
		}
		if n >= 3 {
			break
		}
		name := names[len(b.spec.Accounts)%len(names)]
		first, _, _ := strings.Cut(strings.ToLower(name), " ")
		b.spec.Accounts = append(b.spec.Accounts, spec.Account{Name: name, Email: first + "@example.com", Role: role})
	}
	e.Sample = nil
	for _, a := range b.spec.Accounts {
		if a.Role != role || len(e.Sample) == 3 {
			continue
		}
		i := len(e.Sample)
		row := spec.Row{e.Title: a.Name}
		for k := range e.Fields {
			switch f := &e.Fields[k]; {
			case f.Kind == spec.Image:
				row[f.Name] = "portrait:" + strconv.Itoa(i*9+2)
			case f.Kind == spec.LongText:
				row[f.Name] = about[i%len(about)]
			}
		}
		e.Sample = append(e.Sample, row)
	}
}

func (b *builder) says(words ...string) bool {
	return slices.ContainsFunc(b.in.Tokens, func(t intent.Token) bool { return t.Is(words...) })
}

// creatorRoles makes sure that one kind of people publishes and another, the usual one, looks on and pays.
func (b *builder) creatorRoles() {
	if b.family == nil || b.shape() != "creator-platform" || b.req.Base != nil {
		return
	}
	k := &b.in.Community
	maker, fan := k.Creator, k.Fan
	if maker == "" {
		maker = "creator"
	}
	if fan == "" {
		fan = "supporter"
	}
	put := func(name string) *intent.Role {
		if r := b.in.Role(name); r != nil {
			return r
		}
		r := &intent.Role{Name: name, Label: sentence(spec.CleanLabel(name, "Member")), Level: "user"}
		b.in.Roles = append(b.in.Roles, r)
		return r
	}
	m, f := put(maker), put(fan)
	m.Level, f.Level = "user", "user"
	k.Creator, k.Fan = maker, fan
	// The first of the usual people is who signs up without saying more.
	b.in.Roles = slices.DeleteFunc(b.in.Roles, func(r *intent.Role) bool {
		return r == f || r == m || r.Level == "user" && slices.Contains([]string{"fan", "creator", "supporter", "patron"}, r.Name)
	})
	b.in.Roles = append([]*intent.Role{f, m}, b.in.Roles...)
}

// openRoles lets people choose when they sign up whether they publish.
func (b *builder) openRoles() {
	if b.family == nil || b.shape() != "creator-platform" || b.req.Base != nil {
		return
	}
	if r := b.spec.Role(b.roleName(b.in.Community.Creator)); r != nil && !r.Default && !r.Admin {
		r.Open = true
	}
}

// creatorPage makes the page of each creator and returns its name.
func (b *builder) creatorPage() string {
	k := &b.in.Community
	label := sentence(spec.CleanLabel(k.Creator, "Creator"))
	var e *spec.Entity
	for _, key := range []string{k.Creator, "creator", "profile", "creator page", "page", "profile page"} {
		if name := b.keys[key]; name != "" && e == nil {
			e = b.spec.Entity(name)
		}
	}
	if e == nil {
		b.entity(&intent.Entity{Key: k.Creator + " page", Label: label, Noun: catalogue.Get().Noun(k.Creator), Strong: true})
		if e = b.spec.Entity(b.keys[k.Creator+" page"]); e == nil {
			return ""
		}
		e.Fields = slices.DeleteFunc(e.Fields, func(f spec.Field) bool { return f.Name != e.Title })
	}
	b.relabel(e, label)
	e.Icon, e.Views, e.Nav, e.Board = "user", []string{"cards", "table"}, true, ""
	for i := range e.Fields {
		if e.Fields[i].Name != e.Title {
			e.Fields[i].Required = false
		}
	}
	e.Fields = slices.DeleteFunc(e.Fields, func(f spec.Field) bool {
		return f.Name != e.Title && slices.Contains([]string{"level", "levels", "up", "picture", "support", "tiers", "tier", "three levels", "price"}, strings.ToLower(f.Label))
	})
	if e.FieldOf(spec.Image) == nil {
		f := b.addField(e, spec.Field{Label: "Picture", Kind: spec.Image})
		f.InList = false
	}
	if e.FieldOf(spec.LongText) == nil {
		b.addField(e, spec.Field{Label: "About", Kind: spec.LongText})
	}
	if len(k.Themes) >= 2 && b.fieldNamed(e, "Theme") == nil {
		label := sentence(ident.Singular(b.in.Tokens[k.ThemesAt.From].Lower))
		b.addField(e, spec.Field{Label: label, Kind: spec.Tags, Options: options(k.Themes)})
	}
	e.Reactions = append(e.Reactions, reactionWords["follow"])
	return e.Name
}

// soundWords are works that people listen to or watch.
var soundWords = []string{"tale", "podcast", "episode", "song", "track", "recording", "story", "audio", "mix", "meditation"}

// works makes what creators publish and returns its name.
func (b *builder) works(page string, paid, sold bool) string {
	k := &b.in.Community
	key := k.Work
	if key == "" || key == "page" || key == k.Creator {
		key = "work"
		for _, candidate := range []string{"post", "video", "episode", "pattern", "tale", "story", "article", "recipe", "song", "course", "tutorial", "lesson", "comic", "chapter"} {
			if b.keys[candidate] != "" || b.says(candidate, ident.Plural(candidate)) {
				key = candidate
				break
			}
		}
	}
	if b.keys[key] == "" {
		b.entity(&intent.Entity{Key: key, Label: sentence(key), Noun: catalogue.Get().Noun(key), Strong: true})
	}
	e := b.spec.Entity(b.keys[key])
	if e == nil {
		return ""
	}
	if key != "work" && !strings.EqualFold(e.Label, key) && strings.HasSuffix(strings.ToLower(e.Label), " "+key) {
		b.relabel(e, sentence(key)) // "recorded tales" are tales
	}
	e.Nav, e.Board, e.Moderation, e.Icon = true, "", false, "book"
	e.Views = []string{"cards", "table"}
	// Who may see it is the level, not a field; prices and dates of the lexicon are not asked for.
	e.Fields = slices.DeleteFunc(e.Fields, func(f spec.Field) bool {
		l := strings.ToLower(f.Label)
		return f.Name != e.Title && (strings.HasPrefix(l, "who") || strings.HasPrefix(l, "note") || strings.HasSuffix(l, " what") || strings.HasPrefix(l, "from which") || l == "published on" || l == "level" || f.Kind == spec.Reference && f.Target != page ||
			paid && f.Kind == spec.Money || strings.HasPrefix(l, "audio") || l == "upload" || l == "pdf" && sold || l == "topic" && len(k.Themes) > 0)
	})
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Name != e.Title && f.Kind != spec.Money {
			f.Required = f.Required && f.Kind != spec.File && f.Kind != spec.Reference
		}
	}
	b.belongsToPage(e, page)
	if e.FieldOf(spec.LongText, spec.RichText) == nil {
		b.addField(e, spec.Field{Label: map[bool]string{true: "Description", false: "Text"}[sold && !paid], Kind: spec.LongText})
	}
	if slices.Contains(soundWords, key) || b.says("audio", "listen", "listeners", "podcast", "recorded") {
		b.addField(e, spec.Field{Label: "Audio link", Kind: spec.URL})
		b.addField(e, spec.Field{Label: "Audio file", Kind: spec.File})
	} else if b.says("video", "videos", "watch") && e.FieldOf(spec.URL) == nil {
		b.addField(e, spec.Field{Label: "Video link", Kind: spec.URL})
	}
	if e.FieldOf(spec.Images) == nil && e.FieldOf(spec.Image) == nil {
		f := b.addField(e, spec.Field{Label: map[bool]string{true: "Photos", false: "Picture"}[sold && !paid], Kind: map[bool]spec.FieldKind{true: spec.Images, false: spec.Image}[sold && !paid]})
		f.InList = false
	}
	e.Comments = true
	return e.Name
}

// belongsToPage puts an entity on the page of a creator.
func (b *builder) belongsToPage(e *spec.Entity, page string) *spec.Field {
	f := b.referenceTo(e, page)
	if f == nil {
		f = b.insertReference(e, b.spec.Entity(page), true)
	}
	if f != nil {
		f.Required, f.OnDelete, f.InList, f.Filter = true, "cascade", true, true
	}
	return f
}

// levels makes the levels of support, and locks works by them.
func (b *builder) levels(page, work string) {
	k := &b.in.Community
	b.entity(&intent.Entity{Key: "level of support", Label: "Level", Strong: true})
	e := b.spec.Entity(b.keys["level of support"])
	if e == nil {
		return
	}
	e.Fields, e.Title = nil, ""
	title := b.addField(e, spec.Field{Label: "Name", Kind: spec.Text, Required: true})
	title.Required = true
	e.Title = title.Name
	zero := 0.0
	price := b.addField(e, spec.Field{Label: "Price per month", Kind: spec.Money, Required: true, Min: &zero})
	price.Required = true
	priceName := price.Name
	b.addField(e, spec.Field{Label: "What you get", Kind: spec.LongText})
	e.Icon, e.Nav, e.Views = "heart", false, []string{"table"}
	via := b.belongsToPage(e, page)
	most := k.Most
	if most == 0 && len(k.Levels) > 0 {
		most = 0
	}
	fee := k.Fee
	if fee == 0 {
		if d := b.decide("platform_fee_percent"); d != "" {
			for _, r := range d {
				if r < '0' || r > '9' {
					break
				}
				fee = fee*10 + float64(r-'0')
			}
		}
	} else {
		b.answerFromText("platform_fee_percent", strings.TrimSuffix(strings.TrimSuffix(formatPercent(fee), "0"), "."))
	}
	if fee > 90 {
		fee = 90
	}
	b.spec.Support = &spec.Support{Page: page, Level: e.Name, Via: via.Name, Price: priceName, Most: most, Fee: fee}
	b.levelSamples(e, via.Name, priceName)
	w := b.spec.Entity(work)
	if w == nil {
		return
	}
	level := b.spec.Entity(e.Name)
	ref := b.referenceTo(w, level.Name)
	if ref == nil {
		b.addField(w, spec.Field{Label: "From level", Kind: spec.Reference, Target: level.Name, OnDelete: "set_null", Help: "Empty: everybody sees all of it."})
		ref = b.referenceTo(w, level.Name)
	}
	ref.Required, ref.InList, ref.Filter = false, true, true
	w.Guard = &spec.Guard{Kind: "level", Field: ref.Name}
	for i := range w.Fields {
		f := &w.Fields[i]
		if f.Name != w.Title && slices.Contains([]spec.FieldKind{spec.LongText, spec.RichText, spec.URL, spec.File}, f.Kind) {
			b.guarded(f)
		}
	}
	w.CommentsFor = ""
	if b.supportersComment() {
		w.CommentsFor = "supporters"
	}
}

// guarded keeps a field's value for those whom the guard lets through.
func (b *builder) guarded(f *spec.Field) {
	f.Guarded, f.Required, f.Filter, f.Sort, f.Unique, f.InList, f.Due = true, false, false, false, false, false, false
}

func formatPercent(f float64) string {
	whole := int(f)
	tenths := int(f*10+0.5) % 10
	return string(rune('0'+whole/10%10)) + string(rune('0'+whole%10)) + "." + string(rune('0'+tenths))
}

func (b *builder) supportersComment() bool {
	for ci := range b.in.Clauses {
		c := b.in.Clauses[ci]
		comments, some := false, false
		for i := c.From; i < c.To; i++ {
			t := b.in.Tokens[i]
			comments = comments || t.Noun == "comment" || t.Verb == "comment"
			some = some || t.Is("only") || t.Is("supporters", "subscribers", "patrons", "members") && i > c.From && b.in.Tokens[i-1].Is("from", "for", "by")
		}
		if comments && some {
			b.trace.meet(intent.Range{From: c.From, To: c.To}, "support/comments")
			return true
		}
	}
	return false
}

// levelSamples gives each page the levels that the text names, or three usual ones.
func (b *builder) levelSamples(e *spec.Entity, via, price string) {
	named := b.in.Community.Levels
	if len(named) == 0 {
		named = []intent.Named{{Name: "Friend", Price: 300}, {Name: "Supporter", Price: 700}, {Name: "Patron", Price: 1500}}
	}
	gets := []string{"Everything from the open shelf, and our thanks by name.", "All that is published, as soon as it is out.", "All of it, and a look behind the scenes each month.", "All of it, and a word with us when you like."}
	text := e.FieldOf(spec.LongText)
	for p := range 3 {
		for i, n := range named {
			if b.spec.Support.Most > 0 && i >= b.spec.Support.Most {
				break
			}
			e.Sample = append(e.Sample, spec.Row{e.Title: n.Name, price: n.Price, via: p, text.Name: gets[min(i, len(gets)-1)]})
		}
	}
}

// sold puts a price on each work; what is paid for is its file.
func (b *builder) sold(work string) {
	w := b.spec.Entity(work)
	if w == nil {
		return
	}
	price := w.FieldOf(spec.Money)
	if price == nil {
		zero := 0.0
		price = b.addField(w, spec.Field{Label: "Price", Kind: spec.Money, Min: &zero, Help: "Empty or 0: free for everybody."})
	}
	price.Required, price.InList = false, true
	if price.Min == nil {
		zero := 0.0
		price.Min = &zero
	}
	name := price.Name
	file := w.FieldOf(spec.File)
	if file == nil {
		label := "File"
		if b.says("pdf", "pdfs") {
			label = "PDF"
		}
		file = b.addField(w, spec.Field{Label: label, Kind: spec.File})
	}
	b.guarded(file)
	w.Guard = &spec.Guard{Kind: "purchase", Field: name}
	for _, shown := range b.in.Community.Owners {
		b.ownersRows(w.Name, shown)
	}
}

// ownersRows makes what buyers post under what they bought: photos of their finished pieces.
func (b *builder) ownersRows(work string, shown intent.Shown) {
	if b.keys[shown.Key] == "" {
		b.entity(&intent.Entity{Key: shown.Key, Label: shown.Label, Strong: true})
	}
	e := b.spec.Entity(b.keys[shown.Key])
	if e == nil || e.Name == work {
		return
	}
	e.Fields, e.Title = nil, ""
	title := b.addField(e, spec.Field{Label: "Caption", Kind: spec.Text, Required: true})
	title.Required = true
	e.Title = title.Name
	photo := b.addField(e, spec.Field{Label: "Photo", Kind: spec.Image, Required: true})
	photo.Required = true
	e.Icon, e.Nav, e.Views = "image", false, []string{"cards"}
	f := b.referenceTo(e, work)
	if f == nil {
		f = b.insertReference(e, b.spec.Entity(work), true)
	}
	f.Required, f.OnDelete = true, "cascade"
	e.BuyersOf = f.Name
	b.trace.meet(shown.At, "entities/"+e.Name+"/buyers_of")
}

// news makes short messages from a page to those who follow it.
func (b *builder) news(page string) {
	key := "news item"
	if b.keys["news"] != "" {
		key = "news"
	}
	if b.keys[key] == "" {
		b.entity(&intent.Entity{Key: key, Label: "News item", Strong: true})
	}
	e := b.spec.Entity(b.keys[key])
	if e == nil {
		return
	}
	e.Fields, e.Title = nil, ""
	title := b.addField(e, spec.Field{Label: "Text", Kind: spec.Text, Required: true, MaxLength: 2000})
	title.Required = true
	e.Title = title.Name
	f := b.addField(e, spec.Field{Label: "Picture", Kind: spec.Image})
	f.InList = false
	e.Label, e.LabelPlural, e.Icon, e.Nav, e.Views, e.Board = "News item", "News", "rss", false, []string{"cards"}, ""
	via := b.belongsToPage(e, page)
	e.Feed = &spec.Feed{Page: via.Name}
	e.Reactions = []spec.Reaction{reactionWords["like"]}
	e.Sample = nil
	for i, text := range []string{"Something new is nearly done. A first look next week.", "Thank you all for a wonderful month!", "I am back at the table after two weeks away, and full of ideas.", "A small correction went out today; have a look.", "What would you like to see next? Tell me.", "The next one begins on the first of the month."} {
		e.Sample = append(e.Sample, spec.Row{e.Title: text, via.Name: i % 3})
	}
}

// timedParts makes a series whose parts open on their day.
func (b *builder) timedParts(page string) {
	label := b.in.Community.Series
	if label == "" {
		label = "series"
	}
	if b.keys[label] == "" {
		b.entity(&intent.Entity{Key: label, Label: sentence(spec.CleanLabel(label, "Series")), Strong: true})
	}
	s := b.spec.Entity(b.keys[label])
	if s == nil {
		return
	}
	s.Fields = slices.DeleteFunc(s.Fields, func(f spec.Field) bool { return f.Name != s.Title && f.Kind != spec.Date && f.Kind != spec.LongText })
	if s.FieldOf(spec.Date) == nil {
		b.addField(s, spec.Field{Label: "Start date", Kind: spec.Date})
	}
	if s.FieldOf(spec.LongText) == nil {
		b.addField(s, spec.Field{Label: "About", Kind: spec.LongText})
	}
	s.Icon, s.Nav, s.Comments = "calendar", true, true
	b.belongsToPage(s, page)
	name := s.Name
	for _, key := range []string{"part", "weekly part"} {
		if n := b.keys[key]; n != "" && n != name {
			b.spec.Entities = slices.DeleteFunc(b.spec.Entities, func(x spec.Entity) bool { return x.Name == n })
			delete(b.keys, key)
		}
	}
	b.entity(&intent.Entity{Key: "part of a series", Label: "Part", Strong: true})
	p := b.spec.Entity(b.keys["part of a series"])
	if p == nil {
		return
	}
	p.Fields, p.Title = nil, ""
	title := b.addField(p, spec.Field{Label: "Title", Kind: spec.Text, Required: true})
	title.Required = true
	p.Title = title.Name
	opens := b.addField(p, spec.Field{Label: "Opens on", Kind: spec.Date, Required: true})
	opens.Required, opens.Due = true, false
	opensName := opens.Name
	text := b.addField(p, spec.Field{Label: "Text", Kind: spec.LongText})
	b.guarded(text)
	textName := text.Name
	p.Guard = &spec.Guard{Kind: "date", Field: opensName}
	p.Icon, p.Nav, p.Views = "lock", false, []string{"table"}
	ref := b.referenceTo(p, name)
	if ref == nil {
		ref = b.insertReference(p, b.spec.Entity(name), true)
	}
	ref.Required, ref.OnDelete, ref.InList = true, "cascade", true
	refName := ref.Name
	for i := range 9 {
		p.Sample = append(p.Sample, spec.Row{p.Title: "Part " + string(rune('1'+i%3)), opensName: -7 + 7*(i%3), refName: i / 3,
			textName: []string{"Gather what you need and get to know the material. Show us where you begin.", "Now it takes shape. Go slowly at the turn, and count twice.", "The last stretch. Finish the edges and share a photo."}[i%3]})
	}
}

// creatorStrays takes away what the reader made of words that are the platform's own machinery.
func (b *builder) creatorStrays(page, work string) {
	for key, name := range b.keys {
		if w := b.spec.Entity(work); w != nil && name != work && strings.HasSuffix(key, " "+strings.ToLower(w.Label)) {
			defer b.drop(key) // "recorded tales" are the tales
		}
	}
	for _, key := range []string{"supporter", "subscriber", "fan", "patron", "level", "tier", "listener", "library", "comment", "payment", "subscription", "profile", "membership", "photo", "version", "fee", "member", "purchase", "follower", b.in.Community.Fan, b.in.Community.Creator} {
		name := b.keys[key]
		e := b.spec.Entity(name)
		if e == nil || name == page || name == work || e.Feed != nil || e.Guard != nil || b.base[name] || b.spec.Support != nil && name == b.spec.Support.Level {
			continue
		}
		b.drop(key)
	}
}

// drop takes an entity away, with the references to it.
func (b *builder) drop(key string) {
	name := b.keys[key]
	b.spec.Entities = slices.DeleteFunc(b.spec.Entities, func(x spec.Entity) bool { return x.Name == name })
	for i := range b.spec.Entities {
		x := &b.spec.Entities[i]
		x.Fields = slices.DeleteFunc(x.Fields, func(f spec.Field) bool { return f.Target == name && name != "" })
	}
	delete(b.keys, key)
}

// creatorAccess: everybody looks, creators publish on their own pages.
func (b *builder) creatorAccess() {
	if b.shape() != "creator-platform" || b.req.Base != nil {
		return
	}
	admin, owner := b.admin(), spec.Grant{Who: "owner"}
	maker := spec.Grant{Who: "role", Role: b.roleName(b.in.Community.Creator)}
	if maker.Role == "" {
		maker = spec.Grant{Who: "user"}
	}
	read := []spec.Grant{{Who: "visitor"}}
	if b.in.Has("private") {
		read = []spec.Grant{{Who: "user"}}
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		create := []spec.Grant{maker}
		if e.BuyersOf != "" {
			create = []spec.Grant{{Who: "user"}}
		}
		e.Access = spec.Access{Read: read, Create: create, Update: []spec.Grant{owner, admin}, Delete: []spec.Grant{owner, admin}}
	}
}

func (b *builder) traceCreators(meet func(intent.Range, string)) {
	if b.shape() != "creator-platform" {
		return
	}
	k := &b.in.Community
	if s := b.spec.Support; s != nil {
		for _, l := range k.Levels {
			meet(l.At, "entities/"+s.Level)
		}
		meet(k.MostAt, "support/most")
		meet(k.FeeAt, "support/fee")
		for _, r := range k.FanAt {
			meet(r, "support")
		}
		for i, t := range b.in.Tokens {
			if t.Is("simulated", "simulate", "simulation") || t.Noun == "payment" || t.Is("pay", "paid", "month", "monthly", "ending", "ended", "ends", "level", "levels", "sum", "fee", "supporters") {
				meet(intent.Range{From: i, To: i + 1}, "support")
			}
		}
		for _, e := range b.spec.Entities {
			if e.Name == s.Page && len(k.Themes) > 0 {
				meet(k.ThemesAt, "entities/"+e.Name)
			}
		}
	}
	if b.spec.Support != nil {
		for _, c := range b.in.Clauses {
			ends, until := false, false
			for i := c.From; i < c.To; i++ {
				ends = ends || b.in.Tokens[i].Is("end", "ends", "ended", "ending", "cancel", "cancels", "cancelling", "cancelled", "stop", "stops", "quit")
				until = until || b.in.Tokens[i].Is("until", "over", "month", "period", "anytime")
			}
			if ends && until {
				meet(intent.Range{From: c.From, To: c.To}, "support")
			}
		}
	}
	for _, e := range b.spec.Entities {
		if e.Guard != nil && e.Guard.Kind == "date" {
			for _, c := range b.in.Clauses {
				if k.Series != "" && c.From < k.Parts.From && k.Parts.From-c.From < 30 || strings.Contains(strings.ToLower(c.Text), k.Series) && k.Series != "" {
					if strings.Contains(strings.ToLower(c.Text), "part") || strings.Contains(strings.ToLower(c.Text), "week") {
						meet(intent.Range{From: c.From, To: c.To}, "entities/"+e.Name)
					}
				}
			}
			meet(k.Parts, "entities/"+e.Name+"/guard")
		}
		if e.Guard != nil && e.Guard.Kind == "purchase" {
			for i, t := range b.in.Tokens {
				if t.Is("bought", "buy", "buying", "own", "library", "pdf", "cost", "purchase", "version", "price", "free", "updated", "note", "corrected", "newer", "opened") {
					meet(intent.Range{From: i, To: i + 1}, "entities/"+e.Name+"/guard")
				}
			}
		}
	}
	if page := b.withReaction("follow"); page != nil {
		for _, r := range k.CreatorAt {
			meet(r, "entities/"+page.Name)
		}
	}
	for _, r := range k.WorkAt {
		if name := b.keys[k.Work]; name != "" {
			meet(r, "entities/"+name)
		}
	}
}
