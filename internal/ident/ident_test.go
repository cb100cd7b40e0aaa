package ident

import (
	"bytes"
	"slices"
	"testing"
	"time"
)

func TestPluralAndSingular(t *testing.T) {
	for singular, plural := range map[string]string{
		"task": "tasks", "category": "categories", "box": "boxes", "batch": "batches", "person": "people", "child": "children",
		"Repair café": "Repair cafés", "status": "statuses", "bus": "buses", "day": "days", "leaf": "leaves", "PDF": "PDFs",
		"analysis": "analyses", "quiz": "quizzes", "fish": "fish", "salesperson": "salespeople", "house": "houses",
		"class": "classes", "expense": "expenses", "policy": "policies", "address": "addresses", "Sales order": "Sales orders",
		"movie": "movies", "photo": "photos", "hero": "heroes", "shelf": "shelves", "craftsman": "craftsmen", "lens": "lenses",
		"invoice": "invoices", "size": "sizes", "species": "species", "course": "courses", "warehouse": "warehouses",
		"aircraft": "aircraft", "diagnosis": "diagnoses", "recipe": "recipes", "tax": "taxes", "dish": "dishes", "key": "keys",
	} {
		if got := Plural(singular); got != plural {
			t.Errorf("Plural(%q) = %q, want %q", singular, got, plural)
		}
		if got := Singular(plural); got != singular {
			t.Errorf("Singular(%q) = %q, want %q", plural, got, singular)
		}
		if got := Singular(singular); got != singular {
			t.Errorf("Singular(%q) = %q, want it unchanged", singular, got)
		}
		if got := Plural(plural); got != plural {
			t.Errorf("Plural(%q) = %q, want it unchanged", plural, got)
		}
	}
}

func TestCasings(t *testing.T) {
	for _, c := range []struct{ in, snake, kebab, pascal, camel string }{
		{"Unit price", "unit_price", "unit-price", "UnitPrice", "unitPrice"},
		{"PDFFile name", "pdf_file_name", "pdf-file-name", "PdfFileName", "pdfFileName"},
		{"owner's note", "owners_note", "owners-note", "OwnersNote", "ownersNote"},
		{"Größe (cm)", "groesse_cm", "groesse-cm", "GroesseCm", "groesseCm"},
		{"кошка 猫", "", "", "", ""},
	} {
		if Snake(c.in) != c.snake || Kebab(c.in) != c.kebab || Pascal(c.in) != c.pascal || Camel(c.in) != c.camel {
			t.Errorf("%q: %q %q %q %q", c.in, Snake(c.in), Kebab(c.in), Pascal(c.in), Camel(c.in))
		}
	}
	if got := Sentence("PDF file"); got != "PDF file" {
		t.Errorf("Sentence keeps capitals: %q", got)
	}
}

func TestNamerIsSafeAndUnique(t *testing.T) {
	var n Namer
	seen := map[string]bool{}
	for _, words := range []string{"order", "user", "group", "class", "select", "Orders", "猫", "犬", "../../etc/passwd",
		"<script>alert(1)</script>", "'; drop table users; --", "news", "series", "table", "9 lives", "event", "profile", "constructor"} {
		name := n.Entity(words, "item")
		if Reserved(name) || Reserved(TableOf(name)) || seen[name] || seen[TableOf(name)] || name == TableOf(name) {
			t.Errorf("Entity(%q) = %q is not safe or not new", words, name)
		}
		seen[name], seen[TableOf(name)] = true, true
		for _, r := range name {
			if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_') {
				t.Errorf("Entity(%q) = %q has %q", words, name, r)
			}
		}
	}
}

func TestIDs(t *testing.T) {
	at := time.UnixMilli(1763910000000)
	ids := NewIDs(func() time.Time { return at }, bytes.NewReader(bytes.Repeat([]byte{0xff, 0, 7}, 100)))
	var made []string
	for range 20 {
		id, err := ids.New("bld_")
		if err != nil {
			t.Fatal(err)
		}
		if !ValidID("bld_", id) || ValidID("proj_", id) || ValidID("bld_", id+"0") {
			t.Fatalf("shape of %q", id)
		}
		made = append(made, id)
	}
	if !slices.IsSorted(made) || len(slices.Compact(slices.Clone(made))) != len(made) {
		t.Errorf("ids of one millisecond must sort in the order made and differ: %v", made)
	}
	if _, err := NewIDs(time.Now, bytes.NewReader(nil)).New("x_"); err == nil {
		t.Error("want an error without randomness")
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{"order", "Größe", "a/b", "", "\x00", "ʼn", "İstanbul", "ﬁ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var n Namer
		for _, name := range []string{n.Entity(s, "item"), n.Entity(s, "item"), n.Field(s, "value"), Slug(s, 40, "app")} {
			if name == "" || len(name) > maxName+12 {
				t.Fatalf("%q gave %q", s, name)
			}
			if c := name[0]; (c < 'a' || c > 'z') && name != Slug(s, 40, "app") {
				t.Fatalf("%q gave %q", s, name)
			}
		}
		Plural(s)
		Singular(s)
		Sentence(s)
		Pascal(s)
	})
}
