// Package ddl reads the SQL that apps are made with into a model of the schema, so that two states of an app can be
// compared and the difference written as a migration. It knows the statements that the living app uses and refuses the
// rest, by name; it is no general parser of SQL.
package ddl

import (
	"fmt"
	"strings"
)

// Statements splits a script at its semicolons. Comments between statements are dropped; those inside stay.
func Statements(script string) ([]string, error) {
	var out []string
	start, begun := 0, false
	for i := 0; i < len(script); {
		n, kind := skip(script, i)
		if n < 0 {
			return nil, fmt.Errorf("a text or comment is not closed: %s", excerpt(script[i:]))
		}
		switch {
		case kind == comment && !begun:
			start = i + n
		case kind == comment:
		case script[i] == ';' && kind == other:
			if begun {
				out = append(out, strings.TrimSpace(script[start:i]))
			}
			start, begun = i+1, false
		case !space(script[i]):
			if !begun {
				start, begun = i, true
			}
		}
		i += n
	}
	if begun {
		return nil, fmt.Errorf("a statement without its semicolon: %s", excerpt(script[start:]))
	}
	return out, nil
}

type kind uint8

const (
	other kind = iota
	comment
	literal
)

// skip returns how many bytes the token at s[i] takes: one, or a whole comment, string, quoted name or dollar quote; -1
// when it is not closed.
func skip(s string, i int) (int, kind) {
	rest := s[i:]
	to := func(end string, from int) int {
		j := strings.Index(rest[from:], end)
		if j < 0 {
			return -1
		}
		return from + j + len(end)
	}
	switch {
	case strings.HasPrefix(rest, "--"):
		if n := to("\n", 2); n > 0 {
			return n, comment
		}
		return len(rest), comment
	case strings.HasPrefix(rest, "/*"):
		return to("*/", 2), comment
	case rest[0] == '\'':
		escapes := i > 0 && (s[i-1] == 'E' || s[i-1] == 'e') && (i == 1 || !word(s[i-2]))
		for j := 1; j < len(rest); j++ {
			switch {
			case escapes && rest[j] == '\\':
				j++
			case rest[j] == '\'' && j+1 < len(rest) && rest[j+1] == '\'':
				j++
			case rest[j] == '\'':
				return j + 1, literal
			}
		}
		return -1, literal
	case rest[0] == '"':
		return to(`"`, 1), literal
	case rest[0] == '$':
		end := strings.IndexByte(rest[1:], '$')
		if end < 0 || strings.ContainsAny(rest[1:end+1], " \n()';,") {
			return 1, other
		}
		tag := rest[:end+2]
		return to(tag, len(tag)), literal
	}
	return 1, other
}

func space(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }
func word(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_'
}

// squeeze makes white space outside of texts single and drops comments, so that layout does not count as a change.
func squeeze(s string) string {
	var b strings.Builder
	gap := false
	for i := 0; i < len(s); {
		n, k := skip(s, i)
		if n < 0 {
			n = len(s) - i
		}
		if k == comment || k == other && space(s[i]) {
			gap = b.Len() > 0
			i += n
			continue
		}
		t := s[i : i+n]
		if gap && !strings.HasSuffix(b.String(), "(") && t != ")" && t != "," {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(t)
		i += n
	}
	return b.String()
}

// parts splits s at commas outside of brackets and texts.
func parts(s string) []string {
	pieces := split(s, ',')
	for i, piece := range pieces {
		pieces[i] = strings.TrimSpace(piece)
	}
	if last := len(pieces) - 1; pieces[last] == "" {
		return pieces[:last]
	}
	return pieces
}

// split cuts s at each sep outside of brackets and texts; there is always at least one piece, and pieces may be empty.
func split(s string, sep byte) []string {
	var out []string
	depth, start := 0, 0
	for i := 0; i < len(s); {
		n, k := skip(s, i)
		if n < 0 {
			n = len(s) - i
		}
		if k == other {
			switch c := s[i]; {
			case c == '(' || c == '[':
				depth++
			case c == ')' || c == ']':
				depth--
			case c == sep && depth == 0:
				out = append(out, s[start:i])
				start = i + 1
			}
		}
		i += n
	}
	return append(out, s[start:])
}

// bracket returns what is inside the brackets that open at s[i], and where they end.
func bracket(s string, i int) (inside string, end int) {
	depth := 0
	for j := i; j < len(s); {
		n, k := skip(s, j)
		if n < 0 {
			break
		}
		if k == other {
			switch s[j] {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return s[i+1 : j], j + 1
				}
			}
		}
		j += n
	}
	return "", -1
}

func excerpt(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 80 {
		s = s[:80] + "…"
	}
	return s
}
