package spec

import (
	"fmt"
	"strings"
)

// Shop is the shop slice: a catalogue, a cart, orders. Its tables are shop_products, shop_variants, shop_fits, shop_orders,
// shop_order_lines, shop_coupons, shop_wishes and shop_samples; the words and rules around them are the owner's. All but the
// goods reaches the database as one function, app.shop_rules(), so a later build changes rules without touching rows.
type Shop struct {
	Product      Words         `json:"product"`            // what is sold: "Coffee"
	StaffRoles   []string      `json:"staff_roles"`        // roles beside the admin that see all orders and keep the goods
	Fields       []Field       `json:"fields"`             // what is said of each product; kinds text, long_text, integer, decimal, boolean, enum, tags
	Numbers      string        `json:"numbers,omitempty"`  // label of a product's own number, "Part number"; "" none
	Variant      string        `json:"variant,omitempty"`  // what the variants differ in, "Weight"; "" one variant each
	Choices      []ShopChoice  `json:"choices"`            // picked with each item, without a price or stock of their own
	Measure      *ShopMeasure  `json:"measure,omitempty"`  // sold by length, weight or volume
	Fits         *ShopFits     `json:"fits,omitempty"`     // products belong to models of something
	Statuses     []Option      `json:"statuses"`           // of an order, in order; the first is that of a new one
	VAT          float64       `json:"vat"`                // percent included in every price; 0 is not shown
	Shipping     ShopShipping  `json:"shipping"`           //
	ShipDay      *ShopShipDay  `json:"ship_day,omitempty"` // orders go out on one day of the week
	Guests       bool          `json:"guests"`             // orders without an account
	Limits       []ShopLimit   `json:"limits"`             // how many of some products one order may hold
	Consents     []ShopConsent `json:"consents"`           // boxes that must be ticked at the checkout
	Coupons      bool          `json:"coupons"`            // discount codes
	FirstCoupons []ShopCoupon  `json:"first_coupons"`      // codes there are from the start
	WishList     bool          `json:"wish_list"`          //
	Reorder      bool          `json:"reorder"`            // an old order can be put into the cart again
	Samples      *ShopSamples  `json:"samples,omitempty"`  // free samples per account
	LowStock     float64       `json:"low_stock"`          // stock below this is on the low stock list
	SoldOut      string        `json:"sold_out"`           // what stands on a product without stock: "Back soon"
	CutList      string        `json:"cut_list,omitempty"` // title of the printable page of open orders: "Cutting list"
	Products     []ShopProduct `json:"products"`           // goods of the first start
}

// ShopChoice is one thing a customer picks with an item: grind, colour of the thread.
type ShopChoice struct {
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Options []string `json:"options"`
}

// ShopMeasure says how goods are cut: quantities in Unit, in steps of Step and from Min on.
type ShopMeasure struct {
	Unit           string  `json:"unit"`            // "m"
	Word           string  `json:"word"`            // "metre", for "per metre"
	Step           float64 `json:"step"`            // 0.1
	Min            float64 `json:"min"`             // 0.5
	RemnantBelow   float64 `json:"remnant_below"`   // less than this is left: sold whole only; 0 no remnants
	RemnantPercent float64 `json:"remnant_percent"` // taken off a remnant
}

// ShopFits is what products can fit, chosen level by level: make, model, year. The last level holds years when Years is set.
type ShopFits struct {
	Thing  string   `json:"thing"`  // "moped"
	Levels []string `json:"levels"` // labels, two or three
}

// ShopShipping is what sending an order costs. With bands the weight of the goods decides, else it is flat.
type ShopShipping struct {
	Flat     int        `json:"flat"`      // minor units
	FreeFrom int        `json:"free_from"` // goods worth this much go free; 0 never
	Bands    []ShopBand `json:"bands"`     // by weight, lightest first; what is heavier than the last can only be picked up
	PickUp   bool       `json:"pick_up"`   // customers may pick up
}

// ShopBand is one weight band.
type ShopBand struct {
	UpToGrams int `json:"up_to_grams"`
	Price     int `json:"price"`
}

// ShopShipDay is the weekly shipping: orders until Cutoff on CutoffDay go out on the next Day, 0 Sunday.
type ShopShipDay struct {
	Day       int    `json:"day"`
	CutoffDay int    `json:"cutoff_day"`
	Cutoff    string `json:"cutoff"` // "18:00", local to App.TimeZone
}

// ShopLimit lets an order hold at most Max of a product whose Field is Value; an empty Field is any product.
type ShopLimit struct {
	Field string `json:"field"`
	Value string `json:"value"`
	Max   int    `json:"max"`
	Text  string `json:"text"` // the reason for people
}

// ShopConsent must be ticked when the cart holds a product whose Field is Value; an empty Field is always.
type ShopConsent struct {
	Field string `json:"field"`
	Value string `json:"value"`
	Text  string `json:"text"`
}

// ShopCoupon is a discount code. Days counts from the first start; 0 has no end. Uses 0 is without limit.
type ShopCoupon struct {
	Code    string  `json:"code"`
	Percent float64 `json:"percent"`
	Days    int     `json:"days"`
	Uses    int     `json:"uses"`
}

// ShopSamples are free samples: so many per account and calendar month.
type ShopSamples struct {
	Label       string `json:"label"` // "Swatch"
	LabelPlural string `json:"label_plural"`
	PerMonth    int    `json:"per_month"`
}

// ShopProduct is one product of the first start. Details are by field name, as Row has them.
type ShopProduct struct {
	Name        string        `json:"name"`
	Number      string        `json:"number,omitempty"`
	Description string        `json:"description"`
	Picture     string        `json:"picture"` // a drawing's name
	Details     Row           `json:"details"`
	Stock       float64       `json:"stock"`
	Variants    []ShopVariant `json:"variants"` // at least one
	Fits        []ShopFit     `json:"fits,omitempty"`
}

// ShopVariant is one way to buy a product. Takes is how much of the product's stock one takes; Stock, when set, is its own.
type ShopVariant struct {
	Name  string   `json:"name"`
	Price int      `json:"price"`
	Grams int      `json:"grams"`
	Takes float64  `json:"takes"`
	Stock *float64 `json:"stock,omitempty"`
}

// ShopFit is one model that a product fits; To and From are years, 0 when there are none.
type ShopFit struct {
	Make  string `json:"make"`
	Model string `json:"model"`
	From  int    `json:"from"`
	To    int    `json:"to"`
}

var detailKinds = []FieldKind{Text, LongText, Integer, Decimal, Boolean, Enum, Tags}

func (v *validator) shop() {
	k := v.spec.Shop
	if k == nil {
		return
	}
	v.label("shop.product.label", k.Product.Label)
	v.label("shop.product.label_plural", k.Product.LabelPlural)
	for i, r := range k.StaffRoles {
		if v.spec.Role(r) == nil {
			v.fail(fmt.Sprintf("shop.staff_roles[%d]", i), "no role is called %q", r)
		}
	}
	v.fields("shop", k.Fields, nil, detailKinds)
	fields := map[string]bool{"": true}
	for i := range k.Fields {
		fields[k.Fields[i].Name] = true
	}
	for i, c := range k.Choices {
		at := fmt.Sprintf("shop.choices[%d]", i)
		v.match(at+".name", c.Name, namePattern, "a name in snake_case")
		v.prose(at+".label", c.Label, 1, 60)
		if len(c.Options) == 0 {
			v.fail(at+".options", "at least one is needed")
		}
	}
	if len(k.Statuses) < 2 {
		v.fail("shop.statuses", "at least two are needed")
	}
	for i, s := range k.Statuses {
		v.match(fmt.Sprintf("shop.statuses[%d].value", i), s.Value, valuePattern, "a value in snake_case")
		v.prose(fmt.Sprintf("shop.statuses[%d].label", i), s.Label, 1, 60)
	}
	if k.VAT < 0 || k.VAT > 50 {
		v.fail("shop.vat", "must be 0 to 50")
	}
	v.between("shop.shipping.flat", k.Shipping.Flat, 0, 100_000_000)
	v.between("shop.shipping.free_from", k.Shipping.FreeFrom, 0, 100_000_000)
	for i, b := range k.Shipping.Bands {
		v.between(fmt.Sprintf("shop.shipping.bands[%d].up_to_grams", i), b.UpToGrams, 1, 100_000_000)
		if i > 0 && b.UpToGrams <= k.Shipping.Bands[i-1].UpToGrams {
			v.fail(fmt.Sprintf("shop.shipping.bands[%d]", i), "bands go from light to heavy")
		}
	}
	if m := k.Measure; m != nil && (m.Step <= 0 || m.Min <= 0 || m.RemnantPercent < 0 || m.RemnantPercent > 100) {
		v.fail("shop.measure", "step and min must be above 0, remnant_percent 0 to 100")
	}
	if f := k.Fits; f != nil && (len(f.Levels) < 2 || len(f.Levels) > 3) {
		v.fail("shop.fits.levels", "two or three are needed")
	}
	if d := k.ShipDay; d != nil {
		v.between("shop.ship_day.day", d.Day, 0, 6)
		v.between("shop.ship_day.cutoff_day", d.CutoffDay, 0, 6)
		v.match("shop.ship_day.cutoff", d.Cutoff, clockPattern, "a time such as 18:00")
	}
	for i, l := range k.Limits {
		if !fields[l.Field] || l.Max < 1 {
			v.fail(fmt.Sprintf("shop.limits[%d]", i), "needs a known field and a max from 1 on")
		}
	}
	for i, c := range k.Consents {
		if !fields[c.Field] {
			v.fail(fmt.Sprintf("shop.consents[%d].field", i), "no field is called %q", c.Field)
		}
		v.prose(fmt.Sprintf("shop.consents[%d].text", i), c.Text, 1, 300)
	}
	for i, c := range k.FirstCoupons {
		if c.Code == "" || c.Percent <= 0 || c.Percent > 100 {
			v.fail(fmt.Sprintf("shop.first_coupons[%d]", i), "needs a code and a percent from 1 to 100")
		}
	}
	v.prose("shop.sold_out", k.SoldOut, 1, 40)
	if len(k.Products) == 0 {
		v.fail("shop.products", "at least one is needed")
	}
	for i := range k.Products {
		p := &k.Products[i]
		at := fmt.Sprintf("shop.products[%d]", i)
		v.prose(at+".name", p.Name, 1, 120)
		if len(p.Variants) == 0 {
			v.fail(at+".variants", "at least one is needed")
		}
		for n, one := range p.Variants {
			if one.Price < 0 || one.Grams < 0 || one.Takes <= 0 {
				v.fail(fmt.Sprintf("%s.variants[%d]", at, n), "price and grams must not be below 0, takes must be above 0")
			}
		}
	}
}

// DetailOf finds the field and the option's value that a word describes ("used"); both are "" when none does.
func (k *Shop) DetailOf(word string) (field, value string) {
	for i := range k.Fields {
		for _, o := range k.Fields[i].Options {
			if word != "" && strings.EqualFold(o.Label, word) {
				return k.Fields[i].Name, o.Value
			}
		}
	}
	return "", ""
}
