package build

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/recovery"
	"github.com/skycot/skycot/internal/spec"
)

// The kinds of jobs on the queue. A session's job has the session's id, a deployment's the deployment's.
const (
	KindSession durable.Kind = "session" // writes files; many at once
	KindVerify  durable.Kind = "verify"  // runs the gates; heavy
	KindDeploy  durable.Kind = "deploy"
)

// ErrOverlap says that two sessions of a build propose one file. It is a fault of the plan; trying again cannot help.
var ErrOverlap = errors.New("build: two sessions write one file")

// LayerVerify is the layer of the one session of a plan that runs the gates.
const LayerVerify = "verify"

// Record is a build inside a transaction: its methods are the transitions of the state machine, pure functions of the
// record and their arguments. What they change beside the build itself is collected in Changes for the store to
// write in the same transaction.
type Record struct {
	Build
	Results []gate.Result             // of the last verification, whole
	Edits   []Edit                    // people's changes that the build takes over
	Merged  map[string][]gate.Finding // by session: people's changes that could not be joined with the build's
	Changes Changes
}

// Changes is what a transition writes beside the build and its sessions.
type Changes struct {
	Enqueue []Enqueue
	Dequeue []string // job ids; gone is fine
	Events  []Event  // without BuildID and Seq, which the store gives
	Files   []Switch
	Ledger  []LedgerRow
	Zip     *StoredZip
	Admit   *Admission
	Remade  *Remade
	Settled []Edit // that are in a completed build now, and wait no longer
}

// Remade is a spec and a plan in place of the build's; what was asked is kept beside them.
type Remade struct {
	Spec *spec.Spec
	Plan plan.Plan
}

// Admission asks the store to check, in the same transaction, that the build may run beside the others: refused with
// build_in_progress when the project has another that has not ended, with concurrent_build_limit (details limit,
// running) when the account has ConcurrentBuilds others; 0 is no limit.
type Admission struct{ ConcurrentBuilds int }

// Enqueue is a job to add, due at once.
type Enqueue struct {
	ID      string
	Kind    durable.Kind
	Ref     string // id of the build or deployment it belongs to
	Attempt int    // the last attempt number that was ever given out for this id
}

// Switch replaces all files of a session by these.
type Switch struct {
	SessionID string
	Files     []StoredFile
}

// StoredFile is a file and where its bytes are: Size bytes from Offset in the blob Key.
type StoredFile struct {
	File
	Key    string
	Offset int64
	Made   *Made // what the engine wrote, where the file holds a person's changes
}

// StoredZip is where the sealed ZIP is.
type StoredZip struct{ Key string }

// LedgerRow is tokens that were billed. ID is unique per session and attempt, so a charge is written once.
type LedgerRow struct {
	ID     string
	Model  string
	Tokens Tokens
	At     time.Time
}

// Outcome is what a finished session brings.
type Outcome struct {
	Files  []StoredFile // of the session's whole write set
	Tokens Tokens
	Model  string
	Log    []string
	// Changed are the paths whose bytes differ from what the session had written before; only told of a repair.
	Changed []string
	// Conflicts are places where a person and the engine changed the same lines.
	Conflicts []gate.Finding
}

// Verdict is what the verify session brings. Artifact and Zip are nil when the gates failed.
type Verdict struct {
	Results   []gate.Result
	Coverage  Coverage
	Isolation string
	Artifact  *Artifact
	Zip       *StoredZip
	Outcome   recovery.Outcome // of the step of recovery that was open, "" when none was
	GaveUp    string           // why nothing more is tried
}

// claimed moves a session to running, and the build to building with its first one. It may be called again for the
// next attempt of a session whose worker died.
func (r *Record) claimed(sessionID string, attempt int, now time.Time) error {
	s, err := r.session(sessionID)
	if err != nil {
		return err
	}
	if s.Status != SessionPending && s.Status != SessionRunning {
		return fmt.Errorf("session %s is %s: %w", s.Name, s.Status, durable.ErrLost)
	}
	to := Building
	switch {
	case s.Layer == LayerVerify:
		to = Verifying
	case r.Status == Recovering:
		to = Recovering
	}
	if err := r.move(to, now); err != nil {
		return err
	}
	s.Status, s.Attempts, s.Error = SessionRunning, attempt, nil
	if s.StartedAt == nil {
		s.StartedAt = &now
	}
	if r.StartedAt == nil {
		r.StartedAt = &now
	}
	r.sessionEvent(s, now)
	return nil
}

// finished switches a session's files in and queues what became ready by it.
func (r *Record) finished(sessionID string, o Outcome, now time.Time) error {
	s, err := r.session(sessionID)
	if err != nil {
		return err
	}
	if s.Status != SessionRunning {
		return fmt.Errorf("session %s is %s: %w", s.Name, s.Status, durable.ErrLost)
	}
	r.Changes.Files = append(r.Changes.Files, Switch{SessionID: s.ID, Files: o.Files})
	r.Changes.Dequeue = append(r.Changes.Dequeue, s.ID)
	s.Status, s.CompletedAt, s.Files, s.Model = SessionCompleted, &now, len(o.Files), o.Model
	r.charge(s, o.Tokens, now)
	r.Recovery.worked(s.Name, o)
	if r.Merged == nil {
		r.Merged = map[string][]gate.Finding{}
	}
	delete(r.Merged, s.Name)
	if len(o.Conflicts) > 0 {
		r.Merged[s.Name] = o.Conflicts
	}
	for _, line := range o.Log {
		r.event(EventLog, map[string]any{"session": s.Name, "line": line}, now)
	}
	r.sessionEvent(s, now)
	return r.goOn(now)
}

func (r *Record) charge(s *Session, t Tokens, now time.Time) {
	if t == (Tokens{}) {
		return
	}
	s.Tokens, r.Tokens = s.Tokens.Add(t), r.Tokens.Add(t)
	r.Changes.Ledger = append(r.Changes.Ledger, LedgerRow{ID: fmt.Sprintf("%s/%d", s.ID, s.Attempts), Model: s.Model, Tokens: t, At: now})
}

// goOn queues every session whose needs are met, and moves the build to verifying when only the gates are left.
func (r *Record) goOn(now time.Time) error {
	done := map[string]bool{}
	left := 0
	for _, s := range r.Sessions {
		done[s.Name] = s.Status == SessionCompleted || s.Status == SessionSkipped
		if !done[s.Name] && s.Layer != LayerVerify {
			left++
		}
	}
	if left == 0 {
		if err := r.move(Verifying, now); err != nil {
			return err
		}
	}
	for _, s := range r.Sessions {
		ready := s.Status == SessionPending
		kind := KindSession
		if s.Layer == LayerVerify {
			kind, ready = KindVerify, ready && left == 0
		}
		for _, need := range s.DependsOn {
			ready = ready && done[need]
		}
		if ready {
			r.Changes.Enqueue = append(r.Changes.Enqueue, Enqueue{ID: s.ID, Kind: kind, Ref: r.ID, Attempt: s.Attempts})
		}
	}
	r.raise(now)
	return nil
}

// broke fails a session for good and the build with it. Sessions that run at the same time go back to pending.
func (r *Record) broke(sessionID string, p Problem, now time.Time) error {
	s, err := r.session(sessionID)
	if err != nil {
		return err
	}
	s.Status, s.CompletedAt, s.Error = SessionFailed, &now, &p
	r.sessionEvent(s, now)
	r.Error = &p
	return r.stop(Failed, now)
}

// gated notes how one gate stands while the others still run. Status is "running" or the result's.
func (r *Record) gated(res gate.Result, running bool, now time.Time) {
	v := verification(res)
	data := map[string]any{"gate": v.Gate, "status": v.Status, "duration_ms": v.DurationMS, "summary": v.Summary, "findings": len(res.Findings)}
	if running {
		data["status"] = "running"
		r.event(EventGate, data, now)
		return
	}
	if i := slices.IndexFunc(r.Verification, func(o Verification) bool { return o.Gate == v.Gate }); i >= 0 {
		r.Verification[i] = v
	} else {
		r.Verification = append(r.Verification, v)
	}
	r.event(EventGate, data, now)
	r.raise(now)
}

// saw keeps what the gates found.
func (r *Record) saw(v Verdict) (failed []string, findings int) {
	r.Results, r.Coverage = v.Results, v.Coverage
	if v.Isolation != "" {
		r.Isolation = v.Isolation
	}
	r.Verification = r.Verification[:0:0]
	r.Verified = len(v.Results) > 0
	for _, res := range v.Results {
		r.Verification = append(r.Verification, verification(res))
		r.Verified = r.Verified && res.Status == gate.Passed
		if res.Status == gate.Failed {
			failed = append(failed, res.Gate)
			findings += len(res.Findings)
		}
	}
	return failed, findings
}

// judged ends the verification for good: the artifact is there, or there are findings that nothing mends.
func (r *Record) judged(sessionID string, v Verdict, now time.Time) error {
	s, err := r.session(sessionID)
	if err != nil {
		return err
	}
	r.Recovery.close(v.Outcome, now)
	failed, findings := r.saw(v)
	if len(failed) > 0 {
		message := fmt.Sprintf("%d of %d gates failed with %d findings. The report lists them; the files are kept.", len(failed), len(v.Results), findings)
		if n := len(r.Recovery.Steps) - r.Recovery.Since; n > 0 {
			message = fmt.Sprintf("%d of %d gates still failed with %d findings after %d attempts to mend them: %s. The report says what was tried; the files are kept.",
				len(failed), len(v.Results), findings, n, v.GaveUp)
		}
		return r.broke(sessionID, Problem{Code: "verification_failed", Message: message, Details: map[string]any{"gates": failed, "findings": findings}}, now)
	}
	s.Status, s.CompletedAt = SessionCompleted, &now
	r.sessionEvent(s, now)
	r.Artifact, r.Changes.Zip, r.Error = v.Artifact, v.Zip, nil
	r.Changes.Settled = r.Edits
	return r.stop(Completed, now)
}

// cancel stops everything that is going on; files so far stay.
func (r *Record) cancel(now time.Time) error {
	if r.Status.Ended() {
		return nil
	}
	return r.stop(Cancelled, now)
}

// stop enters an ended state: nothing stays queued, running sessions go back to pending.
func (r *Record) stop(to Status, now time.Time) error {
	for i := range r.Sessions {
		s := &r.Sessions[i]
		if s.Status == SessionRunning {
			s.Status = SessionPending
			r.sessionEvent(s, now)
		}
		r.Changes.Dequeue = append(r.Changes.Dequeue, s.ID)
	}
	r.Recovery.close(recovery.Broken, now)
	r.CompletedAt = &now
	return r.move(to, now)
}

// resume goes on from a failed, cancelled or paused build. What is done stays done.
func (r *Record) resume(concurrent int, now time.Time) error {
	switch r.Status {
	case Failed, Cancelled, Paused:
	case Completed:
		return fault.New(fault.BuildNotResumable, "This build is completed. Start a new build to change the app.")
	default:
		return fault.New(fault.BuildNotFinished, "This build is still running. Wait for it to end, or cancel it first.")
	}
	r.Error, r.CompletedAt = nil, nil
	r.Recovery.close(recovery.Broken, now)
	r.Recovery.Since = len(r.Recovery.Steps)
	r.Changes.Admit = &Admission{concurrent}
	for i := range r.Sessions {
		if s := &r.Sessions[i]; s.Status == SessionFailed {
			s.Status, s.Error, s.CompletedAt = SessionPending, nil, nil
			r.sessionEvent(s, now)
		}
	}
	// Where nothing but the gates is left, goOn moves on to verifying.
	if err := r.move(Building, now); err != nil {
		return err
	}
	return r.goOn(now)
}

func (r *Record) session(id string) (*Session, error) {
	for i := range r.Sessions {
		if r.Sessions[i].ID == id {
			return &r.Sessions[i], nil
		}
	}
	return nil, fmt.Errorf("build %s has no session %s: %w", r.ID, id, durable.ErrLost)
}

func (r *Record) event(t EventType, data map[string]any, now time.Time) {
	raw, err := json.Marshal(data)
	if err != nil {
		panic(fmt.Sprintf("event %s: %v", t, err)) // strings, numbers and Problems always encode
	}
	r.Changes.Events = append(r.Changes.Events, Event{Type: t, Data: raw, At: now})
}

func (r *Record) sessionEvent(s *Session, now time.Time) {
	r.event(EventSession, map[string]any{"id": s.ID, "name": s.Name, "layer": s.Layer, "status": s.Status,
		"attempts": s.Attempts, "files": s.Files, "error": s.Error}, now)
}

func (r *Record) buildEvent(now time.Time) {
	r.event(EventBuild, map[string]any{"status": r.Status, "progress": r.Progress, "error": r.Error}, now)
}

func verification(res gate.Result) Verification {
	return Verification{Gate: res.Gate, Status: res.Status, DurationMS: res.Duration.Milliseconds(), Summary: res.Summary, Findings: res.Findings}
}
