package build

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/spec"
)

// Report is what was asked, what meets it, what is unmet, and how it was checked.
type Report struct {
	BuildID      string              `json:"build_id"`
	Number       int                 `json:"number"`
	App          string              `json:"app"`
	Archetype    spec.Archetype      `json:"archetype"`
	Status       Status              `json:"status"`
	Verified     bool                `json:"verified"`
	Isolation    string              `json:"isolation"`
	Coverage     Coverage            `json:"coverage"`
	Requirements []RequirementReport `json:"requirements"`
	Decisions    []spec.Decision     `json:"decisions"`
	Gates        []Verification      `json:"gates"`  // with findings
	Access       []Access            `json:"access"` // every table as everybody; empty when the database gate did not run here
	Sessions     []SessionReport     `json:"sessions"`
	Recovery     Recovery            `json:"recovery"` // what was tried after gates had failed
	Merge        []gate.Finding      `json:"merge"`    // people's changes that could not be joined with the build's
	Files        int                 `json:"files"`
	Bytes        int64               `json:"bytes"`
	Error        *Problem            `json:"error"`
	CreatedAt    time.Time           `json:"created_at"`
	CompletedAt  *time.Time          `json:"completed_at"`
	DurationMS   int64               `json:"duration_ms"` // from creation to the end
}

// What became of a requirement.
const (
	RequirementMet      = "met"      // it has checks and every one passed
	RequirementUnmet    = "unmet"    // nothing meets it, or a check failed
	RequirementPartly   = "partly"   // its checks passed, but words of it are not in the app
	RequirementUnproven = "unproven" // the app has what meets it, but not all of its checks have run
)

// The outcomes of an acceptance check.
const (
	CheckPassed = "passed"
	CheckFailed = "failed"
	CheckNotRun = "not_run"
)

// RequirementReport is one clause of the text and what became of it: State is met, partly, unmet or unproven.
type RequirementReport struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	State  string   `json:"state"`
	Nodes  []string `json:"nodes"` // of the spec
	Files  []string `json:"files"` // of the app, those that the nodes are made of; at most twelve
	Checks []Check  `json:"checks"`
	Reason string   `json:"reason,omitempty"` // why it is not met
}

// Check is one acceptance check's outcome: passed, failed or not_run.
type Check struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	State string `json:"state"`
}

// SessionReport is one session's share.
type SessionReport struct {
	Name       string        `json:"name"`
	Layer      string        `json:"layer"`
	Status     SessionStatus `json:"status"`
	Engine     string        `json:"engine"`
	Attempts   int           `json:"attempts"`
	Files      int           `json:"files"`
	DurationMS int64         `json:"duration_ms"`
}

// Report implements Builds. While a build runs it says what is known so far.
func (s *Service) Report(ctx context.Context, sc Scope, buildID string) (*Report, error) {
	r, err := s.Store.Build(ctx, sc, buildID)
	if err != nil {
		return nil, err
	}
	sp, err := s.Store.Spec(ctx, sc, buildID)
	if err != nil {
		return nil, err
	}
	files, bytes, _, err := s.Store.Files(ctx, sc, buildID, "", 0)
	if err != nil {
		return nil, err
	}
	rep := &Report{BuildID: r.ID, Number: r.Number, App: sp.App.Name, Archetype: sp.Archetype, Status: r.Status, Verified: r.Verified,
		Isolation: r.Isolation, Coverage: r.Coverage, Requirements: withFiles(traces(sp, r.Results), sp, files), Decisions: sp.Decisions, Gates: r.Verification, Recovery: r.Recovery,
		Files: len(files), Bytes: bytes, Error: r.Error, CreatedAt: r.CreatedAt, CompletedAt: r.CompletedAt}
	rep.Merge = []gate.Finding{}
	for _, x := range r.Sessions {
		rep.Merge = append(rep.Merge, r.Merged[x.Name]...)
		rep.Sessions = append(rep.Sessions, SessionReport{Name: x.Name, Layer: x.Layer, Status: x.Status, Engine: x.Engine,
			Attempts: x.Attempts, Files: x.Files, DurationMS: between(x.StartedAt, x.CompletedAt)})
	}
	kept, err := gate.ReadKept(s.keptDir(buildID))
	if err != nil {
		return nil, fmt.Errorf("read what the gates kept of %s: %w", buildID, err)
	}
	rep.Access = access(kept.Access)
	rep.DurationMS = between(&r.CreatedAt, r.CompletedAt)
	return rep, nil
}

// between is the milliseconds from one time to another, 0 when either is missing.
func between(from, to *time.Time) int64 {
	if from == nil || to == nil {
		return 0
	}
	return to.Sub(*from).Milliseconds()
}

// traces follows each requirement to the checks that prove it and how they went.
func traces(sp *spec.Spec, results []gate.Result) []RequirementReport {
	titles := map[string]string{}
	for _, c := range sp.Checks {
		titles[c.ID] = c.Title
	}
	passed := map[string]bool{}
	for _, r := range results {
		for id, ok := range r.Checks {
			passed[id] = ok
		}
	}
	list := make([]RequirementReport, 0, len(sp.Requirements))
	for _, req := range sp.Requirements {
		t := RequirementReport{ID: req.ID, Text: req.Text, Nodes: req.Nodes, Files: []string{}, Checks: []Check{}, State: RequirementMet}
		if len(req.Checks) == 0 {
			t.State, t.Reason = RequirementUnproven, "no acceptance check covers it"
		}
		for _, id := range req.Checks {
			c := Check{ID: id, Title: titles[id], State: CheckNotRun}
			if ok, ran := passed[id]; ran && ok {
				c.State = CheckPassed
			} else if ran {
				c.State = CheckFailed
				t.State, t.Reason = RequirementUnmet, "the check \""+c.Title+"\" failed"
			} else if t.State == RequirementMet {
				t.State, t.Reason = RequirementUnproven, "its checks have not run"
			}
			t.Checks = append(t.Checks, c)
		}
		if t.State == RequirementMet && len(req.Left) > 0 {
			t.State, t.Reason = RequirementPartly, "not in the app: "+strings.Join(req.Left, ", ")
		}
		if len(req.Nodes) == 0 || req.Unmet != "" {
			t.State, t.Reason = RequirementUnmet, req.Unmet
			if t.Reason == "" {
				t.Reason = "nothing in the app meets it"
			}
		}
		list = append(list, t)
	}
	return list
}
