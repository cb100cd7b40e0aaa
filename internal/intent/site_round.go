package intent

import (
	"strings"

	"github.com/skycot/skycot/internal/ident"
)

// siteRound reads what happens on which day of the week under a name that is no word for opening hours: "my round: Mon
// Clifton, Tue Bedminster, Wed Bath". Lines that show "today's stop" belong to it.
func (in *Intent) siteRound(ci int) bool {
	c := &in.Clauses[ci]
	colon, days := -1, 0
	for i := c.From; i < c.To; i++ {
		if colon < 0 && in.Tokens[i].Is(":") {
			colon = i
		}
		if in.siteWeekday(i) && colon >= 0 && i+1 < c.To && in.Tokens[i+1].Kind == Word {
			days++
		}
		if in.Tokens[i].Is("today", "today's", "today’s") {
			for _, sec := range in.Site.Sections {
				if sec.Kind == "hours" {
					sec.At = append(sec.At, Range{c.From, c.To})
					return true
				}
			}
		}
	}
	if colon <= c.From || days < 3 {
		return false
	}
	sec := &SiteSection{Kind: "hours", Title: ident.Sentence(in.siteRaw(c.From, colon)), At: []Range{{c.From, colon}}, Clause: ci, order: c.From}
	in.siteHours(c, sec, colon, c.To)
	in.Site.Sections = append(in.Site.Sections, sec)
	return true
}

// sitePriceNote reads a remark right after a list of prices: "five or more = 10 % off (say it)", "all prices include VAT".
func (in *Intent) sitePriceNote(ci int) bool {
	c := &in.Clauses[ci]
	if ci == 0 || c.To-c.From > 16 || !in.says(c, "off", "discount", "vat", "tax", "cheaper", "extra", "surcharge", "minimum", "included", "include", "includes") {
		return false
	}
	for _, sec := range in.Site.Sections {
		if sec.Clause == ci-1 && (sec.Kind == "prices" || sec.Kind == "plans") && len(sec.Items) > 0 && sec.Note == "" {
			to := c.To
			for i := c.From; i < c.To; i++ {
				if in.Tokens[i].Is("(") {
					to = i
					break
				}
			}
			if to > c.From {
				sec.Note = strings.TrimRight(ident.Sentence(in.siteRaw(c.From, to)), " .") + "."
				sec.At = append(sec.At, Range{c.From, c.To})
				return true
			}
		}
	}
	return false
}
