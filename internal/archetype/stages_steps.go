package archetype

import (
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

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
	words := strings.ToLower(b.in.Words(s.At))
	only := regexp.MustCompile(`\bonly (?:an? |the |our )?` + regexp.QuoteMeta(strings.ToLower(s.Role)) + `\b|\bthe only one\b`).MatchString(words)
	if s.State == "" && regexp.MustCompile(`\b(?:sees?|reads?|views?|looks?|finds?|shown|visible)\b`).MatchString(words) {
		return // who sees what is approved does not approve it
	}
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
		if slices.ContainsFunc(m.By, func(g spec.Grant) bool { return g.Who == "team" || g.Who == "colleague" }) {
			continue // narrower than the role already
		}
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
