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

// motifIn returns the motif that words ask for: of three words, two, then one, singular or as written, the last one of a
// phrase first because English puts the thing last. "" when none does.
func motifIn(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.;:!?()\"'/\n\t&", r) })
	site := catalogue.GetSite()
	for n := 3; n >= 1; n-- {
		for i := len(words) - n; i >= 0; i-- {
			phrase := strings.Join(words[i:i+n], " ")
			for _, form := range []string{phrase, ident.Singular(phrase)} {
				if m := site.Motif(form); m != "" {
					return m
				}
			}
		}
	}
	return ""
}

// firstMotifIn is motifIn for sentences: what is named first is what it is about.
func firstMotifIn(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.;:!?()\"'/\n\t&-", r) })
	site := catalogue.GetSite()
	for i := range words {
		for n := min(3, len(words)-i); n >= 1; n-- {
			phrase := strings.Join(words[i:i+n], " ")
			for _, form := range []string{phrase, ident.Singular(phrase)} {
				if m := site.Motif(form); m != "" {
					return m
				}
			}
		}
	}
	return ""
}

// tradeMotif is the picture that fits the whole app: of its description, its requirements, its name.
func (b *builder) tradeMotif() string {
	for _, text := range []string{b.req.Description, b.req.Name, b.req.Requirements} {
		if m := firstMotifIn(text); m != "" {
			return m
		}
	}
	if b.req.Base != nil {
		if m := firstMotifIn(b.spec.App.Tagline + " " + b.spec.App.Description); m != "" {
			return m
		}
	}
	return "abstract"
}

// entityMotif is the picture that fits an entity: of its own name, what it is also called, or the app's trade.
func (b *builder) entityMotif(e *spec.Entity) string {
	if m := motifIn(e.Label); m != "" && !slices.Contains([]string{"box", "paint", "camera"}, m) {
		return m
	}
	if n := b.nouns[e.Name]; n != nil && n.Person {
		return "portrait"
	}
	return b.tradeMotif()
}

// haveNames are motifs of things that people give names to: a boat called Kingfisher is no bird.
var haveNames = []string{"boat", "dinghy", "dog", "cat", "horse", "house", "cabin", "cottage"}

// pictureOf is the motif of row i's picture: what its own title and options name, else the entity's, another drawing each.
func (b *builder) pictureOf(e *spec.Entity, f *spec.Field, row spec.Row, i int) string {
	motif := ""
	for k := range e.Fields {
		other := &e.Fields[k]
		value, _ := row[other.Name].(string)
		if other.Kind == spec.Enum && motif == "" {
			if o := other.Option(value); o != nil {
				motif = motifIn(o.Label)
			}
		}
	}
	trade := b.entityMotif(e)
	if title, _ := row[e.Title].(string); title != "" && trade != "portrait" && !strings.HasPrefix(trade, "ink-") && !slices.Contains(haveNames, motifIn(e.Label)) {
		if m := motifIn(title); m != "" {
			motif = m
		}
	}
	if strings.HasPrefix(trade, "ink-") && !strings.HasPrefix(motif, "ink-") {
		motif = []string{"ink-leaf", "ink-sea", "ink-flower", "ink-fish", "ink-letters", "ink-shell", "ink-moon"}[i%7]
	}
	if motif == "ink-sea" {
		motif = []string{"ink-sea", "ink-fish", "ink-shell"}[i%3]
	}
	if motif == "ink-leaf" {
		motif = []string{"ink-leaf", "ink-flower"}[i%2]
	}
	if motif == "" {
		motif = trade
	}
	label := strings.ToLower(f.Label)
	if motif == "boat" || motif == "dinghy" {
		motif = []string{"dinghy", "boat"}[i%2]
		if strings.Contains(label, "before") {
			motif = "wreck"
		}
	}
	return fmt.Sprintf("%s:%d", motif, i+1)
}

// upload meets "upload a photo", "attach files", "pictures": the entity gets a field for them when it has none.
func (b *builder) upload(c intent.Capability) string {
	words := b.in.Words(c.At)
	kind, label := spec.Image, "Photo"
	for i := c.At.From; i < c.At.To; i++ {
		switch t := b.in.Tokens[i]; {
		case t.Is("photos", "pictures", "images"):
			kind, label = spec.Images, sentence(t.Lower)
		case t.Matches("attachment"), t.Matches("attach"), t.Matches("file"), t.Matches("document"):
			kind, label = spec.File, "Attachment"
		}
	}
	if kind == spec.Image && strings.Contains(strings.ToLower(words), "upload") && !strings.Contains(words, "photo") && !strings.Contains(words, "picture") && !strings.Contains(words, "image") {
		clause := b.in.Clauses[b.in.ClauseAt(c.At.From)]
		for i := c.At.To; i < clause.To; i++ {
			if b.in.Tokens[i].Matches("file") || b.in.Tokens[i].Matches("document") || b.in.Tokens[i].Matches("pdf") || b.in.Tokens[i].Matches("attachment") {
				kind, label = spec.File, "File"
			}
		}
	}
	e := b.object(c, b.mainEntity)
	if e == nil {
		return ""
	}
	for i := range e.Fields {
		f := &e.Fields[i]
		if f.Kind == kind || kind != spec.File && (f.Kind == spec.Image || f.Kind == spec.Images) {
			return "entities/" + e.Name + "/" + f.Name
		}
	}
	if len(e.Fields) >= spec.MaxFields {
		return ""
	}
	f := b.addField(e, spec.Field{Label: label, Kind: kind})
	return "entities/" + e.Name + "/" + f.Name
}

// showPictures lets entities that have pictures look like it: cards first, unless the text wants a table.
func (b *builder) showPictures() {
	for i := range b.spec.Entities {
		e := &b.spec.Entities[i]
		if b.base[e.Name] || e.Picture() == "" || e.Form != nil || slices.Contains(e.Views, "gallery") || slices.Contains(e.Views, "articles") {
			continue
		}
		if e.Views[0] == "table" {
			e.Views = []string{"cards", "table"}
		}
	}
}

// fileName names row i's sample file.
func (b *builder) fileName(e *spec.Entity, f *spec.Field, row spec.Row, i int) string {
	title, _ := row[e.Title].(string)
	name := spec.CleanLabel(title, f.Label)
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune("'%+€£$/", r) {
			return -1
		}
		return r
	}, name)
	if name = strings.TrimSpace(name); name == "" || len([]rune(name)) > 80 {
		name = fmt.Sprintf("File %d", i+1)
	}
	return name + ".pdf"
}

// richSample is a formatted text about row i.
func (b *builder) richSample(e *spec.Entity, row spec.Row, i int) string {
	title, _ := row[e.Title].(string)
	notes := catalogue.Get().Pools["notes"]
	texts := []string{
		"It took a week longer than planned, and it was worth every hour.\n\n## What was done\n\n- Looked at every part by daylight\n- Replaced what could not be **saved**\n- Left the rest as it was\n\nNext time we begin with the underside.",
		"A quiet morning, a good light and nobody on the phone. Days like this are why I keep at it.\n\n## Step by step\n\n1. Measure twice\n2. Wait for the right weather\n3. Work *slowly*\n\n> The trick is to stop a little too early.",
		"Somebody asked how we do this, so here is the short answer: **patience** and a warm room.\n\n## What you need\n\n- Time, more than you think\n- Two clean cloths\n- A second pair of hands",
	}
	text := texts[i%len(texts)]
	if title != "" && i%2 == 1 {
		text = "A few words on **" + strings.NewReplacer("*", "", "_", "").Replace(title) + "**. " + notes[i%len(notes)] + "\n\n" + text
	}
	return text
}
