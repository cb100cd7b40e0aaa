package ident

import (
	"strconv"
	"strings"
)

// maxName keeps table, index and policy names under PostgreSQL's 63 bytes with room for their suffixes.
const maxName = 40

// Namer hands out names that are safe and never the same twice. The zero value is ready to use.
type Namer struct {
	taken map[string]bool
}

// Take marks a name as used. It returns false if it was already.
func (n *Namer) Take(name string) bool {
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	if n.taken[name] {
		return false
	}
	n.taken[name] = true
	return true
}

// Entity gives a snake_case singular for an entity from its words: reserved words avoided, singular and plural both
// unused so far, fallback when no letter survives.
func (n *Namer) Entity(words, fallback string) string {
	base := clean(Singular(strings.TrimSpace(words)), fallback)
	if reserved[base] || reserved[TableOf(base)] {
		base = dodge(base, "_record")
	}
	return n.unique(base, func(name string) bool {
		plural := TableOf(name)
		return !n.taken[name] && !n.taken[plural] && !reserved[name] && !reserved[plural]
	}, func(name string) {
		n.Take(name)
		n.Take(TableOf(name))
	})
}

// Field gives a snake_case column name.
func (n *Namer) Field(words, fallback string) string {
	base := clean(words, fallback)
	if fieldReserved[base] {
		base += "_value"
	}
	return n.unique(base, func(name string) bool { return !n.taken[name] && !fieldReserved[name] }, func(name string) { n.Take(name) })
}

// Value gives a snake_case option value; reserved words are fine there.
func (n *Namer) Value(words, fallback string) string {
	return n.unique(clean(words, fallback), func(name string) bool { return !n.taken[name] }, func(name string) { n.Take(name) })
}

// TableOf gives an entity's table name. Words without a plural get "_list" so that the two can be told apart.
func TableOf(name string) string {
	plural := Snake(Plural(strings.ReplaceAll(name, "_", " ")))
	if plural == name {
		return name + "_list"
	}
	return plural
}

// FieldReserved says whether a column may not have this name.
func FieldReserved(name string) bool { return fieldReserved[name] }

func (n *Namer) unique(base string, free func(string) bool, take func(string)) string {
	name := base
	for i := 2; !free(name); i++ {
		name = base + "_" + strconv.Itoa(i)
	}
	take(name)
	return name
}

// clean gives a snake_case name that starts with a letter and is not too long.
func clean(words, fallback string) string {
	name := ""
	for _, w := range Words(words) {
		next := w
		if name != "" {
			next = name + "_" + w
		}
		if len(next) > maxName {
			break
		}
		name = next
	}
	if name == "" {
		if all := Snake(words); all != "" {
			name = strings.Trim(all[:min(len(all), maxName)], "_")
		} else {
			name = fallback
		}
	}
	if name[0] >= '0' && name[0] <= '9' {
		name = "n" + name
	}
	return name
}

func dodge(name, suffix string) string {
	if better, ok := instead[name]; ok {
		return better
	}
	return name + suffix
}
