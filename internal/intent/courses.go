package intent

import (
	"regexp"
	"strings"

	"github.com/skycot/skycot/catalogue"
)

// CourseWish is a learning platform as the text describes it.
type CourseWish struct {
	Module      string // word for a module
	Modules     []string
	Count       int
	Ordered     bool
	Phrases     bool
	Language    string // that is learned
	Languages   []string
	WordList    bool
	Repetition  bool
	Streak      bool
	Test        *TestWish
	Exam        *TestWish
	Certificate string // prefix, "?" when the text names none; "" none
	Groups      bool
	Summary     bool // guides see what is finished, not the mistakes
	Comments    bool
	Trainer     bool
	Guide       string // who sees the progress of others, as written; "" nobody
	Open        string // what visitors may read: a module's name or "first"; "" nothing
	Topics      []string
	Said        []Range
}

// TestWish are the rules of a test; 0 where the text says nothing.
type TestWish struct{ Questions, Percent, Right, Wait, Minutes int }

var (
	moduleWordPattern = regexp.MustCompile(numberPattern + `?\s*(modules?|units?|chapters?|levels?|courses?|weeks?|topics?|blocks?)\b`)
	groupedBy         = regexp.MustCompile(`grouped by ([a-z]+)\s*\(([^)]+)\)|(?:modules?|units?|chapters?|topics?|courses?)\s*(?:are|:|\()\s*([a-z][^.:)]{8,160})`)
	orderPattern      = regexp.MustCompile(`fixed order|in order\b|one after (?:the other|another)|next (?:module|unit|chapter|level|lesson)s? (?:opens?|unlocks?)|unlock|must pass .* before`)
	phrasesPattern    = regexp.MustCompile(`\bphrases?\b|vocabulary|\bwords? and phrases`)
	passPercent       = regexp.MustCompile(`pass(?:ed|ing)?\s*(?:mark|score|grade)?\s*(?:is|of|from|at|with|needs?|:)*\s*(?:at least )?(\d{1,3})\s*(?:%|percent|per cent)|(\d{1,3})\s*(?:%|percent) (?:to pass|is needed|right|correct)`)
	passRight         = regexp.MustCompile(`pass(?:ed)? (?:at|with|from)\s*(\d{1,3}) (?:right|correct|questions)|(\d{1,3}) (?:right|correct)(?: answers)?(?: to pass)?`)
	waitPattern       = regexp.MustCompile(`(?:wait(?:ing time)?|again after|blocked for|retry after|try again (?:in|after))\s*(?:of |is |for )?` + numberPattern + `\s*(min|mins|minutes?|h|hours?|days?)`)
	durationPattern   = regexp.MustCompile(numberPattern + `\s*(?:min|mins|minutes)\b`)
	examPattern       = regexp.MustCompile(`\b(?:mock|final|practice|trial) exams?\b|\bexam\b`)
	testPattern       = regexp.MustCompile(`\b(?:tests?|quiz(?:zes)?)\b`)
	certPattern       = regexp.MustCompile(`\bcertificates?\b|\bdiploma\b`)
	codePattern       = regexp.MustCompile(`\b([A-Z]{3})-[A-Z0-9]{2,}`)
	repeatPattern     = regexp.MustCompile(`repetition|repeat(?:s|ed)? (?:of |the )?(?:phrases|words|what|questions)|spaced|phrases you had wrong|come back every day`)
	streakPattern     = regexp.MustCompile(`\bstreaks?\b|days in a row`)
	groupsPattern     = regexp.MustCompile(`(?:join|invite|class|group|access) code|make a group|groups?\b|own class|their class`)
	summaryPattern    = regexp.MustCompile(`not (?:the )?(?:single|individual|each) (?:mistakes|answers|errors)|but not (?:the )?(?:mistakes|answers)`)
	noteWish          = regexp.MustCompile(`(?:write|leave|send) (?:a |short )?(?:comments?|feedback|notes?|message) (?:to|for)`)
	trainerPattern    = regexp.MustCompile(`spelling trainer|phonetic alphabet|radio alphabet|nato alphabet|alfa,? bravo`)
	openPattern       = regexp.MustCompile(`([a-z]+) (?:lesson|module|unit|chapter|course)s?\s*(?:must be|is|are|should be|can be)\s*(?:open|free|public|readable|visible|available)(?: (?:for|to) (?:everybody|everyone|anyone|all|visitors))?(?: without (?:an )?account)?|(?:open|free|public) (?:first )?(?:lesson|trial lesson|sample lesson)`)
	guidePattern      = regexp.MustCompile(`\b(supervisor|instructor|teacher|tutor|trainer|coach|mentor|lecturer)s?\b`)
	wordListPattern   = regexp.MustCompile(`word ?list|glossary|dictionary|search all (?:the )?(?:phrases|words)`)
	explainedIn       = regexp.MustCompile(`(?:add |in |language of explanation|explanations? in |explained in )[a-z ]*\b(english|french|german|spanish|italian|portuguese|dutch|polish)\b|(english|french|german|spanish|italian|portuguese|dutch|polish) as (?:a |the )?(?:second|third|another|other) language`)
	coursePlain       = regexp.MustCompile(`\blessons?\b|\bprogress\b|\bmodules?\b|\bquestions?\b|\blearners?\b|\bstudents?\b|\bself-paced\b|\bvideo\b|\bdone\b|\bbest result|\bsupervisors?\b|\binstructors?\b|\bpool\b|\bverify\b|\bfeedback\b|\breview\b|\btrainees?\b|\bteachers?\b|\bcourses?\b|\bpasses\b|capital letters|punctuation|mini test|\bcase does not matter|\bpassing\b`)
)

// readCourse reads what a learning platform teaches and how it tests.
func (in *Intent) readCourse() {
	w := &in.Course
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		text := strings.ToLower(c.Text)
		heading := c.Heading
		all := Range{c.From, c.To}
		hit := func(yes bool) bool {
			if yes {
				w.Said = append(w.Said, all)
			}
			return yes
		}
		for _, m := range moduleWordPattern.FindAllStringSubmatch(text, -1) {
			word := strings.TrimSuffix(m[2], "s")
			if w.Module == "" && word != "course" && word != "week" {
				w.Module = word
			}
			if n := int(numberOf(m[1])); n > 1 && n <= 12 && w.Count == 0 && word != "week" {
				w.Count = n
			}
		}
		if m := groupedBy.FindStringSubmatch(text); m != nil && len(w.Modules) == 0 {
			list := m[2] + m[3]
			for _, part := range regexp.MustCompile(`\s*[,;]\s*|\s+and\s+`).Split(list, -1) {
				if part = strings.TrimSpace(strings.TrimPrefix(part, "and ")); part != "" && len(strings.Fields(part)) <= 5 {
					w.Modules = append(w.Modules, part)
				}
			}
			if len(w.Modules) < 2 {
				w.Modules = nil
			} else {
				hit(true)
			}
			if m[1] != "" {
				w.Module = m[1]
			}
		}
		w.Ordered = hit(orderPattern.MatchString(text)) || w.Ordered
		w.Phrases = hit(phrasesPattern.MatchString(text)) || w.Phrases
		w.Repetition = hit(repeatPattern.MatchString(text)) || w.Repetition
		w.Streak = hit(streakPattern.MatchString(text)) || w.Streak
		w.Groups = hit(groupsPattern.MatchString(text) && !groupedBy.MatchString(text)) || w.Groups
		w.Summary = hit(summaryPattern.MatchString(text)) || w.Summary
		w.Comments = hit(noteWish.MatchString(text)) || w.Comments
		w.Trainer = hit(trainerPattern.MatchString(text) || strings.Contains(heading, "spelling")) || w.Trainer
		w.WordList = hit(wordListPattern.MatchString(text)) || w.WordList
		if hit(certPattern.MatchString(text) || strings.Contains(heading, "certificate")) {
			if w.Certificate == "" {
				w.Certificate = "?"
			}
			if m := codePattern.FindStringSubmatch(c.Text); m != nil {
				w.Certificate = m[1]
			}
		}
		if m := openPattern.FindStringSubmatch(text); hit(m != nil) {
			w.Open = m[1]
			if w.Open == "" || w.Open == "one" || w.Open == "the" {
				w.Open = "first"
			}
		}
		for _, m := range explainedIn.FindAllStringSubmatch(text, -1) {
			name := strings.ToUpper((m[1] + m[2])[:1]) + (m[1] + m[2])[1:]
			if !containsText(w.Languages, name) {
				w.Languages = append(w.Languages, name)
			}
			hit(true)
		}
		if m := guidePattern.FindStringSubmatch(text); m != nil && w.Guide == "" {
			w.Guide = m[1]
		}
		in.courseTests(w, c, text, heading)
		hit(coursePlain.MatchString(text) || strings.Contains(heading, "module") || strings.Contains(heading, "exam") || strings.Contains(heading, "people") || strings.Contains(heading, "overview"))
		for _, l := range catalogue.Interactive().Languages {
			if strings.Contains(text, strings.ToLower(l.Language)) && w.Language == "" && len(w.Languages) == 0 {
				w.Language = l.Language
			}
		}
		for i := c.From; i < c.To; i++ {
			for n := 4; n >= 1; n-- {
				if i+n > c.To || in.Tokens[i].Kind != Word || n == 1 && (broad[in.Tokens[i].Lower] || broad[in.Tokens[i].Noun]) {
					continue
				}
				if topic := catalogue.Interactive().Topic(strings.ToLower(in.Words(Range{i, i + n}))); topic != nil {
					if !containsText(w.Topics, topic.Topic) {
						w.Topics = append(w.Topics, topic.Topic)
					}
					break
				}
			}
		}
	}
}

// courseTests reads the rules of the module tests and of the exam.
func (in *Intent) courseTests(w *CourseWish, c *Clause, text, heading string) {
	exam := examPattern.MatchString(text) || strings.Contains(heading, "exam")
	test := testPattern.MatchString(text) || strings.Contains(heading, "test") || strings.Contains(heading, "module")
	if exam && w.Exam == nil {
		w.Exam = &TestWish{}
	}
	if testPattern.MatchString(text) && !exam && w.Test == nil && !strings.Contains(text, "mini test") {
		w.Test = &TestWish{}
	}
	to := w.Test
	if exam {
		to = w.Exam
	} else if !test && to == nil {
		return
	}
	if to == nil {
		return
	}
	said := false
	set := func(at *int, n int) {
		if n > 0 && *at == 0 {
			*at = n
			said = true
		}
	}
	if m := questionPattern.FindStringSubmatch(text); m != nil {
		set(&to.Questions, int(numberOf(m[1])))
	}
	if m := passPercent.FindStringSubmatch(text); m != nil {
		set(&to.Percent, int(numberOf(m[1]+m[2])))
	}
	if m := passRight.FindStringSubmatch(text); m != nil && to.Percent == 0 {
		set(&to.Right, int(numberOf(m[1]+m[2])))
	}
	if m := waitPattern.FindStringSubmatch(text); m != nil {
		n := int(numberOf(m[1]))
		switch m[2][0] {
		case 'h':
			n *= 60
		case 'd':
			n *= 1440
		}
		set(&to.Wait, n)
	} else if m := durationPattern.FindStringSubmatch(text); m != nil && exam {
		set(&to.Minutes, int(numberOf(m[1])))
	}
	if said {
		w.Said = append(w.Said, Range{c.From, c.To})
	}
}
