package compiler

import (
	"fmt"
	"math"
	"path"
	"sort"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/engine/compiler/ddl"
	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

const migrationsDir = "supabase/migrations/"

// migrations replaces the fresh schema in out by the base's migrations, unchanged, and one more that turns the schema they
// lead to into the fresh one; none when they are the same. Nothing happens when out has no schema (another session's run).
func (t *tree) migrations(out map[string][]byte, s *spec.Spec, base *engine.Base) error {
	kept := migrationsIn(base.Files)
	fresh := migrationsIn(out)
	if len(kept) == 0 || len(fresh) == 0 {
		return nil
	}
	from, to := ddl.New(), ddl.New()
	for _, p := range fresh {
		if err := to.Apply(string(out[p])); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		delete(out, p)
	}
	last := 0
	for _, p := range kept {
		out[p] = base.Files[p]
		if err := from.Apply(string(base.Files[p])); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		number, _, _ := strings.Cut(path.Base(p), "_")
		if n, err := strconv.Atoi(number); err == nil {
			last = max(last, n)
		}
	}
	changes := ddl.Diff(from, to, t.choices(s))
	if len(changes) == 0 {
		return nil
	}
	what := title(changes, from)
	text, err := t.piece("header", map[string]string{"definition": sentence(what)})
	if err != nil {
		return err
	}
	for _, c := range changes {
		piece := c.Definition + ";\n"
		if c.Kind == ddl.Verbatim {
			if strings.Contains(piece, "\n  ") {
				piece = "\n" + piece
			}
		} else if piece, err = t.piece(c.Kind, pieceValues(c)); err != nil {
			return err
		}
		text += piece
	}
	out[fmt.Sprintf("%s%04d_%s.sql", migrationsDir, last+1, what)] = []byte(text)
	return nil
}

// migrationsIn lists the paths of the migrations in the order in which they run.
func migrationsIn(files map[string][]byte) []string {
	var out []string
	for p := range files {
		if strings.HasPrefix(p, migrationsDir) && strings.HasSuffix(p, ".sql") {
			out = append(out, p)
		}
	}
	sort.Strings(out)
	return out
}

// pieceValues are the placeholders of a piece that a change fills.
func pieceValues(c ddl.Change) map[string]string {
	values := map[string]string{}
	for k, v := range map[string]string{"table": c.Table, "column": c.Column, "name": c.Name, "definition": c.Definition,
		"value": c.Value, "before": c.Before} {
		if v != "" {
			values[k] = v
		}
	}
	return values
}

// title names a migration's file by what it changes most visibly.
func title(changes []ddl.Change, from *ddl.Schema) string {
	var tables, columns, altered []string
	seen := map[string]bool{}
	for _, c := range changes {
		switch {
		case c.Kind == ddl.Verbatim && strings.HasPrefix(c.Definition, "create table"):
			tables = append(tables, "add_"+c.Table)
		case c.Kind == "add_column":
			name, _, _ := strings.Cut(c.Definition, " ")
			columns = append(columns, "add_"+name+"_to_"+c.Table)
		case c.Table != "" && from.Tables[c.Table] != nil && !seen[c.Table]:
			seen[c.Table] = true
			altered = append(altered, "change_"+c.Table)
		}
	}
	all := append(append(tables, columns...), altered...)
	if len(all) == 0 {
		return "change_rules"
	}
	name := all[0]
	if len(name) > 60 {
		name = name[:60]
	}
	if len(tables)+len(columns) > 1 {
		name += "_and_more"
	}
	return name
}

func sentence(what string) string {
	words := strings.ReplaceAll(what, "_", " ")
	return strings.ToUpper(words[:1]) + words[1:] + "."
}

// choices reads the spec's decisions.
func (t *tree) choices(s *spec.Spec) ddl.Choices {
	answers := map[string]string{}
	for _, d := range s.Decisions {
		answers[d.Key] = d.Answer
	}
	b := &scopes{spec: s, byName: map[string]*spec.Entity{}}
	byTable := map[string]*spec.Entity{}
	for i := range s.Entities {
		b.byName[s.Entities[i].Name] = &s.Entities[i]
		byTable[s.Entities[i].Table] = &s.Entities[i]
	}
	c := ddl.Choices{
		DropTable:  func(table string) bool { return answers[spec.RowsKey(spec.DropEntity, table)] == "yes" },
		DropColumn: func(table, column string) bool { return answers[spec.RowsKey(spec.DropField, table, column)] == "yes" },
		MovedFrom: func(table, column string) string {
			for _, d := range s.Decisions {
				if old, ok := strings.CutPrefix(d.Key, spec.RowsKey(spec.RenameField, table, "")); ok && d.Answer == column {
					return old
				}
			}
			return ""
		},
		Fill: func(table, column string) (string, bool) {
			e := byTable[table]
			if e == nil {
				return "", false
			}
			f := fieldOf(e, column)
			if f == nil {
				return "", false
			}
			if d := s.Decision(spec.RowsKey(spec.FillField, table, column)); d != nil && d.Source == "customer" {
				if value, ok := stored(f, d.Answer); ok {
					return value, true
				}
			}
			sc := slice.NewScope("change")
			sc.Lists["field"] = []*slice.Scope{b.field(e, f)}
			value, err := t.pieceIn("fill_value", sc)
			value = strings.TrimSpace(value)
			return value, err == nil && value != ""
		},
	}
	for _, d := range s.Decisions {
		parts := strings.Split(d.Key, "__")
		if parts[0] == spec.SplitField && len(parts) > 4 && d.Answer != "no" {
			c.Split = append(c.Split, ddl.Splitting{Table: parts[1], From: parts[2], To: parts[3:], Commas: d.Answer == "commas"})
		}
		if len(parts) != 4 || parts[0] != spec.RenameOption || byTable[parts[1]] == nil {
			continue
		}
		f := fieldOf(byTable[parts[1]], parts[2])
		if f == nil || f.Option(parts[3]) != nil || f.Option(d.Answer) == nil {
			continue
		}
		old, errOld := slice.QuoteSQL(parts[3])
		now, errNow := slice.QuoteSQL(d.Answer)
		if errOld == nil && errNow == nil {
			c.Renamed = append(c.Renamed, ddl.Renaming{Table: parts[1], Column: parts[2], From: old, To: now, Tags: f.Kind == spec.Tags})
		}
	}
	return c
}

// stored is an answer as a column of a field's kind stores it, as a literal; ok is false when it is no such value.
func stored(f *spec.Field, answer string) (literal string, ok bool) {
	switch f.Kind {
	case spec.Text, spec.LongText, spec.RichText, spec.Place, spec.Phone:
		limit := f.MaxLength
		if limit == 0 {
			limit = 200
		}
		r := []rune(answer)
		literal, err := slice.QuoteSQL(string(r[:min(len(r), limit)]))
		return literal, err == nil && len(r) > 0
	case spec.Enum:
		for _, o := range f.Options {
			if strings.EqualFold(o.Label, answer) || o.Value == answer {
				literal, err := slice.QuoteSQL(o.Value)
				return literal, err == nil
			}
		}
		return "", false
	case spec.Integer, spec.Decimal, spec.Money, spec.Percent:
		n, err := strconv.ParseFloat(strings.ReplaceAll(answer, ",", "."), 64)
		if f.Kind == spec.Money {
			n *= 100
		}
		if f.Kind == spec.Integer || f.Kind == spec.Money {
			n = math.Round(n)
		}
		if err != nil || math.IsNaN(n) || math.Abs(n) > 1<<31-1 || f.Min != nil && n < *f.Min || f.Max != nil && n > *f.Max {
			return "", false
		}
		return strconv.FormatFloat(n, 'f', -1, 64), true
	}
	return "", false
}
