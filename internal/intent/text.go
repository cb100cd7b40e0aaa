package intent

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
)

// Kind of a token.
type Kind int

// A token is a word, a number ("12", "1.5", "07:30"), or one mark of punctuation or currency.
const (
	Word Kind = iota
	Number
	Mark
)

// Token is one word, number or mark of the text, with the forms that phrases match.
type Token struct {
	Text       string
	Lower      string
	Noun       string // singular
	Verb       string // infinitive, "" when no known verb has this form
	Kind       Kind
	Glued      bool // joined to the one before without a space ("drag-and-drop", "60€")
	Start, End int  // byte offsets into the source
}

// Is says whether the token is one of these words, as written in lower case.
func (t Token) Is(words ...string) bool {
	for _, w := range words {
		if t.Lower == w {
			return true
		}
	}
	return false
}

// Matches says whether w is the token itself, its singular or its infinitive.
func (t Token) Matches(w string) bool { return t.Lower == w || t.Noun == w || t.Verb == w }

// whole are words with a hyphen that stay one token.
var whole = map[string]bool{"e-mail": true, "e-mails": true, "check-in": true, "check-out": true, "co-op": true, "x-ray": true}

// tokenise cuts text[from:to] into tokens; offsets are of text.
func tokenise(text string, from, to int) []Token {
	var tokens []Token
	add := func(start, end int, kind Kind) {
		t := Token{Text: text[start:end], Kind: kind, Start: start, End: end}
		t.Lower = strings.ToLower(strings.ReplaceAll(t.Text, "’", "'"))
		t.Noun = t.Lower
		if kind == Word {
			t.Lower = strings.TrimSuffix(strings.TrimSuffix(t.Lower, "'s"), "'")
			t.Noun = ident.Singular(t.Lower)
			t.Verb = infinitives()[t.Lower]
		}
		t.Glued = len(tokens) > 0 && (tokens[len(tokens)-1].End == start || start > from && text[start-1] == '-')
		tokens = append(tokens, t)
	}
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:to])
		switch {
		case unicode.IsSpace(r) || r == utf8.RuneError || unicode.IsControl(r):
			i += size
		case unicode.IsDigit(r):
			end := numberEnd(text, i, to)
			add(i, end, Number)
			i = end
		case unicode.IsLetter(r):
			end := wordEnd(text, i, to)
			if end < to && text[end] == '-' {
				if longer := wordEnd(text, end+1, to); longer > end+1 && whole[strings.ToLower(text[i:longer])] {
					end = longer
				}
			}
			add(i, end, Word)
			i = end
			if i < to-1 && text[i] == '-' {
				if next, _ := utf8.DecodeRuneInString(text[i+1 : to]); unicode.IsLetter(next) {
					i++ // a hyphen inside a compound is not a token
				}
			}
		default:
			add(i, i+size, Mark)
			i += size
		}
	}
	return tokens
}

func wordEnd(text string, i, to int) int {
	for i < to {
		r, size := utf8.DecodeRuneInString(text[i:to])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && !unicode.IsDigit(r) {
			if (r == '\'' || r == '’') && i+size < to {
				if next, _ := utf8.DecodeRuneInString(text[i+size : to]); unicode.IsLetter(next) {
					i += size
					continue
				}
			}
			return i
		}
		i += size
	}
	return i
}

// numberEnd takes digits with single points, commas or colons inside.
func numberEnd(text string, i, to int) int {
	for i < to {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			i++
		case (c == '.' || c == ',' || c == ':') && i+1 < to && text[i+1] >= '0' && text[i+1] <= '9':
			i++
		default:
			if r, size := utf8.DecodeRuneInString(text[i:to]); unicode.IsDigit(r) {
				i += size
				continue
			}
			return i
		}
	}
	return i
}

// infinitives maps every form of the verbs of the catalogue to the infinitive.
var infinitives = sync.OnceValue(func() map[string]string {
	forms := map[string]string{}
	put := func(form, verb string) {
		if _, taken := forms[form]; !taken {
			forms[form] = verb
		}
	}
	verbs := catalogue.Get().Words.Verbs
	for verb := range verbs {
		forms[verb] = verb
	}
	for _, verb := range sortedKeys(verbs) {
		for _, form := range verbs[verb] {
			put(form, verb)
		}
		switch {
		case strings.HasSuffix(verb, "e"):
			put(verb+"s", verb)
			put(verb+"d", verb)
			put(verb[:len(verb)-1]+"ing", verb)
		case strings.HasSuffix(verb, "y") && !strings.ContainsAny(verb[len(verb)-2:len(verb)-1], "aeiou"):
			put(verb[:len(verb)-1]+"ies", verb)
			put(verb[:len(verb)-1]+"ied", verb)
			put(verb+"ing", verb)
		default:
			put(verb+"s", verb)
			put(verb+"es", verb)
			put(verb+"ed", verb)
			put(verb+"ing", verb)
		}
	}
	return forms
})
