package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// renames gives options, fields and entities the words the text asks for. Names in the database stay, so no row moves.
func (b *builder) renames() {
	for _, r := range b.in.Renames {
		label := ident.Sentence(spec.CleanLabel(r.To, ""))
		if label == "" {
			continue
		}
		if node := b.rename(r.From, label); node != "" {
			b.trace.meet(r.At, node)
		}
	}
}

func (b *builder) rename(from, label string) string {
	same := func(have string) bool {
		return strings.EqualFold(have, from) || strings.EqualFold(ident.Singular(have), ident.Singular(from))
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for k := range e.Fields {
			f := &e.Fields[k]
			if o := slices.IndexFunc(f.Options, func(o spec.Option) bool { return same(o.Label) }); o >= 0 {
				f.Options[o].Label = label
				return "entities/" + e.Name + "/" + f.Name
			}
		}
		if same(e.Label) {
			singular := ident.Sentence(ident.Singular(label))
			e.Label, e.LabelPlural = singular, spec.CleanLabel(ident.Plural(singular), singular)
			return "entities/" + e.Name
		}
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for k := range e.Fields {
			if same(e.Fields[k].Label) {
				e.Fields[k].Label = label
				return "entities/" + e.Name + "/" + e.Fields[k].Name
			}
		}
	}
	return ""
}
