package ddl

import (
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Change is one step from one schema to another. Kind says which piece of living/evolve writes it, or Verbatim.
type Change struct {
	Kind string
	// Table, Column, Name, Definition, Value and Before fill the piece; which of them are set depends on Kind.
	Table, Column, Name, Definition, Value, Before string
}

// Verbatim is the kind of a change that is a statement of the new schema as it stands, in Definition.
const Verbatim = "verbatim"

// Choices are what was decided about things that the new schema no longer has. Without a decision nothing is dropped.
type Choices struct {
	DropTable  func(table string) bool
	DropColumn func(table, column string) bool
	// MovedFrom returns the old column whose values the new column takes over, "" none.
	MovedFrom func(table, column string) string
	// Fill returns the SQL value that rows from before get in a column that must have one now; ok is false when none can
	// be found, and then only new rows must have it.
	Fill func(table, column string) (value string, ok bool)
	// Renamed lists options that go by another value now. Rows are changed before the new checks count.
	Renamed []Renaming
	// Split lists texts whose words go into new columns.
	Split []Splitting
}

// Splitting is a column whose words go into new columns of the table, one each, and what is left into the last. With Commas it
// is what stands between commas instead of words.
type Splitting struct {
	Table, From string
	To          []string
	Commas      bool
}

// Renaming is one option of an enum or, with Tags, of a list of tags. From and To are SQL literals.
type Renaming struct {
	Table, Column, From, To string
	Tags                    bool
}

// Diff lists the changes that turn from into to, in an order in which they can run. Rows are kept: tables and columns that
// to does not have are set aside, not dropped, unless Choices says so.
func Diff(from, to *Schema, c Choices) []Change {
	d := &differ{from: from, to: to, choices: c, orphan: map[string]bool{}, touched: map[string]bool{}, replaced: map[string][]string{}}
	for name := range from.Tables {
		if to.Tables[name] == nil {
			d.orphan[name] = true
		}
	}
	for name, now := range to.Tables {
		if old := from.Tables[name]; old != nil {
			for _, c := range now.Columns {
				if o := find(old, c.Name); o != nil && o.Type != c.Type {
					d.replaced[name] = append(d.replaced[name], c.Name)
				}
			}
		}
	}
	d.leave()
	for _, r := range c.Renamed {
		if !d.holds(r) {
			continue
		}
		kind := "rename_option"
		if r.Tags {
			kind = "rename_tag"
		}
		d.first(Change{Kind: kind, Table: r.Table, Column: r.Column, Before: r.From, Value: r.To})
	}
	d.follow()
	d.removeFunctions()
	return laterLast(append(append(d.before, d.main...), d.after...))
}

// laterLast moves the constraints that rows from before may break behind everything else: filling one column of such a
// row is a change of the row, which another column's constraint would refuse.
func laterLast(changes []Change) []Change {
	slices.SortStableFunc(changes, func(a, b Change) int {
		return later(a) - later(b)
	})
	return changes
}

func later(c Change) int {
	if c.Kind == "add_constraint_later" {
		return 1
	}
	return 0
}

type differ struct {
	from, to            *Schema
	choices             Choices
	orphan              map[string]bool
	touched             map[string]bool     // objects dropped to be made again
	replaced            map[string][]string // by table: columns whose type changes
	before, main, after []Change
}

func (d *differ) first(c Change) { d.before = append(d.before, c) }
func (d *differ) add(c Change)   { d.main = append(d.main, c) }

func plain(table string) string { return strings.TrimPrefix(table, "public.") }

// leave drops what is gone or will be made anew, before anything else changes.
func (d *differ) leave() {
	for _, name := range sortedKeys(d.orphan) {
		if d.choices.DropTable(name) {
			d.after = append(d.after, Change{Kind: "drop_table", Table: name})
			continue
		}
		if !d.aside(name) {
			d.first(Change{Kind: "set_aside_table", Table: name})
		}
		// A kept row must not stand in the way of deleting what it pointed at.
		for _, k := range d.from.Tables[name].Constraints {
			if k.Added && strings.Contains(k.Definition, "foreign key") {
				d.first(Change{Kind: "drop_constraint", Table: name, Name: k.Name})
			}
		}
	}
	for _, key := range sortedKeys(d.from.Objects) {
		old, now := d.from.Objects[key], d.to.Objects[key]
		if now != nil && squeeze(now.Text) == squeeze(old.Text) && !d.uses(plain(old.Table), old.Text) || d.orphan[plain(old.Table)] {
			continue
		}
		switch old.Kind {
		case "policy":
			d.first(Change{Kind: "drop_policy", Table: old.Table, Name: old.Name})
		case "trigger":
			d.first(Change{Kind: "drop_trigger", Table: old.Table, Name: old.Name})
		case "index":
			d.first(Change{Kind: "drop_index", Name: old.Name})
		case "function":
			if now == nil || now.Head == old.Head {
				continue
			}
			d.first(Change{Kind: "drop_function", Name: old.Name})
		default:
			continue
		}
		d.touched[key] = true
	}
	for _, name := range sortedKeys(d.to.Tables) {
		old, now := d.from.Tables[name], d.to.Tables[name]
		if old == nil {
			continue
		}
		for _, k := range old.Constraints {
			if n := constraint(now, k.Name); n == nil || n.Definition != k.Definition || d.uses(name, k.Definition) {
				d.first(Change{Kind: "drop_constraint", Table: name, Name: k.Name})
			}
		}
	}
}

// uses reports whether a text about a table mentions a column whose type changes: what depends on it is made anew.
func (d *differ) uses(table, text string) bool {
	for _, c := range d.replaced[table] {
		if mentions(text, c) {
			return true
		}
	}
	return false
}

// aside reports whether an earlier migration already took the table out of reach.
func (d *differ) aside(table string) bool {
	return len(d.from.Grants["table "+table]) == 0
}

// removeFunctions drops functions that nothing uses any more. While a table is set aside its policies may use them.
func (d *differ) removeFunctions() {
	for name := range d.orphan {
		if !d.choices.DropTable(name) {
			return
		}
	}
	for _, key := range sortedKeys(d.from.Objects) {
		if o := d.from.Objects[key]; o.Kind == "function" && d.to.Objects[key] == nil {
			d.after = append(d.after, Change{Kind: "drop_function", Name: o.Name})
		}
	}
}

// follow walks the new schema in the order of its statements, in which everything comes after what it needs.
func (d *differ) follow() {
	granted := map[Key]bool{}
	for _, key := range d.to.Order {
		k := string(key)
		kind, rest, _ := strings.Cut(k, " ")
		switch kind {
		case "table":
			now, old := d.to.Tables[rest], d.from.Tables[rest]
			if old == nil {
				d.add(Change{Kind: Verbatim, Definition: now.Text, Table: rest})
				continue
			}
			d.columns(old, now)
		case "constraint":
			table, name, _ := strings.Cut(rest, " ")
			now := constraint(d.to.Tables[table], name)
			if old := d.from.Tables[table]; old != nil {
				o := constraint(old, name)
				if o == nil || o.Definition != now.Definition || d.uses(table, now.Definition) {
					d.addConstraint(table, o, now.Definition)
				}
				continue
			}
			d.add(Change{Kind: "add_constraint", Table: table, Definition: now.Definition})
		case "grant":
			if granted[key] {
				continue
			}
			granted[key] = true
			d.grants(rest)
		default:
			now, old := d.to.Objects[k], d.from.Objects[k]
			if old != nil && squeeze(old.Text) == squeeze(now.Text) && !d.touched[k] {
				continue
			}
			text := now.Text
			if kind == "function" && old != nil && !d.touched[k] {
				text = strings.Replace(text, "create function", "create or replace function", 1)
			}
			d.add(Change{Kind: Verbatim, Definition: text, Table: plain(now.Table)})
		}
	}
	// Functions whose grants went away altogether are open to everybody again, as PostgreSQL has it.
	for _, object := range sortedKeys(d.from.Grants) {
		kind, name, _ := strings.Cut(object, " ")
		if kind == "function" && len(d.to.Grants[object]) == 0 {
			if f, _, _ := strings.Cut(name, "("); d.to.Objects["function "+f] != nil {
				d.add(Change{Kind: "open_function", Name: name})
			}
		}
	}
}

// grants repeats all grants of an object when they differ, from a clean slate.
func (d *differ) grants(object string) {
	now, old := d.to.Grants[object], d.from.Grants[object]
	kind, name, _ := strings.Cut(object, " ")
	fresh := kind == "table" && d.from.Tables[name] == nil
	if !fresh && len(now) == len(old) && strings.Join(now, ";") == strings.Join(old, ";") {
		if f, _, _ := strings.Cut(name, "("); kind != "function" || !d.touched["function "+f] {
			return
		}
	}
	switch {
	case kind == "table":
		d.add(Change{Kind: "reset_table_grants", Table: name})
	case kind == "function" && len(now) > 0 && now[0] == closed:
		d.add(Change{Kind: "reset_function_grants", Name: name})
		now = now[1:]
	}
	for _, g := range now {
		d.add(Change{Kind: Verbatim, Definition: g})
	}
}

// addConstraint adds a constraint to a table that has rows. One that allows at least what the one before did holds for all
// of them; another is asked of new rows only, unless it needs an index.
func (d *differ) addConstraint(table string, old *Constraint, definition string) {
	kind := "add_constraint_later"
	before := ""
	if old != nil {
		before = old.Definition
		for _, r := range d.choices.Renamed {
			if r.Table == table && mentions(before, r.Column) {
				before = strings.ReplaceAll(before, r.From, r.To)
			}
		}
	}
	if old != nil && wider(before, definition) || strings.Contains(definition, " unique ") || strings.Contains(definition, " primary key ") {
		kind = "add_constraint"
	}
	d.add(Change{Kind: kind, Table: table, Definition: definition})
}

// holds reports whether the column's check still lists the old option.
func (d *differ) holds(r Renaming) bool {
	t := d.from.Tables[r.Table]
	if t == nil {
		return false
	}
	for _, k := range t.Constraints {
		if mentions(k.Definition, r.Column) && strings.Contains(k.Definition, r.From) {
			return true
		}
	}
	return false
}

// columns brings an existing table's columns and constraints to their new state.
func (d *differ) columns(old, now *Table) {
	added := map[string]bool{}
	for _, c := range now.Columns {
		o := find(old, c.Name)
		if o == nil {
			d.addColumn(old, c)
			added[c.Name] = true
			continue
		}
		if d.changeColumn(old, o, c) {
			added[c.Name] = true
		}
	}
	for _, o := range old.Columns {
		if find(now, o.Name) != nil {
			continue
		}
		if moved := d.movedTo(now, o.Name); moved {
			continue
		}
		if d.choices.DropColumn(old.Name, o.Name) {
			d.add(Change{Kind: "drop_column", Table: old.Name, Column: o.Name})
		} else if o.NotNull && o.Default == "" {
			d.relax(old.Name, o)
		}
	}
	d.split(old, added)
	for _, k := range now.Constraints {
		o := constraint(old, k.Name)
		if k.Added || added[k.Column] || o != nil && o.Definition == k.Definition && !d.uses(now.Name, k.Definition) {
			continue
		}
		d.addConstraint(old.Name, o, k.Definition)
	}
}

// split fills columns that were just added with the words of an older one.
func (d *differ) split(old *Table, added map[string]bool) {
	for _, s := range d.choices.Split {
		if s.Table != old.Name || find(old, s.From) == nil || slices.ContainsFunc(s.To, func(c string) bool { return !added[c] }) {
			continue
		}
		for i, c := range s.To {
			kind := "split_word"
			switch last := i == len(s.To)-1; {
			case last && s.Commas:
				kind = "split_parts_rest"
			case last:
				kind = "split_rest"
			case s.Commas:
				kind = "split_part"
			}
			d.add(Change{Kind: kind, Table: old.Name, Column: c, Before: s.From, Value: strconv.Itoa(i + 1)})
		}
	}
}

// movedTo reports whether a new column took the old one's values over; then the piece that moves them drops it.
func (d *differ) movedTo(now *Table, old string) bool {
	for _, c := range now.Columns {
		if d.choices.MovedFrom(now.Name, c.Name) == old {
			return true
		}
	}
	return false
}

func (d *differ) addColumn(t *Table, c *Column) {
	from := d.choices.MovedFrom(t.Name, c.Name)
	if from != "" && find(t, from) == nil {
		from = ""
	}
	if from == "" && (!c.NotNull || c.Default != "") {
		d.add(Change{Kind: "add_column", Table: t.Name, Definition: c.Definition})
		return
	}
	loose := *c
	loose.NotNull = false
	d.add(Change{Kind: "add_column", Table: t.Name, Definition: loose.write()})
	if from != "" {
		d.add(Change{Kind: "move_column", Table: t.Name, Column: c.Name, Value: from})
	}
	if c.NotNull {
		d.require(t.Name, c.Name)
	}
}

// require makes a column required: rows from before get a value where one can be found.
func (d *differ) require(table, column string) {
	value, ok := d.choices.Fill(table, column)
	if !ok {
		d.add(Change{Kind: "add_constraint_later", Table: table,
			Definition: "constraint " + ObjectName(table, column, required) + " check (" + column + " is not null)"})
		return
	}
	d.add(Change{Kind: "fill_column", Table: table, Column: column, Value: value})
	d.add(Change{Kind: "require_column", Table: table, Column: column})
}

// relax lets a column be empty.
func (d *differ) relax(table string, c *Column) {
	if c.Soft != "" {
		d.add(Change{Kind: "drop_constraint", Table: table, Name: c.Soft})
		return
	}
	d.add(Change{Kind: "relax_column", Table: table, Column: c.Name})
}

// changeColumn reports whether the column was made anew, with its constraints.
func (d *differ) changeColumn(t *Table, o, c *Column) bool {
	change := func(kind, value string) {
		d.add(Change{Kind: kind, Table: t.Name, Column: c.Name, Value: value})
	}
	if o.Type != c.Type {
		if !castable(o.Type, c.Type) {
			aside := c.Name + "_before"
			for find(t, aside) != nil {
				aside += "_before"
			}
			change("set_aside_column", aside)
			if o.NotNull {
				kept := *o
				kept.Name = aside
				d.relax(t.Name, &kept)
			}
			d.addColumn(t, c)
			return true
		}
		if o.Default != "" {
			change("drop_default", "")
		}
		change("retype_column", c.Type)
	}
	switch {
	case o.Default == c.Default && o.Type == c.Type:
	case c.Default != "":
		change("set_default", c.Default)
	case o.Type == c.Type:
		change("drop_default", "")
	}
	switch {
	case c.NotNull && !o.NotNull:
		d.require(t.Name, c.Name)
	case o.NotNull && !c.NotNull:
		d.relax(t.Name, o)
	}
	return false
}

// wider reports whether a check allows all that the check before did: the same text around a list with at least its values.
func wider(before, after string) bool {
	if before == after {
		return true
	}
	a, b := strings.IndexByte(before, '\''), strings.IndexByte(after, '\'')
	y, z := strings.LastIndexByte(before, '\''), strings.LastIndexByte(after, '\'')
	if a < 0 || b < 0 || before[:a] != after[:b] || before[y:] != after[z:] {
		return false
	}
	have := map[string]bool{}
	for _, v := range parts(after[b : z+1]) {
		have[v] = true
	}
	for _, v := range parts(before[a : y+1]) {
		if !have[v] {
			return false
		}
	}
	return true
}

// castable reports whether every value of a type becomes one of the other without loss that matters.
func castable(from, to string) bool {
	number := func(t string) bool { return t == "integer" || strings.HasPrefix(t, "numeric") }
	switch {
	case to == "text" && !strings.HasSuffix(from, "[]"):
		return true
	case number(from) && number(to):
		return true
	case from == "date" && to == "timestamptz":
		return true
	}
	return false
}

// write puts a column's definition together again.
func (c *Column) write() string {
	s := c.Name + " " + c.Type
	for _, part := range []string{c.Rest, c.References} {
		if part != "" {
			s += " " + part
		}
	}
	if c.NotNull {
		s += " not null"
	}
	if c.Default != "" {
		s += " default " + c.Default
	}
	for _, k := range c.Checks {
		s += " " + k
	}
	return s
}

func constraint(t *Table, name string) *Constraint {
	for _, k := range t.Constraints {
		if k.Name == name {
			return k
		}
	}
	return nil
}

func find(t *Table, column string) *Column {
	for _, c := range t.Columns {
		if c.Name == column {
			return c
		}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
