package intent

import (
	"github.com/skycot/skycot/catalogue"
)

// readIntegrations finds the outside services that the text names.
func (in *Intent) readIntegrations() {
	for _, c := range in.Clauses {
		for _, h := range integrationBook().find(in.Tokens, c.From, c.To, false) {
			if !in.negated(&c, h.from) && (h.phrase.slug != "resend" && h.phrase.slug != "webhook" && h.phrase.slug != "discord" || in.Tokens[h.from].Text != in.Tokens[h.from].Lower) {
				in.Integrations = append(in.Integrations, Integration{Slug: h.phrase.slug, At: Range{h.from, h.to}})
			}
		}
	}
}

// language tells which language the tokens are in: English unless another's commonest words clearly outnumber it.
func language(tokens []Token) string {
	if len(tokens) == 0 {
		return "English"
	}
	english, words, latin := 0, 0, 0
	stop := stopWords()
	for _, t := range tokens {
		if t.Kind != Word {
			continue
		}
		words++
		if t.Lower[0] < 128 || len(t.Text) > 1 && t.Lower[len(t.Lower)-1] < 128 {
			latin++
		}
		if stop[t.Lower] || t.Verb != "" || catalogue.Get().Noun(t.Noun) != nil {
			english++
		}
	}
	if words > 3 && latin*2 < words {
		return "another language"
	}
	best, count := "English", max(english, 1)
	for _, name := range sortedKeys(catalogue.Get().Words.Foreign) {
		set := wordSet(catalogue.Get().Words.Foreign[name])
		n := 0
		for _, t := range tokens {
			if set[t.Lower] {
				n++
			}
		}
		if n > count && n*5 >= words {
			best, count = name, n
		}
	}
	return best
}

// refusal returns why the platform does not make this app, "" when it does. A danger that the app is to guard against
// is no reason.
func (in *Intent) refusal() string {
	excused := wordSet(catalogue.Get().Words.Excused)
	for _, c := range in.Clauses {
	hits:
		for _, h := range refusalBook().find(in.Tokens, c.From, c.To, true) {
			for i := c.From; i < c.To; i++ {
				if excused[in.Tokens[i].Lower] {
					continue hits
				}
			}
			return h.phrase.slug
		}
	}
	return ""
}

// readRenames reads `rename "lead" to "enquiry"`, "call sites plants".
func (in *Intent) readRenames() {
	for _, c := range in.Clauses {
		for i := c.From; i < c.To; i++ {
			t := in.Tokens[i]
			switch {
			case t.Verb == "rename":
				for k := i + 1; k < c.To; k++ {
					if in.Tokens[k].Is("to", "into", "as") {
						from, to := in.unquoted(Range{i + 1, k}), in.unquoted(Range{k + 1, c.To})
						if from != "" && to != "" {
							in.Renames = append(in.Renames, Rename{From: from, To: to, At: Range{i, c.To}})
						}
						break
					}
				}
			case t.Is("call") && i+3 <= c.To && i+1 < c.To:
				np, next, ok := in.phraseAt(i+1, c.To)
				if !ok || next >= c.To || !in.Tokens[next].Is("\"", "“") {
					continue
				}
				to := in.unquoted(Range{next, c.To})
				if to != "" {
					in.Renames = append(in.Renames, Rename{From: np.label, To: to, At: Range{i, c.To}})
				}
			}
		}
	}
}

// unquoted gives the words of a range: inside the first quotes when there are any, else without "the", "status" and
// what follows a comma.
func (in *Intent) unquoted(r Range) string {
	open := -1
	for i := r.From; i < r.To; i++ {
		if in.Tokens[i].Is("\"", "“", "”", "„") {
			if open >= 0 {
				return in.Words(Range{open, i})
			}
			open = i + 1
		}
	}
	for r.From < r.To && in.Tokens[r.From].Is("the", "status", "column", "option", "field", "state", "stage") {
		r.From++
	}
	end := r.From
	for end < r.To && in.Tokens[end].Kind != Mark && !in.Tokens[end].Is("everywhere", "please", "and", "in") {
		end++
	}
	return in.Words(Range{r.From, end})
}
