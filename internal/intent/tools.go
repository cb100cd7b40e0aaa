package intent

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/skycot/skycot/catalogue"
)

// ToolWish is a thing that does its work in the page, as the text asks for it.
type ToolWish struct {
	Kind   string // a spec tool kind
	At     Range  // the words that name it
	Head   bool   // it is what the text begins with: the app is this tool
	Topics []string
	Game   GameWish
	Quiz   QuizWish
	Calc   CalcWish
	Way    string             // of a converter, a generator, a timer
	Names  []string           // of calculators asked for by name
	Sets   map[string]float64 // settings of a converter
	Phases []PhaseWish
	Rounds int
	Items  []string // of a checklist, a picker
	Said   []Range  // words that the tool answers
}

// PhaseWish is one stretch of a timer.
type PhaseWish struct {
	Label   string
	Seconds int
	Every   int
}

var toolBook = sync.OnceValue(func() *phrasebook {
	b := newPhrasebook()
	for _, k := range catalogue.Interactive().Kinds {
		for _, text := range k.Words {
			b.add(compilePhrase(text, k.Name))
		}
	}
	return b
})

func bookOf(slug string, phrases []string) *phrasebook {
	b := newPhrasebook()
	for _, text := range phrases {
		b.add(compilePhrase(text, slug))
	}
	return b
}

var (
	recordsBook  = sync.OnceValue(func() *phrasebook { return bookOf("records", catalogue.Interactive().Records) })
	featureBooks = sync.OnceValue(func() map[string]*phrasebook {
		books := map[string]*phrasebook{}
		for kind, phrases := range catalogue.Interactive().Features {
			books[kind] = bookOf(kind, phrases)
		}
		return books
	})
)

// follows are the words that may come after the name of a tool without making it part of another name ("game store").
var follows = map[string]bool{"app": true, "page": true, "tool": true, "website": true, "site": true, "web": true, "where": true, "in": true, "with": true, "for": true,
	"about": true, "that": true, "which": true, "of": true, "to": true, "on": true, "like": true, "called": true, "you": true, "and": true, "or": true, "is": true, "as": true, "from": true, "online": true, "program": true, "using": true, "i": true, "do": true, "are": true, "the": true, "my": true, "a": true, "paint": true, "tiles": true, "shows": true, "should": true, "has": true, "at": true, "by": true, "against": true, "per": true, "into": true, "trainer": true, "based": true, "only": true}

// readTools finds what the app is to do in the page.
func (in *Intent) readTools() {
	scores, first := map[string]int{}, map[string]Range{}
	head := ""
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		for _, h := range toolBook().find(in.Tokens, c.From, c.To, false) {
			if in.negated(c, h.from) || h.to < c.To && in.Tokens[h.to].Kind == Word && !follows[in.Tokens[h.to].Lower] && in.Tokens[h.from].Verb == "" && !in.Tokens[h.from].Is("how", "tells", "split", "work") {
				continue
			}
			kind := h.phrase.slug
			if kind == "game" && h.from > c.From && in.Tokens[h.from-1].Is("board", "video", "card", "lend", "party") {
				continue // things that are lent and sold
			}
			scores[kind] += h.phrase.words
			if ci <= 1 {
				scores[kind] += 3
			}
			if _, seen := first[kind]; !seen {
				first[kind] = Range{h.from, h.to}
			}
			if ci == 0 && head == "" {
				head = kind
			}
		}
	}
	kinds := sortedKeys(scores)
	if len(kinds) == 0 {
		return
	}
	sort.SliceStable(kinds, func(a, b int) bool { return scores[kinds[a]] > scores[kinds[b]] })
	kind := kinds[0]
	w := &ToolWish{Kind: kind, At: first[kind], Head: head != "" && (head == kind || scores[kind] > 6), Sets: map[string]float64{}}
	w.Said = append(w.Said, w.At)
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		for _, h := range recordsBook().find(in.Tokens, c.From, c.To, true) {
			w.Head = w.Head && (kind == "quiz" || in.negated(c, h.from)) // "no sign up" asks for no records
		}
		for _, name := range []string{"any", kind} {
			if b := featureBooks()[name]; b != nil {
				for _, h := range b.find(in.Tokens, c.From, c.To, true) {
					w.Said = append(w.Said, Range{h.from, h.to})
				}
			}
		}
	}
	switch kind {
	case "game":
		in.readGame(w)
	case "quiz":
		in.readQuiz(w)
	case "calculator":
		in.readCalculator(w)
	case "converter":
		in.readConverter(w)
	case "timer":
		in.readTimer(w)
	case "generator":
		in.readGenerator(w)
	case "checklist":
		in.readItems(w)
	}
	in.readTopics(w)
	in.Tool = w
}

// find gives the submatches of a pattern in a clause; what matched counts as answered.
func (in *Intent) match(w *ToolWish, c *Clause, re *regexp.Regexp) []string {
	m := re.FindStringSubmatchIndex(strings.ToLower(c.Text))
	if m == nil {
		return nil
	}
	if w != nil {
		w.Said = append(w.Said, in.clauseTokens(c, m[0], m[1]))
	}
	return submatches(strings.ToLower(c.Text), m)
}

func (in *Intent) matchAll(w *ToolWish, c *Clause, re *regexp.Regexp) [][]string {
	text := strings.ToLower(c.Text)
	var out [][]string
	for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
		w.Said = append(w.Said, in.clauseTokens(c, m[0], m[1]))
		out = append(out, submatches(text, m))
	}
	return out
}

func submatches(text string, m []int) []string {
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 && m[2*i+1] <= len(text) {
			out[i] = text[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

// TokensOf gives the tokens of a clause that lie between two offsets of its text.
func (in *Intent) TokensOf(c *Clause, from, to int) Range { return in.clauseTokens(c, from, to) }

// clauseTokens gives the tokens of a clause that lie between two offsets of its text.
func (in *Intent) clauseTokens(c *Clause, from, to int) Range {
	r := Range{c.To, c.From}
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].End > c.Span[0]+from && in.Tokens[i].Start < c.Span[0]+to {
			r.From, r.To = min(r.From, i), max(r.To, i+1)
		}
	}
	if r.From > r.To {
		return Range{c.From, c.From}
	}
	return r
}

const numberPattern = `(\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|twenty-five|thirty|forty|fifty|sixty|ninety|hundred)`

var moreNumbers = map[string]int{"eleven": 11, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}

// numberOf reads a number in digits or as a word, 0 for anything else.
func numberOf(s string) float64 {
	if n := numberWords[s]; n > 0 {
		return float64(n)
	}
	if n := moreNumbers[s]; n > 0 {
		return float64(n)
	}
	if n, ok := parseNumber(s); ok {
		return n
	}
	return 0
}

// readTopics finds the topics of the catalogue that the text names, in order, and what it says it is about.
func (in *Intent) readTopics(w *ToolWish) {
	if w.Kind != "quiz" && w.Kind != "cards" && w.Kind != "game" {
		return
	}
	seen := map[string]bool{}
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		for i := c.From; i < c.To; i++ {
			for n := 3; n >= 1; n-- {
				if i+n > c.To || in.Tokens[i].Kind != Word {
					continue
				}
				name := in.Words(Range{i, i + n})
				topic := catalogue.Interactive().Topic(strings.ToLower(name))
				if topic == nil && n == 1 {
					topic = catalogue.Interactive().Topic(in.Tokens[i].Noun)
				}
				if topic == nil || topic.Also != nil && n == 1 && (broad[in.Tokens[i].Lower] || broad[in.Tokens[i].Noun]) {
					continue
				}
				w.Said = append(w.Said, Range{i, i + n})
				in.dropColour(Range{i, i + n})
				if !seen[topic.Topic] {
					seen[topic.Topic] = true
					w.Topics = append(w.Topics, topic.Topic)
				}
				break
			}
		}
	}
}

// broad are synonyms of topics that mean little by themselves.
var broad = map[string]bool{"game": true, "it": true, "family": true, "party": true, "country": true, "past": true, "dates": true, "years": true, "everything": true, "mixed": true, "general": true,
	"kitchen": true, "restaurant": true, "pub": true, "body": true, "health": true, "emergency": true, "safety": true, "reading": true, "book": true, "world": true, "web": true, "code": true, "security": true,
	"travel": true, "nature": true, "gym": true, "concert": true, "library": true, "garden": true, "car": true, "driver": true, "tea": true, "cafe": true, "café": true, "trivia": true, "rescue": true, "stars": true, "star": true, "farm": true}

var (
	pomodoroPattern = regexp.MustCompile(numberPattern + `\s*(?:min|minutes?)?\s*(?:work|focus|of work|of focus)?\s*(?:/|and|then|,|\+|followed by)\s*(?:a )?` + numberPattern + `\s*(?:min|minutes?)?\s*(?:break|rest|pause|short)?`)
	timedPattern    = regexp.MustCompile(numberPattern + `[\s-]*(s|sec|seconds?|min|mins|minutes?|h|hours?)\b[\s-]*(?:of )?(?:a )?(work|focus|rest|break|pause|long break|short break|exercise|hold|inhale|exhale|breathe in|breathe out|plank|prepare|warm-up|warm up|cool down|cooldown|run|walk|sprint|jog)?`)
	timedBefore     = regexp.MustCompile(`(work|focus|rest|break|pause|long break|short break|exercise|hold|inhale|exhale|breathe in|breathe out|prepare|warm-up|warm up|cool down|run|walk|sprint|jog)(?: for| of|:|,)?\s*` + numberPattern + `[\s-]*(s|sec|seconds?|min|mins|minutes?|h|hours?)\b`)
	roundsPattern   = regexp.MustCompile(numberPattern + `\s*(?:rounds?|sets?|times|cycles?|intervals?|repetitions|x\b)`)
	everyPattern    = regexp.MustCompile(`after (?:every )?` + numberPattern + `|every ` + numberPattern + `(?:th)?`)
)

// readTimer reads phases and rounds: "25 minutes work, 5 minutes break, long break of 15 after four rounds".
func (in *Intent) readTimer(w *ToolWish) {
	text := ""
	for _, c := range in.Clauses {
		text += " " + strings.ToLower(c.Text)
	}
	switch {
	case strings.Contains(text, "stopwatch"):
		w.Way = "stopwatch"
	case strings.Contains(text, "pomodoro"):
		w.Way = "pomodoro"
	case strings.Contains(text, "interval") || strings.Contains(text, "tabata") || strings.Contains(text, "workout") || strings.Contains(text, "breathing"):
		w.Way = "interval"
	default:
		w.Way = "countdown"
	}
	add := func(label string, n float64, unit string) {
		seconds := n
		switch unit[0] {
		case 'm':
			seconds *= 60
		case 'h':
			seconds *= 3600
		}
		if seconds < 1 || seconds > 86400 || len(w.Phases) >= 8 {
			return
		}
		for i := range w.Phases {
			if w.Phases[i].Label == label {
				if label != "" {
					w.Phases[i].Seconds = int(seconds)
				}
				if label != "" || w.Phases[i].Seconds == int(seconds) {
					return
				}
			}
		}
		w.Phases = append(w.Phases, PhaseWish{Label: label, Seconds: int(seconds)})
	}
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		rest := strings.ToLower(c.Text)
		for _, m := range in.matchAll(w, c, timedPattern) {
			if m[3] != "" {
				add(m[3], numberOf(m[1]), m[2])
				rest = strings.Replace(rest, m[0], ";", 1)
			}
		}
		for _, m := range timedBefore.FindAllStringSubmatch(rest, -1) {
			add(m[1], numberOf(m[2]), m[3])
			rest = strings.Replace(rest, m[0], ";", 1)
		}
		for _, m := range timedPattern.FindAllStringSubmatch(rest, -1) {
			add("", numberOf(m[1]), m[2])
		}
		if m := in.match(w, c, roundsPattern); m != nil {
			w.Rounds = int(numberOf(m[1]))
		}
		if strings.Contains(strings.ToLower(c.Text), "long") {
			if m := in.match(w, c, everyPattern); m != nil {
				for i := range w.Phases {
					if strings.HasPrefix(w.Phases[i].Label, "long") {
						w.Phases[i].Every = int(numberOf(m[1] + m[2]))
					}
				}
			}
		}
	}
}

func (in *Intent) readGenerator(w *ToolWish) {
	text := in.lowerText()
	for _, one := range []struct{ way, words string }{{"password", "password"}, {"palette", "palette|colour|color scheme"}, {"dice", "dice|die "}, {"teams", "team|group"}, {"number", "random number"}, {"pick", "pick|name|wheel|raffle|lottery|draw|random"}} {
		if regexp.MustCompile(one.words).MatchString(text) {
			w.Way = one.way
			break
		}
	}
	if w.Way == "" {
		w.Way = "pick"
	}
	in.readItems(w)
}

func (in *Intent) lowerText() string {
	text := ""
	for _, c := range in.Clauses {
		text += " " + strings.ToLower(c.Text)
	}
	return text
}

var itemsPattern = regexp.MustCompile(`(?:items?|list|such as|like|including|for example|tasks?|names?|points?)\s*:\s*(.+)$`)

// readItems reads "items: a, b and c", and bullets.
func (in *Intent) readItems(w *ToolWish) {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		lower := strings.ToLower(c.Text)
		m := itemsPattern.FindStringSubmatchIndex(lower)
		switch {
		case m != nil:
			for _, one := range regexp.MustCompile(`\s*[,;]\s*|\s+and\s+`).Split(strings.Trim(c.Text[m[2]:m[3]], " ."), -1) {
				if one = strings.TrimSpace(strings.TrimPrefix(one, "and ")); one != "" && len(one) <= 80 {
					w.Items = append(w.Items, one)
				}
			}
			w.Said = append(w.Said, Range{c.From, c.To})
		case c.Bullet && len(c.Text) <= 80:
			w.Items = append(w.Items, strings.TrimRight(c.Text, " ."))
			w.Said = append(w.Said, Range{c.From, c.To})
		}
	}
}

var (
	nightPattern    = regexp.MustCompile(`night(?: hours?| shifts?| time)?\s*(?:\(|from|between|are|is|:|=)*\s*(\d{1,2})(?::00)?\s*(?:h|pm)?\s*(?:-|–|to|and|until)\s*(\d{1,2})(?::00)?\s*(?:h|am)?\)?`)
	overtimePattern = regexp.MustCompile(`(?:overtime|extra hours)[a-z ]*?(?:over|above|after|from|beyond|more than)\s*(\d+(?:\.\d+)?)|(?:over|above|more than)\s*(\d+(?:\.\d+)?)\s*(?:h|hours)[a-z ]*(?:overtime|extra)`)
	exampleText     = regexp.MustCompile(`["“]([^"”]{3,200})["”]`)
)

// readConverter reads which text is turned into what, an example in quotes, and the limits it names.
func (in *Intent) readConverter(w *ToolWish) {
	best := 1 << 30
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		for n, k := range catalogue.Interactive().Converters {
			for _, h := range bookOf(k.Way, k.Phrases).find(in.Tokens, c.From, c.To, true) {
				w.Said = append(w.Said, Range{h.from, h.to})
				if n < best {
					best, w.Way = n, k.Way
				}
			}
		}
		if m := in.match(w, c, nightPattern); m != nil {
			from, _ := strconv.Atoi(m[1])
			to, _ := strconv.Atoi(m[2])
			if from <= 24 && to <= 24 {
				w.Sets["night_from"], w.Sets["night_to"] = float64(from%24), float64(to)
			}
		}
		if m := in.match(w, c, overtimePattern); m != nil {
			w.Sets["overtime"] = numberOf(m[1] + m[2])
		}
		if m := exampleText.FindStringSubmatchIndex(c.Text); m != nil {
			w.Items = append(w.Items, c.Text[m[2]:m[3]])
			w.Said = append(w.Said, in.clauseTokens(c, m[0], m[1]))
		}
		in.claimTool(w, c, "line", "lines", "get", "hours", "total", "day", "per", "night", "overtime", "paste", "text", "result", "results", "table", "list", "copy", "format", "formatted", "one", "each", "type", "shows", "show", "convert", "turn", "word", "words", "sum", "break", "breaks", "count", "error", "errors", "letters", "sorted")
	}
}

// claimTool says that these words of a clause are answered by the tool.
func (in *Intent) claimTool(w *ToolWish, c *Clause, words ...string) {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is(words...) {
			w.Said = append(w.Said, Range{i, i + 1})
		}
	}
}

// dropColour takes back a colour that was read from the name of a thing: wine, orange, gold.
func (in *Intent) dropColour(at Range) {
	for i := at.From; i < at.To; i++ {
		hex := catalogue.Get().Colour(in.Tokens[i].Lower)
		if hex == "" {
			continue
		}
		t := &in.Theme
		for _, c := range []*string{&t.Primary, &t.Background, &t.Accent, &t.Heading} {
			if *c == hex {
				*c = ""
			}
		}
		t.At = slices.DeleteFunc(t.At, func(a Themed) bool { return a.At.From <= i && i < a.At.To && a.At.To-a.At.From <= 2 })
	}
}
