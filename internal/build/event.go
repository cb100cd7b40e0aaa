package build

import (
	"encoding/json"
	"time"
)

// EventType names what an event tells.
type EventType string

// The events of a build. Data is a JSON object of the shape said here.
const (
	// EventBuild tells a change of a build's status or progress: {"status","progress","error"}.
	EventBuild EventType = "build.updated"
	// EventSession tells a session's new state: {"id","name","layer","status","attempts","files","error"}.
	EventSession EventType = "session.updated"
	// EventLog is a line a session has to say: {"session","line"}.
	EventLog EventType = "session.log"
	// EventGate tells that a gate has started or ended: {"gate","status","duration_ms","summary","findings"}, the
	// status being "running" or a gate.Status and findings a count.
	EventGate EventType = "gate.updated"
	// EventRecovery tells that a step of recovery has begun or ended: {"step","kind","reason","sessions","left_out",
	// "outcome"}, step counting from 1 and outcome being "" when it begins.
	EventRecovery EventType = "recovery.updated"
)

// Event is one thing that happened to a build. Seq counts 1, 2, 3 … in the build without gaps and is the id of the
// server-sent event, so that a reader can go on after the last one it has seen.
type Event struct {
	BuildID string          `json:"build_id"`
	Seq     int64           `json:"seq"`
	Type    EventType       `json:"type"`
	Data    json.RawMessage `json:"data"`
	At      time.Time       `json:"created_at"`
}
