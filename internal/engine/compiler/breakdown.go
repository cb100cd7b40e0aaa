package compiler

import (
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// groups are the groupings that a measure is narrowed to while its SQL is made.
type groups struct {
	of     string
	by     spec.Grouping
	across *spec.Grouping
}

// breakdowns puts the SQL of the numbers by group into the app's scope.
func (b *scopes) breakdowns(app *slice.Scope, n *spec.Numbers) {
	for i := range n.Breakdowns {
		d := &n.Breakdowns[i]
		sc := slice.NewScope("breakdown")
		sc.Names["SampleBreakdown"] = name(d.Name, d.Name+"s", "", d.Label, d.Label)
		b.sql.figure, b.sql.aliases, b.sql.groups = true, 0, &groups{d.Of, d.By, d.Across}
		e := b.byName[d.Of]
		words := map[string]string{"left": b.sql.keys(e, d.By, d.Period != ""), "inner": b.sql.piece("keys_one", nil)}
		if d.Across != nil {
			words["inner"] = b.sql.keys(e, *d.Across, d.Period != "")
		}
		words["value"], words["right"] = b.sql.of(&d.Measure, row{nil, ""}), b.sql.piece("no", nil)
		if d.Mark != nil {
			words["right"] = b.sql.tests(d.Mark.When, row{nil, ""})
		}
		sc.Values = map[string]any{"breakdown.name": d.Name, "breakdown.sql": slice.Raw(b.sql.piece("breakdown", words))}
		b.sql.figure, b.sql.groups = false, nil
		app.Lists["breakdown"] = append(app.Lists["breakdown"], sc)
	}
}

// inGroups are the conditions that a row is in the group of a line and of a column.
func (m *formulas) inGroups(inner row) []string {
	out := []string{m.piece("grouped", map[string]string{"left": m.key(m.groups.by, inner), "right": m.piece("line", nil)})}
	if m.groups.across != nil {
		out = append(out, m.piece("grouped", map[string]string{"left": m.key(*m.groups.across, inner), "right": m.piece("file", nil)}))
	}
	return out
}

// key is the SQL of what a row is grouped by.
func (m *formulas) key(g spec.Grouping, r row) string {
	sql := m.field(&spec.Formula{Op: "field", Field: g.Field, Via: g.Via}, r)
	switch g.Unit {
	case "week", "month":
		return m.piece("since_"+g.Unit, map[string]string{"left": sql})
	}
	return sql
}

// keys is the SQL of all groups: key, label and place.
func (m *formulas) keys(e *spec.Entity, g spec.Grouping, period bool) string {
	on := e
	if g.Via != "" {
		on = m.byName[fieldOf(e, g.Via).Target]
	}
	f := fieldOf(on, g.Field)
	inner := row{e, m.alias()}
	if f == nil || f.Kind == spec.Date || f.Kind == spec.DateTime {
		if period {
			return m.piece("keys_"+g.Unit, nil)
		}
		return m.piece("keys_found", map[string]string{"value": m.key(g, inner), "table": e.Table, "inner": inner.alias})
	}
	switch f.Kind {
	case spec.Enum:
		var values, labels []string
		for _, o := range f.Options {
			values, labels = append(values, m.quoted(o.Value)), append(labels, m.quoted(o.Label))
		}
		return m.piece("keys_options", map[string]string{"left": strings.Join(values, ", "), "right": strings.Join(labels, ", ")})
	case spec.Boolean:
		return m.piece("keys_yes", nil)
	case spec.Reference:
		t := m.byName[f.Target]
		return m.piece("keys_rows", map[string]string{"table": t.Table, "column": t.Title})
	case spec.Member:
		return m.piece("keys_rows", map[string]string{"table": "profiles", "column": "name"})
	case spec.Integer:
		return m.piece("keys_numbers", map[string]string{"value": m.key(g, inner), "table": e.Table, "inner": inner.alias})
	}
	return m.piece("keys_found", map[string]string{"value": m.key(g, inner), "table": e.Table, "inner": inner.alias})
}

func (m *formulas) quoted(text string) string {
	q, err := slice.QuoteSQL(text)
	if err != nil {
		m.fail(err)
	}
	return q
}

// groupHead is what the groups of a breakdown are called.
func groupHead(s *spec.Spec, of string, g spec.Grouping) string {
	if f := s.GroupField(of, g); f != nil && g.Unit == "" {
		return f.Label
	}
	return ident.Sentence(g.Unit)
}

// isYear says whether a number is a year, which is written without separators: "Year", "Model year", "Year built".
func isYear(f *spec.Field) bool {
	words := strings.Fields(strings.ToLower(f.Label))
	for i, w := range words {
		if w == "year" && f.Kind == spec.Integer && (i == 0 || words[i-1] != "per" && words[i-1] != "a" && words[i-1] != "each" && words[i-1] != "every") {
			return true
		}
	}
	return false
}
