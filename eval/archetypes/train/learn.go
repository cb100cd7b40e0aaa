package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/skycot/skycot/catalogue"
)

// How it learns: softmax regression by AdaGrad with shrinking weights, over features that at least two lines have.
const (
	epochs   = 15
	rate     = 0.5
	shrink   = 0.00015
	smallest = 0.12 // weights below this are left out
	weakest  = 0.45 // features without any weight of this are left out
	folds    = 10
	// sharpness makes sums of weights probabilities: 1.25 times what is likeliest for texts left out (-check), at which the
	// fewest of them fall below the threshold of having a family.
	sharpness = 2.55
)

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// learn fits weights to the samples that use says.
func learn(families []string, samples []*sample, use func(*sample) bool) *catalogue.Weights {
	n := len(families)
	lines, last := map[string]int{}, map[string]int{}
	var chosen []*sample
	for _, s := range samples {
		if !use(s) {
			continue
		}
		chosen = append(chosen, s)
		if s.long {
			continue // made of the others
		}
		for _, f := range s.features {
			if at, seen := last[f.Name]; !seen || at != s.source {
				lines[f.Name]++
				last[f.Name] = s.source
			}
		}
	}
	w := &catalogue.Weights{Families: families, Bias: make([]float64, n), Scale: 1, Features: map[string][]float64{}}
	// the features by number, weights and squared steps side by side: strings would make it ten times slower
	var weights, past [][]float64
	numbers := map[string]int{}
	for _, f := range sorted(lines) {
		if lines[f] > 1 {
			numbers[f] = len(weights)
			weights, past = append(weights, make([]float64, n)), append(past, make([]float64, n))
			w.Features[f] = weights[len(weights)-1]
		}
	}
	type part struct {
		at    int
		value float64
	}
	parts := make([][]part, len(chosen))
	for i, s := range chosen {
		for _, f := range s.features {
			if at, ok := numbers[f.Name]; ok {
				parts[i] = append(parts[i], part{at, f.Value})
			}
		}
	}
	biasPast, sums := make([]float64, n), make([]float64, n)
	chance := rand.New(rand.NewPCG(1, 2))
	for range epochs {
		for _, at := range chance.Perm(len(chosen)) {
			s := chosen[at]
			copy(sums, w.Bias)
			for _, p := range parts[at] {
				for i, v := range weights[p.at] {
					sums[i] += v * p.value
				}
			}
			softmax(sums, 1)
			for i := range n {
				g := sums[i]
				if i == s.family {
					g--
				}
				g *= s.weight
				if math.Abs(g) < 1e-3 {
					continue
				}
				biasPast[i] += g * g
				w.Bias[i] -= 0.1 * rate * g / (math.Sqrt(biasPast[i]) + 0.1)
				for _, p := range parts[at] {
					d := g*p.value + shrink*weights[p.at][i]
					past[p.at][i] += d * d
					weights[p.at][i] -= rate * d / (math.Sqrt(past[p.at][i]) + 0.1)
				}
			}
		}
	}
	prune(w)
	return w
}

// prune leaves out what says little, so that the file stays small and matching quick.
func prune(w *catalogue.Weights) {
	for f, weights := range w.Features {
		top := 0.0
		for i, v := range weights {
			top = math.Max(top, math.Abs(v))
			if math.Abs(v) < smallest {
				weights[i] = 0
			}
		}
		if top < weakest {
			delete(w.Features, f)
		}
	}
}

func probabilities(w *catalogue.Weights, s *sample, into []float64) {
	copy(into, w.Bias)
	for _, f := range s.features {
		for i, v := range w.Features[f.Name] {
			into[i] += v * f.Value
		}
	}
	softmax(into, w.Scale)
}

func softmax(sums []float64, scale float64) {
	top, all := slices.Max(sums), 0.0
	for i := range sums {
		sums[i] = math.Exp((sums[i] - top) * scale)
		all += sums[i]
	}
	for i := range sums {
		sums[i] /= all
	}
}

// crossValidate leaves out a tenth of the lines at a time and matches them with what the others taught; then all of tune
// with what only the texts written here taught. It prints the scale at which what was left out is most likely as well.
func crossValidate(families []string, samples []*sample, wrong bool) {
	type outcome struct {
		s    *sample
		sums []float64
	}
	var left []outcome
	for fold := range folds {
		w := learn(families, samples, func(s *sample) bool { return s.source%folds != fold })
		for _, s := range samples {
			if s.source%folds == fold {
				sums := slices.Clone(w.Bias)
				for _, f := range s.features {
					for i, v := range w.Features[f.Name] {
						sums[i] += v * f.Value
					}
				}
				left = append(left, outcome{s, sums})
			}
		}
	}
	right := map[bool]float64{}
	all := map[bool]float64{}
	for _, o := range left {
		got := slices.Index(o.sums, slices.Max(o.sums))
		all[o.s.tune] += o.s.weight
		if got == o.s.family {
			right[o.s.tune] += o.s.weight
		} else if wrong {
			fmt.Printf("%-22s %-22s %s\n", families[o.s.family], families[got], o.s.text)
		}
	}
	best, scale := math.Inf(1), 1.0
	for try := 0.2; try < 6; try += 0.05 {
		loss := 0.0
		for _, o := range left {
			p := slices.Clone(o.sums)
			softmax(p, try)
			loss -= math.Log(math.Max(p[o.s.family], 1e-9)) * o.s.weight
		}
		if loss < best {
			best, scale = loss, try
		}
	}
	foreign := learn(families, samples, func(s *sample) bool { return !s.tune })
	p := make([]float64, len(families))
	hits, n := 0, 0
	for _, s := range samples {
		if !s.tune {
			continue
		}
		probabilities(foreign, s, p)
		n++
		if got := slices.Index(p, slices.Max(p)); got == s.family {
			hits++
		} else if wrong {
			fmt.Printf("tune %-17s %-22s %s\n", families[s.family], families[got], s.text)
		}
	}
	fmt.Printf("left out: own texts %.1f %%, tune %.1f %%; tune by own texts alone %.1f %%; scale %.2f\n",
		100*right[false]/all[false], 100*right[true]/all[true], 100*float64(hits)/float64(n), scale)
}

// write puts the weights into a file of hundredths, features in order.
func write(to io.Writer, w *catalogue.Weights) {
	fmt.Fprintln(to, "# What speaks for which family of apps, in hundredths. Written by make train-archetypes; see internal/archetype/evidence.go.")
	fmt.Fprint(to, "families")
	for _, f := range w.Families {
		fmt.Fprint(to, "\t", f)
	}
	fmt.Fprintf(to, "\nscale\t%.0f\n", 100*w.Scale)
	put := func(key string, values []float64) {
		fmt.Fprint(to, key)
		for _, v := range values {
			if v = math.Round(100 * v); v == 0 {
				fmt.Fprint(to, "\t")
			} else {
				fmt.Fprintf(to, "\t%.0f", v)
			}
		}
		fmt.Fprintln(to)
	}
	put("bias", w.Bias)
	for _, f := range sorted(w.Features) {
		weights := w.Features[f]
		if slices.ContainsFunc(weights, func(v float64) bool { return v != 0 }) {
			put(f, weights)
		}
	}
}
