package slice

import "strings"

// nextSpan finds the first part of a line that stands under a condition: what is before it, the condition, the part and
// what is after it. problem is set when there is one that cannot be read.
func nextSpan(line string, h *host) (before, cond, body, after string, ok bool, problem string) {
	from, to, word, rest, found := nextMark(line, h)
	if !found {
		return
	}
	if word != "if" {
		problem = "@" + word + " inside a line without the @if that it belongs to"
		return
	}
	before, cond, line = line[:from], rest, line[to:]
	from, to, word, rest, found = nextMark(line, h)
	if !found || word != "end" || rest != "" {
		problem = "@if inside a line without its @end (they cannot be nested, and there is no @else)"
		return
	}
	return before, cond, line[:from], line[to:], true, ""
}

// nextMark finds the first comment inside a line that holds a directive other than @=.
func nextMark(line string, h *host) (from, to int, word, rest string, found bool) {
	for at := 0; ; {
		i := strings.Index(line[at:], h.inline.open)
		if i < 0 {
			return
		}
		from = at + i
		at = from + len(h.inline.open)
		body, _, closed := strings.Cut(line[at:], h.inline.close)
		text := strings.TrimSpace(body)
		if closed && startsDirective(text) {
			word, rest, _ = strings.Cut(text[1:], " ")
			return from, at + len(body) + len(h.inline.close), word, strings.TrimSpace(rest), true
		}
	}
}

// nextInline finds the first inline directive of a line: the byte range from the start of the literal before it to the
// end of the comment, the literal and the path. problem is set when there is a directive that cannot be read.
func nextInline(line string, h *host) (start int, literal, path string, end int, ok bool, problem string) {
	at := -1
	for from := 0; ; {
		i := strings.Index(line[from:], h.inline.open)
		if i < 0 {
			return
		}
		i += from
		if strings.HasPrefix(strings.TrimLeft(line[i+len(h.inline.open):], " "), "@=") {
			at = i
			break
		}
		from = i + len(h.inline.open)
	}
	body, _, closed := strings.Cut(line[at+len(h.inline.open):], h.inline.close)
	if !closed {
		problem = "an inline directive is not closed on its line"
		return
	}
	end = at + len(h.inline.open) + len(body) + len(h.inline.close)
	path = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(body), "@="))
	stop := len(strings.TrimRight(line[:at], " "))
	start = literalBefore(line[:stop])
	if start < 0 {
		problem = "no literal before an inline directive"
		return
	}
	return start, line[start:stop], path, end, true, ""
}

// literalBefore returns where the literal that ends the text starts: a string, a number or word, or a bracketed list or
// object; -1 when the text does not end with one.
func literalBefore(s string) int {
	s = strings.TrimSuffix(s, "::text[]")
	var opened []int
	last, lastEnd := -1, -1
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\'' || c == '`':
			j := closingQuote(s, i)
			if j < 0 {
				i++ // an apostrophe in text
				continue
			}
			last, lastEnd = i, j+1
			i = j + 1
		case c == '[' || c == '(' || c == '{':
			from := i
			if c == '[' && i >= 5 && strings.EqualFold(s[i-5:i], "array") {
				from = i - 5
			}
			if c == '(' && i >= 5 && s[i-5:i] == "oklch" {
				from = i - 5
			}
			opened = append(opened, from)
			i++
		case c == ']' || c == ')' || c == '}':
			i++
			if len(opened) > 0 {
				last, lastEnd = opened[len(opened)-1], i
				opened = opened[:len(opened)-1]
			}
		case wordByte(c) || c == '-' && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9':
			j := i + 1
			for j < len(s) && wordByte(s[j]) {
				j++
			}
			last, lastEnd = i, j
			i = j
		default:
			i++
		}
	}
	if lastEnd != len(s) {
		return -1
	}
	return last
}

func wordByte(c byte) bool { return isAlnum(c) || c == '_' || c == '.' || c == '#' || c == '%' }

func closingQuote(s string, i int) int {
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case '\\':
			j++
		case s[i]:
			return j
		}
	}
	return -1
}
