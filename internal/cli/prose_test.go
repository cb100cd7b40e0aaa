package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestProse(t *testing.T) {
	for _, c := range []struct{ args, want []string }{
		{[]string{"build", "an app"}, []string{"build", "an app"}},
		{[]string{"build", "--requirements", "- one\n- two", "an app"}, []string{"build", "--requirements=- one\n- two", "an app"}},
		{[]string{"build", "--json", "- one two"}, []string{"build", "--json", "--", "- one two"}},
		{[]string{"build", "- one two", "--json"}, []string{"build", "--json", "--", "- one two"}},
		{[]string{"build", "--requirements=- one two", "x"}, []string{"build", "--requirements=- one two", "x"}},
		{[]string{"build", "--", "- one two"}, []string{"build", "--", "- one two"}},
		{[]string{"keys", "list", "--data", "d"}, []string{"keys", "list", "--data", "d"}},
	} {
		if got := prose(c.args); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.args, got, c.want)
		}
	}
}

func TestGiven(t *testing.T) {
	file := filepath.Join(t.TempDir(), "wishes.md")
	if err := os.WriteFile(file, []byte("from a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"-": "typed", "@" + file: "from a file", "plain": "plain", "@home with friends": "@home with friends"} {
		if got, err := given("--requirements", text, strings.NewReader("typed")); err != nil || got != want {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	if _, err := given("--requirements", "@/nowhere/at/all", nil); err == nil || !strings.Contains(err.Error(), "--requirements") {
		t.Errorf("a missing file: %v", err)
	}
}
