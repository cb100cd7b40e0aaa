package intent

import (
	"fmt"
	"os"
	"testing"
)

func TestShow(t *testing.T) {
	text := os.Getenv("TEXT")
	if text == "" {
		t.Skip()
	}
	in := Read(text, os.Getenv("REQ"))
	fmt.Println(in.Language, in.Refused)
	for i, c := range in.Clauses {
		fmt.Printf("clause %d [%s] %q\n", i, c.Heading, c.Text)
	}
	for _, e := range in.Entities {
		fmt.Printf("entity %s (%s) strong=%v noun=%v mentions=%d\n", e.Key, e.Label, e.Strong, e.Noun != nil, len(e.Mentions))
		for _, f := range e.Fields {
			fmt.Printf("   field %s kind=%s opts=%v thing=%v\n", f.Label, f.Kind, f.Options, f.Thing != nil)
		}
		for _, c := range e.Children {
			fmt.Printf("   child %s\n", c.Key)
		}
	}
	for _, r := range in.Roles {
		fmt.Printf("role %+v\n", *r)
	}
	for _, c := range in.Capabilities {
		fmt.Printf("cap %s obj=%s role=%s %q\n", c.Slug, c.Object, c.Role, in.Words(c.At))
	}
	for _, r := range in.Rules {
		fmt.Printf("rule %+v\n", r)
	}
	fmt.Printf("theme %+v\nsignals %d integrations %v renames %v\nbooking %+v\n", in.Theme, len(in.Signals), in.Integrations, in.Renames, in.Booking)
}
