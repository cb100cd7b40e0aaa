package security

import (
	"path"
	"strings"
)

// Kinds of bytes in a source file.
const (
	kindCode byte = iota
	kindNote      // a comment
	kindText      // inside a string, a template, a regular expression or the text of an element
)

// source is a file as rules read it. All views have the same lines as the file, so that a place in one is one in all.
type source struct {
	raw  string
	code string // comments are blanks: what a tool reads
	bare string // strings and the text of elements are blanks too: only what runs
}

// line is one line of a source.
type line struct{ raw, code string }

func (s source) lines() []line {
	raw, code := strings.Split(s.raw, "\n"), strings.Split(s.code, "\n")
	out := make([]line, len(raw))
	for i := range raw {
		out[i] = line{raw[i], code[i]}
	}
	return out
}

// read tells a file's code from its comments and strings, by the language that its name says. Of languages that are not
// known here only the raw text is kept, in all views.
func read(name, text string) source {
	var kinds []byte
	switch {
	case scripts.MatchString(name):
		s := &script{text: text, kinds: make([]byte, len(text)), elements: !strings.HasSuffix(name, ".ts"), failed: map[int]bool{}}
		s.block(0)
		kinds = s.kinds
	case strings.HasSuffix(name, ".sql"):
		kinds = sqlKinds(text)
	case strings.HasSuffix(name, ".css"):
		kinds = enclosed(text, "/*", "*/")
	case strings.HasSuffix(name, ".md"):
		kinds = enclosed(text, "<!--", "-->")
	case hashed(name):
		kinds = hashKinds(text)
	default:
		return source{raw: text, code: text, bare: text}
	}
	return source{raw: text, code: blank(text, kinds, kindNote), bare: blank(blank(text, kinds, kindNote), kinds, kindText)}
}

// blank puts blanks where a kind is, but for the ends of lines.
func blank(text string, kinds []byte, kind byte) string {
	out := []byte(text)
	for i, k := range kinds {
		if k == kind && out[i] != '\n' {
			out[i] = ' '
		}
	}
	return string(out)
}

func hashed(name string) bool {
	base := path.Base(name)
	return strings.HasSuffix(base, ".yaml") || strings.HasSuffix(base, ".yml") || strings.HasSuffix(base, ".toml") || strings.HasPrefix(base, ".env") || strings.HasSuffix(base, ".env")
}

// hashKinds are those of files in which a # at a line's beginning or after a blank begins a comment.
func hashKinds(text string) []byte {
	kinds := make([]byte, len(text))
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			quote = 0
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '#' && (i == 0 || text[i-1] == '\n' || text[i-1] == ' ' || text[i-1] == '\t'):
			end := endOfLine(text, i)
			mark(kinds, i, end, kindNote)
			i = end - 1
		}
	}
	return kinds
}

// enclosed are the kinds of files whose comments stand between two marks.
func enclosed(text, from, to string) []byte {
	kinds := make([]byte, len(text))
	for i := 0; ; {
		at := strings.Index(text[i:], from)
		if at < 0 {
			return kinds
		}
		start := i + at
		i = after(text, start+len(from), to)
		mark(kinds, start, i, kindNote)
	}
}

// sqlKinds knows both kinds of comments, of which the long ones nest, and quotes. What stands between dollar quotes is
// read as SQL again: there it is the body of a function.
func sqlKinds(text string) []byte {
	kinds := make([]byte, len(text))
	for i := 0; i < len(text); {
		switch {
		case strings.HasPrefix(text[i:], "--"):
			end := endOfLine(text, i)
			mark(kinds, i, end, kindNote)
			i = end
		case strings.HasPrefix(text[i:], "/*"):
			start, depth := i, 1
			for i += 2; i < len(text) && depth > 0; i++ {
				if strings.HasPrefix(text[i:], "/*") {
					depth++
					i++
				} else if strings.HasPrefix(text[i:], "*/") {
					depth--
					i++
				}
			}
			i = min(i, len(text))
			mark(kinds, start, i, kindNote)
		case text[i] == '\'':
			// A quote inside is doubled, which reads as two strings side by side: the same kinds.
			end := after(text, i+1, "'")
			mark(kinds, i+1, end-1, kindText)
			i = end
		case text[i] == '"':
			i = after(text, i+1, `"`) // a name, which is code
		default:
			i++
		}
	}
	return kinds
}

// after is where text goes on behind the next end, its length when there is none.
func after(text string, from int, end string) int {
	from = min(from, len(text))
	if at := strings.Index(text[from:], end); at >= 0 {
		return from + at + len(end)
	}
	return len(text)
}

func endOfLine(text string, from int) int {
	if at := strings.IndexByte(text[from:], '\n'); at >= 0 {
		return from + at
	}
	return len(text)
}

func mark(kinds []byte, from, to int, kind byte) {
	for i := from; i < to && i < len(kinds); i++ {
		kinds[i] = kind
	}
}
