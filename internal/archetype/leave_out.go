package archetype

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/accept"
	"github.com/skycot/skycot/internal/spec"
)

// LeaveOut returns the spec without some of its optional nodes. Every requirement that one of them met is listed as unmet,
// or as met in part where other nodes meet the rest of it, with the reason that reasons gives for the node; the acceptance
// checks are written again. Nil when a node is not optional or the rest makes no valid app.
func LeaveOut(s *spec.Spec, reasons map[string]string) *spec.Spec {
	nodes := slices.Sorted(maps.Keys(reasons))
	out := spec.Without(s, nodes...)
	if out == nil {
		return nil
	}
	for i := range out.Requirements {
		r := &out.Requirements[i]
		var why []string
		kept := r.Nodes[:0:0]
		for _, node := range r.Nodes {
			at := slices.IndexFunc(nodes, func(left string) bool { return spec.Meets(node, left) })
			if at < 0 {
				kept = append(kept, node)
				continue
			}
			if reason := "left out: " + reasons[nodes[at]]; !slices.Contains(why, reason) {
				why = append(why, reason)
			}
		}
		switch {
		case len(why) == 0:
			continue
		case len(kept) == 0:
			r.Nodes, r.Unmet = []string{}, strings.Join(why, "; ")
		default:
			r.Nodes, r.Left = kept, append(r.Left, why...)
		}
	}
	accept.Prove(out)
	if len(spec.Validate(out)) > 0 {
		return nil
	}
	return out
}

// LeftOut says in one line what is left out, for people: "entities/task/comments" → "comments of tasks".
func LeftOut(s *spec.Spec, node string) string {
	parts := strings.Split(node, "/")
	words := strings.ReplaceAll(parts[len(parts)-1], "_", " ")
	if parts[0] != "entities" || len(parts) < 3 {
		return strings.ReplaceAll(words, "-", " ")
	}
	e := s.Entity(parts[1])
	if e == nil {
		return words
	}
	for _, c := range e.Computed {
		if c.Name == parts[2] {
			words = c.Label
		}
	}
	return fmt.Sprintf("%s of %s", words, strings.ToLower(e.LabelPlural))
}
