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

// Numbers of a quiz that the text leaves open.
const (
	quizQuestions = 10
	quizSeconds   = 20
	quizPoints    = 100
	quizTable     = 10
)

// quizzes makes one quiz for each topic, or changes those of the base and adds what is new.
func (b *builder) quizzes(w *intent.ToolWish) {
	q := &w.Quiz
	rules := spec.Quiz{Questions: quizQuestions, Seconds: quizSeconds, Points: quizPoints, Explain: true, Nickname: true, NameMin: 3, NameMax: 12, Table: quizTable, TableFrom: "00:00", Staff: true}
	if b.req.Base != nil {
		for i := range b.spec.Tools {
			if t := &b.spec.Tools[i]; t.Quiz != nil {
				if q.Changes || len(w.Topics) == 0 {
					changeQuiz(t.Quiz, q)
					t.Intro = quizIntro(t.Quiz)
				}
				rules = *t.Quiz
			}
		}
	} else {
		changeQuiz(&rules, q)
		if !q.Daily {
			rules.TableFrom = ""
		}
		if q.Bonus == 0 && !q.Board && !q.Nickname && !q.Daily {
			rules.Bonus = 0
		}
	}
	topics := slices.DeleteFunc(slices.Clone(w.Topics), func(topic string) bool {
		return slices.ContainsFunc(b.spec.Tools, func(t spec.Tool) bool { return strings.Contains(strings.ToLower(t.Title), topic) })
	})
	first := b.req.Base == nil
	if len(topics) == 0 && first {
		topics = []string{""}
	}
	if len(topics) > 6 {
		topics = topics[:6]
	}
	if b.req.Base != nil && len(topics) > 0 {
		// The quiz that was the only one needs a name beside the new one.
		for i := range b.spec.Tools {
			if t := &b.spec.Tools[i]; t.Quiz != nil && t.Title == b.spec.App.Name {
				if topic := b.topicOf(t.Quiz); topic != "" {
					t.Title = ident.Sentence(topic)
				}
			}
		}
		topics = slices.DeleteFunc(topics, func(topic string) bool {
			return slices.ContainsFunc(b.spec.Tools, func(t spec.Tool) bool { return strings.EqualFold(t.Title, topic) })
		})
	}
	for _, topic := range topics {
		quiz := rules
		t := spec.Tool{Kind: "quiz", Icon: "help", Title: ident.Sentence(topic)}
		bank := catalogue.Interactive().Topic(topic)
		if bank == nil {
			bank = catalogue.Interactive().Topic("general knowledge")
			quiz.SampleTopics = !strings.Contains(b.fullText(), "general") && !strings.Contains(b.fullText(), "trivia")
			t.Title = b.spec.App.Name
			if quiz.SampleTopics {
				b.setDecision(spec.Decision{Key: "quiz_questions", Question: "The questions at the start are general knowledge. Put your own in on the staff page; which topic are they of?", Options: []string{"general knowledge"}, Answer: "general knowledge", Source: "default"})
			}
		} else if bank.Icon != "" {
			t.Icon = bank.Icon
		}
		if len(topics) == 1 && first {
			t.Title = clip(b.spec.App.Name, 60)
		}
		quiz.Pool = pool(bank, q.Answers)
		if quiz.Questions > len(quiz.Pool) {
			general := pool(catalogue.Interactive().Topic("general knowledge"), q.Answers)
			quiz.Pool = append(quiz.Pool, general...)
			quiz.SampleTopics = true
		}
		quiz.Questions = min(quiz.Questions, len(quiz.Pool))
		t.Quiz = &quiz
		t.Intro = quizIntro(&quiz)
		b.addTool(t)
	}
}

// changeQuiz puts what the text says into the rules.
func changeQuiz(rules *spec.Quiz, q *intent.QuizWish) {
	set := func(to *int, n, low, high int) {
		if n >= low && n <= high {
			*to = n
		}
	}
	set(&rules.Questions, q.Questions, 1, 100)
	set(&rules.Seconds, q.Seconds, 3, 600)
	set(&rules.Points, q.Points, 1, 10_000)
	set(&rules.Bonus, q.Bonus, 1, 10_000)
	if q.Bonus < 0 {
		rules.Bonus = rules.Points / 2
	}
	set(&rules.Table, q.Table, 1, 100)
	if q.NameMin > 0 && q.NameMax >= q.NameMin && q.NameMax <= 40 {
		rules.NameMin, rules.NameMax = q.NameMin, q.NameMax
	}
	if q.TableFrom != "" {
		rules.TableFrom = q.TableFrom
	}
}

func quizIntro(q *spec.Quiz) string {
	s := fmt.Sprintf("%d questions", q.Questions)
	if q.Seconds > 0 {
		s += fmt.Sprintf(", %d seconds each", q.Seconds)
	}
	return s + "."
}

// topicOf is the bank that a pool was taken from, "" when it is nobody's.
func (b *builder) topicOf(q *spec.Quiz) string {
	if len(q.Pool) == 0 {
		return ""
	}
	for _, topic := range catalogue.Interactive().Topics {
		for _, known := range topic.Questions() {
			if known.Text == q.Pool[0].Text {
				return topic.Topic
			}
		}
	}
	return ""
}

// pool gives a topic's questions with so many answers each; 0 means all four.
func pool(topic *catalogue.Topic, answers int) []spec.QuizQuestion {
	var out []spec.QuizQuestion
	for _, q := range topic.Questions() {
		list := q.Answers
		if answers >= 2 && answers < len(list) {
			list = list[:answers]
		}
		out = append(out, spec.QuizQuestion{Text: q.Text, Answers: slices.Clone(list), Explain: q.Explain})
	}
	return out
}
