package intent

import (
	"fmt"
	"slices"
	"testing"
)

// What a text says of a public site, in the words of other trades than the ones it was made for.
func TestSiteSections(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // kind: title[price|text]…
	}{
		{"prices: dog walk £12, overnight stay £35 a night, puppy visit from £8", []string{"prices: [Dog walk £12 ][Overnight stay £35 a night ][Puppy visit from £8 ]"}},
		{"- Haircut: €30\n- Beard trim: €15", []string{"prices: [Haircut €30 ][Beard trim €15 ]"}},
		{"Prices\n- Haircut €30\n- Beard trim €15", []string{"prices: [Haircut €30 ][Beard trim €15 ]"}},
		{"A big photo on top with the slogan \"Bread with time\", then a bit about the two ovens (one is for rye, one is for wheat).", []string{"about: The two ovens[One  For rye][One  For wheat]"}},
		{"Three plans: Basic (free), Team $9 a month, Club $29 a month.", []string{"plans: [Team $9 a month ][Club $29 a month ]"}},
		{"We deliver to the postcodes 1010 to 1230.", []string{"area: "}},
		{"FAQ and 3 testimonials", []string{"faq: ", "quotes: "}},
		{"No gallery please.", nil},
		{"opening hours: Tue to Fri 10-18, Sat 9-13", []string{"hours: [Tue to Fri  10-18][Sat  9-13]"}},
	} {
		var got []string
		for _, s := range Read("", c.text).Site.Sections {
			line := s.Kind + ": " + s.Title
			for _, it := range s.Items {
				line += fmt.Sprintf("[%s %s %s]", it.Title, it.Price, it.Text)
			}
			got = append(got, line)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// A change of a site may name districts without the word for them.
func TestSiteDistricts(t *testing.T) {
	for _, text := range []string{"which postcodes we cover: LS1 to LS29 and BD1 to BD10", "Also we now do LS1 to LS29 AND BD1 to BD10, so the postcode box must know that."} {
		n := 0
		for _, s := range Read("", text).Site.Sections {
			n += len(s.Districts)
		}
		if n != 2 {
			t.Errorf("%q: %d districts", text, n)
		}
	}
}

func TestSiteForms(t *testing.T) {
	for text, want := range map[string][]string{
		"Contact form with name, e-mail and message":                                          {"Name", "E-mail", "Message"},
		"callback form: name, phone, which breed, best time (morning / afternoon)":            {"Name", "Phone", "Which breed", "Best time"},
		"People leave their name, e-mail and how many tickets they would like.":               {"Name", "E-mail", "How many tickets"},
		"Booking request form: name, phone, number of guests, date and a message (optional).": {"Name", "Phone", "Number of guests", "Date", "Message"},
	} {
		var got []string
		for _, s := range Read("", text).Site.Sections {
			for _, f := range s.Fields {
				got = append(got, f.Label)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestSiteContact(t *testing.T) {
	in := Read("", "Sticky phone button (0113 496 0042) on mobile\nWrite to hello@example.com\nNo shop!")
	if s := in.Site; s.Phone != "0113 496 0042" || !s.Sticky || s.Email != "hello@example.com" || len(s.Without) != 1 {
		t.Errorf("%+v", s)
	}
	if s := Read("", "The hero says \"Since 1998\" and we know 1998 to 2005 well").Site; s.Phone != "" || s.Hero != "Since 1998" {
		t.Errorf("phone %q, hero %q", s.Phone, s.Hero)
	}
}
