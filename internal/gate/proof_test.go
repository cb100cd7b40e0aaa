package gate_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/sandbox"
	"github.com/skycot/skycot/internal/spec"
)

// These tests run the gates for real: on an app that must pass all of them, and on the same app with one fault at a
// time, which the right gate must name. They need Node, a browser, a sandbox and a dependency store, and take minutes:
// set SKYCOT_TEST_GATES=1 (make test-gates).

type bench struct {
	runner *gate.Runner
	spec   *spec.Spec
	files  map[string][]byte
}

func newBench(t *testing.T) *bench {
	t.Helper()
	if os.Getenv("SKYCOT_TEST_GATES") == "" {
		t.Skip("SKYCOT_TEST_GATES is not set")
	}
	box, err := sandbox.New(t.Context(), sandbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	store, err := deps.Open("")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../goldens/minimal/spec.json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := spec.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := compiler.New()
	if err != nil {
		t.Fatal(err)
	}
	app, err := engine.Compile(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	files := app.Files()
	return &bench{
		runner: &gate.Runner{Box: box, Deps: store, Source: deps.Source{Package: files["package.json"], Lock: files["package-lock.json"]}},
		spec:   s, files: files,
	}
}

// run checks the app with some files changed; a nil text takes a file away.
func (b *bench) run(t *testing.T, s *spec.Spec, changes map[string]string, base *gate.Base, only ...string) map[string]gate.Result {
	t.Helper()
	files := maps.Clone(b.files)
	for path, text := range changes {
		files[path] = []byte(text)
		if text == "" {
			delete(files, path)
		}
	}
	results, _, err := b.runner.Run(t.Context(), gate.Input{Files: files, Spec: s, Base: base, Only: only, Keep: t.TempDir()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != len(gate.Order) {
		t.Fatalf("%d results", len(results))
	}
	out := map[string]gate.Result{}
	for _, r := range results {
		out[r.Gate] = r
	}
	return out
}

func TestGatesPassAGoodApp(t *testing.T) {
	b := newBench(t)
	s := *b.spec
	s.Checks = []spec.Check{{ID: "note-create", Title: "A new note is kept", As: "member", Steps: []spec.Step{
		{Do: "goto", Value: "/notes/new"}, {Do: "fill", Name: "Title", Value: "{run} row"}, {Do: "click", Role: "button", Name: "Create note"},
		{Do: "see", Role: "heading", Name: "{run} row"}, {Do: "reload"}, {Do: "see", Role: "heading", Name: "{run} row"},
		{Do: "sign_in", Value: "member-2"}, {Do: "goto", Value: "/notes"}, {Do: "see", Role: "heading", Name: "Notes"}, {Do: "not_see", Role: "link", Name: "{run} row"}}}}
	for name, r := range b.run(t, &s, nil, nil) {
		if r.Status != gate.Passed {
			t.Errorf("%s: %s, %s\n%s", name, r.Status, r.Summary, list(r.Findings))
		}
	}
}

// One fault at a time, by the gate that must see it.
func TestGatesCatchFaults(t *testing.T) {
	b := newBench(t)
	next := "supabase/migrations/0099_fault.sql"
	for _, c := range []struct {
		name, gate, rule string
		changes          map[string]string
		base             bool
	}{
		{"debugger left in", gate.Lint, "lint/eslint(no-debugger)", map[string]string{"src/fault.ts": "export function stop() {\n  debugger;\n}\n"}, false},
		{"type error", gate.Types, "types/TS2322", map[string]string{"src/fault.ts": "export const n: number = \"one\";\n"}, false},
		{"broken import", gate.Types, "types/TS2307", map[string]string{"src/fault.ts": "export { x } from \"./nowhere\";\n"}, false},
		{"failing test", gate.Unit, "unit/failed", map[string]string{"tests/fault.test.ts": "import { expect, it } from \"vitest\";\nit(\"adds\", () => expect(1 + 1).toBe(3));\n"}, false},
		{"table without row-level security", gate.Database, "database/no-row-security", map[string]string{next: "create table public.loose (id uuid primary key);\n"}, false},
		{"leaking policy", gate.Database, "database/leak", map[string]string{next: "create policy leak on public.notes for select to authenticated using (true);\n"}, false},
		{"missing policy", gate.Database, "database/refused", map[string]string{next: "drop policy notes_delete on public.notes;\n"}, false},
		{"leak beside the entities", gate.Database, "database/leak", map[string]string{next: `create table public.note_marks (id uuid primary key default gen_random_uuid(), note_id uuid not null references public.notes (id), account_id uuid not null references public.profiles (id));
alter table public.note_marks enable row level security;
grant select, insert, update, delete on public.note_marks to authenticated;
create policy note_marks_all on public.note_marks to authenticated using (true) with check (true);
`}, false},
		{"lost column", gate.Database, "database/no-column", map[string]string{next: "alter table public.notes drop column body;\n"}, false},
		{"broken SQL", gate.Database, "database/migration", map[string]string{next: "alter table public.nothing add column x text;\n"}, false},
		{"rows thrown away", gate.Database, "database/row-lost", map[string]string{next: "delete from public.notes;\n"}, true},
		{"values thrown away", gate.Database, "database/value-lost", map[string]string{next: "update public.notes set title = 'x';\n"}, true},
		{"hard-coded key", gate.Security, "security/hard-coded-secret", map[string]string{"src/fault.ts": "export const key = \"sk_live_4eC39HqLyjWDarjtT1zdp7dc\";\n"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var base *gate.Base
			if c.base {
				base = &gate.Base{Spec: b.spec, Files: b.files}
			}
			expect(t, b.run(t, b.spec, c.changes, base, c.gate)[c.gate], c.rule)
		})
	}
	t.Run("changed migration", func(t *testing.T) {
		files := maps.Clone(b.files)
		for path, text := range files {
			if strings.HasPrefix(path, "supabase/migrations/") {
				files[path] = append(bytes.Clone(text), "-- changed\n"...)
			}
		}
		expect(t, b.run(t, b.spec, nil, &gate.Base{Spec: b.spec, Files: files}, gate.Database)[gate.Database], "database/migration-changed")
	})
	t.Run("build error", func(t *testing.T) {
		results := b.run(t, b.spec, map[string]string{"src/app/page.tsx": "import { gone } from \"./nowhere\";\nexport default gone;\n"}, nil, gate.Build, gate.Browser)
		expect(t, results[gate.Build], "build/error")
		if r := results[gate.Browser]; r.Status != gate.Skipped {
			t.Errorf("a broken build was opened in a browser: %s", r.Status)
		}
	})
}

// All that only a browser sees, on one page: one build is enough.
func TestBrowserCatchesFaults(t *testing.T) {
	b := newBench(t)
	s := *b.spec
	s.Checks = []spec.Check{
		{ID: "never", Title: "Something that is not there", As: "visitor", Steps: []spec.Step{{Do: "goto", Value: "/"}, {Do: "see", Role: "button", Name: "Launch the rocket"}}},
		{ID: "wrong-word", Title: "A step that does not exist", As: "visitor", Steps: []spec.Step{{Do: "teleport"}}},
	}
	page := `"use client";
import { useEffect } from "react";

export default function Home() {
  useEffect(() => {
    // Later, so that no error boundary hides the rest of the page.
    setTimeout(() => {
      throw new Error("seeded page error");
    });
    console.error("seeded console error");
  }, []);
  return (
    <main>
      <p style={{ width: "900px" }}>wide</p>
      <img src="/nothing.png" />
      <p style={{ color: "#ccc", background: "#fff" }}>pale</p>
      <a href="/no-such-page">away</a>
      <div onClick={() => {}}>mouse only</div>
    </main>
  );
}
`
	r := b.run(t, &s, map[string]string{"src/app/page.tsx": page}, nil, gate.Browser)[gate.Browser]
	for _, rule := range []string{"browser/page-error", "browser/console", "browser/overflow", "browser/axe/image-alt", "browser/heading", "browser/dead-link", "browser/keyboard", "browser/request-failed", "browser/check"} {
		expect(t, r, rule)
	}
	if r.Checks["never"] || r.Checks["wrong-word"] || len(r.Checks) != 2 {
		t.Errorf("checks %v", r.Checks)
	}
}

func TestCancelStopsTheGates(t *testing.T) {
	b := newBench(t)
	ctx, cancel := context.WithCancel(t.Context())
	_, _, err := b.runner.Run(ctx, gate.Input{Files: b.files, Spec: b.spec}, func(e gate.Event) {
		if e.Phase == "start" {
			cancel()
		}
	})
	if err == nil {
		t.Error("a cancelled run ended well")
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "skycot-verify-*")); len(left) > 0 {
		t.Logf("folders of other runs, or left behind: %v", left)
	}
}

func expect(t *testing.T, r gate.Result, rule string) {
	t.Helper()
	has := slices.ContainsFunc(r.Findings, func(f gate.Finding) bool {
		return f.Rule == rule && f.Severity != gate.Low && f.Fingerprint != ""
	})
	if r.Status != gate.Failed || !has {
		t.Errorf("%s gate: %s (%s), want a finding %s in\n%s", r.Gate, r.Status, r.Summary, rule, list(r.Findings))
	}
}

func list(findings []gate.Finding) string {
	text, err := json.MarshalIndent(findings, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(text)
}
