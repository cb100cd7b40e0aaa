package spec

import (
	"fmt"
	"slices"
)

// Breakdown is one number for each group of an entity's rows: revenue per shop, kegs in each state, people missing by area
// and day. It stands on the dashboard.
type Breakdown struct {
	Name     string    `json:"name"` // snake_case; shares its names with no other breakdown
	Label    string    `json:"label"`
	Kind     FieldKind `json:"kind"` // integer | decimal | money | percent | duration
	Unit     string    `json:"unit,omitempty"`
	Decimals int       `json:"decimals,omitempty"`
	Head     string    `json:"head,omitempty"`   // what the number is called above its column; "": Label
	Of       string    `json:"of"`               // the entity whose rows are grouped
	By       Grouping  `json:"by"`               // one line for each
	Across   *Grouping `json:"across,omitempty"` // one column for each
	// Measure is as in figures; what it aggregates of Of is narrowed to the group.
	Measure Formula `json:"measure"`
	Period  string  `json:"period,omitempty"` // as of figures, or 8_weeks and the like; "": of all time
	Show    string  `json:"show"`             // bars | table | matrix; a matrix has Across
	Order   string  `json:"order,omitempty"`  // most | least first; "": as the groups are ordered
	Rows    int     `json:"rows,omitempty"`   // so many at most, 1 to 50; 0: all
	// Mark is what is out of the ordinary about a group; it shows in its colour and its words.
	Mark  *GroupMark `json:"mark,omitempty"`
	Roles []string   `json:"roles,omitempty"` // who is shown it; none: everybody
}

// Grouping is what rows are grouped by: one of their fields, or with Via a field of the row that this reference points at.
type Grouping struct {
	Field string `json:"field"` // enum | reference | member | text | boolean | integer | date | date_time, or created_at
	Via   string `json:"via,omitempty"`
	Unit  string `json:"unit,omitempty"` // of dates: day | week | month
}

// GroupMark says of a group that something holds for it.
type GroupMark struct {
	Label string `json:"label"`
	Tone  string `json:"tone"` // warning | danger | success | info
	When  []Test `json:"when"` // seen like Measure
}

var groupKinds = []FieldKind{Enum, Reference, Member, Text, Boolean, Integer, Date, DateTime, Place}

// figurePeriods are the stretches of time that figures and breakdowns are of.
var figurePeriods = []string{"today", "yesterday", "week", "last_week", "month", "last_month", "year", "last_year", "days_7", "days_30", "weeks_8", "months_12"}

// grouping gives the field of a grouping seen from an entity, nil for created_at; ok is false when there is none.
func (s *Spec) grouping(e *Entity, g Grouping) (f *Field, ok bool) {
	if g.Via != "" {
		via := e.Field(g.Via)
		if via == nil || via.Kind != Reference || s.Entity(via.Target) == nil {
			return nil, false
		}
		e = s.Entity(via.Target)
	}
	if g.Field == "created_at" {
		return nil, true
	}
	f = e.Field(g.Field)
	return f, f != nil && slices.Contains(groupKinds, f.Kind)
}

// GroupField is the field that a grouping goes by, nil for created_at or when there is none.
func (s *Spec) GroupField(of string, g Grouping) *Field {
	e := s.Entity(of)
	if e == nil {
		return nil
	}
	f, _ := s.grouping(e, g)
	return f
}

func (v *validator) breakdowns(n *Numbers) {
	seen := map[string]bool{}
	for i := range n.Breakdowns {
		b := &n.Breakdowns[i]
		at := fmt.Sprintf("numbers.breakdowns[%d]", i)
		v.match(at+".name", b.Name, namePattern, "a snake_case name")
		v.label(at+".label", b.Label)
		v.optionalLabel(at+".unit", b.Unit)
		v.optionalLabel(at+".head", b.Head)
		if seen[b.Name] {
			v.fail(at+".name", "%q is there twice", b.Name)
		}
		seen[b.Name] = true
		if !slices.Contains(numberKinds, b.Kind) {
			v.fail(at+".kind", "%q cannot be counted", b.Kind)
		}
		if b.Decimals < 0 || b.Decimals > 4 {
			v.fail(at+".decimals", "must be 0 to 4")
		}
		if b.Rows < 0 || b.Rows > 50 {
			v.fail(at+".rows", "must be 0 to 50")
		}
		v.oneOf(at+".show", b.Show, "bars", "table", "matrix")
		v.oneOf(at+".order", b.Order, "", "most", "least")
		v.oneOf(at+".period", b.Period, append([]string{""}, figurePeriods...)...)
		e := v.spec.Entity(b.Of)
		if e == nil {
			v.fail(at+".of", "no entity is called %q", clip(b.Of))
			continue
		}
		groups := []Grouping{b.By}
		if b.Across != nil {
			groups = append(groups, *b.Across)
		}
		if (b.Show == "matrix") != (b.Across != nil) {
			v.fail(at+".across", "a matrix has it, and nothing else")
		}
		for _, g := range groups {
			f, ok := v.spec.grouping(e, g)
			if !ok {
				v.fail(at+".by", "%q cannot be grouped by", clip(g.Field))
				continue
			}
			date := f == nil || f.Kind == Date || f.Kind == DateTime
			if date != (g.Unit != "") {
				v.fail(at+".by.unit", "dates have one, and nothing else")
			}
			v.oneOf(at+".by.unit", g.Unit, "", "day", "week", "month")
		}
		v.formula(at+".measure", &b.Measure, nil, true)
		if m := b.Mark; m != nil {
			v.label(at+".mark.label", m.Label)
			v.oneOf(at+".mark.tone", m.Tone, "info", "success", "warning", "danger")
			for k := range m.When {
				v.test(fmt.Sprintf("%s.mark.when[%d]", at, k), &m.When[k], nil, true)
			}
		}
		for _, r := range b.Roles {
			if v.spec.Role(r) == nil {
				v.fail(at+".roles", "no role is called %q", clip(r))
			}
		}
	}
}
