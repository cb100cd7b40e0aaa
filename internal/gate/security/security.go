// Package security reads an app's files for faults that let somebody in or something out. It is pure: no disk, no clock,
// no network, so that the same files always have the same findings.
package security

import (
	"bytes"
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Severities, the words that gates use.
const (
	High = "high"
	Low  = "low"
)

// Rule is one thing that the gate looks for.
type Rule struct {
	ID       string // stable: "raw-html"
	Title    string // what is wrong when it is found
	Severity string
	Fix      string
	find     func(r *Rule, a *app) []Finding
}

// Finding is one place where a rule is broken.
type Finding struct {
	Rule     *Rule
	Severity string // the rule's, or lower where the fault can do less harm
	File     string
	Line     int // 1 and up; 0 when there is no file to point at
	Message  string
}

// app is what rules look at.
type app struct {
	files map[string][]byte
	paths []string // of files that are read, sorted
	read  map[string]source
	lines map[string][]line
	// bundle are the scripts that browsers get, when the app was built.
	bundle map[string][]byte
}

// Check applies all rules. bundle are the built scripts that browsers get, by path; nil before the build.
func Check(files, bundle map[string][]byte) []Finding {
	a := &app{files: files, read: map[string]source{}, lines: map[string][]line{}, bundle: bundle}
	for p, text := range files {
		if bytes.IndexByte(text, 0) >= 0 || path.Base(p) == "package-lock.json" {
			continue
		}
		a.paths = append(a.paths, p)
		a.read[p] = read(p, string(text))
		a.lines[p] = a.read[p].lines()
	}
	slices.Sort(a.paths)
	var out []Finding
	for i := range Rules {
		out = append(out, Rules[i].find(&Rules[i], a)...)
	}
	slices.SortStableFunc(out, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Rule.ID, y.Rule.ID))
	})
	return out
}

// at is a finding of r in a file. Tests are not part of what runs, so that faults there weigh less.
func (r *Rule) at(file string, line int, message string) Finding {
	f := Finding{Rule: r, Severity: r.Severity, File: file, Line: line, Message: message}
	if tests.MatchString(file) && r.ID != "hard-coded-secret" {
		f.Severity = Low
	}
	return f
}

var (
	scripts  = regexp.MustCompile(`\.(tsx?|jsx?|mjs|cjs)$`)
	anything = regexp.MustCompile(`\.(tsx?|jsx?|mjs|cjs|json|sql|md|css|ya?ml|toml|env|txt)$|(^|/)\.env[^/]*$`)
	tests    = regexp.MustCompile(`(^|/)tests?/|\.test\.`)
)

// pattern finds a fault in single lines.
type pattern struct {
	files   *regexp.Regexp
	line    *regexp.Regexp
	not     *regexp.Regexp // a line that also matches this is fine
	hints   []string       // one of these must be in the line; it is only there to be quick. Empty: any line
	message string
	notes   bool // also in comments
}

// lines is a rule's find that goes through the lines of files.
func lines(patterns ...pattern) func(*Rule, *app) []Finding {
	return func(r *Rule, a *app) []Finding {
		var out []Finding
		for _, p := range a.paths {
			for i, line := range a.lines[p] {
				for _, x := range patterns {
					if x.in(p, line) {
						out = append(out, r.at(p, i+1, x.message))
						break
					}
				}
			}
		}
		return out
	}
}

// in says whether the fault is in a line of a file. What makes a line fine must stand in its code: a comment mends nothing.
func (x *pattern) in(file string, l line) bool {
	text, mends := l.code, l.code
	if x.notes {
		if text = l.raw; strings.TrimSpace(l.code) == "" {
			mends = l.raw
		}
	}
	return hinted(text, x.hints) && x.files.MatchString(file) && x.line.MatchString(text) && (x.not == nil || !x.not.MatchString(mends))
}

func hinted(line string, hints []string) bool {
	return len(hints) == 0 || slices.ContainsFunc(hints, func(h string) bool { return strings.Contains(line, h) })
}

// all joins several ways to find a rule's faults.
func all(finds ...func(*Rule, *app) []Finding) func(*Rule, *app) []Finding {
	return func(r *Rule, a *app) []Finding {
		var out []Finding
		for _, find := range finds {
			out = append(out, find(r, a)...)
		}
		return out
	}
}

// has says whether the code of a file whose path matches where holds what, and in which line it does first.
func (a *app) has(what, where *regexp.Regexp) (file string, line int, ok bool) {
	for _, p := range a.paths {
		if !where.MatchString(p) {
			continue
		}
		for i, text := range a.lines[p] {
			if what.MatchString(text.code) {
				return p, i + 1, true
			}
		}
	}
	return "", 0, false
}
