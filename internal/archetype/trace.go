package archetype

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// metShare is the share of a clause's words of meaning that spec nodes must claim for it to be met.
const metShare = 0.6

// trace keeps which words of the text became which nodes of the spec.
type trace struct {
	in    *intent.Intent
	nodes [][]string // by token
}

func newTrace(in *intent.Intent) *trace {
	return &trace{in: in, nodes: make([][]string, len(in.Tokens))}
}

// meet says that the words at a range are met by a node.
func (t *trace) meet(at intent.Range, node string) {
	for i := at.From; i < at.To && i < len(t.nodes); i++ {
		if !slices.Contains(t.nodes[i], node) {
			t.nodes[i] = append(t.nodes[i], node)
		}
	}
}

// requirements lists every clause and what became of it.
func (b *builder) requirements() {
	b.spec.Requirements = []spec.Requirement{}
	for i := range b.in.Clauses {
		b.spec.Requirements = append(b.spec.Requirements, b.requirement(i))
	}
}

func (b *builder) requirement(ci int) spec.Requirement {
	c := b.in.Clauses[ci]
	r := spec.Requirement{ID: fmt.Sprintf("r%d", ci+1), Text: c.Text, Source: c.Source, Span: c.Span, Nodes: []string{}, Checks: []string{}}
	content, met := 0, 0
	var open []string
	nodes := map[string]bool{}
	for i := c.From; i < c.To; i++ {
		for _, n := range b.trace.nodes[i] {
			nodes[n] = true
		}
		if !b.in.Content(i) {
			continue
		}
		content++
		if len(b.trace.nodes[i]) > 0 {
			met++
		} else if len(open) < 6 && !slices.Contains(open, b.in.Tokens[i].Text) {
			open = append(open, b.in.Tokens[i].Text)
		}
	}
	r.Unmet = b.unbuilt(c)
	if why := b.lost[ci]; why != "" {
		r.Unmet = why
	}
	switch {
	case r.Unmet != "":
	case b.in.Language != "English":
		r.Unmet = "the text seems to be in " + b.in.Language + "; the built-in reader understands English"
	case content == 0 && len(nodes) == 0:
		// only words such as "please make a nice app": met by there being an app
		nodes["app"] = true
	case ci == 0 && c.Source == "description" && len(nodes) > 0:
		// the first sentence says what the app is for; the rest of its words are the trade it is for
	case len(nodes) == 0:
		r.Unmet = "nothing in the app answers this"
	case float64(met) < metShare*float64(content):
		r.Unmet = "only partly understood; not in the app: " + strings.Join(open, ", ")
	}
	if r.Unmet == "" {
		for n := range nodes {
			r.Nodes = append(r.Nodes, n)
		}
		sort.Strings(r.Nodes)
	}
	return r
}

// unbuilt names the capability of a clause that no app has yet.
func (b *builder) unbuilt(c intent.Clause) string {
	for _, k := range b.in.Capabilities {
		if k.At.From < c.From || k.At.To > c.To {
			continue
		}
		known := catalogue.Get().Capability(k.Slug)
		if known.Unbuilt != "" && len(b.trace.nodes[k.At.From]) == 0 {
			return known.Unbuilt
		}
	}
	for _, i := range b.in.Integrations {
		if i.At.From >= c.From && i.At.To <= c.To && !slices.Contains(b.spec.Integrations, i.Slug) {
			return i.Slug + " is not built yet"
		}
	}
	return ""
}
