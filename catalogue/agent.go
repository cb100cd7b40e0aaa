package catalogue

import (
	"slices"
	"strings"
	"sync"
)

// AgentWords is what agents and writers know at the start.
type AgentWords struct {
	Categories []AgentTopic    `yaml:"categories"` // the last one takes everything else
	Choices    []WriterOptions `yaml:"choices"`
	Tasks      []WriterTask    `yaml:"tasks"`
}

// AgentTopic is one thing that people write to businesses about.
type AgentTopic struct {
	Match  []string `yaml:"match"` // words of a category's name
	Words  []string `yaml:"words"` // what people write then
	Reply  string   `yaml:"reply"`
	Sample string   `yaml:"sample"` // {thing} is what messages are about
}

// WriterOptions are the options of something that is picked beside a text.
type WriterOptions struct {
	Match   []string `yaml:"match"`
	Options []string `yaml:"options"`
}

// WriterTask is a kind of text and the words that ask for it.
type WriterTask struct {
	Task  string   `yaml:"task"`
	Match []string `yaml:"match"`
}

// GetAgentWords reads agent.yaml once. It panics when the embedded data is broken, which the tests rule out.
var GetAgentWords = sync.OnceValue(func() *AgentWords {
	w := &AgentWords{}
	if err := read(files, "agent.yaml", w); err != nil {
		panic(err)
	}
	return w
})

// Topic finds what is known of a category by its name; nil for one that nothing is known of.
func (w *AgentWords) Topic(label string) *AgentTopic {
	name := " " + strings.ToLower(label) + " "
	for i := range w.Categories {
		if slices.ContainsFunc(w.Categories[i].Match, func(m string) bool { return strings.Contains(name, " "+m) }) {
			return &w.Categories[i]
		}
	}
	return nil
}

// Options are the usual options of a choice by its name, nil when none are known.
func (w *AgentWords) Options(label string) []string {
	for _, c := range w.Choices {
		if slices.Contains(c.Match, strings.ToLower(label)) {
			return c.Options
		}
	}
	return nil
}

// Task is the kind of text that some words ask for.
func (w *AgentWords) Task(words string) string {
	text := " " + strings.ToLower(words) + " "
	for _, t := range w.Tasks {
		if slices.ContainsFunc(t.Match, func(m string) bool { return strings.Contains(text, " "+m+" ") || strings.Contains(text, " "+m+",") }) {
			return t.Task
		}
	}
	return "write"
}
