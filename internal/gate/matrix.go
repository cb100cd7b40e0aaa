package gate

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/skycot/skycot/internal/spec"
)

// Cell is one try of the database gate: may this actor do this to this row?
type Cell struct {
	Table  string `json:"table"`
	Actor  string `json:"actor"`  // "visitor", "stranger", "owner", "member", "manager", "self", a role's name, or "outside " and a role's name
	Action string `json:"action"` // select | insert | insert for another | update | delete
	Row    string `json:"row"`    // which of the table's rows: "plain", "status=done", "pending"
	Want   bool   `json:"want"`   // what the spec's grants say
	Got    bool   `json:"got"`    // what the database did
	// Free is a try that the spec does not decide: it is shown, not judged.
	Free bool `json:"free,omitempty"`
}

// The actions of cells.
const (
	selecting = "select"
	inserting = "insert"
	forOther  = "insert for another"
	updating  = "update"
	deleting  = "delete"
)

// actor is somebody who tries. ID is "" for a visitor.
type actor struct {
	Name  string `json:"name"`
	ID    string `json:"id"`
	Email string `json:"email"`
	Role  string `json:"role"`
	Admin bool   `json:"admin"`
	// Other says that this account belongs to another organisation than everybody else (spec.Tenancy).
	Other bool `json:"other,omitempty"`
}

// fixture is a row put in before the tries, past all policies.
type fixture struct {
	Table  string         `json:"table"`
	ID     string         `json:"id"`
	Name   string         `json:"name"` // "plain", or what is special about it
	Values map[string]any `json:"values"`
	entity *spec.Entity
	owner  string
}

// membership puts an account into a shared row.
type membership struct {
	Table   string `json:"table"`
	Key     string `json:"key"` // the column that names the row
	Row     string `json:"row"`
	Account string `json:"account"`
	Role    string `json:"role"`
}

// attempt is a Cell as the database tool runs it.
type attempt struct {
	Cell
	ActorID string         `json:"actor_id"`
	ID      string         `json:"id,omitempty"`
	Column  string         `json:"column,omitempty"` // what an update sets to itself
	Values  map[string]any `json:"values,omitempty"`
}

// matrix is all that the database gate tries for a spec: pure, the same for the same spec.
type matrix struct {
	Actors   []actor      `json:"actors"`
	Fixtures []fixture    `json:"fixtures"`
	Members  []membership `json:"members"`
	Attempts []attempt    `json:"attempts"`
	// Columns are those that each table must have, by table.
	Columns map[string][]string `json:"columns"`
	// Before is run once the accounts are there: what people must have gone through before the grants hold for them.
	Before []string `json:"before"`
	// Readable names the actors who may see a row, by its id: what hangs on the row is for nobody else.
	Readable map[string][]string `json:"readable"`

	spec    *spec.Spec
	rows    map[string]*fixture // plain row by entity
	uploads map[any]string      // id of a file by who sent it; nil for a visitor
	sold    map[string]bool     // ids of the rows that the buyer bought
	n       int
}

// newMatrix works out rows, people and tries from the spec alone. The expectations come from the grants as package spec
// defines them, never from the policies under test.
func newMatrix(s *spec.Spec) *matrix {
	m := &matrix{spec: s, rows: map[string]*fixture{}, uploads: map[any]string{}, sold: map[string]bool{}, Columns: map[string][]string{}, Readable: map[string][]string{},
		Fixtures: []fixture{}, Members: []membership{}, Before: []string{}, Attempts: []attempt{}}
	fallback, _ := rolesOf(s)
	m.Actors = []actor{{Name: "visitor"}}
	for _, name := range []string{"stranger", "owner", "member", "manager", "self"} {
		m.person(name, fallback)
	}
	for _, r := range s.Roles {
		m.person(r.Name, r.Name)
	}
	if s.Tenancy != nil {
		for _, r := range s.Roles {
			m.person(outside+r.Name, r.Name)
			m.Actors[len(m.Actors)-1].Other = true
		}
	}
	verified := false
	for _, e := range ordered(s) {
		if e.Persona { // made with every account; the matrix makes its own
			m.Before = append(m.Before, "delete from public."+e.Table)
		}
		m.entity(e)
		if e.Deal != nil && e.Deal.Verify != "" && !verified {
			verified = true
			m.Before = append(m.Before, "insert into public.standings (account_id, verified_at) select id, now() from public.profiles on conflict (account_id) do update set verified_at = now()")
		}
	}
	return m
}

const (
	// outside begins the names of actors who have a role in another organisation.
	outside = "outside "
	// buyer is the actor who bought what is for sale.
	buyer = "member"
	// organisation stands for the id of everybody else's organisation, which only the database knows.
	organisation = "{organisation}"
)

func rolesOf(s *spec.Spec) (fallback, admin string) {
	for _, r := range s.Roles {
		if r.Default {
			fallback = r.Name
		}
		if r.Admin {
			admin = r.Name
		}
	}
	return fallback, admin
}

// id makes ids that tell in a message what they are of.
func (m *matrix) id(kind int) string {
	m.n++
	return fmt.Sprintf("00000000-0000-4000-%d000-%012d", kind, m.n)
}

const (
	accountID = 8
	rowID     = 9
	fileID    = 6
)

func (m *matrix) person(name, role string) {
	if slices.ContainsFunc(m.Actors, func(a actor) bool { return a.Name == name }) {
		name += " role"
	}
	_, admin := rolesOf(m.spec)
	m.Actors = append(m.Actors, actor{Name: name, ID: m.id(accountID), Email: fmt.Sprintf("probe-%d@example.com", m.n), Role: role, Admin: role == admin})
}

func (m *matrix) actor(name string) actor {
	for _, a := range m.Actors {
		if a.Name == name {
			return a
		}
	}
	return actor{}
}

// ordered lists entities so that what a row must point at comes first. A required reference to itself or in a cycle is
// left for last; validation refuses specs where no row could ever be made.
func ordered(s *spec.Spec) []*spec.Entity {
	var out []*spec.Entity
	done := map[string]bool{}
	var visit func(e *spec.Entity, path map[string]bool)
	visit = func(e *spec.Entity, path map[string]bool) {
		if done[e.Name] || path[e.Name] {
			return
		}
		path[e.Name] = true
		for _, f := range e.Fields {
			if f.Kind != spec.Reference {
				continue
			}
			for i := range s.Entities {
				if s.Entities[i].Name == f.Target {
					visit(&s.Entities[i], path)
				}
			}
		}
		delete(path, e.Name)
		if !done[e.Name] {
			done[e.Name] = true
			out = append(out, e)
		}
	}
	for i := range s.Entities {
		visit(&s.Entities[i], map[string]bool{})
	}
	return out
}

// entity adds the rows of one entity and all tries on them.
func (m *matrix) entity(e *spec.Entity) {
	m.Columns[e.Table] = columnsOf(e)
	conditions := conditionsOf(e)
	variants := []struct {
		name string
		set  map[string]any
	}{{"plain", m.avoiding(e, conditions)}}
	for _, c := range conditions {
		set := m.avoiding(e, conditions)
		set[c.Field] = conditionValue(e, c)
		variants = append(variants, struct {
			name string
			set  map[string]any
		}{c.Field + "=" + c.Value, set})
	}
	if e.Moderation {
		for i := range variants {
			variants[i].set["moderation"] = "approved"
		}
		pending := m.avoiding(e, conditions)
		pending["moderation"] = "pending"
		variants = append(variants, struct {
			name string
			set  map[string]any
		}{"pending", pending})
	}
	if e.Persona || e.Profile != "" {
		variants = variants[:1] // an account has one
	}
	for _, v := range variants {
		values, ok := m.values(e, v.set, m.actor("owner").ID)
		if !ok {
			return // a required reference has no row to point at
		}
		f := fixture{Table: e.Table, ID: m.id(rowID), Values: values, entity: e, Name: v.name, owner: m.actor("owner").ID}
		f.Values["id"], f.Values["owner_id"] = f.ID, f.owner
		m.Fixtures = append(m.Fixtures, f)
		row := &m.Fixtures[len(m.Fixtures)-1]
		if v.name == "plain" {
			plain := *row
			m.rows[e.Name] = &plain
		}
		m.buy(e, *row)
		if e.Shared {
			for _, name := range []string{"member", "manager"} {
				role := map[string]string{"member": "member", "manager": "owner"}[name]
				m.Members = append(m.Members, membership{Table: e.Name + "_members", Key: e.Name + "_id", Row: row.ID, Account: m.actor(name).ID, Role: role})
			}
		}
		m.try(*row)
	}
}

// columnsOf are the columns that an entity's table must have.
func columnsOf(e *spec.Entity) []string {
	out := []string{"id", "owner_id", "created_at", "updated_at"}
	for _, f := range e.Fields {
		out = append(out, f.Name)
		if f.Kind == spec.Place {
			out = append(out, f.Name+"_lat", f.Name+"_lng")
		}
	}
	if e.Board != "" {
		out = append(out, "position")
	}
	if e.Moderation {
		out = append(out, "moderation")
	}
	return out
}

// try adds every actor's tries on one row.
func (m *matrix) try(f fixture) {
	e := f.entity
	for _, a := range m.Actors {
		read := m.may(a, f, selecting)
		if read {
			m.Readable[f.ID] = append(m.Readable[f.ID], a.Name)
		}
		add := func(action string, want bool, t attempt) {
			t.Cell = Cell{Table: e.Table, Actor: a.Name, Action: action, Row: f.Name, Want: want}
			t.ActorID = a.ID
			m.Attempts = append(m.Attempts, t)
		}
		add(selecting, read, attempt{ID: f.ID})
		// A change finds its row first, so that who may not read it cannot change it either.
		add(updating, read && m.may(a, f, updating), attempt{ID: f.ID, Column: e.Title})
		add(deleting, read && m.may(a, f, deleting), attempt{ID: f.ID})
		if f.Name == "pending" || slices.ContainsFunc(e.Limits, func(l spec.Limit) bool { return l.Kind == "count" || l.Kind == "overlap" }) {
			continue // nobody chooses whether a new row waits for approval; a limit may refuse one more row
		}
		if e.Profile != "" && a.ID == f.owner {
			continue // has a profile already, and an account has one
		}
		if a.Other {
			// In one's own organisation the grants are those of the role, which others try. Here a row is pushed into the
			// organisation of the rest: as one's own, and in the name of somebody there.
			values, _ := m.values(e, pick(f.Values, conditionsOf(e)), a.ID)
			values["id"], values["owner_id"], values["organisation_id"] = m.id(rowID), a.ID, organisation
			add(inserting, false, attempt{Values: values})
			values = maps.Clone(values)
			values["id"], values["owner_id"] = m.id(rowID), m.actor("owner").ID
			add(forOther, false, attempt{Values: values})
			continue
		}
		fresh := f
		fresh.owner, fresh.ID = a.ID, ""
		var own any
		if a.ID != "" {
			own = a.ID
		}
		insert := func(owner any) map[string]any {
			values, _ := m.values(e, pick(f.Values, conditionsOf(e)), own)
			values["id"], values["owner_id"] = m.id(rowID), owner
			return values
		}
		fresh.Values = insert(own)
		add(inserting, m.may(a, fresh, inserting), attempt{Values: fresh.Values})
		if f.Name == "plain" && a.Name != "owner" {
			add(forOther, false, attempt{Values: insert(m.actor("owner").ID)})
		}
	}
}

// pick copies the values of the conditions' fields.
func pick(values map[string]any, conditions []spec.Condition) map[string]any {
	out := map[string]any{}
	for _, c := range conditions {
		if v, ok := values[c.Field]; ok {
			out[c.Field] = v
		}
	}
	return out
}

// may evaluates the grants of an action for an actor on a row.
func (m *matrix) may(a actor, f fixture, action string) bool {
	if a.Other {
		return false // nothing of one organisation is for another, whatever the role there
	}
	e := f.entity
	_, admin := rolesOf(m.spec)
	if e.Moderation {
		isAdmin := a.ID != "" && a.Role == admin
		if isAdmin && (action == selecting || action == updating) {
			return true // admins review what waits
		}
		// Besides its owner, who may change a row sees it while it waits: a change of theirs makes it wait again.
		if action == selecting && f.Name == "pending" && f.owner != a.ID && !slices.ContainsFunc(e.Access.Update, func(g spec.Grant) bool {
			g.When = nil
			return a.ID != "" && m.holds(g, a, f)
		}) {
			return false
		}
	}
	if action == inserting && slices.ContainsFunc(m.spec.OwnPages(e), func(field string) bool {
		page, ok := m.target(f, field)
		return ok && (a.ID == "" || page.owner != a.ID && !m.holds(spec.Grant{Who: "manager", Via: field}, a, f))
	}) {
		return false // it would stand on somebody else's page
	}
	if action == inserting && e.BuyersOf != "" && (a.Role != admin || a.ID == "") {
		if sold, ok := m.target(f, e.BuyersOf); !ok || a.ID == "" || a.ID != m.actor(buyer).ID || !m.sold[sold.ID] {
			return false // only who bought that one writes here
		}
	}
	if d := e.Deal; d != nil && d.Match != nil && action == selecting && a.ID != "" && f.owner != a.ID && a.Role == d.Asker && a.Role != admin {
		return false // who asks sees only what fits the own profile, and nobody here but the owner has one
	}
	list := map[string][]spec.Grant{selecting: e.Access.Read, inserting: e.Access.Create, updating: e.Access.Update, deleting: e.Access.Delete}[action]
	if a.ID == "" && (action == updating || action == deleting) {
		return false // visitors have no rows of their own to come back to
	}
	return slices.ContainsFunc(list, func(g spec.Grant) bool { return m.holds(g, a, f) })
}

func (m *matrix) holds(g spec.Grant, a actor, f fixture) bool {
	if g.When != nil && fmt.Sprint(f.Values[g.When.Field]) != fmt.Sprint(conditionValue(f.entity, *g.When)) {
		return false
	}
	switch g.Who {
	case "visitor":
		return true
	case "user":
		return a.ID != ""
	case "owner":
		return a.ID != "" && f.owner == a.ID
	case "role":
		return a.ID != "" && a.Role == g.Role
	case "self":
		return a.ID != "" && f.Values[g.Via] == a.ID
	case "member", "manager":
		row := f
		if g.Via != "" {
			target, ok := m.target(f, g.Via)
			if !ok {
				return false
			}
			row = target
		}
		if row.ID == "" {
			return false // a row that is not there yet has no members
		}
		for _, s := range m.Members {
			if s.Row == row.ID && s.Account == a.ID && (g.Who == "member" || s.Role == "owner") {
				return true
			}
		}
		return a.ID != "" && row.entity.Shared && row.owner == a.ID // whoever makes a shared row is its first manager
	case "parent":
		target, ok := m.target(f, g.Via)
		return ok && m.may(a, target, selecting)
	}
	return false
}

// target is the row that a reference field points at.
func (m *matrix) target(f fixture, field string) (fixture, bool) {
	for _, other := range m.Fixtures {
		if other.ID == f.Values[field] {
			return other, true
		}
	}
	return fixture{}, false
}

func conditionsOf(e *spec.Entity) []spec.Condition {
	var out []spec.Condition
	for _, list := range [][]spec.Grant{e.Access.Read, e.Access.Create, e.Access.Update, e.Access.Delete} {
		for _, g := range list {
			if g.When != nil && !slices.Contains(out, *g.When) {
				out = append(out, *g.When)
			}
		}
	}
	return out
}

func conditionValue(e *spec.Entity, c spec.Condition) any {
	for _, f := range e.Fields {
		if f.Name == c.Field && f.Kind == spec.Boolean {
			return c.Value == "true"
		}
	}
	return c.Value
}

// avoiding gives each condition's field a value that no condition asks for, where it has one.
func (m *matrix) avoiding(e *spec.Entity, conditions []spec.Condition) map[string]any {
	set := map[string]any{}
	for _, c := range conditions {
		for _, f := range e.Fields {
			if f.Name != c.Field {
				continue
			}
			switch f.Kind {
			case spec.Boolean:
				set[f.Name] = c.Value != "true"
			case spec.Enum:
				for _, o := range f.Options {
					if !slices.Contains(conditions, spec.Condition{Field: f.Name, Value: o.Value}) {
						set[f.Name] = o.Value
						break
					}
				}
			}
		}
	}
	return set
}

// values fills every column that a row of e must have. set goes first; by is the account that sends the row, nil for a
// visitor.
func (m *matrix) values(e *spec.Entity, set map[string]any, by any) (map[string]any, bool) {
	out := map[string]any{}
	asked := viaFields(e)
	for _, f := range e.Fields {
		if v, ok := set[f.Name]; ok {
			out[f.Name] = v
			continue
		}
		switch f.Kind {
		case spec.Reference:
			switch target := m.rows[f.Target]; {
			case target != nil && (f.Required || asked[f.Name]):
				out[f.Name] = target.ID
			case f.Required:
				return nil, false
			}
		case spec.Member:
			if f.Required || asked[f.Name] {
				out[f.Name] = m.actor("self").ID
			}
		case spec.Image, spec.File:
			if f.Required {
				out[f.Name] = m.upload(by)
			}
		case spec.Boolean:
			if must := e.Form != nil && e.Form.Must == f.Name; f.Required || must {
				out[f.Name] = must // "over 18": no row without it
			}
		default:
			if f.Required || f.Name == e.Title || f.Unique || slices.ContainsFunc(e.OneOf, func(list []string) bool { return list[0] == f.Name }) {
				m.n++
				out[f.Name] = value(f, m.n)
			}
		}
	}
	if v, ok := set["moderation"]; ok {
		out["moderation"] = v
	}
	return out, true
}

// buy sells what a row for buyers is about to one of the actors: the others have not bought it and may not write there.
func (m *matrix) buy(e *spec.Entity, f fixture) {
	if e.BuyersOf == "" {
		return
	}
	sold, ok := m.target(f, e.BuyersOf)
	if !ok || m.sold[sold.ID] {
		return
	}
	m.sold[sold.ID] = true
	id := m.id(rowID)
	m.Fixtures = append(m.Fixtures, fixture{Table: sold.entity.Name + "_purchases", ID: id, Name: "bought",
		Values: map[string]any{"id": id, sold.entity.Name + "_id": sold.ID, "owner_id": m.actor(buyer).ID}})
}

// upload is a file that an account sent, for rows that must show one: nobody may attach another's.
func (m *matrix) upload(by any) string {
	if m.uploads[by] == "" {
		id := m.id(fileID)
		m.uploads[by] = id
		m.Fixtures = append(m.Fixtures, fixture{Table: "uploads", ID: id, Name: "file",
			Values: map[string]any{"id": id, "owner_id": by, "name": "probe.svg", "kind": "image/svg+xml", "size": 0, "art": "probe"}})
	}
	return m.uploads[by]
}

// viaFields are the reference and member fields that grants look through.
func viaFields(e *spec.Entity) map[string]bool {
	out := map[string]bool{}
	for _, list := range [][]spec.Grant{e.Access.Read, e.Access.Create, e.Access.Update, e.Access.Delete} {
		for _, g := range list {
			if g.Via != "" {
				out[g.Via] = true
			}
		}
	}
	return out
}

// value is something that a field of this kind takes; n makes it unlike others.
func value(f spec.Field, n int) any {
	if v := ruled(f, n); v != nil {
		return v
	}
	switch f.Kind {
	case spec.Text, spec.LongText, spec.RichText:
		text := "Probe " + strconv.Itoa(n)
		if f.MaxLength > 0 && len(text) > f.MaxLength {
			text = text[len(text)-f.MaxLength:]
		}
		return text
	case spec.Integer, spec.Decimal, spec.Money, spec.Percent, spec.Duration:
		return number(f, n)
	case spec.Date:
		return "2031-05-14"
	case spec.DateTime:
		return "2031-05-14T10:30:00Z"
	case spec.Time:
		return "10:30"
	case spec.Boolean:
		return false
	case spec.Enum:
		if first, ok := f.Default.(string); ok {
			return first // where rows begin: a workflow lets no new row begin elsewhere
		}
		return f.Options[0].Value
	case spec.Tags, spec.Images:
		return []string{}
	case spec.Email:
		return fmt.Sprintf("probe-%d@example.com", n)
	case spec.Phone:
		return fmt.Sprintf("+44 20 7946 %04d", n%10000)
	case spec.URL:
		return fmt.Sprintf("https://example.com/%d", n)
	case spec.Place:
		return fmt.Sprintf("%d Elm Street", n)
	}
	return nil
}

func number(f spec.Field, n int) any {
	v := 5.0
	if f.Unique {
		v = float64(n)
	}
	if f.Min != nil && v < *f.Min {
		v = *f.Min
	}
	if f.Max != nil && v > *f.Max {
		v = *f.Max
	}
	if f.Kind == spec.Decimal || f.Kind == spec.Percent {
		return v
	}
	return int64(v)
}

// ruled is a value that the rules of a field let through, nil when any of its kind will do.
func ruled(f spec.Field, n int) any {
	r := f.Rules
	if r == nil {
		return nil
	}
	day := ""
	switch {
	case r.Pattern != "":
		text := []byte(r.Example)
		for k := len(text) - 1; k >= 0 && n > 0; k-- {
			if text[k] >= '0' && text[k] <= '9' {
				text[k] = '0' + byte((int(text[k]-'0')+n)%10)
				n /= 10
			}
		}
		return string(text)
	case r.Years > 0:
		day = "1980-05-14"
	case r.When == "not_future":
		day = "2020-03-02"
	case r.Step > 0:
		v := r.Step
		for f.Min != nil && v < *f.Min {
			v += r.Step
		}
		if f.Kind == spec.Decimal || f.Kind == spec.Percent {
			return v
		}
		return int64(v)
	}
	switch {
	case day == "":
		return nil
	case f.Kind == spec.DateTime:
		return day + "T10:30:00Z"
	}
	return day
}
