package archetype

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// shopSamples is how many products a new shop begins with.
const shopSamples = 12

// shopStock puts the first products on the shelves: names, prices and details of the trade, one sold out, one running low.
func (b *builder) shopStock(k *spec.Shop, shelf *spec.Entity, details map[string]string, noun *catalogue.Noun) {
	k.Variant = variantLabel(b.in.Shop.Variants)
	numbers := catalogue.Get().Pools["codes"]
	for i := range shopSamples {
		row := spec.Row{}
		b.complete(shelf, row, i)
		name, _ := row[shelf.Title].(string)
		p := spec.ShopProduct{Name: clip(name, 120), Picture: drawingOf(noun, k.Product.Label), Details: spec.Row{}, Description: b.shopDescription(noun, row, details, i)}
		if k.Numbers != "" {
			p.Number, _ = row[details["number"]].(string)
			if own := sampleOf(noun, "number", i); own != "" {
				p.Number = own
			}
			if p.Number == "" || slices.ContainsFunc(k.Products, func(o spec.ShopProduct) bool { return strings.EqualFold(o.Number, p.Number) }) {
				p.Number = fmt.Sprintf("%s-%d", strings.ToUpper(numbers[0][:1]), 1001+i*7)
			}
		}
		for n := range k.Fields {
			f := &k.Fields[n]
			if v, ok := row[f.Name]; ok {
				p.Details[f.Name] = v
			}
		}
		price := b.shopPrice(tradePrice(noun, i, row[details["price"]]), k.Measure)
		p.Stock = math.Round(amountOf(row[details["stock"]], 12))
		switch {
		case i == 3 && k.Measure != nil && k.Measure.RemnantBelow > 0:
			p.Stock = math.Round(k.Measure.RemnantBelow*8) / 10
		case i == 4:
			p.Stock = 0
		case i == 5 && k.Measure == nil:
			p.Stock = math.Max(1, math.Min(2, k.LowStock-1))
		case k.Measure != nil:
			p.Stock = 10 + float64(i%4)*2.5
		case p.Stock < 8:
			p.Stock += 8
		}
		grams := int(amountOf(row[details["weight"]], float64(150+i*90%700)))
		p.Variants = shopVariants(b.in.Shop.Variants, price, grams, &p)
		p.Fits = shopFitsOf(k.Fits, i)
		k.Products = append(k.Products, p)
	}
	// What is one of a kind does not pile up: a limit of one means a stock of one.
	for _, l := range b.in.Shop.Limits {
		if field, value := k.DetailOf(l.Word); field != "" && l.Max == 1 {
			for i := range k.Products {
				if k.Products[i].Details[field] == value && k.Products[i].Stock > 2 {
					k.Products[i].Stock = 3
				}
			}
		}
	}
}

func (b *builder) shopDescription(noun *catalogue.Noun, row spec.Row, details map[string]string, i int) string {
	if text, ok := row[details["description"]].(string); ok && text != "" {
		return clip(text, 500)
	}
	if own := sampleOf(noun, "description", i); own != "" {
		return own
	}
	lines := []string{"Made in small numbers and checked by hand before it leaves us.", "A favourite of our regulars.", "New in the shop this season.",
		"Packed without plastic.", "Chosen because we use it ourselves.", "Only a little of it each year."}
	return lines[i%len(lines)]
}

// sampleOf is sample i of the lexicon for a field whose name ends so, "" when there is none.
func sampleOf(noun *catalogue.Noun, ending string, i int) string {
	if noun == nil {
		return ""
	}
	for _, name := range []string{ending, "part " + ending} {
		if list := noun.Samples[name]; len(list) > i {
			return list[i]
		}
	}
	return ""
}

// tradePrice is a price within what the trade asks, in minor units; or stands where the lexicon knows none.
func tradePrice(noun *catalogue.Noun, i int, or any) any {
	if noun == nil {
		return or
	}
	for _, line := range noun.Fields {
		if f, err := catalogue.ParseField(line); err == nil && f.Kind == "money" && f.Ranged {
			at := f.Low + (f.High-f.Low)*float64((31+i*37)%100)/99
			return math.Round(at*2) * 50
		}
	}
	return or
}

// priceScale is about what one unit of a currency buys beside a euro, for believable sample prices.
var priceScale = map[string]float64{"NOK": 10, "SEK": 10, "DKK": 7, "CZK": 25, "PLN": 4, "HUF": 400, "INR": 80, "JPY": 150, "KES": 140, "ZAR": 20, "MXN": 20, "BRL": 6, "THB": 38, "TRY": 35, "ISK": 150}

// shopPrice is a sample price in the shop's currency, rounded as shops do.
func (b *builder) shopPrice(v any, m *spec.ShopMeasure) int {
	price := amountOf(v, 1800)
	currency := b.spec.App.Currency
	if b.in.Home.Currency != "" {
		currency = b.in.Home.Currency
	}
	if scale := priceScale[currency]; scale > 0 {
		price = math.Round(price*scale/500) * 500
	}
	if m != nil {
		price = math.Round(price/100) * 100
	}
	return max(100, int(price))
}

func amountOf(v any, or float64) float64 {
	switch n := v.(type) {
	case int:
		return float64(n)
	case float64:
		return n
	}
	return or
}

var reAmount = regexp.MustCompile(`(?i)^(\d+(?:[.,]\d+)?)\s?(kg|g|ml|cl|l|oz|lb)`)

// variantLabel names what variants differ in.
func variantLabel(variants []string) string {
	if len(variants) == 0 {
		return ""
	}
	m := reAmount.FindStringSubmatch(variants[0])
	switch {
	case m == nil:
		if strings.Contains(variants[0], "p") && variants[0] != strings.ToUpper(variants[0]) {
			return "Pack"
		}
		return "Size"
	case slices.Contains([]string{"ml", "cl", "l"}, strings.ToLower(m[2])):
		return "Volume"
	}
	return "Weight"
}

// shopVariants are the ways to buy a product. Weights and volumes share the product's stock, kept in the biggest of them's
// unit; sizes have stock of their own.
func shopVariants(names []string, price, grams int, p *spec.ShopProduct) []spec.ShopVariant {
	if len(names) == 0 {
		return []spec.ShopVariant{{Price: price, Grams: grams, Takes: 1}}
	}
	var out []spec.ShopVariant
	base := 0.0
	for i, name := range names[:min(len(names), 8)] {
		v := spec.ShopVariant{Name: clip(name, 60), Price: price, Grams: grams, Takes: 1}
		m := reAmount.FindStringSubmatch(name)
		if m == nil {
			own := math.Max(0, p.Stock-float64(i*2))
			v.Stock = &own
			out = append(out, v)
			continue
		}
		amount, _ := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", "."), 64)
		amount *= map[string]float64{"kg": 1, "g": 0.001, "l": 1, "cl": 0.01, "ml": 0.001, "oz": 0.02835, "lb": 0.4536}[strings.ToLower(m[2])]
		if base == 0 {
			base = amount
		}
		v.Takes = math.Round(amount*1000) / 1000
		v.Grams = int(math.Round(amount * 1000))
		step := 50.0
		if price >= 5000 {
			step = 500
		}
		v.Price = int(math.Round(float64(price)*math.Pow(amount/base, 0.9)/step) * step)
		out = append(out, v)
	}
	return out
}

// models are makes, models and years by what they are of; the first kind is for anything that drives.
var models = []struct {
	things []string
	fits   []spec.ShopFit
}{
	{[]string{"moped", "scooter", "motorcycle", "motorbike", "bike", "ride"}, []spec.ShopFit{{Make: "Puch", Model: "Maxi", From: 1969, To: 1988}, {Make: "Simson", Model: "S51", From: 1980, To: 1989},
		{Make: "Kreidler", Model: "Florett", From: 1964, To: 1981}, {Make: "Vespa", Model: "PK 50", From: 1982, To: 1990}, {Make: "Tomos", Model: "A35", From: 1985, To: 2006}, {Make: "Puch", Model: "X30", From: 1976, To: 1985}}},
	{[]string{"car", "van", "truck", "vehicle", "auto"}, []spec.ShopFit{{Make: "Volvo", Model: "240", From: 1975, To: 1993}, {Make: "Volkswagen", Model: "Golf II", From: 1983, To: 1992},
		{Make: "Citroën", Model: "2CV", From: 1970, To: 1990}, {Make: "Fiat", Model: "Panda", From: 1980, To: 2003}, {Make: "Volvo", Model: "740", From: 1984, To: 1992}}},
	{[]string{"tractor", "machine", "mower"}, []spec.ShopFit{{Make: "Fendt", Model: "Farmer 2", From: 1960, To: 1978}, {Make: "Deutz", Model: "D 4006", From: 1968, To: 1981}, {Make: "Massey Ferguson", Model: "135", From: 1964, To: 1979}}},
	{[]string{"bicycle", "ebike", "cycle"}, []spec.ShopFit{{Make: "Gazelle", Model: "Tour", From: 1985, To: 2005}, {Make: "Peugeot", Model: "PX10", From: 1970, To: 1985}, {Make: "Brompton", Model: "M6", From: 2000, To: 2025}}},
}

// shopFitsOf gives product i the models that it fits: every fifth fits all.
func shopFitsOf(f *spec.ShopFits, i int) []spec.ShopFit {
	if f == nil {
		return nil
	}
	list := models[0].fits
	for _, m := range models {
		if slices.Contains(m.things, f.Thing) {
			list = m.fits
		}
	}
	if i%5 == 0 {
		return slices.Clone(list)
	}
	return []spec.ShopFit{list[i%len(list)], list[(i+2)%len(list)]}
}

// drawings are the pictures that goods are drawn with, by words of their trade; the first that fits.
var drawings = []struct {
	picture string
	words   []string
}{
	{"bag", []string{"coffee", "tea", "flour", "spice", "seed", "pet food"}}, {"bolt", []string{"fabric", "yarn", "cloth", "textile", "curtain"}},
	{"part", []string{"part", "gear", "engine", "screw", "machine"}}, {"bottle", []string{"wine", "beer", "oil", "cosmetic", "bottle", "perfume", "juice"}},
	{"jar", []string{"honey", "jar", "jam", "pickle", "sauce"}}, {"book", []string{"book", "magazine", "notebook", "game"}},
	{"plant", []string{"plant", "flower", "herb", "crop", "tree"}}, {"cup", []string{"pottery", "mug", "cup", "ceramic"}}, {"lamp", []string{"lamp", "light"}},
	{"shirt", []string{"shirt", "garment", "costume", "cloth", "sweater"}}, {"candle", []string{"candle"}}, {"soap", []string{"soap"}},
	{"cheese", []string{"cheese"}}, {"bread", []string{"loaf", "bread", "chocolate", "cake"}}, {"ring", []string{"jewel", "ring", "watch"}},
	{"tool", []string{"tool", "knife", "equipment"}}, {"toy", []string{"toy", "model"}}, {"wheel", []string{"wheel", "vinyl", "record", "tyre"}},
	{"bike", []string{"bike", "bicycle"}}, {"picture", []string{"print", "poster", "work", "photo", "card"}}, {"plate", []string{"dish", "meal"}},
}

func drawingOf(noun *catalogue.Noun, label string) string {
	words := strings.ToLower(label)
	if noun != nil {
		words = noun.Noun + " " + words
	}
	for _, d := range drawings {
		if slices.ContainsFunc(d.words, func(w string) bool { return strings.Contains(words, w) }) {
			return d.picture
		}
	}
	return "box"
}

// shopWords are what the pages of every shop show without being asked.
var shopWords = strings.Fields(`shop store product products cart checkout order orders history price prices stock customer customers buy bought sold guest
	account status page show see catalogue catalog picture pictures photo photos csv upload list search find number text name admin payment pay stay stays visible
	free part parts goods item items total totals line lines date sizes selling sell online web visitor visitors`)

// shopTrace meets the words of shop clauses that its pages answer: one such word alone proves nothing.
func (b *builder) shopTrace() {
	k := b.spec.Shop
	if k == nil {
		return
	}
	is := func(i int) bool {
		t := b.in.Tokens[i]
		return slices.Contains(shopWords, t.Lower) || strings.EqualFold(t.Noun, k.Product.Label) || strings.EqualFold(t.Lower, k.Product.LabelPlural)
	}
	for _, c := range b.in.Clauses {
		n := 0
		for i := c.From; i < c.To; i++ {
			if is(i) || slices.ContainsFunc(b.trace.nodes[i], func(node string) bool { return strings.HasPrefix(node, "shop") }) {
				n++
			}
		}
		for i := c.From; i < c.To && n > 1; i++ {
			if is(i) {
				b.trace.meet(intent.Range{From: i, To: i + 1}, "shop")
			}
		}
	}
}
