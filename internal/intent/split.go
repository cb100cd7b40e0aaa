package intent

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clause is one requirement of the text: the smallest piece that is met or unmet as a whole.
type Clause struct {
	Text     string // as written
	Source   string // description | requirements
	Span     [2]int // byte offsets into that source
	From, To int    // its tokens, as indexes into Intent.Tokens
	Heading  string // the heading it stands under, lower case
	Bullet   bool
}

// line is one line of the source without its bullet or number.
type line struct {
	from, to int
	bullet   bool
	heading  bool
}

// split cuts a source into lines, lines into sentences and sentences into clauses. Headings become the context of what
// follows and are not clauses themselves.
func (in *Intent) split(source, text string) {
	heading := ""
	lines := cutLines(text)
	for i, l := range lines {
		if l.heading && i+1 < len(lines) {
			heading = strings.ToLower(strings.Trim(text[l.from:l.to], " :.#*_"))
			continue
		}
		for _, s := range sentences(text, l.from, l.to) {
			for _, c := range clauses(text, s[0], s[1]) {
				tokens := tokenise(text, c[0], c[1])
				if !wordy(tokens) {
					continue
				}
				from := len(in.Tokens)
				in.Tokens = append(in.Tokens, tokens...)
				span := [2]int{tokens[0].Start, tokens[len(tokens)-1].End}
				in.Clauses = append(in.Clauses, Clause{Text: text[span[0]:span[1]], Source: source, Span: span,
					From: from, To: len(in.Tokens), Heading: heading, Bullet: l.bullet})
			}
		}
	}
}

func wordy(tokens []Token) bool {
	for _, t := range tokens {
		if t.Kind == Word {
			return true
		}
	}
	return false
}

func cutLines(text string) []line {
	var lines []line
	for from := 0; from < len(text); {
		to := len(text)
		if nl := strings.IndexByte(text[from:], '\n'); nl >= 0 {
			to = from + nl
		}
		l := line{from: from, to: to}
		l.from += bulletWidth(text[from:to])
		l.bullet = l.from > from
		l.heading = isHeading(text[from:to], text[min(to+1, len(text)):])
		if strings.TrimSpace(text[l.from:l.to]) != "" {
			lines = append(lines, l)
		}
		from = to + 1
	}
	return lines
}

// bulletWidth is the length of "- ", "* ", "• ", "3. ", "2) " or "## " with the spaces before it.
func bulletWidth(s string) int {
	trimmed := strings.TrimLeft(s, " \t")
	lead := len(s) - len(trimmed)
	for _, mark := range []string{"- ", "* ", "• ", "– ", "— ", "+ ", "o "} {
		if strings.HasPrefix(trimmed, mark) {
			return lead + len(mark)
		}
	}
	if hashes := len(trimmed) - len(strings.TrimLeft(trimmed, "#")); hashes > 0 {
		return lead + hashes
	}
	digits := 0
	for digits < len(trimmed) && digits < 3 && trimmed[digits] >= '0' && trimmed[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits+1 < len(trimmed) && (trimmed[digits] == '.' || trimmed[digits] == ')') && trimmed[digits+1] == ' ' {
		return lead + digits + 2
	}
	return lead
}

// isHeading says whether a line introduces what follows: "# Goals", "1. Purpose", "ROLES", "Quiero:", "Module rules".
func isHeading(s, rest string) bool {
	s = strings.TrimSpace(s)
	next, _, _ := strings.Cut(strings.TrimLeft(rest, "\n\r"), "\n")
	next = strings.TrimSpace(next)
	if s == "" || next == "" {
		return false
	}
	body := strings.TrimSpace(s[bulletWidth(s):])
	words := strings.Fields(body)
	switch {
	case strings.HasPrefix(s, "#"):
		return true
	case len(words) > 6 || strings.ContainsAny(body, ".,;!?") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "* "):
		return false
	case strings.HasSuffix(body, ":"):
		return true
	case strings.Contains(body, ":"):
		return false
	case body == strings.ToUpper(body) && strings.ToLower(body) != body:
		return true
	}
	first, _ := utf8.DecodeRuneInString(body)
	return len(words) <= 4 && unicode.IsUpper(first) && (len(next) > len(body)+15 || bulletWidth(next) > 0)
}

// sentences cuts at . ! ? before a space and a new start, but not after abbreviations or inside parentheses.
func sentences(text string, from, to int) [][2]int {
	var out [][2]int
	start, depth := from, 0
	for i := from; i < to; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		case '.', '!', '?':
			for i+1 < to && strings.IndexByte(".!?\")'", text[i+1]) >= 0 {
				i++
			}
			if depth == 0 && i+1 < to && text[i+1] == ' ' && !abbreviated(text[start:i+1]) {
				out = append(out, [2]int{start, i + 1})
				start = i + 2
			}
		}
	}
	if strings.TrimSpace(text[start:to]) != "" {
		out = append(out, [2]int{start, to})
	}
	return out
}

func abbreviated(s string) bool {
	word := strings.ToLower(s[strings.LastIndexAny(s, " (")+1:])
	switch word {
	case "e.g.", "i.e.", "etc.", "approx.", "no.", "nr.", "incl.", "min.", "max.", "vs.", "dr.", "mr.", "mrs.", "st.", "a.m.", "p.m.", "resp.":
		return true
	}
	return len(word) == 2 && word[0] >= 'a' && word[0] <= 'z' && word != "i."
}

// clauses cuts a sentence at semicolons, at dashes between words, and before ", and <subject> can" and the like.
func clauses(text string, from, to int) [][2]int {
	var out [][2]int
	start, depth := from, 0
	cut := func(end, next int) {
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, [2]int{start, end})
		}
		start = next
	}
	for i := from; i < to; i++ {
		switch text[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		case ';':
			if depth == 0 {
				cut(i, i+1)
			}
		case ' ':
			if depth > 0 || i < start {
				continue
			}
			rest := text[i+1 : to]
			switch {
			case strings.HasPrefix(rest, "so that "), strings.HasPrefix(rest, "because "):
				// the reason given in a user story asks for nothing of its own
			case strings.HasSuffix(text[start:i], "from") && (strings.HasPrefix(rest, "- to") || strings.HasPrefix(rest, "– to") || strings.HasPrefix(rest, "— to")):
				// a period, "from - to", and no new thought
			case strings.HasPrefix(rest, "- ") && listing(text[start:i], rest[2:]), strings.HasPrefix(rest, "– ") && listing(text[start:i], rest[len("– "):]), strings.HasPrefix(rest, "— ") && listing(text[start:i], rest[len("— "):]):
				// "state - empty, full, lost": what the word before can be
			case strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "— "), strings.HasPrefix(rest, "– "):
				cut(i, i+1+strings.IndexByte(rest, ' ')+1)
			case newSubject(rest) && len(strings.Fields(text[start:i])) > 2 && (text[i-1] == ',' || strings.HasPrefix(rest, "and ") || strings.HasPrefix(rest, "but ")):
				cut(i, i+1)
			}
		}
	}
	cut(to, to)
	return out
}

// listing says whether a dash introduces the values of the word before it: "state - empty, full, at customer, lost".
func listing(before, rest string) bool {
	word := strings.ToLower(strings.Trim(before[strings.LastIndexByte(before, ' ')+1:], ",:"))
	switch word {
	case "state", "status", "stage", "category", "kind", "type", "size", "options", "states", "statuses", "stages", "categories", "kinds", "types", "sizes", "columns":
		return strings.Count(rest, ",") >= 2
	}
	return false
}

// newSubject says whether rest begins a clause of its own: "(and) users can …", "everyone may …", "it must …".
func newSubject(rest string) bool {
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "and "), "but ")
	words := strings.Fields(rest[:min(len(rest), 80)])
	for i, w := range words[:min(len(words), 5)] {
		switch strings.ToLower(strings.Trim(w, ",.")) {
		case "can", "may", "must", "should", "cannot", "shall", "will", "sees", "see", "have", "has", "are", "is":
			return i > 0 && i < 5
		case "to", "of", "with", "for", "in", "on", "who", "which", "that", "by", "if", "until", "till":
			return false
		}
		if strings.ContainsAny(w[len(w)-1:], ",;:.") {
			return false
		}
	}
	return false
}
