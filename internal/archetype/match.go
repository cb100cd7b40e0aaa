package archetype

import (
	"math"
	"slices"
	"sort"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// Thresholds of compiler.md: from certain on, that archetype alone; from likely on, a blend; below, custom.
const (
	certain = 0.75
	likely  = 0.40
	// related is the probability from which another family lends its parts to an app that is not certain of its own.
	related = 0.20
	// hintWeight is how many times likelier archetype_hint makes a family.
	hintWeight = 60
)

// Match says which family an app belongs to.
type Match struct {
	Slug       string             `json:"slug"`
	Confidence float64            `json:"confidence"` // 0 to 1
	Blended    []string           `json:"blended"`    // other archetypes whose parts it takes, best first
	Scores     map[string]float64 `json:"scores"`     // probability of every archetype that has any
	Because    []string           `json:"because"`    // the words that spoke most for it, strongest first
	Overruled  string             `json:"-"`          // what the text alone says, when the hint says something else
}

// Detect matches a name and description alone; hint is an archetype's slug or "".
func Detect(name, description, hint string) Match {
	return match(intent.Read(description, ""), intent.Read(name, ""), hint)
}

func match(text, name *intent.Intent, hint string) Match {
	features := evidence(text, name)
	scores := learned(features)
	alone, aloneConfidence := best(scores)
	hintAlone := scores[hint]
	if catalogue.KnownArchetype(hint) {
		lean(scores, hint)
	}
	m := Match{Slug: "custom", Blended: []string{}, Scores: map[string]float64{}}
	slugs := make([]string, 0, len(scores))
	for _, a := range catalogue.Archetypes() {
		if p := round(scores[a.Slug]); p > 0 {
			m.Scores[a.Slug] = p
			slugs = append(slugs, a.Slug)
		}
	}
	sort.SliceStable(slugs, func(a, b int) bool { return m.Scores[slugs[a]] > m.Scores[slugs[b]] })
	if len(slugs) > 1 && slugs[0] == "landing-page" && hint != slugs[0] && m.Scores[slugs[0]] < certain && keepsRecords(text) {
		slugs = append(slugs[1:], slugs[0]) // a page has no place for them
	}
	m.Confidence = m.Scores[slugs[0]]
	switch top := slugs[0]; {
	case thin(features) && hint == "":
		m.Confidence = 0.5
		return m
	case top == "custom" || m.Confidence >= likely || hint == top:
		m.Slug = top
	default:
		m.Confidence = round(1 - m.Confidence) // that it is none of them
	}
	if m.Confidence < certain {
		for _, s := range slugs {
			if s != m.Slug && s != "custom" && m.Scores[s] >= related {
				m.Blended = append(m.Blended, s)
			}
		}
	}
	m.Because = because(features, m.Slug, 5)
	if hint != "" && alone != hint && aloneConfidence >= certain && hintAlone < related {
		m.Overruled = alone
	}
	return m
}

// keepsRecords says whether a text lists what is known of something: "every rehearsal has a date, a place and a program".
func keepsRecords(text *intent.Intent) bool {
	return slices.ContainsFunc(text.Entities, func(e *intent.Entity) bool { return e.Strong && len(e.Fields) >= 2 })
}

// lean moves the probabilities towards what the customer says the family is, as if hintWeight to one spoke for it.
func lean(scores map[string]float64, hint string) {
	all := 0.0
	scores[hint] = math.Max(scores[hint], 0.02) * hintWeight
	for _, a := range catalogue.Archetypes() {
		all += scores[a.Slug]
	}
	for slug := range scores {
		scores[slug] /= all
	}
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

func round(f float64) float64 { return math.Round(f*100) / 100 }

func (m Match) spec() spec.Archetype {
	return spec.Archetype{Slug: m.Slug, Confidence: m.Confidence, Blended: m.Blended, Because: m.Because}
}
