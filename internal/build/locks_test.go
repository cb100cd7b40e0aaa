package build

import (
	"strings"
	"testing"
)

func TestLocks(t *testing.T) {
	l, err := readLocks([]byte("# ours\nREADME.md\n\nsrc/features/task/\n/src/kit/**/button.tsx\n./src/*.ts\r\nsrc/app/\\[id\\]/page.tsx\n"))
	if err != nil || len(l) != 5 {
		t.Fatalf("%v %v", l, err)
	}
	for path, want := range map[string]bool{
		"README.md": true, "docs/README.md": false, "src/features/task/queries.ts": true, "src/features/task/a/b.ts": true, "src/features/tasks/x.ts": false,
		"src/kit/button.tsx": true, "src/kit/a/b/button.tsx": true, "src/kit/button.ts": false, "src/proxy.ts": true, "src/db/proxy.ts": false,
		"src/app/[id]/page.tsx": true, "src/app/i/page.tsx": false, "supabase/migrations/0001_x.sql": false,
	} {
		if l.match(path) != want {
			t.Errorf("%s locked: %v", path, !want)
		}
	}
	for text, want := range map[string]string{
		"README.md\n!src/x.ts": "line 2: \"!src/x.ts\" begins", "src/[a": "line 1: \"src/[a\" is not a glob", "**/*": "locks every file", "/": "locks every file", "*": "locks every file",
		"supabase/migrations/*.sql": "locks migrations", "\nsupabase/": "line 2: locks migrations", strings.Repeat("a\n", 201): "line 201: there are more than 200",
	} {
		if err := CheckLocks([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %q", text, err, want)
		}
	}
}

// FuzzLocks: no text makes reading or matching panic, and migrations are never locked.
func FuzzLocks(f *testing.F) {
	for _, s := range []string{"", "a/**/b\n", "{a,b}/[^c]*", "\\", "src/[a\n", "**/migrations/**"} {
		f.Add(s, "supabase/migrations/0001_x.sql")
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		l, _ := readLocks([]byte(text))
		l.match(path)
		if l.match("supabase/migrations/0002_y.sql") {
			t.Errorf("%q locks a migration", text)
		}
	})
}
