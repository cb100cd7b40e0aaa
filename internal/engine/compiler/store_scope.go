package compiler

import (
	"encoding/json"

	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// storePaths are what may be asked of the shop and the stock: whether there is one, and the rules as one text of JSON that
// a function of the database gives out. Everything else the pages read from src/content/shop.json and stock.json.
var storePaths = []string{"app.shop", "app.shop.rules", "app.stock", "app.stock.rules"}

// store answers storePaths, and lists the discount codes that there are from the start.
func (b *scopes) store(app *slice.Scope) {
	app.Values["app.shop"], app.Values["app.shop.rules"] = b.spec.Shop != nil, "{}"
	app.Values["app.stock"], app.Values["app.stock.rules"] = b.spec.Stock != nil, "{}"
	app.Lists["shop.coupon"] = nil
	if k := b.spec.Shop; k != nil {
		rules := *k
		rules.Products, rules.FirstCoupons = nil, nil
		app.Values["app.shop.rules"] = rulesText(rules)
		for _, c := range k.FirstCoupons {
			sc := slice.NewScope("coupon")
			sc.Values = map[string]any{"coupon.code": c.Code, "coupon.percent": c.Percent, "coupon.days": c.Days, "coupon.uses": c.Uses}
			app.Lists["shop.coupon"] = append(app.Lists["shop.coupon"], sc)
		}
	}
	if k := b.spec.Stock; k != nil {
		rules := *k
		rules.Articles, rules.Places = nil, nil
		if rules.Recipes != nil {
			recipes := *rules.Recipes
			recipes.Samples = nil
			rules.Recipes = &recipes
		}
		app.Values["app.stock.rules"] = rulesText(rules)
	}
}

// rulesText is a value as JSON; a spec holds nothing that JSON cannot say.
func rulesText(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic("compiler: rules of a spec: " + err.Error())
	}
	return string(data)
}

// couponType is the scope of one discount code.
var couponType = &slice.Type{Name: "coupon", Paths: []string{"coupon.code", "coupon.percent", "coupon.days", "coupon.uses"}}

// storeContent is what the pages of the shop and the stock read.
func storeContent(s *spec.Spec, put func(path string, v any)) {
	if s.Shop != nil {
		put("src/content/shop.json", s.Shop)
	}
	if s.Stock != nil {
		put("src/content/stock.json", s.Stock)
	}
}
