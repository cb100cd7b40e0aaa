package accept

import (
	"fmt"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// site writes the checks of a public site: its sections stand there, its forms arrive, drafts stay unseen.
func (w *writer) site() {
	l := w.spec.Landing
	if l.Site == nil {
		return
	}
	w.add("site-hero", "The start page carries its sentence over a picture", "visitor", []spec.Step{open("/"), see("heading", l.Headline), see("img", "Picture: "+w.spec.App.Name)}, "landing/hero", "landing", "landing/type", "theme/type")
	for _, s := range l.Sections {
		w.siteSection(s)
	}
	if l.Site.Phone != "" {
		w.add("site-phone", "The phone number is a link that calls", "visitor", []spec.Step{open("/"), see("link", l.Site.Phone)}, "landing/contact")
	} else {
		w.add("site-contact", "The owner can be reached", "visitor", []spec.Step{open("/"), see("link", l.Site.Owner)}, "landing/contact")
	}
	for _, what := range w.spec.Without {
		if node := "without/" + what; len(w.proves[node]) == 0 {
			w.add("site-without-"+what, "There is no "+what, "visitor", []spec.Step{open("/"), see("heading", l.Headline), notSee("link", strings.ToUpper(what[:1])+what[1:]), notSee("button", strings.ToUpper(what[:1])+what[1:]), notSee("button", "Add to cart")}, node)
		}
	}
	for i := range w.spec.Entities {
		if e := &w.spec.Entities[i]; e.Publish != nil {
			w.publishing(e)
		}
	}
}

// siteSection: a section stands under its heading with what the text puts in it.
func (w *writer) siteSection(s spec.Section) {
	node := "landing/" + s.ID
	steps := []spec.Step{open("/"), see("heading", s.Title)}
	switch {
	case s.Kind == "form":
		w.siteForm(s, node)
		return
	case s.Area != nil:
		d := s.Area.Districts[0]
		inside, outside := fmt.Sprintf("%s%d 1AA", d.Letters, d.From), "ZE3 9JS"
		if d.Letters == "" {
			inside, outside = fmt.Sprint(d.From), fmt.Sprint(999_999)
		}
		steps = append(steps, fill(s.Area.Label, inside), click("button", "Check"), see("", s.Area.Yes), fill(s.Area.Label, outside), click("button", "Check"), see("", s.Area.No),
			fill(s.Area.Label, "hello"), click("button", "Check"), see("", "This is not a valid postcode"))
	case s.Kind == "faq" && len(s.Items) > 0:
		steps = append(steps, click("", s.Items[0].Title), see("", clip(s.Items[0].Text, 60)))
	case s.Kind == "gallery" && len(s.Items) > 0:
		steps = append(steps, click("button", "Open "+s.Items[0].Title), see("dialog", s.Items[0].Title))
	case s.Kind == "carousel":
		steps = append(steps, click("button", "Next picture"), see("", fmt.Sprintf("(2 of %d)", len(s.Items))))
	default:
		for _, p := range s.Items[:min(len(s.Items), 6)] {
			steps = append(steps, see("", p.Title))
			if p.Price != "" {
				steps = append(steps, see("", p.Price))
			}
		}
	}
	w.add("site-"+s.ID, clip("The start page has the part “"+s.Title+"”", 190), "visitor", steps, node)
}

// siteForm: what a visitor sends arrives at the owner, and nobody else reads it.
func (w *writer) siteForm(s spec.Section, node string) {
	e := w.spec.Entity(s.Entity)
	if e == nil || e.Form == nil {
		return
	}
	missing := []spec.Step{open("/"), in(click("button", e.Form.Submit), s.Title)}
	title := e.Field(e.Title)
	steps := []spec.Step{open("/")}
	value := ""
	for i := range e.Fields {
		f := &e.Fields[i]
		if !f.Required && f.Name != e.Form.Must {
			continue
		}
		step, ok := w.enter(f)
		if !ok {
			return
		}
		if f.Name == title.Name {
			value = step.Value
		}
		steps = append(steps, in(step, s.Title))
	}
	required := ""
	if title.Required {
		required = refusal(title.Label)
	}
	if required != "" {
		missing = append(missing, in(see("", required), s.Title))
		w.add("site-"+s.ID+"-missing", "The form names what is missing and sends nothing", "visitor", missing, node)
	}
	steps = append(steps, in(click("button", e.Form.Submit), s.Title), see("", e.Form.Thanks), signIn(w.spec.AdminRole().Name), open("/"+e.Route), see("heading", e.LabelPlural))
	if value != "" && title.Kind != spec.Phone {
		steps = append(steps, see("", value))
	}
	w.add("site-"+s.ID, "What a visitor sends arrives at the owner", "visitor", steps, node, "entities/"+e.Name+"/form", "entities/"+e.Name)
}

// publishing: what is hidden is not there for visitors, and is once it is shown.
func (w *writer) publishing(e *spec.Entity) {
	admin := w.spec.AdminRole().Name
	make, ok := w.makeRow(e, admin, "{run} row")
	if !ok {
		return
	}
	first, second := e.Publish.Hide, e.Publish.Show
	hiddenAtFirst := e.Field(e.Publish.Field).Default == e.Publish.Hidden
	var steps []spec.Step
	if hiddenAtFirst {
		steps = all(make, []spec.Step{signIn("visitor"), open("/" + e.Route + mine), see("heading", e.LabelPlural), notSee("", "{run} row"), signIn(admin), click("button", second), see("button", first),
			signIn("visitor"), open("/" + e.Route + mine), see("", "{run} row")})
	} else {
		steps = all(make, []spec.Step{signIn("visitor"), open("/" + e.Route + mine), see("", "{run} row"), signIn(admin), click("button", first), see("button", second),
			signIn("visitor"), open("/" + e.Route + mine), see("heading", e.LabelPlural), notSee("", "{run} row")})
	}
	w.add(e.Name+"-publish", "Visitors see a "+lower(e.Label)+" only while it is shown", admin, steps, "entities/"+e.Name+"/publish")
}

// clip cuts a text to n characters.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
