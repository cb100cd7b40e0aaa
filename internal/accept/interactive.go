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

// course writes the checks of the learning platform.
func (w *writer) course() {
	c := w.spec.Course
	if c == nil {
		return
	}
	first := c.Modules[0].Lessons[0]
	learner := c.LearnerRole
	w.add("course-overview", "The course lists its parts", learner, []spec.Step{open("/learn"), see("heading", "Learn"), see("link", first.Title)}, "course")
	lesson := []spec.Step{open("/learn"), click("link", first.Title), see("heading", first.Title)}
	// The first learner of the demo begins with nothing done; the others are on their way.
	w.add("course-done", "A lesson is marked as done and stays done", learner, append(lesson, click("button", "Done"), see("button", "Undo done"), reload(), see("button", "Undo done"), click("button", "Undo done"), see("button", "Done")), "course")
	if c.Exam != nil {
		w.add("course-exam", "The exam names its rules", learner, []spec.Step{open("/learn/exam"), see("heading", "Mock exam"), see("button", "Start the exam")}, "course/exam")
	}
	if c.Certificate != "" {
		w.add("course-verify", "A made-up code is not found", "visitor", []spec.Step{open("/verify"), fill("Code", "XXX-0000-00"), click("button", "Check"), see("", "Not found")}, "course/certificate")
	}
	if c.Groups {
		guide := c.GuideRole
		if guide == "" {
			guide = w.spec.AdminRole().Name
		}
		w.add("course-group", "A group is made, and a wrong code is refused", guide, []spec.Step{open("/learn/groups"), fill("Name", "Group {run}"), click("button", "Make group"), see("heading", "Group {run}"),
			signIn(learner), open("/learn/groups"), fill("Join code", "NOSUCH"), click("button", "Join"), see("", "No group has this code")}, "course/groups")
	}
	if c.WordList {
		w.add("course-words", "The word list finds phrases and says when there are none", learner, []spec.Step{open("/learn/words"), {Do: "fill", Role: "searchbox", Name: "Search phrases", Value: "zzqx"}, click("button", "Search"), see("", "No phrase has this in it")}, "course/word_list")
	}
	if c.Trainer != nil {
		w.add("course-trainer", "The trainer counts a wrong spelling", learner, []spec.Step{open("/learn/trainer"), fill("Code words", "nonsense words"), click("button", "Check"), see("", "Not right"), see("", "Streak: 0")}, "course/trainer")
	}
	if c.OpenLesson != "" {
		for _, m := range c.Modules {
			for _, l := range m.Lessons {
				if l.Open {
					w.add("course-open", "Visitors read the open lesson", "visitor", []spec.Step{open("/learn"), click("link", l.Title), see("heading", l.Title)}, "course/open_lesson")
					return
				}
			}
		}
	}
}
