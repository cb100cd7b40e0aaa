package slice

import (
	"path"
	"strings"
)

// host is a language that carries directives.
type host struct {
	name string
	// comments are the ways to write a comment; the longest opener first.
	comments []comment
	inline   comment // what an inline directive stands in; empty when the host has none
	encode   func(v any, literal string) (string, error)
	// brackets: blank lines after an opening and before a closing bracket are folded away.
	brackets bool
}

type comment struct{ open, close string }

var (
	block = comment{"/*", "*/"}
	html  = comment{"<!--", "-->"}

	script   = &host{name: "ts", comments: []comment{{"{/*", "*/}"}, block, {"//", ""}}, inline: block, encode: encodeScript, brackets: true}
	style    = &host{name: "css", comments: []comment{block}, inline: block, encode: encodeStyle, brackets: true}
	database = &host{name: "sql", comments: []comment{{"--", ""}, block}, inline: block, encode: encodeSQL, brackets: true}
	prose    = &host{name: "md", comments: []comment{html}, inline: html, encode: encodeProse}
	drawing  = &host{name: "svg", comments: []comment{html, block}, inline: block, encode: encodeStyle}
	settings = &host{name: "settings", comments: []comment{{"#", ""}}}
)

// hostOf returns the language of a file, or nil for one that carries no directives (JSON, fonts, pictures).
func hostOf(p string) *host {
	base := path.Base(p)
	switch strings.TrimPrefix(path.Ext(base), ".") {
	case "ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs":
		return script
	case "css":
		return style
	case "sql":
		return database
	case "md":
		return prose
	case "svg":
		return drawing
	case "yml", "yaml", "toml":
		return settings
	}
	if strings.HasPrefix(base, ".env") || base == ".gitignore" || base == ".npmrc" || base == ".nvmrc" {
		return settings
	}
	return nil
}

// directive returns the text of a directive line without its comment ("@if app.booking"); ok is false for other lines.
func (h *host) directive(line string) (string, bool) {
	s := strings.TrimSpace(line)
	for _, c := range h.comments {
		if !strings.HasPrefix(s, c.open) {
			continue
		}
		rest := s[len(c.open):]
		if c.close != "" {
			if !strings.HasSuffix(rest, c.close) || strings.Count(rest, c.close) != 1 {
				continue
			}
			rest = strings.TrimSuffix(rest, c.close)
		}
		rest = strings.TrimSpace(rest)
		if startsDirective(rest) {
			return rest, true
		}
	}
	return "", false
}

// startsDirective tells directives from the pragmas of the tools that read the same comments.
func startsDirective(comment string) bool {
	return strings.HasPrefix(comment, "@") && !strings.HasPrefix(comment, "@=") &&
		!strings.HasPrefix(comment, "@ts-expect-error") && !strings.HasPrefix(comment, "@vitest-environment ")
}

// stray reports a directive that does not stand on a line of its own: it would reach the output. Comments of the form that
// may stand inside a line are looked at by the caller.
func (h *host) stray(line string) bool {
	for _, c := range h.comments {
		if c == h.inline {
			continue
		}
		for rest, found := line, true; found; {
			_, rest, found = strings.Cut(rest, c.open)
			t := strings.TrimLeft(rest, " \t")
			if c.open == "{/*" && strings.Contains(rest, "*/") {
				continue // the inline form inside an expression
			}
			if found && startsDirective(t) {
				return true
			}
		}
	}
	return false
}
