package archetype

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// fromFiles lets the rows of what the text says comes in files be imported.
func (b *builder) fromFiles() {
	for _, f := range b.in.FromFiles {
		e := b.spec.Entity(b.keys[f.Entity])
		if e == nil {
			continue
		}
		e.Import = true
		b.columns(e)
		b.trace.meet(f.At, "entities/"+e.Name+"/import")
	}
}

// columns makes references of the columns that name a row of something else, "machine number", and numbers of those that go by
// the thing itself.
func (b *builder) columns(e *spec.Entity) {
	if b.base[e.Name] {
		return
	}
	name := e.Name
	for i := 0; i < len(e.Fields); i++ {
		f := e.Fields[i]
		if f.Kind != spec.Text || f.Name == e.Title && e.FieldOf(spec.Reference) != nil {
			continue
		}
		words := strings.Fields(strings.ToLower(f.Label))
		if likeness(f.Label, e.LabelPlural) == 10 || likeness(f.Label, e.Label) == 10 {
			zero := 0.0
			e.Fields[i] = spec.Field{Name: f.Name, Label: f.Label, Kind: spec.Integer, Required: true, Min: &zero, InList: true, Sort: true}
			continue
		}
		t := b.entityNamed(f.Label)
		if t == nil && len(words) > 1 {
			t = b.entityNamed(strings.Join(words[:len(words)-1], " "))
		}
		if t == nil || t.Name == name || b.referenceTo(e, t.Name) != nil {
			continue
		}
		title := f.Name == e.Title
		e.Fields = append(e.Fields[:i:i], e.Fields[i+1:]...)
		if title {
			b.numbered(e)
		}
		b.insertReference(e, b.spec.Entity(t.Name), true)
		e = b.spec.Entity(name)
		i = -1
	}
}

var (
	reTarget = regexp.MustCompile(`\b(?:target|goal|limit|reference)(?: line)?(?: (?:of|at|is|=|for))? (?:€|\$|£)? ?(\d+(?:[.,]\d+)?) ?(€|%|[a-z²³]+)?(?: (?:per|a|an) ([a-z]+))?`)
	reWrong  = regexp.MustCompile(`\b(above|over|higher|below|under|lower)\b[^.;]*?\b(?:colou?r|red|orange|marked|highlighted|stand out)\b`)
	reLined  = regexp.MustCompile(`\b(?:chart|graph|curve|diagram|line)\b`)
	reEvery  = regexp.MustCompile(`\b(day|week|month)s?\b`)
)

// targets draws the lines across charts that the text asks for: "a target line of 60 grams per meal in the chart, and weeks
// above in another colour".
func (b *builder) targets() {
	for ci := range b.in.Clauses {
		c := &b.in.Clauses[ci]
		text := strings.ToLower(c.Text)
		m := reTarget.FindStringSubmatch(text)
		if m == nil || !reLined.MatchString(text) {
			continue
		}
		n, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", "."), 64)
		if err != nil || n <= 0 {
			continue
		}
		every := ""
		if e := reEvery.FindStringSubmatch(text); e != nil {
			every = e[1]
		}
		chart := b.chartFor(m[2], m[3], every)
		if chart == nil {
			continue
		}
		chart.Target = minor(n, b.spec.Figure(chart.Figures[0]).Kind)
		if w := reWrong.FindStringSubmatch(text); w != nil {
			chart.Wrong = map[string]string{"above": "above", "over": "above", "higher": "above", "below": "below", "under": "below", "lower": "below"}[w[1]]
		}
		b.trace.meet(intent.Range{From: c.From, To: c.To}, "numbers/charts")
	}
}

// chartFor is the chart whose numbers are in a unit, made when there is none; with no unit the first over time.
func (b *builder) chartFor(unit, over, every string) *spec.Chart {
	var m *quantity
	if unit != "" && over != "" {
		m = b.ratio(unit, over)
	}
	if m == nil && unit != "" && unit != "%" && unit != "€" {
		m = b.measure(strings.TrimSpace(unit))
	}
	n := b.numbers()
	if m == nil {
		for i := range n.Charts {
			if n.Charts[i].Kind != "table" {
				return &n.Charts[i]
			}
		}
		return nil
	}
	if every == "" {
		every = "week"
	}
	for i := range n.Charts {
		if f := b.spec.Figure(n.Charts[i].Figures[0]); f != nil && strings.EqualFold(f.Label, spec.CleanLabel(ident.Sentence(m.label), "")) && n.Charts[i].Kind != "table" {
			return &n.Charts[i]
		}
	}
	o := &overview{b: b}
	o.overTime(m, every, 0, "bar")
	return &n.Charts[len(n.Charts)-1]
}

// siteOverviews gives who keeps a site the numbers that the text wants of what comes in: "the list with counts per colour".
func (b *builder) siteOverviews() {
	if b.req.Base != nil || len(b.spec.Entities) == 0 {
		return
	}
	b.overviewed = map[int]bool{}
	b.overviews()
}
