package compiler

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/spec"
)

var (
	reCalled  = regexp.MustCompile(`sql(?:<[^` + "`" + `]*>)?` + "`" + `app\.([a-z_0-9]+)\(`)
	reMade    = regexp.MustCompile(`create (?:or replace )?function app\.([a-z_0-9]+)\(`)
	reTable   = regexp.MustCompile(`(?s)create table public\.([a-z_0-9]+) \(\n(.*?)\n\);`)
	reGranted = regexp.MustCompile(`(?s)revoke select on public\.([a-z_0-9]+) from anon, authenticated;\ngrant select \((.*?)\) on`)
)

// A table with guarded fields is read column by column: a column that is neither granted nor guarded, or a guarded one that
// no function reads, is a page that answers 500.
func TestGuardedTablesCanBeRead(t *testing.T) {
	specs, err := filepath.Glob("../../../goldens/*/spec.json")
	if err != nil || len(specs) == 0 {
		t.Fatal("no specs", err)
	}
	engine, err := New()
	if err != nil {
		t.Fatal(err)
	}
	// Every kind of field that may be guarded, in an app that also has what else brings columns of its own.
	every := func(s *spec.Spec) *spec.Spec {
		for i := range s.Entities {
			e := &s.Entities[i]
			if e.Name != "leave" {
				continue
			}
			for _, kind := range []spec.FieldKind{spec.Text, spec.LongText, spec.Integer, spec.Decimal, spec.Money, spec.Percent, spec.Date, spec.DateTime, spec.Time, spec.Duration,
				spec.Boolean, spec.Enum, spec.Tags, spec.Email, spec.Phone, spec.URL, spec.RichText, spec.Image, spec.Images, spec.File} {
				f := spec.Field{Name: "kept_" + string(kind), Label: "Kept " + strings.ReplaceAll(string(kind), "_", " "), Kind: kind, Guarded: true}
				if kind == spec.Enum {
					f.Options = []spec.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}
				}
				e.Fields = append(e.Fields, f)
			}
		}
		return s
	}
	guarded := 0
	for _, file := range specs {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := spec.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(filepath.Dir(file))
		if name == "workflow" {
			s = every(s)
		}
		app, err := engine.Compile(s, nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		made, columns, granted, called := map[string]bool{}, map[string][]string{}, map[string][]string{}, map[string]string{}
		for path, text := range app.Files() {
			if strings.HasPrefix(path, "supabase/migrations/") {
				for _, m := range reMade.FindAllStringSubmatch(string(text), -1) {
					made[m[1]] = true
				}
				for _, m := range reTable.FindAllStringSubmatch(string(text), -1) {
					for line := range strings.Lines(m[2]) {
						if first, _, _ := strings.Cut(strings.TrimSpace(line), " "); !slices.Contains([]string{"constraint", "primary", "unique", "check", "foreign", ")", "--"}, first) {
							columns[m[1]] = append(columns[m[1]], first)
						}
					}
				}
				for _, m := range reGranted.FindAllStringSubmatch(string(text), -1) {
					granted[m[1]] = strings.FieldsFunc(m[2], func(r rune) bool { return strings.ContainsRune(", \n", r) })
				}
			}
			if strings.HasPrefix(path, "src/") {
				for _, m := range reCalled.FindAllStringSubmatch(string(text), -1) {
					called[m[1]] = path
				}
			}
		}
		for function, path := range called {
			if !made[function] {
				t.Errorf("%s: %s reads by app.%s, which no migration makes", name, path, function)
			}
		}
		for i := range s.Entities {
			e := &s.Entities[i]
			if e.Guard == nil || !slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return f.Guarded }) {
				continue
			}
			guarded++
			if len(granted[e.Table]) == 0 || len(columns[e.Table]) == 0 {
				t.Errorf("%s: %s: columns %v, granted %v", name, e.Table, columns[e.Table], granted[e.Table])
			}
			for _, column := range columns[e.Table] {
				f := e.Field(column)
				if kept := f != nil && f.Guarded; kept == slices.Contains(granted[e.Table], column) {
					t.Errorf("%s: %s.%s: guarded %v, and granted %v", name, e.Table, column, kept, !kept)
				}
			}
		}
	}
	if guarded < 3 {
		t.Errorf("only %d tables with a guard were looked at", guarded)
	}
}
