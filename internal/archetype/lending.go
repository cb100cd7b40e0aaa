package archetype

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

var (
	reRest     = regexp.MustCompile(`\bnot (?:to )?be (?:lent|rented|borrowed|booked|given out)[^.;]*?\b(?:for )?(\d+) days? after\b|\b(\d+) days? (?:of |for )?(?:cleaning|rest|drying|washing|maintenance)\b|\b(?:cleaning|rest|drying|washing)[^.;]*?\b(\d+) days?\b`)
	reTaken    = regexp.MustCompile(`\b(?:out|reserved|lent|rented|booked|borrowed|taken|on loan)\b.*\b(?:can ?not|can't|not|nobody|no one|refused|impossible|blocked)\b|\b(?:can ?not|can't|never|must not|may not|not)\b.*\b(?:out|reserved|lent|rented|booked|borrowed|taken) (?:twice|already|in that time|at the same time|by two)\b|\bno double\b`)
	reTakeBack = regexp.MustCompile(`\bbook(?:s|ed|ing)? (?:\w+ )?in\b|\b(?:bring|brings|brought|give|gives|hand|take|takes|taken) (?:\w+ ){0,3}back\b|\breturn(?:s|ed|ing)?\b|\bcheck(?:s|ed)? (?:\w+ )?in\b`)
	reLate     = regexp.MustCompile(`\b(?:late|overdue|not (?:yet )?(?:back|returned))\b`)
	reOwnLoans = regexp.MustCompile(`\b(?:my|own|their|his) (?:own )?(?:loans?|rentals?|hires?|reservations?|things)\b`)
	reOthers   = regexp.MustCompile(`^never see others?\b|\bnever see others?\b`)
)

// loanNouns are what is made when a thing is lent for some days.
var loanNouns = []string{"loan", "rental", "hire", "lending", "borrowing", "checkout"}

// lent are words for lending.
var lent = strings.Fields("lend lends lent lending borrow borrows borrowed loan loans rent rents rented rental hire hired")

// lending shapes loans of things from one day to another: the thing can be out once at a time, and rests when it comes back.
func (b *builder) lending() {
	s := b.spec
	if s.Booking != nil || s.Shop != nil || s.Stock != nil || slices.Contains([]string{"marketplace", "job-board", "ecommerce", "booking"}, b.family.Slug) || !b.mentionsAny(lent) {
		return
	}
	e := b.loan()
	if e == nil || b.base[e.Name] {
		return
	}
	item := b.lentThing(e)
	if item == nil {
		return
	}
	start, end := b.loanDays(e)
	thing := ""
	for _, f := range e.Fields {
		if f.Kind == spec.Reference && f.Target == item.Name {
			thing = f.Name
		}
	}
	if thing == "" {
		thing = b.addField(e, spec.Field{Label: item.Label, Kind: spec.Reference, Target: item.Name, OnDelete: "restrict"}).Name
	}
	e.Field(thing).Required, e.Field(thing).InList, e.Field(thing).OnDelete = true, true, "restrict"
	b.borrower(e)
	back := b.comesBack(e, item)
	for _, c := range b.in.Clauses {
		words := strings.ToLower(b.in.Words(intent.Range{From: c.From, To: c.To}))
		at := intent.Range{From: c.From, To: c.To}
		if m := reRest.FindStringSubmatch(words); m != nil {
			b.limit(e, spec.Limit{Kind: "overlap", Field: thing, Start: start, End: end, Back: back, Rest: clamp(firstNumber(m[1:]), 0, 365), Except: b.undone(e)}, at)
			continue
		}
		if reTaken.MatchString(words) && !strings.Contains(words, "days") {
			b.trace.meet(at, "entities/"+e.Name+"/limits")
		}
		if e.Workflow != nil && reTakeBack.MatchString(words) && (strings.Contains(words, "condition") || strings.Contains(words, "back") || strings.Contains(words, "in")) && !strings.Contains(words, " list") {
			b.trace.meet(at, "entities/"+e.Name+"/workflow")
		}
		if reLate.MatchString(words) && slices.ContainsFunc(b.in.Tokens[c.From:c.To], func(t intent.Token) bool { return slices.Contains(lent, t.Lower) }) {
			b.trace.meet(at, "entities/"+e.Name+"/lists")
		}
	}
	b.limit(e, spec.Limit{Kind: "overlap", Field: thing, Start: start, End: end, Back: back, Except: b.undone(e)}, intent.Range{})
	e.DefaultSort = end
	e.Field(end).Sort, e.Field(end).Due = true, true
	if f := b.stateOf(e); f != nil && !slices.ContainsFunc(e.Alerts, func(a spec.Alert) bool { return reLate.MatchString(strings.ToLower(a.Label)) }) {
		e.Lists = append(e.Lists, spec.NamedList{Name: "late", Label: "Late", Hint: "Not back yet although the last day is over, the oldest first.", All: []spec.RowTest{
			{Field: end, Is: "before"}, {Field: f.Name, Is: "in", Values: []string{"reserved", "out"}}}})
	}
}

// mentionsAny says whether one of the words stands in the text.
func (b *builder) mentionsAny(words []string) bool {
	return slices.ContainsFunc(b.in.Tokens, func(t intent.Token) bool { return slices.Contains(words, t.Lower) })
}

func firstNumber(found []string) int {
	for _, s := range found {
		if n, err := strconv.Atoi(s); err == nil {
			return n
		}
	}
	return 0
}

// loan is the entity whose rows are loans, nil when nothing is lent.
func (b *builder) loan() *spec.Entity {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if n := b.nouns[e.Name]; n != nil && slices.Contains(loanNouns, n.Noun) {
			return e
		}
		for _, word := range strings.Split(e.Name, "_") {
			if slices.Contains(loanNouns, word) {
				return e
			}
		}
	}
	return nil
}

// lentThing is the entity that loans are of: the one they point at, or the one that the text speaks of most.
func (b *builder) lentThing(loan *spec.Entity) *spec.Entity {
	for _, f := range loan.Fields {
		if t := b.spec.Entity(f.Target); f.Kind == spec.Reference && t != nil && !b.isPerson(t) {
			return t
		}
	}
	var best *spec.Entity
	most := 0
	for _, said := range b.in.Entities {
		e := b.spec.Entity(b.keys[said.Key])
		if e == nil || e == loan || b.isPerson(e) || e.Team || e.Shared || slices.Contains([]string{"damage", "fee", "category", "location", "mood_list"}, e.Name) ||
			slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return f.Target == loan.Name }) {
			continue
		}
		if n := len(said.Mentions) + 3*len(said.Fields); best == nil || n > most {
			best, most = e, n
		}
	}
	return best
}

func (b *builder) isPerson(e *spec.Entity) bool {
	n := b.nouns[e.Name]
	return n != nil && (n.Person || n.Role)
}

// loanDays makes sure that a loan begins and ends on a day, and says which fields these are.
func (b *builder) loanDays(e *spec.Entity) (start, end string) {
	for _, f := range e.Fields {
		if f.Kind == spec.Date && f.After != "" {
			start, end = f.After, f.Name
		}
	}
	due := e.Field("due_date")
	switch {
	case end != "" && due != nil && due.Name != end && due.Name != start:
		// The last day is the day it is due.
		renameField(e, due.Name, end)
		e.Fields = slices.DeleteFunc(e.Fields, func(f spec.Field) bool { return f.Name == "due_date" })
	case end == "":
		start = b.addField(e, spec.Field{Label: "From", Kind: spec.Date}).Name
		if due = e.Field("due_date"); due != nil {
			due.Label, due.After, end = "To", start, due.Name
		} else {
			end = b.addField(e, spec.Field{Label: "To", Kind: spec.Date, After: start}).Name
		}
	}
	for _, name := range []string{start, end} {
		f := e.Field(name)
		f.Required, f.InList, f.Sort = true, true, true
	}
	return start, end
}

// renameField lets computed values, alerts and the order go by another field.
func renameField(e *spec.Entity, from, to string) {
	for i := range e.Computed {
		renameIn(&e.Computed[i].Formula, from, to)
	}
	for i := range e.Alerts {
		a := &e.Alerts[i]
		for k := range a.When {
			renameIn(&a.When[k].Left, from, to)
			if a.When[k].Right != nil {
				renameIn(a.When[k].Right, from, to)
			}
		}
		if a.Field == from {
			a.Field = to
		}
		if strings.TrimPrefix(a.Order, "-") == from {
			a.Order = strings.Replace(a.Order, from, to, 1)
		}
	}
	if strings.TrimPrefix(e.DefaultSort, "-") == from {
		e.DefaultSort = strings.Replace(e.DefaultSort, from, to, 1)
	}
	if e.Calendar == from {
		e.Calendar = to
	}
}

func renameIn(f *spec.Formula, from, to string) {
	if f.Op == "field" && f.Via == "" && f.Field == from {
		f.Field = to
	}
	for i := range f.Args {
		renameIn(&f.Args[i], from, to)
	}
	for i := range f.Where {
		renameIn(&f.Where[i].Left, from, to)
		if f.Where[i].Right != nil {
			renameIn(f.Where[i].Right, from, to)
		}
	}
}

// borrower lets a loan name an account where the people who borrow have accounts, so that each sees the own loans.
func (b *builder) borrower(e *spec.Entity) {
	for i := range e.Fields {
		f := &e.Fields[i]
		role := b.spec.Role(f.Name)
		if f.Kind != spec.Text || role == nil || role.Admin || f.Rules != nil {
			continue
		}
		f.Kind, f.MaxLength, f.Unique, f.Required, f.InList = spec.Member, 0, false, true, true
		b.placeField(f)
		if f.Name == e.Title {
			b.addField(e, spec.Field{Label: "Number", Kind: spec.Text, Required: true, Rules: &spec.Rules{Running: "year"}})
			b.makeTitle(e, len(e.Fields)-1)
		}
		return
	}
}

// comesBack gives a loan its states, and the fields that are filled in when the thing comes back; it answers the field of the day.
func (b *builder) comesBack(e, item *spec.Entity) string {
	state := b.stateOf(e)
	if state == nil {
		state = b.addField(e, spec.Field{Label: "Status", Kind: spec.Enum, Options: []spec.Option{}})
	}
	if e.Workflow != nil {
		return "" // the text has states of its own
	}
	name := state.Name
	state.Options = nil
	for _, label := range []string{"Reserved", "Out", "Returned", "Cancelled"} {
		state.Options = append(state.Options, option(label, state.Options))
	}
	state.Options[2].Final, state.Options[3].Final = true, true
	state.Required, state.Default = true, "reserved"
	b.placeField(state)
	day := e.Field("returned_on")
	if day == nil {
		day = b.addField(e, spec.Field{Label: "Returned on", Kind: spec.Date})
	}
	day.Required, day.Kind, day.After = false, spec.Date, ""
	back := day.Name
	var ask []string
	if b.mentionsAny([]string{"condition"}) && b.mentionsAny([]string{"return", "returned", "returns", "back"}) {
		for _, f := range item.Fields {
			if strings.HasPrefix(f.Name, "condition") && (f.Kind == spec.Integer || f.Kind == spec.Enum || f.Kind == spec.Text) {
				ask = append(ask, b.addField(e, spec.Field{Label: "Condition on return", Kind: f.Kind, Min: f.Min, Max: f.Max, Options: slices.Clone(f.Options)}).Name)
			}
		}
	}
	for _, c := range b.in.Clauses {
		at := intent.Range{From: c.From, To: c.To}
		words := strings.ToLower(b.in.Words(at))
		if !strings.Contains(words, "damage") && !strings.Contains(words, "fee") {
			continue
		}
		if strings.Contains(words, "damage") && e.Field("damage") == nil {
			b.addField(e, spec.Field{Label: "Damage", Kind: spec.LongText})
		}
		if strings.Contains(words, "fee") && e.Field("fee") == nil {
			zero := 0.0
			b.addField(e, spec.Field{Label: "Fee", Kind: spec.Money, Min: &zero})
		}
		b.trace.meet(at, "entities/"+e.Name)
	}
	label := "Take back"
	for i, t := range b.in.Tokens {
		if t.Is("book") && i+2 < len(b.in.Tokens) && (b.in.Tokens[i+1].Is("in") || b.in.Tokens[i+2].Is("in")) {
			label = "Book in"
		}
	}
	e.Workflow = &spec.Workflow{Field: name, Ordered: false, Locked: []string{"cancelled"}, Moves: []spec.Move{
		{Name: "hand_out", Label: "Hand out", From: []string{"reserved"}, To: "out", Tone: "primary"},
		{Name: "take_back", Label: label, From: []string{"reserved", "out"}, To: "returned", Ask: ask, Note: "optional", NoteLabel: "Remark",
			Set: []spec.Assignment{{Field: back, Value: "today"}}, Tone: "primary"},
		{Name: "cancel", Label: "Cancel", From: []string{"reserved"}, To: "cancelled", Tone: "danger"},
	}}
	e.Moderation = false
	return back
}

// lendingAccess lets borrowers see the loans that name them, and whoever makes loans work with them.
func (b *builder) lendingAccess() {
	e := b.loan()
	if e == nil || b.base[e.Name] || e.Workflow == nil || !slices.ContainsFunc(e.Limits, func(l spec.Limit) bool { return l.Kind == "overlap" && l.Back != "" }) {
		return
	}
	who := ""
	for _, f := range e.Fields {
		if f.Kind == spec.Member && b.spec.Role(f.Name) != nil {
			who = f.Name
		}
	}
	for _, g := range e.Access.Create {
		if g.Who == "role" && g.Role != who && !slices.ContainsFunc(e.Access.Update, func(h spec.Grant) bool { return h.Who == "role" && h.Role == g.Role }) {
			e.Access.Update = append(e.Access.Update, spec.Grant{Who: "role", Role: g.Role})
		}
	}
	if who == "" {
		return
	}
	e.Access.Read = slices.DeleteFunc(e.Access.Read, func(g spec.Grant) bool {
		return g.Who == "user" || g.Who == "visitor" || g.Who == "role" && g.Role == who
	})
	e.Access.Read = append(e.Access.Read, spec.Grant{Who: "self", Via: who})
	for _, c := range b.in.Clauses {
		at := intent.Range{From: c.From, To: c.To}
		if words := strings.ToLower(b.in.Words(at)); reOwnLoans.MatchString(words) || reOthers.MatchString(words) {
			b.trace.meet(at, "entities/"+e.Name+"/access/read")
		}
	}
}

// lendingSamples gives the first loans days that agree: each of another thing, some out, one of them late, some to come, some back.
func (b *builder) lendingSamples() {
	e := b.loan()
	if e == nil || b.base[e.Name] {
		return
	}
	at := slices.IndexFunc(e.Limits, func(l spec.Limit) bool { return l.Kind == "overlap" && l.Back != "" })
	if at < 0 {
		return
	}
	l := e.Limits[at]
	item := b.spec.Entity(e.Field(l.Field).Target)
	e.Sample = e.Sample[:min(len(e.Sample), len(item.Sample))]
	var people []int
	for i, a := range b.spec.Accounts {
		if f := e.Field(a.Role); f != nil && f.Kind == spec.Member {
			people = append(people, i)
		}
	}
	stages := []struct {
		state             string
		first, last, back int
	}{{"out", -6, 4, 0}, {"out", -13, -3, 0}, {"reserved", 3, 9, 0}, {"returned", -21, -12, -13}, {"out", -2, 8, 0}, {"reserved", 10, 17, 0}, {"returned", -30, -20, -20}, {"out", -24, -10, 0}}
	for i, row := range e.Sample {
		s := stages[i%len(stages)]
		row[l.Field], row[l.Start], row[l.End], row[e.Workflow.Field] = i, s.first, s.last, s.state
		if len(people) > 0 {
			who := people[i%len(people)]
			row[b.spec.Accounts[who].Role] = who
		}
		if s.state == "returned" {
			row[l.Back] = s.back
			continue
		}
		for _, name := range append([]string{l.Back, "damage", "fee"}, e.Workflow.Moves[1].Ask...) {
			delete(row, name)
		}
	}
}
