package intent

import (
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// nounPhrase is a run of words that names a thing: "the spare parts".
type nounPhrase struct {
	at     Range // without determiners and empty adjectives
	key    string
	label  string
	noun   *catalogue.Noun
	exact  bool // the lexicon knows the whole phrase, not only its last word
	plural bool
}

// vague are heads that never are a kind of record.
var vague = wordSet(strings.Fields(`thing things stuff data information info everything anything something detail details work business
	team teams people user users time way ways feature features functionality function functions number numbers amount kind kinds type
	types list lists page pages view views table tables form forms board boards calendar chart charts map maps dashboard dashboards
	search filter filters report reports login account accounts role roles permission permissions status progress management
	collaboration tracking support drag drop column columns option options color colors colour colours theme design look style
	interface access use case day days week weeks month months year years hour hours minute minutes today tomorrow problem step steps
	name names date dates price prices phone email address photo photos picture pictures image images file files text word words
	card cards set side top bottom front back line lines button buttons screen screens mode rest part parts- kanban example purpose goal-
	background heading headings header footer letter letters font type size sizes life world internet computer browser need needs
	average total sum percent record records entry entries item items admin slack chat notification notifications password e-mail
	message- comment comments rating ratings star stars review- reviews- order- assignment deadline deadlines workflow overview statistics
	reminder reminders history csv pdf export import upload privacy security user-friendly collaboration analytics approval approvals
	same first last second third one ones lot lots bit couple range level- slot slots booking- availability cancellation
	customer- visibility place- english german french spanish italian dutch phones mobile tablet desktop laptop device devices
	hand hands end start moment situation overdue priority priorities- due self person- us`))

// phraseAt reads a noun phrase at token i, skipping determiners. ok is false when none begins there.
func (in *Intent) phraseAt(i, limit int) (np nounPhrase, next int, ok bool) {
	for i < limit && in.Tokens[i].Kind == Word && determiner(in.Tokens[i]) {
		i++
	}
	for i < limit && in.Tokens[i].Kind == Word && plainWords()[in.Tokens[i].Lower] && i+1 < limit && in.Tokens[i+1].Kind == Word {
		i++
	}
	if i+1 < limit && in.leadingVerb(i) {
		i++
	}
	if i < limit && i > 0 && in.Tokens[i].Is("order") && in.Tokens[i-1].Is("in") {
		return np, i + 1, false
	}
	from := i
	if i < limit && i > 0 && in.Tokens[i].Is("shows", "show") && in.showing(i, limit) {
		return np, i + 1, false
	}
	for i < limit && i-from < 5 {
		t := in.Tokens[i]
		if t.Kind != Word || breakWords()[t.Lower] || i > from && adverb(t) {
			break // "sells milk directly"
		}
		if i > from && (t.Verb != "" && !in.nounHere(i, limit) || i < len(in.postVerb) && in.postVerb[i]) {
			break
		}
		i++
	}
	if i == from {
		return np, i, false
	}
	return in.makePhrase(from, i), i, true
}

// showing says whether "shows" is what a page or a list does: no theatre is meant.
func (in *Intent) showing(i, limit int) bool {
	if i+1 < limit && in.Tokens[i+1].Is("what", "who", "which", "how", "where", "whether", "only", "if", "the", "all", "each", "me", "us", "them") {
		return true
	}
	before := in.Tokens[i-1]
	return before.Is("page", "list", "table", "dashboard", "chart", "it", "that", "which", "overview", "map", "app", "site", "screen", "all", "must", "should", "and", "to", "board", "calendar")
}

// adverb says whether a word tells how something is done: "directly", "myself".
func adverb(t Token) bool {
	return t.Is("myself", "yourself", "ourselves", "yourselves", "together", "twice", "once") || len(t.Lower) > 5 && strings.HasSuffix(t.Lower, "ly") && catalogue.Get().Noun(t.Noun) == nil &&
		!t.Is("family", "supply", "reply", "assembly", "butterfly", "anomaly", "monopoly", "dragonfly", "daily", "weekly", "monthly", "yearly")
}

// quality says whether a word is what something is like rather than a thing: "editable".
func quality(head string) bool {
	return len(head) > 6 && (strings.HasSuffix(head, "able") || strings.HasSuffix(head, "ible")) &&
		!slices.Contains([]string{"vegetable", "constable", "receivable", "payable", "collectible", "deliverable", "consumable", "wearable", "timetable", "variable"}, head)
}

// leadingVerb says whether the word at i is what is done to the thing after it: "publishes tales".
func (in *Intent) leadingVerb(i int) bool {
	t, next := in.Tokens[i], in.Tokens[i+1]
	return t.Verb != "" && catalogue.Get().Noun(t.Noun) == nil && catalogue.Get().Noun(in.lemma(i, i+2)) == nil && next.Kind == Word && !breakWords()[next.Lower] &&
		!strings.HasSuffix(t.Lower, "ing") && !strings.HasSuffix(t.Lower, "ed")
}

// nounHere tells a noun that looks like a verb ("work orders") from a verb ("customers book").
func (in *Intent) nounHere(i, limit int) bool {
	t := in.Tokens[i]
	if strings.HasSuffix(t.Lower, "ing") || strings.HasSuffix(t.Lower, "ed") {
		return catalogue.Get().Noun(in.lemma(i-1, i+1)) != nil
	}
	if i+1 < limit && (determiner(in.Tokens[i+1]) || in.Tokens[i+1].Is("it", "them", "me", "us", "on", "for", "in") && t.Is("book", "post", "rate", "comment", "order")) {
		return false
	}
	prev := in.Tokens[i-1]
	known := catalogue.Get().Noun(t.Noun) != nil || catalogue.Get().Noun(in.lemma(i-1, i+1)) != nil
	person := catalogue.Get().Noun(prev.Noun)
	if person != nil && person.Person && prev.Lower != prev.Noun && t.Lower == t.Verb {
		return false // "customers order …"
	}
	return known
}

func determiner(t Token) bool {
	return t.Is("a", "an", "the", "each", "every", "all", "our", "my", "their", "your", "his", "her", "its", "any", "some", "many", "several",
		"various", "multiple", "these", "those", "this", "that", "both", "more", "one", "two", "three", "own", "of", "few", "different")
}

// lemma gives tokens as lower-case words, the last one singular.
func (in *Intent) lemma(from, to int) string {
	var words []string
	for i := max(0, from); i < to; i++ {
		w := in.Tokens[i].Lower
		if i == to-1 {
			w = in.Tokens[i].Noun
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

func (in *Intent) makePhrase(from, to int) nounPhrase {
	np := nounPhrase{at: Range{from, to}, key: in.lemma(from, to)}
	last := in.Tokens[to-1]
	np.plural = last.Lower != last.Noun
	text := in.Words(np.at)
	if np.plural {
		text = ident.Singular(text)
	}
	np.label = ident.Sentence(spec.CleanLabel(lowerFirst(text), "Item"))
	for start := from; start < to; start++ {
		if n := catalogue.Get().Noun(in.lemma(start, to)); n != nil {
			np.noun, np.exact = n, start == from
			break
		}
	}
	return np
}

// lowerFirst lowers the first letter unless the word is an abbreviation.
func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

// head is the last word, singular.
func (np nounPhrase) head() string { return np.key[strings.LastIndexByte(np.key, ' ')+1:] }

// record says whether the phrase can name a kind of record.
func (np nounPhrase) record() bool {
	if thingWords()[np.key] && !np.plural {
		return false // "a project management tool": the app itself
	}
	if np.noun != nil && np.noun.Role {
		return false
	}
	if np.noun != nil && np.exact {
		return true
	}
	head := np.head()
	return !vague[head] && !vague[np.key] && (np.noun != nil || !quality(head)) && !thingWords()[head] && len(head) > 1 && !colourWord(head) &&
		(np.noun != nil || infinitives()[head] == "" || slices.Contains([]string{"plan", "order", "report", "visit", "feed", "harvest"}, head))
}

// mention turns the phrase into a mention.
func (np nounPhrase) mention() Mention {
	return Mention{Key: np.canonical(), Raw: np.key, Label: np.label, Noun: np.noun, At: np.at}
}

// canonical folds synonyms that the lexicon knows as one thing: "client" and "customer" are the same key.
func (np nounPhrase) canonical() string {
	if np.noun != nil && np.exact {
		return np.noun.Noun
	}
	return np.key
}
