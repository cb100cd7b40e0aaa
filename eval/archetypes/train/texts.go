package main

import (
	"bufio"
	"embed"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/archetype"
)

//go:embed texts
var texts embed.FS

// line is one labelled description as written, with its slots.
type line struct {
	family, text string
	tune         bool // from the labelled set that others wrote
	phrase       bool // a phrase of the catalogue that names the family
}

// sample is one description to learn from.
type sample struct {
	family   int
	text     string
	source   int // the line it comes from
	tune     bool
	weight   float64
	long     bool // put together from others
	features []archetype.Feature
}

// variants is how often a line with slots is filled, phraseWeight what a phrase of the catalogue counts.
const (
	variants     = 5
	phraseWeight = 0.5
)

var alternatives = regexp.MustCompile(`\|\S+`)

var slot = regexp.MustCompile(`\{(\w+)\}`)

func readLines() ([]line, error) {
	var lines []line
	entries, err := texts.ReadDir("texts")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		family, isTexts := strings.CutSuffix(e.Name(), ".txt")
		if !isTexts {
			continue
		}
		f, err := texts.Open(path.Join("texts", e.Name()))
		if err != nil {
			return nil, err
		}
		scan := bufio.NewScanner(f)
		for scan.Scan() {
			if text := strings.TrimSpace(scan.Text()); text != "" && !strings.HasPrefix(text, "#") {
				lines = append(lines, line{family: family, text: strings.ReplaceAll(text, `\n`, "\n")})
			}
		}
	}
	for _, a := range catalogue.Archetypes() {
		for _, signal := range a.Signals {
			for _, phrase := range signal.Phrases {
				if signal.Weight >= 1.6 {
					lines = append(lines, line{family: a.Slug, text: alternatives.ReplaceAllString(strings.ReplaceAll(phrase, " .. ", " "), ""), phrase: true})
				}
			}
		}
	}
	data, err := os.ReadFile("eval/archetypes/tune.yaml")
	if err != nil {
		return nil, fmt.Errorf("run it from the root of the repository: %w", err)
	}
	var tune map[string][]string
	if err := yaml.Unmarshal(data, &tune); err != nil {
		return nil, err
	}
	for _, family := range sorted(tune) {
		for _, text := range tune[family] {
			lines = append(lines, line{family: family, text: text, tune: true})
		}
	}
	return lines, nil
}

// represent fills the slots of each line in several ways and turns the texts into features.
func represent(lines []line, families []string) []*sample {
	data, err := texts.ReadFile("texts/slots.yaml")
	var slots map[string][]string
	if err == nil {
		err = yaml.Unmarshal(data, &slots)
	}
	if err != nil {
		panic(err)
	}
	var samples []*sample
	for i, l := range lines {
		family := slices.Index(families, l.family)
		if family < 0 {
			panic("no family " + l.family)
		}
		times, weight := 1, 1.0
		if l.tune {
			weight = 1.3
		}
		if l.phrase {
			weight = phraseWeight
		}
		if slot.MatchString(l.text) {
			times, weight = variants, 1.6/variants
		}
		chance := rand.New(rand.NewPCG(uint64(i), 7))
		for range times {
			text := slot.ReplaceAllStringFunc(l.text, func(s string) string {
				of := slots[s[1:len(s)-1]]
				if len(of) == 0 {
					panic("no slot " + s + " in: " + l.text)
				}
				return of[chance.IntN(len(of))]
			})
			samples = append(samples, &sample{family: family, text: text, source: i, tune: l.tune, weight: weight, features: archetype.Evidence("App", text)})
		}
	}
	samples = append(samples, long(samples, families)...)
	balance(samples, len(families))
	return samples
}

// balance gives every family the same weight in all, however many texts it has: a family is not likelier because more was
// written for it.
func balance(samples []*sample, families int) {
	total, all := make([]float64, families), 0.0
	for _, s := range samples {
		total[s.family] += s.weight
		all += s.weight
	}
	for _, s := range samples {
		s.weight *= all / float64(families) / total[s.family]
	}
}

// longOf is how many long descriptions are put together for each family, each of up to longest short ones.
const (
	longOf  = 40
	longest = 4
)

// long puts descriptions of one family together, with asides between them, because customers also write whole pages. Each
// is made of lines whose number has the same last digit, so that leaving lines out leaves these out as well.
func long(samples []*sample, families []string) []*sample {
	data, err := texts.ReadFile("texts/asides.yaml")
	var asides []string
	if err == nil {
		err = yaml.Unmarshal(data, &asides)
	}
	if err != nil {
		panic(err)
	}
	chance := rand.New(rand.NewPCG(3, 5))
	var out []*sample
	for family := range families {
		for n := range longOf {
			var from []*sample
			for _, s := range samples {
				if s.family == family && s.source%folds == n%folds && s.weight != phraseWeight {
					from = append(from, s)
				}
			}
			var parts []string
			for range 2 + chance.IntN(longest-1) {
				parts = append(parts, strings.TrimRight(from[chance.IntN(len(from))].text, ".")+".")
				for range chance.IntN(4) {
					parts = append(parts, asides[chance.IntN(len(asides))])
				}
			}
			text := strings.Join(parts, " ")
			out = append(out, &sample{family: family, text: text, source: n % folds, long: true, weight: 0.6, features: archetype.Evidence("App", text)})
		}
	}
	return out
}
