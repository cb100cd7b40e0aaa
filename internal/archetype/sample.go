package archetype

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// samples fills every entity with believable rows. Rows of a base stay; they only get values for new required fields.
func (b *builder) samples() {
	b.bySamples(func(e *spec.Entity) {
		if len(e.Sample) > 0 {
			for i := range e.Sample {
				b.complete(e, e.Sample[i], i)
			}
			return
		}
		defer b.makeRoom(e)
		n := 8
		switch {
		case e.Shared:
			n = 4
		case b.isSeries(e):
			n = spec.MaxSample
		case b.hasParent(e):
			n = 12
		}
		for i := range n {
			row := spec.Row{}
			b.complete(e, row, i)
			e.Sample = append(e.Sample, row)
		}
	})
}

// bySamples visits entities so that those a row must point at come first.
func (b *builder) bySamples(visit func(*spec.Entity)) {
	done, open := map[string]bool{}, map[string]bool{}
	var walk func(e *spec.Entity, depth int)
	walk = func(e *spec.Entity, depth int) {
		if e == nil || done[e.Name] || depth > len(b.spec.Entities) {
			return
		}
		for _, f := range e.Fields {
			if f.Kind == spec.Reference && f.Target != e.Name && f.Required {
				walk(b.spec.Entity(f.Target), depth+1)
			}
		}
		// What a row may point at comes first too, as far as that runs in no circle.
		open[e.Name] = true
		for _, f := range e.Fields {
			if f.Kind == spec.Reference && !f.Required && !open[f.Target] {
				walk(b.spec.Entity(f.Target), depth+1)
			}
		}
		if !done[e.Name] {
			done[e.Name] = true
			visit(e)
		}
	}
	for i := range b.spec.Entities {
		walk(&b.spec.Entities[i], 0)
	}
}

// complete gives row i a value for each field that it lacks, as far as there is one.
func (b *builder) complete(e *spec.Entity, row spec.Row, i int) {
	for k := range e.Fields {
		f := &e.Fields[k]
		if _, there := row[f.Name]; there {
			continue
		}
		if v := b.value(e, f, row, i); v != nil {
			row[f.Name] = v
			if f.Kind == spec.Place {
				position(f, row, i)
			}
		}
	}
}

// position puts row i's place on the map: the places of the pool stand in the order of their positions.
func position(f *spec.Field, row spec.Row, i int) {
	list := catalogue.Get().Pools["positions"]
	var lat, lng float64
	if n, err := fmt.Sscanf(list[i%len(list)], "%f %f", &lat, &lng); n == 2 && err == nil {
		row[f.Name+"_lat"], row[f.Name+"_lng"] = lat, lng
	}
}

// seed spreads values: the same entity, field and row give the same number on every machine.
func seed(parts ...any) int {
	h := fnv.New32a()
	fmt.Fprint(h, parts...)
	return int(h.Sum32() >> 1)
}

func (b *builder) value(e *spec.Entity, f *spec.Field, row spec.Row, i int) any {
	s := seed(e.Name, f.Name)
	if v, ok := b.ruled(e, f, row, i, s); ok {
		return v
	}
	switch f.Kind {
	case spec.Text, spec.LongText, spec.Email, spec.Phone, spec.URL, spec.Place:
		return b.text(e, f, i, s)
	case spec.Integer, spec.Decimal, spec.Money, spec.Percent, spec.Duration:
		return b.number(e, f, i, s)
	case spec.Date, spec.DateTime:
		return b.date(e, f, row, i, s)
	case spec.Time:
		return fmt.Sprintf("%02d:%02d", 8+(s+i*2)%10, (s+i)%4*15)
	case spec.Boolean:
		return (s+i*5)%3 != 0
	case spec.Enum:
		// every option is used, the first ones more often
		n := len(f.Options)
		return f.Options[(i+(i/n)*2)%n].Value
	case spec.Tags:
		return b.tags(f, i, s)
	case spec.Image:
		return b.pictureOf(e, f, row, i)
	case spec.Images:
		return []any{b.pictureOf(e, f, row, i), b.pictureOf(e, f, row, i+20), b.pictureOf(e, f, row, i+40)}[:1+(s+i)%3]
	case spec.File:
		return b.fileName(e, f, row, i)
	case spec.RichText:
		return b.richSample(e, row, i)
	case spec.Reference:
		return b.pointer(e, f, i)
	case spec.Member:
		if !f.Required && i%5 == 4 {
			return nil
		}
		return i % max(1, len(b.spec.Accounts))
	}
	return nil
}

func (b *builder) text(e *spec.Entity, f *spec.Field, i, s int) any {
	limit := f.MaxLength
	if limit == 0 {
		limit = map[bool]int{true: 5000, false: 200}[f.Kind == spec.LongText]
	}
	value := ""
	noun := b.nouns[e.Name]
	switch {
	case f.Name == e.Title:
		value = b.titleOf(e, f, i)
	case f.Kind == spec.Email && noun != nil && noun.Person:
		value = strings.ReplaceAll(ident.Snake(b.titleOf(e, e.Field(e.Title), i)), "_", ".") + "@example.com"
	case noun != nil && len(noun.Samples[strings.ToLower(f.Label)]) > 0:
		list := noun.Samples[strings.ToLower(f.Label)]
		value = list[i%len(list)]
	case f.Kind == spec.Text && catalogue.Get().Noun(strings.ToLower(f.Label)) != nil && intent.KindOfLabel(strings.ToLower(f.Label)) == nil:
		titles := catalogue.Get().Noun(strings.ToLower(f.Label)).Titles
		value = titles[(s+i)%len(titles)] // "customer" holds a customer's name
	default:
		value = b.pooled(f, i, s)
	}
	if f.Unique && i > 0 {
		value = fmt.Sprintf("%s %d", value, i+1)
	}
	return clip(value, limit)
}

func (b *builder) titleOf(e *spec.Entity, f *spec.Field, i int) string {
	noun := b.nouns[e.Name]
	// titles of the lexicon are names of the whole noun: not for a field that names something else
	if noun != nil && len(noun.Titles) > 0 && (strings.EqualFold(noun.Noun, e.Label) || slices.Contains(noun.Also, strings.ToLower(e.Label)) || noun.Person) {
		title := noun.Titles[i%len(noun.Titles)]
		if i >= len(noun.Titles) && !noun.Of {
			title = fmt.Sprintf("%s %d", title, i/len(noun.Titles)+1)
		}
		return title
	}
	if word := intent.KindOfLabel(strings.ToLower(f.Label)); word != nil && (word.Pool == "codes" || word.Pool == "people") {
		list := catalogue.Get().Pools[word.Pool]
		return list[i%len(list)]
	}
	adjectives := catalogue.Get().Pools["adjectives"]
	title := adjectives[i%len(adjectives)] + " " + strings.ToLower(e.Label)
	if i >= len(adjectives) {
		title = fmt.Sprintf("%s %d", title, i/len(adjectives)+1)
	}
	return title
}

// pooled takes a value from the pool that the field's label points at.
func (b *builder) pooled(f *spec.Field, i, s int) string {
	pool := map[spec.FieldKind]string{spec.LongText: "notes", spec.Email: "emails", spec.Phone: "phones", spec.URL: "urls", spec.Place: "places", spec.Text: "categories"}[f.Kind]
	if word := intent.KindOfLabel(strings.ToLower(f.Label)); word != nil && word.Pool != "" && (f.Kind == spec.Text || f.Kind == spec.LongText) {
		pool = word.Pool
	} else if f.Kind == spec.Text {
		pool = "categories"
	}
	list := catalogue.Get().Pools[pool]
	if pool == "people" || pool == "emails" || pool == "phones" || pool == "first-names" || pool == "last-names" || pool == "places" || pool == "towns" {
		return list[i%len(list)] // the same person's name, mail and phone go together
	}
	return list[(s+i*5)%len(list)]
}

func (b *builder) rangeOf(e *spec.Entity, f *spec.Field) (low, high float64) {
	if noun := b.nouns[e.Name]; noun != nil {
		for _, line := range noun.Fields {
			if n, err := catalogue.ParseField(line); err == nil && n.Ranged && strings.EqualFold(n.Label, f.Label) && n.Kind == string(f.Kind) {
				return n.Low, n.High
			}
		}
	}
	if word := intent.KindOfLabel(strings.ToLower(f.Label)); word != nil {
		if n, err := catalogue.ParseKind(f.Label, word.Kind); err == nil && n.Ranged && n.Kind == string(f.Kind) {
			return n.Low, n.High
		}
	}
	switch f.Kind {
	case spec.Money:
		return 5, 250
	case spec.Percent:
		return 5, 95
	case spec.Duration:
		return 15, 180
	case spec.Date, spec.DateTime:
		return -20, 20
	}
	return 1, 60
}

func (b *builder) number(e *spec.Entity, f *spec.Field, i, s int) any {
	low, high := b.rangeOf(e, f)
	scale := 1.0
	if f.Kind == spec.Money {
		scale = 100
	}
	if f.Min != nil {
		low = math.Max(low, *f.Min/scale)
	}
	if f.Max != nil {
		high = math.Min(high, *f.Max/scale)
	}
	high = math.Max(low, high)
	at := low + (high-low)*float64((s+i*37)%100)/99
	if f.Rules != nil && f.Rules.Step > 0 {
		n := stepped(f, at*scale)
		if f.Kind == spec.Decimal || f.Kind == spec.Percent {
			return n
		}
		return int(n)
	}
	switch f.Kind {
	case spec.Money:
		step := 50.0 // prices end in 00 or 50
		if high > 300 {
			step = 500
		}
		return int(math.Min(math.Max(math.Round(at*100/step)*step, math.Ceil(low*100)), math.Floor(high*100)))
	case spec.Decimal, spec.Percent:
		return math.Round(at*2) / 2
	case spec.Duration:
		return int(math.Min(math.Max(math.Round(at/5)*5, low), high))
	}
	return int(math.Round(at))
}

func (b *builder) date(e *spec.Entity, f *spec.Field, row spec.Row, i, s int) any {
	low, high := b.rangeOf(e, f)
	day := int(low) + (s%7+i*5)%max(1, int(high-low)+1)
	if f.Due {
		day = int(low) + (i*5)%max(1, int(high-low)+1)
	}
	if f.After != "" {
		if start, ok := dayOf(row[f.After]); ok && day < start {
			day = start + 1 + i%5
		}
	}
	if slices.Contains(e.Views, "articles") {
		day = -1 - 6*i - s%4 // what is written is dated in the past, the first row last
	}
	if f.Kind == spec.Date {
		return day
	}
	return map[string]any{"day": day, "time": fmt.Sprintf("%02d:%02d", 9+(s+i)%8, (i%2)*30)}
}

func dayOf(v any) (int, bool) {
	switch d := v.(type) {
	case int:
		return d, true
	case float64:
		return int(d), true
	case map[string]any:
		return dayOf(d["day"])
	}
	return 0, false
}

func (b *builder) tags(f *spec.Field, i, s int) any {
	n := 1 + (s+i)%3
	var out []string
	if len(f.Options) > 0 {
		for k := range min(n, len(f.Options)) {
			out = append(out, f.Options[(i+k*2+k)%len(f.Options)].Value)
		}
	} else {
		pool := catalogue.Get().Pools["tags"]
		for k := range n {
			out = append(out, pool[(s+i+k*3)%len(pool)])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (b *builder) pointer(e *spec.Entity, f *spec.Field, i int) any {
	target := b.spec.Entity(f.Target)
	if target == nil || len(target.Sample) == 0 || target == e {
		return nil
	}
	if !f.Required && f.OnDelete != "cascade" && i%6 == 5 {
		return nil
	}
	return (i + i/len(target.Sample)) % len(target.Sample)
}
