package archetype

import (
	"math"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// ratioOf is a number that is one sum over another, with the numbers of the rows it is made of.
type ratioOf struct {
	label, entity, base string
	times               float64 // of the unit, as in dimensions
}

// plausible puts sample rows near the target that their ratio has: some below it, some above.
func (b *builder) plausible() {
	if b.spec.Numbers == nil {
		return
	}
	for _, r := range b.ratios {
		target := 0.0
		for _, c := range b.spec.Numbers.Charts {
			if f := b.spec.Figure(c.Figures[0]); f != nil && strings.EqualFold(f.Label, r.label) {
				target = c.Target
			}
		}
		e := b.spec.Entity(r.entity)
		if target == 0 || e == nil || b.base[r.entity] {
			continue
		}
		var parts []string
		rates := map[string]float64{}
		for i := range e.Fields {
			f := &e.Fields[i]
			for _, w := range strings.Fields(strings.ToLower(f.Label + " " + unitOf(f))) {
				if d, is := dimensions[ident.Singular(w)]; is && (f.Kind == spec.Decimal || f.Kind == spec.Integer) && f.Name != r.base && !slices.Contains(parts, f.Name) {
					parts = append(parts, f.Name)
					rates[f.Name] = d.times / r.times
				}
			}
		}
		for i, row := range e.Sample {
			base := float64(140 + (i*67)%230)
			want := target * (0.65 + 0.11*float64((i*5)%7)) * base
			row[r.base] = base
			for k, p := range parts {
				share := want / float64(len(parts)) * (1 + 0.2*float64(1-2*(k%2)))
				row[p] = math.Round(share/rates[p]*10) / 10
			}
		}
	}
}
