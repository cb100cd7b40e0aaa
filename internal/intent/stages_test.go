package intent

import (
	"fmt"
	"strings"
	"testing"
)

// TestStages reads sentences about stages: what is found, in a short form.
func TestStages(t *testing.T) {
	for text, want := range map[string]string{
		"An order goes offer -> accepted -> in production -> delivered -> paid":            "way order: offer>accepted>in production>delivered>paid",
		"Claims start as draft, then submitted, then approved or rejected, then paid.":     "way claim: draft>submitted>approved/rejected>paid",
		"The request goes from requested to approved to taken.":                            "way request: requested>approved>taken",
		"Contracts go through draft, legal review, signed, terminated.":                    "way contract: draft>legal review>signed>terminated",
		"A ticket goes opened, diagnosed, repaired, then collected":                        "way ticket: opened>diagnosed>repaired>collected",
		"columns: ideas, planned, doing, review, done":                                     "columns : ideas>planned>doing>review>done",
		"states are draft, in review, released, obsolete":                                  "states : draft>in review>released>obsolete",
		"at most 3 cards in doing":                                                         "places 3 doing",
		"max 3 jobs in repair per mechanic":                                                "places 3 repair per mechanic",
		"tasks without an assignee cannot be moved to doing":                               "needs assignee for doing",
		"orders above 10,000 € need a second approval by the owner":                        "above 10000 by owner second; step by owner",
		"claims under 20 € are approved automatically":                                     "below 20 auto",
		"rejecting needs a reason":                                                         "reason",
		"the person who did a task cannot review it":                                       "not own did",
		"An order can be cancelled with a reason at any time before delivery":              "cancelled with note",
		"The prices are shown only by the street, and every hour a mail goes out":          "",
		"The area is shown only when the owner can know it":                                "",
		"Our shop sells bread, cakes and rolls":                                            "",
		"It is free for people over 65":                                                    "",
		"Rooms for up to 6 people with a kitchen, a bath and a garden":                     "",
		"Only the head warden may close a path":                                            "step by head warden",
		"the temperature goes from 4 to 20 degrees, and from there to the next room":       "",
		"Photos are approved by the team":                                                  "",
		"students get 20 % off for orders above 50 €":                                      "",
		"The website shows how we go from idea to print, and who did it cannot be told so": "",
	} {
		in := Read("A tool for orders, claims, requests, contracts, tickets, tasks, jobs and cards", text)
		var got []string
		add := func(format string, args ...any) { got = append(got, strings.TrimSpace(fmt.Sprintf(format, args...))) }
		s := in.Stages
		for _, c := range s.Chains {
			var stages []string
			for _, g := range c.Stages {
				stages = append(stages, strings.Join(g, "/"))
			}
			kind := map[bool]string{true: "way", false: "states"}[c.Ordered]
			if c.Columns {
				kind = "columns"
			}
			add("%s %s: %s", kind, c.Entity, strings.Join(stages, ">"))
		}
		for _, p := range s.Places {
			add("places %g %s%s", p.Most, p.State, map[bool]string{true: " per " + p.Per}[p.Per != ""])
		}
		for _, n := range s.Needs {
			add("needs %s for %s", n.Words, n.State)
		}
		for _, b := range s.Bounds {
			add("%s %g%s%s%s", b.Is, b.N, map[bool]string{true: " by " + b.Role}[b.Role != ""], map[bool]string{true: " second"}[b.Second && !b.Auto], map[bool]string{true: " auto"}[b.Auto])
		}
		for range s.Reason {
			add("reason")
		}
		for _, n := range s.NotOwn {
			add("not own %s", n.State)
		}
		for _, c := range s.Cancel {
			add("%s%s", c.State, map[bool]string{true: " with note"}[c.Note])
		}
		for _, st := range s.Steps {
			if in.Role(st.Role).Decides {
				add("step by %s", st.Role)
			}
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%q: %q, want %q", text, g, want)
		}
	}
}
