package catalogue

import "testing"

// Every topic gives whole questions: four different answers, none asked twice.
func TestTopics(t *testing.T) {
	for _, topic := range Interactive().Topics {
		seen := map[string]bool{}
		if len(topic.Questions()) < 12 {
			t.Errorf("%s has only %d questions", topic.Topic, len(topic.Questions()))
		}
		for _, q := range topic.Questions() {
			answers := map[string]bool{}
			for _, a := range q.Answers {
				answers[a] = true
			}
			if len(answers) != 4 || q.Text == "" || seen[q.Text] || len(q.Text) > 400 || len(q.Explain) > 600 {
				t.Errorf("%s: %q %q", topic.Topic, q.Text, q.Answers)
			}
			seen[q.Text] = true
		}
	}
}
