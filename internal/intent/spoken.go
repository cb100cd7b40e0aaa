package intent

import "github.com/skycot/skycot/internal/spec"

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
		return take(i, i+2, "needed by", string(spec.Date))
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
