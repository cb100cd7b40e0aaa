package intent

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// Community is what a text says of people around rows: what they press, whom they reach, what is kept from whom, and how
// creators are paid. What is only asked for, without words of its own, are capabilities.
type Community struct {
	Reactions []Reacting
	Hidden    []Hidden // "hide their town from those who are not connected"
	Groups    []Named  // "groups: seeds & swaps, committee news (only committee can post)"
	Levels    []Named  // "Spark 3 / Flame 7 / Bonfire 15 per month"
	Most      int      // "up to three levels"
	MostAt    Range
	Fee       float64 // "after our 6 % fee"
	FeeAt     Range
	Person    []*Field // "profile with plot number, about me"
	SignUp    []*Field // "sign up with plot number"
	Editors   []Shown  // "run by one or more singers": the things that several people run
	Events    []Shown  // "the next concerts", "I'll come to a concert"
	Photos    int      // "up to 4 photos"
	PhotosAt  Range
	Creator   string // who publishes, singular, lower case: "storyteller"
	CreatorAt []Range
	Fan       string // who pays or listens: "listener"
	FanAt     []Range
	Work      string // what is published: "tale"
	WorkAt    []Range
	Parts     Range // "weekly parts; a part opens on its date"
	Series    string
	Owners    []Shown // "post a photo under the pattern if I own it"
	Themes    []string
	ThemesAt  Range
}

// Reacting is a button on a row with a name of its own: a "carrot" in place of a like.
type Reacting struct {
	Name, Word string // "like", "carrot"
	At         Range
}

// Hidden is a piece of information that people can keep to those they are connected with.
type Hidden struct {
	Word string // "town"
	At   Range
}

// Named is a row that the text names: a group, a level. Price is in minor units, 0 none.
type Named struct {
	Name      string
	Price     int
	StaffOnly bool
	At        Range
}

// Shown is a thing that something is said of.
type Shown struct {
	Key, Label string
	At         Range
}

// readCommunity reads what a text says of people around rows.
func (in *Intent) readCommunity() {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		in.namedLike(c)
		in.hides(c)
		in.namedGroups(ci)
		in.levels(c)
		in.profileFields(c)
		in.runBy(c)
		if !in.eventList(c) {
			in.events(c)
		}
		in.photos(c)
		in.fee(c)
		in.parts(c)
		in.ownersOnly(c)
		in.themes(c)
	}
	in.publishing()
}

// likeWords are what a like may be called without quotes.
var likeWords = strings.Fields("clap kudos kudo cheer applause heart star- thumbs-up high-five clover carrot spark- paw hug")

// namedLike reads `give a "carrot" (our like)`, `"carrot" button`, "claps instead of likes".
func (in *Intent) namedLike(c *Clause) {
	says := false
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		says = says || t.Is("like", "likes", "upvote", "react", "reaction", "reactions") || t.Verb == "give" || t.Verb == "leave" || t.Is("button")
	}
	for i := c.From; i < c.To; i++ {
		quoted := in.Tokens[i].Is("\"", "“", "”", "'") && i+2 < c.To && in.Tokens[i+1].Kind == Word
		word := ""
		at := Range{i, i + 1}
		switch {
		case quoted && says && in.Tokens[i+2].Is("\"", "”", "“", "'"):
			word, at = in.Tokens[i+1].Noun, Range{i, i + 3}
		case slices.Contains(likeWords, in.Tokens[i].Noun) && (says || i > c.From && in.Tokens[i-1].Is("a", "an", "your", "the")):
			word = in.Tokens[i].Noun
		}
		if word == "" || word == "like" || in.inEntity(at.To-1) {
			continue
		}
		if i > c.From && in.Tokens[i-1].Verb == "give" || says || in.reacting(word) {
			if from := at.From; from > c.From+1 && in.Tokens[from-1].Is("a", "an") && in.Tokens[from-2].Verb == "give" {
				at.From = from - 2
			}
			end := at.To
			for end < c.To && in.Tokens[end].Is("(", ")", "our", "like", "instead", "of", "likes", "button", "back", "can", "be", "taken") {
				end++
			}
			in.Community.Reactions = append(in.Community.Reactions, Reacting{Name: "like", Word: word, At: Range{at.From, end}})
		}
	}
	// said again: "you can take your carrot back"
	for i := c.From; i < c.To; i++ {
		if in.reacting(in.Tokens[i].Noun) && in.says(c, "back", "undo", "withdraw", "again") {
			in.Community.Reactions = append(in.Community.Reactions, Reacting{Name: "like", Word: in.Tokens[i].Noun, At: Range{c.From, c.To}})
			return
		}
	}
}

func (in *Intent) reacting(word string) bool {
	return slices.ContainsFunc(in.Community.Reactions, func(r Reacting) bool { return r.Word == word })
}

// hides reads "let people hide their town from those not connected", "phone number only visible to connections".
func (in *Intent) hides(c *Clause) {
	near := func(words ...string) bool { return in.says(c, words...) }
	if !near("connected", "connections", "connection", "connect", "friends", "friend", "contacts", "strangers") {
		return
	}
	for i := c.From; i < c.To; i++ {
		from := -1
		switch {
		case in.Tokens[i].Is("hide", "hides", "hidden", "keep", "conceal"):
			from = i + 1
		case in.Tokens[i].Is("visible", "shown", "seen", "show") && i > c.From:
			from = c.From
		}
		if from < 0 {
			continue
		}
		for k := from; k < c.To; k++ {
			if in.Tokens[k].Is("from", "only", "to", "for", "is", "are", "be", "until", "unless") && k > from {
				break
			}
			if in.Tokens[k].Kind == Word && !determiner(in.Tokens[k]) && in.Tokens[k].Verb == "" && !in.Tokens[k].Is("and", "or", "is", "exact", "real", "please", "let", "people") {
				word := in.Tokens[k].Noun
				if k+1 < c.To && in.Tokens[k+1].Is("number", "address") {
					word += " " + in.Tokens[k+1].Lower
				}
				if !slices.ContainsFunc(in.Community.Hidden, func(h Hidden) bool { return strings.HasPrefix(h.Word, in.Tokens[k].Noun) }) && !in.Tokens[k].Is("number") {
					in.Community.Hidden = append(in.Community.Hidden, Hidden{Word: word, At: Range{c.From, c.To}})
				}
			}
		}
		return
	}
}

// namedGroups reads "groups: seeds & swaps, tools to lend, committee news (only committee can post there)".
func (in *Intent) namedGroups(ci int) {
	c := &in.Clauses[ci]
	at := -1
	for i := c.From; i+2 < c.To; i++ {
		if in.Tokens[i].Is("groups", "channels", "circles", "rooms", "forums", "boards") && in.Tokens[i+1].Is(":", "(", "like", "such", "named", "called", "for") {
			at = i
			break
		}
	}
	if at < 0 {
		return
	}
	start := at + 2
	if in.Tokens[at+1].Is("such") {
		start++
	}
	from := start
	flush := func(end int) {
		for from < end && in.Tokens[from].Is("and", "a", "an", "the", "or") {
			from++
		}
		name := end
		staff := false
		for k := from; k < end; k++ {
			if in.Tokens[k].Is("(") {
				name = k
				break
			}
		}
		for k := name; k < end; k++ {
			staff = staff || in.Tokens[k].Is("only")
		}
		if text := spec.CleanLabel(strings.Trim(in.words(from, name), ",;. "), ""); text != "" && name-from <= 6 {
			in.Community.Groups = append(in.Community.Groups, Named{Name: ident.Sentence(text), StaffOnly: staff, At: Range{at, end}})
		}
		from = end + 1
	}
	depth := 0
	for i := start; i < c.To; i++ {
		switch {
		case in.Tokens[i].Is("("):
			depth++
		case in.Tokens[i].Is(")"):
			depth--
		case in.Tokens[i].Is(",", ";") && depth <= 0, in.Tokens[i].Is(".", "–") && depth <= 0:
			flush(i)
		}
		if depth < 0 {
			flush(i)
			return
		}
	}
	flush(c.To)
	// The list may have been cut at its commas: it goes on in the clauses of the same line.
	for n := ci + 1; n < len(in.Clauses); n++ {
		next := &in.Clauses[n]
		if next.Source != c.Source || next.Span[0]-in.Clauses[n-1].Span[1] > 2 || next.To-next.From > 14 || in.Tokens[next.From].Verb == in.Tokens[next.From].Lower && in.Tokens[next.From].Verb != "" {
			break
		}
		if k := next.From; !in.Tokens[k].Is(",", "and") && in.Tokens[in.Clauses[n-1].To-1].End+2 < next.Span[0] {
			break
		}
		at, from = next.From, next.From
		flush(next.To)
		c = next
	}
}

// words gives the text of tokens as it was written, marks such as "&" included.
func (in *Intent) words(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		t := in.Tokens[i]
		if t.Is("&") {
			b.WriteString(" and")
			continue
		}
		if i > from && !t.Glued {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return strings.TrimSpace(b.String())
}

var small = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

// levels reads "up to three levels of support, e.g. Spark 3 / Flame 7 / Bonfire 15 per month", "tiers: Fan €5, Patron €12".
func (in *Intent) levels(c *Clause) {
	at := -1
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Noun == "level" || in.Tokens[i].Noun == "tier" || in.Tokens[i].Noun == "plan" && in.says(c, "support", "supporters", "fans", "membership") || in.Tokens[i].Is("memberships") {
			at = i
			break
		}
	}
	if at < 0 {
		return
	}
	for k := max(c.From, at-3); k < at; k++ {
		n, err := parseNumber(in.Tokens[k].Text)
		most := int(n)
		if !err || in.Tokens[k].Kind != Number {
			most = small[in.Tokens[k].Lower]
		}
		if most > 0 && most <= 20 && (k > c.From && in.Tokens[k-1].Is("to", "most", "maximum", "max") || in.says(c, "most", "max", "maximum")) {
			in.Community.Most, in.Community.MostAt = most, Range{max(c.From, k-2), at + 1}
		}
	}
	for i := at + 1; i < c.To; i++ {
		if in.Tokens[i].Kind != Word || in.Tokens[i].Text == in.Tokens[i].Lower {
			continue // levels have names
		}
		end := i + 1
		for end < c.To && in.Tokens[end].Kind == Word && in.Tokens[end].Text != in.Tokens[end].Lower {
			end++
		}
		k := end
		for k < c.To && in.Tokens[k].Is("(", "for", "at", ":", "-", "–", "=") {
			k++
		}
		price, _, next, ok := in.moneyAt(k, c.To)
		if !ok && k < c.To && in.Tokens[k].Kind == Number {
			if n, yes := parseNumber(in.Tokens[k].Text); yes {
				price, next, ok = int(n*100+0.5), k+1, true
			}
		}
		if !ok {
			continue
		}
		in.Community.Levels = append(in.Community.Levels, Named{Name: ident.Sentence(spec.CleanLabel(in.words(i, end), "Level")), Price: price, At: Range{i, next}})
		i = next - 1
	}
	if len(in.Community.Levels) > 0 || in.says(c, "support", "supporters", "supporter", "month", "monthly", "membership") {
		in.Capabilities = append(in.Capabilities, Capability{Slug: "support", At: Range{at, at + 1}})
	}
}

// profileFields reads "profile with plot number, what grows this year, about me" and "sign up with plot number".
func (in *Intent) profileFields(c *Clause) {
	for i := c.From; i+2 < c.To; i++ {
		profile := in.Tokens[i].Noun == "profile" && (in.Tokens[i+1].Is("with", ":", "(", "including", "containing") || in.Tokens[i+1].Is("page") && in.Tokens[i+2].Is("with"))
		sign := in.Tokens[i].Is("sign", "register", "join") && in.says(c, "with") && (in.Tokens[i].Is("register", "join") || in.Tokens[i+1].Is("up"))
		if !profile && !sign {
			continue
		}
		at := i + 1
		for at < c.To && !in.Tokens[at].Is("with", ":", "(", "including", "containing") {
			at++
		}
		if at-i > 3 {
			continue
		}
		for _, f := range in.saidOf(at+1, c.To) {
			if sign {
				in.Community.SignUp = append(in.Community.SignUp, f)
			} else {
				in.Community.Person = append(in.Community.Person, f)
			}
		}
		if profile {
			in.whether(c, at+1)
		}
		return
	}
	if c.From > 0 && len(in.Community.Person) > 0 && in.whether(c, c.From) {
		return
	}
}

// whether reads "languages and whether they are looking for a choir", also as the rest of a list that a clause began.
func (in *Intent) whether(c *Clause, from int) bool {
	if !in.says(c, "whether", "if") {
		return false
	}
	for i := from; i+1 < c.To; i++ {
		if !in.Tokens[i].Is("whether") {
			continue
		}
		// what stands before goes on with the list
		for _, f := range in.saidOf(from, i) {
			if !slices.ContainsFunc(in.Community.Person, func(p *Field) bool { return strings.EqualFold(p.Label, f.Label) }) {
				in.Community.Person = append(in.Community.Person, f)
			}
		}
		start := i + 1
		for start < c.To && in.Tokens[start].Is("they", "he", "she", "it", "you", "i", "are", "is", "someone", "somebody", "or", "not", "he/she") {
			start++
		}
		end := start
		for end < c.To && !in.Tokens[end].Is(",", ".", ";", "and", "or", ")") && end-start < 6 {
			end++
		}
		label := ident.Sentence(spec.CleanLabel(in.words(start, end), ""))
		if label == "" {
			return false
		}
		in.Community.Person = slices.DeleteFunc(in.Community.Person, func(p *Field) bool { return p.At.From >= i && p.At.To <= end })
		in.Community.Person = append(in.Community.Person, &Field{Label: label, Kind: string(spec.Boolean), At: Range{i, end}})
		return true
	}
	return false
}

// saidOf reads a list of what people say of themselves, each item as it is worded: "plot number, what grows this year,
// voice (soprano, alto)".
func (in *Intent) saidOf(from, to int) []*Field {
	var out []*Field
	start := from
	flush := func(end int) {
		for start < end && (determiner(in.Tokens[start]) || in.Tokens[start].Is("and", "or", "optionally", "also", "plus")) {
			start++
		}
		stop, f := end, &Field{At: Range{start, end}}
		for k := start; k < end; k++ {
			if in.Tokens[k].Is("(", ":") {
				stop = k
				if options, _ := in.options(k+1, end); len(options) >= 2 {
					f.Options = options
				}
				break
			}
		}
		at := Range{start, stop}
		start = end + 1
		f.Label = ident.Sentence(spec.CleanLabel(lowerFirst(in.words(at.From, at.To)), ""))
		if len(f.Label) < 2 || at.To-at.From > 6 || in.Tokens[at.From].Is("whether", "if") || in.saysIn(at, "approve", "approves", "approved", "first", "accept", "accepts", "check", "checks", "can", "must") {
			return
		}
		f.Plural = in.makePhrase(at.From, at.To).plural
		out = append(out, f)
	}
	depth := 0
	for i := from; i < to; i++ {
		t := in.Tokens[i]
		switch {
		case t.Is("("):
			depth++
		case t.Is(")"):
			depth--
		case depth > 0:
		case t.Is(",", ";"), t.Is("and", "plus", "&") && i > start:
			flush(i)
		case t.Is(".", "so", "which", "that", "but"):
			flush(i)
			return out
		}
		if depth < 0 {
			flush(i)
			return out
		}
	}
	flush(to)
	return out
}

// runBy reads "choirs have a page too, run by one or more singers": a thing that several people look after.
func (in *Intent) runBy(c *Clause) {
	for i := c.From; i+1 < c.To; i++ {
		if !in.Tokens[i].Is("run", "managed", "edited", "maintained", "administered", "owned", "kept") || !in.Tokens[i+1].Is("by") {
			continue
		}
		several := false
		for k := i + 2; k < min(c.To, i+8); k++ {
			several = several || in.Tokens[k].Is("more", "several", "two", "some", "many", "members", "people") || in.Tokens[k].Lower != in.Tokens[k].Noun && in.Tokens[k].Kind == Word
		}
		if e := in.subjectOf(c, i); e != nil && several {
			in.Community.Editors = append(in.Community.Editors, Shown{Key: e.Key, Label: e.Label, At: Range{i, min(c.To, i+6)}})
			// What follows "with" are its fields: the words between are not.
			e.Fields = slices.DeleteFunc(e.Fields, func(f *Field) bool { return f.At.From >= c.From && f.At.From <= i+5 })
			for k := i + 2; k < min(c.To, i+9); k++ {
				if in.Tokens[k].Is("with") {
					in.take(e, k+1, c.To)
					break
				}
			}
		}
	}
}

// dated are things that happen on a day, for people to come to.
var dated = strings.Fields("concert event meetup meeting gathering workshop gig rehearsal match game party outing walk ride hike lecture talk show festival session performance picnic reading screening tournament trip excursion tour dinner brunch market fair jam run")

// events reads "the next concerts", "past ones go to an archive", "say “I'll come” to a concert".
func (in *Intent) events(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Verb == "show" && (in.Tokens[i].Is("shows") && i > c.From && in.Tokens[i-1].Kind == Word || i+1 < c.To && determiner(in.Tokens[i+1])) {
			continue
		}
		if !slices.Contains(dated, in.Tokens[i].Noun) || in.Tokens[i].Verb == in.Tokens[i].Lower && i > c.From && in.Tokens[i-1].Is("to", "can") {
			continue
		}
		coming := in.says(c, "next", "upcoming", "coming", "past", "archive", "calendar", "come", "attend", "rsvp", "going", "events", "organise", "organize", "announce", "date") || in.Tokens[i].Is("events", "meetups")
		if !coming {
			continue
		}
		key := in.Tokens[i].Noun
		from := i
		if i > c.From && in.Tokens[i-1].Kind == Word && !determiner(in.Tokens[i-1]) && !breakWords()[in.Tokens[i-1].Lower] && in.Tokens[i-1].Verb == "" && !in.Tokens[i-1].Is("next", "upcoming", "coming", "past", "own", "local", "new") {
			from = i - 1
			key = in.Tokens[i-1].Lower + " " + key
		}
		in.Community.Events = append(in.Community.Events, Shown{Key: key, Label: ident.Sentence(key), At: Range{from, i + 1}})
	}
}

// photos reads "up to 4 photos".
func (in *Intent) photos(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Noun != "photo" && in.Tokens[i].Noun != "picture" && in.Tokens[i].Noun != "image" {
			continue
		}
		at := Range{i, i + 1}
		if n, ok := parseNumber(in.Tokens[max(i-1, c.From)].Text); ok && i > c.From && in.Tokens[i-1].Kind == Number {
			in.Community.Photos, at.From = int(n), max(c.From, i-3)
		}
		if in.Community.PhotosAt.To == 0 || in.Community.Photos > 0 {
			in.Community.PhotosAt = at
		}
	}
}

// fee reads "after our 6 % fee", "we keep 10 percent", "platform fee: 5%".
func (in *Intent) fee(c *Clause) {
	if !in.says(c, "fee", "keep", "commission", "cut", "share", "take") {
		return
	}
	for i := c.From; i+1 < c.To; i++ {
		if n, ok := parseNumber(in.Tokens[i].Text); ok && in.Tokens[i].Kind == Number && in.Tokens[i+1].Is("%", "percent", "per") && n > 0 && n <= 90 {
			in.Community.Fee, in.Community.FeeAt = n, Range{i, min(c.To, i+3)}
			return
		}
	}
}

// parts reads "weekly parts; a part opens on its date, not before", "lessons unlock week by week".
func (in *Intent) parts(c *Clause) {
	for i := c.From; i < c.To; i++ {
		if !in.Tokens[i].Is("opens", "open", "unlocks", "unlock", "released", "appears", "appear") || !in.says(c, "date", "day", "week", "weekly") || !in.says(c, "part", "parts", "chapter", "chapters", "lesson", "lessons", "clue", "clues", "episode", "episodes", "instalment", "instalments", "installments") {
			continue
		}
		in.Community.Parts = Range{c.From, c.To}
	}
	if in.Community.Series == "" && in.says(c, "parts", "chapters", "instalments", "weekly") {
		for i := c.From; i+1 < c.To; i++ {
			if (in.Tokens[i].Verb == "start" || in.Tokens[i].Verb == "run" || in.Tokens[i].Verb == "make" || in.Tokens[i].Verb == "plan") && in.Tokens[i+1].Is("a", "an") {
				end := i + 2
				for end < c.To && in.Tokens[end].Kind == Word && !breakWords()[in.Tokens[end].Lower] && end-i < 6 {
					end++
				}
				if end > i+2 {
					in.Community.Series = strings.ToLower(in.Words(Range{i + 2, end}))
					if in.Community.Parts.To == 0 {
						in.Community.Parts = Range{c.From, c.To}
					}
				}
			}
		}
	}
}

// ownersOnly reads "post a photo of my finished piece under the pattern if I own it".
func (in *Intent) ownersOnly(c *Clause) {
	if !in.says(c, "own", "bought", "buyers", "purchased") || !in.says(c, "post", "upload", "share", "show", "add") || !in.says(c, "photo", "picture", "photos", "pictures") {
		return
	}
	for i := c.From; i+1 < c.To; i++ {
		if !in.Tokens[i].Is("of") {
			continue
		}
		from := i + 1
		for from < c.To && determiner(in.Tokens[from]) {
			from++
		}
		end := from
		for end < c.To && in.Tokens[end].Kind == Word && !breakWords()[in.Tokens[end].Lower] && end-from < 4 {
			end++
		}
		if end > from {
			label := ident.Sentence(spec.CleanLabel(ident.Singular(strings.ToLower(in.Words(Range{from, end}))), ""))
			in.Community.Owners = append(in.Community.Owners, Shown{Key: strings.ToLower(label), Label: label, At: Range{c.From, c.To}})
			return
		}
	}
}

// themes reads "by theme (myth, ghost, sea, family, true)".
func (in *Intent) themes(c *Clause) {
	for i := c.From; i+2 < c.To; i++ {
		if in.Tokens[i].Is("theme", "themes", "genre", "genres", "category", "categories", "topic", "topics", "subject", "subjects") && in.Tokens[i+1].Is("(", ":") {
			if options, end := in.options(i+2, c.To); len(options) >= 2 && len(in.Community.Themes) == 0 {
				in.Community.Themes, in.Community.ThemesAt = options, Range{i, min(end+1, c.To)}
			}
		}
	}
}

// CapabilityAt is where a capability is asked for; the empty range when it is not.
func (in *Intent) CapabilityAt(slug string) Range {
	for _, c := range in.Capabilities {
		if c.Slug == slug {
			return c.At
		}
	}
	return Range{}
}
