package slice

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Scope is one item of a Vocabulary's Type with its values. Scopes are read-only once made, so templates may be
// rendered from several goroutines.
type Scope struct {
	// Values are the paths of the type ("field.required") and what they hold: bool, string, int, float64, []string,
	// nil, or anything that encodes as JSON.
	Values map[string]any
	// Names are the reserved names of the type that have a meaning for this item.
	Names map[string]*Name
	// Self is what the reserved name of the item's case stands for.
	Self *Name
	// Case is the item's case; "" when the type has none.
	Case  string
	Lists map[string][]*Scope

	kind string
}

// NewScope returns an empty scope of a type. typeName is Type.Name.
func NewScope(typeName string) *Scope {
	return &Scope{Values: map[string]any{}, Names: map[string]*Name{}, Lists: map[string][]*Scope{}, kind: typeName}
}

// File is one rendered file.
type File struct {
	Path string
	Data []byte
	// Item is the scope of the list item the file was written for; nil for a file that is written once.
	Item *Scope
}

// Render writes the files that the template makes in this scope: none, one, or one per item of its list. want, when
// not nil, is asked before the work of a file is done. The error is *Error.
func (t *Template) Render(root *Scope, want func(path string) bool) ([]File, error) {
	if t.never {
		return nil, nil
	}
	if t.List == "" {
		f, ok, err := t.file(&renderer{t: t, scopes: []*Scope{root}}, want)
		if err != nil || !ok {
			return nil, err
		}
		return []File{f}, nil
	}
	items := root.Lists[t.List]
	var out []File
	for i, item := range items {
		r := &renderer{t: t, scopes: []*Scope{root, item}, index: []place{{0, 1}, {i, len(items)}}}
		f, ok, err := t.file(r, want)
		if err != nil {
			return nil, err
		}
		if ok {
			f.Item = item
			out = append(out, f)
		}
	}
	return out, nil
}

func (t *Template) file(r *renderer, want func(string) bool) (File, bool, error) {
	if len(r.index) == 0 {
		r.index = []place{{0, 1}}
	}
	if t.cond != nil {
		if keep, err := t.cond.eval(r); err != nil || !keep {
			return File{}, false, r.wrap(1, err)
		}
	}
	path, err := r.text(t.path)
	if err != nil {
		return File{}, false, r.wrap(1, err)
	}
	if want != nil && !want(path) {
		return File{}, false, nil
	}
	if t.verbatim != nil {
		return File{Path: path, Data: t.verbatim}, true, nil
	}
	if err := r.nodes(t.nodes); err != nil {
		return File{}, false, err
	}
	return File{Path: path, Data: []byte(r.out.String())}, true, nil
}

// place is an item's position in its list.
type place struct{ index, count int }

type renderer struct {
	t      *Template
	scopes []*Scope
	index  []place
	out    strings.Builder
	blank  bool // a blank line is due before the next line
	opened bool // the line before ended with an opening bracket
	fresh  bool // the line before stands as it was written
}

func (r *renderer) wrap(line int, err error) error {
	if err == nil {
		return nil
	}
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{File: r.t.Path, Line: line, Message: err.Error()}
}

func (r *renderer) nodes(ns []node) error {
	for _, n := range ns {
		var err error
		switch n := n.(type) {
		case lineNode:
			err = r.wrap(n.line, r.line(n))
		case ifNode:
			var yes bool
			if yes, err = n.cond.eval(r); err != nil {
				return r.wrap(n.line, err)
			}
			if yes {
				err = r.nodes(n.then)
			} else {
				err = r.nodes(n.els)
			}
		case eachNode:
			err = r.wrap(n.line, r.each(n))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *renderer) each(n eachNode) error {
	var items []*Scope
	found := false
	for i := len(r.scopes) - 1; i >= 0 && !found; i-- {
		items, found = r.scopes[i].Lists[n.list]
	}
	depth := len(r.scopes)
	defer func() { r.scopes, r.index = r.scopes[:depth], r.index[:depth] }()
	kept := items
	if n.cond != nil {
		kept = nil
		for i, item := range items {
			r.scopes, r.index = append(r.scopes[:depth], item), append(r.index[:depth], place{i, len(items)})
			yes, err := n.cond.eval(r)
			if err != nil {
				return err
			}
			if yes {
				kept = append(kept, item)
			}
		}
	}
	for i, item := range kept {
		r.scopes, r.index = append(r.scopes[:depth], item), append(r.index[:depth], place{i, len(kept)})
		body := n.body
		if n.cases != nil {
			var ok bool
			if body, ok = n.cases[item.Case]; !ok {
				body, ok = n.cases["*"]
			}
			if !ok {
				return fmt.Errorf("no @case for %q in @each %s; an empty case says that nothing is written", item.Case, n.list)
			}
		}
		if err := r.nodes(body); err != nil {
			return err
		}
	}
	return nil
}

func (r *renderer) line(n lineNode) error {
	s, err := r.text(n.segments)
	if err != nil {
		return err
	}
	trimmed := strings.TrimSpace(s)
	if trimmed == "" {
		// A line that a condition or an attribute emptied is gone; only a line that was blank leaves a gap.
		r.blank = r.blank || r.out.Len() > 0 && blankSource(n)
		return nil
	}
	if r.t.host == script && r.out.Len() > 0 && r.joins(trimmed) {
		text := strings.TrimSuffix(r.out.String(), "\n")
		r.out.Reset()
		r.out.WriteString(text + trimmed + "\n")
		r.blank, r.opened, r.fresh = false, false, false
		return nil
	}
	r.fresh = true
	if r.blank && !(r.t.host.brackets && (r.opened || closes(trimmed))) {
		r.out.WriteByte('\n')
	}
	r.blank = false
	r.opened = strings.HasSuffix(trimmed, "{") || strings.HasSuffix(trimmed, "(") || strings.HasSuffix(trimmed, "[")
	r.out.WriteString(s)
	r.out.WriteByte('\n')
	return nil
}

// joins reports whether a line belongs on the one before because directives emptied what stood between: a closing bracket
// right after its opening one, or a lone semicolon.
func (r *renderer) joins(s string) bool {
	if s == ";" {
		return true
	}
	if !r.opened || !r.fresh || len(s) > 2 || len(s) == 2 && s[1] != ',' && s[1] != ';' {
		return false
	}
	text := strings.TrimSuffix(r.out.String(), "\n")
	return strings.IndexByte("{[(", text[len(text)-1]) == strings.IndexByte("}])", s[0])
}

func blankSource(n lineNode) bool {
	return len(n.segments) == 0 || len(n.segments) == 1 && n.segments[0].kind == plain
}

func closes(s string) bool {
	return s[0] == '}' || s[0] == ')' || s[0] == ']' || strings.HasPrefix(s, "</")
}

func (r *renderer) text(segments []segment) (string, error) {
	if len(segments) == 1 && segments[0].kind == plain {
		return segments[0].text, nil
	}
	var b strings.Builder
	swallow := false // an attribute at the start of the line is gone, and the space after it with it
	for i, s := range segments {
		switch s.kind {
		case plain:
			if swallow {
				s.text = strings.TrimLeft(s.text, " ")
			}
			swallow = false
			b.WriteString(s.text)
			if s.article {
				if n := r.name(segments[i+1].name); n != nil && vowelSound(n[segments[i+1].form]) {
					text := strings.TrimSuffix(b.String(), " ")
					b.Reset()
					b.WriteString(text + "n ")
				}
			}
		case named:
			n := r.name(s.name)
			if n == nil {
				return "", fmt.Errorf("%s has no meaning for this item; put the line inside an @if", s.name)
			}
			b.WriteString(n[s.form])
		case span:
			yes, err := s.cond.eval(r)
			if err != nil {
				return "", err
			}
			if yes {
				t, err := r.text(s.body)
				if err != nil {
					return "", err
				}
				b.WriteString(t)
			}
		case inline:
			v, err := r.value(s.name)
			if err != nil {
				return "", err
			}
			e, err := r.t.host.encode(v, s.text)
			if err != nil {
				return "", err
			}
			if s.attribute != "" {
				e = attribute(s.attribute, v, e)
				if text := strings.TrimRight(b.String(), " "); e == "" && text != "" {
					b.Reset()
					b.WriteString(text)
				} else if e == "" {
					swallow = true
				}
			}
			b.WriteString(e)
		}
	}
	return b.String(), nil
}

// attribute writes a JSX attribute as a person would: required, nothing when it is false, label="Title".
func attribute(name string, v any, encoded string) string {
	switch x := v.(type) {
	case bool:
		if x {
			return name
		}
		return ""
	case string:
		if plainAttribute.MatchString(x) {
			return name + "=" + encoded
		}
	}
	return name + "={" + encoded + "}"
}

// vowelSound reports whether a label asks for "an" before it.
func vowelSound(label string) bool {
	s := strings.ToLower(label)
	for _, not := range []string{"uni", "use", "usa", "uti", "eu", "one", "once", "ura"} {
		if strings.HasPrefix(s, not) {
			return false
		}
	}
	for _, yes := range []string{"hour", "honest", "honou", "heir"} {
		if strings.HasPrefix(s, yes) {
			return true
		}
	}
	return s != "" && strings.IndexByte("aeiou", s[0]) >= 0
}

// plainAttribute is text that reads the same in a JSX attribute with and without braces.
var plainAttribute = regexp.MustCompile(`^[\p{L}\p{N} ,.'()/%+€£$_?!:;-]+$`)

// name finds what a reserved name stands for, innermost scope first.
func (r *renderer) name(key string) *Name {
	for i := len(r.scopes) - 1; i >= 0; i-- {
		s := r.scopes[i]
		if strings.HasPrefix(key, self) {
			if key[len(self):] == s.kind && s.Self != nil {
				return s.Self
			}
			continue
		}
		if n, ok := s.Names[key]; ok {
			return n
		}
	}
	return nil
}

// value looks a path up, innermost scope first.
func (r *renderer) value(path string) (any, error) {
	for i := len(r.scopes) - 1; i >= 0; i-- {
		s := r.scopes[i]
		if v, ok := s.Values[path]; ok {
			return v, nil
		}
		switch path {
		case s.kind + ".first":
			return r.index[i].index == 0, nil
		case s.kind + ".last":
			return r.index[i].index == r.index[i].count-1, nil
		}
	}
	return nil, fmt.Errorf("%s has no value here", path)
}
