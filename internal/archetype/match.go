package archetype

import (
	"math"
	"sort"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// Thresholds of compiler.md: from certain on, that archetype alone; from likely on, a blend of all above it; below, custom.
const (
	certain = 0.75
	likely  = 0.40
	// hintWeight is what archetype_hint counts, in the units of a signal's weight.
	hintWeight = 2.6
)

// Match says which family an app belongs to.
type Match struct {
	Slug       string             `json:"slug"`
	Confidence float64            `json:"confidence"` // 0 to 1
	Blended    []string           `json:"blended"`    // other archetypes whose parts it takes, best first
	Scores     map[string]float64 `json:"scores"`     // confidence of every archetype that has any
	Overruled  string             `json:"-"`          // what the text alone says, when the hint says something else
}

// Detect matches a name and description alone; hint is an archetype's slug or "".
func Detect(name, description, hint string) Match {
	return match(intent.Read(description, ""), intent.Read(name, ""), hint)
}

func match(text, name *intent.Intent, hint string) Match {
	scores := score(text, name)
	alone, _ := best(scores)
	aloneConfidence := confidence(scores, alone)
	hintAlone := confidence(scores, hint)
	if catalogue.KnownArchetype(hint) {
		scores[hint] += hintWeight
	}
	m := Match{Slug: "custom", Blended: []string{}, Scores: map[string]float64{}}
	slugs := make([]string, 0, len(scores))
	for slug := range scores {
		m.Scores[slug] = confidence(scores, slug)
		slugs = append(slugs, slug)
	}
	sort.Slice(slugs, func(a, b int) bool {
		if m.Scores[slugs[a]] != m.Scores[slugs[b]] {
			return m.Scores[slugs[a]] > m.Scores[slugs[b]]
		}
		return rank(slugs[a]) < rank(slugs[b])
	})
	switch {
	case hint == "custom":
		m.Confidence = 1
	case len(slugs) == 0 || m.Scores[slugs[0]] < likely:
		m.Confidence = 0.5
		if len(slugs) > 0 {
			m.Confidence = round(1 - m.Scores[slugs[0]])
		}
	default:
		m.Slug, m.Confidence = slugs[0], m.Scores[slugs[0]]
		if m.Confidence < certain {
			for _, s := range slugs[1:] {
				if m.Scores[s] >= likely {
					m.Blended = append(m.Blended, s)
				}
			}
		}
	}
	if hint != "" && alone != hint && alone != "" && aloneConfidence >= certain && hintAlone < likely {
		m.Overruled = alone
	}
	return m
}

// score adds the weights of the signals found; each signal counts once, and its second phrase a third more.
func score(texts ...*intent.Intent) map[string]float64 {
	type key struct {
		slug   string
		signal int
	}
	seen := map[key]map[string]bool{}
	for _, in := range texts {
		for _, s := range in.Signals {
			k := key{s.Archetype, s.Index}
			if seen[k] == nil {
				seen[k] = map[string]bool{}
			}
			seen[k][in.Words(s.At)] = true
		}
	}
	scores := map[string]float64{}
	for _, a := range catalogue.Archetypes() {
		for i, signal := range a.Signals {
			if n := len(seen[key{a.Slug, i}]); n > 0 {
				scores[a.Slug] += signal.Weight * (1 + float64(min(n, 4)-1)/3)
			}
		}
	}
	return scores
}

// confidence grows with an archetype's own score and shrinks with that of the best other one.
func confidence(scores map[string]float64, slug string) float64 {
	own := scores[slug]
	if own == 0 {
		return 0
	}
	other := 0.0
	for s, v := range scores {
		if s != slug {
			other = math.Max(other, v)
		}
	}
	return round((1 - math.Exp(-0.95*own)) * own / (own + 0.25*other*other/(own+other)))
}

func best(scores map[string]float64) (string, float64) {
	slug, top := "", 0.0
	for _, a := range catalogue.Archetypes() {
		if scores[a.Slug] > top {
			slug, top = a.Slug, scores[a.Slug]
		}
	}
	return slug, top
}

func rank(slug string) int {
	for i, a := range catalogue.Archetypes() {
		if a.Slug == slug {
			return i
		}
	}
	return len(catalogue.Archetypes())
}

func round(f float64) float64 { return math.Round(f*100) / 100 }

func (m Match) spec() spec.Archetype {
	return spec.Archetype{Slug: m.Slug, Confidence: m.Confidence, Blended: m.Blended}
}
