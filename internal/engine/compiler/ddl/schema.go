package ddl

import (
	"fmt"
	"regexp"
	"strings"
)

// Schema is the state that a list of statements leads to.
type Schema struct {
	Tables  map[string]*Table
	Objects map[string]*Object // by Key, everything but tables
	// Order lists the keys of all statements that make up the schema, in the order they were given.
	Order []Key
	// Grants are the statements that grant and revoke since all rights were taken back, by object ("table tasks",
	// "function app.f(text)"), in order.
	Grants map[string][]string
}

// Key names one thing: "table tasks", "policy tasks tasks_read", "function app.is_admin", "grant table tasks".
type Key string

// Table is one table with its columns and all its constraints, those written beside a column included.
type Table struct {
	Name        string
	Text        string // the statement that makes it
	Columns     []*Column
	Constraints []*Constraint
}

// Column is one column, its definition taken apart.
type Column struct {
	Name       string
	Definition string // all of it, with the name, on one line
	Type       string
	NotNull    bool
	Soft       string   // the constraint that asks for a value in new rows only, "" none; NotNull is set then too
	Default    string   // "" none
	Checks     []string // "check (…)" in order, as written; they are constraints of the table too
	References string   // "references …" as written, "" none
	Rest       string   // primary key, unique, generated…
}

// Constraint is a constraint of a table. Name is what it is called in the database, given or made by PostgreSQL.
type Constraint struct {
	Name       string
	Definition string // "constraint x check (…)"
	Column     string // the column it is written beside, "" none
	// Added: by an alter table of its own, after all tables.
	Added bool
}

// Object is anything but a table: its statement and, for what hangs on a table, the table.
type Object struct {
	Key   Key
	Kind  string // schema | function | trigger | policy | index | rls | constraint | comment | data
	Name  string // as drop needs it
	Table string // full name ("public.tasks") for triggers, plain for others; "" for what stands alone
	Text  string
	Head  string // of functions: all but the body; a change of it needs a drop
}

// required ends the name of a constraint that stands in for not null where old rows have no value.
const required = "required"

// New returns an empty schema.
func New() *Schema {
	return &Schema{Tables: map[string]*Table{}, Objects: map[string]*Object{}, Grants: map[string][]string{}}
}

const ident = `[a-z_][a-z0-9_]*`

var (
	reTable      = regexp.MustCompile(`^create table (?:if not exists )?public\.(` + ident + `) ?\(`)
	reIndex      = regexp.MustCompile(`^create (?:unique )?index (` + ident + `) on public\.(` + ident + `)\b`)
	reFunction   = regexp.MustCompile(`^create (?:or replace )?function ((?:app|public)\.` + ident + `) ?\(`)
	reTrigger    = regexp.MustCompile(`^create (?:constraint )?trigger (` + ident + `) .*? on ((?:public|auth)\.` + ident + `)\b`)
	rePolicy     = regexp.MustCompile(`^create policy (` + ident + `) on public\.(` + ident + `)\b`)
	reRLS        = regexp.MustCompile(`^alter table public\.(` + ident + `) enable row level security$`)
	reAdd        = regexp.MustCompile(`^alter table public\.(` + ident + `) add constraint (` + ident + `) (.*)$`)
	reAddAny     = regexp.MustCompile(`^alter table public\.(` + ident + `) add (check|foreign key|unique|primary key)\b(.*)$`)
	reDrop       = regexp.MustCompile(`^alter table public\.(` + ident + `) drop constraint (` + ident + `)$`)
	reAddColumn  = regexp.MustCompile(`^alter table public\.(` + ident + `) add column (.*)$`)
	reDropColumn = regexp.MustCompile(`^alter table public\.(` + ident + `) drop column (` + ident + `)$`)
	reRename     = regexp.MustCompile(`^alter table public\.(` + ident + `) rename column (` + ident + `) to (` + ident + `)$`)
	reAlter      = regexp.MustCompile(`^alter table public\.(` + ident + `) alter column (` + ident + `) (.*)$`)
	reTriggers   = regexp.MustCompile(`^alter table public\.` + ident + ` (?:en|dis)able trigger user$`)
	reDropThing  = regexp.MustCompile(`^drop (policy|trigger|index|function|table) (\S+)(?: on (\S+)| cascade)?$`)
	reDropFunc   = regexp.MustCompile(`^drop function ((?:app|public)\.` + ident + `)`)
	reSchema     = regexp.MustCompile(`^create schema (` + ident + `)$`)
	reComment    = regexp.MustCompile(`^comment on (.+?) is `)
	reGrant      = regexp.MustCompile(`^(grant|revoke) (.+?) on (?:(table|function|schema) )?(.+) (to|from) (.+)$`)
)

// Apply reads a script on top of the schema. The error names the first statement that is not understood.
func (s *Schema) Apply(script string) error {
	list, err := Statements(script)
	if err != nil {
		return err
	}
	for _, text := range list {
		if err := s.apply(text); err != nil {
			return fmt.Errorf("%w: %s", err, excerpt(text))
		}
	}
	return nil
}

func (s *Schema) apply(text string) error {
	flat := squeeze(text)
	lower := flat
	switch {
	case match(reTable, lower) != nil:
		return s.table(match(reTable, lower)[1], text, flat)
	case match(reIndex, lower) != nil:
		m := match(reIndex, lower)
		s.put("index", m[1], m[2], text, "")
	case match(reFunction, lower) != nil:
		m := match(reFunction, lower)
		_, end := bracket(flat, strings.IndexByte(flat, '('))
		if end < 0 {
			return fmt.Errorf("a bracket is not closed")
		}
		head := flat
		if i := strings.IndexByte(flat, '$'); i > 0 {
			head = flat[:i]
		}
		s.put("function", m[1], "", text, head)
	case match(reTrigger, lower) != nil:
		m := match(reTrigger, lower)
		s.put("trigger", m[1], m[2], text, "")
	case match(rePolicy, lower) != nil:
		m := match(rePolicy, lower)
		s.put("policy", m[1], m[2], text, "")
	case match(reRLS, lower) != nil:
		s.put("rls", "rls", match(reRLS, lower)[1], text, "")
	case match(reAdd, lower) != nil:
		m := match(reAdd, lower)
		t := s.Tables[m[1]]
		if t == nil {
			return fmt.Errorf("no table %s", m[1])
		}
		for _, c := range t.Columns {
			if m[2] == ObjectName(t.Name, c.Name, required) {
				c.NotNull, c.Soft = true, m[2]
				return nil
			}
		}
		def := "constraint " + m[2] + " " + strings.TrimSuffix(m[3], " not valid")
		t.Constraints = append(t.Constraints, &Constraint{Name: m[2], Definition: def, Added: true})
		s.order(Key("constraint " + m[1] + " " + m[2]))
	case match(reAddAny, lower) != nil:
		m := match(reAddAny, lower)
		t := s.Tables[m[1]]
		if t == nil {
			return fmt.Errorf("no table %s", m[1])
		}
		return s.addUnnamed(t, strings.TrimSuffix(m[2]+m[3], " not valid"))
	case match(reDrop, lower) != nil:
		m := match(reDrop, lower)
		return s.dropConstraint(m[1], m[2])
	case match(reAddColumn, lower) != nil:
		m := match(reAddColumn, lower)
		t := s.Tables[m[1]]
		if t == nil {
			return fmt.Errorf("no table %s", m[1])
		}
		c, err := column(m[2])
		if err != nil {
			return err
		}
		t.addColumn(c)
	case match(reDropColumn, lower) != nil:
		m := match(reDropColumn, lower)
		return s.dropColumn(m[1], m[2])
	case match(reRename, lower) != nil:
		m := match(reRename, lower)
		c := s.column(m[1], m[2])
		if c == nil {
			return fmt.Errorf("no column %s.%s", m[1], m[2])
		}
		c.Name = m[3]
	case match(reAlter, lower) != nil:
		m := match(reAlter, lower)
		return s.alterColumn(m[1], m[2], m[3])
	case match(reTriggers, lower) != nil, strings.HasPrefix(lower, "update public."), strings.HasPrefix(lower, "insert into "),
		strings.HasPrefix(lower, "set "), strings.HasPrefix(lower, "delete from "):
		// Data, not schema.
		if strings.HasPrefix(lower, "insert into ") {
			s.put("data", flat, "", text, "")
		}
	case match(reDropThing, lower) != nil || match(reDropFunc, lower) != nil:
		return s.drop(lower)
	case match(reSchema, lower) != nil:
		s.put("schema", match(reSchema, lower)[1], "", text, "")
	case match(reComment, lower) != nil:
		s.put("comment", match(reComment, lower)[1], "", text, "")
	case match(reGrant, lower) != nil:
		return s.grant(flat)
	default:
		return fmt.Errorf("a statement that the compiler cannot follow")
	}
	return nil
}

func match(re *regexp.Regexp, s string) []string { return re.FindStringSubmatch(s) }

func (s *Schema) order(k Key) { s.Order = append(s.Order, k) }

// put records an object, replacing one of the same key.
func (s *Schema) put(kind, name, table, text, head string) {
	k := kind + " " + name
	if table != "" {
		k = kind + " " + table + " " + name
	}
	if s.Objects[k] == nil {
		s.order(Key(k))
	}
	s.Objects[k] = &Object{Key(k), kind, name, table, text, head}
}

func (s *Schema) table(name, text, flat string) error {
	inside, end := bracket(flat, strings.IndexByte(flat, '('))
	if end < 0 {
		return fmt.Errorf("a bracket is not closed")
	}
	t := &Table{Name: name, Text: text}
	s.Tables[name] = t
	s.order(Key("table " + name))
	for _, p := range parts(inside) {
		first, _, _ := strings.Cut(p, " ")
		switch first {
		case "constraint":
			f := strings.Fields(p)
			t.Constraints = append(t.Constraints, &Constraint{Name: f[1], Definition: p})
		case "primary", "unique", "check", "foreign", "exclude":
			if err := s.addUnnamed(t, p); err != nil {
				return err
			}
		default:
			c, err := column(p)
			if err != nil {
				return err
			}
			t.addColumn(c)
		}
	}
	return nil
}

// addUnnamed records a table constraint under the name that PostgreSQL gives it.
func (s *Schema) addUnnamed(t *Table, def string) error {
	open := strings.IndexByte(def, '(')
	if open < 0 {
		return fmt.Errorf("a constraint without its brackets")
	}
	inside, _ := bracket(def, open)
	columns := parts(inside)
	name := ""
	switch {
	case strings.HasPrefix(def, "primary key"):
		name = ObjectName(t.Name, "", "pkey")
	case strings.HasPrefix(def, "unique"):
		name = ObjectName(t.Name, strings.Join(columns, "_"), "key")
	case strings.HasPrefix(def, "foreign key"):
		name = ObjectName(t.Name, strings.Join(columns, "_"), "fkey")
	default:
		return fmt.Errorf("a table constraint without a name")
	}
	t.Constraints = append(t.Constraints, &Constraint{Name: name, Definition: "constraint " + name + " " + def})
	return nil
}

// addColumn records a column, and the constraints beside it under the names that PostgreSQL gives them.
func (t *Table) addColumn(c *Column) {
	t.Columns = append(t.Columns, c)
	put := func(label, text string) {
		name := ObjectName(t.Name, c.Name, label)
		t.Constraints = append(t.Constraints, &Constraint{Name: name, Definition: "constraint " + name + " " + text, Column: c.Name})
	}
	for i, k := range c.Checks {
		label := "check"
		if i > 0 {
			label = fmt.Sprintf("check%d", i)
		}
		put(label, k)
	}
	if c.References != "" {
		put("fkey", "foreign key ("+c.Name+") "+c.References)
	}
}

// ObjectName is the name that PostgreSQL gives to a constraint of a table and column: cut to 63 bytes from the longer of
// the two.
func ObjectName(table, column, label string) string {
	room := 63 - len(label) - 1
	if column != "" {
		room--
	}
	for len(table)+len(column) > room {
		if len(table) > len(column) {
			table = table[:len(table)-1]
		} else {
			column = column[:len(column)-1]
		}
	}
	if column != "" {
		table += "_" + column
	}
	return table + "_" + label
}

func (s *Schema) column(table, name string) *Column {
	if t := s.Tables[table]; t != nil {
		for _, c := range t.Columns {
			if c.Name == name {
				return c
			}
		}
	}
	return nil
}

func (s *Schema) dropColumn(table, name string) error {
	t := s.Tables[table]
	if t == nil || s.column(table, name) == nil {
		return fmt.Errorf("no column %s.%s", table, name)
	}
	var left []*Column
	for _, c := range t.Columns {
		if c.Name != name {
			left = append(left, c)
		}
	}
	t.Columns = left
	var constraints []*Constraint
	for _, c := range t.Constraints {
		if !mentions(c.Definition, name) {
			constraints = append(constraints, c)
		}
	}
	t.Constraints = constraints
	for k, o := range s.Objects {
		if o.Kind == "index" && o.Table == table && mentions(o.Text, name) {
			delete(s.Objects, k)
		}
	}
	return nil
}

// mentions reports whether a definition holds a name as a whole word.
func mentions(def, name string) bool {
	for i := 0; ; {
		j := strings.Index(def[i:], name)
		if j < 0 {
			return false
		}
		j += i
		end := j + len(name)
		if (j == 0 || !word(def[j-1])) && (end == len(def) || !word(def[end])) {
			return true
		}
		i = end
	}
}

func (s *Schema) dropConstraint(table, name string) error {
	t := s.Tables[table]
	if t == nil {
		return fmt.Errorf("no table %s", table)
	}
	for _, c := range t.Columns {
		if c.Soft == name {
			c.NotNull, c.Soft = false, ""
			return nil
		}
	}
	for i, c := range t.Constraints {
		if c.Name == name {
			t.Constraints = append(t.Constraints[:i], t.Constraints[i+1:]...)
			return nil
		}
	}
	return fmt.Errorf("no constraint %s on %s", name, table)
}

func (s *Schema) alterColumn(table, name, change string) error {
	c := s.column(table, name)
	if c == nil {
		return fmt.Errorf("no column %s.%s", table, name)
	}
	switch {
	case change == "set not null":
		c.NotNull = true
	case change == "drop not null":
		c.NotNull = false
	case change == "drop default":
		c.Default = ""
	case strings.HasPrefix(change, "set default "):
		c.Default = strings.TrimPrefix(change, "set default ")
	case strings.HasPrefix(change, "type "):
		c.Type, _, _ = strings.Cut(strings.TrimPrefix(change, "type "), " using ")
	default:
		return fmt.Errorf("a change of a column that the compiler cannot follow")
	}
	return nil
}

func (s *Schema) drop(flat string) error {
	if m := match(reDropFunc, flat); m != nil {
		delete(s.Objects, "function "+m[1])
		return nil
	}
	m := match(reDropThing, flat)
	what, name, on := m[1], m[2], m[3]
	plain := strings.TrimPrefix(name, "public.")
	switch what {
	case "table":
		delete(s.Tables, plain)
		for k, o := range s.Objects {
			if o.Table == plain || o.Table == name {
				delete(s.Objects, k)
			}
		}
		delete(s.Grants, "table "+plain)
	case "policy":
		delete(s.Objects, "policy "+strings.TrimPrefix(on, "public.")+" "+name)
	case "trigger":
		delete(s.Objects, "trigger "+on+" "+name)
	case "index":
		for k, o := range s.Objects {
			if o.Kind == "index" && o.Name == plain {
				delete(s.Objects, k)
			}
		}
	}
	return nil
}

// grant records a grant or revoke under each object that it names.
func (s *Schema) grant(flat string) error {
	m := match(reGrant, flat)
	verb, rights, kind, objects, prep, roles := m[1], m[2], m[3], m[4], m[5], m[6]
	if kind == "" {
		kind = "table"
	}
	for _, o := range parts(objects) {
		key := kind + " " + strings.TrimPrefix(o, "public.")
		full := o
		if kind != "table" {
			full = kind + " " + o
		}
		if resets(verb, rights, kind, roles) {
			s.Grants[key] = []string{}
			if kind == "function" {
				s.Grants[key] = []string{closed}
			}
			s.order(Key("grant " + key))
			continue
		}
		s.Grants[key] = append(s.Grants[key], fmt.Sprintf("%s %s on %s %s %s", verb, rights, full, prep, roles))
		s.order(Key("grant " + key))
	}
	return nil
}

// closed stands in Grants for a function that not everybody may call.
const closed = "closed"

// resets reports whether a statement takes back all rights of the app's visitors and accounts.
func resets(verb, rights, kind, roles string) bool {
	if verb != "revoke" {
		return false
	}
	who := map[string]bool{}
	for _, r := range parts(roles) {
		who[r] = true
	}
	if kind == "function" {
		return (rights == "all" || rights == "execute") && who["public"]
	}
	return rights == "all" && who["anon"] && who["authenticated"]
}
