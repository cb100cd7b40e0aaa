package intent

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// Flow is what a text says of who may do what when: states and moves, locks, histories, lists by condition, limits, teams
// and organisations.
type Flow struct {
	Moves        []FlowMove
	NoJumps      []Range // "no jumping over more than one forward"
	BackNote     []Range // "back is allowed with a note"
	NoBack       []Range // "never back"
	Locks        []FlowLock
	Log          *FlowLog
	History      []FlowAbout // "every change is kept"
	Checklist    *FlowList
	Lists        []FlowNamed
	Timeouts     []FlowTimeout
	Limits       []FlowLimit
	Team         string // the word for it: "crew"
	TeamAt       []Range
	TeamSees     []FlowSees
	Deputies     *FlowSees
	Tenancy      string // the word for an organisation: "studio"
	TenancyAt    []Range
	TenancyWords []string   // every word the text has for an organisation
	Hidden       []FlowSees // roles that see nothing about money
	Approval     []Range    // accounts wait to be let in
	NotOwn       []Range    // nobody decides their own
	Versions     []Range
	Cannot       []FlowCannot
	Public       *FlowPublic // a public page that shows some of what is kept
	Clash        []Range     // two of one on the same day are marked
	Publishing   bool        // the text speaks of publishing something
}

// FlowMove is something done to a row that changes its state.
type FlowMove struct {
	Verb   string // infinitive, "hand out"
	State  string // where it leads, as a label: "Handed out"
	Role   string // who does it, "" unsaid
	Own    bool   // by whoever made the row
	While  string // "while it is open"
	Note   bool   // with a reason, a note, a comment
	Ask    []string
	Entity string
	At     Range
}

// FlowCannot says that people of a role may not do something.
type FlowCannot struct {
	Role   string
	Verbs  []string // read | create | update | delete
	Entity string
	At     Range
}

// FlowPublic is a public page with a few fields of rows that visitors do not read otherwise.
type FlowPublic struct {
	Words  []string // the fields, as written
	Form   string   // the label of the form about a row
	Entity string
	At     Range
}

// FlowLock says that a row in a state is not changed any more; State "" is the state of the move before it.
type FlowLock struct {
	State string
	At    Range
}

// FlowLog is a log of the whole app.
type FlowLog struct {
	Role string
	At   Range
}

// FlowAbout is a statement about an entity.
type FlowAbout struct {
	Entity string
	At     Range
}

// FlowList is a list of words: the steps of a checklist.
type FlowList struct {
	Entity string
	Role   string
	Items  []string
	At     Range
}

// FlowNamed is a list that rows are on by themselves: after so many months, except of some kinds.
type FlowNamed struct {
	Label  string
	Months int
	Days   int
	Only   []string
	Except []string
	Idle   string // what has not happened: "checked in"
	Entity string
	At     Range
}

// FlowTimeout moves rows after a time.
type FlowTimeout struct {
	Hours int
	State string // where to
	From  string
	At    Range
}

// FlowLimit is a rule about more than one row.
type FlowLimit struct {
	Kind   string // count | overlap | balance | away
	Most   float64
	Period string
	Entity string
	Field  string
	Carry  string
	At     Range
}

// FlowSees says that a role sees the rows of its own team only.
type FlowSees struct {
	Role   string
	Entity string
	At     Range
}

// moveWords are verbs that change the state of something, with the state they lead to.
var moveWords = []struct{ verb, forms, state string }{
	{"hand out", "hands? (?:it |them |the \\w+ )?out|handed out|handing out", "Handed out"},
	{"hand over", "hands? (?:it |them |the \\w+ )?over|handed over", "Handed over"},
	{"sign off", "signs? (?:it |them |the \\w+ )?off|signed off", "Signed off"},
	{"send back", "sends? (?:it |them |the \\w+ )?back|sent back", "Sent back"},
	{"take back", "takes? (?:it |back |a request back|my request back|the request back)|take back (?:a|my|the) \\w+|takes? back|taken back|withdraws?|withdrawn|retracts?", "Withdrawn"},
	{"approve", "approves?|approved|approving|approval", "Approved"},
	{"refuse", "refuses?|refused", "Refused"},
	{"reject", "rejects?|rejected|rejecting", "Rejected"},
	{"decline", "declines?|declined", "Declined"},
	{"deny", "den(?:y|ies|ied)", "Denied"},
	{"publish", "publish(?:es|ed)?", "Published"},
	{"verify", "verif(?:y|ies|ied)", "Verified"},
	{"escalate", "escalates?|escalated", "Escalated"},
	{"void", "voids?|voided", "Void"},
	{"pay", "(?:then |and |marks? \\w+ as |marked as |gets? |is |be )paid|pays out|paid out|reimburse[sd]?", "Paid"},
}

var (
	reNoJump  = regexp.MustCompile(`\bno (?:jump|skip)\w*[^.;]*|(?:can ?not|can't|must not|may not|never|not) (?:be )?(?:skip|jump)\w*[^.;]*|\bone (?:step|state|status|stage) at a time|\bin (?:this|that|the given) order(?: only)?|\bonly (?:to|move to) the next\b[^.;]*|\bstep by step\b`)
	reBack    = regexp.MustCompile(`\b(?:go(?:es|ing)?|mov(?:e|es|ing)|back(?:wards?)?|steps? back|return(?:s|ing)?)\b[^.;]{0,30}?\b(?:only )?with (?:a|an|the) (?:note|reason|comment|remark|explanation)\b|\bback\b[^.;]{0,30}\b(?:needs?|requires?|asks? for) (?:a|an) (?:note|reason|comment)\b`)
	reNoBack  = regexp.MustCompile(`\b(?:never|not|cannot|can't|no going|no way) (?:go |move |be moved )?back(?:wards?)?\b`)
	reLock    = regexp.MustCompile(`\b(?:can(?:not| not|'t) be|may not be|must not be|not|no longer|never) (?:edit|chang|modif|alter|updat)\w*(?: any ?more| again| afterwards)?|\b(?:is|are|gets?|becomes?|be) (?:locked|frozen|read[- ]only|final)\b|\block(?:s|ed)? (?:it|the \w+|them)\b|\bno (?:more )?(?:changes|edits|editing)\b`)
	reLog     = regexp.MustCompile(`\b(?:audit (?:log|trail)|change ?log|activity log|log of (?:all |every )?(?:who|what|changes?|edits?|actions?)[^.;]*|history of (?:all )?(?:changes|edits)|who (?:has )?changed what(?:,? (?:and )?when)?|trail of (?:all )?changes|log (?:every|all|each) (?:change|action|edit)s?)`)
	reHistory = regexp.MustCompile(`\b(?:every|all|each) (?:changes?|moves?|steps?) (?:is|are|must be|gets?) (?:kept|logged|recorded|stored|saved|in the history)[^.;]*|\b(?:keeps?|with|shows?|see|has|have|and) (?:a |the |its |their |an |full |complete |whole )*histor(?:y|ies)\b(?: of (?:all |its |the |every )?\w+)?|\bchange history\b|\bstatus history\b|\bkept in (?:the|its|his|their) (?:\w+ )?history\b|\bversion history\b`)
	reNotOwn  = regexp.MustCompile(`\b(?:not|never|nobody|no one|cannot|can't)\b[^.;]{0,30}\b(?:approve|decide|confirm|check|sign)\w*(?: on)? (?:their|his|her|your|my|its)(?:/her)? own\b[^.;]*|\bfour[- ]eyes\b|\b4[- ]eyes\b|\bsomebody else (?:has to|must) (?:approve|confirm|check)\b`)
	reReason  = regexp.MustCompile(`\bwith (?:a |an |the |some )?(?:written |short |mandatory |required )?(reason|note|comment|explanation|remark)s?\b|\b(?:gives?|giving|must give|has to give|needs?|requires?|stating|state) (?:a |the )?(reason|comment|explanation)\b|\b(reason|comment) (?:is )?(?:required|mandatory|must be given)\b`)
	reWhile   = regexp.MustCompile(`\bwhile (?:it is|it's|they are|still)? ?(?:still )?(\w+)`)
	reTick    = regexp.MustCompile(`\bcheck ?list\b[^.;:(]{0,20}(?:\(([^)]*)\)|: ?([^.;]+)|(?: of| with) ([^.;]+,[^.;]+))`)
	reMonths  = regexp.MustCompile(`\b(?:older|longer|kept (?:for )?(?:longer|more)|more|after|for over|over|since|in the last|for) (?:than )?(\w+) (day|week|month|year)s?\b`)
	reQuoted  = regexp.MustCompile(`["“”']([^"“”']{3,50})["“”']`)
	reExcept  = regexp.MustCompile(`\b(?:except|but not|other than|apart from|excluding)(?: for)? ([^,.;]*?(?: and [^,.;]*?)?)(?: which| that| who|,|$|\.)`)
	reTimeout = regexp.MustCompile(`\b(?:within|after|for) (\d+|\w+) ?(h|hours?|days?|weeks?|months?)\b[^.;]{0,60}?\b(?:otherwise|or else|else|or|if not|it|they|automatically|is|are|gets?|goes|go|will be|expires?|closed|reopened)[^.;]{0,50}\b(?:back to |becomes? |set to |marked |is |are |be |automatically )?(open|expired?|expires?|closed?|closes|cancell?ed|archived?|overdue|released?|released|available|free|rejected|void)\b`)
	reExpire  = regexp.MustCompile(`\b(expires?|closes?|archived?|archives|cancell?ed|deleted)\b (?:itself |by itself |automatically )?(?:after|once|when)[^.;]{0,12}?(\d+|\w+) ?(hours?|h|days?|weeks?|months?)\b`)
	reDeputy  = regexp.MustCompile(`\b(?:deput(?:y|ies)|stand-?ins?|substitutes?|delegat\w+|replacement)\b[^.;]*\b(?:decide|approve|for (?:them|him|her|me)|in (?:their|his|her|my) place|while|between|dates|away|absen\w+|holiday|vacation)\b[^.;]*|\bdelegate (?:my |their |his |the )?(?:approvals?|decisions?|rights?|tasks?)\b[^.;]*`)
	reTenant  = regexp.MustCompile(`\bone account per (\w+)|\b(?:several|many|multiple|different|various) (?:[\w-]+ ){0,2}?(companies|firms|studios|clubs|clinics|schools|organi[sz]ations|businesses|agencies|shops|gyms|practices|teams|workspaces|tenants|offices|salons|restaurants|churches|associations|customers)\b[^.;]{0,40}\b(?:use|share|on|sign|each|log|work)\b|\beach (?:[\w-]+ )?(company|firm|studio|club|clinic|school|organi[sz]ation|business|agency|gym|practice|workspace|tenant|salon|restaurant|church|association)\b[^.;]{0,30}\b(?:sees? only (?:its|their)|has its own|with its own|only sees?|own (?:data|customers|users|members))|\ba (firm|company|studio|club|clinic|school|organi[sz]ation|business|agency|gym|practice|tenant|salon) (?:must|may|can|should) (?:never|not|only)\b[^.;]*\b(?:see|another|other)\b|\bmulti-?tenan\w*|\b(?:data|records) of (?:one|each|a) (company|firm|studio|club|clinic|school|organi[sz]ation|tenant) (?:is|are|stays?) (?:separate|invisible|hidden|isolated)\w*`)
	reAccount = regexp.MustCompile(`\b(?:accounts?|sign-?ups?|registrations?|new (?:users?|members?|people|sitters?|sellers?|\w+s)|members?|users?) (?:must|need(?:s)? to|have to|has to|are|is|wait(?:s)?|get|gets) (?:first )?(?:be )?(?:approved|for approval|verified|checked|confirmed|let in|vetted|activated)\b[^.;]*|\b(?:committee|admins?|board|office|manager|we|staff|owner|coordinator|moderators?) (?:first )?(?:approves?|verif(?:y|ies)|checks?|confirms?|lets? in|vets?|activates?) (?:them|(?:new |all |each |every )?(?:accounts?|sign-?ups?|members?|users?|registrations?|neighbou?rs?|sitters?)) (?:first|before|by hand|manually)\b[^.;]*`)
	reCount   = regexp.MustCompile(`\b(?:at most|max(?:imum)?(?: of)?|up to|no more than|not more than|limit(?:ed)? (?:of|to)|only) (\d+|one|two|three|four|five|six|seven|eight|ten) ([a-z][\w -]{2,40}?) (?:per|for each|for every|a|each|by) (person|people|member|user|customer|household|employee|student|child|family|account|neighbou?r|resident|borrower|week|day|month|year|card|apartment|flat|unit|team|volunteer|player|guest|client|patient)(?:s)?(?:(?: and| per| a| each|/)+ ?(day|week|month|year|season))?|\b(one|two|three|\d+) (\w[\w -]{1,30}?) per (person|member|user|household|employee|student|account|apartment|flat)(?: (?:and|per|a) (day|week|month|year))?\b`)
	reOverlap = regexp.MustCompile(`\bno (?:double[- ]?booking|overlap\w*|clash\w*|conflicts?)\b[^.;]*|\b(?:can ?not|can't|must not|may not|never|not) be (?:double[- ]?booked|(?:booked|lent|rented|reserved|borrowed|taken|given|assigned) (?:out )?twice|overlap\w*)[^.;]*|\b(?:prevents?|avoids?|no|without|block(?:s|ed)?) (?:double|overlapping) (?:booking|reservation|rental|loan)s?\b[^.;]*|\bmust not overlap\b[^.;]*|\btwice (?:at|on|for) the same (?:time|day|period|dates?)\b|\b(?:cannot|can't|must not|may not) overlap\b[^.;]*`)
	reBalance = regexp.MustCompile(`\b(\d+(?:\.\d+)?) (?:days?|hours?|credits?|points?)?,? ?(?:per|a|each|every) year\b|\b(\d+) (?:vacation|leave|holiday) days\b`)
	reMore    = regexp.MustCompile(`\b(?:can ?not|can't|never|not|no)\b[^.;]{0,25}\bmore (?:\w+ ){0,3}than (?:\w+ ){0,4}(?:left|available|remaining|have|allowed|balance)\b[^.;]*`)
	reCarry   = regexp.MustCompile(`\b(?:lost|expires?|until|by|forfeited|used)\b[^.;]{0,20}?\b(\d{1,2})(?:st|nd|rd|th)? (january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:lost|expires?|until|by)\b[^.;]{0,20}?\b(january|february|march|april|may|june|july|august|september|october|november|december) (\d{1,2})\b`)
	reAway    = regexp.MustCompile(`\bmore than (\d+) ?(?:%|percent)[^.;]*\b(?:away|absent|off|on leave|out)\b[^.;]*`)
	reVersion = regexp.MustCompile(`\b(?:make|makes|creates?|becomes?|is|as|new|gets?|starts?) (?:a )?(?:new )?versions?\b[^.;]*|\bversion \d\b[^.;]*|\bsees? what (?:has )?changed\b|\bconfirms? ["“']?(?:got it|i have read|read|received)[^.;]*|\bread and understood\b|\b(?:sees?|knows?|list of) who has(?: not|n't)?(?: confirmed| read| seen)?\b[^.;]*`)
)

// teamWords are groups that people belong to at work.
const teamWords = `crew|department|team|branch|ward|squad|unit|shift|class|school|site|store|region|division|station|district|depot|chapter|group|section|floor|studio|location|house|kitchen|office|garage|yard|workshop|faculty`

var reTeam = regexp.MustCompile(`\b(?:his|her|their|my|the|its|own|our)(?:/her|/his)?(?: own)? (` + teamWords + `)(?:'s|’s)?\b`)

// readFlow finds what a text says of who may do what when.
func (in *Intent) readFlow() {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		f := &flowClause{in: in, c: c, text: in.clauseText(c)}
		f.moves()
		f.locks()
		f.logs()
		f.checklist()
		f.lists()
		f.timeouts()
		f.limits()
		f.cannot()
		f.public()
		f.teams()
		f.organisations()
	}
}

// clauseText is a clause in lower case, byte for byte as long as it is written.
func (in *Intent) clauseText(c *Clause) string {
	b := []byte(c.Text)
	for i, ch := range b {
		if ch >= 'A' && ch <= 'Z' {
			b[i] = ch + 'a' - 'A'
		}
	}
	return string(b)
}

type flowClause struct {
	in   *Intent
	c    *Clause
	text string
}

// at turns byte offsets of the clause into tokens.
func (f *flowClause) at(from, to int) Range {
	r := Range{f.c.To, f.c.From}
	for i := f.c.From; i < f.c.To; i++ {
		t := f.in.Tokens[i]
		if t.End > f.c.Span[0]+from && t.Start < f.c.Span[0]+to {
			r.From, r.To = min(r.From, i), max(r.To, i+1)
		}
	}
	if r.From >= r.To {
		return Range{f.c.From, f.c.From}
	}
	return r
}

func (f *flowClause) find(re *regexp.Regexp) (Range, []string, bool) {
	m := re.FindStringSubmatchIndex(f.text)
	if m == nil {
		return Range{}, nil, false
	}
	var groups []string
	for i := 0; i < len(m); i += 2 {
		g := ""
		if m[i] >= 0 {
			g = f.text[m[i]:m[i+1]]
		}
		groups = append(groups, g)
	}
	return f.at(m[0], m[1]), groups, true
}

// role is the role that a clause speaks of last before a place, "" when it names none.
func (f *flowClause) role(before int) string {
	name := ""
	for i := f.c.From; i < before; i++ {
		if r := f.in.roleAtToken(i); r != nil {
			name = r.Name
		}
	}
	return name
}

// byRole reads "approved by a manager".
func (f *flowClause) byRole(after int) string {
	for i := after; i < min(f.c.To, after+6); i++ {
		if !f.in.Tokens[i].Is("by", "from") {
			continue
		}
		for k := i + 1; k < min(f.c.To, i+6); k++ {
			if r := f.in.roleAtToken(k); r != nil {
				return r.Name
			}
		}
	}
	return ""
}

func (f *flowClause) object(at Range) string {
	return f.in.objectOf(f.c, hit{from: at.From, to: at.To})
}

func (f *flowClause) moves() {
	noted := false
	if _, _, ok := f.find(reReason); ok {
		noted = true
	}
	from := len(f.in.Flow.Moves)
	for _, w := range moveWords {
		re := moveExpr[w.verb]
		m := re.FindStringIndex(f.text)
		if m == nil {
			continue
		}
		at := f.at(m[0], m[1])
		if f.in.negated(f.c, at.From) || f.about(at) || f.in.negatedVerb(f.c, at.From) {
			continue
		}
		f.in.Flow.Publishing = f.in.Flow.Publishing || w.verb == "publish"
		move := FlowMove{Verb: w.verb, State: w.state, At: at, Entity: f.object(at), Role: f.byRole(at.To)}
		if move.Role == "" {
			move.Role = f.role(at.From)
		}
		if w.verb == "take back" {
			move.Own = true
			if _, g, ok := f.find(reWhile); ok {
				move.While = g[1]
			}
		}
		if w.verb == "hand out" || w.verb == "hand over" {
			move.Ask = f.recorded(m[0])
		}
		f.in.Flow.Moves = append(f.in.Flow.Moves, move)
	}
	if noted {
		if at, _, ok := f.find(reReason); ok {
			// The reason belongs to the last thing decided before it: "approve or refuse with a reason".
			best := -1
			for i := from; i < len(f.in.Flow.Moves); i++ {
				m := f.in.Flow.Moves[i]
				if m.At.From < at.From && (best < 0 || m.At.From > f.in.Flow.Moves[best].At.From) {
					best = i
				}
			}
			if best >= 0 {
				f.in.Flow.Moves[best].Note = true
				f.in.Flow.Moves[best].At.To = max(f.in.Flow.Moves[best].At.To, at.To)
			}
		}
	}
	for _, rule := range []struct {
		re *regexp.Regexp
		to *[]Range
	}{{reNoJump, &f.in.Flow.NoJumps}, {reBack, &f.in.Flow.BackNote}, {reNoBack, &f.in.Flow.NoBack}, {reNotOwn, &f.in.Flow.NotOwn}, {reVersion, &f.in.Flow.Versions}, {reFlowClash, &f.in.Flow.Clash}} {
		if at, _, ok := f.find(rule.re); ok {
			*rule.to = append(*rule.to, at)
		}
	}
}

var moveExpr = func() map[string]*regexp.Regexp {
	out := map[string]*regexp.Regexp{}
	for _, w := range moveWords {
		out[w.verb] = regexp.MustCompile(`\b(?:` + w.forms + `)\b`)
	}
	return out
}()

// about says whether the words at a place only name a state of something ("only approved offers are shown", "published call
// sheets") rather than ask for the move to it.
func (f *flowClause) about(at Range) bool {
	t := f.in.Tokens[at.From]
	if !strings.HasSuffix(t.Lower, "ed") || at.To >= f.c.To {
		return false
	}
	next := f.in.Tokens[at.To]
	return next.Kind == Word && !next.Is("by", "and", "or", "then", "with", "before", "after", "until", "when", "once", "first", "as", "if", "it", "they")
}

// recorded reads what is written down with a move: "records name and ID type and hands it out".
func (f *flowClause) recorded(before int) []string {
	re := regexp.MustCompile(`\b(?:records?|enters?|writes? down|notes?(?: down)?|takes? down) ((?:the |his |her |their )?[\w ,/-]+?)(?: \(|,? and (?:hands?|gives?|signs?)\b|$)`)
	m := re.FindStringSubmatchIndex(f.text)
	if m == nil || m[0] > before {
		return nil
	}
	var out []string
	for part := range strings.SplitSeq(strings.ReplaceAll(f.c.Text[m[2]:m[3]], " and ", ","), ",") {
		part = strings.TrimSpace(part)
		for _, d := range []string{"the ", "his ", "her ", "their "} {
			part = strings.TrimPrefix(part, d)
		}
		if label := ident.Sentence(spec.CleanLabel(part, "")); len(label) > 1 && len(strings.Fields(label)) < 5 {
			out = append(out, label)
		}
	}
	return out
}

func (f *flowClause) locks() {
	at, _, ok := f.find(reLock)
	if !ok {
		return
	}
	state := ""
	if m := regexp.MustCompile(`\b(?:once|after|when|if|as soon as|until)(?: it| they| an? \w+| the \w+| \w+)? ?(?:is|are|has been|have been|was|gets?)? ?\b(\w+)\b`).FindStringSubmatchIndex(f.text); m != nil {
		state = f.text[m[2]:m[3]]
		at = Range{min(at.From, f.at(m[0], m[1]).From), max(at.To, f.at(m[0], m[1]).To)}
	}
	if state == "" {
		if m := regexp.MustCompile(`\b(\w+ed|paid|sent|done) (?:\w+ ){1,3}(?:can(?:not|'t)?|may|must|are|is)\b`).FindStringSubmatchIndex(f.text); m != nil {
			state = f.text[m[2]:m[3]]
			at.From = min(at.From, f.at(m[2], m[3]).From)
		}
	}
	f.in.Flow.Locks = append(f.in.Flow.Locks, FlowLock{State: state, At: at})
}

func (f *flowClause) logs() {
	if at, _, ok := f.find(reLog); ok {
		role := f.role(at.From)
		f.in.Flow.Log = &FlowLog{Role: role, At: at}
		return
	}
	if at, _, ok := f.find(reHistory); ok {
		f.in.Flow.History = append(f.in.Flow.History, FlowAbout{Entity: f.object(at), At: at})
	}
}

func (f *flowClause) checklist() {
	m := reTick.FindStringSubmatchIndex(f.text)
	if m == nil {
		return
	}
	list := ""
	for _, g := range []int{2, 4, 6} {
		if m[g] >= 0 {
			list = f.c.Text[m[g]:m[g+1]]
		}
	}
	l := &FlowList{At: f.at(m[0], m[1])}
	l.Role, l.Entity = f.role(l.At.From), f.object(l.At)
	for part := range strings.SplitSeq(strings.ReplaceAll(strings.ReplaceAll(list, " and ", ","), ";", ","), ",") {
		part = strings.Trim(part, " .…")
		if label := ident.Sentence(spec.CleanLabel(part, "")); label != "" && len(strings.Fields(label)) < 7 && !strings.EqualFold(label, "etc") {
			l.Items = append(l.Items, label)
		}
	}
	if len(l.Items) >= 2 {
		f.in.Flow.Checklist = l
	}
}

var flowNumbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "half": 0}

func count(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	return flowNumbers[word]
}

// lists reads "things kept longer than six months go on a list "may be auctioned", except documents and keys which go on the
// list "to destroy"", and "list "at risk": nobody checked in for 21 days".
func (f *flowClause) lists() {
	quoted := reQuoted.FindAllStringSubmatchIndex(f.text, -1)
	m := reMonths.FindStringSubmatch(f.text)
	if len(quoted) == 0 || m == nil || !regexp.MustCompile(`\blists?\b`).MatchString(f.text) || count(m[1]) == 0 {
		return
	}
	days := count(m[1]) * map[string]int{"day": 1, "week": 7}[m[2]]
	months := count(m[1]) * map[string]int{"month": 1, "year": 12}[m[2]]
	first := FlowNamed{Label: f.c.Text[quoted[0][2]:quoted[0][3]], Months: months, Days: days, At: f.at(0, len(f.text)), Entity: f.object(f.at(quoted[0][0], quoted[0][1]))}
	if x := reExcept.FindStringSubmatch(f.text); x != nil {
		for part := range strings.SplitSeq(strings.ReplaceAll(x[1], " and ", ","), ",") {
			if part = strings.TrimSpace(part); part != "" {
				first.Except = append(first.Except, part)
			}
		}
	}
	if i := regexp.MustCompile(`\b(?:nobody|no one|not|hasn't|have not|has not|without) (?:\w+ )?(check\w*[ -]?ins?|checked in|visit\w*|login|logged in|order\w*|contact\w*|seen|paid|post\w*|attend\w*)\b`).FindStringSubmatch(f.text); i != nil {
		first.Idle = i[1]
	}
	f.in.Flow.Lists = append(f.in.Flow.Lists, first)
	if len(quoted) > 1 && len(first.Except) > 0 {
		f.in.Flow.Lists = append(f.in.Flow.Lists, FlowNamed{Label: f.c.Text[quoted[1][2]:quoted[1][3]], Months: months, Days: days, Only: first.Except, Entity: first.Entity, At: first.At})
	}
}

func hours(n int, unit string) int {
	switch unit[0] {
	case 'h':
		return n
	case 'd':
		return n * 24
	case 'w':
		return n * 24 * 7
	}
	return n * 24 * 30
}

func (f *flowClause) timeouts() {
	if at, g, ok := f.find(reTimeout); ok && count(g[1]) > 0 {
		f.in.Flow.Timeouts = append(f.in.Flow.Timeouts, FlowTimeout{Hours: hours(count(g[1]), g[2]), State: g[3], At: at})
		return
	}
	if at, g, ok := f.find(reExpire); ok && count(g[2]) > 0 {
		f.in.Flow.Timeouts = append(f.in.Flow.Timeouts, FlowTimeout{Hours: hours(count(g[2]), g[3]), State: g[1], At: at})
	}
}

func (f *flowClause) limits() {
	add := func(l FlowLimit) { f.in.Flow.Limits = append(f.in.Flow.Limits, l) }
	if at, g, ok := f.find(reAway); ok {
		add(FlowLimit{Kind: "away", Most: float64(count(g[1])), At: at})
	}
	if at, _, ok := f.find(reOverlap); ok {
		add(FlowLimit{Kind: "overlap", Entity: f.object(at), At: at})
	}
	if at, _, ok := f.find(reMore); ok {
		add(FlowLimit{Kind: "left", At: at})
	} else if at, g, ok := f.find(reCount); ok {
		n, period := count(g[1]), g[4]
		what, per := g[2], g[3]
		if n == 0 {
			n, what, per, period = count(g[5]), g[6], g[7], g[8]
		}
		if slices.Contains([]string{"day", "week", "month", "year"}, per) {
			per, period = "", per
		}
		if e := f.thing(what); e != nil && n > 0 {
			add(FlowLimit{Kind: "count", Most: float64(n), Period: period, Entity: e.Key, Field: per, At: at})
		}
	}
	if at, g, ok := f.find(reBalance); ok {
		n, _ := strconv.ParseFloat(strings.TrimSpace(g[1]+g[2]), 64)
		l := FlowLimit{Kind: "balance", Most: n, At: at}
		if _, c, ok := f.find(reCarry); ok {
			l.Carry, l.At = monthDay(c), f.at(0, len(f.text))
		}
		if n > 0 && strings.Contains(f.text, "day") {
			add(l)
		}
	}
}

// thing is the entity that a word of a limit names.
func (f *flowClause) thing(what string) *Entity {
	for _, e := range f.in.Entities {
		for _, r := range e.Mentions {
			if r.From >= f.c.From && r.To <= f.c.To && strings.Contains(what, f.in.Tokens[r.To-1].Lower) {
				return e
			}
		}
	}
	return nil
}

var months = strings.Fields("january february march april may june july august september october november december")

func monthDay(g []string) string {
	day, month := g[1], g[2]
	if day == "" {
		day, month = g[4], g[3]
	}
	d, _ := strconv.Atoi(day)
	m := slices.Index(months, month) + 1
	if m < 1 || d < 1 || d > 31 {
		return ""
	}
	return strconv.Itoa(100 + m)[1:] + "-" + strconv.Itoa(100 + d)[1:]
}

func (f *flowClause) teams() {
	if at, _, ok := f.find(reDeputy); ok {
		f.in.Flow.Deputies = &FlowSees{Role: f.role(at.To), At: Range{f.c.From, at.To}}
	}
	m := reTeam.FindStringSubmatchIndex(f.text)
	if m == nil {
		return
	}
	word := f.text[m[2]:m[3]]
	at := f.at(m[0], m[1])
	role := f.role(at.From)
	if f.in.Flow.Team != "" && f.in.Flow.Team != word || role == "" {
		return
	}
	sees := regexp.MustCompile(`\b(?:sees?|views?|open|find|approves?|manages?|reads?|edits?|look|confirms?|handles?|decides?)\b`).MatchString(f.text)
	if !sees {
		return
	}
	if thing := f.in.Entity(word); thing != nil && !thing.Strong && word != "crew" && word != "department" && word != "team" {
		return
	}
	f.in.Flow.Team = word
	f.in.Flow.TeamAt = append(f.in.Flow.TeamAt, at)
	only := regexp.MustCompile(`\b(?:only|just)\b`).FindStringIndex(f.text)
	if only != nil {
		at = f.at(min(only[0], m[0]), m[1])
	}
	f.in.Flow.TeamSees = append(f.in.Flow.TeamSees, FlowSees{Role: role, Entity: f.object(at), At: at})
}

func (f *flowClause) organisations() {
	if at, g, ok := f.find(reTenant); ok {
		word := ""
		for _, w := range g[1:] {
			if w != "" {
				word = ident.Singular(w)
			}
		}
		if slices.Contains([]string{"", "customer", "tenant", "team", "organisation", "person", "user", "member", "email", "household", "family", "seller", "child"}, word) {
			if slices.Contains([]string{"person", "user", "member", "email", "household", "family", "seller", "child"}, word) {
				return
			}
			word = "organisation"
		}
		if f.in.Flow.Tenancy == "" {
			f.in.Flow.Tenancy = word
		}
		f.in.Flow.TenancyWords = append(f.in.Flow.TenancyWords, word)
		f.in.Flow.TenancyAt = append(f.in.Flow.TenancyAt, at)
	}
	if at, _, ok := f.find(reAccount); ok && !f.in.negated(f.c, at.From) {
		f.in.Flow.Approval = append(f.in.Flow.Approval, at)
	}
}

var (
	reFlowClash   = regexp.MustCompile(`\b(?:a )?calendar per \w+\b|\b(?:same day|same time|clash\w*|conflicts?|overlap\w*|double[- ]book\w*|collisions?)\b[^.;]*\b(?:in red|red|highlight\w*|marked|warning|stand out|shown)\b[^.;]*`)
	reFlowMoney   = regexp.MustCompile(`\b(?:nothing about|no|not|never|without|cannot see|can't see|may not see|must not see|don't see|do not see)\b[^.;]{0,20}\b(?:money|prices?|revenue|turnover|costs?|salar(?:y|ies)|amounts?|finances?|financial)\b`)
	reFlowCannot  = regexp.MustCompile(`\b(?:can ?not|can't|may not|must not|never|are not allowed to|is not allowed to)\b ([^.;]*)`)
	reFlowNothing = regexp.MustCompile(`\b(?:change|edit|modify|alter|touch)s? nothing\b[^.;]*|\bread[- ]only\b[^.;]*|\b(?:can |may )?only (?:look|view|read)s?\b[^.;]*|\b(?:look|view|read)s?(?: at)? (?:everything|all)[^.;]*\bbut\b[^.;]*\b(?:nothing|not|no)\b[^.;]*`)
)

// cannot reads "technicians cannot delete sites", "can look at everything but change nothing".
func (f *flowClause) cannot() {
	if at, _, ok := f.find(reFlowMoney); ok {
		if role := f.role(at.From); role != "" {
			f.in.Flow.Hidden = append(f.in.Flow.Hidden, FlowSees{Role: role, At: at})
		}
	}
	if at, _, ok := f.find(reFlowNothing); ok {
		if role := f.role(at.From); role != "" {
			f.in.Flow.Cannot = append(f.in.Flow.Cannot, FlowCannot{Role: role, Verbs: []string{"create", "update", "delete"}, At: at})
			return
		}
	}
	at, _, ok := f.find(reFlowCannot)
	if !ok {
		return
	}
	role := f.role(at.From)
	if role == "" {
		return
	}
	c := FlowCannot{Role: role, At: at, Entity: f.object(at)}
	for i := at.From; i < at.To; i++ {
		t := f.in.Tokens[i]
		if verb := ruleVerbs[t.Verb]; (verb == "create" || verb == "update" || verb == "delete") && t.Lower == t.Verb && !t.Is("approve", "ask", "request") && !slices.Contains(c.Verbs, verb) {
			c.Verbs = append(c.Verbs, verb)
		}
		if t.Is("than", "their", "his", "her", "own", "while", "after", "before", "once", "until", "unless", "if", "more") {
			return // a condition, not a right
		}
	}
	if len(c.Verbs) > 0 {
		f.in.Flow.Cannot = append(f.in.Flow.Cannot, c)
	}
}

var rePublic = regexp.MustCompile(`\bpublic (?:page|list|site|view|part)s?\b[^.;]{0,20}\b(?:shows?|lists?|has|displays?|with|sees?|contains?)\b(?: only| just)? ([\w ,/]+?)(?:,? (?:but )?(?:no|not|without|never)\b|,? and a (?:form|button)|\.|;|$)`)

// public reads "the public page shows only category, month and area found, no photos, and a form "I think this is mine"".
func (f *flowClause) public() {
	m := rePublic.FindStringSubmatchIndex(f.text)
	if m == nil || !strings.Contains(f.text[m[0]:m[1]], "only") && !regexp.MustCompile(`\b(?:no|not|without)\b`).MatchString(f.text) {
		return
	}
	p := &FlowPublic{At: Range{f.c.From, f.c.To}, Entity: f.object(f.at(m[0], m[1]))}
	for part := range strings.SplitSeq(strings.ReplaceAll(f.text[m[2]:m[3]], " and ", ","), ",") {
		if part = strings.TrimSpace(part); part != "" {
			p.Words = append(p.Words, part)
		}
	}
	if q := reQuoted.FindStringSubmatchIndex(f.text); q != nil && strings.Contains(f.text, "form") {
		p.Form = f.c.Text[q[2]:q[3]]
	}
	f.in.Flow.Public = p
}
