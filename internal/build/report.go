package build

import (
	"time"

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
	Gates        []Verification      `json:"gates"` // with findings
	Sessions     []SessionReport     `json:"sessions"`
	Files        int                 `json:"files"`
	Bytes        int64               `json:"bytes"`
	Error        *Problem            `json:"error"`
	CreatedAt    time.Time           `json:"created_at"`
	CompletedAt  *time.Time          `json:"completed_at"`
	DurationMS   int64               `json:"duration_ms"` // from creation to the end
}

// RequirementReport is one clause of the text and what became of it. State is met (every check passed), unmet
// (nothing meets it, or a check failed) or unproven (met by the spec, but no check ran).
type RequirementReport struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	State  string   `json:"state"`
	Nodes  []string `json:"nodes"`
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
