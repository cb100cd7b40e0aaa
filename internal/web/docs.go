// Package web is what people see of the server in a browser: for now the documentation page, made from the contract
// and its examples, so that it cannot say anything else.
package web

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"sort"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"go.yaml.in/yaml/v3"

	"github.com/skycot/skycot/api"
)

// Policy is the Content-Security-Policy of the page: it needs nothing but its own style.
const Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

//go:embed docs.html
var page string

//go:embed docs.css
var style string

// Docs returns the documentation as one HTML page without scripts or anything from another place. It is made once.
var Docs = sync.OnceValues(render)

func render() ([]byte, error) {
	d, err := load()
	if err != nil {
		return nil, err
	}
	t, err := template.New("docs").Funcs(template.FuncMap{"markdown": markdown, "lower": strings.ToLower}).Parse(page)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, map[string]any{"Doc": d, "Style": template.CSS(style)}) //nolint:gosec // our own style sheet
	return b.Bytes(), err
}

// document is what the page shows.
type document struct {
	Title, Version, Summary, Description string
	Groups                               []group
	Story                                []story
	Schemas                              []schema
	Errors                               []string
}

type group struct {
	Name, Description string
	Operations        []operation
}

type operation struct {
	ID, Method, Path, Summary, Description string
	Open                                   bool // needs no key
	Parameters                             []field
	Body                                   string // name of the schema
	Fields                                 []field
	Responses                              []response
	Story                                  []story
}

type field struct {
	Name, In, Type, Description string
	Required                    bool
}

type response struct {
	Status, Description, Schema string
}

type schema struct {
	Name, Description string
	Fields            []field
}

type story struct {
	Title, Text, Operation, Curl, Answer string
	Status                               int
}

// node is any mapping of the contract, in its order.
type node struct{ *yaml.Node }

func (n node) get(keys ...string) node {
	for _, k := range keys {
		next := node{}
		if n.Node != nil && n.Kind == yaml.MappingNode {
			for i := 0; i+1 < len(n.Content); i += 2 {
				if n.Content[i].Value == k {
					next = node{n.Content[i+1]}
				}
			}
		}
		n = next
	}
	return n
}

func (n node) text() string {
	if n.Node == nil {
		return ""
	}
	return n.Value
}

func (n node) each(f func(key string, value node)) {
	if n.Node == nil {
		return
	}
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		f(n.Content[i].Value, node{n.Content[i+1]})
	}
	for i := 0; i < len(n.Content) && n.Kind == yaml.SequenceNode; i++ {
		f("", node{n.Content[i]})
	}
}

// loader reads the contract into a document.
type loader struct{ root node }

// follow returns what a node's $ref points at, or the node.
func (l loader) follow(n node) node {
	ref := n.get("$ref").text()
	if ref == "" {
		return n
	}
	return l.follow(l.root.get(strings.Split(strings.TrimPrefix(ref, "#/"), "/")...))
}

func load() (*document, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(api.OpenAPI, &root); err != nil {
		return nil, err
	}
	l := loader{node{root.Content[0]}}
	info := l.root.get("info")
	d := &document{Title: info.get("title").text(), Version: info.get("version").text(), Summary: info.get("summary").text(), Description: info.get("description").text()}
	stories, err := tell()
	if err != nil {
		return nil, err
	}
	d.Story = stories
	at := map[string]int{}
	l.root.get("tags").each(func(_ string, t node) {
		at[t.get("name").text()] = len(d.Groups)
		d.Groups = append(d.Groups, group{Name: t.get("name").text(), Description: t.get("description").text()})
	})
	l.root.get("paths").each(func(path string, item node) {
		base := "/api/v1"
		item.get("servers").each(func(_ string, s node) { base = strings.TrimSuffix(s.get("url").text(), "/") })
		for _, m := range []string{"get", "post", "patch", "put", "delete"} {
			if op := item.get(m); op.Node != nil {
				o := l.operation(op, item)
				o.Method, o.Path = strings.ToUpper(m), base+path
				for _, s := range stories {
					if s.Operation == o.ID {
						o.Story = append(o.Story, s)
					}
				}
				i := at[op.get("tags").Content[0].Value]
				d.Groups[i].Operations = append(d.Groups[i].Operations, o)
			}
		}
	})
	l.root.get("components", "schemas").each(func(name string, s node) {
		if s.get("properties").Node != nil {
			d.Schemas = append(d.Schemas, schema{name, s.get("description").text(), l.fields(s)})
		}
	})
	sort.Slice(d.Schemas, func(i, j int) bool { return d.Schemas[i].Name < d.Schemas[j].Name })
	return d, nil
}

func (l loader) operation(op, item node) operation {
	o := operation{ID: op.get("operationId").text(), Summary: op.get("summary").text(), Description: op.get("description").text()}
	o.Open = op.get("security").Node != nil
	for _, params := range []node{item.get("parameters"), op.get("parameters")} {
		params.each(func(_ string, p node) {
			p = l.follow(p)
			o.Parameters = append(o.Parameters, field{Name: p.get("name").text(), In: p.get("in").text(), Type: l.typeOf(p.get("schema")),
				Description: p.get("description").text(), Required: p.get("required").text() == "true"})
		})
	}
	if body := op.get("requestBody", "content", "application/json", "schema"); body.Node != nil {
		o.Body = refName(body)
		o.Fields = l.fields(l.follow(body))
	}
	op.get("responses").each(func(status string, r node) {
		v := response{Status: status, Description: l.follow(r).get("description").text()}
		l.follow(r).get("content").each(func(_ string, c node) { v.Schema = refName(c.get("schema")) })
		o.Responses = append(o.Responses, v)
	})
	return o
}

func refName(n node) string {
	ref := n.get("$ref").text()
	return ref[strings.LastIndex(ref, "/")+1:]
}

func (l loader) fields(s node) []field {
	required := map[string]bool{}
	s.get("required").each(func(_ string, v node) { required[v.text()] = true })
	var out []field
	s.get("properties").each(func(name string, p node) {
		description := p.get("description").text()
		if description == "" {
			description = l.follow(p).get("description").text()
		}
		out = append(out, field{Name: name, Type: l.typeOf(p), Description: description, Required: required[name]})
	})
	return out
}

// typeOf says in a few words what a schema takes.
func (l loader) typeOf(s node) string {
	if name := refName(s); name != "" {
		if f := l.follow(s); f.get("properties").Node != nil {
			return name
		}
		return l.typeOf(l.follow(s))
	}
	var options []string
	s.get("anyOf").each(func(_ string, o node) { options = append(options, l.typeOf(o)) })
	s.get("enum").each(func(_ string, o node) { options = append(options, fmt.Sprintf("%q", o.text())) })
	if len(options) > 0 {
		return strings.Join(options, " or ")
	}
	t := s.get("type")
	words := []string{t.text()}
	if t.Node != nil && t.Kind == yaml.SequenceNode {
		words = nil
		t.each(func(_ string, v node) { words = append(words, v.text()) })
	}
	text := strings.Join(words, " or ")
	if items := s.get("items"); items.Node != nil {
		text += " of " + l.typeOf(items)
	}
	for _, bound := range [][2]string{{"minLength", " ≥ %s characters"}, {"maxLength", " ≤ %s characters"}, {"minimum", " ≥ %s"}, {"maximum", " ≤ %s"}, {"default", " (default %s)"}} {
		if v := s.get(bound[0]).text(); v != "" {
			text += "," + fmt.Sprintf(bound[1], v)
		}
	}
	return text
}

// tell turns the examples into curl commands and their answers.
func tell() ([]story, error) {
	examples, err := api.Examples()
	if err != nil {
		return nil, err
	}
	var out []story
	for _, e := range examples {
		s := story{Title: e.Title, Text: e.Text, Operation: e.Operation, Status: e.Response.Status}
		path := e.Request.Path
		for _, v := range [][2]string{{"{project_id}", "$PROJECT"}, {"{build_id}", "$BUILD"}, {"{deployment_id}", "$DEPLOYMENT"}} {
			path = strings.ReplaceAll(path, v[0], v[1])
		}
		lines := []string{"curl \"$SKYCOT/api/v1" + path + "\"", "-H \"Authorization: Bearer $SKYCOT_API_KEY\""}
		if e.Request.Method != "GET" && (e.Request.Method != "POST" || e.Request.Body.Value == nil) {
			lines[0] = strings.Replace(lines[0], "curl", "curl -X "+e.Request.Method, 1)
		}
		if e.Curl != "" {
			lines[0] += " " + e.Curl
		}
		names := make([]string, 0, len(e.Request.Headers))
		for k := range e.Request.Headers {
			names = append(names, k)
		}
		sort.Strings(names)
		for _, k := range names {
			lines = append(lines, fmt.Sprintf("-H %q", k+": "+e.Request.Headers[k]))
		}
		if e.Request.Body.Value != nil {
			body, err := e.Request.Body.JSON()
			if err != nil {
				return nil, err
			}
			lines = append(lines, "-H \"Content-Type: application/json\"", "-d '"+strings.ReplaceAll(body, "'", `'\''`)+"'")
		}
		s.Curl = strings.Join(lines, " \\\n  ")
		if e.Response.Body.Value != nil {
			if s.Answer, err = e.Response.Body.JSON(); err != nil {
				return nil, err
			}
		}
		out = append(out, s)
	}
	return out, nil
}

// markdown renders the contract's own prose.
func markdown(text string) (template.HTML, error) {
	var b bytes.Buffer
	err := goldmark.Convert([]byte(text), &b) // raw HTML is left out by default
	return template.HTML(b.String()), err     //nolint:gosec // the contract is ours
}
