package build

import (
	"context"
	"log/slog"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/skycot/skycot/internal/blob"
	"github.com/skycot/skycot/internal/deploy"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
)

// Words are what somebody asks for.
type Words struct {
	Name         string
	Description  string
	Requirements string
	Hint         string // an archetype's slug, or ""
	Integrations []string
	Decisions    map[string]string
	Base         *spec.Spec // of the build to start from, or nil
}

// Reading is what the words ask for.
type Reading struct {
	Spec      *spec.Spec
	Questions []spec.Decision
}

// GateTask is a workspace to be judged. Keep is a folder that receives the standalone output.
type GateTask struct {
	Files map[string][]byte
	Spec  *spec.Spec
	Base  *engine.Base
	Only  []string // names of gates; empty is all
	Keep  string
}

// Gates judge a workspace. Results come in report order; isolation is how the app's code was kept in. An error is the
// machine's fault, never the app's. progress may be called from several goroutines: when a gate starts (running), while
// it runs, with what it is at as the summary (running too), and when it has ended.
type Gates interface {
	Run(ctx context.Context, t GateTask, progress func(r gate.Result, running bool)) (results []gate.Result, isolation string, err error)
}

// Config is what a Service is made of. Everything but Gates, LeaveOut, Targets, Log, Now and Wake is needed.
type Config struct {
	Store     Store
	Blobs     blob.Store
	Outputs   string // folder for standalone outputs of verified builds
	Architect func(Words) (Reading, error)
	Plan      func(sp, base *spec.Spec) (plan.Plan, error)
	// LeaveOut is the spec without some of its optional nodes, each with the reason; nil when that makes no app. It may be
	// nil itself: then recovery never leaves anything out.
	LeaveOut func(sp *spec.Spec, reasons map[string]string) *spec.Spec
	Engines  map[string]engine.Engine
	// Gates may be nil on a server that only takes unverified builds.
	Gates Gates
	// Compiler is the version of the compiler engine. Sessions of a base build of another version are not skipped.
	Compiler string
	Targets  map[string]deploy.Target
	// Known says whether a slug is an integration of the catalogue; nil allows all.
	KnownIntegration func(slug string) bool
	Log              *slog.Logger
	Now              func() time.Time
	// Wake is called after every commit that may have queued something; Stop with the ids of jobs that were taken off
	// the queue.
	Wake func()
	Stop func(jobIDs ...string)
}

// Service implements Builds, and its Pools do the work. Safe for concurrent use.
type Service struct {
	Config
	hub hub

	mu     sync.Mutex
	recent map[string]inputs
}

var _ Builds = (*Service)(nil)

// NewService returns a service. It does nothing by itself: a durable worker runs its Pools.
func NewService(c Config) *Service {
	if c.Now == nil {
		c.Now = time.Now
	}
	now := c.Now
	c.Now = func() time.Time { return now().UTC().Truncate(time.Microsecond) } // as stored
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Wake == nil {
		c.Wake = func() {}
	}
	if c.Stop == nil {
		c.Stop = func(...string) {}
	}
	return &Service{Config: c, recent: map[string]inputs{}}
}

// Scope is whose build it is.
func (b *Build) Scope() Scope { return Scope{AccountID: b.AccountID, Livemode: b.Livemode} }

// changed tells workers and readers that a build has moved on.
func (s *Service) changed(buildID string) {
	s.Wake()
	s.notify(buildID)
}

func (s *Service) notify(buildID string) { s.hub.notify(buildID) }

// Estimate implements Builds.
func (s *Service) Estimate(ctx context.Context, sc Scope, p CreateParams) (Estimate, error) {
	_, e, err := s.estimate(ctx, sc, p)
	return e, err
}

// estimate also returns the id of the base build.
func (s *Service) estimate(ctx context.Context, sc Scope, p CreateParams) (string, Estimate, error) {
	if err := s.check(p); err != nil {
		return "", Estimate{}, err
	}
	project, err := s.Store.Project(ctx, sc, p.ProjectID)
	if err != nil {
		return "", Estimate{}, err
	}
	baseID, err := s.baseID(ctx, sc, p)
	if err != nil {
		return "", Estimate{}, err
	}
	w := Words{Name: project.Name, Description: project.Description, Hint: project.ArchetypeHint, Requirements: p.Requirements,
		Integrations: p.Integrations, Decisions: p.Decisions}
	same := true
	if baseID != "" {
		base, err := s.Store.Build(ctx, sc, baseID)
		if err != nil {
			return "", Estimate{}, err
		}
		same = base.Compiler == s.Compiler
		if w.Base, err = s.Store.Spec(ctx, sc, baseID); err != nil {
			return "", Estimate{}, err
		}
	}
	e, err := s.compile(w, same)
	return baseID, e, err
}

// baseID is the build to start from, "" for none.
func (s *Service) baseID(ctx context.Context, sc Scope, p CreateParams) (string, error) {
	if p.Base == nil {
		return s.Store.LastCompleted(ctx, sc, p.ProjectID)
	}
	if *p.Base == "" {
		return "", nil
	}
	base, err := s.Store.Build(ctx, sc, *p.Base)
	switch {
	case fault.CodeOf(err) == fault.BuildNotFound || err == nil && base.ProjectID != p.ProjectID:
		return "", fault.InvalidField("base_build_id", "invalid_value", "is not a build of this project")
	case err != nil:
		return "", err
	case base.Status != Completed:
		return "", fault.InvalidField("base_build_id", "invalid_value", "is not completed; start from a completed build, or from null")
	}
	return base.ID, nil
}

// check refuses parameters that no text could make right.
func (s *Service) check(p CreateParams) error {
	if utf8.RuneCountInString(p.Requirements) > 20_000 {
		return fault.InvalidField("requirements", "too_big", "must be at most 20,000 characters")
	}
	switch p.ModelPreference {
	case "", Fast, Balanced, Quality:
	default:
		return fault.InvalidField("model_preference", "invalid_value", "must be fast, balanced or quality")
	}
	for i, slug := range p.Integrations {
		if s.KnownIntegration != nil && !s.KnownIntegration(slug) {
			return fault.Invalid(fault.Issue{Path: []any{"integrations", i}, Code: "invalid_value", Message: "is not a known integration; GET /integrations lists them"})
		}
	}
	return nil
}

// Create implements Builds.
func (s *Service) Create(ctx context.Context, sc Scope, p CreateParams) (Build, error) {
	if p.ID == "" {
		p.ID = ident.NewID(ident.BuildPrefix)
	} else if old, err := s.Store.Build(ctx, sc, p.ID); err == nil {
		return old.Build, nil
	}
	baseID, e, err := s.estimate(ctx, sc, p)
	if err != nil {
		return Build{}, err
	}
	if p.Allow != nil {
		if err := p.Allow(e); err != nil {
			return Build{}, err
		}
	}
	if p.ModelPreference == "" {
		p.ModelPreference = Balanced
	}
	return s.start(ctx, Build{ID: p.ID, AccountID: sc.AccountID, Livemode: sc.Livemode, ProjectID: p.ProjectID, BaseBuildID: baseID,
		Requirements: p.Requirements, ModelPreference: p.ModelPreference, Integrations: p.Integrations, Verify: !p.NoVerify, Compiler: s.Compiler}, e, p.ConcurrentBuilds)
}

// Get implements Builds.
func (s *Service) Get(ctx context.Context, sc Scope, id string) (Build, error) {
	r, err := s.Store.Build(ctx, sc, id)
	if err != nil {
		return Build{}, err
	}
	return r.Build, nil
}

// List implements Builds.
func (s *Service) List(ctx context.Context, sc Scope, projectID string, p Page) ([]Build, bool, error) {
	if _, err := s.Store.Project(ctx, sc, projectID); err != nil {
		return nil, false, err
	}
	return s.Store.Builds(ctx, sc, projectID, p)
}

// Cancel implements Builds.
func (s *Service) Cancel(ctx context.Context, sc Scope, id string) (Build, error) {
	return s.change(ctx, sc, id, func(r *Record) error { return r.cancel(s.Now()) })
}

// Resume implements Builds.
func (s *Service) Resume(ctx context.Context, sc Scope, id string, concurrentBuilds int) (Build, error) {
	return s.change(ctx, sc, id, func(r *Record) error { return r.resume(concurrentBuilds, s.Now()) })
}

// change applies a caller's transition and stops the workers of jobs it took off the queue.
func (s *Service) change(ctx context.Context, sc Scope, id string, f func(*Record) error) (Build, error) {
	if _, err := s.Store.Build(ctx, sc, id); err != nil {
		return Build{}, err
	}
	var gone []string
	r, err := s.Store.Update(ctx, id, nil, func(r *Record) error {
		err := f(r)
		gone = r.Changes.Dequeue
		return err
	})
	if err != nil {
		return Build{}, err
	}
	s.Stop(gone...)
	s.changed(id)
	return r.Build, nil
}
