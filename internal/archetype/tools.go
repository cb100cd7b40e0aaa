package archetype

import (
	"fmt"
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// toolWords are the families whose own words are also those of a tool: "quiz" speaks of learning, "paste" of a model.
var toolWords = []string{"learning-platform", "ai-wrapper", "custom", "internal-tool", "saas-dashboard"}

// wantsTool says whether the app is the tool that the text asks for, rather than an app of records.
func (b *builder) wantsTool() bool {
	w := b.in.Tool
	if b.req.Base != nil {
		return len(b.spec.Tools) > 0
	}
	if w == nil || !w.Head || b.req.Hint != "" && b.req.Hint != "custom" || b.in.Language != "English" {
		return false
	}
	users := 0
	for _, r := range b.in.Roles {
		if r.Level == "user" && r.Label != "Player" && r.Label != "Visitor" {
			users++
		}
	}
	if users > 0 && w.Kind != "quiz" && w.Kind != "calculator" {
		return false
	}
	if w.Kind == "calculator" && !b.canCalculate() {
		return false
	}
	return slices.Contains(toolWords, b.match.Slug) || b.match.Confidence < certain || b.toolShare(w) >= mostlyTool
}

// mostlyTool is the share of a text's words that a tool answers when the text is about it, whatever family its trade suggests.
const mostlyTool = 0.25

func (b *builder) toolShare(w *intent.ToolWish) float64 {
	said, words := 0, 0
	for i, t := range b.in.Tokens {
		if t.Kind != intent.Word {
			continue
		}
		words++
		if slices.ContainsFunc(w.Said, func(r intent.Range) bool { return r.From <= i && i < r.To }) {
			said++
		}
	}
	return float64(said) / float64(max(words, 1))
}

// tools makes the tool, or changes those of the base.
func (b *builder) tools() {
	w := b.in.Tool
	if w == nil {
		return
	}
	if b.req.Base == nil {
		b.match = Match{Slug: "custom", Confidence: max(b.match.Confidence, likely), Blended: []string{}, Scores: b.match.Scores}
		b.family = catalogue.Get().Archetype("custom")
		b.spec.Archetype = b.match.spec()
	}
	switch {
	case w.Kind == "quiz":
		b.quizzes(w)
	case w.Kind == "calculator" && len(w.Calc.Inputs) == 0 && w.Calc.Formula == "" && len(w.Names) > 1 && b.req.Base == nil:
		for _, name := range w.Names {
			b.addTool(b.namedCalculator(name))
		}
	default:
		if len(b.spec.Tools) == 0 {
			b.addTool(b.tool(w))
		}
	}
	node := "tools"
	if len(b.spec.Tools) > 0 {
		node = "tools/" + b.spec.Tools[len(b.spec.Tools)-1].Slug
	}
	for _, at := range w.Said {
		b.trace.meet(at, node)
	}
	b.meetLabels(node)
	for _, c := range b.in.Capabilities {
		if slices.Contains([]string{"responsive", "dark", "public"}, c.Slug) {
			b.trace.meet(c.At, node)
		}
	}
}

// meetLabels ties the words of the text that are names in the tools (of inputs, results, choices, things that repeat) to them.
func (b *builder) meetLabels(node string) {
	names := map[string]bool{}
	add := func(labels ...string) {
		for _, label := range labels {
			for _, word := range ident.Words(strings.ToLower(label)) {
				if len(word) > 2 {
					names[word], names[ident.Singular(word)] = true, true
				}
			}
		}
	}
	for _, t := range b.spec.Tools {
		add(t.Title)
		if c := t.Calculator; c != nil {
			inputs := slices.Clone(c.Inputs)
			for _, g := range c.Groups {
				add(g.Label, g.LabelPlural)
				inputs = append(inputs, g.Inputs...)
			}
			for _, in := range inputs {
				add(in.Label, in.Unit)
				for _, o := range in.Options {
					add(o.Label)
				}
			}
			for _, o := range c.Outputs {
				add(o.Label, o.Unit)
				for _, w := range o.Words {
					add(w.Label)
				}
			}
		}
		if g := t.Game; g != nil {
			add(g.Verb, g.Player.Name)
			for _, a := range g.Actors {
				add(a.Name)
			}
		}
		if c := t.Converter; c != nil && c.Way == "units" {
			for sign, words := range namesOfUnits {
				add(append(words, sign)...)
			}
			add("unit", "units", "converter", "convert", "swap", "value", "kitchen", "cook", "ingredient")
		}
	}
	delete(names, "")
	for i, t := range b.in.Tokens {
		if t.Kind == intent.Word && (names[t.Lower] || names[t.Noun]) {
			b.trace.meet(intent.Range{From: i, To: i + 1}, node)
		}
	}
}

// addTool keeps a tool under a slug of its own.
func (b *builder) addTool(t spec.Tool) {
	base := ident.Slug(t.Title, 36, t.Kind)
	t.Slug = base
	for n := 2; slices.ContainsFunc(b.spec.Tools, func(o spec.Tool) bool { return o.Slug == t.Slug }); n++ {
		t.Slug = fmt.Sprintf("%s-%d", base, n)
	}
	b.spec.Tools = append(b.spec.Tools, t)
}

// standalone finishes an app that is its tools: nobody signs in, the start page is the tool.
func (b *builder) standalone() {
	b.spec.App.Accountless = len(b.spec.Entities) == 0 && b.spec.Booking == nil && b.spec.Course == nil
	b.spec.Dashboard = false
	l := &b.spec.Landing
	if len(b.spec.Tools) == 0 {
		return
	}
	t := &b.spec.Tools[0]
	l.Headline = b.spec.App.Name
	if strings.EqualFold(l.Headline, t.Title) || len(l.Headline) < 2 {
		l.Headline = t.Title
	}
	l.Sub, l.Action, l.Points, l.Sections = t.Intro, "Start", []spec.Point{}, nil
	if len(b.spec.Tools) > 1 {
		l.Sub = "Choose what you need."
		if b.spec.HasTool("quiz") {
			l.Sub = "Choose a quiz."
		}
	}
	b.spec.App.Tagline = t.Intro
	b.spec.App.Description = t.Intro
}

// tool makes one tool of what the text says.
func (b *builder) tool(w *intent.ToolWish) spec.Tool {
	t := spec.Tool{Kind: w.Kind, Title: clip(b.spec.App.Name, 60), Icon: map[string]string{"calculator": "calculator", "converter": "repeat", "game": "play", "timer": "clock",
		"generator": "spark", "checklist": "clipboard", "cards": "layers", "typing": "text", "editor": "edit"}[w.Kind]}
	text := b.fullText()
	switch w.Kind {
	case "game":
		t.Game = game(w, text, b.spec.App.Name)
		t.Intro = introOfGame(t.Game)
	case "calculator":
		t = b.calculator(w, t)
	case "converter":
		t.Converter = &spec.Converter{Way: w.Way, Numbers: w.Sets}
		if t.Converter.Way == "" {
			t.Converter.Way = "lines"
		}
		if t.Converter.Way == "units" {
			t.Converter.Units = unitsOf(text)
			if cooksWords.MatchString(text) {
				t.Converter.Words = map[string]string{"ingredients": "yes"}
			}
			t.Intro = "Type a number; the result follows at once. Nothing leaves this browser."
			break
		}
		if len(w.Items) > 0 {
			t.Converter.Example = b.example(t.Converter.Way, w.Items)
		}
		t.Intro = "Paste on one side, read the result on the other. Nothing leaves this browser."
	case "timer":
		t.Timer = timer(w)
		t.Timer.Tasks = strings.Contains(text, "task")
		t.Intro = "Runs by the clock, also when the page is in the background."
	case "generator":
		t.Generator = &spec.Generator{Way: w.Way, Items: w.Items}
		if len(t.Generator.Items) == 0 && (w.Way == "pick" || w.Way == "teams") {
			t.Generator.Items = []string{"Ada", "Ben", "Chloe", "Deniz", "Ella", "Farid", "Greta", "Hugo"}
		}
		t.Intro = "Made by chance in this browser."
	case "checklist":
		t.Checklist = checklist(w, text)
		t.Intro = "What you tick stays on this device."
	case "cards":
		t.Cards = &spec.Cards{Add: true, Decks: decks(w.Topics)}
		t.Intro = "Turn the card or type the other side. What you did not know comes back first."
	case "typing":
		t.Typing = &spec.Typing{Texts: catalogue.Interactive().Typing, Seconds: 60}
		t.Intro = "Type the text as fast and as well as you can."
	case "editor":
		way := "text"
		if strings.Contains(text, "markdown") || strings.Contains(text, "preview") {
			way = "markdown"
		}
		t.Editor = &spec.Editor{Way: way, Text: "# A first heading\n\nWrite **here**; the preview follows.\n\n- one point\n- another point\n\n> Kept on this device."}
		t.Intro = "Write on one side, see it on the other."
	}
	if t.Calculator == nil && t.Intro != "" && len(b.req.Description) > 20 && len(b.req.Description) <= 140 && w.Kind != "game" && w.Kind != "converter" && b.req.Description != b.req.Requirements {
		t.Intro = ident.Sentence(strings.TrimRight(oneLine(b.req.Description), " .")) + "."
	}
	return t
}

func (b *builder) fullText() string {
	return strings.ToLower(b.spec.App.Name + " " + b.req.Description + " " + b.req.Requirements)
}

// example is the text's own example, among lines of the kit's where one line alone says little.
func (b *builder) example(way string, items []string) string {
	if way == "shifts" {
		return items[0] + "\nTue 08:00-16:30 break 30\nWed 09:00-17:00"
	}
	return items[0]
}

func introOfGame(g *spec.Game) string {
	if g.Seconds > 0 {
		return fmt.Sprintf("A round takes %d seconds.", g.Seconds)
	}
	if g.Lives > 0 {
		return fmt.Sprintf("You have %d lives.", g.Lives)
	}
	return ""
}

// verbOf is what a mechanic's player does when the text has no word for it.
var verbOf = map[string]string{"pass": "Catch", "catch": "Catch", "dodge": "Jump", "targets": "Hit", "memory": "Turn", "snake": "Eat", "tictactoe": "Play", "merge": "Slide", "simon": "Repeat", "guess": "Guess"}

// game makes a game of the mechanic, actors and limits that the text names, and fills in what it leaves open.
func game(w *intent.ToolWish, text, name string) *spec.Game {
	wish := &w.Game
	g := &spec.Game{Mechanic: wish.Mechanic, Verb: ident.Sentence(wish.Verb), Seconds: wish.Seconds, Lives: wish.Lives, Best: true, Shared: wish.Shared, Size: wish.Size}
	if g.Mechanic == "" {
		g.Mechanic = "catch"
		if len(wish.Actors) > 0 && slices.ContainsFunc(wish.Actors, func(a intent.ActorWish) bool { return a.Bad }) && wish.Verb == "" {
			g.Mechanic = "dodge"
		}
	}
	if g.Verb == "" {
		g.Verb = verbOf[g.Mechanic]
	}
	g.Scene = sceneOf(text)
	player := wish.Player
	if player == "" {
		for _, word := range strings.Fields(strings.ToLower(name)) {
			if catalogue.Interactive().Shape(word) != "" && !slices.ContainsFunc(wish.Actors, func(a intent.ActorWish) bool { return strings.HasSuffix(a.Name, word) }) {
				player = word
			}
		}
	}
	if player == "" {
		player = map[string]string{"pass": "heron", "catch": "basket", "dodge": "rabbit", "targets": "star", "memory": "star", "snake": "apple", "merge": "box", "simon": "star", "guess": "star"}[g.Mechanic]
		if g.Mechanic == "targets" && len(wish.Actors) > 0 {
			player = wish.Actors[0].Name
		}
		if player == "" {
			player = "person"
		}
	}
	g.Player = sprite(player)
	for _, a := range wish.Actors {
		s := sprite(a.Name)
		actor := spec.GameActor{Name: s.Name, Shape: s.Shape, Colour: s.Colour, Points: a.Points, Bad: a.Bad, Ends: a.Ends, Share: 4}
		switch {
		case a.Points > 1:
			actor.Share = 2
		case a.Points == 1:
			actor.Share = 6
		case a.Bad:
			actor.Share = 3
		}
		if a.Bad && !a.Scored && !a.Ends && g.Lives == 0 && (g.Mechanic == "catch" || g.Mechanic == "pass" || g.Mechanic == "targets") {
			actor.Points = -1
		}
		if a.Bad && g.Mechanic == "dodge" && g.Lives == 0 && !a.Scored {
			actor.Ends = true
		}
		g.Actors = append(g.Actors, actor)
	}
	usualActors(g)
	ends := slices.ContainsFunc(g.Actors, func(a spec.GameActor) bool { return a.Ends })
	if slices.Contains([]string{"pass", "catch", "dodge", "targets"}, g.Mechanic) && g.Seconds == 0 && g.Lives == 0 && !ends {
		g.Seconds = 60
	}
	return g
}

// usualActors gives a game what it cannot do without.
func usualActors(g *spec.Game) {
	add := func(name string, points, share int, bad bool) {
		s := sprite(name)
		g.Actors = append(g.Actors, spec.GameActor{Name: s.Name, Shape: s.Shape, Colour: s.Colour, Points: points, Share: share, Bad: bad, Ends: bad && g.Mechanic == "dodge" && g.Lives == 0})
	}
	good := slices.ContainsFunc(g.Actors, func(a spec.GameActor) bool { return a.Points > 0 })
	bad := slices.ContainsFunc(g.Actors, func(a spec.GameActor) bool { return a.Bad || a.Points < 0 })
	switch g.Mechanic {
	case "pass":
		if !good {
			add("fish", 1, 6, false)
		}
	case "catch":
		if !good {
			add("apple", 1, 6, false)
		}
	case "targets":
		if !good {
			add("mole", 1, 6, false)
		}
	case "dodge":
		if !bad {
			add("rock", 0, 4, true)
		}
	case "snake":
		if len(g.Actors) == 0 {
			add("apple", 1, 1, false)
		}
	case "memory":
		if g.Size < 2 || g.Size > 18 {
			g.Size = 8
		}
		for _, name := range []string{"fish", "apple", "star", "cat", "car", "flower", "boat", "key", "frog", "cup", "balloon", "tree", "bee", "heart", "rocket", "cake", "egg", "mushroom"} {
			if len(g.Actors) >= g.Size {
				break
			}
			if !slices.ContainsFunc(g.Actors, func(a spec.GameActor) bool { return strings.EqualFold(a.Name, name) }) {
				add(name, 0, 1, false)
			}
		}
	}
}

func sceneOf(text string) string {
	best, most := "meadow", 0
	for _, s := range catalogue.Interactive().Scenes {
		n := 0
		for _, word := range s.Words {
			if strings.Contains(" "+text+" ", " "+word) {
				n++
			}
		}
		if n > most {
			best, most = s.Name, n
		}
	}
	return best
}

// metals are colour words of things, which CSS does not know.
var metals = map[string]string{"golden": "#f2b705", "gold": "#f2b705", "silver": "#b8c2cc", "rotten": "#6b5b2e", "poison": "#6a9a2d", "poisonous": "#6a9a2d", "burnt": "#3f3128", "ripe": "#d63c3c"}

// sprite draws a name: the noun's shape, a colour word's colour.
func sprite(name string) spec.GameSprite {
	out := spec.GameSprite{Name: ident.Sentence(clip(name, 38))}
	for _, word := range strings.Fields(name) {
		if shape := catalogue.Interactive().Shape(word); shape != "" {
			if out.Shape != "" && catalogue.Get().Colour(word) != "" {
				continue
			}
			out.Shape = shape
			continue
		}
		if c := metals[word]; c != "" {
			out.Colour = c
		} else if c := catalogue.Get().Colour(word); c != "" {
			out.Colour = c
		}
	}
	if out.Shape == "" {
		out.Shape = "badge"
	}
	return out
}

// timer makes phases of what the text says, or those that its kind has everywhere.
func timer(w *intent.ToolWish) *spec.Timer {
	t := &spec.Timer{Way: "phases", Sound: true, Rounds: w.Rounds}
	for i, p := range w.Phases {
		label := ident.Sentence(p.Label)
		if label == "" {
			label = []string{"Work", "Break", "Long break", "Phase 4", "Phase 5", "Phase 6", "Phase 7", "Phase 8"}[i]
			if len(w.Phases) == 1 {
				label = "Time"
			}
		}
		t.Phases = append(t.Phases, spec.TimerPhase{Label: label, Seconds: p.Seconds, Every: p.Every})
	}
	switch {
	case w.Way == "stopwatch":
		t.Way = "stopwatch"
		t.Phases = nil
	case w.Way == "pomodoro":
		if len(t.Phases) == 0 {
			t.Phases = []spec.TimerPhase{{Label: "Focus", Seconds: 1500}, {Label: "Short break", Seconds: 300}, {Label: "Long break", Seconds: 900, Every: 4}}
		}
		if len(t.Phases) == 3 && t.Phases[2].Every == 0 {
			t.Phases[2].Label, t.Phases[2].Every = "Long break", 4
		}
		if t.Rounds == 0 {
			t.Rounds = 4
		}
	case w.Way == "interval":
		if len(t.Phases) == 0 {
			t.Phases = []spec.TimerPhase{{Label: "Work", Seconds: 40}, {Label: "Rest", Seconds: 20}}
		}
		if t.Rounds == 0 {
			t.Rounds = 8
		}
	default:
		if len(t.Phases) == 0 {
			t.Phases = []spec.TimerPhase{{Label: "Time", Seconds: 300}}
		}
		if t.Rounds == 0 {
			t.Rounds = 1
		}
	}
	return t
}

// checklist takes the text's own lines, or a believable list of what it is for.
func checklist(w *intent.ToolWish, text string) *spec.Checklist {
	if len(w.Items) > 1 {
		return &spec.Checklist{Add: true, Sections: []spec.ChecklistSection{{Title: "List", Items: w.Items}}}
	}
	for _, k := range catalogue.Interactive().Checklists {
		fits := len(k.Phrases) == 0
		for _, p := range k.Phrases {
			fits = fits || strings.Contains(text, p)
		}
		if !fits {
			continue
		}
		c := &spec.Checklist{Add: true}
		for _, s := range k.Sections {
			c.Sections = append(c.Sections, spec.ChecklistSection{Title: s.Name, Items: s.Words})
		}
		return c
	}
	return &spec.Checklist{Add: true, Sections: []spec.ChecklistSection{{Title: "List", Items: []string{"First"}}}}
}

// decks makes flash cards of the topics' banks.
func decks(topics []string) []spec.CardDeck {
	if len(topics) == 0 {
		topics = []string{"capitals"}
	}
	var out []spec.CardDeck
	for _, name := range topics[:min(len(topics), 4)] {
		topic := catalogue.Interactive().Topic(name)
		if topic == nil {
			continue
		}
		d := spec.CardDeck{Name: ident.Sentence(topic.Topic)}
		for _, p := range topic.Pairs {
			front := p[0]
			if topic.Front != "" {
				front = strings.ReplaceAll(topic.Front, "{a}", p[0])
			}
			d.Cards = append(d.Cards, spec.Card{Front: ident.Sentence(front), Back: p[1]})
		}
		if len(topic.Pairs) == 0 {
			for _, q := range topic.Questions() {
				d.Cards = append(d.Cards, spec.Card{Front: q.Text, Back: q.Answers[0]})
			}
		}
		out = append(out, d)
	}
	return out
}
