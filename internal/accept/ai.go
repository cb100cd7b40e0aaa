package accept

import "github.com/skycot/skycot/internal/spec"

// ai: texts are written, refused when there is nothing to write from, and kept; messages come in, are sorted and decided.
func (w *writer) ai() {
	if k := w.spec.Writer; k != nil {
		role := w.spec.DefaultRole().Name
		button := "Write " + k.Plural
		shown := k.Title
		if k.Versions > 1 {
			shown = "Version 1"
		}
		text := fill(k.Input.Label, "{run} two rooms\nquiet street")
		w.add("writer-writes", "A text is written from what is put in, and can be copied", role,
			[]spec.Step{open("/write"), text, click("button", button), see("heading", shown), in(see("button", "Copy"), shown)},
			"writer", "writer/input", "writer/versions", "writer/choices", "writer/copy")
		w.add("writer-empty", "Nothing is written from nothing", role,
			[]spec.Step{open("/write"), click("button", button), see("", "first")}, "writer/input")
		if k.History {
			w.add("writer-history", "What was written is kept, found, starred and deleted", role, []spec.Step{
				open("/write"), text, click("button", button), see("heading", shown), open("/write/history?q={run}"), see("", "{run}"),
				click("button", "Star"), open("/write/history?q={run}&starred=1"), see("", "{run}"),
				click("button", "Delete this text"), click("button", "Delete text"), see("", "Nothing found")}, "writer/history")
		}
		if k.Daily > 0 {
			w.add("writer-daily", "The day's limit is counted", role, []spec.Step{open("/write"), see("", "left today")}, "writer/daily")
		}
	}
	a := w.spec.Agent
	if a == nil {
		return
	}
	staff := a.StaffRole
	if staff == "" {
		staff = w.spec.AdminRole().Name
	}
	send := func(body string) []spec.Step {
		return []spec.Step{open("/contact"), fill("Name", "{run}"), fill(a.Message.Label, body), click("button", "Send message"), see("", "Thank you")}
	}
	known := a.Categories[0]
	for _, c := range a.Categories {
		if len(c.Words) > 1 && !c.Human {
			known = c
			break
		}
	}
	body := "{run} hello"
	if len(known.Words) > 0 {
		body = "{run} " + known.Words[0]
	}
	w.add("agent-sorts", "A message is sorted, with a confidence and steps that can be read", "visitor",
		all(send(body), []spec.Step{{Do: "sign_in", Value: staff}, open("/queue"), click("link", body), see("", known.Label), see("", "Confidence"), see("", "Input")}),
		"agent", "agent/categories", "agent/form", "agent/tools", "agent/queue", "agent/practice")
	w.add("agent-empty", "An empty message is refused", "visitor", []spec.Step{open("/contact"), fill("Name", "{run}"), click("button", "Send message"), see("", "Enter")}, "agent/form")
	w.add("agent-person", "What no rule covers waits for a person, who approves it", "visitor",
		all(send("{run} zzz qqq"), []spec.Step{{Do: "sign_in", Value: staff}, open("/queue"), in(click("link", "{run} zzz qqq"), "Needs a person"), click("button", "Approve"), see("", "Decided by")}),
		"agent/queue", "agent/rules")
	w.add("agent-closed", "The queue is not for visitors", "visitor", []spec.Step{open("/queue"), notSee("heading", "Queue"), see("button", "Sign in")}, "access")
	w.add("agent-figures", "The queue says how it goes, and can be stopped", staff, []spec.Step{open("/queue"), see("", "Solved without a person"), see("", "Average time"), see("switch", "Pause agent")},
		"agent/statistics", "agent/pause", "agent/practice")
}
