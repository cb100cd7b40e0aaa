package spec

import (
	"fmt"
	"slices"
)

// NamedList is a list of its own over the rows of an entity: those for which all conditions hold, worked out whenever it is
// looked at. It is a tab above the entity's list.
type NamedList struct {
	Name  string    `json:"name"`            // kebab-case, unique in the entity, part of the address
	Label string    `json:"label"`           // any short text; reaches the app as JSON
	Hint  string    `json:"hint,omitempty"`  // one sentence above the list
	All   []RowTest `json:"all"`             // every one must hold
	Or    []RowTest `json:"or,omitempty"`    // or every one of these
	Roles []string  `json:"roles,omitempty"` // who sees the tab; empty: whoever sees the rows
}

// RowTest is one condition on a row.
type RowTest struct {
	Field  string   `json:"field"`            // of the row; "created_at" too
	Is     string   `json:"is"`               // "in" | "not_in" (Values) | "before" (date earlier than Days from today) | "after" | "empty" | "filled" | "idle" (no row of entity Child newer than Days)
	Values []string `json:"values,omitempty"` // options, or "true"/"false"
	Days   int      `json:"days,omitempty"`   // from today, negative is the past
	Months int      `json:"months,omitempty"` // in place of Days
	Child  string   `json:"child,omitempty"`  // of idle: the entity that points here; Field is its reference
}

// Limit is a rule about more than one row. The database refuses a row that breaks it, and says why.
type Limit struct {
	Kind      string   `json:"kind"`                 // "count" | "overlap" | "balance" | "away"
	Field     string   `json:"field,omitempty"`      // count: rows with the same value here are counted ("" the account's own); overlap: the thing that can be taken once at a time ("" the account's own)
	Start     string   `json:"start,omitempty"`      // overlap, balance, away: first day
	End       string   `json:"end,omitempty"`        // last day; "" Start alone
	Most      float64  `json:"most,omitempty"`       // count: so many per period; balance: so many days per person and year; away: percent of a team
	Period    string   `json:"period,omitempty"`     // count: "" ever, "day", "week", "month", "year"
	States    []string `json:"states,omitempty"`     // count: only rows in one of these states are counted ("at most 3 in progress")
	StateOf   string   `json:"state_of,omitempty"`   // the enum field that States are options of
	Whole     bool     `json:"whole,omitempty"`      // count: all rows together, not those of one account
	Except    []string `json:"except,omitempty"`     // states that do not count: refused, cancelled
	Half      string   `json:"half,omitempty"`       // balance: boolean field, true takes half a day off
	Days      string   `json:"days,omitempty"`       // balance: decimal field that holds the working days, filled in by the database
	Holiday   string   `json:"holiday,omitempty"`    // balance: entity with a date field whose days do not count
	Back      string   `json:"back,omitempty"`       // overlap: date field filled in when the thing is back, from then on it is free; until then it is taken
	Rest      int      `json:"rest,omitempty"`       // overlap: so many days after it is back it cannot be taken
	Warn      bool     `json:"warn,omitempty"`       // says so on the page and lets it through
	Carry     string   `json:"carry,omitempty"`      // balance: "MM-DD" until which the rest of last year can be used; "" it is lost on 1 January
	SkipField string   `json:"skip_field,omitempty"` // balance: enum field; rows with one of Skip take nothing ("sick")
	Skip      []string `json:"skip,omitempty"`
}

// PublicPage shows visitors a few fields of rows that only people who work there may read, and lets them write about one.
type PublicPage struct {
	Fields []string `json:"fields"`           // shown as they are
	Months []string `json:"months,omitempty"` // dates shown as their month alone
	Areas  []string `json:"areas,omitempty"`  // places shown without street and number
	States []string `json:"states,omitempty"` // of a workflow: rows in these states only; none: in any
	Claim  string   `json:"claim,omitempty"`  // label of the form about a row: "I think this is mine"; "" none
}

// Tenancy says that the app is used by several organisations that never see one another. Every account belongs to one:
// who signs up makes one and runs it, others are invited into it with a role.
type Tenancy struct {
	Label       string   `json:"label"`        // "Studio"
	LabelPlural string   `json:"label_plural"` // "Studios"
	Names       []string `json:"names"`        // the demo organisations; the second is still empty
}

func (v *validator) namedLists(path string, e *Entity) {
	seen := map[string]bool{}
	for i, l := range e.Lists {
		at := fmt.Sprintf("%s.lists[%d]", path, i)
		v.match(at+".name", l.Name, routePattern, "a kebab-case name")
		if seen[l.Name] || slices.Contains([]string{"table", "cards", "board", "calendar", "map", "review"}, l.Name) {
			v.fail(at+".name", "%q is taken", l.Name)
		}
		seen[l.Name] = true
		v.prose(at+".label", l.Label, 1, 60)
		v.prose(at+".hint", l.Hint, 0, 200)
		v.roleNames(at+".roles", l.Roles)
		if len(l.All) == 0 {
			v.fail(at+".all", "at least one condition is needed")
		}
		for k, t := range l.All {
			v.rowTest(fmt.Sprintf("%s.all[%d]", at, k), e, t)
		}
		for k, t := range l.Or {
			v.rowTest(fmt.Sprintf("%s.or[%d]", at, k), e, t)
		}
	}
}

func (v *validator) rowTest(at string, e *Entity, t RowTest) {
	f := e.Field(t.Field)
	switch t.Is {
	case "in", "not_in":
		if f == nil || f.Kind != Enum && f.Kind != Boolean {
			v.fail(at+".field", "%q is not a choice", clip(t.Field))
			return
		}
		for _, value := range t.Values {
			if f.Kind == Enum && f.Option(value) == nil || f.Kind == Boolean && value != "true" && value != "false" {
				v.fail(at+".values", "%q is not one of its values", clip(value))
			}
		}
	case "before", "after":
		if t.Field != "created_at" && (f == nil || f.Kind != Date && f.Kind != DateTime) {
			v.fail(at+".field", "%q is not a date", clip(t.Field))
		}
	case "empty", "filled":
		if f == nil {
			v.fail(at+".field", "no field is called %q", clip(t.Field))
		}
	case "idle":
		c := v.spec.Entity(t.Child)
		if c == nil || c.Field(t.Field) == nil || c.Field(t.Field).Target != e.Name {
			v.fail(at+".child", "%q has no reference %q to %s", clip(t.Child), clip(t.Field), e.Name)
		}
	default:
		v.oneOf(at+".is", t.Is, "in", "not_in", "before", "after", "empty", "filled", "idle")
	}
}

func (v *validator) limits(path string, e *Entity) {
	for i, l := range e.Limits {
		at := fmt.Sprintf("%s.limits[%d]", path, i)
		v.oneOf(at+".kind", l.Kind, "count", "overlap", "balance", "away")
		v.oneOf(at+".period", l.Period, "", "day", "week", "month", "year")
		date := func(name, field string, optional bool) {
			if f := e.Field(field); !(optional && field == "") && (f == nil || f.Kind != Date && f.Kind != DateTime) {
				v.fail(at+"."+name, "%q is not a date", clip(field))
			}
		}
		if l.Kind != "count" {
			date("start", l.Start, false)
		}
		date("end", l.End, true)
		if f := e.Field(l.Field); l.Field != "" && (f == nil || f.Kind != Reference && f.Kind != Member) {
			v.fail(at+".field", "%q points at nothing", clip(l.Field))
		}
		if f := e.Field(l.StateOf); len(l.States) > 0 && (l.Kind != "count" || f == nil || f.Kind != Enum || slices.ContainsFunc(l.States, func(o string) bool { return f.Option(o) == nil })) {
			v.fail(at+".states", "are no options of %q", clip(l.StateOf))
		}
		if l.Whole && (l.Field != "" || l.Kind != "count") {
			v.fail(at+".whole", "counts all rows, so it has no field")
		}
		if f := e.Field(l.Back); l.Back != "" && (l.Kind != "overlap" || f == nil || f.Kind != Date || f.Required) {
			v.fail(at+".back", "%q is not an optional date of a limit on overlaps", clip(l.Back))
		}
		if f := e.Field(l.Start); l.Rest != 0 && (l.Rest < 0 || l.Rest > 365 || f == nil || f.Kind != Date) {
			v.fail(at+".rest", "must be 0 to 365 days after a date")
		}
		if l.Most <= 0 && l.Kind != "overlap" {
			v.fail(at+".most", "must be above 0")
		}
		if f := e.Field(l.Days); l.Days != "" && (f == nil || f.Kind != Decimal || f.Required) {
			v.fail(at+".days", "%q is not an optional decimal field", clip(l.Days))
		}
		if f := e.Field(l.Half); l.Half != "" && (f == nil || f.Kind != Boolean) {
			v.fail(at+".half", "%q is not a yes or no field", clip(l.Half))
		}
		if f := e.Field(l.SkipField); l.SkipField != "" && (f == nil || f.Kind != Enum) {
			v.fail(at+".skip_field", "%q is not an enum field", clip(l.SkipField))
		}
		if h := v.spec.Entity(l.Holiday); l.Holiday != "" && (h == nil || h.FieldOf(Date) == nil) {
			v.fail(at+".holiday", "%q is not an entity with a date", clip(l.Holiday))
		}
		if l.Kind == "away" && v.spec.TeamEntity() == nil {
			v.fail(at+".kind", "needs an entity that people belong to")
		}
		if w := e.Workflow; w != nil {
			for _, x := range l.Except {
				if f := e.Field(w.Field); f != nil && f.Option(x) == nil {
					v.fail(at+".except", "%q is not a state", clip(x))
				}
			}
		} else if len(l.Except) > 0 {
			v.fail(at+".except", "only a workflow has states")
		}
	}
}
