package compiler

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"

	"github.com/skycot/skycot/internal/spec"
)

// appContent is src/content/app.json.
type appContent struct {
	Name         string      `json:"name"`
	Slug         string      `json:"slug"`
	Tagline      string      `json:"tagline"`
	Description  string      `json:"description"`
	Locale       string      `json:"locale"`
	Currency     string      `json:"currency"`
	TimeZone     string      `json:"time_zone"`
	ThemeMode    string      `json:"theme_mode"`
	Roles        []spec.Role `json:"roles"`
	Integrations []string    `json:"integrations"`
}

// content writes those files that want accepts (nil: all) that hold nothing but what the spec says: all prose, accounts and sample rows. JSON is where a
// user's text is only ever data.
func (t *tree) content(s *spec.Spec, want func(path string) bool) (map[string][]byte, error) {
	out := map[string][]byte{}
	var err error
	wanted := func(path string) bool { return err == nil && (want == nil || want(path)) }
	put := func(path string, v any) {
		if wanted(path) {
			out[path], err = indented(v)
		}
	}
	mode := s.Theme.Mode
	if mode == "" {
		mode = "system"
	}
	put("src/content/app.json", appContent{s.App.Name, s.App.Slug, s.App.Tagline, s.App.Description, s.App.Locale, s.App.Currency,
		s.App.TimeZone, mode, s.Roles, append([]string{}, s.Integrations...)})
	put("src/content/landing.json", landingContent{s.Landing, heroPicture(s)})
	put("src/content/accounts.json", s.Accounts)
	if s.Numbers != nil {
		put("src/content/figures.json", figureContent(s))
	}
	if s.Booking != nil {
		put("src/content/booking.json", s.Booking)
	}
	if len(s.Tools) > 0 {
		put("src/content/tools.json", toolContent(s))
	}
	if s.HasTool("quiz") {
		put("src/content/quiz.json", quizContent(s))
	}
	if s.Course != nil {
		rules, lessons := courseContent(s.Course)
		put("src/content/course.json", rules)
		put("src/content/lessons.json", lessons)
	}
	if d := deals(s); d != nil {
		put("src/content/deals.json", d)
	}
	if rules := workflowContent(s); len(rules) > 0 {
		put("src/content/workflow.json", rules)
	}
	storeContent(s, put)
	aiContent(s, put)
	for i := range s.Entities {
		e := &s.Entities[i]
		path := "src/db/sample/" + e.Table + ".json"
		if !wanted(path) {
			continue
		}
		if out[path], err = sampleRows(e); err != nil {
			return nil, fmt.Errorf("sample rows of %s: %w", e.Name, err)
		}
	}
	for _, p := range []string{"package.json", "package-lock.json"} {
		if data, ok := t.source[p]; ok && wanted(p) {
			out[p], err = packageFile(data, s, p == "package.json")
		}
	}
	return out, err
}

func indented(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(listed(reflect.ValueOf(v)).Interface()); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// listed is v with an empty list wherever it has none: the app's code asks lists for their length, and null has none.
func listed(v reflect.Value) reflect.Value {
	if _, own := v.Interface().(json.Marshaler); own {
		return v
	}
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return v
		}
		inner := listed(v.Elem())
		if v.Kind() == reflect.Interface {
			out.Set(inner)
			return out
		}
		out.Set(reflect.New(v.Type().Elem()))
		out.Elem().Set(inner)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(listed(v.Field(i)))
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return v
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(listed(v.Index(i)))
		}
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		out.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
		for _, key := range v.MapKeys() {
			out.SetMapIndex(key, listed(v.MapIndex(key)))
		}
	}
	return out
}

// sampleRows writes an entity's sample, a row a line, its values in the order of the fields.
func sampleRows(e *spec.Entity) ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteString("[")
	for i, row := range e.Sample {
		if i > 0 {
			buf.WriteByte(',')
		}
		buf.WriteString("\n  {")
		first := true
		for _, name := range columns(e) {
			v, ok := row[name]
			if !ok {
				continue
			}
			if !first {
				buf.WriteByte(',')
			}
			first = false
			var value bytes.Buffer
			enc := json.NewEncoder(&value)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(v); err != nil {
				return nil, err
			}
			fmt.Fprintf(&buf, " %q: %s", name, bytes.TrimSpace(value.Bytes()))
		}
		buf.WriteString(" }")
	}
	if len(e.Sample) > 0 {
		buf.WriteByte('\n')
	}
	buf.WriteString("]\n")
	return buf.Bytes(), nil
}

// columns lists the keys that an entity's sample rows may have.
func columns(e *spec.Entity) []string {
	var out []string
	for _, f := range e.Fields {
		out = append(out, f.Name)
		if f.Kind == spec.Place {
			out = append(out, f.Name+"_lat", f.Name+"_lng")
		}
	}
	return out
}

// packageHead is how far into package.json and package-lock.json the app's own name may stand, in bytes.
const packageHead = 4096

var packageName = regexp.MustCompile(`(?m)^( +)"name": "sample-app",$`)

// packageFile puts the app's name, and its description, into package.json or package-lock.json.
func packageFile(data []byte, s *spec.Spec, description bool) ([]byte, error) {
	name, err := json.Marshal(s.App.Slug)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s.App.Description); err != nil {
		return nil, err
	}
	found := false
	// The lock file is long; the app's own names stand at its head.
	head, tail := data, []byte(nil)
	if len(data) > packageHead {
		head, tail = data[:packageHead], data[packageHead:]
	}
	out := packageName.ReplaceAllFunc(head, func(line []byte) []byte {
		found = true
		indent := packageName.FindSubmatch(line)[1]
		b := fmt.Appendf(nil, `%s"name": %s,`, indent, name)
		if description && s.App.Description != "" {
			b = fmt.Appendf(b, "\n%s\"description\": %s,", indent, bytes.TrimSpace(text.Bytes()))
		}
		return b
	})
	if !found {
		return nil, fmt.Errorf(`no line "name": "sample-app" to put the app's name into`)
	}
	return append(out, tail...), nil
}
