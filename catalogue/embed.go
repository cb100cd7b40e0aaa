// Package catalogue is what the compiler knows about the world, as data: nouns with the fields people expect, verbs and
// phrases that ask for a capability, archetypes, integrations, colours.
//
// It exists so that adding a trade, a word or an archetype needs no Go. Every file has a JSON Schema beside it, and the
// tests hold the files to it. Everything is read once, on first use; the result is shared and must not be changed.
package catalogue

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed lexicon archetypes.yaml capabilities.yaml integrations.yaml fields.yaml words.yaml samples.yaml geography.yaml blueprints.yaml site.yaml agent.yaml
var files embed.FS

// Catalogue is all of the data, indexed.
type Catalogue struct {
	Nouns        []*Noun
	Archetypes   []*Archetype
	Capabilities []*Capability
	Integrations []*Integration
	FieldWords   []*FieldWord
	Regions      []Region
	Words        Words
	People       []string // names of demo accounts, in order
	Pools        map[string][]string

	Blueprints []*Blueprint

	nouns      map[string]*Noun
	colours    map[string]string
	archetypes map[string]*Archetype
}

// Noun is one kind of thing that businesses keep records of.
type Noun struct {
	Noun    string              `yaml:"noun"` // singular, lower case
	Also    []string            `yaml:"also"` // synonyms, singular
	Icon    string              `yaml:"icon"`
	Person  bool                `yaml:"person"`  // a kind of people: may be a role, has a name and contact
	Role    bool                `yaml:"role"`    // people who use the app, rather than records in it
	Work    bool                `yaml:"work"`    // goes through states: fit for a board
	Private bool                `yaml:"private"` // not for visitors unless the text says so
	Minor   bool                `yaml:"minor"`   // rarely a record of its own: a detail of something else
	Of      bool                `yaml:"of"`      // always is of something else: a visit, a payment
	Cards   bool                `yaml:"cards"`   // looks better as cards than as a table
	Title   string              `yaml:"title"`   // label of the title field when it is not the first
	Fields  []string            `yaml:"fields"`  // field notation, see ParseField
	Titles  []string            `yaml:"titles"`  // believable titles of sample rows
	Samples map[string][]string `yaml:"samples"` // field label → believable values
}

// Blueprint is a well-known kind of app, with the records that such apps keep.
type Blueprint struct {
	Blueprint string              `yaml:"blueprint"` // slug
	Family    string              `yaml:"family"`    // slug of an archetype; "" when the words decide
	Phrases   []string            `yaml:"phrases"`
	Records   []string            `yaml:"records"` // nouns, parents first
	Links     map[string][]string `yaml:"links"`   // record → the records it points at, where the lexicon does not say so
}

// Archetype is a family of apps.
type Archetype struct {
	Slug        string     `yaml:"slug"`
	Name        string     `yaml:"name"`
	Description string     `yaml:"description"`
	Whole       bool       `yaml:"whole"`  // the compiler builds it; otherwise its apps are custom, from the intent alone
	Public      bool       `yaml:"public"` // visitors may browse unless the text forbids it
	Signals     []Signal   `yaml:"signals"`
	Nouns       []string   `yaml:"nouns"` // what it keeps when the text names nothing
	Capable     []string   `yaml:"capable"`
	Questions   []Question `yaml:"questions"`
	Icon        string     `yaml:"icon"`
	Action      string     `yaml:"action"`   // label of the start page's main button
	Headline    string     `yaml:"headline"` // of the start page; {Things} and {things} stand for what the app keeps
}

// Signal is a list of phrases that name a family, from which matching is learned (eval/archetypes/train).
type Signal struct {
	Weight  float64  `yaml:"weight"`
	Phrases []string `yaml:"phrases"`
}

// Question is a decision that the text may leave open.
type Question struct {
	Key      string   `yaml:"key"`
	Question string   `yaml:"question"`
	Options  []string `yaml:"options"`
	Default  string   `yaml:"default"`
	Needs    string   `yaml:"needs"` // asked only when the app has this
}

// Capability is one thing an app can do, and the phrases that ask for it.
type Capability struct {
	Slug    string   `yaml:"slug"`
	Name    string   `yaml:"name"`
	Phrases []string `yaml:"phrases"`
	Unbuilt string   `yaml:"unbuilt"` // why no app has it yet; "" when apps can do it
	Title   string   `yaml:"title"`   // a point of the start page
	Text    string   `yaml:"text"`
	Icon    string   `yaml:"icon"`
}

// Integration is an outside service that an app can talk to.
type Integration struct {
	Slug        string   `yaml:"slug" json:"slug"`
	Name        string   `yaml:"name" json:"name"`
	Description string   `yaml:"description" json:"description"`
	Whole       bool     `yaml:"whole" json:"-"` // apps have it today
	Env         []string `yaml:"env" json:"-"`
	Also        []string `yaml:"also" json:"-"`
}

// FieldWord says what kind a field with such a name has.
type FieldWord struct {
	Words []string `yaml:"words"` // the last words of the label, singular
	Kind  string   `yaml:"kind"`  // field notation after the colon
	Pool  string   `yaml:"pool"`  // where sample values come from
}

// Words are the closed classes the reader goes by.
type Words struct {
	Stop    []string            `yaml:"stop"`   // carry no requirement
	Break   []string            `yaml:"break"`  // cannot be inside a noun phrase
	Plain   []string            `yaml:"plain"`  // adjectives that say nothing about the thing: simple, nice, new
	Verbs   map[string][]string `yaml:"verbs"`  // verb → its irregular forms
	Things  []string            `yaml:"things"` // words for the app itself
	Tones   map[string][]string `yaml:"tones"`  // tone → words of an option's label
	Final   []string            `yaml:"final"`  // words of an option that ends the work
	Refused []Refusal           `yaml:"refused"`
	Foreign map[string][]string `yaml:"foreign"` // language → its commonest words
	Excused []string            `yaml:"excused"` // words beside which a refused phrase is about the danger, not a wish for it
	Colours map[string]string   `yaml:"colours"`
}

// Refusal is a kind of app that is not made.
type Refusal struct {
	Reason  string   `yaml:"reason"`
	Phrases []string `yaml:"phrases"`
}

// Get returns the catalogue. It panics when the embedded data is broken, which the tests rule out.
var Get = sync.OnceValue(func() *Catalogue {
	c, err := load(files)
	if err != nil {
		panic(err)
	}
	return c
})

func load(from fs.FS) (*Catalogue, error) {
	c := &Catalogue{nouns: map[string]*Noun{}, archetypes: map[string]*Archetype{}}
	var samples struct {
		People []string            `yaml:"people"`
		Pools  map[string][]string `yaml:"pools"`
	}
	for _, f := range []struct {
		name string
		into any
	}{
		{"capabilities.yaml", &c.Capabilities}, {"integrations.yaml", &c.Integrations}, {"fields.yaml", &c.FieldWords},
		{"words.yaml", &c.Words}, {"samples.yaml", &samples}, {"archetypes.yaml", &c.Archetypes}, {"geography.yaml", &c.Regions}, {"blueprints.yaml", &c.Blueprints},
	} {
		if err := read(from, f.name, f.into); err != nil {
			return nil, err
		}
	}
	c.People, c.Pools, c.colours = samples.People, samples.Pools, c.Words.Colours
	if err := each(from, "lexicon", func(name string) error {
		var nouns []*Noun
		err := read(from, name, &nouns)
		c.Nouns = append(c.Nouns, nouns...)
		return err
	}); err != nil {
		return nil, err
	}
	return c, c.index()
}

func (c *Catalogue) index() error {
	for _, n := range c.Nouns {
		if c.nouns[n.Noun] != nil && c.nouns[n.Noun].Noun == n.Noun {
			return fmt.Errorf("catalogue: the noun %q is there twice", n.Noun)
		}
		c.nouns[n.Noun] = n
	}
	for _, n := range c.Nouns {
		for _, also := range n.Also {
			if c.nouns[also] == nil {
				c.nouns[also] = n
			}
		}
	}
	for _, a := range c.Archetypes {
		c.archetypes[a.Slug] = a
	}
	for _, b := range c.Blueprints {
		for from, targets := range b.Links {
			for _, r := range append([]string{from}, targets...) {
				if !slices.Contains(b.Records, r) {
					return fmt.Errorf("catalogue: the blueprint %q links %q, which it does not keep", b.Blueprint, r)
				}
			}
		}
		for _, r := range b.Records {
			if c.nouns[r] == nil {
				return fmt.Errorf("catalogue: the blueprint %q keeps %q, which no lexicon file has", b.Blueprint, r)
			}
		}
		if b.Family != "" && c.archetypes[b.Family] == nil {
			return fmt.Errorf("catalogue: the blueprint %q is of the family %q, which is none", b.Blueprint, b.Family)
		}
	}
	return nil
}

func each(from fs.FS, dir string, do func(name string) error) error {
	entries, err := fs.ReadDir(from, dir)
	if err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	for _, e := range entries {
		if err := do(dir + "/" + e.Name()); err != nil {
			return err
		}
	}
	return nil
}

func read(from fs.FS, name string, into any) error {
	data, err := fs.ReadFile(from, name)
	if err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("catalogue: %s: %w", name, err)
	}
	return nil
}

// Noun returns the noun with this singular, lower-case name or synonym, or nil.
func (c *Catalogue) Noun(name string) *Noun { return c.nouns[name] }

// Colour returns the "#rrggbb" of a colour name in lower case without spaces, "" when there is none.
func (c *Catalogue) Colour(name string) string { return c.colours[name] }

// Blueprint returns the blueprint of that slug, or nil.
func (c *Catalogue) Blueprint(slug string) *Blueprint {
	for _, b := range c.Blueprints {
		if b.Blueprint == slug {
			return b
		}
	}
	return nil
}

// Archetype returns the archetype of that slug, or nil.
func (c *Catalogue) Archetype(slug string) *Archetype { return c.archetypes[slug] }

// Capability returns the capability of that slug, or nil.
func (c *Catalogue) Capability(slug string) *Capability {
	for _, k := range c.Capabilities {
		if k.Slug == slug {
			return k
		}
	}
	return nil
}

// Archetypes lists the families of apps, by slug.
func Archetypes() []*Archetype { return Get().Archetypes }

// Integrations lists the outside services, by slug.
func Integrations() []*Integration { return Get().Integrations }

// KnownArchetype says whether slug is an archetype's.
func KnownArchetype(slug string) bool { return Get().Archetype(slug) != nil }

// KnownIntegration says whether slug is an integration's.
func KnownIntegration(slug string) bool {
	for _, i := range Integrations() {
		if i.Slug == slug {
			return true
		}
	}
	return false
}

// Region is a part of the world with one time zone and one currency, and the names that point at it.
type Region struct {
	Zone     string   `yaml:"zone"`
	Currency string   `yaml:"currency"`
	Names    []string `yaml:"names"` // lower case
}
