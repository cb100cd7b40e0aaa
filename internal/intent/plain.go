package intent

import (
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// plainThings reads "clerks enter a thing with category, description and place": a text may call what it keeps no more than
// a thing or an item; its fields make it one, and "lost things" elsewhere its name.
func (in *Intent) plainThings() {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		for i := c.From; i+2 < c.To; i++ {
			if !in.Tokens[i].Is("thing", "item", "object", "piece", "entry", "article") || !in.Tokens[i+1].Is("with", "has", ":", "(") || !in.fieldish(i+2, c.To) || in.commas(c) < 2 {
				continue
			}
			key := in.Tokens[i].Noun
			np := nounPhrase{at: Range{i, i + 1}, key: key, label: ident.Sentence(key)}
			if word := in.kindOfThing(key); word != "" {
				np.label = ident.Sentence(spec.CleanLabel(word+" "+key, ident.Sentence(key)))
			}
			in.note(np, true)
		}
	}
}

// kindOfThing is the word that stands before the plural: "lost things".
func (in *Intent) kindOfThing(key string) string {
	for i := 1; i < len(in.Tokens); i++ {
		t, before := in.Tokens[i], in.Tokens[i-1]
		if t.Noun == key && t.Lower != key && before.Kind == Word && !breakWords()[before.Lower] && !plainWords()[before.Lower] && !determiner(before) && before.Verb != before.Lower {
			return before.Lower
		}
	}
	return ""
}
