package archetype

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// tones are the colours that people name for what is out of the ordinary.
var tones = map[string]string{"red": "danger", "black": "danger", "bold": "danger", "orange": "warning", "yellow": "warning", "amber": "warning", "green": "success",
	"blue": "info", "light blue": "info", "grey": "info", "gray": "info", "purple": "info", "pink": "info"}

func toneOf(v intent.Value, or string) string {
	if t := tones[v.Parts["tone"]]; t != "" {
		return t
	}
	return or
}

// alertValue makes what shows as a badge, a colour, a warning or a list.
func (b *builder) alertValue(v intent.Value) string {
	node := b.alertOf(v)
	// "the card gets a light blue background": more than a badge.
	if parts := strings.Split(node, "/alerts/"); len(parts) == 2 && v.Parts["tone"] != "" {
		c := b.in.Clauses[v.Clause]
		if e := b.spec.Entity(strings.TrimPrefix(parts[0], "entities/")); e != nil && wholeCard.MatchString(c.Text) {
			e.Alert(parts[1]).Wash = true
		}
	}
	return node
}

var wholeCard = regexp.MustCompile(`(?i)\b(?:card|tile)s?\b.*\b(?:background|turns?|becomes?|gets?|goes|is|are|in)\b|\bbackground\b.*\bcards?\b`)

func (b *builder) alertOf(v intent.Value) string {
	e := b.subject(v, v.Parts["thing"])
	if e == nil {
		return ""
	}
	switch v.What {
	case "threshold":
		return b.threshold(e, v)
	case "stock":
		return b.stockAlert(e, v)
	case "compare":
		return b.compareAlert(e, v)
	case "expiring", "expired":
		return b.expiryAlert(e, v)
	case "overdue":
		return b.overdueAlert(e, v)
	case "silent":
		return b.silentAlert(e, v)
	case "relative":
		return b.relativeAlert(e, v)
	case "reported":
		return b.reportedAlert(e, v)
	case "cleared":
		for i := range b.spec.Entities {
			for _, a := range b.spec.Entities[i].Alerts {
				if a.When[0].Left.Op == "reports" {
					return "entities/" + b.spec.Entities[i].Name + "/alerts/" + a.Name
				}
			}
		}
		return ""
	case "tap":
		return b.tapWish(e, v)
	case "yes":
		return b.yesAlert(e, v)
	case "state":
		return b.stateAlert(v)
	}
	return ""
}

// alert adds an alert and answers its node.
func (b *builder) alert(e *spec.Entity, a spec.Alert) string {
	a.Label = spec.CleanLabel(ident.Sentence(strings.TrimSpace(a.Label)), "Attention")
	for _, have := range e.Alerts {
		if strings.EqualFold(have.Label, a.Label) {
			return "entities/" + e.Name + "/alerts/" + have.Name
		}
	}
	var names ident.Namer
	for _, have := range e.Alerts {
		names.Take(have.Name)
	}
	a.Name = names.Value(a.Label, "alert")
	e.Alerts = append(e.Alerts, a)
	return "entities/" + e.Name + "/alerts/" + a.Name
}

var comparisonWords = map[string]string{"below": "below", "under": "below", "less than": "below", "fewer than": "below", "lower than": "below", "<": "below", "above": "above",
	"over": "above", "more than": "above", "higher than": "above", "exceeds": "above", "exceeding": "above", "greater than": "above", ">": "above", "at least": "at_least", "from": "at_least"}

// threshold: "below 5 turns red", "more than 5 pages on one day: orange warning".
func (b *builder) threshold(e *spec.Entity, v intent.Value) string {
	n, ok := v.Number("n")
	is := comparisonWords[v.Parts["is"]]
	if !ok || is == "" {
		return ""
	}
	o, on := b.compared(e, v)
	if o == nil {
		return ""
	}
	e = on
	label := map[string]string{"below": "Low " + strings.ToLower(o.label), "above": "More than " + v.Parts["n"] + " " + strings.ToLower(o.label), "at_least": "At least " + v.Parts["n"] + " " + strings.ToLower(o.label)}[is]
	if o.formula.Op == "count" && is == "below" {
		label = "Few " + strings.ToLower(o.label)
	}
	color := ""
	if o.formula.Op == "field" && o.formula.Via == "" {
		color = o.formula.Field
	}
	list := strings.Contains(b.in.Words(v.At), "list") || strings.Contains(b.in.Words(v.At), "page")
	return b.alert(e, spec.Alert{Label: label, Tone: toneOf(v, "warning"), Field: color, List: list, Order: orderOf(color, is),
		When: []spec.Test{{Left: o.formula, Is: is, Right: number(minor(n, o.kind))}}})
}

func orderOf(field, is string) string {
	if field != "" && is != "below" {
		return "-" + field
	}
	return field
}

// compared is the number that a threshold speaks of: named before it, by its unit, or the one that is most like a stock.
func (b *builder) compared(e *spec.Entity, v intent.Value) (*operand, *spec.Entity) {
	for _, phrase := range []string{v.Parts["field"], v.Parts["unit"]} {
		if len(core(phrase)) == 0 {
			continue
		}
		for _, on := range b.entitiesFrom(e) {
			if o := b.reach(on, phrase, ""); o != nil && o.score >= 4 {
				return o, on
			}
		}
	}
	if len(core(v.Parts["field"]))+len(core(v.Parts["unit"])) > 0 && v.What == "threshold" && v.Parts["field"] != "it" {
		if o := b.missingNumber(e, v.Parts["field"]); o != nil {
			return o, e
		}
		return nil, nil
	}
	for _, on := range b.entitiesFrom(e) {
		for _, phrase := range []string{"stock", "quantity", "amount", "level", "balance", "score", "progress"} {
			if o := own(on, phrase, numeric); o != nil && o.score >= 7 {
				return o, on
			}
		}
	}
	if f := e.FieldOf(spec.Integer, spec.Decimal); f != nil {
		return &operand{field(f.Name), f.Kind, unitOf(f), f.Label, e.Name, 5}, e
	}
	return nil, nil
}

// entitiesFrom lists all entities, this one first.
func (b *builder) entitiesFrom(e *spec.Entity) []*spec.Entity {
	out := []*spec.Entity{e}
	for i := range b.spec.Entities {
		if other := &b.spec.Entities[i]; other.Name != e.Name {
			out = append(out, other)
		}
	}
	return out
}

// stockAlert: "low stock list (below 3 in red)", "out of stock in red".
func (b *builder) stockAlert(e *spec.Entity, v intent.Value) string {
	var o *operand
	for _, on := range b.entitiesFrom(e) {
		for _, phrase := range []string{"stock", "quantity", "in stock", "on hand", "amount"} {
			if o == nil {
				if o = own(on, phrase, numeric); o != nil && o.score >= 7 {
					e = on
				} else {
					o = nil
				}
			}
		}
	}
	if o == nil || b.spec.Stock != nil {
		return ""
	}
	right := number(1)
	if n, ok := v.Number("n"); ok {
		right = number(n)
	} else if least := b.least(e); least != nil {
		right = &least.formula
	} else if !strings.Contains(b.in.Words(v.At), "ut of stock") && !strings.Contains(b.in.Words(v.At), "ut-of-stock") {
		right = number(5)
	}
	words := strings.ToLower(b.in.Words(v.At))
	return b.alert(e, spec.Alert{Label: "Low stock", Tone: toneOf(v, "danger"), Field: o.formula.Field, Order: o.formula.Field,
		List: strings.Contains(words, "list") || strings.Contains(words, "page") || strings.Contains(words, "view"), When: []spec.Test{{Left: o.formula, Is: "below", Right: right}}})
}

// least is the field that says how much there has to be.
func (b *builder) least(e *spec.Entity) *operand {
	for _, phrase := range []string{"minimum", "minimum stock", "reorder level", "min stock", "reorder point"} {
		if o := own(e, phrase, numeric); o != nil && o.score >= 7 {
			return o
		}
	}
	return nil
}

// compareAlert: "stock below the minimum turns red", "spent over budget in red".
func (b *builder) compareAlert(e *spec.Entity, v intent.Value) string {
	is := comparisonWords[v.Parts["is"]]
	for _, on := range b.entitiesFrom(e) {
		if b.spec.Stock != nil {
			continue
		}
		right := own(on, v.Parts["right"], numeric)
		if right == nil || right.score < 4 {
			continue
		}
		left := b.reach(on, v.Parts["left"], "")
		if left == nil || left.formula.Field == right.formula.Field && left.formula.Op == "field" {
			left = nil
			for _, phrase := range []string{"stock", "quantity", "amount", "total", "spent", "hours"} {
				if o := b.reach(on, phrase, ""); o != nil && o.score >= 7 && o.formula.Field != right.formula.Field {
					left = o
					break
				}
			}
		}
		if left == nil {
			continue
		}
		color := ""
		if left.formula.Op == "field" && left.formula.Via == "" {
			color = left.formula.Field
		}
		label := map[bool]string{true: "Below " + strings.ToLower(right.label), false: "Over " + strings.ToLower(right.label)}[is == "below"]
		return b.alert(on, spec.Alert{Label: label, Tone: toneOf(v, "danger"), Field: color, Order: orderOf(color, is),
			List: strings.Contains(strings.ToLower(b.in.Words(v.At)), "list"), When: []spec.Test{{Left: left.formula, Is: is, Right: &right.formula}}})
	}
	return ""
}

// expiryAlert: "what expires in the next 60 days is orange", "expired in red".
func (b *builder) expiryAlert(e *spec.Entity, v intent.Value) string {
	for _, on := range b.entitiesFrom(e) {
		f := dateNamed(on, "expir", "best before", "use by", "valid until", "renewal", "due", "end date", "until")
		if f == nil || b.spec.Stock != nil {
			continue
		}
		today := spec.Formula{Op: "today"}
		if v.What == "expired" {
			return b.alert(on, spec.Alert{Label: "Expired", Tone: toneOf(v, "danger"), Field: f.Name, Order: f.Name, When: []spec.Test{{Left: field(f.Name), Is: "below", Right: &today}}})
		}
		n, ok := v.Number("n")
		if !ok {
			return ""
		}
		days := op("days", today, field(f.Name))
		label := "Expires soon"
		if f.Due {
			label = "Due soon"
		}
		when := append([]spec.Test{{Left: days, Is: "at_least", Right: number(0)}, {Left: days, Is: "at_most", Right: number(n * daysIn(v.Parts["unit"]))}}, openTests(on)...)
		return b.alert(on, spec.Alert{Label: label, Tone: toneOf(v, "warning"), Field: f.Name, Order: f.Name, When: when,
			List: strings.Contains(strings.ToLower(b.in.Words(v.At)), "list")})
	}
	return ""
}

func daysIn(unit string) float64 {
	switch {
	case strings.HasPrefix(unit, "week"):
		return 7
	case strings.HasPrefix(unit, "month"):
		return 30
	}
	return 1
}

// overdueAlert: due dates are marked by themselves; a plain date becomes one.
func (b *builder) overdueAlert(e *spec.Entity, v intent.Value) string {
	for _, on := range b.entitiesFrom(e) {
		f := dateNamed(on, "due", "until", "deadline", "return")
		for i := range on.Fields {
			if on.Fields[i].Due {
				f = &on.Fields[i]
			}
		}
		if f != nil {
			f.Due = true
			return "entities/" + on.Name + "/" + f.Name
		}
	}
	return ""
}

// silentAlert: "at risk: nobody checked in for 21 days", "no data for 2 days means offline".
func (b *builder) silentAlert(e *spec.Entity, v intent.Value) string {
	n, ok := v.Number("n")
	if !ok {
		return ""
	}
	label := v.Parts["label"] + v.Parts["label2"]
	if v.Parts["label3"] != "" {
		label = v.Parts["label3"]
	}
	child, by := b.happening(v.Parts["field"])
	if child == "" && label != "" {
		child, by = b.happeningMade(e, v.Parts["field"])
	}
	if child == "" {
		return ""
	}
	c := b.spec.Entity(child)
	parent := b.spec.Entity(c.Field(by).Target)
	last := b.compute(parent, spec.Computed{Label: "Last " + strings.ToLower(c.Label), Kind: spec.Date,
		Formula: spec.Formula{Op: "highest", Of: child, By: by, Args: []spec.Formula{field(dayOfRow(c))}}})
	if label == "" {
		label = fmt.Sprintf("No %s for %s %s", strings.ToLower(c.Label), v.Parts["n"], v.Parts["unit"])
	}
	since := spec.Formula{Op: "field", Field: "created_at"}
	if start := dateNamed(parent, "start", "joined", "since", "commission", "install", "open"); start != nil {
		since = field(start.Name)
	}
	days := op("days", op("otherwise", field(last.Name), since), spec.Formula{Op: "today"})
	when := append([]spec.Test{{Left: days, Is: "at_least", Right: number(n * daysIn(v.Parts["unit"]))}}, openTests(parent)...)
	if end := dateNamed(parent, "end", "quit", "left"); end != nil {
		when = append(when, spec.Test{Left: op("otherwise", field(end.Name), spec.Formula{Op: "ago", Number: -1}), Is: "above", Right: &spec.Formula{Op: "today"}})
	}
	return b.alert(parent, spec.Alert{Label: label, Tone: toneOf(v, "warning"), Field: last.Name, Order: last.Name, List: true, When: when})
}

// happening finds the entity whose rows a phrase like "checked in" or "data" means, with its reference to what they
// happen to.
func (b *builder) happening(phrase string) (entity, by string) {
	wanted := strings.ReplaceAll(strings.ReplaceAll(phrase, "checked", "check"), "visited", "visit")
	var loose *spec.Entity
	for i := range b.spec.Entities {
		c := &b.spec.Entities[i]
		ref := c.FieldOf(spec.Reference)
		if ref == nil {
			continue
		}
		if likeness(wanted, c.Label) >= 4 || likeness(strings.ReplaceAll(wanted, " ", ""), strings.ReplaceAll(c.Label, "-", "")) >= 7 {
			return c.Name, ref.Name
		}
		if loose == nil && c.FieldOf(spec.Date, spec.DateTime) != nil && (c.Import || ref.Required) {
			loose = c
		}
	}
	if loose != nil && slices.ContainsFunc([]string{"data", "activity", "entry", "record", "contact", "news", "visit", "order", "update"}, func(w string) bool { return strings.Contains(phrase, w) }) {
		return loose.Name, loose.FieldOf(spec.Reference).Name
	}
	return "", ""
}

// happeningMade adds an entity for something that is noted again and again with one click: "check-in = button next to the
// member".
func (b *builder) happeningMade(e *spec.Entity, phrase string) (entity, by string) {
	labels := map[string]string{"checked in": "Check-in", "check in": "Check-in", "check-in": "Check-in", "visited": "Visit", "visit": "Visit", "contacted": "Contact",
		"contact": "Contact", "called": "Call", "inspected": "Inspection", "watered": "Watering", "fed": "Feeding", "trained": "Training", "attended": "Attendance"}
	label := labels[strings.TrimSpace(phrase)]
	if label == "" || len(b.spec.Entities) >= spec.MaxEntities || e == nil {
		return "", ""
	}
	if n := b.nouns[e.Name]; n == nil || !n.Person {
		if p := b.entityPeople(); p != nil && (label == "Check-in" || label == "Attendance") {
			e = p
		}
	}
	parent := e.Name
	name := b.names.Entity(label, "event")
	made := spec.Entity{Name: name, Table: ident.TableOf(name), Route: b.route(ident.TableOf(name)), Label: label, LabelPlural: spec.CleanLabel(ident.Plural(label), label),
		Icon: "check-circle", Nav: false, Views: []string{"table"}, Sample: []spec.Row{}, Fields: []spec.Field{}}
	b.keys[strings.ToLower(label)] = name
	b.spec.Entities = append(b.spec.Entities, made)
	c := b.spec.Entity(name)
	b.numbered(c)
	b.addField(c, spec.Field{Label: "Day", Kind: spec.Date, Required: true})
	ref := b.insertReference(c, b.spec.Entity(parent), true)
	verb := label
	if label == "Check-in" {
		verb = "Check in"
	}
	c.Tap = &spec.Tap{By: ref.Name, Label: verb, Done: label + " noted"}
	return name, ref.Name
}

// entityPeople is the first entity of people that the app keeps records of.
func (b *builder) entityPeople() *spec.Entity {
	for i := range b.spec.Entities {
		if n := b.nouns[b.spec.Entities[i].Name]; n != nil && n.Person {
			return &b.spec.Entities[i]
		}
	}
	return nil
}

// relativeAlert: "less than 60 % of the median of that day means alarm".
func (b *builder) relativeAlert(e *spec.Entity, v intent.Value) string {
	n, ok := v.Number("n")
	if !ok {
		return ""
	}
	for _, on := range b.entitiesFrom(e) {
		o := own(on, v.Parts["field"], numeric)
		if o == nil || o.score < 7 {
			continue
		}
		how := v.Parts["how"]
		if how == "mean" {
			how = "average"
		}
		all := spec.Formula{Op: how, Of: on.Name, Args: []spec.Formula{o.formula}, Where: []spec.Test{{Left: o.formula, Is: "set"}}}
		limit := op("multiply", all, *number(n / 100))
		label := strings.TrimSpace(v.Parts["label"])
		if label == "" {
			label = "Low " + strings.ToLower(o.label)
		}
		return b.alert(on, spec.Alert{Label: label, Tone: toneOf(v, "danger"), Field: o.formula.Field, Order: o.formula.Field, List: true,
			When: []spec.Test{{Left: o.formula, Is: "below", Right: &limit}}})
	}
	return ""
}

// yesAlert: "when it is yes the card gets a light blue background".
func (b *builder) yesAlert(e *spec.Entity, v intent.Value) string {
	for _, on := range b.entitiesFrom(e) {
		for i := len(on.Fields) - 1; i >= 0; i-- {
			f := &on.Fields[i]
			if f.Kind != spec.Boolean || len(core(v.Parts["field"])) > 0 && likeness(v.Parts["field"], f.Label) == 0 {
				continue
			}
			return b.alert(on, spec.Alert{Label: f.Label, Tone: toneOf(v, "info"), When: []spec.Test{{Left: field(f.Name), Is: "is", Right: &spec.Formula{Op: "yes"}}}})
		}
	}
	return ""
}

// stateAlert: "a scene marked shot goes grey": the option takes the tone of that colour.
func (b *builder) stateAlert(v intent.Value) string {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for k := range e.Fields {
			f := &e.Fields[k]
			for o := range f.Options {
				if strings.EqualFold(f.Options[o].Label, v.Parts["state"]) {
					tone := tones[v.Parts["tone"]]
					if v.Parts["tone"] == "grey" || v.Parts["tone"] == "gray" {
						tone = "neutral"
					}
					f.Options[o].Tone = tone
					return "entities/" + e.Name + "/" + f.Name
				}
			}
		}
	}
	return ""
}

// tapWish: "check-in = button next to the member": rows that one click makes.
func (b *builder) tapWish(e *spec.Entity, v intent.Value) string {
	for i := range b.spec.Entities {
		if c := &b.spec.Entities[i]; c.Tap != nil && likeness(v.Parts["thing"], c.Label) >= 7 {
			return "entities/" + c.Name + "/tap"
		}
	}
	owner := b.entityNamed(v.Parts["owner"])
	if owner == nil {
		return ""
	}
	if name, _ := b.happeningMade(owner, strings.ReplaceAll(v.Parts["thing"], "-", " ")); name != "" {
		return "entities/" + name + "/tap"
	}
	return ""
}

// reportedAlert: "if three different parents report a playground as closed or wrong, it gets a warning".
func (b *builder) reportedAlert(e *spec.Entity, v intent.Value) string {
	n, ok := v.Number("n")
	if !ok || n < 1 {
		return ""
	}
	c := b.in.Clauses[v.Clause]
	for _, it := range b.in.Entities {
		for _, at := range it.Mentions {
			if at.From >= c.From && at.To <= c.To && b.spec.Entity(b.keys[it.Key]) != nil {
				e = b.spec.Entity(b.keys[it.Key])
			}
		}
	}
	e.Report = true
	label := "Reported by several people"
	if word := v.Parts["label"]; word != "" {
		label = "Reported as " + word
	}
	return b.alert(e, spec.Alert{Label: label, Tone: toneOf(v, "warning"), Open: true, When: []spec.Test{{Left: spec.Formula{Op: "reports"}, Is: "at_least", Right: number(n)}}})
}
