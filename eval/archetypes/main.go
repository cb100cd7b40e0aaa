// Command archetypes reports how often a description finds its family: accuracy on both halves of the labelled set and the
// confusion matrix. It exists because a threshold that nobody measures drifts. Usage: go run ./eval/archetypes [-wrong] [-least 0.92].
package main

import (
	"embed"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/skycot/skycot/internal/archetype"
)

//go:embed tune.yaml held.yaml
var files embed.FS

func main() {
	wrong := flag.Bool("wrong", false, "list the descriptions of the first half that are matched wrongly")
	least := flag.Float64("least", 0, "fail when the accuracy on the untouched half is below this")
	flag.Parse()
	for _, half := range []string{"tune", "held"} {
		r, err := measure(half)
		if err != nil {
			fmt.Fprintln(os.Stderr, "archetypes:", err)
			os.Exit(1)
		}
		r.write(os.Stdout, half, *wrong && half == "tune")
		if half == "held" && r.accuracy() < *least {
			fmt.Fprintf(os.Stderr, "archetypes: %.1f %% is below %.1f %%\n", 100*r.accuracy(), 100**least)
			os.Exit(1)
		}
	}
}

// result counts by labelled family and the one that was found.
type result struct {
	labels []string
	found  map[string]map[string]int
	missed []string
	all    int
	right  int
}

func (r *result) accuracy() float64 { return float64(r.right) / float64(max(r.all, 1)) }

// measure matches every description of a half.
func measure(half string) (*result, error) {
	data, err := files.ReadFile(half + ".yaml")
	if err != nil {
		return nil, err
	}
	var set map[string][]string
	if err := yaml.Unmarshal(data, &set); err != nil {
		return nil, fmt.Errorf("%s.yaml: %w", half, err)
	}
	r := &result{found: map[string]map[string]int{}}
	for label := range set {
		r.labels = append(r.labels, label)
	}
	sort.Strings(r.labels)
	for _, label := range r.labels {
		r.found[label] = map[string]int{}
		for _, text := range set[label] {
			got := archetype.Detect("App", text, "").Slug
			r.found[label][got]++
			r.all++
			if got == label {
				r.right++
			} else {
				r.missed = append(r.missed, fmt.Sprintf("%-22s %-22s %s", label, got, text))
			}
		}
	}
	return r, nil
}

func (r *result) write(w io.Writer, half string, wrong bool) {
	fmt.Fprintf(w, "%s: %d of %d right, %.1f %%\n", half, r.right, r.all, 100*r.accuracy())
	for _, label := range r.labels {
		var others []string
		for got, n := range r.found[label] {
			if got != label {
				others = append(others, fmt.Sprintf("%s %d", got, n))
			}
		}
		sort.Strings(others)
		fmt.Fprintf(w, "  %-22s %3d  %s\n", label, r.found[label][label], strings.Join(others, ", "))
	}
	if wrong {
		fmt.Fprintln(w, "\nlabelled               found                  text")
		for _, m := range r.missed {
			fmt.Fprintln(w, m)
		}
	}
	fmt.Fprintln(w)
}
