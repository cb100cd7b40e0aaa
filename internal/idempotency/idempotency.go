// Package idempotency makes a POST safe to send again: the same Idempotency-Key and the same body have one effect and
// one answer.
//
// It survives a crash between effect and answer by choosing the id of what the request will make before it is made:
// the request that comes after the crash makes the same object again, which changes nothing. Only answers that tell of
// an effect (2xx) are kept; a refusal has changed nothing, so the corrected request may use the same key.
package idempotency

import (
	"context"
	"errors"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

const (
	// Keep is how long an answer is replayed.
	Keep = 24 * time.Hour
	// lease is how long a request may be at work before another one with its key takes over. It is longer than any
	// request lives.
	lease = 2 * time.Minute
	// wait is how long a twin waits for the first one's answer before it is told to come back; poll is how often it looks.
	wait = 3 * time.Second
	poll = 20 * time.Millisecond
)

// Fingerprint is a SHA-256 over method, path and body: what "the same request" means.
type Fingerprint [32]byte

// Answer is a response to replay.
type Answer struct {
	Status  int
	Headers map[string]string
	Body    []byte
}

// Record is one key in use.
type Record struct {
	Scope       build.Scope
	Key         string
	Fingerprint Fingerprint
	ResourceID  string    // of what the request makes
	LockedUntil time.Time // a request is at work until then; also its token: who holds another value has lost the key
	CreatedAt   time.Time
	Answer      *Answer // nil until there is one
}

// Store keeps keys in use.
type Store interface {
	// ClaimKey keeps r when its key is free, or r's fingerprint holds the key with no answer and a lease that has run
	// out at now (r then takes the lease, but the first ResourceID stays). It returns the record that holds the key
	// and whether that is the caller's claim.
	ClaimKey(ctx context.Context, r Record, now time.Time) (Record, bool, error)
	// AnswerKey keeps the answer if r still holds the key.
	AnswerKey(ctx context.Context, r Record, a Answer) error
	// FreeKey forgets the key if r still holds it.
	FreeKey(ctx context.Context, r Record) error
	// UnlockKey ends r's lease and keeps the rest: the next request with the key takes over the ResourceID.
	UnlockKey(ctx context.Context, r Record) error
	// DropKeys forgets all keys made before a time.
	DropKeys(ctx context.Context, before time.Time) error
	// ReleaseKeys ends all leases: for a single node at start, when nothing can be at work.
	ReleaseKeys(ctx context.Context) error
}

// Service runs requests at most once.
type Service struct {
	store Store
	now   func() time.Time
	wait  time.Duration
}

// NewService returns a Service over the store. now is the clock, time.Now in production.
func NewService(store Store, now func() time.Time) *Service {
	return &Service{store: store, now: now, wait: wait}
}

// Do runs f once for a key: f is handed resourceID, or the id that an earlier try of the same request was handed. The
// second result says that the answer is a replay. A twin of a request at work waits a little for its answer, then gets
// idempotency_in_progress; the same key with another fingerprint gets idempotency_key_reused.
func (s *Service) Do(ctx context.Context, sc build.Scope, key string, fp Fingerprint, resourceID string, f func(resourceID string) (Answer, error)) (Answer, bool, error) {
	deadline := s.now().Add(s.wait)
	for {
		now := s.now()
		claim := Record{Scope: sc, Key: key, Fingerprint: fp, ResourceID: resourceID, LockedUntil: now.Add(lease), CreatedAt: now}
		r, mine, err := s.store.ClaimKey(ctx, claim, now)
		switch {
		case err != nil:
			return Answer{}, false, err
		case mine:
			a, err := s.run(ctx, r, f)
			return a, false, err
		case r.CreatedAt.Before(now.Add(-Keep)): // old, only not swept yet
			if err := s.store.DropKeys(ctx, now.Add(-Keep)); err != nil {
				return Answer{}, false, err
			}
			continue
		case r.Fingerprint != fp:
			return Answer{}, false, fault.New(fault.IdempotencyKeyReused, "This Idempotency-Key was used with another request. Use a new key for a new request, or send the first one unchanged.")
		case r.Answer != nil:
			return *r.Answer, true, nil
		case now.After(deadline):
			return Answer{}, false, fault.New(fault.IdempotencyInProgress, "A request with this Idempotency-Key is still at work. Send it again in a moment to get its answer.")
		}
		select {
		case <-ctx.Done():
			return Answer{}, false, ctx.Err()
		case <-time.After(poll):
		}
	}
}

func (s *Service) run(ctx context.Context, r Record, f func(string) (Answer, error)) (a Answer, err error) {
	// The client going away must not leave the key locked.
	kept := context.WithoutCancel(ctx)
	settled := false
	defer func() {
		if !settled { // f panicked: whether it had an effect is unknown
			_ = s.store.UnlockKey(kept, r)
		}
	}()
	a, err = f(r.ResourceID)
	settled = true
	switch {
	case err != nil && fault.From(err).Code.Status() < 500:
		return a, errors.Join(err, s.store.FreeKey(kept, r)) // a refusal: nothing has happened
	case err != nil:
		return a, errors.Join(err, s.store.UnlockKey(kept, r))
	}
	return a, s.store.AnswerKey(kept, r, a)
}

// Sweep forgets answers older than Keep. Call it now and then.
func (s *Service) Sweep(ctx context.Context) error { return s.store.DropKeys(ctx, s.now().Add(-Keep)) }

// Release ends the leases of requests that a crash cut off. A single node calls it at start, before it serves.
func (s *Service) Release(ctx context.Context) error { return s.store.ReleaseKeys(ctx) }
