package archetype

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// changes does what the text says about what is there already. What cannot be done without breaking something else, or
// would lose what people have entered, is not done: the clause is unmet and says why. Rows always stay; where something has to
// be decided about them a question says what was taken.
func (b *builder) changes() {
	for _, c := range b.in.Changes {
		if b.req.Base == nil && !slices.Contains([]intent.ChangeKind{intent.Require, intent.Relax, intent.Unique, intent.Choose}, c.Kind) {
			continue // there is nothing yet that could be split, turned into something else or taken away
		}
		before := spec.Clone(b.spec)
		had := problems(before)
		node, why := b.change(c)
		if why == "" && node != "" {
			b.refill()
			for _, p := range spec.Validate(b.spec) {
				if !had[p.Path+p.Reason] {
					why = "the rest of the app needs it as it is: " + b.builtOn(p.Path) + p.Reason
					break
				}
			}
		}
		switch {
		case why != "":
			*b.spec = *before
			if b.lost == nil {
				b.lost = map[int]string{}
			}
			b.lost[b.in.ClauseAt(c.At.From)] = why
		case node != "":
			for i := c.At.From; i < c.At.To; i++ {
				b.trace.nodes[i] = nil // what other readers took the words for
			}
			b.trace.meet(c.At, node)
		}
	}
}

// builtOn says in words which part of the app a path of the spec is of.
func (b *builder) builtOn(path string) string {
	var i int
	if n, err := fmt.Sscanf(path, "entities[%d]", &i); n == 1 && err == nil && i < len(b.spec.Entities) {
		return "in " + strings.ToLower(b.spec.Entities[i].LabelPlural) + ", "
	}
	first, _, _ := strings.Cut(path, ".")
	first, _, _ = strings.Cut(first, "[")
	return "in the " + strings.ReplaceAll(first, "_", " ") + ", "
}

func problems(s *spec.Spec) map[string]bool {
	had := map[string]bool{}
	for _, p := range spec.Validate(s) {
		had[p.Path+p.Reason] = true
	}
	return had
}

// refill gives sample rows values for fields that must have one now.
func (b *builder) refill() {
	b.bySamples(func(e *spec.Entity) {
		for i := range e.Sample {
			b.complete(e, e.Sample[i], i)
		}
	})
}

// change does one change and returns the node it made or changed; "" when the app has nothing of that name. why says what
// stands against it.
func (b *builder) change(c intent.Change) (node, why string) {
	if c.Kind == intent.Drop {
		return b.takeOut(c.What)
	}
	e, f, why := b.target(c.What)
	if f == nil {
		return "", why
	}
	node = "entities/" + e.Name + "/" + f.Name
	about := lowerLabel(f.Label) + " of " + strings.ToLower(e.LabelPlural)
	if f.Rules != nil && f.Rules.Running != "" && c.Kind != intent.Split {
		return "", "the " + about + " is given by the app itself"
	}
	switch c.Kind {
	case intent.Require:
		if !f.Required {
			f.Required = true
			b.askFill(e, f)
		}
		return node + "/required", ""
	case intent.Relax:
		if f.Name == e.Title {
			return "", "rows go by their " + lowerLabel(f.Label) + ", so it must be filled in"
		}
		f.Required = false
		return node, ""
	case intent.Unique:
		return b.unique(e, f, node, about)
	case intent.Choose:
		return b.choice(e, f, c.Words, node)
	case intent.Widen:
		if f.Kind != spec.Enum && f.Kind != spec.Tags {
			return "", "the " + about + " is no list of options; say first what it is one of"
		}
		for _, w := range c.Words {
			if !slices.ContainsFunc(f.Options, func(o spec.Option) bool { return strings.EqualFold(o.Label, w) }) {
				f.Options = append(f.Options, option(w, f.Options))
			}
		}
		return node + "/options", ""
	case intent.Retype:
		return b.retype(e, f, spec.FieldKind(c.To), nil)
	case intent.Split:
		return b.split(e, f, c.Words)
	}
	return "", ""
}

// askFill asks what rows from before get in a field that must be filled in from now on.
func (b *builder) askFill(e *spec.Entity, f *spec.Field) {
	if b.req.Base == nil {
		return
	}
	answer := map[spec.FieldKind]string{spec.Text: "Not set", spec.LongText: "Not set", spec.RichText: "Not set", spec.Place: "Not set", spec.Integer: "0", spec.Decimal: "0", spec.Money: "0",
		spec.Percent: "0", spec.Phone: "-"}[f.Kind]
	if f.Kind == spec.Enum {
		answer = f.Options[0].Label
	}
	if answer == "" {
		return // dates, files, people: the next change of such a row asks for them
	}
	b.askRows(spec.RowsKey(spec.FillField, e.Table, f.Name), fmt.Sprintf("%s must have a %s from now on. What do those from before get?", e.LabelPlural, lowerLabel(f.Label)), answer, nil)
}

// askRows keeps a question about rows with the answer that is taken: the customer's if there is one.
func (b *builder) askRows(key, question, answer string, options []string) string {
	d := spec.Decision{Key: key, Question: question, Options: options, Answer: answer, Source: "default"}
	if given := strings.TrimSpace(b.req.Decisions[key]); given != "" {
		d.Answer, d.Source = clip(oneLine(given), 120), "customer"
	}
	b.setDecision(d)
	return d.Answer
}

// answered takes the customer's answers to questions that an earlier build asked about rows.
func (b *builder) answered() {
	for i := range b.spec.Decisions {
		d := &b.spec.Decisions[i]
		given := strings.TrimSpace(b.req.Decisions[d.Key])
		if given != "" && (len(d.Options) == 0 || slices.Contains(d.Options, given)) && spec.AboutRows(d.Key) {
			d.Answer, d.Source = clip(oneLine(given), 120), "customer"
		}
	}
}

func (b *builder) unique(e *spec.Entity, f *spec.Field, node, about string) (string, string) {
	if !slices.Contains([]spec.FieldKind{spec.Text, spec.Email, spec.Phone, spec.URL}, f.Kind) {
		return "", "only texts, email and web addresses and phone numbers can be asked to be unique, not the " + about
	}
	f.Unique = true
	seen := map[string]bool{}
	for i, row := range e.Sample {
		text, ok := row[f.Name].(string)
		if !ok {
			continue
		}
		if seen[strings.ToLower(text)] {
			text = another(f.Kind, text, i)
			row[f.Name] = text
		}
		seen[strings.ToLower(text)] = true
	}
	if b.req.Base != nil {
		b.askRows(spec.RowsKey(spec.UniqueField, e.Table, f.Name), fmt.Sprintf("No two %s may have the same %s from now on. The database refuses the change while some do, and names them: change those first.",
			strings.ToLower(e.LabelPlural), lowerLabel(f.Label)), "understood", []string{"understood"})
	}
	return node + "/unique", ""
}

// another is a value like text that row i alone has.
func another(kind spec.FieldKind, text string, i int) string {
	switch kind {
	case spec.Email:
		return fmt.Sprintf("%d.%s", i, text)
	case spec.URL:
		return fmt.Sprintf("%s/%d", strings.TrimRight(text, "/"), i)
	case spec.Phone:
		return text[:len(text)-2] + fmt.Sprintf("%02d", i%100)
	}
	return fmt.Sprintf("%s %d", text, i+1)
}

// choice makes a field one of some options. Options that rows may have already stay.
func (b *builder) choice(e *spec.Entity, f *spec.Field, words []string, node string) (string, string) {
	switch f.Kind {
	case spec.Enum, spec.Tags:
		if b.req.Base != nil {
			for _, w := range words {
				if !slices.ContainsFunc(f.Options, func(o spec.Option) bool { return strings.EqualFold(o.Label, w) }) {
					f.Options = append(f.Options, option(w, f.Options))
				}
			}
			return node + "/options", ""
		}
		return b.optionsOf(e, f, words), ""
	case spec.Text, spec.LongText:
		if b.req.Base != nil {
			return b.retype(e, f, spec.Enum, options(words))
		}
		if f.Name == e.Title {
			return "", "rows go by their " + lowerLabel(f.Label) + ", which has to be a text"
		}
		return b.optionsOf(e, f, words), ""
	}
	return "", "the " + lowerLabel(f.Label) + " of " + strings.ToLower(e.LabelPlural) + " is no text that options could stand for"
}

// optionsOf gives a field of an app that has no rows yet its options.
func (b *builder) optionsOf(e *spec.Entity, f *spec.Field, words []string) string {
	f.Kind, f.Options, f.MaxLength, f.Default = spec.Enum, options(words), 0, nil
	b.placeField(f)
	for _, row := range e.Sample {
		delete(row, f.Name)
	}
	return "entities/" + e.Name + "/" + f.Name + "/options"
}

// keeps lists the kinds that values of a kind become without loss, in the same column.
var keeps = map[spec.FieldKind][]spec.FieldKind{
	spec.Text: {spec.LongText}, spec.LongText: {}, spec.Integer: {spec.Decimal, spec.Text}, spec.Decimal: {spec.Text}, spec.Date: {spec.DateTime},
	spec.Email: {spec.Text, spec.LongText}, spec.Phone: {spec.Text, spec.LongText}, spec.URL: {spec.Text, spec.LongText}, spec.Enum: {}, spec.Time: {spec.Text},
}

// retype makes a field one of another kind. Where the values from before cannot become that kind the old field stays, under
// another label and out of lists, and a new one takes its place.
func (b *builder) retype(e *spec.Entity, f *spec.Field, kind spec.FieldKind, list []spec.Option) (string, string) {
	node := "entities/" + e.Name + "/" + f.Name
	switch {
	case f.Kind == kind:
		return node, ""
	case f.Name == e.Title:
		return "", "rows go by their " + lowerLabel(f.Label) + ", which has to be a text"
	case slices.Contains([]spec.FieldKind{spec.Reference, spec.Member, spec.Tags, spec.File, spec.Image, spec.Images}, f.Kind):
		return "", "the " + lowerLabel(f.Label) + " of " + strings.ToLower(e.LabelPlural) + " points at other things; add a field of its own instead"
	case slices.Contains(keeps[f.Kind], kind):
		f.Kind, f.Min, f.Max, f.MaxLength, f.Default = kind, nil, nil, 0, nil
		b.placeField(f)
		for i, row := range e.Sample {
			delete(row, f.Name)
			b.complete(e, row, i)
		}
		return node, ""
	}
	label, name, must := f.Label, f.Name, f.Required
	f.Label, f.Required, f.InList, f.Filter, f.Sort, f.Default = b.freeLabel(e, "Earlier "+lowerLabel(label)), false, false, false, false, nil
	made := *b.addField(e, spec.Field{Label: label, Kind: kind, Options: list, Required: must})
	made.InList = kind != spec.LongText
	if must {
		b.askFill(e, &made)
	}
	for i := range b.trace.nodes { // what was said of it before is said of the new one
		for k, said := range b.trace.nodes[i] {
			if rest, ok := strings.CutPrefix(said, node+"/"); ok {
				b.trace.nodes[i][k] = "entities/" + e.Name + "/" + made.Name + "/" + rest
			}
		}
	}
	e.Fields[len(e.Fields)-1] = made
	at := slices.IndexFunc(e.Fields, func(x spec.Field) bool { return x.Name == name })
	fresh := e.Fields[len(e.Fields)-1]
	e.Fields = slices.Insert(e.Fields[:len(e.Fields)-1], at, fresh)
	return "entities/" + e.Name + "/" + fresh.Name, ""
}

func (b *builder) freeLabel(e *spec.Entity, label string) string {
	label = spec.CleanLabel(label, "Earlier value")
	for n := 2; slices.ContainsFunc(e.Fields, func(f spec.Field) bool { return strings.EqualFold(f.Label, label) }); n++ {
		label = spec.CleanLabel(fmt.Sprintf("%s %d", strings.TrimRight(label, " 0123456789"), n), label)
	}
	return label
}

// split adds the parts of a field beside it. The database fills them from the words of the old values; the old field stays where
// rows go by it, else out of lists.
func (b *builder) split(e *spec.Entity, f *spec.Field, parts []string) (string, string) {
	if f.Kind != spec.Text && f.Kind != spec.LongText && f.Kind != spec.Place {
		return "", "only a text can be split, not the " + lowerLabel(f.Label) + " of " + strings.ToLower(e.LabelPlural)
	}
	if len(parts) > 6 {
		return "", "a field can be split into six at most"
	}
	name, title := f.Name, f.Name == e.Title
	if !title {
		f.Label, f.Required, f.InList, f.Sort = b.freeLabel(e, "Earlier "+lowerLabel(f.Label)), false, false, false
	}
	var made []string
	node := ""
	for _, p := range parts {
		label := spec.CleanLabel(ident.Sentence(p), "")
		if label == "" {
			continue
		}
		x := b.addField(e, spec.Field{Label: label, Kind: spec.Text})
		made, node = append(made, x.Name), "entities/"+e.Name+"/"+x.Name
		at := slices.IndexFunc(e.Fields, func(y spec.Field) bool { return y.Name == name }) + len(made)
		fresh := e.Fields[len(e.Fields)-1]
		e.Fields = slices.Insert(e.Fields[:len(e.Fields)-1], at, fresh)
	}
	if len(made) < 2 {
		return "", "the parts have no names"
	}
	at, separator := "commas", ", "
	if slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(strings.ToLower(p), "name") }) {
		at = "words"
	}
	at = b.askRows(spec.RowsKey(spec.SplitField, append([]string{e.Table, name}, made...)...),
		fmt.Sprintf("Where is the %s of %s from before cut into its parts? What is left goes into the last one.", lowerLabel(e.Field(name).Label), strings.ToLower(e.LabelPlural)),
		at, []string{"words", "commas", "no"})
	if at == "words" {
		separator = " "
	}
	for _, row := range e.Sample {
		if text, ok := row[name].(string); ok && at != "no" {
			for i, part := range strings.SplitN(text, separator, len(made)) {
				row[made[i]] = part
			}
		}
	}
	return node, ""
}

var ofThing = regexp.MustCompile(`(?i)^ (?:of|from|for|on|in|at) (?:all |any |every |each |an? |the )*`)

// partOf cuts "the price of visits" into what and whose, at the last word that leaves an entity behind it; nil when none does.
func (b *builder) partOf(words string) (string, *spec.Entity) {
	for i := len(words) - 1; i > 0; i-- {
		if at := ofThing.FindString(words[i:]); at != "" {
			if e := b.thing(words[i+len(at):]); e != nil {
				return words[:i], e
			}
		}
	}
	return "", nil
}

// features are names of what an app can live without, where people say other words than the spec.
var features = map[string]string{"time tracking": "time_log", "time log": "time_log", "time sheet": "time_log", "reviews": "ratings", "stars": "ratings", "star ratings": "ratings",
	"rating": "ratings", "csv import": "import", "printing": "print", "statistics": "numbers", "figures": "numbers", "key figures": "numbers", "kanban board": "board",
	"kanban": "board", "checklists": "checklist", "maps": "map", "calendars": "calendar", "sharing": "share", "share button": "share", "messages": "messages"}

// takeOut takes fields, an entity or a feature out of the app. The database keeps what people have entered, out of reach, until a
// customer's answer lets it go.
func (b *builder) takeOut(what string) (string, string) {
	thing := ""
	if part, e := b.partOf(what); e != nil {
		what, thing = part, e.Label
	}
	node := ""
	for _, part := range intent.Listed(what) {
		part = strings.TrimSpace(plainNoun.ReplaceAllString(part, ""))
		got, why := b.dropOne(part, thing)
		if why != "" {
			return "", why
		}
		if got == "" {
			return "", ""
		}
		node = got
	}
	return node, ""
}

// plainNoun are words that say what kind of thing a name is of, and do not belong to it.
var plainNoun = regexp.MustCompile(`(?i)^(?:the |all |our |whole |entire )+| (?:fields?|columns?|pages?|sections?|tables?|lists?|features?|parts?|views?|functions?|buttons?|menu items?|integration)$`)

func (b *builder) dropOne(what, thing string) (string, string) {
	if thing == "" {
		if e := b.thing(what); e != nil {
			return b.dropEntity(e)
		}
	}
	if node, why := b.dropFeature(what, thing); node != "" || why != "" {
		return node, why
	}
	phrase := what
	if thing != "" {
		phrase += " of " + thing
	}
	e, f, why := b.target(phrase)
	if f == nil {
		return "", why
	}
	if f.Name == e.Title {
		return "", "rows go by their " + lowerLabel(f.Label) + ", so it stays"
	}
	name, label := f.Name, f.Label
	b.removeField(e, name)
	b.askField(e, name, label)
	return "entities/" + e.Name + "/without/" + ident.Kebab(label), ""
}

// removeField takes a field out, and everything of its entity that can do without.
func (b *builder) removeField(e *spec.Entity, name string) {
	e.Fields = slices.DeleteFunc(e.Fields, func(f spec.Field) bool { return f.Name == name })
	for _, row := range e.Sample {
		delete(row, name)
		delete(row, name+"_lat")
		delete(row, name+"_lng")
	}
	if e.Board == name {
		e.Board = ""
	}
	if e.Calendar == name {
		e.Calendar, e.Clash = "", ""
	}
	if e.Clash == name {
		e.Clash = ""
	}
	if e.Archive == name {
		e.Archive = ""
	}
	if strings.TrimPrefix(e.DefaultSort, "-") == name {
		e.DefaultSort = ""
	}
	if e.Map && e.FieldOf(spec.Place) == nil {
		e.Map = false
	}
	e.Transitions = slices.DeleteFunc(e.Transitions, func(t spec.Transition) bool { return t.Field == name })
	for i := range e.Fields {
		if e.Fields[i].After == name {
			e.Fields[i].After = ""
		}
	}
}

// askField asks what becomes of the values of a field that the app has no more.
func (b *builder) askField(e *spec.Entity, name, label string) {
	b.askRows(spec.RowsKey(spec.DropField, e.Table, name), fmt.Sprintf("%s have no %s any more; the database keeps what was entered, out of reach. Delete it for good?", e.LabelPlural, lowerLabel(label)),
		"no", []string{"no", "yes"})
}

// dropEntity takes an entity out, and the fields of others that point at it.
func (b *builder) dropEntity(e *spec.Entity) (string, string) {
	if len(b.spec.Entities) == 1 {
		return "", "the app keeps nothing else"
	}
	name, table, plural, route := e.Name, e.Table, e.LabelPlural, e.Route
	for i := range b.spec.Entities {
		x := &b.spec.Entities[i]
		if x.Name == name {
			continue
		}
		for k := len(x.Fields) - 1; k >= 0; k-- {
			f := x.Fields[k]
			if f.Kind != spec.Reference || f.Target != name {
				continue
			}
			if f.Required && x.Nav {
				return "", fmt.Sprintf("every %s belongs to one of the %s; take the %s out too, or first make their %s optional", strings.ToLower(x.Label), strings.ToLower(plural), strings.ToLower(x.LabelPlural), lowerLabel(f.Label))
			}
			b.removeField(x, f.Name)
			b.askField(x, f.Name, f.Label)
		}
	}
	b.spec.Entities = slices.DeleteFunc(b.spec.Entities, func(x spec.Entity) bool { return x.Name == name })
	b.spec.Landing.Sections = slices.DeleteFunc(b.spec.Landing.Sections, func(x spec.Section) bool { return x.Entity == name })
	if n := b.spec.Numbers; n != nil {
		n.Rankings = slices.DeleteFunc(n.Rankings, func(r spec.Ranking) bool { return r.Entity == name })
	}
	b.askRows(spec.RowsKey(spec.DropEntity, table), plural+" are gone from the app; the database keeps them, out of reach. Delete them for good?", "no", []string{"no", "yes"})
	return "without/entity/" + route, ""
}

// dropFeature takes out something that the app can live without.
func (b *builder) dropFeature(what, thing string) (string, string) {
	want := ident.Snake(what)
	if other := features[strings.ToLower(what)]; other != "" {
		want = other
	}
	only := ""
	if thing != "" {
		only = b.thing(thing).Name
	}
	node := ""
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if want == "board" && e.Board != "" && e.Workflow == nil && (only == "" || only == e.Name) {
			e.Board, node = "", "entities/"+e.Name+"/without/board"
		}
	}
	for again := true; again; {
		again = false
		for _, o := range spec.Optional(b.spec) {
			parts := strings.Split(o, "/")
			last := parts[len(parts)-1]
			if last != want && last != want+"s" && last+"s" != want || parts[0] == "entities" && only != "" && parts[1] != only || parts[0] != "entities" && only != "" {
				continue
			}
			left := spec.Without(b.spec, o)
			if left == nil {
				return "", "the rest of the app needs it"
			}
			*b.spec = *left
			if e := b.spec.Entity(parts[min(1, len(parts)-1)]); e != nil && (last == "comments" || last == "ratings") {
				b.askRows(spec.RowsKey(spec.DropEntity, e.Name+"_"+last), fmt.Sprintf("%s have no %s any more; the database keeps them, out of reach. Delete them for good?", e.LabelPlural, last), "no", []string{"no", "yes"})
			}
			node, again = "without/"+strings.ReplaceAll(last, "_", "-"), true
			if parts[0] == "entities" {
				node = "entities/" + parts[1] + "/" + node
			}
			break
		}
	}
	return node, ""
}

// thing is the entity that people call this, or nil.
func (b *builder) thing(words string) *spec.Entity {
	words = strings.TrimSpace(strings.Trim(words, ` "“”„'.`))
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if strings.EqualFold(e.Label, words) || strings.EqualFold(e.LabelPlural, words) || strings.EqualFold(ident.Singular(strings.ToLower(words)), e.Label) {
			return e
		}
	}
	return nil
}

var (
	possessive = regexp.MustCompile(`(?i)^(.+?)(?:'s|’s|s'|s’) (.+)$`)
	fieldNoun  = regexp.MustCompile(`(?i)^(?:the |an? |every |each |all |their |its |our )+| (?:fields?|columns?|values?|entry|entries)$`)
)

// target finds the field that words name: "the price of visits", "a visit's price", "visit price", "price". Nil when there is none of
// that name; why says when the words fit several.
func (b *builder) target(words string) (e *spec.Entity, f *spec.Field, why string) {
	words = strings.Trim(strings.TrimSpace(words), ` "“”„.`)
	words = strings.TrimSpace(fieldNoun.ReplaceAllString(words, ""))
	if part, e := b.partOf(words); e != nil {
		return e, fieldCalled(e, fieldNoun.ReplaceAllString(part, "")), ""
	}
	if m := possessive.FindStringSubmatch(words); m != nil {
		if e := b.thing(m[1]); e != nil {
			return e, fieldCalled(e, m[2]), ""
		}
	}
	for at := strings.IndexByte(words, ' '); at > 0; {
		if e := b.thing(words[:at]); e != nil {
			if f := fieldCalled(e, words[at+1:]); f != nil {
				return e, f, ""
			}
		}
		next := strings.IndexByte(words[at+1:], ' ')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	var found []string
	for i := range b.spec.Entities {
		if x := fieldCalled(&b.spec.Entities[i], words); x != nil {
			e, f = &b.spec.Entities[i], x
			found = append(found, strings.ToLower(e.LabelPlural))
		}
	}
	if len(found) > 1 {
		return nil, nil, fmt.Sprintf("%s have a %s: say of which, as in \"the %s of %s\"", strings.Join(found, " and "), lowerLabel(f.Label), lowerLabel(f.Label), found[0])
	}
	return e, f, ""
}

// countedIn is the end of a label that says what is counted: "Duration in minutes", "Area (m2)".
var countedIn = regexp.MustCompile(`(?: in [\w ]+| \(.*\))$`)

// fieldCalled is the field of an entity that people call this, or nil.
func fieldCalled(e *spec.Entity, words string) *spec.Field {
	words = strings.ToLower(strings.Trim(words, ` "“”„.`))
	alike := func(label string) bool {
		label = strings.ToLower(label)
		return label == words || ident.Singular(words) == label || ident.Singular(label) == words ||
			countedIn.ReplaceAllString(label, "") == words || strings.TrimSuffix(ident.Singular(words), " number") == label || strings.TrimSuffix(label, " number") == words || strings.TrimSuffix(ident.Singular(words), " address") == label
	}
	for i := range e.Fields {
		if alike(e.Fields[i].Label) || alike(strings.ReplaceAll(e.Fields[i].Name, "_", " ")) {
			return &e.Fields[i]
		}
	}
	return nil
}
