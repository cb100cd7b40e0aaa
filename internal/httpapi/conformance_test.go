package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

// Every view has the fields of its schema, no more and no fewer, so that the contract cannot drift from the code.
func TestViewsAreTheSchemas(t *testing.T) {
	c, err := loadContract()
	must(t, err)
	for schema, view := range map[string]any{
		"Project": projectView{}, "ProjectDetail": projectDetailView{}, "ProjectList": list[projectView]{}, "BuildSummary": buildSummaryView{},
		"BuildStarted": buildStartedView{}, "TokenEstimate": estimateView{}, "ArchetypeMatch": archetypeMatch{}, "Question": questionView{},
		"BuildEstimate": buildEstimateView{}, "Intent": intentView{}, "PlannedSession": plannedSessionView{}, "Problem": problemView{},
		"Session": sessionView{}, "GateResult": gateResultView{}, "Build": buildView{}, "BuildEvent": eventView{}, "File": build.File{},
		"FileList": fileListView{}, "DeploymentQueued": deploymentQueuedView{}, "Deployment": deploymentView{}, "Usage": usageView{},
		"Archetype": archetypeView{}, "Integration": integrationView{}, "TokenCounts": build.Tokens{}, "Error": errorBody{}, "Issue": fault.Issue{},
	} {
		want := c.known(c.at("#/components/schemas/" + schema))
		got := fields(reflect.TypeOf(view))
		if !reflect.DeepEqual(want, got) {
			t.Errorf("%s: the contract has %v, the code %v", schema, want, got)
		}
	}
	codes := []string{}
	for code := range fault.Codes() {
		codes = append(codes, string(code))
	}
	sort.Strings(codes)
	want := []string{}
	for _, v := range c.at("#/components/schemas/ErrorCode")["enum"].([]any) {
		want = append(want, v.(string))
	}
	sort.Strings(want)
	if !reflect.DeepEqual(want, codes) {
		t.Errorf("error codes: the contract has %v, the code %v", want, codes)
	}
}

func fields(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			out = append(out, fields(f.Type)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

func TestServedContract(t *testing.T) {
	p := newPlatform(t)
	c := &client{platform: p}
	r := c.want(200, "", "GET", "/openapi.json", nil)
	if !bytes.Equal(r.body, p.server.contract.json) || r.text("openapi") != "3.1.0" {
		t.Error("the served document is not the contract")
	}
	c.want(304, "", "GET", "/openapi.json", nil, "If-None-Match", r.Header.Get("ETag"))
	page := c.want(200, "", "GET", "/docs", nil)
	for id := range p.server.contract.operations {
		if !bytes.Contains(page.body, []byte(`<article id="`+id+`">`)) {
			t.Errorf("the documentation leaves out %s", id)
		}
	}
	if m := regexp.MustCompile(`(?i)(src|href)="(https?:)?//[^"]*"|<script|@import|url\(`).Find(page.body); m != nil {
		t.Errorf("the page is not self-contained: %s", m)
	}
}

// bad is a body that must be refused by every endpoint that takes one.
var bad = []struct {
	name, body, contentType string
	status                  int
	code                    string
}{
	{"no body", "", "application/json", 400, "invalid_json"},
	{"no content type", "{}", "", 415, "unsupported_media_type"},
	{"a form", "name=x", "application/x-www-form-urlencoded", 415, "unsupported_media_type"},
	{"text", "{}", "text/plain", 415, "unsupported_media_type"},
	{"a nonsense content type", "{}", "application/json; charset", 415, "unsupported_media_type"},
	{"another charset", "{}", "application/json; charset=iso-8859-1", 415, "unsupported_media_type"},
	{"broken", `{"name":`, "application/json", 400, "invalid_json"},
	{"a bare word", `nope`, "application/json", 400, "invalid_json"},
	{"trailing", `{} {}`, "application/json", 400, "invalid_json"},
	{"trailing garbage", `{}]`, "application/json", 400, "invalid_json"},
	{"a comma too many", `{"a":1,}`, "application/json", 400, "invalid_json"},
	{"too deep lists", strings.Repeat("[", 100_000), "application/json", 400, "invalid_json"},
	{"too deep objects", strings.Repeat(`{"a":`, 200) + "1" + strings.Repeat("}", 200), "application/json", 400, "invalid_json"},
	{"invalid UTF-8", "{\"name\":\"\xff\xfe\"}", "application/json", 400, "invalid_json"},
	{"half a surrogate pair", `{"name":"\ud800"}`, "application/json", 400, "invalid_json"},
	{"a raw NUL", "{\"name\":\"a\x00b\"}", "application/json", 400, "invalid_json"},
	{"a key twice", `{"name":"a","name":"b"}`, "application/json", 400, "invalid_json"},
	{"a number beyond all bounds", `{"name":1e999}`, "application/json", 400, "invalid_json"},
	{"UTF-16", "\xff\xfe{\x00}\x00", "application/json", 400, "invalid_json"},
	{"a list", `[]`, "application/json", 400, "invalid_request"},
	{"null", `null`, "application/json", 400, "invalid_request"},
	{"a string", `"x"`, "application/json", 400, "invalid_request"},
	{"an unknown field", `{"colour":"red"}`, "application/json", 400, "invalid_request"},
	{"a prototype", `{"__proto__":{}}`, "application/json", 400, "invalid_request"},
	{"over 1 MiB", `{"name":"` + strings.Repeat("a", 1<<20) + `"}`, "application/json", 413, "body_too_large"},
}

func TestBadBodiesAreRefusedByEveryEndpoint(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("business", true)
	project, build := c.finished()
	for _, id := range sortedOperations(p.server.contract) {
		op := p.server.contract.operations[id]
		if op.body == nil {
			continue
		}
		path := concrete(op, project, build, "dep_none")
		for _, tc := range bad {
			if tc.name == "no body" && !op.bodyRequired {
				continue
			}
			t.Run(op.id+"/"+tc.name, func(t *testing.T) {
				c := *c
				q := *c.platform
				q.t, c.platform = t, &q
				headers := []string{"Content-Type", tc.contentType}
				c.want(tc.status, tc.code, op.method, path, tc.body, headers...)
			})
		}
	}
}

func TestOddBodies(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	c.want(415, "unsupported_media_type", "POST", "/projects", "\x1f\x8b\x08", "Content-Encoding", "gzip")
	c.want(201, "", "POST", "/projects", map[string]any{"name": "a", "description": "b"}, "Content-Type", "application/JSON; charset=UTF-8")
	// A body that is all wrong is answered with less than it.
	all := map[string]any{}
	for i := range 20_000 {
		all[fmt.Sprint("k", i)] = i
	}
	r := c.want(400, "invalid_request", "POST", "/projects", all)
	details := r.doc["error"].(map[string]any)["details"].(map[string]any)
	if len(details["issues"].([]any)) != maxIssues || details["issues_left_out"] != 20_002.0-maxIssues || len(r.body) > 50_000 {
		t.Errorf("%d bytes, %v left out", len(r.body), details["issues_left_out"])
	}
}

// A body of unknown length that turns out too large is refused too, and the rest is not read.
func TestEndlessBody(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	req, err := http.NewRequest("POST", p.http.URL+Base+"/projects", endless{})
	must(t, err)
	req.Header.Set("Authorization", "Bearer "+c.key)
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	defer resp.Body.Close()
	if resp.StatusCode != 413 {
		t.Errorf("status %d", resp.StatusCode)
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

// concrete fills in a path's ids.
func concrete(op *operation, project, build, deployment string) string {
	return strings.TrimPrefix(strings.NewReplacer("{project_id}", project, "{build_id}", build, "{deployment_id}", deployment, "{path}", "schema/index.html").Replace(op.path), Base)
}

func sortedOperations(c *contract) []string {
	var ids []string
	for id := range c.operations {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}

func TestIssues(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("business", true)
	project, finished := c.finished()
	for _, tc := range []struct {
		method, path string
		body         any
		issues       []string // "path code", sorted by path
	}{
		{"POST", "/projects", map[string]any{}, []string{"description invalid_type", "name invalid_type"}},
		{"POST", "/projects", map[string]any{"name": "", "description": "  "}, []string{"description too_small", "name too_small"}},
		{"POST", "/projects", map[string]any{"name": 7, "description": nil, "archetype_hint": []int{1}, "x": 1, "y": 2},
			[]string{"archetype_hint invalid_type", "description invalid_type", "name invalid_type", "x unrecognized_keys", "y unrecognized_keys"}},
		{"POST", "/projects", map[string]any{"name": strings.Repeat("é", 101), "description": strings.Repeat("x", 10_001)}, []string{"description too_big", "name too_big"}},
		{"POST", "/projects", map[string]any{"name": "a\x00b", "description": "d\x00"}, []string{"description invalid_format", "name invalid_format"}},
		{"POST", "/projects", map[string]any{"name": "a", "description": "d", "archetype_hint": "../etc"}, []string{"archetype_hint invalid_value"}},
		{"POST", "/projects", map[string]any{"name": "a", "description": "d", "archetype_hint": ""}, []string{"archetype_hint invalid_value"}},
		{"PATCH", "/projects/" + project, map[string]any{}, []string{" too_small"}},
		{"PATCH", "/projects/" + project, map[string]any{"status": "ready"}, []string{"status unrecognized_keys"}},
		{"POST", "/projects/" + project + "/builds", map[string]any{"requirements": strings.Repeat("x", 20_001), "model_preference": "best", "integrations": []any{"slack", 3, "nope"}, "decisions": map[string]any{"k": 1}, "base_build_id": 1},
			[]string{"base_build_id invalid_type", "decisions.k invalid_type", "integrations.1 invalid_type", "integrations.2 invalid_value", "model_preference invalid_value", "requirements too_big"}},
		{"POST", "/projects/" + project + "/builds", map[string]any{"requirements": "x", "integrations": []any{"slack", "slack"}}, []string{"integrations custom"}},
		{"POST", "/projects/" + project + "/estimates", map[string]any{"requirements": ""}, []string{"requirements too_small"}},
		{"POST", "/builds/" + finished + "/deploy", map[string]any{"target": "moon", "environment": 1}, []string{"environment invalid_type", "target invalid_value"}},
		{"POST", "/builds/" + finished + "/deploy", map[string]any{"target": "vercel"}, []string{"target invalid_value"}},
		{"POST", "/builds/" + finished + "/cancel", map[string]any{"why": "x"}, []string{"why unrecognized_keys"}},
		{"GET", "/projects?limit=0", nil, []string{"limit too_small"}},
		{"GET", "/projects?limit=101", nil, []string{"limit too_big"}},
		{"GET", "/projects?limit=ten&status=open", nil, []string{"limit invalid_type", "status invalid_value"}},
		{"GET", "/projects?limit=1.5", nil, []string{"limit invalid_type"}},
		{"GET", "/projects?limit=1&limit=2", nil, []string{"limit invalid_value"}},
		{"GET", "/projects?limit=99999999999999999999", nil, []string{"limit invalid_type"}},
		{"GET", "/projects?cursor=%zz", nil, []string{"query invalid_format"}},
	} {
		r := c.want(400, "invalid_request", tc.method, tc.path, tc.body)
		var got []string
		details := r.doc["error"].(map[string]any)["details"].(map[string]any)
		for _, i := range details["issues"].([]any) {
			i := i.(map[string]any)
			var parts []string
			for _, p := range i["path"].([]any) {
				parts = append(parts, fmt.Sprint(p))
			}
			got = append(got, strings.Join(parts, ".")+" "+fmt.Sprint(i["code"]))
			if i["message"] == "" {
				t.Errorf("%s: an issue says nothing", tc.path)
			}
		}
		if !reflect.DeepEqual(got, tc.issues) {
			t.Errorf("%s %s: issues %q, want %q", tc.method, tc.path, got, tc.issues)
		}
	}
}

func TestAddressesThatAreNone(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("business", true)
	for _, path := range []string{"/nope", "/projects/", "/projects//x", "/../projects", "/projects/./x", "/builds/x/files/../../y", "/projects/x/builds/y", "", "/"} {
		c.want(404, "not_found", "GET", path, nil)
	}
	for _, tc := range []struct{ method, path, allow string }{
		{"DELETE", "/projects", "GET, HEAD, POST"}, {"PUT", "/projects/x", "GET, HEAD, PATCH, DELETE"}, {"GET", "/projects/x/estimates", "POST"},
		{"POST", "/usage", "GET, HEAD"}, {"OPTIONS", "/projects", "GET, HEAD, POST"}, {"BREW", "/usage", "GET, HEAD"}, {"POST", "/builds/x/files/a/b", "GET, HEAD"},
		{"DELETE", "/healthz", "GET, HEAD"},
	} {
		r := c.want(405, "method_not_allowed", tc.method, tc.path, nil)
		if got := r.Header.Get("Allow"); got != tc.allow {
			t.Errorf("%s %s: Allow %q, want %q", tc.method, tc.path, got, tc.allow)
		}
	}
	// Odd ids are not found, never an error of ours.
	for _, id := range []string{"x", "proj_", "%00", "%ff", "proj_" + strings.Repeat("a", 5000), "'%20OR%201=1--", "%F0%9F%98%80", "null"} {
		c.want(404, "project_not_found", "GET", "/projects/"+id, nil)
		c.want(404, "build_not_found", "GET", "/builds/"+id, nil)
		c.want(404, "not_found", "GET", "/deployments/"+id, nil)
	}
}

func TestRequestIDs(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	for sent, echoed := range map[string]bool{"abc-123_X.y": true, "": false, "with space": false, strings.Repeat("a", 129): false, "é": false} {
		got := c.do("GET", "/projects", nil, "X-Request-Id", sent).Header.Get("X-Request-Id")
		if (got == sent) != echoed || got == "" {
			t.Errorf("sent %q, got %q", sent, got)
		}
	}
}

// leaky is a service that breaks with words nobody outside may see.
type leaky struct{ build.Builds }

func (leaky) Get(context.Context, build.Scope, string) (build.Build, error) {
	return build.Build{}, errors.New("SELECT hunter2 FROM builds: disk I/O error")
}

// What breaks inside is logged with the request's id and shown as nothing but that.
func TestInternalErrorsLeakNothing(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	p.server.Builds = leaky{p.server.Builds}
	r := c.want(500, "internal_error", "GET", "/builds/x", nil, "X-Request-Id", "trace-1")
	e := r.doc["error"].(map[string]any)
	if details := e["details"].(map[string]any); details["request_id"] != "trace-1" || len(details) != 1 {
		t.Errorf("details %v", details)
	}
	if strings.Contains(string(r.body), "hunter2") || strings.Contains(string(r.body), "SELECT") {
		t.Errorf("the inside leaks: %s", r.body)
	}
	if log := p.log.String(); !strings.Contains(log, "trace-1") || !strings.Contains(log, "hunter2") || strings.Contains(log, c.key) {
		t.Error("the log must hold the request's id and the cause, and never a key")
	}
}

func TestDatabaseAway(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	must(t, p.store.Close())
	if r := c.want(503, "unavailable", "GET", "/projects", nil); r.Header.Get("Retry-After") == "" {
		t.Error("503 without Retry-After")
	}
	c.want(503, "unavailable", "GET", "/readyz", nil)
	c.want(200, "", "GET", "/healthz", nil)
}

func TestPanicsAreErrors(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	p.server.Projects = nil
	c.want(500, "internal_error", "GET", "/projects", nil)
}

func TestDrain(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	c.want(200, "", "GET", "/readyz", nil)
	p.server.Drain()
	if r := c.want(503, "unavailable", "GET", "/readyz", nil); r.Header.Get("Retry-After") == "" {
		t.Error("503 without Retry-After")
	}
	c.want(503, "unavailable", "POST", "/projects", map[string]any{"name": "a", "description": "b"})
	c.want(200, "", "GET", "/projects", nil)
}

// The published reference, field by field.
func TestTheReferenceIsKept(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	r := c.want(201, "", "POST", "/projects", `{"name":"My SaaS Dashboard","description":"A project management tool with kanban boards, team collaboration, and time tracking","archetype_hint":"project-management"}`)
	for k, want := range map[string]string{"name": "My SaaS Dashboard", "archetype": "project-management", "status": "created"} {
		if r.text(k) != want {
			t.Errorf("%s is %q", k, r.text(k))
		}
	}
	if r.Header.Get("Location") != "/api/v1/projects/"+r.text("id") || !strings.HasSuffix(r.text("created_at"), "Z") {
		t.Errorf("Location %q created_at %q", r.Header.Get("Location"), r.text("created_at"))
	}
	b := c.want(202, "", "POST", "/projects/"+r.text("id")+"/builds", `{"requirements":"Add kanban board with drag-and-drop, team member assignment, and due date tracking","model_preference":"balanced","integrations":["slack"]}`)
	if b.text("status") != "compiling" || b.text("poll_url") != "/api/v1/builds/"+b.text("build_id") || b.Header.Get("Location") != b.text("poll_url") || b.Header.Get("Retry-After") == "" {
		t.Errorf("%s %v", b.body, b.Header)
	}
	if b.doc["estimated_sessions"] != json.Number("3") && b.doc["estimated_sessions"] != 3.0 {
		t.Errorf("estimated_sessions %v", b.doc["estimated_sessions"])
	}
}
