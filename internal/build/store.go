package build

import (
	"context"

	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
)

// Project is what a build needs of its project.
type Project struct {
	ID            string
	Name          string
	Description   string
	ArchetypeHint string // "" when none was given
}

// NewBuild is what Store.Create stores: the record in its first state, with spec and plan beside it (they are large and
// change never).
type NewBuild struct {
	*Record
	Spec *spec.Spec
	Plan plan.Plan
}

// Store keeps builds, files, events and deployments. Each method is one transaction. Reads by a Scope see that
// account's rows in that mode only; Update and UpdateDeployment serve the workers, who know ids from the queue.
// What is not there is a fault: project_not_found, build_not_found, file_not_found, not_found.
// storetest.Builds is the suite every store passes.
type Store interface {
	// Project returns a project that is not deleted.
	Project(ctx context.Context, sc Scope, id string) (Project, error)

	// Create gives the build its number and stores it with its sessions and Changes. A build with the same id in the
	// same scope is returned untouched, created false.
	Create(ctx context.Context, n NewBuild) (b Build, created bool, err error)
	// Update applies change to a build: nobody else changes it meanwhile, and all of it is stored or nothing. With a
	// fence it fails with durable.ErrLost unless the fence holds. Events get the next sequence numbers. ErrOverlap
	// when a file of Changes is another session's.
	Update(ctx context.Context, buildID string, fence *durable.Fence, change func(*Record) error) (*Record, error)

	Build(ctx context.Context, sc Scope, id string) (*Record, error)
	// Builds is a page of a project's builds, newest first.
	Builds(ctx context.Context, sc Scope, projectID string, p Page) ([]Build, bool, error)
	// LastCompleted is the id of the project's newest completed build, "" when there is none.
	LastCompleted(ctx context.Context, sc Scope, projectID string) (string, error)
	Spec(ctx context.Context, sc Scope, buildID string) (*spec.Spec, error)
	// Asked is the spec as it was before recovery left anything out; Spec where it never did.
	Asked(ctx context.Context, sc Scope, buildID string) (*spec.Spec, error)
	Plan(ctx context.Context, sc Scope, buildID string) (plan.Plan, error)
	// Zip is where the artifact is; build_not_finished when there is none.
	Zip(ctx context.Context, sc Scope, buildID string) (StoredZip, error)
	// Events returns up to limit events with a sequence number above after.
	Events(ctx context.Context, sc Scope, buildID string, after int64, limit int) ([]Event, error)
	// Files returns up to limit files (0: all) with a path above after, by path, and the size of all.
	Files(ctx context.Context, sc Scope, buildID, after string, limit int) (files []StoredFile, total int64, more bool, err error)
	File(ctx context.Context, sc Scope, buildID, path string) (StoredFile, error)

	// Edits are people's changes of a project's files that wait for a build, by path.
	Edits(ctx context.Context, sc Scope, projectID string) ([]Edit, error)
	// PutEdit stores a change in place of an earlier one of the same file. was is the SHA-256 of the earlier one's content or of
	// the file it began from; precondition_failed when another change came in between.
	PutEdit(ctx context.Context, sc Scope, projectID string, e Edit, was string) error
	// DropEdit forgets a change and says whether there was one.
	DropEdit(ctx context.Context, sc Scope, projectID, path string) (bool, error)

	// CreateDeployment stores a deployment and its job; one with the same id in the scope is returned untouched.
	CreateDeployment(ctx context.Context, d Deployment) (stored Deployment, created bool, err error)
	// UpdateDeployment is Update for deployments. When change makes it active, the others of the same project and
	// environment cease to be. When it has ended its job is gone.
	UpdateDeployment(ctx context.Context, id string, fence *durable.Fence, change func(*Deployment) error) (Deployment, error)
	Deployment(ctx context.Context, sc Scope, id string) (Deployment, error)
	Deployments(ctx context.Context, sc Scope, projectID string, p Page) ([]Deployment, bool, error)
	// ActiveDeployments are those that are to be served, of all accounts: what a server starts again after a restart.
	ActiveDeployments(ctx context.Context, target string) ([]Deployment, error)
}
