package httpapi

import (
	"fmt"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/skycot/skycot/api"
)

// The examples that the documentation shows work as they stand, one after the other.
func TestExamples(t *testing.T) {
	p := newPlatform(t)
	c := p.customer("business", true)
	examples, err := api.Examples()
	must(t, err)
	saved := []string{}
	shown := map[string]bool{}
	for _, e := range examples {
		shown[e.Operation] = true
		path := strings.NewReplacer(saved...).Replace(e.Request.Path)
		var headers []string
		for k, v := range e.Request.Headers {
			headers = append(headers, k, v)
		}
		var body any
		if e.Request.Body.Value != nil {
			body = e.Request.Body.Value
		}
		var r response
		for {
			r = c.do(e.Request.Method, path, body, headers...)
			if r.StatusCode != e.Response.Status {
				t.Fatalf("%s: %d, want %d: %s", e.Title, r.StatusCode, e.Response.Status, r.body)
			}
			done := true
			for field, want := range e.Until {
				done = done && r.text(field) == want
			}
			if done {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
		if e.Response.Body.Value != nil {
			if want, got := shape(e.Response.Body.Value), shape(r.doc); want != got {
				t.Errorf("%s: the example shows %s, the answer has %s", e.Title, want, got)
			}
		}
		for name, field := range e.Save {
			saved = append(saved, "{"+name+"}", r.text(field))
		}
	}
	for _, op := range []string{"createProject", "createBuild", "getBuild", "downloadBuild", "deployBuild", "getUsage"} {
		if !shown[op] {
			t.Errorf("no example of %s", op)
		}
	}
}

// shape is the keys of an object, all the way down, without the values. Lists and free-form objects count as one.
func shape(v any) string {
	m, ok := v.(map[string]any)
	if !ok {
		return "·"
	}
	parts := make([]string, 0, len(m))
	for k, e := range m {
		parts = append(parts, k+":"+shape(e))
	}
	sort.Strings(parts)
	return fmt.Sprint(parts)
}
