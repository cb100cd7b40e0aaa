package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// furnishLimits gives entities the rules about more than one row, and the lists that rows are on by themselves.
func (b *builder) furnishLimits() {
	for _, l := range b.in.Flow.Lists {
		b.namedList(l)
	}
	var balance *intent.FlowLimit
	for i := range b.in.Flow.Limits {
		if l := &b.in.Flow.Limits[i]; l.Kind == "balance" && (balance == nil || l.Most > balance.Most) {
			balance = l
		}
	}
	for _, l := range b.in.Flow.Limits {
		switch l.Kind {
		case "count":
			if e := b.spec.Entity(b.keys[l.Entity]); e != nil {
				field := ""
				for _, f := range e.Fields {
					if (f.Kind == spec.Member || f.Kind == spec.Reference) && (strings.EqualFold(f.Label, l.Field) || f.Target != "" && f.Target == b.keys[l.Field]) {
						field = f.Name
					}
				}
				b.limit(e, spec.Limit{Kind: "count", Field: field, Most: l.Most, Period: strings.ReplaceAll(l.Period, "season", "year"), Except: b.undone(e)}, l.At)
			}
		case "overlap":
			if e, start, end := b.spanning(l.Entity); e != nil {
				thing := ""
				if f := e.FieldOf(spec.Reference); f != nil {
					thing = f.Name
				}
				b.limit(e, spec.Limit{Kind: "overlap", Field: thing, Start: start, End: end, Except: b.undone(e)}, l.At)
			}
		case "left":
			if balance != nil {
				b.balance(*balance, l.At)
			}
		case "away":
			if e, start, end := b.spanning(""); e != nil && b.spec.TeamEntity() != nil {
				b.limit(e, spec.Limit{Kind: "away", Start: start, End: end, Most: l.Most, Except: b.undone(e), Warn: true}, l.At)
			}
		}
	}
}

func (b *builder) limit(e *spec.Entity, l spec.Limit, at intent.Range) {
	if !slices.ContainsFunc(e.Limits, func(h spec.Limit) bool { return h.Kind == l.Kind && h.Field == l.Field && h.Period == l.Period }) {
		e.Limits = append(e.Limits, l)
	}
	b.trace.meet(at, "entities/"+e.Name+"/limits")
}

// undone are the states that count for nothing: refused, withdrawn.
func (b *builder) undone(e *spec.Entity) []string {
	var out []string
	if e.Workflow == nil {
		return nil
	}
	for _, o := range e.Field(e.Workflow.Field).Options {
		if slices.Contains([]string{"refused", "rejected", "declined", "denied", "withdrawn", "cancelled", "canceled", "void", "expired"}, strings.ToLower(o.Label)) {
			out = append(out, o.Value)
		}
	}
	return out
}

// spanning is the entity whose rows take a time: the one named, or the first that begins and ends.
func (b *builder) spanning(key string) (e *spec.Entity, start, end string) {
	list := []*spec.Entity{b.spec.Entity(b.keys[key])}
	for i := range b.spec.Entities {
		list = append(list, &b.spec.Entities[i])
	}
	for _, c := range list {
		if c == nil {
			continue
		}
		for _, f := range c.Fields {
			if (f.Kind == spec.Date || f.Kind == spec.DateTime) && f.After != "" {
				return c, f.After, f.Name
			}
		}
		if c == list[0] {
			if f := c.FieldOf(spec.DateTime, spec.Date); f != nil && c.FieldOf(spec.Reference) != nil {
				return c, f.Name, ""
			}
		}
	}
	return nil, "", ""
}

// balance: so many days per person and year, and none beyond.
func (b *builder) balance(l intent.FlowLimit, left intent.Range) {
	e, start, end := b.spanning("")
	if e == nil || e.Field(start).Kind != spec.Date {
		return
	}
	out := spec.Limit{Kind: "balance", Start: start, End: end, Most: l.Most, Except: b.undone(e), Carry: l.Carry}
	for i := range e.Fields {
		f := &e.Fields[i]
		if f.Kind == spec.Boolean && strings.Contains(strings.ToLower(f.Label), "half") {
			out.Half = f.Name
		}
	}
	if out.Half == "" && b.mentions("half") {
		out.Half = b.addField(e, spec.Field{Label: "Half a day", Kind: spec.Boolean, Help: "The last day is only half a day off."}).Name
	}
	if f := e.Field("kind"); f != nil && f.Kind == spec.Enum {
		for _, o := range f.Options {
			if slices.Contains([]string{"sick", "unpaid", "unpaid leave", "parental"}, strings.ToLower(o.Label)) {
				out.SkipField, out.Skip = "kind", append(out.Skip, o.Value)
			}
		}
	}
	days := e.Field("days")
	if days == nil {
		days = b.addField(e, spec.Field{Label: "Days", Kind: spec.Decimal})
	}
	days.Required, days.Kind, days.InList = false, spec.Decimal, true
	out.Days = days.Name
	for i := range b.spec.Entities {
		h := &b.spec.Entities[i]
		if strings.Contains(h.Name, "holiday") && h != e && h.FieldOf(spec.Date) != nil {
			out.Holiday = h.Name
		}
	}
	b.limit(e, out, l.At)
	b.trace.meet(left, "entities/"+e.Name+"/limits")
}

func (b *builder) mentions(word string) bool {
	return slices.ContainsFunc(b.in.Tokens, func(t intent.Token) bool { return t.Lower == word })
}

// namedList makes a list that rows are on by themselves after a time.
func (b *builder) namedList(l intent.FlowNamed) {
	e := b.decided(l.Entity)
	if e == nil || l.Idle != "" || slices.ContainsFunc(b.spec.Entities, func(o spec.Entity) bool {
		return slices.ContainsFunc(o.Alerts, func(a spec.Alert) bool { return strings.EqualFold(a.Label, l.Label) })
	}) {
		return // nothing to go by, or an alert says the same
	}
	out := spec.NamedList{Name: ident.Slug(l.Label, 40, "list"), Label: sentence(l.Label)}
	date := "created_at"
	for _, f := range e.Fields {
		if f.Kind == spec.Date && !f.Due && date == "created_at" {
			date = f.Name
		}
	}
	out.All = append(out.All, spec.RowTest{Field: date, Is: "before", Days: -l.Days, Months: -l.Months})
	if f := b.stateOf(e); f != nil {
		open := []string{}
		for _, o := range f.Options {
			if !o.Final {
				open = append(open, o.Value)
			}
		}
		if len(open) > 0 && len(open) < len(f.Options) {
			out.All = append(out.All, spec.RowTest{Field: f.Name, Is: "in", Values: open})
		}
	}
	for _, kind := range []struct {
		is    string
		words []string
	}{{"in", l.Only}, {"not_in", l.Except}} {
		if len(kind.words) == 0 {
			continue
		}
		f := b.kindField(e)
		values := []string{}
		for _, w := range kind.words {
			values = append(values, b.kindOption(f, w))
		}
		b.otherKinds(f)
		out.All = append(out.All, spec.RowTest{Field: f.Name, Is: kind.is, Values: values})
	}
	if f := e.Field(date); f != nil && strings.Contains(strings.ToLower(f.Label), "found") {
		f.Required = true
		if f.Rules == nil {
			f.Rules = &spec.Rules{When: "not_future"}
		}
	}
	if !slices.ContainsFunc(e.Lists, func(h spec.NamedList) bool { return h.Name == out.Name }) {
		e.Lists = append(e.Lists, out)
	}
	b.trace.meet(l.At, "entities/"+e.Name+"/lists")
}

// kindField is the enum that says what kind of thing a row is; a text by such a name becomes one.
func (b *builder) kindField(e *spec.Entity) *spec.Field {
	for _, word := range []string{"category", "kind", "type"} {
		for i := range e.Fields {
			f := &e.Fields[i]
			if !strings.HasSuffix(strings.ToLower(f.Label), word) || f.Kind != spec.Enum && f.Kind != spec.Text || f.Name == e.Title {
				continue
			}
			if f.Kind == spec.Text {
				f.Kind, f.Options, f.MaxLength = spec.Enum, []spec.Option{}, 0
				b.placeField(f)
			}
			return f
		}
	}
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Kind == spec.Enum && !isState(f) {
			return f
		}
	}
	return b.addField(e, spec.Field{Label: "Category", Kind: spec.Enum, Options: []spec.Option{option("Other", nil)}, Required: true})
}

// otherKinds adds the kinds that the text lists elsewhere ("umbrellas, keys, phones"), and one for all else.
func (b *builder) otherKinds(f *spec.Field) {
	f.Required = true
	for _, c := range b.in.Clauses {
		var words []string
		known := false
		for i := c.From; i < c.To; i++ {
			t := b.in.Tokens[i]
			if t.Kind == intent.Mark && !t.Is(",", ".") {
				words = nil
				break
			}
			if t.Lower != t.Noun && (i == c.From || b.in.Tokens[i-1].Is(",", "and")) && (i+1 >= c.To || b.in.Tokens[i+1].Is(",", "and", ".")) {
				words = append(words, t.Lower)
				known = known || optionLike(f, t.Lower) != ""
			}
		}
		if known && len(words) > 1 {
			for _, w := range words {
				b.kindOption(f, w)
			}
			b.trace.meet(intent.Range{From: c.From, To: c.To}, "entities/"+b.spec.Entities[0].Name)
		}
	}
	b.kindOption(f, "other")
	if len(f.Options) > 1 { // "Other" comes last
		at := slices.IndexFunc(f.Options, func(o spec.Option) bool { return o.Value == "other" })
		if at >= 0 {
			o := f.Options[at]
			f.Options = append(slices.Delete(f.Options, at, at+1), o)
		}
	}
}

func (b *builder) kindOption(f *spec.Field, word string) string {
	label := sentence(word)
	for _, o := range f.Options {
		if strings.EqualFold(ident.Singular(strings.ToLower(o.Label)), ident.Singular(strings.ToLower(word))) {
			return o.Value
		}
	}
	o := option(label, f.Options)
	f.Options = append(f.Options, o)
	return o.Value
}
