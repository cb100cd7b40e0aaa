package intent

import "slices"

var ruleVerbs = map[string]string{
	"read": "read", "see": "read", "view": "read", "browse": "read", "search": "read", "find": "read", "look": "read", "open": "read",
	"add": "create", "create": "create", "post": "create", "submit": "create", "suggest": "create", "enter": "create", "register": "create", "write": "create", "publish": "create", "record": "create", "upload": "create", "make": "create", "log": "create", "report": "create", "request": "create", "propose": "create",
	"edit": "update", "change": "update", "update": "update", "modify": "update", "correct": "update", "move": "update", "manage": "manage", "set": "update", "mark": "update", "approve": "update", "reject": "update", "refuse": "update", "decide": "update",
	"delete": "delete", "remove": "delete",
}

// readRules finds who may do what: "only the author can edit", "visitors can browse", "patients see only their own".
func (in *Intent) readRules() {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		who, role, whoAt := in.subject(c)
		only := in.onlyBefore(c, whoAt)
		own := in.own(c)
		for i := c.From; i < c.To; i++ {
			verb := ruleVerbs[in.Tokens[i].Verb]
			if verb == "" || i <= whoAt.From || in.negatedVerb(c, i) || in.otherCapability(i) {
				continue
			}
			entity := in.objectOf(c, hit{from: i, to: i + 1})
			at := Range{i, i + 1}
			switch {
			case who == "":
				continue
			case own && verb == "read":
				in.Rules = append(in.Rules, Rule{Entity: entity, Verb: "read", Who: "owner", Role: role, Only: true, At: in.ownRange(c, whoAt, i)})
			case who == "owner":
				in.Rules = append(in.Rules, Rule{Entity: entity, Verb: verb, Who: "owner", Only: only, At: Range{whoAt.From, i + 1}})
			case own && (verb == "update" || verb == "delete" || verb == "manage"):
				in.Rules = append(in.Rules, Rule{Entity: entity, Verb: verb, Who: "owner", Only: true, At: at})
			default:
				in.Rules = append(in.Rules, Rule{Entity: entity, Verb: verb, Who: who, Role: role, Only: only, At: at})
			}
		}
	}
}

// otherCapability says whether a word asks for something that is no record: "write a comment".
func (in *Intent) otherCapability(i int) bool {
	return slices.ContainsFunc(in.Capabilities, func(c Capability) bool {
		return i >= c.At.From && i < c.At.To+2 && slices.Contains([]string{"comments", "ratings", "time-log", "upload", "messages", "booking"}, c.Slug) || c.Slug == "comments" && i == c.At.From-2 && in.Tokens[i].Is("write", "leave", "add")
	})
}

// subject finds who a clause speaks of: the first role, or anyone, or the author.
func (in *Intent) subject(c *Clause) (who, role string, at Range) {
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		switch {
		case t.Is("author", "creator") || t.Is("owner") && i > c.From && in.Tokens[i-1].Is("the", "its", "their") || t.Is("themselves"):
			return "owner", "", Range{i, i + 1}
		case t.Is("anyone", "anybody", "everyone", "everybody", "visitors", "visitor") || t.Is("public") && i > c.From && in.Tokens[i-1].Is("the"):
			return "visitor", "", Range{i, i + 1}
		case t.Is("users", "user", "members", "people") && in.roleAtToken(i) == nil:
			return "user", "", Range{i, i + 1}
		}
		if r := in.roleAtToken(i); r != nil {
			if r.Level == "admin" {
				return "admin", r.Name, Range{i, i + 1}
			}
			return "role", r.Name, Range{i, i + 1}
		}
	}
	return "", "", Range{}
}

func (in *Intent) roleAtToken(i int) *Role {
	for _, r := range in.Roles {
		if slices.ContainsFunc(r.At, func(m Range) bool { return i >= m.From && i < m.To }) {
			return r
		}
	}
	return nil
}

func (in *Intent) onlyBefore(c *Clause, at Range) bool {
	for k := max(c.From, at.From-2); k < at.From; k++ {
		if in.Tokens[k].Is("only", "just") {
			return true
		}
	}
	return false
}

// own reads "only their own", "see my own", "only own": rows of the person alone.
func (in *Intent) own(c *Clause) bool {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is("own") && i > c.From && in.Tokens[i-1].Is("their", "his", "her", "the", "only", "my", "its") {
			return true
		}
	}
	return false
}

func (in *Intent) ownRange(c *Clause, who Range, verb int) Range {
	for i := verb; i < c.To; i++ {
		if in.Tokens[i].Is("own") {
			return Range{who.From, i + 1}
		}
	}
	return Range{verb, verb + 1}
}

func (in *Intent) negatedVerb(c *Clause, i int) bool {
	for k := max(c.From, i-2); k < i; k++ {
		if in.Tokens[k].Is("not", "cannot", "never", "can't", "nobody", "must-not", "without") {
			return true
		}
	}
	return false
}
