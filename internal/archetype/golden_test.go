package archetype

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/skycot/skycot/internal/spec"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden is one case: a folder with text.yaml and want.txt, the outline of the spec.
type golden struct {
	Name         string
	Description  string
	Requirements string
	Hint         string
	Integrations []string
	FollowUp     string `yaml:"follow_up"`
}

// TestGoldens compares what each text becomes with what it became when last looked at. After a change that is meant:
// go test ./internal/archetype -run Goldens -update, and read the diff.
func TestGoldens(t *testing.T) {
	folders, err := filepath.Glob("testdata/cases/*")
	if err != nil || len(folders) < 10 {
		t.Fatalf("%d cases, %v", len(folders), err)
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(folder, "text.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			var g golden
			if err := yaml.Unmarshal(data, &g); err != nil {
				t.Fatal(err)
			}
			r := compile(t, Request{Name: g.Name, Description: g.Description, Requirements: g.Requirements, Hint: g.Hint, Integrations: g.Integrations})
			got := outline(r.Spec)
			if g.FollowUp != "" {
				next := compile(t, Request{Name: g.Name, Description: g.Description, Requirements: g.FollowUp, Base: r.Spec})
				got += "\n--- after: " + g.FollowUp + "\n" + outline(next.Spec)
			}
			path := filepath.Join(folder, "want.txt")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs:\n%s", path, firstDifference(string(want), got))
			}
		})
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		a, b := "", ""
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			return fmt.Sprintf("line %d\n want %s\n got  %s", i+1, a, b)
		}
	}
	return ""
}

// outline is a spec as a person would skim it.
func outline(s *spec.Spec) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s (%s) %s %.2f %v", s.App.Name, s.App.Slug, s.Archetype.Slug, s.Archetype.Confidence, s.Archetype.Blended)
	line("theme primary=%s background=%s accent=%s heading=%s %s %s %s", s.Theme.Primary, s.Theme.Background, s.Theme.Accent, s.Theme.Heading, s.Theme.Tone, s.Theme.Scale, s.Theme.Mode)
	for _, r := range s.Roles {
		line("role %s %q default=%v admin=%v", r.Name, r.Label, r.Default, r.Admin)
	}
	for _, e := range s.Entities {
		line("entity %s %q%s", e.Name, e.LabelPlural, traits(e))
		for _, f := range e.Fields {
			line("  %s %s%s", f.Name, f.Kind, fieldTraits(f))
		}
		line("  read %s, create %s, update %s, delete %s", grants(e.Access.Read), grants(e.Access.Create), grants(e.Access.Update), grants(e.Access.Delete))
		line("  first of %d: %s", len(e.Sample), row(e.Sample[0]))
	}
	if k := s.Booking; k != nil {
		line("booking of %s by %s, %s, slots %d, buffer %d, lead %d, horizon %d, cancel %d h, fee %d, capacity %d, first %q, %s %s", k.Service.LabelPlural, k.Provider.LabelPlural, strings.Join(k.Providers, ", "),
			k.SlotMinutes, k.Buffer, k.LeadMinutes, k.HorizonDays, k.CancelHours, k.CancelFee, k.Capacity, k.FirstService, s.App.TimeZone, s.App.Currency)
		for _, x := range k.Services {
			line("  service %s %d min %d", x.Name, x.Minutes, x.Price)
		}
		for _, x := range k.Extras {
			line("  extra %s %d", x.Name, x.Price)
		}
		for _, h := range k.Hours {
			line("  open %d %s-%s", h.Weekday, h.From, h.To)
		}
		for _, f := range k.Fields {
			line("  asks %s %s%s", f.Name, f.Kind, fieldTraits(f))
		}
		if k.Hourly != nil {
			line("  hourly %+v", *k.Hourly)
		}
	}
	line("dashboard %v, integrations %v, %d checks", s.Dashboard, s.Integrations, len(s.Checks))
	for _, r := range s.Requirements {
		if r.Unmet != "" {
			line("%s UNMET %q: %s", r.ID, r.Text, r.Unmet)
		} else {
			line("%s %q: %s", r.ID, r.Text, strings.Join(r.Nodes, " "))
		}
	}
	for _, d := range s.Decisions {
		line("decision %s = %s (%s)", d.Key, d.Answer, d.Source)
	}
	return b.String()
}

func traits(e spec.Entity) string {
	out := " title=" + e.Title
	for name, on := range map[string]bool{"shared": e.Shared, "map": e.Map, "comments": e.Comments, "ratings": e.Ratings, "time": e.TimeLog, "moderation": e.Moderation} {
		if on {
			out += " " + name
		}
	}
	parts := strings.Fields(out)
	sort.Strings(parts[1:])
	if e.Board != "" {
		parts = append(parts, "board="+e.Board)
	}
	if e.Calendar != "" {
		parts = append(parts, "calendar="+e.Calendar)
	}
	return " " + strings.Join(parts, " ")
}

func fieldTraits(f spec.Field) string {
	out := ""
	if f.Required {
		out += " required"
	}
	if f.Due {
		out += " due"
	}
	if f.Target != "" {
		out += " → " + f.Target
	}
	for _, o := range f.Options {
		out += " " + strings.ReplaceAll(o.Label, " ", "_")
		if o.Final {
			out += "."
		}
	}
	return out
}

func grants(list []spec.Grant) string {
	var out []string
	for _, g := range list {
		text := g.Who
		if g.Role != "" {
			text = g.Role
		}
		if g.Via != "" {
			text += " of " + g.Via
		}
		out = append(out, text)
	}
	return strings.Join(out, "+")
}

func row(r spec.Row) string {
	keys := make([]string, 0, len(r))
	for k := range r {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var out []string
	for _, k := range keys {
		out = append(out, fmt.Sprintf("%s=%v", k, r[k]))
	}
	return strings.Join(out, " | ")
}
