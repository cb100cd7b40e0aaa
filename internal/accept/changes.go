package accept

import (
	"fmt"
	"hash/fnv"
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// changed writes the checks of what a text says about things that are there: what must be filled in, is unique, is one of some
// options, or is gone. Only what a requirement asks for is tried: most fields of most forms are like that anyway.
func (w *writer) changed() {
	for _, r := range w.spec.Requirements {
		for _, node := range r.Nodes {
			parts := strings.Split(node, "/")
			switch {
			case len(parts) == 3 && parts[0] == "without" && parts[1] == "entity":
				w.add("without-"+parts[2], "There is no page of "+strings.ReplaceAll(parts[2], "-", " "), w.spec.AdminRole().Name, []spec.Step{open("/" + parts[2]), see("heading", "Nothing here")}, node)
			case len(parts) == 4 && parts[0] == "entities":
				if e := w.spec.Entity(parts[1]); e != nil {
					w.changedIn(e, parts[2], parts[3], node)
				}
			}
		}
	}
}

func (w *writer) changedIn(e *spec.Entity, name, what, node string) {
	as := w.creator(e)
	if as == "" || e.TitleOwner || running(e) || len(w.parents(e)) > 0 {
		return // the row's own checks are proof enough
	}
	title, button := "{run} row", click("button", "Create "+lower(e.Label))
	if name == "without" {
		words := ident.Sentence(strings.ReplaceAll(what, "-", " "))
		if slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return strings.Contains(strings.ToLower(f.Label), strings.ToLower(words)) }) {
			return // another field's label holds these words
		}
		w.add(e.Name+"-without-"+what, "A "+lower(e.Label)+" has no "+strings.ToLower(words), as, all(w.begin(e, false), []spec.Step{see("button", "Create "+lower(e.Label)), notSee("", words)},
			w.form(e, title), []spec.Step{button, see("heading", title), notSee("", words)}), node)
		return
	}
	f := e.Field(name)
	if f == nil {
		return
	}
	enter, ok := w.enter(f)
	switch {
	case what == "required" && ok && f.Default == nil && f.Name != e.Title && f.Kind != spec.Boolean:
		rest := slices.DeleteFunc(w.form(e, title), func(s spec.Step) bool { return s.Name == f.Label })
		w.add(e.Name+"-"+name+"-required", "A "+lower(e.Label)+" without "+lower(f.Label)+" is refused", as,
			all(w.begin(e, false), rest, []spec.Step{button, see("", missing(f)), see("heading", "New "+lower(e.Label)), enter, button, see("heading", title), reload(), see("heading", title)}), node)
	case what == "unique" && ok:
		enter = fill(f.Label, unlike(f, title))
		with := func(title string) []spec.Step {
			rest := slices.DeleteFunc(w.form(e, title), func(s spec.Step) bool { return s.Name == f.Label })
			return all(w.begin(e, false), rest, []spec.Step{enter, button})
		}
		if f.Name == e.Title {
			enter = fill(f.Label, title)
		}
		w.add(e.Name+"-"+name+"-unique", "A second "+lower(e.Label)+" with the same "+lower(f.Label)+" is refused", as,
			all(with(title), []spec.Step{see("heading", title)}, with("{run} other"), []spec.Step{see("", "This is taken already"), see("heading", "New "+lower(e.Label))}), node)
	case what == "options" && f.Kind == spec.Enum:
		last := f.Options[len(f.Options)-1].Label
		rest := slices.DeleteFunc(w.form(e, title), func(s spec.Step) bool { return s.Name == f.Label })
		w.add(e.Name+"-"+name+"-options", fmt.Sprintf("The %s of a %s can be %s", lower(f.Label), lower(e.Label), last), as,
			all(w.begin(e, false), rest, []spec.Step{choose(f.Label, last), button, see("heading", title), see("", last), reload(), see("", last)}), node)
	}
}

var pluralWord = regexp.MustCompile(`[^suia]s$`)

// missing is the message about a field that must be filled in, as the living app's rules write it (kit/form/rules.ts).
func missing(f *spec.Field) string {
	verb := "Enter "
	switch f.Kind {
	case spec.Date, spec.DateTime, spec.Enum, spec.Tags, spec.Reference, spec.Member, spec.File, spec.Image, spec.Images:
		verb = "Choose "
	}
	word := lower(f.Label)
	switch {
	case pluralWord.MatchString(word):
		return verb + word
	case strings.ContainsRune("aeiouAEIOU", rune(word[0])):
		return verb + "an " + word
	}
	return verb + "a " + word
}

// unlike is a value for a field that no two rows may share, another one for each title.
func unlike(f *spec.Field, title string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(title))
	n := h.Sum32() % 90
	switch f.Kind {
	case spec.Email:
		return fmt.Sprintf("{run}.%d@example.com", n)
	case spec.URL:
		return fmt.Sprintf("https://example.com/{run}/%d", n)
	case spec.Phone:
		return fmt.Sprintf("+44 {digits} %d", n+10)
	}
	return fmt.Sprintf("Value {run} %d", n)
}
