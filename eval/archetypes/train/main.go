// Command train learns which words, kinds of words and readings speak for which family of apps, from the texts beside it and
// the first half of the labelled set, and writes catalogue/archetype-weights.tsv. It exists so that matching rests on many
// small pieces of evidence rather than on phrases somebody thought of. Deterministic.
// Usage: go run ./eval/archetypes/train [-check] [-o catalogue/archetype-weights.tsv].
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"

	"github.com/skycot/skycot/catalogue"
)

func main() {
	check := flag.Bool("check", false, "only cross-validate: leave lines out and match them with what the others taught")
	wrong := flag.Bool("wrong", false, "with -check, list what was matched wrongly")
	out := flag.String("o", "catalogue/archetype-weights.tsv", "where the weights go")
	flag.Parse()
	if err := run(*check, *wrong, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(check, wrong bool, out string) error {
	lines, err := readLines()
	if err != nil {
		return err
	}
	var families []string
	for _, a := range catalogue.Archetypes() {
		families = append(families, a.Slug)
	}
	samples := represent(lines, families)
	if check {
		crossValidate(families, samples, wrong)
		return nil
	}
	w := learn(families, samples, func(*sample) bool { return true })
	w.Scale = sharpness
	fmt.Printf("%d texts, %d features\n", len(samples), len(w.Features))
	var b bytes.Buffer
	write(&b, w)
	return os.WriteFile(out, b.Bytes(), 0o644)
}
