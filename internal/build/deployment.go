package build

import "time"

// DeployStatus is where a deployment stands.
type DeployStatus string

// The states of a deployment, in the order they are passed. Any but Ready may be left for DeployFailed.
const (
	DeployQueued       DeployStatus = "queued"       // entered by POST; left when a worker takes it
	DeployProvisioning DeployStatus = "provisioning" // a place is being made: port and data folder
	DeployMigrating    DeployStatus = "migrating"    // the data folder is brought to the build's schema
	DeployUploading    DeployStatus = "uploading"    // the build's output is being put in place
	DeployBuilding     DeployStatus = "building"     // the output is made (only when the verified one is gone)
	DeployReady        DeployStatus = "ready"        // it answered its health check. Final; Active says whether it still serves
	DeployFailed       DeployStatus = "failed"       // final
)

// Ended reports whether the deployment has come to rest.
func (s DeployStatus) Ended() bool { return s == DeployReady || s == DeployFailed }

// The environments of a deployment. Each environment of a project has a data folder and a port of its own.
const (
	Production = "production"
	Preview    = "preview"
)

// TargetLocal runs the built app on this machine.
const TargetLocal = "local"

// Deployment is a build put where people can reach it.
type Deployment struct {
	ID          string       `json:"id"`
	AccountID   string       `json:"-"`
	Livemode    bool         `json:"livemode"`
	ProjectID   string       `json:"project_id"`
	BuildID     string       `json:"build_id"`
	Target      string       `json:"target"`
	Environment string       `json:"environment"`
	Status      DeployStatus `json:"status"`
	URL         string       `json:"url"`                   // "" until ready
	Active      bool         `json:"active"`                // the one its environment serves now
	RollbackOf  string       `json:"rollback_of,omitempty"` // id of the deployment that this one undid
	Steps       []DeployStep `json:"steps"`
	Error       *Problem     `json:"error"`
	CreatedAt   time.Time    `json:"created_at"`
	ReadyAt     *time.Time   `json:"ready_at"`
}

// DeployStep is one state a deployment has passed, with what was done.
type DeployStep struct {
	Status      DeployStatus `json:"status"`
	Message     string       `json:"message"`
	StartedAt   time.Time    `json:"started_at"`
	CompletedAt *time.Time   `json:"completed_at"`
}
