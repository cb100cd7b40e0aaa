package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// capabilities gives entities what the text asks the app to do with them, and traces each to the words that asked.
func (b *builder) capabilities() {
	for _, c := range b.in.Capabilities {
		if node := b.apply(c); node != "" {
			b.trace.meet(c.At, node)
		}
	}
	b.directoryShape()
	b.defaultDashboard()
	b.showPictures()
}

// object is the entity a capability is about: the one it names, or the likeliest.
func (b *builder) object(c intent.Capability, likely func() *spec.Entity) *spec.Entity {
	if name := b.keys[c.Object]; name != "" {
		if e := b.spec.Entity(name); e != nil && !(e.Shared && len(b.spec.Entities) > 1 && (c.Slug == "board" || c.Slug == "time-log" || c.Slug == "assign" || c.Slug == "due")) {
			return e
		}
	}
	return likely()
}

// apply does one capability and returns the node that meets it, "" when nothing can.
func (b *builder) apply(c intent.Capability) string {
	switch c.Slug {
	case "public", "private":
		return "" // traced by access, once it stands
	case "team", "accounts", "roles", "responsive", "large-type", "dark", "slack":
		return b.appWide(c)
	case "booking", "cancel", "my-bookings", "schedule", "hours":
		if b.spec.Booking != nil {
			return "booking"
		}
		return ""
	case "dashboard":
		b.spec.Dashboard = true
		return "dashboard"
	}
	if node, mine := b.communal(c); mine {
		return node
	}
	if len(b.spec.Entities) == 0 {
		if b.spec.Booking != nil && slices.Contains([]string{"browse", "search", "detail", "create", "edit", "delete", "manage"}, c.Slug) {
			return "booking"
		}
		return ""
	}
	switch c.Slug {
	case "upload":
		return b.upload(c)
	case "board":
		return b.board(b.object(c, b.workItem))
	case "assign":
		return b.assign(b.object(c, b.workItem))
	case "due":
		return b.due(b.object(c, b.workItem))
	case "time-log":
		e := b.object(c, b.workItem)
		e.TimeLog = true
		return "entities/" + e.Name + "/time_log"
	case "comments":
		e := b.object(c, b.workItem)
		if b.family.Slug == "directory" {
			e = b.object(c, b.mainEntity)
		}
		e.Comments = true
		return "entities/" + e.Name + "/comments"
	case "ratings":
		e := b.object(c, b.mainEntity)
		if e == nil {
			return ""
		}
		e.Ratings = true
		return "entities/" + e.Name + "/ratings"
	case "moderation":
		e := b.object(c, b.mainEntity)
		if e.FieldOf(spec.Enum) != nil && e.Field("status") != nil && !b.public(e) {
			return "entities/" + e.Name + "/status" // a workflow of its own: requests that are approved
		}
		e.Moderation = true
		return "entities/" + e.Name + "/moderation"
	case "calendar":
		return b.calendar(b.object(c, b.workItem))
	case "map":
		return b.mapped(b.object(c, b.mainEntity))
	case "status":
		if i := c.At.From; i > 0 && b.in.Tokens[i-1].Is("per", "by") {
			// "the number of jobs per status" speaks of a status that is there
			for k := range b.spec.Entities {
				if e := &b.spec.Entities[k]; slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return f.Kind == spec.Enum && isState(&f) }) {
					return "entities/" + e.Name + "/" + b.state(e).Name
				}
			}
		}
		e := b.object(c, b.workItem)
		if f := b.state(e); f != nil {
			return "entities/" + e.Name + "/" + f.Name
		}
		return ""
	case "search":
		if c.Object != "" && b.keys[c.Object] == "" {
			return ""
		}
		e := b.object(c, b.mainEntity)
		b.filterWords(e, c)
		return "entities/" + e.Name + "/search"
	case "sort", "export", "browse", "detail", "create", "edit", "delete", "manage":
		if c.Object != "" && b.keys[c.Object] == "" {
			return ""
		}
		return "entities/" + b.object(c, b.mainEntity).Name + "/" + c.Slug
	case "filter":
		e := b.object(c, b.mainEntity)
		b.filterWords(e, c)
		return "entities/" + e.Name + "/filter"
	}
	return ""
}

func (b *builder) appWide(c intent.Capability) string {
	switch c.Slug {
	case "team":
		if b.spec.Tenancy != nil {
			return "tenancy"
		}
		for i := range b.spec.Entities {
			if b.spec.Entities[i].Shared {
				return "entities/" + b.spec.Entities[i].Name + "/shared"
			}
		}
		if e := b.object(c, b.mainEntity); e != nil && b.keys[c.Object] != "" && b.shares(c) && b.req.Base == nil && !b.hasParent(e) && !b.public(e) {
			e.Shared = true
			return "entities/" + e.Name + "/shared"
		}
		return "roles"
	case "accounts", "roles":
		return "roles"
	case "responsive":
		return "app/responsive"
	case "large-type":
		b.spec.Theme.Scale = "large"
		return "theme/scale"
	case "dark":
		return "theme/mode"
	case "slack":
		if slices.Contains(b.req.Integrations, "slack") || slices.ContainsFunc(b.in.Integrations, func(i intent.Integration) bool { return i.Slug == "slack" }) {
			return "integrations/slack"
		}
	}
	return ""
}

// shares says whether a capability for teams asks to let others in, rather than only naming a team.
func (b *builder) shares(c intent.Capability) bool {
	for i := c.At.From; i < c.At.To; i++ {
		if slices.Contains([]string{"share", "invite", "collaborate"}, b.in.Tokens[i].Verb) || b.in.Tokens[i].Is("collaboration", "collaborative", "together", "shared") {
			return true
		}
	}
	return false
}

// state returns the entity's state field, adding one when it has none.
func (b *builder) state(e *spec.Entity) *spec.Field {
	for i := range e.Fields {
		if e.Fields[i].Kind == spec.Enum && isState(&e.Fields[i]) {
			return &e.Fields[i]
		}
	}
	labels := []string{"To do", "In progress", "Done"}
	if e.Field("status") != nil {
		return e.FieldOf(spec.Enum)
	}
	f := b.addField(e, spec.Field{Label: "Status", Kind: spec.Enum, Options: options(labels)})
	f.Required, f.Default = true, f.Options[0].Value
	return f
}

func (b *builder) board(e *spec.Entity) string {
	f := b.state(e)
	if f == nil {
		return ""
	}
	if !b.base[e.Name] && e.Name == "task" && !b.listsFields(e.Name) && b.family.Slug == "project-management" {
		if labels := splitList(b.decide("board_columns")); len(labels) >= 2 {
			f.Options = options(labels)
			f.Default = f.Options[0].Value
		}
	}
	f.Required = true
	if f.Default == nil {
		f.Default = f.Options[0].Value
	}
	e.Board = f.Name
	return "entities/" + e.Name + "/board"
}

func splitList(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func (b *builder) assign(e *spec.Entity) string {
	f := e.FieldOf(spec.Member)
	if f == nil {
		f = b.addField(e, spec.Field{Label: "Assignee", Kind: spec.Member})
	}
	f.InList = true
	return "entities/" + e.Name + "/" + f.Name
}

func (b *builder) due(e *spec.Entity) string {
	for i := range e.Fields {
		if e.Fields[i].Due {
			return "entities/" + e.Name + "/" + e.Fields[i].Name
		}
	}
	f := b.addField(e, spec.Field{Label: "Due date", Kind: spec.Date, Due: true})
	return "entities/" + e.Name + "/" + f.Name
}

func (b *builder) calendar(e *spec.Entity) string {
	var date *spec.Field
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Kind == spec.Date || f.Kind == spec.DateTime {
			if date == nil || f.Due {
				date = f
			}
		}
	}
	if date == nil {
		for i := range b.spec.Entities {
			other := &b.spec.Entities[i]
			if f := other.FieldOf(spec.DateTime, spec.Date); f != nil {
				other.Calendar = f.Name
				return "entities/" + other.Name + "/calendar"
			}
		}
		date = b.addField(e, spec.Field{Label: "Date", Kind: spec.Date})
	}
	e.Calendar = date.Name
	return "entities/" + e.Name + "/calendar"
}

func (b *builder) mapped(e *spec.Entity) string {
	if e.FieldOf(spec.Place) == nil {
		b.addField(e, spec.Field{Label: "Address", Kind: spec.Place, Required: true})
	}
	e.Map = true
	return "entities/" + e.Name + "/map"
}

// filterWords opens filters on the fields that the clause names.
func (b *builder) filterWords(e *spec.Entity, c intent.Capability) {
	clause := b.in.Clauses[b.in.ClauseAt(c.At.From)]
	for i := c.At.To; i < clause.To; i++ {
		for k := range e.Fields {
			f := &e.Fields[k]
			words := strings.Fields(strings.ToLower(f.Label))
			if slices.Contains(words, b.in.Tokens[i].Noun) || slices.Contains(words, b.in.Tokens[i].Lower) || f.Kind == spec.Place && b.in.Tokens[i].Is("street", "town", "city", "place", "region", "address", "location", "area", "village") {
				if slices.Contains([]spec.FieldKind{spec.Enum, spec.Tags, spec.Boolean, spec.Reference, spec.Member, spec.Date, spec.Integer, spec.Decimal, spec.Money}, f.Kind) {
					f.Filter = true
				}
				b.trace.meet(intent.Range{From: i, To: i + 1}, "entities/"+e.Name+"/"+f.Name)
			}
		}
	}
}

// directoryShape makes a directory's entries public, and asks who adds them.
func (b *builder) directoryShape() {
	if b.shape() != "directory" || b.req.Base != nil {
		return
	}
	e := b.mainEntity()
	if e == nil {
		return
	}
	e.Views = []string{"cards", "table"}
	if e.FieldOf(spec.Place) == nil && !b.listsFields(e.Name) && b.nouns[e.Name] == nil {
		b.addField(e, spec.Field{Label: "Address", Kind: spec.Place})
		b.addField(e, spec.Field{Label: "Website", Kind: spec.URL})
	}
	if e.FieldOf(spec.Place) != nil && !b.listsFields(e.Name) {
		e.Map = true
	}
	// What nobody can find is no entry: the town has to be there.
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Kind == spec.Text && slices.Contains([]string{"town", "city", "commune", "municipality", "village", "borough"}, strings.ToLower(f.Label)) && !b.optional(e.Name, f.Label) {
			f.Required = true
			break
		}
	}
}

// optional says whether the text calls a field optional.
func (b *builder) optional(entity, label string) bool {
	it := b.intentOf(entity)
	return it != nil && slices.ContainsFunc(it.Fields, func(f *intent.Field) bool { return strings.EqualFold(f.Label, label) && f.Optional })
}

// defaultDashboard: an app for signed-in people begins with an overview.
func (b *builder) defaultDashboard() {
	if b.req.Base != nil {
		return
	}
	if len(b.spec.Entities) > 1 && !b.family.Public || slices.Contains(b.family.Capable, "dashboard") {
		b.spec.Dashboard = true
	}
}

// capabilityText is what the start page says of a capability.
func capabilityText(slug string) *catalogue.Capability { return catalogue.Get().Capability(slug) }
