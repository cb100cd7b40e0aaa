package archetype

import (
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// trades are the services that a trade usually offers, for texts that name none. The first trade one of whose words stands in the text is taken.
var trades = []struct {
	words    string // parts of words, lower case, parted by bars
	services []spec.BookingService
}{
	{"yoga|pilates", []spec.BookingService{{Name: "Beginners class", Minutes: 60, Price: 1500}, {Name: "Vinyasa flow", Minutes: 75, Price: 1800}, {Name: "Private lesson", Minutes: 60, Price: 6500}}},
	{"nail|manicure", []spec.BookingService{{Name: "Manicure", Minutes: 45, Price: 3500}, {Name: "Gel nails", Minutes: 75, Price: 5500}, {Name: "Pedicure", Minutes: 60, Price: 4500}}},
	{"barber|hair|salon", []spec.BookingService{{Name: "Haircut", Minutes: 30, Price: 3200}, {Name: "Wash and blow-dry", Minutes: 45, Price: 3800}, {Name: "Colour and cut", Minutes: 120, Price: 9500}}},
	{"massage|spa|wellness", []spec.BookingService{{Name: "Back massage", Minutes: 30, Price: 3900}, {Name: "Whole body massage", Minutes: 60, Price: 6900}, {Name: "Hot stone massage", Minutes: 90, Price: 9800}}},
	{"physio|osteopath|chiropract", []spec.BookingService{{Name: "First assessment", Minutes: 60, Price: 9000}, {Name: "Treatment", Minutes: 45, Price: 7000}, {Name: "Follow-up", Minutes: 30, Price: 4800}}},
	{"dentist|dental", []spec.BookingService{{Name: "Check-up", Minutes: 30, Price: 6000}, {Name: "Cleaning", Minutes: 45, Price: 8500}, {Name: "Filling", Minutes: 60, Price: 12000}}},
	{"vet |vets|veterin|animal clinic", []spec.BookingService{{Name: "Check-up", Minutes: 20, Price: 4500}, {Name: "Vaccination", Minutes: 15, Price: 5500}, {Name: "Surgery consultation", Minutes: 40, Price: 7000}}},
	{"dog|groom|cat |pet ", []spec.BookingService{{Name: "Wash and brush", Minutes: 45, Price: 4500}, {Name: "Full groom", Minutes: 90, Price: 7500}, {Name: "Claw trim", Minutes: 15, Price: 1500}}},
	{"driving", []spec.BookingService{{Name: "Driving lesson", Minutes: 50, Price: 5500}, {Name: "Double lesson", Minutes: 100, Price: 10500}, {Name: "Test preparation", Minutes: 90, Price: 9500}}},
	{"tattoo|piercing", []spec.BookingService{{Name: "Consultation", Minutes: 30, Price: 0}, {Name: "Small tattoo", Minutes: 90, Price: 12000}, {Name: "Half-day session", Minutes: 240, Price: 38000}}},
	{"tutor|lesson|music|piano|guitar|language", []spec.BookingService{{Name: "Trial lesson", Minutes: 30, Price: 1500}, {Name: "Single lesson", Minutes: 45, Price: 3200}, {Name: "Long lesson", Minutes: 90, Price: 5900}}},
	{"photo", []spec.BookingService{{Name: "Portrait", Minutes: 45, Price: 12000}, {Name: "Family shoot", Minutes: 90, Price: 22000}, {Name: "Passport pictures", Minutes: 15, Price: 1800}}},
	{"bike|bicycle", []spec.BookingService{{Name: "Small service", Minutes: 30, Price: 3900}, {Name: "Full service", Minutes: 90, Price: 9900}, {Name: "Repair", Minutes: 60, Price: 5500}}},
	{"car |garage|tyre|mechanic|workshop", []spec.BookingService{{Name: "Inspection", Minutes: 60, Price: 8900}, {Name: "Tyre change", Minutes: 45, Price: 5900}, {Name: "Oil change", Minutes: 30, Price: 7900}}},
	{"clean|window|chimney", []spec.BookingService{{Name: "Small home", Minutes: 90, Price: 6500}, {Name: "House", Minutes: 180, Price: 12500}, {Name: "Office", Minutes: 120, Price: 9500}}},
	{"fitness|gym|trainer|coach", []spec.BookingService{{Name: "Trial training", Minutes: 30, Price: 0}, {Name: "Personal training", Minutes: 60, Price: 6000}, {Name: "Training plan", Minutes: 45, Price: 4500}}},
	{"lawyer|legal|tax|advis|consult", []spec.BookingService{{Name: "First talk", Minutes: 30, Price: 0}, {Name: "Consultation", Minutes: 60, Price: 15000}, {Name: "Review of documents", Minutes: 90, Price: 21000}}},
	{"doctor|clinic|practice|medical", []spec.BookingService{{Name: "Consultation", Minutes: 20, Price: 6000}, {Name: "Check-up", Minutes: 40, Price: 11000}, {Name: "Vaccination", Minutes: 10, Price: 2500}}},
	{"beauty|cosmetic|lash|brow", []spec.BookingService{{Name: "Facial", Minutes: 60, Price: 6500}, {Name: "Brows", Minutes: 20, Price: 1900}, {Name: "Lash lift", Minutes: 75, Price: 6900}}},
	{"escape", []spec.BookingService{{Name: "Escape game", Minutes: 75, Price: 9900}}},
}

// tradeServices gives what the trade of a text (lower case) offers, or three lengths of a visit.
func tradeServices(text string) []spec.BookingService {
	for _, t := range trades {
		for word := range strings.SplitSeq(t.words, "|") {
			if strings.Contains(" "+text+" ", " "+word) {
				return append([]spec.BookingService{}, t.services...)
			}
		}
	}
	return []spec.BookingService{{Name: "First visit", Minutes: 60, Price: 4000}, {Name: "Regular visit", Minutes: 30, Price: 2500}, {Name: "Long visit", Minutes: 90, Price: 5500}}
}
