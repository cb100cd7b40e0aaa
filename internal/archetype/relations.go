package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// relations links entities: "each patient has many visits", "invoice: customer, amount", and what the lexicon knows.
func (b *builder) relations() {
	for _, from := range b.in.Entities {
		name := b.keys[from.Key]
		if name == "" {
			continue
		}
		for _, c := range from.Children {
			b.child(name, c)
		}
		for _, f := range from.Fields {
			target := b.reference(f)
			if target == "" || target == "\x00" {
				continue
			}
			e, t := b.spec.Entity(name), b.spec.Entity(target)
			if t == nil || e == nil || b.fieldNamed(e, f.Label) != nil {
				continue
			}
			made := b.link(e, t, f.Label, f.Required)
			b.trace.meet(f.At, "entities/"+e.Name+"/"+made.Name)
		}
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if !b.base[e.Name] {
			b.lexiconLinks(e)
		}
	}
	b.breakCycles()
}

// child links the thing a parent has many of.
func (b *builder) child(parent string, c intent.Mention) {
	name := b.keys[c.Key]
	if name == "" {
		for key, n := range b.keys {
			if strings.HasSuffix(key, " "+c.Key) && (name == "" || n < name) {
				name = n
			}
		}
	}
	if name == "" {
		b.entity(&intent.Entity{Key: c.Key, Label: c.Label, Noun: c.Noun, Strong: true})
		name = b.keys[c.Key]
	}
	e, p := b.spec.Entity(name), b.spec.Entity(parent)
	if e == nil || p == nil {
		return
	}
	f := b.referenceTo(e, parent)
	if f == nil {
		f = b.insertReference(e, p, !b.base[e.Name])
	}
	b.trace.meet(c.At, "entities/"+e.Name+"/"+f.Name)
}

// lexiconLinks makes the references that the lexicon expects and the app can have: "customer: ref customer".
func (b *builder) lexiconLinks(e *spec.Entity) {
	noun := b.nouns[e.Name]
	if noun == nil {
		return
	}
	for _, line := range noun.Fields {
		f, err := catalogue.ParseField(line)
		if err != nil || f.Kind != "reference" {
			continue
		}
		target := b.spec.Entity(b.keys[f.Target])
		listed := b.listsFields(e.Name)
		switch {
		case target != nil && target.Name != e.Name && b.referenceTo(e, target.Name) == nil:
			if have := b.fieldNamed(e, f.Label); have != nil && have.Kind == spec.Text && have.Name != e.Title {
				have.Kind, have.Target = spec.Reference, target.Name
				b.placeField(have)
			} else if have == nil {
				b.link(e, target, sentence(f.Label), false)
			}
		case target == nil && !listed && !f.Maybe && !b.linked(e, f.Target) && b.fieldNamed(e, f.Label) == nil:
			b.addField(e, spec.Field{Label: sentence(f.Label), Kind: spec.Text})
		}
	}
	if noun.Of && !b.hasParent(e) {
		if parent := b.subjectOf(e); parent != nil {
			b.insertReference(e, parent, true)
		}
	}
}

// subjectOf is the thing that a visit, an inspection or a payment is of: the first entity that is no such thing itself.
func (b *builder) subjectOf(e *spec.Entity) *spec.Entity {
	for i := range b.spec.Entities {
		p := &b.spec.Entities[i]
		if n := b.nouns[p.Name]; p.Name != e.Name && (n == nil || !n.Of) && !b.pointsAt(p, e.Name) {
			return p
		}
	}
	return nil
}

func (b *builder) listsFields(name string) bool {
	it := b.intentOf(name)
	return it != nil && len(it.Fields) > 0
}

func (b *builder) pointsAt(e *spec.Entity, target string) bool {
	return b.referenceTo(e, target) != nil
}

func (b *builder) referenceTo(e *spec.Entity, target string) *spec.Field {
	for i := range e.Fields {
		if e.Fields[i].Kind == spec.Reference && e.Fields[i].Target == target {
			return &e.Fields[i]
		}
	}
	return nil
}

func (b *builder) hasParent(e *spec.Entity) bool {
	return slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return f.Kind == spec.Reference && f.Target != e.Name })
}

// link adds a reference field at the end.
func (b *builder) link(e, target *spec.Entity, label string, required bool) *spec.Field {
	f := b.addField(e, spec.Field{Label: label, Kind: spec.Reference, Target: target.Name, Required: required})
	f.InList = true
	return f
}

// insertReference adds a reference right after the title: the row lives in its parent and goes with it.
func (b *builder) insertReference(e, parent *spec.Entity, required bool) *spec.Field {
	f := *b.link(e, parent, parent.Label, required)
	f.OnDelete = "set_null"
	if required {
		f.OnDelete = "cascade"
	}
	last := len(e.Fields) - 1
	e.Fields = slices.Insert(e.Fields[:last:last], 1, f)
	return &e.Fields[1]
}

// breakCycles makes required references that run in a circle optional, the last one first.
func (b *builder) breakCycles() {
	for range len(b.spec.Entities) * spec.MaxFields {
		f := b.cycle()
		if f == nil {
			return
		}
		f.Required = false
		if f.OnDelete == "cascade" {
			f.OnDelete = "set_null"
		}
	}
}

// cycle returns a required reference that closes a circle, or nil.
func (b *builder) cycle() *spec.Field {
	state := map[string]int{}
	var visit func(name string) *spec.Field
	visit = func(name string) *spec.Field {
		state[name] = 1
		e := b.spec.Entity(name)
		for i := range e.Fields {
			f := &e.Fields[i]
			if f.Kind != spec.Reference || !f.Required {
				continue
			}
			if state[f.Target] == 1 {
				return f
			}
			if state[f.Target] == 0 {
				if found := visit(f.Target); found != nil {
					return found
				}
			}
		}
		state[name] = 2
		return nil
	}
	for _, e := range b.spec.Entities {
		if state[e.Name] == 0 {
			if f := visit(e.Name); f != nil {
				return f
			}
		}
	}
	return nil
}
