package intent

import (
	"regexp"
	"strings"

	"github.com/skycot/skycot/catalogue"
)

// CalcWish is a calculator as the text describes it.
type CalcWish struct {
	Inputs  []CalcInputWish
	Group   string // plural of what repeats: "rooms"; "" nothing
	Outputs []CalcOutputWish
	Rules   []CalcRuleWish
	Tiers   []CalcTierWish
	Formula string // "length x height x 2 / 10", as written
}

// CalcInputWish is one input.
type CalcInputWish struct {
	Label   string
	Unit    string
	Default string
	InGroup bool
	Options []CalcOptionWish
}

// CalcOptionWish is one choice and the number that comes with it.
type CalcOptionWish struct {
	Label  string
	Factor float64
	Unit   string
}

// CalcOutputWish is one result.
type CalcOutputWish struct {
	Label string
	Unit  string
	Ceil  bool
	At    Range
}

// CalcRuleWish watches an input: "thickness under 30 mm: warning "too thin"".
type CalcRuleWish struct {
	Input string // label, "" the last one spoken of
	Op    string
	Value float64
	Level string
	Text  string
}

// CalcTierWish is a piecewise result: for some options, a rate up to a limit and another beyond it, or a fixed number.
type CalcTierWish struct {
	Output  string
	Options []string
	Fixed   float64
	Rate    float64
	Limit   float64
	Beyond  float64
	Input   string
}

var (
	inputHead    = regexp.MustCompile(`^\s*(?:the )?(?:inputs?|enter|you enter|users? enters?|type in|i enter|fields|given|from|asks? for|ask me for|i give|you give|you type|i type)\s*(?:are|is)?\s*[:\-]?\s*`)
	outputHead   = regexp.MustCompile(`^\s*(?:the )?(?:outputs?|results?|shows?|show me|tells? me|tells? you|it (?:shows?|calculates?|gives?|tells?)|calculates?|and get|get|returns?|gives?|i get|you get|you see|compute)\s*(?:are|is|me|you)?\s*[:\-]?\s*(.+)$`)
	outputInside = regexp.MustCompile(`(?:and |then |, )?(?:outputs?|shows?|tells? (?:me|you)|gives? (?:me|you)|calculates?|i (?:want to )?(?:get|see|know)|you get|get|see|returns?|works? out)\s+(?:the |me |how )?(.+)$`)
	inputInside  = regexp.MustCompile(`(?:enter|type(?: in)?|given|from|with|input|put in|choose|asks? for)\s+(?:the |a |an |my |your |their )?(.+?)(?:\s*(?:,|;|and|to|->|=>|then|:)\s*(?:then |it |and |i |you )*(?:get|see|show|shows|tells?|calculates?|gives?|output|outputs|know|work|works|find)\b.*)?$`)
	eachPattern  = regexp.MustCompile(`([a-z]+s)\s*,?\s*(?:each|every one)\s+with\s+(.+)$|for (?:each|every) ([a-z]+)\s*(?:,|:)?\s*(?:enter |give |the |its |a )*(.+)$|(?:several|multiple|many|add) ([a-z]+s) (?:with|of) (.+)$`)
	optionList   = regexp.MustCompile(`^([a-z][a-z ]{1,30}):\s*(.+\(.*\d.*\).*)$`)
	optionOne    = regexp.MustCompile(`([A-Za-z][A-Za-z -]{0,40}?)\s*\(\s*(?:factor |x ?|×)?(\d+(?:[.,]\d+)?)\s*([a-z%/³²0-9€$£ ]*)\)`)
	sizePattern  = regexp.MustCompile(`^([a-z][a-z ]{1,30}?)\s*(?::|is|of|either)?\s*(\d+(?:[.,]\d+)?)(?:\s*([a-z%³²/]+))?(?:\s*,\s*(\d+(?:[.,]\d+)?)(?:\s*[a-z%³²/]+)?)?\s*(?:or|/)\s*(\d+(?:[.,]\d+)?)\s*([a-z%³²/]+)?$`)
	presetInput  = regexp.MustCompile(`^([a-z][a-z ]{1,30}?)\s*(?:in|\()\s*([a-z%€$£/²³]+)\)?\s*,?\s*(?:\(?(?:preset|default)[a-z ]*(\d+(?:[.,]\d+)?)\)?|(\d+(?:[.,]\d+)?)\s*(?:%|[a-z]+)?\s*(?:as|is|by) (?:the )?(?:preset|default))$`)
	presetTail   = regexp.MustCompile(`,?\s*\(?(?:preset|default)(?: is| of|s? to|:)?\s*(\d+(?:[.,]\d+)?)\s*%?\)?|,?\s*(\d+(?:[.,]\d+)?)\s*%?\s*(?:as|by|is the) (?:a )?(?:preset|default)`)
	limitPattern = regexp.MustCompile(`(?:^|, |; |and |if )?([a-z][a-z ]{1,25}?)?\s*\b(under|below|less than|over|above|more than|at least|at most)\s*(\d+(?:[.,]\d+)?)\s*([a-z%]*)\s*(?::|,|=|->|should|shows?|gives?|is|means|then)?\s*(?:an? |show |the |shows? )*(warning|warn|error|no result|not allowed|red|invalid|refuse)[^"“]*(?:["“]([^"”]+)["”])?`)
	unitTail     = regexp.MustCompile(`\s*(?:\(?\bin\b\s*(?:the )?)([a-z%€$£][a-z%²³/0-9]*(?: per [a-z]+)?)\)?$|\s*\(([a-z%€$£²³/]{1,12})\)$`)
	tierPattern  = regexp.MustCompile(`^([a-z ]+?)?:?\s*([a-z]+(?:(?:, | and | or )[a-z]+)*)?\s*(\d+(?:[.,]\d+)?)\s*(day|hour|minute|€|euro|dollar|point|week|cent)s?\s*(?:per|for each|for every|a|/)\s*(mm|cm|m|kg|km|hour|day|unit|piece|item|person|litre|l)\s*(?:up to|until|to|for the first)\s*(\d+(?:[.,]\d+)?)\s*(?:mm|cm|m|kg|km|hours?|days?|units?|pieces?|items?|persons?|litres?|l)?\s*[,;]?\s*(?:and )?(?:over that|above that|beyond(?: that)?|after that|then|above)\s*(\d+(?:[.,]\d+)?)`)
	flatPattern  = regexp.MustCompile(`^([a-z][a-z ]*?)\s*:\s*(\d+(?:[.,]\d+)?)\s*(day|hour|minute|€|euro|dollar|point|week)s?\s*(?:flat|fixed|always|in all)?$`)
	formulaText  = regexp.MustCompile(`([a-z][a-z_ ]*?|\d+(?:\.\d+)?)\s*(?:(?:\bx\b|[×*÷]| [/+] |times|divided by|plus|minus| - )\s*(?:\(?[a-z][a-z_]*(?: [a-z]+)?\)?|\d+(?:\.\d+)?)\s*(?:m2|m²|m|l|%)?\s*(?:per [a-z]+)?\s*)+`)
	needPattern  = regexp.MustCompile(`how (?:much|many|long) ([a-z][a-z ]{1,30}?)?\s*(?:do i need|i need|is needed|are needed|to buy|to order|we need|you need|will i need|does it take|to|it takes|each|$)`)
)

// readCalculator reads inputs, repeated groups, options with factors, results, limits, tiers and written formulas.
func (in *Intent) readCalculator(w *ToolWish) {
	for _, k := range catalogue.Interactive().Calculators {
		book := bookOf(k.Slug, k.Phrases)
		for ci := range in.Clauses {
			c := &in.Clauses[ci]
			for _, h := range book.find(in.Tokens, c.From, c.To, false) {
				w.Said = append(w.Said, Range{h.from, h.to})
				if len(w.Names) < 6 && !containsText(w.Names, k.Slug) && ci <= 2 {
					w.Names = append(w.Names, k.Slug)
				}
			}
		}
	}
	lastOutput := ""
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		text := strings.Trim(strings.ToLower(c.Text), " .")
		all := Range{c.From, c.To}
		said := func() { w.Said = append(w.Said, all) }
		in.claimTool(w, c, "calculator", "calculate", "result", "results", "inputs", "input", "output", "error", "warning", "button")
		switch {
		case in.calcTier(w, text, lastOutput):
			said()
		case in.calcRule(w, c, text):
			said()
		case optionList.MatchString(text) && optionOne.MatchString(c.Text):
			m := optionList.FindStringSubmatch(text)
			i := CalcInputWish{Label: m[1]}
			for _, o := range optionOne.FindAllStringSubmatch(c.Text[strings.IndexByte(c.Text, ':')+1:], -1) {
				i.Options = append(i.Options, CalcOptionWish{Label: strings.TrimSpace(o[1]), Factor: numberOf(strings.ReplaceAll(o[2], ",", ".")), Unit: strings.TrimSpace(o[3])})
			}
			w.Calc.Inputs = append(w.Calc.Inputs, i)
			said()
		case sizePattern.MatchString(text):
			m := sizePattern.FindStringSubmatch(text)
			unit := m[3] + m[6]
			if m[6] != "" {
				unit = m[6]
			}
			i := CalcInputWish{Label: m[1]}
			for _, n := range []string{m[2], m[4], m[5]} {
				if n != "" {
					i.Options = append(i.Options, CalcOptionWish{Label: strings.TrimSpace(n + " " + unit), Factor: numberOf(n), Unit: unit})
				}
			}
			w.Calc.Inputs = append(w.Calc.Inputs, i)
			said()
		case presetInput.MatchString(text):
			m := presetInput.FindStringSubmatch(text)
			w.Calc.Inputs = append(w.Calc.Inputs, CalcInputWish{Label: m[1], Unit: m[2], Default: m[3] + m[4]})
			said()
		case eachPattern.MatchString(text):
			m := eachPattern.FindStringSubmatch(text)
			w.Calc.Group = m[1] + m[5]
			if m[3] != "" {
				w.Calc.Group = m[3] + "s"
			}
			w.Calc.addInputs(m[2]+m[4]+m[6], true)
			said()
		case inputHead.MatchString(text) && len(inputHead.FindString(text)) > 0 && !outputHead.MatchString(text):
			w.Calc.addInputs(text[len(inputHead.FindString(text)):], false)
			said()
		case outputHead.MatchString(text):
			if m := outputHead.FindStringSubmatch(text); len(m[1]) > 0 {
				lastOutput = w.Calc.addOutputs(in, c, m[1])
				said()
			}
		case c.Bullet && len(strings.Fields(text)) <= 4 && !strings.Contains(text, ":"):
			w.Calc.addInputs(text, false)
			said()
		default:
			got := false
			if m := inputInside.FindStringSubmatch(text); m != nil && ci <= 3 {
				before := len(w.Calc.Inputs)
				w.Calc.addInputs(m[1], false)
				got = len(w.Calc.Inputs) > before
			}
			if m := outputInside.FindStringSubmatch(text); m != nil && ci <= 3 {
				w.Calc.addOutputs(in, c, m[1])
				got = true
			}
			if got {
				said()
			}
		}
		if m := needPattern.FindStringSubmatch(text); m != nil && strings.TrimSpace(m[1]) != "" {
			w.Calc.addOutputs(in, c, m[1])
			w.Said = append(w.Said, in.clauseTokens(c, strings.Index(text, m[0]), strings.Index(text, m[0])+len(m[0])))
		}
		if m := formulaText.FindString(text); w.Calc.Formula == "" && strings.Count(m, " ") >= 2 && regexp.MustCompile(`\bx\b|[×*÷]| / |\btimes\b|divided`).MatchString(m) {
			w.Calc.Formula = strings.TrimSpace(m)
			w.Said = append(w.Said, in.clauseTokens(c, strings.Index(text, m), strings.Index(text, m)+len(m)))
		}
	}
}

func containsText(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}

// calcTier reads "drying: cement and anhydrite 1 day per mm up to 40 mm, over that 2 days for every further mm" and
// "quick: 3 days flat".
func (in *Intent) calcTier(w *ToolWish, text, last string) bool {
	if m := tierPattern.FindStringSubmatch(text); m != nil {
		t := CalcTierWish{Output: strings.TrimSpace(m[1]), Rate: numberOf(m[3]), Limit: numberOf(m[6]), Beyond: numberOf(m[7]), Input: m[5]}
		if m[2] != "" {
			t.Options = regexp.MustCompile(`, | and | or `).Split(m[2], -1)
		}
		if t.Output == "" {
			t.Output = last
		}
		w.Calc.Tiers = append(w.Calc.Tiers, t)
		return true
	}
	if m := flatPattern.FindStringSubmatch(text); m != nil && len(w.Calc.Tiers) > 0 {
		w.Calc.Tiers = append(w.Calc.Tiers, CalcTierWish{Output: w.Calc.Tiers[0].Output, Options: []string{strings.TrimSpace(m[1])}, Fixed: numberOf(m[2])})
		return true
	}
	return false
}

func (in *Intent) calcRule(w *ToolWish, c *Clause, text string) bool {
	m := limitPattern.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	r := CalcRuleWish{Input: strings.TrimSpace(m[1]), Value: numberOf(m[3]), Level: "warning"}
	r.Op = map[string]string{"under": "<", "below": "<", "less than": "<", "over": ">", "above": ">", "more than": ">", "at least": ">=", "at most": "<="}[m[2]]
	if m[5] != "warning" && m[5] != "warn" && m[5] != "red" {
		r.Level = "error"
	}
	if r.Input == "" && len(w.Calc.Rules) > 0 {
		r.Input = w.Calc.Rules[len(w.Calc.Rules)-1].Input
	}
	if q := exampleText.FindStringSubmatch(c.Text); q != nil {
		r.Text = q[1]
	}
	w.Calc.Rules = append(w.Calc.Rules, r)
	return true
}

var listSplit = regexp.MustCompile(`\s*[,;]\s*(?:and |or )?|\s+and\s+|\s+&\s+`)

// addInputs reads a list of inputs: "length and width in m and thickness in mm".
func (k *CalcWish) addInputs(text string, group bool) {
	text = regexp.MustCompile(`\([^)]*\b(?:ok|both|or)\b[^)]*\)`).ReplaceAllString(text, "")
	from := len(k.Inputs)
	for _, part := range listSplit.Split(strings.Trim(text, " ."), -1) {
		i := CalcInputWish{InGroup: group}
		if m := presetTail.FindStringSubmatchIndex(part); m != nil {
			i.Default = submatches(part, m)[1] + submatches(part, m)[2]
			part = part[:m[0]] + part[m[1]:]
		}
		if m := unitTail.FindStringSubmatch(part); m != nil {
			i.Unit = m[1] + m[2]
			part = part[:len(part)-len(m[0])]
			for n := len(k.Inputs) - 1; n >= from && k.Inputs[n].Unit == ""; n-- {
				k.Inputs[n].Unit = i.Unit // "length and width in m"
			}
		}
		i.Label = cleanLabel(part)
		if i.Label == "" || len(strings.Fields(i.Label)) > 4 || len(k.Inputs) >= 20 || k.has(i.Label) {
			continue
		}
		k.Inputs = append(k.Inputs, i)
	}
}

func (k *CalcWish) has(label string) bool {
	for _, i := range k.Inputs {
		if i.Label == label {
			return true
		}
	}
	return false
}

var labelLead = regexp.MustCompile(`^(?:the|a|an|my|your|their|its|and|of|number of the|then|also|me|how (?:much|many|long)|per the)\s+`)

func cleanLabel(s string) string {
	s = strings.Trim(s, " .:;,()\"'")
	for labelLead.MatchString(s) {
		s = labelLead.ReplaceAllString(s, "")
	}
	return strings.TrimSpace(ofTail.ReplaceAllString(s, ""))
}

var ofTail = regexp.MustCompile(` of (?:the|a|my|your|each) [a-z ]+$`)

// addOutputs reads a list of results and returns the last one.
func (k *CalcWish) addOutputs(in *Intent, c *Clause, text string) string {
	last := ""
	for _, part := range listSplit.Split(strings.Trim(text, " ."), -1) {
		o := CalcOutputWish{At: Range{c.From, c.To}}
		if regexp.MustCompile(`round(?:ed)? up`).MatchString(part) {
			o.Ceil = true
			part = regexp.MustCompile(`\(?,?\s*round(?:ed)? up(?: to [a-z ]+)?\)?`).ReplaceAllString(part, "")
		}
		if m := unitTail.FindStringSubmatch(part); m != nil && m[1] != "total" && m[1] != "all" {
			o.Unit = m[1] + m[2]
			part = part[:len(part)-len(m[0])]
		}
		part = regexp.MustCompile(`\s*\bin (?:total|all)\b`).ReplaceAllString(part, "")
		o.Label = cleanLabel(part)
		if o.Label == "" || len(strings.Fields(o.Label)) > 5 || len(k.Outputs) >= 12 {
			continue
		}
		dup := false
		for _, have := range k.Outputs {
			dup = dup || have.Label == o.Label
		}
		if !dup {
			k.Outputs = append(k.Outputs, o)
		}
		last = o.Label
	}
	return last
}
