package intent

import (
	"strings"
	"testing"
)

// TestListsOfThings: things that stand in a list, each with what is kept of it.
func TestListsOfThings(t *testing.T) {
	for text, want := range map[string]string{
		"A tool for a vet clinic: owners, their animals (species, breed, weight), visits with diagnosis and treatment, vaccinations with due date.":                          "owner:; pet: Species, Breed, Weight; visit: Diagnosis, Treatment; vaccination: Due date",
		"I keep customers with name, phone, address and their pianos (brand, model, year, serial number).":                                                                   "customer: Name, Phone, Address; piano: Brand, Model, Year, Serial number",
		"We need objects (inventory number, artist, year), borrowers (institution, contact, email) and loans with from, to, insurance value and condition before and after.": "object: Inventory number, Artist, Year; borrower: Institution, Contact, Email; loan: From, To, Insurance value, Condition before, Condition after",
		"Keep track of my hives (location, type, queen year) and inspections: date, weather, mites counted, notes.":                                                          "beehive: Location, Type, Queen year; inspection: Date, Weather, Mites counted, Notes",
		"As a homebrewer I want to log my brews.":                                                    "brew:",
		"I tune pianos. For each tuning I note the date, pitch before and after, price and remarks.": "tuning: Date, Pitch before, Pitch after, Price, Remarks",
		"The guard enters the visitor with name, company and host.":                                  "visitor: Name, Company, Host",
		"Staff record each delivery: supplier, plant, quantity and date.":                            "delivery: Supplier, Plant, Quantity, Date",
		"I want to log my brews. I want to record style, original gravity, yeast.":                   "brew: Style, Original gravity, Yeast",
		"As a collector I want to record films, books and games.":                                    "movie:; book:; game:",
		"When an owner comes the clerk records the claim with name and ID type and hands it out.":    "claim: Name, ID type",
	} {
		var got []string
		for _, e := range Read(text, "").Entities {
			var labels []string
			for _, f := range e.Fields {
				labels = append(labels, f.Label)
			}
			got = append(got, strings.TrimSpace(e.Key+": "+strings.Join(labels, ", ")))
		}
		if have := strings.Join(got, "; "); have != want {
			t.Errorf("%q\n got %s\nwant %s", text, have, want)
		}
	}
}
