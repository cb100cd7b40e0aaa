// Package recovery decides what is tried when gates have failed, and when to stop trying.
//
// It is a pure function of what the gates found and of what was tried before; package build carries its steps out. The
// steps, cheapest first: look again at what may have failed by chance; let the sessions that wrote the faulty files
// write them again, with the findings as input; leave out a capability that the app can live without, and say so. A step
// that changed nothing is not taken twice, and there is an end to all of them.
package recovery

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
)

// The limits of one build's recovery; resume begins anew.
const (
	MaxPerSession = 3 // repairs of one session
	MaxSteps      = 8 // steps of any kind
)

// Kind is what a step does.
type Kind string

// The kinds of steps.
const (
	Recheck  Kind = "recheck"   // the failed gates run once more, alone, on the same files
	Repair   Kind = "repair"    // sessions run again with the findings as input
	LeaveOut Kind = "leave_out" // the spec is made again without some optional nodes, and the sessions it touches run again
)

// Outcome is how a step ended.
type Outcome string

// The outcomes; "" is a step that is still open.
const (
	Passed    Outcome = "passed"     // every gate passes now
	Same      Outcome = "same"       // the same findings again
	Changed   Outcome = "changed"    // other findings, or fewer
	SameFiles Outcome = "same_files" // the sessions wrote the same bytes, so that the gates were not asked again
	Broken    Outcome = "broken"     // it came to no end: a session failed, or the build was stopped
)

// Step is one thing that was tried.
type Step struct {
	Kind         Kind          `json:"kind"`
	Reason       string        `json:"reason"`             // one line for people
	Gates        []string      `json:"gates"`              // that had failed
	Findings     int           `json:"findings"`           // how many
	Fingerprints []string      `json:"fingerprints"`       // of the findings, sorted
	Sessions     []string      `json:"sessions"`           // that run again
	Effort       engine.Effort `json:"effort,omitempty"`   // of a repair
	LeftOut      []Left        `json:"left_out,omitempty"` // what this step leaves out
	PutBack      []string      `json:"put_back,omitempty"` // nodes of earlier steps that it puts back: leaving them out did not help
	Changed      []string      `json:"changed"`            // paths of the files that differ afterwards
	Tokens       engine.Tokens `json:"tokens"`
	Outcome      Outcome       `json:"outcome"`
	StartedAt    time.Time     `json:"started_at"`
	CompletedAt  *time.Time    `json:"completed_at"`
}

// Left is a node of the spec that is left out.
type Left struct {
	Node string   `json:"node"`
	Why  string   `json:"why"`
	Cure []string `json:"cures"` // fingerprints of the findings that it is to cure
}

// Case is what there is to decide on.
type Case struct {
	Results []gate.Result
	Steps   []Step // what was tried so far
	Since   int    // the limits count the steps from here on
	Plan    plan.Plan
	Spec    *spec.Spec // as it is built now
	Asked   *spec.Spec // as it was before anything was left out
	Base    *spec.Spec // of the build this one goes on from, nil for a first one
	Files   map[string][]byte
	// Efforts are the ways in which an engine can be asked again, gentlest first.
	Efforts func(engineName string) []engine.Effort
	// Draw makes the spec and the files without some nodes (by their reasons); nil when they cannot be left out together. It
	// may be nil itself: then nothing is ever left out.
	Draw func(reasons map[string]string) (*spec.Spec, map[string][]byte)
}

// Next is what to try now. ok is false when nothing is left to try; why says so in a line for people.
func Next(c Case) (step Step, ok bool, why string) {
	failing := Failing(c.Results)
	step = Step{Gates: failedGates(c.Results), Findings: len(failing), Fingerprints: fingerprints(failing), Sessions: []string{}, Changed: []string{}}
	if len(failing) == 0 {
		return step, false, "no finding says what is wrong"
	}
	if len(c.Steps)-c.Since >= MaxSteps {
		return step, false, "the limit of 8 steps is reached"
	}
	for _, try := range []func(*Case, *Step, []gate.Finding) bool{recheck, repair, leaveOut} {
		s := step
		if try(&c, &s, failing) {
			return s, true, ""
		}
	}
	return step, false, "nothing is left that could mend it"
}

// Failing are the findings that make gates fail.
func Failing(results []gate.Result) []gate.Finding {
	var out []gate.Finding
	for _, r := range results {
		if r.Status != gate.Failed {
			continue
		}
		for _, f := range r.Findings {
			if f.Severity != gate.Low {
				out = append(out, f)
			}
		}
	}
	return out
}

func failedGates(results []gate.Result) []string {
	var out []string
	for _, r := range results {
		if r.Status == gate.Failed {
			out = append(out, r.Gate)
		}
	}
	return out
}

func fingerprints(findings []gate.Finding) []string {
	out := make([]string, 0, len(findings))
	for _, f := range findings {
		out = append(out, fingerprint(f))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fingerprint is the finding's own; gates of tests may leave it out.
func fingerprint(f gate.Finding) string {
	if f.Fingerprint != "" {
		return f.Fingerprint
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Gate, f.Rule, f.File, f.Check, f.Message}, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// Close says how an open step ended, by what the gates found afterwards.
func Close(s Step, results []gate.Result) Outcome {
	failing := Failing(results)
	switch {
	case len(failedGates(results)) == 0:
		return Passed
	case slices.Equal(fingerprints(failing), s.Fingerprints):
		return Same
	}
	return Changed
}

// byChance are the gates whose result may depend on timing. The others give the same answer for the same files.
var byChance = []string{gate.Unit, gate.Database, gate.Browser}

// recheck looks once more at findings that were seen only once, when all of them may be there by chance.
func recheck(c *Case, s *Step, _ []gate.Finding) bool {
	for _, g := range s.Gates {
		if !slices.Contains(byChance, g) {
			return false
		}
	}
	confirmed := map[string]bool{}
	for _, old := range c.Steps {
		if old.Kind == Recheck && old.Outcome != "" && old.Outcome != Broken {
			for _, f := range old.Fingerprints {
				confirmed[f] = true
			}
		}
	}
	if !slices.ContainsFunc(s.Fingerprints, func(f string) bool { return !confirmed[f] }) {
		return false
	}
	s.Kind, s.Reason = Recheck, "The "+list(s.Gates)+" looked once more, in case it failed by chance."
	if len(s.Gates) > 1 {
		s.Reason = "The " + list(s.Gates) + " looked once more, in case they failed by chance."
	}
	return true
}

// Rechecked joins two looks at the same files: a finding that only the first one had is there by chance and told as
// such, with low severity; it makes no gate fail.
func Rechecked(first, second []gate.Result) []gate.Result {
	out := slices.Clone(first)
	for i, one := range out {
		at := slices.IndexFunc(second, func(r gate.Result) bool { return r.Gate == one.Gate && r.Status != gate.Skipped })
		if one.Status != gate.Failed || at < 0 {
			continue
		}
		two := second[at]
		again := fingerprints(Failing([]gate.Result{two}))
		two.Duration += one.Duration
		two.Findings = slices.Clone(two.Findings)
		chance := 0
		for _, f := range one.Findings {
			if f.Severity == gate.Low || slices.Contains(again, fingerprint(f)) {
				continue
			}
			f.Fingerprint = fingerprint(f)
			f.Severity, f.Fix = gate.Low, ""
			f.Message = "flaky: failed once (" + f.Rule + ") and passed when it was looked at again: " + f.Message
			f.Rule = one.Gate + "/flaky"
			two.Findings = append(two.Findings, f)
			chance++
		}
		if len(one.Checks) > 0 {
			checks := map[string]bool{}
			for id, ok := range one.Checks {
				checks[id] = ok
			}
			for id, ok := range two.Checks {
				checks[id] = ok
			}
			two.Checks = checks
		}
		if chance > 0 {
			two.Summary = strings.TrimPrefix(two.Summary+"; ", "; ") + "looked at twice, " + counted(chance, "finding") + " by chance"
		}
		out[i] = two
	}
	return out
}

func counted(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return digits(n) + " " + what + "s"
}

func digits(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + string(rune('0'+n%10))
}

// list is "types gate", "unit and browser gates".
func list(gates []string) string {
	if len(gates) == 1 {
		return gates[0] + " gate"
	}
	return strings.Join(gates[:len(gates)-1], ", ") + " and " + gates[len(gates)-1] + " gates"
}
