package slice

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what came out as the expected result")

// words is a small vocabulary in the shape of the real one.
func words() *Vocabulary {
	option := &Type{Name: "option", Paths: []string{"option.value"}}
	field := &Type{
		Name: "field",
		Paths: []string{"field.name", "field.label", "field.required", "field.max_length", "field.default", "field.options",
			"field.values"},
		Lists: map[string]*Type{"option": option},
		Cases: map[string]string{"text": "SampleText", "email": "SampleEmail", "enum": "SampleEnum", "money": "SampleMoney"},
	}
	entity := &Type{
		Name:  "entity",
		Paths: []string{"entity.nav", "entity.board"},
		Names: []string{"SampleItem", "SampleTitle"},
		Lists: map[string]*Type{"field": field},
	}
	return NewVocabulary(&Type{
		Name:  "app",
		Paths: []string{"app.name", "app.booking", "app.primary", "app.list", "app.none"},
		Lists: map[string]*Type{"entity": entity},
	})
}

func name(singular, plural, one, many string) *Name {
	n := NewName(singular, plural, "", one, many)
	return &n
}

func fieldScope(kind, fieldName, label string, required bool) *Scope {
	s := NewScope("field")
	s.Case = kind
	s.Self = name(fieldName, fieldName+"s", label, label+"s")
	s.Values = map[string]any{"field.name": fieldName, "field.label": label, "field.required": required,
		"field.max_length": 80, "field.default": "it's", "field.options": []map[string]string{{"value": "x", "label": `"<b>`}},
		"field.values": []string{"x", "o'y"}}
	return s
}

func sampleApp() *Scope {
	task := NewScope("entity")
	task.Values = map[string]any{"entity.nav": true, "entity.board": true}
	task.Names["SampleItem"] = name("sales_order", "sales_orders", "Sales order", "Sales orders")
	task.Names["SampleTitle"] = name("number", "numbers", "Number", "Numbers")
	// A user's own column carries a reserved name: it must stay.
	task.Lists["field"] = []*Scope{fieldScope("text", "sample_items", "Sample items", true), fieldScope("enum", "status", "Status", false),
		fieldScope("money", "price", "Price", true), fieldScope("email", "notes", "Notes", false)}
	hidden := NewScope("entity")
	hidden.Values = map[string]any{"entity.nav": false, "entity.board": false}
	hidden.Names["SampleItem"] = name("url", "urls", "URL", "URLs")
	hidden.Lists["field"] = nil
	app := NewScope("app")
	app.Values = map[string]any{"app.name": "A *sly* <app> /* @= x */", "app.booking": false, "app.primary": "#0f766e", "app.list": []string{"a"}, "app.none": []string{}}
	app.Lists["entity"] = []*Scope{task, hidden}
	return app
}

func readTree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs\n--- got\n%s\n--- want\n%s", path, got, want)
	}
}

func TestRenderTree(t *testing.T) {
	templates, err := Lint(words(), readTree(t, "testdata/tree"), func(p string) bool { return strings.HasPrefix(p, "src/kit/") })
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, tpl := range templates {
		files, err := tpl.Render(sampleApp(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			got[f.Path] = true
			golden(t, filepath.Join("testdata/golden", f.Path+".golden"), string(f.Data))
		}
	}
	for p := range readTree(t, "testdata/golden") {
		if !got[strings.TrimSuffix(p, ".golden")] {
			t.Errorf("%s is no longer written", p)
		}
	}
}

func TestErrors(t *testing.T) {
	for p, data := range readTree(t, "testdata/errors") {
		if strings.HasSuffix(p, ".err") {
			continue
		}
		t.Run(p, func(t *testing.T) {
			_, err := Parse(words(), p, data)
			if err == nil {
				t.Fatal("no error")
			}
			var es Errors
			if !errors.As(err, &es) {
				t.Fatalf("%T is not Errors", err)
			}
			golden(t, filepath.Join("testdata/errors", p+".err"), err.Error()+"\n")
		})
	}
}

func TestRenderErrors(t *testing.T) {
	cases := map[string]string{
		"unclaimed.ts": "// @each entity\n// @each field\n// @case text\nx\n// @end\n// @end\n",
		"noname.ts":    "// @each entity\nconst sampleTitle = 1;\n// @end\n",
		"style.css":    "a { color: red /* @= app.name */; }\n",
	}
	want := map[string]string{
		"unclaimed.ts": `unclaimed.ts:2: no @case for "enum" in @each field; an empty case says that nothing is written`,
		"noname.ts":    `noname.ts:2: SampleTitle has no meaning for this item; put the line inside an @if`,
		"style.css":    `style.css:1: "A *sly* <app> /* @= x */" cannot stand in a style sheet`,
	}
	for p, text := range cases {
		tpl, err := Parse(words(), p, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if _, err = tpl.Render(sampleApp(), nil); err == nil || err.Error() != want[p] {
			t.Errorf("%s: %v", p, err)
		}
	}
}

func TestVerbatimMustBePlain(t *testing.T) {
	_, err := Lint(words(), map[string][]byte{"src/kit/a.ts": []byte("// @if app.booking\nconst a = sampleItem;\n// @end\n")},
		func(string) bool { return true })
	golden(t, "testdata/verbatim.err", err.Error()+"\n")
}

func FuzzParse(f *testing.F) {
	for _, dir := range []string{"testdata/tree", "testdata/errors"} {
		_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, _ error) error {
			if !d.IsDir() {
				data, _ := os.ReadFile(p)
				f.Add(filepath.Base(p), data)
			}
			return nil
		})
	}
	v, app := words(), sampleApp()
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		tpl, err := Parse(v, path, data)
		if err != nil {
			return
		}
		files, err := tpl.Render(app, nil)
		if err != nil || tpl.Verbatim() {
			return
		}
		for _, file := range files {
			for _, l := range strings.Split(string(file.Data), "\n") {
				if d, ok := tpl.host.directive(l); ok && !strings.Contains(d, "x") {
					t.Fatalf("a directive survived: %q", l)
				}
			}
		}
	})
}

// FuzzUserText proves that a user's text stays inside the literal it is put into.
func FuzzUserText(f *testing.F) {
	for _, s := range []string{"plain", `"; alert(1) //`, "'); drop table x; --", "</script>", "\u2028", "a\nb", "\\", "*/ x", "${1}", "@if", "sampleItem"} {
		f.Add(s)
	}
	v := words()
	ts, err := Parse(v, "a.ts", []byte("const x = \"a\" /* @= app.name */;\n"))
	if err != nil {
		f.Fatal(err)
	}
	sql, err := Parse(v, "a.sql", []byte("select 'a' /* @= app.name */;\n"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		app := NewScope("app")
		app.Values["app.name"] = s
		files, err := ts.Render(app, nil)
		if err != nil {
			t.Fatal(err)
		}
		lit := strings.TrimSuffix(strings.TrimPrefix(string(files[0].Data), "const x = "), ";\n")
		if j := closingQuote(lit, 0); lit[0] != '"' || j != len(lit)-1 || strings.ContainsAny(lit, "\n\r\u2028\u2029") {
			t.Fatalf("%q left its literal: %s", s, lit)
		}
		files, err = sql.Render(app, nil)
		if err != nil {
			if strings.ContainsRune(s, 0) {
				return
			}
			t.Fatal(err)
		}
		lit = strings.TrimSuffix(strings.TrimPrefix(string(files[0].Data), "select "), ";\n")
		body := strings.TrimPrefix(lit, "E")
		body = strings.ReplaceAll(body[1:len(body)-1], "''", "")
		if strings.HasPrefix(lit, "E") {
			body = strings.ReplaceAll(body, `\\`, "")
		}
		if strings.ContainsAny(body, "'\n\r") || strings.HasSuffix(body, `\`) && strings.HasPrefix(lit, "E") {
			t.Fatalf("%q left its literal: %s", s, lit)
		}
	})
}

func TestNames(t *testing.T) {
	n := NewName("sales_order", "sales_orders", "orders-of-sale", "Sales order", "Sales orders")
	want := Name{"salesOrder", "SalesOrder", "sales_order", "sales-order", "SALES_ORDER", "Sales order", "sales order",
		"salesOrders", "SalesOrders", "sales_orders", "orders-of-sale", "SALES_ORDERS", "Sales orders", "sales orders"}
	if n != want {
		t.Errorf("%q", n)
	}
	if l := lowerLabel("URL entry"); l != "URL entry" {
		t.Errorf("%q", l)
	}
}

func TestReserved(t *testing.T) {
	v := words()
	for text, want := range map[string]string{
		"listSampleItems": "SampleItems", "resampleItem": "", "sampleItemized": "", "x_sample_items_idx": "sample_items",
		"sample items": "sample items", "SAMPLE_ITEM_LIMIT": "SAMPLE_ITEM", "unsample_item": "", "a/sample-items/b": "sample-items",
		"example item": "", "Sample item.": "Sample item",
	} {
		if got := v.Reserved(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestVowelSound(t *testing.T) {
	for label, want := range map[string]bool{"idea": true, "Exhibit": true, "user": false, "unit": false, "umbrella": true, "hour": true,
		"house": false, "task": false, "one-off": false, "": false} {
		if vowelSound(label) != want {
			t.Errorf("%q", label)
		}
	}
}
