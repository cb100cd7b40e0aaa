// Package gate checks a workspace and says what it found. A build is completed when every gate has passed.
package gate

import "time"

// Status is how a gate ended.
type Status string

// A gate passed, failed (its findings say why), or was unavailable because the machine lacks its tool: then the build
// does not call itself verified.
const (
	Passed      Status = "passed"
	Failed      Status = "failed"
	Unavailable Status = "unavailable"
	Skipped     Status = "skipped" // --no-verify
)

// Names of the gates, in the order they are reported.
const (
	Lint     = "lint"
	Types    = "types"
	Unit     = "unit"
	Database = "database"
	Security = "security"
	Build    = "build"
	Browser  = "browser"
)

// Result is one gate's outcome.
type Result struct {
	Gate     string        `json:"gate"`
	Status   Status        `json:"status"`
	Duration time.Duration `json:"-"`
	Summary  string        `json:"summary"` // one line: "0 errors in 84 files"
	Findings []Finding     `json:"findings"`
	// Checks maps an acceptance check's id to whether it passed; set by the browser gate only.
	Checks map[string]bool `json:"checks,omitempty"`
}

// Finding is one thing wrong. File and Line are of the workspace; "" and 0 when there is no place to point at.
type Finding struct {
	Gate        string `json:"gate"`
	Rule        string `json:"rule"`     // stable id: "types/TS2322", "database/row-leak", "browser/axe/color-contrast"
	Severity    string `json:"severity"` // high | medium | low
	File        string `json:"file,omitempty"`
	Line        int    `json:"line,omitempty"`
	Message     string `json:"message"`
	Check       string `json:"check,omitempty"` // id of the acceptance check that failed
	Page        string `json:"page,omitempty"`  // path of the page it was seen on: "/projects/<id>"
	Fix         string `json:"fix,omitempty"`
	Fingerprint string `json:"fingerprint"` // equal for the same defect in two runs: no times, ports, ids or line numbers
}
