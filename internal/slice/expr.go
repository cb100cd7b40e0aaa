package slice

import (
	"fmt"
	"reflect"
	"strings"
)

// expr is a condition: paths, not, and, or, == and != with a text, parentheses.
type expr interface {
	eval(r *renderer) (bool, error)
}

type pathExpr struct{ path string }
type equalExpr struct {
	path, text string
	negate     bool
}
type neverExpr struct{}
type notExpr struct{ x expr }
type bothExpr struct{ a, b expr }
type eitherExpr struct{ a, b expr }

func (neverExpr) eval(*renderer) (bool, error) { return false, nil }

func (e pathExpr) eval(r *renderer) (bool, error) {
	v, err := r.value(e.path)
	if err != nil {
		return false, err
	}
	return truth(v), nil
}

func (e equalExpr) eval(r *renderer) (bool, error) {
	v, err := r.value(e.path)
	if err != nil {
		return false, err
	}
	return (fmt.Sprint(v) == e.text) != e.negate, nil
}

func (e notExpr) eval(r *renderer) (bool, error) {
	v, err := e.x.eval(r)
	return !v, err
}

func (e bothExpr) eval(r *renderer) (bool, error) {
	if v, err := e.a.eval(r); err != nil || !v {
		return false, err
	}
	return e.b.eval(r)
}

func (e eitherExpr) eval(r *renderer) (bool, error) {
	if v, err := e.a.eval(r); err != nil || v {
		return v, err
	}
	return e.b.eval(r)
}

// truth is what a value means in a condition: empty text, zero, an empty list and nothing are false.
func truth(v any) bool {
	switch x := v.(type) {
	case nil:
		return false
	case bool:
		return x
	case string:
		return x != ""
	case int:
		return x != 0
	case float64:
		return x != 0
	case []string:
		return len(x) > 0
	}
	if list := reflect.ValueOf(v); list.Kind() == reflect.Slice {
		return list.Len() > 0
	}
	return true
}

// exprParser reads one condition. known reports whether a path exists in the scopes around.
type exprParser struct {
	tokens []string
	known  func(path string) error
}

func parseExpr(s string, known func(string) error) (expr, error) {
	tokens, err := exprTokens(s)
	if err != nil {
		return nil, err
	}
	p := &exprParser{tokens, known}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if len(p.tokens) > 0 {
		return nil, fmt.Errorf("%q after the end of the condition", p.tokens[0])
	}
	return e, nil
}

func exprTokens(s string) ([]string, error) {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		switch {
		case s[0] == '(' || s[0] == ')':
			out, s = append(out, s[:1]), s[1:]
		case strings.HasPrefix(s, "==") || strings.HasPrefix(s, "!="):
			out, s = append(out, s[:2]), s[2:]
		case s[0] == '"':
			end := strings.IndexByte(s[1:], '"')
			if end < 0 {
				return nil, fmt.Errorf("a text without its closing quote: %s", s)
			}
			out, s = append(out, s[:end+2]), s[end+2:]
		default:
			n := strings.IndexFunc(s, func(r rune) bool {
				return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r == '.')
			})
			if n < 0 {
				n = len(s)
			}
			if n == 0 {
				return nil, fmt.Errorf("unexpected %q in a condition", s[:1])
			}
			out, s = append(out, s[:n]), s[n:]
		}
	}
	return out, nil
}

func (p *exprParser) take(want string) bool {
	if len(p.tokens) > 0 && p.tokens[0] == want {
		p.tokens = p.tokens[1:]
		return true
	}
	return false
}

func (p *exprParser) or() (expr, error) {
	a, err := p.and()
	for err == nil && p.take("or") {
		var b expr
		b, err = p.and()
		a = eitherExpr{a, b}
	}
	return a, err
}

func (p *exprParser) and() (expr, error) {
	a, err := p.unary()
	for err == nil && p.take("and") {
		var b expr
		b, err = p.unary()
		a = bothExpr{a, b}
	}
	return a, err
}

func (p *exprParser) unary() (expr, error) {
	if p.take("not") {
		x, err := p.unary()
		return notExpr{x}, err
	}
	if p.take("(") {
		x, err := p.or()
		if err == nil && !p.take(")") {
			err = fmt.Errorf("a parenthesis is not closed")
		}
		return x, err
	}
	if len(p.tokens) == 0 {
		return nil, fmt.Errorf("a condition ends too early")
	}
	path := p.tokens[0]
	p.tokens = p.tokens[1:]
	switch path {
	case "and", "or", "not", ")", "==", "!=":
		return nil, fmt.Errorf("unexpected %q in a condition", path)
	}
	if strings.HasPrefix(path, `"`) {
		return nil, fmt.Errorf("a text stands on the right of == or !=")
	}
	if err := p.known(path); err != nil {
		return nil, err
	}
	for _, op := range []string{"==", "!="} {
		if !p.take(op) {
			continue
		}
		if len(p.tokens) == 0 || !strings.HasPrefix(p.tokens[0], `"`) {
			return nil, fmt.Errorf("%s needs a text in double quotes", op)
		}
		text := strings.Trim(p.tokens[0], `"`)
		p.tokens = p.tokens[1:]
		return equalExpr{path, text, op == "!="}, nil
	}
	return pathExpr{path}, nil
}
