package intent

import "strings"

// postedList says whether the bracket at token i lists what is said of something that people post: "hospitals post
// vacancies (ward, shift pattern, city)". Things for sale are kinds more often: "sell products (bikes, helmets)".
func (in *Intent) postedList(i int, c *Clause) bool {
	for _, at := range in.Deals.posted {
		if at <= c.From || at > i || i-at > 4 || at < 1 || in.Tokens[at-1].Is("sell", "sells") {
			continue
		}
		items := in.items(i+1, c.To)
		plural := 0
		for _, it := range items {
			if last := in.Tokens[it.label.To-1]; last.Noun != last.Lower && !strings.HasSuffix(last.Lower, "ss") && KindOfLabel(in.lemma(it.label.From, it.label.To)) == nil {
				plural++
			}
		}
		return len(items) >= 3 && plural*2 < len(items)
	}
	return false
}

// SplitStates cuts a list of states into its words: "new, in review → interview and hired".
func SplitStates(list string) []string {
	var out []string
	for _, part := range listOf(list) {
		part = strings.Trim(part, ` "'“”‘’`)
		if part == "" || strings.HasPrefix(part, "the ") || strings.HasPrefix(part, "so ") || strings.HasPrefix(part, "can ") {
			break
		}
		out = append(out, part)
	}
	return out
}

// slashed reads "contract full-time/part-time": a word for a choice, and behind it the options.
func (in *Intent) slashed(it *item) {
	from := it.label.From
	if it.label.To-from < 4 || it.hasOptions || !in.Tokens[from].Is("contract", "type", "kind", "condition", "size", "status", "level", "mode", "employment", "state", "gender", "category", "shift") {
		return
	}
	var options []string
	for i := from + 1; i < it.label.To; i++ {
		if (i-from)%2 == 0 != in.Tokens[i].Is("/") {
			return
		}
		if !in.Tokens[i].Is("/") {
			options = append(options, in.Tokens[i].Text)
		}
	}
	it.label.To, it.hasOptions, it.options = from+1, true, options
}
