package intent

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/skycot/skycot/catalogue"
)

// gapWords is how many words ".." in a phrase lets pass.
const gapWords = 3

// phrase is a pattern over tokens: each element is a set of alternatives, an empty one is a gap.
type phrase struct {
	elements [][]string
	words    int // without gaps
	slug     string
	signal   int // which of its kind: a region
}

func compilePhrase(text, slug string) phrase {
	p := phrase{slug: slug}
	for part := range strings.FieldsSeq(strings.ReplaceAll(text, ",", " , ")) {
		if part == ".." {
			p.elements = append(p.elements, nil)
			continue
		}
		var compounds [][]string
		for alt := range strings.SplitSeq(part, "|") {
			var words []string
			for _, t := range tokenise(alt, 0, len(alt)) {
				words = append(words, t.Lower)
			}
			compounds = append(compounds, words)
		}
		if len(compounds) == 1 { // a hyphenated compound is several elements
			for _, w := range compounds[0] {
				p.elements = append(p.elements, []string{w})
				p.words++
			}
			continue
		}
		var set []string
		for _, c := range compounds {
			set = append(set, c...)
		}
		p.elements = append(p.elements, set)
		p.words++
	}
	return p
}

// match returns the end of the phrase when it begins at tokens[i], or -1. It does not run past limit.
func (p *phrase) match(tokens []Token, i, limit int) int {
	return matchElements(p.elements, tokens, i, limit)
}

func matchElements(elements [][]string, tokens []Token, i, limit int) int {
	for n, set := range elements {
		if set == nil {
			for skip := 0; skip <= gapWords && i+skip < limit; skip++ {
				if skip > 0 && tokens[i+skip-1].Kind == Mark && !tokens[i+skip-1].Is("/") {
					return -1
				}
				if end := matchElements(elements[n+1:], tokens, i+skip, limit); end >= 0 {
					return end
				}
			}
			return -1
		}
		if i >= limit || !slices.ContainsFunc(set, tokens[i].Matches) {
			return -1
		}
		i++
	}
	return i
}

// phrasebook finds phrases by their first word.
type phrasebook struct{ first map[string][]phrase }

func newPhrasebook() *phrasebook { return &phrasebook{first: map[string][]phrase{}} }

func (b *phrasebook) add(p phrase) {
	if len(p.elements) == 0 || p.elements[0] == nil {
		return
	}
	for _, w := range p.elements[0] {
		b.first[w] = append(b.first[w], p)
	}
}

// hit is one phrase found in the text.
type hit struct {
	phrase   phrase
	from, to int
}

// find returns the phrases in tokens[from:to]. With overlap false, longer ones win and hits do not overlap.
func (b *phrasebook) find(tokens []Token, from, to int, overlap bool) []hit {
	var hits []hit
	for i := from; i < to; i++ {
		t := tokens[i]
		seen := ""
		for _, form := range [3]string{t.Lower, t.Noun, t.Verb} {
			if form == "" || form == seen {
				continue
			}
			seen = form
			for _, p := range b.first[form] {
				if end := p.match(tokens, i, to); end >= 0 {
					hits = append(hits, hit{p, i, end})
				}
			}
		}
	}
	if overlap {
		return hits
	}
	sort.SliceStable(hits, func(a, b int) bool {
		if hits[a].phrase.words != hits[b].phrase.words {
			return hits[a].phrase.words > hits[b].phrase.words
		}
		return hits[a].from < hits[b].from
	})
	var kept []hit
	for _, h := range hits {
		if !slices.ContainsFunc(kept, func(k hit) bool { return h.from < k.to && k.from < h.to }) {
			kept = append(kept, h)
		}
	}
	sort.SliceStable(kept, func(a, b int) bool { return kept[a].from < kept[b].from })
	return kept
}

var capabilityBook = sync.OnceValue(func() *phrasebook {
	b := newPhrasebook()
	for _, c := range catalogue.Get().Capabilities {
		for _, text := range c.Phrases {
			b.add(compilePhrase(text, c.Slug))
		}
	}
	return b
})

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// wordSet makes a set of a catalogue list.
func wordSet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

var (
	breakWords = sync.OnceValue(func() map[string]bool { return wordSet(catalogue.Get().Words.Break) })
	stopWords  = sync.OnceValue(func() map[string]bool { return wordSet(catalogue.Get().Words.Stop) })
	plainWords = sync.OnceValue(func() map[string]bool { return wordSet(catalogue.Get().Words.Plain) })
	thingWords = sync.OnceValue(func() map[string]bool { return wordSet(catalogue.Get().Words.Things) })
)

var integrationBook = sync.OnceValue(func() *phrasebook {
	b := newPhrasebook()
	for _, known := range catalogue.Integrations() {
		for _, text := range append([]string{strings.ToLower(known.Name)}, known.Also...) {
			b.add(compilePhrase(text, known.Slug))
		}
	}
	return b
})

var refusalBook = sync.OnceValue(func() *phrasebook {
	b := newPhrasebook()
	for _, r := range catalogue.Get().Words.Refused {
		for _, text := range r.Phrases {
			b.add(compilePhrase(text, r.Reason))
		}
	}
	return b
})
