package intent

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/skycot/skycot/internal/ident"
)

// Deals is what a text says of dealings between two parties: who posts, who asks, what asking is called, and the rules.
// It only notes what stands there; whether the app has deals at all, and over which rows, is the architect's to say.
type Deals struct {
	Posters []DealActor // "growers post", in reading order
	Askers  []DealActor // "pickers apply"
	Marks   []DealMark

	posted []int // tokens where what is posted begins
}

// DealActor is a word for people that do something in a deal; "" when the text names nobody ("anyone can post").
type DealActor struct {
	Name string // singular, lower case
	At   Range
}

// DealMark is one statement about dealings. Kind is one of the names in dealPatterns.
type DealMark struct {
	Kind   string
	Words  []string // what the pattern's groups hold
	At     Range    // the words themselves
	Clause int
}

// Number is the first number among the words of a mark, 0 when there is none. Words for small numbers count.
func (m DealMark) Number() float64 {
	for _, w := range m.Words {
		if n, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(w, ",", "."), " ", ""), 64); err == nil {
			return n
		}
		if n := slices.Index(dealNumbers, w); n > 0 {
			return float64(n)
		}
	}
	return 0
}

var dealNumbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// dealPattern is one way to say something. With need, the clause must match that too.
type dealPattern struct {
	kind    string
	pattern *regexp.Regexp
	need    *regexp.Regexp
}

const dealCount = `(\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)`

var dealPatterns = sync.OnceValue(func() []dealPattern {
	var out []dealPattern
	add := func(kind, pattern string, need ...string) {
		p := dealPattern{kind: kind, pattern: regexp.MustCompile(pattern)}
		if len(need) > 0 {
			p.need = regexp.MustCompile(need[0])
		}
		out = append(out, p)
	}
	// What asking is called: the noun stands behind the colon.
	add("ask:offer", `\b(?:send|sends|make|makes|making|submit|submits|get|gets|receive|receives|compare|compares|withdraw) (?:\w+ ){0,3}offers?\b|\boffers? (?:with|of) (?:a )?(?:price|amount)|\bbest offer\b|\bcounter-?offers?\b`)
	add("ask:bid", `\bbids?\b|\bbidd(?:er|ers|ing)\b`)
	add("ask:quote", `\bquot(?:e|es|ation|ations)\b|\b(?:send|sends|give|gives|get|gets) (?:\w+ ){0,2}estimates?\b`)
	add("ask:proposal", `\b(?:send|sends|submit|submits|make|makes) (?:\w+ ){0,2}proposals?\b`)
	add("ask:application", `\bappl(?:y|ies|ied|ying)\b|\bapplications?\b|\bapplicants?\b|\bcandidates?\b`)
	add("ask:reservation", `\breserv(?:e|es|ed|ing|ation|ations)\b`)
	add("ask:rental", `\brent (?:it|them|things|tools|from|a|an|the)\b|\brental requests?\b|\brequests? (?:to rent|a rental)\b|\bhire (?:it|them|a|an)\b|\brenters?\b`)
	add("ask:loan", `\bborrow(?:s|ers?|ing)?\b|\bloan requests?\b`)
	add("ask:swap", `\bswap(?:s|ping)?\b|\bexchange offers?\b`)
	add("ask:enquiry", `\b(?:enquir|inquir)(?:y|ies|e|es)\b`)
	add("ask:contact", `\bclassifieds?\b|\b(?:contacts?|messages?|writes? to) (?:the )?(?:sellers?|owners?|advertisers?|posters?|hosts?|lenders?)\b|\bmessages? to (?:the |a )?(?:sellers?|owners?|advertisers?|posters?|authors?)\b|\bask the (?:seller|owner) (?:a )?questions?\b`)
	add("chat", `\bchat\b|\b(?:private|direct|internal) messag(?:es?|ing)\b|\bmessag(?:e|es|ing) (?:between|each other|one another|system)\b|\b(?:send|sends|write|writes|exchange|exchanges) (?:\w+ ){0,2}messages? (?:to (?:the |a |each )?(?:seller|owner|buyer|poster|advertiser|employer|applicant|other)|with)|\bmessages? (?:the )?(?:seller|owner|advertiser|poster|employer|applicant)\b|\bwrite to each other\b|\bin-app messag\w+|\bconversations? (?:between|with)\b`)
	add("stages", `\b(?:applications?|candidates?|applicants?|requests?|offers?)(?:'s|s')? (?:\w+ ){0,4}?(?:states?|status(?:es)?|stages?|steps|pipeline|phases?)\b[ :(–-]*(?:are|is|can be|of)?[ :(]*([a-zà-ÿ][^.;)]{8,160})`)
	add("stages", `\b(?:states?|status(?:es)?|stages?|phases?) (?:of|for) (?:an |the |each |every |his |her |their )?(?:applications?|candidates?|applicants?|requests?)\b[ :(–-]*(?:are|is|can be)?[ :(]*([a-zà-ÿ][^.;)]{8,160})`)
	add("flag", `\b(?:marks?|flags?|tags?) (?:a |an |the |their |his |her |some )?([a-z]+) (?:as )?["“'‘]?([a-z][a-z-]{2,20})["”'’]?(?:[ ,.;:]|$)`)
	add("expire", `\b(?:expires?|vanish(?:es)?|disappears?|runs? out|(?:are|is|get|gets) (?:removed|deleted|hidden|closed|taken down)|go(?:es)? offline|stays? (?:online|up|visible|live)|(?:are|is) (?:online|visible|active|valid|live))\b[^.;]{0,30}?\b(?:after|for) `+dealCount+` (days?|weeks?|months?)\b`)
	add("ask:signup", `\bsigns? up (?:for|to)\b|\benrol(?:s|l|ls|ment)?\b|\bregisters? for\b|\bvolunteers? for (?:a|an|the|one)\b|\bjoins? (?:a|an|the) (?:event|trip|tour|course|class|workshop|ride|hike|shift|session|walk)\b|\btakes? a (?:shift|spot|place|slot)\b`)
	add("ask:claim", `\bclaims? (?:it|a|an|the|them)\b`)
	add("ask:help", `\boffers? (?:to help|help)\b|\bhelpers? (?:accept|take)s?\b`)
	add("ask_fields", `\b(?:offers?|bids?|quotes?|proposals?|appl(?:y|ies)|applications?|requests?|reserv\w+)(?: per \w+)?,? (?:with|including|stating|naming|saying) (?:a |an |the |their |his |her )?([^.;:]+)`)
	// Answers.
	add("decide", `\b(?:accept|accepts|approve|approves|confirm|confirms) (?:or|and|/) (?:declin|refus|reject|den|turn)\w*`)
	add("decide", `\b(?:accept|accepts|choose|chooses|pick|picks|select|selects|award|awards) (?:exactly |only )?(?:one|the best|an? (?:offer|bid|applicant|candidate|quote|proposal|tailor|helper))\b`)
	add("decide", `\b(?:owner|seller|host|employer|poster|lender|organi[sz]er|grower) (?:\w+ )?(?:accepts?|approves?|confirms?)\b`)
	add("others_down", `\bothers? (?:\w+ ){0,3}(?:turned down|rejected|declined|refused|closed|informed)\b|\bothers? gets? ["“']?([a-z ]+?)["”'.]|\brest (?:is|are) (?:turned down|rejected|declined)\b|\b(?:all )?other (?:offers|bids|applications|requests|quotes)(?: \w+){0,3} (?:turned down|rejected|declined|closed)\b`)
	add("answer_time", `\b(?:in|within|for|has|have) `+dealCount+` ?(h|hours?|days?)\b`, `accept|answer|declin|respond|reply|replies|confirm|react|decide`)
	add("withdraw", `\bwithdraw\w*|\btakes? (?:it|them|the offer) back\b|\bcancel (?:my|their|his|her|the) (?:offer|bid|application|reservation|request|seat|place|spot)s?\b`)
	add("once", `\bnobody else can\b|\bone (?:offer|bid|application|request|quote|reservation) per\b|\bonly (?:one|once) per\b|\bcannot (?:apply|offer|bid|reserve) twice\b`)
	add("offer_flow", `\b(?:may |can )?offers? (?:the|a|it) ?(?:shift|job|place|gig|position|role|work|assignment|spot|seat)? ?to (?:one|a|an|the)\b`)
	add("offer_single", `\bno second offer\b|\bone offer (?:is|at a time)\b|\bwhile one offer is out\b|\bgoes back to open\b`)
	// Capacity.
	add("capacity", `\bnumber of (?:free )?(places|seats|spots|people|pickers|helpers|volunteers|workers|participants|positions|tickets|openings|hands|slots)\b|\b(seats?|places|spots|capacity|max(?:imum)? (?:participants|people))\b`)
	add("full", `\b(?:marked|is|as|becomes?|shows?(?: as)?) ["“']?(full|sold out|booked out|filled|taken)["”']?`)
	add("full", `\b(?:places|seats|spots) (?:are|have|run) (?:gone|out|taken|left)\b|\bwhen full\b`)
	add("waiting_list", `\bwait(?:ing)?[ -]?list\b|\bmoves? up\b`)
	add("group", `\b(?:as |in )?(?:a )?groups?(?: of (?:up to |at most |max(?:imum)? )?`+dealCount+`)?\b|\bwith (?:friends|others)\b`, `group|friends|others|together`)
	// What happens after.
	add("state_taken", `\b(?:is |are )?(?:marked|shown|shows?|becomes?|listed) (?:as )?["“']?(reserved|taken|assigned|filled|booked|pending|on hold|given away|lent|rented)["”']?`)
	add("step", `\b(?:marks?|marking|confirms?|sets?)(?: (?:it|them|this|the [a-z]+|as|to|that|he|she|they|is|was|has|have|been|a|an|job|item|listing)){0,5} ["“']?(sold|shipped|sent|delivered|received|collected|picked up|ready for pick-up|ready for pickup|ready|done|completed?|finished|returned|handed over|paid|in progress|started|closed)["”']?`)
	add("step_confirm", `\b([a-z]+) confirms? (?:it|this|that)\b`, `done|ready|finish|complete|deliver|sent|shipped|return`)
	add("review_both", `\b(?:each other|each side|both sides|both parties|one another|each party|the other side)\b`, `rat(?:e|ing)|review|star|feedback`)
	add("review_blind", `\bonly (?:visible )?(?:when|once|after|if) both\b|\bvisible (?:only )?(?:when|once|after) both\b|\buntil both\b`)
	add("review_days", `\bafter `+dealCount+` days\b`, `both|visible|review|rating|stars`)
	add("review", `\b(?:rate|rates|rated|rating|ratings|review|reviews|reviewed|stars?|feedback)\b`)
	add("review_end", `\bafter the last day\b|\bafter the (?:shift|job|event|trip|stay|rental|work)\b`, `rat(?:e|ing)|review|star|feedback|leave`)
	// Money.
	add("commission", dealCount+` ?(?:%|percent|per cent)`, `commission|\bfee\b|earn|\bcut\b|\bshare\b|\bkeep|\btake\b|from the seller|of (?:each|every|the) (?:sale|price)`)
	add("commission_min", `\b(?:minimum|min\.?|at least|not less than)[^0-9€$£]{0,14}(?:[€$£] ?)?(\d+(?:[.,]\d+)?)`, `commission|\bfee\b|earn|%|percent|per sale`)
	add("commission_view", `\bprice, commission\b|\bwhat is left\b|\bcommission (?:per|by|each|of the) month\b|\b(?:total|monthly) commissions?\b|\bcommission overview\b|\bcommission from\b|\btake (?:a )?commission\b`)
	// Trust.
	add("verify_wait", `\b(?:verified|approved|checked|confirmed|vetted)\b[^.]*\bbefore (?:\w+ )?(?:\w+ )?(?:go|goes|are|is|become|becomes|appear|appears|show|shows|can be|get|gets|published|publishing|public)\b`)
	add("verify_block", `\b(?:must|have to|has to|need to|needs to|should) (?:first )?be (?:verified|approved|checked|vetted)\b|\bbefore (?:they|he|she|it) (?:can|may) (?:post|publish|list)\b|\b(?:approved|verified) by (?:us|the|an?) (?:team|admin|operator|office|staff)?\b`)
	add("verify", `\bverif(?:y|ies|ied|ication)\b|\bapproves? (?:new )?(?:\w+)\b`)
	add("badge", `\b(?:badge|mark|tick|label)\b[^.]*\bverified\b|\bverified["”']? (?:badge|mark|tick|label)\b`)
	add("block", `\bblocks? (?:a|an|the|any)?\b|\bban(?:s)? (?:a|an|the)?\b|\blift(?:s)? (?:a|the) block\b`)
	add("remove", `\bremoves? (?:\w+ )?(?:listings?|shifts?|jobs?|ads?|posts?|offers?|items?|entries|gigs?|tasks?|things)\b|\btakes? (?:\w+ ){0,2}(?:down|offline)\b`)
	add("strike", `\bstrikes?\b`)
	add("strike_late", `\bless than `+dealCount+` ?(h|hours?|days?) before\b`)
	add("strike_limit", dealCount+` strikes?(?: in `+dealCount+` months)?`)
	// What is shown when.
	add("reveal", `\b(exact address|full address|address|phone(?: numbers?)?|contact(?: data| details| info(?:rmation)?)?|e-?mail(?: address(?:es)?)?|telephone)\b[^.]*\b(?:only (?:after|once|when|if|then)|not before|after (?:accepting|acceptance|it is accepted|being accepted|the deal|confirmation)|once (?:accepted|agreed|confirmed))`)
	add("reveal", `\b(?:only )?(?:accepted|confirmed|chosen) (?:\w+ ){1,2}(?:can )?(?:see|sees|get|gets) (?:the |his |her |their )?(exact address|full address|address|phone(?: numbers?)?|contact(?: data| details)?|e-?mail)`)
	add("private_to", `\bonly (?:\w+ ){1,3}to (?:whose|which|whom) (?:\w+ ){1,4}(?:applied|apply|asked)|\bonly (?:visible )?(?:to|for) (?:those|whoever) they (?:applied|apply)`)
	add("match", `\bin the (districts?|areas?|towns?|cities|regions?|neighbou?rhoods?|counties|postcodes?) (?:i|they|he|she) (?:serves?|works? in|covers?|lives? in)\b|\b(districts?|areas?|neighbou?rhoods?|counties|regions?) served\b`)
	// Time.
	add("past", `\b(?:vanish|vanishes|disappear|disappears|expire|expires|gone|leave|leaves|close|closes|hidden)\b[^.]*\bafter (?:the |its |their )?(?:last day|date|end|deadline|day|event)\b|\bpast is set by\b|\bpast (?:jobs|shifts|events|ones) (?:vanish|disappear|are hidden)\b`)
	add("date_filter", `\bdates? (?:overlap|range)\b|\bby dates?\b|\bdate range\b`)
	add("urgent", `\burgent\b[^.]*?(?:within|in less than|less than|next) `+dealCount+` ?(h|hours?|days?)\b`)
	add("urgent_top", `\burgent\b[^.]*\b(?:top|first|label|badge|red)\b`)
	add("overlap", `\b(?:cannot|can't|can not|may not|must not|never) (?:\w+ ){1,4}(?:which |that )?overlap\w*|\bno overlapping\b|\boverlap\w* (?:is|are) (?:refused|not allowed)\b`)
	add("copy", `\b(?:copy|copies|duplicate|duplicates|repost|reposts|re-post) (?:a|an|the|his|her|their|last|old|one)\b`)
	add("saved_search", `\bsaved? (?:a |my |their |the )?search(?:es)?\b|\bsearch(?:es)? (?:can be )?saved\b|\bnew matches\b`)
	add("mine", `\bmy (?:jobs|offers|listings|applications|shifts|reservations|requests|bids|posts|items|loans)\b`)
	add("rating_shown", `\brating average\b|\baverage rating\b|\bnumber of (?:ratings|reviews)\b|\bratings? (?:next to|beside|shown)\b`)
	return out
})

// Who posts and who asks, by what they do. The verb decides; the word before it is who.
const dealWho = `([a-zà-ÿ][a-zà-ÿ-]+(?: (?:owners?|holders?|accounts?))?)(?: \([^)]*\))?`

var (
	dealPosting = regexp.MustCompile(dealWho + `,? (?:i |we )?(?:can |may |must |should |could |will |only )?(?:post|posts|list|lists|publish|publishes|sell|sells|advertise|advertises|rents? out|lend|lends|gives? away|puts? up|uploads?|offers? (?:their|his|her|a|the|used|old|home|hand))\b`)
	dealAsking  = regexp.MustCompile(dealWho + `,? (?:i |we )?(?:who )?(?:do \w+ work|(?:can |may |must |should |could |will )?(?:apply|applies|reserve|reserves|bid|bids|buys?|rent|rents|borrow|borrows|swap|enquire|enrols?|claims?|(?:send|sends|make|makes|submit|submits|place|places|press|presses|give|gives) (?:\w+ ){0,2}["“']?(?:offers?|bids?|quotes?|proposals?|applications?|reserve|requests?|estimates?)|signs? up|books?|requests?))\b`)
	dealNobody  = strings.Fields(`i we they you who that which it to and or can must not also only people users user members member everyone anyone everybody anybody one
		somebody someone others other neighbours neighbors where then he she as a an the team admin admins operator us them this all each there so when if so-that once both how
		what please here jobs job items item page app site platform marketplace listing listings shifts shift may could will second-hand per farm from`)
)

// dealPeers are words for people of whom each may do both: post and ask.
var dealPeers = strings.Fields("member people person user neighbour neighbor everyone anyone everybody anybody local resident")

// postedThings notes what somebody posts: "owners list a tool with photos", "restaurants post shifts (date, hours)". The
// verb is kept out of names, so that "restaurants post shifts" is no thing.
func (in *Intent) postedThings() {
	in.postVerb = make([]bool, len(in.Tokens))
	type found struct {
		c  *Clause
		at int
	}
	var all []found
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		text := strings.ToLower(c.Text)
		if len(text) != len(c.Text) || c.Source == "" {
			continue
		}
		for _, m := range dealPosting.FindAllStringSubmatchIndex(text, -1) {
			at := in.dealTokens(c, m[0], m[1])
			word := text[m[2]:m[3]]
			if at.From >= at.To || strings.HasSuffix(word, "ing") || at.To < c.To && in.Tokens[at.To].Is("of", ":") {
				continue // "members list of a club"
			}
			in.postVerb[at.To-1] = true
			all = append(all, found{c, at.To})
		}
	}
	for _, f := range all {
		in.Deals.posted = append(in.Deals.posted, f.at)
		if f.at >= f.c.To || f.at > 0 && in.Tokens[f.at-1].Is("list", "lists") && !determiner(in.Tokens[f.at]) && in.Tokens[f.at].Lower == in.Tokens[f.at].Noun {
			continue
		}
		np, _, ok := in.phraseAt(f.at, f.c.To)
		if !ok || vague[np.head()] || slices.Contains([]string{"them", "it", "comment", "rating", "review", "photo", "picture", "message", "update"}, np.head()) {
			continue
		}
		in.note(np, true)
	}
}

// readDeals notes everything that a text says of dealings.
func (in *Intent) readDeals() {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		text := strings.ToLower(c.Text)
		if len(text) != len(c.Text) {
			continue // letters whose lower case is longer: offsets would lie
		}
		if !in.negated(c, c.From) {
			in.dealActors(c, text)
		}
		for _, p := range dealPatterns() {
			if p.need != nil && !p.need.MatchString(text) {
				continue
			}
			for _, m := range p.pattern.FindAllStringSubmatchIndex(text, -1) {
				at := in.dealTokens(c, m[0], m[1])
				if at.From >= at.To || slices.Contains([]string{"not in scope", "out of scope", "not needed", "not needed now"}, c.Heading) || in.Tokens[c.From].Is("not") {
					continue
				}
				mark := DealMark{Kind: p.kind, At: at, Clause: ci}
				for g := 2; g+1 < len(m); g += 2 {
					if m[g] >= 0 {
						mark.Words = append(mark.Words, text[m[g]:m[g+1]])
					}
				}
				in.Deals.Marks = append(in.Deals.Marks, mark)
			}
		}
	}
}

func (in *Intent) dealActors(c *Clause, text string) {
	note := func(pattern *regexp.Regexp, list *[]DealActor) {
		for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
			word := text[m[2]:m[3]]
			if strings.HasPrefix(text[m[1]:], " of ") {
				continue // "members list of a club"
			}
			if story := dealStory.FindStringSubmatchIndex(text[:m[1]]); story != nil {
				word, m[2], m[3] = text[story[2]:story[3]], story[2], story[3]
			}
			word = strings.TrimSuffix(ident.Singular(word), " account")
			if slices.Contains(dealPeers, word) {
				*list = append(*list, DealActor{At: in.dealTokens(c, m[2], m[3])})
				continue
			}
			if at := in.dealTokens(c, m[2], m[3]); at.From < at.To && at.From > c.From && in.Tokens[at.From-1].Verb != "" && in.Tokens[at.From-1].Verb == in.Tokens[at.From-1].Lower {
				// "nurses register, upload a CV, apply": who does it all stands at the beginning
				first := in.Tokens[c.From]
				if first.Kind != Word || first.Noun == first.Lower || slices.Contains(dealNobody, first.Noun) {
					continue
				}
				word, m[2], m[3] = first.Noun, first.Start-c.Span[0], first.End-c.Span[0]
			} else if at.From < at.To && at.From == c.From+1 && in.Tokens[c.From].Kind == Word && in.Tokens[c.From].Verb == "" && !breakWords()[in.Tokens[c.From].Lower] && !plainWords()[in.Tokens[c.From].Lower] && pattern == dealPosting {
				word = in.Tokens[c.From].Lower + " " + word // "care homes post"
				m[2] = 0
			} else if pair := dealPair.FindStringSubmatchIndex(text[:m[2]]); pair != nil && pattern == dealPosting {
				// "hospitals and care homes post": two kinds of the same side
				*list = append(*list, DealActor{Name: ident.Singular(text[pair[2]:pair[3]]), At: in.dealTokens(c, pair[2], pair[3])})
				if pair[4] >= 0 && pair[5] > pair[4] {
					word, m[2] = strings.TrimSpace(text[pair[4]:pair[5]])+" "+word, pair[4]
				}
			}
			if slices.Contains(dealNobody, word) || strings.HasSuffix(word, "ly") || strings.HasSuffix(word, "ing") {
				continue
			}
			*list = append(*list, DealActor{Name: word, At: in.dealTokens(c, m[2], m[3])})
		}
	}
	note(dealPosting, &in.Deals.Posters)
	note(dealAsking, &in.Deals.Askers)
}

// dealPair is what stands before the second of two: "hospitals and care ".
var dealPair = regexp.MustCompile(`(?:^|[,;] )([a-zà-ÿ-]+s) (?:and|or|&) ([a-zà-ÿ-]+ )?$`)

var dealStory = regexp.MustCompile(`^as an? ([a-zà-ÿ][a-zà-ÿ -]*?),? (?:i|we) `)

// dealTokens gives the tokens that stand between two byte offsets of a clause's text.
func (in *Intent) dealTokens(c *Clause, from, to int) Range {
	r := Range{c.To, c.To}
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		if t.End-c.Span[0] > from && t.Start-c.Span[0] < to {
			r.From = min(r.From, i)
			r.To = i + 1
		}
	}
	return r
}

// Find returns the marks of a kind.
func (d *Deals) Find(kind string) []DealMark {
	var out []DealMark
	for _, m := range d.Marks {
		if m.Kind == kind {
			out = append(out, m)
		}
	}
	return out
}

// Has says whether the text says something of a kind.
func (d *Deals) Has(kind string) bool { return len(d.Find(kind)) > 0 }
