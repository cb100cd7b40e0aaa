package intent

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Value is one thing that the text wants worked out, shown as a warning or checked: the words of one pattern, taken
// apart. What fields they mean is for the architect to find.
type Value struct {
	What   string            // "total", "alert", "not_past", … see valuePatterns
	Entity string            // key of the entity the clause speaks of at that point, "" when it names none
	Parts  map[string]string // the named groups of the pattern that matched, lower case, trimmed
	Clause int
	At     Range
}

// Number reads one part as a number.
func (v Value) Number(part string) (float64, bool) {
	text := strings.TrimSpace(v.Parts[part])
	if n, ok := numberWords[text]; ok {
		return float64(n), true
	}
	return parseNumber(text)
}

const (
	words   = `[a-z0-9][a-z0-9 '/&²³-]*?`
	short   = `[a-z0-9][a-z0-9²³'-]*(?: [a-z0-9²³'-]+){0,3}`
	amount  = `(?P<n>\d+(?:[.,]\d+)*|one|two|three|four|five|six|seven|eight|nine|ten|twelve)`
	colour  = `(?P<tone>red|orange|yellow|amber|green|blue|light blue|grey|gray|black|purple|pink|bold)`
	turning = `(?: ?[,:(–-]* ?(?:it |they |that |which |then |row |card |is |are |be |gets? |get |turns? |becomes? |shown? |must |should |marked |highlighted |displayed |coloured |colored |goes |go |appears? |a |an |in |as |with |to |stays? |the )*)`
	cannot  = `(?:cannot|can not|can't|must not|mustn't|may not|should not|shouldn't|must never|never|not allowed to)`
	must    = `(?:must|should|has to|have to|needs to|need to|may only|can only|only|is|are)`
)

// valuePattern is one way of asking for a value.
type valuePattern struct {
	what  string
	words []string // one of these must be in the clause, or the expression is not even tried
	re    *regexp.Regexp
}

// valueForms are the patterns: what is asked for, words of which one must be there, the expression. They are tried in order on each clause, in lower case; what one has matched no later one matches again.
var valuePatterns = sync.OnceValue(func() []valuePattern { return compileValues(valueForms) })

var valueForms = [][3]string{
	// formulas
	{"formula", "= | x | times |×|*|multiplied|minus|plus|divided|calculated|computed|worked out", `(?P<label>` + words + `) ?= ?(?P<expr>[a-z0-9²³ .,()%*/+×x–'-]+)`},
	{"formula", "= | x | times |×|*|multiplied|minus|plus|divided|calculated|computed|worked out", `(?P<label>` + short + `) (?:is|are) (?:calculated|computed|worked out|the product|derived)(?: automatically)?(?: as| from| by| of|:)? (?P<expr>[a-z0-9²³ .,()%*/+×–'-]+? (?:x|×|\*|times|multiplied by|minus|plus|divided by|less|per|and|-|\+|/) [a-z0-9²³ .,()%*/+×–'-]+)`},
	{"formula", "= | x | times |×|*|multiplied|minus|plus|divided|calculated|computed|worked out", `(?P<label>(?:line |order |grand )?total|subtotal|amount|sum|price|cost|margin|profit|balance|difference|net|area|volume) (?:is|are) (?:the )?(?P<expr>` + short + ` (?:x|×|\*|times|multiplied by|minus|plus|divided by|less) [a-z0-9²³ .,()%*/+×–'-]+)`},
	{"formula", "= | x | times |×|*|multiplied|minus|plus|divided|calculated|computed|worked out", `(?:see|shows?|showing|with|display(?:s|ed)?|calculates?|computes?) (?:the )?(?P<expr>` + short + ` (?:x|×|times|multiplied by) ` + short + `)`},
	{"ratio", "(", `(?P<label>` + short + `) \((?P<left>[a-z0-9²³€$£%]+) (?:per|/) (?P<right>[a-z0-9²³]+)\)`},
	{"commission", "%|percent|per cent", amount + ` ?(?:%|percent|per cent) (?P<label>commission|fee|service fee|booking fee|platform fee|deposit|discount|vat|tax|surcharge|provision|margin)(?:[a-z ]{0,30}?)?(?:,? ?\(?(?:with a |and a |but |at a )?(?:minimum|min\.?|at least|no less than)(?: of| fee of| is|:)? ?[€$£]? ?(?P<least>\d+(?:[.,]\d+)?))`},
	{"commission", "%|percent|per cent", `(?P<label>commission|service fee|platform fee|booking fee|deposit) (?:of |is |= ?|: ?)?` + amount + ` ?(?:%|percent|per cent)(?:[a-z ]{0,30}?,? ?\(?(?:with a |and a |but )?(?:minimum|min\.?|at least)(?: of| is|:)? ?[€$£]? ?(?P<least>\d+(?:[.,]\d+)?))?`},
	{"commission", "%|percent|per cent", amount + ` ?(?:%|percent|per cent) (?P<label>commission|service fee|platform fee)`},
	{"progress", "progress|of ", `progress(?: (?:of|for) (?:each |every |a |the )?(?P<thing>` + short + `?))? (?:in|as|by|is|=) ?(?:a )?(?:%|percent|percentage)(?: of (?:the |all |its )?(?P<field>` + short + `))?(?:,? not (?:of |by |in |the )*(?P<not>` + short + `))?`},
	{"progress", "progress|of ", `(?:progress|completion|percentage|share|%|percent) of (?:the |all )?(?P<field>` + short + `?) (?:that (?:are|is|were) )?(?P<state>done|completed|finished|shot|paid|delivered|read|sold|won|closed|used|reached)\b`},
	{"running", "running|consecutive|sequential|serial|ascending|auto", `running (?:number|no\.?|numbers|code)(?P<year> per year| each year| by year| every year| a year)?(?: (?:like|such as|e\.g\.|for example|in the form) (?P<example>["a-z0-9/-]+))?`},
	{"running", "running|consecutive|sequential|serial|ascending|auto", `(?:automatic|consecutive|sequential|serial|ascending|auto)[a-z-]* (?:number|numbers|numbering|no\.?|id)(?P<year> per year| each year| by year)?(?: (?:like|such as|e\.g\.|for example) (?P<example>["a-z0-9/-]+))?`},
	{"running", "numbers|number", `(?:[a-z]+ )?(?:numbers?|no\.?|ids?|codes?)(?: (?:like|such as|e\.g\.|for example|in the form|of the form|are|starting (?:at|with|from)|from))?:? (?P<example>"?[a-z]{1,6}[-/](?:20\d\d[-/])?0\d{1,6})"?(?:,? (?:[a-z]{1,6}[-/](?:20\d\d[-/])?\d{2,7}|and so on|etc\.?|\.\.\.|…|counting up|without gaps|no gaps|in order))*`},
	{"days_late", "late|overdue|past due|behind|arrears", `(?:number of |how many |the )?days (?:late|overdue|past due|behind|in arrears)|how (?:late|overdue) it is`},
	{"days_left", "days ", `(?:number of |how many |the )?days (?:left|remaining|to go)(?: until (?P<field>` + short + `))?`},
	{"days_between", "days|nights", `(?:number of|how many) (?P<unit>days|nights) (?:between|from) (?P<left>` + short + `?) (?:and|to|until) (?P<right>` + short + `)`},
	{"days_since", "days since", `(?:number of |how many )?days since (?:the |its |their )?(?:last |latest )?(?P<field>` + short + `)`},
	{"aggregate", "sum|total|average|mean|number|count|highest|lowest|median|latest|last|how many", `(?:(?:each|every|the|a|an) )?(?P<thing>` + short + `?) (?:shows?|showing|displays?|has|have|with|lists?|sees?|must show|should show) (?:the |its |their |a )?(?:running |overall |combined )?(?P<how>sum|total|average|mean|number|count|highest|lowest|median|latest|last) (?:of |number of )?(?:all |its |the |their |both )?(?P<field>` + short + `)`},
	{"aggregate", "sum|total|average|mean|number|count|highest|lowest|median|latest|last|how many", `(?P<how>sum|total|average|mean|count|highest|lowest|latest|median|number) (?:of )?(?:all )?(?P<field>` + short + `?) (?:per|for each|for every|by|of each|of every|of a|in each) (?P<thing>` + short + `)`},
	{"aggregate", "sum|total|average|mean|number|count|highest|lowest", `(?P<how>sum|total|average|mean|count|highest|lowest|number) (?:of )?(?:all )?(?P<field>[a-z][a-z0-9²³'-]*(?: [a-z][a-z0-9²³'-]*)?) (?:per|for each|for every|by) (?P<thing>[a-z]+)`},
	{"aggregate", "sum|total|average|mean|number|count|highest|lowest|median|latest|last|how many", `(?P<how>average|mean) (?P<field>` + short + `?)(?: is shown)?(?: with one decimal| to one decimal| with 1 decimal| \(one decimal\))`},
	{"aggregate", "sum|total|average|mean|number|count|highest|lowest|median|latest|last|how many", `how many (?P<field>` + short + `?) (?P<thing>each|every|an?) (?P<thing2>` + short + `?) has`},
	{"remaining", "remaining|free|open|available|unsold|left", `(?P<label>remaining|free|open|available|unsold) (?P<field>places|seats|spots|spaces|slots|capacity|budget|hours|credits|tickets|beds|rooms|days)|(?P<field2>places|seats|spots|budget|hours|credits|tickets|beds) (?:left|remaining|still free)`},
	{"age", "age", `(?:shows?|see|with|display|calculate|and) (?:the |their |its |his |her )?(?:current )?age(?: (?:is )?(?:calculated |computed )?(?:from|in years|today)| of (?:each|the) ` + short + `)?(?:[.,;]|$)`},
	{"decimals", "decimal|digit", `(?:with|to) (?:exactly )?(?P<n>one|two|three|1|2|3) (?:decimal|decimals|decimal places?|digits? after the (?:point|comma))`},

	// conditions that show
	{"reported", "report|flag", `(?:if |when |once |after )?` + amount + `(?: or more)? (?:different |separate |distinct )?(?:` + short + `? )?(?:report|reports|flag|flags)(?:ed)?(?: (?:the same|an?|the|one|this|it))*(?: ` + short + `?)?(?: as "?(?P<label>[a-z ]+?)"?)?(?:,[^.;]*?(?:warning|hidden|marked|flagged|badge)(?: on (?:the|its) page)?|[.,;]|$)`},
	{"cleared", "until", `until (?:an? |the )?` + short + `? (?:checks?|clears?|reviews?|removes?|confirms?|has checked|has looked)(?: it| them)?`},
	{"relative", "median|average|mean", `(?P<field>` + short + `?)(?: of (?P<day>yesterday|today))? (?:is |are |falls? |lies? |drops? )?(?:less than|below|under|lower than|<) ` + amount + ` ?(?:%|percent) of (?:the |its |our )?(?:` + short + `? )?(?P<how>median|average|mean)(?:[a-z ]*?(?P<day2>that day|of the day|same day))?(?:[^,.;]*?(?:means|=|:|is an?|is in|counts as|gives an?|triggers an?) (?:an? |in )?(?P<label>[a-z ]+))?`},
	{"silent", "nobody|no |noone|not|without|never|n't", `(?:"(?P<label>[a-z -]+)" ?:? ?|(?P<label2>at risk|inactive|dormant|neglected|offline|stale|forgotten|lost|idle|sleeping)[":]* ?(?:list|members|customers|sites|clients|ones|plants|people|:|\(|-|=|means|who|that|are|is|when|if)*:? ?)?[a-z" ]*?(?:nobody|no one|noone|not|no|without(?: an?)?|has not|have not|hasn't|haven't|did not|didn't|never)(?: any| been| a)? ?(?P<field>` + short + `?) (?:for|in|since|within)(?: more than| over| at least| the last| the past)? ` + amount + ` (?P<unit>days?|weeks?|months?)(?: (?:means|is|=|counts as) "?(?P<label3>[a-z -]+)"?)?`},
	{"expiring", "within|in ", `(?:what |which |anything |everything |those |batches |items |products |lots )?(?:that )?(?P<field>` + short + `?)?(?:expires?|expiring|best before|use by|due|ends?|runs? out|renewal|is due|falls due|valid until)(?: date)? (?:with)?in (?:the next |less than |under )?` + amount + ` (?P<unit>days?|weeks?|months?)` + turning + colour + `?`},
	{"expired", "expired|past |out of", `(?P<field>expired|past (?:its |the )?(?:best before|expiry|date)|out of date)` + turning + colour},
	{"overdue", "overdue|late|past due|delayed", `(?:what is |everything |anything |those |rows )?(?P<label>overdue|late|past due|delayed)(?: ` + short + `?)?` + turning + colour},
	{"stock", "stock|running low|reorder|shortage", `(?:low[- ]stock|running low|reorder|shortage|out[- ]of[- ]stock)(?: list| page| warning| alert| view)?(?: of [a-z ]+)?[ (,:–-]*(?:(?:when |if |with |for |is |everything |anything |all )*(?:below|under|less than|fewer than|<) ` + amount + `(?: pieces| units| left| in stock)?)?` + turning + colour + `?`},
	{"compare", "minimum|min|reorder|target|budget|limit|threshold|maximum|max|planned|expected|agreed|allowed|capacity|quota|level", `(?P<left>` + short + `?)? ?(?:is |are |falls? |goes? |drops? |gets? |when |if )*(?P<is>below|under|less than|lower than|above|over|more than|higher than|exceeds|exceeding|greater than) (?:the |its |their |our |an? )?(?P<right>(?:minimum|min|reorder|target|budget|limit|threshold|maximum|max|planned|expected|agreed|allowed|capacity|quota|level)[a-z ]*?)` + turning + colour},
	{"threshold", "red|orange|yellow|amber|green|blue|grey|gray|black|purple|pink|bold|warn|alert|notify|flag|mark|highlight", `(?P<field>` + short + `?)? ?(?:is |are |of |falls? |goes? |drops? |gets? |when |if |has |have |with |,|:|\()*(?P<is>below|under|less than|fewer than|lower than|<|above|over|more than|higher than|exceeds|greater than|>|at least|from) [€$£]? ?` + amount + ` ?(?P<unit>` + short + `?)??(?: (?:on|per|in|for) (?:one|a|each|the same|any) (?P<thing>[a-z]+))?` + turning + colour + `(?: (?:warning|alert|badge|background|flag|mark|light))?`},
	{"threshold", "red|orange|yellow|amber|green|blue|grey|gray|black|purple|pink|bold|warn|alert|notify|flag|mark|highlight", colour + ` (?:when|if|for|below|under|once|from)(?: the| its| it is| it's)? ?(?P<field>` + short + `?)? ?(?:is |are |falls? |drops? )*(?P<is>below|under|less than|fewer than|above|over|more than|higher than) [€$£]? ?` + amount + ` ?(?P<unit>` + short + `?)?`},
	{"threshold", "red|orange|yellow|amber|green|blue|grey|gray|black|purple|pink|bold|warn|alert|notify|flag|mark|highlight", `(?:warn(?:s|ing)?|alert|notify|flag(?:ged)?|mark(?:ed)?|highlight(?:ed)?)(?: me| us| them| it| rows?| those| items?)?(?: red| orange)? (?:when|if|once|as soon as|for)(?: the| a| an| its)? ?(?P<field>` + short + `?) (?:is |are |falls? |drops? |goes? |gets? |has |have )*(?P<is>below|under|less than|fewer than|above|over|more than|higher than|at least) [€$£]? ?` + amount + `(?: (?P<unit>` + short + `))?`},
	{"yes", "yes|true|ticked|checked|set| on", `(?:when|if) (?:it |that |this |the )?(?P<field>` + short + `?)? ?(?:is |says |=)+(?: ?"?(?:yes|true|on|ticked|set|checked)"?),? (?:the |its |then )*(?:card|row|line|it|entry|name)` + turning + colour},
	{"state", "red|orange|yellow|amber|green|blue|grey|gray|black|purple|pink", `(?P<thing>` + short + `?) (?:marked|set to|with status|in status|that (?:are|is)|which (?:are|is)) (?:as )?"?(?P<state>[a-z ]+?)"? ?(?:goes?|turns?|becomes?|gets?|is shown|are shown|in)(?: a| in)? ` + colour},

	// rules of fields
	{"not_past", "past|before today|earlier|future|today", `(?P<field>` + short + `?) ` + cannot + ` (?:be |lie |have |start |choose )?(?:dates? )?(?:in the past|before today|earlier than today|past)`},
	{"not_past", "past|before today|earlier|future|today", `(?:no|not|never)(?: be)?(?: allowed)?(?: dates?| days?| appointments?)? in the past|no past dates?|only (?:future|coming|upcoming) (?:dates?|days?)|date must be in the future|must (?:be|lie) in the future|(?:not earlier than|from) today on|(?:today|tomorrow) or later`},
	{"not_future", "future|after today|later than|past", `(?P<field>` + short + `?) ` + cannot + ` (?:be |lie |have )?(?:dates? )?(?:in the future|after today|later than today)`},
	{"not_future", "future|after today|later than|past", `(?:no|not|never)(?: be)?(?: allowed)?(?: dates?)? in the future|no future dates?|must (?:be|lie) in the past|only past dates?`},
	{"after", "before|after|earlier|prior|later", `(?P<field>(?:end|return|until|to|departure|check-?out|finish|due|closing|expiry|delivery|completion|paid)[a-z -]*?) ` + cannot + ` (?:be |lie |come )?(?:before|earlier than|prior to) (?:the |its )?(?P<other>` + short + `)`},
	{"after", "before|after|earlier|prior|later", `(?P<field>(?:end|return|until|departure|check-?out|finish|due|closing|expiry|delivery)[a-z -]*?) (?:` + must + ` |comes? |lies? |be |always )+(?:after|later than|not before|on or after) (?:the |its )?(?P<other>` + short + `)`},
	{"at_least_age", "age|old|adult|over|+|18|21|16", `(?:age|aged|be|is|are|from|over|minimum age|at least|must be|only)(?: at least| over| of| from| is|:)* ` + amount + ` ?(?:\+|years? old|years? of age|or older|or over|and older|and over|years? or older)`},
	{"at_least_age", "age|old|adult|over|+|18|21|16", `(?:adults only|must be of age|only (?:for )?adults)()`},
	{"at_least_age", "age|old|adult|over|+|18|21|16", `age ` + amount + ` ?\+|minimum age(?: is| of|:)? (?P<n2>\d+)|` + `(?P<n3>\d\d) ?\+ only`},
	{"step", "step|increment|multiple", `(?:in |with )?(?:steps?|increments?|multiples) of (?:at least )?[€$£]? ?` + amount + ` ?(?P<unit>[a-z€%]+)?`},
	{"format", "digit|letter|number|figure", `(?P<field>` + short + `?)?[ ,:(]*(?:(?:in the |the |of the |has the |with the )?(?:format|form|pattern)|must look like|looks like|written like|always|must be|has to be|is|are|=|consists of|made of|starts? with|like)[ :"]*(?P<format>(?:"?[a-z]{1,4}"? (?:followed by|and|\+|plus|then) (?:\d{1,2}|one|two|three|four|five|six|seven|eight) (?:digits?|numbers?|letters?|figures?)|(?:one|two|three|four|five|\d) (?:capital |upper-?case )?letters?(?: (?:and|followed by|\+|plus|then) | ?, ?| )(?:a (?:dash|hyphen|slash),? (?:and )?)?(?:\d{1,2}|one|two|three|four|five|six|seven|eight) (?:digits?|numbers?)|(?:\d{1,2}|four|five|six|seven|eight|ten) (?:digits?|figures?|numbers)))`},
	{"unique", "unique|same|own", `(?:no two|never two|not two|every|each) (?P<thing>` + short + `?)(?: can| may| must| with| has| have| share)+(?: have| be)?(?: a| an| the| its)? (?:unique|same|own) (?P<field>` + short + `)`},
	{"unique", "unique|same|own", `(?P<field>` + short + `?) (?:must be|is|are|should be|has to be) unique(?: (?:per|within|for each|in each|in the same) (?P<within>` + short + `))?`},
	{"unique", "unique|same|own", `unique (?P<field>number|code|name|e-?mail|sku|id|serial number|title|plate|reference)`},
	{"between", "between|from", `(?P<field>` + short + `?) (?:` + must + ` |lies? |from |be |a number )*(?:between|from) [€$£]? ?(?P<low>\d+(?:[.,]\d+)?) ?(?:%|°c|[a-z]{1,4})? (?:and|to) [€$£]? ?(?P<high>\d+(?:[.,]\d+)?)`},
	{"at_most", "most|more than|max|up to|exceed|longer", `(?P<field>` + short + `?) (?:` + cannot + ` |` + must + ` |be |have |has |exceed |more |of )*(?:at most|no more than|not more than|maximum|max\.?|up to|not exceed|more than|longer than)(?: of)? ` + amount + ` ?(?P<unit>characters?|letters|words|kg|g|cm|m|km|%|h|hours?|minutes?|people|persons|pieces|euros?|€)(?:[^a-z]|$)`},
	{"at_least", "least|min|less than", `(?P<field>` + short + `?) (?:` + cannot + ` |` + must + ` |be |have |has |of )*(?:at least|minimum(?: of)?|min\.?|no less than|not less than)(?: of)? ` + amount + ` ?(?P<unit>characters?|kg|g|cm|m|km|%|h|hours?|minutes?|people|persons|pieces|euros?|€)(?:[^a-z]|$)`},
	{"positive", "negative|zero|less than 0", `(?P<field>` + short + `?) ` + cannot + ` be (?:negative|below zero|less than zero|less than 0|zero or less)`},
	{"required_when", "required|mandatory|needed|obligatory|compulsory|given|filled|entered", `(?P<field>` + short + `?) (?:is |are |becomes? |must be )*(?:required|mandatory|needed|obligatory|compulsory|given|filled in|entered)(?: only)? (?:when|if|for|once|in case)(?: it is| it's| the)? ?(?P<cause>` + short + `?)?(?: is| =|:)? ?"?(?P<state>[a-z ]+?)"?$`},
	{"required_when", "required|mandatory|needed|obligatory|compulsory|given|filled|entered", `(?:when|if) (?:it is |the )?(?P<cause>` + short + `?)? ?(?:is|=)? "?(?P<state>[a-z]+(?: [a-z]+)?)"?,? (?:a |an |the )?(?P<field>` + short + `?) (?:is|are|must be) (?:required|mandatory|needed|given|obligatory)`},
	{"one_of", "either|one of", `(?:either|exactly one of|one of|only one of)(?: the)? (?P<left>` + short + `?) (?:or|and) (?:an? |the )?(?P<right>` + short + `?)(?:,? (?:but )?(?:not|never) both|,? is (?:given|filled in|required)|$)`},

	// lists
	{"tap", "button|click|tap", `(?P<thing>[a-z]+(?:[ -][a-z]+)?) ?(?:=|is|by|with|:) ?(?:just )?(?:an? |one )?(?:button|click|tap)(?: (?:next to|beside|on|at|for|in) (?:the |each |every |an? )?(?P<owner>` + short + `))?`},
	{"stays", "stay|kept|persist|remember|remain", `(?:it |filters? |that |which |the choice |selection )?(?:should |must |has to |to )?(?:stays?|be kept|kept|persists?|be remembered|remembered|remains?)(?: on| active| set)? (?:when|while|if|as) (?:i|we|you|they|people) (?:go|switch|change|move|navigate|open)[a-z ]*`},
	{"choice", "everything|all |whole app|everywhere|switch|choose|pick|select", `filter (?:everything|all pages?|the whole app|all (?:lists|numbers|figures)(?: and [a-z]+)?|everywhere) by (?:the )?(?P<thing>` + short + `)`},
	{"choice", "everything|all |whole app|everywhere|switch|choose|pick|select", `(?:switch|choose|pick|select) (?:the |a |between )?(?P<thing>` + short + `?) (?:once|at the top|in the header|in the menu)[a-z ,]* (?:everything|all|every page|the whole app)`},
	{"sorted", "sort|order|listed", `(?:sorted|ordered|listed|sort) (?:by|with) (?:the )?(?P<field>` + short + `?)(?: first)?(?:,? ?\(?(?P<way>ascending|descending|highest first|lowest first|newest first|oldest first|most first|worst first|best first|cheapest first|soonest first)\)?)?(?:[.,;)]|$)`},
	{"first", "first|top", `(?P<way>newest|latest|oldest|cheapest|nearest|soonest|highest|lowest|most expensive|best rated|most recent|longest|shortest|most urgent|worst|earliest|next)(?: ` + short + `?)? (?:first|on top|at the top)`},
	{"range_filter", "range|from|min|max|up to|at least", `(?P<field>` + short + `?) (?:range|from[ /-]+to|from and to|min(?:imum)?[ /-]+(?:and )?max(?:imum)?|from \.\.\. to)`},
	{"range_filter", "range|from|min|max|up to|at least", `(?:maximum|max|minimum|min)\.? (?P<field>price|hours|cost|weight|size|distance|rent|pay|salary|age|duration|length|budget|rooms|seats)|(?P<field2>price|pay per hour|rent|hours|salary|weight|size) (?:min|max|up to|at least)\b`},
	{"fits", "filter|search|find|look", `(?:filter|search|find|look)(?:ed|ing)? (?:by|for) (?:the )?(?P<field>age|size|date|weight|height|price|number of (?:people|players|guests|persons)|players|people|guests|level|month|budget)(?: of (?:my|the|a) ` + short + `)?`},
	{"bulk", "bulk|several|many|multiple|more than one|lot of", `bulk[- ](?:edit|change|update|delete|actions?)|(?:edit|change|update|delete|move|mark|select|pick|tick) (?:several|many|multiple|more than one|a lot of)(?: ` + short + `?)?(?: at once| together| at the same time| in one go)?|(?:several|many|multiple) (?:` + short + `? )?at once`},
	{"import", "import|csv|upload|load|excel|spreadsheet", `(?:import|upload|load|bring in|read in)(?:s|ed|ing)?(?: [a-z]+){0,6}? (?:as |from |via |by |through |with |in |using )?(?:an? |the )?(?:csv|excel|spreadsheet)s?(?: files?)?(?: for (?:now|` + short + `))?(?: ?\(?columns?:? (?P<columns>[a-z0-9_, -]+)\)?)?|csv[- ](?:upload|import)(?: (?:for|of) (?P<thing>` + short + `))?|import(?:ing)? (?:of )?(?P<thing2>` + short + `?) (?:as|from|via|by|with|using) (?:an? )?(?:csv|file|spreadsheet)`},
	{"print", "print", `(?:print(?:s|ed|ing|able|-?out|-?friendly)?)(?: (?:view|version|page|nicely|it|them|sheet|list|labels?|the [a-z ]+?))?(?: ?/ ?pdf)?|page (?:that )?(?:we|i|you|they) can print`},
	{"separator", "separator|numbers like|number like", `numbers? like \d{1,3}[,. ']\d{3}(?:,? not \d+)?|thousands? separators?|with separators?`},

	// figures of the dashboard
	{"metric", "mrr|recurring|arr|arpu|revenue|churn|retention", `\b(?P<metric>(?:mrr|monthly recurring revenue|arr|annual recurring revenue|arpu|average revenue per ` + short + `?|churn(?: rate)?|retention rate)\b)(?: ?%)?(?: this month)?`},
	{"churn_is", "churn", `churn ?= ?[a-z0-9 /]+`},
	{"active", "active|current|paying", `(?:active|current|paying) (?P<thing>members|customers|subscribers|subscriptions|users|clients|students|tenants|contracts|accounts|policies|memberships)`},
	{"compared", "arrow|compar|vs|versus|change", `(?:each |all )?(?:with |an |and )*(?:an )?arrows? (?:vs\.?|versus|against|compared (?:to|with)|to) (?:the )?(?:previous|last|prior) (?P<unit>month|week|year|day)|(?:compared|compare|comparison|change|vs\.?|versus) (?:to|with|against|from)? ?(?:the )?(?:previous|last|prior) (?P<unit2>month|week|year|day)`},
	{"chart", "chart|graph|diagram|curve|plot", `(?P<kind>line|bar|column|area)? ?(?:chart|graph|diagram|curve|plot) (?:of |with |for |showing |the )*(?P<field>` + words + `)(?: (?:over|for|of|in|during)(?: the)?(?: last| past)? ?` + amount + ` (?P<unit>days|weeks|months|years)| (?:by|per|over) (?P<by>day|week|month|time|year)| ` + `(?P<n2>\d+) (?P<unit2>days|weeks|months))?(?:[.,;]|$)`},
	{"total", "today|this |yesterday", `(?:the )?(?:total|sum of|overall|how much|number of|how many) (?:the )?(?P<field>` + words + `)(?: we [a-z ]+?)? (?P<periods>(?:today|yesterday|this (?:day|week|month|year))(?:(?: ?/ ?|, | and )(?:today|this (?:day|week|month|year)|week|month|year))*)`},
	{"total", "today|this |yesterday", `(?P<field>` + short + `?) (?P<periods>(?:today|this (?:week|month|year))(?:(?: ?/ ?|, | and )(?:today|this (?:week|month|year)|week|month|year))+)`},
	{"number_with", "number of", `(?:the )?number of (?P<thing>` + short + `?) (?:with|in|that have|having|that are|which are) (?:an? )?(?P<state>` + short + `)`},
	{"ranking", "table|list|top|best|worst|bottom", `(?:table|list) of (?:the )?(?P<thing>` + short + `?) (?:sorted|ordered|ranked) by (?:the )?(?P<way>worst|best|highest|lowest|most|least)? ?(?P<field>` + short + `)`},
	{"ranking", "table|list|top|best|worst|bottom", `(?:top|best|worst|bottom) (?P<n>\d+|five|ten|three)? ?(?P<thing>` + short + `?) by (?P<field>` + short + `)`},
	{"per_category", "per |by ", `(?P<how>number|total|sum|average|count)? ?(?:of )?(?P<field>` + short + `?) (?:per|by) (?P<by>status|category|type|month|crew|team|supplier|shop|customer|client|project|room|location|region|department|kind|source|year|week)`},
}

func compileValues(list [][3]string) []valuePattern {
	out := make([]valuePattern, 0, len(list))
	for _, p := range list {
		out = append(out, valuePattern{p[0], strings.Split(p[1], "|"), regexp.MustCompile(`(?:^|[^a-z0-9])` + `(?P<all>` + p[2] + `)`)})
	}
	return out
}

// readValues finds what the text wants computed, compared and checked.
func (in *Intent) readValues() {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		text := []byte(strings.Map(func(r rune) rune {
			if r >= 'A' && r <= 'Z' {
				return r + 'a' - 'A'
			}
			return r
		}, c.Text))
		for _, p := range valuePatterns() {
			if !slices.ContainsFunc(p.words, func(w string) bool { return bytes.Contains(text, []byte(w)) }) {
				continue
			}
			for _, m := range p.re.FindAllSubmatchIndex(text, 6) {
				in.value(ci, c, p, text, m)
			}
		}
	}
}

func (in *Intent) value(ci int, c *Clause, p valuePattern, text []byte, m []int) {
	v := Value{What: p.what, Parts: map[string]string{}, Clause: ci}
	from, to := m[0], m[1]
	for i, name := range p.re.SubexpNames() {
		if i == 0 || m[2*i] < 0 {
			continue
		}
		if name == "all" {
			from, to = m[2*i], m[2*i+1]
		} else if name != "" {
			v.Parts[name] = strings.Trim(string(text[m[2*i]:m[2*i+1]]), ` "'-`)
		}
	}
	base := c.Span[0]
	v.At = Range{c.To, c.From}
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		if t.Start < base+to && t.End > base+from {
			v.At.From, v.At.To = min(v.At.From, i), max(v.At.To, i+1)
		}
	}
	if v.At.From >= v.At.To {
		return
	}
	v.Entity = in.continuedOr(c, v.At)
	in.Values = append(in.Values, v)
}

// continuedOr is the entity a clause speaks of around a range: inside it, before it, or the last one before the clause.
func (in *Intent) continuedOr(c *Clause, at Range) string {
	key, best := "", -1
	for _, e := range in.Entities {
		for _, r := range e.Mentions {
			switch {
			case r.From >= at.From && r.To <= at.To:
				return e.Key
			case r.From >= c.From && r.To <= at.From && r.From > best:
				key, best = e.Key, r.From
			}
		}
	}
	if key != "" {
		return key
	}
	if e := in.lastOwner(c, at.From); e != nil {
		return e.Key
	}
	return ""
}

// Count reads a number written in digits or as a word; 0 when it is none.
func Count(text string) int {
	if n, ok := numberWords[text]; ok {
		return n
	}
	n, _ := strconv.Atoi(text)
	return n
}
