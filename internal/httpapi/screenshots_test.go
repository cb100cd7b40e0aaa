package httpapi

import (
	"strings"
	"testing"
)

func TestScreenshots(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	_, build := c.finished()
	at := "/builds/" + build + "/screenshots"
	list := c.want(200, "", "GET", at, nil)
	data := list.doc["data"].([]any)
	if len(data) != 2 {
		t.Fatalf("%s", list.body)
	}
	first := data[0].(map[string]any)
	if first["path"] != "/" || first["width"] != 375.0 || first["size"] != 6.0 || !strings.HasSuffix(first["url"].(string), at+"/001-375.jpg") {
		t.Errorf("%v", first)
	}
	c.want(304, "", "GET", at, nil, "If-None-Match", list.Header.Get("ETag"))
	picture := c.want(200, "", "GET", at+"/001-375.jpg", nil)
	if string(picture.body) != "narrow" || picture.Header.Get("Content-Type") != "image/jpeg" || picture.Header.Get("ETag") == "" {
		t.Errorf("%q %v", picture.body, picture.Header)
	}
	for _, name := range []string{"003-375.jpg", "..%2Fscreenshots.json"} {
		c.want(404, "file_not_found", "GET", at+"/"+name, nil)
	}
	c.want(404, "build_not_found", "GET", "/builds/bld_none/screenshots", nil)
	// Another account's build is not there.
	p.customer("pro", true).want(404, "build_not_found", "GET", at, nil)
}

func TestReportForms(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("pro", true)
	_, build := c.finished()
	r := c.want(200, "", "GET", "/builds/"+build+"/report", nil)
	access := r.doc["access"].([]any)
	if len(access) != 1 || access[0].(map[string]any)["select"] != "some" || access[0].(map[string]any)["wrong"] != false {
		t.Errorf("access: %v", access)
	}
	sarif := c.want(200, "", "GET", "/builds/"+build+"/report?format=sarif", nil)
	if sarif.Header.Get("Content-Type") != "application/sarif+json" || !strings.Contains(string(sarif.body), `"version":"2.1.0"`) {
		t.Errorf("%v %s", sarif.Header, sarif.body)
	}
	c.want(400, "invalid_request", "GET", "/builds/"+build+"/report?format=xml", nil)
}
