package archetype

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/intent"
	"github.com/skycot/skycot/internal/spec"
)

// words of a request's stages that the deal has states for itself.
var (
	stageAccepted = strings.Fields("accepted hired approved confirmed taken won successful")
	stageDeclined = strings.Fields("rejected declined refused unsuccessful denied")
	stageGone     = strings.Fields("withdrawn cancelled canceled expired")
)

// dealTalk reads what goes on between asking and deciding: stages, messages, and how long a row stays open.
func (b *builder) dealTalk(e *spec.Entity, d *spec.Deal) {
	node := "entities/" + e.Name + "/deal"
	m := &b.in.Deals
	for _, mark := range m.Find("stages") {
		if len(mark.Words) == 0 || len(d.Stages) > 0 || d.Flow == "contact" {
			continue
		}
		b.dealStages(d, mark.Words[len(mark.Words)-1])
		if len(d.Stages) > 0 {
			b.dealSaid(node, "stages")
		}
	}
	for _, mark := range m.Find("chat") {
		c := b.in.Clauses[mark.Clause]
		d.Chat = "always"
		for i := c.From; i+1 < c.To; i++ {
			if b.in.Tokens[i].Is("after", "once", "when") && (b.in.Tokens[i+1].Matches("accept") || b.in.Tokens[i+1].Is("accepting", "acceptance", "accepted", "agreed", "agreeing") || strings.Contains(c.Text, "accepted")) {
				d.Chat = "accepted"
			}
		}
		b.dealSaid(node, "chat")
		break
	}
	if d.Flow == "contact" {
		d.Chat, d.Message, d.Price, d.Fields, d.Group, d.Places = "always", true, false, nil, 0, ""
		if len(d.Steps) == 0 || d.Steps[0].By != "poster" {
			d.Steps = []spec.DealStep{{Label: "Sold", Action: "Mark as sold", By: "poster"}}
		}
		d.Steps, d.Reviews, d.Commission = d.Steps[:1], nil, nil
		d.Labels.Done, d.AnswerHours, d.HideTaken = d.Steps[0].Label, 0, false
		b.dealSaid(node, "step")
	}
	for _, mark := range m.Find("expire") {
		n := mark.Number()
		switch {
		case slices.ContainsFunc(mark.Words, func(w string) bool { return strings.HasPrefix(w, "week") }):
			n *= 7
		case slices.ContainsFunc(mark.Words, func(w string) bool { return strings.HasPrefix(w, "month") }):
			n *= 30
		}
		if n >= 1 && n <= 3650 {
			d.ExpireDays, d.Labels.Past = int(n), "Expired"
			b.dealSaid(node, "expire")
		}
	}
}

// dealStages takes "received, shortlisted, interview, rejected, hired" apart: what comes before the decision, and the words for it.
func (b *builder) dealStages(d *spec.Deal, list string) {
	var found []string
	for _, part := range intent.SplitStates(list) {
		word := part[strings.LastIndexByte(part, ' ')+1:]
		switch {
		case slices.Contains(stageAccepted, word):
			d.Labels.Accepted = spec.CleanLabel(sentence(part), "Accepted")
		case slices.Contains(stageDeclined, word):
			d.Labels.Declined = spec.CleanLabel(sentence(part), "Declined")
		case slices.Contains(stageGone, word):
		default:
			if label := spec.CleanLabel(sentence(part), ""); label != "" && len(found) < 12 {
				found = append(found, label)
			}
		}
	}
	if len(found) > 0 && (len(found) > 1 || d.Labels.Accepted != "" || d.Labels.Declined != "") {
		d.Stages = found
	} else {
		d.Labels.Accepted, d.Labels.Declined = "", ""
	}
}

// dealOwnProfiles reads "cleaners have a profile with rate, areas": the profile is the one of those people.
func (b *builder) dealOwnProfiles() {
	for _, e := range b.in.Entities {
		if e.Key != "profile" && e.Key != "page" || len(e.Fields) < 2 || len(e.Mentions) == 0 {
			continue
		}
		at := e.Mentions[0].From
		for _, a := range append(slices.Clone(b.in.Deals.Askers), b.in.Deals.Posters...) {
			if a.Name == "" || b.in.Entity(a.Name+" profile") != nil {
				continue
			}
			near := false
			for i := max(0, at-4); i < at; i++ {
				near = near || b.in.Tokens[i].Noun == a.Name[strings.LastIndexByte(a.Name, ' ')+1:]
			}
			if !near {
				continue
			}
			if own := b.in.Entity(a.Name); own != nil {
				e.Mentions = append(e.Mentions, own.Mentions...)
				b.in.Entities = slices.DeleteFunc(slices.Clone(b.in.Entities), func(o *intent.Entity) bool { return o == own })
			}
			e.Key, e.Label, e.Noun, e.Strong = a.Name+" profile", sentence(a.Name)+" profile", nil, true
			break
		}
	}
}
