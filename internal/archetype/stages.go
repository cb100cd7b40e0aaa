package archetype

import (
	"regexp"
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

// approval is the move by which a thing is agreed to; nil when it has none.
func (b *builder) approval(e *spec.Entity) *spec.Move {
	if e.Workflow == nil {
		return nil
	}
	f := e.Field(e.Workflow.Field)
	for _, word := range []string{"approved", "accepted", "confirmed", "signed off", "signed", "released", "authorised", "authorized", "agreed", "ordered"} {
		for i := range e.Workflow.Moves {
			if o := f.Option(e.Workflow.Moves[i].To); o != nil && strings.EqualFold(o.Label, word) {
				return &e.Workflow.Moves[i]
			}
		}
	}
	return nil
}

// pastOf are verbs whose states are not written with -ed.
var pastOf = map[string]string{"pay": "paid", "send": "sent", "sell": "sold", "win": "won", "lose": "lost", "do": "done", "put": "put", "take": "taken", "give": "given", "withdraw": "withdrawn", "build": "built"}

// verbIn says whether words speak of the step to a state: "may accept", "approves or rejects", "rejection".
func verbIn(words, label string) bool {
	label = strings.ToLower(label)
	if strings.Contains(label, " ") && label != "signed off" {
		return false
	}
	for _, w := range regexp.MustCompile(`[a-z]+`).FindAllString(words, -1) {
		w := w
		if w == label && strings.HasSuffix(label, "ed") {
			return true
		}
		base := strings.TrimSuffix(strings.TrimSuffix(w, "s"), "e")
		if pastOf[strings.TrimSuffix(w, "s")] == label {
			return true
		}
		if !strings.HasSuffix(label, "ed") {
			continue
		}
		stem := strings.TrimSuffix(strings.TrimSuffix(label, "d"), "e")
		switch {
		case len(stem) < 3:
		case base == stem, strings.TrimSuffix(w, "ing") == stem, strings.TrimSuffix(w, "al") == stem, strings.TrimSuffix(strings.TrimSuffix(w, "s"), "ion") == stem, w == stem+"s",
			strings.HasSuffix(stem, "ll") && strings.HasPrefix(w, strings.TrimSuffix(stem, "l")) && !strings.HasSuffix(w, "ed"):
			return true
		}
	}
	return false
}

// steps finds the entity and the states that a clause speaks of going to.
func (b *builder) steps(s intent.StageStep) (*spec.Entity, []string) {
	list := []*spec.Entity{}
	if name := b.keys[s.Entity]; s.Entity != "" && name != "" {
		list = append(list, b.spec.Entity(name))
	}
	for i := range b.spec.Entities {
		list = append(list, &b.spec.Entities[i])
	}
	for _, e := range list {
		if !b.passes(e) {
			continue
		}
		f := b.stateOf(e)
		if f == nil {
			continue
		}
		var out []string
		if s.State != "" && s.State != "did" {
			if o := optionLike(f, strings.TrimSpace(s.State)); o != "" {
				out = append(out, o)
			}
		} else {
			for _, o := range f.Options {
				if verbIn(s.Words, o.Label) {
					out = append(out, o.Value)
				}
			}
		}
		if len(out) > 0 {
			return e, out
		}
	}
	return nil, nil
}

// movesTo are the moves of an entity that lead to one of some states; states get open moves when the thing has none.
func (b *builder) movesTo(e *spec.Entity, states []string) []*spec.Move {
	f := b.stateOf(e)
	if e.Workflow == nil {
		b.openMoves(e, f)
	}
	var out []*spec.Move
	for i := range e.Workflow.Moves {
		if m := &e.Workflow.Moves[i]; slices.Contains(states, m.To) {
			out = append(out, m)
		}
	}
	return out
}

// stepBy: "only the master may accept an offer", "a treasurer approves or rejects".
func (b *builder) stepBy(s intent.StageStep) {
	role := b.roleName(s.Role)
	if role == "" {
		return
	}
	only := regexp.MustCompile(`\bonly\b`).MatchString(strings.ToLower(b.in.Words(s.At)))
	e, states := b.steps(s)
	if e == nil && s.State != "" {
		e, states = b.nextState(s)
	}
	if e == nil || b.isDefault(role) && !only {
		return
	}
	if e.Workflow == nil && !only {
		return // who does what is said, but nobody is kept from anything
	}
	key := func(m *spec.Move) string { return e.Name + "/" + m.Name }
	for _, m := range b.movesTo(e, states) {
		g := spec.Grant{Who: "role", Role: role}
		if only || !b.given[key(m)] {
			m.By = nil
		}
		m.By = appendGrant(appendGrant(m.By, g), b.admin())
		b.given[key(m)] = true
		b.claim(e, s.At, "workflow")
	}
}

// nextState adds a state behind those of something that is agreed to: "mark approved requests as ordered and then as delivered".
func (b *builder) nextState(s intent.StageStep) (*spec.Entity, []string) {
	e := b.spec.Entity(b.keys[s.Entity])
	if !b.passes(e) || b.approval(e) == nil || !regexp.MustCompile(`^[a-z]{3,16}(?:ed|nt|id|ne|ld|en)$`).MatchString(s.State) {
		return nil, nil
	}
	f := b.stateOf(e)
	from := b.approval(e).To
	for _, m := range e.Workflow.Moves {
		if b.given[e.Name+"/"+m.Name] && strings.HasPrefix(m.Name, "to_") && slices.Contains(m.From, from) {
			from = m.To
		}
	}
	o := option(ident.Sentence(s.State), f.Options)
	at := slices.IndexFunc(f.Options, func(o spec.Option) bool { return o.Value == from })
	f.Options = slices.Insert(f.Options, at+1, o)
	e.Workflow.Moves = append(e.Workflow.Moves, b.stateMove(e, f, o.Value, []string{from}))
	return e, []string{o.Value}
}

// numberOf is the number of an entity that an amount with a unit is compared with.
func (b *builder) numberOf(e *spec.Entity, unit string) (*spec.Field, float64) {
	var kinds []spec.FieldKind
	scale := 1.0
	switch {
	case unit == "" || unit == "%" || strings.HasPrefix(unit, "kg") || strings.HasPrefix(unit, "km") || strings.HasPrefix(unit, "piece") || strings.HasPrefix(unit, "unit"):
		kinds = []spec.FieldKind{spec.Integer, spec.Decimal, spec.Money}
	case strings.HasPrefix(unit, "day"):
		for i := range e.Fields {
			if f := &e.Fields[i]; strings.Contains(strings.ToLower(f.Label), "days") && (f.Kind == spec.Integer || f.Kind == spec.Decimal) {
				return f, 1
			}
		}
		return nil, 0
	case strings.HasPrefix(unit, "hour"):
		kinds, scale = []spec.FieldKind{spec.Duration}, 60
	default:
		kinds = []spec.FieldKind{spec.Money}
	}
	for _, kind := range kinds {
		for i := range e.Fields {
			if f := &e.Fields[i]; f.Kind == kind {
				if kind == spec.Money {
					scale = 100
				}
				return f, scale
			}
		}
	}
	return nil, 0
}

var complement = map[string]string{"above": "at_most", "at_least": "below", "below": "at_least", "at_most": "above"}

// bound: amounts that are decided by themselves, by somebody else, or by two.
func (b *builder) bound(s intent.StageBound) {
	e := b.stagedEntity(s.Entity, []string{"approved", "accepted"})
	if e == nil {
		return
	}
	ok := b.approval(e)
	f, scale := b.numberOf(e, s.Unit)
	role := b.roleName(s.Role)
	if ok == nil || f == nil || s.Role != "" && role == "" {
		return
	}
	when := spec.Bound{Field: f.Name, Is: s.Is, Number: s.N * scale}
	w := e.Workflow
	switch {
	case s.Auto:
		w.Auto = append(w.Auto, spec.Auto{From: ok.From[0], To: ok.To, When: when, Note: "Approved automatically: " + lowerLabel(f.Label) + " " + strings.ReplaceAll(s.Is, "_", " ") + " " + s.Said})
	case s.Is == "at_most" || s.Is == "below":
		// "I approve requests up to 300 €": what is above is for somebody else, an admin when nobody is named.
		if ok.When != nil && ok.When.Number != when.Number {
			return
		}
		ok.When = &when
		if role != "" {
			ok.By = []spec.Grant{{Who: "role", Role: role}}
			ok.By = appendGrant(ok.By, b.admin())
		}
		if !slices.ContainsFunc(b.in.Stages.Bounds, func(o intent.StageBound) bool { return o.N == s.N && (o.Is == "above" || o.Is == "at_least") }) {
			large := *ok
			large.Name, large.By = ok.Name+"_large", []spec.Grant{b.admin()}
			large.When = &spec.Bound{Field: f.Name, Is: complement[s.Is], Number: when.Number}
			w.Moves = append(w.Moves, large)
		}
	default:
		small := &spec.Bound{Field: f.Name, Is: complement[s.Is], Number: when.Number}
		if ok.When != nil && ok.When.Number != when.Number {
			return
		}
		if !s.Second {
			large := *ok
			large.Name, large.When = ok.Name+"_large", &when
			large.By = appendGrant([]spec.Grant{{Who: "role", Role: role}}, b.admin())
			ok.When = small
			w.Moves = append(w.Moves, large)
			break
		}
		b.second(e, ok, role, small, &when)
	}
	b.claim(e, s.At, "workflow")
}

// second lets large amounts wait for somebody else after the first has agreed.
func (b *builder) second(e *spec.Entity, ok *spec.Move, role string, small, large *spec.Bound) {
	w := e.Workflow
	state := e.Field(w.Field)
	who := "a second approval"
	if role != "" {
		who = lowerLabel(b.spec.Role(role).Label)
	}
	waiting := option(spec.CleanLabel("Waiting for "+who, "Waiting for approval"), state.Options)
	waiting.Tone = "warning"
	at := slices.IndexFunc(state.Options, func(o spec.Option) bool { return o.Value == ok.To })
	state.Options = slices.Insert(state.Options, max(at, 0), waiting)
	set := b.decidedBy(e)
	ok = b.approval(e) // fields were added, moves were not
	from := slices.Clone(ok.From)
	first, then := *ok, *ok
	first.Name, first.To, first.When, first.Set = ok.Name+"_first", waiting.Value, large, set
	then.Name, then.From, then.Label = ok.Name+"_second", []string{waiting.Value}, spec.CleanLabel(ok.Label+" as "+who, ok.Label+" too")
	then.When, then.NotIn, then.Set = nil, "decided_by", nil
	if role != "" {
		then.By = appendGrant([]spec.Grant{{Who: "role", Role: role}}, b.admin())
	} else {
		then.Label = spec.CleanLabel(ok.Label+" as the second", ok.Label+" too")
	}
	ok.When, ok.Set = small, set
	for i := range w.Moves {
		m := &w.Moves[i]
		if comesToNothing(state, m.To) && slices.Contains(m.From, from[0]) {
			m.From = append(m.From, waiting.Value)
			if role != "" && len(m.By) > 0 {
				m.By = appendGrant(m.By, spec.Grant{Who: "role", Role: role})
			}
		}
	}
	w.Locked = append(w.Locked, waiting.Value)
	w.Moves = append(w.Moves, first, then)
	w.Ordered = false
}

// notOwn: nobody takes a step with what they made, or did, themselves.
func (b *builder) notOwn(s intent.StageStep) {
	e, states := b.steps(intent.StageStep{Words: s.Words, Entity: s.Entity})
	if s.State == "did" {
		if e, f, member := b.didIt(s); e != nil {
			for _, m := range b.movesTo(e, optionValues(f)) {
				if slices.ContainsFunc(m.From, func(v string) bool {
					return strings.Contains(strings.ToLower(s.Words), strings.TrimPrefix(strings.ToLower(f.Option(v).Label), "in "))
				}) && len(m.From) == 1 {
					m.NotIn = member
					b.claim(e, s.At, "workflow")
				}
			}
			return
		}
	}
	if e == nil {
		return
	}
	for _, m := range b.movesTo(e, states) {
		m.NotOwn = true
		if len(m.By) == 0 || slices.ContainsFunc(m.By, func(g spec.Grant) bool { return g.Who == "owner" }) {
			m.By = []spec.Grant{{Who: "user"}}
		}
		b.claim(e, s.At, "workflow")
	}
}

// didIt finds the state that somebody leaves who checks what another did, and the field that says who did it.
func (b *builder) didIt(s intent.StageStep) (*spec.Entity, *spec.Field, string) {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if !b.passes(e) {
			continue
		}
		f := b.stateOf(e)
		if f == nil {
			continue
		}
		member := ""
		for _, x := range e.Fields {
			if x.Kind == spec.Member && !e.ByMove(x.Name) {
				member = x.Name
				break
			}
		}
		for at, o := range f.Options {
			word := strings.TrimPrefix(strings.ToLower(o.Label), "in ")
			if member == "" || at == 0 || at+1 >= len(f.Options) || !strings.Contains(s.Words, word) || strings.HasSuffix(word, "ed") || o.Final {
				continue
			}
			b.leaving(e, f, o.Value)
			return b.spec.Entity(e.Name), f, member
		}
	}
	return nil, nil, ""
}

// leaving makes moves of their own of those that lead onward from a state.
func (b *builder) leaving(e *spec.Entity, f *spec.Field, state string) {
	if e.Workflow == nil {
		b.openMoves(e, f)
	}
	w := e.Workflow
	at := slices.IndexFunc(f.Options, func(o spec.Option) bool { return o.Value == state })
	for i := range slices.Clone(w.Moves) {
		m := &w.Moves[i]
		if len(m.From) < 2 || !slices.Contains(m.From, state) || slices.IndexFunc(f.Options, func(o spec.Option) bool { return o.Value == m.To }) < at {
			continue
		}
		own := *m
		own.Name, own.From = m.Name+"_from_"+state, []string{state}
		m.From = slices.DeleteFunc(slices.Clone(m.From), func(s string) bool { return s == state })
		w.Moves = append(w.Moves, own)
	}
}

func optionValues(f *spec.Field) []string {
	var out []string
	for _, o := range f.Options {
		out = append(out, o.Value)
	}
	return out
}

// reasons: "rejecting needs a reason".
func (b *builder) reasons(s intent.StageStep) {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		f := b.stateOf(e)
		if f == nil || !b.passes(e) {
			continue
		}
		var states []string
		for _, o := range f.Options {
			if comesToNothing(f, o.Value) && (verbIn(s.Words, o.Label) || strings.Contains(s.Words, strings.ToLower(o.Label))) {
				states = append(states, o.Value)
			}
		}
		if len(states) == 0 && e.Workflow != nil && slices.Contains([]string{"approved", "accepted"}, strings.ToLower(b.agreed(e))) && regexp.MustCompile(`\b(?:reject|refus|declin)`).MatchString(s.Words) {
			ok := b.approval(e)
			by, from := slices.Clone(ok.By), slices.Clone(ok.From)
			no := stateFor(f, "Rejected")
			m := b.stateMove(e, f, no, from)
			m.Name, m.By, m.NotOwn = "reject", by, ok.NotOwn
			e.Workflow.Moves = append(e.Workflow.Moves, m)
			e.Workflow.Locked = append(e.Workflow.Locked, no)
			states = []string{no}
		}
		if len(states) == 0 {
			continue
		}
		for _, m := range b.movesTo(e, states) {
			m.Note, m.NoteLabel = "required", "Reason"
			if strings.Contains(s.Words, "comment") {
				m.NoteLabel = "Comment"
			}
			b.claim(e, s.At, "workflow")
		}
	}
}

// agreed is the label of the state of what was agreed to, "" when there is none.
func (b *builder) agreed(e *spec.Entity) string {
	if m := b.approval(e); m != nil {
		return e.Field(e.Workflow.Field).Option(m.To).Label
	}
	return ""
}

// needsFirst: "tasks without an assignee cannot be moved to doing".
func (b *builder) needsFirst(s intent.StageStep) {
	e, states := b.steps(intent.StageStep{State: s.State, Entity: s.Entity})
	if e == nil {
		return
	}
	f := anyField(e, s.Words)
	if f == nil && regexp.MustCompile(`\b(?:assignee|person|responsible|owner|mechanic|somebody)\b`).MatchString(s.Words) {
		f = e.FieldOf(spec.Member)
	}
	if f == nil || f.Name == b.stateOf(e).Name {
		return
	}
	for _, m := range b.movesTo(e, states) {
		if !slices.Contains(m.Needs, f.Name) && !f.Required {
			m.Needs = append(m.Needs, f.Name)
		}
		b.claim(e, s.At, "workflow")
	}
}

// cancelStep: "an order can be cancelled with a reason at any time before delivery".
func (b *builder) cancelStep(s intent.StageStep) {
	e := b.stagedEntity(s.Entity, nil)
	if e == nil || b.stateOf(e) == nil || e.Workflow == nil || s.State == "reopened" {
		return
	}
	f := b.stateOf(e)
	to := stateFor(f, ident.Sentence(s.State))
	f.Option(to).Final, f.Option(to).Tone = true, "danger"
	var from []string
	before := regexp.MustCompile(`\b(?:before|until) (?:the |its |it is )?([a-z]+)`).FindStringSubmatch(s.Words)
	for _, o := range f.Options {
		if o.Value == to || comesToNothing(f, o.Value) {
			continue
		}
		if before != nil && len(before[1]) > 4 && strings.HasPrefix(strings.ToLower(o.Label), before[1][:len(before[1])-2]) {
			before = nil
			break
		}
		if o.Final {
			continue
		}
		from = append(from, o.Value)
	}
	if len(from) == 0 {
		return
	}
	m := b.stateMove(e, f, to, from)
	m.Name = "cancel"
	if s.Note {
		m.Note = "required"
	}
	if role := b.roleName(s.Role); role != "" && !b.isDefault(role) {
		m.By = appendGrant([]spec.Grant{{Who: "role", Role: role}}, b.admin())
	}
	e.Workflow.Moves = slices.DeleteFunc(e.Workflow.Moves, func(h spec.Move) bool { return h.To == to })
	e.Workflow.Moves = append(e.Workflow.Moves, m)
	e.Workflow.Ordered = false
	b.claim(e, s.At, "workflow")
}

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
