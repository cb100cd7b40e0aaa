package intent

import (
	"slices"
	"testing"
)

func TestDeals(t *testing.T) {
	for text, want := range map[string][]string{
		"A buyer presses \"Reserve\", the seller accepts or declines in 48 h":            {"ask:reservation", "decide", "answer_time"},
		"we earn 8 % from the seller's price, minimum €25 per sale":                      {"commission", "commission_min"},
		"Sellers must be verified by us before their listings go public":                 {"verify_wait"},
		"As a customer I compare the offers and accept exactly one":                      {"ask:offer", "decide"},
		"the others are then turned down by themselves":                                  {"others_down"},
		"accepted pickers see the exact address, the others only the village":            {"reveal"},
		"can apply with others as a group of up to 6 (names)":                            {"ask:application", "group"},
		"A vet cannot accept two shifts which overlap":                                   {"overlap"},
		"visible only when both have done so or after 14 days":                           {"review_blind", "review_days"},
		"Saved searches: named, a list with the number of new matches since last visit.": {"saved_search"},
		"Urgent flag if the start is within 72 h":                                        {"urgent"},
		"Contact details are shown only after the owner accepts":                         {"reveal"},
		"No commission for now":                                                          {},
	} {
		in := Read("", text)
		for _, kind := range want {
			if !in.Deals.Has(kind) {
				t.Errorf("%q: no %s among %v", text, kind, in.Deals.Marks)
			}
		}
	}
	in := Read("Growers post, pickers apply.", "As a tailor I send one offer per job. A practice posts a shift. Landlords list rooms and students apply")
	var posters, askers []string
	for _, a := range in.Deals.Posters {
		posters = append(posters, a.Name)
	}
	for _, a := range in.Deals.Askers {
		askers = append(askers, a.Name)
	}
	if !slices.Equal(posters, []string{"grower", "practice", "landlord"}) || !slices.Equal(askers, []string{"picker", "tailor", "student"}) {
		t.Errorf("posters %v, askers %v", posters, askers)
	}
}
