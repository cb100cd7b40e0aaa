package intent

import (
	"slices"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// namesEnds says whether the tokens between two brackets are "from - to" and nothing else.
func (in *Intent) namesEnds(from, to int) bool {
	return to-from == 3 && in.Tokens[from].Is("from", "min", "minimum") && in.Tokens[from+1].Is(",", "-", "–", "—", "/", "and") && in.Tokens[from+2].Is("to", "max", "maximum", "until")
}

// addEnds adds a field for each end of "age range (from - to)".
func (in *Intent) addEnds(owner *Entity, it item) {
	at := it.label
	for at.To > at.From+1 && in.Tokens[at.To-1].Is("range", "span", "interval", "period", "limits") {
		at.To--
	}
	base := ident.Sentence(spec.CleanLabel(lowerFirst(in.Words(at)), ""))
	if base == "" {
		return
	}
	kind := string(spec.Integer)
	if k := KindOfLabel(in.lemma(at.From, at.To)); k != nil && slices.Contains([]string{"date", "date_time", "time", "money", "decimal"}, k.Kind) {
		kind = k.Kind
	}
	for _, end := range []string{" from", " to"} {
		if label := base + end; !slices.ContainsFunc(owner.Fields, func(f *Field) bool { return f.Label == label }) {
			owner.Fields = append(owner.Fields, &Field{Label: label, Kind: kind, Optional: it.optional, Required: it.required, At: it.at})
		}
	}
}
