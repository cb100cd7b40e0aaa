package catalogue

import (
	"bytes"
	"embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed classes.yaml archetype-weights.tsv
var learned embed.FS

// Weights are what eval/archetypes/train learned from labelled descriptions: how much a feature of a text speaks for each
// family of apps.
type Weights struct {
	Families []string             // in the order of the weights
	Bias     []float64            // of each family
	Scale    float64              // what the sum of weights is multiplied by before it becomes a probability
	Features map[string][]float64 // feature → weight for each family
}

// ArchetypeWeights returns the weights. It panics when the embedded data is broken, which the tests rule out.
var ArchetypeWeights = sync.OnceValue(func() *Weights {
	data, err := learned.ReadFile("archetype-weights.tsv")
	if err != nil {
		panic(err)
	}
	w, err := ParseWeights(data)
	if err != nil {
		panic(err)
	}
	return w
})

// ParseWeights reads the file that WriteWeights writes: a line with the families, one with the scale, one with the biases
// and one for each feature, in hundredths.
func ParseWeights(data []byte) (*Weights, error) {
	w := &Weights{Scale: 1, Features: make(map[string][]float64, 1+bytes.Count(data, []byte("\n")))}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		key, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(key, "#") || key == "":
		case key == "families":
			w.Families = strings.Split(rest, "\t")
		default:
			values := make([]float64, 0, len(w.Families))
			for _, text := range strings.Split(rest, "\t") {
				if text == "" {
					values = append(values, 0)
					continue
				}
				v, err := strconv.Atoi(text)
				if err != nil {
					return nil, fmt.Errorf("catalogue: archetype-weights.tsv:%d: %w", n, err)
				}
				values = append(values, float64(v)/100)
			}
			switch {
			case key == "scale" && len(values) == 1:
				w.Scale = values[0]
				continue
			case len(values) != len(w.Families):
				return nil, fmt.Errorf("catalogue: archetype-weights.tsv:%d: %d weights for %d families", n, len(values), len(w.Families))
			case key == "bias":
				w.Bias = values
			default:
				w.Features[key] = values
			}
		}
	}
	if len(w.Bias) != len(w.Families) || len(w.Families) == 0 {
		return nil, fmt.Errorf("catalogue: archetype-weights.tsv has no biases of its families")
	}
	return w, nil
}

// Classes maps a word (singular, lower case) to the kinds of words it belongs to (classes.yaml), in the file's order.
var Classes = sync.OnceValue(func() map[string][]string {
	var kinds map[string][]string
	if err := read(learned, "classes.yaml", &kinds); err != nil {
		panic(err)
	}
	classes := map[string][]string{}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		for _, word := range kinds[kind] {
			if have := classes[word]; len(have) == 0 || have[len(have)-1] != kind {
				classes[word] = append(have, kind)
			}
		}
	}
	return classes
})
