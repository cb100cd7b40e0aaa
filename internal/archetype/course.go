package archetype

import (
	"fmt"
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// wantsCourse says whether the app is a learning platform.
func (b *builder) wantsCourse() bool {
	if b.req.Base != nil {
		return b.spec.Course != nil
	}
	return b.family.Slug == "learning-platform"
}

var learnerWords = []string{"Learner", "Student", "Trainee", "Pupil", "Participant", "Apprentice"}
var guideWords = []string{"supervisor", "instructor", "teacher", "tutor", "trainer", "coach", "mentor", "lecturer", "manager"}

// course makes the learning platform of what the text says; a second build adds to it.
func (b *builder) course() {
	w := &b.in.Course
	if c := b.spec.Course; c != nil {
		b.moreCourse(c, w)
	} else {
		b.courseRoles(w)
		b.spec.Course = b.newCourse(w)
		b.spec.Dashboard = false
		b.family = catalogue.Get().Archetype("learning-platform")
	}
	for _, at := range w.Said {
		b.trace.meet(at, "course")
	}
	for _, k := range b.in.Capabilities {
		if slices.Contains([]string{"responsive", "dark", "accounts", "roles", "search"}, k.Slug) {
			b.trace.meet(k.At, "course")
		}
	}
	l := &b.spec.Landing
	if l.Headline == "" {
		l.Headline = b.family.Headline
	}
	l.Action = "Start learning"
}

// courseRoles leaves learners, those who guide them, and an admin.
func (b *builder) courseRoles(w *intent.CourseWish) {
	s := b.spec
	learner, guide := "Learner", ""
	for _, r := range s.Roles {
		if slices.Contains(learnerWords, r.Label) {
			learner = r.Label
		}
		if guide == "" && slices.ContainsFunc(guideWords, func(g string) bool { return strings.Contains(strings.ToLower(r.Label), g) }) {
			guide = r.Label
		}
	}
	if guide == "" && w.Guide != "" && (w.Groups || w.Comments || strings.Contains(b.fullText(), "progress")) {
		guide = ident.Sentence(w.Guide)
	}
	if guide == "" && w.Groups {
		guide = "Instructor"
	}
	s.Roles = []spec.Role{{Name: ident.Snake(learner), Label: learner, Default: true}}
	if guide != "" {
		s.Roles = append(s.Roles, spec.Role{Name: ident.Snake(guide), Label: guide})
	}
	s.Roles = append(s.Roles, spec.Role{Name: "admin", Label: "Admin", Admin: true})
	s.Accounts = nil
	b.accounts()
}

func (b *builder) newCourse(w *intent.CourseWish) *spec.Course {
	word := ident.Sentence(w.Module)
	if word == "" {
		word = "Module"
	}
	c := &spec.Course{
		Module: spec.Words{Label: spec.CleanLabel(word, "Module"), LabelPlural: spec.CleanLabel(ident.Plural(word), "Modules")}, Lesson: spec.Words{Label: "Lesson", LabelPlural: "Lessons"},
		LearnerRole: b.spec.Roles[0].Name, Ordered: w.Ordered, Phrases: w.Phrases, WordList: w.WordList && w.Phrases, Repetition: w.Repetition && w.Phrases, Streak: w.Streak,
		Groups: w.Groups || len(b.spec.Roles) > 2, Comments: w.Comments, Languages: []string{"English"},
	}
	if len(b.spec.Roles) > 2 {
		c.GuideRole = b.spec.Roles[1].Name
	}
	c.Details = !w.Summary && (w.Test != nil || w.Exam != nil)
	for _, l := range w.Languages {
		if !slices.Contains(c.Languages, l) && w.Phrases && l != w.Language {
			c.Languages = append(c.Languages, l)
		}
	}
	if w.Test != nil && !w.Phrases {
		c.Test = testRules(w.Test, 10, 80, 0, 0)
	}
	if w.Exam != nil {
		c.Exam = testRules(w.Exam, 30, 80, 0, 40)
		if c.Test == nil {
			c.Test = testRules(&intent.TestWish{}, 10, 80, 0, 0)
		}
	}
	if w.Certificate != "" {
		c.Certificate = w.Certificate
		if c.Certificate == "?" {
			c.Certificate = codePrefix(b.spec.App.Name)
		}
	}
	if w.Trainer {
		c.Trainer = speller()
	}
	b.courseContent(c, w)
	c.OpenLesson = b.openLesson(c, w.Open)
	return c
}

func testRules(t *intent.TestWish, questions, percent, wait, minutes int) *spec.TestRules {
	r := &spec.TestRules{Questions: questions, WaitMinutes: wait, Minutes: minutes}
	if t.Questions > 0 && t.Questions <= 100 {
		r.Questions = t.Questions
	}
	if t.Percent > 0 && t.Percent <= 100 {
		percent = t.Percent
	}
	r.Pass = max(1, (r.Questions*percent+99)/100)
	if t.Right > 0 && t.Right <= r.Questions {
		r.Pass = t.Right
	}
	if t.Wait > 0 {
		r.WaitMinutes = min(t.Wait, 7*24*60)
	}
	if t.Minutes > 0 {
		r.Minutes = min(t.Minutes, 600)
	}
	return r
}

// codePrefix is three capital letters of a name.
func codePrefix(name string) string {
	var out []rune
	for _, word := range strings.Fields(name) {
		for _, r := range strings.ToUpper(word) {
			if r >= 'A' && r <= 'Z' {
				out = append(out, r)
				break
			}
		}
	}
	for _, r := range strings.ToUpper(name) + "XYZ" {
		if len(out) >= 3 {
			break
		}
		if r >= 'A' && r <= 'Z' && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return string(out[:3])
}

// speller trains the radio alphabet.
func speller() *spec.Trainer {
	t := &spec.Trainer{Title: "Spelling trainer", Intro: "Type the code words of the word that is shown. Upper and lower case do not matter.", Alphabet: map[string]string{},
		Words: []string{"AB", "SEA", "MARA", "LUNA", "BRISK", "TERN", "ORCA", "WINDY", "JUPITER", "QUEST", "FOXY", "ZEPHYR"}}
	for _, p := range catalogue.Interactive().Topic("radio alphabet").Pairs {
		t.Alphabet[p[0]] = p[1]
	}
	for i, word := range strings.Fields("Zero One Two Three Four Five Six Seven Eight Niner") {
		t.Alphabet[fmt.Sprint(i)] = word
	}
	return t
}

// openLesson marks the lessons that visitors may read and returns their name.
func (b *builder) openLesson(c *spec.Course, wish string) string {
	if wish == "" {
		return ""
	}
	at := slices.IndexFunc(c.Modules, func(m spec.CourseModule) bool { return strings.EqualFold(m.Title, wish) })
	if at < 0 {
		c.Modules[0].Lessons[0].Open = true
		return c.Modules[0].Lessons[0].Title
	}
	for i := range c.Modules[at].Lessons {
		c.Modules[at].Lessons[i].Open = true
	}
	return c.Modules[at].Title
}

// plainModules name the modules of a course whose text names none.
var plainModules = []string{"Getting started", "The basics", "Tools and terms", "In practice", "When things go wrong", "Putting it together", "Going further", "Review", "Deep dive", "Case studies", "Safety", "Outlook"}

// courseContent fills the course: phrases of the language, or lessons and questions of the topic.
func (b *builder) courseContent(c *spec.Course, w *intent.CourseWish) {
	if c.Phrases {
		b.phraseModules(c, w)
		return
	}
	names := w.Modules
	topic := bankOf(w.Topics)
	if len(names) == 0 && topic != nil {
		names = topic.Modules
	}
	if len(names) == 0 {
		names = plainModules
	}
	count := w.Count
	if count == 0 {
		count = min(len(names), 6)
	}
	for len(names) < count {
		names = append(slices.Clone(names), plainModules[len(names)%len(plainModules)])
	}
	need := 0
	if c.Test != nil {
		need = max(20, c.Test.Questions*2)
	}
	bank := questionBank(w.Topics)
	if topic == nil && need > 0 {
		b.setDecision(spec.Decision{Key: "course_questions", Question: "The questions at the start are general knowledge, as samples. An admin puts in your own on the page “Edit the course”. Which topic are they of?", Options: []string{"general knowledge"}, Answer: "general knowledge", Source: "default"})
	}
	for i, name := range names[:count] {
		m := spec.CourseModule{Title: ident.Sentence(clip(name, 100)), Lessons: lessonsOf(topic, ident.Sentence(name), i)}
		for k := 0; k < need && k < len(bank); k++ {
			m.Questions = append(m.Questions, bank[(i*max(need, len(bank)/count)+k)%len(bank)])
		}
		c.Modules = append(c.Modules, m)
	}
	if c.Test != nil {
		c.Test.Questions = min(c.Test.Questions, len(c.Modules[0].Questions))
		c.Test.Pass = min(c.Test.Pass, c.Test.Questions)
	}
}

// bankOf is the first topic that has something to teach.
func bankOf(topics []string) *catalogue.Topic {
	var best *catalogue.Topic
	for _, name := range topics {
		if t := catalogue.Interactive().Topic(name); t != nil && (best == nil || len(best.Modules) == 0 && len(t.Modules) > 0) {
			best = t
		}
	}
	return best
}

// questionBank gathers the topics' questions, first the main one's; general knowledge where there are none.
func questionBank(topics []string) []spec.QuizQuestion {
	var out []spec.QuizQuestion
	seen := map[string]bool{}
	add := func(name string) {
		t := catalogue.Interactive().Topic(name)
		if t == nil {
			return
		}
		for _, q := range pool(t, 4) {
			if !seen[q.Text] {
				seen[q.Text] = true
				out = append(out, q)
			}
		}
	}
	main := bankOf(topics)
	if main != nil {
		add(main.Topic)
		if main.Alphabet != "" {
			add("radio alphabet")
			add("morse code")
		}
	}
	if main == nil {
		for _, name := range []string{"general knowledge", "capitals", "human body", "space", "animals"} {
			add(name)
		}
	} else if len(out) < 20 {
		add("general knowledge")
	}
	return out
}

// lessonsOf gives a module three lessons: the topic's own, or a frame that the owner fills.
func lessonsOf(topic *catalogue.Topic, module string, i int) []spec.CourseLesson {
	if topic != nil && len(topic.Lessons) > 0 {
		var out []spec.CourseLesson
		for k := range min(3, len(topic.Lessons)) {
			parts := strings.Split(topic.Lessons[(i+k)%len(topic.Lessons)], "|")
			title := strings.TrimSpace(parts[0])
			for n := range parts {
				parts[n] = strings.TrimSpace(parts[n])
			}
			out = append(out, spec.CourseLesson{Title: clip(title, 100), Body: strings.Join(parts[1:], "\n\n")})
		}
		return out
	}
	lower := strings.ToLower(module[:1]) + module[1:]
	return []spec.CourseLesson{
		{Title: "What “" + module + "” is about", Body: "This lesson opens the part “" + module + "”. Read it once without taking notes, then say in your own words what you expect to be able to do at the end.\n\nKeep that sentence: you will come back to it after the test."},
		{Title: "The main points of " + lower, Body: "Write down the three points that matter most to you in “" + module + "”, each in one sentence.\n\nPut a question mark beside what you could not explain to somebody else. Those are the places to look up first."},
		{Title: "Try it: " + lower, Body: "Choose one small thing from this part and do it today, for ten minutes.\n\nAfterwards note what went well, what did not, and what you would do differently. Then mark the lesson as done."},
	}
}

// phraseModules makes one module for each situation, with the language's phrases.
func (b *builder) phraseModules(c *spec.Course, w *intent.CourseWish) {
	bank := catalogue.Interactive().Languages[0]
	found := false
	for _, l := range catalogue.Interactive().Languages {
		if l.Language == w.Language {
			bank, found = l, true
		}
	}
	if !found {
		b.setDecision(spec.Decision{Key: "course_language", Question: "The phrases at the start are " + bank.Language + ", as samples. An admin puts in your own. Which language is taught?", Options: []string{bank.Language}, Answer: bank.Language, Source: "default"})
	}
	names := w.Modules
	if len(names) == 0 {
		for _, s := range bank.Situations {
			names = append(names, s.Name)
		}
	}
	next := 0
	for _, name := range names[:min(len(names), 12)] {
		lines := bank.Situations[next%len(bank.Situations)].Words
		known := false
		for _, s := range bank.Situations {
			if strings.EqualFold(s.Name, name) || strings.HasPrefix(strings.ToLower(name), s.Name) {
				lines, known = s.Words, true
			}
		}
		if !known {
			next++
		}
		title := ident.Sentence(clip(name, 100))
		m := spec.CourseModule{Title: title, Lessons: []spec.CourseLesson{{Title: title + " phrases", Phrases: phrases(lines, c.Languages)}}}
		m.Lessons[0].Body = "Read each phrase aloud twice, then take the mini test."
		if c.Test != nil {
			m.Questions = phraseQuestions(m.Lessons[0].Phrases)
			c.Test.Questions = min(c.Test.Questions, len(m.Questions))
			c.Test.Pass = min(c.Test.Pass, c.Test.Questions)
		}
		c.Modules = append(c.Modules, m)
	}
}

// phrases reads lines of the bank: text, English, French, how to say it.
func phrases(lines, languages []string) []spec.Phrase {
	var out []spec.Phrase
	for _, line := range lines {
		parts := strings.Split(line, "|")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		p := spec.Phrase{Text: parts[0], Hint: parts[3]}
		for _, l := range languages {
			p.Meanings = append(p.Meanings, map[string]string{"English": parts[1], "French": parts[2]}[l])
		}
		out = append(out, p)
	}
	return out
}

// moreCourse adds what a second build asks for.
func (b *builder) moreCourse(c *spec.Course, w *intent.CourseWish) {
	for _, l := range w.Languages {
		if !c.Phrases || slices.Contains(c.Languages, l) {
			continue
		}
		c.Languages = append(c.Languages, l)
		known := map[string]string{}
		for _, bank := range catalogue.Interactive().Languages {
			for _, s := range bank.Situations {
				for _, p := range phrases(s.Words, []string{l}) {
					known[p.Text] = p.Meanings[0]
				}
			}
		}
		for i := range c.Modules {
			for k := range c.Modules[i].Lessons {
				for n := range c.Modules[i].Lessons[k].Phrases {
					p := &c.Modules[i].Lessons[k].Phrases[n]
					p.Meanings = append(p.Meanings, known[p.Text])
				}
			}
		}
	}
	c.WordList = c.WordList || w.WordList && c.Phrases
	c.Streak = c.Streak || w.Streak
	c.Repetition = c.Repetition || w.Repetition && c.Phrases
	c.Groups = c.Groups || w.Groups && c.GuideRole != ""
	if c.Certificate == "" && w.Certificate != "" {
		c.Certificate = w.Certificate
		if c.Certificate == "?" {
			c.Certificate = codePrefix(b.spec.App.Name)
		}
	}
}

// phraseQuestions asks what each phrase means; the wrong answers are the meanings of the others.
func phraseQuestions(list []spec.Phrase) []spec.QuizQuestion {
	var out []spec.QuizQuestion
	for i, p := range list {
		q := spec.QuizQuestion{Text: "What does “" + p.Text + "” mean?", Answers: []string{p.Meanings[0]}, Explain: "“" + p.Text + "” means: " + p.Meanings[0] + "."}
		for k := 1; k < len(list) && len(q.Answers) < 4; k++ {
			if other := list[(i+k)%len(list)].Meanings[0]; !slices.Contains(q.Answers, other) {
				q.Answers = append(q.Answers, other)
			}
		}
		if len(q.Answers) >= 3 {
			out = append(out, q)
		}
	}
	return out
}
