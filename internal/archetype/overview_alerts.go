package archetype

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

const (
	saidColour = `(red|orange|yellow|amber|green|blue|grey|gray)`
	saidTurn   = `(?: ?[,:=(>–-]* ?(?:it |they |is |are |be |gets? |get |turns? |becomes? |shown |must |should |marked |highlighted |coloured |colored |goes |a |an |in |as |with |to |the |row |card )*)`
)

var (
	reLonger = regexp.MustCompile(`\b(?:longer|more) than (\d+) (days?|weeks?|months?)(?: ago)?` + saidTurn + saidColour + `\b`)
	reSoon   = regexp.MustCompile(`([a-z][a-z ]*?)? ?\b(?:in|within) (?:the )?(?:next |coming )?(\d+) (days?|weeks?|months?)` + saidTurn + saidColour + `\b`)
	reSoon2  = regexp.MustCompile(saidColour + ` ?(?:=|:|when|if|for|means|->|is|–|-)? ?(?:the )?([a-z][a-z ]*?)? ?(?:is |are |due |expires? |ends? |falls? )*\b(?:in|within) (?:the )?(?:next |coming )?(\d+) (days?|weeks?|months?)`)
	reLate2  = regexp.MustCompile(saidColour + ` ?(?:=|:|means|->|when|if|for) ?(?:it is |it's |is )?(overdue|late|past due|expired|out of date)\b|\b(overdue|late|past due|expired|out of date) ?(?:=|:|->|is|are|in|ones?|–)+ ?(?:shown |marked )?(?:in )?` + saidColour)
	reOlder  = regexp.MustCompile(`\bolder than (\d+) (days?|weeks?|months?|years?)\b`)
	reNot    = regexp.MustCompile(`^(?:(?:who(?:ever)? |those who |if )?(?:has |have |is |was |did )?)?(?:not|no|un)[ -]?([a-z]+)(?: [a-z]+)? ?(?:=|->|:|is|are|in|turns?|goes|shown in|marked) ?(?:shown |marked )?(?:in )?` + saidColour + `\b`)
	reAfterN = regexp.MustCompile(`\b(?:after|with|from|has|have|had) (?:at least )?(\d+)(?: or more)? ([a-z]+)(?: or more)?,? (?:an? |the |every |each )?([a-z]+)?\b[^"]*"([^"]{2,40})"`)
	reQuoted = regexp.MustCompile(`["“]([^"”]{2,60})["”]`)
	reTone   = regexp.MustCompile(`\b` + saidColour + `\b`)
)

// saidAlerts makes the alerts that the words say outright and that no pattern of values reads: how long a thing has been in its
// state, what comes soon, what is old, what was not done, what has been done often enough.
func (b *builder) saidAlerts() {
	for ci := range b.in.Clauses {
		c := &b.in.Clauses[ci]
		text := strings.ToLower(c.Text)
		meet := func(node string) {
			if node != "" {
				b.trace.meet(intent.Range{From: c.From, To: c.To}, node)
			}
		}
		b.longer(ci, text)
		if m := reLate2.FindStringSubmatch(text); m != nil {
			meetWords(b, c, text, m[0], b.lateAlert(ci))
		}
		if at := reSoon.FindStringSubmatchIndex(text); at != nil && !b.alerted(ci) {
			m := reSoon.FindStringSubmatch(text)
			meetWords(b, c, text, m[0], b.soonAlert(ci, m[1], m[2], m[3], m[4]))
		} else if m := reSoon2.FindStringSubmatch(text); m != nil && !b.alerted(ci) {
			meetWords(b, c, text, m[0], b.soonAlert(ci, m[2], m[3], m[4], m[1]))
		}
		if m := reOlder.FindStringSubmatch(text); m != nil {
			meet(b.oldAlert(ci, m[1], m[2]))
		}
		if m := reNot.FindStringSubmatch(text); m != nil {
			meet(b.notAlert(m[1], m[2]))
		}
		if m := reAfterN.FindStringSubmatch(text); m != nil {
			meet(b.oftenAlert(m[1], m[2], m[3], m[4]))
		}
	}
}

// meetWords claims only the words of a clause that a pattern matched.
func meetWords(b *builder, c *intent.Clause, text, words, node string) {
	at := strings.Index(text, words)
	if node == "" || at < 0 {
		return
	}
	for i := c.From; i < c.To; i++ {
		if t := b.in.Tokens[i]; t.Start-c.Span[0] < at+len(words) && t.End-c.Span[0] > at {
			b.trace.meet(intent.Range{From: i, To: i + 1}, node)
		}
	}
}

// alerted says whether an alert has been made of a clause already.
func (b *builder) alerted(ci int) bool {
	c := b.in.Clauses[ci]
	for i := c.From; i < c.To; i++ {
		if slices.ContainsFunc(b.trace.nodes[i], func(n string) bool { return strings.Contains(n, "/alerts/") }) {
			return true
		}
	}
	return false
}

// spoken are the entities that a clause speaks of, then those of the clauses before it in the same breath.
func (b *builder) spoken(ci int) []*spec.Entity {
	var out []*spec.Entity
	for k := ci; k >= 0 && k > ci-4; k-- {
		c := b.in.Clauses[k]
		for _, it := range b.in.Entities {
			e := b.spec.Entity(b.keys[it.Key])
			if e != nil && slices.ContainsFunc(it.Mentions, func(at intent.Range) bool { return at.From >= c.From && at.To <= c.To }) && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	for i := range b.spec.Entities {
		if e := &b.spec.Entities[i]; !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// longer: "a keg at a customer longer than 45 days is orange, longer than 90 days red".
func (b *builder) longer(ci int, text string) {
	all := reLonger.FindAllStringSubmatchIndex(text, 4)
	if len(all) == 0 {
		return
	}
	c := &b.in.Clauses[ci]
	said := " " + text[:all[0][0]] + " "
	for _, e := range b.spoken(ci) {
		for k := range e.Fields {
			f := &e.Fields[k]
			if f.Kind != spec.Enum {
				continue
			}
			for _, o := range f.Options {
				if !strings.Contains(said, " "+strings.ToLower(o.Label)+" ") && !strings.Contains(strings.NewReplacer(" a ", " ", " the ", " ", " an ", " ").Replace(said), " "+strings.ToLower(o.Label)+" ") {
					continue
				}
				state, label := f.Name, o
				since := b.sinceField(e, state)
				for n, at := range all {
					days := float64(intent.Count(text[at[2]:at[3]])) * daysIn(text[at[4]:at[5]])
					gone := op("days", field(since.Name), spec.Formula{Op: "today"})
					when := []spec.Test{{Left: field(state), Is: "is", Right: &spec.Formula{Op: "word", Field: label.Value}}, {Left: gone, Is: "above", Right: number(days)}}
					if n+1 < len(all) {
						next := all[n+1]
						if more := float64(intent.Count(text[next[2]:next[3]])) * daysIn(text[next[4]:next[5]]); more > days {
							when = append(when, spec.Test{Left: gone, Is: "at_most", Right: number(more)})
						}
					}
					node := b.alert(e, spec.Alert{Label: fmt.Sprintf("%s over %s %s", label.Label, text[at[2]:at[3]], text[at[4]:at[5]]), Tone: tones[text[at[6]:at[7]]], Field: since.Name, Order: since.Name, List: true, When: when})
					meetWords(b, c, text, text[at[0]:at[1]], node)
				}
				meetWords(b, c, text, strings.TrimSpace(said), "entities/"+e.Name+"/"+since.Name)
				return
			}
		}
	}
}

// sinceField is the day from which on a row has been in its state; the database keeps it.
func (b *builder) sinceField(e *spec.Entity, state string) *spec.Field {
	for i := range e.Fields {
		if f := &e.Fields[i]; f.Rules != nil && f.Rules.Since == state {
			return f
		}
	}
	f := b.addField(e, spec.Field{Label: "In this " + strings.ToLower(e.Field(state).Label) + " since", Kind: spec.Date, InList: true, Sort: true})
	f.InList, f.Sort = true, true
	f.Rules = &spec.Rules{Since: state}
	return f
}

// lateAlert marks what is past its day: due dates are by themselves.
func (b *builder) lateAlert(ci int) string {
	for _, e := range b.spoken(ci) {
		if f := dateNamed(e, "due", "deadline", "next", "expir", "valid until", "best before", "until", "return by"); f != nil {
			f.Due = true
			return fieldNode(e, f)
		}
	}
	return ""
}

// soonAlert: "deadlines in the next 14 days red".
func (b *builder) soonAlert(ci int, words, n, unit, colour string) string {
	days, err := strconv.Atoi(n)
	if err != nil {
		return ""
	}
	var f *spec.Field
	var on *spec.Entity
	for _, e := range b.spoken(ci) {
		if o := own(e, words, isDate); o != nil && o.formula.Op == "field" && o.score >= 4 && e.Field(o.formula.Field) != nil {
			f, on = e.Field(o.formula.Field), e
			break
		}
	}
	if f == nil {
		for _, e := range b.spoken(ci) {
			if f = dateNamed(e, "due", "deadline", "next", "expir", "valid until", "best before", "closing", "until", "end"); f != nil {
				on = e
				break
			}
		}
	}
	if f == nil {
		return ""
	}
	left := op("days", spec.Formula{Op: "today"}, field(f.Name))
	label := f.Label + " in " + n + " " + unit
	if !strings.Contains(strings.ToLower(f.Label), "deadline") && (f.Due || strings.Contains(strings.ToLower(f.Label), "due")) {
		label = "Due in " + n + " " + unit
	}
	when := append([]spec.Test{{Left: left, Is: "at_least", Right: number(0)}, {Left: left, Is: "at_most", Right: number(float64(days) * daysIn(unit))}}, openTests(on)...)
	return b.alert(on, spec.Alert{Label: spec.CleanLabel(strings.Replace(label, " in ", " within ", 1), "Soon"), Tone: tones[colour], Field: f.Name, Order: f.Name, List: true, When: when})
}

// oldAlert: "older than 6 months: please ask before you go".
func (b *builder) oldAlert(ci int, n, unit string) string {
	c := b.in.Clauses[ci]
	text := c.Text
	if ci+1 < len(b.in.Clauses) && !reQuoted.MatchString(text) && b.in.Clauses[ci+1].Source == c.Source {
		text += " " + b.in.Clauses[ci+1].Text
	}
	label, tone := "", ""
	if m := reQuoted.FindStringSubmatch(text); m != nil {
		label = m[1]
	}
	if m := reTone.FindStringSubmatch(strings.ToLower(text)); m != nil {
		tone = tones[m[1]]
	}
	if label == "" && tone == "" {
		return ""
	}
	said := strings.ToLower(text)
	before := said
	if ci > 0 {
		before = strings.ToLower(b.in.Clauses[ci-1].Text) + " " + said
	}
	for _, e := range b.spoken(ci) {
		var f *spec.Field
		for i := range e.Fields {
			if d := &e.Fields[i]; isDate(d.Kind) && !d.Due && (d.Rules == nil || d.Rules.Since == "") && (f == nil || strings.Contains(before, strings.ToLower(d.Label)) && !strings.Contains(before, strings.ToLower(f.Label))) {
				f = d
			}
		}
		if f == nil {
			continue
		}
		days := float64(intent.Count(n)) * daysIn(unit)
		if strings.HasPrefix(unit, "year") {
			days = float64(intent.Count(n)) * 365
		}
		when := []spec.Test{{Left: op("days", field(f.Name), spec.Formula{Op: "today"}), Is: "above", Right: number(days)}}
		when = append(when, b.stateSaid(e, said)...)
		if label == "" {
			label = f.Label + " over " + n + " " + unit + " ago"
		}
		if tone == "" {
			tone = "warning"
		}
		return b.alert(e, spec.Alert{Label: spec.CleanLabel(ident.Sentence(label), "Old"), Tone: tone, Field: f.Name, Order: f.Name, When: when})
	}
	return ""
}

// stateSaid is the condition that a row is in the state whose name, or first word, a text says: "in a full keg".
func (b *builder) stateSaid(e *spec.Entity, text string) []spec.Test {
	for _, f := range e.Fields {
		if f.Kind != spec.Enum || !isState(&f) {
			continue
		}
		for _, whole := range []bool{true, false} {
			for _, o := range f.Options {
				word := strings.ToLower(o.Label)
				if !whole {
					word, _, _ = strings.Cut(word, " ")
				}
				if len(word) > 3 && strings.Contains(" "+text+" ", " "+word+" ") {
					return []spec.Test{{Left: field(f.Name), Is: "is", Right: &spec.Formula{Op: "word", Field: o.Value}}}
				}
			}
		}
	}
	return nil
}

// notAlert: "not came = red in the list".
func (b *builder) notAlert(word, colour string) string {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for k := range e.Fields {
			f := &e.Fields[k]
			if f.Kind != spec.Boolean || likeness(word, f.Label) < 7 {
				continue
			}
			when := []spec.Test{{Left: field(f.Name), Is: "is_not", Right: &spec.Formula{Op: "yes"}}}
			if day := dayOfRow(e); day != "created_at" {
				when = append(when, spec.Test{Left: field(day), Is: "below", Right: &spec.Formula{Op: "today"}}) // nobody has failed to come before the day
			}
			return b.alert(e, spec.Alert{Label: "Not " + strings.ToLower(f.Label), Tone: tones[colour], Field: f.Name, When: when})
		}
	}
	return ""
}

// oftenAlert: "after 20 lessons a pupil is shown as "ready for test"".
func (b *builder) oftenAlert(n, things, whom, label string) string {
	child := b.entityNamed(things)
	if child == nil {
		return ""
	}
	var ref *spec.Field
	for i := range child.Fields {
		f := &child.Fields[i]
		if f.Kind == spec.Reference && (whom == "" || b.entityNamed(whom) != nil && b.entityNamed(whom).Name == f.Target) {
			ref = f
			break
		}
	}
	if ref == nil {
		return ""
	}
	parent := b.spec.Entity(ref.Target)
	count := spec.Formula{Op: "count", Of: child.Name, By: ref.Name}
	c := b.compute(parent, spec.Computed{Label: "Number of " + strings.ToLower(child.LabelPlural), Kind: spec.Integer, Formula: count})
	return b.alert(parent, spec.Alert{Label: label, Tone: "success", Field: c.Name, Order: "-" + c.Name, List: true,
		When: []spec.Test{{Left: field(c.Name), Is: "at_least", Right: number(float64(intent.Count(n)))}}})
}

var (
	reTable = regexp.MustCompile(`\b(?:table|list) of (?:the |all )?([a-z]+(?: [a-z]+)??),? (?:which (?:is|are) |that (?:is|are) |to be )?(?:sortable|sorted|ordered|ranked|sort) by (?:the |its |their )?([a-z]+(?: [a-z]+)?)`)
	reTops  = regexp.MustCompile(`\b(worst|best|lowest|highest|least|most|largest|smallest)(?: ones?| [a-z]+)? (?:at the top|on top|first|up)\b`)
)

// tables: "table of machines, sortable by revenue; worst ones at the top".
func (b *builder) tables() {
	for ci := range b.in.Clauses {
		c := &b.in.Clauses[ci]
		text := strings.ToLower(c.Text)
		m := reTable.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		e := b.entityNamed(m[1])
		if e == nil {
			continue
		}
		name := ""
		if q := b.measure(m[2]); q != nil && q.of != e.Name {
			if ref := b.referenceTo(b.spec.Entity(q.of), e.Name); ref != nil {
				sum := q.formula(nil)
				sum.By = ref.Name
				name = b.compute(e, spec.Computed{Label: q.label, Kind: q.kind, Unit: q.unit, Decimals: q.decimals, Formula: sum}).Name
			}
		} else if o := own(e, m[2], numeric); o != nil && o.score >= 7 {
			name = o.formula.Field
			if f := e.Field(name); f != nil {
				f.Sort = true
			}
		}
		if name == "" {
			continue
		}
		node := "entities/" + e.Name + "/sort"
		b.trace.meet(intent.Range{From: c.From, To: c.To}, node)
		b.trace.meet(intent.Range{From: c.From, To: c.To}, "entities/"+e.Name+"/"+name)
		for k := ci; k < len(b.in.Clauses) && k <= ci+1; k++ {
			next := &b.in.Clauses[k]
			top := reTops.FindStringSubmatch(strings.ToLower(next.Text))
			if top == nil || next.Source != c.Source {
				continue
			}
			low := slices.Contains([]string{"worst", "lowest", "least", "smallest"}, top[1])
			if slices.ContainsFunc([]string{"waste", "lost", "cost", "error", "complaint", "late"}, func(w string) bool { return strings.Contains(name, w) }) && (top[1] == "worst" || top[1] == "best") {
				low = !low
			}
			e.DefaultSort = map[bool]string{true: name, false: "-" + name}[low]
			b.trace.meet(intent.Range{From: next.From, To: next.To}, node)
		}
	}
}
