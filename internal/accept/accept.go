// Package accept writes acceptance checks: what a person would do in the finished app to see that it does what was asked.
//
// They are written from the spec, before any code and without looking at it, and find everything by the names that
// docs/living-app.md promises. Each check hangs on spec nodes; a requirement that those nodes meet is proved by it.
package accept

import (
	"slices"
	"sort"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// Checks returns the acceptance checks of a spec, and for every node that one of them proves the ids of those that do.
// Checks make their own rows, named with {run}, so they can run on one app in any order and at once.
func Checks(s *spec.Spec) (checks []spec.Check, proves map[string][]string) {
	w := &writer{spec: s, proves: map[string][]string{}}
	for i := range s.Entities {
		w.entity(&s.Entities[i])
	}
	w.booking()
	w.shop()
	w.stock()
	w.numbers()
	w.attention()
	w.tools()
	w.course()
	w.ai()
	w.network()
	w.site()
	w.appWide()
	w.ruled()
	w.changed()
	return w.checks, w.proves
}

// Prove fills s.Checks and links each met requirement to the checks that prove it. A node without a check of its own is
// proved by that of the nearest node above it: a field by its entity.
func Prove(s *spec.Spec) {
	checks, proves := Checks(s)
	s.Checks = checks
	for i := range s.Requirements {
		r := &s.Requirements[i]
		ids := map[string]bool{}
		for _, node := range r.Nodes {
			for path := node; path != ""; path = above(path) {
				if found := proves[path]; len(found) > 0 {
					for _, id := range found {
						ids[id] = true
					}
					break
				}
			}
		}
		r.Checks = []string{}
		for id := range ids {
			r.Checks = append(r.Checks, id)
		}
		sort.Strings(r.Checks)
	}
}

// above is the node that holds a node: "entities/task/status" → "entities/task".
func above(path string) string {
	if at := strings.LastIndexByte(path, '/'); at > 0 {
		return path[:at]
	}
	return ""
}

type writer struct {
	spec   *spec.Spec
	checks []spec.Check
	proves map[string][]string
}

// add keeps a check and says which nodes it proves.
func (w *writer) add(id, title, as string, steps []spec.Step, nodes ...string) {
	id = strings.ReplaceAll(id, "_", "-")
	if slices.ContainsFunc(w.checks, func(c spec.Check) bool { return c.ID == id }) {
		return
	}
	w.checks = append(w.checks, spec.Check{ID: id, Title: title, As: as, Steps: steps})
	for _, n := range nodes {
		w.proves[n] = append(w.proves[n], id)
	}
}

// The words of the language, as functions: docs/acceptance-checks.md.

func open(path string) spec.Step        { return spec.Step{Do: "goto", Value: path} }
func click(role, name string) spec.Step { return spec.Step{Do: "click", Role: role, Name: name} }
func fill(name, value string) spec.Step {
	return spec.Step{Do: "fill", Role: "textbox", Name: name, Value: value}
}
func choose(name, option string) spec.Step { return spec.Step{Do: "choose", Name: name, Value: option} }
func see(role, name string) spec.Step      { return spec.Step{Do: "see", Role: role, Name: name} }
func notSee(role, name string) spec.Step   { return spec.Step{Do: "not_see", Role: role, Name: name} }
func signIn(as string) spec.Step           { return spec.Step{Do: "sign_in", Value: as} }
func reload() spec.Step                    { return spec.Step{Do: "reload"} }

func press(role, name, within, key string) spec.Step {
	return spec.Step{Do: "press", Role: role, Name: name, Within: within, Value: key}
}

func in(step spec.Step, within string) spec.Step {
	step.Within = within
	return step
}

func all(parts ...[]spec.Step) []spec.Step { return slices.Concat(parts...) }
