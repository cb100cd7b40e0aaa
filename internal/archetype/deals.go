package archetype

import (
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// asking is one way to ask for a row: its words, and what the row is called once it is given.
type askWay struct {
	kind          string
	label, plural string
	button        string
	taken         string
	flow          string
	price         bool
}

// askWays in the order of preference when the text speaks of several as often.
var askWays = []askWay{
	{"ask:application", "Application", "Applications", "Apply", "Filled", "accept", false},
	{"ask:offer", "Offer", "Offers", "Send an offer", "Assigned", "accept", true},
	{"ask:bid", "Bid", "Bids", "Place a bid", "Awarded", "accept", true},
	{"ask:quote", "Quote", "Quotes", "Send a quote", "Assigned", "accept", true},
	{"ask:proposal", "Proposal", "Proposals", "Send a proposal", "Assigned", "accept", true},
	{"ask:reservation", "Reservation", "Reservations", "Reserve", "Reserved", "accept", false},
	{"ask:rental", "Rental request", "Rental requests", "Ask to rent", "Rented", "accept", false},
	{"ask:loan", "Loan request", "Loan requests", "Ask to borrow", "Lent", "accept", false},
	{"ask:swap", "Swap offer", "Swap offers", "Offer a swap", "Swapped", "accept", false},
	{"ask:signup", "Sign-up", "Sign-ups", "Sign up", "Full", "direct", false},
	{"ask:claim", "Claim", "Claims", "Claim it", "Claimed", "accept", false},
	{"ask:help", "Offer of help", "Offers of help", "Offer to help", "Taken", "accept", false},
	{"ask:enquiry", "Enquiry", "Enquiries", "Send an enquiry", "Reserved", "accept", false},
	{"ask:contact", "Message", "Messages", "Send message", "Reserved", "contact", false},
}

// notRows are things that a deal itself makes: no records of their own.
var notRows = strings.Fields(`offer bid quote quotation proposal application reservation request sale deal rating review commission enquiry inquiry
	winner applicant candidate transaction match search badge strike photo picture order swap claim estimate notification buyer seller`)

// jobRows and goodsRows are what is posted on a job board and on a marketplace when the text speaks of several things.
var (
	jobRows   = strings.Fields(`job shift gig vacancy position task internship assignment project opportunity role mission booking errand`)
	goodsRows = strings.Fields(`listing ad advert item product article post room space lot ticket job task`)
)

// dealPlan is what was found out before the app's people and things are made.
type dealPlan struct {
	key           string // of the row's entity in the intent
	way           askWay
	poster, asker string // names of roles of the intent, "" any account
	job           bool
	peers         bool // everybody posts, and asks others
}

// wantsDeals says whether the app is about requests of some people on the rows of others.
func (b *builder) wantsDeals() bool {
	if b.req.Base != nil || b.family == nil {
		return false
	}
	d := &b.in.Deals
	switch b.family.Slug {
	case "marketplace", "job-board":
		return true
	case "booking", "ecommerce", "learning-platform", "creator-platform", "saas-dashboard":
		return false
	}
	asks := slices.ContainsFunc(d.Marks, func(m intent.DealMark) bool { return strings.HasPrefix(m.Kind, "ask:") })
	return asks && len(d.Posters) > 0 && (d.Has("decide") || d.Has("others_down") || d.Has("waiting_list")) ||
		asks && d.Has("capacity") && (d.Has("waiting_list") || d.Has("full") || d.Has("ask:signup"))
}

// planDeals finds the two parties and the row, and takes out of the intent what a deal makes by itself.
func (b *builder) planDeals() {
	if !b.wantsDeals() {
		return
	}
	p := &dealPlan{job: b.family.Slug == "job-board"}
	p.way = b.askWay(p.job)
	p.peers = slices.ContainsFunc(b.in.Deals.Posters, func(a intent.DealActor) bool { return a.Name == "" })
	b.dealOwnProfiles()
	p.poster = b.party(b.in.Deals.Posters, true)
	p.asker = b.party(slices.DeleteFunc(slices.Clone(b.in.Deals.Askers), func(a intent.DealActor) bool { return a.Name != "" && a.Name == p.poster }), false)
	if p.peers = p.peers && p.poster == ""; p.peers {
		p.asker = ""
	}
	if p.poster == p.asker {
		p.asker = ""
	}
	p.key = b.rowOfDeal(p)
	if strings.HasSuffix(p.key, "request") {
		// "post a request with address and date": what is said of the row, not of an answer to it
		b.in.Deals.Marks = slices.DeleteFunc(b.in.Deals.Marks, func(m intent.DealMark) bool {
			return m.Kind == "ask_fields" && b.in.Tokens[m.At.From].Matches("request")
		})
	}
	words := map[bool][2]string{true: {"employer", "applicant"}, false: {"seller", "buyer"}}[p.job]
	if p.poster == "" && !p.peers && b.family.Slug != "custom" && p.way.flow != "direct" {
		p.poster = b.ensureRole(b.roleLike(words[0]))
	}
	if p.asker == "" && p.poster != "" && b.family.Slug != "custom" {
		if role := b.otherUserRole(p.poster); role != "" {
			p.asker = role
		} else {
			p.asker = b.ensureRole(words[1])
		}
	}
	b.deal = p
	b.dealRoles()
	b.dealThings()
}

func (b *builder) askWay(job bool) askWay {
	best, top := askWay{}, 0
	for _, w := range askWays {
		n := len(b.in.Deals.Find(w.kind))
		if w.kind == "ask:contact" && (top > 0 || job || b.in.Deals.Has("review") || b.in.Deals.Has("commission")) {
			continue // writing is beside another way to ask
		}
		if w.kind == "ask:application" && job {
			n += 2
		}
		if n > top {
			best, top = w, n
		}
	}
	switch {
	case top > 0:
		return best
	case job:
		return askWays[0]
	}
	return askWays[slices.IndexFunc(askWays, func(w askWay) bool { return w.kind == "ask:offer" })]
}

// party is the word that the text uses most for one side, as the name of a role.
func (b *builder) party(actors []intent.DealActor, posting bool) string {
	count := map[string]int{}
	best := ""
	for _, a := range actors {
		if a.Name == "" {
			continue
		}
		if n := catalogue.Get().Noun(a.Name); n != nil && !n.Person && !slices.ContainsFunc(b.in.Entities, func(e *intent.Entity) bool { return e.Key == a.Name+" profile" }) && b.in.Role(a.Name) == nil && b.in.Entity(a.Name) != nil && len(actors) > 1 {
			continue
		}
		count[a.Name]++
		if best == "" || count[a.Name] > count[best] {
			best = a.Name
		}
	}
	if best == "" {
		return ""
	}
	for _, canonical := range []string{"seller", "vendor", "employer", "host", "lender"} {
		if r := b.in.Role(canonical); r != nil && count[best] < 2 && len(r.At) > 1 && posting {
			best = canonical // "farmers sell to farmers", and "sellers" ever after
		}
	}
	kinds := map[string]bool{}
	for name := range count {
		kinds[name] = true
	}
	if len(kinds) > 1 && count[best] == 1 && posting {
		best = b.roleLike(map[bool]string{true: "employer", false: "seller"}[b.family.Slug == "job-board"]) // "hospitals and care homes post"
	}
	name := b.ensureRole(best)
	for _, a := range actors {
		if a.Name != "" && kinds[a.Name] && len(kinds) > 1 && posting {
			b.in.Role(name).At = append(b.in.Role(name).At, a.At)
		}
		if a.Name == best {
			r := b.in.Role(name)
			r.At = append(r.At, a.At)
		}
	}
	return name
}

// roleLike is a role of the text that plays the part of word ("vendor" for "seller"), else word itself.
func (b *builder) roleLike(word string) string {
	like := map[string][]string{"seller": {"vendor", "lender", "owner", "host", "maker", "artist", "farmer", "landlord", "provider", "breeder", "grower", "supplier"},
		"employer": {"company", "practice", "client", "organisation", "organization", "business", "host", "agency", "school", "restaurant", "farm", "charity"}}[word]
	for _, r := range b.in.Roles {
		if r.Level != "admin" && (r.Name == word || slices.Contains(like, r.Name)) {
			return r.Name
		}
	}
	return word
}

func (b *builder) otherUserRole(not string) string {
	for _, r := range b.in.Roles {
		if r.Level == "user" && r.Name != not && !strings.HasSuffix(r.Name, " account") {
			return r.Name
		}
	}
	return ""
}

// ensureRole makes sure that the intent has a role of this name; "vet account" is "vet".
func (b *builder) ensureRole(name string) string {
	if r := b.in.Role(name); r != nil {
		if r.Level == "staff" {
			r.Level = "user"
		}
		return name
	}
	b.in.Roles = append(b.in.Roles, &intent.Role{Name: name, Label: sentence(name), Level: "user"})
	return name
}

// dealRoles keeps the two parties and whoever runs the place. The asker is what a new account is unless it says otherwise.
func (b *builder) dealRoles() {
	p := b.deal
	var first, rest []*intent.Role
	for _, r := range b.in.Roles {
		base := strings.TrimSuffix(r.Name, " account")
		switch {
		case r.Name == p.asker:
			first = append([]*intent.Role{r}, first...)
		case r.Name == p.poster:
			first = append(first, r)
		case base != r.Name && b.in.Role(base) != nil:
			b.in.Role(base).At = append(b.in.Role(base).At, r.At...)
		case r.Level == "user" && p.poster != "" && p.asker != "":
			// another word for one of the two: "farmers sell to farmers", "applicants"
			other := b.in.Role(p.asker)
			other.At = append(other.At, r.At...)
		default:
			rest = append(rest, r)
		}
	}
	b.in.Roles = append(first, rest...)
}

// rowOfDeal finds the thing that is posted and asked for.
func (b *builder) rowOfDeal(p *dealPlan) string {
	names := goodsRows
	if p.job {
		names = jobRows
	}
	best, top := (*intent.Entity)(nil), 0
	for _, e := range b.in.Entities {
		head := e.Key[strings.LastIndexByte(e.Key, ' ')+1:]
		asked := slices.ContainsFunc(b.in.Deals.Posters, func(a intent.DealActor) bool {
			return slices.ContainsFunc(e.Mentions, func(m intent.Range) bool { return m.From > a.At.To && m.From-a.At.To <= 3 })
		})
		if slices.Contains(notRows, head) && !(asked && head == "request" && strings.Contains(e.Key, " ")) || e.Noun != nil && (e.Noun.Person || e.Noun.Role) || strings.HasSuffix(e.Key, "profile") || strings.HasSuffix(e.Key, "account") || b.in.Role(e.Key) != nil {
			continue
		}
		score := 1 + len(e.Fields) + min(4, len(e.Mentions))
		if at := slices.Index(names, head); at >= 0 {
			score += 12 - at/3
		}
		for _, a := range b.in.Deals.Posters {
			if slices.ContainsFunc(e.Mentions, func(m intent.Range) bool { return m.From > a.At.To && m.From-a.At.To <= 5 }) {
				score += 6
			}
		}
		if score > top {
			best, top = e, score
		}
	}
	if best == nil {
		key := map[bool]string{true: "job", false: "listing"}[p.job]
		if p.way.flow == "direct" {
			key = "event"
		}
		best = &intent.Entity{Key: key, Label: sentence(key), Noun: catalogue.Get().Noun(key)}
		b.in.Entities = append(b.in.Entities, best)
	}
	if p.job && len(best.Fields) == 0 && slices.Contains([]string{"job", "position", "opening", "role", "opportunity"}, best.Key) {
		best.Noun = catalogue.Get().Noun("vacancy") // no tradesman's job with a customer and an address
	}
	best.Strong = true
	return best.Key
}

// dealThings leaves only things that the app keeps records of: the row, profiles, what else has fields of its own.
func (b *builder) dealThings() {
	p := b.deal
	var kept []*intent.Entity
	for _, e := range b.in.Entities {
		head := e.Key[strings.LastIndexByte(e.Key, ' ')+1:]
		role := b.profileRole(e)
		switch {
		case e.Key == p.key || role != "":
			kept = append(kept, e)
			e.Fields = slices.DeleteFunc(e.Fields, func(f *intent.Field) bool {
				label := strings.ToLower(f.Label)
				asked := slices.ContainsFunc(b.in.Deals.Find("ask_fields"), func(m intent.DealMark) bool { return f.At.From >= m.At.From && f.At.To <= m.At.To })
				return label == "reason" || role != "" && (label == "page" || label == "profile" || label == "account" || strings.Contains(label, strings.ToLower(ident.Plural(p.key)))) || e.Key == p.key && asked || e.Key == p.key && slices.Contains(notRows, label)
			})
			if role != "" {
				e.Strong = true
			}
		case slices.Contains(notRows, head), e.Noun != nil && (e.Noun.Person || e.Noun.Role), b.in.Role(e.Key) != nil,
			(b.family.Slug == "marketplace" || b.family.Slug == "job-board") && len(e.Fields) == 0:
			// made by the deal, or another word for it
		default:
			kept = append(kept, e)
		}
	}
	b.in.Entities = kept
}

// profileRole is the role whose profile an entity holds, "" when it is none: "picker profile: …", "Vet accounts: …".
func (b *builder) profileRole(e *intent.Entity) string {
	if b.deal == nil || len(e.Fields) < 2 || e.Key == b.deal.key {
		return ""
	}
	base := strings.TrimSuffix(strings.TrimSuffix(e.Key, " profile"), " account")
	for _, r := range b.in.Roles {
		if r.Level != "admin" && (r.Name == base || strings.TrimSuffix(r.Name, " account") == base) {
			return strings.TrimSuffix(r.Name, " account")
		}
	}
	return ""
}

// furnishDeals gives the row its deal, and the app what belongs to it.
func (b *builder) furnishDeals() {
	b.flags()
	p := b.deal
	if p == nil {
		return
	}
	e := b.spec.Entity(b.keys[p.key])
	if e == nil {
		return
	}
	b.dealFields(e)
	b.dealProfiles()
	d := &spec.Deal{
		Request: spec.Words{Label: p.way.label, LabelPlural: p.way.plural}, Ask: p.way.button, Flow: p.way.flow,
		Poster: b.roleName(p.poster), Asker: b.roleName(p.asker),
		Labels: spec.DealLabels{Open: "Open", Offered: "Offered", Taken: p.way.taken, Done: "Done", Cancelled: "Cancelled", Past: "Past", TurnedDown: "Turned down"},
	}
	if d.Poster == "" {
		d.Poster = b.spec.AdminRole().Name
		if p.peers || p.way.flow != "direct" {
			d.Poster = ""
		}
	}
	if !p.job {
		d.Asker = b.askerOf(d)
	}
	e.Deal = d
	// The deal has states, answers and reviews of its own.
	e.Moderation, e.Ratings, e.Workflow, e.Transitions, e.Board = false, false, nil, nil, ""
	b.dropState(e)
	b.dealRequest(e, d)
	b.dealTime(e, d)
	b.dealCapacity(e, d)
	b.dealFlow(e, d)
	b.dealTrust(e, d)
	b.dealTalk(e, d)
	b.dealMoney(e, d)
	b.dealReveal(e, d)
	e = b.spec.Entity(b.keys[p.key]) // a profile that was added may have moved the list
	b.dealMatch(e, d)
	e = b.spec.Entity(b.keys[p.key])
	b.dealAccess(e, d)
	for i := range b.spec.Roles {
		r := &b.spec.Roles[i]
		r.Open = !r.Admin && !r.Default && (r.Name == d.Poster || r.Name == d.Asker)
	}
	b.dealSaid("entities/"+e.Name+"/deal", "decide", "once", "withdraw", "others_down", "mine", "state_taken", "remove", "block", "rating_shown", "full")
	for _, w := range askWays {
		b.dealSaid("entities/"+e.Name+"/deal", w.kind)
	}
	b.network().Inbox = true // answers show there, with the number of those not read
	b.spec.Dashboard = b.spec.Dashboard && b.in.Has("dashboard")
}

// askerOf narrows who may ask on a marketplace: whoever sells may buy too, unless the text tells two trades apart.
func (b *builder) askerOf(d *spec.Deal) string {
	role := b.in.Role(b.deal.asker)
	if role == nil || slices.Contains([]string{"buyer", "customer", "renter", "borrower", "user", "member", "neighbour", "neighbor"}, role.Name) && b.deal.way.kind != "ask:offer" {
		return ""
	}
	return d.Asker
}

// dealSaid meets the words of some kinds of statements.
func (b *builder) dealSaid(node string, kinds ...string) {
	for _, kind := range kinds {
		for _, m := range b.in.Deals.Find(kind) {
			c := b.in.Clauses[m.Clause]
			at := m.At
			if !strings.HasPrefix(kind, "ask:") && c.To-c.From <= 26 {
				at = intent.Range{From: c.From, To: c.To}
			}
			b.trace.meet(at, node)
		}
	}
}

// dropState takes out the state field that the lexicon or the text gave the row: the deal has its states. The words of the
// text for them are kept.
func (b *builder) dropState(e *spec.Entity) {
	d := e.Deal
	for i := len(e.Fields) - 1; i >= 0; i-- {
		f := &e.Fields[i]
		if decided := strings.ToLower(f.Label); (decided == "decided by" || decided == "decided on" || decided == "reason") && f.Name != e.Title {
			e.Fields = slices.Delete(e.Fields, i, i+1) // of a decision that the deal makes itself
			continue
		}
		if f.Kind != spec.Enum || !isState(f) {
			continue
		}
		words := map[string]*string{"open": &d.Labels.Open, "available": &d.Labels.Open, "offered": &d.Labels.Offered, "filled": &d.Labels.Taken, "reserved": &d.Labels.Taken,
			"assigned": &d.Labels.Taken, "taken": &d.Labels.Taken, "full": &d.Labels.Taken, "booked": &d.Labels.Taken, "sold": &d.Labels.Done, "done": &d.Labels.Done, "completed": &d.Labels.Done,
			"closed": &d.Labels.Done, "cancelled": &d.Labels.Cancelled, "past": &d.Labels.Past, "expired": &d.Labels.Past}
		if b.listsFields(e.Name) {
			for _, o := range f.Options {
				if to := words[strings.ToLower(o.Label)]; to != nil {
					*to = o.Label
				}
			}
		}
		for _, it := range b.in.Entities {
			for _, said := range it.Fields {
				if strings.EqualFold(said.Label, f.Label) && b.keys[it.Key] == e.Name {
					b.meetField(e, said, "deal")
				}
			}
		}
		e.Fields = slices.Delete(e.Fields, i, i+1)
	}
	for _, m := range b.in.Deals.Find("state_taken") {
		if len(m.Words) > 0 {
			d.Labels.Taken = sentence(m.Words[0])
		}
	}
}

var listCut = regexp.MustCompile(`,| and | or |\+|&|;`)

// dealRequest reads what a request says: "with price and days needed", "with a short message".
func (b *builder) dealRequest(e *spec.Entity, d *spec.Deal) {
	d.Price = b.deal.way.price
	marks := b.in.Deals.Find("ask_fields")
	if len(marks) == 0 {
		d.Message = b.deal.way.kind != "ask:reservation" && b.deal.way.flow != "direct"
		return
	}
	d.Price = false
	var names ident.Namer
	for _, m := range marks {
		if len(m.Words) == 0 {
			continue
		}
		for _, part := range listCut.Split(m.Words[0], -1) {
			part = strings.TrimSpace(part)
			for _, lead := range []string{"a ", "an ", "the ", "their ", "his ", "her ", "my ", "short ", "optional ", "i ", "others"} {
				part = strings.TrimSpace(strings.TrimPrefix(part, lead))
			}
			words := strings.Fields(part)
			if strings.Contains(part, "accept") || strings.Contains(part, "reject") || strings.Contains(part, "declin") || strings.Contains(part, "refus") {
				break
			}
			switch {
			case len(words) == 0 || len(words) > 4 || strings.Contains(part, "withdraw") || strings.HasPrefix(part, "as ") || words[0] == "group":
			case slices.Contains([]string{"price", "amount", "rate", "sum", "bid"}, words[len(words)-1]) || words[0] == "price":
				d.Price = true
			case strings.Contains(part, "message") || strings.Contains(part, "note") || strings.Contains(part, "letter") || strings.Contains(part, "text") || strings.Contains(part, "comment"):
				d.Message = true
			case strings.Contains(part, "profile") || strings.Contains(part, "cv") || strings.Contains(part, "resume"):
				d.Message = true // the profile is shown beside the request
			case len(d.Fields) < 6:
				f := spec.Field{Name: names.Field(part, "field"), Label: spec.CleanLabel(sentence(part), "Detail"), Kind: spec.Text}
				if word := intent.KindOfLabel(part); word != nil && slices.Contains([]string{"int", "duration", "decimal"}, word.Kind) || words[0] == "days" || words[0] == "hours" || words[0] == "number" {
					f.Kind, f.Required = spec.Integer, true
					one := 1.0
					f.Min = &one
				}
				d.Fields = append(d.Fields, f)
			}
		}
	}
	b.dealSaid("entities/"+e.Name+"/deal", "ask_fields")
	if len(d.Fields) == 0 && !d.Price {
		d.Message = true
	}
}

// dealTime finds when a row starts and ends, and what follows from that.
func (b *builder) dealTime(e *spec.Entity, d *spec.Deal) {
	node := "entities/" + e.Name + "/deal"
	m := &b.in.Deals
	needs := m.Has("past") || m.Has("urgent") || m.Has("overlap") || m.Has("strike_late")
	for i := range e.Fields {
		f := &e.Fields[i]
		if f.Kind != spec.Date && f.Kind != spec.DateTime {
			continue
		}
		label := " " + strings.ToLower(f.Label) + " "
		switch {
		case strings.Contains(label, " to ") || strings.Contains(label, " end") || strings.Contains(label, " until ") || strings.Contains(label, "last day"):
			if d.Ends == "" {
				d.Ends = f.Name
			}
		case strings.Contains(label, "deadline") || strings.Contains(label, "apply by") || strings.Contains(label, "posted") || strings.Contains(label, "born") || strings.Contains(label, "valid"):
		case d.Starts == "":
			d.Starts = f.Name
		}
	}
	if d.Starts == "" && d.Ends != "" && needs {
		d.Starts, d.Ends = d.Ends, ""
	}
	if d.Starts == "" {
		d.Ends = ""
	}
	if d.Starts == "" && needs {
		d.Starts = b.addField(e, spec.Field{Label: "Starts on", Kind: spec.Date, Required: true}).Name
		d.Ends = b.addField(e, spec.Field{Label: "Ends on", Kind: spec.Date, Required: true, After: "starts_on"}).Name
	}
	if d.Starts != "" && d.Ends != "" && e.Field(d.Starts).Kind != e.Field(d.Ends).Kind {
		d.Ends = ""
	}
	if d.Starts == "" {
		return
	}
	e.Field(d.Starts).Required = true
	if d.Ends != "" {
		e.Field(d.Ends).Required = true
		if e.Field(d.Ends).After == "" {
			e.Field(d.Ends).After = d.Starts
		}
	}
	b.dealSaid(node, "past", "date_filter")
	if f := e.Field(d.Starts); f.Rules == nil {
		f.Rules = &spec.Rules{When: "not_past"}
	}
	hours := func(kind string) int {
		for _, mark := range m.Find(kind) {
			n := mark.Number()
			if slices.ContainsFunc(mark.Words, func(w string) bool { return strings.HasPrefix(w, "day") }) {
				n *= 24
			}
			if n > 0 {
				return int(n)
			}
		}
		return 0
	}
	if d.UrgentHours = hours("urgent"); d.UrgentHours > 0 {
		b.dealSaid(node, "urgent", "urgent_top")
	}
	if m.Has("overlap") {
		d.NoOverlap = true
		b.dealSaid(node, "overlap")
	}
	if d.LateHours = hours("strike_late"); d.LateHours > 0 {
		b.dealSaid(node, "strike", "strike_late", "strike_limit")
		for _, mark := range m.Find("strike_limit") {
			d.StrikeLimit = int(mark.Number())
			if len(mark.Words) > 1 {
				d.StrikeMonths = int(intent.DealMark{Words: mark.Words[1:]}.Number())
			}
		}
	}
}

// dealCapacity finds how many can be accepted, and in what groups they come.
func (b *builder) dealCapacity(e *spec.Entity, d *spec.Deal) {
	node := "entities/" + e.Name + "/deal"
	m := &b.in.Deals
	for i := range e.Fields {
		f := &e.Fields[i]
		label := " " + strings.ToLower(f.Label) + " "
		counted := strings.Contains(label, " number of ") || strings.Contains(label, " places ") || strings.Contains(label, " seats ") || strings.Contains(label, " spots ") || strings.Contains(label, " capacity ") ||
			strings.Contains(label, "s needed ") && !strings.Contains(label, "day") && !strings.Contains(label, "hour") || strings.Contains(label, " max participants ") || strings.Contains(label, " openings ") || strings.Contains(label, " positions ")
		if counted && d.Places == "" && (f.Kind == spec.Integer || f.Kind == spec.Text && !f.Search == false || f.Kind == spec.Decimal) && !strings.Contains(label, "photo") {
			f.Kind, f.Options, f.Search = spec.Integer, nil, false
			d.Places = f.Name
		}
	}
	for _, mark := range m.Find("group") {
		d.Group = max(d.Group, int(mark.Number()))
	}
	if m.Has("group") && b.deal.way.kind == "ask:application" || d.Group > 0 {
		if d.Group == 0 {
			d.Group = 6
		}
		b.dealSaid(node, "group")
	}
	if d.Places == "" && (m.Has("capacity") && (b.deal.job || d.Flow == "direct") || d.Group > 0 || d.Flow == "direct") {
		label := "Places"
		for _, mark := range m.Find("capacity") {
			for _, w := range mark.Words {
				if w != "" && !strings.HasPrefix(w, "max") {
					label = sentence(w)
				}
			}
		}
		d.Places = b.addField(e, spec.Field{Label: label, Kind: spec.Integer, Required: true}).Name
	}
	if f := e.Field(d.Places); f != nil {
		one, most := 1.0, 1000.0
		f.Required, f.Min, f.Max = true, &one, &most
		d.Labels.Taken = "Full"
		b.dealSaid(node, "capacity")
	}
	for _, mark := range m.Find("full") {
		if len(mark.Words) > 0 && mark.Words[0] != "" {
			d.Labels.Taken = sentence(mark.Words[0])
		}
	}
	if d.Flow == "direct" && m.Has("decide") {
		d.Flow = "accept"
	}
	if d.Flow == "direct" {
		d.WaitingList = m.Has("waiting_list")
		b.dealSaid(node, "waiting_list")
	}
	d.HideTaken = b.deal.job || m.Has("full") && !m.Has("waiting_list")
	if d.WaitingList {
		d.HideTaken = false
	}
}

// actorBefore tells which side a clause speaks of before a word: poster, asker or "".
func (b *builder) actorBefore(m intent.DealMark) string {
	c := b.in.Clauses[m.Clause]
	side, at := "", -1
	for name, word := range map[string]string{"poster": b.deal.poster, "asker": b.deal.asker} {
		if word == "" {
			continue
		}
		head := word[strings.LastIndexByte(word, ' ')+1:]
		for i := c.From; i < m.At.From; i++ {
			if t := b.in.Tokens[i]; (t.Noun == head || t.Lower == head) && i > at {
				side, at = name, i
			}
		}
	}
	return side
}

// dealFlow reads who decides, how fast, and what is marked afterwards.
func (b *builder) dealFlow(e *spec.Entity, d *spec.Deal) {
	node := "entities/" + e.Name + "/deal"
	m := &b.in.Deals
	if m.Has("offer_flow") && d.Flow == "accept" && m.Has("offer_single") {
		d.Flow = "offer"
		b.dealSaid(node, "offer_flow", "offer_single")
	}
	for _, mark := range m.Find("answer_time") {
		n := mark.Number()
		if slices.ContainsFunc(mark.Words, func(w string) bool { return strings.HasPrefix(w, "day") }) {
			n *= 24
		}
		if n > 0 && n < 24*60 {
			d.AnswerHours = int(n)
			b.dealSaid(node, "answer_time")
		}
	}
	for _, mark := range m.Find("others_down") {
		for _, w := range mark.Words {
			if w != "" && len(w) < 20 {
				d.Labels.TurnedDown = sentence(strings.TrimSpace(w))
			}
		}
	}
	seen := map[string]bool{}
	for _, mark := range m.Find("step") {
		word := mark.Words[0]
		if word == "closed" || seen[word] || strings.EqualFold(word, d.Labels.Taken) {
			continue
		}
		seen[word] = true
		by := b.actorBefore(mark)
		if by == "" {
			by = "poster"
		}
		action := "Mark as " + word
		switch {
		case strings.HasPrefix(b.in.Tokens[mark.At.From].Lower, "confirm"):
			action = "Confirm " + word
		case strings.HasPrefix(word, "ready"):
			action = "Mark " + word
		}
		d.Steps = append(d.Steps, spec.DealStep{Label: spec.CleanLabel(sentence(word), "Done"), Action: spec.CleanLabel(action, "Mark as done"), By: by})
	}
	for _, mark := range m.Find("step_confirm") {
		by := "poster"
		if len(mark.Words) > 0 && b.deal.asker != "" && ident.Singular(mark.Words[0]) == b.deal.asker {
			by = "asker"
		}
		if n := len(d.Steps); n > 0 && d.Steps[n-1].By != by {
			d.Steps = append(d.Steps, spec.DealStep{Label: "Confirmed", Action: "Confirm", By: by})
		}
	}
	b.dealSaid(node, "step", "step_confirm")
	if len(d.Steps) == 0 && d.Flow != "direct" && !(b.deal.job && d.Starts != "") {
		word := "done"
		switch {
		case b.deal.way.kind == "ask:rental" || b.deal.way.kind == "ask:loan":
			word = "returned"
		case d.Amount != "" || !b.deal.job && e.FieldOf(spec.Money) != nil && !d.Price:
			word = "sold"
		}
		d.Steps = []spec.DealStep{{Label: sentence(word), Action: "Mark as " + word, By: "poster"}}
	}
	if n := len(d.Steps); n > 0 {
		d.Labels.Done = d.Steps[n-1].Label
	}
	if m.Has("copy") {
		d.Copy = true
		b.dealSaid(node, "copy")
	}
	if m.Has("saved_search") {
		d.SavedSearch = true
		b.dealSaid(node, "saved_search")
	}
}
