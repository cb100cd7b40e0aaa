package spec

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/skycot/skycot/internal/ident"
)

// Problem is one thing that keeps a spec from being built. Path is a JSON path without the dollar:
// "entities[2].fields[0].options".
type Problem struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

func (p Problem) String() string { return p.Path + ": " + p.Reason }

// Limits that keep an app within what its pages, forms and builds can carry.
const (
	MaxEntities = 40
	MaxFields   = 60
	MaxOptions  = 60
	MaxSample   = 60
	MaxRoles    = 12
)

var (
	slugPattern       = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)
	namePattern       = regexp.MustCompile(`^[a-z][a-z0-9_]{0,55}$`)
	routePattern      = regexp.MustCompile(`^[a-z][a-z0-9-]{0,55}$`)
	valuePattern      = regexp.MustCompile(`^[a-z0-9][a-z0-9_]{0,55}$`)
	colourPattern     = regexp.MustCompile(`^(#[0-9a-f]{6})?$`)
	currencyPattern   = regexp.MustCompile(`^[A-Z]{3}$`)
	clockPattern      = regexp.MustCompile(`^([01]\d|2[0-4]):[0-5]\d$`)
	checkIDPattern    = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,79}$`)
	integrationsKnown = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
)

// reservedRoutes are pages that every app may have.
var reservedRoutes = []string{"api", "auth", "sign-in", "sign-up", "sign-out", "dashboard", "book", "bookings", "schedule", "services",
	"providers", "hours", "people", "settings", "time", "files", "saved", "inbox", "messages", "connections", "reports", "feed", "library", "my-profile", "market", "support", "supporters", "shop", "cart", "checkout", "stock", "write", "queue", "contact", "deputies", "learn", "log", "verify", "staff", "tools"}

// ReservedRoute says whether a route is a page that every app may have, and so no entity's.
func ReservedRoute(route string) bool { return slices.Contains(reservedRoutes, route) }

// Validate returns every reason why s cannot be built, in the order of the spec; none means it can.
func Validate(s *Spec) []Problem {
	v := &validator{spec: s}
	v.app()
	v.theme()
	v.roles()
	v.entities()
	v.workflows()
	v.numbers()
	v.booking()
	v.network()
	v.shop()
	v.stock()
	v.writer()
	v.agent()
	v.tools()
	v.course()
	v.landing()
	v.site()
	v.lists()
	return v.problems
}

type validator struct {
	spec     *Spec
	problems []Problem
}

func (v *validator) fail(path, format string, args ...any) {
	v.problems = append(v.problems, Problem{Path: path, Reason: fmt.Sprintf(format, args...)})
}

func (v *validator) match(path, value string, pattern *regexp.Regexp, what string) {
	if !pattern.MatchString(value) {
		v.fail(path, "%q is not %s", clip(value), what)
	}
}

func (v *validator) oneOf(path, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		v.fail(path, "%q is not one of %s", clip(value), strings.Join(allowed, ", "))
	}
}

// prose checks text that reaches the app only as JSON.
func (v *validator) prose(path, value string, low, high int) {
	switch n := utf8.RuneCountInString(value); {
	case !utf8.ValidString(value) || strings.ContainsRune(value, 0):
		v.fail(path, "must be UTF-8 without NUL")
	case n < low || n > high:
		v.fail(path, "must have %d to %d characters, has %d", low, high, n)
	}
}

func (v *validator) label(path, value string) {
	v.match(path, value, LabelPattern, "a label (letters, digits, space and ,.'()/%+€£$-, at most 60)")
}

func (v *validator) app() {
	s := v.spec
	if s.Version != Version {
		v.fail("version", "must be %d, is %d", Version, s.Version)
	}
	v.prose("app.name", s.App.Name, 1, 60)
	v.match("app.slug", s.App.Slug, slugPattern, "a slug of 1 to 40 of a-z, 0-9 and -")
	v.prose("app.tagline", s.App.Tagline, 0, 300)
	v.prose("app.description", s.App.Description, 0, 600)
	v.prose("app.locale", s.App.Locale, 2, 35)
	v.match("app.currency", s.App.Currency, currencyPattern, "a currency code such as EUR")
	v.prose("app.time_zone", s.App.TimeZone, 1, 60)
	v.match("archetype.slug", s.Archetype.Slug, slugPattern, "an archetype's slug")
	if c := s.Archetype.Confidence; !(c >= 0 && c <= 1) {
		v.fail("archetype.confidence", "must be 0 to 1, is %v", c)
	}
}

func (v *validator) theme() {
	t := v.spec.Theme
	for _, c := range []struct{ path, value string }{{"primary", t.Primary}, {"background", t.Background}, {"accent", t.Accent}, {"heading", t.Heading}, {"header", t.Header}} {
		v.match("theme."+c.path, c.value, colourPattern, "a colour such as #336699")
	}
	v.oneOf("theme.tone", t.Tone, "calm", "bold", "playful", "plain", "rustic", "warm")
	v.oneOf("theme.type", t.Type, "", "sans", "serif", "rounded", "slab")
	v.oneOf("theme.scale", t.Scale, "normal", "large")
	v.oneOf("theme.mode", t.Mode, "system", "light", "dark")
}

func (v *validator) roles() {
	s := v.spec
	if len(s.Roles) > MaxRoles {
		v.fail("roles", "at most %d, there are %d", MaxRoles, len(s.Roles))
	}
	seen, defaults, admins := map[string]bool{}, 0, 0
	for i, r := range s.Roles {
		path := fmt.Sprintf("roles[%d]", i)
		v.match(path+".name", r.Name, namePattern, "a snake_case name")
		v.label(path+".label", r.Label)
		if r.Name == "visitor" || seen[r.Name] {
			v.fail(path+".name", "%q is taken", r.Name)
		}
		seen[r.Name] = true
		if r.Default {
			defaults++
		}
		if r.Admin {
			admins++
		}
	}
	if defaults != 1 {
		v.fail("roles", "exactly one must be the default, %d are", defaults)
	}
	if admins != 1 {
		v.fail("roles", "exactly one must be the admin, %d are", admins)
	}
	used, emails := map[string]bool{}, map[string]bool{}
	for i, a := range s.Accounts {
		path := fmt.Sprintf("accounts[%d]", i)
		v.prose(path+".name", a.Name, 1, 60)
		v.prose(path+".email", a.Email, 14, 100)
		if !strings.HasSuffix(a.Email, "@example.com") || strings.Count(a.Email, "@") != 1 || emails[a.Email] {
			v.fail(path+".email", "must be a new address @example.com")
		}
		emails[a.Email] = true
		if !seen[a.Role] {
			v.fail(path+".role", "no role is called %q", a.Role)
		}
		used[a.Role] = true
	}
	for _, r := range s.Roles {
		if !used[r.Name] {
			v.fail("accounts", "no demo account has the role %q", r.Name)
		}
	}
}

func (v *validator) booking() {
	b := v.spec.Booking
	if b == nil {
		return
	}
	for path, w := range ordered("service", b.Service, "provider", b.Provider, "appointment", b.Appointment) {
		v.label("booking."+path+".label", w.Label)
		v.label("booking."+path+".label_plural", w.LabelPlural)
	}
	if v.spec.Role(b.CustomerRole) == nil {
		v.fail("booking.customer_role", "no role is called %q", b.CustomerRole)
	}
	if b.StaffRole != "" && v.spec.Role(b.StaffRole) == nil {
		v.fail("booking.staff_role", "no role is called %q", b.StaffRole)
	}
	if len(b.Providers) == 0 {
		v.fail("booking.providers", "at least one is needed")
	}
	for i, p := range b.Providers {
		v.prose(fmt.Sprintf("booking.providers[%d]", i), p, 1, 80)
	}
	if len(b.Services) == 0 {
		v.fail("booking.services", "at least one is needed")
	}
	names := map[string]bool{}
	for i, s := range b.Services {
		path := fmt.Sprintf("booking.services[%d]", i)
		v.prose(path+".name", s.Name, 1, 80)
		v.between(path+".minutes", s.Minutes, 5, 24*60)
		v.between(path+".price", s.Price, 0, 100_000_000)
		if s.Buffer != nil {
			v.between(path+".buffer_minutes", *s.Buffer, 0, 24*60)
		}
		if names[s.Name] {
			v.fail(path+".name", "%q is there twice", s.Name)
		}
		names[s.Name] = true
	}
	if b.FirstService != "" && !names[b.FirstService] {
		v.fail("booking.first_service", "no service is called %q", b.FirstService)
	}
	for i, x := range b.Extras {
		path := fmt.Sprintf("booking.extras[%d]", i)
		v.prose(path+".name", x.Name, 1, 80)
		v.between(path+".price", x.Price, 0, 100_000_000)
		v.between(path+".minutes", x.Minutes, 0, 24*60)
	}
	if len(b.Hours) == 0 {
		v.fail("booking.hours", "at least one span is needed")
	}
	v.hours("booking.hours", b.Hours)
	v.hours("booking.breaks", b.Breaks)
	v.between("booking.slot_minutes", b.SlotMinutes, 5, 24*60)
	v.between("booking.buffer_minutes", b.Buffer, 0, 24*60)
	v.between("booking.lead_minutes", b.LeadMinutes, 0, 365*24*60)
	v.between("booking.horizon_days", b.HorizonDays, 1, 730)
	v.between("booking.cancel_hours", b.CancelHours, 0, 365*24)
	v.between("booking.cancel_fee", b.CancelFee, 0, 100_000_000)
	v.between("booking.capacity", b.Capacity, 0, 10_000)
	if h := b.Hourly; h != nil {
		v.between("booking.hourly.min_hours", h.MinHours, 1, 24)
		v.between("booking.hourly.max_hours", h.MaxHours, h.MinHours, 24)
		v.between("booking.hourly.weekday_price", h.WeekdayPrice, 0, 100_000_000)
		v.between("booking.hourly.weekend_price", h.WeekendPrice, 0, 100_000_000)
		v.between("booking.hourly.max_people", h.MaxPeople, 0, 10_000)
	}
	v.fields("booking", b.Fields, nil, []FieldKind{Text, LongText, Integer, Boolean, Enum, Phone, Email})
}

func (v *validator) between(path string, n, low, high int) {
	if n < low || n > high {
		v.fail(path, "must be %d to %d, is %d", low, high, n)
	}
}

func (v *validator) hours(path string, spans []OpeningHours) {
	for i, h := range spans {
		at := fmt.Sprintf("%s[%d]", path, i)
		v.between(at+".weekday", h.Weekday, 0, 6)
		v.match(at+".from", h.From, clockPattern, "a time HH:MM")
		v.match(at+".to", h.To, clockPattern, "a time HH:MM")
		if h.To <= h.From || h.To > "24:00" {
			v.fail(at, "%s is not after %s", h.To, h.From)
		}
	}
}

func (v *validator) landing() {
	l := v.spec.Landing
	v.prose("landing.headline", l.Headline, 1, 140)
	v.prose("landing.sub", l.Sub, 0, 400)
	v.prose("landing.action", l.Action, 1, 40)
	points := func(path string, list []Point) {
		for i, p := range list {
			v.prose(fmt.Sprintf("%s[%d].title", path, i), p.Title, 1, 200)
			v.prose(fmt.Sprintf("%s[%d].text", path, i), p.Text, 0, 1000)
		}
	}
	points("landing.points", l.Points)
	for i, s := range l.Sections {
		path := fmt.Sprintf("landing.sections[%d]", i)
		v.oneOf(path+".kind", s.Kind, SectionKinds...)
		v.prose(path+".title", s.Title, 1, 140)
		v.prose(path+".text", s.Text, 0, 4000)
		points(path+".items", s.Items)
	}
}

// lists checks what is beside the app itself: integrations, requirements, checks, decisions.
func (v *validator) lists() {
	s := v.spec
	for i, slug := range s.Integrations {
		v.match(fmt.Sprintf("integrations[%d]", i), slug, integrationsKnown, "an integration's slug")
	}
	checks := map[string]bool{}
	for i, c := range s.Checks {
		path := fmt.Sprintf("checks[%d]", i)
		v.match(path+".id", c.ID, checkIDPattern, "an id of a-z, 0-9 and -")
		if checks[c.ID] {
			v.fail(path+".id", "%q is there twice", c.ID)
		}
		checks[c.ID] = true
		v.prose(path+".title", c.Title, 1, 200)
		if c.As != "visitor" && s.Role(strings.TrimSuffix(c.As, "-2")) == nil {
			v.fail(path+".as", "no role is called %q", clip(c.As))
		}
		if len(c.Steps) == 0 {
			v.fail(path+".steps", "at least one is needed")
		}
	}
	ids := map[string]bool{}
	for i, r := range s.Requirements {
		path := fmt.Sprintf("requirements[%d]", i)
		if r.ID == "" || ids[r.ID] {
			v.fail(path+".id", "must be there and new")
		}
		ids[r.ID] = true
		v.oneOf(path+".source", r.Source, "description", "requirements")
		if r.Span[0] < 0 || r.Span[1] < r.Span[0] {
			v.fail(path+".span", "must be two rising offsets")
		}
		if (len(r.Nodes) == 0) != (r.Unmet != "") {
			v.fail(path, "has either nodes that meet it or a reason why nothing does")
		}
		for _, c := range r.Checks {
			if !checks[c] {
				v.fail(path+".checks", "no check is called %q", clip(c))
			}
		}
	}
	keys := map[string]bool{}
	for i, d := range s.Decisions {
		path := fmt.Sprintf("decisions[%d]", i)
		v.match(path+".key", d.Key, namePattern, "a snake_case key")
		if keys[d.Key] {
			v.fail(path+".key", "%q is there twice", d.Key)
		}
		keys[d.Key] = true
		v.oneOf(path+".source", d.Source, "default", "text", "customer")
	}
}

// reservedName says why an entity may not have this name, "" when it may.
func reservedName(name string) string {
	if ident.Reserved(name) {
		return "is a reserved word"
	}
	return ""
}

func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// ordered ranges over name, Words pairs in the order given.
func ordered(pairs ...any) func(func(string, Words) bool) {
	return func(yield func(string, Words) bool) {
		for i := 0; i < len(pairs); i += 2 {
			if !yield(pairs[i].(string), pairs[i+1].(Words)) {
				return
			}
		}
	}
}
