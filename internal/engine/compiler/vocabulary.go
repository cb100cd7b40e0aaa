package compiler

import (
	"sync"

	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// actions are the four things a grant can allow, as paths and lists call them.
var actions = []string{"read", "create", "update", "delete"}

// whos are the kinds of person a grant can let through.
var whos = []string{"visitor", "user", "owner", "role", "member", "manager", "self", "parent", "team", "colleague"}

// entityFlags and entityTexts are what may be asked of an entity, under the words entity, child and linked.
var (
	entityTexts = []string{"name", "table", "route", "label", "label_plural", "icon", "initial_sort", "tap_label", "tap_done"}
	entityFlags = []string{"shared", "board", "calendar", "map", "comments", "ratings", "time_log", "moderation", "nav", "public",
		"cards", "cards_first", "transitions", "place", "due", "search", "filter", "sort", "column", "parent", "child", "field",
		"member", "enum", "space", "other_column", "uploads", "cover", "gallery", "articles", "publish", "compare", "form"}
)

// appFlags are true when any entity has the thing, or the app as a whole has it.
var appFlags = []string{"uploads", "visitor_uploads", "pictures", "site", "portfolio", "form", "gallery", "articles", "publish", "compare", "booking", "dashboard", "people", "visitors", "nav", "shared", "board", "calendar", "map", "comments",
	"ratings", "time_log", "moderation", "transitions", "place", "cards", "members", "due", "entities"}

var appTexts = []string{"name", "slug", "tagline", "description", "locale", "currency", "time_zone", "cookie", "default_role", "admin_role",
	"role_names", "open_role_names"}

var bookingPaths = []string{"extras", "breaks", "hourly", "hourly.min_hours", "hourly.max_hours", "hourly.weekday_price",
	"hourly.weekend_price", "hourly.max_people", "staff_role", "customer_role", "provider_pick", "fields", "capacity",
	"slot_minutes", "buffer_minutes", "lead_minutes", "horizon_days", "cancel_hours", "cancel_fee", "services", "providers",
	"first_service", "notes", "ratings"}

var bookingWords = []string{"service", "provider", "appointment"}

var fieldPaths = []string{"by_step", "year", "name", "label", "kind", "help", "on_delete", "target", "required", "unique", "in_list", "filter", "search",
	"sort", "due", "title", "after", "has_default", "has_min", "has_max", "has_help", "has_options", "board", "calendar", "place",
	"default", "min", "max", "max_length", "options", "values", "first_value"}

// integrations are the slugs that @case may name in @each integration, and that app.<slug> answers.
var integrations = []string{"slack"}

// kindName is the reserved name that stands for a field of the kind: "SampleLongText".
func kindName(k spec.FieldKind) string {
	if k == spec.Images {
		k = "album" // "images" would be read as several of "image"
	}
	n := slice.NewName("sample_"+string(k), "", "", "", "")
	return n.Pascal()
}

func under(word string, lists ...[]string) []string {
	var out []string
	for _, l := range lists {
		for _, p := range l {
			out = append(out, word+"."+p)
		}
	}
	return out
}

func entityPaths(word string) []string {
	out := under(word, entityTexts, entityFlags, communityPaths, contentTexts, ruleFlags, valueFlags)
	for _, k := range spec.Kinds {
		out = append(out, word+".has."+string(k), word+".has_required."+string(k), word+".asks."+string(k))
	}
	for _, a := range actions {
		out = append(out, under(word+"."+a, whos, []string{"none"})...)
	}
	return out
}

// vocabulary is what the files of the living app may speak about; docs/living-app.md describes it.
var vocabulary = sync.OnceValue(func() *slice.Vocabulary {
	field := fieldType()
	child := &slice.Type{
		Name:  "child",
		Paths: append(under("field", fieldPaths, rulePaths), entityPaths("child")...),
		Names: []string{"OtherItem", "OtherTitle", "SampleReference"},
		Lists: map[string]*slice.Type{"child.field": field, "child.column": field},
	}
	people := map[string]string{}
	for _, w := range whos {
		people[w] = ""
	}
	grant := &slice.Type{
		Name:  "grant",
		Paths: append([]string{"grant.who", "grant.role", "grant.via", "grant.when", "grant.when_value"}, entityPaths("linked")...),
		Names: []string{"SampleRole", "SampleReference", "SampleMember", "SampleWhen", "LinkedItem", "LinkedTitle"},
		Cases: people,
	}
	transition := &slice.Type{
		Name:  "transition",
		Paths: []string{"transition.field", "transition.from", "transition.to", "transition.roles", "transition.any_role"},
		Names: []string{"SampleEnum"},
	}
	entity := &slice.Type{
		Name:  "entity",
		Paths: entityPaths("entity"),
		Names: []string{"SampleItem", "SampleTitle", "SampleBoard", "SampleCalendar", "SamplePlace"},
		Lists: map[string]*slice.Type{"child": child, "transition": transition},
	}
	valueTypes(entity)
	entity.Paths = append(entity.Paths, "entity.rules_json")
	entity.Paths = append(entity.Paths, under("entity", dealFlags, dealValues)...)
	entity.Names = append(entity.Names, dealNames...)
	entity.Names = append(entity.Names, contentNames...)
	entity.Names = append(entity.Names, calendarNames...)
	communityTypes(entity)
	for _, l := range fieldLists {
		entity.Lists[l] = field
	}
	for _, a := range actions {
		entity.Lists["grant."+a] = grant
	}
	slugs := map[string]string{}
	for _, i := range integrations {
		slugs[i] = ""
	}
	root := &slice.Type{
		Name:  "app",
		Paths: append(under("app", appTexts, appFlags, valueAppFlags, communityFlags, networkPaths, ruleFlags, ruleAppFlags, ruleAppTexts, dealAppFlags, integrations, choicePaths, interactiveFlags, courseFlags, courseTexts), under("app.booking", bookingPaths)...),
		Names: []string{"SupportPage", "SupportLevel", "SupportVia", "SupportPrice", "SupportTitle", "SupportLabel", "SupportText", "SampleService", "SampleProvider", "SampleAppointment", "LinkedItem", "LinkedTitle"},
		Lists: map[string]*slice.Type{
			"entity":          entity,
			"role":            {Name: "role", Paths: []string{"role.name", "role.label", "role.default", "role.admin"}, Names: []string{"SampleRole"}},
			"account":         {Name: "account", Paths: []string{"account.name", "account.email", "account.role"}},
			"integration":     {Name: "integration", Paths: []string{"integration.slug"}, Cases: slugs},
			"booking.field":   field,
			"shop.coupon":     couponType,
			"booking.service": serviceType,
			"booking.extra":   extraType,
			"value":           {Name: "computed", Paths: under("computed", computedPaths), Names: []string{"SampleItem", "SampleComputed"}},
			"ranking":         {Name: "ranking", Paths: under("ranking", rankingPaths), Names: []string{"SampleItem"}},
			"breakdown":       {Name: "breakdown", Paths: under("breakdown", breakPaths), Names: []string{"SampleBreakdown"}},
			"figure":          {Name: "figure", Paths: under("figure", figurePaths), Names: []string{"SampleFigure"}},
		},
	}
	for _, w := range bookingWords {
		root.Paths = append(root.Paths, under("app.booking."+w, []string{"label", "label_plural", "lower", "lower_plural"})...)
	}
	for _, k := range spec.Kinds {
		root.Paths = append(root.Paths, "app.has."+string(k))
	}
	root.Paths = append(root.Paths, storePaths...)
	root.Paths = append(root.Paths, aiPaths...)
	root.Paths = append(root.Paths, "theme.mode", "theme.tone", "theme.scale", "theme.large", "theme.radius", "theme.text_size", "theme.heading_font", "living")
	for _, mode := range []string{"light", "dark"} {
		root.Paths = append(root.Paths, under("theme."+mode, themeVars)...)
	}
	return slice.NewVocabulary(root)
})

// fieldType is the type of a field and of its options.
func fieldType() *slice.Type {
	option := &slice.Type{Name: "option", Paths: []string{"option.value", "option.label", "option.tone", "option.final"}}
	kinds := map[string]string{}
	for _, k := range spec.Kinds {
		kinds[string(k)] = kindName(k)
	}
	return &slice.Type{
		Name:  "field",
		Paths: append(under("field", fieldPaths, communityFieldPath, contentFieldPaths, rulePaths), entityPaths("linked")...),
		Names: append([]string{"LinkedItem", "LinkedTitle", "SampleSwitch", "SampleAfter"}, ruleNames...),
		Lists: map[string]*slice.Type{"option": option},
		Cases: kinds,
	}
}

// fieldLists are the lists of fields that an entity has.
var fieldLists = []string{"field", "column", "filter", "search", "sort", "parent", "member", "enum", "upload", "cover"}
