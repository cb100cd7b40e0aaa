package archetype

import (
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// numbers returns the app's key figures, which are begun when there are none.
func (b *builder) numbers() *spec.Numbers {
	if b.spec.Numbers == nil {
		b.spec.Numbers = &spec.Numbers{Figures: []spec.Figure{}}
	}
	return b.spec.Numbers
}

// figure adds a figure, or finds the one of that label; the dashboard comes with it.
func (b *builder) figure(f spec.Figure) *spec.Figure {
	n := b.numbers()
	f.Label = spec.CleanLabel(ident.Sentence(f.Label), "Figure")
	for i := range n.Figures {
		if strings.EqualFold(n.Figures[i].Label, f.Label) {
			if !f.Hidden {
				n.Figures[i].Hidden = false
			}
			return &n.Figures[i]
		}
	}
	var names ident.Namer
	for _, have := range n.Figures {
		names.Take(have.Name)
	}
	f.Name = names.Value(f.Label, "figure")
	n.Figures = append(n.Figures, f)
	b.spec.Dashboard = true
	return &n.Figures[len(n.Figures)-1]
}

// inPeriod holds for rows whose day lies in the period of a figure.
func inPeriod(day string) []spec.Test {
	return []spec.Test{{Left: field(day), Is: "at_least", Right: &spec.Formula{Op: "start"}}, {Left: field(day), Is: "below", Right: &spec.Formula{Op: "end"}}}
}

// figureValue makes the figures that the text names.
func (b *builder) figureValue(v intent.Value) string {
	switch v.What {
	case "metric":
		return b.metric(v.Parts["metric"])
	case "churn_is":
		return b.metric("churn")
	case "active":
		if e := b.entityNamed(v.Parts["thing"]); e != nil {
			if f := b.activeFigure(e); f != nil {
				return "numbers/" + f.Name
			}
		}
	case "total":
		return b.totalFigure(v)
	case "number_with":
		return b.numberWith(v)
	case "per_category":
		return b.perCategory(v)
	}
	return ""
}

var overviewWords = regexp.MustCompile(`(?i)\b(?:page|dashboard|overview|statistics|stats|report|numbers|figures|summary)\b`)

// perCategory: "a page with the number of jobs per status and total m2 per crew" shows on the dashboard, where the numbers
// of every choice stand already; what is added up over a record stands in a table of those records.
func (b *builder) perCategory(v intent.Value) string {
	how, words := v.Parts["how"], strings.Fields(v.Parts["field"])
	for how == "" && len(words) > 0 {
		if slices.Contains([]string{"number", "total", "sum", "average", "count"}, words[0]) {
			how = words[0]
		} else if !slices.Contains([]string{"and", "the", "a", "of", "with"}, words[0]) {
			return ""
		}
		words = words[1:]
	}
	if how == "" || len(words) == 0 || !overviewWords.MatchString(b.in.Clauses[v.Clause].Text) {
		return ""
	}
	phrase := strings.TrimPrefix(strings.Join(words, " "), "of ")
	if e := b.entityNamed(phrase); e != nil && (how == "number" || how == "count") {
		for _, f := range e.Fields {
			if f.Kind == spec.Enum && likeness(v.Parts["by"], f.Label) > 0 {
				b.spec.Dashboard = true
				return "dashboard"
			}
		}
	}
	parent := b.entityNamed(v.Parts["by"])
	if parent == nil {
		return ""
	}
	if how == "total" || how == "number" {
		how = map[string]string{"total": "sum", "number": "count"}[how]
	}
	o := b.reach(parent, phrase, how)
	if o == nil {
		return ""
	}
	sum := parent.Value(o.formula.Field) // it was added up for the list already
	if o.formula.Op == "field" && sum == nil {
		return ""
	}
	for i := range parent.Computed {
		if c := &parent.Computed[i]; sum == nil && c.Formula.Op == o.formula.Op && c.Formula.Of == o.formula.Of && c.Formula.By == o.formula.By && len(c.Formula.Args) == len(o.formula.Args) &&
			(len(c.Formula.Args) == 0 || c.Formula.Args[0].Field == o.formula.Args[0].Field) {
			sum = c
		}
	}
	if sum == nil {
		label := map[string]string{"sum": "Total ", "count": "Number of ", "average": "Average "}[how] + strings.ToLower(o.label)
		kind := o.kind
		if how == "count" {
			kind = spec.Integer
		}
		sum = b.compute(parent, spec.Computed{Label: label, Kind: kind, Formula: o.formula, Unit: o.unit})
	}
	n := b.numbers()
	n.Rankings = append(n.Rankings, spec.Ranking{Label: spec.CleanLabel(parent.LabelPlural+" by "+strings.ToLower(sum.Label), "Ranking"), Entity: parent.Name, Sort: "-" + sum.Name, Rows: 20})
	b.spec.Dashboard = true
	return "numbers/rankings"
}

// span are the first and the last day on which a row counts: when a member joined and when they quit.
func lifetime(e *spec.Entity) (start, end string) {
	start = "created_at"
	if f := dateNamed(e, "start", "join", "since", "from", "begin", "signed"); f != nil {
		start = f.Name
	}
	if f := dateNamed(e, "end", "quit", "left", "cancel", "until", " to "); f != nil && f.Name != start {
		end = f.Name
	}
	return start, end
}

// activeAt holds for rows that have begun before a moment and not ended by then.
func activeAt(e *spec.Entity, moment string) []spec.Test {
	start, end := lifetime(e)
	at := &spec.Formula{Op: moment}
	tests := []spec.Test{{Left: field(start), Is: "below", Right: at}}
	if end == "" {
		return append(tests, openTests(e)...)
	}
	// What has no end, ends after every period.
	after := op("otherwise", field(end), spec.Formula{Op: "ago", Number: -36500})
	return append(tests, spec.Test{Left: after, Is: "at_least", Right: at})
}

func (b *builder) activeFigure(e *spec.Entity) *spec.Figure {
	return b.figure(spec.Figure{Label: "Active " + strings.ToLower(e.LabelPlural), Kind: spec.Integer, Good: "up",
		Formula: spec.Formula{Op: "count", Of: e.Name, Where: activeAt(e, "end")}})
}

// subscribers are the people or firms that pay: they point at a plan with a price, or have a price themselves.
func (b *builder) subscribers() (e *spec.Entity, price spec.Formula, ok bool) {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for _, f := range e.Fields {
			if f.Kind != spec.Reference {
				continue
			}
			plan := b.spec.Entity(f.Target)
			label := strings.ToLower(plan.Label)
			if m := plan.FieldOf(spec.Money); m != nil && slices.ContainsFunc([]string{"plan", "subscription", "membership", "package", "tier", "contract", "tariff", "kind"}, func(w string) bool { return strings.Contains(label, w) }) {
				return e, spec.Formula{Op: "field", Field: m.Name, Via: f.Name}, true
			}
		}
	}
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		_, end := lifetime(e)
		if m := e.FieldOf(spec.Money); m != nil && (end != "" || strings.Contains(strings.ToLower(m.Label), "month")) {
			return e, field(m.Name), true
		}
	}
	return nil, spec.Formula{}, false
}

// metric makes one of the figures that everybody who sells subscriptions knows by name.
func (b *builder) metric(word string) string {
	e, price, ok := b.subscribers()
	if !ok {
		return ""
	}
	name := e.Name
	mrr := func() *spec.Figure {
		return b.figure(spec.Figure{Label: "MRR", Kind: spec.Money, Good: "up",
			Formula: spec.Formula{Op: "sum", Of: name, Args: []spec.Formula{price}, Where: activeAt(b.spec.Entity(name), "end")}})
	}
	var f *spec.Figure
	switch {
	case word == "mrr" || word == "monthly recurring revenue":
		f = mrr()
	case word == "arr" || word == "annual recurring revenue":
		base := mrr().Name
		f = b.figure(spec.Figure{Label: "ARR", Kind: spec.Money, Good: "up", Formula: op("multiply", spec.Formula{Op: "figure", Field: base}, *number(12))})
	case word == "arpu" || strings.HasPrefix(word, "average revenue"):
		total := mrr().Name
		active := b.activeFigure(b.spec.Entity(name)).Name
		label := "Average revenue per " + strings.ToLower(e.Label)
		f = b.figure(spec.Figure{Label: label, Kind: spec.Money, Good: "up", Formula: op("divide", spec.Formula{Op: "figure", Field: total}, spec.Formula{Op: "figure", Field: active})})
	case strings.HasPrefix(word, "churn"), strings.HasPrefix(word, "retention"):
		start, end := lifetime(e)
		if end == "" {
			return ""
		}
		// Of those who were there when the period began, how many left in it.
		there := spec.Formula{Op: "count", Of: name, Where: activeAt(e, "start")}
		left := spec.Formula{Op: "count", Of: name, Where: append([]spec.Test{{Left: field(start), Is: "below", Right: &spec.Formula{Op: "start"}}}, inPeriod(end)...)}
		churn := op("share", left, there)
		if strings.HasPrefix(word, "retention") {
			f = b.figure(spec.Figure{Label: "Retention", Kind: spec.Percent, Good: "up", Formula: op("subtract", *number(100), churn), Decimals: 1})
		} else {
			f = b.figure(spec.Figure{Label: "Churn", Kind: spec.Percent, Good: "down", Formula: churn})
		}
	}
	if f == nil {
		return ""
	}
	return "numbers/" + f.Name
}

// flow makes the figure of what happens in a period: joins, quits, new orders.
func (b *builder) flow(phrase string) *spec.Figure {
	words := core(phrase)
	if len(words) == 0 {
		return nil
	}
	first := words[0]
	joins := slices.Contains([]string{"join", "joiner", "signup", "sign", "new", "joined", "started", "start"}, first)
	quits := slices.Contains([]string{"quit", "cancellation", "leaver", "churned", "left", "cancelled", "quitter", "exit"}, first)
	if joins || quits {
		for i := range b.spec.Entities {
			e := &b.spec.Entities[i]
			start, end := lifetime(e)
			if end == "" {
				continue
			}
			day, label, good := start, "Joins", "up"
			if quits {
				day, label, good = end, "Quits", "down"
			}
			return b.figure(spec.Figure{Label: label, Kind: spec.Integer, Good: good, Hidden: true, Formula: spec.Formula{Op: "count", Of: e.Name, Where: inPeriod(day)}})
		}
	}
	return b.sumOf(phrase, true)
}

// sumOf makes the figure that adds up what a phrase means: a number of some entity, or its rows.
func (b *builder) sumOf(phrase string, hidden bool) *spec.Figure {
	words := strings.TrimPrefix(strings.TrimPrefix(phrase, "daily "), "total ")
	if m := b.metricNamed(words); m != nil {
		return m
	}
	var best *operand
	var on *spec.Entity
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		for k := range e.Fields {
			f := &e.Fields[k]
			if !numeric(f.Kind) || f.Kind == spec.Percent {
				continue
			}
			score := likeness(words, f.Label)
			if max(likeness(words, e.Label), likeness(words, e.LabelPlural)) >= 7 && (e.FieldOf(spec.Integer, spec.Decimal, spec.Money) == f) && e.FieldOf(spec.Date, spec.DateTime) != nil && len(numbersOf(e)) == 1 {
				score = max(score, 9) // "yield" is the one number that a yield has
			}
			if score >= 4 && (best == nil || score > best.score) {
				best, on = &operand{field(f.Name), f.Kind, unitOf(f), f.Label, e.Name, score}, e
			}
		}
	}
	if best != nil && best.score >= 4 {
		label := strings.Join(core(words), " ")
		return b.figure(spec.Figure{Label: label, Kind: best.kind, Unit: best.unit, Hidden: hidden, Good: "up",
			Formula: spec.Formula{Op: "sum", Of: on.Name, Args: []spec.Formula{best.formula}, Where: inPeriod(dayOfRow(on))}})
	}
	if e := b.entityNamed(words); e != nil {
		return b.figure(spec.Figure{Label: e.LabelPlural, Kind: spec.Integer, Hidden: hidden, Good: "up",
			Formula: spec.Formula{Op: "count", Of: e.Name, Where: inPeriod(dayOfRow(e))}})
	}
	return nil
}

func numbersOf(e *spec.Entity) []string {
	var out []string
	for _, f := range e.Fields {
		if numeric(f.Kind) {
			out = append(out, f.Name)
		}
	}
	return out
}

// metricNamed finds a figure that is there already by what it is called.
func (b *builder) metricNamed(phrase string) *spec.Figure {
	if b.spec.Numbers == nil {
		return nil
	}
	for i := range b.spec.Numbers.Figures {
		if f := &b.spec.Numbers.Figures[i]; likeness(phrase, f.Label) >= 8 {
			return f
		}
	}
	return nil
}

// totalFigure: "total yield today / this month / this year", "how much money this month", "number of jobs this week".
func (b *builder) totalFigure(v intent.Value) string {
	var periods []string
	for _, p := range []string{"today", "week", "month", "year"} {
		if strings.Contains(v.Parts["periods"], p) {
			periods = append(periods, p)
		}
	}
	f := b.sumOf(v.Parts["field"], false)
	if f == nil {
		return ""
	}
	for _, p := range periods {
		if !slices.Contains(f.Periods, p) {
			f.Periods = append(f.Periods, p)
		}
	}
	return "numbers/" + f.Name
}

// numberWith: "number of sites with an alarm", "number of jobs in progress".
func (b *builder) numberWith(v intent.Value) string {
	e := b.entityNamed(v.Parts["thing"])
	if e == nil {
		return ""
	}
	where, label := b.holding(e, v.Parts["state"])
	if where == nil {
		return ""
	}
	f := b.figure(spec.Figure{Label: e.LabelPlural + " " + label, Kind: spec.Integer, Formula: spec.Formula{Op: "count", Of: e.Name, Where: where}})
	return "numbers/" + f.Name
}

// holding finds the condition that a word means for an entity's rows: an alert, a state, a yes or no.
func (b *builder) holding(e *spec.Entity, word string) ([]spec.Test, string) {
	for _, a := range e.Alerts {
		if likeness(word, a.Label) >= 7 {
			return a.When, "with " + strings.ToLower(a.Label)
		}
	}
	for _, f := range e.Fields {
		for _, o := range f.Options {
			if f.Kind == spec.Enum && likeness(word, o.Label) == 10 {
				return []spec.Test{{Left: field(f.Name), Is: "is", Right: &spec.Formula{Op: "word", Field: o.Value}}}, strings.ToLower(o.Label)
			}
		}
		if f.Kind == spec.Boolean && likeness(word, f.Label) >= 7 {
			return []spec.Test{{Left: field(f.Name), Is: "is", Right: &spec.Formula{Op: "yes"}}}, strings.ToLower(f.Label)
		}
	}
	return nil, ""
}

// shownFigure makes charts and tables of the best and worst.
func (b *builder) shownFigure(v intent.Value) string {
	if b.denied(v) {
		return ""
	}
	switch v.What {
	case "chart":
		return b.chart(v)
	case "ranking":
		e := b.entityNamed(v.Parts["thing"])
		if e == nil {
			return ""
		}
		o := own(e, v.Parts["field"], numeric)
		if o == nil {
			return ""
		}
		if f := e.Field(o.formula.Field); f != nil {
			f.Sort = true
		}
		sort := o.formula.Field
		if slices.Contains([]string{"best", "highest", "most", ""}, v.Parts["way"]) {
			sort = "-" + sort
		}
		rows := intent.Count(v.Parts["n"])
		if rows < 1 || rows > 20 {
			rows = 10
		}
		word := map[string]string{"worst": "Worst", "lowest": "Lowest", "least": "Lowest", "": "Highest"}[v.Parts["way"]]
		if word == "" {
			word = "Best"
		}
		b.numbers().Rankings = append(b.numbers().Rankings, spec.Ranking{Label: spec.CleanLabel(e.LabelPlural+" by "+strings.ToLower(word+" "+o.label), "Ranking"), Entity: e.Name, Sort: sort, Rows: rows})
		b.spec.Dashboard = true
		return "numbers/rankings"
	}
	return ""
}

// chart: "line chart MRR 12 months", "bar chart joins vs quits", "chart of daily yield over the last 30 days".
func (b *builder) chart(v intent.Value) string {
	text := v.Parts["field"]
	by := map[string]string{"days": "day", "weeks": "week", "months": "month", "day": "day", "week": "week", "month": "month", "years": "month"}[v.Parts["unit"]+v.Parts["unit2"]+v.Parts["by"]]
	points := intent.Count(v.Parts["n"] + v.Parts["n2"])
	if by == "" {
		by = "month"
		if strings.Contains(text, "daily") {
			by = "day"
		} else if strings.Contains(text, "weekly") {
			by = "week"
		}
	}
	if strings.HasPrefix(v.Parts["unit"], "year") {
		points *= 12
	}
	if points < 2 || points > 60 {
		points = map[string]int{"day": 30, "week": 12, "month": 12}[by]
	}
	var names, labels []string
	for _, sep := range []string{" versus ", " against ", " vs. ", " and "} {
		text = strings.ReplaceAll(text, sep, " vs ")
	}
	for part := range strings.SplitSeq(text, " vs ") {
		part = strings.NewReplacer("daily ", "", "weekly ", "", "monthly ", "").Replace(part)
		f := b.metricNamed(part)
		if f == nil {
			if f = b.flow(part); f == nil {
				return ""
			}
		}
		names, labels = append(names, f.Name), append(labels, f.Label)
	}
	if len(names) == 0 || len(names) > 4 {
		return ""
	}
	kind := "line"
	if v.Parts["kind"] == "bar" || v.Parts["kind"] == "column" || v.Parts["kind"] == "" && len(names) > 1 {
		kind = "bar"
	}
	label := spec.CleanLabel(strings.Join(labels, " and ")+" by "+by, "Figures")
	n := b.numbers()
	if !slices.ContainsFunc(n.Charts, func(c spec.Chart) bool { return c.Label == label }) {
		n.Charts = append(n.Charts, spec.Chart{Label: label, Kind: kind, Figures: names, By: by, Points: points})
	}
	b.spec.Dashboard = true
	return "numbers/charts"
}

// comparedFigure: "each with arrow vs previous month".
func (b *builder) comparedFigure(v intent.Value) string {
	if v.What != "compared" || b.spec.Numbers == nil {
		return ""
	}
	met := ""
	for i := range b.spec.Numbers.Figures {
		f := &b.spec.Numbers.Figures[i]
		if !f.Hidden && len(f.Periods) == 0 {
			f.Compare, met = true, "numbers/"+f.Name
		}
	}
	if met == "" {
		for i := range b.spec.Numbers.Figures {
			b.spec.Numbers.Figures[i].Compare, met = true, "numbers/"+b.spec.Numbers.Figures[i].Name
		}
	}
	return met
}

// moneyRoles keeps figures of money from roles that are to see nothing of it.
func (b *builder) moneyRoles() {
	if b.spec.Numbers == nil {
		return
	}
	blind := map[string]bool{}
	for _, c := range b.in.Clauses {
		money, no := false, false
		var who []string
		for i := c.From; i < c.To; i++ {
			t := b.in.Tokens[i]
			money = money || t.Is("money", "prices", "price", "revenue", "financials", "finances", "turnover", "costs", "income", "profit", "sales")
			no = no || t.Is("nothing", "no", "not", "never", "cannot", "without")
			for _, r := range b.in.Roles {
				if slices.ContainsFunc(r.At, func(at intent.Range) bool { return i >= at.From && i < at.To }) && r.Level != "admin" {
					if have := b.roleFor(r); have != nil {
						who = append(who, have.Name)
					}
				}
			}
		}
		if money && no && len(who) == 0 {
			who = b.roleBefore(c)
		}
		if money && no {
			for _, w := range who {
				blind[w] = true
			}
		}
	}
	if len(blind) == 0 {
		return
	}
	var sighted []string
	for _, r := range b.spec.Roles {
		if !blind[r.Name] {
			sighted = append(sighted, r.Name)
		}
	}
	for i := range b.spec.Numbers.Figures {
		if f := &b.spec.Numbers.Figures[i]; f.Kind == spec.Money || f.Kind == spec.Percent {
			f.Roles = sighted
		}
	}
	for i := range b.spec.Numbers.Breakdowns {
		if d := &b.spec.Numbers.Breakdowns[i]; d.Kind == spec.Money || d.Kind == spec.Percent {
			d.Roles = sighted
		}
	}
}

// roleBefore is the role that the clause before one speaks of last: "the manager sees the shop, but does not see revenue".
func (b *builder) roleBefore(c intent.Clause) []string {
	first := strings.ToLower(c.Text)
	if !strings.HasPrefix(first, "but ") && !strings.HasPrefix(first, "not ") && !strings.HasPrefix(first, "and ") {
		return nil
	}
	name, at := "", -1
	for _, r := range b.in.Roles {
		for _, m := range r.At {
			if have := b.roleFor(r); m.To <= c.From && m.From > at && m.From >= c.From-40 && r.Level != "admin" && have != nil {
				name, at = have.Name, m.From
			}
		}
	}
	if name == "" {
		return nil
	}
	return []string{name}
}
