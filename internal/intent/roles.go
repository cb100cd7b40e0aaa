package intent

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// readRoles finds the people who use the app: "As a tailor I …", "Roles: …", "admins can …", "Reception (admin): …".
func (in *Intent) readRoles() {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		in.storyRole(c)
		in.labelledRole(c)
		in.listedRoles(ci)
		in.actingRoles(c)
	}
}

func (in *Intent) addRole(name, label, level string, at Range) {
	if name == "" || len(name) > 30 {
		return
	}
	if r := in.Role(name); r != nil {
		r.At = append(r.At, at)
		return
	}
	in.Roles = append(in.Roles, &Role{Name: name, Label: label, Level: level, At: []Range{at}})
}

// level places a word for people: who runs the app, who works there, who uses it.
func level(key string) (string, bool) {
	n := catalogue.Get().Noun(key)
	if n == nil || !n.Person {
		if at := strings.LastIndexByte(key, ' '); at >= 0 {
			return level(key[at+1:])
		}
		return "user", false
	}
	switch n.Noun {
	case "admin", "moderator":
		return "admin", true
	case "manager", "staff", "doctor", "teacher", "employee":
		return "staff", true
	}
	return "user", true
}

func (in *Intent) storyRole(c *Clause) {
	if c.From+3 >= c.To || !in.Tokens[c.From].Is("as") {
		return
	}
	start := c.From + 1 // "As HR I …" has no article
	if in.Tokens[start].Is("a", "an", "the", "our") {
		start++
	}
	end := start
	for end < c.To && !in.Tokens[end].Is("i", ",", "we") && end < c.From+8 {
		end++
	}
	if end >= c.To || !in.Tokens[end].Is("i", ",", "we") {
		return
	}
	if name := in.Tokens[start]; start == c.From+1 && end == start+1 && in.givenName(name) {
		in.addRole("admin", "Admin", "admin", Range{start, end}) // "As Orla I …": who has the app made
		return
	}
	if start == c.From+1 && (end > start+4 || in.Tokens[start].Is("soon", "long", "well", "far", "if", "we", "i", "you", "it")) {
		return
	}
	in.roleAt(start, end, true)
}

// givenName says whether a word is what somebody is called: "Orla", not "HR", and nobody else is called by name in stories.
func (in *Intent) givenName(t Token) bool {
	if t.Text == strings.ToUpper(t.Text) || t.Text == t.Lower || t.Verb != "" || catalogue.Get().Noun(t.Noun) != nil || strings.HasSuffix(t.Lower, "er") || strings.HasSuffix(t.Lower, "or") {
		return false
	}
	for _, c := range in.Clauses {
		if c.From+2 < c.To && in.Tokens[c.From].Is("as") && in.Tokens[c.From+2].Is("i") && in.Tokens[c.From+1].Text != t.Text && in.Tokens[c.From+1].Text != in.Tokens[c.From+1].Lower {
			return false
		}
	}
	return true
}

// listedRoles reads "roles: warden everything, firefighter can take …, chief only reads".
func (in *Intent) listedRoles(ci int) {
	c := &in.Clauses[ci]
	if c.From+2 >= c.To || !in.Tokens[c.From].Is("roles", "role") || !in.Tokens[c.From+1].Is(":") {
		return
	}
	in.rolesIn(c.From+2, c.To)
	for k := ci + 1; k < len(in.Clauses) && in.Clauses[k].Source == c.Source && in.Clauses[k].Span[0]-in.Clauses[k-1].Span[1] <= 2; k++ {
		in.rolesIn(in.Clauses[k].From, in.Clauses[k].To)
	}
}

// rolesIn reads the people of a list in which each one is followed by what they may do, or by nothing.
func (in *Intent) rolesIn(from, to int) {
	for from < to {
		end := from
		for end < to && !in.Tokens[end].Is(",", ";") {
			end++
		}
		for from < end && in.Tokens[from].Is("and", "the", "a", "an") {
			from++
		}
		stop := from
		for stop < end && stop-from < 4 && in.Tokens[stop].Kind == Word && !in.Tokens[stop].Is("can", "may", "must", "sees", "see", "only", "everything", "all", "manages", "does", "has", "is", "with", "reads", "writes", "edits", "cannot", "own", "gets", "and", "who", "adds", "just") {
			stop++
		}
		_, person := level(in.lemma(from, max(stop, from+1)))
		said := stop < end && (in.Tokens[stop].Kind == Word || in.Tokens[stop].Is("=", "(", ":", "-"))
		if stop > from && stop-from < 4 && (person || said) && in.Tokens[from].Verb == "" && !breakWords()[in.Tokens[from].Lower] {
			in.roleAt(from, stop, true)
			if r := in.Role(in.lemma(from, stop)); r != nil && stop < end && (in.Tokens[stop].Is("everything") || in.Tokens[stop].Is("can", "may", "does", "sees", "manages") && stop+1 < end && in.Tokens[stop+1].Is("everything")) && !in.Tokens[stop].Is("sees") {
				r.Level = "admin"
			}
		}
		from = end + 1
	}
}

// labelledRole reads "Therapist: sees only …" under a heading about people, and "Reception (admin): …".
func (in *Intent) labelledRole(c *Clause) {
	about := slices.ContainsFunc([]string{"role", "people", "users", "accounts", "who", "permission", "team"}, func(w string) bool { return strings.Contains(c.Heading, w) })
	end := c.From
	for end < c.To && end < c.From+4 && in.Tokens[end].Kind == Word {
		end++
	}
	if end == c.From || end >= c.To {
		return
	}
	isAdmin := end+2 < c.To && in.Tokens[end].Is("(") && in.Tokens[end+1].Is("admin", "administrator")
	colon := in.Tokens[end].Is(":") || isAdmin && end+3 < c.To && in.Tokens[end+3].Is(":")
	_, person := level(in.lemma(c.From, end))
	if !colon || !about && !person {
		return
	}
	if isAdmin {
		in.roleAt(c.From, end, true)
		if r := in.Role(in.lemma(c.From, end)); r != nil {
			r.Level = "admin"
		}
		return
	}
	if about {
		in.roleAt(c.From, end, true)
	}
}

// actingRoles reads people who do things: "admins approve", "customers can rate", "only staff".
func (in *Intent) actingRoles(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Kind != Word {
			continue
		}
		for words := 3; words >= 1; words-- {
			if i+words > c.To || i > c.From && in.Tokens[i-1].Kind == Word && !breakWords()[in.Tokens[i-1].Lower] && in.Tokens[i-1].Verb == "" && words == 1 {
				continue
			}
			key := in.lemma(i, i+words)
			n := catalogue.Get().Noun(key)
			if n != nil && in.keptPeople(key) {
				break // "members: name, plan, start": people that records are kept of
			}
			if n == nil || !n.Person || n.Noun == "visitor" || key == "user" || key == "people" {
				continue
			}
			if key == "office" && i > c.From {
				continue // "at our office" is a place
			}
			next := i + words
			if next+1 < c.To && in.Tokens[next].Is("account", "accounts", "users", "logins") {
				next++ // "staff accounts can …"
			}
			acts := next < c.To && (in.Tokens[next].Is("can", "may", "must", "should", "cannot", "see", "sees", "could", "will") || in.Tokens[next].Verb != "" && in.Tokens[next].Lower != in.Tokens[next].Noun+"s" && in.Tokens[next].Lower == in.Tokens[next].Verb)
			// "the guard enters the visitor": one of those who work there does it
			if next < c.To && (n.Noun == "staff" || n.Noun == "manager") && in.Tokens[i].Lower == in.Tokens[i].Noun && (i == c.From || in.Tokens[i-1].Is("the", "a", "each", "every", "then", ",")) {
				v := in.Tokens[next]
				acts = acts || v.Verb != "" && (v.Lower == v.Verb+"s" || v.Lower == v.Verb+"es") && catalogue.Get().Noun(v.Noun) == nil
			}
			if n.Role && (acts || n.Noun == "admin" || n.Noun == "moderator" || i > c.From && in.Tokens[i-1].Is("only", "by")) || !n.Role && acts && in.Tokens[next].Is("can", "may", "must", "cannot", "sees", "could") {
				in.roleAt(i, i+words, false)
			}
			break
		}
	}
}

func (in *Intent) roleAt(from, to int, explicit bool) {
	for from < to && in.Tokens[from].Is("the", "a", "an", "our", "my", "head-") {
		from++
	}
	// "head of department" keeps its whole name, "designer of the house" only its head
	for i := from + 1; i < to; i++ {
		if in.Tokens[i].Is("of", "in", "at", "who", "with") && catalogue.Get().Noun(in.lemma(from, to)) == nil {
			to = i
		}
	}
	key := in.lemma(from, to)
	if key == "" || slices.Contains([]string{"anybody", "anyone", "everybody", "everyone", "somebody", "someone", "nobody"}, key) {
		return // nobody in particular
	}
	if key == "user" || key == "visitor" || key == "guest" || !explicit && (key == "author" || key == "owner" || key == "creator") {
		return
	}
	lv, person := level(key)
	if !person && !explicit {
		return
	}
	label := ident.Sentence(spec.CleanLabel(ident.Singular(lowerFirst(in.Words(Range{from, to}))), ""))
	if label != "" {
		in.addRole(key, label, lv, Range{from, to})
	}
}

// keptPeople says whether the text lists what is kept of such people: "members: name, plan, start, end".
func (in *Intent) keptPeople(key string) bool {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		if c.From+6 < c.To && in.Tokens[c.From].Noun == key && in.Tokens[c.From].Lower != key && in.Tokens[c.From+1].Is(":") && in.commas(c) >= 2 && in.fieldish(c.From+2, c.To) {
			return true
		}
	}
	return false
}

func (in *Intent) commas(c *Clause) int {
	n := 0
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is(",") {
			n++
		}
	}
	return n
}
