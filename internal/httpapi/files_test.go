package httpapi

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestFiles(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	_, build := c.finished()
	at := "/builds/" + build + "/files"
	var paths []string
	for path := at + "?limit=3"; path != ""; {
		r := c.want(200, "", "GET", path, nil)
		for _, f := range r.doc["data"].([]any) {
			paths = append(paths, f.(map[string]any)["path"].(string))
		}
		if path = ""; r.doc["has_more"] == true {
			path = at + "?limit=3&cursor=" + r.text("next_cursor")
		}
	}
	if fmt.Sprint(paths) != "[pages/[id]/page.tsx pages/index.html schema/[id]/page.tsx schema/index.html]" {
		t.Errorf("files %v", paths)
	}
	page := c.want(200, "", "GET", at+"/pages/%5Bid%5D/page.tsx", nil)
	for _, spelling := range []string{"/pages%2F%5Bid%5D%2Fpage.tsx", "/pages/[id]/page.tsx"} {
		if r := c.want(200, "", "GET", at+spelling, nil); !bytes.Equal(r.body, page.body) || len(r.body) == 0 {
			t.Errorf("%s: %q", spelling, r.body)
		}
	}
	html := c.want(200, "", "GET", at+"/schema/index.html", nil)
	h := html.Header
	if !strings.HasPrefix(h.Get("Content-Security-Policy"), "sandbox") || h.Get("X-Content-Type-Options") != "nosniff" ||
		!strings.HasPrefix(h.Get("Content-Disposition"), "inline") || string(html.body) != "<script>alert(1)</script>" {
		t.Errorf("%v %q", h, html.body)
	}
	for _, path := range []string{"/nope", "/..%2f..%2fetc%2fpasswd", "/schema", "/schema/", "/%00", "/%2e%2e/x", "/schema%5Cindex.html", "/SCHEMA/index.html"} {
		c.want(404, "file_not_found", "GET", at+path, nil)
	}
	c.want(304, "", "GET", at+"/schema/index.html", nil, "If-None-Match", h.Get("ETag"))
	if r := c.want(206, "", "GET", at+"/schema/index.html", nil, "Range", "bytes=1-6"); string(r.body) != "script" {
		t.Errorf("range %q", r.body)
	}
	if r := c.want(206, "", "GET", at+"/schema/index.html", nil, "Range", "bytes=-9", "If-Range", h.Get("ETag")); string(r.body) != "</script>" {
		t.Errorf("suffix %q", r.body)
	}
	if r := c.want(200, "", "GET", at+"/schema/index.html", nil, "Range", "bytes=0-1", "If-Range", `"old"`); len(r.body) != len(html.body) {
		t.Errorf("If-Range with an old tag: %q", r.body)
	}
	if r := c.want(416, "range_not_satisfiable", "GET", at+"/schema/index.html", nil, "Range", "bytes=999-"); r.Header.Get("Content-Range") != "bytes */25" {
		t.Errorf("416: %v", r.Header)
	}
	if r := c.do("HEAD", at+"/schema/index.html", nil); r.StatusCode != 200 || len(r.body) != 0 || r.Header.Get("Content-Length") != "25" {
		t.Errorf("HEAD: %d %v", r.StatusCode, r.Header)
	}
}

func TestDownload(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	_, build := c.finished()
	at := "/builds/" + build + "/download"
	whole := c.want(200, "", "GET", at, nil)
	again := c.want(200, "", "GET", at, nil)
	if !bytes.Equal(whole.body, again.body) || whole.Header.Get("ETag") == "" || whole.Header.Get("Accept-Ranges") != "bytes" {
		t.Errorf("two downloads differ, or lack a tag: %v", whole.Header)
	}
	z, err := zip.NewReader(bytes.NewReader(whole.body), int64(len(whole.body)))
	must(t, err)
	if len(z.File) != 4 {
		t.Errorf("%d files in the ZIP", len(z.File))
	}
	half := len(whole.body) / 2
	a := c.want(206, "", "GET", at, nil, "Range", fmt.Sprintf("bytes=0-%d", half-1))
	b := c.want(206, "", "GET", at, nil, "Range", fmt.Sprintf("bytes=%d-", half), "If-Range", whole.Header.Get("ETag"))
	if !bytes.Equal(append(a.body, b.body...), whole.body) {
		t.Error("the halves are not the whole")
	}
	c.want(304, "", "GET", at, nil, "If-None-Match", whole.Header.Get("ETag"))
	c.want(416, "range_not_satisfiable", "GET", at, nil, "Range", fmt.Sprintf("bytes=%d-", len(whole.body)))
	for _, path := range []string{"/spec", "/report"} {
		r := c.want(200, "", "GET", "/builds/"+build+path, nil)
		c.want(304, "", "GET", "/builds/"+build+path, nil, "If-None-Match", r.Header.Get("ETag"))
	}
}

func TestSecondBuildAndDiff(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	project, first := c.finished()
	second := c.want(202, "", "POST", "/projects/"+project+"/builds", map[string]any{"requirements": "labels too"}).text("build_id")
	r := c.until("/builds/"+second, "status", "completed")
	if r.text("base_build_id") != first || r.doc["number"] != 2.0 {
		t.Errorf("second build: %s", r.body)
	}
	diff := c.want(200, "", "GET", "/builds/"+second+"/diff?base="+first, nil)
	if !strings.Contains(string(diff.body), "-export default function Page() { return <p>due dates</p> }") || !strings.Contains(string(diff.body), "+export default function Page() { return <p>labels too</p> }") {
		t.Errorf("diff: %s", diff.body)
	}
	if d := c.want(200, "", "GET", "/builds/"+second+"/diff", nil); !bytes.Equal(d.body, diff.body) {
		t.Error("the default base must be the build it started from")
	}
	fresh := c.want(202, "", "POST", "/projects/"+project+"/builds", `{"requirements":"anew","base_build_id":null}`).text("build_id")
	if r := c.until("/builds/"+fresh, "status", "completed"); r.doc["base_build_id"] != nil {
		t.Errorf("a fresh start: %s", r.body)
	}
	if r := c.want(200, "", "GET", "/projects/"+project, nil); len(r.doc["builds"].([]any)) != 3 || r.doc["latest_build"].(map[string]any)["id"] != fresh {
		t.Errorf("history: %s", r.body)
	}
}

func TestCancelAndResume(t *testing.T) {
	p := newPlatform(t)
	p.hold = make(chan struct{})
	c := p.customer("business", true)
	build := c.newBuild(c.newProject())
	c.want(409, "build_not_finished", "POST", "/builds/"+build+"/resume", nil)
	if r := c.want(200, "", "POST", "/builds/"+build+"/cancel", nil); r.text("status") != "cancelled" {
		t.Errorf("cancelled: %s", r.body)
	}
	c.want(200, "", "POST", "/builds/"+build+"/cancel", map[string]any{}) // an empty object is as good as nothing
	close(p.hold)
	c.want(202, "", "POST", "/builds/"+build+"/resume", nil)
	c.until("/builds/"+build, "status", "completed")
	c.want(409, "build_not_resumable", "POST", "/builds/"+build+"/resume", nil)
	c.want(200, "", "POST", "/builds/"+build+"/cancel", nil)
}

func TestRollback(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("business", true)
	project, first := c.finished()
	deploy := func(build string) string {
		id := c.want(202, "", "POST", "/builds/"+build+"/deploy", map[string]any{"target": "local"}).text("deployment_id")
		c.until("/deployments/"+id, "status", "ready")
		return id
	}
	one := deploy(first)
	c.want(409, "build_not_deployable", "POST", "/deployments/"+one+"/rollback", nil)
	second := c.newBuild(project)
	c.until("/builds/"+second, "status", "completed")
	two := deploy(second)
	back := c.want(202, "", "POST", "/deployments/"+two+"/rollback", nil, "Idempotency-Key", "back")
	replay := c.want(202, "", "POST", "/deployments/"+two+"/rollback", nil, "Idempotency-Key", "back")
	if !bytes.Equal(back.body, replay.body) {
		t.Errorf("%s then %s", back.body, replay.body)
	}
	r := c.until("/deployments/"+back.text("deployment_id"), "status", "ready")
	if r.text("build_id") != first || r.text("rollback_of") != two || r.doc["active"] != true {
		t.Errorf("rollback: %s", r.body)
	}
	if r := c.want(200, "", "GET", "/projects/"+project+"/deployments?limit=2", nil); len(r.doc["data"].([]any)) != 2 || r.doc["has_more"] != true {
		t.Errorf("deployments: %s", r.body)
	}
}

// sse is one event as it came over the wire.
type sse struct{ id, event, data string }

// events reads a build's stream until it ends, or until enough events came.
func (c *client) events(build, lastID string, enough int) []sse {
	c.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", c.http.URL+Base+"/builds/"+build+"/events", nil)
	must(c.t, err)
	req.Header.Set("Authorization", "Bearer "+c.key)
	if lastID != "" {
		req.Header.Set("Last-Event-ID", lastID)
	}
	resp, err := http.DefaultClient.Do(req)
	must(c.t, err)
	defer resp.Body.Close()
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "text/event-stream" || resp.Header.Get("X-Accel-Buffering") != "no" || resp.Header.Get("X-RateLimit-Limit") == "" {
		c.t.Fatalf("stream: %d %v", resp.StatusCode, resp.Header)
	}
	var out []sse
	var e sse
	for lines := bufio.NewReader(resp.Body); ; {
		line, err := lines.ReadString('\n')
		if err == io.EOF {
			return out
		}
		must(c.t, err)
		switch field, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": "); field {
		case "id":
			e.id = value
		case "event":
			e.event = value
		case "data":
			e.data = value
		case "":
			if e.id != "" {
				if out = append(out, e); len(out) == enough {
					return out
				}
			}
			e = sse{}
		}
	}
}

func TestEventsResumeWithoutAGap(t *testing.T) {
	p := newPlatform(t)
	p.hold = make(chan struct{})
	c := p.customer("pro", true)
	build := c.newBuild(c.newProject())
	first := c.events(build, "", 2) // while it runs
	close(p.hold)
	rest := c.events(build, first[1].id, 0)
	c.until("/builds/"+build, "status", "completed")
	all := c.events(build, "", 0)
	if got := append(first, rest...); fmt.Sprint(got) != fmt.Sprint(all) {
		t.Errorf("in two parts %v, whole %v", got, all)
	}
	schema, err := p.schemas.Compile(contractURL + "#/components/schemas/BuildEvent")
	must(t, err)
	types := map[string]bool{}
	for i, e := range all {
		if e.id != fmt.Sprint(i+1) {
			t.Errorf("event %d has id %s", i+1, e.id)
		}
		var doc any
		must(t, json.Unmarshal([]byte(e.data), &doc))
		if err := schema.Validate(doc); err != nil {
			t.Error(err)
		}
		types[e.event] = true
	}
	for _, want := range []string{"build.updated", "session.updated", "session.log", "gate.updated"} {
		if !types[want] {
			t.Errorf("no event %s in %v", want, types)
		}
	}
	for _, bad := range []string{"x", "-1", "1.5", "99999999999999999999"} {
		c.want(400, "invalid_request", "GET", "/builds/"+build+"/events", nil, "Last-Event-ID", bad)
	}
	if after := c.events(build, fmt.Sprint(len(all)), 0); len(after) != 0 {
		t.Errorf("after the last: %v", after)
	}
}

// A stream ends when the server drains, so that a restart is not held up.
func TestEventsEndOnDrain(t *testing.T) {
	p := newPlatform(t)
	p.hold = make(chan struct{})
	defer close(p.hold)
	c := p.customer("pro", true)
	build := c.newBuild(c.newProject())
	time.AfterFunc(50*time.Millisecond, p.server.Drain)
	c.events(build, "", 0) // returns
}
