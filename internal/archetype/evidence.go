package archetype

import (
	"maps"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
)

// Feature is one thing about a text that may speak for a family of apps: a word, two words one after the other, the kinds
// of words in a row ("customer … book"), what the reader made of the text. Names begin with what they are: "w" a word,
// "p" its beginning, "b" two words, "k" a kind of word, "kk" two kinds, "g" kinds within reach, "i" the intent.
type Feature struct {
	Name  string
	Value float64
	Words string // the words of the text it stands for, "" for what the reader made of it
}

// Evidence lists the features of a description, and of the app's name, which counts half. Their values make a vector of
// length one, so that a long text is not surer of itself than a short one. Sorted by name.
func Evidence(name, description string) []Feature {
	return evidence(intent.Read(description, ""), intent.Read(name, ""))
}

func evidence(text, name *intent.Intent) []Feature {
	found := map[string]Feature{}
	add := func(f string, v float64, words string) {
		if have, ok := found[f]; !ok || v > have.Value {
			found[f] = Feature{f, v, words}
		}
	}
	wordsHeard(text, 1, add)
	wordsHeard(name, 0.5, add)
	meant(text, add)
	length := 0.0
	features := make([]Feature, 0, len(found))
	for _, f := range found {
		features = append(features, f)
	}
	sort.Slice(features, func(a, b int) bool { return features[a].Name < features[b].Name })
	for _, f := range features {
		length += f.Value * f.Value
	}
	for i := range features {
		features[i].Value /= math.Sqrt(length)
	}
	return features
}

// reach is how many words that carry meaning two kinds of words may stand apart.
const reach = 4

// unheard are words that say nothing about the family, whatever stands beside them.
var unheard = map[string]bool{}

func init() {
	for _, w := range strings.Fields("a an the this that these those it its is are be been am was were to of and or s t as so then there here very just also too please") {
		unheard[w] = true
	}
}

// heard is a word of the text with what it is like.
type heard struct {
	lemma, verb, text string
	kinds             []string
	clause            int
}

func wordsHeard(in *intent.Intent, weight float64, add func(string, float64, string)) {
	classes := catalogue.Classes()
	var run []heard
	for ci, c := range in.Clauses {
		for i, t := range in.Tokens[c.From:c.To] {
			if t.Kind != intent.Word || unheard[t.Lower] || in.Stages.Says(c.From+i) {
				continue
			}
			h := heard{lemma: t.Noun, verb: t.Verb, text: t.Text, clause: ci, kinds: classes[t.Lower]}
			if h.kinds == nil {
				h.kinds = classes[t.Noun]
			}
			if h.kinds == nil && t.Verb != "" {
				h.kinds = classes[t.Verb]
			}
			if t.Verb != "" {
				h.lemma = t.Verb
			}
			run = append(run, h)
		}
	}
	for i, h := range run {
		w := weight
		if i > 25 {
			w *= math.Sqrt(25 / float64(i)) // what a text says first says what it is
		}
		add("w "+h.lemma, 1.2*w, h.text)
		if r := []rune(h.lemma); len(r) > 5 {
			add("p "+string(r[:5]), 0.6*w, h.text)
		}
		for _, k := range h.kinds {
			add("k "+k, 0.7*w, h.text)
		}
		if i < 3 {
			add("f "+h.lemma, 0.7*w, h.text)
		}
		if i+1 < len(run) && run[i+1].clause == h.clause {
			n := run[i+1]
			both := h.text + " " + n.text
			add("b "+h.lemma+" "+n.lemma, 0.9*w, both)
			for _, k := range h.kinds {
				add("b <"+k+"> "+n.lemma, 0.5*w, both)
				for _, l := range n.kinds {
					add("kk "+k+" "+l, 0.4*w, both)
				}
			}
			for _, l := range n.kinds {
				add("b "+h.lemma+" <"+l+">", 0.5*w, both)
			}
		}
		for d := 2; d <= reach && i+d < len(run) && run[i+d].clause == h.clause; d++ {
			n := run[i+d]
			both := h.text + " … " + n.text
			add("g "+h.lemma+" "+n.lemma, 0.5*w, both)
			for _, k := range h.kinds {
				for _, l := range n.kinds {
					add("g <"+k+"> <"+l+">", 0.3*w, both)
				}
				add("g <"+k+"> "+n.lemma, 0.4*w, both)
			}
			for _, l := range n.kinds {
				add("g "+h.lemma+" <"+l+">", 0.4*w, both)
			}
		}
	}
}

// meant adds what the reader made of the text: people and what they do, things and what they have, parts of an app.
func meant(in *intent.Intent, add func(string, float64, string)) {
	for _, c := range in.Capabilities {
		add("i can "+c.Slug, 0.7, in.Words(c.At))
	}
	for _, r := range in.Roles {
		add("i role "+r.Name, 0.5, r.Label)
		add("i level "+r.Level, 0.4, r.Label)
	}
	strong := 0
	for _, e := range in.Entities {
		if !e.Strong {
			continue
		}
		strong++
		if e.Directory {
			add("i directory", 1, e.Label)
		}
		if e.Noun != nil {
			add("i thing "+e.Noun.Noun, 0.6, e.Label)
		}
		if len(e.Fields) > 0 {
			add("i fields", 0.4, e.Label)
		}
		if len(e.Children) > 0 {
			add("i children", 0.4, e.Label)
		}
	}
	add([]string{"i things none", "i things one", "i things more"}[min(strong, 2)], 0.4, "")
	if in.Tool != nil {
		add("i tool", 0.8, in.Words(in.Tool.At))
		if in.Tool.Head {
			add("i tool first", 1, in.Words(in.Tool.At))
		}
	}
	for _, a := range in.Deals.Posters {
		add("i posts", 0.6, a.Name)
	}
	for _, a := range in.Deals.Askers {
		add("i asks", 0.6, a.Name)
	}
	if in.AI.Messages {
		add("i messages", 0.8, "")
	}
	if in.AI.Input != "" {
		add("i ai input", 0.5, in.AI.Input)
	}
	if in.AI.Output != "" {
		add("i ai output", 0.8, in.AI.Output)
	}
	if len(in.Booking.Services) > 0 {
		add("i services", 0.6, in.Booking.Services[0].Name)
	}
}

// learned gives the probability of every family for these features.
func learned(features []Feature) map[string]float64 {
	w := catalogue.ArchetypeWeights()
	sums := slices.Clone(w.Bias)
	for _, f := range features {
		for i, v := range w.Features[f.Name] {
			sums[i] += v * f.Value
		}
	}
	return softmax(w.Families, sums, w.Scale)
}

func softmax(families []string, sums []float64, scale float64) map[string]float64 {
	top := slices.Max(sums)
	all := 0.0
	out := map[string]float64{}
	for i, s := range sums {
		p := math.Exp((s - top) * scale)
		out[families[i]] = p
		all += p
	}
	for f := range out {
		out[f] /= all
	}
	return out
}

// empty says whether words carry no meaning of their own.
func empty(words string) bool {
	for w := range strings.FieldsSeq(words) {
		if w != "…" && !slices.Contains(catalogue.Get().Words.Stop, w) {
			return false
		}
	}
	return true
}

// thin says whether a text has next to no words that are known to say anything: "make it good".
func thin(features []Feature) bool {
	known := 0
	for _, f := range features {
		if strings.HasPrefix(f.Name, "w ") && catalogue.ArchetypeWeights().Features[f.Name] != nil && !empty(f.Name[2:]) {
			known++
		}
	}
	return known == 0
}

// because names the words that speak most for a family, strongest first: at most n, none twice.
func because(features []Feature, slug string, n int) []string {
	w := catalogue.ArchetypeWeights()
	at := slices.Index(w.Families, slug)
	if at < 0 {
		return nil
	}
	type reason struct {
		words string
		force float64
	}
	force := map[string]float64{}
	for _, f := range features {
		weights := w.Features[f.Name]
		if weights == nil || f.Words == "" || weights[at] <= 0 {
			continue
		}
		if words := strings.ToLower(f.Words); !empty(words) {
			force[words] += weights[at] * f.Value
		}
	}
	var reasons []reason
	for _, words := range slices.Sorted(maps.Keys(force)) {
		reasons = append(reasons, reason{words, force[words]})
	}
	sort.SliceStable(reasons, func(a, b int) bool { return reasons[a].force > reasons[b].force })
	var out []string
	for _, r := range reasons {
		if len(out) == n {
			break
		}
		if text := clip(r.words, 40); !slices.ContainsFunc(out, func(have string) bool { return strings.Contains(have, text) || strings.Contains(text, have) }) {
			out = append(out, text)
		}
	}
	return out
}
