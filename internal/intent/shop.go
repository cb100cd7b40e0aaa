package intent

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/skycot/skycot/internal/ident"
)

// Shop is what the text says of selling: prices, ways, rules. A zero value means the text does not say.
type Shop struct {
	Variants   []string // "250 g", "1 kg"
	Choices    []ShopChoice
	Numbers    string // "Part number"
	Measure    *ShopMeasure
	FitsThing  string // "moped"
	FitsLevels []string
	VAT        float64
	Flat       int // minor units, -1 not said
	FreeFrom   int
	Bands      []ShopBand
	PickUp     bool
	ShipDay    *ShopShipDay
	NoGuests   bool
	Limits     []ShopRule
	Consents   []ShopRule
	Coupons    []ShopCoupon
	Codes      bool // discount codes are asked for
	WishList   bool
	Reorder    bool
	Samples    *ShopSamples
	LowStock   float64
	SoldOut    string
	CutList    string
	Statuses   []string
	Lists      []ShopList
	Currency   string // that the text names for its prices, "USD"
	Said       []Themed
}

// ShopList is a field whose options stand behind it: "condition new / NOS / used".
type ShopList struct {
	Label   string
	Options []string
	At      Range
}

// ShopChoice is picked with an item and costs nothing.
type ShopChoice struct {
	Label   string
	Options []string
}

// ShopMeasure is how goods are cut.
type ShopMeasure struct {
	Unit, Word                              string
	Step, Min, RemnantBelow, RemnantPercent float64
}

// ShopBand is a weight band, minor units.
type ShopBand struct{ Grams, Price int }

// ShopShipDay is weekly shipping.
type ShopShipDay struct {
	Day, CutoffDay int
	Cutoff         string
}

// ShopRule is about all goods, or those that Word describes: "used".
type ShopRule struct {
	Word, Text string
	Max        int
}

// ShopCoupon is a discount code that the text names.
type ShopCoupon struct {
	Code    string
	Percent float64
	Uses    int
}

// ShopSamples are free samples per account and month.
type ShopSamples struct {
	Word     string
	PerMonth int
}

const (
	reNumber  = `(\d+(?:[.,]\d+)*)`
	reMoney   = `(?:(?:[€$£¥₹]|\b(?:chf|nok|sek|dkk|eur|usd|gbp|pln|czk|kr\.?|aud|cad|rs\.?|inr))\s?)?` + reNumber + `\s?(?:€|\$|£|(?:chf|nok|sek|dkk|eur|usd|gbp|euros?|dollars?|pounds?|pln|czk|zł|kr|kroner|aud|cad|inr|rupees)\b)?`
	reHowMany = `(\d+|one|two|three|four|five|six|eight|ten|twelve)`
	reUnits   = `(metres?|meters?|m|cm|centimetres?|yards?|yd|feet|foot|ft|kg|kilos?|kilograms?|grams?|g|litres?|liters?|l|ml)`
	reDay     = `(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?`
)

// compiledPatterns keeps what shopRe has compiled.
var compiledPatterns sync.Map

// shopRe compiles a pattern once, without regard to case.
func shopRe(s string) *regexp.Regexp {
	if re, ok := compiledPatterns.Load(s); ok {
		return re.(*regexp.Regexp)
	}
	re := regexp.MustCompile(`(?i)` + s)
	compiledPatterns.Store(s, re)
	return re
}

var (
	reVAT       = shopRe(reNumber + `\s?%\s?(?:of )?(?:vat|gst|mwst|sales tax|moms|mva|tva|iva|tax)\b(?: (?:is )?included)?`)
	reVATBefore = shopRe(`\b(?:vat|gst|mwst|sales tax|moms|mva|tva|iva)\b[^.\d%]{0,20}` + reNumber + `\s?%(?: (?:is )?included)?`)
	reShipping  = shopRe(`\b(?:shipping|delivery|postage|sending)(?: (?:costs?|fee|price|is|flat|rate|a|always|anywhere|within [a-z]+|to [a-z]+|for|of|charge|at)|\s?[:=])*\s*` + reMoney)
	reFlatRate  = shopRe(`\bflat(?:[- ]rate)? (?:shipping|delivery|postage)(?: (?:of|is|at|for)|:)?\s*` + reMoney + `|` + reMoney + ` (?:flat )?(?:shipping|delivery|postage)\b`)
	reFreeFrom  = shopRe(`\bfree(?: (?:shipping|delivery|postage))?(?: (?:for|on|with) (?:orders?|purchases|carts?))?(?: (?:from|over|above|starting (?:at|from)|beyond|of more than|when over|after|if over))+ ` + reMoney + `(?: (?:up|on|upwards))?|\bfrom ` + reMoney + ` (?:it is |on )?free\b|\babove ` + reMoney + ` (?:shipping|delivery) is free`)
	reFreeShip  = shopRe(`\b(?:free (?:shipping|delivery|postage)|(?:shipping|delivery|postage) (?:is|for) free)\b`)
	reBand      = shopRe(`(?:up to|under|below|until|till|max\.?|<)\s*` + reNumber + `\s?(kg|g|grams?|kilos?)\s*(?:[:=,(–-]|for|costs?|is|at)?\s*` + reMoney)
	reHeavier   = shopRe(`\b(?:heavier|more|above that|over that|everything else|bigger)\b[^.;]{0,20}pick[- ]?up(?: only)?`)
	rePickUp    = shopRe(`\b(?:pick[- ]?up|click (?:and|&) collect|collect(?:ed|ion)? (?:in|at|from) (?:the )?(?:shop|store|workshop|farm|studio)|local collection)\b`)
	reShipDay   = shopRe(`\borders?(?: placed| made| received)? (?:till|until|by|before|up to)\s+` + reDay + `,?(?: at)?\s*(\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|h)?|noon|midnight|evening)?[^.;]{0,30}?(?:go out|goes out|ships?|shipped|sent|leave|dispatched|delivered|posted|arrive)\s+(?:on |that |the |same |next |following |coming )*` + reDay)
	reByMeasure = shopRe(`\b(?:sold|sell|selling|cut|priced|buy|order|charged?)\b[^.;]{0,60}?\b(?:by|per|in) (?:the )?` + reUnits + `\b`)
	reSteps     = shopRe(`\b(?:in )?(?:steps?|increments?|multiples|units) of ` + reNumber + `\s?` + reUnits + `\b`)
	reMinimum   = shopRe(`\b(?:minimum|min\.?|at least|from)(?: (?:of|is|order|length|amount|cut|quantity))*\s+(half an? |a quarter of an? |one |an? |` + reNumber + `\s?)` + reUnits + `\b`)
	reRemnant   = shopRe(`\b(?:remainders?|remnants?|rests?|off-?cuts?|left-?overs?|end pieces?|pieces? left|what is left)\b[^.;]{0,40}?(?:shorter|less|smaller|under|below|lighter)(?: than)?\s+` + reNumber + `\s?` + reUnits)
	reOff       = shopRe(reNumber + `\s?%\s?(?:off|cheaper|less|discount|reduction)`)
	reFits      = shopRe(`\b(make|brand|manufacturer)\s*(?:>|→|->|/|,|then|and|›)\s*(?:then )?(model|type)(?:\s*(?:>|→|->|/|,|then|and|›)\s*(?:then )?(year|engine|generation))?`)
	reFitsThing = shopRe(`\bfits? (?:your|my|their|the|his|her)(?: own)? ([a-z]+)`)
	reOwnNumber = shopRe(`\b(part|article|item|product|catalogue|sku|oem) (?:number|no\.?|code)s?\b|\b(sku|isbn|ean)s?\b`)
	reLimit     = shopRe(`\b(?:([a-z]+) (?:parts?|items?|products?|goods|pieces?|articles?) )?(?:cannot|can not|can't|may not|must not|never)(?: be)?(?: ordered| bought| sold)? (?:more than|over|exceed) ` + reHowMany + `\b[^.;]{0,25}`)
	reMostEach  = shopRe(`\b(?:max(?:imum)?|at most|no more than|not more than|limit(?:ed)?(?: of| to)?|up to) (?:of )?` + reHowMany + ` (?:pieces?|items?|units?|bottles?|bags?|copies|tickets?)?\s*(?:per|of each|of the same|for each) ?(?:item|product|order|customer|cart|household|person|basket)?`)
	reMustTick  = shopRe(`\b(?:must be (?:ticked|checked|confirmed|accepted)|must (?:tick|accept|agree|confirm)|has to be (?:ticked|accepted|confirmed)|have to (?:tick|accept|agree to|confirm)|tick(?:ed)? (?:a )?box|(?:needs?|with) a (?:tick ?box|checkbox))\b`)
	reTerms     = shopRe(`\b(?:terms(?: and conditions| of sale| & conditions)?|privacy (?:policy|notice)|general conditions)\b`)
	reAge       = shopRe(`\b(?:over|at least|older than|minimum age(?: of)?|age) (16|18|21)\b|\b(16|18|21)\s?\+|\b(16|18|21) (?:years )?or older`)
	reCodes     = shopRe(`\b(?:discount|coupon|promo(?:tion)?|voucher|gift) codes?\b|\bcoupons?\b|\bvouchers?\b`)
	reFirstCode = regexp.MustCompile(`\b([A-Z][A-Z]+[0-9]*[A-Z0-9]*)\b[^.;]{0,40}?(\d+(?:[.,]\d+)?)\s?%`)
	reWish      = shopRe(`\bwish[- ]?lists?\b|\bsave(?:d)? (?:items? )?for later\b|\bfavou?rites?(?: list)?\b`)
	reReorder   = shopRe(`\bre-?order(?:ing)?(?: button)?\b|\border (?:it |them )?again\b|\bbuy again\b|\brepeat (?:an? |their |old |past )?orders?\b`)
	reSamples   = shopRe(`\b(?:up to |max(?:imum)? (?:of )?|at most )?` + reHowMany + `? ?free ([a-z]*?(?:swatche?s?|samples?|testers?|sachets?))\b([^.;]{0,40}?(?:per|a|each|every) month)?`)
	reLow       = shopRe(`\blow[- ]stock(?: list| warning| alert| report)?\b|\brunning low\b|\balmost (?:out of stock|sold out)\b`)
	reBelow     = shopRe(`\b(?:below|under|less than|fewer than|<)\s*(\d+)\b`)
	reSoldOut   = regexp.MustCompile(`(?i:sold[- ]out|out[- ]of[- ]stock|no stock|stock is 0)[^.;]*?["“'‘«]([^"”'’»]{3,30})["”'’»]`)
	reCutting   = shopRe(`\bcut(?:ting)? (?:list|table|sheet|page|lengths?)\b`)
	rePacking   = shopRe(`\b(?:pack(?:ing)?|pick(?:ing)?) (?:list|slip|page|sheet)\b`)
	reNoGuests  = shopRe(`\b(?:must|have to|need to) (?:sign in|log in|register|have an account|create an account)[^.;]{0,30}(?:order|buy|check ?out)|\bonly (?:registered|signed[- ]in) (?:customers|users|people) can (?:order|buy)|\bno guest`)
	reAmounts   = shopRe(`\b\d+(?:[.,]\d+)?\s?(?:g|kg|ml|cl|l|oz|lb|cm|pcs|pieces|pack)\b(?:\s*(?:,|/|and|or|&|\+)\s*\d+(?:[.,]\d+)?\s?(?:g|kg|ml|cl|l|oz|lb|cm|pcs|pieces|pack)\b)+`)
	reOneAmount = shopRe(`\d+(?:[.,]\d+)?\s?(?:g|kg|ml|cl|l|oz|lb|cm|pcs|pieces|pack)\b`)
	reSizes     = shopRe(`\bsizes?\b\s*(?:are|is|:|\(|from)?\s*((?:xxs|xs|s|m|l|xl|xxl|xxxl|\d{2})(?:\s*(?:,|/|and|or|to|-)\s*(?:xxs|xs|s|m|l|xl|xxl|xxxl|\d{2}))+)\b`)
	reOrWith    = shopRe(`\b([a-z]+(?: [a-z]+)?) or ([a-z]+)\s*\(([^)]{3,120})\)`)
	rePick      = shopRe(`\b(?:choose|choice of|pick|select)(?: between| from)?(?: (?:the|a|an|their|your))? ([a-z]+(?: [a-z]+)?)\s*[:(]\s*([a-z][^.;)]{3,120})`)
	reSlashes   = regexp.MustCompile(`\b([a-z]+) ([A-Za-z]+(?:\s?/\s?[A-Za-z]+)+)`)
	reCurrency  = shopRe(`\b(?:in|currency:?|currency is) (usd|eur|gbp|chf|nok|sek|dkk|pln|czk|huf|inr|jpy|aud|cad|nzd|kes|zar|brl|mxn|try)\b`)
	reStatuses  = shopRe(`\b(?:order )?status(?:es)?\b\s*(?:are|is|:|\(|of)?\s*\(?([a-z][a-z ]*(?:\s*(?:,|/|→|->|>|then)\s*[a-z][a-z ]*)+)`)
	reOrderPath = shopRe(`\borders? (?:go|goes|move|moves|are|is|run|pass)[a-z ]*? ([a-z]+(?: [a-z]+)?\s*(?:,|→|->|>|then|to)\s*[a-z][a-z ,→>-]*)`)
)

// readShop reads prices, shipping and rules of selling, clause by clause.
func (in *Intent) readShop() {
	in.Shop.Flat = -1
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		if at, g := hitOf(reCurrency, c.Text); at != nil && in.Shop.Currency == "" {
			in.Shop.Currency = strings.ToUpper(g[1])
		}
		in.shopMoney(c)
		in.shopGoods(c)
		in.shopRules(c)
		in.shopExtras(c)
	}
}

// sold records that a part of a clause, by byte offsets in its text, is met by a node of the shop.
func (in *Intent) sold(c *Clause, node string, from, to int) {
	at := in.tokensOf(c, from, to)
	if at.To > at.From {
		in.Shop.Said = append(in.Shop.Said, Themed{Node: "shop/" + node, At: at})
	}
}

// tokensOf are the tokens of a clause that a part of its text covers.
func (in *Intent) tokensOf(c *Clause, from, to int) Range {
	r := Range{c.To, c.From}
	for i := c.From; i < c.To; i++ {
		if t := in.Tokens[i]; t.Start-c.Span[0] < to && t.End-c.Span[0] > from {
			r.From, r.To = min(r.From, i), max(r.To, i+1)
		}
	}
	return r
}

// hitOf is a match with its groups as texts, nil when there is none.
func hitOf(re *regexp.Regexp, text string) (at []int, groups []string) {
	at = re.FindStringSubmatchIndex(text)
	if at == nil {
		return nil, nil
	}
	for i := 0; i < len(at); i += 2 {
		if at[i] < 0 {
			groups = append(groups, "")
		} else {
			groups = append(groups, text[at[i]:at[i+1]])
		}
	}
	return at, groups
}

func firstOf(groups ...string) string {
	for _, g := range groups {
		if g != "" {
			return g
		}
	}
	return ""
}

func decimalOf(s string) float64 {
	n, _ := parseNumber(s)
	return n
}

func minorOf(s string) int { return toMinor(decimalOf(s)) }

func countOf(s string) int {
	for i, w := range []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if strings.EqualFold(s, w) {
			return i
		}
	}
	n, _ := strconv.Atoi(s)
	return n
}

func weekdayOf(s string) int {
	for i, d := range []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"} {
		if strings.HasPrefix(strings.ToLower(s), d) {
			return i
		}
	}
	return 0
}

// shopMoney reads VAT and what shipping costs.
func (in *Intent) shopMoney(c *Clause) {
	s := &in.Shop
	for _, re := range []*regexp.Regexp{reVAT, reVATBefore} {
		if at, g := hitOf(re, c.Text); at != nil && s.VAT == 0 && decimalOf(g[1]) > 0 && decimalOf(g[1]) <= 50 {
			s.VAT = decimalOf(g[1])
			in.sold(c, "vat", at[0], len(c.Text))
			in.sold(c, "vat", 0, at[0])
		}
	}
	bands := reBand.FindAllStringSubmatchIndex(c.Text, -1)
	if len(bands) > 0 && shopRe(`shipping|postage|delivery|parcel|weight`).MatchString(c.Text+" "+c.Heading) {
		for _, b := range bands {
			grams := decimalOf(c.Text[b[2]:b[3]])
			if strings.HasPrefix(strings.ToLower(c.Text[b[4]:b[5]]), "k") {
				grams *= 1000
			}
			s.Bands = append(s.Bands, ShopBand{Grams: int(grams), Price: minorOf(c.Text[b[6]:b[7]])})
			in.sold(c, "shipping", b[0], b[1])
		}
		in.soldWords(c, "shipping", "shipping", "weight", "postage", "delivery", "by")
		if at := reHeavier.FindStringIndex(c.Text); at != nil {
			s.PickUp = true
			in.sold(c, "shipping", at[0], at[1])
		}
		return
	}
	if at := rePickUp.FindStringIndex(c.Text); at != nil && !strings.Contains(strings.ToLower(c.Text), "no pick") {
		s.PickUp = true
		in.sold(c, "shipping", at[0], at[1])
	}
	about := shopRe(`shipping|delivery|postage|sending`).MatchString(c.Text)
	free, g := hitOf(reFreeFrom, c.Text)
	if free != nil && about {
		s.FreeFrom = minorOf(firstOf(g[1:]...))
		in.sold(c, "shipping", free[0], free[1])
	}
	for _, re := range []*regexp.Regexp{reShipping, reFlatRate} {
		at, g := hitOf(re, c.Text)
		if at == nil || s.Flat >= 0 || free != nil && at[1] > free[0] && at[0] < free[1] {
			continue
		}
		s.Flat = minorOf(firstOf(g[1:]...))
		in.sold(c, "shipping", at[0], at[1])
	}
	if at := reFreeShip.FindStringIndex(c.Text); at != nil && free == nil && s.Flat < 0 {
		s.Flat = 0
		in.sold(c, "shipping", at[0], at[1])
	}
	if at, g := hitOf(reShipDay, c.Text); at != nil {
		s.ShipDay = &ShopShipDay{Day: weekdayOf(g[3]), CutoffDay: weekdayOf(g[1]), Cutoff: clockText(g[2])}
		in.sold(c, "ship_day", 0, len(c.Text))
	}
}

// clockText reads "18:00", "6 pm", "noon"; "" is the end of the day.
func clockText(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	switch s {
	case "":
		return "23:59"
	case "noon":
		return "12:00"
	case "midnight":
		return "23:59"
	case "evening":
		return "18:00"
	}
	pm, am := strings.HasSuffix(s, "pm"), strings.HasSuffix(s, "am")
	s = strings.TrimRight(s, "apmh ")
	hour, minute, _ := strings.Cut(strings.ReplaceAll(s, ".", ":"), ":")
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	if pm && h < 12 {
		h += 12
	}
	if am && h == 12 {
		h = 0
	}
	return clock(min(h, 23)*60 + min(m, 59))
}

// soldWords claims words of a clause for a node.
func (in *Intent) soldWords(c *Clause, node string, words ...string) {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is(words...) {
			in.Shop.Said = append(in.Shop.Said, Themed{Node: "shop/" + node, At: Range{i, i + 1}})
		}
	}
}

// shopGoods reads how goods are sold: variants, choices, by measure, what they fit.
func (in *Intent) shopGoods(c *Clause) {
	s := &in.Shop
	shipping := shopRe(`shipping|postage|delivery`).MatchString(c.Text)
	if at := reAmounts.FindStringIndex(c.Text); at != nil && !shipping && len(s.Variants) == 0 && s.Measure == nil {
		s.Variants = reOneAmount.FindAllString(c.Text[at[0]:at[1]], -1)
		in.sold(c, "variants", at[0], at[1])
	} else if at, g := hitOf(reSizes, c.Text); at != nil && len(s.Variants) == 0 {
		s.Variants = listOf(strings.ToUpper(g[1]))
		in.sold(c, "variants", at[0], at[1])
	}
	if at, g := hitOf(reOrWith, c.Text); at != nil && strings.ContainsAny(g[3], ",/") && !shopRe(`guest|account|login`).MatchString(g[0]) {
		choice := ShopChoice{Label: choiceLabel(g[2]), Options: []string{ident.Sentence(g[1])}}
		for _, o := range listOf(g[3]) {
			choice.Options = append(choice.Options, ident.Sentence(g[2])+", "+strings.ToLower(o))
		}
		s.Choices = append(s.Choices, choice)
		in.sold(c, "choices", at[0], at[1])
	} else if at, g := hitOf(rePick, c.Text); at != nil {
		if options := listOf(g[2]); len(options) > 1 && len(options) < 12 && !shopRe(`make|brand|article|product|recipe`).MatchString(g[1]) {
			choice := ShopChoice{Label: ident.Sentence(g[1])}
			for _, o := range options {
				choice.Options = append(choice.Options, ident.Sentence(o))
			}
			s.Choices = append(s.Choices, choice)
			in.sold(c, "choices", at[0], at[1])
		}
	}
	if at, g := hitOf(reSlashes, c.Text); at != nil && strings.ContainsAny(c.Text, ",:") {
		if options := strings.FieldsFunc(g[2], func(r rune) bool { return r == '/' || r == ' ' }); len(options) > 1 && len(options) < 8 {
			s.Lists = append(s.Lists, ShopList{Label: g[1], Options: options, At: in.tokensOf(c, at[0], at[1])})
		}
	}
	in.shopMeasure(c)
	if at, g := hitOf(reFits, c.Text); at != nil {
		s.FitsLevels = nil
		for _, level := range g[1:] {
			if level != "" {
				s.FitsLevels = append(s.FitsLevels, ident.Sentence(strings.ToLower(level)))
			}
		}
		in.sold(c, "fits", 0, len(c.Text))
	}
	if at, g := hitOf(reFitsThing, c.Text); at != nil {
		s.FitsThing = strings.ToLower(g[1])
		in.sold(c, "fits", 0, len(c.Text))
	}
	if at, g := hitOf(reOwnNumber, c.Text); at != nil && s.Numbers == "" {
		s.Numbers = ident.Sentence(strings.ToLower(firstOf(g[1:]...)) + " number")
		if abbreviation := strings.ToLower(g[2]); abbreviation != "" {
			s.Numbers = strings.ToUpper(abbreviation)
		}
		in.sold(c, "numbers", at[0], at[1])
	}
}

// shopMeasure reads "sold per metre in steps of 10 cm with a minimum of half a metre", "a remainder shorter than 0.5 m".
func (in *Intent) shopMeasure(c *Clause) {
	s := &in.Shop
	by, g := hitOf(reByMeasure, c.Text)
	step, gs := hitOf(reSteps, c.Text)
	if by != nil || step != nil {
		if s.Measure == nil {
			s.Measure = &ShopMeasure{}
		}
		if by != nil && s.Measure.Unit == "" {
			s.Measure.Unit, s.Measure.Word = unitOf(g[1])
			in.sold(c, "measure", by[0], by[1])
		}
	}
	m := s.Measure
	if m == nil {
		return
	}
	if step != nil {
		unit, word := unitOf(gs[2])
		if m.Unit == "" {
			m.Unit, m.Word = bigger(unit, word)
		}
		m.Step = convert(decimalOf(gs[1]), unit, m.Unit)
		in.sold(c, "measure", step[0], step[1])
	}
	if at, g := hitOf(reMinimum, c.Text); at != nil && m.Min == 0 && m.Unit != "" {
		unit, _ := unitOf(g[3])
		n := map[string]float64{"half": 0.5, "a qu": 0.25}[strings.ToLower(g[1])[:min(4, len(g[1]))]]
		if g[2] != "" {
			n = decimalOf(g[2])
		} else if n == 0 {
			n = 1
		}
		m.Min = convert(n, unit, m.Unit)
		in.sold(c, "measure", at[0], at[1])
	}
	if at, g := hitOf(reRemnant, c.Text); at != nil {
		unit, _ := unitOf(g[2])
		if m.Unit == "" {
			m.Unit, m.Word = bigger(unit, unit)
		}
		m.RemnantBelow = convert(decimalOf(g[1]), unit, m.Unit)
		if off, g := hitOf(reOff, c.Text); off != nil {
			m.RemnantPercent = decimalOf(g[1])
		}
		in.sold(c, "measure", 0, len(c.Text))
	}
}

// unitOf is the short sign of a unit and its word in the singular.
func unitOf(s string) (sign, word string) {
	s = strings.ToLower(s)
	switch {
	case s == "m" || strings.HasPrefix(s, "met"):
		return "m", map[bool]string{true: "meter", false: "metre"}[strings.HasPrefix(s, "meter")]
	case s == "cm" || strings.HasPrefix(s, "cent"):
		return "cm", "centimetre"
	case strings.HasPrefix(s, "y"):
		return "yd", "yard"
	case strings.HasPrefix(s, "f"):
		return "ft", "foot"
	case strings.HasPrefix(s, "k"):
		return "kg", "kg"
	case s == "ml":
		return "ml", "ml"
	case strings.HasPrefix(s, "l"):
		return "l", "litre"
	}
	return "g", "gram"
}

// bigger is the unit that people price by: 10 cm is a step of metres.
func bigger(sign, word string) (string, string) {
	switch sign {
	case "cm":
		return "m", "metre"
	case "g":
		return "kg", "kg"
	case "ml":
		return "l", "litre"
	}
	return sign, word
}

func convert(n float64, from, to string) float64 {
	switch {
	case from == "cm" && to == "m":
		return n / 100
	case from == "g" && to == "kg" || from == "ml" && to == "l":
		return n / 1000
	}
	return n
}

// choiceLabel names what "whole bean or ground (…)" is a choice of.
func choiceLabel(word string) string {
	if known := map[string]string{"ground": "Grind", "sliced": "Cut", "cut": "Cut", "framed": "Frame", "printed": "Print", "wrapped": "Wrapping", "engraved": "Engraving"}[strings.ToLower(word)]; known != "" {
		return known
	}
	return "Option"
}

// listOf cuts "filter, espresso and moka" into its items.
func listOf(s string) []string {
	var out []string
	for _, part := range shopRe(`\s*(?:,|/|→|->|>|;|\band\b|\bor\b|\bthen\b|&)\s*`).Split(s, -1) {
		if part = strings.Trim(part, " .)(:"); part != "" && len(strings.Fields(part)) <= 4 {
			out = append(out, part)
		}
	}
	return out
}

// shopRules reads limits, boxes to tick, who may order, and the states of an order.
func (in *Intent) shopRules(c *Clause) {
	s := &in.Shop
	if at, g := hitOf(reLimit, c.Text); at != nil && shopRe(`cart|order|basket|customer|each|per`).MatchString(c.Text) {
		s.Limits = append(s.Limits, ShopRule{Word: strings.ToLower(g[1]), Max: countOf(strings.ToLower(g[2]))})
		in.sold(c, "limits", 0, len(c.Text))
	} else if at, g := hitOf(reMostEach, c.Text); at != nil && reSamples.FindStringIndex(c.Text) == nil {
		s.Limits = append(s.Limits, ShopRule{Max: countOf(strings.ToLower(g[1]))})
		in.sold(c, "limits", at[0], at[1])
	}
	if at := reMustTick.FindStringIndex(c.Text); at != nil {
		in.shopConsent(c, at)
	}
	if at := reNoGuests.FindStringIndex(c.Text); at != nil {
		s.NoGuests = true
		in.sold(c, "guests", at[0], at[1])
	}
	about := shopRe(`order`).MatchString(c.Text + " " + c.Heading)
	for _, re := range []*regexp.Regexp{reStatuses, reOrderPath} {
		if at, g := hitOf(re, c.Text); at != nil && about && len(s.Statuses) == 0 {
			if list := listOf(g[1]); len(list) >= 2 && len(list) <= 9 {
				s.Statuses = list
				in.sold(c, "statuses", at[0], at[1])
			}
		}
	}
}

// shopConsent reads what has to be ticked and for which goods: "used parts no returns, must be ticked at checkout".
func (in *Intent) shopConsent(c *Clause, at []int) {
	rule := ShopRule{}
	said := strings.Trim(c.Text[:at[0]], " ,:-")
	age, g := hitOf(reAge, c.Text)
	switch {
	case age != nil:
		rule.Text = "I am " + firstOf(g[1:]...) + " years or older"
	case reTerms.MatchString(c.Text):
		rule.Text = "I accept the " + strings.ToLower(reTerms.FindString(c.Text))
	case said != "":
		words := strings.Fields(said)
		rule.Word = strings.ToLower(words[0])
		rule.Text = ident.Sentence(said)
		if len(words) > 2 && shopRe(`^(?:parts?|items?|products?|goods|pieces?)$`).MatchString(words[1]) {
			rule.Text = ident.Sentence(words[0]+" "+words[1]) + ": " + strings.Join(words[2:], " ")
		}
	default:
		return
	}
	in.Shop.Consents = append(in.Shop.Consents, rule)
	in.sold(c, "consents", 0, len(c.Text))
}

// shopExtras reads codes, wish lists, samples, low stock and pages to print.
func (in *Intent) shopExtras(c *Clause) {
	s := &in.Shop
	if at := reCodes.FindStringIndex(c.Text); at != nil {
		s.Codes = true
		in.sold(c, "coupons", at[0], at[1])
	}
	if s.Codes {
		for _, m := range reFirstCode.FindAllStringSubmatchIndex(c.Text, -1) {
			code := c.Text[m[2]:m[3]]
			if len(code) >= 4 && len(code) <= 30 && !shopRe(`^(?:VAT|CSV|NOK|EUR|USD|GBP)$`).MatchString(code) {
				s.Coupons = append(s.Coupons, ShopCoupon{Code: code, Percent: decimalOf(c.Text[m[4]:m[5]])})
				in.sold(c, "coupons", 0, len(c.Text))
			}
		}
		if shopRe(`^(?:admin|not for|they|each|a) .*?(?:code|percent|valid|shipping|uses?|times)`).MatchString(c.Text) || shopRe(`not for shipping`).MatchString(c.Text) {
			in.sold(c, "coupons", 0, len(c.Text))
		}
	}
	if at := reWish.FindStringIndex(c.Text); at != nil {
		s.WishList = true
		in.sold(c, "wish_list", at[0], at[1])
	}
	if at := reReorder.FindStringIndex(c.Text); at != nil && !shopRe(`re-?order level|re-?order point`).MatchString(c.Text) {
		s.Reorder = true
		in.sold(c, "reorder", at[0], at[1])
	}
	if at, g := hitOf(reSamples, c.Text); at != nil && (g[1] != "" || g[3] != "") {
		s.Samples = &ShopSamples{Word: strings.ToLower(g[2]), PerMonth: max(1, countOf(strings.ToLower(g[1])))}
		in.sold(c, "samples", 0, len(c.Text))
	}
	if at := reLow.FindStringIndex(c.Text); at != nil {
		s.LowStock = 5
		in.sold(c, "low_stock", at[0], at[1])
		if below, g := hitOf(reBelow, c.Text); below != nil {
			s.LowStock = decimalOf(g[1])
			in.sold(c, "low_stock", below[0], len(c.Text))
		}
	}
	if at, g := hitOf(reSoldOut, c.Text); at != nil {
		s.SoldOut = ident.Sentence(g[1])
		in.sold(c, "sold_out", 0, len(c.Text))
	} else if at := shopRe(`\bsold[- ]out\b|\bout[- ]of[- ]stock\b`).FindStringIndex(c.Text); at != nil {
		in.sold(c, "sold_out", at[0], at[1])
	}
	if at := reCutting.FindStringIndex(c.Text); at != nil {
		s.CutList = "Cutting list"
		in.sold(c, "cut_list", 0, len(c.Text))
	} else if rePacking.MatchString(c.Text) || shopRe(`print[a-z]* .{0,25}orders?\b|orders? .{0,40}\bprint`).MatchString(c.Text) {
		s.CutList = "Packing list"
		in.sold(c, "cut_list", 0, len(c.Text))
	}
}
