package accept

import (
	"slices"

	"github.com/skycot/skycot/internal/spec"
)

// entity writes the checks of one kind of record: what its pages promise, and each thing it can do besides.
func (w *writer) entity(e *spec.Entity) {
	node := "entities/" + e.Name
	w.reading(e, node)
	w.community(e, node)
	if e.Feed != nil || e.BuyersOf != "" {
		return // made in the feed, or by buyers only
	}
	if e.Profile != "" {
		return // every demo account has its profile already
	}
	as := w.creator(e)
	if as == "" || !w.may(e.Access.Read, as) {
		return
	}
	make, ok := w.makeRow(e, as, "{run} row")
	if !ok {
		return
	}
	w.records(e, as, make, node)
	w.lists(e, as, node)
	w.work(e, as, make, node)
	w.opinions(e, as, make, node)
	w.privacy(e, as, make, node)
	w.values(e, as, make, node)
	w.suggestions(e, node)
	w.workflow(e, as, make, node)
	w.deal(e, node)
}

// mine narrows a list to the rows of this run, so that they stand on its first page.
const mine = "?q={run}"

// reading: the list can be opened by whom it is for, and by nobody else.
func (w *writer) reading(e *spec.Entity, node string) {
	if e.AllowsVisitors() {
		w.add(e.Name+"-visitor", "A visitor browses "+lower(e.LabelPlural), "visitor",
			[]spec.Step{open("/" + e.Route), see("heading", e.LabelPlural)}, node+"/access/read", node+"/browse", node+"/detail", "access")
		return
	}
	w.add(e.Name+"-members-only", "A visitor cannot read "+lower(e.LabelPlural), "visitor",
		[]spec.Step{open("/" + e.Route), notSee("heading", e.LabelPlural), see("button", "Sign in")}, node+"/access/read", "access")
}

// records: create and keep, refuse what is incomplete; then the life of a row: found, changed, deleted.
func (w *writer) records(e *spec.Entity, as string, make []spec.Step, node string) {
	title, changed := "{run} row", "{run} changed"
	list := "/" + e.Route
	w.add(e.Name+"-create", "A new "+lower(e.Label)+" is kept", as, all(make, []spec.Step{reload(), see("heading", title)}),
		node, node+"/create", node+"/manage", node+"/browse", node+"/detail", node+"/access/create")
	if len(w.parents(e)) == 0 {
		w.add(e.Name+"-required", "A "+lower(e.Label)+" without "+lower(e.Field(e.Title).Label)+" is refused", as,
			[]spec.Step{open(list + "/new"), click("button", "Create "+lower(e.Label)), see("", refusal(e.Field(e.Title).Label)), see("heading", "New "+lower(e.Label))}, node+"/create")
	}
	steps, nodes, name := slices.Clone(make), []string{}, title
	if slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return f.Search }) {
		box := spec.Step{Do: "fill", Role: "searchbox", Name: "Search " + lower(e.LabelPlural), Value: title}
		none := box
		none.Value = "nothing like {run} zzz"
		steps = append(steps, open(list), none, press("searchbox", box.Name, "", "Enter"), notSee("link", title),
			box, press("searchbox", box.Name, "", "Enter"), see("link", title), click("link", title), see("heading", title))
		nodes = append(nodes, node+"/search", node+"/filter")
	}
	if w.may(e.Access.Update, as) {
		name = changed
		steps = append(steps, click("link", "Edit"), fill(e.Field(e.Title).Label, changed), click("button", "Save changes"), see("heading", changed), reload(), see("heading", changed))
		nodes = append(nodes, node+"/edit", node+"/manage", node+"/access/update")
	}
	if w.may(e.Access.Delete, as) {
		steps = append(steps, click("button", "Delete"), click("button", "Delete "+lower(e.Label)), see("heading", e.LabelPlural), open(list+mine), notSee("link", name))
		nodes = append(nodes, node+"/delete", node+"/access/delete")
	}
	if len(nodes) > 0 {
		w.add(e.Name+"-life", "A "+lower(e.Label)+" is found, changed and deleted", as, steps, nodes...)
	}
}

// work: the board, assignment, due dates, time.
func (w *writer) work(e *spec.Entity, as string, make []spec.Step, node string) {
	title := "{run} row"
	if e.Board != "" && w.may(e.Access.Update, as) {
		w.board(e, as, make, node)
	}
	for _, f := range e.Fields {
		if !w.may(e.Access.Update, as) {
			break
		}
		switch {
		case f.Kind == spec.Member && !f.Required && !e.ByMove(f.Name):
			if account := w.account(as); account != "" {
				w.add(e.Name+"-"+f.Name, "A "+lower(e.Label)+" is given to somebody", as, all(make, []spec.Step{
					click("link", "Edit"), choose(f.Label, account), click("button", "Save changes"), see("heading", title), reload(), see("", account)}), node+"/"+f.Name)
			}
		case f.Due:
			past := fill(f.Label, "2020-03-02")
			if f.Kind == spec.DateTime {
				past.Value = "2020-03-02T10:00"
			}
			w.add(e.Name+"-"+f.Name, "What is past due is marked", as, all(make, []spec.Step{
				click("link", "Edit")}, w.before(e, &f), []spec.Step{past, click("button", "Save changes"), see("heading", title), see("", "Overdue")}), node+"/"+f.Name)
		}
	}
	if e.TimeLog {
		log := func(time string) []spec.Step {
			return []spec.Step{in(fill("Time spent", time), "Time"), in(click("button", "Log time"), "Time")}
		}
		w.add(e.Name+"-time", "Logged time adds up", as, all(make, log("1 h 30 min"), []spec.Step{see("", "1 h 30 min")}, log("45m"),
			[]spec.Step{see("", "2 h 15 min"), reload(), see("", "2 h 15 min")}), node+"/time_log")
	}
}

// before gives the day that a day may not precede one that lies before all that the checks enter.
func (w *writer) before(e *spec.Entity, f *spec.Field) []spec.Step {
	first := e.Field(f.After)
	if first == nil {
		return nil
	}
	step := fill(first.Label, "2020-03-01")
	if first.Kind == spec.DateTime {
		step.Value = "2020-03-01T10:00"
	}
	return []spec.Step{step}
}

// board: a card moves by the menu and by dragging, and stays where it was put.
func (w *writer) board(e *spec.Entity, as string, make []spec.Step, node string) {
	title := "{run} row"
	f := e.Field(e.Board)
	first, second := w.columns(e, f)
	back := first
	if len(e.Transitions) > 0 || e.Workflow != nil {
		back = second // not every way back is open
	}
	if e.Workflow != nil && !w.freeMove(e, f, second, as) || e.Workflow == nil && slices.ContainsFunc(f.Options, func(o spec.Option) bool { return o.Label == second && limited(e, o.Value) }) {
		return
	}
	var way []spec.Step
	for _, p := range w.parents(e) {
		if p.Shared {
			way = []spec.Step{open("/" + p.Route + mine), click("link", parentTitle(p))}
		}
	}
	if way == nil {
		way = []spec.Step{open("/" + e.Route + "/board")}
	}
	card := func(column string) spec.Step { return in(see("link", title), column) }
	w.add(e.Name+"-board", "A card moves to another column by its menu, back by dragging, and stays where it was put", as, all(make, way, []spec.Step{
		card(first), click("button", "Move "+title), click("menuitem", second), card(second), reload(), card(second),
		{Do: "drag", Role: "listitem", Name: title, To: back}, card(back), reload(), card(back)}), node+"/board")
}

// columns are where a new card stands and a column it may move to.
func (w *writer) columns(e *spec.Entity, f *spec.Field) (string, string) {
	first := f.Options[0]
	if value, ok := f.Default.(string); ok && f.Option(value) != nil {
		first = *f.Option(value)
	}
	for _, t := range e.Transitions {
		if t.Field == f.Name && t.From == first.Value && len(t.Roles) == 0 {
			return first.Label, f.Option(t.To).Label
		}
	}
	if e.Workflow != nil && e.Workflow.Field == f.Name {
		for _, m := range e.Workflow.Moves {
			if slices.Contains(m.From, first.Value) && m.Note != "required" && len(m.Ask) == 0 && len(m.Needs) == 0 && m.When == nil && !limited(e, m.To) {
				return first.Label, f.Option(m.To).Label
			}
		}
	}
	for _, o := range f.Options {
		if o.Value != first.Value {
			return first.Label, o.Label
		}
	}
	return first.Label, first.Label
}

// opinions: comments and ratings.
func (w *writer) opinions(e *spec.Entity, as string, make []spec.Step, node string) {
	if e.Comments {
		w.add(e.Name+"-comment", "A comment stays", as, all(make, []spec.Step{
			fill("Write a comment", "Comment {run}"), click("button", "Post comment"), see("", "Comment {run}"), reload(), see("", "Comment {run}")}), node+"/comments")
	}
	if e.Ratings {
		w.add(e.Name+"-rating", "A rating is kept and can be changed", as, all(make, []spec.Step{
			choose("Your rating", "4"), click("button", "Save rating"), see("", "4.0"), reload(),
			choose("Your rating", "2"), click("button", "Save rating"), see("", "2.0"), reload(), see("", "2.0")}), node+"/ratings")
	}
}

// privacy: somebody who was not let in does not see the row.
func (w *writer) privacy(e *spec.Entity, as string, make []spec.Step, node string) {
	for _, g := range e.Access.Read {
		if g.Who == "visitor" || g.Who == "user" || g.Who == "role" && g.Role == as {
			return
		}
	}
	role := w.spec.Role(as)
	if role == nil || role.Admin {
		return
	}
	nodes := []string{node + "/access/read"}
	if e.Shared {
		nodes = append(nodes, node+"/shared", "roles")
	}
	w.add(e.Name+"-private", "Somebody else does not see a "+lower(e.Label)+" that is not theirs", as, all(make, []spec.Step{
		signIn(as + "-2"), open("/" + e.Route + mine), see("heading", e.LabelPlural), notSee("link", "{run} row")}), nodes...)
}

// suggestions wait for approval and are public after it.
func (w *writer) suggestions(e *spec.Entity, node string) {
	if !e.Moderation || len(w.parents(e)) > 0 {
		return
	}
	as := w.spec.DefaultRole().Name
	if slices.ContainsFunc(e.Access.Create, func(g spec.Grant) bool { return g.Who == "visitor" }) {
		as = "visitor"
	} else if !w.mayCreate(e, as) {
		return
	}
	title := "{run} suggestion"
	steps := []spec.Step{open("/" + e.Route + "/new")}
	steps = append(steps, w.form(e, title)...)
	steps = append(steps, click("button", "Create "+lower(e.Label)), see("", "Thank you"))
	if e.AllowsVisitors() {
		steps = append(steps, signIn("visitor"), open("/"+e.Route+mine), see("heading", e.LabelPlural), notSee("link", title))
	}
	steps = append(steps, signIn(w.spec.AdminRole().Name), open("/"+e.Route+"/review"), in(click("button", "Approve"), title), see("", title+" approved"), open("/"+e.Route+mine), see("link", title))
	w.add(e.Name+"-suggest", "A suggestion is public only once it is approved", as, steps, node+"/moderation", node+"/access/create")
}

func (w *writer) account(role string) string {
	for _, a := range w.spec.Accounts {
		if a.Role == role {
			return a.Name
		}
	}
	return ""
}

// lists: what every list can do besides.
func (w *writer) lists(e *spec.Entity, as, node string) {
	if !slices.ContainsFunc(e.Access.Read, func(g spec.Grant) bool { return g.Who == "visitor" || g.Who == "user" }) {
		return // an empty list has nothing to save
	}
	w.add(e.Name+"-export", "The list of "+lower(e.LabelPlural)+" can be saved as a file", as, []spec.Step{open("/" + e.Route), see("link", "Export")}, node+"/export")
}
