package build

import (
	"context"
	"fmt"
	"slices"

	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/recovery"
	"github.com/skycot/skycot/internal/spec"
)

// The first flow. Read it from top to bottom: describe and architect make the spec, plan makes the sessions, each
// session makes drafts into files, the gates judge them, the artifact is sealed. Everything before the sessions is a
// pure function and takes milliseconds, so it happens while the caller waits; everything after it is a job.

// compile is describe → architect → plan: what a build of these words would be. Nothing is stored.
func (s *Service) compile(w Words, sameCompiler bool) (Estimate, error) {
	reading, err := s.Architect(w)
	if err != nil {
		return Estimate{}, err
	}
	unchanged := w.Base
	if !sameCompiler {
		unchanged = nil // what another compiler wrote is written anew
	}
	p, err := s.Plan(reading.Spec, unchanged)
	if err != nil {
		return Estimate{}, fmt.Errorf("plan %s: %w", reading.Spec.App.Slug, err)
	}
	return Estimate{Archetype: reading.Spec.Archetype, Spec: reading.Spec, Plan: p, Questions: reading.Questions}, nil
}

// start turns an estimate into a stored build whose first sessions are on the queue.
func (s *Service) start(ctx context.Context, b Build, e Estimate, concurrent int) (Build, error) {
	now := s.Now()
	r := &Record{Build: b}
	r.Status, r.Progress, r.CreatedAt = Compiling, progressRead, now
	r.Changes.Admit = &Admission{concurrent}
	r.Archetype, r.Estimate, r.Questions, r.Coverage = e.Archetype, e.Plan.Estimate, e.Questions, coverage(e.Spec, nil)
	r.Verification = []Verification{} // lists are never null, stored or not
	r.Recovery.Steps = []recovery.Step{}
	r.Integrations, r.Questions = append([]string{}, r.Integrations...), append([]spec.Decision{}, r.Questions...)
	if r.BaseBuildID != "" && r.Restores == "" {
		var err error
		if r.Edits, err = s.Store.Edits(ctx, r.Scope(), r.ProjectID); err != nil {
			return Build{}, err
		}
	}
	if err := s.compare(ctx, r, &e); err != nil {
		return Build{}, err
	}
	taken, err := s.taken(ctx, r, e.Plan)
	if err != nil {
		return Build{}, err
	}
	for _, p := range e.Plan.Sessions {
		session := Session{ID: ident.NewID(ident.SessionPrefix), BuildID: r.ID, Name: p.Name, Layer: p.Layer, Engine: p.Engine,
			Status: SessionPending, DependsOn: append([]string{}, p.DependsOn...)}
		if p.Skipped {
			session.Status, session.Files = SessionSkipped, len(taken[p.Name])
			r.Changes.Files = append(r.Changes.Files, Switch{SessionID: session.ID, Files: taken[p.Name]})
		}
		r.Sessions = append(r.Sessions, session)
	}
	r.buildEvent(now)
	if err := r.goOn(now); err != nil {
		return Build{}, err
	}
	stored, _, err := s.Store.Create(ctx, NewBuild{Record: r, Spec: e.Spec, Plan: e.Plan})
	s.changed(r.ID)
	return stored, err
}

// comparer is an engine that can tell, before it runs, which sessions would write exactly what the base has.
type comparer interface {
	Unchanged(p plan.Plan, sp *spec.Spec, base *engine.Base) ([]string, error)
}

// compare marks the sessions whose files would come out as the base's. An engine that cannot tell leaves what the plan says.
func (s *Service) compare(ctx context.Context, r *Record, e *Estimate) error {
	e.Plan.Sessions = slices.Clone(e.Plan.Sessions)
	if r.Restores != "" {
		restored(e.Plan.Sessions)
		return nil
	}
	base, err := s.base(ctx, r.Scope(), r.BaseBuildID)
	if base == nil || err != nil {
		return err
	}
	for name, eng := range s.Engines {
		c, ok := eng.(comparer)
		if !ok {
			continue
		}
		unchanged, err := c.Unchanged(e.Plan, e.Spec, base)
		if err != nil {
			return fmt.Errorf("compare with build %s: %w", r.BaseBuildID, err)
		}
		for i := range e.Plan.Sessions {
			if e.Plan.Sessions[i].Engine == name {
				e.Plan.Sessions[i].Skipped = slices.Contains(unchanged, e.Plan.Sessions[i].Name)
			}
		}
	}
	return nil
}

// runSession is one session: the engine drafts, the drafts are kept, the build goes on.
func (s *Service) runSession(ctx context.Context, j durable.Job) error {
	r, session, err := s.claim(ctx, j)
	if err != nil || session == nil {
		return err
	}
	in, err := s.inputs(ctx, r)
	if err != nil {
		return err
	}
	e, ok := s.Engines[session.Engine]
	if !ok {
		return s.giveUp(ctx, j, fmt.Errorf("no engine %q on this server", session.Engine))
	}
	task, _ := in.plan.Session(session.Name)
	findings, effort := r.toMend(session.Name, in)
	result, err := e.Run(ctx, engine.Task{Session: task, Spec: in.spec, Base: in.base, Findings: findings, Effort: effort})
	if err != nil {
		return s.failed(ctx, j, err)
	}
	owners := in.plan.Owners()
	drafts, made, conflicts := merged(result.Drafts, in.people, in.locked, func(path string) bool { return owners.Of(path) == session.Name })
	files, err := s.keep(ctx, r.ID, session, drafts, made)
	if err != nil {
		return s.failed(ctx, j, err)
	}
	outcome := Outcome{Files: files, Tokens: Tokens(result.Tokens), Log: result.Log, Conflicts: conflicts}
	if r.Recovery.open() != nil {
		if outcome.Changed, err = s.changes(ctx, r, session, files); err != nil {
			return s.failed(ctx, j, err)
		}
	}
	return s.advance(ctx, j, func(r *Record) error { return r.finished(j.ID, outcome, s.Now()) })
}

// verify is the last session: the gates judge all files. If they pass the artifact is sealed; if not, recovery may know
// a step that mends it, after which the gates are asked again.
func (s *Service) verify(ctx context.Context, j durable.Job) error {
	r, session, err := s.claim(ctx, j)
	if err != nil || session == nil {
		return err
	}
	in, err := s.inputs(ctx, r)
	if err != nil {
		return err
	}
	files, err := s.files(ctx, r.Scope(), r.ID)
	if err != nil {
		return s.failed(ctx, j, err)
	}
	v := Verdict{Results: skipped()}
	if r.Verify {
		if v, err = s.judge(ctx, j, r, in, files); err != nil {
			return s.failed(ctx, j, err)
		}
		if mending, err := s.recover(ctx, j, r, in, files, &v); err != nil || mending {
			return err
		}
	}
	v.Coverage = coverage(in.spec, v.Results)
	if !slices.ContainsFunc(v.Results, func(g gate.Result) bool { return g.Status == gate.Failed }) {
		if v.Artifact, v.Zip, err = s.seal(ctx, r.ID, session, in.spec, files); err != nil {
			return s.failed(ctx, j, err)
		}
	}
	return s.advance(ctx, j, func(r *Record) error { return r.judged(j.ID, v, s.Now()) })
}

// judge runs the gates, after a step of recovery only those that it touched.
func (s *Service) judge(ctx context.Context, j durable.Job, r *Record, in inputs, files map[string][]byte) (Verdict, error) {
	task := GateTask{Files: files, Spec: in.spec, Base: in.base}
	open := r.Recovery.open()
	switch {
	case open == nil:
	case open.Kind == recovery.Repair && len(open.Changed) == 0:
		return Verdict{Results: r.Results, Outcome: recovery.SameFiles}, nil // the gates would say what they said
	case open.Kind == recovery.Recheck: // its process died: begin anew
	default:
		task.Only = touched(open.Changed)
	}
	results, isolation, err := s.runGates(ctx, j, r.ID, task)
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{Results: joined(r.Results, results, task.Only), Isolation: isolation}
	switch {
	case open != nil && open.Kind == recovery.Recheck:
		v.Outcome = recovery.Broken
	case open != nil:
		v.Outcome = recovery.Close(*open, v.Results)
	}
	return v, nil
}

// runGates runs gates and keeps the app's standalone output for deployments.
func (s *Service) runGates(ctx context.Context, j durable.Job, buildID string, task GateTask) ([]gate.Result, string, error) {
	out, err := s.newOutput(buildID, j.Attempt)
	if err != nil {
		return nil, "", err
	}
	defer out.drop()
	task.Keep = out.dir
	results, isolation, err := s.Gates.Run(ctx, task, func(res gate.Result, running bool) {
		// Progress only: if it cannot be stored, the result itself still will be, or the lease is gone anyway.
		if err := s.advance(ctx, j, func(r *Record) error { r.gated(res, running, s.Now()); return nil }); err != nil && ctx.Err() == nil {
			s.Log.Warn("cannot store a gate's progress", "build", buildID, "gate", res.Gate, "error", err)
		}
	})
	if err != nil {
		return nil, "", err
	}
	return results, isolation, out.commit()
}

// skipped is the result of gates that were not asked for.
func skipped() []gate.Result {
	var results []gate.Result
	for _, name := range []string{gate.Lint, gate.Types, gate.Unit, gate.Database, gate.Security, gate.Build, gate.Browser} {
		results = append(results, gate.Result{Gate: name, Status: gate.Skipped, Summary: "not run: verification was turned off"})
	}
	return results
}

// coverage counts the requirements. One is met when it has checks, all of them passed and no word of it is left; unmet
// when nothing meets it or a check failed.
func coverage(sp *spec.Spec, results []gate.Result) Coverage {
	c := Coverage{Requirements: len(sp.Requirements)}
	for _, req := range traces(sp, results) {
		switch req.State {
		case RequirementMet:
			c.Met++
		case RequirementPartly:
			c.Partly++
		case RequirementUnmet:
			c.Unmet++
		}
	}
	return c
}
