package archetype

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/skycot/skycot/internal/spec"
)

const kanban = "A project management tool with kanban boards, team collaboration, and time tracking"

func compile(t testing.TB, req Request) Result {
	t.Helper()
	if req.Name == "" {
		req.Name = "Sample"
	}
	r, err := Compile(req)
	if err != nil {
		t.Fatal(err)
	}
	if problems := spec.Validate(r.Spec); len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

func TestKanban(t *testing.T) {
	r := compile(t, Request{Name: "My SaaS Dashboard", Description: kanban, Requirements: "Add kanban board with drag-and-drop, team member assignment, and due date tracking", Integrations: []string{"slack"}})
	if r.Match.Slug != "project-management" || r.Match.Confidence < certain {
		t.Errorf("match %+v", r.Match)
	}
	task, project := r.Spec.Entity("task"), r.Spec.Entity("project")
	if task == nil || project == nil || !project.Shared || task.Board != "status" || !task.TimeLog || task.Field("assignee") == nil || task.Field("due_date") == nil {
		t.Fatalf("task %+v project %+v", task, project)
	}
	for _, q := range r.Spec.Requirements {
		if q.Unmet != "" {
			t.Errorf("unmet: %s: %s", q.Text, q.Unmet)
		}
	}
}

func show(r Result) {
	s := r.Spec
	fmt.Println("==", s.App.Name, "|", s.App.Tagline, r.Match.Slug, r.Match.Confidence, r.Match.Blended)
	fmt.Printf("roles %+v\ntheme %+v tz=%s cur=%s dash=%v integr=%v\n", s.Roles, s.Theme, s.App.TimeZone, s.App.Currency, s.Dashboard, s.Integrations)
	for _, e := range s.Entities {
		fmt.Printf("%s %q title=%s board=%s cal=%s shared=%v map=%v com=%v rat=%v time=%v mod=%v views=%v\n  access %+v\n", e.Name, e.LabelPlural, e.Title, e.Board, e.Calendar, e.Shared, e.Map, e.Comments, e.Ratings, e.TimeLog, e.Moderation, e.Views, e.Access)
		for _, f := range e.Fields {
			fmt.Printf("   %s (%s) %s req=%v opts=%v target=%s due=%v\n", f.Name, f.Label, f.Kind, f.Required, len(f.Options), f.Target, f.Due)
		}
		if len(e.Sample) > 0 {
			fmt.Println("   sample", e.Sample[0])
		}
	}
	if s.Booking != nil {
		fmt.Printf("booking %+v\n", *s.Booking)
	}
	for _, q := range s.Requirements {
		if q.Unmet != "" {
			fmt.Printf("  UNMET %s %q: %s\n", q.ID, q.Text, q.Unmet)
		} else {
			fmt.Printf("  met %s %q -> %v %v\n", q.ID, q.Text, q.Nodes, q.Checks)
		}
	}
}

// TestShow prints what texts become: TEXT="…" or CASES="/path/to/*.yaml" go test -run Show -v; BRIEF=1 for a line each.
func TestShow(t *testing.T) {
	if text := os.Getenv("TEXT"); text != "" {
		show(compile(t, Request{Name: "Sample", Description: text, Requirements: os.Getenv("REQ")}))
	}
	if pattern := os.Getenv("CASES"); pattern != "" {
		files, _ := filepath.Glob(pattern)
		for _, f := range files {
			data, _ := os.ReadFile(f)
			var c struct {
				Name, Description, Requirements, Archetype string
				FollowUp                                   string `yaml:"follow_up"`
				Integrations                               []string
			}
			if err := yaml.Unmarshal(data, &c); err != nil {
				t.Fatal(err)
			}
			r := compile(t, Request{Name: c.Name, Description: c.Description, Requirements: c.Requirements, Integrations: c.Integrations})
			if os.Getenv("BRIEF") != "" {
				met := 0
				for _, q := range r.Spec.Requirements {
					if q.Unmet == "" {
						met++
					}
				}
				fmt.Printf("%-28s want %-22s got %-22s %.2f %v met %d/%d entities", filepath.Base(f), c.Archetype, r.Match.Slug, r.Match.Confidence, r.Match.Blended, met, len(r.Spec.Requirements))
				for _, e := range r.Spec.Entities {
					fmt.Printf(" %s(%d)", e.Name, len(e.Fields))
				}
				fmt.Println(" booking", r.Spec.Booking != nil)
				continue
			}
			show(r)
			if c.FollowUp != "" {
				fmt.Println("-- follow-up:", c.FollowUp)
				show(compile(t, Request{Name: c.Name, Description: c.Description, Requirements: c.FollowUp, Base: r.Spec}))
			}
		}
	}
}
