package archetype

import (
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// formLeast reads the bounds of a number that a form asks for: "must be at least 1 blade", "at most 12 people".
func (b *builder) formLeast(e *spec.Entity, f *spec.Field) {
	label := strings.Fields(strings.ToLower(f.Label))
	last := label[len(label)-1]
	for i := 0; i+3 < len(b.in.Tokens); i++ {
		if !b.in.Tokens[i].Is("at") || !b.in.Tokens[i+1].Is("least", "most") || b.in.Tokens[i+2].Kind != intent.Number {
			continue
		}
		noun := b.in.Tokens[i+3]
		n, err := strconv.ParseFloat(b.in.Tokens[i+2].Text, 64)
		if err != nil || noun.Lower != last && !strings.EqualFold(noun.Noun, strings.TrimSuffix(last, "s")) {
			continue
		}
		if b.in.Tokens[i+1].Is("least") {
			f.Min = &n
		} else {
			f.Max = &n
		}
		from := i
		for from > 0 && b.in.Tokens[from-1].Is("must", "be", "has", "to", "have") {
			from--
		}
		b.trace.meet(intent.Range{From: from, To: i + 4}, "entities/"+e.Name+"/"+f.Name)
	}
}
