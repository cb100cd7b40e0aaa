package archetype

import (
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

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
