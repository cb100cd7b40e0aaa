package slice

import (
	"sort"
	"strings"
)

// Vocabulary says what the files of a tree may speak about. It is read-only once made.
type Vocabulary struct {
	root    *Type
	names   *scanner
	paths   map[string]bool // every path of every type, for help lines
	holders map[string]string
}

// Type describes one kind of scope: the whole app, an entity, a field. Types form a tree by Lists; a type may appear
// under several lists.
type Type struct {
	// Name is the first word of the paths that ask about an item: "field" in "field.required".
	Name string
	// Paths are the full paths that exist here ("field.required"). Every item type also has <Name>.first and .last.
	Paths []string
	// Lists are what @each may repeat here.
	Lists map[string]*Type
	// Names are the reserved names in Pascal case that have a meaning here.
	Names []string
	// Cases are the words @case may use, each with the reserved name that stands for an item of that case, or "".
	// Nil means that items of this type have no cases.
	Cases map[string]string

	pathSet map[string]bool
	nameSet map[string]bool
}

// self is the name under which an item stands for itself, whatever its case.
const self = "."

// NewVocabulary prepares root and every type below it.
func NewVocabulary(root *Type) *Vocabulary {
	v := &Vocabulary{root: root, paths: map[string]bool{}, holders: map[string]string{}}
	reserved := map[string]bool{}
	var visit func(t *Type, list string)
	visit = func(t *Type, list string) {
		if t.pathSet == nil {
			t.pathSet, t.nameSet = map[string]bool{}, map[string]bool{}
			for _, p := range t.Paths {
				t.pathSet[p] = true
			}
			t.pathSet[t.Name+".first"], t.pathSet[t.Name+".last"] = true, true
			for _, n := range t.Names {
				t.nameSet[n] = true
			}
		}
		for p := range t.pathSet {
			v.paths[p] = true
		}
		for _, n := range t.Names {
			reserved[n] = true
			v.hold(n, list, "")
		}
		for _, c := range sortedKeys(t.Cases) {
			if n := t.Cases[c]; n != "" {
				reserved[n] = true
				v.hold(n, list, c)
			}
		}
		for _, l := range sortedKeys(t.Lists) {
			visit(t.Lists[l], l)
		}
	}
	visit(root, "")
	v.names = newScanner(sortedKeys(reserved))
	return v
}

// hold remembers, for help lines, where a reserved name has a meaning.
func (v *Vocabulary) hold(name, list, kase string) {
	if _, ok := v.holders[name]; ok || list == "" {
		return
	}
	where := "@each " + list
	if kase != "" {
		where += " … @case " + kase
	}
	v.holders[name] = where
}

// Reserved reports the first reserved name, in any casing, that text holds; "" when there is none.
func (v *Vocabulary) Reserved(text string) string {
	for i := 0; i < len(text); i++ {
		if m, ok := v.names.at(text, i); ok {
			return text[i : i+m.length]
		}
	}
	return ""
}

// nearest returns the candidate that a misspelt word most likely means, or "".
func nearest(word string, candidates []string) string {
	best, bestDist := "", 3
	if len(word) <= 4 {
		bestDist = 2
	}
	for _, c := range candidates {
		if d := distance(word, c); d < bestDist {
			best, bestDist = c, d
		}
	}
	return best
}

// distance is the Levenshtein distance of two short words.
func distance(a, b string) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur := make([]int, len(b)+1)
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
		}
		prev = cur
	}
	return prev[len(b)]
}

func suggest(word string, candidates []string) string {
	if n := nearest(word, candidates); n != "" {
		return "did you mean " + n + "?"
	}
	sort.Strings(candidates)
	if len(candidates) > 24 {
		return "docs/living-app.md lists what exists"
	}
	return "here there is " + strings.Join(candidates, ", ")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
