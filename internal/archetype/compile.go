// Package archetype turns an intent into a spec: Architect, the second step of a build.
//
// It decides what the words leave open: which family of apps this is, which fields a patient or a task has when the text
// names none, who may see what, what stands on the start page, and with which believable rows the app begins. Decisions
// that a customer may want otherwise are asked as questions with a default. Pure and deterministic.
package archetype

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/accept"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// Request is what a build is asked to make.
type Request struct {
	Name         string
	Description  string
	Requirements string
	Hint         string            // an archetype's slug, or ""
	Integrations []string          // slugs
	Decisions    map[string]string // answers to questions, by key
	Base         *spec.Spec        // the spec of the build this one starts from; nil for a first build. It is not changed
}

// Result is the spec and what it was made from.
type Result struct {
	Spec      *spec.Spec
	Match     Match
	Questions []spec.Decision // open questions with the answer that was taken
	Intent    *intent.Intent
}

// Limits of the texts, in characters.
const (
	maxName         = 100
	maxDescription  = 10_000
	maxRequirements = 20_000
)

// Compile reads the texts and writes a spec that spec.Validate accepts. It refuses, with a fault that names the field,
// texts that are too long or empty, unknown slugs, and apps that must not be made.
func Compile(req Request) (Result, error) {
	if err := check(req); err != nil {
		return Result{}, err
	}
	in := intent.Read(req.Description, req.Requirements, knownThings(req.Base)...)
	if in.Refused != "" {
		return Result{}, fault.Newf(fault.RefusedRequest, "%s: this app is not made here, because %s.", refusedField(req), in.Refused).With("field", refusedField(req)).With("reason", in.Refused)
	}
	b := newBuilder(req, in)
	b.architect()
	b.finish()
	if problems := spec.Validate(b.spec); len(problems) > 0 {
		return Result{}, fault.InvalidField("description", "custom", "No working app could be made of this text; describe what it should keep records of.").
			Because(fmt.Errorf("archetype: the architect wrote a broken spec: %v", problems))
	}
	return Result{Spec: b.spec, Match: b.match, Questions: b.questions(), Intent: in}, nil
}

// refusedField says which of the two texts asks for what is refused.
func refusedField(req Request) string {
	if intent.Read(req.Description, "").Refused != "" {
		return "description"
	}
	return "requirements"
}

func check(req Request) error {
	for _, f := range []struct {
		field, value string
		low, high    int
	}{{"name", req.Name, 1, maxName}, {"description", req.Description, 0, maxDescription}, {"requirements", req.Requirements, 0, maxRequirements}} {
		n := utf8.RuneCountInString(f.value)
		switch {
		case !utf8.ValidString(f.value) || strings.ContainsRune(f.value, 0):
			return fault.InvalidField(f.field, "invalid_format", "must be UTF-8 text without NUL characters")
		case n > f.high:
			return fault.InvalidField(f.field, "too_big", fmt.Sprintf("at most %d characters, this has %d", f.high, n))
		case strings.TrimSpace(f.value) == "" && f.low > 0:
			return fault.InvalidField(f.field, "too_small", "must not be empty")
		}
	}
	if strings.TrimSpace(req.Description) == "" && strings.TrimSpace(req.Requirements) == "" {
		return fault.InvalidField("description", "too_small", "must not be empty: say in a sentence what the app is for")
	}
	if req.Hint != "" && !catalogue.KnownArchetype(req.Hint) {
		return fault.InvalidField("archetype_hint", "invalid_value", "is not a known archetype; GET /archetypes lists them")
	}
	for _, slug := range req.Integrations {
		if !catalogue.KnownIntegration(slug) {
			return fault.InvalidField("integrations", "invalid_value", "is not a known integration; GET /integrations lists them")
		}
	}
	return nil
}

// knownThings are the entities of the base, for the reader.
func knownThings(base *spec.Spec) []intent.Mention {
	if base == nil {
		return nil
	}
	var known []intent.Mention
	for _, e := range base.Entities {
		key := strings.ToLower(e.Label)
		m := intent.Mention{Key: key, Label: e.Label, Noun: catalogue.Get().Noun(key)}
		if m.Noun == nil {
			m.Noun = catalogue.Get().Noun(key[strings.LastIndexByte(key, ' ')+1:])
		}
		known = append(known, m)
	}
	return known
}

// builder holds an app while it is being made.
type builder struct {
	req    Request
	in     *intent.Intent
	match  Match
	family *catalogue.Archetype
	spec   *spec.Spec
	trace  *trace

	names  ident.Namer
	routes map[string]bool
	keys   map[string]string          // intent key → entity name
	nouns  map[string]*catalogue.Noun // entity name → noun
	base   map[string]bool            // entities that the base has
	given  map[string]bool            // moves that the text gives to somebody, "entity/move"
	staged []stagedClaim              // words about stages, to be claimed when all is furnished
	deal   *dealPlan                  // who deals with whom over what; nil when nobody does
	plan   *catalogue.Blueprint       // the well-known kind of app it is; nil for none
	lost   map[int]string             // clause → why another one won over it

	overviewed map[int]bool // values whose words overviews have taken
	ratios     []ratioOf    // "grams per meal"
	bestThings string       // what the last best or worst were: "the five worst dishes and the five best"
}

func newBuilder(req Request, in *intent.Intent) *builder {
	b := &builder{req: req, in: in, trace: newTrace(in), routes: map[string]bool{}, keys: map[string]string{}, nouns: map[string]*catalogue.Noun{}, base: map[string]bool{}, given: map[string]bool{}}
	if req.Base != nil {
		b.fromBase()
		return b
	}
	name := intent.Read(req.Name, "")
	b.match = match(in, name, req.Hint)
	b.family = catalogue.Get().Archetype(b.match.Slug)
	b.blueprint(name)
	b.spec = &spec.Spec{
		Version:   spec.Version,
		Archetype: b.match.spec(),
		App:       spec.App{Name: clip(oneLine(req.Name), 60), Slug: ident.Slug(req.Name, 40, "app"), Locale: "en", Currency: "EUR", TimeZone: "UTC"},
		Entities:  []spec.Entity{}, Integrations: []string{}, Requirements: []spec.Requirement{}, Checks: []spec.Check{}, Decisions: []spec.Decision{},
	}
	return b
}

// fromBase starts from the spec of an earlier build.
func (b *builder) fromBase() {
	b.spec = spec.Clone(b.req.Base)
	b.family = catalogue.Get().Archetype(b.spec.Archetype.Slug)
	if b.family == nil {
		b.family = catalogue.Get().Archetype("custom")
	}
	b.match = Match{Slug: b.family.Slug, Confidence: b.spec.Archetype.Confidence, Blended: b.spec.Archetype.Blended, Scores: map[string]float64{}}
	known := knownThings(b.req.Base)
	for i, e := range b.spec.Entities {
		b.names.Take(e.Name)
		b.names.Take(e.Table)
		b.routes[e.Route] = true
		b.keys[known[i].Key] = e.Name
		b.nouns[e.Name] = known[i].Noun
		b.base[e.Name] = true
	}
}

// decide takes the answer to a question: the customer's, the text's, or the default. It is asked once.
func (b *builder) decide(key string) string {
	if d := b.spec.Decision(key); d != nil && b.req.Decisions[key] == "" {
		return d.Answer
	}
	for _, q := range b.family.Questions {
		if q.Key != key {
			continue
		}
		d := spec.Decision{Key: key, Question: q.Question, Options: q.Options, Answer: q.Default, Source: "default"}
		if text := b.in.Decisions[key]; text != "" {
			d.Answer, d.Source = text, "text"
		}
		if answer := strings.TrimSpace(b.req.Decisions[key]); answer != "" {
			d.Answer, d.Source = clip(oneLine(answer), 120), "customer"
		}
		b.setDecision(d)
		return d.Answer
	}
	return b.req.Decisions[key]
}

func (b *builder) setDecision(d spec.Decision) {
	if have := b.spec.Decision(d.Key); have != nil {
		*have = d
		return
	}
	b.spec.Decisions = append(b.spec.Decisions, d)
}

// askable leaves out of the dialogs of moves what became of a kind, or so necessary, that the entry's own form asks for it.
func (b *builder) askable() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if e.Workflow == nil {
			continue
		}
		for k := range e.Workflow.Moves {
			m := &e.Workflow.Moves[k]
			m.Ask = slices.DeleteFunc(m.Ask, func(name string) bool {
				f := e.Field(name)
				return f == nil || name == e.Workflow.Field || f.Required || f.Kind == spec.Place || f.Kind == spec.Tags
			})
		}
	}
}

// questions are the decisions that nobody has answered.
func (b *builder) questions() []spec.Decision {
	open := []spec.Decision{}
	for _, d := range b.spec.Decisions {
		if d.Source == "default" {
			open = append(open, d)
		}
	}
	return open
}

// finish writes what is about the whole app once the entities stand.
func (b *builder) finish() {
	s := b.spec
	b.home()
	b.integrations()
	b.theme()
	if s.App.Tagline == "" {
		b.words()
	}
	b.hideMoney()
	b.landing()
	b.samples()
	b.plausible()
	b.lendingSamples()
	b.teamSamples()
	b.dealSamples()
	b.answered()
	b.changes()
	b.exclusions()
	b.askable()
	b.wordsOfTheApp()
	b.contradictions()
	b.requirements()
	b.promises()
	accept.Prove(s)
	if b.match.Overruled != "" {
		other := catalogue.Get().Archetype(b.match.Overruled)
		b.setDecision(spec.Decision{Key: "archetype", Question: "The hint says " + b.family.Name + ", the text reads like " + other.Name + ". Which is it?",
			Options: []string{b.family.Slug, other.Slug}, Answer: b.family.Slug, Source: "customer"})
	}
}

func (b *builder) integrations() {
	have := map[string]bool{}
	for _, slug := range b.spec.Integrations {
		have[slug] = true
	}
	add := func(slug string) {
		for _, i := range catalogue.Integrations() {
			if i.Slug == slug && i.Whole && !have[slug] {
				have[slug] = true
				b.spec.Integrations = append(b.spec.Integrations, slug)
			}
		}
	}
	for _, slug := range b.req.Integrations {
		add(slug)
	}
	for _, i := range b.in.Integrations {
		add(i.Slug)
		if have[i.Slug] {
			b.trace.meet(i.At, "integrations/"+i.Slug)
		}
	}
	sort.Strings(b.spec.Integrations)
}

func (b *builder) theme() {
	t, said := &b.spec.Theme, b.in.Theme
	for _, c := range []struct {
		to   *string
		from string
		or   string
	}{{&t.Primary, said.Primary, ""}, {&t.Background, said.Background, ""}, {&t.Accent, said.Accent, ""}, {&t.Heading, said.Heading, ""}, {&t.Header, said.Header, ""},
		{&t.Tone, said.Tone, "plain"}, {&t.Scale, said.Scale, "normal"}, {&t.Mode, said.Mode, "system"}} {
		if c.from != "" {
			*c.to = c.from
		}
		if *c.to == "" {
			*c.to = c.or
		}
	}
	for _, at := range said.At {
		b.trace.meet(at.At, at.Node)
	}
	b.siteType()
}

func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// clip cuts text to n characters, at a word where there is one in reach.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n-1])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)*2/3 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:-") + "…"
}
