package archetype

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/spec"
)

// A second build changes what its text says and nothing else.
func TestSecondBuildChangesLittle(t *testing.T) {
	base := compile(t, Request{Name: "Workshop", Description: "Simple tool to manage projects and tasks for our team. Tasks have a title, description and priority (low, medium, high)."})
	task := base.Spec.Entity("task")
	if task == nil || task.Board != "" || task.FieldOf(spec.Member) != nil {
		t.Fatalf("the base must be without a board: %+v", task)
	}
	next := compile(t, Request{Name: "Workshop", Description: "Simple tool to manage projects and tasks for our team. Tasks have a title, description and priority (low, medium, high).",
		Requirements: "Add kanban board with drag-and-drop, team member assignment, and due date tracking", Base: base.Spec})
	after := next.Spec.Entity("task")
	if after.Board == "" || after.FieldOf(spec.Member) == nil {
		t.Fatalf("board and assignment are missing: %+v", after)
	}
	due := false
	for _, f := range after.Fields {
		due = due || f.Due
	}
	if !due {
		t.Error("due date is missing")
	}
	for _, f := range task.Fields {
		now := after.Field(f.Name)
		if now == nil || now.Kind != f.Kind || now.Label != f.Label {
			t.Errorf("field %s changed: %+v", f.Name, now)
		}
	}
	for i, row := range task.Sample {
		for name, value := range row {
			if fmt.Sprint(after.Sample[i][name]) != fmt.Sprint(value) {
				t.Errorf("sample %d.%s was %v, is %v", i, name, value, after.Sample[i][name])
			}
		}
	}
	if project, was := next.Spec.Entity("project"), spec.Clone(base.Spec).Entity("project"); !reflect.DeepEqual(project, was) {
		t.Errorf("project changed:\n%+v\n%+v", was, project)
	}
	for _, r := range next.Spec.Requirements {
		if r.Source == "requirements" && r.Unmet != "" {
			t.Errorf("%s: %s", r.Text, r.Unmet)
		}
	}
}

// What the customer asked the app not to have stays a promise, and is tried again, until a text asks for it after all.
func TestPromisesOutlastTheirBuild(t *testing.T) {
	req := Request{Name: "Dog grooming", Description: "Customers book a grooming appointment online. No online payment, they pay in the shop."}
	base := compile(t, req)
	promised := func(s *spec.Spec) bool {
		for _, c := range s.Checks {
			if c.ID == "no-payment" {
				return len(s.Without) == 1 && s.Without[0] == "payment"
			}
		}
		return len(s.Without) > 0
	}
	if !promised(base.Spec) {
		t.Fatalf("nothing is promised: %v", base.Spec.Without)
	}
	req.Base, req.Requirements = base.Spec, "Make the buttons teal."
	if next := compile(t, req); !promised(next.Spec) {
		t.Errorf("the promise is lost: %v", next.Spec.Without)
	}
}

func TestFollowUps(t *testing.T) {
	base := compile(t, Request{Name: "Jobs", Description: "Tracker for roofing jobs. Each job has customer, address, phone, area in m2 and status: lead, quoted, accepted, done.", Requirements: "Board with all jobs. Buttons teal."})
	for _, c := range []struct {
		text string
		is   func(s *spec.Spec) string
	}{
		{`Rename "lead" to "enquiry".`, func(s *spec.Spec) string {
			if f := s.Entities[0].Field("status"); f.Options[0].Label != "Enquiry" || f.Options[0].Value != "lead" {
				return fmt.Sprint(f.Options)
			}
			return ""
		}},
		{`Add a field "weather hold" yes/no to jobs.`, func(s *spec.Spec) string {
			if f := s.Entities[0].Field("weather_hold"); f == nil || f.Kind != spec.Boolean {
				return fmt.Sprint(s.Entities[0].Fields)
			}
			return ""
		}},
		{"Change the buttons from teal to darkorange.", func(s *spec.Spec) string {
			if s.Theme.Primary != "#ff8c00" {
				return s.Theme.Primary
			}
			return ""
		}},
		{"Add comments to jobs and a calendar.", func(s *spec.Spec) string {
			if !s.Entities[0].Comments || s.Entities[0].Calendar == "" {
				return fmt.Sprintf("%+v", s.Entities[0])
			}
			return ""
		}},
		{"We also need to keep track of suppliers with name, phone and website.", func(s *spec.Spec) string {
			if e := s.Entity("supplier"); e == nil || e.Field("website") == nil || len(e.Sample) == 0 {
				return "no supplier"
			}
			return ""
		}},
		{"Add opening hours (free text) and age range to jobs.", func(s *spec.Spec) string {
			if s.Entities[0].Field("opening_hours") == nil || s.Entities[0].Field("age_range") == nil {
				return fmt.Sprint(s.Entities[0].Fields)
			}
			return ""
		}},
	} {
		r := compile(t, Request{Name: "Jobs", Description: "Tracker for roofing jobs.", Requirements: c.text, Base: base.Spec})
		if why := c.is(r.Spec); why != "" {
			t.Errorf("%s: %s", c.text, why)
		}
		for _, q := range r.Spec.Requirements {
			if q.Source == "requirements" && q.Unmet != "" {
				t.Errorf("%s: unmet: %s", q.Text, q.Unmet)
			}
		}
		if len(r.Spec.Entities) < len(base.Spec.Entities) || !strings.EqualFold(r.Spec.Entities[0].Name, base.Spec.Entities[0].Name) {
			t.Errorf("%s: entities moved", c.text)
		}
	}
}

// The order of the text's own decisions: the customer's answer wins over the default and is no longer asked.
func TestDecisions(t *testing.T) {
	req := Request{Name: "Salon", Description: "Online booking for a hair salon with three stylists"}
	open := compile(t, req)
	if len(open.Questions) == 0 {
		t.Fatal("a booking app asks questions")
	}
	req.Decisions = map[string]string{"cancellation_hours": "48", "time_zone": "Europe/Madrid"}
	closed := compile(t, req)
	if closed.Spec.Booking.CancelHours != 48 || closed.Spec.App.TimeZone != "Europe/Madrid" {
		t.Errorf("answers were not taken: %+v", closed.Spec.Booking)
	}
	for _, q := range closed.Questions {
		if q.Key == "cancellation_hours" || q.Key == "time_zone" {
			t.Errorf("%s is answered and still asked", q.Key)
		}
	}
}

func TestHintCountsAndContradictionIsSaid(t *testing.T) {
	r := compile(t, Request{Name: "Things", Description: "Book appointments online with a physiotherapist, opening hours and cancellation", Hint: "directory"})
	if r.Spec.Decision("archetype") == nil && r.Match.Slug != "booking" {
		t.Errorf("a hint against the text must be said: %+v", r.Match)
	}
	plain := compile(t, Request{Name: "Things", Description: "An app for our bikes", Hint: "project-management"})
	if plain.Match.Slug != "project-management" {
		t.Errorf("the hint settles an open text: %+v", plain.Match)
	}
}

// Taking something away takes no row away: that is asked.
func TestRemovalIsNotDoneSilently(t *testing.T) {
	base := compile(t, Request{Name: "Jobs", Description: "Tracker for roofing jobs with status, comments and time tracking."})
	if !base.Spec.Entities[0].Comments {
		t.Fatalf("the base has no comments: %s", outline(base.Spec))
	}
	next := compile(t, Request{Name: "Jobs", Description: "Tracker for roofing jobs.", Requirements: "Remove the comments.", Base: base.Spec})
	last := next.Spec.Requirements[len(next.Spec.Requirements)-1]
	if next.Spec.Entities[0].Comments || last.Unmet != "" {
		t.Errorf("comments %v, %+v", next.Spec.Entities[0].Comments, last)
	}
	if d := next.Spec.Decision("drop_entity__roofing_job_comments"); d == nil || d.Answer != "no" || d.Source != "default" {
		t.Errorf("nobody asked what becomes of the comments: %+v", next.Spec.Decisions)
	}
	gone := compile(t, Request{Name: "Jobs", Description: "Tracker for roofing jobs.", Base: next.Spec, Decisions: map[string]string{"drop_entity__roofing_job_comments": "yes"}})
	if d := gone.Spec.Decision("drop_entity__roofing_job_comments"); d == nil || d.Answer != "yes" || d.Source != "customer" {
		t.Errorf("the answer was not taken: %+v", d)
	}
	first := compile(t, Request{Name: "Jobs", Description: "Tracker for roofing jobs. No comments please."})
	if first.Spec.Entities[0].Comments {
		t.Error("no comments were asked for")
	}
}

// Words that change what is there: each with what it does, or why it does nothing.
func TestChanges(t *testing.T) {
	base := compile(t, Request{Name: "Clinic", Description: "Manage patients, visits and treatments. Patients have name, phone, address and notes. Visits have a patient, a date, a reason and a price. Treatments have a name and a duration in minutes. Add comments and a calendar for visits."})
	field := func(s *spec.Spec, entity, name string) spec.Field {
		if e := s.Entity(entity); e != nil {
			if f := e.Field(name); f != nil {
				return *f
			}
		}
		return spec.Field{}
	}
	for text, c := range map[string]struct {
		unmet string
		is    func(s *spec.Spec) bool
	}{
		"The price must be filled in for every visit.": {is: func(s *spec.Spec) bool {
			return field(s, "visit", "price").Required && s.Decision("fill__visits__price") != nil
		}},
		"Every visit must have a price.":     {is: func(s *spec.Spec) bool { return field(s, "visit", "price").Required }},
		"A patient's phone cannot be empty.": {is: func(s *spec.Spec) bool { return field(s, "patient", "phone").Required }},
		"The patient phone is mandatory":     {is: func(s *spec.Spec) bool { return field(s, "patient", "phone").Required }},
		"Phone numbers must be unique.":      {is: func(s *spec.Spec) bool { return field(s, "patient", "phone").Unique }},
		"No two patients may have the same phone.": {is: func(s *spec.Spec) bool {
			return field(s, "patient", "phone").Unique && len(s.Entity("patient").Fields) == len(base.Spec.Entity("patient").Fields)
		}},
		"The price must be unique.": {unmet: "only texts"},
		"The name must be unique.":  {unmet: "say of which"},
		"Split the address into street and town.": {is: func(s *spec.Spec) bool {
			return field(s, "patient", "town").Kind == spec.Text && field(s, "patient", "address").Label == "Earlier address" && s.Decision("split_field__patients__address__street__town").Answer == "commas"
		}},
		"Split the name of a patient into first name and last name.": {is: func(s *spec.Spec) bool {
			return s.Entity("patient").Title == "name" && s.Entity("patient").Sample[0]["first_name"] != nil
		}},
		"Please remove the treatments": {is: func(s *spec.Spec) bool {
			return s.Entity("treatment") == nil && s.Decision("drop_entity__treatments").Answer == "no"
		}},
		"We no longer need the notes and the phone of patients.": {is: func(s *spec.Spec) bool {
			return field(s, "patient", "notes").Name == "" && field(s, "patient", "phone").Name == "" && s.Decision("drop_field__patients__notes") != nil
		}},
		"Remove the name of patients.": {unmet: "rows go by their name"},
		"Remove the calendar.":         {is: func(s *spec.Spec) bool { return s.Entity("visit").Calendar == "" }},
		"Duration becomes a text.": {is: func(s *spec.Spec) bool {
			return len(s.Entity("treatment").Fields) == len(base.Spec.Entity("treatment").Fields)+1
		}},
		"Change the price to whole numbers. The price of visits must be filled in.": {is: func(s *spec.Spec) bool {
			f := field(s, "visit", "price_2")
			return f.Kind == spec.Integer && f.Required && f.Label == "Price" && !field(s, "visit", "price").Required
		}},
		"The notes of patients are one of short, long or none.": {is: func(s *spec.Spec) bool {
			f := field(s, "patient", "notes_2")
			return f.Kind == spec.Enum && len(f.Options) == 3
		}},
		"Remove the stairs.": {is: func(s *spec.Spec) bool { return len(s.Entities) == len(base.Spec.Entities) }, unmet: "stairs"},
	} {
		t.Run(text, func(t *testing.T) {
			r := compile(t, Request{Name: "Clinic", Description: "Manage patients, visits and treatments.", Requirements: text, Base: base.Spec})
			last := r.Spec.Requirements[len(r.Spec.Requirements)-1]
			if c.unmet == "" && last.Unmet != "" || !strings.Contains(last.Unmet, c.unmet) {
				t.Errorf("unmet: %q, want %q", last.Unmet, c.unmet)
			}
			if c.unmet == "" && len(last.Checks) == 0 {
				t.Errorf("nothing proves it: %v", last.Nodes)
			}
			if c.is != nil && !c.is(r.Spec) {
				t.Errorf("not done: %s", outline(r.Spec))
			}
		})
	}
}
