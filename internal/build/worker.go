package build

import (
	"context"
	"errors"
	"fmt"

	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/fault"
)

// Limits on one session's attempts. A session that takes the process down with it ends at MaxClaims, one whose
// engine returns errors at MaxErrors; the build then fails with its files kept.
const (
	MaxClaims = 10
	MaxErrors = 3
)

// Pools are the handlers of builds and deployments for a durable worker. Sessions are cheap and wait on one another,
// so many may run; the gates fill the machine, so few do.
func (s *Service) Pools(sessions, verifies int) map[durable.Kind]durable.Pool {
	return map[durable.Kind]durable.Pool{
		KindSession: {Slots: sessions, Handle: s.runSession},
		KindVerify:  {Slots: verifies, Handle: s.verify},
		KindDeploy:  {Slots: 2, Handle: s.runDeployment},
	}
}

// claim stores that the job's session runs now. A nil session means that it has just been given up.
func (s *Service) claim(ctx context.Context, j durable.Job) (*Record, *Session, error) {
	if j.Claims > MaxClaims {
		return nil, nil, s.giveUp(ctx, j, fmt.Errorf("the server went down %d times while it ran", j.Claims-1-j.Errors))
	}
	fence := j.Fence()
	r, err := s.Store.Update(ctx, j.Ref, &fence, func(r *Record) error { return r.claimed(j.ID, j.Attempt, s.Now()) })
	if err != nil {
		return nil, nil, err
	}
	s.notify(r.ID)
	session, err := r.session(j.ID)
	return r, session, err
}

// advance changes the job's build under the job's fence and tells whoever waits.
func (s *Service) advance(ctx context.Context, j durable.Job, change func(*Record) error) error {
	fence := j.Fence()
	_, err := s.Store.Update(ctx, j.Ref, &fence, change)
	if errors.Is(err, ErrOverlap) {
		return s.giveUp(ctx, j, err)
	}
	if err == nil {
		s.changed(j.Ref)
	}
	return err
}

// failed decides between another attempt (the error goes back to the worker) and giving up.
func (s *Service) failed(ctx context.Context, j durable.Job, err error) error {
	if ctx.Err() != nil || errors.Is(err, durable.ErrLost) || j.Errors+1 < MaxErrors {
		return err
	}
	return s.giveUp(ctx, j, err)
}

// giveUp fails the job's session and build for good. What customers read is the fault in err, if there is one; the
// rest is for the log.
func (s *Service) giveUp(ctx context.Context, j durable.Job, cause error) error {
	s.Log.Error("session failed for good", "build", j.Ref, "session", j.ID, "error", cause)
	return s.advance(ctx, j, func(r *Record) error {
		session, err := r.session(j.ID)
		if err != nil {
			return err
		}
		p := Problem{Code: "session_failed", Message: fmt.Sprintf("Session %q could not be finished. The files so far are kept; resume tries again.", session.Name)}
		var f *fault.Error
		if errors.As(cause, &f) {
			p = Problem{Code: string(f.Code), Message: f.Message, Details: f.Details}
		}
		return r.broke(j.ID, p, s.Now())
	})
}
