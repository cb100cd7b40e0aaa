package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/project"
)

// ProjectStore is what a driver brings to Projects.
type ProjectStore interface {
	account.Store
	project.Store
}

func scopeOf(a account.Account, live bool) build.Scope {
	return build.Scope{AccountID: a.ID, Livemode: live}
}

func insertProject(t *testing.T, s project.Store, sc build.Scope, archetype string) project.Project {
	t.Helper()
	p, err := s.InsertProject(context.Background(), project.Project{
		ID: ident.NewID(ident.ProjectPrefix), AccountID: sc.AccountID, Livemode: sc.Livemode, Name: "Ünïcode <b> '; --",
		Description: "d\nd", ArchetypeHint: archetype, Archetype: archetype, Status: project.Created, Version: 1, CreatedAt: at, UpdatedAt: at,
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Projects checks project.Store.
func Projects(t *testing.T, open func(*testing.T) ProjectStore) {
	ctx := context.Background()
	agree := func(project.Project) error { return nil }

	t.Run("a project comes back as it went in, to its scope only", func(t *testing.T) {
		s := open(t)
		a, b := NewAccount(t, s), NewAccount(t, s)
		want := insertProject(t, s, scopeOf(a, true), "booking")
		if got, err := s.ProjectByID(ctx, scopeOf(a, true), want.ID); err != nil || got != want {
			t.Errorf("got %+v, %v; want %+v", got, err, want)
		}
		for _, sc := range []build.Scope{scopeOf(a, false), scopeOf(b, true), {}} {
			if _, err := s.ProjectByID(ctx, sc, want.ID); !errors.Is(err, project.ErrNotFound) {
				t.Errorf("%+v sees it: %v", sc, err)
			}
			if _, err := s.UpdateProject(ctx, sc, want.ID, func(p *project.Project) error { p.Name = "x"; return nil }); !errors.Is(err, project.ErrNotFound) {
				t.Errorf("%+v changes it: %v", sc, err)
			}
			if err := s.DeleteProject(ctx, sc, want.ID, at, agree); !errors.Is(err, project.ErrNotFound) {
				t.Errorf("%+v deletes it: %v", sc, err)
			}
			if list, _, err := s.Projects(ctx, sc, project.Filter{}, build.Page{Limit: 10}); err != nil || len(list) != 0 {
				t.Errorf("%+v lists it: %v %v", sc, list, err)
			}
		}
	})

	t.Run("inserting an id again changes nothing, and gives nothing away to another scope", func(t *testing.T) {
		s := open(t)
		a, b := NewAccount(t, s), NewAccount(t, s)
		first := insertProject(t, s, scopeOf(a, true), "")
		again := first
		again.Name = "other"
		if got, err := s.InsertProject(ctx, again); err != nil || got != first {
			t.Errorf("again: %+v %v", got, err)
		}
		again.AccountID = b.ID
		if got, err := s.InsertProject(ctx, again); err == nil {
			t.Errorf("another account got %+v", got)
		}
	})

	t.Run("a list is newest first, filtered, and every row is on one page", func(t *testing.T) {
		s := open(t)
		sc := scopeOf(NewAccount(t, s), true)
		var made []string
		for i := range 11 {
			made = append([]string{insertProject(t, s, sc, []string{"booking", "directory"}[i%2]).ID}, made...)
		}
		var seen []string
		for page := (build.Page{Limit: 4}); ; {
			rows, more, err := s.Projects(ctx, sc, project.Filter{}, page)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range rows {
				seen = append(seen, p.ID)
				page.Before = p.ID
			}
			insertProject(t, s, sc, "") // added meanwhile
			if !more {
				break
			}
		}
		if !reflect.DeepEqual(seen, made) {
			t.Errorf("seen %v, made %v", seen, made)
		}
		for f, want := range map[project.Filter]int{{Archetype: "booking"}: 6, {Archetype: "directory"}: 5, {Status: project.Created, Archetype: "booking"}: 6, {Status: project.Ready}: 0, {Archetype: "none"}: 0} {
			if rows, more, err := s.Projects(ctx, sc, f, build.Page{Limit: 50}); err != nil || len(rows) != want || more {
				t.Errorf("%+v: %d rows, more %v, %v; want %d", f, len(rows), more, err, want)
			}
		}
	})

	t.Run("a change counts the version, a refused one keeps nothing, and of two at once none is lost", func(t *testing.T) {
		s := open(t)
		sc := scopeOf(NewAccount(t, s), true)
		p := insertProject(t, s, sc, "")
		no := errors.New("no")
		if _, err := s.UpdateProject(ctx, sc, p.ID, func(p *project.Project) error { p.Name = "x"; return no }); !errors.Is(err, no) {
			t.Errorf("refused: %v", err)
		}
		var wg sync.WaitGroup
		for i := range 10 {
			wg.Go(func() {
				_, err := s.UpdateProject(ctx, sc, p.ID, func(p *project.Project) error {
					p.Name, p.Description = p.Name+fmt.Sprint(i), "new"
					p.UpdatedAt = at.Add(time.Second)
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		got, err := s.ProjectByID(ctx, sc, p.ID)
		if err != nil || got.Version != 11 || len(got.Name) != len(p.Name)+10 || got.Description != "new" || !got.UpdatedAt.Equal(at.Add(time.Second)) {
			t.Errorf("after ten changes: %+v %v", got, err)
		}
	})

	t.Run("a deleted project is gone at once", func(t *testing.T) {
		s := open(t)
		sc := scopeOf(NewAccount(t, s), true)
		p := insertProject(t, s, sc, "")
		no := errors.New("no")
		if err := s.DeleteProject(ctx, sc, p.ID, at, func(project.Project) error { return no }); !errors.Is(err, no) {
			t.Errorf("refused: %v", err)
		}
		if err := s.DeleteProject(ctx, sc, p.ID, at, agree); err != nil {
			t.Fatal(err)
		}
		if _, err := s.ProjectByID(ctx, sc, p.ID); !errors.Is(err, project.ErrNotFound) {
			t.Errorf("read: %v", err)
		}
		if err := s.DeleteProject(ctx, sc, p.ID, at, agree); !errors.Is(err, project.ErrNotFound) {
			t.Errorf("again: %v", err)
		}
		if rows, _, err := s.Projects(ctx, sc, project.Filter{}, build.Page{Limit: 10}); err != nil || len(rows) != 0 {
			t.Errorf("list: %v %v", rows, err)
		}
		if runs, err := s.ProjectRuns(ctx, sc, p.ID, 20); err != nil || len(runs) != 0 {
			t.Errorf("runs: %v %v", runs, err)
		}
	})
}
