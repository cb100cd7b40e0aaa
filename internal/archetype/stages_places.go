package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// furnishPlaces: "at most 3 cards in doing", "max 3 jobs in repair per mechanic", "max 2 open rentals per member".
func (b *builder) furnishPlaces() {
	for _, p := range b.in.Stages.Places {
		if p.Most < 1 {
			continue
		}
		open := slices.Contains([]string{"open", "active", "running", "unfinished", "pending", "unpaid", "current", "future"}, p.State)
		e, states := b.steps(intent.StageStep{State: p.State, Entity: p.Entity})
		if e == nil && open {
			if e = b.stagedEntity(p.Entity, nil); e != nil && b.stateOf(e) != nil {
				for _, o := range b.stateOf(e).Options {
					if !o.Final && !comesToNothing(b.stateOf(e), o.Value) {
						states = append(states, o.Value)
					}
				}
			}
		}
		if e == nil && !open {
			e, states = b.steps(intent.StageStep{State: "in " + p.State, Entity: p.Entity})
		}
		if e == nil || len(states) == 0 || b.stateOf(e) == nil {
			continue
		}
		l := spec.Limit{Kind: "count", Most: p.Most, States: states, StateOf: b.stateOf(e).Name, Whole: p.Per == ""}
		if p.Per != "" {
			if l.Field = b.perField(e, p.Per); l.Field == "" {
				continue
			}
			if l.Field == "owner_id" {
				l.Field = ""
			}
		}
		if slices.ContainsFunc(e.Limits, func(h spec.Limit) bool {
			return h.Kind == "count" && h.Field == l.Field && h.StateOf == l.StateOf && slices.Equal(h.States, l.States)
		}) {
			continue
		}
		e.Limits = append(e.Limits, l)
		b.claim(e, p.At, "limits")
	}
}

// perField is the field whose rows are counted: who or what the limit is for each of.
func (b *builder) perField(e *spec.Entity, per string) string {
	for _, f := range e.Fields {
		if (f.Kind == spec.Member || f.Kind == spec.Reference) && (strings.EqualFold(f.Label, per) || f.Target != "" && (f.Target == b.keys[per] || f.Target == ident.Snake(per))) {
			return f.Name
		}
	}
	if slices.Contains([]string{"person", "member", "user", "employee", "assignee", "head"}, per) || b.roleName(per) != "" {
		for _, f := range e.Fields {
			if f.Kind == spec.Member && !e.ByMove(f.Name) {
				return f.Name
			}
		}
		if role := b.roleName(per); role != "" && b.isDefault(role) && !b.worksThere(role) {
			return "owner_id"
		}
		if b.roleName(per) != "" {
			return b.addField(e, spec.Field{Label: ident.Sentence(per), Kind: spec.Member}).Name
		}
	}
	return ""
}

// makeRoom keeps sample rows within the limits on how many stand in a state, with a place left.
func (b *builder) makeRoom(e *spec.Entity) {
	for _, l := range e.Limits {
		if l.Kind != "count" || len(l.States) == 0 || b.base[e.Name] {
			continue
		}
		f := e.Field(l.StateOf)
		var others []string
		for _, o := range f.Options {
			if !slices.Contains(l.States, o.Value) {
				others = append(others, o.Value)
			}
		}
		count := map[any]int{}
		for i, row := range e.Sample {
			state, _ := row[l.StateOf].(string)
			if !slices.Contains(l.States, state) {
				continue
			}
			var who any = "all"
			if l.Field != "" {
				who = row[l.Field]
			}
			if float64(count[who]) < l.Most-1 {
				count[who]++
				continue
			}
			if len(others) > 0 {
				row[l.StateOf] = others[i%len(others)]
			}
		}
	}
}
