package build

import (
	"context"
	"io"

	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
)

// CreateParams is what a build is asked for.
type CreateParams struct {
	// ID makes Create safe to call twice: a build with this id that exists in the scope is returned as it is. NewID
	// gives one; "" lets Create choose.
	ID              string
	ProjectID       string
	Requirements    string // up to 20,000 characters; "" builds what the description alone says
	ModelPreference ModelPreference
	Integrations    []string
	// Base is the build to start from: nil means the project's last completed one, "" none (a fresh start).
	Base *string
	// Decisions answer open questions, by key.
	Decisions map[string]string
	// NoVerify skips the gates; the build completes unverified. The API never sets it.
	NoVerify bool
	// ConcurrentBuilds is how many builds the account may have running; 0 is no limit.
	ConcurrentBuilds int
	// Allow, when set, sees the estimate before anything is stored; its error is returned as it is.
	Allow func(Estimate) error
}

// Estimate is what a build would be: nothing is stored.
type Estimate struct {
	Archetype spec.Archetype  `json:"archetype"`
	Spec      *spec.Spec      `json:"spec"` // its Requirements say what each clause becomes
	Plan      plan.Plan       `json:"plan"`
	Questions []spec.Decision `json:"questions"` // open questions with the default that would be taken
}

// Page asks for a part of a list that is newest first. Limit is 1 to 100; Before is the id of the last one seen, "".
type Page struct {
	Limit  int
	Before string
}

// FileList is a page of a build's files, by path.
type FileList struct {
	Files     []File
	TotalSize int64 // of all files, not only this page's
	More      bool
}

// Content is a file or ZIP that can be sent whole or in ranges. The caller closes it.
type Content struct {
	io.ReadSeekCloser
	Size   int64
	SHA256 string // hex; the strong ETag
	Name   string // for Content-Disposition: the file's base name, or "<slug>.zip"
	Type   string // media type
}

// DeployParams is what a deployment is asked for. Environment is Production ("" too) or Preview; Target is
// TargetLocal ("" too).
type DeployParams struct {
	ID          string // as CreateParams.ID
	BuildID     string
	Target      string
	Environment string
}

// Builds is everything a caller may ask of builds. *Service is the one there is; handlers may be tested on less.
// Errors are coded (package fault): build_not_found, file_not_found, project_not_found, not_found (deployments),
// build_in_progress, build_not_finished, build_not_deployable, concurrent_build_limit, invalid_request.
type Builds interface {
	// Create reads the text, stores build, sessions, queue and first event in one transaction, and wakes the workers.
	Create(ctx context.Context, sc Scope, p CreateParams) (Build, error)
	// Estimate does what Create would, and stores nothing.
	Estimate(ctx context.Context, sc Scope, p CreateParams) (Estimate, error)
	Get(ctx context.Context, sc Scope, buildID string) (Build, error)
	// List returns a page of a project's builds and whether there are more. Sessions and Verification are set as in Get.
	List(ctx context.Context, sc Scope, projectID string, p Page) ([]Build, bool, error)
	// Cancel stops a build and keeps its files so far. Cancelling an ended build changes nothing.
	Cancel(ctx context.Context, sc Scope, buildID string) (Build, error)
	// Resume goes on from where a failed, cancelled or paused build stopped; sessions that are done stay done.
	// build_not_finished if it is running, build_not_resumable if it is completed.
	Resume(ctx context.Context, sc Scope, buildID string, concurrentBuilds int) (Build, error)
	// Restore brings an earlier completed build of a project back as a new build that costs no token; id as CreateParams.ID.
	Restore(ctx context.Context, sc Scope, buildID, id string, concurrentBuilds int) (Build, error)
	// ProjectFile opens a file as the next build would begin with it. file_not_found, or build_not_finished before there is a
	// completed build.
	ProjectFile(ctx context.Context, sc Scope, projectID, path string) (File, Content, error)
	// PutFile keeps a person's version of a file; the next build joins it with what it writes. created says that there was no
	// such file. precondition_failed when c does not hold, invalid_request for a path that people may not write.
	PutFile(ctx context.Context, sc Scope, projectID, path string, data []byte, c Conditions) (f File, created bool, err error)
	// WithdrawFile forgets a version that no completed build has taken over yet.
	WithdrawFile(ctx context.Context, sc Scope, projectID, path string, c Conditions) error
	// Events opens the build's events after seq (0 is from the start).
	Events(ctx context.Context, sc Scope, buildID string, after int64) (*EventStream, error)
	// Files lists a build's files after a path ("" from the start); what is written so far while it runs.
	Files(ctx context.Context, sc Scope, buildID, after string, limit int) (FileList, error)
	// File opens one file.
	File(ctx context.Context, sc Scope, buildID, path string) (File, Content, error)
	// Download opens the ZIP: the artifact, or for a failed or cancelled build the files so far. build_not_finished
	// while it runs.
	Download(ctx context.Context, sc Scope, buildID string) (Content, error)
	Spec(ctx context.Context, sc Scope, buildID string) (*spec.Spec, error)
	Report(ctx context.Context, sc Scope, buildID string) (*Report, error)
	// Screenshots lists the pictures that the browser gate took, by page, person and width.
	Screenshots(ctx context.Context, sc Scope, buildID string) ([]Screenshot, error)
	// Screenshot opens one of them by its name; file_not_found when there is none.
	Screenshot(ctx context.Context, sc Scope, buildID, name string) (Content, error)
	// Diff is a unified diff from the base build's files to this one's; baseID "" is the build it started from.
	Diff(ctx context.Context, sc Scope, buildID, baseID string) (string, error)
	// Deploy queues a deployment of a completed build; build_not_deployable otherwise.
	Deploy(ctx context.Context, sc Scope, p DeployParams) (Deployment, error)
	Deployment(ctx context.Context, sc Scope, id string) (Deployment, error)
	Deployments(ctx context.Context, sc Scope, projectID string, p Page) ([]Deployment, bool, error)
	// Rollback queues a deployment of what the environment served before this one; id as DeployParams.ID.
	// build_not_deployable if there was none.
	Rollback(ctx context.Context, sc Scope, deploymentID, id string) (Deployment, error)
}
