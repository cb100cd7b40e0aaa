package httpapi

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/usage"
)

func updateTier(slug string) account.Update { return account.Update{Tier: &slug} }

func TestRateLimit(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	three := 3
	_, err := p.accounts.Update(t.Context(), c.account.ID, account.Update{RequestsPerMinute: &three})
	must(t, err)
	for i, path := range []string{"/projects", "/projects/none", "/nope"} { // errors count too
		r := c.do("GET", path, nil)
		if r.StatusCode == 429 || r.Header.Get("X-RateLimit-Limit") != "3" || r.Header.Get("X-RateLimit-Remaining") != strconv.Itoa(2-i) {
			t.Fatalf("request %d: %d %v", i, r.StatusCode, r.Header)
		}
	}
	before := time.Now().Unix()
	r := c.want(429, "rate_limit_exceeded", "GET", "/projects", nil)
	reset, err := strconv.ParseInt(r.Header.Get("X-RateLimit-Reset"), 10, 64)
	must(t, err)
	wait, err := strconv.Atoi(r.Header.Get("Retry-After"))
	must(t, err)
	if reset < before+30 || reset > before+62 || wait < 1 || wait > 20 || r.Header.Get("RateLimit-Policy") != `"default";q=3;w=60` ||
		!strings.HasPrefix(r.Header.Get("RateLimit"), `"default";r=0;t=`) {
		t.Errorf("reset %d (now %d), headers %v", reset, before, r.Header)
	}
	// The other mode has an allowance of its own.
	p.keyOf(c.account, false).want(200, "", "GET", "/projects", nil)
}

func TestRateLimitByAddress(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	none := &client{platform: p}
	limited := false
	for range anonymousPerMinute + 5 {
		r := none.do("GET", "/projects", nil)
		if r.Header.Get("X-RateLimit-Limit") != strconv.Itoa(anonymousPerMinute) {
			t.Fatalf("headers %v", r.Header)
		}
		limited = r.StatusCode == http.StatusTooManyRequests
	}
	if !limited {
		t.Error("requests without a key must be limited")
	}
	none.want(429, "rate_limit_exceeded", "GET", "/openapi.json", nil)
	none.want(200, "", "GET", "/healthz", nil)
	c.want(200, "", "GET", "/projects", nil)     // a valid key has an allowance of its own
	c.want(200, "", "GET", "/openapi.json", nil) // also where none is needed
	c.want(404, "not_found", "GET", "/nope", nil)
}

func TestConcurrentBuilds(t *testing.T) {
	p := newPlatform(t)
	p.hold = make(chan struct{})
	c := p.customer("pro", true)
	one := 1
	_, err := p.accounts.Update(t.Context(), c.account.ID, account.Update{ConcurrentBuilds: &one})
	must(t, err)
	first, second := c.newProject(), c.newProject()
	running := c.newBuild(first)
	r := c.want(429, "concurrent_build_limit", "POST", "/projects/"+second+"/builds", map[string]any{"requirements": "x"})
	if r.Header.Get("Retry-After") == "" {
		t.Error("429 without Retry-After")
	}
	if r := c.want(200, "", "GET", "/projects?status=building", nil); len(r.doc["data"].([]any)) != 1 {
		t.Errorf("building projects: %s", r.body)
	}
	c.want(409, "build_not_finished", "GET", "/builds/"+running+"/download", nil)
	c.want(409, "build_not_deployable", "POST", "/builds/"+running+"/deploy", nil, "Authorization", "Bearer "+p.upgraded(c).key)
	close(p.hold)
	c.until("/builds/"+running, "status", "completed")
	c.newBuild(second)
}

// upgraded gives the client's account a tier that deploys.
func (p *platform) upgraded(c *client) *client {
	p.t.Helper()
	_, err := p.accounts.Update(p.t.Context(), c.account.ID, updateTier("business"))
	must(p.t, err)
	return c
}

func TestTokenLimit(t *testing.T) {
	p := newPlatform(t)
	p.estimate = plan.Estimate{TokensLow: 30_000, Tokens: 45_000, TokensHigh: 60_000, CostUSD: "0.48"}
	c := p.customer("pro", true)
	project := c.newProject()
	off := false
	_, err := p.accounts.Update(t.Context(), c.account.ID, account.Update{Overage: &off})
	must(t, err)
	sc := build.Scope{AccountID: c.account.ID, Livemode: true}
	must(t, p.server.Usage.Record(t.Context(), usage.Entry{ID: ident.NewID("use_"), Scope: sc, ProjectID: project, BuildID: "bld_x", Model: "m", Input: 10_250_000, Billed: 10_250_000, At: time.Now()}))
	r := c.want(403, "token_limit_exceeded", "POST", "/projects/"+project+"/builds", map[string]any{"requirements": "x"})
	e := r.doc["error"].(map[string]any)
	d := e["details"].(map[string]any)
	if d["tokens_used"] != 10250000.0 || d["tokens_limit"] != 10000000.0 || d["overage_rate"] != "8.00 per 1M tokens" ||
		e["message"] != "Monthly token allowance exhausted. Upgrade your plan or wait for the next billing cycle." {
		t.Errorf("not the reference's error: %s", r.body)
	}
	u := c.want(200, "", "GET", "/usage", nil)
	if u.doc["tokens_used"] != 10250000.0 || u.doc["tokens_remaining"] != 0.0 || u.doc["overage"].(map[string]any)["cost_usd"] != "2.00" {
		t.Errorf("usage %s", u.body)
	}
	// With overage on, builds go on until the spending cap; what one has reserved counts for the next.
	on, cap := true, int64(260)
	_, err = p.accounts.Update(t.Context(), c.account.ID, account.Update{Overage: &on, SpendingCapCents: &cap})
	must(t, err)
	p.hold = make(chan struct{})
	defer close(p.hold)
	c.want(202, "", "POST", "/projects/"+project+"/builds", map[string]any{"requirements": "x"})
	r = c.want(403, "token_limit_exceeded", "POST", "/projects/"+c.newProject()+"/builds", map[string]any{"requirements": "x"})
	if d := r.doc["error"].(map[string]any)["details"].(map[string]any); d["spending_cap_usd"] != "2.60" {
		t.Errorf("details %v", d)
	}
	// The sandbox uses no allowance.
	sandbox := p.keyOf(c.account, false)
	sandbox.newBuild(sandbox.newProject())
}

func TestAnArchetypeOutsideTheTier(t *testing.T) {
	tiers := []byte(`tiers:
  - {slug: basic, name: Basic, price_usd: "9.00", tokens_per_month: 1000, overage_usd_per_million: "9.00", api: true, requests_per_minute: 1000, deploy: false, concurrent_builds: 1, archetypes: [booking]}
  - {slug: full, name: Full, price_usd: null, tokens_per_month: 1000, overage_usd_per_million: "9.00", api: true, requests_per_minute: 1000, deploy: true, concurrent_builds: 1, archetypes: all}
`)
	parsed, err := account.ParseTiers(tiers)
	must(t, err)
	p := newPlatform(t)
	p.accounts = account.NewService(p.store, parsed, time.Now)
	p.server.Accounts = p.accounts
	c := p.customer("basic", true)
	r := c.want(403, "insufficient_tier", "POST", "/projects", map[string]any{"name": "a", "description": "b", "archetype_hint": "project-management"})
	if d := r.doc["error"].(map[string]any)["details"].(map[string]any); d["archetype"] != "project-management" || d["required_tier"] != "full" {
		t.Errorf("details %v", d)
	}
	project := c.newProject() // no hint: the architect of the tests says custom
	c.want(403, "insufficient_tier", "POST", "/projects/"+project+"/builds", map[string]any{"requirements": "x"})
	c.want(403, "insufficient_tier", "POST", "/projects/"+project+"/estimates", map[string]any{"requirements": "x"})
	c.want(201, "", "POST", "/projects", map[string]any{"name": "a", "description": "b", "archetype_hint": "booking"})
}
