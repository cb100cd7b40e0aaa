// Command bundle joins the parts of the contract into one OpenAPI document, so that people edit small files and
// machines read a whole one.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: bundle <folder of parts> <file to write>")
		os.Exit(2)
	}
	doc, err := Bundle(os.Args[1])
	if err == nil {
		err = os.WriteFile(os.Args[2], doc, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// Bundle returns the document that the parts in dir make, in the order of their names.
func Bundle(dir string) ([]byte, error) {
	parts, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	slices.Sort(parts)
	doc := &yaml.Node{Kind: yaml.MappingNode}
	for _, p := range parts {
		data, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		var part yaml.Node
		if err := yaml.Unmarshal(data, &part); err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		plain, err := expand(part.Content[0])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		if err := merge(doc, plain, ""); err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
	}
	if err := share(doc); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("# Code generated from contract/*.yaml by `go generate ./api`. DO NOT EDIT.\n")
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(doc); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// expand resolves aliases and merge keys, and drops comments.
func expand(n *yaml.Node) (*yaml.Node, error) {
	if n.Kind == yaml.AliasNode {
		return expand(n.Alias)
	}
	out := &yaml.Node{Kind: n.Kind, Tag: n.Tag, Value: n.Value, Style: n.Style}
	for i := 0; i < len(n.Content); i++ {
		c := n.Content[i]
		if n.Kind == yaml.MappingNode && i%2 == 0 && c.Tag == "!!merge" {
			from, err := expand(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			out.Content = append(out.Content, from.Content...)
			i++
			continue
		}
		e, err := expand(c)
		if err != nil {
			return nil, err
		}
		out.Content = append(out.Content, e)
	}
	return out, nil
}

// merge adds the entries of from to into. Mappings in both are joined; anything else in both is an error.
func merge(into, from *yaml.Node, path string) error {
	for i := 0; i < len(from.Content); i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		old := get(into, key.Value)
		switch {
		case old == nil:
			into.Content = append(into.Content, key, value)
		case old.Kind == yaml.MappingNode && value.Kind == yaml.MappingNode:
			if err := merge(old, value, path+"/"+key.Value); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s/%s stands in two parts", path, key.Value)
		}
	}
	return nil
}

// get returns the value at a key of a mapping, nil when it is not there.
func get(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func set(n *yaml.Node, key string, value *yaml.Node) {
	if get(n, key) == nil {
		n.Content = append(n.Content, text(key), value)
	}
}

func text(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

func ref(to string) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle, Content: []*yaml.Node{
		text("$ref"), {Kind: yaml.ScalarNode, Tag: "!!str", Value: "#/components/" + to, Style: yaml.DoubleQuotedStyle}}}
}

// everywhere are the headers of every response.
var everywhere = [][2]string{{"X-Request-Id", "XRequestId"}, {"X-RateLimit-Limit", "XRateLimitLimit"},
	{"X-RateLimit-Remaining", "XRateLimitRemaining"}, {"X-RateLimit-Reset", "XRateLimitReset"}, {"RateLimit", "RateLimit"},
	{"RateLimit-Policy", "RateLimitPolicy"}}

// share writes out what holds for every operation: the common errors, and the headers of every response.
func share(doc *yaml.Node) error {
	paths := get(doc, "paths")
	for i := 1; i < len(paths.Content); i += 2 {
		item := paths.Content[i]
		for _, method := range []string{"get", "post", "put", "patch", "delete"} {
			op := get(item, method)
			if op == nil {
				continue
			}
			responses := get(op, "responses")
			if responses == nil {
				return fmt.Errorf("%s %s has no responses", method, paths.Content[i-1].Value)
			}
			add := func(status, name string) { set(responses, status, ref("responses/"+name)) }
			if get(op, "security") == nil { // needs a key
				add("400", "BadRequest")
				add("401", "Unauthorized")
				add("403", "Forbidden")
			}
			if method == "post" {
				add("409", "Conflict")
				add("422", "Unprocessable")
			}
			if method == "post" || get(op, "requestBody") != nil {
				add("413", "BodyTooLarge")
				add("415", "UnsupportedMediaType")
			}
			add("429", "RateLimited")
			add("500", "InternalError")
			add("503", "Unavailable")
			byStatus(responses)
			for j := 0; j < len(responses.Content); j += 2 {
				r := responses.Content[j+1]
				if get(r, "$ref") == nil {
					shareHeaders(r, method == "post" && strings.HasPrefix(responses.Content[j].Value, "2"))
				}
			}
		}
	}
	shared := get(get(doc, "components"), "responses")
	for i := 1; i < len(shared.Content); i += 2 {
		shareHeaders(shared.Content[i], false)
	}
	return nil
}

func shareHeaders(response *yaml.Node, replayable bool) {
	response.Style = 0
	headers := get(response, "headers")
	if headers == nil {
		headers = &yaml.Node{Kind: yaml.MappingNode}
		response.Content = append(response.Content[:2:2], append([]*yaml.Node{text("headers"), headers}, response.Content[2:]...)...)
	}
	headers.Style = 0
	for _, h := range everywhere {
		set(headers, h[0], ref("headers/"+h[1]))
	}
	if replayable {
		set(headers, "Idempotent-Replayed", ref("headers/IdempotentReplayed"))
	}
}

// byStatus sorts responses by status.
func byStatus(responses *yaml.Node) {
	type pair struct{ key, value *yaml.Node }
	pairs := make([]pair, 0, len(responses.Content)/2)
	for i := 0; i < len(responses.Content); i += 2 {
		k := responses.Content[i]
		k.Style = yaml.DoubleQuotedStyle
		pairs = append(pairs, pair{k, responses.Content[i+1]})
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return strings.Compare(a.key.Value, b.key.Value) })
	responses.Content = responses.Content[:0]
	for _, p := range pairs {
		responses.Content = append(responses.Content, p.key, p.value)
	}
}
