package archetype

import (
	"testing"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
)

// Whoever names a well-known kind of app and says no more gets the records that such apps keep, each with fields.
func TestBlueprintsGiveTheirRecords(t *testing.T) {
	for _, known := range catalogue.Get().Blueprints {
		t.Run(known.Blueprint, func(t *testing.T) {
			made, err := Compile(Request{Name: "Our app", Description: "A simple " + known.Phrases[0] + " app for our team"})
			if err != nil {
				t.Fatal(err)
			}
			if known.Family != "" && made.Spec.Archetype.Slug != known.Family {
				t.Errorf("family %s, want %s", made.Spec.Archetype.Slug, known.Family)
			}
			have := map[string]int{}
			for _, e := range made.Spec.Entities {
				have[e.Label] = len(e.Fields)
			}
			for _, record := range known.Records {
				if have[sentence(record)] < 2 && known.Family != "" {
					t.Errorf("%q is missing or has no fields; there are %v", record, have)
				}
			}
		})
	}
}

// A trade alone is not an app about its records: a laundry's page stays a page.
func TestTradesKeepTheirFamily(t *testing.T) {
	for text, family := range map[string]string{
		"One-page site for my plumbing company: services, prices, phone number and a contact form":         "landing-page",
		"Online appointments for a veterinary practice, two vets, each appointment 20 minutes":             "booking",
		"Web shop of a small laundry soap maker: products, cart, checkout and shipping within the country": "ecommerce",
	} {
		if made, err := Compile(Request{Name: "Our app", Description: text}); err != nil || made.Spec.Archetype.Slug != family {
			t.Errorf("%q: %v, %v; want %s", text, made.Match.Slug, err, family)
		}
	}
}

func TestBlueprintIsReadFromTheOpening(t *testing.T) {
	for text, want := range map[string]string{
		"Please build me a CRM for our printing shop":        "crm",
		"A gym management app with plans and payments":       "gym",
		"A garden centre sells plants and pots. It is small": "",
	} {
		got := ""
		if b := intent.Read(text, "").Blueprint; b != nil {
			got = b.Slug
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
