package security

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const headersLine = `export const headers = ["X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Content-Security-Policy"];` + "\n"

// workspace reads a case: "want file:line" when the rule must find something there, then files between lines "-- path --".
func workspace(t *testing.T, file string) (want string, files, bundle map[string][]byte) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	files, bundle = map[string][]byte{}, map[string][]byte{}
	head, rest, _ := strings.Cut("\n"+string(text), "\n-- ")
	want = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(head), "want "))
	for _, part := range strings.Split(rest, "\n-- ") {
		name, body, ok := strings.Cut(part, " --\n")
		if !ok {
			t.Fatalf("%s: no files", file)
		}
		if strings.HasPrefix(name, ".next/") {
			bundle[name] = []byte(body)
		} else {
			files[name] = []byte(body)
		}
	}
	// An app without headers breaks a rule of its own; only that rule's cases are about them.
	if _, ok := files["next.config.ts"]; !ok {
		files["next.config.ts"] = []byte(headersLine)
	}
	return want, files, bundle
}

// Each rule has workspaces that must pass and that must fail: testdata/<rule>/must-pass and must-fail.
func TestRules(t *testing.T) {
	seen := map[string]int{}
	cases, err := filepath.Glob("testdata/*/must-*/*.txt")
	if err != nil || len(cases) == 0 {
		t.Fatal(err, "no cases")
	}
	for _, file := range cases {
		parts := strings.Split(filepath.ToSlash(file), "/")
		rule, fails := parts[1], parts[2] == "must-fail"
		seen[rule+" "+parts[2]]++
		t.Run(strings.Join(parts[1:], "/"), func(t *testing.T) {
			want, files, bundle := workspace(t, file)
			if fails != (want != "") {
				t.Fatal(`a case that must fail begins with "want file:line", one that must pass does not`)
			}
			var places []string
			for _, f := range Check(files, bundle) {
				if f.Rule.ID == rule {
					places = append(places, fmt.Sprintf("%s:%d", f.File, f.Line))
				}
				if f.Rule.Fix == "" || f.Message == "" || f.Line == 0 {
					t.Errorf("a finding without place, words or fix: %+v", f)
				}
				if f.Rule.ID != rule && (!fails || f.Rule.Severity == High) {
					t.Errorf("also breaks %s: %s:%d", f.Rule.ID, f.File, f.Line)
				}
			}
			if fails != slices.Contains(places, want) || !fails && len(places) > 0 {
				t.Errorf("found at %v, want %q", places, want)
			}
		})
	}
	for _, r := range Rules {
		for _, kind := range []string{"must-pass", "must-fail"} {
			if seen[r.ID+" "+kind] == 0 {
				t.Errorf("rule %s has no case that %s", r.ID, kind)
			}
		}
		if r.Severity == "" || r.Title == "" || r.Fix == "" {
			t.Errorf("rule %s lacks its words", r.ID)
		}
	}
}

func TestTestsWeighLess(t *testing.T) {
	found := Check(map[string][]byte{"next.config.ts": []byte(headersLine), "tests/a.test.ts": []byte("eval(text)")}, nil)
	if len(found) != 1 || found[0].Severity != Low {
		t.Errorf("%+v", found)
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"1.2.3", "1.2.3", 0}, {"1.10.0", "1.9.9", 1}, {"1.0.0-rc.1", "1.0.0", -1}, {"16.0.6", "16.0.7", -1}, {"2", "1.9", 1}, {"1.0.0+build", "1.0.0", 0}} {
		if got := compare(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %d", c.a, c.b, got)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("src/a.ts", "\"use server\";\nexport async function a(f: FormData) {")
	f.Add("package-lock.json", `{"packages":{"node_modules/next":{"version":"15"}}}`)
	f.Fuzz(func(t *testing.T, path, text string) {
		for _, x := range Check(map[string][]byte{path: []byte(text)}, nil) {
			if x.Rule == nil || x.Line < 0 {
				t.Error(x)
			}
		}
	})
}
