package catalogue

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed tools.yaml phrases.yaml questions
var toolFiles embed.FS

// Tools is what the compiler knows of things that do their work in the page.
type Tools struct {
	Kinds       Phrases             `yaml:"kinds"`       // kind → phrases that ask for it
	Records     []string            `yaml:"records"`     // phrases of apps that keep records
	Features    map[string][]string `yaml:"features"`    // kind → phrases that ask for what every tool of it has
	Converters  []ConverterEntry    `yaml:"converters"`  // in order: the first that fits
	Calculators []CalculatorEntry   `yaml:"calculators"` // asked for by name
	Quantities  []Quantity          `yaml:"quantities"`
	Derivations []Derivation        `yaml:"derivations"`
	Sprites     Phrases             `yaml:"sprites"` // shape → nouns
	Scenes      Phrases             `yaml:"scenes"`
	Checklists  []ChecklistEntry    `yaml:"checklists"` // the last has no phrases
	Typing      []string            `yaml:"typing_texts"`
	Languages   []Language          `yaml:"-"` // phrases by language and situation
	Topics      []*Topic            `yaml:"-"` // questions by topic
	topics      map[string]*Topic
	shapes      map[string]string
}

// Phrases is a map of lists in the order of the file.
type Phrases []struct {
	Name  string
	Words []string
}

// ConverterEntry is one way to convert and the words that ask for it.
type ConverterEntry struct {
	Way     string   `yaml:"way"`
	Phrases []string `yaml:"phrases"`
	Title   string   `yaml:"title"`
}

// CalculatorEntry is a calculator that is asked for by name.
type CalculatorEntry struct {
	Slug    string   `yaml:"slug"`
	Phrases []string `yaml:"phrases"`
	Title   string   `yaml:"title"`
	Group   *struct {
		Name        string `yaml:"name"`
		Label       string `yaml:"label"`
		LabelPlural string `yaml:"label_plural"`
	} `yaml:"group"`
	Row     []CalcInput  `yaml:"row"`
	Inputs  []CalcInput  `yaml:"inputs"`
	Outputs []CalcOutput `yaml:"outputs"`
}

// CalcInput is one input of a calculator.
type CalcInput struct {
	Name    string   `yaml:"name"`
	Label   string   `yaml:"label"`
	Kind    string   `yaml:"kind"`
	Unit    string   `yaml:"unit"`
	Default string   `yaml:"default"`
	Min     *float64 `yaml:"min"`
	Max     *float64 `yaml:"max"`
	Whole   bool     `yaml:"whole"`
	Money   bool     `yaml:"money"`
	Options Numbers  `yaml:"options"`
}

// CalcOutput is one result of a calculator; Expr is read by spec.ParseExpr.
type CalcOutput struct {
	Name     string  `yaml:"name"`
	Label    string  `yaml:"label"`
	Unit     string  `yaml:"unit"`
	Expr     string  `yaml:"expr"`
	Decimals int     `yaml:"decimals"`
	Money    bool    `yaml:"money"`
	Main     bool    `yaml:"main"`
	Words    Numbers `yaml:"words"`
}

// Numbers are named numbers in the order of the file.
type Numbers []struct {
	Name  string
	Value float64
}

// Quantity is something that is measured, and what it is called.
type Quantity struct {
	Name  string   `yaml:"name"`
	Words []string `yaml:"words"`
	Unit  string   `yaml:"unit"`
}

// Derivation says how a result follows from quantities.
type Derivation struct {
	Words    []string `yaml:"words"`
	Expr     string   `yaml:"expr"`
	Row      bool     `yaml:"row"` // summed over the rows of a group
	Unit     string   `yaml:"unit"`
	Waste    bool     `yaml:"waste"` // grows by the waste, where there is one
	Per      string   `yaml:"per"`   // divided by this input
	Ceil     bool     `yaml:"ceil"`
	Decimals int      `yaml:"decimals"`
	Money    bool     `yaml:"money"`
	Main     bool     `yaml:"main"`
}

// ChecklistEntry is a believable checklist for what its phrases name.
type ChecklistEntry struct {
	Phrases  []string `yaml:"phrases"`
	Sections Phrases  `yaml:"sections"`
}

// Topic is a bank of questions: written out, or asked of pairs.
type Topic struct {
	Topic     string   `yaml:"topic"`
	Also      []string `yaml:"also"`
	Icon      string   `yaml:"icon"`
	Lines     []string `yaml:"questions"` // question | right | wrong | wrong | wrong | what is true
	Ask       string   `yaml:"ask"`
	Back      string   `yaml:"back"` // the other way round
	Explain   string   `yaml:"explain"`
	Front     string   `yaml:"front"`
	Pairs     Pairs    `yaml:"pairs"`
	Modules   []string `yaml:"modules"`
	Lessons   []string `yaml:"lessons"` // title | paragraph | paragraph
	Alphabet  string   `yaml:"alphabet"`
	questions []TopicQuestion
}

// Language is a bank of phrases: text | English | French | how to say it.
type Language struct {
	Language   string  `yaml:"language"`
	Situations Phrases `yaml:"situations"`
}

// Pairs are two sides each, in order.
type Pairs [][2]string

// TopicQuestion is one question; the first answer is right.
type TopicQuestion struct {
	Text    string
	Answers []string
	Explain string
}

// UnmarshalYAML keeps the order of the file.
func (p *Phrases) UnmarshalYAML(n *yaml.Node) error {
	for i := 0; i+1 < len(n.Content); i += 2 {
		var words []string
		if err := n.Content[i+1].Decode(&words); err != nil {
			return err
		}
		*p = append(*p, struct {
			Name  string
			Words []string
		}{n.Content[i].Value, words})
	}
	return nil
}

// UnmarshalYAML keeps the order of the file.
func (p *Numbers) UnmarshalYAML(n *yaml.Node) error {
	for i := 0; i+1 < len(n.Content); i += 2 {
		var v float64
		if err := n.Content[i+1].Decode(&v); err != nil {
			return err
		}
		*p = append(*p, struct {
			Name  string
			Value float64
		}{n.Content[i].Value, v})
	}
	return nil
}

// UnmarshalYAML keeps the order of the file.
func (p *Pairs) UnmarshalYAML(n *yaml.Node) error {
	for i := 0; i+1 < len(n.Content); i += 2 {
		*p = append(*p, [2]string{n.Content[i].Value, n.Content[i+1].Value})
	}
	return nil
}

// Interactive returns what is known of tools. It panics when the embedded data is broken, which the tests rule out.
var Interactive = sync.OnceValue(func() *Tools {
	t, err := loadTools(toolFiles)
	if err != nil {
		panic(err)
	}
	return t
})

func loadTools(from fs.FS) (*Tools, error) {
	t := &Tools{topics: map[string]*Topic{}, shapes: map[string]string{}}
	if err := read(from, "tools.yaml", t); err != nil {
		return nil, err
	}
	if err := read(from, "phrases.yaml", &t.Languages); err != nil {
		return nil, err
	}
	err := each(from, "questions", func(name string) error {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		var topics []*Topic
		dec := yaml.NewDecoder(bytes.NewReader(data))
		dec.KnownFields(true)
		if err := dec.Decode(&topics); err != nil {
			return fmt.Errorf("catalogue: %s: %w", name, err)
		}
		t.Topics = append(t.Topics, topics...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, topic := range t.Topics {
		if topic.questions, err = topic.make(); err != nil {
			return nil, err
		}
		for _, name := range append([]string{topic.Topic}, topic.Also...) {
			if t.topics[name] == nil {
				t.topics[name] = topic
			}
		}
	}
	for _, s := range t.Sprites {
		for _, w := range s.Words {
			if t.shapes[w] == "" {
				t.shapes[w] = s.Name
			}
		}
	}
	return t, nil
}

// Topic returns the bank of that name, or nil.
func (t *Tools) Topic(name string) *Topic { return t.topics[name] }

// Shape is how a noun is drawn, "" when nobody knows.
func (t *Tools) Shape(noun string) string { return t.shapes[noun] }

// Questions are the topic's questions, each with four answers.
func (t *Topic) Questions() []TopicQuestion { return t.questions }

// make reads the lines, or asks each pair; wrong answers are the sides of other pairs, always the same for the same pair.
func (t *Topic) make() ([]TopicQuestion, error) {
	var out []TopicQuestion
	for _, line := range t.Lines {
		parts := strings.Split(line, "|")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		if len(parts) < 5 || len(parts) > 6 {
			return nil, fmt.Errorf("catalogue: topic %s: %q has %d parts", t.Topic, line, len(parts))
		}
		q := TopicQuestion{Text: parts[0], Answers: parts[1:5]}
		if len(parts) == 6 {
			q.Explain = parts[5]
		}
		out = append(out, q)
	}
	ask := func(pattern string, want int) {
		n := len(t.Pairs)
		for i, p := range t.Pairs {
			q := TopicQuestion{Text: fillSides(pattern, p), Answers: []string{p[want]}, Explain: upperFirst(fillSides(t.Explain, p))}
			for step := 1; len(q.Answers) < 4 && step < n; step++ {
				other := t.Pairs[(i+step*7+step*step)%n][want]
				if !contains(q.Answers, other) {
					q.Answers = append(q.Answers, other)
				}
			}
			for k := 1; len(q.Answers) < 4 && k < n; k++ {
				if other := t.Pairs[(i+k)%n][want]; !contains(q.Answers, other) {
					q.Answers = append(q.Answers, other)
				}
			}
			out = append(out, q)
		}
	}
	if t.Ask != "" {
		ask(t.Ask, 1)
	}
	if t.Back != "" {
		ask(t.Back, 0)
	}
	return out, nil
}

func fillSides(pattern string, p [2]string) string {
	return strings.NewReplacer("{a}", p[0], "{b}", p[1]).Replace(pattern)
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func contains(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}
