package intent

import (
	"regexp"
	"strings"

	"github.com/skycot/skycot/catalogue"
)

var hexColour = regexp.MustCompile(`^[0-9a-fA-F]{6}$|^[0-9a-fA-F]{3}$`)

func colourWord(word string) bool { return catalogue.Get().Colour(word) != "" }

// colourMention is one colour named in the text and what it is for.
type colourMention struct {
	value  string
	at     Range
	exact  bool   // as "#rrggbb"
	target string // background | primary | accent | heading | "" when the text does not say
}

// readTheme finds colours, mode, size and mood.
func (in *Intent) readTheme() {
	for ci := range in.Clauses {
		c := &in.Clauses[ci]
		found := in.colours(c)
		aboutLooks := in.mentionsLooks(c)
		for i := range found {
			found[i].target = in.target(c, found[i].at)
		}
		found = in.replaced(found)
		kept := found[:0]
		for _, m := range found {
			if in.ofRows(c, m.at) {
				continue // "when it is yes the card gets a light blue background": of some rows, not of the app
			}
			if m.target != "" || m.exact || aboutLooks && !in.inField(m.at.From) {
				kept = append(kept, m)
			}
		}
		in.assignColours(kept)
		in.claimLooks(c, kept)
		in.mood(c)
	}
}

// ofRows says whether a colour belongs to the rows that something holds for.
func (in *Intent) ofRows(c *Clause, at Range) bool {
	conditional := false
	for i := c.From; i < c.To; i++ {
		conditional = conditional || in.Tokens[i].Is("when", "if", "once", "where", "while")
	}
	if !conditional {
		return false
	}
	for i := at.From - 1; i >= max(c.From, at.From-7); i-- {
		if in.Tokens[i].Is("card", "cards", "row", "rows", "line", "lines", "entry", "entries", "badge", "cell", "tile", "tiles") {
			return true
		}
	}
	return false
}

// colours reads names of one to three words ("dark grey", "dark slate blue", "off-white") and hex values.
func (in *Intent) colours(c *Clause) []colourMention {
	var out []colourMention
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is("#") && i+1 < c.To {
			end := i + 2
			text := in.Tokens[i+1].Lower
			for end < c.To && in.Tokens[end].Glued && len(text) < 6 {
				text += in.Tokens[end].Lower
				end++
			}
			if hexColour.MatchString(text) {
				if len(text) == 3 {
					text = string([]byte{text[0], text[0], text[1], text[1], text[2], text[2]})
				}
				if n := len(out); n > 0 && out[n-1].at.To == i-1 && in.Tokens[i-1].Is("(", ":", "=") {
					out[n-1] = colourMention{value: "#" + text, at: Range{out[n-1].at.From, end}, exact: true} // "corporate blue (#0b3d91)": the exact one counts
				} else {
					out = append(out, colourMention{value: "#" + text, at: Range{i, end}, exact: true})
				}
				i = end - 1
			}
			continue
		}
		for words := 3; words >= 1; words-- {
			if i+words > c.To {
				continue
			}
			name := ""
			for _, t := range in.Tokens[i : i+words] {
				name += t.Lower
			}
			value := catalogue.Get().Colour(name)
			if words == 2 && (name == "darkgrey" || name == "darkgray") && !in.Tokens[i+1].Glued {
				value = "#3a3d42" // the name in CSS is a light grey; nobody means that by it
			}
			if value == "" && words == 2 && in.Tokens[i].Is("warm", "soft", "strong", "bright", "calm", "quiet", "single", "one", "light", "dark", "deep", "bold", "rich", "muted") {
				continue
			}
			if n := len(out); value != "" && n > 0 && out[n-1].at.To == i && in.Tokens[i].Is("green", "grey", "gray", "red", "blue", "white", "yellow", "brown", "pink", "orange", "purple") {
				out[n-1].at.To = i + words // "steel grey", "moss green": one colour, the first word says which
				i += words - 1
				break
			}
			if value != "" && in.Tokens[i].Kind == Word {
				out = append(out, colourMention{value: value, at: Range{i, i + words}})
				i += words - 1
				break
			}
		}
	}
	return out
}

func (in *Intent) mentionsLooks(c *Clause) bool {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is("color", "colors", "colour", "colours", "theme", "look", "palette", "style", "design", "background", "buttons", "button", "heading", "headings", "header", "mood", "calm", "accent", "accents", "tones", "branding", "brand", "components", "mode", "dark", "light") {
			return true
		}
	}
	if in.onlyColours(c) {
		return true
	}
	for _, w := range []string{"look", "design", "style", "colour", "color", "theme", "brand"} {
		if strings.Contains(c.Heading, w) {
			return true
		}
	}
	return false
}

// parts maps words near a colour to what it is for.
var parts = map[string]string{
	"background": "background", "page": "background", "pages": "background", "backdrop": "background", "fondo": "background", "ground": "background",
	"button": "primary", "buttons": "primary", "component": "primary", "components": "primary", "header": "header", "headers": "header", "navbar": "header", "footer": "header", "bar": "header", "primary": "primary", "main": "primary",
	"links": "primary", "link": "primary", "sidebar": "primary", "brand": "primary", "elements": "primary", "cards": "primary",
	"accent": "accent", "accents": "accent", "highlight": "accent", "highlights": "accent", "acento": "accent", "secondary": "accent", "badge": "accent", "details": "accent",
	"heading": "heading", "headings": "heading", "headlines": "heading", "headline": "heading", "titles": "heading", "title": "heading",
}

// target finds the nearest word that says what a colour is for: right after it, or before it with "is", ":" or nothing.
func (in *Intent) target(c *Clause, at Range) string {
	for i := at.To; i < min(c.To, at.To+3); i++ {
		if p := parts[in.Tokens[i].Lower]; p != "" {
			return p
		}
		if in.Tokens[i].Kind == Mark || in.Tokens[i].Is("and", "or", "with", "on", "for") && !in.Tokens[i].Is("for") || colourWord(in.Tokens[i].Lower) {
			break
		}
	}
	for i := at.From - 1; i >= max(c.From, at.From-5); i-- {
		if p := parts[in.Tokens[i].Lower]; p != "" {
			if i+1 < at.From || i == at.From-1 {
				return p
			}
		}
		if in.Tokens[i].Is(",", ";", "and", "with", "on", "from", "over") || colourWord(in.Tokens[i].Lower) {
			break
		}
	}
	return ""
}

// assignColours puts colours to the theme's places; those without a place take what is free: pale ones the background,
// the first strong one the components, the next the accent.
func (in *Intent) assignColours(found []colourMention) {
	t := &in.Theme
	put := func(place *string, node string, m colourMention) {
		*place = m.value
		t.At = append(t.At, Themed{Node: "theme/" + node, At: m.at})
	}
	for _, m := range found {
		switch m.target {
		case "background":
			put(&t.Background, "background", m)
		case "primary":
			put(&t.Primary, "primary", m)
		case "accent":
			put(&t.Accent, "accent", m)
		case "heading":
			put(&t.Heading, "heading", m)
		case "header":
			put(&t.Header, "header", m)
		}
	}
	in.nightAndLight(found)
	fresh := map[string]bool{}
	for _, m := range found {
		if m.target != "" {
			continue
		}
		switch {
		case lightness(m.value) > 0.9 && !fresh["background"]:
			put(&t.Background, "background", m)
			fresh["background"] = true
		case !fresh["primary"] && (t.Primary == "" || !fresh["accent"]) && !in.themedHere(found, "theme/primary"):
			put(&t.Primary, "primary", m)
			fresh["primary"] = true
		case !fresh["accent"]:
			put(&t.Accent, "accent", m)
			fresh["accent"] = true
		default:
			put(&t.Heading, "heading", m)
		}
	}
}

func (in *Intent) themedHere(found []colourMention, node string) bool {
	for _, m := range found {
		if m.target != "" && "theme/"+m.target == node {
			return true
		}
	}
	return false
}

// lightness is the mean of the largest and smallest channel, 0 to 1.
func lightness(hex string) float64 {
	low, high := 255, 0
	for i := 1; i+1 < len(hex); i += 2 {
		v := unhex(hex[i])*16 + unhex(hex[i+1])
		low, high = min(low, v), max(high, v)
	}
	return float64(low+high) / 510
}

func unhex(b byte) int {
	switch {
	case b >= '0' && b <= '9':
		return int(b - '0')
	case b >= 'a' && b <= 'f':
		return int(b-'a') + 10
	}
	return int(b-'A') + 10
}

// moods maps words about the looks to the theme's tone.
var moods = map[string]string{
	"calm": "calm", "quiet": "calm", "soft": "calm", "relaxed": "calm", "gentle": "calm", "elegant": "calm", "classic": "calm", "serene": "calm", "tranquil": "calm", "warm": "warm", "fireside": "warm", "cosy": "warm", "cozy": "warm", "homely": "warm", "rustic": "rustic", "earthy": "rustic", "farmhouse": "rustic", "vintage": "rustic", "traditional": "rustic", "weathered": "rustic",
	"bold": "bold", "strong": "bold", "striking": "bold", "industrial": "bold", "playful": "playful", "fun": "playful", "cheerful": "playful", "colourful": "playful", "colorful": "playful", "friendly": "playful",
	"plain": "plain", "minimal": "plain", "minimalist": "plain", "sober": "plain",
}

func (in *Intent) mood(c *Clause) {
	looks := in.mentionsLooks(c)
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		next := Token{}
		if i+1 < c.To {
			next = in.Tokens[i+1]
		}
		switch {
		case t.Is("dark", "night") && next.Is("mode", "theme", "look", "design", "ui", "interface"):
			in.Theme.Mode = "dark"
			in.Theme.At = append(in.Theme.At, Themed{"theme/mode", Range{i, i + 2}})
		case t.Is("light") && next.Is("mode", "theme"):
			in.Theme.Mode = "light"
			in.Theme.At = append(in.Theme.At, Themed{"theme/mode", Range{i, i + 2}})
		case t.Is("large", "big", "bigger") && next.Is("type", "letters", "text", "fonts", "font", "letter") || t.Is("letters", "fonts") && next.Is("big", "large") || t.Is("high") && next.Is("contrast"):
			in.Theme.Scale = "large"
			in.Theme.At = append(in.Theme.At, Themed{"theme/scale", Range{i, i + 2}})
		case moods[t.Lower] != "" && looks && in.Theme.Tone == "" && !colourWord(next.Lower) && !(t.Is("bold", "strong") && in.formattingWord(c)):
			in.Theme.Tone = moods[t.Lower]
			in.Theme.At = append(in.Theme.At, Themed{"theme/tone", Range{i, i + 1}})
		}
	}
}

// claimLooks claims the words around colours that say what they are for: "the colour of all headings should be …".
func (in *Intent) claimLooks(c *Clause, found []colourMention) {
	if len(found) == 0 {
		return
	}
	for i := c.From; i < c.To; i++ {
		t := in.Tokens[i]
		if parts[t.Lower] != "" || t.Is("color", "colors", "colour", "colours", "palette", "theme", "warm", "soft", "strong", "bright", "tone", "tones", "accents", "one", "single") {
			in.Theme.At = append(in.Theme.At, Themed{Node: "theme", At: Range{i, i + 1}})
		}
	}
}

// replaced reads "from teal to orange": the first colour goes, the second takes its place.
func (in *Intent) replaced(found []colourMention) []colourMention {
	var out []colourMention
	for i, m := range found {
		if i+1 < len(found) && m.at.From > 0 && in.Tokens[m.at.From-1].Is("from") && in.Tokens[m.at.To].Is("to", "into") && found[i+1].at.From == m.at.To+1 {
			if found[i+1].target == "" {
				found[i+1].target = m.target
			}
			found[i+1].at.From = m.at.From
			continue
		}
		out = append(out, m)
	}
	return out
}

// nightAndLight reads "dark grey and yellow", "black + lime": nothing says what they are for, and the dark one, being no
// colour of its own, is the ground that the bright one shines on.
func (in *Intent) nightAndLight(found []colourMention) {
	dark, bright := -1, -1
	for i, m := range found {
		if m.target != "" {
			return
		}
		switch l := lightness(m.value); {
		case l < 0.3 && chroma(m.value) < 0.12:
			dark = i
		case l > 0.35 && chroma(m.value) > 0.45:
			bright = i
		case l > 0.85:
			return // a pale ground is named too
		}
	}
	if dark < 0 || bright < 0 || len(found) != 2 {
		return
	}
	t := &in.Theme
	t.Background, t.Primary = found[dark].value, found[bright].value
	found[dark].target, found[bright].target = "background", "primary"
	t.At = append(t.At, Themed{"theme/background", found[dark].at}, Themed{"theme/primary", found[bright].at})
}

// chroma is the distance between the largest and the smallest channel, 0 to 1.
func chroma(hex string) float64 {
	low, high := 255, 0
	for i := 1; i+1 < len(hex); i += 2 {
		v := unhex(hex[i])*16 + unhex(hex[i+1])
		low, high = min(low, v), max(high, v)
	}
	return float64(high-low) / 255
}

// formattingWord says whether a clause speaks of formatting of texts: "headings, bold, lists".
func (in *Intent) formattingWord(c *Clause) bool {
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Is("formatting", "italic", "italics", "lists", "bullet", "markdown", "underline", "write") {
			return true
		}
	}
	return false
}

// onlyColours says whether a clause is nothing but names of colours: "steel grey and red", "lavender and cream".
func (in *Intent) onlyColours(c *Clause) bool {
	found := in.colours(c)
	if len(found) == 0 || c.To-c.From > 14 {
		return false
	}
	covered := 0
	for _, m := range found {
		covered += m.at.To - m.at.From
	}
	for i := c.From; i < c.To; i++ {
		if in.Tokens[i].Kind == Mark || in.Tokens[i].Is("and", "with", "on", "or", "a", "some", "little", "bit", "of", "the", "please", "pls", "in") {
			covered++
			for _, m := range found {
				if i >= m.at.From && i < m.at.To {
					covered--
				}
			}
		}
	}
	return covered >= c.To-c.From
}
