package compiler

import (
	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// contentTexts are what may be asked of an entity that a site shows or takes in; "" when it does not.
var contentTexts = []string{"publish_shown", "publish_hidden", "publish_show", "publish_hide", "form_submit", "form_thanks", "form_refusal", "must", "gallery_first", "articles_first",
	"story_rich", "day"}

// contentNames are the fields that the pages of a site are built around.
var contentNames = []string{"SamplePublish", "SampleEarlier", "SampleLater", "SampleMust", "SampleStory", "SampleDay"}

// isUpload says whether a field holds files.
func isUpload(f *spec.Field) bool {
	return f.Kind == spec.Image || f.Kind == spec.Images || f.Kind == spec.File
}

// coverOf is the field whose picture stands on an entity's cards, nil when it has none. A pair of before and after shows
// how it came out.
func coverOf(e *spec.Entity) *spec.Field {
	if e.Compare != nil {
		return fieldOf(e, e.Compare.After)
	}
	return e.FieldOf(spec.Image, spec.Images)
}

// storyOf is the text that an article is, nil when there is none.
func storyOf(e *spec.Entity) *spec.Field {
	if f := e.FieldOf(spec.RichText); f != nil {
		return f
	}
	return e.FieldOf(spec.LongText)
}

// contentValues answers what may be asked of an entity that a site shows.
func contentValues(values map[string]any, word string, e *spec.Entity) {
	set := func(path string, v any) { values[word+"."+path] = v }
	uploads := false
	for i := range e.Fields {
		uploads = uploads || isUpload(&e.Fields[i])
	}
	story := storyOf(e)
	for path, v := range map[string]any{"uploads": uploads, "cover": coverOf(e) != nil, "gallery": hasView(e, "gallery"), "articles": hasView(e, "articles"),
		"publish": e.Publish != nil, "compare": e.Compare != nil, "form": e.Form != nil, "gallery_first": len(e.Views) > 0 && e.Views[0] == "gallery",
		"articles_first": len(e.Views) > 0 && e.Views[0] == "articles", "story_rich": story != nil && story.Kind == spec.RichText,
		"day": e.FieldOf(spec.Date) != nil, "must": e.Form != nil && e.Form.Must != ""} {
		set(path, v)
	}
	for _, path := range []string{"publish_shown", "publish_hidden", "publish_show", "publish_hide", "form_submit", "form_thanks", "form_refusal"} {
		set(path, "")
	}
	if p := e.Publish; p != nil {
		set("publish_shown", p.Shown)
		set("publish_hidden", p.Hidden)
		set("publish_show", p.Show)
		set("publish_hide", p.Hide)
	}
	if f := e.Form; f != nil {
		set("form_submit", f.Submit)
		set("form_thanks", f.Thanks)
		set("form_refusal", f.Refusal)
	}
}

// contentScope names the fields that the pages of a site are built around, and lists the cover.
func (b *scopes) contentScope(sc *slice.Scope, e *spec.Entity) {
	named := map[string]*spec.Field{"SampleStory": storyOf(e), "SampleDay": e.FieldOf(spec.Date)}
	if e.Publish != nil {
		named["SamplePublish"] = fieldOf(e, e.Publish.Field)
	}
	if e.Compare != nil {
		named["SampleEarlier"], named["SampleLater"] = fieldOf(e, e.Compare.Before), fieldOf(e, e.Compare.After)
	}
	if e.Form != nil && e.Form.Must != "" {
		named["SampleMust"] = fieldOf(e, e.Form.Must)
	}
	for reserved, f := range named {
		if f != nil {
			sc.Names[reserved] = fieldName(f)
		}
	}
	sc.Lists["cover"] = nil
	if f := coverOf(e); f != nil {
		sc.Lists["cover"] = append(sc.Lists["cover"], b.field(e, f))
	}
}

// contentFieldPaths are what may be asked of a field beside fieldPaths: whether a pair of pictures, or a button, shows it
// in place of a line of facts.
var contentFieldPaths = []string{"compared", "publishing"}

func contentFieldValues(values map[string]any, e *spec.Entity, f *spec.Field) {
	values["field.compared"] = e != nil && e.Compare != nil && (e.Compare.Before == f.Name || e.Compare.After == f.Name)
	values["field.publishing"] = e != nil && e.Publish != nil && e.Publish.Field == f.Name
}

// siteValues answers what may be asked of the app's start page.
func (b *scopes) siteValues(app *slice.Scope) {
	s := b.spec
	site := s.Landing.Site
	app.Values["app.site"] = site != nil
	app.Values["app.portfolio"] = site != nil && site.Kind == "portfolio"
	app.Values["app.pictures"] = site != nil || app.Values["app.uploads"] == true
	for i := range s.Entities {
		e := &s.Entities[i]
		if granted(e.Access.Create, "visitor") && e.FieldOf(spec.Image, spec.Images, spec.File) != nil {
			app.Values["app.visitor_uploads"] = true
		}
	}
}
