package slice

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

type node interface{}

type lineNode struct {
	segments []segment
	line     int
}

type ifNode struct {
	cond      expr
	then, els []node
	line      int
}

type eachNode struct {
	list  string
	cond  expr
	body  []node            // when the list has no cases here
	cases map[string][]node // nil when body is set; "*" is the rest
	line  int
}

type segmentKind uint8

const (
	plain segmentKind = iota
	named             // a reserved name
	inline
	span // a part of a line under a condition
)

type segment struct {
	kind segmentKind
	text string // plain: the text; inline: the literal that is replaced
	name string // named: the reserved name, or self; inline: the path
	form form
	cond expr      // span
	body []segment // span
	// attribute is the JSX attribute whose whole value the literal is; its name and braces belong to the segment.
	attribute string
	// article: plain text that ends with "a ", before a label that may ask for "an ".
	article bool
}

// frame is one scope around a line while a file is parsed.
type frame struct {
	typ *Type
	// cases are the words of the @case around the line; nil outside of one.
	cases map[string]bool
}

type parser struct {
	v      *Vocabulary
	file   string
	host   *host
	lines  []string
	pos    int
	frames []*frame
	errs   Errors
	// dropped counts the constructs around the line that never reach an app; reserved names mean nothing there.
	dropped int
}

func parseFile(v *Vocabulary, path string, data []byte, verbatim bool) (*Template, Errors) {
	t := &Template{Path: path, host: hostOf(path)}
	p := &parser{v: v, file: path, host: t.host}
	if verbatim || t.host == nil || bytes.IndexByte(data, 0) >= 0 {
		t.verbatim = data
		if data == nil {
			t.verbatim = []byte{}
		}
		t.path = []segment{{kind: plain, text: path}}
		if t.host != nil {
			p.mustBePlain(data)
		}
		return t, p.errs
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	p.lines = strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	p.frames = []*frame{{typ: v.root}}
	p.fileRule(t)
	if t.never {
		return t, p.errs
	}
	t.path = p.segments(path, 1, false)
	t.nodes = p.block("")
	return t, p.errs
}

// mustBePlain refuses directives and reserved names in a file that is copied as it is.
func (p *parser) mustBePlain(data []byte) {
	for i, l := range strings.Split(string(data), "\n") {
		_, whole := p.host.directive(l)
		inside := false
		if p.host.inline.open != "" {
			_, _, _, _, inside = nextMark(l, p.host)
		}
		if whole || inside || p.host.stray(l) {
			p.fail(i+1, "a directive in a file that is copied as it is", "move what depends on the app out of the kit")
		}
		if r := p.v.Reserved(l); r != "" {
			p.fail(i+1, fmt.Sprintf("the reserved name %q in a file that is copied as it is", r), "the kit does not know the app's entities")
		}
	}
}

func (p *parser) fail(line int, message, help string) {
	p.errs = append(p.errs, &Error{p.file, line, message, help})
}

// fileRule reads a @file directive on the first line.
func (p *parser) fileRule(t *Template) {
	text, ok := p.host.directive(p.lines[0])
	if !ok || !strings.HasPrefix(text, "@file") {
		return
	}
	p.pos = 1
	rest := strings.TrimSpace(strings.TrimPrefix(text, "@file"))
	word, rest, _ := strings.Cut(rest, " ")
	switch word {
	case "never":
		t.never = true
		if strings.TrimSpace(rest) != "" {
			p.fail(1, "@file never takes nothing after it", "")
		}
	case "if":
		t.cond = p.condition(rest, 1)
	case "each":
		list, cond, _ := strings.Cut(strings.TrimSpace(rest), " ")
		typ, ok := p.v.root.Lists[list]
		if !ok {
			p.fail(1, fmt.Sprintf("unknown list %q in @file each", list), suggest(list, sortedKeys(p.v.root.Lists)))
			return
		}
		t.List = list
		p.frames = append(p.frames, &frame{typ: typ})
		t.cond = p.ifAfter(cond, 1)
	default:
		p.fail(1, fmt.Sprintf("unknown word %q after @file", word), "write @file if <condition>, @file each entity, or @file never")
	}
}

// ifAfter reads the optional "if <condition>" at the end of @each and @file each.
func (p *parser) ifAfter(s string, line int) expr {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil
	}
	rest, ok := strings.CutPrefix(s, "if ")
	if !ok {
		p.fail(line, fmt.Sprintf("unexpected %q", s), "only if <condition> may follow the list")
		return nil
	}
	return p.condition(rest, line)
}

func (p *parser) condition(s string, line int) expr {
	e, err := parseExpr(s, p.known)
	if err != nil {
		help := "conditions are made of paths, not, and, or, == \"text\", != \"text\" and parentheses"
		var u *unknownPath
		if errors.As(err, &u) {
			help = u.help
		}
		p.fail(line, err.Error(), help)
	}
	return e
}

type unknownPath struct{ path, help string }

func (u *unknownPath) Error() string { return fmt.Sprintf("unknown path %q", u.path) }

// known reports whether a path exists in the scopes around the current line.
func (p *parser) known(path string) error {
	var near []string
	word, _, _ := strings.Cut(path, ".")
	for i := len(p.frames) - 1; i >= 0; i-- {
		if p.frames[i].typ.pathSet[path] {
			return nil
		}
		for _, c := range sortedKeys(p.frames[i].typ.pathSet) {
			if strings.HasPrefix(c, word+".") {
				near = append(near, c)
			}
		}
	}
	if p.v.paths[path] {
		return &unknownPath{path, fmt.Sprintf("%s exists, but not in this scope: it needs the @each that has %q", path, word)}
	}
	if len(near) == 0 {
		for _, f := range p.frames {
			near = append(near, sortedKeys(f.typ.pathSet)...)
		}
	}
	return &unknownPath{path, suggest(path, near)}
}

// block reads lines until @end, @else or @case of the construct named opener, which it leaves unread. opener is "" for the
// whole file.
func (p *parser) block(opener string) []node {
	var out []node
	for p.pos < len(p.lines) {
		raw := p.lines[p.pos]
		n := p.pos + 1
		text, ok := p.host.directive(raw)
		if !ok {
			if p.host.stray(raw) {
				p.fail(n, "a directive stands on a line of its own", "put the comment that starts with @ on its own line")
			}
			out = append(out, lineNode{p.segments(raw, n, true), n})
			p.pos++
			continue
		}
		word, rest, _ := strings.Cut(strings.TrimPrefix(text, "@"), " ")
		rest = strings.TrimSpace(rest)
		switch word {
		case "end", "else", "case":
			if opener == "" || (word == "else" && opener != "if") || (word == "case" && opener != "each") {
				p.fail(n, fmt.Sprintf("@%s without an @if or @each that it belongs to", word), "")
				p.pos++
				continue
			}
			return out
		case "if":
			p.pos++
			out = append(out, p.ifBlock(rest, n))
		case "each":
			p.pos++
			out = append(out, p.eachBlock(rest, n))
		case "file":
			p.fail(n, "@file stands on the first line only", "")
			p.pos++
		default:
			p.fail(n, fmt.Sprintf("unknown directive @%s", word), suggest(word, []string{"file", "if", "else", "end", "each", "case"}))
			p.pos++
		}
	}
	return out
}

// onlyLiving is the condition of lines that stand in the tree itself and in nothing that is cut from it.
const onlyLiving = "living"

func (p *parser) ifBlock(cond string, line int) node {
	n := ifNode{line: line}
	if cond == onlyLiving {
		p.dropped++
		p.block("if")
		p.dropped--
		n.cond = neverExpr{}
	} else {
		n.cond = p.condition(cond, line)
		n.then = p.block("if")
	}
	if p.word() == "else" {
		p.bare("else")
		n.els = p.block("if")
		if p.word() == "else" {
			p.fail(p.pos+1, "a second @else", "")
			p.pos++
			p.block("if")
		}
	}
	p.end("if", line)
	return n
}

func (p *parser) eachBlock(rest string, line int) node {
	list, cond, _ := strings.Cut(rest, " ")
	n := eachNode{list: list, line: line}
	var typ *Type
	var lists []string
	for i := len(p.frames) - 1; i >= 0 && typ == nil; i-- {
		typ = p.frames[i].typ.Lists[list]
		lists = append(lists, sortedKeys(p.frames[i].typ.Lists)...)
	}
	if typ == nil {
		p.fail(line, fmt.Sprintf("unknown list %q in @each", list), suggest(list, lists))
		typ = &Type{Name: "?", pathSet: map[string]bool{}, nameSet: map[string]bool{}}
	}
	f := &frame{typ: typ}
	p.frames = append(p.frames, f)
	defer func() { p.frames = p.frames[:len(p.frames)-1] }()
	n.cond = p.ifAfter(cond, line)
	n.body = p.block("each")
	for p.word() == "case" {
		if n.cases == nil {
			if hasText(n.body) {
				p.fail(p.pos+1, "lines between @each and the first @case", "every line of the list belongs to a case")
			}
			n.body, n.cases = nil, map[string][]node{}
		}
		words := p.caseWords(typ, n.cases)
		f.cases = map[string]bool{}
		for _, w := range words {
			f.cases[w] = true
		}
		body := p.block("each")
		for _, w := range words {
			n.cases[w] = body
		}
	}
	p.end("each", line)
	return n
}

// caseWords reads the words of a @case line and checks them.
func (p *parser) caseWords(typ *Type, claimed map[string][]node) []string {
	n := p.pos + 1
	text, _ := p.host.directive(p.lines[p.pos])
	p.pos++
	words := strings.Fields(text)[1:]
	if len(words) == 0 {
		p.fail(n, "@case without a word", suggest("", sortedKeys(typ.Cases)))
	}
	if typ.Cases == nil && typ.Name != "?" {
		p.fail(n, fmt.Sprintf("items of this list have no cases (%s)", typ.Name), "")
	}
	for _, w := range words {
		if _, ok := typ.Cases[w]; !ok && w != "*" && typ.Cases != nil {
			p.fail(n, fmt.Sprintf("unknown case %q", w), suggest(w, sortedKeys(typ.Cases)))
		}
		if _, twice := claimed[w]; twice {
			p.fail(n, fmt.Sprintf("case %q is claimed twice", w), "")
		}
	}
	return words
}

// word returns the directive word of the current line, "" at the end of the file.
func (p *parser) word() string {
	if p.pos >= len(p.lines) {
		return ""
	}
	text, _ := p.host.directive(p.lines[p.pos])
	word, _, _ := strings.Cut(strings.TrimPrefix(text, "@"), " ")
	return word
}

// bare takes a directive that has nothing after its word.
func (p *parser) bare(word string) {
	if text, _ := p.host.directive(p.lines[p.pos]); text != "@"+word {
		p.fail(p.pos+1, fmt.Sprintf("@%s takes nothing after it", word), "")
	}
	p.pos++
}

func (p *parser) end(opener string, line int) {
	if p.word() != "end" {
		p.fail(line, fmt.Sprintf("@%s without its @end", opener), "add a line with @end")
		return
	}
	p.bare("end")
}

func hasText(ns []node) bool {
	for _, n := range ns {
		l, ok := n.(lineNode)
		if !ok {
			return true
		}
		for _, s := range l.segments {
			if s.kind != plain || strings.TrimSpace(s.text) != "" {
				return true
			}
		}
	}
	return false
}

// segments splits one line into plain text, reserved names and inline values.
func (p *parser) segments(line string, n int, inlines bool) []segment {
	var out []segment
	if p.dropped > 0 {
		return nil
	}
	if !inlines || p.host == nil || p.host.inline.open == "" {
		return p.names(line, n, out)
	}
	for {
		before, cond, body, after, ok, problem := nextSpan(line, p.host)
		if problem != "" {
			p.fail(n, problem, "write "+p.host.inline.open+" @if <condition> "+p.host.inline.close+"…"+p.host.inline.open+" @end "+p.host.inline.close+" on one line")
			return out
		}
		if !ok {
			return p.values(line, n, out)
		}
		out = p.values(before, n, out)
		if line = after; cond == onlyLiving {
			continue
		}
		out = append(out, segment{kind: span, cond: p.condition(cond, n), body: p.values(body, n, nil)})
	}
}

// values splits text without conditions into plain text, reserved names and inline values.
func (p *parser) values(line string, n int, out []segment) []segment {
	for {
		start, lit, path, end, ok, problem := nextInline(line, p.host)
		if problem != "" {
			p.fail(n, problem, "write <literal> "+p.host.inline.open+" @= <path> "+p.host.inline.close)
			return out
		}
		if !ok {
			return p.names(line, n, out)
		}
		if err := p.known(path); err != nil {
			help := ""
			var u *unknownPath
			if errors.As(err, &u) {
				help = u.help
			}
			p.fail(n, err.Error(), help)
		}
		s := segment{kind: inline, text: lit, name: path}
		before, after := line[:start], line[end:]
		if m := attributeBefore.FindStringIndex(before); p.host == script && m != nil && strings.HasPrefix(after, "}") {
			s.attribute = strings.TrimSuffix(before[m[0]:], "={")
			before, after = before[:m[0]], after[1:]
		}
		out = append(p.names(before, n, out), s)
		line = after
	}
}

// attributeBefore matches the start of a JSX attribute whose value is in braces.
var attributeBefore = regexp.MustCompile(`[A-Za-z][A-Za-z0-9-]*=\{$`)

// articleBefore matches text that ends with an indefinite article.
var articleBefore = regexp.MustCompile(`(^|[^\p{L}\p{N}])[Aa] $`)

// names appends text, with the reserved names in it turned into placeholders.
func (p *parser) names(text string, n int, out []segment) []segment {
	from := 0
	for i := 0; i < len(text); {
		m, ok := p.v.names.at(text, i)
		if !ok {
			i++
			continue
		}
		key, found := p.resolve(m.name)
		if !found {
			p.fail(n, fmt.Sprintf("the reserved name %q has no meaning here", text[i:i+m.length]),
				fmt.Sprintf("%s stands inside %s", m.name, p.holder(m.name)))
		}
		if i > from {
			before := segment{kind: plain, text: text[from:i]}
			before.article = (m.form == label || m.form == lower) && articleBefore.MatchString(before.text)
			out = append(out, before)
		}
		out = append(out, segment{kind: named, name: key, form: m.form})
		i += m.length
		from = i
	}
	if from < len(text) {
		out = append(out, segment{kind: plain, text: text[from:]})
	}
	return out
}

func (p *parser) holder(name string) string {
	if h := p.v.holders[name]; h != "" {
		return h
	}
	return "another scope"
}

// resolve finds what a reserved name means in the scopes around: the name itself, or self for the item of the innermost
// list whose case it stands for.
func (p *parser) resolve(name string) (string, bool) {
	for i := len(p.frames) - 1; i >= 0; i-- {
		f := p.frames[i]
		if f.typ.nameSet[name] {
			return name, true
		}
		for c, n := range f.typ.Cases {
			if n == name && (f.cases == nil || f.cases[c] || f.cases["*"]) {
				return self + f.typ.Name, true
			}
		}
	}
	return "", false
}
