package compiler

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// ruleFlags are what may be asked of an entity about who may do what to it when; an app has each that an entity has.
var ruleFlags = []string{"rules", "workflow", "history", "ticklist", "team", "timeouts", "auto", "bounds", "lists", "limits", "balance", "away", "filled", "clash", "until", "public_page", "claims"}

// ruleAppFlags are what may be asked of the app besides.
var ruleAppFlags = []string{"deputies", "log", "log_closed", "tenancy", "approval"}

// ruleAppTexts are values of the app that the slices of rules need.
var ruleAppTexts = []string{"log_roles", "deputy_roles", "approval_roles", "tenancy_ask", "tenancy_names", "balance_most"}

// ruleValues answers what may be asked of an entity's rules.
func (b *scopes) ruleValues(values map[string]any, word string, e *spec.Entity) {
	w := e.Workflow
	kind := func(k string) bool {
		for _, l := range e.Limits {
			if l.Kind == k {
				return true
			}
		}
		return false
	}
	history := e.History || w != nil
	for path, on := range map[string]bool{"workflow": w != nil, "history": history, "ticklist": len(e.Checklist) > 0, "team": e.Team,
		"timeouts": w != nil && len(w.Timeouts) > 0, "auto": w != nil && len(w.Auto) > 0, "bounds": bounded(w), "lists": len(e.Lists) > 0, "limits": len(e.Limits) > 0, "balance": kind("balance"),
		"away": kind("away"), "filled": e.TitleOwner, "clash": e.Clash != "", "public_page": e.PublicPage != nil, "claims": e.PublicPage != nil && e.PublicPage.Claim != "", "until": untilOf(e) != nil,
		"rules": history || len(e.Checklist) > 0 || len(e.Limits) > 0 || e.TitleOwner || e.PublicPage != nil} {
		values[word+"."+path] = on
	}
	if word == "entity" {
		values["entity.rules_json"] = b.rowRules(e)
	}
}

// bounded says whether a number of the row decides over a move.
func bounded(w *spec.Workflow) bool {
	return w != nil && (len(w.Auto) > 0 || slices.ContainsFunc(w.Moves, func(m spec.Move) bool { return m.When != nil }))
}

// ruleApp answers what may be asked of the app's rules.
func (b *scopes) ruleApp(app *slice.Scope) {
	s := b.spec
	admin := s.AdminRole().Name
	app.Values["app.deputies"] = s.Deputies != nil
	app.Values["app.log"] = s.Log != nil
	app.Values["app.log_closed"] = s.Log != nil && s.Log.Only
	app.Values["app.tenancy"] = s.Tenancy != nil
	with := func(roles []string) []string {
		out := []string{admin}
		for _, r := range roles {
			if r != admin {
				out = append(out, r)
			}
		}
		return out
	}
	app.Values["app.log_roles"], app.Values["app.deputy_roles"] = with(nil), with(nil)
	if s.Log != nil {
		app.Values["app.log_roles"] = with(s.Log.Roles)
	}
	if s.Deputies != nil {
		app.Values["app.deputy_roles"] = with(s.Deputies.Roles)
	}
	app.Values["app.tenancy_ask"], app.Values["app.tenancy_names"] = "", []string{}
	if t := s.Tenancy; t != nil {
		app.Values["app.tenancy_ask"] = "Name of your " + strings.ToLower(t.Label)
		app.Values["app.tenancy_names"] = append([]string{}, t.Names...)
	}
	app.Values["app.balance_most"] = 0.0
	for i := range s.Entities {
		for _, l := range s.Entities[i].Limits {
			if l.Kind == "balance" {
				app.Values["app.balance_most"] = l.Most
			}
		}
	}
	waiting := []string{}
	for _, r := range s.Roles {
		if r.Approval {
			waiting = append(waiting, r.Name)
		}
	}
	app.Values["app.approval"], app.Values["app.approval_roles"] = len(waiting) > 0, waiting
}

// right is a grant as the functions of 0008_workflow.sql read it.
type right struct {
	Who  string `json:"who"`
	Role string `json:"role,omitempty"`
	Via  string `json:"via,omitempty"`
	Of   string `json:"of,omitempty"`
	When string `json:"when,omitempty"`
	Is   string `json:"is,omitempty"`
}

// rights writes grants for the database. Rights by way of a parent row are the reader's: whoever sees the row has them.
func (b *scopes) rights(e *spec.Entity, grants []spec.Grant) []right {
	out := []right{}
	for _, g := range grants {
		r := right{Who: g.Who, Role: g.Role, Via: g.Via}
		switch g.Who {
		case "parent":
			r.Who, r.Via = "user", ""
		case "visitor":
			r.Who = "user"
		case "member", "manager":
			r.Of = e.Name
			if f := fieldOf(e, g.Via); f != nil {
				r.Of = f.Target
			}
		}
		if g.When != nil {
			r.When, r.Is = g.When.Field, g.When.Value
		}
		out = append(out, r)
	}
	return out
}

// move and timeout are a move and a time-out as the database reads them.
type move struct {
	Name      string            `json:"name"`
	Label     string            `json:"label"`
	From      []string          `json:"from"`
	To        string            `json:"to"`
	By        []right           `json:"by"`
	NotOwn    bool              `json:"not_own,omitempty"`
	NotIn     string            `json:"not_in,omitempty"`
	When      *bound            `json:"when,omitempty"`
	Needs     []string          `json:"needs,omitempty"`
	Note      string            `json:"note,omitempty"`
	NoteLabel string            `json:"note_label,omitempty"`
	Ask       []string          `json:"ask,omitempty"`
	Set       []spec.Assignment `json:"set,omitempty"`
}

// bound is a condition on a number as the database reads it; Value is the function that works it out.
type bound struct {
	spec.Bound
	Value string `json:"value,omitempty"`
}

func boundOf(e *spec.Entity, when *spec.Bound) *bound {
	if when == nil {
		return nil
	}
	out := &bound{Bound: *when}
	if fieldOf(e, when.Field) == nil {
		out.Value = e.Name + "_" + when.Field
	}
	return out
}

type timeout struct {
	From  []string `json:"from"`
	To    string   `json:"to"`
	Hours int      `json:"hours,omitempty"`
	Field string   `json:"field,omitempty"`
	Day   bool     `json:"day,omitempty"`
	Note  string   `json:"note,omitempty"`
}

// rowRules is what app.rules_of answers for an entity.
func (b *scopes) rowRules(e *spec.Entity) map[string]any {
	hidden := []string{}
	for i := range e.Fields {
		if e.Fields[i].Guarded {
			hidden = append(hidden, e.Fields[i].Name)
		}
	}
	n := entityName(e)
	out := map[string]any{"label": n.Lower(), "title": e.Title, "hidden": hidden, "history": e.History || e.Workflow != nil}
	if len(e.Checklist) > 0 {
		out["checklist"] = e.Checklist
		tick := b.rights(e, e.Access.Update)
		for _, r := range e.ChecklistRoles {
			tick = append(tick, right{Who: "role", Role: r})
		}
		out["tick_by"] = tick
	}
	if len(e.Limits) > 0 {
		out["limits"] = b.limits(e)
	}
	if e.PublicPage != nil {
		out["public"] = e.PublicPage
	}
	w := e.Workflow
	if w == nil {
		return out
	}
	f := fieldOf(e, w.Field)
	states, first := map[string]string{}, ""
	for _, o := range f.Options {
		states[o.Value] = o.Label
	}
	first, _ = f.Default.(string)
	out["state"], out["first"], out["states"] = w.Field, first, states
	step := []string{}
	for i := range e.Fields {
		if name := e.Fields[i].Name; name != w.Field && e.ByMove(name) {
			step = append(step, name)
		}
	}
	out["by_step"], out["locked"] = step, append([]string{}, w.Locked...)
	moves, timeouts := []move{}, []timeout{}
	for _, m := range w.Moves {
		by := m.By
		if len(by) == 0 {
			by = e.Access.Update
		}
		moves = append(moves, move{m.Name, m.Label, m.From, m.To, b.rights(e, by), m.NotOwn, m.NotIn, boundOf(e, m.When), m.Needs, m.Note, m.NoteLabel, m.Ask, m.Set})
	}
	for _, t := range w.Timeouts {
		d := fieldOf(e, t.Field)
		timeouts = append(timeouts, timeout{t.From, t.To, t.Hours, t.Field, d != nil && d.Kind == spec.Date, t.Note})
	}
	out["moves"], out["timeouts"] = moves, timeouts
	if len(w.Auto) > 0 {
		out["auto"] = w.Auto
	}
	return out
}

// limit is a limit as the database reads it.
type limit struct {
	spec.Limit
	Name     string `json:"name"`               // of what is taken, in a sentence
	Where    string `json:"where,omitempty"`    // labels of the states that count
	Plural   string `json:"plural,omitempty"`   // of the rows, in a sentence
	Instant  bool   `json:"instant,omitempty"`  // Start is a moment, not a day
	Holidays string `json:"holidays,omitempty"` // table of the days that do not count
	Day      string `json:"day,omitempty"`      // its date
}

func (b *scopes) limits(e *spec.Entity) []limit {
	out := []limit{}
	for _, l := range e.Limits {
		d := limit{Limit: l}
		if f := fieldOf(e, l.Field); f != nil {
			d.Name = strings.ToLower(f.Label)
		}
		if f := fieldOf(e, l.StateOf); f != nil && len(l.States) > 0 {
			var labels []string
			for _, o := range l.States {
				labels = append(labels, strings.ToLower(f.Option(o).Label))
			}
			d.Where = strings.Join(labels, " or ")
		}
		d.Plural = strings.ToLower(e.LabelPlural)
		if f := fieldOf(e, l.Start); f != nil {
			d.Instant = f.Kind == spec.DateTime
		}
		if h := b.byName[l.Holiday]; h != nil {
			d.Holidays, d.Day = h.Table, h.FieldOf(spec.Date).Name
		}
		out = append(out, d)
	}
	return out
}

// The shape of src/content/workflow.json: what pages show of an entity's rules, by table.
type pageRules struct {
	Label     string              `json:"label"`
	Route     string              `json:"route"`
	Plural    string              `json:"plural"`
	Public    *page               `json:"public"`
	State     *pageState          `json:"state"`
	Moves     map[string]pageMove `json:"moves"`
	Locked    []string            `json:"locked"`
	Fields    map[string]string   `json:"fields"` // labels by column
	Words     map[string]words    `json:"words"`  // labels of options by column and value
	Kinds     map[string]string   `json:"kinds"`  // by column
	Targets   map[string]pointed  `json:"targets"`
	Checklist []string            `json:"checklist"`
	Lists     []pageList          `json:"lists"`
	Limits    []limit             `json:"limits"`
}

type words map[string]string

// pointed is what a reference points at: a table, and the column that names its rows.
type pointed struct {
	Table string `json:"table"`
	Title string `json:"title"`
}

// target is where a field points; false when it does not, or when the name over there is not for everybody.
func (b *scopes) target(f *spec.Field) (pointed, bool) {
	if f.Kind == spec.Member {
		return pointed{"profiles", "name"}, true
	}
	if e := b.byName[f.Target]; f.Kind == spec.Reference && e != nil {
		t := fieldOf(e, e.Title)
		return pointed{e.Table, e.Title}, t != nil && !t.Guarded
	}
	return pointed{}, false
}

// page is what a public page shows.
type page = spec.PublicPage

type pageState struct {
	Field   string        `json:"field"`
	Label   string        `json:"label"`
	Ordered bool          `json:"ordered"`
	Options []spec.Option `json:"options"`
}

type pageMove struct {
	Label     string    `json:"label"`
	Tone      string    `json:"tone"`
	To        string    `json:"to"`
	Note      string    `json:"note"`
	NoteLabel string    `json:"noteLabel"`
	Ask       []pageAsk `json:"ask"`
}

type pageAsk struct {
	Name    string        `json:"name"`
	Label   string        `json:"label"`
	Kind    string        `json:"kind"`
	Options []spec.Option `json:"options"`
	Table   string        `json:"table"` // of a reference
	Title   string        `json:"title"` // its title column
}

type pageList struct {
	Name  string     `json:"name"`
	Label string     `json:"label"`
	Hint  string     `json:"hint"`
	Roles []string   `json:"roles"`
	All   []pageTest `json:"all"`
	Or    []pageTest `json:"or"`
}

type pageTest struct {
	Field   string   `json:"field"`
	Is      string   `json:"is"`
	Values  []string `json:"values"`
	Days    int      `json:"days"`
	Months  int      `json:"months"`
	Instant bool     `json:"instant"`
	Table   string   `json:"table"` // of idle
}

// workflowContent is src/content/workflow.json.
func workflowContent(s *spec.Spec) map[string]pageRules {
	b := &scopes{spec: s, byName: map[string]*spec.Entity{}}
	for i := range s.Entities {
		b.byName[s.Entities[i].Name] = &s.Entities[i]
	}
	out := map[string]pageRules{}
	for i := range s.Entities {
		e := &s.Entities[i]
		values := map[string]any{}
		b.ruleValues(values, "x", e)
		if values["x.rules"] == false && values["x.lists"] == false {
			continue
		}
		r := pageRules{Label: e.Label, Plural: e.LabelPlural, Public: e.PublicPage, Route: "/" + e.Route, Moves: map[string]pageMove{}, Locked: []string{}, Fields: map[string]string{},
			Words: map[string]words{}, Kinds: map[string]string{}, Targets: map[string]pointed{}, Checklist: append([]string{}, e.Checklist...), Lists: []pageList{}, Limits: b.limits(e)}
		for k := range e.Fields {
			f := &e.Fields[k]
			r.Fields[f.Name], r.Kinds[f.Name] = f.Label, string(f.Kind)
			if at, ok := b.target(f); ok {
				r.Targets[f.Name] = at
			}
			if len(f.Options) > 0 {
				of := words{}
				for _, o := range f.Options {
					of[o.Value] = o.Label
				}
				r.Words[f.Name] = of
			}
		}
		if w := e.Workflow; w != nil {
			f := fieldOf(e, w.Field)
			r.State = &pageState{Field: w.Field, Label: f.Label, Ordered: w.Ordered, Options: f.Options}
			r.Locked = append(r.Locked, w.Locked...)
			for _, m := range w.Moves {
				r.Moves[m.Name] = b.pageMove(e, f, m)
			}
		}
		for _, l := range e.Lists {
			r.Lists = append(r.Lists, b.pageList(e, l))
		}
		out[e.Table] = r
	}
	return out
}

func (b *scopes) pageMove(e *spec.Entity, state *spec.Field, m spec.Move) pageMove {
	p := pageMove{Label: m.Label, Tone: m.Tone, Note: m.Note, NoteLabel: m.NoteLabel, Ask: []pageAsk{}}
	if o := state.Option(m.To); o != nil {
		p.To = o.Label
	}
	if p.NoteLabel == "" {
		p.NoteLabel = "Note"
	}
	for _, name := range m.Ask {
		f := fieldOf(e, name)
		a := pageAsk{Name: name, Label: f.Label, Kind: string(f.Kind), Options: append([]spec.Option{}, f.Options...)}
		if t := b.byName[f.Target]; t != nil {
			a.Table, a.Title = t.Table, t.Title
		}
		p.Ask = append(p.Ask, a)
	}
	return p
}

func (b *scopes) pageList(e *spec.Entity, l spec.NamedList) pageList {
	p := pageList{Name: l.Name, Label: l.Label, Hint: l.Hint, Roles: append([]string{}, l.Roles...)}
	p.All, p.Or = b.pageTests(e, l.All), b.pageTests(e, l.Or)
	return p
}

func (b *scopes) pageTests(e *spec.Entity, tests []spec.RowTest) []pageTest {
	out := []pageTest{}
	for _, t := range tests {
		test := pageTest{Field: t.Field, Is: t.Is, Values: append([]string{}, t.Values...), Days: t.Days, Months: t.Months}
		if f := fieldOf(e, t.Field); t.Field == "created_at" || f != nil && f.Kind == spec.DateTime {
			test.Instant = true
		}
		if c := b.byName[t.Child]; c != nil {
			test.Table = c.Table
		}
		out = append(out, test)
	}
	return out
}

// guardRoles are the roles that see what an entity guards.
func guardRoles(e *spec.Entity) []string {
	if e.Guard == nil {
		return []string{}
	}
	return append([]string{}, e.Guard.Roles...)
}

// calendarNames are the fields that the calendar is built around.
var calendarNames = []string{"SampleUntil", "SampleClash", "ClashItem", "ClashTitle"}

// untilOf is the field that ends what begins on the calendar's date, nil when it is one day.
func untilOf(e *spec.Entity) *spec.Field {
	for i := range e.Fields {
		if f := &e.Fields[i]; e.Calendar != "" && f.After == e.Calendar && f.Kind == spec.Date {
			return f
		}
	}
	return nil
}

// calendarScope puts the names of the calendar's fields into an entity's scope.
func (b *scopes) calendarScope(sc *slice.Scope, e *spec.Entity) {
	if f := untilOf(e); f != nil {
		sc.Names["SampleUntil"] = fieldName(f)
	}
	if f := fieldOf(e, e.Clash); f != nil {
		sc.Names["SampleClash"] = fieldName(f)
		if t := b.byName[f.Target]; t != nil {
			sc.Names["ClashItem"] = entityName(t)
			if title := fieldOf(t, t.Title); title != nil {
				sc.Names["ClashTitle"] = fieldName(title)
			}
		}
	}
}
