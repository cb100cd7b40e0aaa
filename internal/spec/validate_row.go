package spec

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// row checks one sample row. unique collects "field\x00value" of fields that must be unique.
func (v *validator) row(path string, e *Entity, row Row, unique map[string]bool) {
	names := make([]string, 0, len(row))
	for name := range row {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		f := e.Field(name)
		if f == nil {
			if !e.place(name) {
				v.fail(path+"."+name, "the entity has no such field")
			}
			continue
		}
		value := row[name]
		if value == nil {
			if f.Required {
				v.fail(path+"."+name, "is required")
			}
			continue
		}
		v.value(path+"."+name, f, value)
		if f.Unique {
			key := fmt.Sprintf("%s\x00%v", name, value)
			if unique[key] {
				v.fail(path+"."+name, "must be unique")
			}
			unique[key] = true
		}
	}
	for _, f := range e.Fields {
		if _, there := row[f.Name]; f.Required && !there && f.Default == nil {
			v.fail(path+"."+f.Name, "is required")
		}
	}
}

// place says whether name is the latitude or longitude of a place field.
func (e *Entity) place(name string) bool {
	base := strings.TrimSuffix(strings.TrimSuffix(name, "_lat"), "_lng")
	f := e.Field(base)
	return base != name && f != nil && f.Kind == Place
}

// value checks a sample value or default against the shape of its kind.
func (v *validator) value(path string, f *Field, value any) {
	switch f.Kind {
	case Integer, Money, Duration, Decimal, Percent:
		n, ok := number(value)
		switch {
		case !ok:
			v.fail(path, "must be a number, is %T", value)
		case (f.Kind == Integer || f.Kind == Money || f.Kind == Duration) && n != math.Trunc(n):
			v.fail(path, "must be whole")
		case f.Min != nil && n < *f.Min || f.Max != nil && n > *f.Max || f.Kind == Percent && (n < 0 || n > 100):
			v.fail(path, "%v is out of bounds", n)
		}
	case Date:
		if n, ok := number(value); !ok || n != math.Trunc(n) {
			v.fail(path, "must be whole days from today")
		}
	case DateTime:
		m, ok := value.(map[string]any)
		if !ok {
			v.fail(path, `must be {"day","time"}`)
			return
		}
		clock, _ := m["time"].(string)
		if n, isNumber := number(m["day"]); !isNumber || n != math.Trunc(n) || !clockPattern.MatchString(clock) {
			v.fail(path, `must be {"day","time"}`)
		}
	case Time:
		if s, ok := value.(string); !ok || !clockPattern.MatchString(s) {
			v.fail(path, "must be HH:MM")
		}
	case Boolean:
		if _, ok := value.(bool); !ok {
			v.fail(path, "must be true or false")
		}
	case Enum:
		if s, ok := value.(string); !ok || f.Option(s) == nil {
			v.fail(path, "%v is not one of the options", value)
		}
	case Tags:
		list, ok := anyList(value)
		if !ok {
			v.fail(path, "must be a list")
		}
		for _, item := range list {
			if s, ok := item.(string); !ok || len(f.Options) > 0 && f.Option(s) == nil {
				v.fail(path, "%v is not one of the options", item)
			}
		}
	case Reference:
		v.index(path, value, len(v.targetSample(f)))
	case Member:
		v.index(path, value, len(v.spec.Accounts))
	case Image, Images, File:
		v.upload(path, f, value)
	default:
		s, ok := value.(string)
		if !ok {
			v.fail(path, "must be text, is %T", value)
			return
		}
		limit := f.MaxLength
		if limit == 0 {
			limit = map[bool]int{true: 5000, false: 200}[f.Kind == LongText]
			if f.Kind == RichText {
				limit = 20000
			}
		}
		low := 0
		if f.Required {
			low = 1
		}
		v.prose(path, s, low, limit)
	}
}

func (v *validator) targetSample(f *Field) []Row {
	if t := v.spec.Entity(f.Target); t != nil {
		return t.Sample
	}
	return nil
}

func (v *validator) index(path string, value any, length int) {
	if n, ok := number(value); !ok || n != math.Trunc(n) || n < 0 || int(n) >= length {
		v.fail(path, "%v is not the index of one of %d rows", value, length)
	}
}

// number reads any of the shapes a number has in a Row, fresh from Go or read back from JSON.
func number(value any) (float64, bool) {
	switch n := value.(type) {
	case int:
		return float64(n), true
	case int64:
		return float64(n), true
	case float64:
		return n, !math.IsNaN(n) && !math.IsInf(n, 0)
	}
	return 0, false
}

func anyList(value any) ([]any, bool) {
	switch list := value.(type) {
	case []any:
		return list, true
	case []string:
		out := make([]any, len(list))
		for i, s := range list {
			out[i] = s
		}
		return out, true
	}
	return nil, false
}
