// Package slice cuts files out of the living app. It knows the directive language of docs/living-app.md and nothing
// about apps: what may be asked for, repeated and named is told to it by a Vocabulary.
//
// A file is parsed once, when the tree is read; every path, list, case and reserved name is checked there, so a typo is
// an error with a file and a line before anything is built. Reserved names become placeholders at that moment, which
// is why text that a user wrote is never scanned: a column that somebody calls sample_items stays what it is.
package slice

import (
	"fmt"
	"sort"
	"strings"
)

// Template is one parsed file of the tree, ready to be rendered any number of times.
type Template struct {
	// Path is the file's path in the tree, slash-separated.
	Path string
	// List is the list the file is written once per item of; "" for a file that is written once.
	List string

	never    bool
	verbatim []byte // set for files without directives: copied as they are
	cond     expr   // nil: always
	host     *host
	path     []segment
	nodes    []node
}

// Verbatim reports whether the file is copied byte for byte.
func (t *Template) Verbatim() bool { return t.verbatim != nil && !t.never }

// Error is a mistake in one file of the tree. Its text has a place, what is wrong and how to mend it.
type Error struct {
	File    string
	Line    int
	Message string
	Help    string
}

// Error returns "file:line: message" and, on a second line, the help.
func (e *Error) Error() string {
	s := fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Message)
	if e.Help != "" {
		s += "\n  help: " + e.Help
	}
	return s
}

// Errors are all mistakes that were found, by file and line.
type Errors []*Error

// Error joins the mistakes, one or two lines each.
func (es Errors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

func (es Errors) sorted() Errors {
	sort.SliceStable(es, func(i, j int) bool {
		if es[i].File != es[j].File {
			return es[i].File < es[j].File
		}
		return es[i].Line < es[j].Line
	})
	return es
}

// Lint parses every file of a tree (path → content) and returns the templates by path, in path order, or every mistake
// at once as Errors. Paths for which verbatim returns true are taken as they are; a directive in one is a mistake, and
// so is a reserved name, because neither would be replaced.
func Lint(v *Vocabulary, files map[string][]byte, verbatim func(path string) bool) ([]*Template, error) {
	paths := make([]string, 0, len(files))
	for p := range files {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	var out []*Template
	var all Errors
	for _, p := range paths {
		t, errs := parseFile(v, p, files[p], verbatim != nil && verbatim(p))
		all = append(all, errs...)
		out = append(out, t)
	}
	if len(all) > 0 {
		return nil, all.sorted()
	}
	return out, nil
}

// Parse reads one file. The error is Errors.
func Parse(v *Vocabulary, path string, data []byte) (*Template, error) {
	t, errs := parseFile(v, path, data, false)
	if len(errs) > 0 {
		return nil, errs.sorted()
	}
	return t, nil
}
