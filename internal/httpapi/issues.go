package httpapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/skycot/skycot/internal/fault"
)

// issues turns what JSON Schema found wrong into the list that customers see, as Zod words it, in the order of the
// paths, one for each place.
func (c *contract) issues(err error, body any) []fault.Issue {
	var ve *jsonschema.ValidationError
	if !errors.As(err, &ve) {
		return nil
	}
	var out []fault.Issue
	c.collect(ve, body, &out)
	out = byPath(out)
	// An empty text is too short and blank too: the first says it.
	return slices.CompactFunc(out, func(a, b fault.Issue) bool { return slices.Equal(a.Path, b.Path) })
}

// byPath sorts issues by where they are, so that the same body always gets the same answer.
func byPath(issues []fault.Issue) []fault.Issue {
	type placed struct {
		at    string
		issue fault.Issue
	}
	all := make([]placed, len(issues))
	for i, issue := range issues {
		all[i] = placed{fmt.Sprint(issue.Path), issue}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return strings.Compare(a.at, b.at) })
	for i, p := range all {
		issues[i] = p.issue
	}
	return issues
}

func (c *contract) collect(e *jsonschema.ValidationError, body any, out *[]fault.Issue) {
	path, value := locate(body, e.InstanceLocation)
	add := func(code, format string, args ...any) {
		*out = append(*out, fault.Issue{Path: path, Code: code, Message: fmt.Sprintf(format, args...)})
	}
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		schema := c.resolve(c.at(fragment(e.SchemaURL)))
		for _, name := range k.Missing {
			*out = append(*out, fault.Issue{
				Path: append(slices.Clone(path), name), Code: "invalid_type",
				Message: "Invalid input: expected " + c.expected(schema, name) + ", received undefined. This field is required.",
			})
		}
	case *kind.AdditionalProperties:
		schema := c.resolve(c.at(fragment(e.SchemaURL)))
		for _, name := range k.Properties {
			*out = append(*out, fault.Issue{
				Path: append(slices.Clone(path), name), Code: "unrecognized_keys",
				Message: fmt.Sprintf("Unrecognized key: %q. Known keys: %s.", name, strings.Join(c.known(schema), ", ")),
			})
		}
	case *kind.Type:
		add("invalid_type", "Invalid input: expected %s, received %s", strings.Join(k.Want, " or "), k.Got)
	case *kind.MinLength:
		add("too_small", "Too small: expected string to have >=%d characters", k.Want)
	case *kind.MaxLength:
		add("too_big", "Too big: expected string to have <=%d characters, received %d", k.Want, k.Got)
	case *kind.MinItems:
		add("too_small", "Too small: expected array to have >=%d items", k.Want)
	case *kind.MaxItems:
		add("too_big", "Too big: expected array to have <=%d items", k.Want)
	case *kind.MinProperties:
		add("too_small", "Too small: send at least %d of: %s", k.Want, strings.Join(c.known(c.resolve(c.at(fragment(e.SchemaURL)))), ", "))
	case *kind.MaxProperties:
		add("too_big", "Too big: expected object to have <=%d keys", k.Want)
	case *kind.UniqueItems:
		add("custom", "Items %d and %d are the same; list each once", k.Duplicates[0], k.Duplicates[1])
	case *kind.Minimum:
		add("too_small", "Too small: expected number to be >=%s", k.Want.RatString())
	case *kind.Maximum:
		add("too_big", "Too big: expected number to be <=%s", k.Want.RatString())
	case *kind.Pattern:
		if s, ok := value.(string); ok && strings.TrimSpace(s) == "" {
			add("too_small", "Too small: blank text says nothing; write something here")
		} else {
			add("invalid_format", "Invalid string: must match %s", k.Want)
		}
	case *kind.Enum:
		options := make([]string, len(k.Want))
		for i, v := range k.Want {
			b, _ := json.Marshal(v)
			options[i] = string(b)
		}
		add("invalid_value", "Invalid option: expected one of %s", strings.Join(options, "|"))
	default:
		if len(e.Causes) == 0 {
			add("custom", "Invalid input")
		}
	}
	for _, cause := range e.Causes {
		c.collect(cause, body, out)
	}
}

// locate follows a location from the top of the body, and gives it with list indexes as numbers.
func locate(body any, location []string) ([]any, any) {
	path := make([]any, 0, len(location)+1)
	for _, step := range location {
		switch v := body.(type) {
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(v) {
				return path, nil
			}
			path, body = append(path, i), v[i]
		case map[string]any:
			path, body = append(path, step), v[step]
		default:
			return path, nil
		}
	}
	return path, body
}

func fragment(schemaURL string) string {
	_, f, _ := strings.Cut(schemaURL, "#")
	return "#" + strings.NewReplacer("%7B", "{", "%7D", "}").Replace(f)
}

// expected names the type of a property of an object schema.
func (c *contract) expected(schema map[string]any, name string) string {
	props, _ := schema["properties"].(map[string]any)
	prop, _ := props[name].(map[string]any)
	switch t := c.resolve(prop)["type"].(type) {
	case string:
		return t
	case []any:
		return fmt.Sprint(t[0])
	}
	return "a value"
}

// known lists the properties of an object schema, sorted.
func (c *contract) known(schema map[string]any) []string {
	props, _ := schema["properties"].(map[string]any)
	names := make([]string, 0, len(props))
	for n := range props {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}
