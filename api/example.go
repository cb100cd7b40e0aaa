package api

import (
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
		Body    map[string]any    `yaml:"body"`
	} `yaml:"request"`
	// Until is asked for again until these top-level fields of the answer have these values.
	Until    map[string]string `yaml:"until"`
	Response struct {
		Status int `yaml:"status"`
		// Body is shown, and has the shape of the answer; ids and times differ.
		Body map[string]any `yaml:"body"`
	} `yaml:"response"`
	// Save names values for later examples by top-level fields of the answer.
	Save map[string]string `yaml:"save"`
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
