package gate

import (
	"slices"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/spec"
)

func TestReadLint(t *testing.T) {
	report := `{"diagnostics": [{"message": "Unexpected any.","code": "typescript(no-explicit-any)","severity": "error","help": "Use unknown","filename": "src/bad.ts","labels": [{"span": {"offset": 23,"length": 3,"line": 7,"column": 24}}]},
	{"message": "no place","code": "eslint(x)","severity": "warning","filename": "a.ts","labels": []}], "number_of_files": 47}`
	found, files, err := readLint([]byte(report))
	if err != nil || files != 47 || len(found) != 2 {
		t.Fatalf("%v, %d files, %+v", err, files, found)
	}
	want := Finding{Rule: "lint/typescript(no-explicit-any)", Severity: High, File: "src/bad.ts", Line: 7, Message: "Unexpected any.", Fix: "Use unknown"}
	if found[0] != want {
		t.Errorf("got %+v", found[0])
	}
	if found[1].Severity != Medium || passing(found) != Failed {
		t.Errorf("a warning must fail too: %+v", found[1])
	}
	if _, _, err := readLint([]byte("oops")); err == nil {
		t.Error("broken output was read")
	}
}

func TestReadTypes(t *testing.T) {
	out := "src/a.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'.\n  deeper reason\nerror TS18003: No inputs were found.\nFound 2 errors\n"
	found := readTypes(out)
	if len(found) != 2 {
		t.Fatalf("%+v", found)
	}
	if f := found[0]; f.Rule != "types/TS2322" || f.File != "src/a.ts" || f.Line != 3 || !strings.Contains(f.Message, "deeper reason") {
		t.Errorf("%+v", f)
	}
	if f := found[1]; f.Rule != "types/TS18003" || f.File != "" {
		t.Errorf("%+v", f)
	}
}

func TestReadUnit(t *testing.T) {
	report := `{"numTotalTests":2,"testResults":[
	{"name":"/sandbox/app/tests/a.test.ts","status":"failed","message":"","assertionResults":[
	  {"fullName":"adds","status":"passed","failureMessages":[]},
	  {"fullName":"subtracts","status":"failed","failureMessages":["AssertionError: expected 1\n    at /sandbox/app/tests/a.test.ts:4:2\n    at file:///sandbox/app/node_modules/vitest/x.js:1:1"]}]},
	{"name":"/sandbox/app/tests/b.test.ts","status":"failed","message":"Cannot find module x","assertionResults":[]}]}`
	found, total, err := readUnit([]byte(report), "/sandbox/app/")
	if err != nil || total != 2 || len(found) != 2 {
		t.Fatalf("%v, %d, %+v", err, total, found)
	}
	if f := found[0]; f.File != "tests/a.test.ts" || strings.Contains(f.Message, "node_modules") || strings.Contains(f.Message, "/sandbox") {
		t.Errorf("%+v", f)
	}
	if f := found[1]; f.Rule != "unit/broken" || f.File != "tests/b.test.ts" {
		t.Errorf("%+v", f)
	}
}

func TestReadBuild(t *testing.T) {
	out := "Failed to compile.\n\n./src/app/page.tsx:3:1\nModule not found: Can't resolve './nothing'\n  1 | x\n"
	found := readBuild(out, "exited with code 1")
	if len(found) != 1 || found[0].File != "src/app/page.tsx" || found[0].Line != 3 || !strings.Contains(found[0].Message, "Module not found") {
		t.Errorf("%+v", found)
	}
	if found := readBuild("it just ended", "exited with code 1"); len(found) != 1 || !strings.Contains(found[0].Message, "it just ended") {
		t.Errorf("%+v", found)
	}
}

func TestFingerprint(t *testing.T) {
	same := [][2]string{
		{"step: runabc1234 not found on /x/0f8fad5b-d9cb-469f-a165-70867728950e", "step: runzzz9999 not found on /x/7c9e6679-7425-40de-944b-e07fc1f90ae7"},
		{"http://127.0.0.1:41234/a failed after 31 ms", "http://127.0.0.1:5555/a failed after 7 ms"},
		{"at 2026-11-23T15:00:01.123Z", "at 2027-01-01T00:00:00Z"},
	}
	for _, c := range same {
		a, b := fingerprint(Finding{Rule: "r", Message: c[0], Line: 1}), fingerprint(Finding{Rule: "r", Message: c[1], Line: 99})
		if a != b {
			t.Errorf("%q and %q are the same defect", c[0], c[1])
		}
	}
	base := Finding{Gate: "g", Rule: "r", File: "f", Message: "m"}
	for _, other := range []Finding{{Gate: "h", Rule: "r", File: "f", Message: "m"}, {Gate: "g", Rule: "s", File: "f", Message: "m"}, {Gate: "g", Rule: "r", File: "e", Message: "m"}, {Gate: "g", Rule: "r", File: "f", Message: "n"}} {
		if fingerprint(base) == fingerprint(other) {
			t.Errorf("%+v and %+v are different defects", base, other)
		}
	}
}

func TestWrongCells(t *testing.T) {
	cells := []Cell{
		{Table: "notes", Actor: "stranger", Action: selecting, Row: "plain", Want: false, Got: true},
		{Table: "notes", Actor: "stranger", Action: selecting, Row: "pending", Want: false, Got: true},
		{Table: "notes", Actor: "owner", Action: updating, Row: "plain", Want: true, Got: false},
		{Table: "notes", Actor: "owner", Action: selecting, Row: "plain", Want: true, Got: true},
	}
	found := wrongCells(cells)
	if len(found) != 2 || found[0].Rule != "database/refused" || found[1].Rule != "database/leak" || passing(found) != Failed {
		t.Errorf("%+v", found)
	}
}

func notes() *spec.Spec {
	return &spec.Spec{
		Roles: []spec.Role{{Name: "member", Default: true}, {Name: "admin", Admin: true}},
		Entities: []spec.Entity{
			{Name: "task", Table: "tasks", Title: "title", Fields: []spec.Field{
				{Name: "title", Kind: spec.Text, Required: true},
				{Name: "project", Kind: spec.Reference, Target: "project", Required: true},
				{Name: "done", Kind: spec.Boolean},
			}, Access: spec.Access{
				Read:   []spec.Grant{{Who: "parent", Via: "project"}},
				Create: []spec.Grant{{Who: "member", Via: "project"}},
				Update: []spec.Grant{{Who: "member", Via: "project", When: &spec.Condition{Field: "done", Value: "false"}}},
				Delete: []spec.Grant{{Who: "manager", Via: "project"}, {Who: "role", Role: "admin"}},
			}},
			{Name: "project", Table: "projects", Title: "name", Shared: true, Fields: []spec.Field{{Name: "name", Kind: spec.Text, Required: true}},
				Access: spec.Access{Read: []spec.Grant{{Who: "member"}}, Create: []spec.Grant{{Who: "user"}}, Update: []spec.Grant{{Who: "manager"}}, Delete: []spec.Grant{{Who: "owner"}}}},
		},
	}
}

// The expectations are written out by hand here: they are what the gate holds a database to.
func TestMatrix(t *testing.T) {
	m := newMatrix(notes())
	wants := map[string]bool{}
	for _, a := range m.Attempts {
		wants[strings.Join([]string{a.Table, a.Actor, a.Action, a.Row}, " ")] = a.Want
	}
	for key, want := range map[string]bool{
		"projects visitor select plain": false, "projects stranger select plain": false, "projects owner select plain": true,
		"projects member select plain": true, "projects admin select plain": false, "projects stranger insert plain": true,
		"projects visitor insert plain": false, "projects stranger insert for another plain": false,
		"projects member update plain": false, "projects manager update plain": true, "projects owner update plain": true,
		"projects manager delete plain": false, "projects owner delete plain": true,
		"tasks stranger select plain": false, "tasks member select plain": true, "tasks visitor insert plain": false,
		"tasks member insert plain": true, "tasks stranger insert plain": false,
		"tasks member update plain": false, "tasks member update done=false": true, "tasks stranger update done=false": false,
		"tasks member delete plain": false, "tasks manager delete plain": true,
		"tasks admin delete plain": false, // may delete, but cannot see it
	} {
		if got, ok := wants[key]; !ok || got != want {
			t.Errorf("%s: want %v, tried %v, expected %v", key, want, ok, got)
		}
	}
	if m.Fixtures[0].Table != "projects" {
		t.Error("what a row points at must go in first")
	}
}

// A row that must show a file or have a box ticked is tried with both, and with a file of whoever sends the row.
func TestMatrixFillsWhatRowsMustHave(t *testing.T) {
	s := notes()
	s.Entities[1].Fields = append(s.Entities[1].Fields, spec.Field{Name: "plan", Kind: spec.File, Required: true}, spec.Field{Name: "picture", Kind: spec.Image, Required: true},
		spec.Field{Name: "over_18", Kind: spec.Boolean})
	s.Entities[1].Form = &spec.Form{Must: "over_18"}
	m := newMatrix(s)
	sender, place := map[any]any{}, map[any]int{}
	for i, f := range m.Fixtures {
		place[f.ID] = i
		if f.Table == "uploads" {
			sender[f.ID] = f.Values["owner_id"]
		}
	}
	check := func(what string, values map[string]any, by any, at int) {
		for _, field := range []string{"plan", "picture"} {
			file, ok := values[field]
			if from, known := sender[file]; !ok || !known || from != by {
				t.Errorf("%s: %s is %v, sent by %v, not by %v", what, field, file, from, by)
			}
			if place[file] > at {
				t.Errorf("%s: its file goes in after it", what)
			}
		}
		if values["over_18"] != true {
			t.Errorf("%s: the box is not ticked", what)
		}
	}
	for i, f := range m.Fixtures {
		if f.Table == "projects" {
			check("row "+f.Name, f.Values, f.owner, i)
		}
	}
	for _, a := range m.Attempts {
		if a.Table == "projects" && (a.Action == inserting || a.Action == forOther) {
			var by any
			if a.ActorID != "" {
				by = a.ActorID
			}
			check(a.Actor+" "+a.Action, a.Values, by, len(m.Fixtures))
		}
	}
}

// What waits for approval is seen by who made it, by admins and by who may change it: a change of theirs makes it wait again.
func TestMatrixOfWhatWaits(t *testing.T) {
	s := notes()
	s.Entities[1].Shared, s.Entities[1].Moderation = false, true
	s.Roles = append(s.Roles, spec.Role{Name: "editor"})
	s.Entities[1].Access = spec.Access{Read: []spec.Grant{{Who: "visitor"}}, Create: []spec.Grant{{Who: "user"}},
		Update: []spec.Grant{{Who: "owner"}, {Who: "role", Role: "editor", When: &spec.Condition{Field: "name", Value: "open"}}}, Delete: []spec.Grant{{Who: "owner"}}}
	for _, a := range newMatrix(s).Attempts {
		if a.Table != "projects" || a.Row != "pending" || a.Action != selecting {
			continue
		}
		if want := slices.Contains([]string{"owner", "admin", "editor"}, a.Actor); a.Want != want {
			t.Errorf("%s sees what waits: %v", a.Actor, a.Want)
		}
	}
}

// Whoever belongs to another organisation is tried with every role, and is to get nothing.
func TestMatrixTriesOtherOrganisations(t *testing.T) {
	s := notes()
	s.Tenancy = &spec.Tenancy{Label: "Company", LabelPlural: "Companies"}
	tried := map[string]int{}
	for _, a := range newMatrix(s).Attempts {
		if !strings.HasPrefix(a.Actor, outside) {
			continue
		}
		tried[a.Table+" "+a.Action]++
		if a.Want {
			t.Errorf("%s may %s %s", a.Actor, a.Action, a.Table)
		}
		if pushed := a.Values["organisation_id"] == organisation; pushed != (a.Action == inserting || a.Action == forOther) {
			t.Errorf("%s: %s with %v", a.Actor, a.Action, a.Values)
		}
	}
	for _, e := range s.Entities {
		for _, action := range []string{selecting, inserting, forOther, updating, deleting} {
			if tried[e.Table+" "+action] < len(s.Roles) {
				t.Errorf("%s: %s tried %d times for %d roles", e.Table, action, tried[e.Table+" "+action], len(s.Roles))
			}
		}
	}
}

func TestTours(t *testing.T) {
	s := notes()
	s.Dashboard = true
	for i := range s.Entities {
		s.Entities[i].Nav, s.Entities[i].Route, s.Entities[i].LabelPlural, s.Entities[i].Label = true, s.Entities[i].Table, "Things", "Thing"
	}
	all := tours(s)
	if len(all) != 3 || all[0].As != "visitor" {
		t.Fatalf("%+v", all)
	}
	closed := 0
	for _, p := range all[0].Pages {
		if p.Closed {
			closed++
		}
	}
	if closed != 6 {
		t.Errorf("a visitor must be kept out of 6 pages, not %d: %+v", closed, all[0].Pages)
	}
	if last := all[2].Pages; all[2].As != "admin" || last[len(last)-2].Path != "/people" {
		t.Errorf("an admin sees the people: %+v", last)
	}
}
