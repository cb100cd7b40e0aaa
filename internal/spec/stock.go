package spec

import "fmt"

// Stock is the stock slice: articles in batches at locations, every movement kept. Its tables are stock_articles,
// stock_locations, stock_minimums, stock_batches, stock_levels, stock_moves and stock_staff, with recipes stock_recipes,
// stock_versions, stock_ingredients and stock_productions, with outlets stock_deliveries and stock_unsold. The rules reach
// the database as one function, app.stock_rules().
type Stock struct {
	Article    Words           `json:"article"`           // what is kept: "Article", "Ingredient"
	Location   Words           `json:"location"`          // where: "Location", "Kitchen"
	Units      []string        `json:"units"`             // "box", "kg"
	Tags       *StockTags      `json:"tags,omitempty"`    // marks of articles that recipes inherit: allergens
	Rights     StockRights     `json:"rights"`            //
	Reasons    []Option        `json:"reasons"`           // why stock moved, in the owner's words; values as in StockReasons
	Lots       bool            `json:"lots"`              // a delivery must name its lot
	Expiry     bool            `json:"expiry"`            // batches have a date after which they cannot be taken
	ExpiryDays int             `json:"expiry_days"`       // what expires within so many days is marked
	ExpiryWord string          `json:"expiry_word"`       // "Expires", "Best before"
	Chill      *StockChill     `json:"chill,omitempty"`   // chilled deliveries are measured
	Recipes    *StockRecipes   `json:"recipes,omitempty"` // productions from recipes
	Outlets    *StockOutlets   `json:"outlets,omitempty"` // places that get what was produced
	Places     []StockLocation `json:"places"`            // locations of the first start; at least one
	Articles   []StockArticle  `json:"articles"`          // articles of the first start
}

// StockReasons are the reasons a movement can have.
var StockReasons = []string{"used", "delivered", "moved", "thrown_away", "corrected", "counted", "produced", "voided"}

// StockTags is a list of marks.
type StockTags struct {
	Label   string   `json:"label"` // "Allergens"
	Options []string `json:"options"`
}

// StockRights lists the roles that may do a thing; the admin may do all.
type StockRights struct {
	Take    []string `json:"take"`    // take out, throw away
	Receive []string `json:"receive"` // take in deliveries
	Move    []string `json:"move"`    // between locations
	Correct []string `json:"correct"` // set a number right, count, accept what is out of bounds
	Produce []string `json:"produce"` // productions, sending to outlets
	Manage  []string `json:"manage"`  // articles, recipes, locations; void
}

// StockChill is the bound for chilled deliveries: warmer ones are refused, or accepted in writing by who may correct.
type StockChill struct {
	MaxCelsius float64 `json:"max_celsius"`
}

// StockRecipes are what productions are made from.
type StockRecipes struct {
	Recipe     Words         `json:"recipe"`
	Production Words         `json:"production"`
	Samples    []StockRecipe `json:"samples"`
}

// StockRecipe is one recipe of the first start: amounts by article name, for one batch.
type StockRecipe struct {
	Name   string      `json:"name"`
	Pieces int         `json:"pieces"`
	Uses   []StockUses `json:"uses"`
}

// StockUses is one ingredient of a recipe.
type StockUses struct {
	Article string  `json:"article"`
	Amount  float64 `json:"amount"`
}

// StockOutlets are the places that get productions and confirm them. People of Role see their own only.
type StockOutlets struct {
	Outlet Words    `json:"outlet"` // "Shop"
	Role   string   `json:"role"`
	Names  []string `json:"names"`
	Unsold []string `json:"unsold"` // what can become of what is left: "Waste", "Given away"
}

// StockLocation is one place of the first start.
type StockLocation struct {
	Name string `json:"name"`
}

// StockArticle is one article of the first start, with the batches that are there. Prices are minor units per unit.
type StockArticle struct {
	Name     string       `json:"name"`
	Supplier string       `json:"supplier"`
	Unit     string       `json:"unit"`
	Price    int          `json:"price"`
	Minimum  float64      `json:"minimum"`
	Chilled  bool         `json:"chilled,omitempty"`
	Tags     []string     `json:"tags,omitempty"`
	Batches  []StockBatch `json:"batches"`
}

// StockBatch is one batch of the first start: ExpiresIn days from then, nil never; Place is an index into Places.
type StockBatch struct {
	Lot       string  `json:"lot"`
	Quantity  float64 `json:"quantity"`
	ExpiresIn *int    `json:"expires_in,omitempty"`
	Place     int     `json:"place"`
}

func (v *validator) stock() {
	k := v.spec.Stock
	if k == nil {
		return
	}
	v.label("stock.article.label", k.Article.Label)
	v.label("stock.article.label_plural", k.Article.LabelPlural)
	v.label("stock.location.label", k.Location.Label)
	v.label("stock.location.label_plural", k.Location.LabelPlural)
	for _, right := range []struct {
		name  string
		roles []string
	}{{"take", k.Rights.Take}, {"receive", k.Rights.Receive}, {"move", k.Rights.Move}, {"correct", k.Rights.Correct},
		{"produce", k.Rights.Produce}, {"manage", k.Rights.Manage}} {
		for _, r := range right.roles {
			if v.spec.Role(r) == nil {
				v.fail("stock.rights."+right.name, "no role is called %q", r)
			}
		}
	}
	if len(k.Reasons) != len(StockReasons) {
		v.fail("stock.reasons", "every reason needs its words")
	}
	for i, r := range k.Reasons {
		v.oneOf(fmt.Sprintf("stock.reasons[%d].value", i), r.Value, StockReasons...)
		v.prose(fmt.Sprintf("stock.reasons[%d].label", i), r.Label, 1, 60)
	}
	v.between("stock.expiry_days", k.ExpiryDays, 0, 3650)
	if len(k.Places) == 0 {
		v.fail("stock.places", "at least one is needed")
	}
	if len(k.Units) == 0 {
		v.fail("stock.units", "at least one is needed")
	}
	known := map[string]bool{}
	for i := range k.Articles {
		a := &k.Articles[i]
		at := fmt.Sprintf("stock.articles[%d]", i)
		v.prose(at+".name", a.Name, 1, 120)
		known[a.Name] = true
		for n, b := range a.Batches {
			if b.Place < 0 || b.Place >= len(k.Places) || b.Quantity < 0 {
				v.fail(fmt.Sprintf("%s.batches[%d]", at, n), "needs a known place and a quantity from 0 on")
			}
		}
	}
	if k.Recipes != nil {
		for i, r := range k.Recipes.Samples {
			for _, u := range r.Uses {
				if !known[u.Article] || u.Amount <= 0 {
					v.fail(fmt.Sprintf("stock.recipes.samples[%d]", i), "%q is not an article, or its amount is not above 0", u.Article)
				}
			}
		}
	}
	if o := k.Outlets; o != nil {
		if v.spec.Role(o.Role) == nil {
			v.fail("stock.outlets.role", "no role is called %q", o.Role)
		}
		if len(o.Names) == 0 {
			v.fail("stock.outlets.names", "at least one is needed")
		}
	}
}
