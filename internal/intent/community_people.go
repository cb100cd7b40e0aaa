package intent

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
)

// makers and payers are what creators do with their works, and what others do with theirs.
var (
	makers = []string{"publish", "upload", "sell", "record", "write", "produce", "design"}
	payers = []string{"support", "buy", "subscribe", "purchase", "pay", "listen", "join", "tip"}
)

// publishing finds who publishes, what, and who pays for it: "storytellers publish recorded tales and listeners support
// them", "designers sell patterns".
func (in *Intent) publishing() {
	people := map[string]int{}
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		who, at := "", Range{}
		for i := c.From; i < c.To; i++ {
			t := in.Tokens[i]
			if t.Kind != Word {
				continue
			}
			if t.Is("i") && c.From+2 < c.To && in.Tokens[c.From].Is("as") && i > c.From+2 {
				who, at = in.lemma(c.From+2, i), Range{c.From + 2, i}
				if in.Tokens[i-1].Is(",") {
					who, at = in.lemma(c.From+2, i-1), Range{c.From + 2, i - 1}
				}
				continue
			}
			verb := t.Verb
			if verb == "" && (slices.Contains(makers, t.Lower) || slices.Contains(payers, t.Lower)) {
				verb = t.Lower
			}
			if t.Noun == "creator" && in.Community.Creator != "" && in.Community.Creator != "creator" {
				who, at = in.Community.Creator, Range{i, i + 1}
				continue
			}
			if person(t) && verb == "" || person(t) && t.Lower != t.Noun {
				who, at = t.Noun, Range{i, i + 1}
				people[who]++
				continue
			}
			if who == "" || verb == "" {
				continue
			}
			switch {
			case slices.Contains(makers, verb) && in.Community.Creator == "":
				in.Community.Creator = who
				in.Community.CreatorAt = append(in.Community.CreatorAt, at)
				in.work(c, i+1)
			case slices.Contains(makers, verb) && who == in.Community.Creator && in.Community.Work == "":
				in.work(c, i+1)
			case slices.Contains(payers, verb) && in.Community.Fan == "" && who != in.Community.Creator:
				in.Community.Fan = who
				in.Community.FanAt = append(in.Community.FanAt, at)
			}
		}
	}
	if in.Community.Creator == "" {
		return
	}
	for i, t := range in.Tokens {
		switch {
		case t.Kind != Word:
		case t.Noun == in.Community.Creator || t.Noun == "creator":
			in.Community.CreatorAt = append(in.Community.CreatorAt, Range{i, i + 1})
		case in.Community.Fan != "" && (t.Noun == in.Community.Fan || t.Noun == "fan" || t.Noun == "supporter"):
			in.Community.FanAt = append(in.Community.FanAt, Range{i, i + 1})
		case in.Community.Work != "" && t.Noun == in.Community.Work:
			in.Community.WorkAt = append(in.Community.WorkAt, Range{i, i + 1})
		}
	}
}

// endings are how words for people who do something end.
var endings = []string{"er", "or", "ist", "ian"}

// person says whether a word names people: the lexicon knows it, or it ends like one and is no thing.
func person(t Token) bool {
	if n := catalogue.Get().Noun(t.Noun); n != nil {
		return n.Person
	}
	if len(t.Noun) < 5 || t.Verb != "" && t.Lower == t.Verb || slices.Contains(strings.Fields("number order offer paper member- folder header footer banner poster letter layer corner counter container answer another other either never ever under over after later however whether together summer winter water power dinner master center center colour color author- door floor mirror error anchor factor major minor order newsletter amber"), t.Noun) {
		return false
	}
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(t.Noun, e) })
}

// work reads what is published: the head of the phrase after the verb, "recorded tales", "a pattern (PDF, …)".
func (in *Intent) work(c *Clause, i int) {
	np, _, ok := in.phraseAt(i, c.To)
	if !ok || np.head() == "" || person(in.Tokens[np.at.To-1]) {
		return
	}
	if slices.Contains([]string{"content", "thing", "stuff", "work", "post", "something", "new", "version"}, np.head()) && np.head() != "work" && np.head() != "post" {
		return
	}
	in.Community.Work = np.head()
	in.Community.WorkAt = append(in.Community.WorkAt, np.at)
}
