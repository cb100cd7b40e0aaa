package compiler

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// maxLength is how long a text may be when its field does not say.
var maxLength = map[spec.FieldKind]int{spec.Text: 200, spec.LongText: 5000, spec.Email: 254, spec.Phone: 40, spec.URL: 2000,
	spec.Place: 300, spec.RichText: 20000}

// scopes builds the scope tree of one spec.
type scopes struct {
	spec   *spec.Spec
	byName map[string]*spec.Entity
	sql    *formulas
}

// newScope returns the root scope that every file of the app is rendered in. The spec must be valid.
func newScope(s *spec.Spec, t *tree) (*slice.Scope, error) {
	b := &scopes{spec: s, byName: map[string]*spec.Entity{}}
	for i := range s.Entities {
		b.byName[s.Entities[i].Name] = &s.Entities[i]
	}
	b.sql = &formulas{tree: t, byName: b.byName}
	if s.Numbers != nil {
		b.sql.choice = s.Numbers.Choice
	}
	app := b.app()
	return app, b.sql.err
}

func name(singular, plural, route, one, many string) *slice.Name {
	n := slice.NewName(singular, plural, route, one, many)
	return &n
}

func entityName(e *spec.Entity) *slice.Name {
	return name(e.Name, e.Table, e.Route, e.Label, e.LabelPlural)
}

// fieldName names a field; its plural is regular because nothing but a list of its values uses it.
func fieldName(f *spec.Field) *slice.Name {
	return name(f.Name, f.Name+"s", "", f.Label, f.Label+"s")
}

func (b *scopes) app() *slice.Scope {
	s := b.spec
	app := slice.NewScope("app")
	for k, v := range map[string]string{"name": s.App.Name, "slug": s.App.Slug, "tagline": s.App.Tagline, "description": s.App.Description,
		"locale": s.App.Locale, "currency": s.App.Currency, "time_zone": s.App.TimeZone, "cookie": strings.ReplaceAll(s.App.Slug, "-", "_")} {
		app.Values["app."+k] = v
	}
	roles := []string{}
	for _, r := range s.Roles {
		roles = append(roles, r.Name)
		if r.Default {
			app.Values["app.default_role"] = r.Name
		}
		if r.Admin {
			app.Values["app.admin_role"] = r.Name
		}
	}
	app.Values["app.role_names"] = roles
	app.Values["living"] = false // what is cut is not the living app
	for _, f := range slices.Concat(appFlags, ruleFlags, ruleAppFlags, valueAppFlags) {
		app.Values["app."+f] = false
	}
	for _, i := range integrations {
		app.Values["app."+i] = false
	}
	for _, k := range spec.Kinds {
		app.Values["app.has."+string(k)] = false
	}
	set := func(path string, yes bool) {
		if yes {
			app.Values[path] = true
		}
	}
	set("app.dashboard", s.Dashboard)
	for _, f := range slices.Concat(dealAppFlags, communityFlags) {
		app.Values["app."+f] = false
	}
	open := []string{}
	for _, r := range s.Roles {
		set("app.open_roles", r.Open)
		if r.Open || r.Default {
			open = append(open, r.Name)
		}
	}
	app.Values["app.open_role_names"] = open
	set("app.people", len(s.Roles) > 1)
	set("app.entities", len(s.Entities) > 0)
	for _, slug := range s.Integrations {
		set("app."+slug, true)
		i := slice.NewScope("integration")
		i.Case = slug
		i.Values["integration.slug"] = slug
		app.Lists["integration"] = append(app.Lists["integration"], i)
	}
	for i := range s.Roles {
		r := &s.Roles[i]
		sc := slice.NewScope("role")
		sc.Names["SampleRole"] = roleName(r)
		sc.Values = map[string]any{"role.name": r.Name, "role.label": r.Label, "role.default": r.Default, "role.admin": r.Admin}
		app.Lists["role"] = append(app.Lists["role"], sc)
	}
	for _, a := range s.Accounts {
		sc := slice.NewScope("account")
		sc.Values = map[string]any{"account.name": a.Name, "account.email": a.Email, "account.role": a.Role}
		app.Lists["account"] = append(app.Lists["account"], sc)
	}
	for i := range s.Entities {
		e := &s.Entities[i]
		sc := b.entity(e)
		app.Lists["entity"] = append(app.Lists["entity"], sc)
		for path, v := range sc.Values {
			word, yes := strings.CutPrefix(path, "entity.")
			if on, isFlag := v.(bool); !yes || !isFlag || !on {
				continue
			}
			if _, known := app.Values["app."+word]; known {
				app.Values["app."+word] = true
			}
		}
		set("app.visitors", sc.Values["entity.public"] == true)
		set("app.transitions", len(e.Transitions) > 0)
		set("app.members", sc.Values["entity.member"] == true)
	}
	b.interactive(app)
	b.ruleApp(app)
	b.network(app)
	b.booking(app)
	b.store(app)
	b.ai(app)
	b.numbers(app)
	b.siteValues(app)
	theme(s, app)
	return app
}

func roleName(r *spec.Role) *slice.Name { return name(r.Name, r.Name+"s", "", r.Label, r.Label+"s") }

func (b *scopes) booking(app *slice.Scope) {
	for _, p := range bookingPaths {
		app.Values["app.booking."+p] = false
	}
	for _, w := range bookingWords {
		for _, p := range []string{"label", "label_plural", "lower", "lower_plural"} {
			app.Values["app.booking."+w+"."+p] = ""
		}
	}
	app.Lists["booking.field"] = nil
	app.Lists["booking.service"], app.Lists["booking.extra"] = nil, nil
	k := b.spec.Booking
	if k == nil {
		return
	}
	app.Values["app.booking"] = true
	for path, v := range map[string]any{"extras": len(k.Extras) > 0, "breaks": len(k.Breaks) > 0, "hourly": k.Hourly != nil,
		"staff_role": k.StaffRole, "customer_role": k.CustomerRole, "provider_pick": k.ProviderPick, "fields": len(k.Fields) > 0,
		"capacity": k.Capacity, "slot_minutes": k.SlotMinutes, "buffer_minutes": k.Buffer, "lead_minutes": k.LeadMinutes,
		"notes": k.Notes && k.StaffRole != "", "ratings": k.Ratings, "horizon_days": k.HorizonDays, "cancel_hours": k.CancelHours, "cancel_fee": k.CancelFee, "services": len(k.Services),
		"providers": len(k.Providers), "first_service": k.FirstService} {
		app.Values["app.booking."+path] = v
	}
	if h := k.Hourly; h != nil {
		for path, v := range map[string]int{"min_hours": h.MinHours, "max_hours": h.MaxHours, "weekday_price": h.WeekdayPrice,
			"weekend_price": h.WeekendPrice, "max_people": h.MaxPeople} {
			app.Values["app.booking.hourly."+path] = v
		}
	}
	for word, w := range map[string]spec.Words{"service": k.Service, "provider": k.Provider, "appointment": k.Appointment} {
		n := name(word, word+"s", "", w.Label, w.LabelPlural)
		app.Names["Sample"+strings.ToUpper(word[:1])+word[1:]] = n
		at := "app.booking." + word + "."
		app.Values[at+"label"], app.Values[at+"label_plural"] = w.Label, w.LabelPlural
		app.Values[at+"lower"], app.Values[at+"lower_plural"] = n.Lower(), n.LowerPlural()
	}
	b.offer(app, k)
	for i := range k.Fields {
		app.Lists["booking.field"] = append(app.Lists["booking.field"], b.field(nil, &k.Fields[i]))
	}
}

// entity builds the scope of one entity with all its lists.
func (b *scopes) entity(e *spec.Entity) *slice.Scope {
	sc := slice.NewScope("entity")
	b.entityValues(sc.Values, "entity", e)
	sc.Names["SampleItem"] = entityName(e)
	for reserved, field := range map[string]string{"SampleTitle": e.Title, "SampleBoard": e.Board, "SampleCalendar": e.Calendar,
		"SamplePlace": placeOf(e)} {
		if f := fieldOf(e, field); f != nil {
			sc.Names[reserved] = fieldName(f)
		}
	}
	b.calendarScope(sc, e)
	for _, l := range fieldLists {
		sc.Lists[l] = nil
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		fs := b.field(e, f)
		for _, l := range fieldLists {
			if inList(l, f) {
				sc.Lists[l] = append(sc.Lists[l], fs)
			}
		}
	}
	b.values(sc, e)
	b.contentScope(sc, e)
	b.communityScope(sc, e)
	sc.Lists["child"] = b.children(e)
	b.deal(sc, e)
	sc.Lists["transition"] = nil
	for _, t := range e.Transitions {
		ts := slice.NewScope("transition")
		if f := fieldOf(e, t.Field); f != nil {
			ts.Names["SampleEnum"] = fieldName(f)
		}
		ts.Values = map[string]any{"transition.field": t.Field, "transition.from": t.From, "transition.to": t.To,
			"transition.roles": append([]string{}, t.Roles...), "transition.any_role": len(t.Roles) == 0}
		sc.Lists["transition"] = append(sc.Lists["transition"], ts)
	}
	for i, grants := range [][]spec.Grant{e.Access.Read, e.Access.Create, e.Access.Update, e.Access.Delete} {
		list := "grant." + actions[i]
		sc.Lists[list] = nil
		for _, g := range grants {
			sc.Lists[list] = append(sc.Lists[list], b.grant(e, g))
		}
	}
	return sc
}

// inList says whether a field belongs to one of an entity's lists.
func inList(list string, f *spec.Field) bool {
	switch list {
	case "field":
		return true
	case "column":
		return f.InList
	case "filter":
		return f.Filter
	case "search":
		return f.Search
	case "sort":
		return f.Sort
	case "parent":
		return f.Kind == spec.Reference
	case "member":
		return f.Kind == spec.Member
	case "enum":
		return f.Kind == spec.Enum
	case "upload":
		return isUpload(f)
	}
	return false
}

// entityValues answers what may be asked of an entity, under word ("entity", "child", "linked").
func (b *scopes) entityValues(values map[string]any, word string, e *spec.Entity) {
	for path, v := range map[string]any{
		"name": e.Name, "table": e.Table, "route": e.Route, "label": e.Label, "label_plural": e.LabelPlural, "icon": iconOf(e), "initial_sort": e.DefaultSort, "tap_label": tapWords(e).Label, "tap_done": tapWords(e).Done,
		"shared": e.Shared, "board": e.Board != "", "calendar": e.Calendar != "", "map": e.Map, "comments": e.Comments,
		"ratings": e.Ratings, "time_log": e.TimeLog, "moderation": e.Moderation, "nav": e.Nav, "public": granted(e.Access.Read, "visitor"),
		"cards": hasView(e, "cards"), "cards_first": len(e.Views) > 0 && e.Views[0] == "cards", "transitions": append([]spec.Transition{}, e.Transitions...),
		"place": placeOf(e) != "", "child": b.hasChildren(e), "space": b.inSpace(e), "due": false,
		"other_column": false,
	} {
		values[word+"."+path] = v
	}
	for flag, yes := range b.valueFlagsOf(e) {
		values[word+"."+flag] = yes
	}
	b.ruleValues(values, word, e)
	for _, l := range fieldLists {
		values[word+"."+l] = false
	}
	for _, k := range spec.Kinds {
		values[word+".has."+string(k)], values[word+".has_required."+string(k)], values[word+".asks."+string(k)] = false, false, false
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		for _, l := range fieldLists {
			if inList(l, f) {
				values[word+"."+l] = true
			}
		}
		values[word+".has."+string(f.Kind)] = true
		if !e.ByStep(f.Name) && (f.Rules == nil || f.Rules.Running == "") {
			values[word+".asks."+string(f.Kind)] = true // its form has an input of this kind
		}
		if f.Required {
			values[word+".has_required."+string(f.Kind)] = true
		}
		if f.InList && f.Name != e.Title {
			values[word+".other_column"] = true
		}
		if f.Due {
			values[word+".due"] = true
		}
	}
	contentValues(values, word, e)
	b.community(values, word, e)
	for i, grants := range [][]spec.Grant{e.Access.Read, e.Access.Create, e.Access.Update, e.Access.Delete} {
		for _, w := range whos {
			values[word+"."+actions[i]+"."+w] = granted(grants, w)
		}
		values[word+"."+actions[i]+".none"] = len(grants) == 0
	}
}

// field builds the scope of one field. e is nil for a field of the booking form.
func (b *scopes) field(e *spec.Entity, f *spec.Field) *slice.Scope {
	sc := slice.NewScope("field")
	sc.Case = string(f.Kind)
	sc.Self = fieldName(f)
	length := f.MaxLength
	if length == 0 {
		length = maxLength[f.Kind]
	}
	onDelete := f.OnDelete
	if onDelete == "" {
		onDelete = "set_null"
		if f.Required {
			onDelete = "restrict"
		}
	}
	options := make([]spec.Option, 0, len(f.Options))
	values := []string{}
	for _, o := range f.Options {
		if o.Tone == "" {
			o.Tone = "neutral"
		}
		options = append(options, o)
		values = append(values, o.Value)
		os := slice.NewScope("option")
		os.Values = map[string]any{"option.value": o.Value, "option.label": o.Label, "option.tone": o.Tone, "option.final": o.Final}
		sc.Lists["option"] = append(sc.Lists["option"], os)
	}
	if len(options) == 0 {
		sc.Lists["option"] = nil
	}
	for path, v := range map[string]any{
		"name": f.Name, "label": f.Label, "kind": string(f.Kind), "help": f.Help, "on_delete": onDelete, "target": f.Target,
		"required": f.Required, "unique": f.Unique, "in_list": f.InList, "filter": f.Filter, "search": f.Search, "sort": f.Sort,
		"due": f.Due, "title": e != nil && e.Title == f.Name, "after": f.After != "", "has_default": f.Default != nil,
		"has_min": f.Min != nil, "has_max": f.Max != nil, "has_help": f.Help != "", "has_options": len(f.Options) > 0,
		"board": e != nil && e.Board == f.Name, "calendar": e != nil && e.Calendar == f.Name, "place": e != nil && placeOf(e) == f.Name,
		"default": defaultOf(f), "min": number(f.Min), "max": number(f.Max), "max_length": length, "options": options, "values": values,
		"first_value": firstOf(values), "by_step": e != nil && e.ByStep(f.Name), "year": isYear(f),
	} {
		sc.Values["field."+path] = v
	}
	b.communityField(sc, e, f)
	contentFieldValues(sc.Values, e, f)
	if e != nil && f.After != "" {
		if a := fieldOf(e, f.After); a != nil {
			sc.Names["SampleAfter"] = fieldName(a)
		}
	}
	b.rules(sc, e, f)
	if f.Kind == spec.Reference {
		b.linked(sc, f.Target)
	}
	return sc
}

// linked puts a reference's target into a scope.
func (b *scopes) linked(sc *slice.Scope, target string) {
	t := b.byName[target]
	if t == nil {
		return
	}
	sc.Names["LinkedItem"] = entityName(t)
	if f := fieldOf(t, t.Title); f != nil {
		sc.Names["LinkedTitle"] = fieldName(f)
	}
	b.entityValues(sc.Values, "linked", t)
}

// children lists the entities that point at e, once per reference field.
func (b *scopes) children(e *spec.Entity) []*slice.Scope {
	var out []*slice.Scope
	for i := range b.spec.Entities {
		c := &b.spec.Entities[i]
		for j := range c.Fields {
			f := &c.Fields[j]
			if f.Kind != spec.Reference || f.Target != e.Name {
				continue
			}
			sc := slice.NewScope("child")
			fs := b.field(c, f)
			for path, v := range fs.Values {
				if strings.HasPrefix(path, "field.") {
					sc.Values[path] = v
				}
			}
			b.entityValues(sc.Values, "child", c)
			sc.Names["OtherItem"] = entityName(c)
			sc.Names["SampleReference"] = fieldName(f)
			if t := fieldOf(c, c.Title); t != nil {
				sc.Names["OtherTitle"] = fieldName(t)
			}
			sc.Lists["child.field"], sc.Lists["child.column"] = nil, nil
			for k := range c.Fields {
				other := b.field(c, &c.Fields[k])
				sc.Lists["child.field"] = append(sc.Lists["child.field"], other)
				if c.Fields[k].InList {
					sc.Lists["child.column"] = append(sc.Lists["child.column"], other)
				}
			}
			out = append(out, sc)
		}
	}
	return out
}

func (b *scopes) hasChildren(e *spec.Entity) bool {
	for i := range b.spec.Entities {
		for _, f := range b.spec.Entities[i].Fields {
			if f.Kind == spec.Reference && f.Target == e.Name {
				return true
			}
		}
	}
	return false
}

// inSpace reports whether a reference of e points at a shared entity.
func (b *scopes) inSpace(e *spec.Entity) bool {
	for _, f := range e.Fields {
		if t := b.byName[f.Target]; f.Kind == spec.Reference && t != nil && t.Shared {
			return true
		}
	}
	return false
}

func (b *scopes) grant(e *spec.Entity, g spec.Grant) *slice.Scope {
	sc := slice.NewScope("grant")
	sc.Case = g.Who
	sc.Values = map[string]any{"grant.who": g.Who, "grant.role": g.Role, "grant.via": g.Via, "grant.when": g.When != nil, "grant.when_value": ""}
	for i := range b.spec.Roles {
		if b.spec.Roles[i].Name == g.Role {
			sc.Names["SampleRole"] = roleName(&b.spec.Roles[i])
		}
	}
	if f := fieldOf(e, g.Via); f != nil {
		if f.Kind == spec.Member {
			sc.Names["SampleMember"] = fieldName(f)
		} else {
			sc.Names["SampleReference"] = fieldName(f)
			b.linked(sc, f.Target)
		}
	}
	if g.When != nil {
		sc.Values["grant.when_value"] = g.When.Value
		if f := fieldOf(e, g.When.Field); f != nil {
			sc.Names["SampleWhen"] = fieldName(f)
		}
	}
	return sc
}

func firstOf(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

func fieldOf(e *spec.Entity, name string) *spec.Field {
	for i := range e.Fields {
		if e.Fields[i].Name == name {
			return &e.Fields[i]
		}
	}
	return nil
}

func placeOf(e *spec.Entity) string {
	for _, f := range e.Fields {
		if f.Kind == spec.Place {
			return f.Name
		}
	}
	return ""
}

func granted(grants []spec.Grant, who string) bool {
	for _, g := range grants {
		if g.Who == who {
			return true
		}
	}
	return false
}

func hasView(e *spec.Entity, view string) bool {
	for _, v := range e.Views {
		if v == view {
			return true
		}
	}
	return false
}

func iconOf(e *spec.Entity) string {
	if e.Icon == "" {
		return "circle"
	}
	return e.Icon
}

// number turns a bound into what a literal shows: nil when there is none.
func number(p *float64) any {
	if p == nil {
		return nil
	}
	return *p
}

// defaultOf returns a field's default in the shape of its kind: tags as a list of texts. Tags and booleans are never null.
func defaultOf(f *spec.Field) any {
	list, ok := f.Default.([]any)
	if !ok {
		switch {
		case f.Default != nil:
			return f.Default
		case f.Kind == spec.Tags:
			return []string{}
		case f.Kind == spec.Boolean:
			return false
		}
		return nil
	}
	out := []string{}
	for _, v := range list {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}
