package spec

import "fmt"

// Course is the learning platform: modules with lessons, tests, progress. Its tables are modules, lessons, questions,
// attempts and those around them; what stands in them at the start is Modules. Texts reach the app as JSON.
type Course struct {
	Module      Words          `json:"module"` // "Module", "Situation", "Course"
	Lesson      Words          `json:"lesson"`
	LearnerRole string         `json:"learner_role"`       // the default role
	GuideRole   string         `json:"guide_role"`         // instructor or supervisor, who sees the progress of own groups; "" none
	Ordered     bool           `json:"ordered"`            // a module opens when the one before is passed
	Public      bool           `json:"public,omitempty"`   // visitors may read all lessons
	OpenLesson  string         `json:"open_lesson"`        // title of the one lesson or module that visitors may read; "" none
	Phrases     bool           `json:"phrases,omitempty"`  // lessons are lists of phrases, with a mini test of their own
	Languages   []string       `json:"languages"`          // of explanation, the first is the fallback; ["English"]
	WordList    bool           `json:"word_list"`          // a page that searches all phrases
	Repetition  bool           `json:"repetition"`         // what was wrong comes back every day
	Streak      bool           `json:"streak"`             // days in a row
	Test        *TestRules     `json:"test,omitempty"`     // at the end of each module
	Exam        *TestRules     `json:"exam,omitempty"`     // over all modules, by the clock
	Certificate string         `json:"certificate"`        // prefix of the codes, "" none
	Groups      bool           `json:"groups"`             // made by guides, joined with a code
	Details     bool           `json:"details,omitempty"`  // guides see the results of tests, not only what is finished
	Comments    bool           `json:"comments,omitempty"` // a guide can write a comment to a learner
	Trainer     *Trainer       `json:"trainer,omitempty"`
	Modules     []CourseModule `json:"modules"`
}

// TestRules say how a test is drawn and passed.
type TestRules struct {
	Questions   int `json:"questions"`
	Pass        int `json:"pass"`         // right answers that are enough
	WaitMinutes int `json:"wait_minutes"` // after failing
	Minutes     int `json:"minutes"`      // 0 no clock
}

// CourseModule is one module at the start.
type CourseModule struct {
	Title     string         `json:"title"`
	Intro     string         `json:"intro"`
	Lessons   []CourseLesson `json:"lessons"`
	Questions []QuizQuestion `json:"questions"`
}

// CourseLesson is one lesson at the start.
type CourseLesson struct {
	Title   string   `json:"title"`
	Body    string   `json:"body"`            // paragraphs, split by blank lines
	Video   string   `json:"video,omitempty"` // https link
	Picture string   `json:"picture,omitempty"`
	Open    bool     `json:"open,omitempty"` // visitors may read it
	Phrases []Phrase `json:"phrases,omitempty"`
}

// Phrase is one thing to learn by heart. Meanings are in the order of Course.Languages; an empty one shows the first.
type Phrase struct {
	Text     string   `json:"text"`
	Meanings []string `json:"meanings"`
	Hint     string   `json:"hint,omitempty"` // how to say it
}

// Trainer asks for the code words of a text, letter by letter.
type Trainer struct {
	Title    string            `json:"title"`
	Intro    string            `json:"intro"`
	Alphabet map[string]string `json:"alphabet"` // "A" → "Alfa"
	Words    []string          `json:"words"`    // what is shown
}

func (v *validator) course() {
	c := v.spec.Course
	if c == nil {
		return
	}
	for path, w := range ordered("module", c.Module, "lesson", c.Lesson) {
		v.label("course."+path+".label", w.Label)
		v.label("course."+path+".label_plural", w.LabelPlural)
	}
	if r := v.spec.Role(c.LearnerRole); r == nil || !r.Default {
		v.fail("course.learner_role", "must be the default role")
	}
	if c.GuideRole != "" && v.spec.Role(c.GuideRole) == nil {
		v.fail("course.guide_role", "no role is called %q", c.GuideRole)
	}
	if len(c.Languages) == 0 {
		v.fail("course.languages", "at least one is needed")
	}
	rules := func(path string, r *TestRules) {
		if r == nil {
			return
		}
		v.between(path+".questions", r.Questions, 1, 200)
		v.between(path+".pass", r.Pass, 1, r.Questions)
		v.between(path+".wait_minutes", r.WaitMinutes, 0, 7*24*60)
		v.between(path+".minutes", r.Minutes, 0, 600)
	}
	rules("course.test", c.Test)
	rules("course.exam", c.Exam)
	if c.Certificate != "" {
		v.match("course.certificate", c.Certificate, currencyPattern, "three capital letters")
	}
	if len(c.Modules) == 0 {
		v.fail("course.modules", "at least one is needed")
	}
	for i, m := range c.Modules {
		path := fmt.Sprintf("course.modules[%d]", i)
		v.prose(path+".title", m.Title, 1, 120)
		v.prose(path+".intro", m.Intro, 0, 600)
		if len(m.Lessons) == 0 {
			v.fail(path+".lessons", "at least one is needed")
		}
		for k, l := range m.Lessons {
			at := fmt.Sprintf("%s.lessons[%d]", path, k)
			v.prose(at+".title", l.Title, 1, 120)
			v.prose(at+".body", l.Body, 0, 8000)
			for n, p := range l.Phrases {
				v.prose(fmt.Sprintf("%s.phrases[%d].text", at, n), p.Text, 1, 200)
				if len(p.Meanings) != len(c.Languages) || p.Meanings[0] == "" {
					v.fail(fmt.Sprintf("%s.phrases[%d].meanings", at, n), "needs one for each language, the first not empty")
				}
			}
		}
		if c.Test != nil && len(m.Questions) < c.Test.Questions {
			v.fail(path+".questions", "has %d for tests of %d", len(m.Questions), c.Test.Questions)
		}
		v.questions(path+".questions", m.Questions, 2, 6)
	}
}
