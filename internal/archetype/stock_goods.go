package archetype

import (
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// stockTrade is what a trade keeps: "name | unit | supplier | price | minimum | shelf life in days, 0 none | marks", and what is
// made of it: "name | pieces | article amount, …". A name that begins with * is kept chilled.
type stockTrade struct {
	words    []string
	articles []string
	recipes  []string
}

var stockTrades = []stockTrade{
	{[]string{"dental", "dentist", "medical", "practice", "clinic", "doctor", "nurse", "vet", "veterinary", "hospital", "ambulance"},
		[]string{"Gloves size S | box | Medisupply | 8.90 | 6 | 720 |", "Gloves size M | box | Medisupply | 8.90 | 8 | 720 |", "Anaesthetic cartridges | box | Pharma Direct | 42.00 | 4 | 30 |",
			"Composite A2 | piece | Dentaware | 31.50 | 3 | 150 |", "Disinfectant 1 l | bottle | Medisupply | 12.50 | 5 | 365 |", "Face masks | box | Medisupply | 6.20 | 6 | 900 |",
			"Suture 4-0 | pack | Pharma Direct | 27.80 | 2 | 45 |", "Impression material | pack | Dentaware | 38.00 | 2 | 120 |", "Cotton rolls | pack | Medisupply | 4.10 | 5 | 0 |", "Bandages | pack | Pharma Direct | 3.40 | 6 | 500 |"}, nil},
	{[]string{"bakery", "bread", "flour", "baker", "pastry", "patisserie"},
		[]string{"Wheat flour T65 | kg | Moulin du Rhône | 1.10 | 20 | 60 | Gluten", "Rye flour | kg | Moulin du Rhône | 1.35 | 10 | 45 | Gluten", "*Butter | kg | Laiterie des Monts | 8.60 | 5 | 14 | Milk", "*Milk | l | Laiterie des Monts | 1.05 | 8 | 6 | Milk",
			"Eggs | piece | Ferme Berthier | 0.32 | 60 | 12 | Egg", "Sesame seeds | kg | Épices & Co | 6.40 | 2 | 200 | Sesame", "Hazelnuts | kg | Épices & Co | 14.80 | 2 | 150 | Nuts", "Sea salt | kg | Épices & Co | 0.90 | 5 | 0 |", "Yeast | kg | Moulin du Rhône | 3.20 | 1 | 20 |"},
		[]string{"Country loaf | 40 | Wheat flour T65 10, Sea salt 0.2, Yeast 0.1", "Rye bread | 30 | Rye flour 8, Wheat flour T65 2, Sea salt 0.2", "Brioche | 50 | Wheat flour T65 5, Butter 2, Eggs 30, Milk 1"}},
	{[]string{"brewery", "beer", "brew", "distillery", "cider", "winery", "roastery"},
		[]string{"Pale malt | kg | Maltings North | 0.95 | 200 | 300 | Gluten", "Crystal malt | kg | Maltings North | 1.40 | 50 | 300 | Gluten", "*Hops Cascade | kg | Hop Growers | 24.00 | 4 | 180 |", "*Yeast US-05 | piece | Lab Supplies | 4.80 | 10 | 25 |",
			"Bottles 0.33 l | piece | Glassworks | 0.22 | 1000 | 0 |", "Crown caps | piece | Glassworks | 0.02 | 2000 | 0 |", "Cleaning acid | l | Lab Supplies | 3.10 | 20 | 700 |"},
		[]string{"Pale ale | 400 | Pale malt 80, Crystal malt 8, Hops Cascade 1.2, Yeast US-05 2", "Lager | 400 | Pale malt 90, Hops Cascade 0.6, Yeast US-05 3"}},
	{[]string{"restaurant", "kitchen", "café", "cafe", "canteen", "bar", "food", "catering", "chef", "soup", "ice cream", "chocolate", "cheese"},
		[]string{"Tomatoes | kg | Green Market | 2.40 | 8 | 5 |", "*Mozzarella | kg | Dairy House | 9.20 | 4 | 12 | Milk", "Olive oil | l | Oil Mill | 7.80 | 6 | 300 |", "*Chicken | kg | Butcher Lane | 8.90 | 5 | 4 |", "Rice | kg | Grain Store | 1.90 | 10 | 365 |",
			"*Cream | l | Dairy House | 3.10 | 4 | 8 | Milk", "Flour | kg | Grain Store | 1.00 | 10 | 120 | Gluten", "Eggs | piece | Farm Gate | 0.30 | 60 | 14 | Egg", "Coffee beans | kg | Roastery | 16.00 | 3 | 60 |"},
		[]string{"Tomato sauce | 30 | Tomatoes 6, Olive oil 0.4", "Pizza dough | 40 | Flour 8, Olive oil 0.3"}},
	{[]string{"laboratory", "lab", "chemical", "research", "pharmacy", "cosmetics", "soap"},
		[]string{"Ethanol 96 % | l | Chemtrade | 6.20 | 10 | 700 |", "Pipette tips 200 µl | box | Labware | 9.80 | 12 | 0 |", "*Antibody A-12 | piece | Bioreagents | 210.00 | 2 | 40 |", "Nitrile gloves | box | Labware | 8.40 | 6 | 900 |", "*Agar plates | pack | Bioreagents | 14.50 | 8 | 21 |", "Buffer pH 7 | l | Chemtrade | 5.10 | 4 | 180 |", "Filter paper | pack | Labware | 7.60 | 5 | 0 |"},
		[]string{"Stock solution | 20 | Ethanol 96 % 2, Buffer pH 7 1"}},
	{[]string{"workshop", "garage", "mechanic", "repair", "carpenter", "joinery", "electrician", "plumber", "construction", "tools", "spare parts", "machine"},
		[]string{"Wood screws 4x40 | box | Fixings Ltd | 6.50 | 10 | 0 |", "Brake pads | piece | Auto Trade | 24.00 | 6 | 0 |", "Engine oil 5W-30 | l | Auto Trade | 5.80 | 20 | 1500 |", "Sanding discs | pack | Fixings Ltd | 11.20 | 5 | 0 |", "Wood glue | bottle | Adhesives Co | 8.40 | 4 | 60 |", "Cable ties | pack | Fixings Ltd | 3.10 | 8 | 0 |", "Silicone | piece | Adhesives Co | 4.90 | 6 | 25 |", "LED bulb E27 | piece | Light House | 3.70 | 12 | 0 |"}, nil},
	{[]string{"garden", "nursery", "farm", "greenhouse", "flower", "florist", "animal", "zoo", "feed"},
		[]string{"Potting soil | bag | Green Supply | 5.20 | 20 | 0 |", "Tomato seeds | pack | Seed House | 2.10 | 15 | 200 |", "Fertiliser | kg | Green Supply | 3.30 | 10 | 500 |", "Hay | bale | Meadow Farm | 6.00 | 12 | 120 |", "*Vaccine | piece | Vet Trade | 9.50 | 6 | 28 |", "Plant pots 12 cm | piece | Green Supply | 0.35 | 100 | 0 |"}, nil},
	{nil, []string{"Printer paper A4 | pack | Office Direct | 4.20 | 10 | 0 |", "Toner black | piece | Office Direct | 62.00 | 2 | 700 |", "Hand soap | bottle | Clean & Co | 2.80 | 8 | 25 |", "Paper towels | pack | Clean & Co | 5.90 | 6 | 0 |", "Batteries AA | pack | Office Direct | 4.60 | 6 | 900 |",
		"First-aid kit | piece | Safety First | 24.50 | 2 | 45 |", "Surface cleaner | bottle | Clean & Co | 3.40 | 6 | 150 |", "Cable ties | pack | Fixings Ltd | 3.10 | 5 | 0 |"}, []string{"Welcome set | 10 | Hand soap 10, Paper towels 10"}},
}

// stockShelves fills the first shelves with what the trade keeps: old and new batches, one expired, one running low.
func (b *builder) stockShelves(k *spec.Stock) {
	text := strings.ToLower(b.req.Name + " " + b.req.Description + " " + b.req.Requirements)
	trade, best := stockTrades[len(stockTrades)-1], 0
	for _, t := range stockTrades {
		n := 0
		for _, w := range t.words {
			n += strings.Count(text, w)
		}
		if n > best {
			trade, best = t, n
		}
	}
	units := slices.Clone(k.Units)
	for i, line := range trade.articles {
		a := stockArticle(line)
		if !slices.Contains(units, a.Unit) {
			units = append(units, a.Unit)
		}
		if k.Tags == nil {
			a.Tags = nil
		} else {
			a.Tags = slices.DeleteFunc(a.Tags, func(tag string) bool { return !slices.Contains(k.Tags.Options, tag) })
		}
		if k.Chill == nil {
			a.Chilled = false
		}
		life, _ := strconv.Atoi(strings.TrimSpace(strings.Split(line, "|")[5]))
		k.Articles = append(k.Articles, stockBatches(k, a, life, i))
	}
	k.Units = units
	if k.Recipes == nil {
		return
	}
	k.Recipes.Samples = []spec.StockRecipe{}
	for _, line := range trade.recipes {
		k.Recipes.Samples = append(k.Recipes.Samples, stockRecipe(line))
	}
}

func stockArticle(line string) spec.StockArticle {
	p := strings.Split(line, "|")
	for i := range p {
		p[i] = strings.TrimSpace(p[i])
	}
	price, _ := strconv.ParseFloat(p[3], 64)
	least, _ := strconv.ParseFloat(p[4], 64)
	a := spec.StockArticle{Name: strings.TrimPrefix(p[0], "*"), Chilled: strings.HasPrefix(p[0], "*"), Unit: p[1], Supplier: p[2], Price: int(price*100 + 0.5), Minimum: least, Batches: []spec.StockBatch{}}
	if p[6] != "" {
		a.Tags = strings.Split(p[6], ", ")
	}
	return a
}

// stockBatches gives article i an older and a newer batch, spread over the places.
func stockBatches(k *spec.Stock, a spec.StockArticle, life, i int) spec.StockArticle {
	lot := func(n int) string {
		if !k.Lots {
			return ""
		}
		return strings.ToUpper(string([]rune(a.Name)[0])) + strconv.Itoa(2401+i*13+n)
	}
	days := func(n int) *int {
		if !k.Expiry || life == 0 {
			return nil
		}
		return &n
	}
	for place := range k.Places {
		amount := a.Minimum*2 + float64((i+place)%3)
		if i == 0 && place == 0 || i == 4 && place == len(k.Places)-1 {
			amount = a.Minimum * 0.5 // running low
			if i == 0 && k.Recipes != nil {
				amount = a.Minimum * 3
			}
		}
		a.Batches = append(a.Batches, spec.StockBatch{Lot: lot(place * 2), Quantity: amount, ExpiresIn: days(max(3, life/5)), Place: place},
			spec.StockBatch{Lot: lot(place*2 + 1), Quantity: a.Minimum, ExpiresIn: days(life), Place: place})
		if i%4 == 2 && place == 0 && k.Expiry && life > 0 {
			a.Batches = append(a.Batches, spec.StockBatch{Lot: lot(9), Quantity: 2, ExpiresIn: days(-3), Place: place})
		}
		if i == 4 && place == len(k.Places)-1 {
			a.Batches = a.Batches[:len(a.Batches)-1]
		}
	}
	return a
}

func stockRecipe(line string) spec.StockRecipe {
	p := strings.Split(line, "|")
	pieces, _ := strconv.Atoi(strings.TrimSpace(p[1]))
	r := spec.StockRecipe{Name: strings.TrimSpace(p[0]), Pieces: pieces, Uses: []spec.StockUses{}}
	for _, use := range strings.Split(p[2], ",") {
		use = strings.TrimSpace(use)
		at := strings.LastIndexByte(use, ' ')
		amount, _ := strconv.ParseFloat(use[at+1:], 64)
		r.Uses = append(r.Uses, spec.StockUses{Article: use[:at], Amount: amount})
	}
	return r
}
