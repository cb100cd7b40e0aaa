package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// notFlags are words after "mark a job as" that are states of it, or no mark at all.
var notFlags = strings.Fields(`as sold reserved done taken ready full paid shipped complete completed finished closed open read unread returned received
	delivered collected assigned filled booked pending cancelled canceled missing lost found cleaned approved rejected present absent is are was and or with
	that which when for in on at to from by of not`)

// flags reads "growers can mark a job "organic", show a green leaf badge, filter by it": a yes/no field of the thing, that is a
// badge where it is on.
func (b *builder) flags() {
	for _, mark := range b.in.Deals.Find("flag") {
		if len(mark.Words) < 2 || slices.Contains(notFlags, mark.Words[1]) {
			continue
		}
		it := b.in.Entity(ident.Singular(mark.Words[0]))
		if it == nil || b.keys[it.Key] == "" {
			continue
		}
		e := b.spec.Entity(b.keys[it.Key])
		label := spec.CleanLabel(sentence(mark.Words[1]), "")
		if e == nil || label == "" || b.hasOption(e, label) || len(e.Fields) >= spec.MaxFields-1 {
			continue
		}
		f := b.fieldNamed(e, label)
		if f == nil {
			f = b.addField(e, spec.Field{Label: label, Kind: spec.Boolean})
			f.Filter = true
		}
		if f.Kind != spec.Boolean {
			continue
		}
		node := "entities/" + e.Name + "/fields/" + f.Name
		c := b.in.Clauses[mark.Clause]
		tone := "info"
		for i := c.From; i < c.To; i++ {
			if t := tones[b.in.Tokens[i].Lower]; t != "" && slices.Contains([]string{"info", "success", "warning", "danger"}, t) {
				tone = t
			}
		}
		if strings.Contains(strings.ToLower(c.Text), "badge") || strings.Contains(strings.ToLower(c.Text), "label") || strings.Contains(strings.ToLower(c.Text), "show") {
			b.trace.meet(intent.Range{From: c.From, To: c.To}, b.alert(e, spec.Alert{Label: label, Tone: tone, When: []spec.Test{{Left: field(f.Name), Is: "is", Right: &spec.Formula{Op: "yes"}}}}))
		}
		b.trace.meet(intent.Range{From: c.From, To: c.To}, node)
	}
}

// hasOption says whether a word is one of the choices of a thing already.
func (b *builder) hasOption(e *spec.Entity, label string) bool {
	return slices.ContainsFunc(e.Fields, func(f spec.Field) bool {
		return slices.ContainsFunc(f.Options, func(o spec.Option) bool { return strings.EqualFold(o.Label, label) })
	})
}
