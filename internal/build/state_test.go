package build

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/gate"
)

var clock = time.Date(2026, 3, 15, 10, 30, 0, 0, time.UTC)

// record is a build of two sessions and the gates, in a status with sessions in the given ones.
func record(status Status, sessions ...SessionStatus) *Record {
	r := &Record{Build: Build{ID: "bld", Status: status, Progress: 0.05}}
	for i, name := range []string{"schema", "pages", "verify"} {
		s := Session{ID: name, Name: name, Layer: "feature", Status: sessions[i]}
		if i > 0 {
			s.DependsOn = []string{"schema"}
		}
		if name == "verify" {
			s.Layer, s.DependsOn = LayerVerify, []string{"schema", "pages"}
		}
		r.Sessions = append(r.Sessions, s)
	}
	return r
}

func TestTransitions(t *testing.T) {
	const (
		p, r, c, f = SessionPending, SessionRunning, SessionCompleted, SessionFailed
	)
	bad := []gate.Result{{Gate: gate.Lint, Status: gate.Failed, Findings: []gate.Finding{{}}}}
	good := []gate.Result{{Gate: gate.Lint, Status: gate.Passed}}
	for name, x := range map[string]struct {
		from   *Record
		change func(*Record) error
		want   Status
		queued string // ids added to the queue
		gone   string // ids taken off it
		states string
		err    bool
	}{
		"a claim starts the build":        {record(Compiling, p, p, p), func(r *Record) error { return r.claimed("schema", 1, clock) }, Building, "", "", "running pending pending", false},
		"a second attempt may be claimed": {record(Building, r, p, p), func(r *Record) error { return r.claimed("schema", 2, clock) }, Building, "", "", "running pending pending", false},
		"a done session may not":          {record(Building, c, p, p), func(r *Record) error { return r.claimed("schema", 2, clock) }, Building, "", "", "completed pending pending", true},
		"a finish queues what needs it":   {record(Building, r, p, p), func(r *Record) error { return r.finished("schema", Outcome{}, clock) }, Building, "pages", "schema", "completed pending pending", false},
		"the last finish starts the gates": {record(Building, c, r, p), func(r *Record) error { return r.finished("pages", Outcome{}, clock) },
			Verifying, "verify", "pages", "completed completed pending", false},
		"a skipped session counts as done": {record(Building, r, SessionSkipped, p), func(r *Record) error { return r.finished("schema", Outcome{}, clock) },
			Verifying, "verify", "schema", "completed skipped pending", false},
		"only a running session finishes": {record(Building, p, p, p), func(r *Record) error { return r.finished("schema", Outcome{}, clock) }, Building, "", "", "pending pending pending", true},
		"a broken session fails the build and frees the others": {record(Building, c, r, r), func(r *Record) error { return r.broke("pages", Problem{Code: "x"}, clock) },
			Failed, "", "schema pages verify", "completed failed pending", false},
		"passed gates complete the build": {record(Verifying, c, c, r), func(r *Record) error { return r.judged("verify", Verdict{Results: good}, clock) },
			Completed, "", "schema pages verify", "completed completed completed", false},
		"findings fail it": {record(Verifying, c, c, r), func(r *Record) error { return r.judged("verify", Verdict{Results: bad}, clock) },
			Failed, "", "schema pages verify", "completed completed failed", false},
		"cancel stops what runs":             {record(Building, c, r, p), func(r *Record) error { return r.cancel(clock) }, Cancelled, "", "schema pages verify", "completed pending pending", false},
		"cancel of an ended build is no-op":  {record(Completed, c, c, c), func(r *Record) error { return r.cancel(clock) }, Completed, "", "", "completed completed completed", false},
		"resume queues what is left":         {record(Failed, c, f, p), func(r *Record) error { return r.resume(0, clock) }, Building, "pages", "", "completed pending pending", false},
		"resume goes straight to the gates":  {record(Failed, c, c, f), func(r *Record) error { return r.resume(0, clock) }, Verifying, "verify", "", "completed completed pending", false},
		"resume of a paused build":           {record(Paused, p, p, p), func(r *Record) error { return r.resume(0, clock) }, Building, "schema", "", "pending pending pending", false},
		"resume of a cancelled build":        {record(Cancelled, c, c, p), func(r *Record) error { return r.resume(0, clock) }, Verifying, "verify", "", "completed completed pending", false},
		"a running build cannot be resumed":  {record(Building, r, p, p), func(r *Record) error { return r.resume(0, clock) }, Building, "", "", "running pending pending", true},
		"a completed one neither":            {record(Completed, c, c, c), func(r *Record) error { return r.resume(0, clock) }, Completed, "", "", "completed completed completed", true},
		"gates cannot be claimed too early":  {record(Compiling, c, c, p), func(r *Record) error { return r.claimed("verify", 1, clock) }, Verifying, "", "", "completed completed running", false},
		"an unknown session is a lost lease": {record(Building, p, p, p), func(r *Record) error { return r.claimed("nope", 1, clock) }, Building, "", "", "pending pending pending", true},
	} {
		t.Run(name, func(t *testing.T) {
			before := x.from.Progress
			err := x.change(x.from)
			if (err != nil) != x.err {
				t.Fatalf("error %v", err)
			}
			got := x.from
			var queued, states []string
			for _, q := range got.Changes.Enqueue {
				queued = append(queued, q.ID)
			}
			for _, s := range got.Sessions {
				states = append(states, string(s.Status))
			}
			if got.Status != x.want || strings.Join(queued, " ") != x.queued || strings.Join(got.Changes.Dequeue, " ") != x.gone || strings.Join(states, " ") != x.states {
				t.Errorf("status %s, queued %v, gone %v, sessions %v", got.Status, queued, got.Changes.Dequeue, states)
			}
			if got.Progress < before {
				t.Errorf("progress fell to %v", got.Progress)
			}
			for _, e := range got.Changes.Events {
				if !json.Valid(e.Data) {
					t.Errorf("event %s is not JSON: %s", e.Type, e.Data)
				}
			}
			if err == nil && got.Status.Ended() != (got.CompletedAt != nil) && x.want != Completed {
				t.Errorf("status %s, ended at %v", got.Status, got.CompletedAt)
			}
		})
	}
}

func TestResumeFaults(t *testing.T) {
	done := record(Completed, SessionCompleted, SessionCompleted, SessionCompleted)
	if err := done.resume(0, clock); fault.CodeOf(err) != fault.BuildNotResumable {
		t.Errorf("completed: %v", err)
	}
	busy := record(Verifying, SessionCompleted, SessionCompleted, SessionRunning)
	if err := busy.resume(0, clock); fault.CodeOf(err) != fault.BuildNotFinished {
		t.Errorf("running: %v", err)
	}
}

// Every way through the machine: no state but completed is a dead end, and every state is reached.
func TestEveryStatusLeadsOn(t *testing.T) {
	reached := map[Status]bool{Compiling: true}
	for from, to := range moves {
		if from != Completed && len(to) == 0 {
			t.Errorf("%s is a dead end", from)
		}
		for _, s := range to {
			reached[s] = true
			if _, ok := moves[s]; !ok {
				t.Errorf("%s is no state", s)
			}
		}
	}
	for s := range moves {
		if !reached[s] {
			t.Errorf("nothing enters %s", s)
		}
	}
}

// The drawing in docs is generated from the table, so that it cannot go stale. UPDATE=1 writes it anew.
func TestDocsDrawTheMachine(t *testing.T) {
	const file = "../../docs/state-machine.md"
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(raw), "```mermaid\n")
	_, after, ok2 := strings.Cut(rest, "```")
	if !ok || !ok2 {
		t.Fatalf("%s has no mermaid block", file)
	}
	want := before + "```mermaid\n" + drawing() + "```" + after
	if want == string(raw) {
		return
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s does not draw the moves in state.go; run: UPDATE=1 go test ./internal/build -run Docs", file)
}

func drawing() string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n    [*] --> compiling\n")
	for _, from := range []Status{Compiling, Building, Verifying, Recovering, Paused, Failed, Cancelled, Completed} {
		to := slices.Clone(moves[from])
		slices.Sort(to)
		for _, s := range to {
			fmt.Fprintf(&b, "    %s --> %s\n", from, s)
		}
	}
	b.WriteString("    completed --> [*]\n")
	return b.String()
}
