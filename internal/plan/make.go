package plan

import (
	"fmt"
	"sort"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// Make plans the build of s. base is the spec of the completed build to start from, nil for a first build: sessions
// that read nothing that changed are Skipped, and their files are the base's. The spec must be valid; the error says
// which two sessions would write the same file.
func Make(s, base *spec.Spec) (Plan, error) {
	sessions := sessions(s)
	if err := disjoint(sessions); err != nil {
		return Plan{}, err
	}
	sorted, err := order(sessions)
	if err != nil {
		return Plan{}, err
	}
	p := Plan{Sessions: sorted, Estimate: Estimate{CostUSD: "0.00"}}
	if base != nil {
		skip(p.Sessions, s, base)
	}
	return p, nil
}

// sessions lists the sessions of an app, each with what it writes and which sessions' files its own refer to.
func sessions(s *spec.Spec) []Session {
	list := []Session{
		{Name: "setup", Layer: "setup", Owns: []string{"**/"}},
		{Name: "schema", Layer: "database", Owns: []string{"supabase/", "src/db/schema.ts"}},
		{Name: "theme", Layer: "theme", Owns: []string{"src/app/globals.css", "src/app/theme.css", "src/app/fonts/",
			"src/app/icon.svg"}},
		{Name: "kit", Layer: "pages", DependsOn: []string{"theme"}, Owns: []string{"src/kit/"}},
		{Name: "auth", Layer: "auth", DependsOn: []string{"schema", "kit"}, Owns: []string{"src/kit/auth/", "src/kit/access/",
			"src/features/auth/", "src/app/(auth)/", "src/app/auth/", "src/proxy.ts", "db/", "src/content/accounts.json"}},
		{Name: "data", Layer: "data", DependsOn: []string{"schema", "auth"}, Owns: []string{"src/kit/db/", "src/db/", "src/data/"}},
	}
	features := make([]string, 0, len(s.Entities)+5)
	for i := range s.Entities {
		e := &s.Entities[i]
		name := kebab(e.Name)
		f := Session{Name: "feature-" + name, Layer: "feature", DependsOn: []string{"data", "kit"},
			Owns: []string{"src/features/" + name + "/", "src/app/**/" + e.Route + "/"}}
		// A form lists its parents' rows, so it calls what their features export; entities may point at each other, so
		// only those that come earlier are waited for.
		for _, parent := range parents(s, i) {
			f.DependsOn = append(f.DependsOn, "feature-"+parent)
		}
		list = append(list, f)
		features = append(features, f.Name)
	}
	if s.Booking != nil {
		list = append(list, Session{Name: "feature-booking", Layer: "feature", DependsOn: []string{"data", "kit"},
			Owns: []string{"src/features/booking/", "src/content/booking.json", "src/app/**/book/", "src/app/**/bookings/",
				"src/app/**/schedule/", "src/app/**/services/", "src/app/**/providers/", "src/app/**/hours/"}})
		features = append(features, "feature-booking")
	}
	if s.Shop != nil {
		list = append(list, Session{Name: "feature-shop", Layer: "feature", DependsOn: []string{"data", "kit"},
			Owns: []string{"src/features/storefront/", "src/content/shop.json", "src/app/**/shop/", "src/app/**/cart/", "src/app/**/checkout/"}})
		features = append(features, "feature-shop")
	}
	if s.Writer != nil {
		list = append(list, Session{Name: "feature-writer", Layer: "feature", DependsOn: []string{"data", "kit"},
			Owns: []string{"src/features/writer/", "src/content/writer.json", "src/app/**/write/"}})
		features = append(features, "feature-writer")
	}
	if s.Agent != nil {
		list = append(list, Session{Name: "feature-agent", Layer: "feature", DependsOn: []string{"data", "kit"},
			Owns: []string{"src/features/agent/", "src/content/agent.json", "src/app/**/queue/", "src/app/**/contact/"}})
		features = append(features, "feature-agent")
	}
	if s.Stock != nil {
		list = append(list, Session{Name: "feature-stock", Layer: "feature", DependsOn: []string{"data", "kit"},
			Owns: []string{"src/features/stockroom/", "src/content/stock.json", "src/app/**/stock/"}})
		features = append(features, "feature-stock")
	}
	if len(s.Tools) > 0 {
		owns := []string{"src/features/tools/", "src/content/tools.json", "src/app/tools/"}
		if s.HasTool("quiz") || s.SharedScores() {
			owns = append(owns, "src/features/quiz/", "src/content/quiz.json", "src/app/staff/")
		}
		list = append(list, Session{Name: "feature-tools", Layer: "feature", DependsOn: []string{"data", "kit"}, Owns: owns})
		features = append(features, "feature-tools")
	}
	if s.Course != nil {
		list = append(list, Session{Name: "feature-course", Layer: "feature", DependsOn: []string{"data", "kit"},
			Owns: []string{"src/features/course/", "src/content/course.json", "src/content/lessons.json", "src/app/**/learn/", "src/app/verify/"}})
		features = append(features, "feature-course")
	}
	for i := range s.Entities {
		if s.Entities[i].TimeLog {
			list = append(list, Session{Name: "feature-time", Layer: "feature", DependsOn: []string{"data", "kit"},
				Owns: []string{"src/features/time/", "src/app/**/time/"}})
			features = append(features, "feature-time")
			break
		}
	}
	if s.Dashboard {
		list = append(list, Session{Name: "feature-dashboard", Layer: "feature", DependsOn: append([]string{"data", "kit"}, features...),
			Owns: []string{"src/features/dashboard/", "src/app/**/dashboard/"}})
	}
	if len(s.Integrations) > 0 {
		var owns []string
		for _, slug := range s.Integrations {
			owns = append(owns, "src/features/"+slug+"/", "src/app/api/"+slug+"/")
		}
		list = append(list, Session{Name: "integrations", Layer: "integrations", DependsOn: []string{"data", "kit"}, Owns: owns})
		features = append(features, "integrations")
	}
	list = append(list,
		Session{Name: "pages", Layer: "pages", DependsOn: append([]string{"auth", "kit"}, features...),
			Owns: []string{"src/app/", "src/features/", "src/content/"}},
		Session{Name: "seed", Layer: "seed", DependsOn: []string{"data"}, Owns: []string{"src/db/seed.ts", "src/db/seed-slices.ts", "src/db/sample/"}},
		Session{Name: "tests", Layer: "tests", DependsOn: append([]string{"schema", "seed"}, features...), Owns: []string{"tests/"}},
		Session{Name: "docs", Layer: "docs", DependsOn: []string{"setup", "pages"}, Owns: []string{"README.md", ".env.example"}},
	)
	all := make([]string, len(list))
	for i := range list {
		list[i].Engine = Compiler
		all[i] = list[i].Name
	}
	return append(list, Session{Name: Verify, Layer: Verify, DependsOn: all})
}

// parents lists, in kebab case and without repeats, the entities before entity i that it points at.
func parents(s *spec.Spec, i int) []string {
	seen := map[string]bool{}
	var out []string
	for _, f := range s.Entities[i].Fields {
		for j := range s.Entities[:i] {
			name := kebab(s.Entities[j].Name)
			if f.Kind == spec.Reference && f.Target == s.Entities[j].Name && !seen[name] {
				seen[name] = true
				out = append(out, name)
			}
		}
	}
	return out
}

func kebab(name string) string { return strings.ReplaceAll(name, "_", "-") }

// disjoint refuses two sessions that claim the same pattern. Patterns that overlap otherwise are settled by Owner.
func disjoint(list []Session) error {
	owner := map[string]string{}
	for _, s := range list {
		for _, p := range s.Owns {
			if other, taken := owner[p]; taken {
				return fmt.Errorf("sessions %s and %s would both write %s", other, s.Name, p)
			}
			owner[p] = s.Name
		}
	}
	return nil
}

// order sorts sessions so that each comes after what it needs, otherwise as they are listed. The error names a cycle.
func order(list []Session) ([]Session, error) {
	byName := map[string]int{}
	for i, s := range list {
		byName[s.Name] = i
	}
	var out []Session
	state := make([]int, len(list)) // 0 new, 1 being visited, 2 done
	var visit func(i int) error
	visit = func(i int) error {
		switch state[i] {
		case 1:
			return fmt.Errorf("session %s needs itself", list[i].Name)
		case 2:
			return nil
		}
		state[i] = 1
		for _, d := range list[i].DependsOn {
			j, ok := byName[d]
			if !ok {
				return fmt.Errorf("session %s needs %s, which is not in the plan", list[i].Name, d)
			}
			if err := visit(j); err != nil {
				return err
			}
		}
		state[i] = 2
		out = append(out, list[i])
		return nil
	}
	for i := range list {
		if err := visit(i); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Owners answers which session writes a path. Make it once per plan; it is read-only.
type Owners struct {
	exact    map[string]string
	prefixes []claim // longest first
}

type claim struct {
	head, tail string // the path starts with head and, when tail is set, holds it after head
	length     int
	session    string
}

// Owners prepares the write sets of a plan for look-ups.
func (p *Plan) Owners() *Owners {
	o := &Owners{exact: map[string]string{}}
	for _, s := range p.Sessions {
		for _, pattern := range s.Owns {
			head, tail, deep := strings.Cut(pattern, "**/")
			switch {
			case deep:
				o.prefixes = append(o.prefixes, claim{head, tail, len(pattern), s.Name})
			case strings.HasSuffix(pattern, "/"):
				o.prefixes = append(o.prefixes, claim{pattern, "", len(pattern), s.Name})
			default:
				o.exact[pattern] = s.Name
			}
		}
	}
	sort.SliceStable(o.prefixes, func(i, j int) bool {
		if o.prefixes[i].length != o.prefixes[j].length {
			return o.prefixes[i].length > o.prefixes[j].length
		}
		return o.prefixes[i].session < o.prefixes[j].session
	})
	return o
}

// Of returns the name of the one session that writes path.
func (o *Owners) Of(path string) string {
	if s, ok := o.exact[path]; ok {
		return s
	}
	for _, c := range o.prefixes {
		rest, ok := strings.CutPrefix(path, c.head)
		if ok && (c.tail == "" || strings.HasPrefix(rest, c.tail) || strings.Contains(rest, "/"+c.tail)) {
			return c.session
		}
	}
	return ""
}
