package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// publicPage shows visitors a few fields of rows that are kept from them otherwise.
func (b *builder) publicPage() {
	p := b.in.Flow.Public
	if p == nil || b.req.Base != nil {
		return
	}
	e := b.decided(p.Entity)
	if e == nil || e.AllowsVisitors() {
		return
	}
	page := &spec.PublicPage{Fields: []string{}, Claim: clip(p.Form, 60)}
	for _, word := range p.Words {
		b.publicField(e, page, strings.ToLower(word))
	}
	if len(page.Fields)+len(page.Months)+len(page.Areas) == 0 {
		return
	}
	if f := b.stateOf(e); f != nil && e.Workflow != nil {
		for _, o := range f.Options {
			if !o.Final {
				page.States = append(page.States, o.Value)
			}
		}
	}
	e.PublicPage = page
	b.trace.meet(p.At, "entities/"+e.Name+"/public_page")
	for i, t := range b.in.Tokens {
		if t.Is("public") && i+1 < len(b.in.Tokens) && b.in.Tokens[i+1].Is("page") || t.Is("compare") {
			c := b.in.Clauses[b.in.ClauseAt(i)]
			b.trace.meet(intent.Range{From: c.From, To: c.To}, "entities/"+e.Name+"/public_page")
		}
	}
}

func (b *builder) publicField(e *spec.Entity, page *spec.PublicPage, word string) {
	last := word[strings.LastIndexByte(word, ' ')+1:]
	for i := range e.Fields {
		f := &e.Fields[i]
		label := strings.ToLower(f.Label)
		switch {
		case f.Kind == spec.Date && strings.Contains(word, "month"):
			if len(page.Months) == 0 {
				page.Months = append(page.Months, f.Name)
			}
			return
		case f.Kind == spec.Place && (strings.Contains(word, "area") || strings.Contains(word, "town") || strings.Contains(word, "region") || strings.Contains(word, "district")):
			page.Areas = append(page.Areas, f.Name)
			return
		case label == word || slices.Contains(strings.Fields(label), last):
			if slices.Contains([]spec.FieldKind{spec.Text, spec.Enum, spec.Integer, spec.Decimal, spec.Date, spec.LongText}, f.Kind) && !slices.Contains(page.Fields, f.Name) {
				page.Fields = append(page.Fields, f.Name)
				return
			}
		}
	}
}
