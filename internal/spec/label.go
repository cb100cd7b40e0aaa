package spec

import (
	"regexp"
	"strings"
	"unicode"
)

// MaxLabel is the longest label in characters.
const MaxLabel = 60

// LabelPattern is what a label may be: letters of any script, digits, space and ,.'()/%+€£$- beginning with a letter
// or digit, or signs of a currency alone, as in "price level: €, €€". Such text is safe in JSX text, in a quoted string with escaping of ' only, and in an SQL comment.
var LabelPattern = regexp.MustCompile(`^(?:[\p{L}\p{N}][\p{L}\p{M}\p{N} ,.'()/%+€£$-]{0,59}|[€£$]{1,5})$`)

// CleanLabel turns any text into a label: what LabelPattern refuses is dropped, spaces are folded, and the length cut
// at a word. It returns fallback when nothing is left.
func CleanLabel(text, fallback string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '’' || r == '`':
			b.WriteByte('\'')
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r), strings.ContainsRune(",.'()/%+€£$-", r):
			b.WriteRune(r)
		case r == '–' || r == '—':
			b.WriteByte('-')
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(strings.ReplaceAll(b.String(), "--", " "))
	if len(words) == 1 && strings.Trim(words[0], "€£$") == "" && LabelPattern.MatchString(words[0]) {
		return words[0]
	}
	label := ""
	for _, w := range words {
		if label == "" {
			w = strings.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			label = string([]rune(w)[:min(MaxLabel, len([]rune(w)))])
			continue
		}
		if len([]rune(label))+1+len([]rune(w)) > MaxLabel {
			break
		}
		label += " " + w
	}
	label = strings.TrimRight(label, " ,.-/'+(")
	if !LabelPattern.MatchString(label) {
		return fallback
	}
	return label
}
