package archetype

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// wantsWriter: a text goes in and texts come out. A list of wishes for records alone is none, whatever it says of AI.
func (b *builder) wantsWriter() bool {
	if b.req.Base != nil {
		return b.spec.Writer != nil
	}
	ai := &b.in.AI
	return (b.family.Slug == "ai-wrapper" || slices.Contains(b.match.Blended, "ai-wrapper")) && (b.family.Slug == "ai-wrapper" || ai.Input != "" || ai.Output != "")
}

// wantsAgent: messages come in and are sorted.
func (b *builder) wantsAgent() bool {
	if b.req.Base != nil {
		return b.spec.Agent != nil
	}
	if b.family.Slug == "ai-agent" && b.match.Confidence >= certain {
		return true // an agent, even when the text does not tell of messages
	}
	return (b.family.Slug == "ai-agent" || slices.Contains(b.match.Blended, "ai-agent")) && (b.in.AI.Messages || len(b.in.AI.Categories) > 1)
}

// ai makes the writer and the agent, or changes those of the base, and ties what the text says of them to their nodes.
func (b *builder) ai() {
	writer, agent := b.wantsWriter(), b.wantsAgent()
	if writer {
		b.writer()
	}
	if agent {
		b.agent()
	}
	for _, c := range b.in.AI.Claims {
		if strings.HasPrefix(c.Node, "writer") && writer || strings.HasPrefix(c.Node, "agent") && agent {
			b.trace.meet(c.At, c.Node)
		}
	}
}

func (b *builder) writer() {
	ai, w := &b.in.AI, b.spec.Writer
	words := catalogue.GetAgentWords()
	if w == nil {
		title := spec.CleanLabel(ident.Sentence(ai.Output), "Text")
		input := spec.CleanLabel(ident.Sentence(ai.Input), "Your text")
		w = &spec.Writer{Title: title, Plural: ident.Plural(strings.ToLower(title)), Input: spec.WriterInput{Label: input}, Choices: []spec.WriterChoice{}, Versions: 1}
		w.Task = words.Task(ai.Output + " " + b.req.Description)
		if w.Task == "write" && ai.Versions == 0 {
			w.Versions = 3
		}
		if strings.HasSuffix(strings.ToLower(title), "s") && !strings.HasSuffix(strings.ToLower(title), "ss") {
			w.Plural = strings.ToLower(title)
		}
		w.Input.Example = b.writerExample(input)
		w.Lead = "Put in " + lowerLabel(input) + ", and copy the version you like."
		w.About = "Task: " + clip(oneLine(b.req.Description), 400)
		b.spec.Writer = w
	}
	if ai.Versions > 0 {
		w.Versions = min(ai.Versions, 6)
	}
	for _, c := range ai.Choices {
		if name := ident.Snake(c.Label); name != "" && !slices.ContainsFunc(w.Choices, func(have spec.WriterChoice) bool { return have.Name == name }) && len(w.Choices) < 5 {
			w.Choices = append(w.Choices, spec.WriterChoice{Name: name, Label: spec.CleanLabel(c.Label, "Choice"), Options: c.Options})
		}
	}
	if len(w.Choices) == 0 {
		w.Choices = append(w.Choices, spec.WriterChoice{Name: "tone", Label: "Tone", Options: words.Options("tone")})
	}
	w.History = w.History || ai.History || ai.Star
	b.saidNumber("daily_limit", ai.Daily)
	if n, err := strconv.Atoi(b.decide("daily_limit")); err == nil {
		w.Daily = clamp(n, 0, 10_000)
	}
}

// saidNumber takes a number of the text as the answer to a question; 0 is unsaid.
func (b *builder) saidNumber(key string, n int) {
	if n > 0 {
		b.in.Decisions[key] = strconv.Itoa(n)
		if d := b.spec.Decision(key); d != nil { // a later text changes what was decided before
			d.Answer, d.Source = strconv.Itoa(n), "text"
		}
	}
}

// aiPoints are what the start page says of the writer and the agent.
func (b *builder) aiPoints() []spec.Point {
	var points []spec.Point
	if w := b.spec.Writer; w != nil {
		title := "Written in seconds"
		if w.Versions > 1 {
			title = fmt.Sprintf("%d versions at once", w.Versions)
		}
		points = append(points, spec.Point{Icon: "spark", Title: title, Text: "Put in " + lowerLabel(w.Input.Label) + ", choose how it should sound, and get " + w.Plural + " to pick from."},
			spec.Point{Icon: "copy", Title: "Copied with one click", Text: "Take the version you like; what you typed stays where it is."})
		if w.History {
			points = append(points, spec.Point{Icon: "history", Title: "Nothing is lost", Text: "Every result is kept in your history: search it, star the good ones, delete the rest."})
		}
	}
	if b.spec.Agent != nil {
		points = append(points, spec.Point{Icon: "inbox", Title: "Answered within minutes", Text: "Messages are read and sorted as they come in."},
			spec.Point{Icon: "shield", Title: "People stay in charge", Text: "What the rules do not cover waits for a person, who approves, changes or rejects it."},
			spec.Point{Icon: "eye", Title: "Every step can be read", Text: "Each thing the agent does is kept with its input and its result."})
	}
	return points
}

// writerExample is what stands in the empty box: a few facts of the kind that the text speaks of.
func (b *builder) writerExample(input string) string {
	low := strings.ToLower(input + " " + b.req.Description)
	for _, e := range []struct{ word, example string }{
		{"flat", "3 rooms, 74 m2, balcony to the south, lift, 980 a month"}, {"apartment", "3 rooms, 74 m2, balcony to the south, lift, 980 a month"},
		{"product", "Wool blanket, 130 x 180 cm, grey, washable, 89"}, {"recipe", "Pumpkin, red lentils, coconut milk, ginger, 30 minutes"},
		{"note", "Roof repair approved by 620 thousandths. Next meeting in May. Heating bill postponed."}, {"job", "Carpenter, full time, Graz, own tools welcome, from March"},
		{"meeting", "New website goes live in March. Ana writes the texts. Budget agreed."}, {"e-mail", "Thank you for the offer, we need it a week earlier."},
	} {
		if strings.Contains(low, e.word) {
			return e.example
		}
	}
	return "A line for each thing that should be in it"
}

func (b *builder) agent() {
	ai, a := &b.in.AI, b.spec.Agent
	if a == nil {
		a = &spec.Agent{Message: spec.Words{Label: "Message", LabelPlural: "Messages"}, Confidence: 70, MaxSteps: 6, Categories: []spec.AgentCategory{}, Tools: []spec.AgentTool{}}
		b.spec.Agent = a
		b.agentStaff(a)
		b.agentSubject(a)
		b.agentTools(a)
		b.agentCategories(a)
		b.agentSamples(a)
	}
	if ai.Limit >= 0 {
		a.Limit = clamp(int(ai.Limit*100+0.5), 0, 100_000_000)
	}
	b.saidNumber("agent_confidence", ai.Confidence)
	if n, err := strconv.Atoi(b.decide("agent_confidence")); err == nil {
		a.Confidence = clamp(n, 0, 100)
	}
	if ai.Steps > 0 {
		a.MaxSteps = clamp(ai.Steps, 1, 20)
	}
}

// agentStaff: whoever works the queue; a role for it is made when the text names none.
func (b *builder) agentStaff(a *spec.Agent) {
	for _, r := range b.spec.Roles {
		if !r.Default && !r.Admin {
			a.StaffRole = r.Name
			return
		}
	}
	if r := b.spec.DefaultRole(); len(b.in.Roles) > 0 && !slices.Contains([]string{"customer", "user", "member", "visitor", "guest"}, r.Name) {
		a.StaffRole = r.Name
		return
	}
	if b.spec.Role("staff") == nil {
		b.spec.Roles = slices.Insert(b.spec.Roles, len(b.spec.Roles)-1, spec.Role{Name: "staff", Label: "Staff"})
		b.accounts()
	}
	a.StaffRole = "staff"
}

// agentSubject is what messages are about, when they carry its number.
func (b *builder) agentSubject(a *spec.Agent) {
	number := b.in.AI.Number
	if number == "" {
		return
	}
	thing := strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(number), "number"), " id"))
	a.Subject = spec.AgentSubject{Label: spec.CleanLabel(ident.Sentence(thing), "Thing"), Number: spec.CleanLabel(number, "Number"), Facts: []string{"Status"}, Samples: []spec.AgentKnown{}}
	for _, t := range b.in.AI.Tools {
		if agentToolKind(t.Text) == "lookup" && len(t.Facts) > 0 {
			a.Subject.Facts = t.Facts
		}
	}
	values := map[string][]string{"status": {"In use", "Free", "In repair", "Free"}, "battery": {"64 %", "12 %", "88 %", "35 %"}, "last ride": {"Started 20 minutes ago", "Ended yesterday, 2.1 km", "Ended on Sunday, 7.4 km", "Ended an hour ago, 3.3 km"},
		"balance": {"0.00", "12.50", "40.00", "3.20"}, "last order": {"Delivered on Monday", "Shipped yesterday", "Being packed", "Delivered last week"}, "tenant": {"Moved in 2021", "Moved in 2019", "Empty", "Moved in 2024"}}
	for i, n := range []string{"217", "105", "342", "88"} {
		facts := map[string]string{}
		for _, f := range a.Subject.Facts {
			known := values[strings.ToLower(f)]
			if known == nil {
				known = []string{"Fine", "To be checked", "Fine", "New"}
			}
			facts[f] = known[i%len(known)]
		}
		a.Subject.Samples = append(a.Subject.Samples, spec.AgentKnown{Number: n, Facts: facts})
	}
}

// agentToolKind reads what a tool does from its words.
func agentToolKind(text string) string {
	low := " " + strings.ToLower(text) + " "
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, " "+w) })
	}
	switch {
	case has("refund", "pay ", "pay out", "credit", "compensat", "reimburse", "voucher"):
		return "money"
	case has("reply", "answer", "respond", "write", "send", "draft"):
		return "reply"
	case has("look up", "lookup", "check", "find", "search", "read", "see ", "fetch"):
		return "lookup"
	}
	return "change"
}

func (b *builder) agentTools(a *spec.Agent) {
	var names ident.Namer
	add := func(text, kind string) {
		t := spec.AgentTool{Name: names.Value(text, "tool"), Label: spec.CleanLabel(ident.Sentence(text), "Tool"), Kind: kind}
		if kind == "change" {
			words := strings.Fields(strings.ToLower(text))
			object := strings.Join(words[1:], " ")
			for _, article := range []string{"a ", "an ", "the "} {
				object = strings.TrimPrefix(object, article)
			}
			t.Fact, t.To = ident.Sentence(object), ident.Sentence(participle(words[0]))
			if object == "" || strings.EqualFold(object, a.Subject.Label) {
				t.Fact = "Status"
			}
		}
		a.Tools = append(a.Tools, t)
	}
	for _, t := range b.in.AI.Tools {
		if len(a.Tools) < 10 {
			add(t.Text, agentToolKind(t.Text))
		}
	}
	if !slices.ContainsFunc(a.Tools, func(t spec.AgentTool) bool { return t.Kind == "lookup" }) && a.Subject.Number != "" {
		add("Look up "+lowerLabel(a.Subject.Label), "lookup")
	}
	if !slices.ContainsFunc(a.Tools, func(t spec.AgentTool) bool { return t.Kind == "reply" }) {
		add("Write a reply", "reply")
	}
}

// participle of a regular verb: "block" → "blocked", "end" → "ended", "close" → "closed", "cancel" → "cancelled".
func participle(verb string) string {
	irregular := map[string]string{"send": "sent", "set": "set", "put": "put", "make": "made", "cancel": "cancelled", "stop": "stopped", "book": "booked", "give": "given", "take": "taken", "hold": "held", "shut": "shut"}
	switch {
	case irregular[verb] != "":
		return irregular[verb]
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case strings.HasSuffix(verb, "y") && len(verb) > 2 && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])):
		return verb[:len(verb)-1] + "ied"
	}
	return verb + "ed"
}

func (b *builder) agentCategories(a *spec.Agent) {
	words := catalogue.GetAgentWords()
	list := b.in.AI.Categories
	if len(list) < 2 {
		list = []string{"Question", "Complaint", "Billing", "Booking", "Other"}
	}
	var names ident.Namer
	for _, label := range list {
		c := spec.AgentCategory{Label: spec.CleanLabel(ident.Sentence(label), "Other"), Words: []string{}, Tools: []string{}, Reply: "Hello {name}, thank you for your message. We have it and answer soon."}
		c.Value = names.Value(c.Label, "category")
		for _, w := range ident.Words(label) {
			if len(w) > 3 && w != "problem" && w != "item" && w != "issue" && w != "other" {
				c.Words = append(c.Words, w)
			}
		}
		if topic := words.Topic(label); topic != nil {
			c.Reply = topic.Reply
			for _, w := range topic.Words {
				if !slices.Contains(c.Words, w) {
					c.Words = append(c.Words, w)
				}
			}
		}
		c.Human = slices.ContainsFunc(b.in.AI.Human, func(h string) bool {
			return strings.Contains(strings.ToLower(c.Label), strings.TrimSuffix(strings.ToLower(h), "s")) || strings.Contains(strings.ToLower(h), strings.ToLower(c.Label))
		})
		for _, t := range a.Tools {
			if t.Kind == "lookup" || t.Kind == "reply" || sharesWord(c, t) {
				c.Tools = append(c.Tools, t.Name)
			}
		}
		slices.SortStableFunc(c.Tools, func(x, y string) int { return toolOrder(a, x) - toolOrder(a, y) })
		a.Categories = append(a.Categories, c)
	}
	// What no category knows goes to the last one, which knows no words.
	last := len(a.Categories) - 1
	for i, c := range a.Categories {
		if c.Value == "other" || c.Value == "rest" || c.Value == "else" {
			a.Categories[i], a.Categories[last] = a.Categories[last], a.Categories[i]
		}
	}
	if o := &a.Categories[last]; o.Value == "other" || o.Value == "rest" || o.Value == "else" {
		o.Words = []string{}
		return
	}
	other := spec.AgentCategory{Value: names.Value("Other", "other"), Label: "Other", Words: []string{}, Tools: []string{}, Reply: words.Categories[len(words.Categories)-1].Reply}
	for _, t := range a.Tools {
		if t.Kind == "reply" {
			other.Tools = append(other.Tools, t.Name)
		}
	}
	a.Categories = append(a.Categories, other)
}

// toolOrder: look first, act, pay, and write last.
func toolOrder(a *spec.Agent, name string) int {
	for _, t := range a.Tools {
		if t.Name == name {
			return slices.Index([]string{"lookup", "change", "money", "reply"}, t.Kind)
		}
	}
	return 0
}

// sharesWord says whether a tool is for a category: both speak of the same thing.
func sharesWord(c spec.AgentCategory, t spec.AgentTool) bool {
	for _, w := range ident.Words(t.Label) {
		if len(w) > 3 && (slices.Contains(c.Words, w) || strings.Contains(strings.ToLower(c.Label), w)) {
			return true
		}
	}
	return false
}

// agentSamples are a few messages, one for a category each, so that nobody meets an empty queue.
func (b *builder) agentSamples(a *spec.Agent) {
	words, people := catalogue.GetAgentWords(), catalogue.Get().People
	a.Samples = []spec.AgentSample{}
	for i, c := range a.Categories {
		if len(a.Samples) == 6 {
			return
		}
		topic := words.Topic(c.Label)
		if topic == nil {
			continue
		}
		s := spec.AgentSample{Name: strings.Fields(people[(i*3+2)%len(people)])[0], Text: topic.Sample}
		thing := "this"
		if len(a.Subject.Samples) > 0 {
			s.Number = a.Subject.Samples[i%len(a.Subject.Samples)].Number
			thing = lowerLabel(a.Subject.Label) + " " + s.Number
		}
		s.Text = strings.ReplaceAll(s.Text, "{thing}", thing)
		a.Samples = append(a.Samples, s)
	}
}

// ownedByAI: what the text says of messages and of what the agent does; none of them is a record of its own.
func (b *builder) ownedByAI(e *intent.Entity) bool {
	if b.spec.Writer == nil && b.spec.Agent == nil {
		return false
	}
	own := []string{"message", "e-mail", "email", "ticket", "queue", "step", "tool", "rule", "plan", "agent", "reply", "text", "version", "result", "history", "generation", "tone", "language", "category", "human", "confidence", "switch", "statistic", "refund", "limit", "key", "mode"}
	if w := b.spec.Writer; w != nil {
		own = append(own, strings.ToLower(w.Title))
	}
	if a := b.spec.Agent; a != nil {
		own = append(own, strings.ToLower(a.Subject.Label))
		for _, c := range a.Categories {
			own = append(own, strings.ToLower(c.Label))
		}
	}
	return slices.Contains(own, e.Key) || len(e.Fields) == 0
}
