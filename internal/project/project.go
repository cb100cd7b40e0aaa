// Package project keeps what customers want built: a name, a description, and the history of its builds by reference.
//
// A project is soft-deleted: gone for its owner at once, kept 30 days in case that was a mistake.
package project

import (
	"context"
	"errors"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/ident"
)

// Status is what the newest build says of a project.
type Status string

// The states of a project. They are derived, not kept.
const (
	Created  Status = "created"  // no build yet
	Building Status = "building" // the newest build is under way or paused
	Ready    Status = "ready"    // the newest build is completed
	Failed   Status = "failed"   // the newest build has failed or was cancelled
)

// StatusOf derives the status from that of the newest build, "" when there is none.
func StatusOf(newest build.Status) Status {
	switch newest {
	case "":
		return Created
	case build.Completed:
		return Ready
	case build.Failed, build.Cancelled:
		return Failed
	default:
		return Building
	}
}

// Project is one app to be, in one account and mode.
type Project struct {
	ID            string
	AccountID     string
	Livemode      bool
	Name          string
	Description   string
	ArchetypeHint string // "" when none was given
	Archetype     string // slug; the hint, else the match of the description; a build may settle it; "" unknown
	Status        Status
	Version       int64 // counts changes
	CreatedAt     time.Time
	UpdatedAt     time.Time
}

// Filter narrows a list; "" is any.
type Filter struct {
	Status    Status
	Archetype string
}

// Run is one build of a project in short: a line of its history.
type Run struct {
	ID          string
	Number      int
	Status      build.Status
	Progress    float64
	CreatedAt   time.Time
	StartedAt   *time.Time
	CompletedAt *time.Time
}

// ErrNotFound is what a Store returns for a project that is not there for the scope.
var ErrNotFound = errors.New("project: not found")

// Store keeps projects. Every method sees only the scope's projects that are not deleted.
type Store interface {
	// InsertProject keeps p unless a project with its id is there in its scope, and returns the one that is.
	InsertProject(ctx context.Context, p Project) (Project, error)
	// ProjectByID returns ErrNotFound.
	ProjectByID(ctx context.Context, sc build.Scope, id string) (Project, error)
	// ProjectRuns returns the newest builds of a project that the caller has found, newest first.
	ProjectRuns(ctx context.Context, sc build.Scope, id string, limit int) ([]Run, error)
	// Projects returns up to page.Limit projects older than page.Before, newest first, and whether there are more.
	Projects(ctx context.Context, sc build.Scope, f Filter, page build.Page) ([]Project, bool, error)
	// UpdateProject hands the project to change and keeps what it left there, Version + 1, in one transaction.
	// ErrNotFound; an error of change keeps nothing.
	UpdateProject(ctx context.Context, sc build.Scope, id string, change func(*Project) error) (Project, error)
	// DeleteProject marks the project deleted if check agrees, in one transaction. ErrNotFound.
	DeleteProject(ctx context.Context, sc build.Scope, id string, at time.Time, check func(Project) error) error
}

// Service is what may be done with projects. Errors are coded; a project of another account or mode is
// project_not_found like one that never was.
type Service struct {
	store Store
	match func(name, description string) string
	now   func() time.Time
}

// NewService returns a Service over the store. match names the archetype that a description fits, "" when it cannot
// say; nil never can. now is the clock.
func NewService(store Store, match func(name, description string) string, now func() time.Time) *Service {
	if match == nil {
		match = func(string, string) string { return "" }
	}
	return &Service{store: store, match: match, now: now}
}

// Params are what a project is made from; the caller has checked them against the contract. ID makes Create safe to
// call twice; ident.NewID gives one.
type Params struct {
	ID            string
	Name          string
	Description   string
	ArchetypeHint string
}

// Create keeps a new project.
func (s *Service) Create(ctx context.Context, sc build.Scope, p Params) (Project, error) {
	now := s.now().UTC().Truncate(time.Microsecond)
	if p.ID == "" {
		p.ID = ident.NewID(ident.ProjectPrefix)
	}
	archetype := p.ArchetypeHint
	if archetype == "" {
		archetype = s.match(p.Name, p.Description)
	}
	return s.store.InsertProject(ctx, Project{
		ID: p.ID, AccountID: sc.AccountID, Livemode: sc.Livemode, Name: p.Name, Description: p.Description,
		ArchetypeHint: p.ArchetypeHint, Archetype: archetype, Status: Created, Version: 1, CreatedAt: now, UpdatedAt: now,
	})
}

// Get returns one project.
func (s *Service) Get(ctx context.Context, sc build.Scope, id string) (Project, error) {
	p, err := s.store.ProjectByID(ctx, sc, id)
	return p, coded(err)
}

// Runs returns the newest builds of a project, newest first; none for a project that is not there.
func (s *Service) Runs(ctx context.Context, sc build.Scope, id string, limit int) ([]Run, error) {
	return s.store.ProjectRuns(ctx, sc, id, limit)
}

// List returns a page of projects, newest first, and whether there are more.
func (s *Service) List(ctx context.Context, sc build.Scope, f Filter, page build.Page) ([]Project, bool, error) {
	return s.store.Projects(ctx, sc, f, page)
}

// Update renames or describes a project; nil stays. check sees the project as it is before the change, in the same
// transaction, and may refuse.
func (s *Service) Update(ctx context.Context, sc build.Scope, id string, name, description *string, check func(Project) error) (Project, error) {
	p, err := s.store.UpdateProject(ctx, sc, id, func(p *Project) error {
		if err := check(*p); err != nil {
			return err
		}
		if name != nil {
			p.Name = *name
		}
		if description != nil {
			p.Description = *description
			if p.ArchetypeHint == "" && p.Status == Created {
				p.Archetype = s.match(p.Name, p.Description)
			}
		}
		p.UpdatedAt = s.now().UTC().Truncate(time.Microsecond)
		return nil
	})
	return p, coded(err)
}

// Delete marks a project deleted. check is as for Update.
func (s *Service) Delete(ctx context.Context, sc build.Scope, id string, check func(Project) error) error {
	return coded(s.store.DeleteProject(ctx, sc, id, s.now().UTC(), check))
}

func coded(err error) error {
	if errors.Is(err, ErrNotFound) {
		return fault.New(fault.ProjectNotFound, "There is no project with this id. GET /api/v1/projects lists yours.")
	}
	return err
}
