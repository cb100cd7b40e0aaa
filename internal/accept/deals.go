package accept

import (
	"github.com/skycot/skycot/internal/spec"
)

// deal writes the checks of requests on a row: one is made and accepted, one is withdrawn; then the way to the end with its
// sum and its reviews.
func (w *writer) deal(e *spec.Entity, node string) {
	d := e.Deal
	if d == nil {
		return
	}
	poster, asker := d.Poster, d.Asker
	if poster == "" {
		poster = w.spec.DefaultRole().Name
	}
	if asker == "" {
		if asker = w.spec.DefaultRole().Name; asker == poster {
			asker += "-2"
		}
	}
	name := w.personName(asker)
	make, ok := w.makeRow(e, poster, "{run} row")
	if !ok || name == "" || len(w.parents(e)) > 0 {
		return
	}
	request := []spec.Step{signIn(asker), open("/" + e.Route + mine), click("link", "{run} row"), see("heading", "{run} row")}
	if d.Price {
		request = append(request, fill("Price", "120"))
	}
	for i := range d.Fields {
		if f := &d.Fields[i]; f.Required {
			if s, ok := w.enter(f); ok {
				request = append(request, s)
			}
		}
	}
	request = append(request, click("button", d.Ask))
	accepted := d.Labels.Accepted
	if accepted == "" {
		accepted = "Accepted"
	}
	agree := []spec.Step{see("", "Waiting for an answer"), signIn(poster), reload(), click("button", "Accept "+name), see("", accepted), signIn(asker), reload(), see("", accepted)}
	switch d.Flow {
	case "offer":
		agree = []spec.Step{see("", "Waiting for an answer"), signIn(poster), reload(), click("button", "Offer to "+name), see("", d.Labels.Offered), signIn(asker), reload(),
			click("button", "Accept "+lower(e.Label)), see("", "Accepted"), reload(), see("", "Accepted")}
	case "direct":
		agree = []spec.Step{see("", "Confirmed"), reload(), see("", "Confirmed")}
	}
	if len(d.Stages) > 1 {
		agree = []spec.Step{see("", d.Stages[0]), signIn(poster), reload(), click("button", "Move "+name+" to "+d.Stages[1]), see("", d.Stages[1]), signIn(asker), reload(), see("", d.Stages[1]),
			signIn(poster), reload(), click("button", "Accept "+name), see("", accepted), signIn(asker), reload(), see("", accepted)}
	}
	if d.Flow == "contact" {
		request = append(request[:len(request)-1], fill("Message", "Is it still there {run}?"), click("button", d.Ask), see("", "Is it still there {run}?"))
		agree = []spec.Step{signIn(poster), reload(), see("", "Is it still there {run}?"), fill("Write a message", "Yes it is {run}"), click("button", "Send"), see("", "Yes it is {run}"),
			signIn(asker), reload(), see("", "Yes it is {run}"), signIn(poster), click("button", d.Steps[0].Action), see("", d.Labels.Done)}
		w.add(e.Name+"-deal", "Somebody writes about "+lower(e.Label)+" and is answered", poster, all(make, request, agree), node+"/deal", node+"/guard")
		return
	}
	nodes := []string{node + "/deal", node + "/deal/match", node + "/guard"}
	w.add(e.Name+"-deal", "A "+lower(d.Request.Label)+" is made and accepted, and both sides see it", poster, all(make, request, agree), nodes...)
	if d.Chat == "always" {
		w.add(e.Name+"-talk", "The two sides of a "+lower(d.Request.Label)+" write to each other", poster, all(make, request, []spec.Step{
			fill("Write a message", "Hello {run}"), click("button", "Send"), see("", "Hello {run}"), signIn(poster), reload(), see("", "Hello {run}")}), node+"/deal")
	}
	if d.Flow != "direct" {
		w.add(e.Name+"-withdraw", "A "+lower(d.Request.Label)+" can be withdrawn while it is open", poster, all(make, request, []spec.Step{
			click("button", "Withdraw "+lower(d.Request.Label)), see("", "Withdrawn"), reload(), see("", "Withdrawn")}), node+"/deal")
	}
	if len(d.Steps) == 0 || d.Flow == "direct" || d.Places != "" {
		return
	}
	steps := all(make, request, agree)
	for _, s := range d.Steps {
		who := poster
		if s.By == "asker" {
			who = asker
		}
		steps = append(steps, signIn(who), reload(), click("button", s.Action))
	}
	steps = append(steps, see("", d.Labels.Done))
	nodes = []string{node + "/deal"}
	if d.Commission != nil {
		steps = append(steps, signIn(poster), reload(), see("", "What is left"), open("/market/sales"), see("heading", "My sales"), see("", "{run} row"))
		nodes = append(nodes, node+"/deal/commission")
	}
	if r := d.Reviews; r != nil {
		who := asker
		if !r.Asker {
			who = poster
		}
		steps = append(steps, signIn(who))
		if d.Commission != nil && who == poster {
			steps = append(steps, open("/market/posts"), click("link", "{run} row"))
		} else {
			steps = append(steps, reload())
		}
		steps = append(steps, choose("Your rating", "5"), fill("Comment", "Review {run}"), click("button", "Save rating"), see("", "Review {run}"))
	}
	w.add(e.Name+"-done", "A deal is carried out to its end", poster, steps, nodes...)
}

// personName is the name of the demo account that a word for a person means: "buyer", "member-2".
func (w *writer) personName(as string) string {
	n := 0
	for _, a := range w.spec.Accounts {
		if a.Role == as {
			return a.Name
		}
		if a.Role+"-2" == as {
			if n++; n == 2 {
				return a.Name
			}
		}
	}
	return ""
}
