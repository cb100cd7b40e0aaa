package security

import "strings"

// script tells the code of TypeScript and JavaScript, with or without elements (JSX), from comments and strings. It
// knows as much of the grammar as that takes: where a slash begins a regular expression, and where a "<" an element.
type script struct {
	text     string
	kinds    []byte
	at       int
	depth    int
	elements bool
	failed   map[int]bool // places of a "<" that began no element after all
}

// deepest is how many elements and braces may stand in each other; beyond that the text is no program.
const deepest = 400

// mostFailed is after how many "<" that began no element none is looked for any more.
const mostFailed = 64

// words after which an expression begins, not an operator.
var beforeExpression = map[string]bool{"return": true, "typeof": true, "case": true, "in": true, "of": true, "delete": true, "void": true, "throw": true,
	"new": true, "else": true, "do": true, "await": true, "yield": true, "default": true, "instanceof": true}

func wordByte(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func (s *script) starts(what string) bool { return strings.HasPrefix(s.text[s.at:], what) }

// block reads code up to the brace that closes it, or to the end of the file when until is 0.
func (s *script) block(until byte) bool {
	if s.depth++; s.depth > deepest {
		s.at = len(s.text)
	}
	defer func() { s.depth-- }()
	open := 0
	expression := true // an expression may begin here
	for s.at < len(s.text) {
		c := s.text[s.at]
		switch {
		case s.comment():
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			s.at++
		case c == '"' || c == '\'':
			s.quoted(c)
			expression = false
		case c == '`':
			s.template()
			expression = false
		case c == '/' && expression && s.pattern():
			expression = false
		case c == '<' && expression && s.elements && s.element():
			expression = false
		case wordByte(c):
			start := s.at
			for s.at < len(s.text) && wordByte(s.text[s.at]) {
				s.at++
			}
			property := start > 0 && s.text[start-1] == '.'
			expression = !property && beforeExpression[s.text[start:s.at]]
		case c == '}' && open == 0 && until == '}':
			s.at++
			return true
		default:
			if c == '{' {
				open++
			} else if c == '}' {
				open = max(0, open-1)
			}
			expression = c != ')' && c != ']'
			s.at++
		}
	}
	return until == 0
}

// comment reads one, if one begins here.
func (s *script) comment() bool {
	start := s.at
	switch {
	case s.starts("//"):
		s.at = endOfLine(s.text, s.at)
	case s.starts("/*"):
		s.at = after(s.text, s.at+2, "*/")
	case start == 0 && s.starts("#!"):
		s.at = endOfLine(s.text, s.at)
	default:
		return false
	}
	mark(s.kinds, start, s.at, kindNote)
	return true
}

// quoted reads a string, which ends with its line at the latest.
func (s *script) quoted(quote byte) {
	start := s.at + 1
	for s.at++; s.at < len(s.text) && s.text[s.at] != quote && s.text[s.at] != '\n'; s.at++ {
		if s.text[s.at] == '\\' {
			s.at++
		}
	}
	s.at = min(s.at, len(s.text))
	mark(s.kinds, start, s.at, kindText)
	if s.at < len(s.text) && s.text[s.at] == quote {
		s.at++
	}
}

// template reads a template; what is between ${ and } is code.
func (s *script) template() {
	start := s.at + 1
	for s.at++; s.at < len(s.text); s.at++ {
		switch {
		case s.text[s.at] == '\\':
			s.at++
		case s.text[s.at] == '`':
			mark(s.kinds, start, s.at, kindText)
			s.at++
			return
		case s.starts("${"):
			mark(s.kinds, start, s.at, kindText)
			s.at += 2
			s.block('}')
			start = s.at
			s.at--
		}
	}
	s.at = min(s.at, len(s.text))
	mark(s.kinds, start, s.at, kindText)
}

// pattern reads a regular expression; false when the slash is a division after all.
func (s *script) pattern() bool {
	class := false
	for i := s.at + 1; i < len(s.text) && s.text[i] != '\n'; i++ {
		switch s.text[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '/':
			if !class {
				mark(s.kinds, s.at+1, i, kindText)
				s.at = i + 1
				return true
			}
		}
	}
	return false
}

// element reads an element with all that is in it. When there is none, as in `<T,>(x: T) => x`, nothing is read.
func (s *script) element() bool {
	start := s.at
	if s.failed[start] {
		return false
	}
	if s.depth++; s.depth <= deepest && s.opening() {
		s.depth--
		return true
	}
	s.depth--
	s.failed[start] = true
	// A program has none of these, or a few; looking again and again would take forever in what is none.
	s.elements = len(s.failed) < mostFailed
	mark(s.kinds, start, s.at, kindCode)
	s.at = start
	return false
}

// opening reads an element from its "<" on.
func (s *script) opening() bool {
	s.at++
	name := s.name()
	s.blanks()
	if name != "" && (s.starts(",") || s.starts("extends ") || name == "const" && s.at < len(s.text) && wordByte(s.text[s.at])) {
		return false // type parameters
	}
	if name == "" && !s.starts(">") {
		return false
	}
	for s.at < len(s.text) {
		s.blanks()
		switch {
		case s.starts("/>"):
			s.at += 2
			return true
		case s.starts(">"):
			s.at++
			return s.children()
		case s.comment():
		case s.starts("{"):
			s.at++
			if !s.block('}') {
				return false
			}
		case s.starts("="):
			s.at++
		case s.starts(`"`), s.starts("'"):
			// Of several lines if need be, and without escapes.
			end := after(s.text, s.at+1, s.text[s.at:s.at+1])
			mark(s.kinds, s.at+1, end-1, kindText)
			s.at = end
		case s.starts("<"):
			// An element as a value, or the type arguments of a component.
			if s.at > 0 && s.text[s.at-1] == '=' {
				if !s.element() {
					return false
				}
				continue
			}
			end := strings.IndexAny(s.text[s.at:], ">\n")
			if end < 0 || s.text[s.at+end] == '\n' {
				return false
			}
			s.at += end + 1
		default:
			if s.name() == "" {
				return false
			}
		}
	}
	return false
}

// children reads up to the closing tag, and that.
func (s *script) children() bool {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case s.starts("</"):
			s.at = after(s.text, s.at, ">")
			return true
		case c == '<':
			if !s.element() {
				return false
			}
		case c == '{':
			s.at++
			if !s.block('}') {
				return false
			}
		default:
			s.kinds[s.at] = kindText
			s.at++
		}
	}
	return false
}

// name reads the name of an element or attribute.
func (s *script) name() string {
	start := s.at
	for s.at < len(s.text) && (wordByte(s.text[s.at]) || s.at > start && strings.IndexByte(".:-", s.text[s.at]) >= 0) {
		s.at++
	}
	return s.text[start:s.at]
}

func (s *script) blanks() {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[s.at]) >= 0 {
		s.at++
	}
}
