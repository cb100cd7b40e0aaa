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

// wholeShare is the share from which on it is met as a whole: a word or two may be how people talk.
const wholeShare = 0.8

// listedWords is how many words of meaning after a comma make a list of wishes of the sentence that names the app.
const listedWords = 5

// trace keeps which words of the text became which nodes of the spec.
type trace struct {
	in    *intent.Intent
	nodes [][]string // by token

	tree map[string]any // the finished spec as data (facts.go)
	all  *ground        // what all of it says
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

// requirements lists every clause and what became of it. A clause that lists what the app can do ("boards, comments and
// time tracking") is one requirement for each.
func (b *builder) requirements() {
	b.spec.Requirements = []spec.Requirement{}
	seen := map[string]bool{}
	for ci := range b.in.Clauses {
		for _, piece := range b.pieces(b.in.Clauses[ci]) {
			r := b.requirement(ci, piece)
			if seen[same(r)] || r.Unmet == "" && len(r.Nodes) == 0 {
				continue // said before, or asks for nothing
			}
			seen[same(r)] = true
			r.ID = fmt.Sprintf("r%d", len(b.spec.Requirements)+1)
			b.spec.Requirements = append(b.spec.Requirements, r)
		}
	}
}

// verbsOfRecords are capabilities that a list of verbs shares one object for: "add, edit and delete tasks" stays whole.
var verbsOfRecords = []string{"create", "edit", "delete", "browse", "manage", "detail", "roles", "accounts", "public", "private", "words"}

// pieces cuts a clause at the commas and "and"s between the features it lists.
func (b *builder) pieces(c intent.Clause) []intent.Range {
	var features []intent.Range
	for _, k := range b.in.Capabilities {
		if k.At.To > k.At.From && k.At.From >= c.From && k.At.To <= c.To && !slices.Contains(verbsOfRecords, k.Slug) {
			features = append(features, k.At)
		}
	}
	sort.Slice(features, func(i, k int) bool { return features[i].From < features[k].From })
	out := []intent.Range{{From: c.From, To: c.To}}
	for i := 1; i < len(features); i++ {
		cut := b.separator(features[i-1].To, features[i].From)
		if cut < 0 {
			continue
		}
		next := cut + 1
		for next < features[i].From && b.in.Tokens[next].Is(",", "and", "&", "plus", "as", "well") {
			next++
		}
		out[len(out)-1].To = cut
		out = append(out, intent.Range{From: next, To: c.To})
	}
	return out
}

// separator is the last comma or "and" between two features when nothing but plain words stands around it, or -1.
func (b *builder) separator(from, to int) int {
	at := -1
	for i := from; i < to; i++ {
		t := b.in.Tokens[i]
		switch {
		case t.Is("(", ")", ":"):
			return -1
		case t.Is(",") || at < 0 && t.Is("and", "&", "plus"):
			at = i
		}
	}
	if at < 0 || to-at > 6 {
		return -1
	}
	return at
}

func (b *builder) requirement(ci int, piece intent.Range) spec.Requirement {
	c := b.in.Clauses[ci]
	span := [2]int{b.in.Tokens[piece.From].Start, b.in.Tokens[piece.To-1].End}
	r := spec.Requirement{Text: c.Text[span[0]-c.Span[0] : span[1]-c.Span[0]], Source: c.Source, Span: span, Nodes: []string{}, Checks: []string{}}
	c.From, c.To = piece.From, piece.To
	content, met := 0, 0
	var open []string
	nodes := map[string]bool{}
	named := b.named(ci, piece)
	for i := c.From; i < c.To; i++ {
		for _, n := range b.trace.nodes[i] {
			nodes[n] = true
		}
		if !b.in.Content(i) || i < named {
			continue
		}
		content++
		if b.grounded(i) {
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
		r.Unmet = "language: the text seems to be in " + b.in.Language + "; the built-in reader understands English, and the words of the app are English"
	case content == 0 && len(nodes) == 0:
		// only words such as "please make a nice app": met by there being an app
		nodes["app"] = true
	case named > piece.From && len(nodes) > 0:
		// What the app is for is met by there being it; what it shall have may be met in part.
		if float64(met) < wholeShare*float64(content) {
			r.Left = open
		}
	case float64(met) < metShare*float64(content) && b.context(piece, c):
		clear(nodes)
	case len(nodes) == 0:
		r.Unmet = "nothing in the app answers this"
	case float64(met) < metShare*float64(content):
		r.Unmet = "only partly understood; not in the app: " + strings.Join(open, ", ")
	case float64(met) < wholeShare*float64(content):
		r.Left = open
	}
	if r.Unmet == "" {
		for n := range nodes {
			r.Nodes = append(r.Nodes, n)
		}
		sort.Strings(r.Nodes)
		for _, fact := range b.missing(ci, max(named, c.From), c.To, nodes) {
			if !slices.ContainsFunc(r.Left, func(w string) bool { return strings.HasPrefix(fact, w) }) {
				r.Left = append(r.Left, fact)
			}
		}
	}
	return r
}

// named is the end of the words that only say what the app is for, its trade and who it is for, at the beginning of the
// description: "A booking site for a yoga studio" before "with classes and teachers". It is piece.From elsewhere.
func (b *builder) named(ci int, piece intent.Range) int {
	c := b.in.Clauses[ci]
	if ci != 0 || c.Source != "description" || piece.From != c.From {
		return piece.From
	}
	spoken := false // "With this app, …" names nothing before its first word
	for i := piece.From; i < piece.To; i++ {
		if n := catalogue.Get().Noun(b.in.Tokens[max(i-1, piece.From)].Noun); n != nil && n.Person {
			continue // "for children with disabilities" says more of the children
		}
		if spoken && (b.in.Tokens[i].Is("with", "featuring", "including", "includes") || b.in.Tokens[i].Is(",", ":", ";", "(") && b.contentIn(i, piece.To) >= listedWords) {
			return i
		}
		spoken = spoken || b.in.Content(i)
	}
	return piece.To
}

// contentIn counts the words of meaning between two tokens.
func (b *builder) contentIn(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if b.in.Content(i) {
			n++
		}
	}
	return n
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
	for _, k := range b.in.Excluded {
		if k.At.From >= c.From && k.At.To <= c.To && b.hasFeature(k.Slug) {
			return "taking away " + strings.ToLower(catalogue.Get().Capability(k.Slug).Name) + " would delete what people have entered, so it stays"
		}
	}
	for _, i := range b.in.Integrations {
		if i.At.From >= c.From && i.At.To <= c.To && !slices.Contains(b.spec.Integrations, i.Slug) {
			return i.Slug + " is not built yet"
		}
	}
	return ""
}
