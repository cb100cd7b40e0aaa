package compiler

import (
	"bytes"
	"context"
	"encoding/json"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/living"
)

// goldens lists the specs below goldens/.
func goldenNames(t testing.TB) []string {
	t.Helper()
	found, err := filepath.Glob("../../../goldens/*/spec.json")
	if err != nil || len(found) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	var out []string
	for _, p := range found {
		out = append(out, filepath.Base(filepath.Dir(p)))
	}
	return out
}

func newEngine(t testing.TB) *Engine {
	t.Helper()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func compile(t testing.TB, e *Engine, s *spec.Spec, base *engine.Base) map[string][]byte {
	t.Helper()
	w, err := e.Compile(s, base)
	if err != nil {
		t.Fatal(err)
	}
	return w.Files()
}

// TestSessionsMakeTheWholeApp runs every session of a plan and compares what they write with Compile, twice.
func TestSessionsMakeTheWholeApp(t *testing.T) {
	e := newEngine(t)
	for _, name := range goldenNames(t) {
		s := goldenSpec(t, name)
		whole := compile(t, e, s, nil)
		p, err := plan.Make(s, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][]byte{}
		for range 2 {
			for _, session := range p.Sessions {
				r, err := e.Run(context.Background(), engine.Task{Session: session, Spec: s})
				if err != nil {
					t.Fatal(err)
				}
				if len(r.Drafts) == 0 && session.Name != plan.Verify {
					t.Errorf("%s: session %s writes nothing", name, session.Name)
				}
				for _, d := range r.Drafts {
					if owner := p.Owners().Of(d.Path); owner != session.Name {
						t.Errorf("%s: %s of %s belongs to %s", name, d.Path, session.Name, owner)
					}
					got[d.Path] = d.Data
				}
			}
		}
		same(t, name, got, whole)
	}
}

func same(t *testing.T, name string, got, want map[string][]byte) {
	t.Helper()
	for p, data := range want {
		if have, ok := got[p]; !ok || !bytes.Equal(have, data) {
			t.Errorf("%s: %s differs (there: %v)", name, p, ok)
		}
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			t.Errorf("%s: %s is too much", name, p)
		}
	}
}

var directiveLeft = regexp.MustCompile(`(//|--|/\*|\{/\*|<!--|^\s*#)\s*@(file|if|else|end|each|case|=)\b`)

// TestNothingOfTheLivingAppShows looks for directives and reserved names in what came out.
func TestNothingOfTheLivingAppShows(t *testing.T) {
	e := newEngine(t)
	for _, name := range goldenNames(t) {
		for p, data := range compile(t, e, goldenSpec(t, name), nil) {
			if r := vocabulary().Reserved(p); r != "" {
				t.Errorf("%s: %s holds %q", name, p, r)
			}
			if bytes.IndexByte(data, 0) >= 0 || p == "package-lock.json" {
				continue
			}
			for i, line := range strings.Split(string(data), "\n") {
				if directiveLeft.MatchString(line) {
					t.Errorf("%s: %s:%d has a directive: %s", name, p, i+1, line)
				}
				if r := vocabulary().Reserved(line); r != "" {
					t.Errorf("%s: %s:%d holds %q: %s", name, p, i+1, r, line)
				}
				if strings.Contains(line, "Sample app") || strings.Contains(line, "sample-app") || strings.Contains(line, "living app") {
					t.Errorf("%s: %s:%d speaks of the living app: %s", name, p, i+1, line)
				}
			}
		}
	}
}

// hostile are texts that try to get out of wherever they are put. Each holds the word PWNED.
var hostile = []string{
	`PWNED"; process.exit(1); //`, `PWNED'); drop table profiles; --`, "PWNED`${process.env}`", `PWNED</script><img src=x onerror=alert(1)>`,
	"PWNED\n\nexport default 1", `PWNED*/ } {/* @if app.booking */}`, `PWNED\`, "PWNED\u2028x", `PWNED{{x}}<%= y %>`, "PWNED $$ end $$", "PWNED-- @end",
	"PWNED\r\n# heading", `PWNED sampleItem SampleItem sample_items`,
}

// TestUserTextStaysInItsLiteral puts hostile text wherever a spec takes free text and takes the encoded literals out of every
// file: the word they hold must be gone with them.
func TestUserTextStaysInItsLiteral(t *testing.T) {
	e := newEngine(t)
	for _, h := range hostile {
		s := clone(t, goldenSpec(t, "kitchen-sink"))
		s.App.Name, s.App.Tagline, s.App.Description = h, h, h
		s.Landing.Headline, s.Landing.Sub, s.Landing.Action = h, h, h
		for i := range s.Landing.Points {
			s.Landing.Points[i] = spec.Point{Icon: "list", Title: h, Text: h}
		}
		s.Landing.Sections = []spec.Section{{Kind: "text", Title: h, Text: h}}
		for i := range s.Accounts {
			s.Accounts[i].Name = h
		}
		for i := range s.Booking.Services {
			s.Booking.Services[i].Name = h
		}
		s.Booking.Providers = []string{h}
		for i := range s.Entities {
			en := &s.Entities[i]
			for j := range en.Fields {
				f := &en.Fields[j]
				if f.Help != "" || f.Kind == spec.Text {
					f.Help = h
				}
				if f.Kind == spec.Text || f.Kind == spec.LongText {
					f.Default = h
				}
				for k := range f.Options {
					f.Options[k].Label = h
				}
			}
			for _, row := range en.Sample {
				for k, v := range row {
					if _, ok := v.(string); ok && en.Field(k) != nil && en.Field(k).Kind == spec.Text {
						row[k] = h
					}
				}
			}
		}
		for p, data := range compile(t, e, s, nil) {
			text := string(data)
			if path.Ext(p) == ".json" {
				if !json.Valid(data) {
					t.Errorf("%q breaks %s", h, p)
				}
				continue
			}
			for _, literal := range literals(t, h) {
				text = strings.ReplaceAll(text, literal, "")
			}
			if i := strings.Index(text, "PWNED"); i >= 0 {
				t.Errorf("%q is loose in %s: %s", h, p, text[max(0, i-60):min(len(text), i+60)])
			}
		}
	}
}

// literals are the ways in which text may stand in a file, longest first: as a string of TypeScript, of SQL, as prose.
func literals(t *testing.T, h string) []string {
	t.Helper()
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(h); err != nil {
		t.Fatal(err)
	}
	out := []string{strings.TrimSpace(buf.String())}
	var sql string
	if strings.ContainsAny(h, "\n\r\\") {
		sql = "E'" + strings.NewReplacer("'", "''", "\\", "\\\\", "\n", "\\n", "\r", "\\r").Replace(h) + "'"
	} else {
		sql = "'" + strings.ReplaceAll(h, "'", "''") + "'"
	}
	out = append(out, sql)
	prose := ""
	for _, r := range strings.Join(strings.Fields(h), " ") {
		if strings.ContainsRune("\\`*_{}[]<>#|!~&", r) {
			prose += `\`
		}
		prose += string(r)
	}
	return append(out, prose)
}

// TestNamesLikeReservedOnes checks that an entity or a field may be called like the living app's own.
func TestNamesLikeReservedOnes(t *testing.T) {
	e := newEngine(t)
	s := clone(t, goldenSpec(t, "minimal"))
	en := &s.Entities[0]
	en.Name, en.Table, en.Route, en.Label, en.LabelPlural = "sample_text", "sample_texts", "sample-texts", "Sample text", "Sample texts"
	en.Fields[1].Name, en.Fields[1].Label = "sample_item", "Sample item"
	for i := range en.Sample {
		delete(en.Sample[i], "body")
	}
	files := compile(t, e, s, nil)
	sql := string(files[migrationsDir+"0002_records.sql"])
	if !strings.Contains(sql, "create table public.sample_texts (") || !strings.Contains(sql, "  sample_item text") {
		t.Errorf("names were lost:\n%s", sql)
	}
}

// TestSkippedSessionsWouldWriteTheSame changes one thing at a time and compares the files of skipped sessions with what
// they would have written.
func TestSkippedSessionsWouldWriteTheSame(t *testing.T) {
	e := newEngine(t)
	small := map[string]func(s *spec.Spec){
		"an entity": func(s *spec.Spec) { s.Entities = append(s.Entities, goldenSpec(t, "directory").Entities[0]) },
		"dashboard": func(s *spec.Spec) { s.Dashboard = !s.Dashboard },
		"slack":     func(s *spec.Spec) { s.Integrations = []string{"slack"} },
		"booking":   func(s *spec.Spec) { s.Booking = goldenSpec(t, "booking").Booking },
		"comments":  func(s *spec.Spec) { s.Entities[0].Comments = true },
		"ratings":   func(s *spec.Spec) { s.Entities[0].Ratings = true },
		"time log":  func(s *spec.Spec) { s.Entities[0].TimeLog = true },
		"visitors": func(s *spec.Spec) {
			s.Entities[0].Access.Read = append(s.Entities[0].Access.Read, spec.Grant{Who: "visitor"})
		},
		"cards": func(s *spec.Spec) { s.Entities[0].Views = []string{"cards", "table"} },
	}
	changes := map[string]func(s *spec.Spec){
		"headline":       func(s *spec.Spec) { s.Landing.Headline = "Other" },
		"colour":         func(s *spec.Spec) { s.Theme.Primary = "#0055aa" },
		"large letters":  func(s *spec.Spec) { s.Theme.Scale = "large" },
		"dark":           func(s *spec.Spec) { s.Theme.Mode = "dark" },
		"name":           func(s *spec.Spec) { s.App.Name = "Other" },
		"currency":       func(s *spec.Spec) { s.App.Currency = "USD" },
		"time zone":      func(s *spec.Spec) { s.App.TimeZone = "UTC" },
		"dashboard":      func(s *spec.Spec) { s.Dashboard = !s.Dashboard },
		"slack":          func(s *spec.Spec) { s.Integrations = nil },
		"booking":        func(s *spec.Spec) { s.Booking = nil },
		"booking price":  func(s *spec.Spec) { s.Booking.Services[0].Price++ },
		"booking word":   func(s *spec.Spec) { s.Booking.Service.Label = "Ride" },
		"booking field":  func(s *spec.Spec) { s.Booking.Fields = s.Booking.Fields[:1] },
		"account":        func(s *spec.Spec) { s.Accounts[0].Name = "Other" },
		"role label":     func(s *spec.Spec) { s.Roles[1].Label = "Writer" },
		"sample":         func(s *spec.Spec) { s.Entities[0].Sample = s.Entities[0].Sample[:1] },
		"label":          func(s *spec.Spec) { s.Entities[1].Label = "Thing" },
		"plural of loan": func(s *spec.Spec) { s.Entities[2].LabelPlural = "Borrowings" },
		"route":          func(s *spec.Spec) { s.Entities[2].Route = "borrowings" },
		"icon":           func(s *spec.Spec) { s.Entities[2].Icon = "home" },
		"field label":    func(s *spec.Spec) { s.Entities[1].Fields[1].Label = "Remarks" },
		"not in list":    func(s *spec.Spec) { s.Entities[1].Fields[0].InList = false },
		"no filters":     func(s *spec.Spec) { clearFields(s, func(f *spec.Field) { f.Filter = false }) },
		"no search":      func(s *spec.Spec) { clearFields(s, func(f *spec.Field) { f.Search = false }) },
		"no board":       func(s *spec.Spec) { s.Entities[1].Board = "" },
		"no calendar":    func(s *spec.Spec) { s.Entities[1].Calendar = "" },
		"no map":         func(s *spec.Spec) { s.Entities[1].Map = false },
		"no comments":    func(s *spec.Spec) { s.Entities[1].Comments = false },
		"no ratings":     func(s *spec.Spec) { s.Entities[1].Ratings = false },
		"no time":        func(s *spec.Spec) { s.Entities[1].TimeLog = false },
		"no moderation":  func(s *spec.Spec) { s.Entities[1].Moderation = false },
		"no transitions": func(s *spec.Spec) { s.Entities[1].Transitions = nil },
		"table only":     func(s *spec.Spec) { s.Entities[1].Views = []string{"table"} },
		"not in nav":     func(s *spec.Spec) { s.Entities[2].Nav = false },
		"grants":         func(s *spec.Spec) { s.Entities[3].Access.Create = s.Entities[3].Access.Create[1:] },
		"no entity":      func(s *spec.Spec) { s.Entities = s.Entities[:3] },
		"another entity": func(s *spec.Spec) { s.Entities = append(s.Entities, goldenSpec(t, "minimal").Entities[0]) },
		"a field": func(s *spec.Spec) {
			s.Entities[3].Fields = append(s.Entities[3].Fields, spec.Field{Name: "due", Label: "Due", Kind: spec.Date})
		},
		"a linked field": func(s *spec.Spec) {
			s.Entities[0].Fields = append(s.Entities[0].Fields, spec.Field{Name: "fee", Label: "Fee", Kind: spec.Money, InList: true})
		},
		"title of target": func(s *spec.Spec) { s.Entities[0].Fields[0].Label = "Heading" },
		"requirements":    func(s *spec.Spec) { s.Decisions = []spec.Decision{{Key: "x", Answer: "y", Source: "default"}} },
	}
	for _, k := range spec.Kinds {
		f := spec.Field{Name: "extra_value", Label: "Extra value", Kind: k, InList: true, Search: k == spec.Text}
		switch k {
		case spec.Enum, spec.Tags:
			f.Options = []spec.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}
			f.Filter = true
		case spec.Boolean, spec.Date, spec.Member:
			f.Filter = true
		}
		small["a field of kind "+string(k)] = func(s *spec.Spec) {
			if f.Kind == spec.Reference {
				f.Target = s.Entities[0].Name
			}
			s.Entities[0].Fields = append(s.Entities[0].Fields, f)
		}
	}
	check := func(t *testing.T, base *spec.Spec, changes map[string]func(s *spec.Spec)) {
		before := &engine.Base{Spec: base, Files: compile(t, e, base, nil)}
		for name, change := range changes {
			t.Run(name, func(t *testing.T) {
				s := clone(t, base)
				change(s)
				p, err := plan.Make(s, base)
				if err != nil {
					t.Fatal(err)
				}
				now := compile(t, e, s, before)
				skipped := 0
				for _, session := range p.Sessions {
					if !session.Skipped {
						continue
					}
					skipped++
					taken := map[string][]byte{}
					for _, d := range Taken(p, before.Files, session.Name) {
						taken[d.Path] = d.Data
					}
					would := map[string][]byte{}
					owners := p.Owners()
					for path, data := range now {
						if owners.Of(path) == session.Name {
							would[path] = data
						}
					}
					same(t, session.Name, taken, would)
				}
				if skipped == 0 {
					t.Log("nothing is skipped")
				}
			})
		}
	}
	check(t, goldenSpec(t, "kitchen-sink"), changes)
	check(t, goldenSpec(t, "minimal"), small)
	check(t, goldenSpec(t, "project-management"), small)
}

func clearFields(s *spec.Spec, change func(f *spec.Field)) {
	for i := range s.Entities {
		for j := range s.Entities[i].Fields {
			change(&s.Entities[i].Fields[j])
		}
	}
}

// BenchmarkCompile is text-free: a spec becomes all files.
func BenchmarkCompile(b *testing.B) {
	e := newEngine(b)
	for _, name := range goldenNames(b) {
		s := goldenSpec(b, name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w, err := e.Compile(s, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(w.Files())), "files")
			}
		})
	}
}

// BenchmarkParse reads and parses the living app, which a process does once.
func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readTree(living.Files); err != nil {
			b.Fatal(err)
		}
	}
}

// TestUnchangedIsExact adds an entity and changes the description: only what differs is run again.
func TestUnchangedIsExact(t *testing.T) {
	e := newEngine(t)
	base := goldenSpec(t, "project-management")
	before := &engine.Base{Spec: base, Files: compile(t, e, base, nil)}
	s := clone(t, base)
	s.App.Description = "Other words."
	s.Entities = append(s.Entities, goldenSpec(t, "minimal").Entities[0])
	p, err := plan.Make(s, base)
	if err != nil {
		t.Fatal(err)
	}
	names, err := e.Unchanged(p, s, before)
	if err != nil {
		t.Fatal(err)
	}
	skipped := map[string]bool{}
	for _, n := range names {
		skipped[n] = true
	}
	for _, n := range []string{"theme", "kit", "auth", "feature-project", "feature-task", "feature-time"} {
		if !skipped[n] {
			t.Errorf("%s runs again", n)
		}
	}
	now := compile(t, e, s, before)
	for _, n := range names {
		for _, d := range Taken(p, before.Files, n) {
			if !bytes.Equal(now[d.Path], d.Data) {
				t.Errorf("%s of skipped %s differs", d.Path, n)
			}
		}
	}
	for _, n := range []string{"schema", "seed", "docs", "feature-note"} {
		if skipped[n] {
			t.Errorf("%s is skipped", n)
		}
	}
}
