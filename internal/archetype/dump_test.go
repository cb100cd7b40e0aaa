package archetype

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/spec"
)

// TestDump prints what is made of the text in REQ (description and requirements, "name:" line first) for a look by hand;
// without the variable there is nothing to do. OUT is a file for the spec.
func TestDump(t *testing.T) {
	if os.Getenv("REQ") == "" {
		t.Skip("REQ is not set")
	}
	data, err := os.ReadFile(os.Getenv("REQ"))
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(data), "\n---\n")
	name, description, _ := strings.Cut(head, "\n")
	r, err := Compile(Request{Name: name, Description: description, Requirements: rest})
	if err != nil {
		t.Fatal(err)
	}
	s := r.Spec
	fmt.Println("ARCHETYPE", s.Archetype.Slug, s.Archetype.Confidence, s.Archetype.Blended)
	for _, role := range s.Roles {
		fmt.Println("ROLE", role.Name, role.Default, role.Admin, role.Open)
	}
	for _, e := range s.Entities {
		fmt.Printf("ENTITY %s (%s) title=%s profile=%q nav=%v read=%v create=%v\n", e.Name, e.Label, e.Title, e.Profile, e.Nav, e.Access.Read, e.Access.Create)
		for _, f := range e.Fields {
			fmt.Printf("   %s %q %s req=%v target=%s guarded=%v filter=%v", f.Name, f.Label, f.Kind, f.Required, f.Target, f.Guarded, f.Filter)
			for _, o := range f.Options {
				fmt.Printf(" |%s", o.Label)
			}
			fmt.Println()
		}
		if e.Deal != nil {
			c, _ := spec.Canonical(&spec.Spec{Entities: []spec.Entity{{Deal: e.Deal}}})
			text := string(c)
			fmt.Println("   DEAL", text[strings.Index(text, `"deal":`):])
		}
	}
	met := 0
	for _, q := range s.Requirements {
		if q.Unmet == "" {
			met++
		} else {
			fmt.Println("UNMET", q.Text, "::", q.Unmet)
		}
	}
	fmt.Println("MET", met, "of", len(s.Requirements), "checks", len(s.Checks))
	if out := os.Getenv("OUT"); out != "" {
		c, _ := spec.Canonical(s)
		if err := os.WriteFile(out, c, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
