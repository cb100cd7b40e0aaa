package spec

import (
	"fmt"
	"regexp"
	"strconv"
)

// Tool is one thing that does its work in the page: it needs no account and, quizzes and shared tables apart, no
// database. Exactly the part that Kind names is set. All texts reach the app as JSON.
type Tool struct {
	Slug       string      `json:"slug"`  // [a-z0-9-]; the page /tools/<slug>, and "/" when it is the only one
	Kind       string      `json:"kind"`  // one of ToolKinds
	Title      string      `json:"title"` // h1 of its page
	Intro      string      `json:"intro,omitempty"`
	Icon       string      `json:"icon,omitempty"`
	Calculator *Calculator `json:"calculator,omitempty"`
	Converter  *Converter  `json:"converter,omitempty"`
	Game       *Game       `json:"game,omitempty"`
	Timer      *Timer      `json:"timer,omitempty"`
	Generator  *Generator  `json:"generator,omitempty"`
	Checklist  *Checklist  `json:"checklist,omitempty"`
	Cards      *Cards      `json:"cards,omitempty"`
	Typing     *Typing     `json:"typing,omitempty"`
	Editor     *Editor     `json:"editor,omitempty"`
	Quiz       *Quiz       `json:"quiz,omitempty"`
}

// ToolKinds lists every kind of tool.
var ToolKinds = []string{"calculator", "converter", "game", "timer", "generator", "checklist", "cards", "typing", "editor", "quiz"}

// Calculator works out its outputs from its inputs while people type.
type Calculator struct {
	Inputs  []CalcInput  `json:"inputs"`
	Groups  []CalcGroup  `json:"groups,omitempty"` // inputs that repeat: rooms, people, positions
	Outputs []CalcOutput `json:"outputs"`          // each may use those before it
	Rules   []CalcRule   `json:"rules,omitempty"`
}

// CalcInput is one thing that is typed or chosen.
type CalcInput struct {
	Name    string       `json:"name"` // snake_case, unique among all inputs and outputs
	Label   string       `json:"label"`
	Kind    string       `json:"kind"` // number | choice | date
	Unit    string       `json:"unit,omitempty"`
	Default string       `json:"default,omitempty"` // as typed; an option's value for choice
	Min     *float64     `json:"min,omitempty"`     // nothing less is taken
	Max     *float64     `json:"max,omitempty"`
	Whole   bool         `json:"whole,omitempty"`
	Money   bool         `json:"money,omitempty"`
	Options []CalcOption `json:"options,omitempty"`
	Help    string       `json:"help,omitempty"`
}

// CalcOption is one choice; Ref "<input>" in an expression is its Factor.
type CalcOption struct {
	Value  string  `json:"value"`
	Label  string  `json:"label"`
	Factor float64 `json:"factor"`
}

// CalcGroup is a block of inputs that people add and remove.
type CalcGroup struct {
	Name        string      `json:"name"`
	Label       string      `json:"label"`
	LabelPlural string      `json:"label_plural"`
	Inputs      []CalcInput `json:"inputs"`
}

// CalcOutput is one line of the result.
type CalcOutput struct {
	Name     string       `json:"name"`
	Label    string       `json:"label"`
	Unit     string       `json:"unit,omitempty"`
	Expr     Expr         `json:"expr"`
	Decimals int          `json:"decimals"`
	Money    bool         `json:"money,omitempty"`
	Main     bool         `json:"main,omitempty"`  // shown large
	Words    []CalcOption `json:"words,omitempty"` // what the number means: the last word whose Factor is not above it
}

// CalcRule watches one input: where Input Op Value holds, Text is shown beside it; an error also takes the result away.
type CalcRule struct {
	Input string  `json:"input"`
	Op    string  `json:"op"` // < | <= | > | >=
	Value float64 `json:"value"`
	Level string  `json:"level"` // warning | error
	Text  string  `json:"text"`
}

// Expr is a formula as a tree: a number, a reference to an input or an earlier output, or an operation.
//
//   - - * / ^          two or more arguments, from left to right
//     min max            any number
//     ceil floor round abs sqrt neg   one
//     if                 condition, then, else;  conditions: < <= > >= = with two, "is" with Ref and Text (an option's value)
//     sum most count     over the rows of the group Ref; the argument is worked out in each row
//     annuity            principal, interest per period, periods: the payment of one period
//     grow               amount, interest per period, periods, paid in per period: what it becomes
//     days               two dates: the days between them;  years: full years
type Expr struct {
	Num  *float64 `json:"num,omitempty"`
	Ref  string   `json:"ref,omitempty"`
	Op   string   `json:"op,omitempty"`
	Text string   `json:"text,omitempty"`
	Args []Expr   `json:"args,omitempty"`
}

// Converter turns what is pasted into something else, line by line or as a whole, in the browser alone.
type Converter struct {
	Way     string             `json:"way"` // one of ConverterWays
	Example string             `json:"example,omitempty"`
	Numbers map[string]float64 `json:"numbers,omitempty"` // settings of the way: night_from, night_to, overtime
	Words   map[string]string  `json:"words,omitempty"`   // of the way: "ingredients" yes (units: cups of flour in grams)
	Units   []string           `json:"units,omitempty"`   // of way units: the signs that are offered; empty is all
}

// ConverterWays are what converters can do.
var ConverterWays = []string{"shifts", "sum", "split", "table", "json", "count", "case", "lines", "units", "roman", "morse", "spelling", "encode", "durations", "bases"}

// Game is a small game in the page.
type Game struct {
	Mechanic string      `json:"mechanic"` // one of GameMechanics
	Scene    string      `json:"scene"`    // river | sea | sky | space | meadow | night | road | desert | snow | room
	Verb     string      `json:"verb"`     // what the player does: "Stab"
	Player   GameSprite  `json:"player"`
	Actors   []GameActor `json:"actors"`
	Seconds  int         `json:"seconds"` // 0: until it is over
	Lives    int         `json:"lives"`   // 0: nobody loses lives
	Best     bool        `json:"best"`    // highscore on the device
	Shared   bool        `json:"shared,omitempty"`
	Size     int         `json:"size,omitempty"` // cells of a board, pairs of a memory
}

// GameMechanics are the ways to play.
var GameMechanics = []string{"pass", "catch", "dodge", "targets", "memory", "snake", "tictactoe", "merge", "simon", "guess"}

// GameSprite is something drawn.
type GameSprite struct {
	Name   string `json:"name"`
	Shape  string `json:"shape"`
	Colour string `json:"colour,omitempty"` // "#rrggbb"
}

// GameActor is a kind of thing in a game and what hitting it counts.
type GameActor struct {
	Name   string `json:"name"`
	Shape  string `json:"shape"`
	Colour string `json:"colour,omitempty"`
	Points int    `json:"points"`
	Share  int    `json:"share"`          // how often it comes, against the others
	Bad    bool   `json:"bad,omitempty"`  // costs a life where there are lives
	Ends   bool   `json:"ends,omitempty"` // touching it ends the round
}

// Timer counts time: phases one after another, or a stopwatch.
type Timer struct {
	Way    string       `json:"way"` // phases | countdown | stopwatch
	Phases []TimerPhase `json:"phases,omitempty"`
	Rounds int          `json:"rounds,omitempty"` // 0: for ever
	Sound  bool         `json:"sound,omitempty"`
	Tasks  bool         `json:"tasks,omitempty"` // a list of what is done in the time
}

// TimerPhase is one stretch of a timer. Every says that it comes only after so many rounds (the long break).
type TimerPhase struct {
	Label   string `json:"label"`
	Seconds int    `json:"seconds"`
	Every   int    `json:"every,omitempty"`
}

// Generator makes something by chance.
type Generator struct {
	Way   string   `json:"way"`             // password | pick | teams | dice | palette | number
	Items []string `json:"items,omitempty"` // to pick from at the start
	Count int      `json:"count,omitempty"`
}

// Checklist is a list that is ticked off, kept on the device.
type Checklist struct {
	Sections []ChecklistSection `json:"sections"`
	Add      bool               `json:"add"` // people can add lines of their own
}

// ChecklistSection is a part of a checklist.
type ChecklistSection struct {
	Title string   `json:"title"`
	Items []string `json:"items"`
}

// Cards are flash cards in decks.
type Cards struct {
	Decks []CardDeck `json:"decks"`
	Add   bool       `json:"add"`
}

// CardDeck is one set of cards.
type CardDeck struct {
	Name  string `json:"name"`
	Cards []Card `json:"cards"`
}

// Card has two sides.
type Card struct {
	Front string `json:"front"`
	Back  string `json:"back"`
}

// Typing is a typing trainer.
type Typing struct {
	Texts   []string `json:"texts"`
	Seconds int      `json:"seconds"` // 0: until the text is done
}

// Editor is a text editor with a preview beside it.
type Editor struct {
	Way  string `json:"way"` // markdown | text
	Text string `json:"text"`
}

// Quiz is played in rounds against the clock; the questions and the table are in the database.
type Quiz struct {
	Questions    int            `json:"questions"`     // in a round
	Seconds      int            `json:"seconds"`       // for each; 0 no clock
	Points       int            `json:"points"`        // for a right answer
	Bonus        int            `json:"bonus"`         // up to so many more for being quick
	Explain      bool           `json:"explain"`       // a sentence after each question
	Nickname     bool           `json:"nickname"`      // asked at the end, for the table
	NameMin      int            `json:"name_min"`      // letters and digits
	NameMax      int            `json:"name_max"`      //
	Table        int            `json:"table"`         // places of the table; 0 none
	TableFrom    string         `json:"table_from"`    // "HH:MM": the table of a day begins then, "" the table never ends
	Staff        bool           `json:"staff"`         // a page with a password for questions and names
	Pool         []QuizQuestion `json:"pool"`          // at the start
	SampleTopics bool           `json:"sample_topics"` // the pool is of another topic than asked: the owner adds their own
}

// QuizQuestion is one question; Answers[0] is the right one.
type QuizQuestion struct {
	Text    string   `json:"text"`
	Answers []string `json:"answers"`
	Explain string   `json:"explain,omitempty"`
}

// HasTool says whether the app has a tool of that kind.
func (s *Spec) HasTool(kind string) bool {
	for i := range s.Tools {
		if s.Tools[i].Kind == kind {
			return true
		}
	}
	return false
}

// SharedScores says whether anything keeps a table of points that all visitors see.
func (s *Spec) SharedScores() bool {
	for i := range s.Tools {
		t := &s.Tools[i]
		if t.Quiz != nil && t.Quiz.Table > 0 || t.Game != nil && t.Game.Shared {
			return true
		}
	}
	return false
}

// MaxTools bounds the tools of one app.
const MaxTools = 12

var refPattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)

func (v *validator) tools() {
	s := v.spec
	if len(s.Tools) > MaxTools {
		v.fail("tools", "at most %d, there are %d", MaxTools, len(s.Tools))
	}
	slugs := map[string]bool{}
	for i := range s.Tools {
		t := &s.Tools[i]
		path := fmt.Sprintf("tools[%d]", i)
		v.match(path+".slug", t.Slug, slugPattern, "a slug of 1 to 40 of a-z, 0-9 and -")
		if slugs[t.Slug] {
			v.fail(path+".slug", "%q is there twice", t.Slug)
		}
		slugs[t.Slug] = true
		v.prose(path+".title", t.Title, 1, 140)
		v.prose(path+".intro", t.Intro, 0, 600)
		v.oneOf(path+".kind", t.Kind, ToolKinds...)
		parts := map[string]bool{"calculator": t.Calculator != nil, "converter": t.Converter != nil, "game": t.Game != nil, "timer": t.Timer != nil,
			"generator": t.Generator != nil, "checklist": t.Checklist != nil, "cards": t.Cards != nil, "typing": t.Typing != nil, "editor": t.Editor != nil, "quiz": t.Quiz != nil}
		for _, k := range ToolKinds {
			if parts[k] != (k == t.Kind) {
				v.fail(path+"."+k, "a %s has its own part and no other", t.Kind)
			}
		}
		switch {
		case t.Calculator != nil:
			v.calculator(path+".calculator", t.Calculator)
		case t.Converter != nil:
			v.oneOf(path+".converter.way", t.Converter.Way, ConverterWays...)
			v.prose(path+".converter.example", t.Converter.Example, 0, 2000)
		case t.Game != nil:
			v.game(path+".game", t.Game)
		case t.Timer != nil:
			v.timer(path+".timer", t.Timer)
		case t.Generator != nil:
			v.oneOf(path+".generator.way", t.Generator.Way, "password", "pick", "teams", "dice", "palette", "number")
		case t.Editor != nil:
			v.oneOf(path+".editor.way", t.Editor.Way, "markdown", "text")
		case t.Quiz != nil:
			v.quiz(path+".quiz", t.Quiz)
		case t.Cards != nil:
			if len(t.Cards.Decks) == 0 {
				v.fail(path+".cards.decks", "at least one is needed")
			}
		case t.Typing != nil:
			if len(t.Typing.Texts) == 0 {
				v.fail(path+".typing.texts", "at least one is needed")
			}
		}
	}
	if s.App.Accountless && (len(s.Entities) > 0 || s.Booking != nil || s.Course != nil || s.Dashboard) {
		v.fail("app.accountless", "an app with records has accounts")
	}
}

func (v *validator) calculator(path string, c *Calculator) {
	known := map[string]bool{} // in reach of every expression
	groups := map[string]map[string]bool{}
	inputs := func(at string, list []CalcInput, into map[string]bool) {
		for i := range list {
			in := &list[i]
			p := fmt.Sprintf("%s[%d]", at, i)
			v.match(p+".name", in.Name, refPattern, "a snake_case name")
			v.prose(p+".label", in.Label, 1, 80)
			v.oneOf(p+".kind", in.Kind, "number", "choice", "date")
			if known[in.Name] || into[in.Name] {
				v.fail(p+".name", "%q is there twice", in.Name)
			}
			into[in.Name] = true
			if (in.Kind == "choice") != (len(in.Options) > 0) {
				v.fail(p+".options", "a choice has options, and nothing else has")
			}
		}
	}
	inputs(path+".inputs", c.Inputs, known)
	for i, g := range c.Groups {
		p := fmt.Sprintf("%s.groups[%d]", path, i)
		v.match(p+".name", g.Name, refPattern, "a snake_case name")
		v.prose(p+".label", g.Label, 1, 60)
		groups[g.Name] = map[string]bool{}
		if len(g.Inputs) == 0 {
			v.fail(p+".inputs", "at least one is needed")
		}
		inputs(p+".inputs", g.Inputs, groups[g.Name])
	}
	if len(c.Outputs) == 0 {
		v.fail(path+".outputs", "at least one is needed")
	}
	for i := range c.Outputs {
		o := &c.Outputs[i]
		p := fmt.Sprintf("%s.outputs[%d]", path, i)
		v.match(p+".name", o.Name, refPattern, "a snake_case name")
		v.prose(p+".label", o.Label, 1, 80)
		v.between(p+".decimals", o.Decimals, 0, 8)
		v.expr(p+".expr", o.Expr, known, nil, groups, 0)
		known[o.Name] = true
	}
	for i, r := range c.Rules {
		p := fmt.Sprintf("%s.rules[%d]", path, i)
		found := known[r.Input]
		for _, g := range groups {
			found = found || g[r.Input]
		}
		if !found {
			v.fail(p+".input", "nothing is called %q", clip(r.Input))
		}
		v.oneOf(p+".op", r.Op, "<", "<=", ">", ">=")
		v.oneOf(p+".level", r.Level, "warning", "error")
		v.prose(p+".text", r.Text, 1, 200)
	}
}

// exprArgs says how many arguments an operation takes; -1 in the second place is no limit.
var exprArgs = map[string][2]int{"+": {2, -1}, "-": {2, -1}, "*": {2, -1}, "/": {2, -1}, "^": {2, 2}, "min": {1, -1}, "max": {1, -1}, "ceil": {1, 1},
	"floor": {1, 1}, "round": {1, 1}, "abs": {1, 1}, "sqrt": {1, 1}, "neg": {1, 1}, "if": {3, 3}, "<": {2, 2}, "<=": {2, 2}, ">": {2, 2}, ">=": {2, 2},
	"=": {2, 2}, "is": {0, 0}, "sum": {1, 1}, "most": {1, 1}, "count": {0, 0}, "annuity": {3, 3}, "grow": {4, 4}, "days": {2, 2}, "years": {2, 2}}

const maxExprDepth = 30

func (v *validator) expr(path string, e Expr, known, row map[string]bool, groups map[string]map[string]bool, depth int) {
	switch {
	case depth > maxExprDepth:
		v.fail(path, "is nested too deep")
	case e.Op == "" && (e.Num != nil) == (e.Ref != ""):
		v.fail(path, "must be a number, a reference or an operation")
	case e.Op == "" && e.Ref != "" && !known[e.Ref] && !row[e.Ref] && e.Ref != "today":
		v.fail(path+".ref", "nothing before it is called %q", clip(e.Ref))
	case e.Op != "":
		n, ok := exprArgs[e.Op]
		if !ok || len(e.Args) < n[0] || n[1] >= 0 && len(e.Args) > n[1] {
			v.fail(path+".op", "%q with %d arguments is no operation", clip(e.Op), len(e.Args))
			return
		}
		switch e.Op {
		case "sum", "most", "count":
			if groups[e.Ref] == nil {
				v.fail(path+".ref", "no group is called %q", clip(e.Ref))
				return
			}
			row = groups[e.Ref]
		case "is":
			if !known[e.Ref] && !row[e.Ref] {
				v.fail(path+".ref", "nothing before it is called %q", clip(e.Ref))
			}
		}
		for i, a := range e.Args {
			v.expr(fmt.Sprintf("%s.args[%d]", path, i), a, known, row, groups, depth+1)
		}
	}
}

func (v *validator) game(path string, g *Game) {
	v.oneOf(path+".mechanic", g.Mechanic, GameMechanics...)
	v.oneOf(path+".scene", g.Scene, "river", "sea", "sky", "space", "meadow", "night", "road", "desert", "snow", "room")
	v.prose(path+".verb", g.Verb, 1, 20)
	v.between(path+".seconds", g.Seconds, 0, 3600)
	v.between(path+".lives", g.Lives, 0, 20)
	v.between(path+".size", g.Size, 0, 30)
	moving := g.Mechanic == "pass" || g.Mechanic == "catch" || g.Mechanic == "dodge" || g.Mechanic == "targets"
	if moving && len(g.Actors) == 0 {
		v.fail(path+".actors", "at least one is needed")
	}
	if moving && g.Seconds == 0 && g.Lives == 0 {
		ends := false
		for _, a := range g.Actors {
			ends = ends || a.Ends
		}
		if !ends {
			v.fail(path, "never ends: give it seconds, lives or something that ends it")
		}
	}
	for i, a := range g.Actors {
		p := fmt.Sprintf("%s.actors[%d]", path, i)
		v.prose(p+".name", a.Name, 1, 40)
		v.between(p+".points", a.Points, -1000, 1000)
		v.between(p+".share", a.Share, 0, 100)
		v.match(p+".colour", a.Colour, colourPattern, "a colour such as #336699")
	}
}

func (v *validator) timer(path string, t *Timer) {
	v.oneOf(path+".way", t.Way, "phases", "countdown", "stopwatch")
	if t.Way != "stopwatch" && len(t.Phases) == 0 {
		v.fail(path+".phases", "at least one is needed")
	}
	for i, p := range t.Phases {
		at := fmt.Sprintf("%s.phases[%d]", path, i)
		v.prose(at+".label", p.Label, 1, 40)
		v.between(at+".seconds", p.Seconds, 1, 24*3600)
	}
	v.between(path+".rounds", t.Rounds, 0, 100)
}

func (v *validator) quiz(path string, q *Quiz) {
	v.between(path+".questions", q.Questions, 1, 100)
	v.between(path+".seconds", q.Seconds, 0, 600)
	v.between(path+".points", q.Points, 1, 10_000)
	v.between(path+".bonus", q.Bonus, 0, 10_000)
	v.between(path+".name_min", q.NameMin, 1, 40)
	v.between(path+".name_max", q.NameMax, q.NameMin, 40)
	v.between(path+".table", q.Table, 0, 100)
	if q.TableFrom != "" {
		v.match(path+".table_from", q.TableFrom, clockPattern, "a time HH:MM")
	}
	if len(q.Pool) < q.Questions {
		v.fail(path+".pool", "has %d questions for rounds of %d", len(q.Pool), q.Questions)
	}
	v.questions(path+".pool", q.Pool, 2, 6)
}

func (v *validator) questions(path string, list []QuizQuestion, low, high int) {
	for i, q := range list {
		p := fmt.Sprintf("%s[%d]", path, i)
		v.prose(p+".text", q.Text, 1, 400)
		v.prose(p+".explain", q.Explain, 0, 600)
		v.between(p+".answers", len(q.Answers), low, high)
		seen := map[string]bool{}
		for k, a := range q.Answers {
			v.prose(fmt.Sprintf("%s.answers[%d]", p, k), a, 1, 200)
			if seen[a] {
				v.fail(fmt.Sprintf("%s.answers[%d]", p, k), "is there twice")
			}
			seen[a] = true
		}
	}
}

// FormatNumber writes a number as people type it: "4", "12.5".
func FormatNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
