package accept

import (
	"github.com/skycot/skycot/internal/spec"
)

// tools writes a check of each tool: a person opens it and does what it is for.
func (w *writer) tools() {
	for i := range w.spec.Tools {
		t := &w.spec.Tools[i]
		path := "/tools/" + t.Slug
		heading := t.Title
		if w.spec.App.Accountless && len(w.spec.Tools) == 1 {
			path, heading = "/", w.spec.Landing.Headline
		}
		steps := []spec.Step{open(path), see("heading", heading)}
		switch {
		case t.Calculator != nil:
			steps = append(steps, calculatorSteps(t.Calculator)...)
		case t.Converter != nil:
			steps = append(steps, click("button", "Use the example"), in(notSee("", "The result appears here"), "Result"))
		case t.Game != nil:
			steps = append(steps, click("button", "Start"), notSee("button", "Start"))
			if t.Game.Seconds > 0 && (t.Game.Mechanic == "pass" || t.Game.Mechanic == "catch" || t.Game.Mechanic == "targets") {
				steps = append(steps, see("timer", ""))
			}
		case t.Timer != nil:
			steps = append(steps, click("button", "Start"), see("button", "Pause"), click("button", "Pause"), see("button", "Resume"), click("button", "Reset"), see("button", "Start"))
		case t.Generator != nil:
			name := map[string]string{"pick": "Pick", "dice": "Roll", "teams": "Make teams"}[t.Generator.Way]
			if name == "" {
				name = "Generate"
			}
			steps = append(steps, click("button", name), in(notSee("", "The result appears here."), "Result"))
		case t.Checklist != nil:
			item := t.Checklist.Sections[0].Items[0]
			steps = append(steps, spec.Step{Do: "check", Name: item}, see("", "1 of"), reload(), see("", "1 of"))
		case t.Cards != nil:
			steps = append(steps, click("button", "Turn"), see("button", "I knew it"))
		case t.Typing != nil:
			steps = append(steps, fill("Type the text", t.Typing.Texts[0][:8]), see("", "Accuracy"))
		case t.Editor != nil:
			steps = append(steps, fill("Text", "Some {run} words"), in(see("", "{run} words"), "Preview"), reload(), in(see("", "{run} words"), "Preview"))
		case t.Quiz != nil:
			steps = append(steps, click("button", "Start"), see("", "Question 1 of"), see("list", "Answers"))
		}
		w.add("tool-"+t.Slug, "The "+t.Kind+" does its work", "visitor", steps, "tools/"+t.Slug, "tools")
		if t.Quiz != nil && t.Quiz.Table > 0 {
			w.add("table-"+t.Slug, "The table can be read", "visitor", []spec.Step{open("/tools/" + t.Slug + "/table"), see("heading", t.Title)}, "tools/"+t.Slug+"/table")
		}
	}
	for i := range w.spec.Tools {
		if q := w.spec.Tools[i].Quiz; q != nil && q.Staff {
			w.add("staff", "The staff page asks for its password", "visitor", []spec.Step{open("/staff"), see("textbox", "Password"), notSee("button", "Add question")}, "tools/staff")
			break
		}
	}
}

// calculatorSteps types a number into each field and looks for a result, then something that is no number.
func calculatorSteps(c *spec.Calculator) []spec.Step {
	var steps []spec.Step
	first := ""
	label := func(i spec.CalcInput) string {
		if i.Unit != "" {
			return i.Label + " (" + i.Unit + ")"
		}
		return i.Label
	}
	for _, g := range c.Groups {
		for _, i := range g.Inputs {
			if i.Kind == "number" {
				steps = append(steps, in(fill(label(i), inRange(c, i)), g.LabelPlural))
			}
		}
	}
	for _, i := range c.Inputs {
		if i.Kind != "number" {
			continue
		}
		if first == "" {
			first = label(i)
		}
		if i.Default == "" {
			steps = append(steps, fill(label(i), inRange(c, i)))
		}
	}
	steps = append(steps, in(notSee("", "Fill in the fields"), "Result"), in(notSee("", "–"), "Result"))
	if first != "" {
		steps = append(steps, fill(first, "abc"), in(see("", "No result"), "Result"), notSee("", "NaN"))
	}
	return steps
}

// inRange is a number that no rule of the input objects to.
func inRange(c *spec.Calculator, i spec.CalcInput) string {
	least := 4.0
	for _, r := range c.Rules {
		if r.Input == i.Name && (r.Op == "<" || r.Op == "<=") {
			least = r.Value + 5
		}
	}
	if i.Min != nil && least < *i.Min {
		least = *i.Min
	}
	return spec.FormatNumber(least)
}
