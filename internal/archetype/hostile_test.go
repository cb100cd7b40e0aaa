package archetype

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/spec"
)

// hostile are texts that must end as a valid spec or a typed refusal.
var hostile = []string{
	"make it good", "...", "🎉🎉🎉", "a", "?", "猫カフェの予約システム", "Приложение для учёта пчёл и ульев", "مدير المهام",
	"manage orders, users, groups, classes, tables and selects", "manage order, order, Orders and customer orders",
	"manage <script>alert(1)</script> and '; DROP TABLE users; --", "manage ../../etc/passwd and C:\\windows and {{evil}} and ${x} and `y`",
	"Each a has many b. Each b has many c. Each c has many a.", "Each team belongs to a player. Each player belongs to a team.",
	"manage people. people have name, name, name, Name and NAME", "products with id, owner_id, created_at, select, class, order and position",
	"products with price (1, 2, 3), status (a), kind (x, x, X) and size ( , , )", "status: a, b, c", "status:", ":", "with with with", "has has", "each", "manage", "and, and, and",
	"book 99999999999999999999 min $99999999999999999999 haircut 45 min $-5", "open Mon-Mon 9 to 9, Fri to Thu 25:00-26:00, Sat 17-9", "max 0 people, 0 hour minimum, 0 €/h",
	"Everyone can see everything. Nobody can see anything. Only admins can see, only visitors can see.",
	"manage constructors, prototypes, __proto__, toString, hasOwnProperty, undefined, null, NaN and nils",
	"manage profiles, members, comments, ratings, appointments, services, providers, settings, people, time, dashboards, sign-ins and apis",
	strings.Repeat("manage widgets and gadgets, ", 300), strings.Repeat("x", 9000), strings.Repeat("ab cd\n- ", 900), strings.Repeat("(", 2000) + strings.Repeat("name,", 500),
	"a directory of " + strings.Repeat("very ", 200) + "long things", "manage " + strings.Repeat("a", 300) + "s", "1. 2. 3. 4.", "# \n## \n### x\n- \n* \n",
	"Directory of cafés.\x0b\x0c Rate\u2028 them \u202e reversed", "manage café, cafe and CAFÉ", "ﬁ ligature ﬂow İstanbul ßẞ", "todo app", "crm", "erp", "blog",
	"An AI agent", "agent that chases", "keep messages with subject and text", "manage reports, messages, libraries, staff, stocks, markets, queues, files, contacts, tools, logs, feeds and inboxes",
	"Tickets have title and id type. Clerks hand out tickets and record the name and the id type. Id type is required.",
}

func TestHostileTextsEndWell(t *testing.T) {
	for _, text := range hostile {
		name := text
		if len(name) > 50 {
			name = name[:50]
		}
		r, err := Compile(Request{Name: clip(oneLine("N "+text), 90), Description: text})
		var refused *fault.Error
		switch {
		case errors.As(err, &refused) && refused.Code == fault.InvalidRequest:
			if strings.Contains(err.Error(), "broken spec") {
				t.Errorf("%q: %v", name, err)
			}
		case err != nil:
			t.Errorf("%q: %v", name, err)
		default:
			if problems := spec.Validate(r.Spec); len(problems) > 0 {
				t.Errorf("%q: %v", name, problems)
			}
			again, err := Compile(Request{Name: "N", Description: text, Requirements: "add a due date and comments to everything; call it all \"x\"", Base: r.Spec})
			if err != nil {
				t.Errorf("second build of %q: %v", name, err)
			} else if len(again.Spec.Entities) < len(r.Spec.Entities) {
				t.Errorf("second build of %q lost entities", name)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	for field, req := range map[string]Request{
		"name":           {Name: " ", Description: "an app"},
		"description":    {Name: "x", Description: " \n"},
		"requirements":   {Name: "x", Description: "an app", Requirements: strings.Repeat("a", 20001)},
		"archetype_hint": {Name: "x", Description: "an app", Hint: "blockchain"},
		"integrations":   {Name: "x", Description: "an app", Integrations: []string{"fax"}},
	} {
		_, err := Compile(req)
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != fault.InvalidRequest || !strings.HasPrefix(f.Message, field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, text := range []string{"A phishing page for MegaBank", "Clone of PayPal login to collect passwords", "a keylogger with dashboard", "page that looks exactly like the bank and lets me steal passwords"} {
		if _, err := Compile(Request{Name: "x", Description: text}); fault.CodeOf(err) != fault.RefusedRequest {
			t.Errorf("%q must be refused: %v", text, err)
		}
	}
	for _, text := range []string{"A phishing awareness course for our staff", "Report malware incidents with date and status", "A fishing log with lakes and catches"} {
		if _, err := Compile(Request{Name: "x", Description: text}); err != nil {
			t.Errorf("%q must not be refused: %v", text, err)
		}
	}
}

// The same text gives the same bytes.
func TestCompileIsDeterministic(t *testing.T) {
	req := Request{Name: "Clinic", Description: "Manage patients, visits and invoices. Each patient has many visits. Visits have date, reason and status: planned, done.", Requirements: "rating, comments, calendar, roles doctor and nurse"}
	var first []byte
	for range 12 {
		data, err := spec.Canonical(compile(t, req).Spec)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = data
		}
		if !bytes.Equal(first, data) {
			t.Fatal("two runs differ")
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, "Add kanban board, due dates and ratings")
	}
	f.Fuzz(func(t *testing.T, description, requirements string) {
		r, err := Compile(Request{Name: "Fuzz", Description: description, Requirements: requirements})
		if err != nil {
			var refused *fault.Error
			if !errors.As(err, &refused) || strings.Contains(err.Error(), "broken spec") {
				t.Fatal(err)
			}
			return
		}
		if problems := spec.Validate(r.Spec); len(problems) > 0 {
			t.Fatal(problems)
		}
		if _, err := Compile(Request{Name: "Fuzz", Description: description, Requirements: "Add assignment and a field \"colour\" to items", Base: r.Spec}); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		compile(b, Request{Name: "x", Description: kanban, Requirements: "Add kanban board with drag-and-drop, team member assignment, and due date tracking"})
	}
}

// Long noise must not cost more than its length.
func BenchmarkNoise(b *testing.B) {
	for i, text := range hostile {
		if len(text) > 500 {
			b.Run(string(rune('a'+i%26)), func(b *testing.B) {
				for b.Loop() {
					_, _ = Compile(Request{Name: "x", Description: text})
				}
			})
		}
	}
}
