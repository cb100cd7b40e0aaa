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

// placesOf are options for a field about where something is, when the text names none.
var placesOf = map[string][]string{
	"country": {"Austria", "Czechia", "Germany", "Poland", "Slovakia", "Other"}, "region": {"North", "East", "South", "West", "Centre"},
	"district": {"Old Town", "Harbour", "North Side", "South Side", "Riverside", "Hillside"}, "area": {"Centre", "North", "East", "South", "West"},
	"county": {"Cork", "Dublin", "Galway", "Kerry", "Limerick", "Mayo"}, "neighbourhood": {"Old Town", "Harbour", "North Side", "South Side", "Riverside", "Hillside"},
	"city": {"Antwerp", "Bruges", "Brussels", "Ghent", "Leuven", "Mons"}, "town": {"Antwerp", "Bruges", "Brussels", "Ghent", "Leuven", "Mons"},
}

// dealFields makes the fields of the row fit a list that strangers search: where it is and what kind can be filtered, prices
// and other numbers can be narrowed, what is left out of the text but everybody expects is there.
func (b *builder) dealFields(e *spec.Entity) {
	for i := range e.Fields {
		f := &e.Fields[i]
		label := strings.ToLower(f.Label)
		last := label[strings.LastIndexByte(label, ' ')+1:]
		switch {
		case f.Kind == spec.Text && f.Name != e.Title && placesOf[last] != nil:
			f.Kind, f.Search = spec.Enum, false
			f.Options = options(b.namedPlaces(last))
			b.placeField(f)
		case f.Kind == spec.Text && f.Name != e.Title && (label == "category" || label == "kind" || label == "type"):
			if words := b.listedKinds(); len(words) > 1 {
				f.Kind, f.Search, f.Options = spec.Enum, false, options(append(words, "Other"))
				b.placeField(f)
			}
		case f.Kind == spec.Text && f.Name != e.Title && b.sameOptions(e, label) != nil:
			f.Kind, f.Search, f.Options = spec.Enum, false, b.sameOptions(e, label)
			b.placeField(f)
		case f.Kind == spec.Enum && strings.HasPrefix(label, "pay") && len(f.Options) > 1 && strings.HasPrefix(f.Options[0].Label, "Per "):
			// "pay (per hour or per kg)": how much, and for what
			one := 1.0
			per := f.Options
			f.Kind, f.Options, f.Default, f.Filter, f.Sort, f.Min, f.Required = spec.Money, nil, nil, true, true, &one, true
			b.addField(e, spec.Field{Label: f.Label + " is", Kind: spec.Enum, Options: per, Required: true})
			f = &e.Fields[i]
		case f.Kind == spec.Enum && label == "category" && !b.optionsSaid(e, f):
			if words := b.listedKinds(); len(words) > 1 {
				f.Options, f.Default = options(append(words, "Other")), nil
			}
		case f.Kind == spec.Money || (f.Kind == spec.Integer || f.Kind == spec.Decimal) && b.filtersOn(label):
			f.Filter = !f.Guarded
			if f.Kind == spec.Money && (f.Min == nil || *f.Min < 1) {
				one := 1.0
				f.Min = &one
			}
		}
		if f.Kind == spec.Integer && (label == "year" || strings.HasSuffix(label, " year")) && f.Max == nil {
			low, high := 1900.0, 2027.0
			f.Min, f.Max, f.Required = &low, &high, true
		}
		if f.Kind == spec.Money && label == "price" || strings.HasPrefix(label, "price") {
			f.Required = f.Required || b.family.Slug == "marketplace" && f.Kind == spec.Money
		}
	}
	b.dealTitle(e)
	if e.FieldOf(spec.LongText, spec.RichText) == nil && !b.listsFields(e.Name) {
		b.addField(e, spec.Field{Label: "Description", Kind: spec.LongText})
	}
	if b.family.Slug == "marketplace" && !b.deal.way.price && e.FieldOf(spec.Money) == nil && !slices.Contains([]string{"ask:swap", "ask:loan", "ask:claim", "ask:signup", "ask:help"}, b.deal.way.kind) {
		one := 1.0
		b.addField(e, spec.Field{Label: "Price", Kind: spec.Money, Required: true, Min: &one, Filter: true})
	}
	e.Views = []string{"cards", "table"}
	if b.deal.job {
		e.Views = []string{"table", "cards"}
	}
}

// dealTitle makes a name of what is posted out of a field that is there only because every row has a title.
func (b *builder) dealTitle(e *spec.Entity) {
	f := e.Field(e.Title)
	if f == nil || !slices.Contains([]string{"reason", "number", "purpose"}, strings.ToLower(f.Label)) || b.saidField(e, f.Label) {
		return
	}
	if e.Field("title") == nil {
		f.Label, f.Name = "Title", "title"
		e.Title = "title"
	}
}

func (b *builder) saidField(e *spec.Entity, label string) bool {
	it := b.intentOf(e.Name)
	return it != nil && slices.ContainsFunc(it.Fields, func(f *intent.Field) bool { return strings.EqualFold(f.Label, label) })
}

func (b *builder) optionsSaid(e *spec.Entity, f *spec.Field) bool {
	it := b.intentOf(e.Name)
	return it != nil && slices.ContainsFunc(it.Fields, func(o *intent.Field) bool { return strings.EqualFold(o.Label, f.Label) && len(o.Options) > 1 })
}

// sameOptions are the options of a field of the same name elsewhere: the kind of a shift is one of the kinds of practice.
func (b *builder) sameOptions(e *spec.Entity, label string) []spec.Option {
	for i := range b.spec.Entities {
		other := &b.spec.Entities[i]
		for k := range other.Fields {
			if f := &other.Fields[k]; other.Name != e.Name && f.Kind == spec.Enum && strings.EqualFold(f.Label, label) && !isState(f) {
				return slices.Clone(f.Options)
			}
		}
	}
	return nil
}

// filtersOn says whether a clause about filters names a field.
func (b *builder) filtersOn(label string) bool {
	for _, c := range b.in.Clauses {
		text := strings.ToLower(c.Text)
		if strings.Contains(text, "filter") || strings.Contains(text, "search") || strings.Contains(c.Heading, "search") || strings.Contains(c.Heading, "filter") {
			for _, w := range strings.Fields(label) {
				if len(w) > 3 && strings.Contains(text, w) {
					return true
				}
			}
		}
	}
	return false
}

// namedPlaces are the countries that the text names, or else usual names of such places.
func (b *builder) namedPlaces(what string) []string {
	if what == "country" {
		var found []string
		for _, t := range b.in.Tokens {
			if slices.Contains(countries, t.Lower) && !slices.Contains(found, t.Text) {
				found = append(found, t.Text)
			}
		}
		if len(found) > 1 {
			return found
		}
	}
	return placesOf[what]
}

var countries = strings.Fields(`austria belgium brazil bulgaria canada croatia cyprus czechia denmark england estonia finland france germany greece hungary india ireland italy
	japan kenya latvia lithuania luxembourg malta mexico netherlands norway poland portugal romania scotland serbia slovakia slovenia spain sweden switzerland turkey ukraine wales`)

// listedKinds are the kinds of things in a sentence that only lists them: "Tractors, seeders, balers, trailers."
func (b *builder) listedKinds() []string {
	for _, c := range b.in.Clauses {
		var words []string
		plain := true
		for i := c.From; i < c.To; i++ {
			t := b.in.Tokens[i]
			switch {
			case t.Is(",", "and", "."):
			case t.Kind == intent.Word && t.Lower != t.Noun:
				words = append(words, sentence(t.Lower))
			default:
				plain = false
			}
		}
		if plain && len(words) >= 3 {
			for i := c.From; i < c.To; i++ {
				b.trace.meet(intent.Range{From: i, To: i + 1}, "entities/"+b.keys[b.deal.key])
			}
			for i, w := range words {
				words[i] = ident.Singular(w)
			}
			return words
		}
	}
	return nil
}

// dealProfiles makes profiles of the entities that hold them.
func (b *builder) dealProfiles() {
	for _, it := range b.in.Entities {
		role := b.profileRole(it)
		e := b.spec.Entity(b.keys[it.Key])
		if role == "" || e == nil || b.roleName(role) == "" {
			continue
		}
		e.Profile = b.roleName(role)
		label := b.spec.Role(e.Profile).Label + " profile"
		e.Label, e.LabelPlural = spec.CleanLabel(label, e.Label), spec.CleanLabel(ident.Plural(label), e.LabelPlural)
		e.Icon, e.Moderation, e.Views = "user", false, []string{"cards", "table"}
		for i := range e.Fields {
			f := &e.Fields[i]
			name := strings.ToLower(f.Label)
			last := name[strings.LastIndexByte(name, ' ')+1:]
			for what := range placesOf {
				if (f.Kind == spec.Text || f.Kind == spec.Tags && len(f.Options) == 0) && (strings.HasPrefix(name, ident.Plural(what)+" ") || last == ident.Plural(what) || name == what) {
					f.Options = options(placesOf[what])
					f.Search = false
					if f.Kind = spec.Tags; name == what {
						f.Kind = spec.Enum
					}
					b.placeField(f)
				}
			}
			if f.Kind == spec.Boolean && strings.HasSuffix(name, "s done") {
				zero := 0.0
				f.Kind, f.Filter, f.Min, f.Default = spec.Integer, false, &zero, nil // "seasons done"
			}
			if name == "age" && f.Kind == spec.Integer {
				f.Label, f.Name, f.Kind, f.Required, f.Sort = "Date of birth", "date_of_birth", spec.Date, true, false
				years := 18
				if f.Min != nil && *f.Min > 0 {
					years = int(*f.Min)
				}
				f.Min, f.Max, f.Filter, f.InList = nil, nil, false, false
				f.Rules = &spec.Rules{Years: years}
			}
		}
		for _, c := range it.Children {
			// "counties they work in": a list of words of the profile, even where the app keeps a list of counties too
			if names := placesOf[c.Key]; names != nil && b.fieldNamed(e, ident.Plural(sentence(c.Key))) == nil {
				b.addField(e, spec.Field{Label: ident.Plural(sentence(c.Key)), Kind: spec.Tags, Options: options(names)})
				b.trace.meet(c.At, "entities/"+e.Name)
			}
		}
		b.trace.meet(intent.Range{From: it.Mentions[0].From, To: it.Mentions[0].To}, "entities/"+e.Name)
	}
}

// ensureProfile is the profile of a role, made with a name and a phone number when the text lists none.
func (b *builder) ensureProfile(role string) *spec.Entity {
	for i := range b.spec.Entities {
		if b.spec.Entities[i].Profile == role {
			return &b.spec.Entities[i]
		}
	}
	if len(b.spec.Entities) >= spec.MaxEntities || b.spec.Role(role) == nil {
		return nil
	}
	label := b.spec.Role(role).Label + " profile"
	b.entity(&intent.Entity{Key: strings.ToLower(label), Label: label, Strong: true})
	e := b.spec.Entity(b.keys[strings.ToLower(label)])
	if e == nil {
		return nil
	}
	e.Profile, e.Icon = role, "user"
	for i := range e.Fields {
		if e.Fields[i].Kind == spec.LongText {
			e.Fields[i].Label, e.Fields[i].Name = "About", "about"
		}
	}
	return e
}

// dealTrust reads who must be looked at first, and the reviews.
func (b *builder) dealTrust(e *spec.Entity, d *spec.Deal) {
	node := "entities/" + e.Name + "/deal"
	m := &b.in.Deals
	switch {
	case m.Has("verify_wait"):
		d.Verify = "wait"
	case m.Has("verify_block"):
		d.Verify = "block"
	case m.Has("verify"):
		d.Verify = map[bool]string{true: "block", false: "wait"}[b.deal.job]
	case b.family.Slug == "marketplace" && b.decide("seller_verification") == "yes":
		d.Verify = "wait"
	case b.family.Slug == "job-board" && b.decide("job_approval") == "yes":
		d.Verify = "wait"
	}
	if d.Verify != "" {
		b.dealSaid(node, "verify_wait", "verify_block", "verify", "badge")
	}
	if d.Flow == "direct" || !m.Has("review") && b.family.Slug != "marketplace" {
		return
	}
	r := &spec.Reviews{Asker: true, Poster: m.Has("review_both"), Blind: m.Has("review_blind")}
	r.AfterEnd = d.Starts != "" && (m.Has("review_end") || len(d.Steps) == 0)
	for _, mark := range m.Find("review_days") {
		if n := int(mark.Number()); n > 0 && r.Blind {
			r.Days = n
		}
	}
	sides := map[string]bool{}
	for _, mark := range m.Find("review") {
		sides[b.actorBefore(mark)] = true
	}
	if !r.Poster && (b.ratesAskers() || sides["poster"] && !sides["asker"]) {
		r.Poster, r.Asker = true, false
	}
	d.Reviews = r
	b.dealSaid(node, "review", "review_both", "review_blind", "review_days", "review_end")
}

// ratesAskers: "as a customer I see the rating of each tailor next to the offer": those who are rated are those who ask.
func (b *builder) ratesAskers() bool {
	asker := b.deal.asker[strings.LastIndexByte(b.deal.asker, ' ')+1:]
	if asker == "" {
		return false
	}
	for _, mark := range append(b.in.Deals.Find("rating_shown"), b.in.Deals.Find("review")...) {
		c := b.in.Clauses[mark.Clause]
		for i := mark.At.To; i < min(c.To, mark.At.To+10); i++ {
			if b.in.Tokens[i].Noun == asker {
				return true
			}
		}
	}
	return false
}

// dealMoney reads the commission.
func (b *builder) dealMoney(e *spec.Entity, d *spec.Deal) {
	if f := e.FieldOf(spec.Money); f != nil && !d.Price {
		d.Amount = f.Name
		for i := range e.Fields {
			if g := &e.Fields[i]; g.Kind == spec.Money && strings.Contains(strings.ToLower(g.Label), "price") {
				d.Amount = g.Name
			}
		}
		if b.deal.job {
			d.Amount = "" // pay per hour is no price of a deal
		}
	}
	percent := 0.0
	for _, mark := range b.in.Deals.Find("commission") {
		percent = mark.Number()
	}
	if percent == 0 && b.family.Slug == "marketplace" {
		percent = intent.DealMark{Words: []string{strings.TrimSuffix(strings.TrimSpace(b.decide("commission_percent")), "%")}}.Number()
	}
	if percent <= 0 || percent > 100 || d.Amount == "" && !d.Price {
		return
	}
	d.Commission = &spec.Commission{Percent: percent}
	for _, mark := range b.in.Deals.Find("commission_min") {
		d.Commission.Minimum = int(mark.Number() * 100)
	}
	b.dealSaid("entities/"+e.Name+"/deal/commission", "commission", "commission_min", "commission_view")
	if b.in.Deals.Has("commission") {
		b.answerFromText("commission_percent", strconv.FormatFloat(percent, 'f', -1, 64))
	}
}

// dealReveal keeps from the others what only the two parties may see.
func (b *builder) dealReveal(e *spec.Entity, d *spec.Deal) {
	node := "entities/" + e.Name + "/guard"
	for _, mark := range b.in.Deals.Find("reveal") {
		c := b.in.Clauses[mark.Clause]
		words := strings.Join(mark.Words, " ")
		met := false
		if strings.Contains(words, "address") && !strings.Contains(words, "mail") {
			b.guardText(e, "Exact address", "address")
			if e.Guard == nil {
				e.Guard = &spec.Guard{Kind: "party"}
			}
			met = true
		}
		if strings.Contains(words, "phone") || strings.Contains(words, "contact") || strings.Contains(words, "telephone") {
			role := d.Poster
			if b.clauseNames(c, b.deal.asker, mark.At.From) || role == "" || role == b.spec.AdminRole().Name {
				role = b.roleName(b.deal.asker)
			}
			if p := b.ensureProfile(role); p != nil {
				b.guardText(p, "Phone", "phone")
				if p.Guard == nil {
					p.Guard = &spec.Guard{Kind: "met"}
				}
				e = b.spec.Entity(b.keys[b.deal.key]) // the list may have moved
			}
			met = true
		}
		if met || strings.Contains(words, "mail") {
			b.trace.meet(intent.Range{From: c.From, To: c.To}, node)
		}
	}
	for _, mark := range b.in.Deals.Find("private_to") {
		for i := range b.spec.Entities {
			p := &b.spec.Entities[i]
			if p.Profile == "" || p.Guard != nil && p.Guard.Kind != "asked" {
				continue
			}
			for k := range p.Fields {
				f := &p.Fields[k]
				label := strings.ToLower(f.Label)
				if f.Name != p.Title && (strings.Contains(label, "rate") || f.Kind == spec.File || strings.Contains(label, "salary") || f.Kind == spec.Phone) {
					b.guardField(f)
					p.Guard = &spec.Guard{Kind: "asked"}
				}
			}
			if p.Guard != nil {
				b.trace.meet(intent.Range{From: mark.At.From, To: mark.At.To}, "entities/"+p.Name+"/guard")
			}
		}
	}
}

// clauseNames says whether a clause names a role from some word on.
func (b *builder) clauseNames(c intent.Clause, role string, from int) bool {
	head := role[strings.LastIndexByte(role, ' ')+1:]
	for i := from; i < c.To; i++ {
		if head != "" && b.in.Tokens[i].Noun == head {
			return true
		}
	}
	return false
}

// guardText keeps the field whose label ends in word from the others; it is made when there is none.
func (b *builder) guardText(e *spec.Entity, label, word string) {
	for i := range e.Fields {
		f := &e.Fields[i]
		if name := strings.ToLower(f.Label); f.Name != e.Title && (name == word || strings.HasSuffix(name, " "+word) || strings.HasPrefix(name, word+" ")) {
			b.guardField(f)
			return
		}
	}
	kind := spec.Text
	if word == "phone" {
		kind = spec.Phone
	}
	f := b.addField(e, spec.Field{Label: label, Kind: kind, Required: word == "address"})
	b.guardField(f)
}

func (b *builder) guardField(f *spec.Field) {
	if f.Kind == spec.Place {
		f.Kind = spec.Text
	}
	f.Guarded, f.Filter, f.Search, f.Sort, f.InList, f.Unique = true, false, false, false, false, false
}

// dealMatch lets askers see only what is where they work: "in the districts I serve".
func (b *builder) dealMatch(e *spec.Entity, d *spec.Deal) {
	marks := b.in.Deals.Find("match")
	role := b.roleName(b.deal.asker)
	if len(marks) == 0 || role == "" {
		return
	}
	word := "district"
	for _, w := range marks[0].Words {
		if w != "" {
			word = ident.Singular(w)
		}
	}
	names := placesOf[word]
	if names == nil {
		names = placesOf["district"]
	}
	b.matchOn(e, d, role, word, names)
}

func (b *builder) matchOn(e *spec.Entity, d *spec.Deal, role, word string, names []string) {
	var field *spec.Field
	for i := range e.Fields {
		if f := &e.Fields[i]; strings.HasSuffix(strings.ToLower(f.Label), word) {
			field = f
		}
	}
	if field == nil {
		field = b.addField(e, spec.Field{Label: sentence(word), Kind: spec.Enum, Options: options(names)})
	}
	if field.Kind != spec.Enum {
		field.Kind, field.Options, field.Search = spec.Enum, options(names), false
		b.placeField(field)
	}
	field.Required, field.Default = true, nil
	opts, name := slices.Clone(field.Options), field.Name
	d.Asker = role
	p := b.ensureProfile(role)
	e = b.spec.Entity(b.keys[b.deal.key])
	if p == nil {
		return
	}
	var tags *spec.Field
	for i := range p.Fields {
		if f := &p.Fields[i]; f.Kind == spec.Tags && strings.Contains(strings.ToLower(f.Label), ident.Plural(word)) || strings.EqualFold(f.Label, ident.Plural(word)) {
			tags = f
		}
	}
	if tags == nil {
		tags = b.addField(p, spec.Field{Label: sentence(ident.Plural(word)) + " served", Kind: spec.Tags})
	}
	tags.Kind, tags.Options, tags.Required, tags.Search = spec.Tags, opts, false, false
	b.placeField(tags)
	e.Deal.Match = &spec.Match{Field: name, Profile: p.Name, Tags: tags.Name}
	b.dealSaid("entities/"+e.Name+"/deal/match", "match")
}

// dealAccess: everybody may look, the poster's kind posts, and only the poster and the operator change a row.
func (b *builder) dealAccess(e *spec.Entity, d *spec.Deal) {
	admin, owner := b.admin(), spec.Grant{Who: "owner"}
	create := []spec.Grant{{Who: "user"}}
	if d.Poster != "" {
		create = []spec.Grant{{Who: "role", Role: d.Poster}}
	}
	read := []spec.Grant{{Who: "visitor"}}
	if b.in.Has("private") && b.family.Slug == "custom" {
		read = []spec.Grant{{Who: "user"}}
	}
	e.Access = spec.Access{Read: read, Create: create, Update: appendGrant([]spec.Grant{owner}, admin), Delete: appendGrant([]spec.Grant{owner}, admin)}
	e.Nav = true
	for i := range b.spec.Entities {
		if p := &b.spec.Entities[i]; p.Profile != "" {
			p.Access = spec.Access{Read: []spec.Grant{{Who: "user"}}, Create: []spec.Grant{{Who: "role", Role: p.Profile}}, Update: []spec.Grant{owner, admin}, Delete: []spec.Grant{admin}}
			p.Nav = true
		} else if p.Name != e.Name && p.Deal == nil && (b.family.Slug == "marketplace" || b.family.Slug == "job-board") {
			// a list that the operator keeps: counties, categories
			p.Access.Create, p.Access.Update, p.Access.Delete = []spec.Grant{admin}, []spec.Grant{admin}, []spec.Grant{admin}
		}
	}
}

// dealSamples makes the sample rows of deals believable: profiles belong to the demo accounts, rows start in the weeks to
// come, and places are a handful.
func (b *builder) dealSamples() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Profile != "" && !b.base[e.Name] {
			b.profileSamples(e)
		}
		for _, f := range e.Fields {
			if t := b.spec.Entity(f.Target); t != nil && t.Profile != "" {
				for _, row := range e.Sample {
					if at, ok := row[f.Name].(int); ok {
						row[f.Name] = at % max(1, b.count(t.Profile))
					}
				}
			}
		}
		if e.Deal == nil || b.base[e.Name] {
			continue
		}
		for n, row := range e.Sample {
			if f := e.Field(e.Deal.Starts); f != nil {
				day := []int{2, 9, 16, 24, 34, 5, 12, -12}[n%8]
				last := day + []int{0, 4, 1, 9, 6, 2, 3, 2}[n%8]
				row[f.Name] = b.dayValue(f, day, "08:00")
				if g := e.Field(e.Deal.Ends); g != nil {
					row[g.Name] = b.dayValue(g, last, "17:00")
				}
			}
			if f := e.Field(e.Deal.Places); f != nil {
				row[f.Name] = []int{6, 4, 2, 8, 3, 5, 1, 4}[n%8]
			}
		}
	}
}

// count is how many demo accounts have a role.
func (b *builder) count(role string) int {
	n := 0
	for _, a := range b.spec.Accounts {
		if a.Role == role {
			n++
		}
	}
	return n
}

func (b *builder) dayValue(f *spec.Field, day int, clock string) any {
	if f.Kind == spec.DateTime {
		return map[string]any{"day": day, "time": clock}
	}
	return day
}

func (b *builder) profileSamples(e *spec.Entity) {
	var names []string
	for _, a := range b.spec.Accounts {
		if a.Role == e.Profile {
			names = append(names, a.Name)
		}
	}
	e.Sample = e.Sample[:min(len(e.Sample), len(names))]
	for n, row := range e.Sample {
		row[e.Title] = names[n]
		for i := range e.Fields {
			f := &e.Fields[i]
			switch {
			case f.Kind == spec.Tags && len(f.Options) > 1:
				list := []any{}
				for k, o := range f.Options {
					if (k+n)%3 != 2 {
						list = append(list, o.Value)
					}
				}
				row[f.Name] = list
			case f.Rules != nil && f.Rules.Years > 0:
				row[f.Name] = -9000 - n*730
			case f.Kind == spec.Phone:
				pool := catalogue.Get().Pools["phones"]
				row[f.Name] = pool[(n*5+len(e.Name))%len(pool)]
			}
		}
	}
}
