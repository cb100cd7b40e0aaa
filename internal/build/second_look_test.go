package build

import (
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/spec"
)

// A page's fault is looked at again among the same rows as the first time, which the checks make.
func TestSecondLookShowsTheSameRows(t *testing.T) {
	s := &spec.Spec{Checks: []spec.Check{{ID: "note-create"}, {ID: "note-edit"}, {ID: "landing"}}}
	ofCheck := gate.Finding{Gate: gate.Browser, Check: "note-edit", Page: "/notes"}
	ofPage := gate.Finding{Gate: gate.Browser, Rule: "browser/axe/label", Page: "/notes"}
	ofTest := gate.Finding{Gate: gate.Unit, File: "src/a.test.ts"}
	for name, c := range map[string]struct {
		failing []gate.Finding
		want    string
	}{
		"a check":            {[]gate.Finding{ofCheck}, "note-edit"},
		"a page":             {[]gate.Finding{ofPage}, "note-create note-edit landing"},
		"a check and a page": {[]gate.Finding{ofCheck, ofPage}, "note-create note-edit landing"},
		"a unit test":        {[]gate.Finding{ofTest}, ""},
	} {
		var ids []string
		for _, x := range secondLook(s, c.failing).Checks {
			ids = append(ids, x.ID)
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%s: %q runs again, want %q", name, got, c.want)
		}
		if len(s.Checks) != 3 {
			t.Fatal("the build's own spec was changed")
		}
	}
}
