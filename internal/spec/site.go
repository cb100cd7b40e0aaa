package spec

import (
	"fmt"
	"regexp"
	"slices"
)

// Site makes the start page a public site of its own: sections in the owner's order, no sign-in pushed at visitors.
// All of it is prose and reaches the app as JSON (src/content/landing.json).
type Site struct {
	Kind   string `json:"kind"`             // landing (one page) | portfolio (pages of works, a journal)
	Art    string `json:"art"`              // motif of the large picture: "boat:3"
	Layout string `json:"layout"`           // cover: the picture fills the top, words over it | split: words beside it | plain: no picture
	Action string `json:"action,omitempty"` // section that the main button leads to, by ID; "" the first form, or the first section
	Phone  string `json:"phone,omitempty"`  // as written; a call button that stays in view on phones
	Email  string `json:"email,omitempty"`  // shown as a link, only when the text gives one
	Owner  string `json:"owner"`            // what the owner is called in the link at the foot: "Owner sign-in"
}

// Form lets visitors send rows from the site: an enquiry, a pre-order, a newsletter address. Rows are read by admins only;
// whoever sends one sees Thanks in place of the form.
type Form struct {
	Submit  string `json:"submit"`            // label of the button: "Send enquiry"
	Thanks  string `json:"thanks"`            // "Thank you. We will write back soon."
	Must    string `json:"must,omitempty"`    // boolean field that has to be ticked: "over 18"
	Refusal string `json:"refusal,omitempty"` // what the form says when it is not
}

// Publish says which value of an enum field shows a row to visitors. The policies hold it too: Access.Read of visitors
// has it as its condition. Admins get a button for each way.
type Publish struct {
	Field  string `json:"field"`
	Shown  string `json:"shown"`  // option that visitors see: "published"
	Hidden string `json:"hidden"` // option that they do not: "draft"
	Show   string `json:"show"`   // label of the button that shows a row: "Publish"
	Hide   string `json:"hide"`   // label of the button that hides it: "Hide"
}

// Compare shows two pictures of a row side by side: before and after.
type Compare struct {
	Before string `json:"before"` // image field
	After  string `json:"after"`
}

// Area answers whether a postcode is covered. Districts are letters and a span of numbers, "LS" 1 to 29; Codes are whole
// codes or beginnings of them ("2060", "H3A").
type Area struct {
	Label     string     `json:"label"`   // of the box: "Your postcode"
	Country   string     `json:"country"` // GB: codes are checked as British ones; "" any code of letters and digits
	Districts []District `json:"districts"`
	Yes       string     `json:"yes"`
	No        string     `json:"no"`
}

// District is one run of postcode districts, both ends inside.
type District struct {
	Letters string `json:"letters"` // "LS"; "" for codes of digits only
	From    int    `json:"from"`
	To      int    `json:"to"`
}

// SectionKinds lists what a section of a start page can be.
var SectionKinds = []string{"text", "list", "prices", "faq", "hours", "team", "items", "plans", "quotes", "gallery", "carousel", "form",
	"area", "address", "steps", "rows", "links", "timeline"}

var artPattern = regexp.MustCompile(`^[a-z][a-z-]{0,39}(:[0-9]{1,4})?$`)

// MaxImages is how many pictures an images field holds.
const MaxImages = 12

var (
	fileNamePattern = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N} ,.()_-]{0,100}\.[a-z0-9]{2,4}$`)
	anchorPattern   = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
)

// Picture returns the first image or images field, "" when there is none.
func (e *Entity) Picture() string {
	if f := e.FieldOf(Image, Images); f != nil {
		return f.Name
	}
	return ""
}

func (v *validator) site() {
	l := v.spec.Landing
	if s := l.Site; s != nil {
		v.oneOf("landing.site.kind", s.Kind, "landing", "portfolio")
		v.match("landing.site.art", s.Art, artPattern, "a motif such as boat:3")
		v.oneOf("landing.site.layout", s.Layout, "cover", "split", "plain")
		v.prose("landing.site.phone", s.Phone, 0, 40)
		v.prose("landing.site.email", s.Email, 0, 200)
		v.prose("landing.site.owner", s.Owner, 1, 40)
	}
	ids := map[string]bool{}
	for i, s := range l.Sections {
		path := fmt.Sprintf("landing.sections[%d]", i)
		if s.ID != "" {
			v.match(path+".id", s.ID, anchorPattern, "an anchor of a-z, 0-9 and -")
			if ids[s.ID] {
				v.fail(path+".id", "%q is there twice", s.ID)
			}
			ids[s.ID] = true
		}
		if s.Art != "" {
			v.match(path+".art", s.Art, artPattern, "a motif such as boat:3")
		}
		e := v.spec.Entity(s.Entity)
		switch {
		case s.Entity != "" && e == nil:
			v.fail(path+".entity", "no entity is called %q", clip(s.Entity))
		case s.Kind == "form" && (e == nil || e.Form == nil):
			v.fail(path+".entity", "a form needs an entity that visitors may send")
		case s.Kind == "rows" && (e == nil || !e.AllowsVisitors()):
			v.fail(path+".entity", "rows need an entity that visitors may read")
		}
		if (s.Kind == "area") != (s.Area != nil) {
			v.fail(path+".area", "sections of kind area have one, and no others")
		}
		if s.Area != nil {
			v.area(path+".area", s.Area)
		}
		for k, p := range s.Items {
			at := fmt.Sprintf("%s.items[%d]", path, k)
			v.prose(at+".price", p.Price, 0, 60)
			v.prose(at+".note", p.Note, 0, 300)
			if p.Art != "" {
				v.match(at+".art", p.Art, artPattern, "a motif such as boat:3")
			}
			for n, line := range p.Lines {
				v.prose(fmt.Sprintf("%s.lines[%d]", at, n), line, 1, 200)
			}
		}
	}
}

func (v *validator) area(path string, a *Area) {
	v.prose(path+".label", a.Label, 1, 60)
	v.prose(path+".yes", a.Yes, 1, 300)
	v.prose(path+".no", a.No, 1, 300)
	v.oneOf(path+".country", a.Country, "", "GB")
	if len(a.Districts) == 0 {
		v.fail(path+".districts", "at least one is needed")
	}
	for i, d := range a.Districts {
		at := fmt.Sprintf("%s.districts[%d]", path, i)
		v.match(at+".letters", d.Letters, regexp.MustCompile(`^[A-Z]{0,3}$`), "up to three capital letters")
		if d.From < 0 || d.To < d.From || d.To > 999_999 {
			v.fail(at, "%d to %d is not a rising span", d.From, d.To)
		}
	}
}

// content checks what an entity shows on a site.
func (v *validator) content(path string, e *Entity) {
	if f := e.Form; f != nil {
		v.prose(path+".form.submit", f.Submit, 1, 40)
		v.prose(path+".form.thanks", f.Thanks, 1, 300)
		v.prose(path+".form.refusal", f.Refusal, 0, 200)
		if must := e.Field(f.Must); f.Must != "" && (must == nil || must.Kind != Boolean) {
			v.fail(path+".form.must", "%q is not a boolean field", clip(f.Must))
		}
		if !slices.ContainsFunc(e.Access.Create, func(g Grant) bool { return g.Who == "visitor" }) {
			v.fail(path+".form", "visitors must be allowed to create rows")
		}
		if e.AllowsVisitors() {
			v.fail(path+".form", "what visitors send is not for visitors to read")
		}
	}
	if p := e.Publish; p != nil {
		f := e.Field(p.Field)
		if f == nil || f.Kind != Enum || f.Option(p.Shown) == nil || f.Option(p.Hidden) == nil || p.Shown == p.Hidden {
			v.fail(path+".publish", "%q, %q and %q are not an enum field and two of its options", clip(p.Field), clip(p.Shown), clip(p.Hidden))
		}
		v.prose(path+".publish.show", p.Show, 1, 30)
		v.prose(path+".publish.hide", p.Hide, 1, 30)
		for i, g := range e.Access.Read {
			if g.Who == "visitor" && (g.When == nil || g.When.Field != p.Field || g.When.Value != p.Shown) {
				v.fail(fmt.Sprintf("%s.access.read[%d].when", path, i), "visitors may read rows with %s = %s only", p.Field, p.Shown)
			}
		}
	}
	if c := e.Compare; c != nil {
		for _, name := range []string{c.Before, c.After} {
			if f := e.Field(name); f == nil || f.Kind != Image {
				v.fail(path+".compare", "%q is not an image field", clip(name))
			}
		}
		if c.Before == c.After {
			v.fail(path+".compare", "the two must differ")
		}
	}
	for i, view := range e.Views {
		switch {
		case view == "gallery" && e.Picture() == "":
			v.fail(fmt.Sprintf("%s.views[%d]", path, i), "a gallery needs a picture field")
		case view == "articles" && e.FieldOf(RichText, LongText) == nil:
			v.fail(fmt.Sprintf("%s.views[%d]", path, i), "articles need a text field")
		}
	}
}

// upload checks a sample value of a picture or file field.
func (v *validator) upload(path string, f *Field, value any) {
	switch f.Kind {
	case Image:
		if s, ok := value.(string); !ok || !artPattern.MatchString(s) {
			v.fail(path, "%v is not a motif such as boat:3", value)
		}
	case File:
		if s, ok := value.(string); !ok || !fileNamePattern.MatchString(s) {
			v.fail(path, "%v is not a file name such as Plan.pdf", value)
		}
	case Images:
		list, ok := anyList(value)
		if !ok || len(list) > MaxImages {
			v.fail(path, "must be a list of at most %d motifs", MaxImages)
		}
		for _, item := range list {
			if s, ok := item.(string); !ok || !artPattern.MatchString(s) {
				v.fail(path, "%v is not a motif such as boat:3", item)
			}
		}
	}
}
