package slice

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is one casing of a name.
type form uint8

const (
	camel form = iota
	pascal
	snake
	kebab
	upper
	label
	lower
	camelPlural
	pascalPlural
	snakePlural
	kebabPlural
	upperPlural
	labelPlural
	lowerPlural
	forms
)

// Name is a thing's name in every casing.
type Name [forms]string

// NewName derives every casing. singular and plural are snake_case identifiers; routePlural is the kebab-case plural,
// derived from plural when empty; the labels are in sentence case.
func NewName(singular, plural, routePlural, labelOne, labelMany string) Name {
	if routePlural == "" {
		routePlural = strings.ReplaceAll(plural, "_", "-")
	}
	var n Name
	for i, s := range []string{singular, plural} {
		o := camel
		if i == 1 {
			o = camelPlural
		}
		p := pascalOf(s)
		n[o+pascal] = p
		n[o+camel] = lowerFirst(p)
		n[o+snake] = s
		n[o+kebab] = strings.ReplaceAll(s, "_", "-")
		n[o+upper] = strings.ToUpper(s)
	}
	n[kebabPlural] = routePlural
	n[label], n[labelPlural] = labelOne, labelMany
	n[lower], n[lowerPlural] = lowerLabel(labelOne), lowerLabel(labelMany)
	return n
}

// Pascal, Camel, Snake and the others return one casing each.
func (n *Name) Pascal() string { return n[pascal] }

// Camel returns the name as a variable.
func (n *Name) Camel() string { return n[camel] }

// Lower returns the label inside a sentence: "sales order", but "FAQ entry" keeps its capitals.
func (n *Name) Lower() string { return n[lower] }

// LowerPlural is Lower of the plural label.
func (n *Name) LowerPlural() string { return n[lowerPlural] }

func pascalOf(s string) string {
	var b strings.Builder
	for _, w := range strings.Split(s, "_") {
		if w != "" {
			b.WriteString(strings.ToUpper(w[:1]) + w[1:])
		}
	}
	return b.String()
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// lowerLabel lower-cases the first letter unless the word is an abbreviation ("URL", "B2B").
func lowerLabel(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if n == 0 || unicode.IsUpper(next) || unicode.IsDigit(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// variant is one casing of one reserved name as it stands in the living app.
type variant struct {
	text string
	name string
	form form
}

// match is a reserved name found in a text.
type match struct {
	name   string
	form   form
	length int
}

// scanner finds reserved names. Variants are grouped by their first word in lower case, longest first.
type scanner struct {
	words  []string
	byWord map[string][]variant
}

func newScanner(reserved []string) *scanner {
	s := &scanner{byWord: map[string][]variant{}}
	for _, r := range reserved {
		single := snakeOf(r)
		first := strings.SplitN(single, "_", 2)[0]
		many := single + "s"
		if strings.HasSuffix(single, "s") {
			many = ""
		}
		text := strings.ReplaceAll(single, "_", " ")
		one := strings.ToUpper(text[:1]) + text[1:]
		n := NewName(single, many, "", one, one+"s")
		for f, t := range n {
			if t == "" || (many == "" && form(f) >= camelPlural) {
				continue
			}
			s.byWord[first] = append(s.byWord[first], variant{t, r, form(f)})
			// An abbreviation keeps its capitals in a sentence: "Sample URL".
			if strings.HasSuffix(text, " url") && (form(f) == label || form(f) == lower) {
				s.byWord[first] = append(s.byWord[first], variant{strings.TrimSuffix(t, "url") + "URL", r, form(f)})
			}
		}
	}
	for w, vs := range s.byWord {
		sort.SliceStable(vs, func(i, j int) bool { return len(vs[i].text) > len(vs[j].text) })
		s.words = append(s.words, w)
	}
	sort.Strings(s.words)
	return s
}

// at reports the reserved name that starts at text[i].
func (s *scanner) at(text string, i int) (match, bool) {
	for _, w := range s.words {
		if len(text)-i < len(w) || !strings.EqualFold(text[i:i+len(w)], w) {
			continue
		}
		for _, v := range s.byWord[w] {
			if strings.HasPrefix(text[i:], v.text) && bounded(text, i, i+len(v.text), v.form) {
				return match{v.name, v.form, len(v.text)}, true
			}
		}
	}
	return match{}, false
}

// bounded reports whether text[i:j] is a word, or a whole part of a longer word in the same casing.
func bounded(text string, i, j int, f form) bool {
	var before, after byte
	if i > 0 {
		before = text[i-1]
	}
	if j < len(text) {
		after = text[j]
	}
	switch f {
	case pascal, pascalPlural:
		// A part of a camel or Pascal word: listSampleItems, SampleItemForm.
		return !isUpper(before) && !isLower(after)
	case camel, camelPlural:
		return !isAlnum(before) && before != '_' && !isLower(after)
	case snake, snakePlural, kebab, kebabPlural:
		return !isAlnum(before) && !isAlnum(after)
	case upper, upperPlural:
		return !isAlnum(before) && !isAlnum(after)
	default:
		return !isAlnum(before) && !isAlnum(after)
	}
}

func isUpper(b byte) bool { return b >= 'A' && b <= 'Z' }
func isLower(b byte) bool { return b >= 'a' && b <= 'z' }
func isAlnum(b byte) bool { return isUpper(b) || isLower(b) || (b >= '0' && b <= '9') }

func snakeOf(p string) string {
	var b strings.Builder
	for i, r := range p {
		if unicode.IsUpper(r) {
			if i > 0 {
				b.WriteByte('_')
			}
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// RawName returns a name that reads as text in every casing.
func RawName(text string) *Name {
	var n Name
	for i := range n {
		n[i] = text
	}
	return &n
}
