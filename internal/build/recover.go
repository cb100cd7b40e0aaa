package build

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/recovery"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/workspace"
)

// Recovery is what was tried after gates had failed. Package recovery decides on the steps, this file carries them out.
type Recovery struct {
	Steps  []recovery.Step `json:"steps"`
	Since  int             `json:"since"`  // the limits count the steps from here on: resume begins anew
	Tokens Tokens          `json:"tokens"` // of all steps; part of the build's
}

// open is the step that has not ended yet, nil when there is none.
func (x *Recovery) open() *recovery.Step {
	if n := len(x.Steps); n > 0 && x.Steps[n-1].Outcome == "" {
		return &x.Steps[n-1]
	}
	return nil
}

// close ends the open step, if there is one.
func (x *Recovery) close(o recovery.Outcome, now time.Time) {
	step := x.open()
	if step == nil {
		return
	}
	if o == "" {
		o = recovery.Broken
	}
	step.Outcome, step.CompletedAt = o, &now
}

// worked adds what a session did in the open step.
func (x *Recovery) worked(session string, o Outcome) {
	step := x.open()
	if step == nil || !slices.Contains(step.Sessions, session) {
		return
	}
	step.Changed = slices.Compact(slices.Sorted(slices.Values(append(step.Changed, o.Changed...))))
	step.Tokens = engine.Tokens(Tokens(step.Tokens).Add(o.Tokens))
	x.Tokens = x.Tokens.Add(o.Tokens)
}

// remade counts the steps that made spec and plan anew.
func (x *Recovery) remade() int {
	n := 0
	for _, s := range x.Steps {
		if s.Kind == recovery.LeaveOut {
			n++
		}
	}
	return n
}

// recoveryEvent tells of the last step.
func (r *Record) recoveryEvent(now time.Time) {
	n := len(r.Recovery.Steps)
	step := r.Recovery.Steps[n-1]
	left := make([]string, 0, len(step.LeftOut))
	for _, l := range step.LeftOut {
		left = append(left, l.Node)
	}
	r.event(EventRecovery, map[string]any{"step": n, "kind": step.Kind, "reason": step.Reason, "sessions": step.Sessions, "left_out": left, "outcome": step.Outcome}, now)
}

// mending begins a step: what the gates found is kept, and the step's sessions become pending. A recheck has none and goes on
// inside the verify session.
func (r *Record) mending(verifyID string, v Verdict, step recovery.Step, now time.Time) error {
	s, err := r.session(verifyID)
	if err != nil {
		return err
	}
	if r.Recovery.open() != nil {
		r.Recovery.close(v.Outcome, now)
		r.recoveryEvent(now)
	}
	r.saw(v)
	step.StartedAt = now
	r.Recovery.Steps = append(r.Recovery.Steps, step)
	if err := r.move(Recovering, now); err != nil {
		return err
	}
	r.recoveryEvent(now)
	if step.Kind == recovery.Recheck {
		return nil
	}
	s.Status = SessionPending
	r.Changes.Dequeue = append(r.Changes.Dequeue, s.ID)
	r.sessionEvent(s, now)
	for i := range r.Sessions {
		if x := &r.Sessions[i]; slices.Contains(step.Sessions, x.Name) {
			x.Status, x.CompletedAt, x.Error = SessionPending, nil, nil
			r.sessionEvent(x, now)
		}
	}
	return r.goOn(now)
}

// remake begins a step that leaves something out: the build has another spec and plan from here on, and files that
// belong to nobody any more are gone.
func (r *Record) remake(verifyID string, v Verdict, step recovery.Step, m remake, now time.Time) error {
	r.Changes.Remade = &Remade{Spec: m.spec, Plan: m.plan}
	for i := range r.Sessions {
		x := &r.Sessions[i]
		if x.Layer == LayerVerify {
			continue
		}
		if _, planned := m.plan.Session(x.Name); !planned && x.Status != SessionSkipped {
			x.Status, x.CompletedAt = SessionSkipped, &now
			r.event(EventLog, map[string]any{"session": x.Name, "line": "left out, with all that it wrote"}, now)
			r.sessionEvent(x, now)
		}
		if m.moved {
			x.Files = len(m.files[x.Name])
			// All are emptied before one is filled: a file may go from one session to another.
			r.Changes.Files = slices.Insert(r.Changes.Files, 0, Switch{SessionID: x.ID})
			r.Changes.Files = append(r.Changes.Files, Switch{SessionID: x.ID, Files: m.files[x.Name]})
		}
	}
	return r.mending(verifyID, v, step, now)
}

// rechecked ends a recheck.
func (r *Record) rechecked(v Verdict, now time.Time) error {
	r.Recovery.close(v.Outcome, now)
	r.saw(v)
	r.recoveryEvent(now)
	return r.move(Verifying, now)
}

// toMend is what a session is told when it runs again to mend something.
func (r *Record) toMend(session string, in inputs) ([]gate.Finding, engine.Effort) {
	step := r.Recovery.open()
	if step == nil || step.Kind != recovery.Repair || !slices.Contains(step.Sessions, session) {
		return nil, ""
	}
	return recovery.Routes(recovery.Failing(r.Results), in.plan, in.spec)[session], step.Effort
}

// recover takes the next step of recovery, if gates have failed and there is one. mending means that sessions were put on
// the queue and the verify session comes again after them; otherwise v is the last word, its results those of a
// recheck where there was one.
func (s *Service) recover(ctx context.Context, j durable.Job, r *Record, in inputs, files map[string][]byte, v *Verdict) (mending bool, err error) {
	for slices.ContainsFunc(v.Results, func(g gate.Result) bool { return g.Status == gate.Failed }) {
		steps := slices.Clone(r.Recovery.Steps)
		if open := r.Recovery.open(); open != nil {
			closed := *open
			closed.Outcome = v.Outcome
			steps[len(steps)-1] = closed
		}
		step, ok, why := recovery.Next(recovery.Case{Results: v.Results, Steps: steps, Since: r.Recovery.Since, Plan: in.plan, Spec: in.spec,
			Asked: in.asked, Base: baseSpec(in.base), Files: files, Efforts: s.efforts, Draw: s.drawing(in)})
		if !ok {
			v.GaveUp = why
			return false, nil
		}
		v.Coverage = coverage(in.spec, v.Results)
		switch step.Kind {
		case recovery.Recheck:
			if r, err = s.recheck(ctx, j, in, files, step, v); err != nil {
				return false, s.failed(ctx, j, err)
			}
			continue
		case recovery.LeaveOut:
			var m remake
			if m, err = s.remake(ctx, r, in, files, append(steps, step)); err != nil {
				return false, s.failed(ctx, j, err)
			}
			step.Sessions, step.Changed = m.sessions, m.changed
			return true, s.advance(ctx, j, func(r *Record) error { return r.remake(j.ID, *v, step, m, s.Now()) })
		}
		return true, s.advance(ctx, j, func(r *Record) error { return r.mending(j.ID, *v, step, s.Now()) })
	}
	return false, nil
}

// secondLook is what the gates are asked to look at again: the failed checks only. But pages show the rows that checks have made,
// so that where a page itself was at fault all checks run again: with other rows, a fault that is there could be missed and told
// as chance.
func secondLook(s *spec.Spec, failing []gate.Finding) *spec.Spec {
	again := spec.Clone(s)
	failed := map[string]bool{}
	for _, f := range failing {
		if f.Gate == gate.Browser && f.Check == "" {
			return again
		}
		failed[f.Check] = true
	}
	again.Checks = slices.DeleteFunc(again.Checks, func(c spec.Check) bool { return !failed[c.ID] })
	return again
}

// recheck runs failed gates once more on the same files.
func (s *Service) recheck(ctx context.Context, j durable.Job, in inputs, files map[string][]byte, step recovery.Step, v *Verdict) (*Record, error) {
	if err := s.advance(ctx, j, func(r *Record) error { return r.mending(j.ID, *v, step, s.Now()) }); err != nil {
		return nil, err
	}
	sp := secondLook(in.spec, recovery.Failing(v.Results))
	second, _, err := s.runGates(ctx, j, j.Ref, GateTask{Files: files, Spec: sp, Base: in.base, Only: step.Gates})
	if err != nil {
		return nil, err
	}
	v.Results = recovery.Rechecked(v.Results, second)
	v.Outcome = recovery.Close(step, v.Results)
	v.Coverage = coverage(in.spec, v.Results)
	var r *Record
	if err := s.advance(ctx, j, func(x *Record) error { r = x; return x.rechecked(*v, s.Now()) }); err != nil {
		return nil, err
	}
	v.Outcome = ""
	return r, nil
}

func baseSpec(b *engine.Base) *spec.Spec {
	if b == nil {
		return nil
	}
	return b.Spec
}

// efforts are the ways in which an engine can be asked again.
func (s *Service) efforts(name string) []engine.Effort {
	if e, ok := s.Engines[name].(engine.Repairer); ok {
		return e.Efforts()
	}
	return []engine.Effort{engine.Again}
}

// drawer is an engine that can write a whole app at once without anything being stored.
type drawer interface {
	Compile(sp *spec.Spec, base *engine.Base) (*workspace.Workspace, error)
}

// drawing makes the app without some nodes; nil when this server cannot.
func (s *Service) drawing(in inputs) func(map[string]string) (*spec.Spec, map[string][]byte) {
	d, ok := s.Engines[plan.Compiler].(drawer)
	if !ok || s.LeaveOut == nil {
		return nil
	}
	return func(reasons map[string]string) (*spec.Spec, map[string][]byte) {
		sp := s.LeaveOut(in.asked, reasons)
		if sp == nil {
			return nil, nil
		}
		w, err := d.Compile(sp, in.base)
		if err != nil {
			return nil, nil // no app can be made without them
		}
		return sp, w.Files()
	}
}

// remake is a build's new spec and plan, and what follows from them.
type remake struct {
	spec     *spec.Spec
	plan     plan.Plan
	sessions []string // that write other files than now
	changed  []string // those files
	moved    bool     // files have other owners than now
	files    map[string][]StoredFile
}

// remake works out what becomes of the build without the nodes that are left out after these steps.
func (s *Service) remake(ctx context.Context, r *Record, in inputs, files map[string][]byte, steps []recovery.Step) (remake, error) {
	var m remake
	var now map[string][]byte
	m.spec, now = s.drawing(in)(recovery.LeftOutNow(steps))
	if m.spec == nil {
		return m, fmt.Errorf("build %s cannot be made without %v", r.ID, recovery.LeftOutNow(steps))
	}
	var err error
	if m.plan, err = s.Plan(m.spec, nil); err != nil {
		return m, err
	}
	owners := m.plan.Owners()
	touched := map[string]bool{}
	for _, p := range slices.Compact(slices.Sorted(slices.Values(append(sortedPaths(files), sortedPaths(now)...)))) {
		before, was := files[p]
		after, is := now[p]
		if was != is || !bytes.Equal(before, after) {
			touched[owners.Of(p)] = true
			m.changed = append(m.changed, p)
		}
	}
	m.sessions = slices.Sorted(maps.Keys(touched))
	stored, _, _, err := s.Store.Files(ctx, r.Scope(), r.ID, "", 0)
	if err != nil {
		return m, err
	}
	m.files = map[string][]StoredFile{}
	for _, f := range stored {
		owner := owners.Of(f.Path)
		m.moved = m.moved || owner != f.Session
		if _, is := now[f.Path]; !is && owner != f.Session {
			continue // of a session that is no more
		}
		f.Session = owner
		m.files[owner] = append(m.files[owner], f)
	}
	return m, nil
}

// changes are the paths at which a session's new files differ from those it had.
func (s *Service) changes(ctx context.Context, r *Record, session *Session, files []StoredFile) ([]string, error) {
	stored, _, _, err := s.Store.Files(ctx, r.Scope(), r.ID, "", 0)
	if err != nil {
		return nil, err
	}
	sums := map[string]string{}
	for _, f := range stored {
		if f.Session == session.Name {
			sums[f.Path] = f.SHA256
		}
	}
	var out []string
	for _, f := range files {
		if sums[f.Path] != f.SHA256 {
			out = append(out, f.Path)
		}
		delete(sums, f.Path)
	}
	return slices.Sorted(slices.Values(append(out, slices.Collect(maps.Keys(sums))...))), nil
}

// touched are the gates that a change of these files may give another answer; nil is all of them. Only the database
// gate reads so little that it can be spared.
func touched(changed []string) []string {
	for _, p := range changed {
		if strings.HasPrefix(p, "supabase/") || strings.HasPrefix(p, "db/") {
			return nil
		}
	}
	return []string{gate.Lint, gate.Types, gate.Unit, gate.Security, gate.Build, gate.Browser}
}

// joined is the new results, with those of before for gates that were not asked again.
func joined(before, now []gate.Result, only []string) []gate.Result {
	if only == nil {
		return now
	}
	out := slices.Clone(now)
	for i, res := range out {
		if !slices.Contains(only, res.Gate) {
			if at := slices.IndexFunc(before, func(b gate.Result) bool { return b.Gate == res.Gate }); at >= 0 {
				out[i] = before[at]
			}
		}
	}
	return out
}
