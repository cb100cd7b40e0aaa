package intent

import (
	"regexp"
	"slices"
	"strings"

	"github.com/skycot/skycot/catalogue"
)

// GameWish is a game as the text describes it.
type GameWish struct {
	Mechanic string
	Verb     string
	Player   string
	Actors   []ActorWish
	Seconds  int
	Lives    int
	Shared   bool
	Size     int
}

// ActorWish is a thing of a game: the words for it and what touching it does.
type ActorWish struct {
	Name   string
	Points int
	Scored bool // the text says how many points
	Bad    bool
	Ends   bool
}

// mechanics are tried in order; the first with most words in the text wins.
var mechanics = []struct {
	name  string
	words *regexp.Regexp
}{
	{"memory", regexp.MustCompile(`\bmemory\b|find (?:the )?pairs|matching pairs|pairs of cards|turn (?:over )?two cards|concentration game`)},
	{"snake", regexp.MustCompile(`\bsnake game|\bsnake\b.*(?:grow|eat)|classic snake|^\s*snake\b|game of snake`)},
	{"tictactoe", regexp.MustCompile(`tic[- ]tac[- ]toe|noughts and crosses|three in a row`)},
	{"merge", regexp.MustCompile(`\b2048\b|merge (?:the )?(?:tiles|numbers)|slide (?:the )?tiles`)},
	{"simon", regexp.MustCompile(`simon says|\bsimon\b|repeat the (?:sequence|colou?rs|pattern)`)},
	{"guess", regexp.MustCompile(`guess (?:the|a|my) number|number guessing|higher or lower`)},
	{"pass", regexp.MustCompile(`(?:swims?|swimming|fl(?:y|ies|ying)|floats?|drifts?|pass(?:es)?|go(?:es)?|comes?|runs?|drives?|rolls?) (?:by|past|along)\b|conveyor|\bstab|\bspear`)},
	{"catch", regexp.MustCompile(`fall(?:s|ing)?\b|drop(?:s|ping)? (?:from|down)|rain(?:s|ing)? (?:from|down)|from the sky|into (?:a|the|your) (?:basket|bucket|net|bag|box|pan|bowl)|with (?:a|the|your) (?:basket|bucket|net)|\bcatch|\b(?:from )?(?:left (?:or|and|to) right|side to side|sideways)\b`)},
	{"dodge", regexp.MustCompile(`\bjump|\bhurdle|endless runner|runner game|\bdodg|obstacle`)},
	{"targets", regexp.MustCompile(`whack|pop(?:s|ping)? up|click (?:on )?(?:the|as)|tap (?:on )?(?:the|as|them)|\bpop (?:the )?(?:balloons?|bubbles?)|shoot|hit the|smash|squash|swat|clicker|reaction|\bpop\b`)},
}

var (
	secondsPattern  = regexp.MustCompile(numberPattern + `[\s-]*(?:s|secs?|seconds?)\b`)
	partBefore      = regexp.MustCompile(`\b(?:after|every|each|per|within|only for) $`)
	roundBefore     = regexp.MustCompile(`\b(?:rounds?|games?|clock|timer|time (?:is )?(?:up|over)|over|ends?|stops?|play)\b[^,;.]{0,20}$`)
	roundAfter      = regexp.MustCompile(`^[^,;.]{0,25}\b(?:over|ends?|stops?|finish|finished|up)\b`)
	minutesPattern  = regexp.MustCompile(numberPattern + `[\s-]*(?:min|mins|minutes?)\b|(?:a|one) minute`)
	livesPattern    = regexp.MustCompile(numberPattern + `\s*(?:lives|life|hearts|chances|tries|misses)`)
	pointsAfter     = regexp.MustCompile(`([a-z][a-z' -]{1,40}?)\s*(?:\(|:|=|is worth|are worth|worth|gives?|brings?|give you|gives you|scores?|earns?|costs?|cost you|costs you|takes?|loses?|lose|is|are|for)?\s*(?:you )?([+−-]|minus |plus )\s*` + `(\d+)\s*(?:points?|pts?)?\)?`)
	worthPattern    = regexp.MustCompile(`([a-z][a-z' -]{1,40}?)\s*(?:\(|:|=|is worth|are worth|worth|gives? you|brings? you|gives?|brings?|scores?|earns?|counts?)\s*(?:you )?` + numberPattern + `\s*(?:points?|pts?)\)?`)
	costPattern     = regexp.MustCompile(`([a-z][a-z' -]{1,40}?)\s*(?:costs? you|takes? away|costs?|loses? you|subtracts?|minus)\s*` + numberPattern + `\s*(?:points?|pts?)`)
	plainPoints     = regexp.MustCompile(`([a-z][a-z' -]{1,30}?)\s+(\d+)\s*(?:points?|pts?)\b`)
	pointsForVerb   = regexp.MustCompile(`(lose )?([+−-])?\s*` + numberPattern + `\s*(?:points?|pts?)\s*(?:for|per|if you (?:hit|touch|catch)|when you (?:hit|touch|catch))\s*(?:each |every |an? |the )?([a-z][a-z' -]{1,40})`)
	goodPattern     = regexp.MustCompile(`(?:catch(?:es|ing)?|collect(?:s|ing)?|eat(?:s|ing)?|grab(?:s|bing)?|hit(?:s|ting)?|pop(?:s|ping)?|tap(?:s|ping)?(?: on)?|click(?:s|ing)?(?: on)?|shoot(?:s|ing)?|smash(?:es|ing)?|swat(?:s|ting)?|stab(?:s|bing)?|whack(?:s|ing)?|pick(?:s|ing)?(?: up)?|sav(?:e|es|ing)|gather(?:s|ing)?)\s+(?:as many |the |all |falling |flying |some |good |red )*([a-z][a-z' -]{1,40})`)
	badPattern      = regexp.MustCompile(`(?:avoid(?:s|ing)?|dodg(?:e|es|ing)|jump(?:s|ing)? over|watch out for|beware of|but not|don't (?:hit|touch|catch|tap|click)|do not (?:hit|touch|catch|tap|click)|never (?:hit|touch|catch)|must not (?:hit|touch|catch)|except)\s+(?:the |any |all |falling |on )*([a-z][a-z', -]{1,60})`)
	movingPattern   = regexp.MustCompile(`([a-z][a-z' -]{1,30}?)\s+(?:fall|falls|swim|swims|fly|flies|float|floats|drop|drops|rain|rains|appear|appears|pop up|pops up|come|comes|pass|passes|roll|rolls|drift|drifts)\b`)
	endsPattern     = regexp.MustCompile(`([a-z][a-z' -]{1,30}?)\s+(?:ends?|stops?|finish(?:es)?)\s+(?:the |your )?(?:game|round|run)|(?:hit|touch|catch|crash into|bump into)(?:ing|s)?\s+(?:an? |the )?([a-z][a-z' -]{1,30}?)\s+(?:ends|is|means|=)\s+(?:the )?game(?: over)?`)
	playerPattern   = regexp.MustCompile(`(?:^|[:–-] )([a-z]{3,15}) (?:hops|jumps|runs|flies|swims|walks|catches|collects|eats|climbs|drives|skis|rides|dodges)\b|(?:you are|you play|play as|playing as|you control|you steer|you move|control|steer|move|be|as) (?:an? |the )([a-z][a-z' -]{1,30})|(?:^|, |; |where |game: |game, )(?:an? |the )([a-z][a-z' -]{1,25}?) (?:stands|sits|jumps|runs|catches|flies|moves|collects|eats|hops|dodges|swims|waits|has to|must|tries|wants|rides|climbs|drives|skis|walks|drifts|that|who)\b|with (?:an? |the |your )(basket|bucket|net|bag|box|pan|bowl|tray|plate|cart)`)
	gameVerbs       = []string{"stab", "spear", "catch", "grab", "whack", "pop", "shoot", "smash", "swat", "squash", "jump", "collect", "eat", "hit", "tap", "click", "pick", "dodge"}
	sharedPattern   = regexp.MustCompile(`leader ?board|shared (?:high ?score|table)|top (?:ten|10|5|five|20)|hall of fame|ranking|high ?score (?:table|list)|everyone(?:'s)? (?:can see|scores?)|global high ?score|compare with others`)
	pairsPattern    = regexp.MustCompile(numberPattern + `\s*(?:pairs|cards)`)
	upToPattern     = regexp.MustCompile(`(?:1|one|0) (?:to|and|-) ` + numberPattern)
	gameWordPattern = regexp.MustCompile(`^(?:browser|game|a|an|the|some|and|or|with|small|little|simple|mini|two|three|other|others|more|each|every|hit|hitting|touch|touching|catch|catching|for|you|your|points?|score|to|if|when|is|are|it|them|get|gets|from|of)$`)
)

// readGame reads the mechanic, who plays, what moves, what it counts and when it is over.
func (in *Intent) readGame(w *ToolWish) {
	g := &w.Game
	all := in.lowerText()
	most := 0
	for _, m := range mechanics {
		if n := len(m.words.FindAllString(all, -1)); n > most {
			most, g.Mechanic = n, m.name
		}
	}
	for _, v := range gameVerbs {
		if regexp.MustCompile(`\b` + v).MatchString(all) {
			g.Verb = v
			break
		}
	}
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		in.claimTool(w, c, "game", "player", "round", "rounds", "ends", "over", "start", "points", "point", "screen", "key", "keys", "play", "browser")
		in.claimTool(w, c, g.Verb)
		for _, m := range mechanics {
			if m.name == g.Mechanic {
				in.matchAll(w, c, m.words)
			}
		}
		if m := in.roundSeconds(w, c); m > 0 && g.Seconds == 0 {
			g.Seconds = m
		} else if m := in.match(w, c, minutesPattern); m != nil && g.Seconds == 0 {
			g.Seconds = int(max(1, numberOf(m[1])) * 60)
		}
		if m := in.match(w, c, livesPattern); m != nil {
			g.Lives = int(numberOf(m[1]))
		}
		if in.match(w, c, sharedPattern) != nil {
			g.Shared = true
		}
		if m := in.match(w, c, pairsPattern); m != nil {
			g.Size = int(numberOf(m[1]))
			if strings.Contains(m[0], "card") {
				g.Size /= 2
			}
		}
		if m := in.match(w, c, upToPattern); m != nil && g.Mechanic == "guess" {
			g.Size = int(numberOf(m[1]))
		}
		if m := in.match(nil, c, playerPattern); m != nil && g.Player == "" {
			if name := thingName(m[1]+m[2]+m[3]+m[4], false); name != "" {
				g.Player = name
				in.match(w, c, playerPattern)
			}
		}
		in.readActors(w, c)
	}
	in.sayActors(w)
}

// roundSeconds is how long a round lasts by the clause. "Floes melt after 3 seconds", "every 10 seconds a new one" time something in the round.
func (in *Intent) roundSeconds(w *ToolWish, c *Clause) int {
	text := strings.ToLower(c.Text)
	for _, at := range secondsPattern.FindAllStringSubmatchIndex(text, -1) {
		if partBefore.MatchString(text[:at[0]]) && !roundBefore.MatchString(text[:at[0]]) && !roundAfter.MatchString(text[at[1]:]) {
			continue
		}
		in.match(w, c, secondsPattern)
		return int(numberOf(text[at[2]:at[3]]))
	}
	return 0
}

// readActors reads the things of a clause, with points first.
func (in *Intent) readActors(w *ToolWish, c *Clause) {
	text := strings.ToLower(c.Text)
	for _, m := range pointsForVerb.FindAllStringSubmatch(text, -1) {
		n := int(numberOf(m[3]))
		if m[1] != "" || m[2] == "-" || m[2] == "−" {
			n = -n
		}
		w.addActor(thingName(m[4], true), n, true, n < 0, false)
	}
	rest := pointsForVerb.ReplaceAllString(text, " ; ")
	for _, m := range pointsAfter.FindAllStringSubmatch(rest, -1) {
		n := int(numberOf(m[3]))
		if m[2] == "-" || m[2] == "−" || m[2] == "minus " {
			n = -n
		}
		w.addActor(lastThing(m[1]), n, true, n < 0, false)
	}
	rest = pointsAfter.ReplaceAllString(rest, " ; ")
	for _, m := range costPattern.FindAllStringSubmatch(rest, -1) {
		w.addActor(lastThing(m[1]), -int(numberOf(m[2])), true, true, false)
	}
	rest = costPattern.ReplaceAllString(rest, " ; ")
	for _, m := range worthPattern.FindAllStringSubmatch(rest, -1) {
		w.addActor(lastThing(m[1]), int(numberOf(m[2])), true, false, false)
	}
	rest = worthPattern.ReplaceAllString(rest, " ; ")
	for _, m := range plainPoints.FindAllStringSubmatch(rest, -1) {
		w.addActor(lastThing(m[1]), int(numberOf(m[2])), true, false, false)
	}
	rest = plainPoints.ReplaceAllString(rest, " ; ")
	for _, m := range endsPattern.FindAllStringSubmatch(rest, -1) {
		w.addActor(lastThing(m[1]+m[2]), 0, false, true, true)
	}
	for _, m := range badPattern.FindAllStringSubmatch(rest, -1) {
		for _, part := range regexp.MustCompile(`\s*,\s*|\s+and\s+|\s+or\s+`).Split(m[1], -1) {
			if m := goodPattern.FindStringSubmatch(part); m != nil {
				w.addActor(thingName(m[1], true), 1, false, false, false) // "jumps over rocks and collects carrots"
				continue
			}
			w.addActor(thingName(part, true), 0, false, true, false)
		}
	}
	rest = badPattern.ReplaceAllString(rest, " ; ")
	for _, m := range goodPattern.FindAllStringSubmatch(rest, -1) {
		w.addActor(thingName(m[1], true), 1, false, false, false)
	}
	for _, m := range movingPattern.FindAllStringSubmatch(rest, -1) {
		w.addActor(lastThing(m[1]), 1, false, false, false)
	}
}

// addActor keeps a thing once; what the text says of its points wins over what it only mentions.
func (w *ToolWish) addActor(name string, points int, scored, bad, ends bool) {
	if name == "" || len(w.Game.Actors) >= 8 || notThing[nounOf(name)] && !scored {
		return
	}
	if plainKind[name] { // "normal +1": the usual kind of the thing that was spoken of
		for _, a := range w.Game.Actors {
			if n := nounOf(a.Name); n != "" {
				name = name + " " + n
				break
			}
		}
	}
	for i := range w.Game.Actors {
		a := &w.Game.Actors[i]
		if a.Name == name {
			if scored && !a.Scored {
				a.Points, a.Scored = points, true
			}
			a.Bad, a.Ends = a.Bad || bad, a.Ends || ends
			return
		}
		if !scored && nounOf(a.Name) == nounOf(name) && nounOf(name) != "" {
			a.Bad, a.Ends = a.Bad || bad, a.Ends || ends
			return // "fish swim by" after "golden fish +5"
		}
	}
	if scored && nounOf(name) != "" {
		for i := range w.Game.Actors { // the other way round
			if a := &w.Game.Actors[i]; !a.Scored && a.Name == nounOf(name) {
				a.Name, a.Points, a.Scored, a.Bad = name, points, true, a.Bad || bad
				return
			}
		}
	}
	if name == w.Game.Player {
		return
	}
	w.Game.Actors = append(w.Game.Actors, ActorWish{Name: name, Points: points, Scored: scored, Bad: bad, Ends: ends})
}

var notThing = map[string]bool{"life": true, "heart": true, "love": true, "child": true, "player": true}

var plainKind = map[string]bool{"normal": true, "ordinary": true, "usual": true, "regular": true, "common": true, "plain": true, "standard": true, "other": true}

// nounOf is the drawn noun in a name, singular: "golden fish" → "fish"; "" when nobody knows how to draw any of it.
func nounOf(name string) string {
	words := strings.Fields(name)
	for i := len(words) - 1; i >= 0; i-- {
		for _, n := range []string{words[i], singularOf(words[i])} {
			if catalogue.Interactive().Shape(n) != "" {
				return n
			}
		}
	}
	return ""
}

// thingName reads the thing at the start of some words: adjectives and the first noun that can be drawn, or when must is
// false or none can, the first words up to a verb or preposition.
func thingName(s string, must bool) string {
	words := cleanWords(s, false)
	for i, word := range words {
		if i > 3 {
			break
		}
		if catalogue.Interactive().Shape(singularOf(word)) != "" {
			if i+1 < len(words) && catalogue.Interactive().Shape(singularOf(words[i+1])) != "" && i < 2 {
				return strings.Join(append(slices.Clone(words[:i+1]), singularOf(words[i+1])), " ")
			}
			return strings.Join(append(slices.Clone(words[:i]), singularOf(word)), " ")
		}
	}
	if must || len(words) == 0 || len(words) > 3 {
		if len(words) == 1 && len(words[0]) > 2 && plainKind[words[0]] {
			return words[0]
		}
		return ""
	}
	return strings.Join(words, " ")
}

// lastThing reads the thing at the end of some words.
func lastThing(s string) string {
	words := cleanWords(s, true)
	if len(words) == 0 {
		return ""
	}
	if plainKind[words[len(words)-1]] {
		return words[len(words)-1]
	}
	for i := len(words) - 1; i >= 0 && i >= len(words)-3; i-- {
		if catalogue.Interactive().Shape(singularOf(words[i])) != "" {
			from := i
			for from > 0 && i-from < 2 && (adjective[words[from-1]] || catalogue.Get().Colour(words[from-1]) != "") {
				from--
			}
			return strings.Join(append(slices.Clone(words[from:i]), singularOf(words[i])), " ")
		}
	}
	last := words[max(0, len(words)-2):]
	if len(last) == 2 && !adjective[last[0]] && catalogue.Get().Colour(last[0]) == "" {
		last = last[1:]
	}
	return strings.Join(append(slices.Clone(last[:len(last)-1]), singularOf(last[len(last)-1])), " ")
}

var adjective = map[string]bool{"golden": true, "gold": true, "silver": true, "rotten": true, "big": true, "small": true, "little": true, "normal": true, "ordinary": true, "bad": true, "good": true, "poisonous": true,
	"poison": true, "spiky": true, "dead": true, "old": true, "wooden": true, "rare": true, "ripe": true, "green": true, "red": true, "blue": true, "black": true, "white": true, "yellow": true, "purple": true, "pink": true, "orange": true, "brown": true, "burnt": true, "fresh": true, "dirty": true, "giant": true, "tiny": true, "magic": true, "angry": true, "fast": true, "slow": true, "ice": true}

var joinPattern = regexp.MustCompile(`\b(?:and|or|but|with|in|on|at|that|from|while|as|before|until|to|for)\b|[,;]`)

// cleanWords gives the words of the first or the last part between joining words, without what says nothing.
func cleanWords(s string, last bool) []string {
	var parts [][]string
	for _, part := range joinPattern.Split(s, -1) {
		var words []string
		for _, word := range strings.Fields(part) {
			word = strings.Trim(word, ",.;:()'\"-")
			if word != "" && !(len(words) == 0 && gameWordPattern.MatchString(word)) {
				words = append(words, word)
			}
		}
		if len(words) > 0 {
			parts = append(parts, words)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	if last {
		return parts[len(parts)-1]
	}
	return parts[0]
}

func singularOf(word string) string {
	for _, t := range tokenise(word, 0, len(word)) {
		return t.Noun
	}
	return word
}

// sayActors claims the words for what the game shows.
func (in *Intent) sayActors(w *ToolWish) {
	words := map[string]bool{"normal": true, "points": true}
	for _, a := range append(w.Game.Actors, ActorWish{Name: w.Game.Player}) {
		for _, one := range strings.Fields(a.Name) {
			words[one] = true
		}
	}
	for i, t := range in.Tokens {
		if words[t.Lower] {
			in.dropColour(Range{i, i + 1})
		}
		if words[t.Lower] || words[t.Noun] || t.Kind == Number && i > 0 && (in.Tokens[i-1].Is("+", "-", "−", "minus") || i+1 < len(in.Tokens) && in.Tokens[i+1].Noun == "point") {
			w.Said = append(w.Said, Range{i, i + 1})
		}
		for _, s := range catalogue.Interactive().Scenes {
			if slices.Contains(s.Words, t.Noun) {
				w.Said = append(w.Said, Range{i, i + 1})
			}
		}
	}
}
