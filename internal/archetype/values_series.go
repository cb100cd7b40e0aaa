package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// rhythms are words before something that is measured again and again.
var rhythms = []string{"daily", "hourly", "weekly", "monthly"}

// seriesOfFields turns "daily yield in kWh" from one number of a site into rows of their own, one for each day, when the
// text brings them in from a file, adds them up or draws them over time.
func (b *builder) seriesOfFields() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if b.base[e.Name] {
			continue
		}
		for k := range e.Fields {
			f := e.Fields[k]
			words := strings.Fields(strings.ToLower(f.Label))
			if !numeric(f.Kind) || len(words) < 2 || !slices.Contains(rhythms, words[0]) || !b.measured(words[1]) {
				continue
			}
			parent, unit := e.Name, unitOf(&f)
			if b.makeSeries(parent, words[1], f, unit) {
				p := b.spec.Entity(parent)
				p.Fields = slices.DeleteFunc(p.Fields, func(x spec.Field) bool { return x.Name == f.Name })
			}
			break
		}
	}
}

// measured says whether the text imports, adds up or draws something by this name.
func (b *builder) measured(noun string) bool {
	return slices.ContainsFunc(b.in.Values, func(v intent.Value) bool {
		return slices.Contains([]string{"import", "chart", "total"}, v.What) && strings.Contains(strings.ToLower(b.in.Words(v.At)), ident.Singular(noun))
	})
}

// makeSeries adds the entity of what is measured.
func (b *builder) makeSeries(parent, noun string, f spec.Field, unit string) bool {
	if len(b.spec.Entities) >= spec.MaxEntities || b.keys[noun] != "" {
		return false
	}
	label := spec.CleanLabel(ident.Sentence(noun), "Reading")
	name := b.names.Entity(label, "reading")
	b.keys[noun] = name
	b.spec.Entities = append(b.spec.Entities, spec.Entity{Name: name, Table: ident.TableOf(name), Route: b.route(ident.TableOf(name)), Label: label,
		LabelPlural: spec.CleanLabel(ident.Plural(label), label), Icon: "chart", Nav: true, Views: []string{"table"}, Sample: []spec.Row{}, Fields: []spec.Field{}})
	c := b.spec.Entity(name)
	b.numbered(c)
	b.insertReference(c, b.spec.Entity(parent), true)
	b.addField(c, spec.Field{Label: "Date", Kind: spec.Date, Required: true})
	value := b.addField(c, spec.Field{Label: label, Kind: f.Kind, Required: true, Min: f.Min})
	if unit != "" {
		value.Rules = &spec.Rules{Unit: unit}
	}
	for _, at := range b.fieldsAt(parent, f.Label) {
		b.trace.meet(at, "entities/"+name+"/"+value.Name)
	}
	b.codes(parent)
	return true
}

// numbered gives an entity without a name of its own a running number to go by.
func (b *builder) numbered(e *spec.Entity) {
	f := b.addField(e, spec.Field{Label: "Number", Kind: spec.Text, Required: true})
	f.Rules = &spec.Rules{Running: "number"}
	e.Title = f.Name
}

// fieldsAt are the places where the text names a field of an entity.
func (b *builder) fieldsAt(entity, label string) []intent.Range {
	var out []intent.Range
	if it := b.intentOf(entity); it != nil {
		for _, f := range it.Fields {
			if strings.EqualFold(f.Label, label) {
				out = append(append(out, f.At), f.Also...)
			}
		}
	}
	return out
}

// codes gives an entity the code by which an imported file names its rows: "columns site_code, date, kwh".
func (b *builder) codes(entity string) {
	e := b.spec.Entity(entity)
	key := strings.ReplaceAll(strings.ToLower(e.Label), " ", "_")
	for _, v := range b.in.Values {
		for column := range strings.SplitSeq(v.Parts["columns"], ",") {
			attribute, ok := strings.CutPrefix(strings.TrimSpace(column), key+"_")
			if !ok || v.What != "import" || b.fieldNamed(e, attribute) != nil || attribute == "" || len(attribute) > 20 {
				continue
			}
			b.addField(e, spec.Field{Label: ident.Sentence(strings.ReplaceAll(attribute, "_", " ")), Kind: spec.Text, Required: true, Unique: true})
		}
	}
}
