package spec

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// small is the least spec that can be built.
func small() *Spec {
	return &Spec{
		Version:   Version,
		App:       App{Name: "Notes", Slug: "notes", Locale: "en", Currency: "EUR", TimeZone: "UTC"},
		Archetype: Archetype{Slug: "custom"},
		Theme:     Theme{Tone: "plain", Scale: "normal", Mode: "system"},
		Roles:     []Role{{Name: "member", Label: "Member", Default: true}, {Name: "admin", Label: "Admin", Admin: true}},
		Accounts:  []Account{{Name: "Ana", Email: "ana@example.com", Role: "admin"}, {Name: "Ben", Email: "ben@example.com", Role: "member"}},
		Entities: []Entity{{
			Name: "note", Table: "notes", Route: "notes", Label: "Note", LabelPlural: "Notes", Title: "title", Views: []string{"table"},
			Fields: []Field{
				{Name: "title", Label: "Title", Kind: Text, Required: true},
				{Name: "status", Label: "Status", Kind: Enum, Options: []Option{{Value: "open", Label: "Open"}, {Value: "done", Label: "Done", Final: true}}},
				{Name: "due_on", Label: "Due on", Kind: Date},
				{Name: "writer", Label: "Writer", Kind: Member},
			},
			Access: Access{Read: []Grant{{Who: "user"}}, Create: []Grant{{Who: "user"}}, Update: []Grant{{Who: "owner"}}, Delete: []Grant{{Who: "role", Role: "admin"}}},
			Sample: []Row{{"title": "Buy seeds", "status": "open", "due_on": 3, "writer": 1}},
		}},
		Landing: Landing{Headline: "Notes", Action: "Start"},
	}
}

func TestValidateAcceptsTheLeastSpec(t *testing.T) {
	if problems := Validate(small()); len(problems) > 0 {
		t.Fatal(problems)
	}
}

func TestValidateNamesPathAndReason(t *testing.T) {
	for _, c := range []struct {
		path string
		harm func(s *Spec)
	}{
		{"entities[0].name", func(s *Spec) { s.Entities[0].Name = "order" }},
		{"entities[0].label", func(s *Spec) { s.Entities[0].Label = "<b>Note</b>" }},
		{"entities[0].title", func(s *Spec) { s.Entities[0].Title = "due_on" }},
		{"entities[0].fields[1].options", func(s *Spec) { s.Entities[0].Fields[1].Options = nil }},
		{"entities[0].fields[0].name", func(s *Spec) { s.Entities[0].Fields[0].Name = "owner_id" }},
		{"entities[0].sample[0].status", func(s *Spec) { s.Entities[0].Sample[0]["status"] = "lost" }},
		{"entities[0].sample[0].writer", func(s *Spec) { s.Entities[0].Sample[0]["writer"] = 7 }},
		{"entities[0].sample[0].title", func(s *Spec) { delete(s.Entities[0].Sample[0], "title") }},
		{"entities[0].access.read[0].via", func(s *Spec) { s.Entities[0].Access.Read = []Grant{{Who: "self", Via: "title"}} }},
		{"entities[0].access.delete[0].role", func(s *Spec) { s.Entities[0].Access.Delete[0].Role = "boss" }},
		{"entities[0].route", func(s *Spec) { s.Entities[0].Route = "dashboard" }},
		{"entities[0].board", func(s *Spec) { s.Entities[0].Board = "title" }},
		{"roles", func(s *Spec) { s.Roles[0].Admin = true }},
		{"accounts", func(s *Spec) { s.Accounts = s.Accounts[:1] }},
		{"theme.primary", func(s *Spec) { s.Theme.Primary = "red; }" }},
		{"app.slug", func(s *Spec) { s.App.Slug = "../x" }},
		{"entities", func(s *Spec) { s.Entities = nil }},
		{"checks[0].as", func(s *Spec) { s.Checks = []Check{{ID: "a", Title: "A", As: "ghost", Steps: []Step{{Do: "see"}}}} }},
		{"requirements[0]", func(s *Spec) { s.Requirements = []Requirement{{ID: "r1", Source: "requirements"}} }},
		{"entities[0].fields", func(s *Spec) {
			s.Entities[0].Fields = append(s.Entities[0].Fields, Field{Name: "parent_note", Label: "Parent", Kind: Reference, Required: true, Target: "note"})
			s.Entities[0].Sample = nil
		}},
	} {
		s := small()
		c.harm(s)
		found := false
		for _, p := range Validate(s) {
			found = found || p.Path == c.path && p.Reason != ""
		}
		if !found {
			t.Errorf("want a problem at %s, got %v", c.path, Validate(s))
		}
	}
}

func TestCanonicalRoundTrip(t *testing.T) {
	a, err := Canonical(small())
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := Parse(a)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Canonical(parsed)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Errorf("reading back changes the bytes:\n%s\n%s", a, b)
	}
	if problems := Validate(parsed); len(problems) > 0 {
		t.Errorf("a spec read back from JSON must stay valid: %v", problems)
	}
	if _, err := Parse([]byte(`{"version":1,"colour":"red"}`)); err == nil || !strings.Contains(err.Error(), "colour") {
		t.Errorf("an unknown field is named: %v", err)
	}
}

func TestSchemaAcceptsWhatIsWritten(t *testing.T) {
	var doc any
	if err := json.Unmarshal(Schema(), &doc); err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("spec.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("spec.json")
	if err != nil {
		t.Fatal(err)
	}
	data, err := Canonical(small())
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
	value.(map[string]any)["colour"] = "red"
	if schema.Validate(value) == nil {
		t.Error("an unknown field must not pass")
	}
}

func TestCleanLabel(t *testing.T) {
	for in, want := range map[string]string{
		"Unit price (€)": "Unit price (€)", "<script>alert(1)</script>": "script alert(1) /script", "猫 カフェ": "猫 カフェ",
		"{evil}": "evil", "  a\n b ": "a b", "🎉🎉": "Item", "": "Item", "--": "Item", "Größe’s": "Größe's", strings.Repeat("x", 99): strings.Repeat("x", 60),
	} {
		if got := CleanLabel(in, "Item"); got != want {
			t.Errorf("CleanLabel(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzCleanLabel(f *testing.F) {
	f.Add("a -- b */ {x} `")
	f.Fuzz(func(t *testing.T, text string) {
		if got := CleanLabel(text, "Item"); !LabelPattern.MatchString(got) {
			t.Fatalf("%q gave %q", text, got)
		}
	})
}
