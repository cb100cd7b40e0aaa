package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// furnishStages makes the stages that the text speaks of into states of things, and the rules about the steps between them
// into conditions of their moves. What it claims of the text is claimed later (traceStages), of things that kept their states.
func (b *builder) furnishStages() {
	s := &b.in.Stages
	for _, c := range s.Chains {
		b.chain(c)
	}
	for _, c := range s.Cancel {
		b.cancelStep(c)
	}
	for _, st := range s.Steps {
		b.stepBy(st)
	}
	for _, st := range s.Reason {
		b.reasons(st)
	}
	for _, bound := range s.Bounds {
		b.bound(bound)
	}
	for _, st := range s.NotOwn {
		b.notOwn(st)
	}
	for _, st := range s.Needs {
		b.needsFirst(st)
	}
	// Whoever agrees to a thing pays it, not whoever gets the money.
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		ok := b.approval(e)
		if ok == nil || !b.given[e.Name] {
			continue
		}
		for k := range e.Workflow.Moves {
			if m := &e.Workflow.Moves[k]; len(m.By) == 0 && strings.EqualFold(e.Field(e.Workflow.Field).Option(m.To).Label, "paid") {
				m.By = slices.Clone(ok.By)
			}
		}
	}
}

// claim keeps that a node of an entity answers some words, until it is certain that the entity keeps it.
func (b *builder) claim(e *spec.Entity, at intent.Range, node string) {
	b.staged = append(b.staged, stagedClaim{e.Name, node, at})
}

type stagedClaim struct {
	entity, node string
	at           intent.Range
}

// traceStages claims the words about stages of the entities that still have what was made of them.
func (b *builder) traceStages() {
	for _, c := range b.staged {
		e := b.spec.Entity(c.entity)
		switch {
		case e == nil, c.node == "workflow" && e.Workflow == nil, c.node == "limits" && len(e.Limits) == 0, c.node != "workflow" && c.node != "limits" && e.Field(c.node) == nil:
			continue
		}
		b.trace.meet(c.at, "entities/"+c.entity+"/"+c.node)
	}
}

// passes says whether an entity can be given stages: things of the app's own making pass through their own.
func (b *builder) passes(e *spec.Entity) bool {
	if e == nil || e.Team || e.Shared || e.Persona || e.Profile != "" || e.Feed != nil || e.Deal != nil || b.base[e.Name] {
		return false
	}
	return true
}

// stagedEntity is the entity that a clause about stages means: the one it names, or the one that has such states.
func (b *builder) stagedEntity(key string, words []string) *spec.Entity {
	if name := b.keys[key]; key != "" && name != "" {
		if e := b.spec.Entity(name); b.passes(e) {
			return e
		}
	}
	var best *spec.Entity
	top := -1
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if !b.passes(e) {
			continue
		}
		score := 0
		if f := b.stateOf(e); f != nil {
			score++
			for _, w := range words {
				if optionLike(f, w) != "" {
					score += 2
				}
			}
		}
		if e.Workflow != nil {
			score++
		}
		if n := b.nouns[e.Name]; n != nil && n.Person {
			score--
		}
		if score > top {
			best, top = e, score
		}
	}
	return best
}

// chain gives an entity the states of a chain, in its order; a way through them becomes the moves.
func (b *builder) chain(c intent.StageChain) {
	flat := slices.Concat(c.Stages...)
	for i := range b.spec.Entities {
		for _, f := range b.spec.Entities[i].Fields {
			if f.Kind == spec.Enum && !isState(&f) && len(f.Options) > 1 && optionLike(&f, flat[0]) != "" && optionLike(&f, flat[1]) != "" {
				return // "priority: low, medium, high" is said of a field
			}
		}
	}
	if c.Entity != "" && b.keys[c.Entity] == "" && !c.Ordered && !c.Columns {
		return // said of something that the app does not keep
	}
	e := b.stagedEntity(c.Entity, flat)
	if c.Columns {
		for i := range b.spec.Entities {
			if x := &b.spec.Entities[i]; x.Board != "" && b.passes(x) && (e == nil || e.Board == "") {
				e = x
			}
		}
	}
	if e == nil {
		return
	}
	f := b.stateOf(e)
	if b.given[e.Name] && f != nil && slices.ContainsFunc(flat, func(s string) bool { return optionLike(f, s) == "" }) {
		return // it has its stages already, and these are others
	}
	b.given[e.Name] = true
	if f == nil {
		if f = e.Field("status"); f != nil && f.Kind != spec.Enum {
			f.Kind, f.MaxLength = spec.Enum, 0
			b.placeField(f)
		}
	}
	if f == nil {
		f = b.addField(e, spec.Field{Label: "Status", Kind: spec.Enum, Options: options(flat), Required: true})
	}
	b.restate(e, f, flat)
	groups := make([][]string, len(c.Stages))
	for i, g := range c.Stages {
		for _, label := range g {
			groups[i] = append(groups[i], stateValue(f, label))
		}
	}
	if c.Ordered && !c.Columns && e.Board != f.Name {
		b.way(e, f, groups)
		b.claim(e, c.At, "workflow")
	} else if e.Workflow != nil {
		b.openMoves(e, f)
	}
	b.claim(e, c.At, f.Name)
}

// stateValue is the option of a label that restate made.
func stateValue(f *spec.Field, label string) string {
	for _, o := range f.Options {
		if strings.EqualFold(o.Label, spec.CleanLabel(label, "Option")) {
			return o.Value
		}
	}
	return f.Options[0].Value
}

// restate makes labels the options of a state field, in their order, and keeps behind them where moves of the text lead.
func (b *builder) restate(e *spec.Entity, f *spec.Field, labels []string) {
	var list []spec.Option
	used := map[string]bool{}
	for _, label := range labels {
		at := slices.IndexFunc(f.Options, func(o spec.Option) bool { return strings.EqualFold(o.Label, label) })
		if at >= 0 && !used[f.Options[at].Value] {
			used[f.Options[at].Value] = true
			list = append(list, f.Options[at])
			continue
		}
		o := option(ident.Sentence(label), slices.Concat(list, f.Options))
		if o.Value != ident.Snake(label) && !slices.ContainsFunc(f.Options, func(h spec.Option) bool { return h.Value == ident.Snake(label) }) {
			o = option(ident.Sentence(label), list)
		}
		list = append(list, o)
	}
	first := list[0].Value
	if e.Workflow != nil {
		old, _ := f.Default.(string)
		for _, m := range e.Workflow.Moves {
			if o := f.Option(m.To); o != nil && !used[o.Value] {
				used[o.Value] = true
				list = append(list, *o)
			}
		}
		for i := range e.Workflow.Moves {
			m := &e.Workflow.Moves[i]
			for k, from := range m.From {
				if from == old && !used[old] {
					m.From[k] = first
				}
			}
			m.From = slices.DeleteFunc(m.From, func(s string) bool {
				return s == m.To || !slices.ContainsFunc(list, func(o spec.Option) bool { return o.Value == s })
			})
			if len(m.From) == 0 && m.To != first {
				m.From = []string{first}
			}
		}
		e.Workflow.Moves = slices.DeleteFunc(e.Workflow.Moves, func(m spec.Move) bool { return len(m.From) == 0 })
	}
	f.Options, f.Default, f.Required = list, first, true
	e.Transitions = nil
	if !slices.ContainsFunc(list, func(o spec.Option) bool { return o.Final }) {
		f.Options[len(labels)-1].Final = true // the way ends there
	}
}

// stateVerbs are what the button of a step is called, by the state that it leads to. All others are marked as.
var stateVerbs = map[string]string{"approved": "Approve", "accepted": "Accept", "rejected": "Reject", "refused": "Refuse", "declined": "Decline", "confirmed": "Confirm", "released": "Release",
	"signed": "Sign", "cancelled": "Cancel", "canceled": "Cancel", "submitted": "Submit", "published": "Publish", "verified": "Verify", "archived": "Archive", "closed": "Close", "denied": "Deny", "signed off": "Sign off"}

func stepLabel(label string) string {
	low := strings.ToLower(label)
	if v := stateVerbs[low]; v != "" {
		return v
	}
	if strings.HasPrefix(low, "in ") || strings.HasPrefix(low, "waiting") {
		return spec.CleanLabel("Move to "+lowerLabel(label), "Move on")
	}
	return spec.CleanLabel("Mark as "+lowerLabel(label), "Move on")
}

// noStates are where a thing ends that comes to nothing.
var noStates = []string{"rejected", "refused", "declined", "denied", "cancelled", "canceled", "lost", "failed", "withdrawn", "void", "expired", "discarded", "dropped", "turned down", "no show", "disqualified", "abandoned", "written off"}

func comesToNothing(f *spec.Field, value string) bool {
	o := f.Option(value)
	return o != nil && slices.Contains(noStates, strings.ToLower(o.Label))
}

// way makes the moves along groups of states: from each to the next, and from any to where things come to nothing.
func (b *builder) way(e *spec.Entity, f *spec.Field, groups [][]string) {
	b.workflowOf(e, f)
	w := e.Workflow
	var before, all []string // the states a step comes from; those so far
	for i, g := range groups {
		var live []string
		for _, state := range g {
			no := comesToNothing(f, state)
			if !no {
				live = append(live, state)
			}
			if i == 0 {
				continue
			}
			from := before
			if no && len(g) == 1 {
				from = all
			}
			if len(from) == 0 {
				continue
			}
			if at := slices.IndexFunc(w.Moves, func(m spec.Move) bool { return m.To == state }); at >= 0 {
				w.Moves[at].From = slices.Clone(from)
				continue
			}
			w.Moves = append(w.Moves, b.stateMove(e, f, state, from))
		}
		if len(live) > 0 {
			before = live
			all = append(all, live...)
		}
	}
	w.Ordered = !slices.ContainsFunc(groups, func(g []string) bool { return len(g) > 1 }) && len(f.Options) == len(groups)
	// A decision that the chain does not speak of is taken where the other one is.
	if ok := b.approval(e); ok != nil {
		for i := range w.Moves {
			m := &w.Moves[i]
			if m.Name != ok.Name && comesToNothing(f, m.To) && !slices.ContainsFunc(groups, func(g []string) bool { return slices.Contains(g, m.To) }) && slices.Contains(decisions, strings.ReplaceAll(m.Name, "_", " ")) {
				m.From = slices.Clone(ok.From)
			}
		}
	}
}

func (b *builder) stateMove(e *spec.Entity, f *spec.Field, to string, from []string) spec.Move {
	label := f.Option(to).Label
	m := spec.Move{Name: "to_" + to, Label: stepLabel(label), From: slices.Clone(from), To: to, Tone: "primary"}
	if m.Label == "Cancel" {
		m.Label = spec.CleanLabel("Cancel "+lowerLabel(e.Label), "Cancel it") // a dialog has a button of that name already
	}
	if comesToNothing(f, to) {
		m.Tone, m.Note, m.NoteLabel = "danger", "optional", "Reason"
	}
	return m
}

func (b *builder) workflowOf(e *spec.Entity, f *spec.Field) {
	f.Required = true
	if f.Default == nil {
		f.Default = f.Options[0].Value
	}
	if e.Workflow == nil {
		e.Workflow = &spec.Workflow{Field: f.Name, Moves: []spec.Move{}}
	}
	e.Moderation, e.Transitions = false, nil
}

// openMoves lets a thing go from every state to every other that no move leads to yet.
func (b *builder) openMoves(e *spec.Entity, f *spec.Field) {
	b.workflowOf(e, f)
	for _, o := range f.Options {
		if slices.ContainsFunc(e.Workflow.Moves, func(m spec.Move) bool { return m.To == o.Value }) {
			continue
		}
		var from []string
		for _, x := range f.Options {
			if x.Value != o.Value {
				from = append(from, x.Value)
			}
		}
		m := b.stateMove(e, f, o.Value, from)
		m.Tone = map[bool]string{true: "danger"}[m.Tone == "danger"]
		if e.Board == f.Name {
			m.Label, m.Note, m.NoteLabel = spec.CleanLabel("Move to "+lowerLabel(o.Label), "Move on"), "", ""
		}
		e.Workflow.Moves = append(e.Workflow.Moves, m)
	}
}
