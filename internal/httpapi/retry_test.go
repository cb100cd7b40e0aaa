package httpapi

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/idempotency"
)

func TestIdempotency(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	body := map[string]any{"name": "a", "description": "b"}
	first := c.want(201, "", "POST", "/projects", body, "Idempotency-Key", "k1")
	if first.Header.Get("Idempotent-Replayed") != "" {
		t.Error("the first answer is no replay")
	}
	// The same body, written differently, is the same request.
	again := c.want(201, "", "POST", "/projects", `{ "description":"b",   "name":"\u0061" }`, "Idempotency-Key", "k1")
	if !bytes.Equal(first.body, again.body) || again.Header.Get("Idempotent-Replayed") != "true" || again.Header.Get("Location") != first.Header.Get("Location") {
		t.Errorf("replay: %s %v", again.body, again.Header)
	}
	c.want(422, "idempotency_key_reused", "POST", "/projects", map[string]any{"name": "other", "description": "b"}, "Idempotency-Key", "k1")
	c.want(422, "idempotency_key_reused", "POST", "/projects/"+first.text("id")+"/builds", map[string]any{"requirements": "x"}, "Idempotency-Key", "k1")
	// Keys of other accounts and of the other mode are others.
	for _, other := range []*client{p.customer("pro", true), p.keyOf(c.account, false)} {
		if r := other.want(201, "", "POST", "/projects", body, "Idempotency-Key", "k1"); r.text("id") == first.text("id") {
			t.Error("another's answer was replayed")
		}
	}
	// A refusal keeps no key: the corrected request may use it.
	c.want(400, "invalid_request", "POST", "/projects", map[string]any{"name": "x"}, "Idempotency-Key", "k2")
	c.want(404, "project_not_found", "POST", "/projects/none/builds", map[string]any{"requirements": "x"}, "Idempotency-Key", "k2")
	c.want(201, "", "POST", "/projects", body, "Idempotency-Key", "k2")
	for _, k := range []string{" ", "a b", strings.Repeat("x", 256), "é"} {
		c.want(400, "invalid_request", "POST", "/projects", body, "Idempotency-Key", k)
	}
	if r := c.want(200, "", "GET", "/projects", nil); len(r.doc["data"].([]any)) != 2 {
		t.Errorf("projects: %s", r.body)
	}
}

func TestIdempotentTwinsMakeOneBuild(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("business", true)
	project := c.newProject()
	const twins = 12
	var wg sync.WaitGroup
	got := make([]response, twins)
	for i := range twins {
		wg.Go(func() {
			got[i] = c.do("POST", "/projects/"+project+"/builds", map[string]any{"requirements": "x"}, "Idempotency-Key", "same")
		})
	}
	wg.Wait()
	first, fresh := "", 0
	for _, r := range got {
		switch {
		case r.StatusCode == 409 && r.code() == "idempotency_in_progress":
		case r.StatusCode == 202:
			if r.Header.Get("Idempotent-Replayed") == "" {
				fresh++
			}
			if first == "" {
				first = r.text("build_id")
			}
			if r.text("build_id") != first {
				t.Errorf("two builds: %s and %s", first, r.text("build_id"))
			}
		default:
			t.Errorf("%d %s", r.StatusCode, r.body)
		}
	}
	if fresh != 1 {
		t.Errorf("%d answers are fresh", fresh)
	}
	if r := c.want(200, "", "GET", "/projects/"+project+"/builds", nil); len(r.doc["data"].([]any)) != 1 {
		t.Errorf("builds: %s", r.body)
	}
}

// forgetful keeps the key but loses the answer, as a crash between effect and answer would.
type forgetful struct {
	idempotency.Store
	lost bool
}

func (f *forgetful) AnswerKey(ctx context.Context, r idempotency.Record, a idempotency.Answer) error {
	if !f.lost {
		f.lost = true
		return fmt.Errorf("the power is gone")
	}
	return f.Store.AnswerKey(ctx, r, a)
}

func TestACrashBetweenEffectAndAnswerMakesNoSecondBuild(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	project := c.newProject()
	p.server.Idempotency = idempotency.NewService(&forgetful{Store: p.store}, time.Now)
	body := map[string]any{"requirements": "x"}
	c.want(500, "internal_error", "POST", "/projects/"+project+"/builds", body, "Idempotency-Key", "k")
	must(t, p.server.Idempotency.Release(t.Context())) // the restart
	r := c.want(202, "", "POST", "/projects/"+project+"/builds", body, "Idempotency-Key", "k")
	list := c.want(200, "", "GET", "/projects/"+project+"/builds", nil).doc["data"].([]any)
	if len(list) != 1 || list[0].(map[string]any)["id"] != r.text("build_id") {
		t.Errorf("the retry made a build of its own: %v, %s", list, r.body)
	}
}

func TestPages(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	var made []string
	for range 7 {
		made = append(made, c.newProject())
	}
	var seen []string
	path := "/projects?limit=3"
	for pages := 0; ; pages++ {
		r := c.want(200, "", "GET", path, nil)
		for _, v := range r.doc["data"].([]any) {
			seen = append(seen, v.(map[string]any)["id"].(string))
		}
		c.newProject() // rows added meanwhile neither repeat nor hide others
		if r.doc["has_more"] == false {
			if r.doc["next_cursor"] != nil || pages != 2 {
				t.Errorf("page %d: %s", pages, r.body)
			}
			break
		}
		path = "/projects?limit=3&cursor=" + r.text("next_cursor")
	}
	for i, id := range seen {
		if len(seen) != 7 || id != made[6-i] {
			t.Fatalf("seen %v, made %v", seen, made)
		}
	}
	cursor := c.want(200, "", "GET", "/projects?limit=1", nil).text("next_cursor")
	for _, bad := range []string{"x", "!!!", cursor + "x", cursor[1:], strings.ToUpper(cursor)} {
		c.want(400, "invalid_cursor", "GET", "/projects?cursor="+bad, nil)
	}
	c.want(400, "invalid_cursor", "GET", "/projects?status=ready&cursor="+cursor, nil) // of another list
	c.want(400, "invalid_cursor", "GET", "/projects/"+made[0]+"/builds?cursor="+cursor, nil)
	c.want(400, "invalid_request", "GET", "/projects?cursor="+strings.Repeat("x", 3000), nil)
	p.customer("pro", true).want(200, "", "GET", "/projects?cursor="+cursor, nil) // harmless: it sees its own only
}

func TestProjectFilters(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	ready, _ := c.finished()
	fresh := c.want(201, "", "POST", "/projects", map[string]any{"name": "n", "description": "d", "archetype_hint": "booking"}).text("id")
	broken := c.want(201, "", "POST", "/projects", map[string]any{"name": "n", "description": "please break"}).text("id")
	build := c.newBuild(broken)
	for c.do("GET", "/builds/"+build, nil).text("status") != "failed" {
		time.Sleep(5 * time.Millisecond)
	}
	for query, want := range map[string]string{"status=ready": ready, "status=created": fresh, "archetype=booking": fresh, "status=failed": broken} {
		r := c.want(200, "", "GET", "/projects?"+query, nil)
		if data := r.doc["data"].([]any); len(data) != 1 || data[0].(map[string]any)["id"] != want {
			t.Errorf("%s: %s", query, r.body)
		}
	}
	if r := c.want(200, "", "GET", "/projects?status=building", nil); len(r.doc["data"].([]any)) != 0 {
		t.Errorf("building: %s", r.body)
	}
}

func TestProjectChangesAndDeletes(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	id, build := c.finished()
	at := "/projects/" + id
	r := c.want(200, "", "GET", at, nil)
	tag := r.Header.Get("ETag")
	c.want(304, "", "GET", at, nil, "If-None-Match", `"x", W/`+tag)
	c.want(304, "", "GET", at, nil, "If-None-Match", "*")
	c.want(412, "precondition_failed", "PATCH", at, map[string]any{"name": "n"}, "If-Match", `"0-x"`)
	changed := c.want(200, "", "PATCH", at, map[string]any{"name": "Renamed"}, "If-Match", tag)
	if changed.text("name") != "Renamed" || changed.text("description") != "tasks on a board" || changed.Header.Get("ETag") == tag {
		t.Errorf("changed: %s", changed.body)
	}
	c.want(412, "precondition_failed", "PATCH", at, map[string]any{"name": "late"}, "If-Match", tag)
	c.want(412, "precondition_failed", "DELETE", at, nil, "If-Match", tag)
	if got := c.want(200, "", "GET", at, nil); got.Header.Get("ETag") != changed.Header.Get("ETag") || got.text("name") != "Renamed" {
		t.Errorf("GET after PATCH: %s", got.body)
	}
	c.want(204, "", "DELETE", at, nil, "If-Match", changed.Header.Get("ETag"))
	for _, path := range []string{at, at + "/builds", at + "/deployments"} {
		c.want(404, "project_not_found", "GET", path, nil)
	}
	for _, path := range []string{"/builds/" + build, "/builds/" + build + "/files", "/builds/" + build + "/download", "/builds/" + build + "/events"} {
		c.want(404, "build_not_found", "GET", path, nil)
	}
	c.want(404, "project_not_found", "DELETE", at, nil)
	c.want(404, "project_not_found", "POST", at+"/builds", map[string]any{"requirements": "x"})
	if r := c.want(200, "", "GET", "/projects", nil); len(r.doc["data"].([]any)) != 0 {
		t.Errorf("a deleted project is listed: %s", r.body)
	}
}

// Of two that change at once with the same tag, one is refused.
func TestIfMatchUnderARace(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	id := c.newProject()
	tag := c.want(200, "", "GET", "/projects/"+id, nil).Header.Get("ETag")
	var wg sync.WaitGroup
	statuses := make([]int, 8)
	for i := range statuses {
		wg.Go(func() {
			statuses[i] = c.do("PATCH", "/projects/"+id, map[string]any{"name": fmt.Sprint("n", i)}, "If-Match", tag).StatusCode
		})
	}
	wg.Wait()
	ok := 0
	for _, s := range statuses {
		if s == 200 {
			ok++
		} else if s != 412 {
			t.Errorf("status %d", s)
		}
	}
	if ok != 1 {
		t.Errorf("%d changes passed", ok)
	}
}

func TestDeletingStopsRunningBuilds(t *testing.T) {
	p := newPlatform(t)
	p.hold = make(chan struct{})
	defer close(p.hold)
	c := p.customer("pro", true)
	one := 1
	_, err := p.accounts.Update(t.Context(), c.account.ID, account.Update{ConcurrentBuilds: &one})
	must(t, err)
	id := c.newProject()
	build := c.newBuild(id)
	c.want(204, "", "DELETE", "/projects/"+id, nil)
	c.want(404, "build_not_found", "GET", "/builds/"+build, nil)
	c.newBuild(c.newProject()) // the only place is free again
}
