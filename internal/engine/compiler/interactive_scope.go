package compiler

import (
	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// interactiveFlags are true when the app has a tool of the kind, or what its quizzes and games need of a database.
var interactiveFlags = append([]string{"accountless", "tools", "scores", "shared_games", "quiz_staff"}, spec.ToolKinds...)

// coursePaths are what may be asked of the learning platform; all are false or "" without one.
var (
	courseFlags = []string{"course", "course.ordered", "course.public", "course.open_lesson", "course.phrases", "course.languages", "course.word_list", "course.repetition",
		"course.streak", "course.test", "course.exam", "course.certificate", "course.groups", "course.details", "course.comments", "course.trainer", "course.guide"}
	courseTexts = []string{"course.learner_role", "course.guide_role"}
)

// interactive answers what may be asked of the app's tools and of its course.
func (b *scopes) interactive(app *slice.Scope) {
	s := b.spec
	for _, f := range interactiveFlags {
		app.Values["app."+f] = false
	}
	for _, f := range courseFlags {
		app.Values["app."+f] = false
	}
	for _, t := range courseTexts {
		app.Values["app."+t] = ""
	}
	app.Values["app.accountless"] = s.App.Accountless
	app.Values["app.tools"] = len(s.Tools) > 0
	app.Values["app.scores"] = s.HasTool("quiz") || s.SharedScores()
	for i := range s.Tools {
		t := &s.Tools[i]
		app.Values["app."+t.Kind] = true
		if t.Game != nil && t.Game.Shared {
			app.Values["app.shared_games"] = true
		}
		if t.Quiz != nil && t.Quiz.Staff {
			app.Values["app.quiz_staff"] = true
		}
	}
	if c := s.Course; c != nil {
		for path, v := range map[string]bool{"course": true, "course.ordered": c.Ordered, "course.public": c.Public, "course.open_lesson": c.OpenLesson != "",
			"course.phrases": c.Phrases, "course.languages": len(c.Languages) > 1, "course.word_list": c.WordList, "course.repetition": c.Repetition,
			"course.streak": c.Streak, "course.test": c.Test != nil, "course.exam": c.Exam != nil, "course.certificate": c.Certificate != "",
			"course.groups": c.Groups, "course.details": c.Details, "course.comments": c.Comments, "course.trainer": c.Trainer != nil,
			"course.guide": c.GuideRole != ""} {
			app.Values["app."+path] = v
		}
		app.Values["app.course.learner_role"], app.Values["app.course.guide_role"] = c.LearnerRole, c.GuideRole
	}
}

// toolContent is src/content/tools.json: the tools without what only the server may know.
func toolContent(s *spec.Spec) []spec.Tool {
	out := make([]spec.Tool, len(s.Tools))
	for i, t := range s.Tools {
		if t.Quiz != nil {
			q := *t.Quiz
			q.Pool = []spec.QuizQuestion{}
			t.Quiz = &q
		}
		out[i] = t
	}
	return out
}

// quizContent is src/content/quiz.json: the pools by quiz, for the server alone.
func quizContent(s *spec.Spec) map[string][]spec.QuizQuestion {
	pools := map[string][]spec.QuizQuestion{}
	for _, t := range s.Tools {
		if t.Quiz != nil {
			pools[t.Slug] = t.Quiz.Pool
		}
	}
	return pools
}

// courseContent is src/content/course.json: how the platform works and its words; and src/content/lessons.json: what it
// teaches at the start, for the server alone.
func courseContent(c *spec.Course) (rules spec.Course, lessons []spec.CourseModule) {
	rules = *c
	rules.Modules = []spec.CourseModule{}
	return rules, c.Modules
}
