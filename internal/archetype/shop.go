package archetype

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// shopMachinery are words for what the shop slice has of its own: they do not become lists beside it.
var shopMachinery = strings.Fields(`order cart basket checkout customer client product coupon discount voucher stock payment shipping invoice sample swatch
	gift wish wishlist account swatches subscription price delivery article parcel catalogue shop store bag remnant bolt category status variant option size
	user visitor guest admin people code purchase item inventory batch make model year supplier page list button weight order history`)

// wantsShop says whether the app sells.
func (b *builder) wantsShop() bool {
	if b.req.Base != nil {
		return b.spec.Shop != nil
	}
	return b.family.Slug == "ecommerce" || slices.Contains(b.match.Blended, "ecommerce") && (b.in.Has("cart") || b.in.Has("checkout"))
}

// shop makes the shop slice of what the text says, or changes the one of the base.
func (b *builder) shop() {
	said := &b.in.Shop
	k := b.spec.Shop
	if k == nil {
		k = &spec.Shop{Fields: []spec.Field{}, Choices: []spec.ShopChoice{}, StaffRoles: []string{}, Limits: []spec.ShopLimit{}, Consents: []spec.ShopConsent{},
			FirstCoupons: []spec.ShopCoupon{}, Guests: true, Reorder: true, LowStock: 3, SoldOut: "Sold out", Shipping: spec.ShopShipping{Bands: []spec.ShopBand{}}}
		b.spec.Shop = k
		b.shopPeople(k)
		b.shopGoods(k)
		if b.decide("guest_checkout") == "no" {
			k.Guests = false
		}
		if fee, err := strconv.ParseFloat(b.decide("shipping_fee"), 64); err == nil {
			k.Shipping.Flat = clamp(int(math.Round(fee*100)), 0, 1_000_000)
		}
		k.Statuses = []spec.Option{option("Received", nil), {Value: "packed", Label: "Packed"}, {Value: "shipped", Label: "Shipped", Tone: "success", Final: true}}
	}
	b.shopMoney(k)
	b.shopRules(k)
	for _, s := range said.Said {
		b.trace.meet(s.At, s.Node)
	}
}

func (b *builder) shopPeople(k *spec.Shop) {
	for _, r := range b.spec.Roles {
		if !r.Default && !r.Admin {
			k.StaffRoles = append(k.StaffRoles, r.Name)
		}
	}
}

// shopMoney takes over what the text says of taxes, shipping and codes.
func (b *builder) shopMoney(k *spec.Shop) {
	said := &b.in.Shop
	if said.VAT > 0 {
		k.VAT = said.VAT
	}
	if said.Flat >= 0 {
		k.Shipping.Flat = said.Flat
		b.answerFromText("shipping_fee", strconv.FormatFloat(float64(said.Flat)/100, 'f', -1, 64))
	}
	if said.FreeFrom > 0 {
		k.Shipping.FreeFrom = said.FreeFrom
	}
	if len(said.Bands) > 0 {
		k.Shipping.Bands = nil
		for _, band := range said.Bands {
			k.Shipping.Bands = append(k.Shipping.Bands, spec.ShopBand{UpToGrams: band.Grams, Price: band.Price})
		}
		slices.SortFunc(k.Shipping.Bands, func(a, b spec.ShopBand) int { return a.UpToGrams - b.UpToGrams })
		k.Shipping.Bands = slices.CompactFunc(k.Shipping.Bands, func(a, b spec.ShopBand) bool { return a.UpToGrams == b.UpToGrams })
	}
	k.Shipping.PickUp = k.Shipping.PickUp || said.PickUp
	if d := said.ShipDay; d != nil {
		k.ShipDay = &spec.ShopShipDay{Day: d.Day, CutoffDay: d.CutoffDay, Cutoff: d.Cutoff}
	}
	k.Coupons = k.Coupons || said.Codes
	for _, c := range said.Coupons {
		if c.Percent > 0 && c.Percent <= 100 && !slices.ContainsFunc(k.FirstCoupons, func(have spec.ShopCoupon) bool { return have.Code == c.Code }) {
			k.FirstCoupons = append(k.FirstCoupons, spec.ShopCoupon{Code: c.Code, Percent: c.Percent, Uses: c.Uses})
		}
	}
}

// shopRules takes over statuses, limits, consents and what else the text asks for.
func (b *builder) shopRules(k *spec.Shop) {
	said := &b.in.Shop
	statuses := said.Statuses
	for _, e := range b.in.Entities {
		for _, f := range e.Fields {
			if e.Key == "order" && strings.EqualFold(f.Label, "status") && len(f.Options) > 1 && len(statuses) == 0 {
				statuses = f.Options
				b.trace.meet(f.At, "shop/statuses")
			}
		}
	}
	if len(statuses) > 1 {
		k.Statuses = nil
		for _, label := range statuses {
			k.Statuses = append(k.Statuses, option(sentence(label), k.Statuses))
		}
	}
	for _, r := range b.in.Renames {
		for i := range k.Statuses {
			if strings.EqualFold(k.Statuses[i].Label, r.From) {
				k.Statuses[i].Label = sentence(r.To) // the value stays: orders keep their status
				b.trace.meet(r.At, "shop/statuses")
				for _, at := range r.Also {
					b.trace.meet(at, "shop/statuses")
				}
			}
		}
	}
	for _, l := range said.Limits {
		field, value := k.DetailOf(l.Word)
		if l.Max < 1 || slices.ContainsFunc(k.Limits, func(have spec.ShopLimit) bool { return have.Field == field && have.Value == value }) {
			continue
		}
		word := "this " + strings.ToLower(k.Product.Label)
		if value != "" {
			word = "a " + l.Word + " " + strings.ToLower(k.Product.Label)
		}
		k.Limits = append(k.Limits, spec.ShopLimit{Field: field, Value: value, Max: l.Max, Text: "Only " + strconv.Itoa(l.Max) + " of " + word + " can be ordered at a time."})
	}
	for _, c := range said.Consents {
		field, value := k.DetailOf(c.Word)
		if !slices.ContainsFunc(k.Consents, func(have spec.ShopConsent) bool { return have.Text == c.Text }) {
			k.Consents = append(k.Consents, spec.ShopConsent{Field: field, Value: value, Text: clip(c.Text, 300)})
		}
	}
	k.Guests = k.Guests && !said.NoGuests
	k.WishList = k.WishList || said.WishList
	if s := said.Samples; s != nil {
		one := ident.Singular(s.Word)
		k.Samples = &spec.ShopSamples{Label: sentence(one), LabelPlural: sentence(ident.Plural(one)), PerMonth: s.PerMonth}
	}
	if said.LowStock > 0 {
		k.LowStock = said.LowStock
	}
	if said.SoldOut != "" {
		k.SoldOut = clip(said.SoldOut, 40)
	}
	if said.CutList != "" {
		k.CutList = said.CutList
	}
}

// shopNoun is what is sold: the thing of the text that has most to say for itself.
func (b *builder) shopNoun() *intent.Entity {
	var best *intent.Entity
	weight := func(e *intent.Entity) int {
		n := 3*len(e.Fields) + len(e.Mentions)
		if e.Strong {
			n += 2
		}
		if e.Noun != nil && e.Noun.Cards && e.Noun.Noun != "product" {
			n += 6
		}
		return n
	}
	for _, e := range b.in.Entities {
		if e.Noun != nil && (e.Noun.Person || e.Noun.Role) || e.Key == "order" || e.Key == "cart" || slices.Contains(shopMachinery, e.Key) && e.Key != "product" && e.Key != "article" || e.Noun != nil && slices.Contains([]string{"shop", "gift", "order", "coupon", "delivery", "vehicle"}, e.Noun.Noun) && len(e.Fields) < 3 {
			continue
		}
		if best == nil || weight(e) > weight(best) {
			best = e
		}
	}
	if best == nil {
		best = &intent.Entity{Key: "product", Label: "Product", Noun: catalogue.Get().Noun("product")}
	}
	return best
}

// tradeNoun is the lexicon's knowledge of what is sold: of the thing itself, else of any goods that the text mentions.
func (b *builder) tradeNoun(e *intent.Entity) *catalogue.Noun {
	generic := e.Noun == nil || slices.Contains([]string{"product", "article", "listing", "collectible", "fabric"}, e.Noun.Noun) && e.Noun.Noun != "fabric"
	if !generic {
		return e.Noun
	}
	for _, t := range b.in.Tokens {
		for _, word := range []string{t.Noun, t.Lower} {
			if n := catalogue.Get().Noun(word); n != nil && n.Cards && !n.Person && n.Noun != "product" && slices.ContainsFunc(n.Fields, func(f string) bool { return strings.HasPrefix(f, "price") }) {
				return n
			}
		}
	}
	if e.Noun != nil && e.Noun.Noun == "article" {
		return catalogue.Get().Noun("moped part")
	}
	return catalogue.Get().Noun("product")
}

var (
	shopPriceField  = regexp.MustCompile(`(?i)\b(price|cost)\b`)
	shopStockField  = regexp.MustCompile(`(?i)^(stock|in stock|quantity|available|availability|stock in [a-z]+|amount in stock|pieces)$`)
	shopWeightField = regexp.MustCompile(`(?i)^(shipping )?weight( in (g|kg|grams?|kilos?))?$`)
	shopSkipField   = regexp.MustCompile(`(?i)^(choose|pick|select|find|fits?|photos?|pictures?|images?|wish|cart|order|add|size|sizes|variants?|grind|whole|ground|status)\b`)
)

// shopGoods works out what a product is like and fills the first shelves.
func (b *builder) shopGoods(k *spec.Shop) {
	said := &b.in.Shop
	from := b.shopNoun()
	noun := b.tradeNoun(from)
	label := spec.CleanLabel(from.Label, "Product")
	if len(strings.Fields(label)) > 3 {
		label = "Product"
	}
	k.Product = spec.Words{Label: sentence(label), LabelPlural: spec.CleanLabel(sentence(ident.Plural(label)), "Products")}
	k.Numbers = said.Numbers
	if m := said.Measure; m != nil && m.Unit != "" {
		k.Measure = &spec.ShopMeasure{Unit: m.Unit, Word: m.Word, Step: m.Step, Min: m.Min, RemnantBelow: m.RemnantBelow, RemnantPercent: m.RemnantPercent}
		if k.Measure.Step == 0 {
			k.Measure.Step = map[bool]float64{true: 50, false: 0.1}[m.Unit == "g" || m.Unit == "cm" || m.Unit == "ml"]
		}
		if k.Measure.Min == 0 {
			k.Measure.Min = k.Measure.Step
		}
	}
	if len(said.FitsLevels) > 1 || said.FitsThing != "" {
		k.Fits = &spec.ShopFits{Thing: said.FitsThing, Levels: said.FitsLevels}
		if len(k.Fits.Levels) < 2 {
			k.Fits.Levels = []string{"Make", "Model"}
		}
		if k.Fits.Thing == "" {
			k.Fits.Thing = "model"
		}
	}
	for _, c := range said.Choices {
		var names ident.Namer
		for _, have := range k.Choices {
			names.Take(have.Name)
		}
		k.Choices = append(k.Choices, spec.ShopChoice{Name: names.Field(c.Label, "choice"), Label: clip(c.Label, 60), Options: c.Options})
	}
	shelf := b.shopShelf(from, noun)
	details := map[string]string{} // role → field of the shelf
	for _, f := range shelf.Fields {
		role := b.shopRole(k, shelf, &f)
		switch role {
		case "":
			b.shopDetail(k, f)
		case "skip":
		default:
			if details[role] == "" {
				details[role] = f.Name
			}
		}
	}
	b.shopFilters(k, shelf)
	b.shopStock(k, shelf, details, noun)
	b.keys[from.Key] = "shop"
	for i := range b.trace.nodes {
		for n, node := range b.trace.nodes[i] {
			if strings.HasPrefix(node, "entities/"+shelf.Name) {
				b.trace.nodes[i][n] = "shop/products"
			}
		}
	}
	for _, m := range from.Mentions {
		b.trace.meet(m, "shop/products")
	}
}

// shopShelf is a passing entity with all the fields of a product, for working out kinds and sample values.
func (b *builder) shopShelf(from *intent.Entity, noun *catalogue.Noun) *spec.Entity {
	e := &spec.Entity{Name: "shop_product", Label: from.Label, LabelPlural: ident.Plural(from.Label), Fields: []spec.Field{}}
	if noun != nil {
		e.Label = noun.Noun
	}
	b.nouns[e.Name] = noun
	own := &intent.Entity{Key: "shop_product", Label: e.Label, Noun: noun}
	gone := map[string]bool{}
	for _, list := range b.in.Shop.Lists {
		gone[strings.ToLower(list.Label+" "+list.Options[0])] = true
		for _, o := range list.Options {
			gone[strings.ToLower(o)] = true
		}
		own.Fields = append(own.Fields, &intent.Field{Label: sentence(list.Label), Options: sentences(list.Options), At: list.At})
	}
	for _, f := range from.Fields {
		if gone[strings.ToLower(f.Label)] || shopSkipField.MatchString(f.Label) && len(f.Options) == 0 || len(strings.Fields(f.Label)) > 5 {
			b.trace.meet(f.At, "shop/products")
			continue
		}
		plain := *f
		plain.Thing = nil
		own.Fields = append(own.Fields, &plain)
	}
	b.fields(e, own)
	if noun != nil && len(own.Fields) < 3 {
		b.lexiconFields(e, noun)
	}
	return e
}

func sentences(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s
		if s == strings.ToLower(s) {
			out[i] = sentence(s)
		}
	}
	return out
}

// shopRole says which of a product's own columns a field is; "" is a detail beside them.
func (b *builder) shopRole(k *spec.Shop, shelf *spec.Entity, f *spec.Field) string {
	label := strings.ToLower(f.Label)
	switch {
	case f.Name == shelf.Title:
		return "name"
	case f.Kind == spec.Money || shopPriceField.MatchString(label):
		return "price"
	case shopStockField.MatchString(label) || strings.HasPrefix(label, "stock "):
		return "stock"
	case shopWeightField.MatchString(label):
		return "weight"
	case label == "description":
		return "description"
	case strings.HasSuffix(label, "number") || label == "sku" || label == "isbn":
		if k.Numbers == "" {
			k.Numbers = f.Label
			if label == "number" {
				k.Numbers = k.Product.Label + " number"
			}
		}
		return "number"
	case f.Kind == "image" || f.Kind == "images" || f.Kind == "file" || f.Kind == spec.Reference || f.Kind == spec.Member || label == "available":
		return "skip"
	}
	return ""
}

// shopDetail keeps a field among those that a product is described by.
func (b *builder) shopDetail(k *spec.Shop, f spec.Field) {
	if len(k.Fields) >= 16 {
		return
	}
	switch f.Kind {
	case spec.Text, spec.LongText, spec.Integer, spec.Decimal, spec.Boolean, spec.Enum, spec.Tags:
	case spec.Percent, spec.Duration:
		f.Kind = spec.Decimal
	default:
		f.Kind = spec.Text
	}
	f.Default, f.Due, f.After, f.Unique = nil, false, "", false
	f.Required = f.Required && f.Kind == spec.Enum
	f.Filter = f.Kind == spec.Enum || f.Kind == spec.Tags && len(f.Options) > 0
	f.Sort = false
	f.InList = len(k.Fields) < 3 && f.Kind != spec.Boolean
	if f.Kind == spec.LongText {
		f.InList = len(k.Fields) < 3
		f.Kind = map[bool]spec.FieldKind{true: spec.Text, false: spec.LongText}[strings.EqualFold(f.Label, "notes")]
		f.MaxLength = 500
	}
	k.Fields = append(k.Fields, f)
}

// shopFilters lets the fields that a text wants to filter by be filters: numbers as ranges, texts as a choice of what the
// shelves hold.
func (b *builder) shopFilters(k *spec.Shop, shelf *spec.Entity) {
	for _, c := range b.in.Clauses {
		asks := false
		for i := c.From; i < c.To; i++ {
			t := b.in.Tokens[i]
			asks = asks || t.Is("filters", "filtered", "filterable", "range") || t.Is("filter") && (i == c.From || i+1 < c.To && b.in.Tokens[i+1].Is("by", "for", "on", ":"))
		}
		if !asks {
			continue
		}
		for n := range k.Fields {
			word := strings.ToLower(strings.Fields(k.Fields[n].Label)[0])
			for i := c.From; i < c.To; i++ {
				if b.in.Tokens[i].Lower == word || b.in.Tokens[i].Noun == word {
					b.shopFilter(&k.Fields[n], shelf)
					b.trace.meet(intent.Range{From: i, To: i + 1}, "shop/filters")
				}
			}
		}
		for i := c.From; i < c.To; i++ {
			if b.in.Tokens[i].Is("filter", "filters", "range", "price", "by", "sort", "family", "search") {
				b.trace.meet(intent.Range{From: i, To: i + 1}, "shop/filters")
			}
		}
	}
}

func (b *builder) shopFilter(f *spec.Field, shelf *spec.Entity) {
	switch f.Kind {
	case spec.Enum, spec.Tags, spec.Boolean, spec.Integer, spec.Decimal:
		f.Filter = true
	case spec.Text:
		var labels []string
		for i := range shopSamples {
			if v, ok := b.value(shelf, f, spec.Row{}, i).(string); ok && v != "" && len([]rune(v)) <= 40 && !slices.Contains(labels, v) {
				labels = append(labels, v)
			}
		}
		if len(labels) >= 2 && len(labels) <= 10 {
			f.Kind, f.Options, f.Filter, f.Search, f.MaxLength = spec.Enum, options(labels), true, false, 0
			if on := shelf.Field(f.Name); on != nil {
				on.Kind, on.Options = f.Kind, f.Options
			}
		}
	}
}
