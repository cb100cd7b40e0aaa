package archetype

import (
	"fmt"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// stockMachinery are words for what the stock slice keeps itself.
var stockMachinery = strings.Fields(`article ingredient batch lot stock movement delivery recipe production location supplier supply material item product inventory warehouse
	order unit minimum amount history quantity allergen waste shop store clinic practice trace bread loaf part kitchen branch`)

// ownedBySlice says whether the shop or the stock slice keeps an entity's rows itself.
func (b *builder) ownedBySlice(e *intent.Entity) bool {
	if b.keys[e.Key] == "shop" || len(e.Fields) == 0 || e.Noun != nil && (e.Noun.Person || e.Noun.Role) {
		return true
	}
	names := []string{e.Key}
	if e.Noun != nil {
		names = append(names, strings.Fields(e.Noun.Noun)...)
	}
	machinery := shopMachinery
	if b.spec.Stock != nil {
		machinery = slices.Concat(shopMachinery, stockMachinery)
	}
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(machinery, n) })
}

// wantsStock says whether the app keeps a stock.
func (b *builder) wantsStock() bool {
	if b.req.Base != nil {
		return b.spec.Stock != nil
	}
	// Things that are lent and come back are rows of their own, not a quantity on a shelf.
	lent, used := 0, 0
	for _, t := range b.in.Tokens {
		switch {
		case t.Is("lend", "lends", "lent", "borrow", "borrows", "borrowed", "borrower", "loan", "loans", "rent", "rental", "rented", "return", "returned", "returns"):
			lent++
		case t.Is("stock", "batch", "batches", "lot", "lots", "expiry", "expires", "expire", "expired", "supplier", "suppliers", "ingredient", "ingredients", "minimum", "consumables", "quantity", "reorder"):
			used++
		}
	}
	return b.family.Slug == "inventory-operations" && b.spec.Shop == nil && used > lent
}

// stock makes the stock slice of what the text says, or changes the one of the base.
func (b *builder) stock() {
	said := &b.in.Stock
	k := b.spec.Stock
	if k == nil {
		k = b.newStock()
		b.spec.Stock = k
	}
	k.Expiry = k.Expiry || said.Expiry
	k.Lots = k.Lots || said.Lots
	if said.ExpiryDays > 0 {
		k.ExpiryDays = clamp(said.ExpiryDays, 1, 3650)
		b.answerFromText("expiry_days", fmt.Sprint(k.ExpiryDays))
	}
	if said.ExpiryWord != "" {
		k.ExpiryWord = said.ExpiryWord
	}
	if said.ChillMax > 0 {
		k.Chill = &spec.StockChill{MaxCelsius: said.ChillMax}
	}
	if said.Tags != nil {
		k.Tags = &spec.StockTags{Label: said.Tags.Label, Options: said.Tags.Options}
	}
	b.stockRights(k)
	if len(k.Articles) == 0 {
		b.stockShelves(k)
	}
	for _, s := range said.Said {
		b.trace.meet(s.At, s.Node)
	}
}

func (b *builder) newStock() *spec.Stock {
	said := &b.in.Stock
	k := &spec.Stock{Article: spec.Words{Label: "Article", LabelPlural: "Articles"}, ExpiryDays: 30, ExpiryWord: "Expires", Units: said.Units}
	for _, e := range b.in.Entities {
		if e.Noun != nil && slices.Contains([]string{"ingredient", "article", "equipment"}, e.Noun.Noun) && len(strings.Fields(e.Label)) < 3 {
			label := spec.CleanLabel(e.Label, "Article")
			k.Article = spec.Words{Label: sentence(label), LabelPlural: spec.CleanLabel(sentence(ident.Plural(label)), "Articles")}
			break
		}
	}
	if n := b.decide("expiry_days"); n != "" {
		if days := countDays(n); days > 0 {
			k.ExpiryDays = days
		}
	}
	place := said.Place
	if place == "" {
		place = "location"
	}
	k.Location = spec.Words{Label: sentence(place), LabelPlural: sentence(ident.Plural(place))}
	switch {
	case said.Places > 1:
		for i := range min(said.Places, 8) {
			k.Places = append(k.Places, spec.StockLocation{Name: k.Location.Label + " " + string(rune('A'+i))})
		}
	case said.Recipes:
		k.Places = []spec.StockLocation{{Name: "Production kitchen"}}
	default:
		k.Places = []spec.StockLocation{{Name: "Main store"}}
	}
	for _, v := range spec.StockReasons {
		k.Reasons = append(k.Reasons, spec.Option{Value: v, Label: sentence(strings.ReplaceAll(v, "_", " "))})
	}
	if said.Recipes {
		k.Recipes = &spec.StockRecipes{Recipe: spec.Words{Label: "Recipe", LabelPlural: "Recipes"}, Production: spec.Words{Label: "Production", LabelPlural: "Productions"}}
	}
	if said.Outlet != "" && said.Recipes {
		b.stockOutlets(k)
	}
	return k
}

func countDays(s string) int {
	n := 0
	_, _ = fmt.Sscan(s, &n)
	return n
}

// stockOutlets makes the places that get productions, and finds the role of their people.
func (b *builder) stockOutlets(k *spec.Stock) {
	said := &b.in.Stock
	o := &spec.StockOutlets{Outlet: spec.Words{Label: sentence(said.Outlet), LabelPlural: sentence(ident.Plural(said.Outlet))}, Unsold: said.Unsold}
	if len(o.Unsold) == 0 {
		o.Unsold = []string{"Waste", "Given away"}
	}
	o.Role = b.spec.DefaultRole().Name
	for _, r := range b.spec.Roles {
		if strings.EqualFold(r.Label, said.Outlet) || strings.Contains(strings.ToLower(r.Label), strings.ToLower(said.Outlet)) {
			o.Role = r.Name
		}
	}
	streets := []string{"Market Square", "Station Road", "Old Bridge", "Harbour", "Church Lane", "Mill Street"}
	for i := range clamp(max(said.Outlets, 2), 2, 6) {
		o.Names = append(o.Names, o.Outlet.Label+" "+streets[i])
	}
	k.Outlets = o
}

// stockRights works out who may do what: whoever works there may take, receive and move; corrections are for who leads.
func (b *builder) stockRights(k *spec.Stock) {
	if b.req.Base != nil && len(b.in.Stock.Rights) == 0 {
		return
	}
	lists := map[string]*[]string{"take": &k.Rights.Take, "receive": &k.Rights.Receive, "move": &k.Rights.Move, "correct": &k.Rights.Correct, "produce": &k.Rights.Produce, "manage": &k.Rights.Manage}
	names := []string{"take", "receive", "move", "correct", "produce", "manage"}
	if b.req.Base == nil {
		for _, n := range names {
			*lists[n] = []string{}
		}
	}
	give := func(role string, what ...string) {
		for _, n := range what {
			if list := lists[n]; list != nil && !slices.Contains(*list, role) {
				*list = append(*list, role)
			}
		}
	}
	take := func(role string, what ...string) {
		for _, n := range what {
			*lists[n] = slices.DeleteFunc(*lists[n], func(r string) bool { return r == role })
		}
	}
	for _, r := range b.spec.Roles {
		outlet := k.Outlets != nil && k.Outlets.Role == r.Name
		named := slices.ContainsFunc(b.in.Roles, func(said *intent.Role) bool { have := b.roleFor(said); return have != nil && have.Name == r.Name })
		if r.Admin || outlet || r.Default && !named && len(b.spec.Roles) > 2 {
			continue
		}
		give(r.Name, "take", "receive", "move", "produce")
		if isLeading(r.Label) || b.decide("stock_corrections") == "everybody who works there" {
			give(r.Name, "correct", "manage")
		}
	}
	for _, right := range b.in.Stock.Rights {
		role := b.roleName(right.Role)
		r := b.spec.Role(role)
		if r == nil || r.Admin || k.Outlets != nil && k.Outlets.Role == role {
			continue
		}
		switch {
		case slices.Contains(right.What, "all") && !right.Not:
			give(role, names...)
		case right.Not:
			if len(right.What) == 0 {
				right.What = []string{"correct"} // "the manager can correct the stock, nurses cannot"
			}
			take(role, right.What...)
		default:
			if right.Only {
				take(role, names...)
			}
			give(role, right.What...)
			if slices.Contains(right.What, "correct") && isLeading(r.Label) {
				give(role, "manage")
			}
		}
	}
}

// stockWords are what the pages of every stock show without being asked.
var stockWords = strings.Fields(`stock article articles ingredient ingredients supplier suppliers unit units minimum level reorder batch batches lot lots movement movements delivery
	deliveries delivered production productions recipe recipes amount quantity price prices red orange black line struck take takes taken moving moved move
	history kept who when why used thrown away corrected correct money goods year trace search printable print page pieces piece void reason back code date letter
	running version old new cost computed latest names name list grouped order lands turns shop shops inside nothing missing listed confirm confirmed difference
	explained unsold waste given produce receive kitchen location locations half several needed oldest first dashboard below month need temperature chilled usual required per allergens
	delete system chooses something between possible see changing makes keep number given flour breads contain say expired`)

// stockTrace meets the words of stock clauses that its pages answer.
func (b *builder) stockTrace() {
	if b.spec.Stock == nil {
		return
	}
	for _, c := range b.in.Clauses {
		n := 0
		for i := c.From; i < c.To; i++ {
			if b.in.Content(i) && slices.Contains(stockWords, b.in.Tokens[i].Lower) {
				n++
			}
		}
		for i := c.From; i < c.To && n > 1; i++ {
			if slices.Contains(stockWords, b.in.Tokens[i].Lower) {
				b.trace.meet(intent.Range{From: i, To: i + 1}, "stock")
			}
		}
	}
}
