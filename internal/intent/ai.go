package intent

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
)

// AI is what a text says of texts that are written for people, and of messages that an agent handles. The architect uses it
// when the app is of such a family, or has such a part already.
type AI struct {
	Input      string // what is pasted: "facts of a flat"
	Output     string // what is written: "ad text"
	Versions   int
	Choices    []AIChoice
	Daily      int
	History    bool
	Star       bool
	Categories []string
	Human      []string // categories that always go to a person, as written
	Tools      []AITool
	Number     string   // label of the number that messages carry
	Form       []string // what the form asks for
	Limit      float64  // in units of the currency; -1 unsaid
	Confidence int      // percent, 0 unsaid
	Steps      int
	Messages   bool // messages come in
	Claims     []AIClaim
}

// AIChoice is something picked beside a text.
type AIChoice struct {
	Label   string
	Options []string
}

// AITool is something an agent may do: a verb with what follows, and what is known then.
type AITool struct {
	Text  string // "end a ride"
	Facts []string
}

// AIClaim ties a clause to a part of the writer or the agent.
type AIClaim struct {
	At   Range
	Node string
}

const aiNoun = `(?:the |an? |my |your |our |some |their |raw |any |all )*`

var (
	reAIInput    = regexp.MustCompile(`(?i)\b(?:paste|enter|type in|put in|insert|drop in|describe|give it|upload)\s+(?:in\s+)?` + aiNoun + `([a-z][^,.;:\n]{2,50}?)(?:\s+(?:and|then|to)\s+(?:get|the|it|an?|ai|pick|choose|receive|have)\b|\s+into\b|[,.;:\n]|$)`)
	reAIPick     = regexp.MustCompile(`(?i)\b(?:pick|choose|select|set)s?\s+` + aiNoun + `([^.;\n]{3,90}?)(?:,?\s+(?:and\s+)?(?:get|then|ai|the ai|it|receive|press)\b|[.;\n]|$)`)
	reAIOr       = regexp.MustCompile(`(?i)^((?:[a-z-]+, )*[a-z-]+) or ([a-z-]+) ([a-z]+)$`)
	reAIVersions = regexp.MustCompile(`(?i)\b(one|two|three|four|five|six|[1-6])\s+(?:different\s+|short\s+|possible\s+)?(?:versions?|variants?|variations?|drafts?|suggestions?|alternatives|proposals?|ideas)\b(?:\s+(?:of|for)\s+` + aiNoun + `([a-z][a-z -]{2,40}?)(?:\s+(?:to|in|that|which|for)\b|[,.;\n]|$))?`)
	reAIOutput   = regexp.MustCompile(`(?i)\b(?:ai|it|app|tool|model)\s+(?:then\s+)?(?:writes?|makes?|generates?|creates?|drafts?|produces?|suggests?)\s+(?:me\s+|you\s+|for \w+\s+)?` + aiNoun + `((?:formal|short|polite|friendly|good)?\s*[a-z][a-z -]{2,30}?)(?:\s+(?:to|in|that|which|for|from|with|of|as)\b|[,.;:\n]|$)|\b(?:ai|gpt|automatic)[- ](?:powered )?([a-z]+ ?[a-z]*) (?:generator|writer|maker)\b|\b([a-z]+ ?[a-z]*?) (?:generator|writer)\b`)
	reAIDaily    = regexp.MustCompile(`(?i)\b(\d{1,4})\s+(?:[a-z]+\s+)?(?:per|a|each|every|/)\s*(?:(?:user|person|account|head)\s+)?(?:(?:per|and|a|each|every)\s+)?day\b|\bdaily limit of (\d{1,4})\b`)
	reAIHistory  = regexp.MustCompile(`(?i)\bhistory\b|\b(?:save|keep|store)s?\s+(?:every|all|each|the|my|their)?\s*(?:results?|texts?|outputs?|generations?|versions?|everything)\b|\b(?:earlier|past|previous|saved) (?:results?|texts?|outputs?|generations?)\b`)
	reAIStar     = regexp.MustCompile(`(?i)\b(?:star|favou?rite|mark)s?\b[^.;]{0,30}\b(?:good|best|ones?|them|texts?|results?)\b|\bwith a star\b`)
	reAICopy     = regexp.MustCompile(`(?i)\b(?:to copy|copy (?:button|it|them|one|with one click))\b|\bcopied\b`)

	reAISort       = regexp.MustCompile(`(?i)\b(?:puts?|sorts?|classif(?:y|ies)|categori[sz]es?|labels?|triages?|tags?)\b[^:.;\n]{0,40}?\b(?:into|as|in|by|under)\b(?: one of)?(?: these)?(?: categories)?:?\s*([^.;\n]+?)(?:\s+[-–—]\s+|\s+and gives?\b|\s+with an?\b|[.;\n]|$)|\b(?:categories|kinds|topics|labels)(?: are)?\s*[:(]\s*([^.;)\n]+)`)
	reAITools      = regexp.MustCompile(`(?i)\b(?:tools?|actions?)\b(?: that)?(?: it| the agent)?(?: may| can| is allowed to| has)?(?: use| do| take)?\s*:?\s+(.+)$|\b(?:agent|assistant|bot)\s+(?:can|may)\s+(.+)$`)
	reAILimit      = regexp.MustCompile(`(?i)\b(?:refund|pay|credit|amount|spend|compensat|discount|voucher)\w*\b[^.;\n]{0,30}?\b(?:up to|below|under|until|at most|max(?:imum)?(?: of)?)\s*[€$£]?\s*(\d+(?:[.,]\d{1,2})?)`)
	reAIConfidence = regexp.MustCompile(`(?i)\b(?:confidence|certain\w*|sure)\b[^.;\n]{0,40}?(?:below|under|less than|lower than|<)\s*(\d{1,3})\s*%|\b(?:less|lower) than (\d{1,3})\s*% (?:sure|certain|confiden\w+)`)
	reAISteps      = regexp.MustCompile(`(?i)\b(?:more than|at most|max(?:imum)?(?: of)?|up to|limit of)\s+(\d{1,2})\s+steps\b`)
	reAIHuman      = regexp.MustCompile(`(?i)(?:^|[.,;]\s*|\b(?:and|but)\s+)([a-z][a-z -]{2,30}?)\s+(?:must |should |have to |has to |are |is )?(?:always |directly |immediately )*(?:go(?:es)? |passed |escalated |sent |handed )?(?:always |directly |straight )*(?:to|by|needs?|with) an? (?:human|person|colleague|manager|real \w+|member of staff)\b`)
	reAIForm       = regexp.MustCompile(`(?i)\bform\b[^.;\n(]{0,20}\(([^)]+)\)`)
	reAIMessages   = regexp.MustCompile(`(?i)\b(?:incoming|inbound|reads?|answers?|handles?|sorts?|triages?|replies to|responds? to)\b[^.;\n]{0,40}\b(?:messages?|e-?mails?|tickets?|requests?|enquir\w+|inquir\w+|complaints?|reviews?|questions?|calls?|inbox|chats?|leads?)\b|\bmessages arrive\b|\bsupport agent\b`)
	reAIRest       = []struct {
		node string
		re   *regexp.Regexp
	}{
		{"agent/pause", regexp.MustCompile(`(?i)\bpaus\w+|\b(?:switch|turn)(?:ed|s)? (?:it |the agent )?off\b|\bstop the agent\b`)},
		{"agent/queue", regexp.MustCompile(`(?i)\bqueue\b|\b(?:approve|change|edit), (?:change|edit|reject)|\bevery step\b|\bapproves? or rejects?\b|\bhuman(?:s)? (?:see|approve|decide|check)`)},
		{"agent/statistics", regexp.MustCompile(`(?i)\bstatistics?\b|\bsolved without\b|\baverage (?:handling )?time\b|\bshare (?:solved|handled)\b`)},
		{"agent/practice", regexp.MustCompile(`(?i)\bwithout an? (?:ai |api )?key\b|\bpractice mode\b|\bdemo mode\b|\bsimple rules\b`)},
		{"agent/categories", regexp.MustCompile(`(?i)\bgives? (?:a|an|its) confidence\b|\bconfidence (?:score|value)\b`)},
		{"agent/rules", regexp.MustCompile(`(?i)\b(?:by itself|on its own|human has to approve|needs? approval|has to approve)\b`)},
	}
)

var versionWords = []string{"zero", "one", "two", "three", "four", "five", "six"}

func (in *Intent) readAI() {
	ai := AI{Limit: -1}
	for _, c := range in.Clauses {
		text := c.Text
		claim := func(node string) {
			ai.Claims = append(ai.Claims, AIClaim{At: Range{From: c.From, To: c.To}, Node: node})
		}
		ai.writer(text, claim)
		ai.agent(text, claim)
		for _, r := range reAIRest {
			if r.re.MatchString(text) {
				claim(r.node)
			}
		}
	}
	in.AI = ai
}

func first(m []string) string {
	for _, s := range m[1:] {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

func (ai *AI) writer(text string, claim func(string)) {
	if m := reAIInput.FindStringSubmatch(text); m != nil {
		if ai.Input == "" {
			ai.Input = strings.TrimSpace(m[1])
		}
		claim("writer/input")
	}
	if m := reAIPick.FindStringSubmatch(text); m != nil && ai.choices(m[1]) {
		claim("writer/choices")
	}
	if m := reAIVersions.FindStringSubmatch(text); m != nil {
		if n := slices.Index(versionWords, strings.ToLower(m[1])); n > 0 {
			ai.Versions = n
		} else {
			ai.Versions, _ = strconv.Atoi(m[1])
		}
		if ai.Output == "" {
			ai.Output = strings.TrimSpace(m[2])
		}
		claim("writer/versions")
	}
	if m := reAIOutput.FindStringSubmatch(text); m != nil {
		if ai.Output == "" {
			ai.Output = first(m)
		}
		claim("writer")
	}
	if m := reAIDaily.FindStringSubmatch(text); m != nil {
		ai.Daily, _ = strconv.Atoi(first(m))
		claim("writer/daily")
	}
	if reAIHistory.MatchString(text) {
		ai.History = true
		claim("writer/history")
	}
	if reAIStar.MatchString(text) {
		ai.Star = true
		claim("writer/history")
	}
	if reAICopy.MatchString(text) {
		claim("writer/copy")
	}
}

// choices reads "tone and language", "strict or plain style", "a tone (friendly, formal)": whether there was one.
func (ai *AI) choices(text string) bool {
	found := false
	add := func(label string, options []string) {
		label = ident.Sentence(label)
		if len(options) < 2 || slices.ContainsFunc(ai.Choices, func(c AIChoice) bool { return c.Label == label }) {
			return
		}
		ai.Choices = append(ai.Choices, AIChoice{Label: label, Options: options})
		found = true
	}
	if m := reAIOr.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		add(m[3], sentencesOf(append(strings.Split(m[1], ", "), m[2])))
		return found
	}
	for _, part := range splitList(text) {
		label, inside, listed := strings.Cut(part, "(")
		label = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(label), "the "), "a "))
		if listed {
			add(label, sentencesOf(splitList(strings.TrimSuffix(strings.TrimSpace(inside), ")"))))
		} else {
			add(label, catalogue.GetAgentWords().Options(label))
		}
	}
	return found
}

func sentencesOf(list []string) []string {
	out := []string{}
	for _, s := range list {
		if s = ident.Sentence(strings.TrimSpace(s)); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// splitList cuts at commas and the last "and" or "or", but not inside parentheses.
func splitList(text string) []string {
	var out []string
	depth, from := 0, 0
	for i, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == ',' && depth == 0:
			out = append(out, text[from:i])
			from = i + 1
		}
	}
	out = append(out, text[from:])
	last := out[len(out)-1]
	for _, word := range []string{" and ", " or ", " & "} {
		if a, b, ok := strings.Cut(last, word); ok && !strings.Contains(a, "(") {
			out = append(out[:len(out)-1], a, b)
			break
		}
	}
	kept := out[:0]
	for _, s := range out {
		s = strings.TrimSpace(s)
		for _, lead := range []string{"and ", "or "} {
			s = strings.TrimPrefix(s, lead)
		}
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

func (ai *AI) agent(text string, claim func(string)) {
	if reAIMessages.MatchString(text) {
		ai.Messages = true
		claim("agent")
	}
	if m := reAISort.FindStringSubmatch(text); m != nil {
		if list := splitList(first(m)); len(list) > 1 && len(ai.Categories) == 0 {
			ai.Categories = list
			claim("agent/categories")
		}
	}
	if m := reAITools.FindStringSubmatch(text); m != nil {
		for _, part := range splitList(strings.TrimSuffix(first(m), ".")) {
			what, inside, _ := strings.Cut(part, "(")
			tool := AITool{Text: strings.TrimSpace(what)}
			if inside != "" {
				tool.Facts = sentencesOf(splitList(strings.TrimSuffix(strings.TrimSpace(inside), ")")))
			}
			if len(strings.Fields(tool.Text)) > 0 && len(strings.Fields(tool.Text)) < 6 {
				ai.Tools = append(ai.Tools, tool)
			}
		}
		claim("agent/tools")
	}
	if m := reAILimit.FindStringSubmatch(text); m != nil {
		ai.Limit, _ = strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
		claim("agent/rules")
	}
	if m := reAIConfidence.FindStringSubmatch(text); m != nil {
		ai.Confidence, _ = strconv.Atoi(first(m))
		claim("agent/rules")
	}
	if m := reAISteps.FindStringSubmatch(text); m != nil {
		ai.Steps, _ = strconv.Atoi(m[1])
		claim("agent/rules")
	}
	if m := reAIHuman.FindStringSubmatch(text); m != nil && !strings.Contains(strings.ToLower(m[1]), "it") {
		ai.Human = append(ai.Human, strings.TrimSpace(m[1]))
		claim("agent/rules")
	}
	if m := reAIForm.FindStringSubmatch(text); m != nil {
		ai.Form = splitList(m[1])
		for _, f := range ai.Form {
			if low := strings.ToLower(f); strings.HasSuffix(low, "number") && !strings.Contains(low, "phone") || strings.HasSuffix(low, " id") {
				ai.Number = ident.Sentence(f)
			}
		}
		claim("agent/form")
	}
}
