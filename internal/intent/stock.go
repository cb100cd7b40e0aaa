package intent

import (
	"regexp"
	"strings"

	"github.com/skycot/skycot/internal/ident"
)

// Stock is what the text says of keeping stock. A zero value means the text does not say.
type Stock struct {
	Expiry     bool
	ExpiryDays int
	ExpiryWord string // "Best before"
	Lots       bool
	ChillMax   float64 // °C, 0 none
	Recipes    bool
	Outlet     string // "shop", who gets what is produced
	Outlets    int
	Unsold     []string
	Place      string // "location", "warehouse"
	Places     int
	Tags       *ShopList // "allergens (gluten, milk)"
	Units      []string
	Rights     []StockRight
	Said       []Themed
}

// StockRight says what a role may or may not do: take, receive, move, correct, produce, all.
type StockRight struct {
	Role string
	What []string
	Only bool // exactly these
	Not  bool
}

var (
	reExpiry     = shopRe(`\bexpir\w*|\bbest[- ]before\b|\buse[- ]by\b|\bshelf[- ]life\b|\bsell[- ]by\b|\bperish\w*`)
	reWithinDays = shopRe(`\b(?:next|within|in|coming|less than|under)(?: the)?(?: next)? (\d+|seven|ten|fourteen|thirty|sixty) (days|weeks|months)\b`)
	reLotNumber  = shopRe(`\blots?(?: numbers?| no\.?)?\b|\bbatch (?:number|code)s?\b|\btraceab\w+`)
	reChill      = shopRe(`\babove (\d+(?:[.,]\d+)?)\s?°?\s?c\b|\bwarmer than (\d+(?:[.,]\d+)?)\b|\bover (\d+(?:[.,]\d+)?)\s?°`)
	reRecipe     = shopRe(`\brecipes?\b|\bbill of materials\b|\bformulas?\b`)
	reProduces   = shopRe(`\bproductions?\b|\bproduces?\b|\bbatches? of\b|\bbakes?\b|\bbrews?\b`)
	reOutlets    = shopRe(`\b(?:sent|delivered|goes|shipped|distributed) to (?:our |the |all )?(shops?|stores?|branches|caf[eé]s?|outlets?|markets?|stalls?|restaurants?)\b`)
	reCountOf    = shopRe(`\b(two|three|four|five|six|seven|eight|\d+) (shops?|stores?|branches|caf[eé]s?|outlets?|locations?|warehouses?|sites?|rooms?|depots?|kitchens?|storage rooms?|practices|vans?|labs?|bars?|freezers?|cellars?)\b`)
	reUnsold     = shopRe(`\b(?:unsold|left ?over|left)\b[^.;]{0,40}? as ([a-z]+) or ["“'‘]?([a-z ]+?)["”'’]?(?:[.,;]|$)`)
	reTagged     = shopRe(`\b(allergens?|hazards?|labels?|tags?)\s*[:(]\s*([a-z][^);.]{4,140})`)
	reUnits2     = shopRe(`\bunits?\s*[:(]\s*([a-z][^);.]{1,60})`)
	stockVerbs   = []struct {
		what string
		re   *regexp.Regexp
	}{
		{"take", shopRe(`\b(?:tak(?:e|es|ing)|use[sd]?|withdraw\w*|remov\w*|consum\w*)\b`)},
		{"receive", shopRe(`\b(?:receiv\w*|deliver(?:y|ies)|book in|goods in|restock\w*)\b`)},
		{"move", shopRe(`\b(?:mov(?:e|es|ing)|transfer\w*)\b`)},
		{"correct", shopRe(`\b(?:correct\w*|adjust\w*|count\w*|stock ?tak\w*)\b`)},
		{"produce", shopRe(`\b(?:produc\w*|bakes?|brews?|mak(?:e|es))\b`)},
		{"manage", shopRe(`\b(?:manag(?:e|es)|void\w*|edit\w*|recipes?)\b`)},
		{"all", shopRe(`\b(?:all|everything|anything)\b`)},
	}
)

// readStock reads expiry, lots, places, productions and who may do what, clause by clause.
func (in *Intent) readStock() {
	s := &in.Stock
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		text := c.Text
		if at := reExpiry.FindStringIndex(text); at != nil {
			s.Expiry = true
			if strings.HasPrefix(strings.ToLower(text[at[0]:at[1]]), "best") {
				s.ExpiryWord = "Best before"
			} else if s.ExpiryWord == "" && strings.HasPrefix(strings.ToLower(text[at[0]:at[1]]), "use") {
				s.ExpiryWord = "Use by"
			}
			in.kept(c, "expiry", at[0], at[1])
			if within, g := hitOf(reWithinDays, text); within != nil {
				s.ExpiryDays = daysOf(g[1], g[2])
				in.kept(c, "expiry", 0, len(text))
			}
		}
		if at := reLotNumber.FindStringIndex(text); at != nil {
			s.Lots = true
			in.kept(c, "lots", at[0], at[1])
		}
		if at, g := hitOf(reChill, text); at != nil {
			s.ChillMax = decimalOf(firstOf(g[1:]...))
			in.kept(c, "chill", 0, len(text))
		}
		if reRecipe.MatchString(text) {
			s.Recipes = true
		}
		if at, g := hitOf(reOutlets, text); at != nil {
			s.Outlet = ident.Singular(strings.ToLower(g[1]))
			in.kept(c, "outlets", 0, len(text))
		}
		if at, g := hitOf(reUnsold, text); at != nil {
			s.Unsold = []string{ident.Sentence(strings.ToLower(g[1])), ident.Sentence(strings.TrimSpace(strings.ToLower(g[2])))}
			in.kept(c, "outlets", 0, len(text))
		}
		if at, g := hitOf(reTagged, text); at != nil {
			if list := listOf(g[2]); len(list) > 1 && s.Tags == nil {
				for i := range list {
					list[i] = ident.Sentence(list[i])
				}
				s.Tags = &ShopList{Label: ident.Sentence(ident.Plural(ident.Singular(strings.ToLower(g[1])))), Options: list}
				in.kept(c, "tags", at[0], at[1])
			}
		}
		if at, g := hitOf(reUnits2, text); at != nil && len(s.Units) == 0 {
			s.Units = listOf(g[1])
			in.kept(c, "units", at[0], at[1])
		}
		in.stockRights(c)
	}
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		for _, at := range reCountOf.FindAllStringSubmatchIndex(c.Text, -1) {
			n, word := countOf(strings.ToLower(c.Text[at[2]:at[3]])), ident.Singular(strings.ToLower(c.Text[at[4]:at[5]]))
			if s.Outlet != "" && word == s.Outlet {
				s.Outlets = n
				in.kept(c, "outlets", at[0], at[1])
			} else if s.Place == "" && n > 1 && n < 20 {
				s.Place, s.Places = word, n
				in.kept(c, "places", at[0], at[1])
			}
		}
	}
}

func (in *Intent) kept(c *Clause, node string, from, to int) {
	at := in.tokensOf(c, from, to)
	if at.To > at.From {
		in.Stock.Said = append(in.Stock.Said, Themed{Node: "stock/" + node, At: at})
	}
}

func daysOf(n, unit string) int {
	days := map[string]int{"seven": 7, "ten": 10, "fourteen": 14, "thirty": 30, "sixty": 60}[strings.ToLower(n)]
	if days == 0 {
		days = countOf(n)
	}
	switch strings.ToLower(unit) {
	case "weeks":
		return days * 7
	case "months":
		return days * 30
	}
	return days
}

// stockRights reads "Baker: receive, produce", "the manager can correct the stock", "nurses cannot".
func (in *Intent) stockRights(c *Clause) {
	for _, r := range in.Roles {
		for _, at := range r.At {
			if at.From < c.From || at.From > c.From+2 || at.To > c.To || at.To >= c.To {
				continue
			}
			next := in.Tokens[at.To]
			listed := next.Is(":")
			if !listed && !next.Is("can", "may", "cannot", "must", "should", "could") {
				continue
			}
			right := StockRight{Role: r.Name, Only: listed, Not: next.Is("cannot") || at.To+1 < c.To && in.Tokens[at.To+1].Is("not")}
			rest := c.Text[min(len(c.Text), max(0, next.Start-c.Span[0])):]
			for _, v := range stockVerbs {
				if v.re.MatchString(rest) {
					right.What = append(right.What, v.what)
				}
			}
			if len(right.What) > 0 || right.Not {
				in.Stock.Rights = append(in.Stock.Rights, right)
				in.kept(c, "rights", 0, len(c.Text))
			}
		}
	}
}
