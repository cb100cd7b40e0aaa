package intent

import (
	"slices"

	"github.com/skycot/skycot/catalogue"
)

// doing are capabilities asked for by a verb: as nouns ("a record", "the order") the same words ask for nothing.
var doing = []string{"create", "edit", "delete", "browse", "manage"}

// readCapabilities finds what the app should do, and to which entity.
func (in *Intent) readCapabilities() {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		for _, h := range capabilityBook().find(in.Tokens, c.From, c.To, false) {
			slug := h.phrase.slug
			if in.negated(c, h.from) || slug == "payment" && in.inPerson(c) {
				in.Excluded = append(in.Excluded, Capability{Slug: slug, At: Range{h.from, h.to}})
				continue
			}
			if slices.Contains(doing, slug) && !in.verbAt(c, h.from) || in.insideName(h) && h.phrase.words == 1 {
				continue
			}
			if slug == "create" && h.to < c.To && in.Tokens[h.to].Is("it", "this", "them", "me", "everything", "something") {
				continue // "make it good"
			}
			if in.Tokens[h.from].Is("rate", "rates") && h.phrase.words == 1 && !in.told(c, h.from) {
				continue // a day rate
			}
			in.Capabilities = append(in.Capabilities, Capability{Slug: slug, Object: in.objectOf(c, h), Role: in.subjectRole(c, h.from), At: Range{h.from, h.to}})
		}
	}
}

// verbAt says whether the word at i is used as a verb: after "can", "to", a comma of a list of verbs, a subject, or
// first in the clause.
func (in *Intent) verbAt(c *Clause, i int) bool {
	if i == c.From {
		return true
	}
	prev := in.Tokens[i-1]
	if determiner(prev) && !prev.Is("all") || prev.Is("of", "with", "in", "for", "per", "no", "by", "from", "own", "same", "new") {
		return false
	}
	return true
}

// told says whether a word is what people are told they can do: after "to", "can", a comma, or people.
func (in *Intent) told(c *Clause, i int) bool {
	if i == c.From {
		return true
	}
	prev := in.Tokens[i-1]
	n := catalogue.Get().Noun(prev.Noun)
	return prev.Is("to", "can", "may", "could", "and", "or", ",", "should", "must", "will") || n != nil && n.Person
}

// insideName says whether a hit is part of an entity's name ("time entry" of "book shop"), and so asks for nothing.
func (in *Intent) insideName(h hit) bool {
	for _, e := range in.Entities {
		for _, r := range e.Mentions {
			if h.from >= r.From && h.to <= r.To {
				return true
			}
		}
		for _, f := range e.Fields {
			if h.from >= f.At.From && h.to <= f.At.To {
				return true
			}
		}
	}
	return false
}

// negated reads "no chat", "without login" is a phrase of its own, "not needed: payment".
func (in *Intent) negated(c *Clause, i int) bool {
	for k := max(c.From, i-3); k < i; k++ {
		if slices.Contains([]string{"remove", "drop"}, in.Tokens[k].Verb) && in.Tokens[k].Lower == in.Tokens[k].Verb && !in.Tokens[k].Glued || in.Tokens[k].Is("disable", "hide") {
			if k == c.From || in.Tokens[k-1].Is("please", "and", ",", "to", "also") {
				return in.Tokens[k+1].Lower != "and"
			}
		}
	}
	for k := max(c.From, i-2); k < i; k++ {
		if in.Tokens[k].Is("no", "never") && !in.Tokens[i-1].Is(",") {
			return true
		}
	}
	return c.From+1 < c.To && in.Tokens[c.From].Is("not") && in.Tokens[c.From+1].Is("needed", "in") || slices.Contains([]string{"not in scope", "out of scope", "not needed"}, c.Heading)
}

// objectOf finds the entity a hit is about: inside it, after it, or else before it in the clause.
func (in *Intent) objectOf(c *Clause, h hit) string {
	after, before := "", ""
	afterAt, beforeAt := 1<<30, -1
	for _, e := range in.Entities {
		for _, r := range e.Mentions {
			switch {
			case r.From >= h.from && r.To <= h.to:
				return e.Key
			case r.From >= h.to && r.To <= c.To && r.From < afterAt && r.From-h.to <= 4:
				after, afterAt = e.Key, r.From
			case r.To <= h.from && r.From >= c.From && r.From > beforeAt:
				before, beforeAt = e.Key, r.From
			}
		}
	}
	switch {
	case after != "":
		return after
	case before != "":
		return before
	}
	return in.continued(c)
}

// continued is the last entity of the clause right before c in the same sentence: "staff can add patients, only doctors can
// delete".
func (in *Intent) continued(c *Clause) string {
	for k := range in.Clauses {
		p := &in.Clauses[k]
		if p.To != c.From || p.Source != c.Source || c.Span[0]-p.Span[1] > 2 || c.Bullet && p.Bullet && c.Span[0]-p.Span[1] > 1 {
			continue
		}
		key, at := "", -1
		for _, e := range in.Entities {
			for _, r := range e.Mentions {
				if r.From >= p.From && r.To <= p.To && r.From > at {
					key, at = e.Key, r.From
				}
			}
		}
		return key
	}
	return ""
}

// subjectRole is the role named before i in the clause: "customers can rate".
func (in *Intent) subjectRole(c *Clause, i int) string {
	name := ""
	at := -1
	for _, r := range in.Roles {
		for _, m := range r.At {
			if m.From >= c.From && m.To <= i && m.From > at {
				name, at = r.Name, m.From
			}
		}
	}
	return name
}

// inPerson says whether a clause tells that people pay one another and not through the app: "in cash at the door".
func (in *Intent) inPerson(c *Clause) bool {
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		if t.Is("online", "stripe", "paypal") {
			return false
		}
		if t.Is("cash") || i+2 < c.To && t.Is("at", "on", "in") && (in.Tokens[i+1].Is("the") && in.Tokens[i+2].Is("door", "spot", "shop", "counter", "desk") || in.Tokens[i+1].Is("person", "site", "pickup", "collection", "arrival", "delivery")) {
			return true
		}
	}
	return false
}
