package intent

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// periodName marks an item that stands for two fields, From and To.
const periodName = "from - to"

// spokenItem reads items of a list of fields that are said rather than named: "from - to", "what garment", "what is wrong",
// "until when", "lodging yes/no/tent allowed", "on call yes/no".
func (in *Intent) spokenItem(it *item, i, limit int) (int, bool) {
	is := func(k int, words ...string) bool { return k < limit && in.Tokens[k].Is(words...) }
	take := func(from, to int, name, kind string) (int, bool) {
		it.label, it.at, it.name, it.kind = Range{from, to}, Range{i, to}, name, kind
		return to, true
	}
	switch {
	case is(i, "from") && is(i+1, "-", "–", "—", "/") && is(i+2, "to", "until"):
		return take(i, i+3, periodName, string(spec.Date))
	case is(i, "from") && is(i+1, "and", "/") && is(i+2, "to", "until"):
		return take(i, i+3, periodName, string(spec.Date))
	case is(i, "date") && is(i+1, "or") && is(i+2, "range"):
		return take(i, i+3, periodName, string(spec.Date))
	case is(i, "until") && is(i+1, "when"), is(i, "by") && is(i+1, "when"):
		end := i + 2
		for end < limit && in.Tokens[end].Kind == Word && !is(end, "and", "or") {
			end++ // "until when it must be picked up"
		}
		name := "needed by"
		if said := in.Tokens[end-1]; end > i+2 && is(end-1, "up", "off", "back") && in.Tokens[end-2].Verb != "" {
			name = in.Tokens[end-2].Lower + " " + said.Lower + " by"
		} else if end > i+2 && said.Verb != "" {
			name = said.Lower + " by"
		}
		return take(i, end, name, string(spec.Date))
	case is(i, "what") && is(i+1, "it") && is(i+2, "is"):
		return take(i, i+3, "title", "")
	case is(i, "how") && is(i+1, "many", "much", "often") && i+2 < limit && in.Tokens[i+2].Kind == Word:
		return in.howMany(it, i, limit)
	case is(i, "what") && is(i+1, "is") && i+2 < limit && in.Tokens[i+2].Kind == Word:
		return take(i, i+3, "what is "+in.Tokens[i+2].Lower, string(spec.LongText))
	case is(i, "what") && i+1 < limit && in.Tokens[i+1].Kind == Word && !is(i+1, "to", "they", "we", "it"):
		end := i + 2
		return take(i+1, end, in.Tokens[i+1].Lower, "")
	case is(i, "where") && (i+1 >= limit || in.Tokens[i+1].Kind == Mark):
		return take(i, i+1, "location", "")
	}
	// "<label> yes/no" and "<label> yes/no/tent allowed"
	for k := i + 1; k < limit && k <= i+3; k++ {
		if !is(k, "yes") || !is(k+1, "/") || !is(k+2, "no") {
			if in.Tokens[k].Kind != Word {
				break
			}
			continue
		}
		it.label, it.at = Range{i, k}, Range{i, k + 3}
		if !is(k+3, "/") {
			it.kind = string(spec.Boolean)
			return k + 3, true
		}
		options, end := in.options(k, limit)
		stop := k
		for stop < end && !is(stop, ",") {
			stop++
		}
		options, end = in.options(k, stop)
		it.options, it.hasOptions, it.at.To = options, len(options) > 1, end
		return end, true
	}
	return i, false
}

// howMany reads "how many meals were served" as the number of "Meals served", and "how much water" as an amount.
func (in *Intent) howMany(it *item, i, limit int) (int, bool) {
	end, words := i+2, []string{}
	for end < limit && end < i+9 && in.Tokens[end].Kind == Word && !in.Tokens[end].Is("and", "or", "per") {
		if !in.Tokens[end].Is("were", "was", "are", "is", "have", "has", "been", "the", "there", "it", "they", "we", "of") {
			words = append(words, in.Tokens[end].Lower)
		}
		end++
	}
	if len(words) == 0 {
		return i, false
	}
	name, kind := strings.Join(words, " "), string(spec.Integer)
	if in.Tokens[i+1].Is("much") {
		kind = string(spec.Decimal)
		if w := KindOfLabel(name); w != nil && strings.HasPrefix(w.Kind, "money") || slices.Contains(words, "money") {
			kind = string(spec.Money)
		}
	}
	it.label, it.at, it.name, it.kind = Range{i, end}, Range{i, end}, name, kind
	return end, true
}
