package compiler

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/spec"
)

func goldenSpec(t testing.TB, name string) *spec.Spec {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "goldens", name, "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := spec.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func clone(t testing.TB, s *spec.Spec) *spec.Spec {
	t.Helper()
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	c, err := spec.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// rows fill the tables of goldens/project-management as people would have.
const rows = `
insert into auth.users (id, email, encrypted_password) values ('00000000-0000-0000-0000-000000000001', 'a@example.com', 'x'), ('00000000-0000-0000-0000-000000000002', 'b@example.com', 'x');
insert into public.projects (id, owner_id, name) values ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-000000000001', 'One'), ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-000000000002', ' Two of many, at  least');
insert into public.tasks (id, owner_id, title, project, status, assignee, due_date) values
 ('00000000-0000-0000-0000-0000000000b1', '00000000-0000-0000-0000-000000000001', 'First', '00000000-0000-0000-0000-0000000000a1', 'todo', '00000000-0000-0000-0000-000000000002', '2026-01-02'),
 ('00000000-0000-0000-0000-0000000000b2', '00000000-0000-0000-0000-000000000001', 'Second', '00000000-0000-0000-0000-0000000000a1', 'in_progress', null, null),
 ('00000000-0000-0000-0000-0000000000b3', '00000000-0000-0000-0000-000000000002', 'Third', '00000000-0000-0000-0000-0000000000a2', 'done', null, null);
`

func low(n float64) *float64 { return &n }

// TestMigrationsReachTheFreshSchema changes a spec, runs the first schema, rows, then the new migration on a real
// PostgreSQL, and compares the catalogue with that of a fresh build. What a case keeps on purpose is in leftover.
func TestMigrationsReachTheFreshSchema(t *testing.T) {
	p := startPostgres(t)
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	full := goldenSpec(t, "project-management")
	task := func(s *spec.Spec) *spec.Entity { return s.Entity("task") }
	cases := []struct {
		name     string
		before   func(s *spec.Spec) // makes the base smaller
		after    func(s *spec.Spec)
		leftover []string // parts of catalogue lines that only the migrated database has
		holds    map[string]string
	}{
		{name: "nothing"},
		{name: "board, members and due dates added", before: func(s *spec.Spec) {
			x := task(s)
			x.Board, x.Calendar, x.Comments, x.TimeLog = "", "", false, false
			x.Fields = x.Fields[:5]
			all := []spec.Grant{{Who: "user"}}
			x.Access = spec.Access{Read: all, Create: all, Update: all, Delete: []spec.Grant{{Who: "owner"}}}
			pr := s.Entity("project")
			pr.Shared = false
			pr.Access = spec.Access{Read: all, Create: all, Update: []spec.Grant{{Who: "owner"}}, Delete: []spec.Grant{{Who: "owner"}}}
			for i := range x.Sample {
				delete(x.Sample[i], "assignee")
				delete(x.Sample[i], "due_date")
			}
		}, after: func(s *spec.Spec) {}},
		{name: "fields of every kind added", after: func(s *spec.Spec) {
			options := []spec.Option{{Value: "x", Label: "X"}, {Value: "y", Label: "Y"}}
			for _, k := range spec.Kinds {
				for _, required := range []bool{false, true} {
					f := spec.Field{Name: "new_" + string(k), Label: "New " + strings.ReplaceAll(string(k), "_", " "), Kind: k, Required: required}
					if required {
						f.Name, f.Label = "must_"+string(k), "Must "+strings.ReplaceAll(string(k), "_", " ")
					}
					switch k {
					case spec.Enum, spec.Tags:
						f.Options = options
					case spec.Reference:
						f.Target = "project"
					case spec.Integer:
						f.Min, f.Max = low(3), low(9)
					case spec.Text:
						f.Unique = required
					}
					task(s).Fields = append(task(s).Fields, f)
				}
			}
			task(s).Sample = nil
		}, leftover: []string{"required CHECK", "must_reference", "must_member", "must_file", "must_image"}},
		{name: "options widened, renamed and taken away", after: func(s *spec.Spec) {
			f := task(s).Field("status")
			f.Options[0] = spec.Option{Value: "open", Label: "Open"}
			f.Options = append(f.Options, spec.Option{Value: "on_hold", Label: "On hold"})
			f.Default = "open"
			task(s).Field("priority").Options[1] = spec.Option{Value: "urgent", Label: "Urgent"}
			for i := range task(s).Sample {
				task(s).Sample[i]["status"] = "open"
				delete(task(s).Sample[i], "priority")
			}
			s.Decisions = append(s.Decisions, spec.Decision{Key: "rename_option__tasks__status__todo", Question: "?", Answer: "open", Source: "customer"})
		}, holds: map[string]string{"select count(*) from tasks where status = 'open'": "1", "select count(*) from tasks where status = 'done'": "1"}},
		{name: "a field renamed", after: func(s *spec.Spec) {
			f := task(s).Field("title")
			f.Name = "name"
			task(s).Title = "name"
			for i := range task(s).Sample {
				task(s).Sample[i]["name"] = task(s).Sample[i]["title"]
				delete(task(s).Sample[i], "title")
			}
			s.Decisions = append(s.Decisions, spec.Decision{Key: "rename_field__tasks__title", Question: "?", Answer: "name", Source: "customer"})
		}, holds: map[string]string{"select string_agg(name, ',' order by name) from tasks": "First,Second,Third"}},
		{name: "an optional field becomes required", after: func(s *spec.Spec) {
			task(s).Field("description").Required = true
			for i := range task(s).Sample {
				task(s).Sample[i]["description"] = "x"
			}
		}, holds: map[string]string{"select distinct description from tasks": "Not set"}},
		{name: "a required field becomes optional, limits change", after: func(s *spec.Spec) {
			task(s).Field("title").MaxLength = 90
			task(s).Field("status").Required = false
		}},
		{name: "a field split", after: func(s *spec.Spec) {
			x := s.Entity("project")
			x.Fields = append(x.Fields, spec.Field{Name: "verb", Label: "Verb", Kind: spec.Text}, spec.Field{Name: "object", Label: "Object", Kind: spec.Text})
			s.Decisions = append(s.Decisions, spec.Decision{Key: "split_field__projects__name__verb__object", Question: "?", Answer: "words", Source: "default"})
		}, holds: map[string]string{"select string_agg(verb || '|' || coalesce(object, '-'), ';' order by owner_id) from projects": "One|-;Two|of many, at least"}},
		{name: "a field split at commas, one must be filled in with what the customer says", after: func(s *spec.Spec) {
			x := s.Entity("project")
			x.Fields = append(x.Fields, spec.Field{Name: "verb", Label: "Verb", Kind: spec.Text}, spec.Field{Name: "object", Label: "Object", Kind: spec.Text})
			task(s).Field("description").Required = true
			for i := range task(s).Sample {
				task(s).Sample[i]["description"] = "x"
			}
			s.Decisions = append(s.Decisions, spec.Decision{Key: "split_field__projects__name__verb__object", Question: "?", Answer: "commas", Source: "default"},
				spec.Decision{Key: "fill__tasks__description", Question: "?", Answer: "It's old", Source: "customer"})
		}, holds: map[string]string{"select string_agg(verb || '|' || coalesce(object, '-'), ';' order by owner_id) from projects": "One|-;Two of many|at  least", "select distinct description from tasks": "It's old"}},
		{name: "a field left out keeps its values", after: func(s *spec.Spec) {
			x := task(s)
			x.Fields = append(x.Fields[:1:1], x.Fields[2:]...)
			for i := range x.Sample {
				delete(x.Sample[i], "description")
			}
		}, leftover: []string{"tasks.description"}},
		{name: "a field dropped on request", after: func(s *spec.Spec) {
			x := task(s)
			x.Fields = append(x.Fields[:1:1], x.Fields[2:]...)
			for i := range x.Sample {
				delete(x.Sample[i], "description")
			}
			s.Decisions = append(s.Decisions, spec.Decision{Key: "drop_field__tasks__description", Question: "?", Answer: "yes", Source: "customer"})
		}},
		{name: "a kind that cannot be converted", after: func(s *spec.Spec) {
			f := task(s).Field("description")
			f.Kind, f.Search = spec.Integer, false
			for i := range task(s).Sample {
				delete(task(s).Sample[i], "description")
			}
		}, leftover: []string{"description_before"}},
		{name: "an entity added", after: func(s *spec.Spec) {
			s.Entities = append(s.Entities, goldenSpec(t, "minimal").Entities[0])
		}},
		{name: "an entity left out keeps its rows", after: func(s *spec.Spec) {
			s.Entities = s.Entities[:1]
		}, leftover: []string{" tasks", ".tasks", "task_", "_task", "tasks_"}, holds: map[string]string{"select count(*) from tasks": "3"}},
		{name: "an entity dropped on request", after: func(s *spec.Spec) {
			s.Entities = s.Entities[:1]
			s.Decisions = append(s.Decisions, spec.Decision{Key: "drop_entity__tasks", Question: "?", Answer: "yes", Source: "customer"})
		}, leftover: []string{"task_"}},
		{name: "booking added", after: func(s *spec.Spec) {
			s.Booking = goldenSpec(t, "booking").Booking
		}},
		{name: "visitors may read, a role is added", after: func(s *spec.Spec) {
			s.Roles = append(s.Roles, spec.Role{Name: "guest", Label: "Guest"})
			s.Accounts = append(s.Accounts, spec.Account{Name: "Gus Guest", Email: "gus@example.com", Role: "guest"})
			task(s).Access.Read = append(task(s).Access.Read, spec.Grant{Who: "visitor"})
		}},
		{name: "slices taken away", after: func(s *spec.Spec) {
			x := task(s)
			x.Board, x.Calendar, x.Comments, x.TimeLog = "", "", false, false
		}, leftover: []string{"position", "task_comment", "task_time", "task_timer"}},
	}
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := &postgres{t, p.dir}
			first := clone(t, full)
			if c.before != nil {
				c.before(first)
			}
			second := clone(t, full)
			if c.after != nil {
				c.after(second)
			}
			for _, s := range []*spec.Spec{first, second} {
				for _, problem := range spec.Validate(s) {
					t.Fatal(problem)
				}
			}
			w1, err := e.Compile(first, nil)
			if err != nil {
				t.Fatal(err)
			}
			w2, err := e.Compile(second, &engine.Base{Spec: first, Files: w1.Files()})
			if err != nil {
				t.Fatal(err)
			}
			fresh, err := e.Compile(second, nil)
			if err != nil {
				t.Fatal(err)
			}
			name := "m" + string(rune('a'+i))
			p.database(name, w1.Files())
			insert := rows
			if c.before != nil {
				insert = strings.NewReplacer(", assignee, due_date)", ")", ", '00000000-0000-0000-0000-000000000002', '2026-01-02')", ")", ", null, null)", ")").Replace(rows)
			}
			p.sql(name, insert)
			first1 := migrationsIn(w1.Files())
			p.migrate(name, w2.Files(), first1[len(first1)-1])
			p.database(name+"_fresh", fresh.Files())
			got, want := p.catalogue(name), p.catalogue(name+"_fresh")
			for _, line := range missing(want, got) {
				if !anyOf(line, c.leftover) {
					t.Errorf("missing: %s", line)
				}
			}
			for _, line := range missing(got, want) {
				if !anyOf(line, c.leftover) {
					t.Errorf("too much: %s", line)
				}
			}
			for query, want := range c.holds {
				if got := strings.TrimSpace(p.sql(name, query)); got != want {
					t.Errorf("%s: %q, want %q", query, got, want)
				}
			}
			again, err := e.Compile(second, &engine.Base{Spec: second, Files: w2.Files()})
			if err != nil {
				t.Fatal(err)
			}
			for _, change := range again.Diff(w2.Files()) {
				data, _ := again.Get(change.Path)
				t.Errorf("a third build %s %s\n%s", change.Kind, change.Path, data)
			}
			if t.Failed() {
				for _, path := range migrationsIn(w2.Files()) {
					if _, old := w1.Get(path); !old {
						t.Logf("%s\n%s", path, w2.Files()[path])
					}
				}
			}
		})
	}
}

// missing lists the lines of a that b does not have.
func missing(a, b []string) []string {
	have := map[string]bool{}
	for _, l := range b {
		have[l] = true
	}
	var out []string
	for _, l := range a {
		if !have[l] {
			out = append(out, l)
		}
	}
	return out
}

func anyOf(line string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(line, p) {
			return true
		}
	}
	return false
}
