package spec

import "fmt"

// WriterTasks are the things the writer slice may be asked for.
var WriterTasks = []string{"write", "summarise", "rewrite", "reply", "minutes", "ideas"}

// Writer is the writer slice: text in, versions out, written by a model when a key is set and by labelled simple rules when
// none is. Its tables are writings (History) and writer_days (Daily).
type Writer struct {
	Title    string         `json:"title"`    // what is written: "Ad text"
	Plural   string         `json:"plural"`   // inside a sentence: "ad texts"
	Lead     string         `json:"lead"`     // one sentence under the heading
	Input    WriterInput    `json:"input"`    //
	Choices  []WriterChoice `json:"choices"`  // tone, language, length
	Versions int            `json:"versions"` // 1 to 6
	Task     string         `json:"task"`     // one of WriterTasks: what the rules do without a model
	About    string         `json:"about"`    // what a model is told, one sentence
	Daily    int            `json:"daily"`    // texts per account and day; 0 no limit
	History  bool           `json:"history"`  // results are kept, found, starred and deleted
}

// WriterInput is the box that people paste into.
type WriterInput struct {
	Label   string `json:"label"`
	Example string `json:"example"`
}

// WriterChoice is picked beside the text; the first option is the default.
type WriterChoice struct {
	Name    string   `json:"name"` // snake_case
	Label   string   `json:"label"`
	Options []string `json:"options"`
}

// Agent is the agent slice: messages come in by a public form, are sorted, planned for and handled within rules; the rest
// waits for a person. Its tables are agent_messages, agent_steps, agent_subjects and agent_settings.
type Agent struct {
	Message    Words           `json:"message"`
	StaffRole  string          `json:"staff_role"` // role that works the queue beside the admin; "" none
	Subject    AgentSubject    `json:"subject"`
	Categories []AgentCategory `json:"categories"` // the last one takes what no other knows
	Tools      []AgentTool     `json:"tools"`
	Limit      int             `json:"limit"`      // minor units the agent may pay by itself
	Confidence int             `json:"confidence"` // percent; below it a person decides
	MaxSteps   int             `json:"max_steps"`
	Samples    []AgentSample   `json:"samples"`
}

// AgentSubject is what messages are about: bikes by their number. Number "" means that nothing is asked.
type AgentSubject struct {
	Label   string       `json:"label"`
	Number  string       `json:"number"` // label of the input
	Facts   []string     `json:"facts"`  // labels of what is known of each
	Samples []AgentKnown `json:"samples"`
}

// AgentKnown is one known subject of the first start.
type AgentKnown struct {
	Number string            `json:"number"`
	Facts  map[string]string `json:"facts"`
}

// AgentCategory is what a message can be sorted as. Reply may hold {name} and {number}.
type AgentCategory struct {
	Value string   `json:"value"`
	Label string   `json:"label"`
	Words []string `json:"words"` // lower case; a message with one of them may be of the category
	Human bool     `json:"human"` // always goes to a person, at the top
	Tools []string `json:"tools"` // names, in order
	Reply string   `json:"reply"`
}

// AgentTool is one thing the agent may do. Kind is lookup, change (sets Fact to To), money or reply.
type AgentTool struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
	Fact  string `json:"fact,omitempty"`
	To    string `json:"to,omitempty"`
}

// AgentSample is a message of the first start.
type AgentSample struct {
	Name   string `json:"name"`
	Number string `json:"number"`
	Text   string `json:"text"`
}

func (v *validator) writer() {
	w := v.spec.Writer
	if w == nil {
		return
	}
	v.label("writer.title", w.Title)
	v.label("writer.input.label", w.Input.Label)
	if w.Versions < 1 || w.Versions > 6 {
		v.fail("writer.versions", "is %d; 1 to 6 can be shown", w.Versions)
	}
	if w.Daily < 0 || w.Daily > 10_000 {
		v.fail("writer.daily", "is %d; 0 (no limit) to 10000", w.Daily)
	}
	v.oneOf("writer.task", w.Task, WriterTasks...)
	for i, c := range w.Choices {
		at := fmt.Sprintf("writer.choices[%d]", i)
		v.match(at+".name", c.Name, namePattern, "a name (snake_case)")
		v.label(at+".label", c.Label)
		if len(c.Options) < 2 {
			v.fail(at+".options", "needs at least two options")
		}
	}
}

func (v *validator) agent() {
	a := v.spec.Agent
	if a == nil {
		return
	}
	v.label("agent.message.label", a.Message.Label)
	if a.StaffRole != "" && v.spec.Role(a.StaffRole) == nil {
		v.fail("agent.staff_role", "there is no role %q", a.StaffRole)
	}
	if len(a.Categories) < 2 {
		v.fail("agent.categories", "needs at least two: something, and the rest")
	}
	if a.Confidence < 0 || a.Confidence > 100 {
		v.fail("agent.confidence", "is %d; 0 to 100 percent", a.Confidence)
	}
	if a.MaxSteps < 1 || a.MaxSteps > 20 {
		v.fail("agent.max_steps", "is %d; 1 to 20", a.MaxSteps)
	}
	tools := map[string]bool{}
	for i, t := range a.Tools {
		at := fmt.Sprintf("agent.tools[%d]", i)
		v.match(at+".name", t.Name, namePattern, "a name (snake_case)")
		v.oneOf(at+".kind", t.Kind, "lookup", "change", "money", "reply")
		if tools[t.Name] {
			v.fail(at+".name", "is there twice")
		}
		tools[t.Name] = true
	}
	for i, c := range a.Categories {
		at := fmt.Sprintf("agent.categories[%d]", i)
		v.match(at+".value", c.Value, valuePattern, "a value (snake_case)")
		for _, t := range c.Tools {
			if !tools[t] {
				v.fail(at+".tools", "there is no tool %q", t)
			}
		}
	}
}
