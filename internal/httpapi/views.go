package httpapi

import (
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/project"
	"github.com/skycot/skycot/internal/spec"
)

// The views are the schemas of the contract as Go types, in the contract's order; a test holds their fields to it.
// Empty texts that mean "none" are null there, lists are never null.

type projectView struct {
	ID            string         `json:"id"`
	Livemode      bool           `json:"livemode"`
	Name          string         `json:"name"`
	Description   string         `json:"description"`
	ArchetypeHint *string        `json:"archetype_hint"`
	Archetype     *string        `json:"archetype"`
	Status        project.Status `json:"status"`
	CreatedAt     time.Time      `json:"created_at"`
	UpdatedAt     time.Time      `json:"updated_at"`
}

type projectDetailView struct {
	projectView
	LatestBuild    *buildView         `json:"latest_build"`
	Builds         []buildSummaryView `json:"builds"`
	BuildsURL      string             `json:"builds_url"`
	Deployments    []deploymentView   `json:"deployments"`
	DeploymentsURL string             `json:"deployments_url"`
}

type buildSummaryView struct {
	ID          string       `json:"id"`
	Livemode    bool         `json:"livemode"`
	Number      int          `json:"number"`
	Status      build.Status `json:"status"`
	Progress    float64      `json:"progress"`
	CreatedAt   time.Time    `json:"created_at"`
	StartedAt   *time.Time   `json:"started_at"`
	CompletedAt *time.Time   `json:"completed_at"`
	URL         string       `json:"url"`
}

type buildStartedView struct {
	BuildID           string         `json:"build_id"`
	Status            build.Status   `json:"status"`
	EstimatedTokens   int            `json:"estimated_tokens"`
	EstimatedSessions int            `json:"estimated_sessions"`
	PollURL           string         `json:"poll_url"`
	Livemode          bool           `json:"livemode"`
	Estimate          estimateView   `json:"estimate"`
	Archetype         archetypeMatch `json:"archetype"`
	Questions         []questionView `json:"questions"`
}

type estimateView struct {
	TokensLow  int    `json:"tokens_low"`
	TokensHigh int    `json:"tokens_high"`
	CostUSD    string `json:"cost_usd"`
}

type archetypeMatch struct {
	Slug       string   `json:"slug"`
	Confidence float64  `json:"confidence"`
	Blended    []string `json:"blended"`
}

type questionView struct {
	Key      string   `json:"key"`
	Question string   `json:"question"`
	Options  []string `json:"options"`
	Default  string   `json:"default"`
}

type buildEstimateView struct {
	Livemode          bool           `json:"livemode"`
	Intent            intentView     `json:"intent"`
	Archetype         archetypeMatch `json:"archetype"`
	Plan              planView       `json:"plan"`
	Estimate          estimateView   `json:"estimate"`
	EstimatedTokens   int            `json:"estimated_tokens"`
	EstimatedSessions int            `json:"estimated_sessions"`
	Questions         []questionView `json:"questions"`
}

type intentView struct {
	Name         string            `json:"name"`
	Entities     []string          `json:"entities"`
	Roles        []string          `json:"roles"`
	Integrations []string          `json:"integrations"`
	Requirements []requirementView `json:"requirements"`
}

type requirementView struct {
	ID         string  `json:"id"`
	Text       string  `json:"text"`
	Understood bool    `json:"understood"`
	Reason     *string `json:"reason"`
}

type planView struct {
	Sessions []plannedSessionView `json:"sessions"`
}

type plannedSessionView struct {
	Name      string   `json:"name"`
	Layer     string   `json:"layer"`
	DependsOn []string `json:"depends_on"`
	Engine    *string  `json:"engine"`
	Skipped   bool     `json:"skipped"`
}

type problemView struct {
	Code    string         `json:"code"`
	Message string         `json:"message"`
	Details map[string]any `json:"details"`
}

type sessionView struct {
	ID          string              `json:"id"`
	Name        string              `json:"name"`
	Layer       string              `json:"layer"`
	Status      build.SessionStatus `json:"status"`
	Engine      *string             `json:"engine"`
	Model       *string             `json:"model"`
	DependsOn   []string            `json:"depends_on"`
	Attempts    int                 `json:"attempts"`
	Tokens      build.Tokens        `json:"tokens"`
	Files       int                 `json:"files"`
	StartedAt   *time.Time          `json:"started_at"`
	CompletedAt *time.Time          `json:"completed_at"`
	Error       *problemView        `json:"error"`
}

type gateResultView struct {
	Gate       string `json:"gate"`
	Status     string `json:"status"`
	DurationMS int64  `json:"duration_ms"`
	Summary    string `json:"summary"`
}

type tokenUsageView struct {
	build.Tokens
	Total     int `json:"total"`
	Estimated int `json:"estimated"`
}

type linksView struct {
	Files    string `json:"files"`
	Download string `json:"download"`
	Report   string `json:"report"`
	Events   string `json:"events"`
	Spec     string `json:"spec"`
}

type buildView struct {
	ID              string                `json:"id"`
	ProjectID       string                `json:"project_id"`
	Livemode        bool                  `json:"livemode"`
	Number          int                   `json:"number"`
	BaseBuildID     *string               `json:"base_build_id"`
	Status          build.Status          `json:"status"`
	Progress        float64               `json:"progress"`
	Requirements    string                `json:"requirements"`
	ModelPreference build.ModelPreference `json:"model_preference"`
	Integrations    []string              `json:"integrations"`
	Archetype       archetypeMatch        `json:"archetype"`
	Sessions        []sessionView         `json:"sessions"`
	Verification    []gateResultView      `json:"verification"`
	Verified        bool                  `json:"verified"`
	Isolation       *string               `json:"isolation"`
	Coverage        build.Coverage        `json:"coverage"`
	TokenUsage      tokenUsageView        `json:"token_usage"`
	Recovery        recoveryView          `json:"recovery"`
	Restores        *string               `json:"restores"`
	Estimate        estimateView          `json:"estimate"`
	Questions       []questionView        `json:"questions"`
	Error           *problemView          `json:"error"`
	CreatedAt       time.Time             `json:"created_at"`
	StartedAt       *time.Time            `json:"started_at"`
	CompletedAt     *time.Time            `json:"completed_at"`
	Links           linksView             `json:"links"`
}

type fileListView struct {
	Data       []build.File `json:"data"`
	TotalSize  int64        `json:"total_size"`
	HasMore    bool         `json:"has_more"`
	NextCursor *string      `json:"next_cursor"`
}

type deploymentQueuedView struct {
	DeploymentID string             `json:"deployment_id"`
	Status       build.DeployStatus `json:"status"`
	PollURL      string             `json:"poll_url"`
	Livemode     bool               `json:"livemode"`
}

type deploymentView struct {
	ID          string             `json:"id"`
	ProjectID   string             `json:"project_id"`
	BuildID     string             `json:"build_id"`
	Livemode    bool               `json:"livemode"`
	Target      string             `json:"target"`
	Environment string             `json:"environment"`
	Status      build.DeployStatus `json:"status"`
	URL         *string            `json:"url"`
	Active      bool               `json:"active"`
	RollbackOf  *string            `json:"rollback_of"`
	Steps       []deployStepView   `json:"steps"`
	Error       *problemView       `json:"error"`
	CreatedAt   time.Time          `json:"created_at"`
	ReadyAt     *time.Time         `json:"ready_at"`
}

type deployStepView struct {
	Status      build.DeployStatus `json:"status"`
	Message     string             `json:"message"`
	StartedAt   time.Time          `json:"started_at"`
	CompletedAt *time.Time         `json:"completed_at"`
}

// orNull is the contract's way to say "none": null in place of an empty text.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// full is a list that is never null.
func full[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func each[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}

func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	u := t.UTC()
	return &u
}

func viewProject(p project.Project) projectView {
	return projectView{
		ID: p.ID, Livemode: p.Livemode, Name: p.Name, Description: p.Description, ArchetypeHint: orNull(p.ArchetypeHint),
		Archetype: orNull(p.Archetype), Status: p.Status, CreatedAt: p.CreatedAt.UTC(), UpdatedAt: p.UpdatedAt.UTC(),
	}
}

func viewArchetype(a spec.Archetype) archetypeMatch {
	return archetypeMatch{a.Slug, min(max(a.Confidence, 0), 1), full(a.Blended)}
}

func viewEstimate(e plan.Estimate) estimateView {
	if e.CostUSD == "" {
		e.CostUSD = "0.00"
	}
	return estimateView{e.TokensLow, e.TokensHigh, e.CostUSD}
}

func viewQuestions(ds []spec.Decision) []questionView {
	return each(ds, func(d spec.Decision) questionView { return questionView{d.Key, d.Question, full(d.Options), d.Answer} })
}

func viewProblem(p *build.Problem) *problemView {
	if p == nil {
		return nil
	}
	v := &problemView{p.Code, p.Message, p.Details}
	if v.Details == nil {
		v.Details = map[string]any{}
	}
	if v.Code == "" {
		v.Code = string(fault.Internal)
	}
	return v
}

func viewSession(s build.Session) sessionView {
	return sessionView{
		ID: s.ID, Name: s.Name, Layer: s.Layer, Status: s.Status, Engine: orNull(s.Engine), Model: orNull(s.Model),
		DependsOn: full(s.DependsOn), Attempts: s.Attempts, Tokens: s.Tokens, Files: s.Files,
		StartedAt: utc(s.StartedAt), CompletedAt: utc(s.CompletedAt), Error: viewProblem(s.Error),
	}
}

func buildPath(id string) string { return Base + "/builds/" + id }

func viewBuild(b build.Build) buildView {
	at := buildPath(b.ID)
	return buildView{
		ID: b.ID, ProjectID: b.ProjectID, Livemode: b.Livemode, Number: b.Number, BaseBuildID: orNull(b.BaseBuildID),
		Status: b.Status, Progress: b.Progress, Requirements: b.Requirements, ModelPreference: b.ModelPreference,
		Integrations: full(b.Integrations), Archetype: viewArchetype(b.Archetype), Sessions: each(b.Sessions, viewSession),
		Verification: each(b.Verification, func(v build.Verification) gateResultView {
			return gateResultView{v.Gate, string(v.Status), v.DurationMS, v.Summary}
		}),
		Verified: b.Verified, Isolation: orNull(b.Isolation), Coverage: b.Coverage,
		TokenUsage: tokenUsageView{b.Tokens, b.Tokens.Total(), b.Estimate.Tokens},
		Recovery:   viewRecovery(b.Recovery), Restores: orNull(b.Restores),
		Estimate: viewEstimate(b.Estimate), Questions: viewQuestions(b.Questions), Error: viewProblem(b.Error),
		CreatedAt: b.CreatedAt.UTC(), StartedAt: utc(b.StartedAt), CompletedAt: utc(b.CompletedAt),
		Links: linksView{at + "/files", at + "/download", at + "/report", at + "/events", at + "/spec"},
	}
}

func viewDeployment(d build.Deployment) deploymentView {
	return deploymentView{
		ID: d.ID, ProjectID: d.ProjectID, BuildID: d.BuildID, Livemode: d.Livemode, Target: d.Target, Environment: d.Environment,
		Status: d.Status, URL: orNull(d.URL), Active: d.Active, RollbackOf: orNull(d.RollbackOf),
		Steps: each(d.Steps, func(s build.DeployStep) deployStepView {
			return deployStepView{s.Status, s.Message, s.StartedAt.UTC(), utc(s.CompletedAt)}
		}),
		Error: viewProblem(d.Error), CreatedAt: d.CreatedAt.UTC(), ReadyAt: utc(d.ReadyAt),
	}
}
