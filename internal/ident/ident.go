// Package ident turns words into names: casings, plurals, safe identifiers, slugs and ids.
//
// It exists so that every later step spells a thing the same way. A name reaches SQL, TypeScript and a route only
// through Namer, which folds other scripts, dodges reserved words and never gives one name twice.
package ident

import (
	"strings"
	"unicode"
)

// Words splits text into lower-case ASCII words at spaces, punctuation and humps ("unitPrice" is two words). Accented
// Latin letters are folded to their plain form; letters of other scripts are dropped, so the result may be empty.
func Words(text string) []string {
	var words []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			words = append(words, b.String())
			b.Reset()
		}
	}
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case r == '\'' || r == '’':
			// "owner's" is one word
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if i > 0 && unicode.IsUpper(r) && hump(runes, i) {
				flush()
			}
			b.WriteString(fold(r))
		case unicode.Is(unicode.Mn, r):
			// combining accents follow the letter they belong to
		default:
			flush()
		}
	}
	flush()
	return words
}

// hump says whether the upper-case rune at i starts a new word: after a lower-case letter, or before one inside a run
// of capitals ("PDFFile").
func hump(runes []rune, i int) bool {
	prev := runes[i-1]
	if unicode.IsLower(prev) {
		return true
	}
	return unicode.IsUpper(prev) && i+1 < len(runes) && unicode.IsLower(runes[i+1])
}

// Snake gives "unit_price".
func Snake(text string) string { return strings.Join(Words(text), "_") }

// Kebab gives "unit-price".
func Kebab(text string) string { return strings.Join(Words(text), "-") }

// Constant gives "UNIT_PRICE".
func Constant(text string) string { return strings.ToUpper(Snake(text)) }

// Pascal gives "UnitPrice".
func Pascal(text string) string {
	var b strings.Builder
	for _, w := range Words(text) {
		b.WriteString(strings.ToUpper(w[:1]))
		b.WriteString(w[1:])
	}
	return b.String()
}

// Camel gives "unitPrice".
func Camel(text string) string {
	p := Pascal(text)
	if p == "" {
		return ""
	}
	return strings.ToLower(p[:1]) + p[1:]
}

// Sentence upper-cases the first letter and leaves the rest as written: "PDF file" stays "PDF file".
func Sentence(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for i, r := range text {
		return text[:i] + string(unicode.ToUpper(r)) + text[i+len(string(r)):]
	}
	return text
}

// Slug gives a kebab-case name of at most limit bytes, cut at a word where it can be; fallback when nothing is left.
func Slug(text string, limit int, fallback string) string {
	slug := ""
	words := Words(strings.ToLower(text)) // a capital inside a name ("SaaS") begins no word
	for _, w := range words {
		next := w
		if slug != "" {
			next = slug + "-" + w
		}
		if len(next) > limit {
			break
		}
		slug = next
	}
	if slug != "" {
		return slug
	}
	if len(words) > 0 {
		return words[0][:limit]
	}
	return fallback
}

// fold gives the lower-case ASCII form of a Latin letter or digit, "" for other scripts.
func fold(r rune) string {
	r = unicode.ToLower(r)
	if r < 128 {
		return string(r)
	}
	if plain, ok := folds[r]; ok {
		return plain
	}
	return ""
}

// folds maps accented Latin letters to plain ones.
var folds = foldTable(map[string]string{
	"a": "àáâãåāăąǎ", "ae": "äæ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
	"i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõøōŏő", "oe": "öœ", "r": "ŕŗř",
	"s": "śŝşšș", "ss": "ß", "t": "ţťŧț", "th": "þ", "u": "ùúûũūŭůűų", "ue": "ü", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
})

func foldTable(groups map[string]string) map[rune]string {
	table := map[rune]string{}
	for plain, letters := range groups {
		for _, r := range letters {
			table[r] = plain
		}
	}
	return table
}
