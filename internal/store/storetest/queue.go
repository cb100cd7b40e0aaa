package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/ident"
)

// Queue checks durable.Queue through the jobs that builds and deployments add.
func Queue(t *testing.T, open func(*testing.T) BuildStore) {
	ctx := context.Background()
	later := at.Add(10 * time.Second)

	claim := func(t *testing.T, s BuildStore, owner string, now time.Time, limit int) []durable.Job {
		t.Helper()
		jobs, err := s.Claim(ctx, build.KindSession, owner, now, now.Add(10*time.Second), limit)
		check(t, err)
		return jobs
	}
	one := func(t *testing.T, s BuildStore, owner string, now time.Time) durable.Job {
		t.Helper()
		jobs := claim(t, s, owner, now, 5)
		if len(jobs) != 1 {
			t.Fatalf("%s claimed %d jobs", owner, len(jobs))
		}
		return jobs[0]
	}

	t.Run("a job is held by one owner at a time", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		b := mustCreate(t, s, newBuild(sc, p))
		j := one(t, s, "w1", at)
		if j.Ref != b.ID || j.ID != b.Sessions[0].ID || j.Attempt != 1 || j.Claims != 1 || j.Owner != "w1" || j.Kind != build.KindSession {
			t.Errorf("job %+v", j)
		}
		if got := claim(t, s, "w2", at.Add(9*time.Second), 5); len(got) != 0 {
			t.Errorf("a leased job was claimed: %+v", got)
		}
		if jobs, err := s.Claim(ctx, build.KindVerify, "w2", later.Add(time.Hour), later, 5); err != nil || len(jobs) != 0 {
			t.Errorf("another kind: %+v %v", jobs, err)
		}
	})

	t.Run("a lease that ran out goes to another, and the former owner writes nothing", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		b := mustCreate(t, s, newBuild(sc, p))
		old := one(t, s, "w1", at)
		now := one(t, s, "w2", later.Add(time.Millisecond))
		if now.Attempt != 2 || now.Claims != 2 {
			t.Errorf("taken over as %+v", now)
		}
		fence := old.Fence()
		if _, err := s.Update(ctx, b.ID, &fence, func(*build.Record) error { t.Error("the zombie came in"); return nil }); !errors.Is(err, durable.ErrLost) {
			t.Errorf("zombie's update: %v", err)
		}
		if err := s.Retry(ctx, fence, at); !errors.Is(err, durable.ErrLost) {
			t.Errorf("zombie's retry: %v", err)
		}
		held, err := s.Renew(ctx, "w1", later)
		check(t, err)
		if len(held) != 0 {
			t.Errorf("the zombie still holds %v", held)
		}
		fence = now.Fence()
		_, err = s.Update(ctx, b.ID, &fence, func(*build.Record) error { return nil })
		check(t, err)
	})

	t.Run("renewing keeps a lease", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		mustCreate(t, s, newBuild(sc, p))
		j := one(t, s, "w1", at)
		held, err := s.Renew(ctx, "w1", later.Add(time.Minute))
		check(t, err)
		if len(held) != 1 || held[0] != j.Fence() {
			t.Errorf("held %v", held)
		}
		if got := claim(t, s, "w2", later.Add(time.Second), 5); len(got) != 0 {
			t.Errorf("a renewed lease was taken: %+v", got)
		}
	})

	t.Run("a retry waits, counts the error, and keeps the attempt growing", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		mustCreate(t, s, newBuild(sc, p))
		check(t, s.Retry(ctx, one(t, s, "w1", at).Fence(), later))
		if got := claim(t, s, "w1", at.Add(time.Second), 5); len(got) != 0 {
			t.Errorf("claimed before it was due: %+v", got)
		}
		if j := one(t, s, "w1", later); j.Attempt != 2 || j.Errors != 1 {
			t.Errorf("after the retry %+v", j)
		}
	})

	t.Run("release gives an owner's jobs back at once, without an error", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		mustCreate(t, s, newBuild(sc, p))
		one(t, s, "w1", at)
		if n, err := s.Release(ctx, "w2"); err != nil || n != 0 {
			t.Errorf("released %d of another's: %v", n, err)
		}
		if n, err := s.Release(ctx, "w1"); err != nil || n != 1 {
			t.Errorf("released %d: %v", n, err)
		}
		if j := one(t, s, "w2", at); j.Errors != 0 || j.Attempt != 2 {
			t.Errorf("after the release %+v", j)
		}
	})

	t.Run("a job added anew starts above the attempts it had", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		b := mustCreate(t, s, newBuild(sc, p))
		id := b.Sessions[0].ID
		one(t, s, "w1", at)
		_, err := s.Update(ctx, b.ID, nil, func(r *build.Record) error {
			r.Changes.Dequeue = []string{id, "gone is fine"}
			r.Changes.Enqueue = []build.Enqueue{{ID: id, Kind: build.KindSession, Ref: b.ID, Attempt: 7}}
			return nil
		})
		check(t, err)
		if j := one(t, s, "w1", at); j.Attempt != 8 || j.Claims != 1 {
			t.Errorf("added anew %+v", j)
		}
	})

	t.Run("many claim many, each once", func(t *testing.T) {
		s := open(t)
		sc, _ := newProject(t, s)
		for range 12 {
			mustCreate(t, s, newBuild(sc, addProject(t, s, sc)))
		}
		var mu sync.Mutex
		seen := map[string]int{}
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() {
				for {
					jobs, err := s.Claim(ctx, build.KindSession, fmt.Sprint("w", i), at, later, 2)
					if err != nil {
						t.Error(err)
					}
					if len(jobs) == 0 {
						return
					}
					mu.Lock()
					for _, j := range jobs {
						seen[j.ID]++
					}
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s was claimed %d times", id, n)
			}
		}
		if len(seen) != 12 {
			t.Errorf("%d of 12 were claimed", len(seen))
		}
	})
}

// Deployments checks the deployments of build.Store.
func Deployments(t *testing.T, open func(*testing.T) BuildStore) {
	ctx := context.Background()
	add := func(t *testing.T, s BuildStore, sc build.Scope, p, env string) build.Deployment {
		t.Helper()
		d, created, err := s.CreateDeployment(ctx, build.Deployment{ID: ident.NewID(ident.DeploymentPrefix), AccountID: sc.AccountID, Livemode: sc.Livemode,
			ProjectID: p, BuildID: "bld", Target: build.TargetLocal, Environment: env, Status: build.DeployQueued,
			Steps: []build.DeployStep{{Status: build.DeployQueued, Message: "m", StartedAt: at}}, CreatedAt: at})
		check(t, err)
		if !created {
			t.Fatal("not created")
		}
		return d
	}
	ready := func(d *build.Deployment) error {
		d.Status, d.URL, d.Active, d.ReadyAt = build.DeployReady, "http://x", true, &at
		return nil
	}

	t.Run("a deployment comes back as it went in, once an id, with a job", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		d := add(t, s, sc, p, build.Production)
		again, created, err := s.CreateDeployment(ctx, d)
		check(t, err)
		got, err := s.Deployment(ctx, sc, d.ID)
		check(t, err)
		if created || asJSON(t, again) != asJSON(t, d) || asJSON(t, got) != asJSON(t, d) {
			t.Errorf("went in as\n%s\ncame back as\n%s", asJSON(t, d), asJSON(t, got))
		}
		jobs, err := s.Claim(ctx, build.KindDeploy, "w", at, at.Add(time.Second), 5)
		check(t, err)
		if len(jobs) != 1 || jobs[0].ID != d.ID {
			t.Fatalf("jobs %+v", jobs)
		}
		fence := jobs[0].Fence()
		_, err = s.UpdateDeployment(ctx, d.ID, &fence, ready)
		check(t, err)
		if _, err := s.UpdateDeployment(ctx, d.ID, &fence, ready); !errors.Is(err, durable.ErrLost) {
			t.Errorf("the job of a deployment that has ended is still there: %v", err)
		}
	})

	t.Run("one is active in each environment", func(t *testing.T) {
		s := open(t)
		sc, p := newProject(t, s)
		first, preview, second := add(t, s, sc, p, build.Production), add(t, s, sc, p, build.Preview), add(t, s, sc, p, build.Production)
		for _, d := range []build.Deployment{first, preview, second} {
			_, err := s.UpdateDeployment(ctx, d.ID, nil, ready)
			check(t, err)
		}
		active, err := s.ActiveDeployments(ctx, build.TargetLocal)
		check(t, err)
		if len(active) != 2 || active[0].ID != preview.ID || active[1].ID != second.ID {
			t.Errorf("active %+v", active)
		}
		list, more, err := s.Deployments(ctx, sc, p, build.Page{Limit: 2})
		check(t, err)
		if len(list) != 2 || !more || list[0].ID != second.ID {
			t.Errorf("list %+v, more %v", list, more)
		}
		other := build.Scope{AccountID: sc.AccountID}
		_, err = s.Deployment(ctx, other, first.ID)
		wantCode(t, err, fault.NotFound)
		if list, _, err := s.Deployments(ctx, other, p, build.Page{Limit: 2}); err != nil || len(list) != 0 {
			t.Errorf("the other mode sees %d: %v", len(list), err)
		}
	})
}
