package cli_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/cli"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each file in testdata/golden is a command line and what it prints: "$ skycot …", "exit N", stdout, then stderr.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.txt")
	must(t, err)
	if len(files) == 0 {
		t.Fatal("no golden files")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			must(t, err)
			line, _, _ := strings.Cut(string(raw), "\n")
			command, ok := strings.CutPrefix(line, "$ skycot")
			if !ok {
				t.Fatalf("%s must start with \"$ skycot\"", file)
			}
			dir := t.TempDir()
			must(t, os.WriteFile(filepath.Join(dir, "full"), nil, 0o600))
			var args []string
			for _, a := range words.FindAllString(command, -1) {
				args = append(args, strings.ReplaceAll(strings.Trim(a, `"`), "DIR", dir))
			}
			code, stdout, stderr := run(t, args...)
			got := line + "\nexit " + string(rune('0'+code)) + "\n-- stdout\n" + stdout + "-- stderr\n" + stderr
			got = strings.ReplaceAll(got, dir, "DIR")
			if *update {
				must(t, os.WriteFile(file, []byte(got), 0o644))
				return
			}
			if got != string(raw) {
				t.Errorf("prints\n%s\nwant\n%s\nIf this is right: go test ./internal/cli -run Golden -update", got, raw)
			}
		})
	}
}

var words = regexp.MustCompile(`"[^"]*"|\S+`)

func TestAccountsAndKeys(t *testing.T) {
	data := t.TempDir()
	ok := func(args ...string) map[string]any {
		t.Helper()
		code, stdout, stderr := run(t, append(args, "--data", data, "--json")...)
		if code != 0 {
			t.Fatalf("%v: exit %d\n%s", args, code, stderr)
		}
		var m map[string]any
		must(t, json.Unmarshal([]byte(stdout), &m))
		return m
	}
	a := ok("accounts", "create", "--email", "A@Example.com", "--tier", "pro")
	if a["email"] != "a@example.com" || a["tier"] != "pro" || !strings.HasPrefix(a["id"].(string), "acct_") {
		t.Errorf("account %v", a)
	}
	a = ok("accounts", "update", "--account", a["id"].(string), "--tier", "business", "--requests-per-minute", "7", "--tokens", "5", "--spending-cap-usd", "12.5", "--overage", "off")
	if a["tier"] != "business" || a["requests_per_minute"] != 7.0 || a["tokens_per_month"] != 5.0 || a["spending_cap_usd"] != "12.50" || a["overage"] != false {
		t.Errorf("updated %v", a)
	}
	k := ok("keys", "create", "--account", "a@example.com", "--mode", "test", "--name", "ci")
	secret := k["key"].(string)
	if !strings.HasPrefix(secret, "sk_test_") || k["mode"] != "test" {
		t.Errorf("key %v", k)
	}
	if list := ok("keys", "list", "--account", "a@example.com"); strings.Contains(stringOf(t, list), secret) || len(list["data"].([]any)) != 1 {
		t.Errorf("list %v", list)
	}
	if r := ok("keys", "revoke", "--account", "a@example.com", "--key", k["id"].(string)); r["revoked_at"] == nil {
		t.Errorf("revoked %v", r)
	}
	for range 5 {
		ok("keys", "create", "--account", "a@example.com", "--mode", "live")
	}
	code, _, stderr := run(t, "keys", "create", "--account", "a@example.com", "--mode", "live", "--data", data)
	if code != cli.ExitUsage || !strings.Contains(stderr, "5") {
		t.Errorf("sixth key: exit %d, %s", code, stderr)
	}
	// The key alone goes to stdout, so that a script can take it.
	ok("keys", "revoke", "--account", "a@example.com", "--key", ok("keys", "list", "--account", "a@example.com")["data"].([]any)[0].(map[string]any)["id"].(string))
	code, stdout, _ := run(t, "keys", "create", "--account", "a@example.com", "--data", data)
	if code != 0 || !regexp.MustCompile(`^sk_live_\w+\n$`).MatchString(stdout) {
		t.Errorf("stdout %q", stdout)
	}
}

func stringOf(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	must(t, err)
	return string(raw)
}

// One app from the shell, its second build from the folder of the first, and the same bytes when done again.
func TestBuild(t *testing.T) {
	dir := t.TempDir()
	first := filepath.Join(dir, "one")
	code, stdout, stderr := run(t, "build", wish, "--no-verify", "--out", first)
	if code != cli.ExitUnverified {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	for _, want := range []string{"session  schema", "npm install && npm run dev", first + ".zip"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("stdout lacks %q:\n%s", want, stdout)
		}
	}
	for _, f := range []string{"one/package.json", "one.zip", "one.report.md", "one.build.json"} {
		if _, err := os.Stat(filepath.Join(dir, f)); err != nil {
			t.Error(err)
		}
	}
	code, _, stderr = run(t, "build", wish, "--no-verify", "--out", first)
	if code != cli.ExitUsage || !strings.Contains(stderr, "not empty") {
		t.Errorf("into a full folder: exit %d, %s", code, stderr)
	}
	run(t, "build", wish, "--no-verify", "--out", filepath.Join(dir, "two"))
	if a, b := read(t, first+".zip"), read(t, filepath.Join(dir, "two.zip")); a != b {
		t.Error("the same words gave other bytes")
	}
	// What its owner adds to the folder goes along, but for what tools make and settings; what its owner locks stays.
	write := func(path, text string) {
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(first, path)), 0o755))
		must(t, os.WriteFile(filepath.Join(first, path), []byte(text), 0o644))
	}
	for _, path := range []string{"src/lib/mine.ts", "node_modules/x/index.js", ".env.local", "supabase/migrations/9999_mine.sql"} {
		write(path, "// mine\n")
	}
	// npm install writes the lock anew, with the same packages: no change of the owner's.
	var lock map[string]any
	must(t, json.Unmarshal([]byte(read(t, filepath.Join(first, "package-lock.json"))), &lock))
	lock["packages"].(map[string]any)["node_modules/next"].(map[string]any)["resolved"] = "https://packages.example/next.tgz"
	write("package-lock.json", stringOf(t, lock))
	write(build.LockFile, "[")
	code, _, stderr = run(t, "build", wish, "--base", first, "--no-verify", "--out", filepath.Join(dir, "none"))
	if code != cli.ExitUsage || !strings.Contains(stderr, build.LockFile+": line 1") {
		t.Errorf("with a bad lock: exit %d, %s", code, stderr)
	}
	write(build.LockFile, "README.md\n")
	code, stdout, stderr = run(t, "build", wish, "--requirements", "Add a table of invoices with a number and an amount", "--base", first, "--no-verify", "--json", "--out", filepath.Join(dir, "three"))
	if code != cli.ExitUnverified {
		t.Fatalf("second build: exit %d\n%s%s", code, stdout, stderr)
	}
	if !strings.Contains(stderr, "not taken over into the new folder: supabase/migrations/9999_mine.sql is a migration") {
		t.Errorf("nothing is said of the file that stays behind:\n%s", stderr)
	}
	if strings.Contains(read(t, filepath.Join(dir, "three/package-lock.json")), "packages.example") {
		t.Error("what npm install made of the lock went into the next build")
	}
	for path, there := range map[string]bool{"src/lib/mine.ts": true, build.LockFile: true, "node_modules": false, ".env.local": false, "supabase/migrations/9999_mine.sql": false} {
		if _, err := os.Stat(filepath.Join(dir, "three", path)); (err == nil) != there {
			t.Errorf("%s in the second folder: %v", path, err)
		}
	}
	if read(t, filepath.Join(first, "README.md")) != read(t, filepath.Join(dir, "three/README.md")) {
		t.Error("the locked file was written")
	}
	must(t, os.Remove(filepath.Join(first, "supabase/migrations/9999_mine.sql")))
	var last struct {
		Type   string
		Status string
		Folder string
		Report struct {
			Sessions []struct{ Name, Status string }
		}
	}
	skipped := 0
	for line := range strings.SplitSeq(strings.TrimSpace(stdout), "\n") {
		must(t, json.Unmarshal([]byte(line), &last))
	}
	for _, s := range last.Report.Sessions {
		if s.Status == "skipped" {
			skipped++
		}
	}
	if last.Type != "result" || last.Status != "completed" || skipped == 0 {
		t.Errorf("result %+v", last)
	}
	migrations, err := filepath.Glob(filepath.Join(first, "supabase/migrations/*.sql"))
	must(t, err)
	if len(migrations) == 0 {
		t.Fatal("the first build has no migration")
	}
	for _, m := range migrations {
		if read(t, m) != read(t, filepath.Join(dir, "three/supabase/migrations", filepath.Base(m))) {
			t.Errorf("the second build changed %s", filepath.Base(m))
		}
	}
	after, err := filepath.Glob(filepath.Join(dir, "three/supabase/migrations/*.sql"))
	must(t, err)
	if len(after) <= len(migrations) {
		t.Errorf("the new table has no migration of its own: %v", after)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	must(t, err)
	return string(raw)
}
