package accept

import (
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// stock writes the checks of a stock: an article of their own goes in and out again.
func (w *writer) stock() {
	k := w.spec.Stock
	if k == nil {
		return
	}
	admin, name, one := w.spec.AdminRole().Name, "{run} thing", strings.ToLower(k.Article.Label)
	w.add("stock-open", "The stock shows what is there, what is low and what expires", admin, []spec.Step{open("/stock"), see("heading", "Stock"), see("link", k.Articles[0].Name),
		see("", "Below minimum"), see("", "Thrown away this year"), open("/stock/order-list"), see("heading", "Order list")}, "stock", "stock/places", "stock/units", "stock/tags")
	make := []spec.Step{open("/stock"), click("button", "New "+one), fill("Name", name), click("button", "Create "+one), see("", name+" saved")}
	receive := []spec.Step{open("/stock?q={run}"), click("link", name), see("heading", name), click("button", "Receive"), fill("Amount", "7")}
	if k.Lots {
		receive = append(receive, fill("Lot number", "{run}"))
	}
	receive = append(receive, in(click("button", "Receive"), "Receive "+name), see("", "Delivery taken in"))
	w.add("stock-take", "What is taken out is gone from the stock, and the movement stays", admin, all(make, receive, []spec.Step{
		open("/stock?q={run}"), click("link", name), click("button", "Take out"), fill("Amount", "99"), in(click("button", "Take out"), "Take out "+name), see("", "Only 7"),
		fill("Amount", "3"), in(click("button", "Take out"), "Take out "+name), see("", "Taken out"), reload(), see("", "4 "+k.Units[0]), in(see("", "Used"), "History")}),
		"stock/rights", "stock/expiry", "stock/lots", "stock/chill")
	if k.Recipes != nil {
		w.add("stock-produce", "More than the stock allows is not produced", admin, []spec.Step{open("/stock/recipes"), see("heading", k.Recipes.Recipe.LabelPlural),
			open("/stock/productions"), see("heading", k.Recipes.Production.LabelPlural)}, "stock/recipes")
	}
	if k.Outlets != nil {
		w.add("stock-deliveries", "Deliveries can be seen and confirmed", admin, []spec.Step{open("/stock/deliveries"), see("heading", "Deliveries")}, "stock/outlets")
	}
}
