package plan

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/skycot/skycot/internal/spec"
)

func read(t *testing.T, name string) *spec.Spec {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "goldens", name, "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := spec.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func names(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob("../../goldens/*/spec.json")
	if err != nil || len(found) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	var out []string
	for _, p := range found {
		out = append(out, filepath.Base(filepath.Dir(p)))
	}
	return out
}

// TestEachSessionComesAfterItsNeeds checks the order, that verify waits for everything, and the size of typical plans.
func TestEachSessionComesAfterItsNeeds(t *testing.T) {
	for _, name := range names(t) {
		p, err := Make(read(t, name), nil)
		if err != nil {
			t.Fatal(err)
		}
		done := map[string]bool{}
		for _, s := range p.Sessions {
			for _, d := range s.DependsOn {
				if !done[d] {
					t.Errorf("%s: %s comes before %s", name, s.Name, d)
				}
			}
			if done[s.Name] {
				t.Errorf("%s: %s is there twice", name, s.Name)
			}
			done[s.Name] = true
			if s.Skipped {
				t.Errorf("%s: %s is skipped in a first build", name, s.Name)
			}
		}
		last := p.Sessions[len(p.Sessions)-1]
		if last.Name != Verify || len(last.DependsOn) != len(p.Sessions)-1 {
			t.Errorf("%s: %v", name, last)
		}
		if n := len(p.Sessions); n < 8 || n > 20 {
			t.Errorf("%s: %d sessions", name, n)
		}
		if p.Estimate != (Estimate{CostUSD: "0.00"}) {
			t.Errorf("%s: %+v", name, p.Estimate)
		}
	}
}

// TestIndependentSessionsRunAtOnce counts what is ready at the start and after the data layer.
func TestIndependentSessionsRunAtOnce(t *testing.T) {
	p, err := Make(read(t, "kitchen-sink"), nil)
	if err != nil {
		t.Fatal(err)
	}
	ready := 0
	for _, s := range p.Sessions {
		if len(s.DependsOn) == 0 {
			ready++
		}
	}
	if ready < 3 {
		t.Errorf("%d sessions can start at once", ready)
	}
}

func TestEntitiesThatPointAtEachOther(t *testing.T) {
	s := read(t, "project-management")
	s.Entities[0].Fields = append(s.Entities[0].Fields, spec.Field{Name: "main_task", Label: "Main task", Kind: spec.Reference, Target: "task"})
	s.Entities[1].Fields = append(s.Entities[1].Fields, spec.Field{Name: "parent_task", Label: "Parent task", Kind: spec.Reference, Target: "task"})
	if _, err := Make(s, nil); err != nil {
		t.Fatal(err)
	}
}

func TestOwners(t *testing.T) {
	p, err := Make(read(t, "project-management"), nil)
	if err != nil {
		t.Fatal(err)
	}
	o := p.Owners()
	for path, want := range map[string]string{
		"supabase/migrations/0001_people.sql": "schema", "src/db/schema.ts": "schema", "src/db/seed.ts": "seed", "src/db/sample/tasks.json": "seed",
		"src/features/task/form.tsx": "feature-task", "src/app/(app)/tasks/[id]/page.tsx": "feature-task", "src/app/(app)/projects/page.tsx": "feature-project",
		"src/features/auth/actions.ts": "auth", "src/app/(app)/dashboard/page.tsx": "feature-dashboard", "src/app/page.tsx": "pages", "src/kit/ui/button.tsx": "kit",
		"src/kit/auth/local.ts": "auth", "src/app/theme.css": "theme", "README.md": "docs", "package.json": "setup", "tests/database/tasks.test.ts": "tests",
		"src/content/landing.json": "pages", "src/app/(app)/time/page.tsx": "feature-time", "new-at-the-root.txt": "setup",
	} {
		if got := o.Of(path); got != want {
			t.Errorf("%s belongs to %q, want %q", path, got, want)
		}
	}
}

func TestTwoSessionsCannotWriteOneFile(t *testing.T) {
	s := read(t, "project-management")
	s.Entities[1].Name = s.Entities[0].Name
	if _, err := Make(s, nil); err == nil {
		t.Error("two entities of one name were planned")
	}
}

// TestSecondBuildSkips lists what runs again for changes of different reach.
func TestSecondBuildSkips(t *testing.T) {
	base := read(t, "project-management")
	change := func(f func(s *spec.Spec)) *spec.Spec {
		data, err := json.Marshal(base)
		if err != nil {
			t.Fatal(err)
		}
		s, err := spec.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		f(s)
		return s
	}
	for name, c := range map[string]struct {
		spec *spec.Spec
		runs []string
	}{
		"nothing":  {change(func(*spec.Spec) {}), []string{"verify"}},
		"headline": {change(func(s *spec.Spec) { s.Landing.Headline = "Other" }), []string{"pages", "verify"}},
		"colour":   {change(func(s *spec.Spec) { s.Theme.Primary = "#123456" }), []string{"theme", "verify"}},
		"sample":   {change(func(s *spec.Spec) { s.Entities[1].Sample = nil }), []string{"seed", "verify"}},
	} {
		p, err := Make(c.spec, base)
		if err != nil {
			t.Fatal(err)
		}
		var runs []string
		for _, s := range p.Sessions {
			if !s.Skipped {
				runs = append(runs, s.Name)
			}
		}
		if !reflect.DeepEqual(runs, c.runs) {
			t.Errorf("%s: runs %v, want %v", name, runs, c.runs)
		}
	}
}
