package archetype

import (
	"slices"

	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// contradictions names requirements that cannot both hold, and says which one won. The stricter one wins: what was kept
// from people can be opened later, what was shown cannot be taken back.
func (b *builder) contradictions() {
	open, closed := b.said("public"), b.said("private")
	if open != nil && closed != nil && !slices.ContainsFunc(b.spec.Entities, func(e spec.Entity) bool { return e.PublicPage != nil }) && b.in.ClauseAt(open.At.From) != b.in.ClauseAt(closed.At.From) {
		b.setDecision(spec.Decision{Key: "open_or_closed",
			Question: "The text says both \"" + clip(b.clause(*open), 120) + "\" and \"" + clip(b.clause(*closed), 120) + "\". May visitors read without an account?",
			Options:  []string{"yes", "no"}, Answer: b.visitorsRead(), Source: "default"})
		loser, winner := closed, open
		if b.visitorsRead() == "no" {
			loser, winner = open, closed
		}
		if b.lost == nil {
			b.lost = map[int]string{}
		}
		b.lost[b.in.ClauseAt(loser.At.From)] = "contradicts \"" + clip(b.clause(*winner), 120) + "\", which won"
	}
	dark, light := "", ""
	for _, at := range b.in.Theme.At {
		if at.Node != "theme/mode" {
			continue
		}
		if b.in.Tokens[at.At.From].Is("light") {
			light = b.in.Words(at.At)
		} else {
			dark = b.in.Words(at.At)
		}
	}
	if dark != "" && light != "" {
		b.setDecision(spec.Decision{Key: "light_or_dark", Question: "The text asks for both " + light + " and " + dark + ". Which does the app begin with?",
			Options: []string{"light", "dark"}, Answer: b.spec.Theme.Mode, Source: "default"})
	}
}

func (b *builder) said(slug string) *intent.Capability {
	for i := range b.in.Capabilities {
		if b.in.Capabilities[i].Slug == slug {
			return &b.in.Capabilities[i]
		}
	}
	return nil
}

func (b *builder) clause(c intent.Capability) string {
	return b.in.Clauses[b.in.ClauseAt(c.At.From)].Text
}

func (b *builder) visitorsRead() string {
	for i := range b.spec.Entities {
		if b.spec.Entities[i].AllowsVisitors() {
			return "yes"
		}
	}
	return "no"
}
