package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// architect makes the app: people, things, what can be done with them, who may.
func (b *builder) architect() {
	tool := b.wantsTool() // before the words of a shift calculator are taken for shifts that people apply for
	if !tool {
		b.planDeals()
		b.creatorRoles()
	}
	b.people()
	if tool {
		b.tools()
		b.standalone()
		return
	}
	if b.wantsCourse() {
		b.course()
		return
	}
	if b.isSite() {
		b.siteShape()
		return
	}
	b.openRoles()
	if b.wantsBooking() {
		b.booking()
	}
	if b.wantsShop() {
		b.shop()
	}
	if b.wantsStock() {
		b.stock()
	}
	b.ai()
	b.teamThing()
	b.planned()
	for _, e := range b.things() {
		b.entity(e)
	}
	if len(b.spec.Entities) == 0 && b.spec.Booking == nil && b.spec.Shop == nil && b.spec.Stock == nil && b.spec.Writer == nil && b.spec.Agent == nil {
		nouns := b.family.Nouns
		if b.match.Confidence < certain {
			nouns = catalogue.Get().Archetype("custom").Nouns // too little to go by for a family's own things
		}
		for _, noun := range nouns {
			b.entity(&intent.Entity{Key: noun, Label: sentence(noun), Noun: catalogue.Get().Noun(noun), Strong: true})
		}
	}
	b.relations()
	b.planLinks()
	b.furnishTeams()
	if b.shape() == "project-management" && b.req.Base == nil {
		b.projectShape()
		b.teamwork()
	}
	b.social()
	b.creators()
	b.capabilities()
	b.places()
	b.furnishValues()
	b.absences()
	b.lending()
	b.furnishWorkflow()
	b.access()
	b.lendingAccess()
	b.teamAccess()
	b.cannot()
	b.socialAccess()
	b.creatorAccess()
	b.furnishDeals()
	b.furnishLimits()
	b.furnishPlaces()
	b.traceStages()
	b.clashes()
	b.publicPage()
	b.keepReasons()
	b.keepHolidays()
	b.renames()
	b.traceMentions()
	b.tracePlan()
	b.traceCommunity()
	b.order()
}

// shape is the family whose special parts the app gets; the others are built from the intent alone.
func (b *builder) shape() string {
	if b.family.Whole {
		return b.family.Slug
	}
	for _, slug := range b.match.Blended {
		if a := catalogue.Get().Archetype(slug); a != nil && a.Whole {
			return slug
		}
	}
	return "custom"
}

func (b *builder) wantsBooking() bool {
	if b.req.Base != nil {
		return b.spec.Booking != nil || b.in.Has("booking") && len(b.in.Booking.Services) > 0
	}
	return b.family.Slug == "booking" || slices.Contains(b.match.Blended, "booking") && b.in.Has("booking")
}

// things are the entities the app gets: the ones the text is about, or when it only mentions some, those it mentions.
func (b *builder) things() []*intent.Entity {
	var strong, weak []*intent.Entity
	for _, e := range b.in.Entities {
		switch {
		case b.unwanted(e):
		case e.Strong || len(e.Fields) > 0 || len(e.Children) > 0:
			strong = append(strong, e)
		case e.Noun != nil && len(e.Mentions) > 0:
			weak = append(weak, e)
		}
	}
	if b.shape() == "project-management" && b.req.Base == nil {
		return b.projectThings(strong)
	}
	if len(strong) == 0 && b.spec.Booking == nil && b.spec.Shop == nil && b.spec.Stock == nil && b.spec.Writer == nil && b.spec.Agent == nil {
		strong = weak
	}
	if len(strong) > spec.MaxEntities-4 {
		strong = strong[:spec.MaxEntities-4]
	}
	return strong
}

// unwanted drops what is the app's own machinery (the services of a booking app, its customers) rather than a record.
func (b *builder) unwanted(e *intent.Entity) bool {
	if b.isOrganisation(e) {
		return true
	}
	if e.Planned {
		return false
	}
	if b.spec.Booking != nil {
		if slices.Contains([]string{"appointment", "booking", "service", "slot", "treatment", "opening hour", "customer", "client", "therapist", "schedule", "time slot", "reservation", "availability", "absence", "calendar"}, e.Key) ||
			e.Noun != nil && e.Noun.Person || len(e.Fields) == 0 {
			return true
		}
	}
	if (b.spec.Shop != nil || b.spec.Stock != nil) && b.ownedBySlice(e) || b.ownedByAI(e) {
		return true
	}
	// people who are a role of the app and have no fields of their own
	if e.Noun != nil && e.Noun.Person && len(e.Fields) == 0 && !e.Strong {
		return true
	}
	return false
}

// projectThings picks what a project management app works on: the text's own kind of work, or tasks in projects.
func (b *builder) projectThings(strong []*intent.Entity) []*intent.Entity {
	work := -1
	for i, e := range strong {
		if e.Key != "project" && (e.Noun != nil && e.Noun.Work || hasStates(e)) && (work < 0 || hasStates(e) && !hasStates(strong[work])) {
			work = i
		}
	}
	project := slices.IndexFunc(strong, func(e *intent.Entity) bool { return e.Key == "project" })
	named := func(key string) *intent.Entity {
		if e := b.in.Entity(key); e != nil {
			return e
		}
		return &intent.Entity{Key: key, Label: sentence(key), Noun: catalogue.Get().Noun(key), Strong: true}
	}
	out := slices.Clone(strong)
	switch {
	case work >= 0 && project < 0 && len(strong) > 0 && !b.in.Has("team"):
		return out // its own work, without projects around it
	case work < 0:
		if project < 0 {
			out = append([]*intent.Entity{named("project")}, out...)
		}
		return append(out, named("task"))
	case project < 0 && strong[work].Key == "task":
		return append([]*intent.Entity{named("project")}, out...)
	}
	return out
}

func hasStates(e *intent.Entity) bool {
	for _, f := range e.Fields {
		if strings.EqualFold(f.Label, "status") || len(f.Options) > 3 {
			return true
		}
	}
	return false
}

// projectShape makes the project a space of its own with members, and puts the work inside.
func (b *builder) projectShape() {
	project := b.spec.Entity(b.keys["project"])
	if project == nil {
		return
	}
	project.Shared = true
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Name == project.Name {
			continue
		}
		noun := b.nouns[e.Name]
		if f := b.referenceTo(e, project.Name); f != nil {
			f.Required, f.OnDelete = true, "cascade"
		} else if !b.hasParent(e) && (noun == nil || noun.Work || !noun.Person) {
			b.insertReference(e, project, true)
		}
	}
	b.defaultsOfProjects()
}

// teamwork: who asks for a board or a team also means who does what until when.
func (b *builder) teamwork() {
	if !b.in.Has("board") && !b.in.Has("team") && !b.saysProjectManagement() {
		return
	}
	for _, slug := range []string{"assign", "due"} {
		if !b.in.Has(slug) {
			b.in.Capabilities = append(b.in.Capabilities, intent.Capability{Slug: slug})
		}
	}
}

func (b *builder) saysProjectManagement() bool {
	for i := 0; i+1 < len(b.in.Tokens); i++ {
		if b.in.Tokens[i].Matches("project") && b.in.Tokens[i+1].Is("management", "planning") {
			return true
		}
	}
	return false
}

// defaultsOfProjects adds what a project management app has when the text names no feature at all.
func (b *builder) defaultsOfProjects() {
	for _, slug := range b.family.Capable {
		if b.in.Has(slug) {
			return
		}
	}
	if b.namedThings() {
		return
	}
	for _, slug := range []string{"board", "assign", "due", "comments", "dashboard"} {
		b.in.Capabilities = append(b.in.Capabilities, intent.Capability{Slug: slug})
	}
}

// namedThings says whether the text itself lists what is kept ("projects and tasks") rather than naming a kind of tool.
func (b *builder) namedThings() bool {
	n := 0
	for _, e := range b.in.Entities {
		if e.Strong && len(e.Mentions) > 0 {
			n++
		}
	}
	return n > 1
}

// workItem is the entity that boards, assignments, due dates and time are for when the text does not say.
func (b *builder) workItem() *spec.Entity {
	var best *spec.Entity
	rankOf := func(e *spec.Entity) int {
		r := 0
		if n := b.nouns[e.Name]; n != nil && n.Work {
			r += 2
		}
		if !e.Shared {
			r += 2
		}
		if f := e.FieldOf(spec.Enum); f != nil && isState(f) {
			r += 2
		}
		if b.hasParent(e) {
			r++
		}
		return r
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if best == nil || rankOf(e) > rankOf(best) {
			best = e
		}
	}
	return best
}

// mainEntity is what the app is about when a capability names nothing: the first thing with the most said of it.
func (b *builder) mainEntity() *spec.Entity {
	var best *spec.Entity
	top := -1
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		score := 0
		if it := b.intentOf(e.Name); it != nil {
			score = len(it.Mentions) + 2*len(it.Fields)
			if it.Directory {
				score += 10
			}
		}
		if score > top {
			best, top = e, score
		}
	}
	return best
}

func (b *builder) intentOf(name string) *intent.Entity {
	for _, e := range b.in.Entities {
		if b.keys[e.Key] == name {
			return e
		}
	}
	return nil
}

// order puts parents before their children, so that tables, samples and pages can be written in one pass.
func (b *builder) order() {
	var sorted []spec.Entity
	done := map[string]bool{}
	var put func(name string, depth int)
	put = func(name string, depth int) {
		if done[name] || depth > len(b.spec.Entities) {
			return
		}
		e := b.spec.Entity(name)
		for _, f := range e.Fields {
			if f.Kind == spec.Reference && f.Target != name && f.Required {
				put(f.Target, depth+1)
			}
		}
		if !done[name] {
			done[name] = true
			sorted = append(sorted, *e)
		}
	}
	for _, e := range b.spec.Entities {
		put(e.Name, 0)
	}
	b.spec.Entities = sorted
}

// traceMentions meets the words that name entities that the app has.
func (b *builder) traceMentions() {
	for _, e := range b.in.Entities {
		name := b.keys[e.Key]
		if name == "" {
			continue
		}
		for _, m := range e.Mentions {
			b.trace.meet(m, "entities/"+name)
		}
	}
}
