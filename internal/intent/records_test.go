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

// TestFieldsToldByWhatPeopleDo: what is kept of a thing, told by what people put in, read, choose by and note every day.
func TestFieldsToldByWhatPeopleDo(t *testing.T) {
	for text, want := range map[string]string{
		"Sellers post listings of left-over material. A seller puts in what it is, the category (tiles, wood, other), quantity with unit (piece, kg), price per unit, until when it must be picked up, and photos.": "listing: Title, Category, Quantity, Unit, Price per unit, Picked up by, Photos",
		"As Orla I add, change and delete headstones. I look through the headstones and filter by stone (slate, granite). I open one headstone and read the inscription, the year and the place.":                   "headstone: Inscription, Year, Place, Stone",
		"Each kitchen belongs to a municipality. Every day the cook enters the menu, how many meals were served, kg left on plates.":                                                                                "kitchen:; daily entry: Date, Menu, Meals served, Kg left on plates; municipality:",
		"Inspection = date, inspector, result (ok, not ok), remark.":                               "inspection: Date, Inspector, Result, Remark",
		"A keg has a number, size (20, 30, 50 litre), and state - empty, full, at customer, lost.": "keg: Number, Size, State",
		"We manage works. The works are in three groups, editorial, books and advertising.":        "work: Group",
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

// TestRolesInALine: people of a list, each followed by what they may do, and nobody made of names and pronouns.
func TestRolesInALine(t *testing.T) {
	for text, want := range map[string]string{
		"Roles: equipment warden everything, firefighter can take foam, chief only reads.": "equipment warden admin; firefighter staff; chief staff",
		"As Orla I add works. As anybody I find the page calm.":                            "admin admin",
		"As HR I approve requests.":                                                        "hr admin",
	} {
		var got []string
		for _, r := range Read("", text).Roles {
			got = append(got, r.Name+" "+r.Level)
		}
		if have := strings.Join(got, "; "); have != want {
			t.Errorf("%q\n got %s\nwant %s", text, have, want)
		}
	}
}
