package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"

	"go.yaml.in/yaml/v3"
)

// Example is one request of the story that the examples tell, with its answer.
type Example struct {
	Title     string `yaml:"title"`
	Text      string `yaml:"text"`      // Markdown
	Operation string `yaml:"operation"` // operationId
	Curl      string `yaml:"curl"`      // further arguments of curl
	Request   struct {
		Method  string            `yaml:"method"`
		Path    string            `yaml:"path"` // below /api/v1; {name} stands for a value that an earlier example saved
		Headers map[string]string `yaml:"headers"`
		Body    Body              `yaml:"body"`
	} `yaml:"request"`
	// Until is asked for again until these top-level fields of the answer have these values.
	Until    map[string]string `yaml:"until"`
	Response struct {
		Status int `yaml:"status"`
		// Body is shown, and has the shape of the answer; ids and times differ.
		Body Body `yaml:"body"`
	} `yaml:"response"`
	// Save names values for later examples by top-level fields of the answer.
	Save map[string]string `yaml:"save"`
}

// Body is a JSON object as an example writes it: with its keys in a readable order. The zero Body is none.
type Body struct {
	Value map[string]any // nil when there is none
	node  *yaml.Node
}

// UnmarshalYAML reads an object.
func (b *Body) UnmarshalYAML(n *yaml.Node) error {
	b.node = n
	return n.Decode(&b.Value)
}

// JSON writes the object, indented, with its keys in the example's order.
func (b Body) JSON() (string, error) {
	var out bytes.Buffer
	if err := writeJSON(&out, b.node); err != nil {
		return "", err
	}
	var indented bytes.Buffer
	err := json.Indent(&indented, out.Bytes(), "", "  ")
	return indented.String(), err
}

func writeJSON(out *bytes.Buffer, n *yaml.Node) error {
	opening, closing := byte('['), byte(']')
	switch n.Kind {
	case yaml.MappingNode:
		opening, closing = '{', '}'
	case yaml.SequenceNode:
	default:
		var v any
		if err := n.Decode(&v); err != nil {
			return err
		}
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		return e.Encode(v)
	}
	out.WriteByte(opening)
	for i, c := range n.Content {
		switch {
		case i == 0:
		case n.Kind == yaml.MappingNode && i%2 == 1:
			out.WriteByte(':')
		default:
			out.WriteByte(',')
		}
		if err := writeJSON(out, c); err != nil {
			return err
		}
	}
	out.WriteByte(closing)
	return nil
}

// Examples returns the examples in the order of their story.
func Examples() ([]Example, error) {
	files, err := fs.Glob(examples, "examples/*.yaml")
	if err != nil {
		return nil, err
	}
	out := make([]Example, len(files))
	for i, f := range files {
		data, err := examples.ReadFile(f)
		if err != nil {
			return nil, err
		}
		if err := yaml.Unmarshal(data, &out[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
	}
	return out, nil
}
