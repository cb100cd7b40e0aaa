// Package durable keeps work alive through crashes: a queue of jobs held under leases, and the workers that hold them.
//
// A job is claimed for a while and the claim is renewed by heartbeats. When a worker dies its leases run out and
// another one takes over with the next attempt number. Owner and attempt together are the fence: whoever finishes a
// job must show it inside the transaction that stores the outcome, so a worker that was stopped and wakes up late
// writes nothing. Jobs therefore run at least once and take effect once.
//
// Why not a queue library: the sessions of a build run in milliseconds, five levels deep, and the whole build without
// gates has 150 ms. The queue library we measured picks a job up in 13 ms at its fastest setting on SQLite (0.4 ms
// here), rescues by age instead of by heartbeat, and calls its SQLite driver early testing. It remains the choice for
// jobs that are not sessions once the product runs on many machines; Queue is the seam.
package durable

import (
	"context"
	"errors"
	"time"
)

// ErrLost says that the fence no longer holds: the lease ran out and the job went to somebody else, or the job is
// gone (cancelled). The caller drops its work; nothing was written.
var ErrLost = errors.New("durable: lease lost")

// Kind sorts jobs by who runs them.
type Kind string

// Job is a claimed job. Ref is what the one who added it wanted to know. Attempt only ever grows, also when the same
// id is added anew. Claims counts how often it was claimed since it was added and Errors how many of those ended with
// an error of the handler's own; the rest were crashes.
type Job struct {
	ID      string
	Kind    Kind
	Ref     string
	Owner   string
	Attempt int
	Claims  int
	Errors  int
}

// Fence is the proof of holding a job.
type Fence struct {
	JobID   string
	Owner   string
	Attempt int
}

// Fence returns the job's fence.
func (j Job) Fence() Fence { return Fence{j.ID, j.Owner, j.Attempt} }

// Queue is the storage of jobs. Jobs are added and finished by the transactions of the store they belong to (a row
// more, a row less, next to the state they stand for), so neither is here. All methods may be called concurrently.
type Queue interface {
	// Claim takes up to limit jobs of a kind that are due at now, or whose lease ran out before now, oldest first, and
	// leases them to owner until until. None is not an error.
	Claim(ctx context.Context, kind Kind, owner string, now, until time.Time, limit int) ([]Job, error)
	// Renew extends all of owner's leases and returns the fences it still holds.
	Renew(ctx context.Context, owner string, until time.Time) ([]Fence, error)
	// Retry gives a job back, due at after, with one error more. ErrLost if the fence does not hold.
	Retry(ctx context.Context, f Fence, after time.Time) error
	// Release gives every job of owner back at once, with no error counted. For a start after a crash (the name is
	// ours alone, so the one who held them is dead) and for a stop.
	Release(ctx context.Context, owner string) (int, error)
}
