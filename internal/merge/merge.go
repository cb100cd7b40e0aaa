// Package merge joins two changes of one text: what a person wrote into a file, and what the next build wrote.
package merge

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"
)

// Conflict is a place that both changed in different ways. Lines count from 1 in the merged text.
type Conflict struct {
	Line   int    // where the person's lines begin
	Theirs string // the person's lines, which are in the merged text
	Ours   string // the build's lines, which are not
}

// Merge applies two changes of base, line by line: ours of the build, theirs of a person. Where they touch the same lines
// in different ways the person's stand in the result and a Conflict tells of it. What is not text is not merged: the
// person's is taken, with a conflict if the build changed it too.
func Merge(base, ours, theirs []byte) ([]byte, []Conflict) {
	switch {
	case bytes.Equal(ours, theirs), bytes.Equal(base, ours):
		return theirs, nil
	case bytes.Equal(base, theirs):
		return ours, nil
	case !text(base) || !text(ours) || !text(theirs):
		return theirs, []Conflict{{Line: 1}}
	}
	lines := split(base)
	a, b := hunks(base, ours), hunks(base, theirs)
	var out bytes.Buffer
	var conflicts []Conflict
	row, at := 1, 0
	write := func(parts []string) {
		for _, p := range parts {
			out.WriteString(p)
			row++
		}
	}
	for len(a) > 0 || len(b) > 0 {
		// The next stretch of base that one of them changes, grown by every hunk that touches it.
		var mine, his []hunk
		from := min(start(a, len(lines)), start(b, len(lines)))
		to := from
		for grown := true; grown; {
			grown = false
			for _, x := range []struct {
				left  *[]hunk
				taken *[]hunk
			}{{&a, &mine}, {&b, &his}} {
				if len(*x.left) > 0 && ((*x.left)[0].from < to || (*x.left)[0].from == from) {
					h := (*x.left)[0]
					*x.left, *x.taken = (*x.left)[1:], append(*x.taken, h)
					to, grown = max(to, h.to), true
				}
			}
		}
		write(lines[at:from])
		left, right := apply(lines, mine, from, to), apply(lines, his, from, to)
		switch {
		case len(his) == 0:
			write(left)
		case len(mine) == 0 || slices.Equal(left, right):
			write(right)
		default:
			conflicts = append(conflicts, Conflict{Line: row, Theirs: join(right), Ours: join(left)})
			write(right)
		}
		at = to
	}
	write(lines[at:])
	return out.Bytes(), conflicts
}

// hunk replaces the lines from … to of the base.
type hunk struct {
	from, to int
	lines    []string
}

// hunks are the changes from base to next, in order and apart.
func hunks(base, next []byte) []hunk {
	var out []hunk
	starts := []int{0}
	for i, c := range base {
		if c == '\n' && i+1 < len(base) {
			starts = append(starts, i+1)
		}
	}
	if len(base) == 0 {
		starts = nil
	}
	lineAt := func(offset int) int {
		if offset >= len(base) {
			return len(starts)
		}
		n, exact := slices.BinarySearch(starts, offset)
		if !exact {
			n-- // a change that does not begin a line is one of its line
		}
		return n
	}
	for _, e := range udiff.Lines(string(base), string(next)) {
		h := hunk{from: lineAt(e.Start), lines: split([]byte(e.New))}
		h.to = max(h.from, lineAt(e.End))
		if e.End < len(base) && e.End > 0 && base[e.End-1] != '\n' {
			h.to++
		}
		if n := len(out); n > 0 && out[n-1].to >= h.from {
			out[n-1].to, out[n-1].lines = max(out[n-1].to, h.to), append(out[n-1].lines, h.lines...)
			continue
		}
		out = append(out, h)
	}
	return out
}

func start(h []hunk, none int) int {
	if len(h) == 0 {
		return none
	}
	return h[0].from
}

// apply is a stretch of the base with some hunks in it.
func apply(lines []string, hs []hunk, from, to int) []string {
	var out []string
	at := from
	for _, h := range hs {
		out = append(append(out, lines[at:h.from]...), h.lines...)
		at = h.to
	}
	return append(out, lines[at:to]...)
}

// split keeps the ends of lines, so that a last line without one stays so.
func split(text []byte) []string {
	var out []string
	for line := range bytes.Lines(text) {
		out = append(out, string(line))
	}
	return out
}

func join(lines []string) string {
	var b bytes.Buffer
	for _, l := range lines {
		b.WriteString(l)
	}
	return b.String()
}

func text(data []byte) bool { return bytes.IndexByte(data, 0) < 0 && utf8.Valid(data) }
