package archetype

import (
	"encoding/json"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// A clause is met only when what it says exactly is in the spec: its numbers with their units, what it quotes, codes such
// as "EX-2026-0001" and names. Words may be claimed by a node as a whole; facts have to be found in one of the nodes that
// claim the clause (names and quotes: anywhere), else the clause is met in part and the fact is named.

// reCode finds a code or running number with letters before it: "PR-2026-0001", "NL-123456", "INV0042".
var reCode = regexp.MustCompile(`\b([A-Z]{2,6})[-/]?[A-Z0-9]*\d[A-Z0-9]*(?:[-/][A-Z0-9]+)*\b|\b(?:19|20)\d\d[-/]\d{3,}\b`)

// reStep finds the number of a requirement: "FR1", "R12".
var reStep = regexp.MustCompile(`^[A-Z]{1,3}-?\d{1,3}$`)

// missing names the facts of a piece that its nodes do not hold. from is where the words begin that ask for something.
func (b *builder) missing(ci, from, to int, nodes map[string]bool) []string {
	if from >= to || nodes["app"] && len(nodes) == 1 {
		return nil
	}
	var out []string
	lacks := func(what string) {
		if len(out) < 6 && !slices.Contains(out, what) {
			out = append(out, what)
		}
	}
	b.ground()
	c := b.in.Clauses[ci]
	said := newGround()
	for n := range nodes {
		said.add(b.node(n))
		b.rowsOf(n, c.Text, said)
		if strings.HasSuffix(n, "/ratings") || strings.HasSuffix(n, "/deal") {
			said.numbers[1], said.numbers[5] = true, true // stars
		}
	}
	taken := map[int]bool{} // tokens of codes and quotes: no numbers or names of their own
	for _, m := range reCode.FindAllStringSubmatchIndex(c.Text, -1) {
		in := b.tokensOf(ci, m[0], m[1])
		if in.From < from || in.To > to || in.From >= in.To {
			continue
		}
		for i := in.From; i < in.To; i++ {
			taken[i] = true
		}
		code, letters := c.Text[m[0]:m[1]], ""
		if m[2] >= 0 {
			letters = c.Text[m[2]:m[3]]
		}
		switch {
		case in.From == c.From && reStep.MatchString(code) || letters == "" && said.words["running"]:
		case !said.words[strings.ToLower(code)] && !said.prefixes[strings.ToLower(letters)]:
			lacks(code)
		}
	}
	for _, q := range b.quotes(from, to) {
		for i := q.From - 1; i <= q.To; i++ {
			taken[i] = true
		}
		if text := b.in.Words(q); !b.trace.all.holds(text) && !said.holds(text) && !said.fixed(nodes, text) && !b.negates(from, q.From) {
			lacks(`"` + text + `"`)
		}
	}
	b.illustrations(ci, from, to, taken)
	for i := from; i < to; i++ {
		t := b.in.Tokens[i]
		switch {
		case b.oneOfMany(i, from):
			lacks("several " + t.Lower)
		case taken[i]:
		case b.isNumber(i, from):
			if what := b.withUnit(i, to); (!said.hasNumber(b.in.Tokens, i, to) || said.lacksUnit(b.in.Tokens, i, to)) && !b.claimedBy(i, "theme/", "app/time_zone", "without/") {
				lacks(what)
			}
		case b.isName(i, ci) && !b.trace.all.words[t.Lower] && !said.words[t.Lower] && !b.trace.all.words[t.Noun] && !b.claimedBy(i, "theme", "app/", "without/", "integrations/"):
			lacks(t.Text)
		}
	}
	return out
}

// oneOfMany says whether a word for several things in a list of what another has became a field that points at one: "a
// loan with borrower and pieces".
func (b *builder) oneOfMany(i, from int) bool {
	t := b.in.Tokens[i]
	if t.Lower == t.Noun || t.Kind != intent.Word || t.Verb != "" || i == from || !b.in.Tokens[i-1].Is(",", "and", "with", ":") {
		return false
	}
	with := -1
	for k := from; k < i; k++ {
		if b.in.Tokens[k].Is("with", "has", "have", ":") {
			with = k
		}
	}
	if with <= from {
		return false
	}
	for _, n := range b.trace.nodes[i] {
		many := b.entityOf(n)
		if many == nil {
			continue
		}
		for _, o := range b.trace.nodes[with-1] {
			if one := b.entityOf(o); one != nil && one != many && pointsAt(one, many.Name) && !pointsAt(many, one.Name) {
				return true
			}
		}
	}
	return false
}

// entityOf is the entity that a node names as a whole, nil for other nodes.
func (b *builder) entityOf(node string) *spec.Entity {
	if name, ok := strings.CutPrefix(node, "entities/"); ok {
		return b.spec.Entity(name)
	}
	return nil
}

func pointsAt(e *spec.Entity, target string) bool {
	return slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return f.Kind == spec.Reference && f.Target == target })
}

// tokensOf turns bytes of a clause into its tokens.
func (b *builder) tokensOf(ci, from, to int) intent.Range {
	c := b.in.Clauses[ci]
	r := intent.Range{From: c.To, To: c.From}
	for i := c.From; i < c.To; i++ {
		if t := b.in.Tokens[i]; t.End > c.Span[0]+from && t.Start < c.Span[0]+to {
			r.From, r.To = min(r.From, i), max(r.To, i+1)
		}
	}
	return r
}

// quotes are the quoted words between two tokens.
func (b *builder) quotes(from, to int) []intent.Range {
	var out []intent.Range
	open := -1
	for i := from; i < to; i++ {
		switch t := b.in.Tokens[i]; {
		case open < 0 && t.Is(`"`, "“", "„"):
			open = i + 1
		case open >= 0 && t.Is(`"`, "”", "“"):
			if i > open && i-open <= 12 {
				out = append(out, intent.Range{From: open, To: i})
			}
			open = -1
		}
	}
	return out
}

// negates says whether words before a quote take it back: `never "Dear customer"`.
func (b *builder) negates(from, at int) bool {
	for i := max(from, at-4); i < at; i++ {
		if b.in.Tokens[i].Is("no", "not", "never", "without") {
			return true
		}
	}
	return false
}

// isNumber says whether a token states a number that the app must know: not one that only numbers the clause.
func (b *builder) isNumber(i, from int) bool {
	t := b.in.Tokens[i]
	if t.Kind == intent.Number {
		return i > from || i+1 < len(b.in.Tokens) && !strings.Contains(t.Text, ".")
	}
	return t.Kind == intent.Word && b.in.Content(i) && inWords(t.Lower) > 1
}

// inWords reads a number word; 0 for other words.
func inWords(word string) float64 {
	if n := intent.Count(word); n > 1 {
		return float64(n)
	}
	return map[string]float64{"eleven": 11, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}[word]
}

// isName says whether a token is a proper name: written large inside a sentence, and no word that is known.
func (b *builder) isName(i, ci int) bool {
	t, c := b.in.Tokens[i], b.in.Clauses[ci]
	r := []rune(t.Text)
	if t.Kind != intent.Word || i == c.From || b.in.Tokens[i-1].Kind == intent.Number || calendarWords[t.Lower] || len(r) < 3 || !unicode.IsUpper(r[0]) || strings.ToUpper(t.Text) == t.Text || t.Verb != "" || !b.in.Content(i) || catalogue.Get().Noun(t.Noun) != nil {
		return false
	}
	if before := b.in.Tokens[i-1]; before.Is(".", ":", "!", "?", "-", "–", `"`, "“", "(") || t.Glued {
		return false
	}
	large, words := 0, 0
	for k := c.From; k < c.To; k++ {
		if w := b.in.Tokens[k]; w.Kind == intent.Word {
			words++
			if unicode.IsUpper([]rune(w.Text)[0]) {
				large++
			}
		}
	}
	return large*2 <= words+1 // else a title, or shouting
}

// claimedBy says whether a node of one of these kinds claims a token.
func (b *builder) claimedBy(i int, kinds ...string) bool {
	return slices.ContainsFunc(b.trace.nodes[i], func(node string) bool {
		return slices.ContainsFunc(kinds, func(k string) bool { return strings.HasPrefix(node, k) })
	})
}

// illustrations marks the numbers that only show what is meant: those after "e.g." and "like", ordinals, and sums worked
// out before the reader's eyes ("2.7 m of 10 m leave 7.3 m").
func (b *builder) illustrations(ci, from, to int, taken map[int]bool) {
	var at []int
	for i := from; i < to; i++ {
		t := b.in.Tokens[i]
		if t.Is("e.g", "e", "like", "example", "instance") && (!t.Is("e") || i+2 < to && b.in.Tokens[i+2].Is("g")) {
			for k := i + 1; k < to && !b.in.Tokens[k].Is(";", ")", ","); k++ {
				taken[k] = taken[k] || b.in.Tokens[k].Kind == intent.Number
			}
		}
		if t.Kind == intent.Number && i+1 < to && b.in.Tokens[i+1].Is("st", "nd", "rd", "th") {
			taken[i] = true
		}
		if t.Is("between", "first", "last", "these", "those", "both") && i+1 < to && b.in.Tokens[i+1].Kind == intent.Word {
			taken[i+1] = true
		}
		if t.Kind == intent.Number {
			at = append(at, i)
		}
	}
	value := func(i int) float64 { n, _ := figure(b.in.Tokens[i].Text); return n }
	for _, x := range at {
		for _, y := range at {
			for _, z := range at {
				if x < y && y < z && value(x) > 0 && math.Abs(math.Abs(value(y)-value(x))-value(z)) < 1e-9 && value(y) != value(x) {
					taken[x], taken[y], taken[z] = true, true, true
				}
			}
		}
	}
}

// withUnit is a number as people read it, with the word or sign after it.
func (b *builder) withUnit(i, to int) string {
	if i+1 < to && (b.in.Tokens[i+1].Is("%", "€", "°") || b.in.Tokens[i+1].Kind == intent.Word && b.in.Content(i+1)) {
		return b.in.Words(intent.Range{From: i, To: i + 2})
	}
	return b.in.Tokens[i].Text
}

// factors are what a number is multiplied with on its way into the spec, by its unit.
var factors = map[string][]float64{
	"%": {0.01, 10, 100}, "percent": {0.01, 10, 100}, "min": {60, 60_000, 1.0 / 60}, "minute": {60, 60_000, 1.0 / 60}, "mins": {60, 60_000},
	"h": {60, 3600, 1.0 / 24}, "hour": {60, 3600, 1.0 / 24}, "hrs": {60}, "day": {24, 1440}, "week": {7, 168, 10_080}, "month": {30, 31, 1.0 / 12}, "year": {12, 365, 52},
	"g": {0.001}, "gram": {0.001}, "kg": {1000}, "km": {1000}, "m": {100, 1000}, "cm": {0.01}, "litre": {1000}, "second": {1000, 1.0 / 60}, "s": {1000}, "sec": {1000}, "hundred": {100}, "thousand": {1000}, "": {100, 0.01, 60, 24}, // money in cents; the unit may stand elsewhere
}

// measured are units that have to be in the spec by name: what the app measures in, which no number tells.
var measured = map[string][]string{"kg": {"kg", "kilogram"}, "g": {"g", "gram"}, "gram": {"g", "gram"}, "km": {"km", "kilometre", "kilometer"}, "cm": {"cm", "centimetre"}, "mm": {"mm", "millimetre"},
	"ml": {"ml", "millilitre"}, "litre": {"l", "litre", "liter"}, "liter": {"l", "litre", "liter"}, "kwh": {"kwh"}, "kw": {"kw"}, "mph": {"mph"}, "lb": {"lb", "pound"}, "oz": {"oz", "ounce"}, "acre": {"acre"}, "hectare": {"hectare", "ha"}}

// lacksUnit says whether the unit after a number is measured by the app's numbers and nowhere in the nodes.
func (g *ground) lacksUnit(tokens []intent.Token, i, to int) bool {
	if i+1 >= to {
		return false
	}
	names := measured[tokens[i+1].Noun]
	return len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return g.words[n] || g.words[n+"s"] })
}

// ground is what some nodes say: the numbers and words in them.
type ground struct {
	numbers  map[float64]bool
	clock    map[int]bool // full hours written as a time
	words    map[string]bool
	prefixes map[string]bool // letters that begin a code or running number
	texts    []string
	most     float64 // the length of the longest list
}

func newGround() *ground {
	return &ground{numbers: map[float64]bool{}, clock: map[int]bool{}, words: map[string]bool{}, prefixes: map[string]bool{}}
}

var (
	reFigure    = regexp.MustCompile(`\d+(?:[.,]\d+)*`)
	reClock     = regexp.MustCompile(`\b(\d{1,2}):(\d\d)\b`)
	reLetter    = regexp.MustCompile(`[\pL\pN]+(?:['’][\pL]+)?`)
	reThousands = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+(?:\.\d+)?$`)
	rePrefix    = regexp.MustCompile(`^([a-z]{1,6})[-/]?(?:\d|$|[-/])`)
)

// unproven are the parts of a spec that prove nothing: rows made up, texts copied from the request.
var unproven = []string{"sample", "requirements", "checks", "decisions", "because", "description", "tagline"}

func (g *ground) add(v any) {
	switch x := v.(type) {
	case map[string]any:
		for key, child := range x {
			if !slices.Contains(unproven, key) {
				for w := range strings.SplitSeq(key, "_") {
					g.words[w] = true
				}
				g.add(child)
			}
		}
		if all, ok := x["questions"].(float64); ok && all > 0 {
			if pass, ok := x["pass"].(float64); ok {
				g.numbers[math.Round(100*pass/all)] = true
			}
		}
	case []any:
		if len(x) > 1 {
			g.numbers[float64(len(x))] = true
			g.most = max(g.most, float64(len(x)))
		}
		for _, child := range x {
			g.add(child)
		}
	case float64:
		g.numbers[x] = true
	case string:
		g.text(x)
	}
}

func (g *ground) text(s string) {
	low := strings.ToLower(s)
	g.texts = append(g.texts, plainText(low))
	for _, m := range reFigure.FindAllString(low, -1) {
		g.words[m] = true
		if n, ok := figure(m); ok {
			g.numbers[n] = true
		}
	}
	for _, m := range reClock.FindAllStringSubmatch(low, -1) {
		if h, _ := strconv.Atoi(m[1]); m[2] == "00" {
			g.clock[h] = true
		}
		g.words[m[0]], g.words[strings.TrimPrefix(m[0], "0")] = true, true
	}
	for _, w := range reLetter.FindAllString(strings.ReplaceAll(low, "_", " "), -1) {
		g.words[w] = true
		g.words[strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s")] = true
		if n := inWords(w); n > 0 {
			g.numbers[n] = true
		}
	}
	if m := rePrefix.FindStringSubmatch(low); m != nil {
		g.prefixes[m[1]] = true
	}
}

// figure reads "1,800", "3.20", "0.5", "9,50".
func figure(s string) (float64, bool) {
	if at := strings.LastIndexByte(s, ','); at >= 0 {
		if len(s)-at == 4 || strings.Contains(s[at:], ".") {
			s = strings.ReplaceAll(s, ",", "")
		} else {
			s = strings.ReplaceAll(s[:at], ",", "") + "." + s[at+1:]
		}
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

// plainText is a text by its words alone.
func plainText(s string) string { return " " + strings.Join(reLetter.FindAllString(s, -1), " ") + " " }

// holds says whether a text has these words one after the other.
func (g *ground) holds(text string) bool {
	want := plainText(strings.ToLower(text))
	if strings.TrimSpace(want) == "" {
		return true
	}
	return slices.ContainsFunc(g.texts, func(have string) bool { return strings.Contains(have, want) })
}

// hasNumber says whether the number at token i is among those of the nodes, in its unit or in the one they count in.
func (g *ground) hasNumber(tokens []intent.Token, i, to int) bool {
	t := tokens[i]
	if g.words[t.Lower] {
		return true
	}
	if strings.Count(t.Text, ",") > 1 && !reThousands.MatchString(t.Text) { // "points 1,2,3,5,8"
		for part := range strings.SplitSeq(t.Text, ",") {
			if n, _ := figure(part); !g.words[part] && !g.numbers[n] {
				return false
			}
		}
		return true
	}
	n, ok := figure(t.Text)
	if t.Kind == intent.Word {
		n, ok = inWords(t.Lower), true
	}
	if !ok {
		return strings.Contains(t.Text, ":") && (g.words[strings.TrimPrefix(t.Text, "0")] || g.words["0"+t.Text])
	}
	after := ""
	for k := i + 1; k < min(to, i+3) && after == ""; k++ {
		if _, known := factors[tokens[k].Noun]; known {
			after = tokens[k].Noun
		}
	}
	if g.clock[int(n)] || n < 12 && g.clock[int(n)+12] {
		return true
	}
	if i > 0 && tokens[i-1].Is("least") && g.most >= n && n > 4 {
		return true
	}
	for _, f := range append([]float64{1}, factors[after]...) {
		for have := range g.numbers {
			if math.Abs(have-n*f) < 1e-9*math.Max(1, math.Abs(have)) || math.Abs(-have-n*f) < 1e-9 {
				return true
			}
		}
	}
	return false
}

// ground reads the spec once for what its nodes say.
func (b *builder) ground() {
	if b.trace.tree != nil {
		return
	}
	data, err := json.Marshal(b.spec)
	if err != nil || json.Unmarshal(data, &b.trace.tree) != nil {
		b.trace.tree = map[string]any{}
	}
	b.trace.all = newGround()
	for key, part := range b.trace.tree {
		if key != "landing" { // the start page may repeat the request; it proves what its own nodes claim
			b.trace.all.add(map[string]any{key: part})
		}
	}
	b.rows()
}

// rows adds the words of sample rows to what the app says: a name of the text may have become a row.
func (b *builder) rows() {
	list, _ := b.trace.tree["entities"].([]any)
	for _, e := range list {
		if entity, ok := e.(map[string]any); ok {
			if rows, ok := entity["sample"].([]any); ok {
				for _, r := range rows {
					b.trace.all.add(r)
				}
			}
		}
	}
}

// rowsOf adds the numbers of sample rows that go by a name of the clause: "Flame 7" became a row.
func (b *builder) rowsOf(node, text string, said *ground) {
	parts := strings.Split(node, "/")
	if parts[0] != "entities" || len(parts) != 2 {
		return
	}
	entity, _ := b.node(node).(map[string]any)
	rows, _ := entity["sample"].([]any)
	for _, r := range rows {
		cells, _ := r.(map[string]any)
		for _, cell := range cells {
			if inner, ok := cell.(map[string]any); ok {
				cells = inner
			}
		}
		for _, cell := range cells {
			if s, ok := cell.(string); ok && len(s) > 2 && len(s) < 40 && strings.Contains(plainText(strings.ToLower(text)), plainText(strings.ToLower(s))) {
				said.add(r)
				break
			}
		}
	}
}

// fixedLabels are words on the buttons and marks of slices that every app with the slice has.
var fixedLabels = map[string][]string{
	"booking": {"No preference", "Late cancellation"}, "agent": {"Pause agent"}, "tools": {"Copy as text", "Copy"}, "course": {"Done"},
	"entities": {"Verified", "Updated", "Reserve", "Mark as done", "Done", "Sold"}, "shop": {"Sold", "Fits your"},
}

// fixed says whether a quoted text is on a button or mark that comes with one of the nodes.
func (g *ground) fixed(nodes map[string]bool, text string) bool {
	for node := range nodes {
		kind, _, _ := strings.Cut(node, "/")
		for _, label := range fixedLabels[kind] {
			if strings.HasPrefix(plainText(strings.ToLower(text)), plainText(strings.ToLower(label))) {
				return true
			}
		}
	}
	return false
}

// calendarWords are written large in English and name nothing of the app's own.
var calendarWords = map[string]bool{}

func init() {
	for _, w := range strings.Fields("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun tues thurs english") {
		calendarWords[w] = true
	}
}

// node is the part of the spec that a node of a requirement names, or the nearest around it that is a part of its own.
func (b *builder) node(path string) any {
	var at any = b.trace.tree
	for part := range strings.SplitSeq(path, "/") {
		next := child(at, part)
		if next == nil {
			break
		}
		at = next
	}
	if m, ok := at.(map[string]any); ok && m["version"] != nil {
		switch path {
		case "access":
			return b.trace.tree["entities"]
		case "dashboard":
			return b.trace.tree["numbers"]
		}
		return nil
	}
	return at
}

func child(at any, part string) any {
	switch x := at.(type) {
	case map[string]any:
		if v, ok := x[part]; ok {
			if _, list := v.(bool); !list {
				return v
			}
		}
		for _, key := range slices.Sorted(maps.Keys(x)) {
			if list, ok := x[key].([]any); ok {
				if found := named(list, part); found != nil {
					return found
				}
			}
		}
	case []any:
		return named(x, part)
	}
	return nil
}

func named(list []any, name string) any {
	for _, v := range list {
		if m, ok := v.(map[string]any); ok && (m["name"] == name || m["slug"] == name || m["id"] == name) {
			return m
		}
	}
	return nil
}
