package goldens

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/spec"
)

// slices are the changes of the kitchen sink that each take one removable part away, or add a kind of app.
var slices = []struct {
	name string
	cut  func(s *spec.Spec)
}{
	{"nothing", func(*spec.Spec) {}},
	{"booking", func(s *spec.Spec) { s.Booking = nil }},
	{"booking-staff", func(s *spec.Spec) { s.Booking.StaffRole = "" }},
	{"booking-pick", func(s *spec.Spec) { s.Booking.ProviderPick = false }},
	{"booking-fields", func(s *spec.Spec) { s.Booking.Fields = nil }},
	{"booking-extras", func(s *spec.Spec) { s.Booking.Extras, s.Booking.Breaks = nil, nil }},
	{"booking-by-hour", func(s *spec.Spec) {
		s.Booking.Hourly = &spec.HourlyBooking{MinHours: 1, MaxHours: 4, WeekdayPrice: 4000, WeekendPrice: 5000, MaxPeople: 6}
		s.Booking.Capacity = 3
	}},
	{"dashboard", func(s *spec.Spec) { s.Dashboard = false }},
	{"slack", func(s *spec.Spec) { s.Integrations = nil }},
	{"people", func(s *spec.Spec) {
		s.Roles = []spec.Role{{Name: "admin", Label: "Admin", Admin: true, Default: true}}
		s.Accounts = s.Accounts[:1]
		s.Booking.CustomerRole, s.Booking.StaffRole = "admin", ""
		each(s, func(e *spec.Entity) {
			for _, grants := range []*[]spec.Grant{&e.Access.Create, &e.Access.Update} {
				var kept []spec.Grant
				for _, g := range *grants {
					if g.Role != "editor" {
						kept = append(kept, g)
					}
				}
				*grants = kept
			}
			for i := range e.Transitions {
				e.Transitions[i].Roles = nil
			}
			for _, r := range e.Sample {
				for k := range r {
					if f := e.Field(k); f != nil && f.Kind == spec.Member {
						delete(r, k)
					}
				}
			}
		})
	}},
	{"visitors", func(s *spec.Spec) {
		each(s, func(e *spec.Entity) {
			for _, grants := range []*[]spec.Grant{&e.Access.Read, &e.Access.Create} {
				for i, g := range *grants {
					if g.Who == "visitor" {
						(*grants)[i] = spec.Grant{Who: "user"}
					}
				}
			}
		})
	}},
	{"shared", func(s *spec.Spec) {
		each(s, func(e *spec.Entity) {
			e.Shared = false
			for _, grants := range []*[]spec.Grant{&e.Access.Read, &e.Access.Create, &e.Access.Update, &e.Access.Delete} {
				for i, g := range *grants {
					if g.Who == "member" || g.Who == "manager" {
						(*grants)[i] = spec.Grant{Who: "user"}
					}
				}
			}
		})
	}},
	{"board", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Board = "" }) }},
	{"calendar", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Calendar = "" }) }},
	{"map", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Map = false }) }},
	{"comments", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Comments = false }) }},
	{"ratings", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Ratings = false }) }},
	{"time-log", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.TimeLog = false }) }},
	{"moderation", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Moderation = false }) }},
	{"transitions", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Transitions = nil }) }},
	{"nav", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Nav = false }) }},
	{"cards", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Views = []string{"table"} }) }},
	{"table", func(s *spec.Spec) { each(s, func(e *spec.Entity) { e.Views = []string{"cards"} }) }},
	{"search", func(s *spec.Spec) { eachField(s, func(f *spec.Field) { f.Search = false }) }},
	{"filters", func(s *spec.Spec) { eachField(s, func(f *spec.Field) { f.Filter = false }) }},
	{"sorting", func(s *spec.Spec) { eachField(s, func(f *spec.Field) { f.Sort = false }) }},
	{"columns", func(s *spec.Spec) { eachField(s, func(f *spec.Field) { f.InList = false }) }},
	{"due", func(s *spec.Spec) { eachField(s, func(f *spec.Field) { f.Due = false }) }},
	{"after", func(s *spec.Spec) { eachField(s, func(f *spec.Field) { f.After = "" }) }},
	{"defaults", func(s *spec.Spec) { eachField(s, func(f *spec.Field) { f.Default = nil }) }},
	{"bounds", func(s *spec.Spec) {
		eachField(s, func(f *spec.Field) { f.Min, f.Max, f.Help, f.Unique = nil, nil, "", false })
	}},
	{"optional", func(s *spec.Spec) {
		each(s, func(e *spec.Entity) {
			for i := range e.Fields {
				if f := &e.Fields[i]; f.Name != e.Title && f.OnDelete != "cascade" && f.OnDelete != "restrict" {
					f.Required = false
				}
			}
		})
	}},
	{"everybody-reads-nobody-writes", func(s *spec.Spec) {
		each(s, func(e *spec.Entity) {
			e.Access = spec.Access{Read: []spec.Grant{{Who: "visitor"}}, Create: []spec.Grant{}, Update: []spec.Grant{}, Delete: []spec.Grant{}}
			e.Shared = false
		})
	}},
	{"entities", func(s *spec.Spec) { s.Entities = s.Entities[:0] }},
	{"signs-in-labels", func(s *spec.Spec) {
		each(s, func(e *spec.Entity) {
			e.Label, e.LabelPlural = "Owner's "+e.Label+", 50% (a/b) + more €1-£2", "Owner's "+e.LabelPlural+", 50% (a/b) + more €1-£2"
			for i := range e.Fields {
				e.Fields[i].Label = "Owner's " + e.Fields[i].Label + ", 50% (a/b)"
			}
		})
		s.Booking.Service = spec.Words{Label: "Owner's tour", LabelPlural: "Owner's tours"}
	}},
}

func each(s *spec.Spec, change func(e *spec.Entity)) {
	for i := range s.Entities {
		change(&s.Entities[i])
	}
}

func eachField(s *spec.Spec, change func(f *spec.Field)) {
	each(s, func(e *spec.Entity) {
		for i := range e.Fields {
			change(&e.Fields[i])
		}
	})
}

// TestEachSliceRemoved cuts one slice at a time off the kitchen sink and type-checks and lints the app. It takes minutes and
// node_modules, so it runs only when SLICES names a folder with the living app's node_modules ("make slices").
func TestEachSliceRemoved(t *testing.T) {
	modules := os.Getenv("SLICES")
	if modules == "" {
		t.Skip("SLICES is not set")
	}
	only := os.Getenv("SLICE")
	data, err := os.ReadFile("kitchen-sink/spec.json")
	if err != nil {
		t.Fatal(err)
	}
	e, err := compiler.New()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if out, err := exec.Command("cp", "-al", modules, filepath.Join(dir, "node_modules")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, c := range slices {
		if only != "" && c.name != only {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			s := &spec.Spec{}
			if err := json.Unmarshal(data, s); err != nil {
				t.Fatal(err)
			}
			c.cut(s)
			for _, p := range spec.Validate(s) {
				t.Fatal(p)
			}
			w, err := e.Compile(s, nil)
			if err != nil {
				t.Fatal(err)
			}
			old, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range old {
				if f.Name() != "node_modules" {
					if err := os.RemoveAll(filepath.Join(dir, f.Name())); err != nil {
						t.Fatal(err)
					}
				}
			}
			write(t, dir, w)
			for _, command := range []string{"next typegen", "tsc --noEmit --incremental false", "oxlint --deny-warnings -f unix"} {
				args := strings.Fields(command)
				cmd := exec.Command(filepath.Join(dir, "node_modules", ".bin", args[0]), args[1:]...)
				cmd.Dir = dir
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%s: %v\n%s", command, err, clip(string(out)))
				}
			}
		})
	}
}

func clip(s string) string {
	if lines := strings.Split(s, "\n"); len(lines) > 25 {
		return strings.Join(lines[:25], "\n") + fmt.Sprintf("\n… %d more lines", len(lines)-25)
	}
	return s
}
