package accept

import (
	"slices"

	"github.com/skycot/skycot/internal/spec"
)

// community writes the checks of what people do around the rows of one entity.
func (w *writer) community(e *spec.Entity, node string) {
	as := w.creator(e)
	if e.Feed != nil {
		w.feed(e, node)
	}
	if e.Persona {
		w.persona(e, node)
	}
	w.guards(e, node)
	if as == "" || e.Feed != nil || e.BuyersOf != "" || !w.may(e.Access.Read, as) {
		return
	}
	make, ok := w.makeRow(e, as, "{run} row")
	if !ok {
		return
	}
	for _, r := range e.Reactions {
		w.reaction(e, r, as, make, node)
	}
	if f, r := e.Field(e.Places), e.Reaction("attend"); f != nil && r != nil && w.may(e.Access.Update, as) && !w.waits(as) && !slices.ContainsFunc(w.spec.Roles, func(one spec.Role) bool { return one.Name == as && !one.Default }) {
		w.add(e.Name+"-full", "A full "+lower(e.Label)+" takes nobody more", as, all(make, []spec.Step{
			click("link", "Edit"), fill(f.Label, "1"), click("button", "Save changes"), see("heading", "{run} row"), click("button", r.Label), see("", "1 "+r.One),
			signIn(as + "-2"), open("/" + e.Route + mine), click("link", "{run} row"), click("button", r.Label), see("", "This is full")}), node+"/places", node+"/"+e.Places)
	}
	if e.Share {
		w.add(e.Name+"-share", "A "+lower(e.Label)+" can be shared", as, all(make, []spec.Step{click("button", "Share"), see("", "link")}), node+"/share")
	}
	if e.Report {
		w.report(e, as, make, node)
	}
	if e.Replies {
		w.add(e.Name+"-reply", "A comment is answered", as, all(make, []spec.Step{
			fill("Write a comment", "Comment {run}"), click("button", "Post comment"), see("", "Comment {run}"), click("button", "Reply"),
			fill("Write a reply", "Answer {run}"), click("button", "Post reply"), see("", "Answer {run}"), reload(), see("", "Answer {run}")}), node+"/replies")
	}
	if f := e.Field(e.Archive); f != nil && f.Rules == nil && w.may(e.Access.Update, as) {
		past := fill(f.Label, "2020-03-02")
		if f.Kind == spec.DateTime {
			past.Value = "2020-03-02T10:00"
		}
		w.add(e.Name+"-archive", "What is past stands in the archive", as, all(make, []spec.Step{
			open("/" + e.Route + mine), click("link", "{run} row"), click("link", "Edit"), past, click("button", "Save changes"), see("heading", "{run} row"),
			open("/" + e.Route + mine), see("heading", e.LabelPlural), notSee("link", "{run} row"), open("/" + e.Route + mine + "&archive=past"), see("link", "{run} row")}), node+"/archive")
	}
}

// reaction: a button is pressed, stays pressed, and is taken back.
func (w *writer) reaction(e *spec.Entity, r spec.Reaction, as string, make []spec.Step, node string) {
	done := r.Done
	if done == "" {
		done = r.Label
	}
	if r.Many == "" {
		w.add(e.Name+"-"+r.Name, "A "+lower(e.Label)+" is kept for later", as, all(make, []spec.Step{
			click("button", r.Label), see("button", done), open("/saved"), see("link", "{run} row"), reload(), see("link", "{run} row")}), node+"/reactions/"+r.Name)
		return
	}
	w.add(e.Name+"-"+r.Name, "“"+r.Label+"” counts, stays, and can be taken back", as, all(make, []spec.Step{
		click("button", r.Label), see("", "1 "+r.One), reload(), see("", "1 "+r.One), click("button", done), see("", "0 "+r.Many), reload(), see("", "0 "+r.Many)}), node+"/reactions/"+r.Name)
}

// report: what somebody reports is removed by an admin.
func (w *writer) report(e *spec.Entity, as string, make []spec.Step, node string) {
	if r := w.spec.Role(as); r == nil || r.Admin || !w.may(e.Access.Read, as) || w.waits(as) {
		return
	}
	w.add(e.Name+"-report", "A reported "+lower(e.Label)+" is removed", as, all(make, []spec.Step{
		signIn(as + "-2"), open("/" + e.Route + mine), click("link", "{run} row"), click("button", "Report"), fill("What is wrong with it?", "Spam {run}"), click("button", "Send report"), see("", "Thank you"),
		signIn(w.spec.AdminRole().Name), open("/reports"), in(click("button", "Remove "+lower(e.Label)), "Spam {run}"), see("", "Removed"),
		signIn(as), open("/" + e.Route + mine), notSee("link", "{run} row")}), node+"/report")
}

// waits says whether new accounts of a role have to be let in first.
func (w *writer) waits(role string) bool {
	r := w.spec.Role(role)
	return r != nil && r.Approval
}

// feed: what is posted stands on top, and what the buttons under it do.
func (w *writer) feed(e *spec.Entity, node string) {
	as := ""
	for _, r := range w.spec.Roles {
		if !r.Admin && as == "" && slices.ContainsFunc(e.Access.Create, func(g spec.Grant) bool { return g.Who == "user" || g.Who == "role" && g.Role == r.Name }) {
			as = r.Name
		}
	}
	if as == "" {
		return
	}
	w.add(e.Name+"-feed", "The feed opens", as, []spec.Step{open("/feed"), see("heading", "Feed"), open("/feed?show=all"), see("heading", "Feed")}, node+"/feed", node+"/browse", node+"/sort", node)
	if e.Feed.Page != "" {
		return
	}
	title := e.Field(e.Title).Label
	post := []spec.Step{open("/feed"), fill(title, "{run} post"), click("button", "Post"), open("/feed"), see("", "{run} post")}
	w.add(e.Name+"-post", "What is posted stands in the feed", as, all(post, []spec.Step{reload(), see("", "{run} post")}), node, node+"/create", node+"/feed", node+"/"+e.Title, node+"/access/create", node+"/access/read")
	w.add(e.Name+"-empty", "An empty "+lower(e.Label)+" is refused", as, []spec.Step{open("/feed"), click("button", "Post"), see("", refusal(title))}, node+"/create")
	for _, r := range e.Reactions {
		if r.Many != "" {
			w.add(e.Name+"-"+r.Name, "“"+r.Label+"” counts, stays, and can be taken back", as, all(post, []spec.Step{
				in(click("button", r.Label), "{run} post"), in(see("", "1 "+r.One), "{run} post"), reload(), in(see("", "1 "+r.One), "{run} post"),
				in(click("button", r.Label), "{run} post"), in(see("", "0 "+r.Many), "{run} post"), reload(), in(see("", "0 "+r.Many), "{run} post")}), node+"/reactions/"+r.Name)
		}
	}
	if e.Comments {
		w.add(e.Name+"-comment", "A comment stays", as, all(post, []spec.Step{in(click("link", "Comment"), "{run} post"), fill("Write a comment", "Comment {run}"), click("button", "Post comment"),
			see("", "Comment {run}"), reload(), see("", "Comment {run}")}), node+"/comments", node+"/replies")
	}
	if e.Report && !w.waits(as) {
		w.add(e.Name+"-report", "A reported "+lower(e.Label)+" is removed", as, all(post, []spec.Step{
			signIn(as + "-2"), open("/" + e.Route + mine), click("link", "{run} post"), click("button", "Report"), fill("What is wrong with it?", "Spam {run}"), click("button", "Send report"), see("", "Thank you"),
			signIn(w.spec.AdminRole().Name), open("/reports"), in(click("button", "Remove "+lower(e.Label)), "Spam {run}"), see("", "Removed"),
			signIn(as), open("/feed?show=all"), see("heading", "Feed"), notSee("", "{run} post")}), node+"/report", node+"/delete", node+"/access/delete")
	}
}

// persona: somebody says who they are and is found by it; what is hidden stays hidden.
func (w *writer) persona(e *spec.Entity, node string) {
	as := w.spec.DefaultRole().Name
	nodes := []string{node, node + "/search", node + "/edit", node + "/access/update", node + "/access/read", node + "/browse"}
	var text *spec.Field
	for i := range e.Fields {
		f := &e.Fields[i]
		nodes = append(nodes, node+"/"+f.Name)
		if text == nil && f.Name != e.Title && (f.Kind == spec.Text || f.Kind == spec.LongText) && !f.Guarded && f.Search {
			text = f
		}
	}
	if text != nil {
		w.add(e.Name+"-profile", "People say who they are and are found by it", as, []spec.Step{open("/my-profile"), click("link", "Edit"), fill(text.Label, "Word {run}"), click("button", "Save changes"),
			see("", "Word {run}"), signIn(w.spec.AdminRole().Name), open("/" + e.Route + "?q={run}"), see("", "1 "+lower(e.Label))}, nodes...)
	} else {
		w.add(e.Name+"-profile", "Everybody has a page about them", as, []spec.Step{open("/my-profile"), see("link", "Edit")}, nodes...)
	}
	for _, f := range e.Fields {
		by := e.Field(f.HiddenBy)
		if by == nil || f.Kind != spec.Text && f.Kind != spec.LongText {
			continue
		}
		w.add(e.Name+"-hidden-"+f.Name, "A hidden "+lower(f.Label)+" is for connections only", as, []spec.Step{open("/my-profile"), click("link", "Edit"), fill(f.Label, "Secret {run}"),
			{Do: "check", Role: "checkbox", Name: by.Label}, click("button", "Save changes"), see("", "Secret {run}"),
			signIn(as + "-2"), open("/" + e.Route + "?q=Secret+{run}"), see("heading", e.LabelPlural), notSee("", "Secret {run}")}, node+"/guard", node+"/"+f.Name, node+"/"+by.Name)
	}
	if e.Reaction("follow") != nil {
		w.add(e.Name+"-follow", "Somebody is followed", as, []spec.Step{open("/" + e.Route), click("button", "Follow"), see("button", "Following"), reload(), see("button", "Following")}, node+"/reactions/follow")
	}
}

// guards: what is locked is not there for who may not see it.
func (w *writer) guards(e *spec.Entity, node string) {
	if e.Guard == nil || !e.AllowsVisitors() {
		return
	}
	for _, row := range e.Sample {
		title, ok := row[e.Title].(string)
		if !ok || row[e.Guard.Field] == nil {
			continue
		}
		look := []spec.Step{open("/" + e.Route + "?q=" + query(title)), click("link", title), see("heading", title)}
		switch e.Guard.Kind {
		case "level":
			w.add(e.Name+"-locked", "A visitor sees a locked "+lower(e.Label)+" by title and first lines only", "visitor", all(look, []spec.Step{see("", "The rest is for supporters")}), node+"/guard", node+"/"+e.Guard.Field)
			return
		case "purchase":
			if price := amount(row[e.Guard.Field]); price > 0 {
				w.add(e.Name+"-buy", "Who buys has it in the library", w.spec.DefaultRole().Name, all(look, []spec.Step{click("button", "Buy for"), see("", "Simulated payment"), click("button", "Pay"),
					see("", "In your library"), open("/library"), see("link", title), reload(), see("link", title)}), node+"/guard", node+"/"+e.Guard.Field)
				return
			}
		case "date":
			if day := amount(row[e.Guard.Field]); day > 0 {
				w.add(e.Name+"-opens", "What is to come shows its date", "visitor", all(look, []spec.Step{see("", "Opens on")}), node+"/guard", node+"/"+e.Guard.Field)
				return
			}
		default:
			return
		}
	}
}

func amount(v any) float64 {
	switch n := v.(type) {
	case int:
		return float64(n)
	case float64:
		return n
	}
	return 0
}

// query writes a title for an address.
func query(s string) string {
	out := []rune{}
	for _, r := range s {
		switch {
		case r == ' ':
			out = append(out, '+')
		case r == '&' || r == '#' || r == '%' || r == '+' || r == '?':
			out = append(out, ' ')
		default:
			out = append(out, r)
		}
	}
	return string(out)
}

// network writes the checks of how people reach one another, and of support.
func (w *writer) network() {
	role := w.spec.DefaultRole().Name
	if n := w.spec.Network; n != nil {
		if n.Connect {
			w.add("connections", "Connections have a page", role, []spec.Step{open("/connections"), see("heading", "Connections"), see("heading", "Requests to you")}, "network/connect")
		}
		if n.Messages != "none" {
			w.add("messages", "Messages have a page", role, []spec.Step{open("/messages"), see("heading", "Messages")}, "network/messages")
		}
		if n.Inbox {
			w.add("inbox", "Notifications have a page", role, []spec.Step{open("/inbox"), see("heading", "Notifications")}, "network/inbox")
		}
	}
	if s := w.spec.Support; s != nil {
		page, level := w.spec.Entity(s.Page), w.spec.Entity(s.Level)
		if len(page.Sample) == 0 || len(level.Sample) == 0 {
			return
		}
		title, _ := page.Sample[0][page.Title].(string)
		name, _ := level.Sample[0][level.Title].(string)
		w.add("support", "Somebody supports a page; the payment is simulated and says so", role, []spec.Step{open("/" + page.Route + "?q=" + query(title)), click("link", title), click("link", "Join "+name),
			see("", "Simulated payment"), click("button", "Pay"), see("", "You support this page at "+name), reload(), see("", "You support this page at "+name)},
			"support", "support/fee", "support/most", "support/comments", "entities/"+level.Name)
	}
}
