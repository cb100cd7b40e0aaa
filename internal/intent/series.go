package intent

import (
	"regexp"
	"strings"

	"github.com/skycot/skycot/internal/ident"
)

var reFileSeries = regexp.MustCompile(`(?i)^(?:the )?([a-z]+(?:[ -][a-z]+)?s) (?:come|comes|arrive|arrives|are (?:imported|uploaded|loaded|delivered|read)|get in|reach us)(?: in)?(?: by| via| as| from| through| with)? (?:an? )?(?:csv|excel|file|spreadsheet)s?\b[^:]{0,40}: ?(.+)$`)

// fileSeries reads "Cycles come by CSV once a day: machine number, date, cycles": what comes in a file is kept, a row for each
// line, and belongs to what its first column names.
func (in *Intent) fileSeries(c *Clause) {
	m := reFileSeries.FindStringSubmatchIndex(c.Text)
	if m == nil {
		return
	}
	label := strings.ToLower(c.Text[m[2]:m[3]])
	key := ident.Singular(label)
	at := in.tokensIn(c, m[2], m[3])
	if at.From >= at.To {
		return
	}
	if in.Entity(key) != nil {
		in.FromFiles = append(in.FromFiles, FromFile{key, Range{c.From, c.To}})
		return
	}
	e := &Entity{Key: key, Label: ident.Sentence(key), Strong: true}
	in.name(e, at)
	from := m[4]
	for _, item := range strings.Split(c.Text[m[4]:m[5]], ",") {
		span := in.tokensIn(c, from, from+len(item))
		from += len(item) + 1
		words := strings.Trim(strings.ToLower(item), " .")
		if words == "" || span.From >= span.To || len(strings.Fields(words)) > 4 {
			continue
		}
		var owner *Entity
		for _, other := range in.Entities {
			if words == other.Key || strings.HasPrefix(words, other.Key+" ") {
				owner = other
			}
		}
		switch {
		case owner != nil && len(e.Fields) == 0:
			owner.Children = append(owner.Children, Mention{Key: key, Raw: key, Label: e.Label, At: at})
			in.name(owner, span)
		case words == "date" || words == "day":
			e.Fields = append(e.Fields, &Field{Label: "Date", Kind: "date", Required: true, At: span})
		default:
			kind := "integer"
			if w := KindOfLabel(words); w != nil {
				kind = ""
			}
			e.Fields = append(e.Fields, &Field{Label: ident.Sentence(words), Kind: kind, Required: true, At: span})
		}
	}
	if len(e.Fields) < 2 {
		return
	}
	in.Entities = append(in.Entities, e)
	in.FromFiles = append(in.FromFiles, FromFile{key, Range{c.From, c.To}})
}

// FromFile is a thing whose rows come in files.
type FromFile struct {
	Entity string
	At     Range
}

// tokensIn are the tokens of a clause between two bytes of its text.
func (in *Intent) tokensIn(c *Clause, from, to int) Range {
	out := Range{c.To, c.From}
	for i := c.From; i < c.To; i++ {
		if t := in.Tokens[i]; t.Start-c.Span[0] < to && t.End-c.Span[0] > from {
			out.From, out.To = min(out.From, i), max(out.To, i+1)
		}
	}
	return out
}

// OverviewItem is one thing that an overview is to show: an item of "the dashboard shows revenue this month, kegs per state and …".
type OverviewItem struct {
	Text   string // lower case, without the words before it that only begin the list
	Clause int
	At     Range
	Over   bool // the clause, or one before it in the same breath, speaks of an overview
}

var (
	reOverview = regexp.MustCompile(`\b(?:dashboard|overview|statistics|stats|report|summary|matrix|chart|charts|graph|key figures|(?:first|start|home|front|main) (?:page|screen)|totals|at a glance)\b`)
	reSees     = regexp.MustCompile(`\b(?:sees?|shows?|showing|displays?|want to know|wants to know|looks? at|get|gets|list|lists|counts?|how many|how much)\b`)
	reHead     = regexp.MustCompile(`^(?:(?:on|at|in) )?(?:the |our |my |an? )?(?:top of )?(?:the |our |my )?(?:[a-z]+ )?(?:dashboard|overview|statistics|stats|report|summary|start page|first page|home page|front page|main page|totals|figures|page|list)(?: (?:for|of) (?:the |my )?[a-z]+)?(?: (?:must |should |to )?(?:shows?|showing|displays?|has|have|lists?|gives?|contains?|with|is|are|i see|we see|you see))?(?: |$)`)
	reBegins   = regexp.MustCompile(`^(?:and |or |also |plus |then |as (?:an? |the )?[a-z ]{2,24}? )?(?:(?:i|we|you|he|she|they|it|who|that|which|(?:the |an? )?[a-z]+(?: \([a-z ]+\))?) )?(?:can |could |must |should |want to |wants to |would like to |need to |needs to )?(?:(?:log|sign) in (?:to|and) )?(?:sees?|see|shows?|look at|looks at|know|get|gets|have|displays?)(?: also| everything| all)?(?: |$)`)
	reArticles = regexp.MustCompile(`^(?:and |also |plus |the |an? |my |our |its |with |of )+`)
)

// readShown cuts the clauses that may ask for an overview into what each asks to be shown.
func (in *Intent) readShown() {
	over := false
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		text := strings.ToLower(c.Text)
		is := reOverview.MatchString(text) || reOverview.MatchString(c.Heading)
		if ci > 0 && (in.Clauses[ci-1].Source != c.Source || c.Bullet) {
			over = false
		}
		over = over || is
		if !over && !reSees.MatchString(text) {
			continue
		}
		depth, from := 0, 0
		cut := func(to int) {
			if item := text[from:to]; strings.TrimSpace(item) != "" {
				in.shownItem(ci, c, item, from, over)
			}
		}
		for i := 0; i < len(text); i++ {
			switch text[i] {
			case '(':
				depth++
			case ')':
				depth--
			case ',', ';', ':':
				if depth == 0 && !(text[i] == ',' && i > 0 && i+1 < len(text) && text[i+1] != ' ') {
					cut(i)
					from = i + 1
				}
			case ' ':
				if depth == 0 && strings.HasPrefix(text[i:], " and ") {
					cut(i)
					from = i + 5
				}
			}
		}
		cut(len(text))
	}
}

func (in *Intent) shownItem(ci int, c *Clause, item string, from int, over bool) {
	lead := len(item) - len(strings.TrimLeft(item, " "))
	text := strings.Trim(item, " .!")
	at := in.tokensIn(c, from+lead, from+lead+len(text))
	if at.From >= at.To {
		return
	}
	for {
		before := text
		if m := reHead.FindString(text); m != "" && (m != text) {
			text = text[len(m):]
		}
		if m := reBegins.FindString(text); m != "" && m != text {
			text = text[len(m):]
		}
		if m := reArticles.FindString(text); m != "" {
			text = text[len(m):]
		}
		if text == before {
			break
		}
	}
	in.Shown = append(in.Shown, OverviewItem{Text: text, Clause: ci, At: at, Over: over})
}

// belonging is the thing that a clause is about where it says what it belongs to before a list of fields: "A harvest belongs to a
// hive: date, kg of honey". Nil elsewhere.
func (in *Intent) belonging(c *Clause, i int) *Entity {
	for k := c.From + 1; k+1 < i && k < c.From+5; k++ {
		if !in.Tokens[k].Is("belongs", "belong") || !in.Tokens[k+1].Is("to") || i-k > 6 {
			continue
		}
		for _, e := range in.Entities {
			for _, r := range e.Mentions {
				if r.From >= c.From && r.To == k {
					return e
				}
			}
		}
	}
	return nil
}
