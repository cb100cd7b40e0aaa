// Package engine is the seam between a plan and whoever writes the files: the built-in compiler, or a model.
package engine

import (
	"context"

	"github.com/skycot/skycot/internal/draft"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
)

// Task is one session's work. Run must be idempotent: it may be called again after a crash with the same task.
type Task struct {
	Session  plan.Session
	Spec     *spec.Spec
	Base     *Base          // nil for a first build
	Findings []gate.Finding // set on a repair: what the gates say about the session's files
	Effort   Effort         // set on a repair: how to go about it
}

// Effort is how an engine is asked to mend what the gates found.
type Effort string

// The efforts, gentlest first.
const (
	Again    Effort = "again"    // the same engine, told of the findings
	Stronger Effort = "stronger" // a stronger model
	Anew     Effort = "anew"     // a fresh attempt that knows nothing of the earlier ones but the findings
)

// Efforts are all of them, gentlest first.
var Efforts = []Effort{Again, Stronger, Anew}

// Repairer is an engine that can be asked in more ways than Again. An engine without it is asked that way only.
type Repairer interface {
	// Efforts are the ways that are worth trying, in this order.
	Efforts() []Effort
}

// Base is the completed build this one starts from.
type Base struct {
	Spec  *spec.Spec
	Files map[string][]byte // path → content
}

// Result is what a session proposes. Drafts hold every file of the session's write set, in path order.
type Result struct {
	Drafts []draft.Draft
	Tokens Tokens
	Log    []string // lines for people watching: "12 tables, 48 policies"
}

// Tokens are model tokens as the provider billed them; zero for the compiler engine.
type Tokens struct{ Input, Output, Cached int }

// Engine runs sessions.
type Engine interface {
	// Name is what sessions record: "compiler" or "model".
	Name() string
	Run(ctx context.Context, t Task) (Result, error)
}
