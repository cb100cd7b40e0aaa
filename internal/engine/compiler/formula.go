package compiler

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// formulaWords is the vocabulary of living/values: placeholders for names of the schema and for SQL that was made from
// other pieces. Nothing in them comes from a user but names that spec.Validate has passed, numbers and quoted words.
var formulaWords = sync.OnceValue(func() *slice.Vocabulary {
	return slice.NewVocabulary(&slice.Type{
		Name: "value",
		Names: []string{"SampleLeft", "SampleRight", "SampleValue", "SampleTable", "SampleInner", "SampleAlias", "SampleWhere",
			"SampleColumn", "SampleFunction", "SampleBy"},
	})
})

// formulas turns expression trees of one spec into SQL.
type formulas struct {
	tree    *tree
	byName  map[string]*spec.Entity
	choice  string  // entity that figures are narrowed by, "" none
	figure  bool    // what is made is a figure: it has a period
	groups  *groups // what is made is of a group of rows (breakdown.go)
	aliases int
	err     error
}

// row is what a formula sees: a row of an entity under an alias. entity is nil at the top of a figure.
type row struct {
	entity *spec.Entity
	alias  string
}

// piece renders living/values/<name>.sql.
func (m *formulas) piece(name string, words map[string]string) string {
	tpl := m.tree.values[name]
	if tpl == nil {
		m.fail(fmt.Errorf("living/values/%s.sql is missing", name))
		return ""
	}
	sc := slice.NewScope("value")
	for k, v := range words {
		sc.Names["Sample"+strings.ToUpper(k[:1])+k[1:]] = slice.RawName(v)
	}
	files, err := tpl.Render(sc, nil)
	if err != nil {
		m.fail(err)
		return ""
	}
	return strings.TrimSpace(string(files[0].Data))
}

func (m *formulas) fail(err error) {
	if m.err == nil {
		m.err = err
	}
}

func (m *formulas) alias() string {
	m.aliases++
	return "x" + strconv.Itoa(m.aliases)
}

// of gives a formula's SQL, seen from a row.
func (m *formulas) of(f *spec.Formula, r row) string {
	if f.Aggregates() {
		return m.aggregate(f, r)
	}
	switch f.Op {
	case "number":
		return strconv.FormatFloat(f.Number, 'f', -1, 64)
	case "word":
		q, err := slice.QuoteSQL(f.Field)
		if err != nil {
			m.fail(err)
		}
		return q
	case "field":
		return m.field(f, r)
	case "figure":
		return m.piece("figure", map[string]string{"function": figureFunction(f.Field)})
	case "today", "yes":
		return m.piece(f.Op, nil)
	case "reports":
		return m.piece("reports", map[string]string{"table": r.entity.Name + "_reports", "inner": m.alias(), "by": r.entity.Name + "_id", "alias": r.alias})
	case "start", "end":
		return m.piece(f.Op, nil)
	case "ago":
		from := m.piece("today", nil)
		if m.figure {
			from = m.piece("end", nil)
		}
		return m.piece("ago", map[string]string{"left": from, "right": strconv.Itoa(int(f.Number))})
	}
	out := m.of(&f.Args[0], r)
	if f.Op == "when" {
		return m.piece("when", map[string]string{"left": out, "where": m.tests(f.Where, r)})
	}
	for i := range f.Args[1:] {
		out = m.piece(f.Op, map[string]string{"left": out, "right": m.of(&f.Args[i+1], r)})
	}
	return out
}

func (m *formulas) field(f *spec.Formula, r row) string {
	words := map[string]string{"alias": r.alias, "column": f.Field}
	e := r.entity
	suffix := "column"
	if f.Via != "" {
		e = m.byName[e.Field(f.Via).Target]
		words["table"], words["by"], words["inner"] = e.Table, f.Via, m.alias()
		suffix = "parent"
	}
	if e.Value(f.Field) == nil {
		sql := m.piece(suffix, words)
		if kind := e.Field(f.Field); f.Field == "created_at" || f.Field == "updated_at" || kind != nil && kind.Kind == spec.DateTime {
			sql = m.piece("local_day", map[string]string{"left": sql})
		}
		return sql
	}
	words["function"] = valueFunction(e, f.Field)
	return m.piece(map[string]string{"column": "computed", "parent": "parent_computed"}[suffix], words)
}

func (m *formulas) aggregate(f *spec.Formula, r row) string {
	of := m.byName[f.Of]
	inner := row{of, m.alias()}
	words := map[string]string{"table": of.Table, "inner": inner.alias}
	var where []string
	if f.By != "" {
		where = append(where, m.piece("belongs", map[string]string{"inner": inner.alias, "by": f.By, "alias": r.alias}))
	}
	if of.Moderation {
		where = append(where, m.piece("visible", map[string]string{"inner": inner.alias}))
	}
	for i := range f.Where {
		where = append(where, m.test(&f.Where[i], inner))
	}
	if m.groups != nil && r.entity == nil && f.Of == m.groups.of {
		where = append(where, m.inGroups(inner)...)
	}
	if m.figure && r.entity == nil {
		if way := m.wayToChoice(of, inner.alias, map[string]bool{}); way != "" {
			where = append(where, m.piece("chosen", map[string]string{"left": way}))
		}
	}
	words["where"] = m.all(where)
	if len(f.Args) > 0 {
		words["value"] = m.of(&f.Args[0], inner)
	}
	if len(f.Args) > 1 {
		words["right"] = m.of(&f.Args[1], inner)
	}
	return m.piece(f.Op, words)
}

// wayToChoice is the SQL of the chosen entity's id that a row belongs to, "" when it belongs to none.
func (m *formulas) wayToChoice(e *spec.Entity, alias string, seen map[string]bool) string {
	if m.choice == "" || seen[e.Name] {
		return ""
	}
	if e.Name == m.choice {
		return m.piece("column", map[string]string{"alias": alias, "column": "id"})
	}
	seen[e.Name] = true
	for _, f := range e.Fields {
		if f.Kind == spec.Reference && f.Target == m.choice {
			return m.piece("column", map[string]string{"alias": alias, "column": f.Name})
		}
	}
	for _, f := range e.Fields {
		if f.Kind != spec.Reference {
			continue
		}
		target := m.byName[f.Target]
		for _, up := range target.Fields {
			if up.Kind == spec.Reference && up.Target == m.choice {
				return m.piece("parent", map[string]string{"alias": alias, "inner": m.alias(), "table": target.Table, "by": f.Name, "column": up.Name})
			}
		}
	}
	return ""
}

func (m *formulas) test(t *spec.Test, r row) string {
	words := map[string]string{"left": m.of(&t.Left, r)}
	if t.Right != nil {
		words["right"] = m.of(t.Right, r)
	}
	return m.piece(t.Is, words)
}

func (m *formulas) tests(list []spec.Test, r row) string {
	var out []string
	for i := range list {
		out = append(out, m.test(&list[i], r))
	}
	return m.all(out)
}

func (m *formulas) all(conditions []string) string {
	if len(conditions) == 0 {
		return m.piece("all", nil)
	}
	out := conditions[0]
	for _, c := range conditions[1:] {
		out = m.piece("and", map[string]string{"left": out, "right": c})
	}
	return out
}

// result puts a formula into the type its value has.
func (m *formulas) result(sql string, k spec.FieldKind) string {
	switch k {
	case spec.Integer, spec.Money, spec.Duration:
		return m.piece("whole", map[string]string{"left": sql})
	case spec.Date:
		return m.piece("day", map[string]string{"left": sql})
	}
	return m.piece("number", map[string]string{"left": sql})
}

func valueFunction(e *spec.Entity, name string) string { return e.Name + "_" + name }

func figureFunction(name string) string { return "figure_" + name }
