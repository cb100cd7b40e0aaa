package httpapi

import (
	"context"
	"net/http"
	"time"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/usage"
	"github.com/skycot/skycot/internal/web"
)

type usageView struct {
	Livemode        bool         `json:"livemode"`
	Period          periodView   `json:"period"`
	Plan            string       `json:"plan"`
	TokensUsed      int64        `json:"tokens_used"`
	TokensLimit     int64        `json:"tokens_limit"`
	TokensRemaining int64        `json:"tokens_remaining"`
	Overage         overageView  `json:"overage"`
	Builds          buildsView   `json:"builds"`
	ByDay           []dayView    `json:"by_day"`
	ByProject       []projectUse `json:"by_project"`
	ByModel         []modelUse   `json:"by_model"`
}

type periodView struct {
	Start time.Time `json:"start"`
	End   time.Time `json:"end"`
}

type overageView struct {
	Enabled        bool    `json:"enabled"`
	Tokens         int64   `json:"tokens"`
	Rate           string  `json:"rate"`
	CostUSD        string  `json:"cost_usd"`
	SpendingCapUSD *string `json:"spending_cap_usd"`
}

type buildsView struct {
	Started   int `json:"started"`
	Completed int `json:"completed"`
	Failed    int `json:"failed"`
}

type dayView struct {
	Date   string `json:"date"`
	Tokens int64  `json:"tokens"`
}

type projectUse struct {
	ProjectID string `json:"project_id"`
	Tokens    int64  `json:"tokens"`
}

type modelUse struct {
	Model  string `json:"model"`
	Tokens int64  `json:"tokens"`
}

func getUsage(c *call) (answer, error) {
	s, err := c.Usage.Summary(c.ctx(), c.caller)
	if err != nil {
		return answer{}, err
	}
	v := usageView{
		Livemode: c.caller.Livemode(), Period: periodView{s.Period.Start, s.Period.End}, Plan: s.Tier,
		TokensUsed: s.TokensUsed, TokensLimit: s.TokensLimit, TokensRemaining: max(s.TokensLimit-s.TokensUsed, 0),
		Overage:   overageView{Enabled: c.caller.Account.Overage, Tokens: s.OverageTokens, Rate: s.OverageRate, CostUSD: usage.USD(s.OverageCents)},
		Builds:    buildsView(s.Sums.Builds),
		ByDay:     each(s.Sums.ByDay, func(d usage.DayTokens) dayView { return dayView(d) }),
		ByProject: each(s.Sums.ByProject, func(p usage.ProjectTokens) projectUse { return projectUse(p) }),
		ByModel:   each(s.Sums.ByModel, func(m usage.ModelTokens) modelUse { return modelUse(m) }),
	}
	if limit := c.caller.Account.SpendingCapCents; limit != nil {
		v.Overage.SpendingCapUSD = orNull(usage.USD(*limit))
	}
	return answer{status: http.StatusOK, body: v}, nil
}

type archetypeView struct {
	Slug        string `json:"slug"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Available   bool   `json:"available"`
}

func listArchetypes(c *call) (answer, error) {
	v := each(catalogue.Archetypes(), func(a *catalogue.Archetype) archetypeView {
		return archetypeView{a.Slug, a.Name, a.Description, c.caller.Tier.AllowsArchetype(a.Slug)}
	})
	return resource(list[archetypeView]{Data: v}), nil
}

type integrationView struct {
	Slug        string `json:"slug"`
	Name        string `json:"name"`
	Description string `json:"description"`
}

func listIntegrations(*call) (answer, error) {
	v := each(catalogue.Integrations(), func(i *catalogue.Integration) integrationView {
		return integrationView{i.Slug, i.Name, i.Description}
	})
	return resource(list[integrationView]{Data: v}), nil
}

func getContract(c *call) (answer, error) {
	return answer{status: http.StatusOK, encoded: c.contract.json, tagged: true, header: map[string]string{"Cache-Control": "public, no-cache"}}, nil
}

func getDocs(*call) (answer, error) {
	page, err := web.Docs()
	if err != nil {
		return answer{}, err
	}
	return answer{status: http.StatusOK, encoded: page, tagged: true, header: map[string]string{
		"Content-Type":            "text/html; charset=utf-8",
		"Cache-Control":           "public, no-cache",
		"Content-Security-Policy": web.Policy,
	}}, nil
}

type healthView struct {
	Status    string `json:"status"`
	Isolation string `json:"isolation,omitempty"`
}

func getHealth(c *call) (answer, error) {
	return answer{status: http.StatusOK, body: healthView{"ok", c.Isolation}, header: map[string]string{"Cache-Control": "no-store"}}, nil
}

func getReadiness(c *call) (answer, error) {
	if c.draining.Load() {
		return answer{}, fault.New(fault.Unavailable, "This server is about to stop.")
	}
	ctx, cancel := context.WithTimeout(c.ctx(), 3*time.Second)
	defer cancel()
	if err := c.Ready(ctx); err != nil {
		return answer{}, fault.New(fault.Unavailable, "The database does not answer.").Because(err)
	}
	return answer{status: http.StatusOK, body: healthView{"ok", c.Isolation}, header: map[string]string{"Cache-Control": "no-store"}}, nil
}
