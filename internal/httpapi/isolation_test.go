package httpapi

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/ident"
)

// Another account's object, and one of the other mode, is answered exactly like one that never was: for every operation
// that names one.
func TestForeignObjectsAreNotFound(t *testing.T) {
	p := newPlatform(t)
	owner := p.customer("business", true)
	project, build := owner.finished()
	deployment := owner.want(202, "", "POST", "/builds/"+build+"/deploy", nil).text("deployment_id")
	owner.until("/deployments/"+deployment, "status", "ready")
	sandbox := p.keyOf(owner.account, false)
	stranger := p.customer("enterprise", true)

	bodies := map[string]any{
		"updateProject": map[string]any{"name": "mine now"}, "createBuild": map[string]any{"requirements": "x"},
		"estimateBuild": map[string]any{"requirements": "x"}, "deployBuild": map[string]any{},
	}
	seen := 0
	for _, id := range sortedOperations(p.server.contract) {
		op := p.server.contract.operations[id]
		if !strings.Contains(op.path, "{") {
			continue
		}
		seen++
		real := concrete(op, project, build, deployment)
		never := concrete(op, ident.NewID(ident.ProjectPrefix), ident.NewID(ident.BuildPrefix), ident.NewID(ident.DeploymentPrefix))
		for name, other := range map[string]*client{"another account": stranger, "the other mode": sandbox} {
			r := other.do(op.method, real, bodies[id])
			n := other.do(op.method, never, bodies[id])
			if r.StatusCode != 404 || r.code() == "" || !bytes.Equal(r.body, n.body) {
				t.Errorf("%s by %s: %d %s; never was: %s", id, name, r.StatusCode, r.body, n.body)
			}
		}
	}
	if seen < 18 {
		t.Errorf("only %d operations were tried", seen)
	}
	// Lists show nothing of others, and the owner's things are untouched.
	for _, other := range []*client{stranger, sandbox} {
		r := other.want(200, "", "GET", "/projects", nil)
		if len(r.doc["data"].([]any)) != 0 {
			t.Errorf("a foreign project is listed: %s", r.body)
		}
		u := other.want(200, "", "GET", "/usage", nil)
		if b := u.doc["builds"].(map[string]any); b["started"] != 0.0 {
			t.Errorf("foreign builds are counted: %s", u.body)
		}
	}
	if r := owner.want(200, "", "GET", "/projects/"+project, nil); r.text("name") != "Board" || r.text("status") != "ready" {
		t.Errorf("the owner's project was changed: %s", r.body)
	}
}

// A base build or a diff of another account does not exist either.
func TestForeignBaseBuild(t *testing.T) {
	p := newPlatform(t)
	owner, stranger := p.customer("pro", true), p.customer("pro", true)
	_, foreign := owner.finished()
	project, own := stranger.finished()
	r := stranger.do("POST", "/projects/"+project+"/builds", map[string]any{"requirements": "x", "base_build_id": foreign})
	if r.StatusCode != 404 && r.StatusCode != 400 {
		t.Errorf("a foreign base: %d %s", r.StatusCode, r.body)
	}
	n := stranger.do("POST", "/projects/"+project+"/builds", map[string]any{"requirements": "x", "base_build_id": ident.NewID(ident.BuildPrefix)})
	if !bytes.Equal(r.body, n.body) {
		t.Errorf("a foreign base: %s; one that never was: %s", r.body, n.body)
	}
	r = stranger.do("GET", "/builds/"+own+"/diff?base="+foreign, nil)
	n = stranger.do("GET", "/builds/"+own+"/diff?base="+ident.NewID(ident.BuildPrefix), nil)
	if r.StatusCode != 404 && r.StatusCode != 400 || !bytes.Equal(r.body, n.body) {
		t.Errorf("a diff against a foreign build: %s; against none: %s", r.body, n.body)
	}
}

func TestLivemodeIsSaidEverywhere(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("business", false)
	project, build := c.finished()
	d := c.want(202, "", "POST", "/builds/"+build+"/deploy", nil)
	c.until("/deployments/"+d.text("deployment_id"), "status", "ready")
	for _, path := range []string{"/projects", "/projects/" + project, "/projects/" + project + "/builds", "/builds/" + build, "/deployments/" + d.text("deployment_id"), "/projects/" + project + "/deployments", "/usage"} {
		r := c.want(200, "", "GET", path, nil)
		if !bytes.Contains(r.body, []byte(`"livemode":false`)) || bytes.Contains(r.body, []byte(`"livemode":true`)) {
			t.Errorf("%s: %s", path, r.body)
		}
	}
}

func TestKeys(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	none := &client{platform: p}
	if r := none.want(401, "missing_api_key", "GET", "/projects", nil); r.Header.Get("WWW-Authenticate") != "Bearer" {
		t.Error("401 without WWW-Authenticate")
	}
	none.want(401, "missing_api_key", "GET", "/projects", nil, "Authorization", "Basic dXNlcjpwYXNz")
	none.want(401, "missing_api_key", "GET", "/projects", nil, "Authorization", "Bearer ")
	for _, k := range []string{"x", c.key[:47], c.key + "a", "sk_live_" + strings.Repeat("0", 40), strings.ToLower(c.key)} {
		none.want(401, "invalid_api_key", "GET", "/projects", nil, "Authorization", "Bearer "+k)
	}
	c.want(200, "", "GET", "/projects", nil, "Authorization", "bearer  "+c.key)

	keys, err := p.accounts.Keys(t.Context(), c.account.ID)
	must(t, err)
	if _, err := p.accounts.RevokeKey(t.Context(), c.account.Email, keys[0].ID); err != nil {
		t.Fatal(err)
	}
	c.want(401, "revoked_api_key", "GET", "/projects", nil)
	if log := p.log.String(); regexp.MustCompile(`sk_(live|test)_`).MatchString(log) {
		t.Errorf("a key is in the log: %s", log)
	}
}

func TestTiers(t *testing.T) {
	p := newPlatform(t)
	starter, pro := p.customer("starter", true), p.customer("pro", true)
	details := func(r response) map[string]any {
		return r.doc["error"].(map[string]any)["details"].(map[string]any)
	}
	r := starter.want(403, "insufficient_tier", "GET", "/projects", nil)
	if d := details(r); d["current_tier"] != "starter" || d["required_tier"] != "pro" || d["upgrade_url"] == "" {
		t.Errorf("details %v", d)
	}
	// The tier is looked at before the body and before what is asked for.
	starter.want(403, "insufficient_tier", "POST", "/projects", "{")
	_, build := pro.finished()
	for _, path := range []string{"/builds/" + build + "/deploy", "/builds/none/deploy", "/deployments/none/rollback"} {
		if d := details(pro.want(403, "insufficient_tier", "POST", path, nil)); d["required_tier"] != "business" {
			t.Errorf("details %v", d)
		}
	}
	// A new tier holds from the next request on.
	business := "business"
	if _, err := p.accounts.Update(t.Context(), pro.account.ID, updateTier(business)); err != nil {
		t.Fatal(err)
	}
	pro.want(202, "", "POST", "/builds/"+build+"/deploy", nil)
}
