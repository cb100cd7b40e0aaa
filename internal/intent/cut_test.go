package intent

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A text that stops in the middle, as people send them, must be read like any other: each pass looks at what follows a
// word, and at the end of a text nothing does.
func TestTextsThatStopInTheMiddle(t *testing.T) {
	files, err := filepath.Glob("../../eval/archetypes/train/texts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts", err)
	}
	more, _ := filepath.Glob("../archetype/testdata/cases/*/text.yaml")
	for _, file := range append(files, more...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(data), "\n") {
			if n%6 != 0 {
				continue
			}
			words := strings.Fields(line)
			for end := 1 + n%4/2; end <= len(words); end += 2 {
				for _, text := range []string{strings.Join(words[:end], " "), strings.Join(words[len(words)-end:], " ")} {
					read(t, text)
				}
			}
		}
	}
}

func read(t *testing.T, text string) {
	t.Helper()
	defer func() {
		if e := recover(); e != nil {
			t.Errorf("%q: %v", text, e)
		}
	}()
	Read(text, "")
}
