package spec

import (
	"fmt"
	"regexp"
	"slices"
)

// Computed is a value of an entity that is worked out from others whenever it is read. It is never typed and never
// stored: the database has a function of this name over a row, so what a list shows is always what the rows add up to.
type Computed struct {
	Name     string    `json:"name"` // snake_case; shares its names with the entity's fields
	Label    string    `json:"label"`
	Kind     FieldKind `json:"kind"` // integer | decimal | money | percent | duration | date
	Formula  Formula   `json:"formula"`
	Unit     string    `json:"unit,omitempty"`     // after the number, "kWh"; LabelPattern
	Decimals int       `json:"decimals,omitempty"` // of decimal and percent, digits that are always shown; 0 to 4
	InList   bool      `json:"in_list"`
	Sort     bool      `json:"sort"`
	// Open: counts rows that the reader may not see themselves; only the number becomes known.
	Open bool `json:"open,omitempty"`
}

// Formula is one node of an expression tree. What a node needs besides Op is said at the op.
//
//	number       Number; money in minor units
//	yes          true, to compare a boolean with
//	word         Field is an option's value, to compare an enum with
//	field        Field, a field or computed value of the row; with Via, of the row that this reference points at
//	add subtract multiply divide least greatest  Args; divide by nothing or 0 is nothing
//	share        Args[0] in percent of Args[1]
//	otherwise    the first of Args that is there
//	when         Args[0] on rows where Where holds, else nothing
//	today        the day in the app's time zone
//	start end    first day of a figure's period, first day after it; only in figures
//	ago          the day Number days before today (before the end of the period in figures)
//	days years   whole days or years from Args[0] to Args[1]
//	count        rows of entity Of, people how many different accounts made them
//	sum average median lowest highest  of Args[0], seen from each row of Of
//	latest       Args[0] of the row of Of with the highest Args[1]
//	reports      how many accounts have reported the row, of entities with reports
//	figure       the figure called Field
//
// Rows of Of are those whose reference By points at this row; without By all that the reader may see. Where narrows them.
type Formula struct {
	Op     string    `json:"op"`
	Number float64   `json:"number,omitempty"`
	Field  string    `json:"field,omitempty"`
	Via    string    `json:"via,omitempty"`
	Args   []Formula `json:"args,omitempty"`
	Of     string    `json:"of,omitempty"`
	By     string    `json:"by,omitempty"`
	Where  []Test    `json:"where,omitempty"`
}

// Test compares two formulas. Is: below | at_most | above | at_least | is | is_not, or set | unset of Left alone. A test
// of what is not there does not hold, but for unset and is_not.
type Test struct {
	Left  Formula  `json:"left"`
	Is    string   `json:"is"`
	Right *Formula `json:"right,omitempty"`
}

// Alert is a condition that shows: a badge on rows where all of When holds, a coloured value, a list of its own.
type Alert struct {
	Name  string `json:"name"`  // snake_case
	Label string `json:"label"` // on the badge: "Low stock"
	Tone  string `json:"tone"`  // info | success | warning | danger
	When  []Test `json:"when"`
	Field string `json:"field,omitempty"` // the field or computed value that takes the colour
	List  bool   `json:"list,omitempty"`  // has a page of its own: /<route>/lists/<name>
	Order string `json:"order,omitempty"` // field or computed value by which that page is sorted, least first; "-" before it: most first
	Blunt bool   `json:"blunt,omitempty"` // colour only, no badge
	Open  bool   `json:"open,omitempty"`  // as in Computed
	Wash  bool   `json:"wash,omitempty"`  // cards of the row take the colour as their background
}

// Rules narrow what a field accepts. The form and the database both hold to them.
type Rules struct {
	When     string     `json:"when,omitempty"`          // of dates: not_past | not_future
	Years    int        `json:"years,omitempty"`         // of dates: at least this many years ago ("at least 18")
	Pattern  string     `json:"pattern,omitempty"`       // of texts: a regular expression for the whole text, see PatternPattern
	Example  string     `json:"example,omitempty"`       // a text that fits Pattern; stands in the message
	Step     float64    `json:"step,omitempty"`          // of numbers: a multiple of this; money in minor units
	Unit     string     `json:"unit,omitempty"`          // of numbers: stands behind them, "kWp"; LabelPattern
	Within   string     `json:"within,omitempty"`        // unique among rows with the same reference
	Running  string     `json:"running,omitempty"`       // of texts: given by the database: year ("2026-0143") | number ("0143")
	Prefix   string     `json:"prefix,omitempty"`        // of running numbers: stands before them, "INV-"
	Digits   int        `json:"digits,omitempty"`        // of running numbers: at least so many; 0 means 4
	Required *Condition `json:"required_when,omitempty"` // required where this holds
	Since    string     `json:"since,omitempty"`         // of dates: kept by the database: the day on which this enum field last changed
}

// Tap makes a row of this entity with one click beside the row it belongs to: "Check in" beside a member. Its other
// required fields have defaults; a date or time is now.
type Tap struct {
	By    string `json:"by"`    // reference field that the new row gets
	Label string `json:"label"` // on the button; LabelPattern
	Done  string `json:"done"`  // what is said afterwards; LabelPattern
}

// Span is a pair of number or date fields, from and to, that one value can lie between: filtered by one box.
type Span struct {
	Label string `json:"label"` // of the box: "Age"
	From  string `json:"from"`
	To    string `json:"to"`
}

// PatternPattern is what Rules.Pattern may use: letters, digits, classes of them, groups and counts. It means the same in
// PostgreSQL, JavaScript and Go.
var PatternPattern = regexp.MustCompile(`^(\[[A-Za-z0-9-]{1,12}\]|[A-Za-z0-9 _/.#-]|\\\.|\{[0-9]{1,2}(,[0-9]{0,2})?\}|[?()])+$`)

var prefixPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,7}[-/. ]?$`)

var (
	computedKinds = []FieldKind{Integer, Decimal, Money, Percent, Duration, Date}
	comparisons   = []string{"below", "at_most", "above", "at_least", "is", "is_not"}
	numberKinds   = []FieldKind{Integer, Decimal, Money, Percent, Duration}
)

const (
	maxDepth   = 12 // of a formula
	maxFormula = 80 // nodes
)

// Value returns the computed value of that name, or nil.
func (e *Entity) Value(name string) *Computed {
	for i := range e.Computed {
		if e.Computed[i].Name == name {
			return &e.Computed[i]
		}
	}
	return nil
}

// Alert returns the mark of that name, or nil.
func (e *Entity) Alert(name string) *Alert {
	for i := range e.Alerts {
		if e.Alerts[i].Name == name {
			return &e.Alerts[i]
		}
	}
	return nil
}

func (v *validator) values(path string, e *Entity) {
	seen := map[string]bool{}
	for i := range e.Computed {
		c := &e.Computed[i]
		at := fmt.Sprintf("%s.computed[%d]", path, i)
		v.match(at+".name", c.Name, namePattern, "a snake_case name")
		v.label(at+".label", c.Label)
		v.optionalLabel(at+".unit", c.Unit)
		if e.Field(c.Name) != nil || seen[c.Name] {
			v.fail(at+".name", "%q is there twice", c.Name)
		}
		seen[c.Name] = true
		if !slices.Contains(computedKinds, c.Kind) {
			v.fail(at+".kind", "%q cannot be computed", c.Kind)
		}
		if c.Decimals < 0 || c.Decimals > 4 {
			v.fail(at+".decimals", "must be 0 to 4")
		}
		v.formula(at+".formula", &c.Formula, e, false)
	}
	names := map[string]bool{}
	for i := range e.Alerts {
		m := &e.Alerts[i]
		at := fmt.Sprintf("%s.alerts[%d]", path, i)
		v.match(at+".name", m.Name, namePattern, "a snake_case name")
		v.label(at+".label", m.Label)
		v.oneOf(at+".tone", m.Tone, "info", "success", "warning", "danger")
		if names[m.Name] {
			v.fail(at+".name", "%q is there twice", m.Name)
		}
		names[m.Name] = true
		if len(m.When) == 0 {
			v.fail(at+".when", "at least one test is needed")
		}
		for k := range m.When {
			v.test(fmt.Sprintf("%s.when[%d]", at, k), &m.When[k], e, false)
		}
		for _, name := range []string{m.Field, trimSign(m.Order)} {
			if name != "" && e.Field(name) == nil && e.Value(name) == nil {
				v.fail(at+".field", "%q is no field or computed value", clip(name))
			}
		}
	}
	for i, s := range e.Spans {
		at := fmt.Sprintf("%s.spans[%d]", path, i)
		v.label(at+".label", s.Label)
		from, to := e.Field(s.From), e.Field(s.To)
		if from == nil || to == nil || from.Kind != to.Kind || !slices.Contains(append([]FieldKind{Date}, numberKinds...), from.Kind) {
			v.fail(at, "needs two fields of the same kind, numbers or dates")
		}
	}
	for i, list := range e.OneOf {
		for _, name := range list {
			if f := e.Field(name); f == nil || f.Required || f.Kind == Boolean || f.Kind == Tags {
				v.fail(fmt.Sprintf("%s.one_of[%d]", path, i), "%q is not a field that may be empty", clip(name))
			}
		}
		if len(list) < 2 {
			v.fail(fmt.Sprintf("%s.one_of[%d]", path, i), "needs two fields or more")
		}
	}
	if t := e.Tap; t != nil {
		v.label(path+".tap.label", t.Label)
		v.label(path+".tap.done", t.Done)
		if by := e.Field(t.By); by == nil || by.Kind != Reference {
			v.fail(path+".tap.by", "%q is not a reference", clip(t.By))
		}
		for _, f := range e.Fields {
			if f.Required && f.Name != t.By && f.Default == nil && f.Kind != Date && f.Kind != DateTime && f.Kind != Boolean && f.Kind != Tags && f.Name != e.Title {
				v.fail(path+".tap", "%q is required and has no default, so one click cannot make a row", f.Name)
			}
		}
	}
	if e.DefaultSort != "" {
		name := trimSign(e.DefaultSort)
		if f, c := e.Field(name), e.Value(name); (f == nil || !f.Sort) && (c == nil || !c.Sort) {
			v.fail(path+".default_sort", "%q is not sortable", clip(e.DefaultSort))
		}
	}
}

func trimSign(name string) string {
	if len(name) > 0 && name[0] == '-' {
		return name[1:]
	}
	return name
}

// rules checks the rules of one field; e is nil for the fields of a booking.
func (v *validator) rules(at string, f *Field, e *Entity) {
	r := f.Rules
	if r == nil {
		return
	}
	at += ".rules"
	number, date, text := slices.Contains(numberKinds, f.Kind), f.Kind == Date || f.Kind == DateTime, f.Kind == Text
	v.oneOf(at+".when", r.When, "", "not_past", "not_future")
	v.oneOf(at+".running", r.Running, "", "year", "number")
	v.optionalLabel(at+".unit", r.Unit)
	switch {
	case (r.When != "" || r.Years != 0) && !date:
		v.fail(at+".when", "only dates have it")
	case r.Years < 0 || r.Years > 150:
		v.fail(at+".years", "must be 0 to 150")
	case (r.Pattern != "" || r.Running != "") && !text:
		v.fail(at+".pattern", "only texts have it")
	case (r.Step != 0 || r.Unit != "") && !number:
		v.fail(at+".step", "only numbers have it")
	case r.Step < 0:
		v.fail(at+".step", "must be above 0")
	}
	if r.Prefix != "" && (r.Running == "" || !prefixPattern.MatchString(r.Prefix)) {
		v.fail(at+".prefix", "must be letters and digits with a dash, of a running number")
	}
	if r.Digits < 0 || r.Digits > 8 {
		v.fail(at+".digits", "must be 0 to 8")
	}
	if r.Pattern != "" {
		re, err := regexp.Compile("^(" + r.Pattern + ")$")
		if err != nil || !PatternPattern.MatchString(r.Pattern) || len(r.Pattern) > 120 {
			v.fail(at+".pattern", "is no expression of letters, digits, [classes] and {counts}")
		} else if !re.MatchString(r.Example) {
			v.fail(at+".example", "%q does not fit the pattern", clip(r.Example))
		}
	}
	if e == nil {
		if r.Within != "" || r.Required != nil || r.Running != "" || r.Since != "" {
			v.fail(at, "only fields of entities are unique, required on a condition or running numbers")
		}
		return
	}
	if r.Within != "" {
		if w := e.Field(r.Within); w == nil || w.Kind != Reference && w.Kind != Member {
			v.fail(at+".within", "%q is not a reference", clip(r.Within))
		}
	}
	if r.Since != "" {
		if o := e.Field(r.Since); o == nil || o.Kind != Enum || f.Kind != Date || f.Required || f.Default != nil {
			v.fail(at+".since", "only a date that may be empty is kept, of an enum field")
		}
	}
	if c := r.Required; c != nil {
		o := e.Field(c.Field)
		if o == nil || o.Kind != Enum && o.Kind != Boolean || o.Kind == Enum && o.Option(c.Value) == nil || o.Kind == Boolean && c.Value != "true" && c.Value != "false" {
			v.fail(at+".required_when", "%q = %q cannot hold", clip(c.Field), clip(c.Value))
		}
	}
}

func (v *validator) optionalLabel(path, label string) {
	if label != "" {
		v.label(path, label)
	}
}

// arity is how many Args an op takes, least and most.
var arity = map[string][2]int{
	"number": {0, 0}, "yes": {0, 0}, "reports": {0, 0}, "word": {0, 0}, "field": {0, 0}, "today": {0, 0}, "start": {0, 0}, "end": {0, 0}, "ago": {0, 0}, "figure": {0, 0},
	"add": {2, 8}, "multiply": {2, 8}, "subtract": {2, 2}, "divide": {2, 2}, "share": {2, 2}, "least": {2, 8}, "greatest": {2, 8},
	"otherwise": {2, 4}, "when": {1, 1}, "days": {2, 2}, "years": {2, 2}, "count": {0, 0}, "people": {0, 0}, "sum": {1, 1}, "average": {1, 1}, "median": {1, 1},
	"lowest": {1, 1}, "highest": {1, 1}, "latest": {2, 2},
}

// Aggregates says whether the node looks at other rows.
func (f *Formula) Aggregates() bool {
	return slices.Contains([]string{"count", "people", "sum", "average", "median", "lowest", "highest", "latest"}, f.Op)
}

// formula checks a formula seen from a row of e; e is nil at the top of a figure.
func (v *validator) formula(path string, f *Formula, e *Entity, figure bool) {
	nodes := 0
	v.node(path, f, e, figure, 0, &nodes)
}

func (v *validator) node(path string, f *Formula, e *Entity, figure bool, depth int, nodes *int) {
	*nodes++
	n, known := arity[f.Op]
	switch {
	case !known:
		v.fail(path+".op", "%q is not known", clip(f.Op))
		return
	case depth > maxDepth || *nodes > maxFormula:
		v.fail(path, "the formula is too large")
		return
	case len(f.Args) < n[0] || len(f.Args) > n[1]:
		v.fail(path+".args", "%s takes %d to %d", f.Op, n[0], n[1])
		return
	case (f.Op == "start" || f.Op == "end" || f.Op == "figure") && !figure:
		v.fail(path+".op", "%s stands only in figures", f.Op)
	}
	inside := e
	switch {
	case f.Op == "field":
		v.fieldNode(path, f, e)
	case f.Op == "figure":
		if v.spec.Figure(f.Field) == nil {
			v.fail(path+".field", "no figure is called %q", clip(f.Field))
		}
	case f.Op == "reports":
		if e == nil || !e.Report {
			v.fail(path+".op", "the entity has no reports")
		}
	case f.Op == "word":
		v.match(path+".field", f.Field, valuePattern, "an option's value")
	case f.Aggregates():
		if inside = v.spec.Entity(f.Of); inside == nil {
			v.fail(path+".of", "no entity is called %q", clip(f.Of))
			return
		}
		if f.By != "" {
			if by := inside.Field(f.By); e == nil || by == nil || by.Kind != Reference || by.Target != e.Name {
				v.fail(path+".by", "%q of %s is not a reference to this row", clip(f.By), f.Of)
			}
		}
	}
	for i := range f.Args {
		v.node(fmt.Sprintf("%s.args[%d]", path, i), &f.Args[i], inside, figure, depth+1, nodes)
	}
	for i := range f.Where {
		v.testIn(fmt.Sprintf("%s.where[%d]", path, i), &f.Where[i], inside, figure, depth+1, nodes)
	}
}

func (v *validator) fieldNode(path string, f *Formula, e *Entity) {
	if e != nil && f.Via != "" {
		via := e.Field(f.Via)
		if via == nil || via.Kind != Reference {
			v.fail(path+".via", "%q is not a reference", clip(f.Via))
			return
		}
		e = v.spec.Entity(via.Target)
	}
	if e == nil || e.Field(f.Field) == nil && e.Value(f.Field) == nil && !slices.Contains([]string{"created_at", "updated_at", "id"}, f.Field) {
		v.fail(path+".field", "%q is no field or computed value here", clip(f.Field))
	}
}

func (v *validator) test(path string, t *Test, e *Entity, figure bool) {
	nodes := 0
	v.testIn(path, t, e, figure, 0, &nodes)
}

func (v *validator) testIn(path string, t *Test, e *Entity, figure bool, depth int, nodes *int) {
	v.oneOf(path+".is", t.Is, append([]string{"set", "unset"}, comparisons...)...)
	v.node(path+".left", &t.Left, e, figure, depth, nodes)
	if slices.Contains(comparisons, t.Is) != (t.Right != nil) {
		v.fail(path+".right", "%s needs one, set and unset have none", t.Is)
	} else if t.Right != nil {
		v.node(path+".right", t.Right, e, figure, depth, nodes)
	}
}
