package ddl

import (
	"fmt"
	"slices"
	"strings"
)

// column takes a column's definition apart: name, type, then its clauses in any order.
func column(def string) (*Column, error) {
	name, rest, ok := strings.Cut(def, " ")
	if !ok {
		return nil, fmt.Errorf("a column without a type: %s", def)
	}
	c := &Column{Name: name, Definition: def}
	tokens := tokens(rest)
	clause := func(i int) bool { // a word that starts a clause
		switch tokens[i] {
		case "not", "default", "check", "references", "unique", "primary", "generated", "constraint", "null":
			return true
		}
		return false
	}
	i := 0
	for i < len(tokens) && !clause(i) {
		c.Type = join(c.Type, tokens[i])
		i++
	}
	for i < len(tokens) {
		start := i
		word := tokens[i]
		i++
		if word == "default" && i < len(tokens) { // its value may be any expression
			i++
		}
		for i < len(tokens) && !clause(i) {
			i++
		}
		// "on delete set null" and "on delete set default" hold words that start clauses elsewhere.
		for i < len(tokens) && (tokens[i] == "null" || tokens[i] == "default") && tokens[i-1] == "set" {
			i++
			for i < len(tokens) && !clause(i) {
				i++
			}
		}
		if word == "not" && i < len(tokens) && tokens[i] == "null" {
			i++
		}
		text := ""
		for _, t := range tokens[start:i] {
			text = join(text, t)
		}
		switch word {
		case "not":
			c.NotNull = true
		case "null":
		case "default":
			c.Default = strings.TrimPrefix(text, "default ")
		case "check":
			c.Checks = append(c.Checks, text)
		case "references":
			c.References = text
		case "constraint":
			return nil, fmt.Errorf("a named constraint on a column; leave it unnamed or make it a constraint of the table: %s", def)
		default:
			c.Rest = join(c.Rest, text)
		}
	}
	return c, nil
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}

// tokens splits at spaces outside of brackets and texts.
func tokens(s string) []string {
	return slices.DeleteFunc(split(s, ' '), func(piece string) bool { return piece == "" })
}
