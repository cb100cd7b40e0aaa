package spec

import (
	"fmt"
	"slices"
)

// Workflow says through which states the rows of an entity go, and who may move them. The database refuses every other
// change of the state, also from a board or a script.
type Workflow struct {
	Field    string    `json:"field"`              // required enum with a default: the states; a new row starts at the default
	Ordered  bool      `json:"ordered,omitempty"`  // the options stand in the order of the work: shown as a line of steps
	Moves    []Move    `json:"moves"`              // in the order of their buttons
	Locked   []string  `json:"locked,omitempty"`   // states in which a row changes by moves only
	Timeouts []Timeout `json:"timeouts,omitempty"` // moves that happen by themselves
	Auto     []Auto    `json:"auto,omitempty"`     // what needs nobody: small amounts are approved as they come in
}

// Bound is a condition on a number of a row. A number that is not there counts as 0.
type Bound struct {
	Field  string  `json:"field"`  // a number field, or a computed value
	Is     string  `json:"is"`     // "above" | "at_least" | "below" | "at_most"
	Number float64 `json:"number"` // money in minor units
}

// Auto leads a row on as soon as it comes into a state, when its number is small (or large) enough.
type Auto struct {
	From string `json:"from"`
	To   string `json:"to"`
	When Bound  `json:"when"` // of a field, not of a computed value
	Note string `json:"note"` // what the history says
}

// Move is one thing done to a row: a button on its page, named Label, that leads from one state to another.
type Move struct {
	Name      string       `json:"name"`  // snake_case, unique in the workflow: "approve"
	Label     string       `json:"label"` // "Approve"
	From      []string     `json:"from"`  // states in which it can be done
	To        string       `json:"to"`
	By        []Grant      `json:"by,omitempty"`         // who may; empty: whoever may change the row. Without parent and visitor
	NotOwn    bool         `json:"not_own,omitempty"`    // never the account that made the row
	NotIn     string       `json:"not_in,omitempty"`     // member field: never the account that it names ("who did it cannot review it")
	When      *Bound       `json:"when,omitempty"`       // only for rows with such a number: "up to 500 €", "above 500 €"
	Needs     []string     `json:"needs,omitempty"`      // fields that must be filled in before
	Note      string       `json:"note,omitempty"`       // "" no note, "optional", "required"; kept in the history
	NoteLabel string       `json:"note_label,omitempty"` // "Reason"; "Note" when empty
	Ask       []string     `json:"ask,omitempty"`        // fields asked for and required in the dialog of the move
	Set       []Assignment `json:"set,omitempty"`        // fields the move fills in by itself
	Tone      string       `json:"tone,omitempty"`       // "" plain, "primary", "danger"
}

// Assignment gives a field a value: "now" (date_time), "today" (date), "me" (member), "note" (text), or "" to empty it.
type Assignment struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// Timeout moves rows without anybody doing it, computed whenever rows are read.
type Timeout struct {
	From  []string `json:"from"`
	To    string   `json:"to"`
	Hours int      `json:"hours,omitempty"` // so long after the row came into its state …
	Field string   `json:"field,omitempty"` // … or when this date or date_time is past (plus Hours)
	Note  string   `json:"note,omitempty"`  // what the history says
}

// Log is the change log of the whole app: who changed what and when, in every entity with History.
type Log struct {
	Roles []string `json:"roles"`          // who may read it, beside admins
	Only  bool     `json:"only,omitempty"` // nobody else sees histories, not even of single rows
}

// Deputies lets people of a role name somebody who may decide for them between two dates.
type Deputies struct {
	Roles []string `json:"roles"` // whose rights can be lent
}

// moveField returns the entity's state field, nil without a workflow.
func (e *Entity) stateField() *Field {
	if e.Workflow == nil {
		return nil
	}
	return e.Field(e.Workflow.Field)
}

// ByStep says whether a field is only ever filled in by the app, and so stands in no form.
func (e *Entity) ByStep(field string) bool {
	if e.TitleOwner && field == e.Title || e.ByMove(field) {
		return true
	}
	return slices.ContainsFunc(e.Limits, func(l Limit) bool { return l.Days != "" && l.Days == field })
}

// ByMove says whether a field is only ever filled in by moves.
func (e *Entity) ByMove(field string) bool {
	w := e.Workflow
	if w == nil {
		return false
	}
	if w.Field == field {
		return true
	}
	for _, m := range w.Moves {
		if slices.Contains(m.Ask, field) || slices.ContainsFunc(m.Set, func(a Assignment) bool { return a.Field == field }) {
			return true
		}
	}
	return false
}

// TeamEntity is the entity that people belong to (department, crew), nil when there is none.
func (s *Spec) TeamEntity() *Entity {
	for i := range s.Entities {
		if s.Entities[i].Team {
			return &s.Entities[i]
		}
	}
	return nil
}

func (v *validator) workflows() {
	s := v.spec
	teams := 0
	for i := range s.Entities {
		e := &s.Entities[i]
		path := fmt.Sprintf("entities[%d]", i)
		if e.Team {
			teams++
		}
		if teams > 1 {
			v.fail(path+".team", "people can belong to the rows of one entity only")
		}
		for k, item := range e.Checklist {
			v.prose(fmt.Sprintf("%s.checklist[%d]", path, k), item, 1, 80)
			if slices.Index(e.Checklist, item) != k {
				v.fail(fmt.Sprintf("%s.checklist[%d]", path, k), "%q is there twice", clip(item))
			}
		}
		v.roleNames(path+".checklist_roles", e.ChecklistRoles)
		if f := e.Field(e.Clash); e.Clash != "" && (f == nil || f.Kind != Reference || e.Calendar == "") {
			v.fail(path+".clash", "%q is not a reference of an entity with a calendar", clip(e.Clash))
		}
		if p := e.PublicPage; p != nil {
			for _, name := range slices.Concat(p.Fields, p.Months, p.Areas) {
				if e.Field(name) == nil || e.Field(name).Guarded {
					v.fail(path+".public_page", "%q is not a field that visitors may see", clip(name))
				}
			}
			v.prose(path+".public_page.claim", p.Claim, 0, 60)
		}
		v.namedLists(path, e)
		v.limits(path, e)
		if e.Workflow != nil {
			v.workflow(path+".workflow", e)
		}
	}
	if s.Log != nil {
		v.roleNames("log.roles", s.Log.Roles)
	}
	if s.Deputies != nil {
		v.roleNames("deputies.roles", s.Deputies.Roles)
	}
	if s.Tenancy != nil {
		v.label("tenancy.label", s.Tenancy.Label)
		v.label("tenancy.label_plural", s.Tenancy.LabelPlural)
		if s.AdminRole() != nil && !s.AdminRole().Default {
			v.fail("tenancy", "who signs up makes an organisation and runs it, so the admin role must be the default one")
		}
		if s.Booking != nil {
			v.fail("tenancy", "the booking slice is for one business only")
		}
		for i := range s.Entities {
			if s.Entities[i].AllowsVisitors() {
				v.fail(fmt.Sprintf("entities[%d].access", i), "visitors belong to no organisation, so they cannot be let in")
			}
		}
	}
}

func (v *validator) roleNames(path string, names []string) {
	for _, r := range names {
		if v.spec.Role(r) == nil {
			v.fail(path, "no role is called %q", clip(r))
		}
	}
}

func (v *validator) workflow(path string, e *Entity) {
	w := e.Workflow
	f := e.Field(w.Field)
	if f == nil || f.Kind != Enum || !f.Required || f.Default == nil {
		v.fail(path+".field", "%q is not a required enum field with a default", clip(w.Field))
		return
	}
	if len(e.Transitions) > 0 {
		v.fail(path, "an entity has a workflow or transitions, not both")
	}
	state := func(at, value string) {
		if f.Option(value) == nil {
			v.fail(at, "%q is not an option of %s", clip(value), f.Name)
		}
	}
	for _, l := range w.Locked {
		state(path+".locked", l)
	}
	if len(w.Moves) == 0 {
		v.fail(path+".moves", "at least one is needed")
	}
	seen := map[string]bool{}
	for i, m := range w.Moves {
		at := fmt.Sprintf("%s.moves[%d]", path, i)
		v.match(at+".name", m.Name, namePattern, "a snake_case name")
		if seen[m.Name] {
			v.fail(at+".name", "%q is there twice", m.Name)
		}
		seen[m.Name] = true
		v.label(at+".label", m.Label)
		if len(m.From) == 0 {
			v.fail(at+".from", "at least one state is needed")
		}
		for _, from := range m.From {
			state(at+".from", from)
			if from == m.To {
				v.fail(at+".to", "leads nowhere: %q is where it starts", clip(m.To))
			}
		}
		state(at+".to", m.To)
		v.oneOf(at+".note", m.Note, "", "optional", "required")
		if m.When != nil {
			v.bound(at+".when", e, m.When, true)
		}
		if a := e.Field(m.NotIn); m.NotIn != "" && (a == nil || a.Kind != Member) {
			v.fail(at+".not_in", "%q is not a field of people", clip(m.NotIn))
		}
		for _, name := range m.Needs {
			if e.Field(name) == nil {
				v.fail(at+".needs", "no field is called %q", clip(name))
			}
		}
		v.oneOf(at+".tone", m.Tone, "", "primary", "danger")
		if m.NoteLabel != "" {
			v.label(at+".note_label", m.NoteLabel)
		}
		for k, g := range m.By {
			v.oneOf(at+".by.who", g.Who, "user", "owner", "role", "member", "manager", "self", "team", "colleague")
			v.grant(fmt.Sprintf("%s.by[%d]", at, k), e, g)
		}
		for _, name := range m.Ask {
			if a := e.Field(name); a == nil || name == w.Field || a.Required || a.Kind == Place || a.Kind == Tags {
				v.fail(at+".ask", "%q is not an optional field that a dialog can ask for", clip(name))
			}
		}
		for _, set := range m.Set {
			kinds := map[string][]FieldKind{"now": {DateTime}, "today": {Date}, "me": {Member}, "note": {Text, LongText}, "": Kinds}
			a := e.Field(set.Field)
			if a == nil || set.Field == w.Field || a.Required || !slices.Contains(kinds[set.Value], a.Kind) {
				v.fail(at+".set", "%q cannot be set to %q", clip(set.Field), clip(set.Value))
			}
		}
	}
	for i, a := range w.Auto {
		at := fmt.Sprintf("%s.auto[%d]", path, i)
		state(at+".from", a.From)
		state(at+".to", a.To)
		v.bound(at+".when", e, &a.When, false)
		if a.From == a.To {
			v.fail(at+".to", "leads nowhere: %q is where it starts", clip(a.To))
		}
	}
	for i, t := range w.Timeouts {
		at := fmt.Sprintf("%s.timeouts[%d]", path, i)
		for _, from := range t.From {
			state(at+".from", from)
		}
		state(at+".to", t.To)
		if slices.Contains(t.From, t.To) || len(t.From) == 0 {
			v.fail(at+".from", "must name other states than the one it leads to")
		}
		if d := e.Field(t.Field); t.Field != "" && (d == nil || d.Kind != Date && d.Kind != DateTime) {
			v.fail(at+".field", "%q is not a date", clip(t.Field))
		}
		if t.Field == "" && t.Hours < 1 || t.Hours < 0 {
			v.fail(at+".hours", "must be at least 1")
		}
	}
}

func (v *validator) bound(at string, e *Entity, b *Bound, computed bool) {
	v.oneOf(at+".is", b.Is, "above", "at_least", "below", "at_most")
	if f := e.Field(b.Field); f != nil && slices.Contains(numberKinds, f.Kind) || computed && e.Value(b.Field) != nil {
		return
	}
	v.fail(at+".field", "%q is no number of the row", clip(b.Field))
}

// Holds says whether a number is within the bound.
func (b *Bound) Holds(n float64) bool {
	switch b.Is {
	case "above":
		return n > b.Number
	case "at_least":
		return n >= b.Number
	case "below":
		return n < b.Number
	}
	return n <= b.Number
}
