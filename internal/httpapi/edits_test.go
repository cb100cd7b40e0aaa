package httpapi

import (
	"bytes"
	"testing"

	"github.com/skycot/skycot/internal/build"
)

// TestPeoplesFiles uploads, meets every condition that can fail, takes back, and restores.
func TestPeoplesFiles(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	project := c.newProject()
	at := "/projects/" + project + "/files/schema/index.html"
	c.want(409, "build_not_finished", "GET", at, nil)
	first := c.newBuild(project)
	c.until("/builds/"+first, "status", "completed")

	was := c.want(200, "", "GET", at, nil)
	if csp := was.Header.Get("Content-Security-Policy"); csp == "" || was.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("a browser may run it: %v", was.Header)
	}
	tag := was.Header.Get("ETag")
	c.want(412, "precondition_failed", "PUT", at, []byte("mine"), "If-Match", `"nothing"`)
	c.want(412, "precondition_failed", "PUT", at, []byte("mine"), "If-None-Match", "*")
	put := c.want(200, "", "PUT", at, []byte("mine"), "If-Match", tag)
	c.want(412, "precondition_failed", "PUT", at, []byte("twice"), "If-Match", tag)
	now := c.want(200, "", "GET", at, nil)
	if string(now.body) != "mine" || now.Header.Get("ETag") != put.Header.Get("ETag") || put.text("path") != "schema/index.html" {
		t.Errorf("%q %s %s", now.body, now.Header.Get("ETag"), put.body)
	}
	c.want(304, "", "GET", at, nil, "If-None-Match", put.Header.Get("ETag"))
	c.want(201, "", "PUT", "/projects/"+project+"/files/schema%2Fnew.html", []byte("new"))
	c.want(400, "invalid_request", "PUT", "/projects/"+project+"/files/supabase/migrations/0001_x.sql", []byte("x"))
	c.want(400, "invalid_request", "PUT", "/projects/"+project+"/files/..%2f..%2fetc%2fpasswd", []byte("x"))
	c.want(400, "invalid_request", "PUT", "/projects/"+project+"/files/a%00b", []byte("x"))
	c.want(413, "body_too_large", "PUT", at, bytes.Repeat([]byte("x"), build.MaxEdit+1))
	c.want(415, "unsupported_media_type", "PUT", at, []byte("x"), "Content-Encoding", "gzip")
	stranger := p.customer("pro", true)
	stranger.want(404, "project_not_found", "PUT", at, []byte("x"))
	stranger.want(404, "project_not_found", "GET", at, nil)
	stranger.want(404, "project_not_found", "DELETE", at, nil)

	c.want(412, "precondition_failed", "DELETE", at, nil, "If-Match", tag)
	c.want(204, "", "DELETE", at, nil, "If-Match", put.Header.Get("ETag"))
	c.want(404, "file_not_found", "DELETE", at, nil)
	if back := c.want(200, "", "GET", at, nil); !bytes.Equal(back.body, was.body) {
		t.Errorf("taken back to %q", back.body)
	}
	c.want(404, "file_not_found", "GET", "/projects/"+project+"/files/nowhere.ts", nil)

	restored := c.want(202, "", "POST", "/builds/"+first+"/restore", nil)
	id := restored.text("id")
	if restored.text("restores") != first || id == first {
		t.Errorf("restored %s", restored.body)
	}
	c.until("/builds/"+id, "status", "completed")
	stranger.want(404, "build_not_found", "POST", "/builds/"+first+"/restore", nil)
}
