package httpapi

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/archetype"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/plan"
)

// A real app by the real compiler, without the gates: its estimate, build, spec, report, files and ZIP are as the
// contract says, and every file can be had by its path, byte for byte as in the ZIP.
func TestARealApp(t *testing.T) {
	p := newPlatformWith(t, func(_ *platform, c *build.Config) {
		c.Architect = func(w build.Words) (build.Reading, error) {
			r, err := archetype.Compile(archetype.Request{Name: w.Name, Description: w.Description, Requirements: w.Requirements, Hint: w.Hint,
				Integrations: w.Integrations, Decisions: w.Decisions, Base: w.Base})
			return build.Reading{Spec: r.Spec, Questions: r.Questions}, err
		}
		e, err := compiler.New()
		must(t, err)
		c.Plan, c.Engines, c.Compiler = plan.Make, map[string]engine.Engine{e.Name(): e}, e.Version()
	})
	c := p.customer("business", true)
	project := c.want(201, "", "POST", "/projects", map[string]any{"name": "Workshop", "description": "A project management tool with kanban boards, team collaboration, and time tracking"}).text("id")
	c.want(200, "", "POST", "/projects/"+project+"/estimates", map[string]any{"requirements": "due dates, and teleportation of users", "integrations": []string{"slack"}})
	id := c.newBuild(project)
	c.until("/builds/"+id, "status", "completed")
	for _, path := range []string{"/projects/" + project, "/projects/" + project + "/builds", "/builds/" + id + "/spec", "/builds/" + id + "/report"} {
		c.want(200, "", "GET", path, nil)
	}
	download := c.want(200, "", "GET", "/builds/"+id+"/download", nil)
	z, err := zip.NewReader(bytes.NewReader(download.body), int64(len(download.body)))
	must(t, err)
	inZip := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		data, err := io.ReadAll(r)
		must(t, err)
		must(t, r.Close())
		inZip[f.Name] = data
	}
	listed := 0
	for path := "/builds/" + id + "/files?limit=100"; path != ""; {
		r := c.want(200, "", "GET", path, nil)
		for _, f := range r.doc["data"].([]any) {
			f := f.(map[string]any)
			name := f["path"].(string)
			want, ok := inZip[name]
			if !ok {
				for n, data := range inZip { // the ZIP may hold one folder
					if strings.HasSuffix(n, "/"+name) && strings.Count(n, "/") == strings.Count(name, "/")+1 {
						want, ok = data, true
					}
				}
			}
			got := c.want(200, "", "GET", "/builds/"+id+"/files/"+escapePath(name), nil)
			if !ok || !bytes.Equal(got.body, want) || float64(len(got.body)) != f["size"] || got.Header.Get("Content-Type") != f["type"] {
				t.Errorf("%s: %d bytes as %s, listed as %v", name, len(got.body), got.Header.Get("Content-Type"), f)
			}
			listed++
		}
		if path = ""; r.doc["has_more"] == true {
			path = "/builds/" + id + "/files?limit=100&cursor=" + r.text("next_cursor")
		}
	}
	if listed != len(inZip) || listed < 50 {
		t.Errorf("%d files listed, %d in the ZIP", listed, len(inZip))
	}
}

// escapePath escapes a file's path for a URL, slashes too.
func escapePath(s string) string {
	return strings.NewReplacer("%", "%25", "/", "%2F", "[", "%5B", "]", "%5D", "?", "%3F", "#", "%23", " ", "%20").Replace(s)
}
