package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/gate"
)

func tell(t *testing.T, d display, kind build.EventType, data map[string]any) {
	t.Helper()
	raw, err := json.Marshal(data)
	if err != nil {
		t.Fatal(err)
	}
	d.event(build.Event{Type: kind, Data: raw})
}

func TestPlainLines(t *testing.T) {
	var out bytes.Buffer
	d := newDisplay(&console{out: &out}, false, build.Build{}, "Boards")
	tell(t, d, build.EventSession, map[string]any{"name": "schema", "status": "running"})
	tell(t, d, build.EventSession, map[string]any{"name": "schema", "status": "completed", "files": 3})
	tell(t, d, build.EventGate, map[string]any{"gate": "types", "status": "running"})
	tell(t, d, build.EventGate, map[string]any{"gate": "types", "status": "running", "summary": "\x1b[31mat it\x1b[0m\r"})
	tell(t, d, build.EventGate, map[string]any{"gate": "types", "status": "running", "summary": "too soon"})
	tell(t, d, build.EventGate, map[string]any{"gate": "types", "status": "passed", "summary": "0 errors", "duration_ms": 1500})
	tell(t, d, build.EventBuild, map[string]any{"status": "completed", "progress": 1})
	d.close()
	got := out.String()
	for _, want := range []string{"Boards\n", "session  schema", "3 files\n", "running    at it\n", "0 errors (1.5 s)\n", "build    completed\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%q", want, got)
		}
	}
	if strings.Contains(got, "too soon") || strings.Count(got, "\n") != 5 {
		t.Errorf("says too much:\n%s", got)
	}
}

// The picture redraws itself in place: as many lines up as it drew, each cleared.
func TestLivePicture(t *testing.T) {
	var out bytes.Buffer
	b := build.Build{Sessions: []build.Session{{Name: "schema"}, {Name: "pages", Status: build.SessionSkipped}, {Name: "verify", Layer: build.LayerVerify}}}
	d := newLive(&console{out: &out, outTTY: true, color: true}, b, "Boards")
	tell(t, d, build.EventSession, map[string]any{"name": "schema", "status": "running"})
	tell(t, d, build.EventGate, map[string]any{"gate": "types", "status": "failed", "summary": strings.Repeat("x", 300)})
	time.Sleep(time.Millisecond)
	d.close()
	last := out.String()[strings.LastIndex(out.String(), "\x1b[10A"):]
	if strings.Count(last, "\n") != 10 || strings.Count(last, "\x1b[2K") != 10 {
		t.Errorf("the picture has %d lines: %q", strings.Count(last, "\n"), last)
	}
	if !strings.Contains(last, "1/2  schema") || !strings.Contains(last, "✗ types") || !strings.Contains(last, "…") {
		t.Errorf("picture %q", last)
	}
}

func TestAppName(t *testing.T) {
	for text, want := range map[string]string{
		"A project management tool with kanban boards":        "Project management tool",
		"Build me an online shop for honey":                   "Online shop",
		"We need a simple booking site, where customers pick": "Booking site",
		"<script>alert(1)</script>":                           "Script>alert(1)</script",
		"A directory of repair cafes with a map":              "Directory of repair cafes",
		"a":                                                   "My app",
		"...":                                                 "My app",
		"Ölmühle":                                             "Ölmühle",
		"I want to manage recipes, ingredients and shopping list": "Manage recipes",
	} {
		if got := appName(text); got != want {
			t.Errorf("%q is called %q, want %q", text, got, want)
		}
	}
}

func TestReportText(t *testing.T) {
	r := &build.Report{App: "Boards", Status: build.Completed, Coverage: build.Coverage{Requirements: 3, Met: 1, Unmet: 1},
		Requirements: []build.RequirementReport{{Text: "a board | with\ncolumns", State: build.RequirementMet, Checks: []build.Check{{Title: "Move", State: build.CheckPassed}}},
			{Text: "teleport", State: build.RequirementUnmet, Reason: "no such thing"}},
		Gates: []build.Verification{{Gate: gate.Lint, Status: gate.Failed, Findings: []gate.Finding{{Rule: "lint/x", File: "a.ts", Line: 3, Message: "bad", Fix: "do"}}}}}
	text := markdown(r)
	for _, want := range []string{"# Boards", "1 of 3 requirements met, 1 unmet, 1 not checked", `a board \| with columns`, "why: no such thing", "check passed: Move", "a.ts:3: bad", "fix: do"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	if got := counted(build.Coverage{Requirements: 2}); got != "2 requirements, not checked" {
		t.Errorf("counted %q", got)
	}
	if got := summary(&console{}, r); !strings.Contains(got, "✗ teleport: no such thing") || !strings.Contains(got, "lint/x a.ts:3: bad") {
		t.Errorf("summary\n%s", got)
	}
}
