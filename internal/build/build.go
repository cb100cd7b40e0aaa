// Package build takes a description to a verified app and keeps every step of the way.
//
// It is the first of the product's two flows (ARCHITECTURE.md): describe, architect, plan, run the sessions, pass the
// gates, seal the artifact, deploy. The flow itself stands in pipeline.go; the rest of the package is what a caller
// may ask of builds (Service), what must be kept (Store) and how work survives a crash (worker.go). States and who
// moves them are drawn in docs/state-machine.md.
package build

import (
	"time"

	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
)

// Scope is whose rows are looked at. A live scope never sees test objects, nor the other way round; another
// account's object does not exist for it.
type Scope struct {
	AccountID string
	Livemode  bool
}

// Status is where a build stands.
type Status string

// The states of a build. Transitions are the table in state.go, and docs/state-machine.md draws them.
const (
	// Compiling is entered when the build is created: the text is read, the spec and the plan are stored, its first
	// sessions are on the queue. Left for Building when the first session is claimed.
	Compiling Status = "compiling"
	// Building is entered when a session that writes files is claimed. Left for Verifying when the last of them has
	// finished, for Failed when one has failed for good.
	Building Status = "building"
	// Verifying is entered when every session that writes files is done and the gates are queued. Left for Completed,
	// Failed, or Recovering when findings can be repaired.
	Verifying Status = "verifying"
	// Recovering is entered when gates have failed and package recovery knows a step that may mend it. Left for Verifying
	// when the step's sessions are done.
	Recovering Status = "recovering"
	// Paused is entered when the spending cap stops a build at a session boundary. Left for Building or Verifying by
	// resume, for Cancelled by cancel.
	Paused Status = "paused"
	// Completed is entered when every gate has passed (or, without verification, when every file is written). Final.
	Completed Status = "completed"
	// Failed is entered when a session has failed for good or a gate has findings. Left for Building or Verifying by
	// resume only.
	Failed Status = "failed"
	// Cancelled is entered by cancel from any state that is not final. Left by resume only. Files so far are kept.
	Cancelled Status = "cancelled"
)

// Ended reports whether no work is going on: completed, failed or cancelled. Files are immutable then (a resume
// may add to those of a failed or cancelled build).
func (s Status) Ended() bool { return s == Completed || s == Failed || s == Cancelled }

// SessionStatus is where a session stands.
type SessionStatus string

// The states of a session.
const (
	// SessionPending is entered at creation, when a lost lease gives the session back, and by resume. Left when claimed.
	SessionPending SessionStatus = "pending"
	// SessionRunning is entered when a worker claims it (attempts + 1). Left by its finish, or when its lease runs out.
	SessionRunning SessionStatus = "running"
	// SessionCompleted is entered in the transaction that switches its outputs in. Left for pending by recovery only.
	SessionCompleted SessionStatus = "completed"
	// SessionFailed is entered when the engine refuses for good or MaxAttempts were used up. Left by resume.
	SessionFailed SessionStatus = "failed"
	// SessionSkipped is entered at creation when its files are taken over unchanged from the base build, and when recovery
	// leaves out all that it wrote. Left for pending by recovery only.
	SessionSkipped SessionStatus = "skipped"
)

// ModelPreference says how much model a build may use.
type ModelPreference string

// The preferences; Balanced is the default.
const (
	Fast     ModelPreference = "fast"
	Balanced ModelPreference = "balanced"
	Quality  ModelPreference = "quality"
)

// Build is one run of the pipeline for a project. JSON tags follow the contract; what only the contract's view has
// (livemode, links) is added by the HTTP layer.
type Build struct {
	ID              string          `json:"id"`
	AccountID       string          `json:"-"`
	Livemode        bool            `json:"livemode"`
	ProjectID       string          `json:"project_id"`
	Number          int             `json:"number"`        // 1, 2, … in the project
	BaseBuildID     string          `json:"base_build_id"` // "" when started afresh; the contract says null
	Status          Status          `json:"status"`
	Progress        float64         `json:"progress"` // 0 to 1, never goes down
	Requirements    string          `json:"requirements"`
	ModelPreference ModelPreference `json:"model_preference"`
	Integrations    []string        `json:"integrations"`
	Archetype       spec.Archetype  `json:"archetype"`
	Sessions        []Session       `json:"sessions"`     // in plan order
	Verification    []Verification  `json:"verification"` // in gate order; empty until the gates have run
	Coverage        Coverage        `json:"coverage"`
	Tokens          Tokens          `json:"tokens"`
	Estimate        plan.Estimate   `json:"estimate"`
	Questions       []spec.Decision `json:"questions"` // open questions with the default taken; answer them by decisions
	Verify          bool            `json:"verify"`    // false: the gates are skipped, the build never calls itself verified
	Verified        bool            `json:"verified"`  // every gate passed
	Compiler        string          `json:"-"`         // version of the compiler engine that wrote it
	Isolation       string          `json:"isolation"` // bwrap | landlock | none, "" until the gates have run
	Recovery        Recovery        `json:"recovery"`  // what was tried after gates had failed
	Restores        string          `json:"restores"`  // id of the earlier build that this one brings back, ""
	Error           *Problem        `json:"error"`
	Artifact        *Artifact       `json:"artifact"` // nil until completed
	CreatedAt       time.Time       `json:"created_at"`
	StartedAt       *time.Time      `json:"started_at"`   // first session claimed
	CompletedAt     *time.Time      `json:"completed_at"` // entered an ended state
}

// Session is one unit of work of a build. Its effect happens once, however often it is attempted.
type Session struct {
	ID          string        `json:"id"`
	BuildID     string        `json:"-"`
	Name        string        `json:"name"`
	Layer       string        `json:"layer"`
	Status      SessionStatus `json:"status"`
	Engine      string        `json:"engine"`
	Model       string        `json:"model"` // "" with the compiler engine; the contract says null
	DependsOn   []string      `json:"depends_on"`
	Attempts    int           `json:"attempts"`
	Tokens      Tokens        `json:"tokens"`
	Files       int           `json:"files"`
	StartedAt   *time.Time    `json:"started_at"`
	CompletedAt *time.Time    `json:"completed_at"`
	Error       *Problem      `json:"error"`
}

// Tokens are model tokens as billed.
type Tokens struct {
	Input  int `json:"input"`
	Output int `json:"output"`
	Cached int `json:"cached"`
}

// Total is input + output.
func (t Tokens) Total() int { return t.Input + t.Output }

// Add returns the sum of both.
func (t Tokens) Add(o Tokens) Tokens {
	return Tokens{t.Input + o.Input, t.Output + o.Output, t.Cached + o.Cached}
}

// Verification is one gate's result as the contract shows it; the findings are in the report.
type Verification struct {
	Gate       string         `json:"gate"`
	Status     gate.Status    `json:"status"`
	DurationMS int64          `json:"duration_ms"`
	Summary    string         `json:"summary"`
	Findings   []gate.Finding `json:"findings,omitempty"`
}

// Coverage counts the requirements. Met counts only those whose acceptance checks all passed in the browser; one
// with nodes but no passed check is neither met nor unmet.
type Coverage struct {
	Requirements int `json:"requirements"`
	Met          int `json:"met"`
	Unmet        int `json:"unmet"`
	Partly       int `json:"partly"` // met but for words of them
}

// Problem is why a build or session failed, in the words of the API's error shape. It is not a Go error.
type Problem struct {
	Code    string         `json:"code"`
	Message string         `json:"message"`
	Details map[string]any `json:"details,omitempty"`
}

// File is one file of a build. SHA256 is hex; Type is a media type; Session is the name of the session that wrote it.
type File struct {
	Path    string `json:"path"`
	Size    int64  `json:"size"`
	Type    string `json:"type"`
	SHA256  string `json:"sha256"`
	Session string `json:"session"`
}

// Artifact is the sealed result: the ZIP of all files, the same bytes however often the build ran.
type Artifact struct {
	Files  int    `json:"files"`
	Size   int64  `json:"size"`   // bytes of the ZIP
	SHA256 string `json:"sha256"` // hex, of the ZIP
}
