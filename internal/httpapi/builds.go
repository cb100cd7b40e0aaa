package httpapi

import (
	"context"
	"net/http"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
)

// buildParams reads what a build is asked for. Allow holds the tier's archetypes and the token allowance against the
// estimate before anything is stored.
func (c *call) buildParams() (build.CreateParams, error) {
	in, err := into[struct {
		Requirements    string                `json:"requirements"`
		ModelPreference build.ModelPreference `json:"model_preference"`
		Integrations    []string              `json:"integrations"`
		BaseBuildID     *string               `json:"base_build_id"`
		Decisions       map[string]string     `json:"decisions"`
	}](c)
	if err != nil {
		return build.CreateParams{}, err
	}
	if in.ModelPreference == "" {
		in.ModelPreference = build.Balanced
	}
	p := build.CreateParams{
		ID: c.newID, ProjectID: c.r.PathValue("project_id"), Requirements: in.Requirements, ModelPreference: in.ModelPreference,
		Integrations: in.Integrations, Base: in.BaseBuildID, Decisions: in.Decisions,
		ConcurrentBuilds: c.caller.Tier.Limits(c.caller.Account).ConcurrentBuilds,
	}
	if _, given := c.body["base_build_id"]; given && p.Base == nil {
		p.Base = new(string) // null: a fresh start
	}
	return p, nil
}

func createBuild(c *call) (answer, error) {
	p, err := c.buildParams()
	if err != nil {
		return answer{}, err
	}
	p.Allow = func(e build.Estimate) error {
		if err := c.allowArchetype(e.Archetype.Slug); err != nil {
			return err
		}
		return c.Usage.Reserve(c.ctx(), c.caller, c.newID, int64(e.Plan.Estimate.TokensHigh))
	}
	b, err := c.Builds.Create(c.ctx(), c.scope(), p)
	if err != nil {
		// What was set aside for a build that is not there must not count.
		if rerr := c.Usage.Release(context.WithoutCancel(c.ctx()), c.newID); rerr != nil {
			c.Logger.Error("a reservation was not given back", "build", c.newID, "error", rerr)
		}
		return answer{}, err
	}
	sessions := 0
	for _, s := range b.Sessions {
		if s.Status != build.SessionSkipped {
			sessions++
		}
	}
	return answer{
		status: http.StatusAccepted,
		header: map[string]string{"Location": buildPath(b.ID), "Retry-After": "1"},
		body: buildStartedView{
			BuildID: b.ID, Status: build.Compiling, EstimatedTokens: b.Estimate.Tokens, EstimatedSessions: sessions,
			PollURL: buildPath(b.ID), Livemode: b.Livemode, Estimate: viewEstimate(b.Estimate),
			Archetype: viewArchetype(b.Archetype), Questions: viewQuestions(b.Questions),
		},
	}, nil
}

func estimateBuild(c *call) (answer, error) {
	p, err := c.buildParams()
	if err != nil {
		return answer{}, err
	}
	e, err := c.Builds.Estimate(c.ctx(), c.scope(), p)
	if err != nil {
		return answer{}, err
	}
	if err := c.allowArchetype(e.Archetype.Slug); err != nil {
		return answer{}, err
	}
	v := buildEstimateView{
		Livemode: c.caller.Livemode(), Intent: viewIntent(e.Spec), Archetype: viewArchetype(e.Archetype),
		Plan: planView{each(e.Plan.Sessions, func(s plan.Session) plannedSessionView {
			return plannedSessionView{s.Name, s.Layer, full(s.DependsOn), orNull(s.Engine), s.Skipped}
		})},
		Estimate: viewEstimate(e.Plan.Estimate), EstimatedTokens: e.Plan.Estimate.Tokens, Questions: viewQuestions(e.Questions),
	}
	for _, s := range e.Plan.Sessions {
		if !s.Skipped {
			v.EstimatedSessions++
		}
	}
	return answer{status: http.StatusOK, body: v}, nil
}

// viewIntent says what was understood, in the words of the app.
func viewIntent(s *spec.Spec) intentView {
	v := intentView{Entities: []string{}, Roles: []string{}, Integrations: []string{}, Requirements: []requirementView{}}
	if s == nil {
		return v
	}
	v.Name, v.Integrations = s.App.Name, full(s.Integrations)
	v.Entities = each(s.Entities, func(e spec.Entity) string { return e.Label })
	v.Roles = each(s.Roles, func(r spec.Role) string { return r.Label })
	v.Requirements = each(s.Requirements, func(r spec.Requirement) requirementView {
		return requirementView{r.ID, r.Text, len(r.Nodes) > 0, orNull(r.Unmet)}
	})
	return v
}

func listBuilds(c *call) (answer, error) {
	id := c.r.PathValue("project_id")
	kind := "builds/" + id
	page, err := c.page(kind)
	if err != nil {
		return answer{}, err
	}
	if _, err := c.Projects.Get(c.ctx(), c.scope(), id); err != nil {
		return answer{}, err
	}
	rows, more, err := c.Builds.List(c.ctx(), c.scope(), id, page)
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusOK, body: list[buildView]{each(rows, viewBuild), more, newCursor(kind, lastID(rows, func(b build.Build) string { return b.ID }), more)}}, nil
}

func getBuild(c *call) (answer, error) {
	b, err := c.Builds.Get(c.ctx(), c.scope(), c.r.PathValue("build_id"))
	if err != nil {
		return answer{}, err
	}
	a := resource(viewBuild(b))
	if !b.Status.Ended() {
		a.header = map[string]string{"Retry-After": "1"}
	}
	return a, nil
}

func cancelBuild(c *call) (answer, error) {
	b, err := c.Builds.Cancel(c.ctx(), c.scope(), c.r.PathValue("build_id"))
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusOK, body: viewBuild(b)}, nil
}

func resumeBuild(c *call) (answer, error) {
	b, err := c.Builds.Resume(c.ctx(), c.scope(), c.r.PathValue("build_id"), c.caller.Tier.Limits(c.caller.Account).ConcurrentBuilds)
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusAccepted, body: viewBuild(b)}, nil
}
