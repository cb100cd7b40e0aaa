package spec

import (
	"fmt"
	"strconv"
	"strings"
)

// ParseExpr reads a formula as people write it: numbers, names, + - * / ^, comparisons, parentheses and the functions of
// Expr, "sum(rooms, length * width)" and "is(kind, quick)" among them. The error says where it ends to make sense.
func ParseExpr(text string) (Expr, error) {
	p := exprParser{text: text}
	e, err := p.compare(0)
	if err != nil {
		return Expr{}, err
	}
	if p.blank(); p.at < len(p.text) {
		return Expr{}, fmt.Errorf("formula %q: what is %q doing there", text, p.text[p.at:])
	}
	return e, nil
}

type exprParser struct {
	text string
	at   int
}

func (p *exprParser) blank() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t') {
		p.at++
	}
}

// take moves past the first of these signs that comes next.
func (p *exprParser) take(signs ...string) string {
	p.blank()
	for _, s := range signs {
		if strings.HasPrefix(p.text[p.at:], s) {
			p.at += len(s)
			return s
		}
	}
	return ""
}

func (p *exprParser) compare(depth int) (Expr, error) {
	if depth > maxExprDepth {
		return Expr{}, fmt.Errorf("formula %q: nested too deep", clip(p.text))
	}
	left, err := p.chain(depth, []string{"+", "-"}, func(d int) (Expr, error) { return p.chain(d, []string{"*", "/"}, p.power) })
	if err != nil {
		return Expr{}, err
	}
	if op := p.take("<=", ">=", "<", ">", "="); op != "" {
		right, err := p.compare(depth + 1)
		return Expr{Op: op, Args: []Expr{left, right}}, err
	}
	return left, nil
}

func (p *exprParser) chain(depth int, ops []string, next func(depth int) (Expr, error)) (Expr, error) {
	left, err := next(depth)
	for err == nil {
		op := p.take(ops...)
		if op == "" {
			break
		}
		var right Expr
		if right, err = next(depth); err != nil {
			break
		}
		if left.Op == op {
			left.Args = append(left.Args[:len(left.Args):len(left.Args)], right)
		} else {
			left = Expr{Op: op, Args: []Expr{left, right}}
		}
	}
	return left, err
}

func (p *exprParser) power(depth int) (Expr, error) {
	base, err := p.unit(depth)
	if err != nil || p.take("^") == "" {
		return base, err
	}
	exponent, err := p.unit(depth)
	return Expr{Op: "^", Args: []Expr{base, exponent}}, err
}

func (p *exprParser) unit(depth int) (Expr, error) {
	if depth > maxExprDepth {
		return Expr{}, fmt.Errorf("formula %q: nested too deep", clip(p.text))
	}
	if p.take("-") != "" {
		inner, err := p.unit(depth + 1)
		return Expr{Op: "neg", Args: []Expr{inner}}, err
	}
	if p.take("(") != "" {
		inner, err := p.compare(depth + 1)
		if err == nil && p.take(")") == "" {
			err = fmt.Errorf("formula %q: a parenthesis is not closed", clip(p.text))
		}
		return inner, err
	}
	p.blank()
	from := p.at
	for p.at < len(p.text) && (p.text[p.at] >= '0' && p.text[p.at] <= '9' || p.text[p.at] == '.') {
		p.at++
	}
	if p.at > from {
		n, err := strconv.ParseFloat(p.text[from:p.at], 64)
		if err != nil {
			return Expr{}, fmt.Errorf("formula %q: %q is no number", clip(p.text), p.text[from:p.at])
		}
		return Expr{Num: &n}, nil
	}
	name := p.word()
	if name == "" {
		return Expr{}, fmt.Errorf("formula %q: something is missing at %d", clip(p.text), p.at)
	}
	if p.take("(") == "" {
		return Expr{Ref: name}, nil
	}
	return p.call(name, depth+1)
}

func (p *exprParser) word() string {
	p.blank()
	from := p.at
	for p.at < len(p.text) && (p.text[p.at] >= 'a' && p.text[p.at] <= 'z' || p.text[p.at] == '_' || p.at > from && p.text[p.at] >= '0' && p.text[p.at] <= '9') {
		p.at++
	}
	return p.text[from:p.at]
}

// call reads the arguments of a function; the groups and options that some begin with are names, not formulas.
func (p *exprParser) call(name string, depth int) (Expr, error) {
	e := Expr{Op: name}
	switch name {
	case "sum", "most", "count", "is":
		e.Ref = p.word()
		if name == "is" && p.take(",") != "" {
			e.Text = p.word()
		} else if name != "count" && p.take(",") == "" {
			return Expr{}, fmt.Errorf("formula %q: %s needs a group and a formula", clip(p.text), name)
		}
	}
	for p.take(")") == "" {
		if len(e.Args) > 0 && p.take(",") == "" {
			return Expr{}, fmt.Errorf("formula %q: a parenthesis is not closed", clip(p.text))
		}
		arg, err := p.compare(depth)
		if err != nil {
			return Expr{}, err
		}
		e.Args = append(e.Args, arg)
	}
	return e, nil
}

// Refs lists the names that a formula refers to, each once, in order; groups are not among them.
func (e Expr) Refs() []string {
	var out []string
	seen := map[string]bool{}
	var walk func(e Expr)
	walk = func(e Expr) {
		if e.Ref != "" && e.Op != "sum" && e.Op != "most" && e.Op != "count" && !seen[e.Ref] {
			seen[e.Ref] = true
			out = append(out, e.Ref)
		}
		for _, a := range e.Args {
			walk(a)
		}
	}
	walk(e)
	return out
}
