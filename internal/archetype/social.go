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

// social makes what a network of people has: a page about each person, posts in a feed, groups, events, and pages that
// several people run.
func (b *builder) social() {
	if b.shape() != "social-network" || b.req.Base != nil {
		return
	}
	b.persona()
	b.events()
	b.pagesOfMany()
	if b.wantsPosts() {
		b.posts()
	}
	b.hidden()
	n := b.network()
	n.Inbox = true
	b.admission()
	b.dropStrays()
}

// admission lets new accounts in only once somebody has: approving people is no approving of rows.
func (b *builder) admission() {
	for ci := range b.in.Clauses {
		c := b.in.Clauses[ci]
		people, approve := false, false
		before := ci > 0 && b.in.Clauses[ci-1].Source == c.Source && c.Span[0]-b.in.Clauses[ci-1].Span[1] < 4
		for i := c.From; i < c.To; i++ {
			t := b.in.Tokens[i]
			if before && t.Is("them", "they", "him", "her") {
				p := b.in.Clauses[ci-1]
				for k := p.From; k < p.To; k++ {
					people = people || b.in.Tokens[k].Is("sign", "register", "join", "members", "account", "accounts")
				}
			}
			people = people || t.Is("sign", "signup", "sign-up", "account", "accounts", "members", "member", "registration", "register", "join", "newcomers", "users")
			approve = approve || t.Verb == "approve" || t.Is("approval", "approved", "vetted", "admitted")
		}
		if !people || !approve || b.says("every post", "posts are approved") {
			continue
		}
		for i := range b.spec.Roles {
			if b.spec.Roles[i].Default {
				b.spec.Roles[i].Approval = true
			}
		}
		b.in.Capabilities = slices.DeleteFunc(b.in.Capabilities, func(k intent.Capability) bool {
			return k.Slug == "moderation" && k.At.From >= c.From && k.At.To <= c.To
		})
		b.in.Flow.Moves = slices.DeleteFunc(b.in.Flow.Moves, func(m intent.FlowMove) bool { return m.At.From >= c.From && m.At.To <= c.To })
		b.trace.meet(intent.Range{From: c.From, To: c.To}, "roles/"+b.spec.DefaultRole().Name+"/approval")
	}
}

// waits says whether accounts have to be let in.
func (b *builder) waits() bool {
	r := b.spec.DefaultRole()
	return r != nil && r.Approval
}

// persona makes the page about each person from the profile that the text describes.
func (b *builder) persona() {
	role := b.spec.DefaultRole()
	label := role.Label
	var e *spec.Entity
	for _, key := range []string{"profile", "member profile", "user profile", strings.ToLower(label), "member", "user", "person"} {
		if name := b.keys[key]; name != "" && e == nil {
			e = b.spec.Entity(name)
		}
	}
	if e == nil {
		b.entity(&intent.Entity{Key: "profile of a person", Label: label, Strong: true})
		e = b.spec.Entity(b.keys["profile of a person"])
		if e == nil {
			return
		}
		e.Fields = slices.DeleteFunc(e.Fields, func(f spec.Field) bool { return f.Name != e.Title })
	}
	b.relabel(e, label)
	e.Persona, e.Icon, e.Views, e.Moderation, e.Board = true, "user", []string{"cards", "table"}, false, ""
	e.Nav = true
	b.ensureName(e)
	if len(b.in.Community.Person) > 1 {
		e.Fields = slices.DeleteFunc(e.Fields, func(f spec.Field) bool { return f.Name != e.Title }) // the list is read whole below
	}
	for _, f := range slices.Concat(b.in.Community.Person, b.in.Community.SignUp) {
		have := b.fieldNamed(e, f.Label)
		if have == nil {
			have = b.addField(e, b.fromIntent(e, f))
		}
		have.SignUp = have.SignUp || slices.Contains(b.in.Community.SignUp, f) && slices.Contains([]spec.FieldKind{spec.Text, spec.LongText, spec.Integer, spec.Phone, spec.Enum}, have.Kind)
	}
	described := 0
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Name != e.Title {
			described++
			b.tell(e, f)
		}
	}
	if described < 2 {
		b.personaDefaults(e)
	}
	if e.FieldOf(spec.Image, spec.Images) == nil {
		f := b.addField(e, spec.Field{Label: "Photo", Kind: spec.Image})
		f.InList = false
	}
	if b.in.Has("follow") || b.in.Has("feed") || b.wantsPosts() {
		e.Reactions = append(e.Reactions, reactionWords["follow"])
	}
	b.personaSamples(e)
}

// personaSamples are what the demo accounts say of themselves, under their own names.
func (b *builder) personaSamples(e *spec.Entity) {
	names := catalogue.Get().People
	for len(b.spec.Accounts) < 7 {
		name := names[len(b.spec.Accounts)%len(names)]
		first, _, _ := strings.Cut(strings.ToLower(name), " ")
		b.spec.Accounts = append(b.spec.Accounts, spec.Account{Name: name, Email: first + "@example.com", Role: b.spec.DefaultRole().Name})
	}
	about := []string{"New here, and glad to meet you all.", "Twenty years at it and still learning something each season.", "I come for the company and stay for the coffee.",
		"Happy to help beginners. Just ask.", "Early riser, mostly here before eight.", "I moved here last spring and look for people to share this with.", "Bad knees, good jokes."}
	e.Sample = nil
	for i, a := range b.spec.Accounts {
		row := spec.Row{e.Title: a.Name}
		for k := range e.Fields {
			f := &e.Fields[k]
			lower := strings.ToLower(f.Label)
			switch {
			case f.Kind == spec.Image:
				row[f.Name] = "portrait:" + strconv.Itoa(i*7+1)
			case f.Kind == spec.LongText && strings.HasPrefix(lower, "about"):
				row[f.Name] = about[i%len(about)]
			case f.Kind == spec.LongText && (strings.Contains(lower, "grow") || strings.Contains(lower, "plant")):
				row[f.Name] = []string{"Beans, three kinds of potatoes, and far too many courgettes.", "Tomatoes under glass, garlic, strawberries.", "Dahlias, and pumpkins along the fence.", "Kale, leeks, a row of raspberries."}[i%4]
			case f.Kind == spec.Integer && strings.HasPrefix(lower, "years"):
				row[f.Name] = 2 + i*5%23
			case f.Kind == spec.Boolean:
				row[f.Name] = i%3 == 1
			}
		}
		e.Sample = append(e.Sample, row)
	}
}

// ensureName makes an entity go by a name.
func (b *builder) ensureName(e *spec.Entity) {
	if t := e.Field(e.Title); t != nil && strings.EqualFold(t.Label, "Name") {
		return
	}
	at := slices.IndexFunc(e.Fields, func(f spec.Field) bool { return strings.EqualFold(f.Label, "Name") })
	if at < 0 {
		b.addField(e, spec.Field{Label: "Name", Kind: spec.Text, Required: true})
		at = len(e.Fields) - 1
	}
	b.makeTitle(e, at)
}

func (b *builder) personaDefaults(e *spec.Entity) {
	for _, f := range []spec.Field{{Label: "Town", Kind: spec.Text}, {Label: "Interests", Kind: spec.Text}, {Label: "About me", Kind: spec.LongText}} {
		if b.fieldNamed(e, f.Label) == nil {
			b.addField(e, f)
		}
	}
}

// relabel gives an entity that is there another word, in all its forms.
func (b *builder) relabel(e *spec.Entity, label string) {
	if strings.EqualFold(e.Label, label) {
		return
	}
	name := b.names.Entity(label, "person")
	old := e.Name
	for key, n := range b.keys {
		if n == old {
			b.keys[key] = name
		}
	}
	b.nouns[name] = b.nouns[old]
	e.Name, e.Table, e.Label, e.LabelPlural = name, ident.TableOf(name), label, spec.CleanLabel(ident.Plural(label), label)
	e.Route = b.route(e.Table)
	for i := range b.spec.Entities {
		for k := range b.spec.Entities[i].Fields {
			if f := &b.spec.Entities[i].Fields[k]; f.Target == old {
				f.Target = name
			}
		}
	}
}

// tell makes a field what people can say of themselves: nothing is asked for, and the kind is what its words mean.
func (b *builder) tell(e *spec.Entity, f *spec.Field) {
	lower := strings.ToLower(f.Label)
	f.Required, f.Default, f.Unique = false, nil, false
	words := strings.Fields(lower)
	switch {
	case f.Kind == spec.Member || f.Kind == spec.Reference || f.Kind == spec.Money:
		f.Kind, f.Target, f.OnDelete, f.Min, f.Max = spec.Text, "", "", nil, nil
	case words[0] == "looking" || words[0] == "open" && len(words) > 1 || words[0] == "wants" || words[0] == "available":
		f.Kind, f.Options = spec.Boolean, nil
	case words[0] == "years" && f.Kind == spec.Text:
		zero := 0.0
		f.Kind, f.Min = spec.Integer, &zero
	case strings.HasPrefix(lower, "language") && len(f.Options) == 0:
		f.Kind, f.Options = spec.Tags, options([]string{"English", "French", "German", "Spanish", "Italian", "Dutch", "Portuguese", "Polish", "Turkish", "Arabic", "Ukrainian", "Other"})
	case words[0] == "what" || words[0] == "which" || strings.HasPrefix(lower, "about"):
		f.Kind, f.Min, f.Max, f.Options = spec.LongText, nil, nil, nil
	case f.Kind == spec.Integer && len(words) > 2 && words[len(words)-1] == "year" || f.Kind == spec.Place:
		f.Kind, f.Min, f.Max = spec.Text, nil, nil
	}
	if f.Kind == spec.Boolean {
		f.Default = false
	}
	b.placeField(f)
	f.InList = f.Kind != spec.LongText && f.Kind != spec.Image
}

// events makes what people come to, and where it belongs.
func (b *builder) events() {
	asked := b.in.Has("attend") || b.in.Has("past-archive")
	for _, shown := range b.in.Community.Events {
		var e *spec.Entity
		if name := b.keys[shown.Key]; name != "" {
			e = b.spec.Entity(name)
		} else if head := shown.Key[strings.LastIndexByte(shown.Key, ' ')+1:]; b.keys[head] != "" {
			e = b.spec.Entity(b.keys[head])
		}
		if e == nil {
			if !asked && !b.in.Has("calendar") {
				continue
			}
			noun := catalogue.Get().Noun(shown.Key)
			if noun == nil {
				noun = catalogue.Get().Noun(shown.Key[strings.LastIndexByte(shown.Key, ' ')+1:])
			}
			b.entity(&intent.Entity{Key: shown.Key, Label: shown.Label, Noun: noun, Strong: true})
			if e = b.spec.Entity(b.keys[shown.Key]); e == nil {
				continue
			}
			e.Icon = "calendar"
		}
		b.trace.meet(shown.At, "entities/"+e.Name)
		if e.FieldOf(spec.DateTime, spec.Date) == nil {
			f := b.addField(e, spec.Field{Label: "Date", Kind: spec.Date, Required: true})
			f.Required = true
		}
		if e.FieldOf(spec.Place) == nil && b.fieldNamed(e, "Place") == nil && b.fieldNamed(e, "Venue") == nil && len(e.Fields) < 6 {
			b.addField(e, spec.Field{Label: "Place", Kind: spec.Text})
		}
		b.archived(e)
		b.withoutLists(e)
		if b.in.Has("attend") && e.Reaction("attend") == nil {
			e.Reactions = append(e.Reactions, b.attendWords(b.in.CapabilityAt("attend"), reactionWords["attend"]))
		}
	}
}

// withoutLists takes away fields of other things that are only lists of these: "a page shows the next concerts".
func (b *builder) withoutLists(e *spec.Entity) {
	plural := strings.ToLower(e.LabelPlural)
	for i := range b.spec.Entities {
		other := &b.spec.Entities[i]
		if other.Name == e.Name {
			continue
		}
		if t := other.Field(other.Title); t != nil && strings.HasSuffix(strings.ToLower(t.Label), plural) {
			b.ensureName(other)
		}
		other.Fields = slices.DeleteFunc(other.Fields, func(f spec.Field) bool {
			l := strings.ToLower(f.Label)
			return f.Name != other.Title && f.Kind != spec.Reference && (l == plural || strings.HasSuffix(l, " "+plural))
		})
	}
}

// weekdays turns a day that comes back each week into a choice: "rehearsal day".
func (b *builder) weekdays(e *spec.Entity) {
	for i := range e.Fields {
		f := &e.Fields[i]
		if f.Kind == spec.Date && strings.HasSuffix(strings.ToLower(f.Label), " day") && !strings.Contains(strings.ToLower(f.Label), "birth") {
			f.Kind, f.Options, f.Due, f.After = spec.Enum, options([]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}), false, ""
			b.placeField(f)
		}
	}
}

// pagesOfMany makes the things that several people run, and puts what happens there inside.
func (b *builder) pagesOfMany() {
	for _, shown := range b.in.Community.Editors {
		e := b.spec.Entity(b.keys[shown.Key])
		if e == nil || e.Persona {
			continue
		}
		e.Shared, e.Editors, e.Views = true, true, []string{"cards", "table"}
		b.needs(e)
		b.weekdays(e)
		for i := range b.spec.Entities {
			c := &b.spec.Entities[i]
			if c.Name == e.Name || c.Archive == "" || c.Persona {
				continue
			}
			f := b.referenceTo(c, e.Name)
			if f == nil {
				b.insertReference(c, e, true)
				f = b.referenceTo(c, e.Name)
			}
			if f != nil {
				f.Required, f.OnDelete = true, "cascade"
			}
		}
	}
}

// needs reads "which voices they need": several of the options that people choose from for themselves.
func (b *builder) needs(e *spec.Entity) {
	var persona *spec.Entity
	for i := range b.spec.Entities {
		if b.spec.Entities[i].Persona {
			persona = &b.spec.Entities[i]
		}
	}
	if persona == nil {
		return
	}
	for ci := range b.in.Clauses {
		c := b.in.Clauses[ci]
		for i := c.From; i+2 < c.To; i++ {
			if !b.in.Tokens[i].Is("which", "what") {
				continue
			}
			for k := range persona.Fields {
				f := &persona.Fields[k]
				if f.Kind != spec.Enum || !strings.EqualFold(ident.Plural(f.Label), b.in.Tokens[i+1].Text) {
					continue
				}
				verb := b.in.Tokens[i+2]
				if verb.Is("they", "it", "we") && i+3 < c.To {
					verb = b.in.Tokens[i+3]
				}
				if verb.Verb != "need" && verb.Verb != "want" && verb.Verb != "seek" && !verb.Is("needed", "need", "looking") {
					continue
				}
				label := ident.Plural(f.Label) + " needed"
				if b.fieldNamed(e, label) == nil {
					for n := range e.Fields {
						if strings.EqualFold(e.Fields[n].Label, ident.Plural(f.Label)) && e.Fields[n].Name != e.Title {
							e.Fields = slices.Delete(e.Fields, n, n+1)
							break
						}
					}
					var options []spec.Option
					for _, o := range f.Options {
						if !strings.HasPrefix(strings.ToLower(o.Label), "not ") && !strings.EqualFold(o.Label, "other") {
							options = append(options, o)
						}
					}
					b.addField(e, spec.Field{Label: sentence(strings.ToLower(label)), Kind: spec.Tags, Options: options})
				}
				b.trace.meet(intent.Range{From: i, To: c.To}, "entities/"+e.Name)
			}
		}
	}
}

// wantsPosts says whether people write to one another in the open.
func (b *builder) wantsPosts() bool {
	if b.in.Has("feed") || b.in.Has("upload") && !b.in.Has("attend") || len(b.in.Community.Groups) > 0 || b.keys["post"] != "" {
		return true
	}
	for _, t := range b.in.Tokens {
		if t.Is("post", "posts", "timeline", "posting") {
			return true
		}
	}
	return len(b.spec.Entities) <= 1 // a network without a word of what it is for
}

// posts makes the feed, with groups where the text has them.
func (b *builder) posts() {
	key := "post"
	if b.keys[key] == "" {
		b.entity(&intent.Entity{Key: key, Label: "Post", Strong: true})
	}
	e := b.spec.Entity(b.keys[key])
	if e == nil {
		return
	}
	e.Fields, e.Title = nil, ""
	title := b.addField(e, spec.Field{Label: "Text", Kind: spec.Text, Required: true, MaxLength: 2000})
	title.Required, title.InList = true, true
	e.Title = title.Name
	f := b.addField(e, spec.Field{Label: "Photos", Kind: spec.Images})
	f.InList = false
	e.Icon, e.Views, e.Nav, e.Board, e.Calendar, e.Moderation = "message", []string{"cards"}, false, "", "", false
	e.Comments, e.Replies, e.Report, e.Share = true, true, true, true
	e.Feed = &spec.Feed{}
	like := reactionWords["like"]
	for _, named := range b.in.Community.Reactions {
		if named.Name == "like" {
			like = namedReaction(named.Word)
		}
	}
	e.Reactions = []spec.Reaction{like}
	name := e.Name
	if len(b.in.Community.Groups) > 0 || b.in.Has("join") {
		b.groups(name)
	}
}

// groups makes the groups that posts may stand in.
func (b *builder) groups(post string) {
	key := "group"
	if b.keys[key] == "" {
		b.entity(&intent.Entity{Key: key, Label: "Group", Strong: true})
	}
	g := b.spec.Entity(b.keys[key])
	if g == nil {
		return
	}
	g.Fields, g.Title = nil, ""
	title := b.addField(g, spec.Field{Label: "Name", Kind: spec.Text, Required: true})
	title.Required = true
	g.Title = title.Name
	b.addField(g, spec.Field{Label: "What it is for", Kind: spec.LongText})
	staff := b.spec.AdminRole().Label
	who := b.addField(g, spec.Field{Label: "Who may post", Kind: spec.Enum, Required: true, Default: "everyone",
		Options: []spec.Option{{Value: "everyone", Label: "Everyone"}, {Value: "staff", Label: spec.CleanLabel("Only "+strings.ToLower(staff), "Only admins")}}})
	who.Required = true
	posting := who.Name
	g.Icon, g.Views, g.Board, g.Moderation, g.Nav = "users", []string{"cards", "table"}, "", false, true
	if g.Reaction("join") == nil {
		g.Reactions = append(g.Reactions, reactionWords["join"])
	}
	for _, named := range b.in.Community.Groups {
		row := spec.Row{title.Name: clip(named.Name, 200), posting: "everyone"}
		if named.StaffOnly || strings.Contains(strings.ToLower(named.Name), "news") || strings.Contains(strings.ToLower(named.Name), "announcement") {
			row[posting] = "staff"
		}
		g.Sample = append(g.Sample, row)
	}
	gName := g.Name
	e := b.spec.Entity(post)
	if f := b.referenceTo(e, gName); f == nil {
		b.insertReference(e, b.spec.Entity(gName), false)
	}
	if f := b.referenceTo(e, gName); f != nil {
		f.Required, f.OnDelete, f.InList = false, "cascade", false
		e.Feed.Group, e.Feed.Posting = f.Name, posting
	}
}

// hidden gives people a switch for each piece of information that they can keep to those they are connected with.
func (b *builder) hidden() {
	var e *spec.Entity
	for i := range b.spec.Entities {
		if b.spec.Entities[i].Persona {
			e = &b.spec.Entities[i]
		}
	}
	if e == nil {
		return
	}
	for _, h := range b.in.Community.Hidden {
		for i := range e.Fields {
			f := &e.Fields[i]
			if f.Guarded || f.Name == e.Title || !strings.Contains(strings.ToLower(f.Label), h.Word) || !slices.Contains([]spec.FieldKind{spec.Text, spec.LongText, spec.Email, spec.Phone, spec.URL, spec.Integer, spec.Date}, f.Kind) {
				continue
			}
			b.network().Connect = true
			name := f.Name
			label := "Hide " + strings.ToLower(f.Label) + " from others"
			by := b.addField(e, spec.Field{Label: label, Kind: spec.Boolean, Default: false, Help: "Only people you are connected with see it then."})
			by.InList, by.Filter = false, false
			byName := by.Name
			f = e.Field(name)
			f.Guarded, f.HiddenBy, f.Filter, f.Sort, f.Unique = true, byName, false, false, false
			e.Guard = &spec.Guard{Kind: "connected"}
			break
		}
	}
}

// dropStrays takes away what the reader made of words that are the network's own machinery.
func (b *builder) dropStrays() {
	for _, key := range []string{"request", "message", "private message", "comment", "photo", "feed", "member", "neighbour", "follower", "report", "connection", "friend", "invitation", "like", "notification", "committee", "news"} {
		name := b.keys[key]
		e := b.spec.Entity(name)
		if e == nil || e.Persona || e.Feed != nil || e.Editors || e.Archive != "" || e.Reaction("join") != nil || b.base[name] {
			continue
		}
		if it := b.in.Entity(key); it != nil && len(it.Fields) > 0 {
			continue
		}
		b.spec.Entities = slices.DeleteFunc(b.spec.Entities, func(x spec.Entity) bool { return x.Name == name })
		for i := range b.spec.Entities {
			x := &b.spec.Entities[i]
			x.Fields = slices.DeleteFunc(x.Fields, func(f spec.Field) bool { return f.Target == name })
		}
		delete(b.keys, key)
	}
}

// socialAccess says who may do what in a network, over what the usual rules made of it.
func (b *builder) socialAccess() {
	if b.req.Base == nil && b.waits() {
		defer b.onlyLetIn()
	}
	admin, user, owner := b.admin(), spec.Grant{Who: "user"}, spec.Grant{Who: "owner"}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if b.base[e.Name] {
			continue
		}
		read := e.Access.Read
		if e.Editors || len(read) == 0 {
			read = []spec.Grant{user}
			if b.family.Public && !b.in.Has("private") || b.in.Has("public") {
				read = []spec.Grant{{Who: "visitor"}}
			}
		}
		switch {
		case e.Persona:
			if !slices.ContainsFunc(read, func(g spec.Grant) bool { return g.Who == "visitor" }) {
				read = []spec.Grant{user}
			}
			e.Access = spec.Access{Read: read, Create: []spec.Grant{}, Update: []spec.Grant{owner, admin}, Delete: []spec.Grant{}}
		case e.Editors:
			e.Access = spec.Access{Read: read, Create: []spec.Grant{user}, Update: []spec.Grant{{Who: "manager"}, owner, admin}, Delete: []spec.Grant{{Who: "manager"}, owner, admin}}
		case e.Feed != nil && e.Feed.Page == "":
			if b.shape() == "social-network" {
				e.Access = spec.Access{Read: read, Create: []spec.Grant{user}, Update: []spec.Grant{owner}, Delete: []spec.Grant{owner, admin}}
			}
		case e.Reaction("join") != nil && b.shape() == "social-network":
			if e.Reaction("join") != nil && !e.Shared {
				create := []spec.Grant{user}
				if slices.ContainsFunc(b.in.Community.Groups, func(n intent.Named) bool { return n.StaffOnly }) {
					create = []spec.Grant{admin}
				}
				e.Access = spec.Access{Read: read, Create: create, Update: []spec.Grant{owner, admin}, Delete: []spec.Grant{admin}}
			}
		}
		for _, f := range e.Fields {
			if t := b.spec.Entity(f.Target); f.Kind == spec.Reference && f.Required && t != nil && t.Editors {
				in := []spec.Grant{{Who: "manager", Via: f.Name}, admin}
				e.Access.Read = read
				if slices.ContainsFunc(read, func(g spec.Grant) bool { return g.Who == "member" }) {
					e.Access.Read = []spec.Grant{user}
				}
				e.Access.Create, e.Access.Update, e.Access.Delete = in, in, in
			}
		}
	}
}

// onlyLetIn narrows what every account may to those that were let in: a role counts only then.
func (b *builder) onlyLetIn() {
	roles := []spec.Grant{}
	for _, r := range b.spec.Roles {
		roles = append(roles, spec.Grant{Who: "role", Role: r.Name})
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for _, list := range []*[]spec.Grant{&e.Access.Read, &e.Access.Create, &e.Access.Update, &e.Access.Delete} {
			if at := slices.IndexFunc(*list, func(g spec.Grant) bool { return g.Who == "user" }); at >= 0 {
				*list = slices.Concat((*list)[:at], roles, (*list)[at+1:])
			}
		}
	}
}
