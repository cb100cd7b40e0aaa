package compiler

import (
	"strings"

	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// dealFlags and dealValues are what may be asked of an entity's deal: "entity.deal.places". The SQL takes its rules from
// them; the pages read the whole deal from src/content/deals.json.
var (
	dealFlags = []string{"deal", "deal.price", "deal.amount", "deal.places", "deal.offer", "deal.direct", "deal.answer", "deal.answer_accept",
		"deal.asker_only", "deal.waiting_list", "deal.no_overlap", "deal.match", "deal.starts", "deal.ends", "deal.urgent", "deal.verify_wait",
		"deal.verify_block", "deal.hide_taken", "deal.copy", "deal.saved_search", "deal.late", "deal.strike_limit_set", "deal.commission", "deal.reviews",
		"deal.poster_reviews", "deal.asker_reviews", "deal.blind", "deal.after_end", "deal.contact", "deal.chat", "deal.chat_accepted", "deal.stages", "deal.expire", "profile"}
	dealValues = []string{"deal.answer_hours", "deal.group", "deal.strike_limit", "deal.strike_months", "deal.late_hours", "deal.urgent_hours",
		"deal.commission_percent", "deal.commission_minimum", "deal.review_days", "deal.asker", "deal.steps", "deal.request_lower", "deal.stage_values", "deal.expire_days", "profile_role"}
	dealAppFlags = []string{"deal", "deal.saved_search", "deal.reviews", "deal.commission", "deal.urgent", "deal.chat", "profile", "open_roles"}
	dealNames    = []string{"SampleAmount", "SampleCapacity", "SampleStarts", "SampleEnds", "SampleMatch", "LinkedItem", "LinkedTags"}
)

// deal answers what may be asked of an entity's deal.
func (b *scopes) deal(sc *slice.Scope, e *spec.Entity) {
	for _, f := range dealFlags {
		sc.Values["entity."+f] = false
	}
	for _, f := range dealValues {
		sc.Values["entity."+f] = ""
	}
	sc.Values["entity.profile"], sc.Values["entity.profile_role"] = e.Profile != "", e.Profile
	d := e.Deal
	if d == nil {
		return
	}
	steps := []string{}
	for _, s := range d.Steps {
		steps = append(steps, s.By)
	}
	if len(steps) == 0 {
		steps = []string{"poster"}
	}
	months := d.StrikeMonths
	if months == 0 {
		months = 12
	}
	for path, v := range map[string]any{
		"": true, ".price": d.Price, ".amount": d.Amount != "", ".places": d.Places != "", ".offer": d.Flow == "offer", ".direct": d.Flow == "direct",
		".answer": d.AnswerHours > 0, ".answer_accept": d.AnswerHours > 0 && d.Flow == "accept", ".asker_only": d.Asker != "",
		".waiting_list": d.WaitingList, ".no_overlap": d.NoOverlap, ".match": d.Match != nil, ".starts": d.Starts != "", ".ends": d.Ends != "",
		".urgent": d.UrgentHours > 0, ".verify_wait": d.Verify == "wait", ".verify_block": d.Verify == "block", ".hide_taken": d.HideTaken,
		".copy": d.Copy, ".saved_search": d.SavedSearch, ".late": d.LateHours > 0, ".strike_limit_set": d.StrikeLimit > 0,
		".commission": d.Commission != nil, ".reviews": d.Reviews != nil, ".answer_hours": d.AnswerHours, ".group": max(1, d.Group),
		".strike_limit": d.StrikeLimit, ".strike_months": months, ".late_hours": d.LateHours, ".urgent_hours": d.UrgentHours, ".asker": d.Asker,
		".contact": d.Flow == "contact", ".chat": d.Chat != "", ".chat_accepted": d.Chat == "accepted", ".stages": len(d.Stages) > 0, ".stage_values": append([]string{""}, d.Stages...),
		".expire": d.ExpireDays > 0, ".expire_days": d.ExpireDays, ".steps": steps, ".request_lower": strings.ToLower(d.Request.Label),
	} {
		sc.Values["entity.deal"+path] = v
	}
	if c := d.Commission; c != nil {
		sc.Values["entity.deal.commission_percent"], sc.Values["entity.deal.commission_minimum"] = c.Percent, c.Minimum
	}
	if r := d.Reviews; r != nil {
		days := r.Days
		if days == 0 {
			days = 14
		}
		for path, v := range map[string]any{"poster_reviews": r.Poster, "asker_reviews": r.Asker, "blind": r.Blind, "after_end": r.AfterEnd, "review_days": days} {
			sc.Values["entity.deal."+path] = v
		}
	}
	ends := d.Ends
	if ends == "" {
		ends = d.Starts
	}
	for reserved, field := range map[string]string{"SampleAmount": d.Amount, "SampleCapacity": d.Places, "SampleStarts": d.Starts, "SampleEnds": ends} {
		if f := fieldOf(e, field); f != nil {
			sc.Names[reserved] = fieldName(f)
		}
	}
	if m := d.Match; m != nil {
		if f := fieldOf(e, m.Field); f != nil {
			sc.Names["SampleMatch"] = fieldName(f)
		}
		if p := b.byName[m.Profile]; p != nil {
			sc.Names["LinkedItem"] = entityName(p)
			if f := fieldOf(p, m.Tags); f != nil {
				sc.Names["LinkedTags"] = fieldName(f)
			}
		}
	}
}

// dealContent is one entry of src/content/deals.json: the deal and the words around it, by table.
type dealContent struct {
	Table       string       `json:"table"`
	Name        string       `json:"name"`
	Route       string       `json:"route"`
	Label       string       `json:"label"`
	LabelPlural string       `json:"label_plural"`
	Title       string       `json:"title"`
	Profiles    []dealPerson `json:"profiles"`
	*spec.Deal
}

// dealPerson says where the profile of a role's accounts is found, and which of its fields the other party is shown at once.
type dealPerson struct {
	Role   string       `json:"role"`
	Table  string       `json:"table"`
	Name   string       `json:"name"`
	Route  string       `json:"route"`
	Label  string       `json:"label"`
	Fields []dealColumn `json:"fields"`
}

type dealColumn struct {
	Name    string `json:"name"`
	Label   string `json:"label"`
	Kind    string `json:"kind"`
	Guarded bool   `json:"guarded"`
}

// deals is what src/content/deals.json holds; nil when the app has none.
func deals(s *spec.Spec) []dealContent {
	var out []dealContent
	people := []dealPerson{}
	for i := range s.Entities {
		if e := &s.Entities[i]; e.Profile != "" {
			p := dealPerson{Role: e.Profile, Table: e.Table, Name: e.Name, Route: e.Route, Label: e.Label, Fields: []dealColumn{}}
			for _, f := range e.Fields {
				if f.Name != e.Title {
					p.Fields = append(p.Fields, dealColumn{f.Name, f.Label, string(f.Kind), f.Guarded})
				}
			}
			people = append(people, p)
		}
	}
	for i := range s.Entities {
		if e := &s.Entities[i]; e.Deal != nil {
			out = append(out, dealContent{e.Table, e.Name, e.Route, e.Label, e.LabelPlural, e.Title, people, e.Deal})
		}
	}
	return out
}
