package intent

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestColours(t *testing.T) {
	for text, want := range map[string]Theme{
		"Colors pink and dark grey":                            {Primary: "#ffc0cb", Accent: "#3a3d42"},
		"background white, buttons darkorange":                 {Background: "#ffffff", Primary: "#ff8c00"},
		"Calm look, white with sage green.":                    {Background: "#ffffff", Primary: "#8a9a7b", Tone: "calm"},
		"The colour of all headings should be dark slate blue": {Heading: "#483d8b"},
		"colours: burgundy headings, white page":               {Heading: "#800020", Background: "#ffffff"},
		"Dark theme with an accent of #ff8800":                 {Mode: "dark", Accent: "#ff8800"},
		"brand colour is #0af":                                 {Primary: "#00aaff"},
		"look: workshop style, dark grey + yellow":             {Background: "#3a3d42", Primary: "#ffff00"},
		"dark green header, warm white page":                   {Header: "#006400", Background: "#fbf7f0"},
		"Change the buttons from darkorange to teal":           {Primary: "#008080"},
		"Corporate blue (#0b3d91), plain.":                     {Primary: "#0b3d91"},
		"colours: night blue, gold":                            {Primary: "#1b2845", Accent: "#ffd700"},
		"dark blue + brass":                                    {Primary: "#00008b", Accent: "#b08d3c"},
		"We sell red and white wine":                           {},
		"High contrast, letters big":                           {Scale: "large"},
	} {
		got := Read("", text).Theme
		got.At = nil
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q\n got %+v\nwant %+v", text, got, want)
		}
	}
}

func TestOpeningHours(t *testing.T) {
	for text, want := range map[string]string{
		"I work Tue-Sat 9 to 5": "2 09:00-17:00, 3 09:00-17:00, 4 09:00-17:00, 5 09:00-17:00, 6 09:00-17:00",
		"Mon to Wed 07:30-19:00, Fri 07:30-14:00, closed on weekends": "1 07:30-19:00, 2 07:30-19:00, 3 07:30-19:00, 5 07:30-14:00",
		"Open Monday and Thursday from 10am until 6pm":                "1 10:00-18:00, 4 10:00-18:00",
		"weekdays 8-12 and 14-18":                                     "1 08:00-12:00, 2 08:00-12:00, 3 08:00-12:00, 4 08:00-12:00, 5 08:00-12:00, 1 14:00-18:00, 2 14:00-18:00, 3 14:00-18:00, 4 14:00-18:00, 5 14:00-18:00",
		"Sat 9.30 to 13.00":                                           "6 09:30-13:00",
		"Fri 25:00-26:00":                                             "",
	} {
		var got []string
		for _, h := range Read("", text).Booking.Hours {
			got = append(got, fmt.Sprintf("%d %s-%s", h.Weekday, h.From, h.To))
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q\n got %s\nwant %s", text, s, want)
		}
	}
}

func TestServicesAndRules(t *testing.T) {
	in := Read("", "Small dog 45 min $50, medium 60 min $65, add nails +$12 and teeth +$15. Between two jobs I need 30 min driving. Book at the earliest 2 hours ahead and at most 8 weeks ahead. "+
		"Cancel free of charge up to 24 h before, later a fee of € 40 is due. Never more than two treatments at once.")
	b := in.Booking
	if len(b.Services) != 2 || b.Services[0].Name != "Small dog" || b.Services[1].Name != "Medium dog" || b.Services[1].Price != 6500 || b.Services[1].Minutes != 60 {
		t.Errorf("services %+v", b.Services)
	}
	if len(b.Extras) != 2 || b.Extras[1].Name != "Teeth" || b.Extras[1].Price != 1500 {
		t.Errorf("extras %+v", b.Extras)
	}
	if b.Buffer != 30 || b.LeadMinutes != 120 || b.HorizonDays != 56 || b.CancelHours != 24 || b.CancelFee != 4000 || b.Capacity != 2 {
		t.Errorf("rules %+v", b)
	}
}

func TestPricesInAnyNotation(t *testing.T) {
	for text, want := range map[string]string{
		"Haircut 30 min € 45": "4500 EUR", "Haircut, 30 min, 45 €": "4500 EUR", "Haircut 30 minutes for £19.50": "1950 GBP",
		"Haircut (30 min) 45 EUR": "", "Haircut 30 min: CHF 60": "6000 CHF", "Haircut 30 min 1,200 NOK": "120000 NOK", "Haircut 30 min 12,50 €": "1250 EUR",
	} {
		b := Read("", text).Booking
		got := ""
		if len(b.Services) > 0 {
			got = fmt.Sprint(b.Services[0].Price, " ", b.Currency)
		}
		if got != want && want != "" {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestClausesPointAtTheirWords(t *testing.T) {
	description := "A tool for a choir; members can see songs, and admins can add them."
	requirements := "# Songs\nA song has title and key. It must be easy, e.g. two clicks.\n\n- rate songs\n- comment\n1. numbered one"
	in := Read(description, requirements)
	var texts []string
	for _, c := range in.Clauses {
		source := description
		if c.Source == "requirements" {
			source = requirements
		}
		if source[c.Span[0]:c.Span[1]] != c.Text {
			t.Errorf("span of %q gives %q", c.Text, source[c.Span[0]:c.Span[1]])
		}
		texts = append(texts, c.Text)
	}
	want := []string{"A tool for a choir", "members can see songs,", "and admins can add them.", "A song has title and key.", "It must be easy, e.g. two clicks.", "rate songs", "comment", "numbered one"}
	if !slices.Equal(texts, want) {
		t.Errorf("clauses\n got %q\nwant %q", texts, want)
	}
	if in.Clauses[3].Heading != "songs" {
		t.Errorf("heading %q", in.Clauses[3].Heading)
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"Keep track of beehives and honey": "English", "Eine Anwendung für die Verwaltung von Kunden und Rechnungen, die ich mit meinen Kollegen teile": "German",
		"Quiero una aplicación para gestionar los clientes y las citas de mi taller": "Spanish", "Je veux une application pour gérer les clients et les commandes": "French",
		"Приложение для учёта пчёл и ульев на пасеке": "another language", "": "English",
	} {
		if got := Read(text, "").Language; got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Each a has b: c (d, e), f.", "- x\n1. y\n# z\nMon-Fri 9-5 €4")
	f.Fuzz(func(t *testing.T, description, requirements string) {
		in := Read(description, requirements)
		for _, c := range in.Clauses {
			source := description
			if c.Source == "requirements" {
				source = requirements
			}
			if c.Span[0] < 0 || c.Span[1] > len(source) || source[c.Span[0]:c.Span[1]] != c.Text {
				t.Fatalf("span %v of %q", c.Span, c.Text)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("Manage patients, visits and invoices. Each patient has many visits. Visits have date, reason and status (planned, done). ", 20)
	for b.Loop() {
		Read(text, text)
	}
}

// TestFieldLists: what a list after a colon says is kept, also of words that are otherwise no record.
func TestFieldLists(t *testing.T) {
	for text, want := range map[string]string{
		"Place: name, county, town, address, website":                     "place: Name, County, Town, Address, Website",
		"Shop: name, address, rent per month.":                            "shop: Name, Address, Rent per month",
		"Job: venue, date, pay per hour, min 15 €":                        "job: Venue, Date, Pay per hour",
		"Lesson: title, publishing date in the future, choose a level":    "lesson: Title, Publishing date, Level",
		"Main screen: total yield, number of sites, date, table of sites": "",
		"Filters: price, colour, date":                                    "",
	} {
		got := ""
		for _, e := range Read("", text).Entities {
			var labels []string
			for _, f := range e.Fields {
				labels = append(labels, f.Label)
			}
			got += e.Key + ": " + strings.Join(labels, ", ")
		}
		if got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestWhoDoesIt: people named with what they do are a role, in the singular too; money that changes hands at the door asks
// for no payment.
func TestWhoDoesIt(t *testing.T) {
	for text, want := range map[string]string{
		"The guard enters the visitor with name and company": "guard",
		"The safety officer sees old visits":                 "safety officer",
		"The driver marks a parcel as delivered":             "driver",
	} {
		if in := Read("", text); in.Role(want) == nil {
			t.Errorf("%q: no role %s in %v", text, want, in.Roles)
		}
	}
	for text, want := range map[string]bool{"Payment is in cash at the door.": false, "Customers pay online": true, "online payment, cash is fine too": true} {
		if got := Read("", text).Has("payment"); got != want {
			t.Errorf("%q: payment %v", text, got)
		}
	}
}
