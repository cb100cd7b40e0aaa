package gate

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/sandbox"
)

// databasePlan is what tools/database.mjs is told.
type databasePlan struct {
	App    string      `json:"app"`
	Empty  string      `json:"empty,omitempty"`  // archive of an empty database
	Data   string      `json:"data"`             // folder for a server's files
	Server string      `json:"server,omitempty"` // folder of a real server's programs; "" for none
	Setup  string      `json:"setup"`            // SQL of the embedded mode's roles and auth schema
	Steps  []migration `json:"steps"`
	Matrix *matrix     `json:"matrix"`
	Before *basePlan   `json:"before,omitempty"`
}

type migration struct {
	Name string `json:"name"`
	SQL  string `json:"sql"`
}

// basePlan is the build before: its migrations, and rows to find again afterwards.
type basePlan struct {
	Steps    []migration  `json:"steps"`
	Actors   []actor      `json:"actors"`
	Fixtures []fixture    `json:"fixtures"`
	Members  []membership `json:"members"`
	Before   []string     `json:"before"`
}

// databaseReport is what it answers.
type databaseReport struct {
	Engines  []struct{ Name, Version, Skipped string }
	Tables   int
	Findings []struct{ Rule, Severity, File, Message, Fix string }
	Cells    []Cell
	Kept     int // rows of the base build that were found again
}

const migrationsDir = "supabase/migrations/"

// runDatabase runs the migrations on real engines and tries who may do what.
func runDatabase(ctx context.Context, j *job) (Result, error) {
	steps := migrations(j.in.Files)
	if len(steps) == 0 {
		f := Finding{Rule: "database/no-migrations", Severity: High, Message: "the app has no migrations in " + migrationsDir}
		return Result{Status: Failed, Summary: f.Message, Findings: []Finding{f}}, nil
	}
	room := j.checked
	plan := databasePlan{
		App: room.Path(insideApp), Empty: j.emptyDatabase(room), Data: room.Path(insideIO + "/database"), Steps: steps, Matrix: newMatrix(j.in.Spec),
		Setup: string(j.in.Files["db/local-auth.sql"]), Server: postgresPrograms(),
	}
	var findings []Finding
	if j.in.Base != nil {
		before := newMatrix(j.in.Base.Spec)
		plan.Before = &basePlan{Steps: migrations(j.in.Base.Files), Actors: before.Actors, Fixtures: before.Fixtures, Members: before.Members, Before: before.Before}
		findings = changedMigrations(plan.Before.Steps, steps)
	}
	text, err := json.Marshal(plan)
	if err != nil {
		return Result{}, err
	}
	if err := os.WriteFile(j.host("check", "io/database-plan.json"), text, 0o644); err != nil {
		return Result{}, err
	}
	io := room.Path(insideIO)
	o, err := j.exec(ctx, room, Database, nil, sandbox.Limits{Wall: 3 * time.Minute},
		"node", room.Path(insideTools)+"/database.mjs", io+"/database-plan.json", io+"/database-report.json")
	if err != nil {
		return Result{}, err
	}
	if f := outOfTime("database/stopped", o, "the database run"); f != nil {
		return Result{Status: Failed, Summary: f.Message, Findings: []Finding{*f}}, nil
	}
	if text, err = os.ReadFile(j.host("check", "io/database-report.json")); err != nil {
		f := Finding{Rule: "database/broken", Severity: High, Message: "the database run " + o.Explain() + ": " + shorten(string(o.Stderr), 1000)}
		return Result{Status: Failed, Summary: "the database could not be tried", Findings: []Finding{f}}, nil
	}
	var report databaseReport
	if err := json.Unmarshal(text, &report); err != nil {
		return Result{}, fmt.Errorf("read the database report: %w", err)
	}
	j.mu.Lock()
	j.out.Matrix = report.Cells
	j.mu.Unlock()
	if err := j.keep(matrixFile, report.Cells); err != nil {
		return Result{}, err
	}
	return readDatabase(report, findings, len(steps), j.in.Base != nil), nil
}

func readDatabase(report databaseReport, findings []Finding, steps int, followed bool) Result {
	for _, f := range report.Findings {
		findings = append(findings, Finding{Rule: "database/" + f.Rule, Severity: f.Severity, File: f.File, Message: shorten(f.Message, 1500), Fix: f.Fix})
	}
	findings = append(findings, wrongCells(report.Cells)...)
	var engines []string
	for _, e := range report.Engines {
		if e.Skipped == "" {
			engines = append(engines, e.Name+" "+e.Version)
		} else {
			findings = append(findings, Finding{Rule: "database/server-skipped", Severity: Low, Message: "the migrations were not tried on a real server: " + e.Skipped})
		}
	}
	res := Result{Status: passing(findings), Findings: findings}
	if len(engines) == 0 && res.Status == Passed {
		res.Status = Failed
		res.Findings = append(res.Findings, Finding{Rule: "database/no-engine", Severity: High, Message: "no database engine could be started"})
	}
	res.Summary = fmt.Sprintf("%s, %s, %s of access on %s", count(steps, "migration", "migrations"), count(report.Tables, "table", "tables"),
		count(len(report.Cells), "try", "tries"), strings.Join(engines, " and "))
	if followed {
		res.Summary += fmt.Sprintf("; %s of the build before kept", count(report.Kept, "row", "rows"))
	}
	return res
}

// wrongCells tells about tries that went against the grants, one finding per table, actor and action.
func wrongCells(cells []Cell) []Finding {
	type key struct{ table, actor, action string }
	rows := map[key][]string{}
	wants := map[key]bool{}
	for _, c := range cells {
		if !c.Free && c.Want != c.Got {
			k := key{c.Table, c.Actor, c.Action}
			rows[k] = append(rows[k], c.Row)
			wants[k] = c.Want
		}
	}
	keys := make([]key, 0, len(rows))
	for k := range rows {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(a, b int) bool {
		return keys[a].table+"\x00"+keys[a].actor+"\x00"+keys[a].action < keys[b].table+"\x00"+keys[b].actor+"\x00"+keys[b].action
	})
	var out []Finding
	for _, k := range keys {
		f := Finding{Rule: "database/leak", Severity: High, File: migrationsDir, Fix: "narrow the table's " + k.action + " policy to what the spec's access grants"}
		verb, may := "could", "but no grant lets it"
		if wants[k] {
			f.Rule, verb, may = "database/refused", "could not", "although a grant lets it"
			f.Fix = "widen the table's " + k.action + " policy to what the spec's access grants"
		}
		who := "a " + k.actor
		if strings.ContainsAny(k.actor[:1], "aeiou") {
			who = "an " + k.actor
		}
		f.Message = fmt.Sprintf("%s: %s %s %s (row %s) %s", k.table, who, verb, k.action, strings.Join(rows[k], ", "), may)
		out = append(out, f)
	}
	return out
}

// migrations are the app's schema changes in the order they run.
func migrations(files map[string][]byte) []migration {
	var out []migration
	for path, text := range files {
		if strings.HasPrefix(path, migrationsDir) && strings.HasSuffix(path, ".sql") {
			out = append(out, migration{Name: strings.TrimPrefix(path, migrationsDir), SQL: string(text)})
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a].Name < out[b].Name })
	return out
}

// changedMigrations: what has run on somebody's database must stay as it was.
func changedMigrations(before, after []migration) []Finding {
	now := map[string]string{}
	for _, m := range after {
		now[m.Name] = m.SQL
	}
	var out []Finding
	for _, m := range before {
		text, ok := now[m.Name]
		switch {
		case !ok:
			out = append(out, Finding{Rule: "database/migration-gone", Severity: High, File: migrationsDir + m.Name, Message: "a migration of the build before is gone", Fix: "keep it; undo it by a new one"})
		case text != m.SQL:
			out = append(out, Finding{Rule: "database/migration-changed", Severity: High, File: migrationsDir + m.Name, Message: "a migration of the build before was changed; databases that ran it will not run it again", Fix: "put the change into a new migration"})
		}
	}
	return out
}

// postgresPrograms finds a real server on this machine, newest last: apps are meant to run on one.
func postgresPrograms() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return ""
	}
	sort.Slice(found, func(a, b int) bool {
		return len(found[a]) < len(found[b]) || len(found[a]) == len(found[b]) && found[a] < found[b]
	})
	return filepath.Dir(found[len(found)-1])
}
