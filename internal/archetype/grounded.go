package archetype

import (
	"io/fs"
	"regexp"
	"strings"
	"sync"

	"github.com/skycot/skycot/living"
)

// Some nodes stand for a whole slice of the living app: a course, dealings, a stock. Their readers claim clauses as a whole,
// so a claim of theirs proves a word only when the slice knows it: it is in the node itself, in what the rest of the app is
// called, or somewhere in the slice's own pages and rules.

// slicesOf are the folders of the living app that make what a node promises, by the node's first part; the folder of an
// entity's deal goes by "deal".
var slicesOf = map[string][]string{
	"course": {"src/features/course", "src/kit/quiz", "src/features/public-page"}, "dashboard": {"src/features/dashboard", "src/features/figures", "src/kit/charts"},
	"deal": {"src/features/deals", "src/features/saved", "src/features/profiles"}, "support": {"src/features/support", "src/features/support-level", "src/features/library"},
	"agent": {"src/features/agent", "src/kit/agent"}, "writer": {"src/features/writer", "src/kit/ai"},
	"stock": {"src/features/stockroom"}, "shop": {"src/features/storefront"}, "booking": {"src/features/booking", "src/kit/booking"},
}

// otherWords are words for what a slice does under another name.
var otherWords = map[string]string{
	"course": "chance pool least capital letters punctuation missing counter counts sometimes optionally picture self paced",
	"deal":   "flag hand top red applicant applicants system", "shop": "history", "booking": "team flow", "stock": strings.Join(stockWords, " ") + " typed",
}

var reWord = regexp.MustCompile(`[A-Z]?[a-z]+|[A-Z]+`)

// sliceWords are the stems of all words in the sources of slices.
var sliceWords = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for node, folders := range slicesOf {
		words := map[string]bool{}
		for _, folder := range folders {
			_ = fs.WalkDir(living.Files, folder, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() || strings.Contains(path, ".test.") {
					return nil
				}
				data, err := fs.ReadFile(living.Files, path)
				if err != nil {
					return nil
				}
				for _, w := range reWord.FindAllString(string(data), -1) {
					words[stem(strings.ToLower(w))] = true
				}
				return nil
			})
		}
		for w := range strings.FieldsSeq(otherWords[node]) {
			words[stem(w)] = true
		}
		out[node] = words
	}
	return out
})

// stem is a word without the endings that grammar gives it, short enough that "inspector" is not "inspect".
func stem(w string) string {
	for _, end := range []string{"ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e"} {
		if len(w)-len(end) >= 3 && strings.HasSuffix(w, end) {
			w = strings.TrimSuffix(w, end)
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' {
		w = w[:n-1] // "dropped"
	}
	return w
}

// coarse is the key of slicesOf that a node stands for, "" for nodes that say what they are themselves.
func coarse(node string) string {
	if strings.HasSuffix(node, "/deal") {
		return "deal"
	}
	if _, whole := slicesOf[node]; whole {
		return node
	}
	return ""
}

// grounded says whether a claimed word is one that the app knows.
func (b *builder) grounded(i int) bool {
	t := b.in.Tokens[i]
	nodes := b.trace.nodes[i]
	b.ground()
	if b.trace.all.words[t.Lower] || b.trace.all.words[t.Noun] || t.Kind != 0 {
		return len(nodes) > 0
	}
	if c := b.spec.Course; c != nil && c.Phrases && strings.EqualFold(b.in.Course.Language, t.Text) {
		return len(nodes) > 0 // the language of the phrases
	}
	for _, n := range nodes {
		kind := coarse(n)
		if kind == "" || sliceWords()[kind][stem(t.Lower)] || sliceWords()[kind][stem(t.Noun)] || t.Verb != "" && sliceWords()[kind][stem(t.Verb)] {
			return true
		}
	}
	return false
}
