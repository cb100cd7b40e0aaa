package merge

import (
	"bytes"
	"strings"
	"testing"
)

func TestMerge(t *testing.T) {
	for name, c := range map[string]struct {
		base, ours, theirs, want string
		conflicts                int
	}{
		"apart":                       {"a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n", "A\nb\nc\nD\n", 0},
		"only the build":              {"a\nb\n", "a\nB\n", "a\nb\n", "a\nB\n", 0},
		"only the person":             {"a\nb\n", "a\nb\n", "a\nB\n", "a\nB\n", 0},
		"the same change":             {"a\nb\nc\n", "a\nX\nc\n", "a\nX\nc\n", "a\nX\nc\n", 0},
		"the same change and another": {"a\nb\nc\nd\ne\n", "a\nX\nc\nd\nE\n", "a\nX\nc\nd\ne\n", "a\nX\nc\nd\nE\n", 0},
		"one line, two ways":          {"a\nb\nc\n", "a\nours\nc\n", "a\ntheirs\nc\n", "a\ntheirs\nc\n", 1},
		"changed and taken away":      {"a\nb\nc\n", "a\nc\n", "a\ntheirs\nc\n", "a\ntheirs\nc\n", 1},
		"both add at one place":       {"a\nb\n", "a\nours\nb\n", "a\ntheirs\nb\n", "a\ntheirs\nb\n", 1},
		"both add, far apart":         {"a\nb\nc\nd\n", "x\na\nb\nc\nd\n", "a\nb\nc\nd\ny\n", "x\na\nb\nc\nd\ny\n", 0},
		"no line end at the end":      {"a\nb\nc", "a\nb\nC", "A\nb\nc", "A\nb\nC", 0},
		"both made the file":          {"", "ours\n", "theirs\n", "theirs\n", 1},
		"not text":                    {"a\x00", "b\x00", "c\x00", "c\x00", 1},
		"overlapping stretches":       {"1\n2\n3\n4\n5\n", "1\nx\ny\n4\n5\n", "1\n2\nz\nw\n5\n", "1\n2\nz\nw\n5\n", 1},
	} {
		got, conflicts := Merge([]byte(c.base), []byte(c.ours), []byte(c.theirs))
		if string(got) != c.want || len(conflicts) != c.conflicts {
			t.Errorf("%s: %q with %d conflicts, want %q with %d", name, got, len(conflicts), c.want, c.conflicts)
		}
	}
	_, conflicts := Merge([]byte("a\nb\nc\n"), []byte("a\nours\nc\n"), []byte("n\na\ntheirs\nc\n"))
	if len(conflicts) != 1 || conflicts[0].Ours != "ours\n" || !strings.Contains(conflicts[0].Theirs, "theirs\n") {
		t.Errorf("conflict %+v", conflicts)
	}
}

// FuzzMerge holds the laws of a merge: a side that did not change gives the other, sides may be swapped where they do not
// clash, and without a clash every line of the result comes from one of the three.
func FuzzMerge(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nX\nc\n", "a\nb\nc\nd\n")
	f.Add("", "x", "y\n")
	f.Add("a\nb", "b\na", "a")
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		got, conflicts := Merge([]byte(base), []byte(ours), []byte(theirs))
		back, other := Merge([]byte(base), []byte(theirs), []byte(ours))
		if len(conflicts) == 0 && len(other) == 0 && !bytes.Equal(got, back) {
			t.Errorf("%q, swapped %q", got, back)
		}
		if same, c := Merge([]byte(base), []byte(base), []byte(theirs)); string(same) != theirs || c != nil {
			t.Errorf("the build changed nothing, and %q became %q", theirs, same)
		}
		if same, c := Merge([]byte(base), []byte(ours), []byte(base)); string(same) != ours || c != nil {
			t.Errorf("the person changed nothing, and %q became %q", ours, same)
		}
		known := map[string]bool{}
		for _, s := range []string{base, ours, theirs} {
			for _, l := range split([]byte(s)) {
				known[strings.TrimSuffix(l, "\n")] = true
			}
		}
		for _, l := range split(got) {
			// A line without its end may be joined to the next one only where a side had no end there.
			if !known[strings.TrimSuffix(l, "\n")] && strings.HasSuffix(base, "\n") && strings.HasSuffix(ours, "\n") && strings.HasSuffix(theirs, "\n") {
				t.Errorf("%q holds the line %q of nobody", got, l)
			}
		}
	})
}
