package build

import (
	"context"
	"maps"
	"slices"

	"github.com/skycot/skycot/internal/draft"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// ImportParams are an app that was built elsewhere. Compiler is the version of the engine that wrote it.
type ImportParams struct {
	ProjectID string
	Spec      *spec.Spec
	Files     map[string][]byte
	// Made is what the engine had written for those files that people have changed since.
	Made     map[string][]byte
	Compiler string
}

// Import stores an app that was built elsewhere as a completed, unverified build, so that the next one can start from
// it. Its files may have been changed by people since.
func (s *Service) Import(ctx context.Context, sc Scope, p ImportParams) (Build, error) {
	made, err := s.Plan(p.Spec, nil)
	if err != nil {
		return Build{}, err
	}
	now := s.Now()
	r := &Record{Build: Build{ID: ident.NewID(ident.BuildPrefix), AccountID: sc.AccountID, Livemode: sc.Livemode, ProjectID: p.ProjectID,
		Status: Completed, Progress: 1, ModelPreference: Balanced, Archetype: p.Spec.Archetype, Compiler: p.Compiler,
		Coverage: coverage(p.Spec, nil), CreatedAt: now, StartedAt: &now, CompletedAt: &now}}
	drafts := map[string][]draft.Draft{}
	owners := made.Owners()
	for _, path := range slices.Sorted(maps.Keys(p.Files)) {
		owner := owners.Of(path)
		drafts[owner] = append(drafts[owner], draft.Draft{Path: path, Data: p.Files[path]})
	}
	for _, x := range made.Sessions {
		session := Session{ID: ident.NewID(ident.SessionPrefix), BuildID: r.ID, Name: x.Name, Layer: x.Layer, Engine: x.Engine,
			Status: SessionSkipped, DependsOn: x.DependsOn}
		files, err := s.keep(ctx, r.ID, &session, drafts[x.Name], p.Made)
		if err != nil {
			return Build{}, err
		}
		session.Files = len(files)
		r.Sessions = append(r.Sessions, session)
		r.Changes.Files = append(r.Changes.Files, Switch{SessionID: session.ID, Files: files})
	}
	r.buildEvent(now)
	b, _, err := s.Store.Create(ctx, NewBuild{Record: r, Spec: p.Spec, Plan: made})
	return b, err
}
