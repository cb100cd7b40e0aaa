package gate

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKept(t *testing.T) {
	if k, err := ReadKept(filepath.Join(t.TempDir(), "none")); err != nil || k.Screenshots != nil || k.Access != nil {
		t.Errorf("%+v, %v", k, err)
	}
	dir := t.TempDir()
	j := &job{in: Input{Keep: dir}}
	if err := os.MkdirAll(filepath.Join(dir, shotsDir), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, shotsDir, "001-375.jpg"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	// A name that leads out of the folder is of a file that is not there.
	shots := []Screenshot{{Path: "/", As: "visitor", Width: 375, File: "001-375.jpg"}, {Path: "/x", File: "../../../etc/passwd"}, {Path: "/gone", File: "002-375.jpg"}}
	if err := j.keep(shotsFile, shots); err != nil {
		t.Fatal(err)
	}
	if err := j.keep(matrixFile, []Cell{{Table: "notes", Actor: "visitor", Action: "select"}}); err != nil {
		t.Fatal(err)
	}
	k, err := ReadKept(dir)
	if err != nil || len(k.Screenshots) != 1 || k.Screenshots[0].File != filepath.Join(dir, shotsDir, "001-375.jpg") || len(k.Access) != 1 {
		t.Errorf("%+v, %v", k, err)
	}
}

func TestSARIF(t *testing.T) {
	text, err := SARIF([]Result{
		{Gate: Security, Status: Failed, Findings: []Finding{{Rule: "security/raw-html", Severity: High, File: "src/a.tsx", Line: 3, Message: "text becomes HTML", Fix: "let React render it", Fingerprint: "abc"}}},
		{Gate: Browser, Status: Passed, Findings: []Finding{{Rule: "browser/axe/region", Severity: Low, Message: "some"}}},
		{Gate: Lint, Status: Skipped},
	})
	if err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 2 || len(log.Runs[0].Tool.Driver.Rules) < 10 {
		t.Fatalf("%s", text)
	}
	r := log.Runs[0].Results[0]
	if r.Level != "error" || r.RuleID != "security/raw-html" || r.Locations[0].Physical.Region.StartLine != 3 || r.Fingerprints["skycot/v1"] != "abc" || !strings.Contains(r.Message.Text, "let React") {
		t.Errorf("%+v", r)
	}
	if r := log.Runs[1].Results[0]; r.Level != "note" || r.Locations != nil {
		t.Errorf("%+v", r)
	}
}
