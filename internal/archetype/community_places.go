package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// placeWords end the names of fields that say how many may come: "max visitors", "places", "capacity".
var placeWords = []string{"places", "capacity", "seats", "spots", "spaces", "visitors", "participants", "people", "guests", "attendees", "players", "persons"}

// places makes an event take only so many people, when the text names a number of them or says that it can be full.
func (b *builder) places() {
	e := b.withReaction("attend")
	if e == nil || e.Places != "" || b.base[e.Name] {
		return
	}
	var said []intent.Range
	for i, t := range b.in.Tokens {
		limit := t.Is("max", "max.", "maximum", "limited") && i+1 < len(b.in.Tokens) && slices.Contains(placeWords, b.in.Tokens[i+1].Lower)
		switch {
		case limit:
			said = append(said, intent.Range{From: i, To: i + 2})
		case t.Is("full", "sold-out") && i > 0 && b.in.Tokens[i-1].Is("is", "are", "until", "gets", "be", "when", "its"), t.Is("capacity"):
			said = append(said, intent.Range{From: max(0, i-2), To: i + 1})
		}
	}
	var field *spec.Field
	for i := range e.Fields {
		f := &e.Fields[i]
		words := strings.Fields(strings.ToLower(f.Label))
		if (f.Kind == spec.Integer || f.Kind == spec.Text) && slices.Contains(placeWords, words[len(words)-1]) && f.Name != e.Title {
			field = f
			break
		}
	}
	if field == nil && len(said) == 0 {
		return
	}
	if field == nil {
		field = b.addField(e, spec.Field{Label: "Places", Kind: spec.Integer})
	}
	one := 1.0
	field.Kind, field.Min, field.MaxLength, field.Filter = spec.Integer, &one, 0, false
	field.Help = "Empty: no limit."
	if field.Required {
		field.Help = ""
	}
	e.Places = field.Name
	for _, at := range said {
		b.trace.meet(at, "entities/"+e.Name+"/places")
	}
}

// attendWords puts the text's own words on the button of those who come, when it gives some in the first person: "I am coming".
func (b *builder) attendWords(at intent.Range, r spec.Reaction) spec.Reaction {
	from := at.From
	for k := at.From; k > max(0, at.From-3); k-- {
		if b.in.Tokens[k].Is("i", "i'm", "i'll", "we", "count") {
			from = k
			break
		}
	}
	if from < at.To && b.in.Tokens[from].Is("i", "i'm", "i'll", "we", "count") {
		words := b.in.Words(intent.Range{From: from, To: at.To})
		if label := spec.CleanLabel(sentence(words), r.Label); len(label) <= 24 {
			r.Label = label
		}
	}
	return r
}
