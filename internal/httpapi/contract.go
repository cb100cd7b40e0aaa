package httpapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/skycot/skycot/api"
	"github.com/skycot/skycot/internal/fault"
)

// contract is api/openapi.yaml, ready to check requests with.
type contract struct {
	doc        map[string]any
	json       []byte
	operations map[string]*operation // by operationId
}

// operation is one method of one path.
type operation struct {
	id           string
	method       string // GET
	path         string // from the root: /api/v1/projects/{project_id}
	body         *jsonschema.Schema
	raw          bool // the body is bytes, not JSON
	bodyRequired bool
	query        []parameter
}

// parameter is one query parameter.
type parameter struct {
	name    string
	schema  *jsonschema.Schema
	integer bool
}

// contractURL names the document inside the schema compiler; it is never fetched.
const contractURL = "urn:skycot:openapi"

func loadContract() (*contract, error) {
	c := &contract{json: api.JSON(), operations: map[string]*operation{}}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.json))
	if err != nil {
		return nil, err
	}
	c.doc = doc.(map[string]any)
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(contractURL, doc); err != nil {
		return nil, err
	}
	for path, item := range c.doc["paths"].(map[string]any) {
		item := item.(map[string]any)
		base := Base
		if servers, ok := item["servers"].([]any); ok {
			base = strings.TrimSuffix(servers[0].(map[string]any)["url"].(string), "/")
		}
		for _, method := range []string{"get", "post", "put", "patch", "delete"} {
			raw, ok := item[method].(map[string]any)
			if !ok {
				continue
			}
			op := &operation{id: raw["operationId"].(string), method: strings.ToUpper(method), path: base + path}
			if err := c.load(compiler, op, raw, "/paths/"+escapePointer(path)+"/"+method); err != nil {
				return nil, fmt.Errorf("%s: %w", op.id, err)
			}
			c.operations[op.id] = op
		}
	}
	return c, nil
}

func (c *contract) load(compiler *jsonschema.Compiler, op *operation, raw map[string]any, at string) error {
	var err error
	if body, ok := raw["requestBody"].(map[string]any); ok {
		op.bodyRequired = body["required"] == true
		// A body of another type is the operation's own business.
		if content, _ := body["content"].(map[string]any); content["application/json"] == nil {
			op.raw = true
		} else if op.body, err = compiler.Compile(contractURL + "#" + at + "/requestBody/content/application~1json/schema"); err != nil {
			return err
		}
	}
	params, _ := raw["parameters"].([]any)
	for i, p := range params {
		at := at + "/parameters/" + strconv.Itoa(i)
		p := p.(map[string]any)
		if ref, ok := p["$ref"].(string); ok {
			at = strings.TrimPrefix(ref, "#")
			p = c.resolve(p)
		}
		if p["in"] != "query" {
			continue
		}
		schema, err := compiler.Compile(contractURL + "#" + at + "/schema")
		if err != nil {
			return err
		}
		op.query = append(op.query, parameter{
			name: p["name"].(string), schema: schema, integer: p["schema"].(map[string]any)["type"] == "integer",
		})
	}
	return nil
}

// resolve follows a node's $ref, if it has one.
func (c *contract) resolve(node map[string]any) map[string]any {
	ref, ok := node["$ref"].(string)
	if !ok {
		return node
	}
	return c.resolve(c.at(ref))
}

// at returns the node that a local reference ("#/a/b") points at, nil when there is none.
func (c *contract) at(ref string) map[string]any {
	node := c.doc
	for part := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		part = strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
		node, _ = node[part].(map[string]any)
	}
	return node
}

func escapePointer(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "~", "~0"), "/", "~1")
	return strings.NewReplacer("{", "%7B", "}", "%7D").Replace(s)
}

// checkBody checks a decoded body and returns everything that is wrong with it.
func (op *operation) checkBody(c *contract, body any) []fault.Issue {
	return c.issues(op.body.Validate(body), body)
}

// checkQuery checks the query parameters that the operation knows, and returns everything that is wrong with them.
func (op *operation) checkQuery(c *contract, query map[string][]string) []fault.Issue {
	var issues []fault.Issue
	for _, p := range op.query {
		values, ok := query[p.name]
		if !ok {
			continue
		}
		if len(values) > 1 {
			issues = append(issues, fault.Issue{Path: []any{p.name}, Code: "invalid_value", Message: "Send this parameter once."})
			continue
		}
		var v any = values[0]
		if p.integer && isInteger(values[0]) {
			v = json.Number(values[0])
		}
		for _, i := range c.issues(p.schema.Validate(v), v) {
			i.Path = []any{p.name}
			issues = append(issues, i)
		}
	}
	return issues
}

func isInteger(s string) bool {
	_, err := strconv.ParseInt(s, 10, 64)
	return err == nil
}
