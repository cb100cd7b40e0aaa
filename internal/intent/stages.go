package intent

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Stages is what a text says of the stages that something passes: in which order, who takes a step, which amounts need more
// than one to agree, how much may stand in one at a time.
type Stages struct {
	Chains []StageChain
	Steps  []StageStep
	Bounds []StageBound
	Places []StagePlaces
	NotOwn []StageStep // "the author must not release his own document", "who did it cannot review it"
	Reason []StageStep // "a rejection needs a reason"
	Needs  []StageStep // "tasks without an assignee cannot be moved to doing"; Words are what must be there
	Cancel []StageStep // "can be cancelled at any time"
}

// StageChain is the stages in their order. Each is one state or a few that exclude one another ("approved or rejected").
type StageChain struct {
	Stages  [][]string
	Ordered bool // said as a way through them, not as a list of what there is
	Columns bool // of a board
	Entity  string
	At      Range
}

// StageStep is a step that somebody takes, or a condition of it. State is as written; Words are all words of the clause when
// the state is to be found in them.
type StageStep struct {
	State  string
	Role   string
	Words  string
	Note   bool
	Entity string
	Clause int
	At     Range
}

// StageBound is a number from which on, or up to which, somebody decides.
type StageBound struct {
	Is     string // above | at_least | below | at_most
	N      float64
	Said   string // as written, with its unit
	Unit   string
	Field  string // what the number is of, "" when unsaid
	Role   string
	Auto   bool // decided by itself
	Second bool // somebody agrees besides whoever decides otherwise
	Entity string
	At     Range
}

// StagePlaces is how many may stand in a state at a time.
type StagePlaces struct {
	Most   float64
	State  string
	Per    string // "mechanic"; "" all together
	Entity string
	At     Range
}

const (
	arrows    = `(?:-{1,2}>|→|=+>|⇒|»|>|›)`
	stageWord = `[a-z][a-z'/-]*(?: [a-z'/-]+){0,3}`
	stageNoun = `(?:status(?:es)?|states?|stages?|steps|phases|columns|lanes|lists)`
	stageNum  = `(\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)`
	moneyNum  = `([€$£]|ksh|chf|kr|zł)? ?(\d+(?:[.,]\d+)*) ?(€|\$|£|eur\b|euros?\b|dollars?\b|usd\b|gbp\b|pounds?\b|chf\b|kr\b|days?\b|hours?\b|kg\b|km\b|pieces\b|units?\b|%)?`
	boundOver = `\b(over|above|more than|exceeding|greater than|from|longer than|larger than|bigger than|higher than|of at least|under|below|less than|smaller than|cheaper than|shorter than|up to)`
)

var (
	reArrow     = regexp.MustCompile(`\s*` + arrows + `\s*`)
	reThrough   = regexp.MustCompile(`\b(?:go(?:es)?|pass(?:es)?|runs?|moves?|progress(?:es)?|travels?) through (?:the |these |following )*(?:` + stageNoun + `)?:? ?([^.;:()]+)`)
	reFromTo    = regexp.MustCompile(`\b(?:go(?:es)?|moves?|pass(?:es)?|runs?|changes?|progress(?:es)?) from "?(` + stageWord + `?)"? (?:to|into) ([^.;:()]+)`)
	reStartsAs  = regexp.MustCompile(`\b(?:starts?|begins?)(?: out)? (?:as|with|in) (?:an? |the )?"?(` + stageWord + `?)"?(?:,| and)+ (?:is |gets? |becomes? |goes to )?(?:then |later |after that )(.+)$`)
	reThen      = regexp.MustCompile(`,? (?:and )?(?:then|later|after that|next|finally|and finally)(?: it)?(?: is| gets| becomes| goes to)? `)
	reGoes      = regexp.MustCompile(`\b(?:goes|go|runs?|moves?|passes?|progress(?:es)?):? "?(` + stageWord + `?(?:, ` + stageWord + `?)+,? ?(?:and |or )?then ` + stageWord + `|` + stageWord + `?(?:, then ` + stageWord + `?)+)(?:$|[.;])`)
	reListed    = regexp.MustCompile(`\b` + stageNoun + `(?: of (?:an? |the )?\w+(?: \w+)?| for (?:an? |the )?\w+)?(?: are| is| can be|:| =| \()+ ?([^.;:()]+)`)
	reCanBe     = regexp.MustCompile(`\b(?:is|are|can be|is either|are either) ((?:` + stageWord + `?, )+` + stageWord + `?,? or ` + stageWord + `)(?:$|[.;])`)
	reMoveTo    = regexp.MustCompile(`\b(?:move|set|mark|put|change|take|bring|switch|declare|drag)(?:s|ed|ing)? (?:[\w-]+ ){0,4}?(?:to|as|into|on) (?:the )?"?([a-z][a-z -]*?)"?(?: and then (?:as |to )?"?([a-z][a-z -]*?)"?)?(?:$|[,.;]| with\b| when\b| by\b| if\b| before\b| after\b| and\b)`)
	reBound     = regexp.MustCompile(boundOver + ` ` + moneyNum)
	reByItself  = regexp.MustCompile(`\b(?:automatic(?:ally)?|by (?:itself|themselves)|without (?:any )?(?:approval|asking|a decision)|no approval|needs? no|need not be|immediately|straight away|at once|pass through)\b`)
	reDecides   = regexp.MustCompile(`\b(?:approv\w*|sign(?:s|ed)?(?: \w+)? off|signs?|signed|decid\w+|confirm\w*|releas\w+|agree[sd]?|authori[sz]\w+|needs?|requires?|goes? to|go to|ok)\b`)
	reSecond    = regexp.MustCompile(`\b(?:second|another|additional|further|two|both|double|too|also|as well|additionally|after|besides)\b`)
	rePlaces    = regexp.MustCompile(`\b(?:at most|max(?:imum|\.)?(?: of)?|no more than|not more than|never more than|up to|limit(?:ed)? (?:of|to)|only) ` + stageNum + ` ([a-z][a-z -]{0,40}?)?(?: ?(?:in|at|on)(?: the)?(?: status| state| stage| column| lane)?) "?([a-z][a-z -]{1,30}?)"?(?: (?:per|for each|for every|each|by) ([a-z]+))?(?:(?: at)? (?:the same time|once|a time|any time|any one time|the moment))?(?:$|[,.;()])`)
	rePlaces2   = regexp.MustCompile(`\b(?:at most|max(?:imum|\.)?(?: of)?|no more than|not more than|never more than|up to|limit(?:ed)? (?:of|to)|only) ` + stageNum + ` (open|active|running|unfinished|pending|unpaid|current|future) ([a-z][a-z -]{1,30}?)(?: (?:per|for each|for every|each|by) ([a-z]+))?(?:(?: at)? (?:the same time|once|a time|any time))?(?:$|[,.;()])`)
	reNoOwn     = regexp.MustCompile(`\b(?:author|creator|writer|person who|whoever|who|one who|nobody|no one|maker|same person|employees?|approvers?|requesters?)\b[^.;]{0,40}\b(?:cannot|can't|can not|must not|may not|may|must never|should not|never|is not)\b[^.;]*\b(?:(?:his|her|their|its|the|your)? ?own|it|reviewer|themselves|himself)\b`)
	reWhoDid    = regexp.MustCompile(`\b(?:person who|whoever|who|one who|same person)\b`)
	reRejection = regexp.MustCompile(`\b(?:rejections?|refusals?|rejecting|refusing|declining|a no|cancellations?|cancelling|voiding)\b[^.;]{0,20}\b(?:needs?|requires?|must have|must give|has to have|has to give|only with|with|without)\b[^.;]{0,20}\b(?:reason|comment|note|explanation|sentence)\b|\b(?:if|when|whoever) (?:it |he |she |they |somebody |someone )?(?:is |are |rejects?|refuses?|declines?)[^.;]{0,24}\b(?:reject\w*|refus\w*|declin\w*|cancel\w*|there|must|needs?|has)\b[^.;]{0,40}\b(?:reason|comment|note|explanation)\b`)
	reWithout   = regexp.MustCompile(`\bwithout (?:an? |the |any )?([a-z]+(?: [a-z]+)?) (?:cannot|can't|can not|must not|may not|never)\b[^.;]*?\b(?:(?:be )?(?:moved|put|set|dragged|taken|marked|changed) (?:to|into|as|on)|(?:go|move|come) (?:to|into|on)|be) (?:the )?"?([a-z][a-z -]*?)"?$`)
	reCancel    = regexp.MustCompile(`\b(?:can|may) be (cancell?ed|withdrawn|reopened)\b[^.;]*`)
)

// readStages finds the stages of things and the rules about their steps.
func (in *Intent) readStages() {
	for ci := range in.Clauses {
		f := &flowClause{in: in, c: &in.Clauses[ci], text: in.clauseText(&in.Clauses[ci])}
		in.Stages.read(f, ci)
	}
	// "cancelled with a reason at any time" asks for a word with the step, not for a field of the thing.
	for _, e := range in.Entities {
		e.Fields = slices.DeleteFunc(e.Fields, func(f *Field) bool {
			return slices.ContainsFunc(in.Stages.Cancel, func(s StageStep) bool { return f.At.From >= s.At.From && f.At.To <= s.At.To })
		})
	}
}

// Says tells whether a token only names a stage, or an amount that somebody decides over: it says nothing of what the app is.
func (s *Stages) Says(i int) bool {
	for _, c := range s.Chains {
		if c.Ordered && i >= c.At.From && i < c.At.To {
			return true
		}
	}
	for _, b := range s.Bounds {
		if i >= b.At.From && i < b.At.To {
			return true
		}
	}
	return false
}

// Renames tells whether a move only speaks, with an amount, of the step that the stages call something else.
func (s *Stages) Renames(m FlowMove) bool {
	return m.Verb == "approve" && slices.ContainsFunc(s.Bounds, func(b StageBound) bool { return m.At.From >= b.At.From && m.At.To <= b.At.To }) &&
		slices.ContainsFunc(s.Chains, func(c StageChain) bool {
			flat := slices.Concat(c.Stages...)
			return !slices.Contains(flat, "approved") && slices.ContainsFunc(flat, func(w string) bool {
				return slices.Contains([]string{"accepted", "confirmed", "signed", "released"}, w)
			})
		})
}

func (s *Stages) read(f *flowClause, ci int) {
	chained := s.chain(f)
	if f.in.negated(f.c, f.c.From) {
		return
	}
	s.bound(f)
	s.places(f)
	s.conditions(f, ci)
	if chained && !regexp.MustCompile(`\b(?:only|by)\b`).MatchString(f.text) {
		return
	}
	if m := reMoveTo.FindStringSubmatchIndex(f.text); m != nil {
		at := f.at(m[0], m[1])
		role := f.actor(at.From)
		for g := 2; g <= 4; g += 2 {
			if m[g] >= 0 && (role != "" || strings.Contains(f.text, "only")) {
				s.Steps = append(s.Steps, StageStep{State: f.text[m[g]:m[g+1]], Role: role, Clause: ci, Entity: f.object(at), At: f.sentence(at)})
			}
		}
		return
	}
	if role := f.actor(f.c.To); role != "" {
		s.Steps = append(s.Steps, StageStep{Role: role, Words: f.text, Clause: ci, Entity: f.object(Range{f.c.From, f.c.To}), At: f.sentence(Range{f.c.From, f.c.From})})
	}
}

// actor is who a clause lets take a step: a role that the text names, or one made of "only the X", "by the X", "the X has to".
func (f *flowClause) actor(before int) string {
	if name := f.role(before); name != "" {
		return name
	}
	for i := f.c.From; i < before; i++ {
		t := f.in.Tokens[i]
		start := i + 1
		if !t.Is("only", "by") {
			continue
		}
		if start < f.c.To && f.in.Tokens[start].Is("the", "a", "an", "our", "my") {
			start++
		}
		// "only the head warden may", "approved by the chair": whoever stands there does something
		end := start + 1
		for end < min(f.c.To, start+3) && f.in.Tokens[end].Kind == Word && !f.in.Tokens[end].Is("may", "can", "must", "has", "have", "should") {
			end++
		}
		if t.Is("only") && (end >= f.c.To || !f.in.Tokens[end].Is("may", "can", "must", "has", "have", "should")) && !f.in.Tokens[min(start+1, f.c.To-1)].Is(decidesWords...) {
			continue
		}
		if t.Is("by") && (i == f.c.From || !f.in.Tokens[i-1].Is("approved", "approval", "signed", "confirmed", "released", "accepted", "rejected", "decided", "off", "authorised", "authorized")) {
			continue
		}
		if start < f.c.To && f.in.Tokens[start].Is("owner", "founder", "maker", "seller", "host", "holder", "recipient") {
			continue // of the thing: no role
		}
		if r := f.newRole(start); r != "" {
			return r
		}
	}
	if start := f.c.From; start+2 < f.c.To && f.in.Tokens[start].Is("a", "an", "the", "our") { // "a treasurer approves or rejects"
		for i := start + 2; i < min(f.c.To, start+4); i++ {
			if f.in.Tokens[i].Is(decidesWords...) {
				return f.newRole(start + 1)
			}
		}
	}
	return ""
}

// decidesWords are what somebody does who agrees to things or does not.
var decidesWords = []string{"approves", "rejects", "decides", "confirms", "signs", "releases", "accepts", "refuses", "authorises", "authorizes", "marks"}

// doingWords end the words for a person: "only the head warden may …".
var doingWords = []string{"may", "can", "must", "has", "have", "should", "needs", "need", "is", "are", "approves", "rejects", "accepts", "refuses", "signs", "decides", "confirms", "marks", "sets", "moves", "closes", "puts", "releases", "too", "also", "as", "additionally"}

// newRole makes a role of the words from start on, which stand where a person is named; "" when they are none.
func (f *flowClause) newRole(start int) string {
	end := start
	for end < f.c.To && end < start+3 && f.in.Tokens[end].Kind == Word && !f.in.Tokens[end].Is(doingWords...) && !breakWords()[f.in.Tokens[end].Lower] {
		end++
	}
	if end == start || end > start+2 {
		return ""
	}
	if f.in.Tokens[start].Is("own", "full", "empty", "open", "approved", "available", "new", "free", "paid") {
		return "" // "only own shop", "only full kegs": which things, not who
	}
	name := f.in.lemma(start, end)
	if f.in.Entity(name) != nil || slices.Contains(strings.Split(teamWords, "|"), f.in.Tokens[end-1].Noun) || slices.Contains([]string{"system", "app", "author", "owner of", "hand", "phone", "mail", "email", "e-mail", "date", "year", "month", "week", "day", "person", "somebody", "who", "it", "one", "same", "others", "first", "admin", "way", "default", "post", "letter", "card", "cash", "invoice", "click", "name"}, name) ||
		f.in.Tokens[end-1].Verb != "" && f.in.Tokens[end-1].Lower != f.in.Tokens[end-1].Verb {
		return ""
	}
	f.in.addRole(name, f.in.Words(Range{start, end}), "staff", Range{start, end})
	r := f.in.Role(name)
	if r == nil {
		return ""
	}
	r.Decides = r.Decides || len(r.At) == 1
	return name
}

// sentence is the sentence of a clause around a place: a clause may be many, when nobody writes capitals.
func (f *flowClause) sentence(at Range) Range {
	ends := func(i int) bool { return f.in.Tokens[i].Is(".", ";", "!", "?") }
	from, to := at.From, min(max(at.To, at.From+1), f.c.To)
	for from > f.c.From && !ends(from-1) {
		from--
	}
	for to < f.c.To && !ends(to) {
		to++
	}
	return Range{from, to}
}

func (s *Stages) chain(f *flowClause) bool {
	add := func(stages [][]string, from, to int, ordered bool) bool {
		states := 0
		for _, g := range stages {
			states += len(g)
		}
		if states < 3 || states > 14 {
			return false
		}
		at := f.at(from, to)
		c := StageChain{Stages: stages, Ordered: ordered, At: at, Entity: f.object(Range{f.c.From, at.From}), Columns: regexp.MustCompile(`\b(?:columns|lanes|lists|board)\b`).MatchString(f.text)}
		if c.Entity == "" {
			c.Entity = f.object(at)
		}
		s.Chains = append(s.Chains, c)
		return true
	}
	if parts := reArrow.Split(f.text, -1); len(parts) >= 3 && !regexp.MustCompile(`[<=] ?-|\d ?>`).MatchString(f.text) {
		at := reArrow.FindAllStringIndex(f.text, -1)
		first, last := parts[0], parts[len(parts)-1]
		start := 0
		for _, m := range regexp.MustCompile(`[:,(]|\b(?:go(?:es)?|from|through|is|are|status|way|steps?|states?|stages?|workflow|with|moves?|life|runs?|flow)\b`).FindAllStringIndex(first, -1) {
			if m[1] < len(first) {
				start = m[1]
			}
		}
		words := strings.Fields(first[start:])
		if len(words) > 3 {
			return false
		}
		end := len(last)
		if m := regexp.MustCompile(`[,.;()!]|\b(?:with|by|and|only|but|when|if|where|max|in that|\d)\b`).FindStringIndex(last); m != nil && m[0] > 0 {
			end = m[0]
		}
		stages := [][]string{alternatives(first[start:])}
		for _, p := range parts[1 : len(parts)-1] {
			stages = append(stages, alternatives(p))
		}
		stages = append(stages, alternatives(last[:end]))
		if stages = namesOf(stages); stages != nil {
			return add(stages, start, at[len(at)-1][1]+end, true)
		}
	}
	if m := reGoes.FindStringSubmatchIndex(f.text); m != nil {
		stages := [][]string{}
		for _, p := range regexp.MustCompile(`,? ?(?:and |or )?then |, `).Split(f.text[m[2]:m[3]], -1) {
			stages = append(stages, alternatives(p))
		}
		if stages = namesOf(stages); stages != nil {
			return add(stages, m[0], m[1], true)
		}
	}
	if m := reStartsAs.FindStringSubmatchIndex(f.text); m != nil {
		stages := [][]string{alternatives(f.text[m[2]:m[3]])}
		for _, p := range reThen.Split(f.text[m[4]:m[5]], -1) {
			stages = append(stages, alternatives(p))
		}
		if stages = namesOf(stages); stages != nil {
			return add(stages, m[0], m[1], true)
		}
	}
	if m := reFromTo.FindStringSubmatchIndex(f.text); m != nil {
		stages := [][]string{alternatives(f.text[m[2]:m[3]])}
		for _, p := range regexp.MustCompile(`,? (?:and )?(?:then )?(?:to|into) (?:the )?|,? (?:and )?then `).Split(f.text[m[4]:m[5]], -1) {
			stages = append(stages, alternatives(p))
		}
		if stages = namesOf(stages); stages != nil {
			return add(stages, m[0], m[1], true)
		}
	}
	for i, re := range []*regexp.Regexp{reThrough, reListed, reCanBe} {
		m := re.FindStringSubmatchIndex(f.text)
		if m == nil {
			continue
		}
		stages := [][]string{}
		for _, p := range regexp.MustCompile(`,? (?:and|or|then|and then) |, ?| ?/ ?| ?\| ?`).Split(f.text[m[2]:m[3]], -1) {
			stages = append(stages, alternatives(p))
		}
		if stages = namesOf(stages); stages != nil {
			return add(stages, m[0], m[1], i == 0)
		}
	}
	return false
}

// alternatives reads one stage: "approved or rejected".
func alternatives(text string) []string {
	var out []string
	for _, p := range regexp.MustCompile(` or | ?/ ?| ?\| ?`).Split(text, -1) {
		p = strings.Trim(p, ` "'“”.,!?–-`)
		for _, head := range []string{"then ", "the ", "a ", "an ", "is ", "it is ", "gets ", "to ", "be ", "and ", "as "} {
			p = strings.TrimPrefix(p, head)
		}
		out = append(out, p)
	}
	return out
}

// namesOf answers the stages when every one can be the name of a state, else nil.
func namesOf(stages [][]string) [][]string {
	seen := map[string]bool{}
	for _, g := range stages {
		for _, s := range g {
			if len(s) < 2 || len(s) > 32 || len(strings.Fields(s)) > 4 || seen[s] || !stageName.MatchString(s) {
				return nil
			}
			seen[s] = true
		}
	}
	return stages
}

var stageName = regexp.MustCompile(`^[a-z][a-z0-9' -]*$`)

func (s *Stages) bound(f *flowClause) {
	m := reBound.FindStringSubmatchIndex(f.text)
	if m == nil {
		return
	}
	g := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return f.text[m[2*i]:m[2*i+1]]
	}
	n, ok := parseNumber(g(3))
	unit := g(2) + g(4)
	auto, decides := reByItself.MatchString(f.text), reDecides.MatchString(f.text)
	if !ok || !auto && !decides || strings.HasPrefix(unit, "hour") && !decides {
		return
	}
	b := StageBound{N: n, Said: strings.TrimSpace(g(2) + g(3) + " " + g(4)), Unit: unit, Auto: auto && regexp.MustCompile(`\b(?:approv\w*|accept\w*|confirm\w*|through|decision|releas\w*)\b`).MatchString(f.text), At: f.sentence(f.at(m[0], m[1]))}
	switch w := g(1); w {
	case "under", "below", "less than", "smaller than", "cheaper than", "shorter than":
		b.Is = "below"
	case "up to":
		b.Is = "at_most"
	case "from", "of at least":
		b.Is = "at_least"
	default:
		b.Is = "above"
	}
	b.Entity = f.object(f.at(m[0], m[1]))
	b.Second = reSecond.MatchString(f.text)
	if !b.Auto {
		over := b.Is == "above" || b.Is == "at_least"
		b.Role = f.decider(f.at(m[0], m[1]), over)
		if b.Role == "" && !(over && b.Second && regexp.MustCompile(`\b(?:approval|approve[sd]?|signatures?|people)\b`).MatchString(f.text)) {
			return
		}
		if !over && !regexp.MustCompile(`\b(?:approv\w*|decid\w*|sign\w*|confirm\w*|releas\w*|authori[sz]\w*)\b`).MatchString(f.text) {
			return
		}
	} else if b.Is != "below" && b.Is != "at_most" {
		return
	}
	s.Bounds = append(s.Bounds, b)
}

// decider is who decides over such a number: the last role named besides whoever asks, or "the X" before or after the verb.
func (f *flowClause) decider(at Range, over bool) string {
	if over {
		for i := at.To; i < f.c.To; i++ { // "need a second approval by the owner", "needs the chair too", "the principal has to approve"
			if r := f.in.roleAtToken(i); r != nil {
				return r.Name
			}
		}
		for i := at.To - 1; i < f.c.To; i++ {
			if i >= at.From && f.in.Tokens[i].Is("the", "by", "our", "a", "to") && i+1 < f.c.To && !f.in.Tokens[i+1].Is("the", "our", "second", "a", "additional", "further", "be", "approve", "sign") {
				if r := f.newRole(i + 1); r != "" {
					return r
				}
			}
		}
	}
	for i := f.c.From; i < at.From; i++ {
		if r := f.in.roleAtToken(i); r != nil {
			return r.Name
		}
	}
	if at.From > f.c.From+1 && f.in.Tokens[f.c.From].Is("the", "a", "an", "our") {
		return f.newRole(f.c.From + 1)
	}
	return ""
}

func (s *Stages) places(f *flowClause) {
	if m := rePlaces2.FindStringSubmatchIndex(f.text); m != nil {
		p := StagePlaces{Most: placesOf(f.text[m[2]:m[3]]), State: f.text[m[4]:m[5]], At: f.sentence(f.at(m[0], m[1]))}
		if m[8] >= 0 {
			p.Per = f.text[m[8]:m[9]]
		} else if role := f.role(f.at(m[0], m[1]).From); role != "" {
			p.Per = role
		}
		p.Entity = f.object(f.at(m[6], m[7]))
		s.Places = append(s.Places, p)
		return
	}
	if m := rePlaces.FindStringSubmatchIndex(f.text); m != nil {
		p := StagePlaces{Most: placesOf(f.text[m[2]:m[3]]), State: f.text[m[6]:m[7]], At: f.at(m[0], m[1])}
		if m[8] >= 0 {
			p.Per = f.text[m[8]:m[9]]
		}
		p.Entity = f.object(p.At)
		s.Places = append(s.Places, p)
	}
}

func placesOf(word string) float64 {
	if n, err := strconv.Atoi(word); err == nil {
		return float64(n)
	}
	return float64(flowNumbers[word])
}

func (s *Stages) conditions(f *flowClause, ci int) {
	if at, _, ok := f.find(reNoOwn); ok {
		s.NotOwn = append(s.NotOwn, StageStep{Words: f.text, Clause: ci, Entity: f.object(at), At: f.sentence(at), State: map[bool]string{true: "did"}[reWhoDid.MatchString(f.text)]})
	}
	if at, _, ok := f.find(reRejection); ok {
		s.Reason = append(s.Reason, StageStep{Words: f.text, Clause: ci, Entity: f.object(at), At: f.sentence(at)})
	}
	if at, g, ok := f.find(reWithout); ok {
		s.Needs = append(s.Needs, StageStep{Words: g[1], State: g[2], Clause: ci, Entity: f.object(at), At: f.sentence(at)})
	}
	if at, g, ok := f.find(reCancel); ok {
		s.Cancel = append(s.Cancel, StageStep{State: g[1], Words: f.text, Note: regexp.MustCompile(`\b(?:reason|comment|note)\b`).MatchString(f.text), Role: f.role(f.c.To), Clause: ci, Entity: f.object(at), At: f.sentence(at)})
	}
}
