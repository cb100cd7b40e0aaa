package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/blob"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/deploy"
	"github.com/skycot/skycot/internal/draft"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/idempotency"
	"github.com/skycot/skycot/internal/limit"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/project"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/store/sqlite"
	"github.com/skycot/skycot/internal/usage"
)

// platform is the real thing on a store of its own, around an engine and gates that finish at once or when told.
type platform struct {
	t        testing.TB
	store    *sqlite.Store
	accounts *account.Service
	builds   *build.Service
	server   *Server
	http     *httptest.Server
	log      *bytes.Buffer
	hold     chan struct{} // while open, sessions wait; close it to let them go
	estimate plan.Estimate // of every plan
	schemas  *jsonschema.Compiler
}

type quick struct{ p *platform }

func (quick) Name() string { return "compiler" }

func (e quick) Run(ctx context.Context, t engine.Task) (engine.Result, error) {
	if hold := e.p.hold; hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			return engine.Result{}, ctx.Err()
		}
	}
	if strings.Contains(t.Spec.App.Description, "break") {
		return engine.Result{}, fmt.Errorf("the engine refuses")
	}
	return engine.Result{Log: []string{"wrote " + t.Session.Name}, Drafts: []draft.Draft{
		{Path: t.Session.Name + "/[id]/page.tsx", Data: []byte("export default function Page() { return <p>" + t.Spec.App.Tagline + "</p> }\n")},
		{Path: t.Session.Name + "/index.html", Data: []byte("<script>alert(1)</script>")},
	}}, nil
}

type content struct{}

func (content) Run(_ context.Context, t build.GateTask, progress func(gate.Result, bool)) ([]gate.Result, string, error) {
	r := gate.Result{Gate: gate.Types, Status: gate.Passed, Summary: "0 errors"}
	progress(gate.Result{Gate: r.Gate}, true)
	progress(r, false)
	dir := filepath.Join(t.Keep, build.Standalone)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, "", err
	}
	// What a browser gate leaves.
	if err := os.MkdirAll(filepath.Join(t.Keep, "screenshots"), 0o755); err != nil {
		return nil, "", err
	}
	for name, text := range map[string]string{"screenshots/001-375.jpg": "narrow", "screenshots/002-1280.jpg": "wide",
		"screenshots.json": `[{"path":"/","as":"visitor","width":375,"file":"001-375.jpg"},{"path":"/","as":"visitor","width":1280,"file":"002-1280.jpg"}]`,
		"access.json":      `[{"table":"notes","actor":"visitor","action":"select","row":"plain","want":true,"got":true},{"table":"notes","actor":"visitor","action":"select","row":"draft","want":false,"got":false}]`} {
		if err := os.WriteFile(filepath.Join(t.Keep, name), []byte(text), 0o600); err != nil {
			return nil, "", err
		}
	}
	return []gate.Result{r}, "none", os.WriteFile(filepath.Join(dir, "server.js"), []byte("// app\n"), 0o600)
}

type shelf struct{}

func (shelf) Deploy(_ context.Context, _ deploy.Request, step deploy.Step) (string, error) {
	step("uploading", "put in place")
	return "http://127.0.0.1:4300", nil
}

func newPlatform(t testing.TB) *platform {
	t.Helper()
	return newPlatformWith(t, func(*platform, *build.Config) {})
}

// newPlatformWith lets a test put in other parts.
func newPlatformWith(t testing.TB, change func(*platform, *build.Config)) *platform {
	t.Helper()
	dir := t.TempDir()
	store, err := sqlite.Open(dir)
	must(t, err)
	p := &platform{t: t, store: store, log: new(bytes.Buffer), accounts: account.NewService(store, account.BuiltinTiers(), time.Now)}
	blobs, err := blob.OpenDir(filepath.Join(dir, "blobs"))
	must(t, err)
	var worker *durable.Worker
	config := build.Config{
		Store: store, Blobs: blobs, Outputs: filepath.Join(dir, "outputs"), Compiler: "v1",
		Architect: func(w build.Words) (build.Reading, error) { return read(w), nil },
		Plan: func(_, base *spec.Spec) (plan.Plan, error) {
			return plan.Plan{Estimate: p.estimate, Sessions: []plan.Session{
				{Name: "schema", Layer: "database", Engine: "compiler", Owns: []string{"schema/"}},
				{Name: "pages", Layer: "pages", Engine: "compiler", DependsOn: []string{"schema"}, Owns: []string{"pages/"}},
				{Name: "verify", Layer: build.LayerVerify, DependsOn: []string{"schema", "pages"}},
			}}, nil
		},
		Engines: map[string]engine.Engine{"compiler": quick{p}}, Gates: content{},
		Targets: map[string]deploy.Target{build.TargetLocal: shelf{}},
		Wake:    func() { worker.Wake() }, Stop: func(ids ...string) { worker.Poke(ids...) },
	}
	change(p, &config)
	p.builds = build.NewService(config)
	worker = durable.NewWorker(durable.Config{Queue: store, Owner: "test", Pools: p.builds.Pools(2, 1), Lease: 10 * time.Second, Poll: 20 * time.Millisecond, Grace: 100 * time.Millisecond})
	p.server, err = New(Config{
		Accounts: p.accounts, Projects: project.NewService(store, nil, time.Now), Builds: p.builds,
		Usage: usage.NewService(store, time.Now), Idempotency: idempotency.NewService(store, time.Now),
		Limiter: limit.NewMemory(time.Now), Ready: store.Ping, Version: store.Version, Isolation: "none",
		Logger: slog.New(slog.NewTextHandler(&lockedWriter{w: p.log}, nil)),
	})
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- worker.Run(ctx) }()
	p.http = httptest.NewServer(p.server)
	t.Cleanup(func() {
		p.server.Drain()
		p.http.Close()
		cancel()
		<-done
		must(t, blobs.Close())
		_ = store.Close() // some tests close it themselves
	})
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(p.server.contract.json))
	must(t, err)
	p.schemas = jsonschema.NewCompiler()
	p.schemas.AssertFormat()
	must(t, p.schemas.AddResource(contractURL, doc))
	return p
}

// read is an architect for tests: the archetype is the hint, one clause is met and one is not.
func read(w build.Words) build.Reading {
	slug := w.Hint
	if slug == "" {
		slug = "custom"
	}
	answer := "24"
	if d := w.Decisions["cancellation_hours"]; d != "" {
		answer = d
	}
	sp := &spec.Spec{
		Version: spec.Version, App: spec.App{Name: w.Name, Slug: "sample-app", Tagline: w.Requirements, Description: w.Description},
		Archetype: spec.Archetype{Slug: slug, Confidence: 0.9}, Integrations: w.Integrations,
		Entities:     []spec.Entity{{Name: "task", Label: "Task"}},
		Roles:        []spec.Role{{Name: "admin", Label: "Admin"}},
		Requirements: []spec.Requirement{{ID: "r1", Text: "tasks", Nodes: []string{"entities/task"}}, {ID: "r2", Text: "teleportation", Unmet: "the catalogue knows no such thing"}},
		Decisions:    []spec.Decision{{Key: "cancellation_hours", Question: "How late may a booking be cancelled?", Options: []string{"0", "24"}, Answer: answer, Source: "default"}},
	}
	return build.Reading{Spec: sp, Questions: sp.Decisions}
}

// lockedWriter lets a log be written from many goroutines.
type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *lockedWriter) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(b)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// client calls the API with one key and holds every answer to the contract.
type client struct {
	*platform
	key     string
	account account.Account
}

// customer makes an account of a tier with one key of a mode.
func (p *platform) customer(tier string, live bool) *client {
	p.t.Helper()
	a, err := p.accounts.Create(p.t.Context(), fmt.Sprintf("c%d@example.com", time.Now().UnixNano()), tier)
	must(p.t, err)
	many := 100_000
	_, err = p.accounts.Update(p.t.Context(), a.ID, account.Update{RequestsPerMinute: &many})
	must(p.t, err)
	return p.keyOf(a, live)
}

func (p *platform) keyOf(a account.Account, live bool) *client {
	p.t.Helper()
	_, secret, err := p.accounts.CreateKey(p.t.Context(), a.ID, live, "test")
	must(p.t, err)
	return &client{p, secret, a}
}

// response is an answer, read whole.
type response struct {
	*http.Response
	body []byte
	doc  map[string]any // nil unless the body is a JSON object
}

func (r response) code() string {
	e, _ := r.doc["error"].(map[string]any)
	s, _ := e["code"].(string)
	return s
}

func (r response) text(field string) string {
	s, _ := r.doc[field].(string)
	return s
}

// do sends a request and checks the answer against the contract. headers are name, value, …; body is sent as JSON, a
// string or []byte as it is.
func (c *client) do(method, path string, body any, headers ...string) response {
	c.t.Helper()
	var r io.Reader
	contentType := "application/json"
	switch b := body.(type) {
	case nil:
		contentType = ""
	case string:
		r = strings.NewReader(b)
	case []byte:
		r = bytes.NewReader(b)
	default:
		data, err := json.Marshal(b)
		must(c.t, err)
		r = bytes.NewReader(data)
	}
	at := c.http.URL + Base + path
	if path == "/healthz" || path == "/readyz" {
		at = c.http.URL + path
	}
	req, err := http.NewRequestWithContext(context.Background(), method, at, r)
	must(c.t, err)
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	if c.key != "" {
		req.Header.Set("Authorization", "Bearer "+c.key)
	}
	for i := 0; i < len(headers); i += 2 {
		if req.Header.Del(headers[i]); headers[i+1] != "" {
			req.Header.Set(headers[i], headers[i+1])
		}
	}
	resp, err := http.DefaultClient.Do(req)
	must(c.t, err)
	defer resp.Body.Close()
	out := response{Response: resp}
	out.body, err = io.ReadAll(resp.Body)
	must(c.t, err)
	_ = json.Unmarshal(out.body, &out.doc)
	c.conforms(req, out)
	return out
}

// want is do, and the status and code that must come back.
func (c *client) want(status int, code, method, path string, body any, headers ...string) response {
	c.t.Helper()
	r := c.do(method, path, body, headers...)
	if r.StatusCode != status || r.code() != code {
		if r.StatusCode == 500 {
			c.t.Log(c.log.String())
		}
		c.t.Fatalf("%s %s: %d %s, want %d %s\n%s", method, path, r.StatusCode, r.code(), status, code, r.body)
	}
	return r
}

// conforms checks an answer: the headers that every one has, and the schema of its operation and status.
func (c *client) conforms(req *http.Request, r response) {
	c.t.Helper()
	for _, h := range []string{"X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "RateLimit", "RateLimit-Policy"} {
		if r.Header.Get(h) == "" {
			c.t.Errorf("%s %s: %d without %s", req.Method, req.URL.Path, r.StatusCode, h)
		}
	}
	schema := contractURL + "#/components/schemas/Error"
	_, pattern := c.server.probe.Handler(req)
	if op := c.operationOf(pattern); op != nil {
		at := "/paths/" + escapePointer(strings.TrimPrefix(op.path, Base)) + "/" + strings.ToLower(op.method) + "/responses"
		responses := c.server.contract.at("#" + strings.NewReplacer("%7B", "{", "%7D", "}").Replace(at))
		declared, ok := responses[fmt.Sprint(r.StatusCode)].(map[string]any)
		if !ok {
			c.t.Errorf("%s answers %d, which its contract does not have: %s", op.id, r.StatusCode, r.body)
			return
		}
		if ref, ok := declared["$ref"].(string); ok {
			at = strings.TrimPrefix(ref, "#")
			declared = c.server.contract.at(ref)
		} else {
			at += "/" + fmt.Sprint(r.StatusCode)
		}
		types, _ := declared["content"].(map[string]any)
		if len(types) == 0 {
			if len(r.body) > 0 {
				c.t.Errorf("%s %d has a body: %s", op.id, r.StatusCode, r.body)
			}
			return
		}
		if req.Method == http.MethodHead {
			return
		}
		mt, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
		if types[mt] == nil && types["*/*"] == nil {
			c.t.Errorf("%s %d is %q, not of its contract", op.id, r.StatusCode, mt)
			return
		}
		if types[mt] == nil || mt != "application/json" && mt != "application/sarif+json" {
			return
		}
		schema = contractURL + "#" + at + "/content/" + strings.ReplaceAll(mt, "/", "~1") + "/schema"
	} else if r.StatusCode < 400 {
		c.t.Errorf("%s %s: %d from no operation", req.Method, req.URL.Path, r.StatusCode)
	}
	compiled, err := c.schemas.Compile(schema)
	must(c.t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(r.body))
	if err != nil {
		c.t.Errorf("%s %s: %d is no JSON: %q", req.Method, req.URL.Path, r.StatusCode, r.body)
		return
	}
	if err := compiled.Validate(doc); err != nil {
		c.t.Errorf("%s %s: %d breaks the contract: %v\n%s", req.Method, req.URL.Path, r.StatusCode, err, r.body)
	}
}

func (p *platform) operationOf(pattern string) *operation {
	for _, op := range p.server.contract.operations {
		if op.method+" "+strings.Replace(op.path, "{path}", "{path...}", 1) == pattern {
			return op
		}
	}
	return nil
}

// newProject makes a project and returns its id.
func (c *client) newProject() string {
	c.t.Helper()
	return c.want(201, "", "POST", "/projects", map[string]any{"name": "Board", "description": "tasks on a board"}).text("id")
}

// newBuild starts a build and returns its id.
func (c *client) newBuild(projectID string) string {
	c.t.Helper()
	return c.want(202, "", "POST", "/projects/"+projectID+"/builds", map[string]any{"requirements": "due dates"}).text("build_id")
}

// until asks for a path until a field has one of the values; a test that waits for ever is stopped by go test.
func (c *client) until(path, field string, values ...string) response {
	c.t.Helper()
	for {
		r := c.want(200, "", "GET", path, nil)
		for _, v := range values {
			if r.text(field) == v {
				return r
			}
		}
		if s := r.text(field); s == "failed" {
			c.t.Fatalf("%s failed: %s", path, r.body)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// finished makes a project with a completed build.
func (c *client) finished() (projectID, buildID string) {
	c.t.Helper()
	projectID = c.newProject()
	buildID = c.newBuild(projectID)
	c.until("/builds/"+buildID, "status", "completed")
	return projectID, buildID
}
