package intent

import (
	"regexp"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// ownPage reads "each boat gets its own page: name, year built, …" and "every project has a page with …": the list after
// it says what is kept of the thing.
func (in *Intent) ownPage(c *Clause) {
	for i := c.From + 2; i < c.To; i++ {
		if !in.Tokens[i].Is(":", "with", "showing", "shows") || !in.Tokens[i-1].Is("page", "pages", "card", "entry") {
			continue
		}
		var owner *Entity
		for _, e := range in.Entities {
			for _, r := range e.Mentions {
				if r.From >= c.From && r.To <= i && r.From-c.From <= 3 {
					owner = e
				}
			}
		}
		if owner != nil && !in.namedAt(owner, i) {
			in.pageFields(owner, i+1, c.To)
		}
		return
	}
}

// pageFields reads the list piece by piece: "name of the boat" is its name, a pair of pictures is read by pairs.
func (in *Intent) pageFields(owner *Entity, from, to int) {
	start, depth := from, 0
	flush := func(end int) {
		for start < end && (determiner(in.Tokens[start]) || in.Tokens[start].Is("and", "its", "their")) {
			start++
		}
		for k := start; k < end; k++ {
			if in.Tokens[k].Is("before", "after") && (k+1 >= end || !in.Tokens[k+1].Is("the")) {
				return
			}
		}
		stop := end
		if start+2 < end && in.Tokens[start+1].Is("of") && determiner(in.Tokens[start+2]) {
			stop = start + 1
		}
		if start < end && (in.Tokens[start].Is("\"", "“") || in.Tokens[end-1].Is("chart", "charts", "graph", "table", "tables", "history", "map", "button", "timeline")) {
			return // a button or a view of the page, and nothing that is kept
		}
		if it, _, ok := in.itemAt(start, stop); ok && !in.isCapability(it) {
			it.at.To = end
			in.addField(owner, it)
		}
	}
	for k := from; k < to; k++ {
		switch t := in.Tokens[k]; {
		case t.Is("("):
			depth++
		case t.Is(")"):
			depth--
		case depth == 0 && (t.Is(",", ";") || t.Is("and") && !in.pairedAnd(k, to)):
			flush(k)
			start = k + 1
		}
	}
	flush(to)
}

// pairedAnd says whether an "and" stands between before and after.
func (in *Intent) pairedAnd(k, to int) bool {
	return in.Tokens[k-1].Is("before", "picture", "photo", "image") && k+2 < to && (in.Tokens[k+1].Is("after") || in.Tokens[k+2].Is("after"))
}

var (
	ifKnown    = regexp.MustCompile(`(?i) (if (known|any|there is one|possible|available|applicable)|when known|where known)$`)
	beforeWord = regexp.MustCompile(`(?i)^before\b`)
	afterWord  = regexp.MustCompile(`(?i)^after\b`)
)

// pairs reads "a before and an after picture", "before / after photos": two pictures of the same thing. And it frees labels
// of "if known".
func (in *Intent) pairs() {
	var at []Range
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		for i := c.From; i+2 < c.To; i++ {
			if !in.Tokens[i].Is("before") {
				continue
			}
			k := i + 1
			for k < c.To && in.Tokens[k].Is("and", "/", "-", "an", "a", "&", "picture", "photo", "image", "the") {
				k++
			}
			if k >= c.To || !in.Tokens[k].Is("after") || k == i+1 && !in.Tokens[k].Glued {
				continue
			}
			end := k + 1
			for end < c.To && in.Tokens[end].Is("picture", "pictures", "photo", "photos", "image", "images", "shots", "side", "by", "next", "to", "each", "other", "comparison", "!") {
				end++
			}
			if in.measuredTwice(i) {
				continue
			}
			at = append(at, Range{i, end})
			i = end
		}
	}
	if len(at) > 0 {
		in.pairAt(at)
	}
	for _, e := range in.Entities {
		for _, f := range e.Fields {
			if m := ifKnown.FindStringIndex(f.Label); m != nil && m[0] > 0 {
				f.Label, f.Optional = f.Label[:m[0]], true
			}
		}
	}
}

// measuredTwice says whether a field is told before and after: "condition before and after" is no pair of pictures.
func (in *Intent) measuredTwice(i int) bool {
	for _, e := range in.Entities {
		for _, f := range e.Fields {
			if i >= f.At.From && i < f.At.To && f.At.To-f.At.From > 1 && f.Kind != "" && f.Kind != string(spec.Image) && strings.HasSuffix(f.Label, " before") {
				return true
			}
			if i >= f.At.From && i < f.At.To && len(f.Options) > 0 && strings.HasSuffix(f.Label, " before") {
				return true
			}
		}
	}
	return false
}

// pairAt gives the two pictures to what the text says most about, of the things it names beside them.
func (in *Intent) pairAt(at []Range) {
	var owner *Entity
	beside := func(e *Entity) bool {
		for _, r := range e.Mentions {
			for _, a := range at {
				if in.ClauseAt(r.From) == in.ClauseAt(a.From) {
					return true
				}
			}
		}
		return false
	}
	for _, near := range []bool{true, false} {
		for _, e := range in.Entities {
			if (!near || beside(e)) && (owner == nil || len(e.Fields) > len(owner.Fields)) {
				owner = e
			}
		}
		if owner != nil {
			break
		}
	}
	if owner == nil {
		return
	}
	for _, e := range in.Entities { // what the list took for two plain fields
		kept := e.Fields[:0]
		for _, f := range e.Fields {
			if len(strings.Fields(f.Label)) > 6 || !beforeWord.MatchString(f.Label) && !afterWord.MatchString(f.Label) {
				kept = append(kept, f)
			}
		}
		e.Fields = kept
	}
	for _, label := range []string{"Before", "After"} {
		owner.Fields = append(owner.Fields, &Field{Label: label, Kind: string(spec.Image), At: at[0], Also: at[1:]})
	}
	owner.Strong = true
}
