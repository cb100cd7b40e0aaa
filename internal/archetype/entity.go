package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

func sentence(s string) string { return ident.Sentence(s) }

// entity adds an entity, or the fields it lacks to one that is there.
func (b *builder) entity(from *intent.Entity) {
	if name := b.keys[from.Key]; name != "" {
		b.extend(b.spec.Entity(name), from)
		return
	}
	if len(b.spec.Entities) >= spec.MaxEntities {
		return
	}
	label := spec.CleanLabel(from.Label, "Item")
	name := b.names.Entity(label, "item") // the words of the text, not the lexicon's
	e := spec.Entity{
		Name: name, Table: ident.TableOf(name), Route: b.route(address(label, ident.TableOf(name))),
		Label: label, LabelPlural: spec.CleanLabel(ident.Plural(label), label), Icon: "folder", Nav: true, Views: []string{"table", "cards"},
		Sample: []spec.Row{}, Fields: []spec.Field{},
	}
	if from.Noun != nil {
		if from.Noun.Icon != "" {
			e.Icon = from.Noun.Icon
		}
		if from.Noun.Cards {
			e.Views = []string{"cards", "table"}
		}
	}
	b.keys[from.Key] = name
	b.nouns[name] = from.Noun
	b.spec.Entities = append(b.spec.Entities, e)
	b.fields(&b.spec.Entities[len(b.spec.Entities)-1], from)
}

// address is what a thing's pages are found under: its own word, also where no table may be called so ("/events").
func address(label, table string) string {
	if table == ident.TableOf(ident.Snake(label)) {
		return table
	}
	if slug := ident.Slug(ident.Plural(strings.ToLower(label)), 40, ""); slug != "" && slug[0] >= 'a' && slug[0] <= 'z' {
		return slug
	}
	return table
}

func (b *builder) route(table string) string {
	route := strings.ReplaceAll(table, "_", "-")
	for b.routes[route] || spec.ReservedRoute(route) {
		route += "-list"
	}
	b.routes[route] = true
	return route
}

// fields gives a new entity what the text lists, or else what the lexicon expects, and a title.
func (b *builder) fields(e *spec.Entity, from *intent.Entity) {
	listed := 0
	for _, f := range from.Fields {
		if b.reference(f) == "" {
			listed++
		}
	}
	if listed == 0 || from.Planned && listed <= 3 {
		b.lexiconFields(e, from.Noun)
	}
	b.extend(e, from)
	if listed > 0 && listed <= 2 && from.Noun != nil && (b.family.Public || listed == 1) {
		b.lexiconFields(e, from.Noun) // two fields make a poor entry: the rest is what people expect
	}
	b.title(e, from)
}

// lexiconFields adds the fields that the lexicon expects; assignments and due dates only when the text asks for them.
func (b *builder) lexiconFields(e *spec.Entity, noun *catalogue.Noun) {
	if noun == nil {
		b.addField(e, spec.Field{Label: "Name", Kind: spec.Text, Required: true})
		b.addField(e, spec.Field{Label: "Description", Kind: spec.LongText})
		return
	}
	for _, line := range noun.Fields {
		f, err := catalogue.ParseField(line)
		if err != nil {
			continue // the catalogue's tests rule this out
		}
		if (f.Kind == "member" && !b.in.Has("assign")) || f.Due && !b.in.Has("due") {
			if b.req.Base != nil || b.shape() == "project-management" {
				continue
			}
		}
		if f.Kind == "reference" {
			continue // linked once all entities are known
		}
		if b.fieldNamed(e, f.Label) == nil {
			b.addField(e, b.fromNotation(f))
		}
	}
}

func (b *builder) fromNotation(n catalogue.Field) spec.Field {
	f := spec.Field{Label: sentence(n.Label), Kind: spec.FieldKind(n.Kind), Required: n.Required, Unique: n.Unique, Due: n.Due}
	for _, o := range n.Options {
		f.Options = append(f.Options, option(o, f.Options))
	}
	if n.After != "" {
		f.After = ident.Snake(n.After)
	}
	if !n.Signed && slices.Contains([]spec.FieldKind{spec.Integer, spec.Decimal, spec.Money, spec.Duration}, f.Kind) {
		zero := 0.0
		f.Min = &zero
	}
	return f
}

// extend adds the fields that the text lists and the entity lacks, and traces them.
func (b *builder) extend(e *spec.Entity, from *intent.Entity) {
	for _, f := range from.Fields {
		have := b.fieldNamed(e, f.Label)
		if have == nil && from.Planned {
			have = b.fieldNamed(e, ident.Singular(f.Label)) // "a tracker with priorities": each has one
		}
		if have != nil {
			b.refine(have, f)
			b.meetField(e, f, have.Name)
			continue
		}
		if b.reference(f) != "" {
			continue // made by relations
		}
		if len(e.Fields) >= spec.MaxFields-8 {
			continue
		}
		b.addField(e, b.fromIntent(e, f))
		b.meetField(e, f, e.Fields[len(e.Fields)-1].Name)
	}
}

// refine lets the text say more of a field that is there: its options, that it is required.
func (b *builder) refine(have *spec.Field, f *intent.Field) {
	have.Required = have.Required || f.Required
	if len(f.Options) < 2 {
		return
	}
	if have.Kind == spec.Enum || have.Kind == spec.Text {
		have.Kind, have.Options, have.Default, have.Search = spec.Enum, options(f.Options), nil, false
		b.placeField(have)
		if isState(have) {
			have.Required, have.Default = true, have.Options[0].Value
		}
	}
}

// fieldNamed finds a field by its label or last word, "" of case.
func (b *builder) fieldNamed(e *spec.Entity, label string) *spec.Field {
	for i := range e.Fields {
		if strings.EqualFold(e.Fields[i].Label, label) {
			return &e.Fields[i]
		}
	}
	return nil
}

// reference is the entity that a field of the text points at, "" when it is a plain field.
func (b *builder) reference(f *intent.Field) string {
	if f.Thing == nil || len(f.Options) > 0 || f.Kind != "" {
		return ""
	}
	if name := b.keys[f.Thing.Key]; name != "" {
		return name
	}
	for _, e := range b.in.Entities {
		if (e.Key == f.Thing.Key || strings.HasSuffix(e.Key, " "+f.Thing.Key)) && (e.Strong || len(e.Fields) > 0) {
			if name := b.keys[e.Key]; name != "" {
				return name
			}
			if !b.unwanted(e) && b.spec.Booking == nil {
				return "\x00" // will be made
			}
		}
	}
	return ""
}

// fromIntent works out the kind of a field that the text lists.
func (b *builder) fromIntent(e *spec.Entity, f *intent.Field) spec.Field {
	out := spec.Field{Label: spec.CleanLabel(f.Label, "Value"), Required: f.Required}
	switch {
	case len(f.Options) >= 2 && f.Plural:
		out.Kind, out.Options = spec.Tags, options(f.Options)
	case len(f.Options) >= 2:
		out.Kind, out.Options = spec.Enum, options(f.Options)
	case f.Kind != "":
		out.Kind = spec.FieldKind(f.Kind)
	default:
		out = b.byLabel(e, out, f)
	}
	if out.Kind == spec.Enum && len(out.Options) < 2 {
		out.Kind, out.Options = spec.Text, nil
	}
	if slices.Contains([]spec.FieldKind{spec.Integer, spec.Decimal, spec.Money, spec.Duration}, out.Kind) {
		zero := 0.0
		out.Min = &zero
	}
	if out.Kind == spec.Integer && f.Low != nil {
		out.Min, out.Max = f.Low, f.High
	}
	return out
}

func (b *builder) byLabel(e *spec.Entity, out spec.Field, f *intent.Field) spec.Field {
	if known := b.lexiconField(e, f.Label); known != nil {
		known.Required = known.Required || out.Required
		return *known
	}
	out.Kind = spec.Text
	word := intent.KindOfLabel(strings.ToLower(f.Label))
	if word == nil {
		if strings.Contains(f.Label, "?") || strings.HasPrefix(strings.ToLower(f.Label), "is ") {
			out.Kind = spec.Boolean
		}
		return out
	}
	n, err := catalogue.ParseKind(f.Label, word.Kind)
	if err != nil {
		return out
	}
	made := b.fromNotation(n)
	made.Label, made.Required = out.Label, out.Required
	if made.Kind == spec.Member && !b.in.Has("assign") && f.Thing != nil && f.Thing.Noun != nil && f.Thing.Noun.Person && !f.Thing.Noun.Role {
		made.Kind = spec.Text
	}
	return made
}

// addField gives a field its name and its place in lists and forms.
func (b *builder) addField(e *spec.Entity, f spec.Field) *spec.Field {
	f.Name = b.fieldName(e, f.Label)
	f.Label = spec.CleanLabel(f.Label, "Value")
	if f.Kind == spec.Place && e.FieldOf(spec.Place) != nil {
		f.Kind = spec.Text // one place is what a map can show
	}
	if f.After != "" {
		if other := e.Field(f.After); other == nil || other.Kind != f.Kind {
			f.After = ""
		}
	}
	b.placeField(&f)
	columns := 0
	for _, have := range e.Fields {
		if have.InList {
			columns++
		}
	}
	f.InList = f.Kind != spec.LongText && f.Kind != spec.RichText && (columns < 6 || f.Due || f.Kind == spec.Member)
	if f.Kind == spec.Enum && len(f.Options) > 0 && isState(&f) && e.FieldOf(spec.Enum) == nil {
		f.Required, f.Default = true, f.Options[0].Value
	}
	e.Fields = append(e.Fields, f)
	return &e.Fields[len(e.Fields)-1]
}

// placeField sets what a field's kind lets it do in lists.
func (b *builder) placeField(f *spec.Field) {
	f.Filter = slices.Contains([]spec.FieldKind{spec.Enum, spec.Tags, spec.Boolean, spec.Reference, spec.Member}, f.Kind)
	f.Search = slices.Contains([]spec.FieldKind{spec.Text, spec.LongText, spec.RichText, spec.Email, spec.Phone, spec.Place}, f.Kind)
	f.Sort = slices.Contains([]spec.FieldKind{spec.Text, spec.Integer, spec.Decimal, spec.Money, spec.Percent, spec.Date, spec.DateTime, spec.Duration}, f.Kind)
}

func (b *builder) fieldName(e *spec.Entity, label string) string {
	var names ident.Namer
	for _, f := range e.Fields {
		names.Take(f.Name)
		if f.Kind == spec.Place {
			names.Take(f.Name + "_lat")
			names.Take(f.Name + "_lng")
		}
	}
	return names.Field(label, "field")
}

// title makes sure that an entity has a text that names its rows.
func (b *builder) title(e *spec.Entity, from *intent.Entity) {
	want := []string{"name", "title", "subject", "headline"}
	if from.Noun != nil && from.Noun.Title != "" {
		want = append(want, from.Noun.Title)
	}
	want = append(want, "number", "purpose", "reason", "label", "code")
	for _, w := range want {
		for i := range e.Fields {
			f := &e.Fields[i]
			if f.Kind == spec.LongText && strings.EqualFold(f.Label, w) && w != "title" {
				f.Kind = spec.Text // "visits have date, reason and status": the reason is what a visit goes by
			}
			if f.Kind == spec.Text && (strings.EqualFold(f.Label, w) || strings.HasSuffix(strings.ToLower(f.Label), " "+w) && (w == "name" || w == "title")) ||
				f.Kind == spec.Text && (w == "name" || w == "title") && strings.HasPrefix(strings.ToLower(f.Label), w+" of") {
				b.makeTitle(e, i)
				return
			}
		}
	}
	if len(e.Fields) > 0 && e.Fields[0].Kind == spec.Text && (e.Fields[0].Required || len(from.Fields) > 2 && b.namesRows(from, &e.Fields[0])) {
		b.makeTitle(e, 0)
		return
	}
	label := "Name"
	if from.Noun != nil && len(from.Noun.Fields) > 0 {
		if f, err := catalogue.ParseField(from.Noun.Fields[0]); err == nil && f.Kind == "text" {
			label = sentence(f.Label)
		}
	}
	b.addField(e, spec.Field{Label: label, Kind: spec.Text, Required: true})
	b.makeTitle(e, len(e.Fields)-1)
}

// makeTitle puts the field first and makes it required.
func (b *builder) makeTitle(e *spec.Entity, i int) {
	f := e.Fields[i]
	f.Required, f.InList, f.Search, f.Sort = true, true, true, true
	e.Fields = slices.Insert(slices.Delete(e.Fields, i, i+1), 0, f)
	e.Title = f.Name
}

// option makes one option that differs from those before it.
func option(label string, before []spec.Option) spec.Option {
	var names ident.Namer
	for _, o := range before {
		names.Take(o.Value)
	}
	o := spec.Option{Label: spec.CleanLabel(label, "Option"), Value: names.Value(label, "option")}
	lower := strings.ToLower(o.Label)
	words := catalogue.Get().Words
	for _, tone := range []string{"success", "danger", "warning", "info"} {
		if o.Tone == "" && slices.Contains(words.Tones[tone], lower) {
			o.Tone = tone
		}
	}
	o.Final = slices.Contains(words.Final, lower)
	return o
}

func options(labels []string) []spec.Option {
	var out []spec.Option
	for _, l := range labels[:min(len(labels), spec.MaxOptions)] {
		if !slices.ContainsFunc(out, func(o spec.Option) bool { return strings.EqualFold(o.Label, l) }) {
			out = append(out, option(l, out))
		}
	}
	if len(out) == 1 {
		out = append(out, option("Other", out))
	}
	return out
}

// isState says whether an enum is the state of some work rather than a kind of thing.
func isState(f *spec.Field) bool {
	label := strings.ToLower(f.Label)
	if label == "status" || label == "state" || label == "stage" || strings.HasSuffix(label, " status") {
		return true
	}
	return slices.ContainsFunc(f.Options, func(o spec.Option) bool { return o.Final })
}

// meetField traces every place where the text names a field.
func (b *builder) meetField(e *spec.Entity, f *intent.Field, name string) {
	for _, at := range append([]intent.Range{f.At}, f.Also...) {
		b.trace.meet(at, "entities/"+e.Name+"/"+name)
	}
}

// lexiconField is what the lexicon knows of a field of this very entity, or nil.
func (b *builder) lexiconField(e *spec.Entity, label string) *spec.Field {
	noun := b.nouns[e.Name]
	if noun == nil {
		return nil
	}
	for _, line := range noun.Fields {
		n, err := catalogue.ParseField(line)
		if err != nil || !strings.EqualFold(n.Label, label) || n.Kind == "reference" {
			continue
		}
		f := b.fromNotation(n)
		f.Label = spec.CleanLabel(label, "Value")
		return &f
	}
	return nil
}

// namesRows says whether the first thing a text lists of an entity may stand for its rows: "each job: customer, address, …".
func (b *builder) namesRows(from *intent.Entity, f *spec.Field) bool {
	words := strings.Fields(strings.ToLower(f.Label))
	vague := []string{"category", "kind", "type", "colour", "color", "size", "unit", "brand", "role", "language", "day", "place", "photo", "district", "town", "city", "county", "region", "country", "neighbourhood", "area"}
	return strings.EqualFold(from.Fields[0].Label, f.Label) && len(words) > 0 && !slices.Contains(vague, words[len(words)-1])
}
