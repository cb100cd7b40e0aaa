package catalogue

import (
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

// Every data file keeps to the schema beside it; a lexicon file to noun.schema.json.
func TestFilesKeepToTheirSchemas(t *testing.T) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := fs.Glob(files, "lexicon/*.yaml")
	if err != nil || len(lexicon) == 0 {
		t.Fatal("no lexicon", err)
	}
	for _, name := range append(names, lexicon...) {
		schema := strings.TrimSuffix(name, ".yaml") + ".schema.json"
		if strings.HasPrefix(name, "lexicon/") {
			schema = "noun.schema.json"
		}
		compiled := compileSchema(t, schema)
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		var value any
		if err := yaml.Unmarshal(data, &value); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := compiled.Validate(plain(t, value)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func compileSchema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// plain turns YAML's values into those of JSON.
func plain(t *testing.T, value any) any {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}
