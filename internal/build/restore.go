package build

import (
	"context"
	"strings"

	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/plan"
)

// Restore brings an earlier completed build of a project back as a new build, verified like any other, without a token: its
// files are taken over as they are. Only the schema is written anew, because databases never go back: a migration leads
// from what the last build had to what the earlier one knew, and drops nothing. id is as CreateParams.ID.
func (s *Service) Restore(ctx context.Context, sc Scope, buildID, id string, concurrentBuilds int) (Build, error) {
	if id == "" {
		id = ident.NewID(ident.BuildPrefix)
	} else if old, err := s.Store.Build(ctx, sc, id); err == nil {
		return old.Build, nil
	}
	from, err := s.Store.Build(ctx, sc, buildID)
	if err != nil {
		return Build{}, err
	}
	if from.Status != Completed {
		return Build{}, fault.New(fault.BuildNotFinished, "Only a completed build can be brought back. Choose another, or resume this one.").With("status", string(from.Status))
	}
	last, err := s.Store.LastCompleted(ctx, sc, from.ProjectID)
	if err != nil {
		return Build{}, err
	}
	sp, err := s.Store.Spec(ctx, sc, buildID)
	if err != nil {
		return Build{}, err
	}
	p, err := s.Plan(sp, nil)
	if err != nil {
		return Build{}, err
	}
	return s.start(ctx, Build{ID: id, AccountID: sc.AccountID, Livemode: sc.Livemode, ProjectID: from.ProjectID, BaseBuildID: last, Restores: buildID,
		Requirements: from.Requirements, ModelPreference: from.ModelPreference, Integrations: from.Integrations, Verify: from.Verify, Compiler: from.Compiler},
		Estimate{Archetype: sp.Archetype, Spec: sp, Plan: p}, concurrentBuilds)
}

// restored marks what a restored build takes over: everything but the migrations.
func restored(sessions []plan.Session) {
	for i := range sessions {
		migrates := false
		for _, owned := range sessions[i].Owns {
			migrates = migrates || strings.HasPrefix(owned, "supabase/")
		}
		sessions[i].Skipped = sessions[i].Layer != LayerVerify && !migrates
	}
}
