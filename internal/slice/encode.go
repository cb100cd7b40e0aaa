package slice

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// encodeScript writes a value as a TypeScript literal: JSON with spaces where a formatter puts them.
func encodeScript(v any, _ string) (string, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	return spaced(strings.TrimSuffix(buf.String(), "\n")), nil
}

var bareKey = regexp.MustCompile(`^[a-z][A-Za-z0-9_]*$`)

// spaced puts spaces into compact JSON ({"a":[1,2]} → { a: [1, 2] }) and takes the quotes off plain keys, without
// touching what is inside strings.
func spaced(s string) string {
	var b strings.Builder
	var open []byte
	key := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '"':
			j := i + 1
			for s[j] != '"' {
				if s[j] == '\\' {
					j++
				}
				j++
			}
			if word := s[i+1 : j]; key && bareKey.MatchString(word) {
				b.WriteString(word)
			} else {
				b.WriteString(s[i : j+1])
			}
			key = false
			i = j
		case '{':
			open = append(open, c)
			b.WriteByte(c)
			if s[i+1] != '}' {
				b.WriteByte(' ')
			}
			key = true
		case '[':
			open = append(open, c)
			b.WriteByte(c)
		case '}':
			if s[i-1] != '{' {
				b.WriteByte(' ')
			}
			fallthrough
		case ']':
			open = open[:len(open)-1]
			b.WriteByte(c)
		case ',':
			b.WriteString(", ")
			key = open[len(open)-1] == '{'
		case ':':
			b.WriteString(": ")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Raw is a piece of SQL that was made from the living app's own parts: it stands in a migration as it is.
type Raw string

// encodeSQL writes a value as a SQL literal. The literal that it replaces says which shape a list takes: array['a'],
// ('a', 'b'), or 'a' for JSON text.
func encodeSQL(v any, literal string) (string, error) {
	switch x := v.(type) {
	case nil:
		return "null", nil
	case Raw:
		return string(x), nil
	case bool:
		return strconv.FormatBool(x), nil
	case int:
		return strconv.Itoa(x), nil
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64), nil
	case string:
		return QuoteSQL(x)
	case []string:
		items := make([]string, len(x))
		for i, s := range x {
			q, err := QuoteSQL(s)
			if err != nil {
				return "", err
			}
			items[i] = q
		}
		list := strings.Join(items, ", ")
		if strings.HasPrefix(literal, "(") {
			if len(x) == 0 {
				return "(null)", nil // in (null) matches nothing; in () is not SQL
			}
			return "(" + list + ")", nil
		}
		if len(x) == 0 {
			return "'{}'::text[]", nil
		}
		return "array[" + list + "]::text[]", nil
	}
	j, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	return QuoteSQL(string(j))
}

// QuoteSQL returns s as a string literal of PostgreSQL on one line. A NUL cannot be stored and is an error.
func QuoteSQL(s string) (string, error) {
	if strings.ContainsRune(s, 0) {
		return "", fmt.Errorf("text with a NUL character cannot be stored")
	}
	q := strings.ReplaceAll(s, "'", "''")
	if strings.ContainsAny(s, "\n\r\\") {
		q = strings.NewReplacer("\\", "\\\\", "\n", "\\n", "\r", "\\r").Replace(q)
		return "E'" + q + "'", nil
	}
	return "'" + q + "'", nil
}

// plainStyle is a colour, a number, a word, or a variable of the style sheet.
var plainStyle = regexp.MustCompile(`^(#[0-9a-fA-F]{3,8}|-?[A-Za-z0-9.%-]+|var\(--[a-z-]+\))$`)

// encodeStyle writes a value of CSS: a colour, a number or a word. Anything else is refused, so that text cannot get
// into a style sheet.
func encodeStyle(v any, _ string) (string, error) {
	s := ""
	switch x := v.(type) {
	case string:
		s = x
	case int:
		s = strconv.Itoa(x)
	case float64:
		s = strconv.FormatFloat(x, 'f', -1, 64)
	default:
		return "", fmt.Errorf("a %T cannot stand in a style sheet", v)
	}
	if !plainStyle.MatchString(s) {
		return "", fmt.Errorf("%q cannot stand in a style sheet", s)
	}
	return s, nil
}

// encodeProse writes text into Markdown so that it reads as it is: no markup, no HTML, one line.
func encodeProse(v any, _ string) (string, error) {
	s, ok := v.(string)
	if !ok {
		return encodeScript(v, "")
	}
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if strings.ContainsRune("\\`*_{}[]<>#|!~&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}
