package accept

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// shop writes the checks of a shop. They make a product of their own, so that they can run at once and in any order.
func (w *writer) shop() {
	k := w.spec.Shop
	if k == nil {
		return
	}
	admin, customer := w.spec.AdminRole().Name, w.spec.DefaultRole().Name
	name := "{run} thing"
	w.add("shop-open", "Goods and prices can be seen without an account", "visitor", []spec.Step{open("/shop"), see("heading", "Shop"), see("link", k.Products[0].Name)},
		"shop/products", "shop/fits", "shop/filters", "shop/numbers")
	buy := all(w.shopProduct(name, 5), []spec.Step{signIn(customer)}, w.shopAdd(name), []spec.Step{see("", "In the cart"), open("/cart"), see("link", name), reload(), see("link", name),
		see("", "Goods"), see("", "Shipping"), click("link", "Checkout"), fill("Address", "Test Street 1")})
	nodes := []string{"shop", "shop/variants", "shop/choices", "shop/shipping", "shop/vat", "shop/statuses", "shop/measure", "shop/ship_day", "shop/guests"}
	if k.VAT > 0 {
		buy = append(buy, see("", "VAT"))
	}
	for _, c := range k.Consents {
		if c.Field == "" {
			buy = append(buy, spec.Step{Do: "check", Name: c.Text})
		}
	}
	buy = append(buy, click("button", "Place order"), see("heading", "Order"), see("", "Thank you"))
	if k.ShipDay != nil {
		buy = append(buy, see("", "ships on"))
	}
	buy = append(buy, see("", k.Statuses[0].Label), open("/shop/orders"), see("", name))
	w.add("shop-order", "A customer buys something and finds the order again", admin, buy, nodes...)
	w.add("shop-sold-out", "What is sold out stays visible and cannot be bought", admin, all(w.shopProduct(name+" gone", 0),
		[]spec.Step{signIn("visitor"), open("/shop?q={run}"), click("link", name+" gone"), see("", k.SoldOut), notSee("button", "Add to cart")}), "shop/sold_out", "shop/limits")
	w.add("shop-admin", "Only who keeps the shop reaches its goods", admin, []spec.Step{open("/shop/products"), see("heading", k.Product.LabelPlural), see("button", "Upload CSV"),
		open("/shop/low-stock"), see("heading", "Low stock"), signIn("visitor"), open("/shop/products"), notSee("button", "Upload CSV")}, "shop/low_stock", "shop/consents", "shop/reorder")
	if k.Coupons {
		w.add("shop-coupon", "A code that does not exist changes nothing", admin, all(w.shopProduct(name, 5), []spec.Step{signIn("visitor")}, w.shopAdd(name),
			[]spec.Step{see("", "In the cart"), open("/cart"), fill("Discount code", "NOSUCH99"), click("button", "Apply code"), see("", "There is no code NOSUCH99")}), "shop/coupons")
	}
	if k.WishList {
		w.add("shop-wish", "A wish stays on the list", admin, all(w.shopProduct(name, 5), []spec.Step{signIn(customer), open("/shop?q={run}"), click("link", name),
			click("button", "Add to wish list"), see("", "On your wish list"), open("/shop/wish-list"), see("link", name), reload(), see("link", name)}), "shop/wish_list")
	}
	if s := k.Samples; s != nil {
		w.add("shop-sample", "A free sample can be ordered", admin, all(w.shopProduct(name, 5), []spec.Step{signIn(customer), open("/shop?q={run}"), click("link", name),
			click("button", "Order a free "+strings.ToLower(s.Label)), open("/shop/samples"), see("heading", s.LabelPlural)}), "shop/samples")
	}
	if k.CutList != "" {
		w.add("shop-cutting", "Open orders stand on a page to print", admin, []spec.Step{open("/shop/cutting"), see("heading", k.CutList), see("button", "Print")}, "shop/cut_list")
	}
}

// shopProduct makes a product in the form of who keeps the shop.
func (w *writer) shopProduct(name string, stock int) []spec.Step {
	k := w.spec.Shop
	steps := []spec.Step{open("/shop/products/new"), fill("Name", name)}
	if k.Numbers != "" {
		steps = append(steps, fill(k.Numbers, "{run}"+strconv.Itoa(stock)))
	}
	for i := range k.Fields {
		if f := &k.Fields[i]; f.Required && f.Kind == spec.Enum {
			steps = append(steps, choose(f.Label, f.Options[0].Label))
		}
	}
	label, price, variant := "Stock", "Price", ""
	if k.Measure != nil {
		label += " in " + k.Measure.Unit
	}
	if k.Variant != "" {
		price, variant = "Price 1", k.Variant+" 1"
	}
	steps = append(steps, fill(label, strconv.Itoa(stock)))
	if variant != "" {
		steps = append(steps, fill(variant, "One"))
	}
	return append(steps, fill(price, "12.00"), click("button", "Create "+strings.ToLower(k.Product.Label)), see("", name+" saved"))
}

// shopAdd puts a product into the cart.
func (w *writer) shopAdd(name string) []spec.Step {
	steps := []spec.Step{open("/shop?q={run}"), click("link", name), see("heading", name)}
	if m := w.spec.Shop.Measure; m != nil {
		steps = append(steps, fill(measureLabel(m), fmt.Sprint(m.Min)))
	}
	return append(steps, click("button", "Add to cart"))
}

func measureLabel(m *spec.ShopMeasure) string {
	if m.Unit == "m" || m.Unit == "cm" || m.Unit == "yd" || m.Unit == "ft" {
		return "Length in " + m.Unit
	}
	return "Amount in " + m.Unit
}
