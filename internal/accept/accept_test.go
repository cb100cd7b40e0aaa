package accept

import (
	"slices"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/spec"
)

// shop is a small app with one of everything that checks are written for.
func shop() *spec.Spec {
	read := []spec.Grant{{Who: "member", Via: "project"}}
	return &spec.Spec{
		Roles:    []spec.Role{{Name: "member", Label: "Member", Default: true}, {Name: "admin", Label: "Admin", Admin: true}},
		Accounts: []spec.Account{{Name: "Ana", Email: "ana@example.com", Role: "admin"}, {Name: "Ben", Email: "ben@example.com", Role: "member"}, {Name: "Cy", Email: "cy@example.com", Role: "member"}},
		Entities: []spec.Entity{
			{Name: "project", Table: "projects", Route: "projects", Label: "Project", LabelPlural: "Projects", Title: "name", Shared: true,
				Fields: []spec.Field{{Name: "name", Label: "Name", Kind: spec.Text, Required: true}},
				Access: spec.Access{Read: []spec.Grant{{Who: "member"}}, Create: []spec.Grant{{Who: "user"}}, Update: []spec.Grant{{Who: "manager"}}, Delete: []spec.Grant{{Who: "manager"}}}},
			{Name: "task", Table: "tasks", Route: "tasks", Label: "Task", LabelPlural: "Tasks", Title: "title", Board: "status", TimeLog: true, Comments: true,
				Fields: []spec.Field{{Name: "title", Label: "Title", Kind: spec.Text, Required: true, Search: true}, {Name: "project", Label: "Project", Kind: spec.Reference, Required: true, Target: "project"},
					{Name: "status", Label: "Status", Kind: spec.Enum, Required: true, Default: "to_do", Options: []spec.Option{{Value: "to_do", Label: "To do"}, {Value: "done", Label: "Done"}}},
					{Name: "assignee", Label: "Assignee", Kind: spec.Member}, {Name: "due_date", Label: "Due date", Kind: spec.Date, Due: true}},
				Access: spec.Access{Read: read, Create: read, Update: read, Delete: read}},
			{Name: "place", Table: "places", Route: "places", Label: "Place", LabelPlural: "Places", Title: "name", Moderation: true, Ratings: true,
				Fields: []spec.Field{{Name: "name", Label: "Name", Kind: spec.Text, Required: true, Search: true}, {Name: "kind", Label: "Kind", Kind: spec.Enum, Required: true, Options: []spec.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}}},
				Access: spec.Access{Read: []spec.Grant{{Who: "visitor"}}, Create: []spec.Grant{{Who: "visitor"}}, Update: []spec.Grant{{Who: "role", Role: "admin"}}, Delete: []spec.Grant{{Who: "role", Role: "admin"}}}},
		},
		Landing:      spec.Landing{Headline: "Shop", Action: "Go"},
		Integrations: []string{"slack"},
		Dashboard:    true,
	}
}

// language are the words of docs/acceptance-checks.md.
var language = []string{"goto", "click", "fill", "choose", "check", "press", "drag", "reload", "sign_in", "see", "not_see", "see_value", "url"}

func TestEveryCapabilityHasACheck(t *testing.T) {
	checks, proves := Checks(shop())
	for _, want := range []string{"task-create", "task-life", "task-board", "task-assignee", "task-due-date", "task-time",
		"task-comment", "task-private", "project-required", "place-visitor", "place-suggest", "place-rating", "task-members-only", "dashboard", "slack", "start-page"} {
		if !slices.ContainsFunc(checks, func(c spec.Check) bool { return c.ID == want }) {
			t.Errorf("no check %q", want)
		}
	}
	ids := map[string]bool{}
	for _, c := range checks {
		if ids[c.ID] {
			t.Errorf("%s is there twice", c.ID)
		}
		ids[c.ID] = true
		looks := false
		for i, s := range c.Steps {
			if !slices.Contains(language, s.Do) {
				t.Errorf("%s step %d: no such word %q", c.ID, i, s.Do)
			}
			looks = looks || strings.HasPrefix(s.Do, "see") || s.Do == "not_see" || s.Do == "url"
		}
		if !looks {
			t.Errorf("%s looks at nothing, so it cannot fail", c.ID)
		}
	}
	for node, list := range proves {
		for _, id := range list {
			if !ids[id] {
				t.Errorf("%s is proved by %q, which is no check", node, id)
			}
		}
	}
}

func TestParentsAreMadeFirst(t *testing.T) {
	checks, _ := Checks(shop())
	i := slices.IndexFunc(checks, func(c spec.Check) bool { return c.ID == "task-create" })
	var path []string
	for _, s := range checks[i].Steps {
		path = append(path, s.Do+" "+s.Name+s.Value)
	}
	got := strings.Join(path, "; ")
	want := "goto /projects/new; fill NameProject {run}; click Create project; see Project {run}; click New task; see New task; fill Title{run} row; click Create task; see {run} row; reload ; see {run} row"
	if got != want {
		t.Errorf("steps\n got %s\nwant %s", got, want)
	}
}

func TestProveLinksRequirementsToTheNearestCheck(t *testing.T) {
	s := shop()
	s.Requirements = []spec.Requirement{{ID: "r1", Nodes: []string{"entities/task/board"}}, {ID: "r2", Nodes: []string{"entities/task/title"}}, {ID: "r3", Unmet: "no"}}
	Prove(s)
	if got := s.Requirements[0].Checks; !slices.Equal(got, []string{"task-board"}) {
		t.Error(got)
	}
	if got := s.Requirements[1].Checks; !slices.Equal(got, []string{"task-create"}) {
		t.Error(got)
	}
	if got := s.Requirements[2].Checks; len(got) != 0 {
		t.Error(got)
	}
}

func TestANumberIsTypedThatTheFieldTakes(t *testing.T) {
	of := func(n float64) *float64 { return &n }
	for name, c := range map[string]struct {
		min, max *float64
		want     string
	}{
		"free":              {nil, nil, "7"},
		"a year":            {of(1900), of(2027), "1900"},
		"players":           {of(2), of(6), "6"},
		"a mark":            {of(1), of(5.5), "5"},
		"a share":           {of(0.2), of(0.5), "0.5"},
		"nothing below ten": {of(10.5), nil, "11"},
	} {
		if got := (&writer{}).numberFor(&spec.Field{Min: c.min, Max: c.max}); got != c.want {
			t.Errorf("%s: typed %s, wanted %s", name, got, c.want)
		}
	}
}
