package intent

import (
	"regexp"
	"slices"
	"strings"
)

// Change is a wish about what the app has already, or about one field of it: words that add nothing new and change
// something named.
type Change struct {
	Kind  ChangeKind
	What  string   // what is changed, as written: "the price of visits"
	Words []string // new fields of a split, options of a choice
	To    string   // the new kind of a field, as spec.FieldKind spells it
	At    Range
}

// ChangeKind says what is to become of it.
type ChangeKind string

// The kinds of changes.
const (
	Require ChangeKind = "require" // a field must be filled in
	Relax   ChangeKind = "relax"   // it need not
	Unique  ChangeKind = "unique"  // no two rows have the same
	Choose  ChangeKind = "choose"  // it is one of Words
	Widen   ChangeKind = "widen"   // it can be Words too
	Retype  ChangeKind = "retype"  // it is of kind To now
	Split   ChangeKind = "split"   // it becomes the fields Words
	Drop    ChangeKind = "drop"    // a field, an entity or a feature goes
)

const (
	mustBe      = `(?:must|has to|have to|should|needs? to|shall)`
	requiredNow = `(?:required|mandatory|compulsory|obligatory)`
	ofWhich     = `((?: (?:of|for|on|in) (?:all |any |every |each |an? |the )?[\w' -]+)?)`
	anArticle   = `(?:the |an? |every |each |all )?`
)

// changeForm is one way of asking for a change. The first group is what is changed; the second, where there is one, goes on.
type changeForm struct {
	kind ChangeKind
	form *regexp.Regexp
}

func changeForms(kind ChangeKind, forms ...string) []changeForm {
	var out []changeForm
	for _, f := range forms {
		out = append(out, changeForm{kind, regexp.MustCompile(`(?i)^(?:(?:please|also|and|then|now|the) )*` + f + `[ .!]*$`)})
	}
	return out
}

// kindsOfFields are the words for what a field holds, longest first where one begins another.
var kindsOfFields = []struct {
	kind  string
	words *regexp.Regexp
}{
	{"long_text", regexp.MustCompile(`(?i)^(?:longer|long|multi-?line|bigger) text(?: field| box)?$`)},
	{"text", regexp.MustCompile(`(?i)^(?:(?:free|plain|short|normal|simple|any) )?(?:free |plain )?text(?: field| box)?(?:,? (?:such as|like|for example|e\.g\.) .*)?$`)},
	{"date_time", regexp.MustCompile(`(?i)^date (?:and|with|plus) (?:a )?time(?: of day)?$`)},
	{"date", regexp.MustCompile(`(?i)^(?:real |proper )?date(?: field| picker)?$`)},
	{"time", regexp.MustCompile(`(?i)^time(?: of day)?$`)},
	{"integer", regexp.MustCompile(`(?i)^(?:whole |round |real |full )?(?:number|integer)s?(?: field)?$`)},
	{"decimal", regexp.MustCompile(`(?i)^(?:decimal(?: number)?s?|numbers? with decimals?)$`)},
	{"money", regexp.MustCompile(`(?i)^(?:amounts? of money|money|price|amount in (?:euros?|dollars?|pounds?))$`)},
	{"percent", regexp.MustCompile(`(?i)^(?:percent(?:age)?)$`)},
	{"boolean", regexp.MustCompile(`(?i)^(?:yes ?/ ?no(?: (?:field|question|box))?|check ?box|tick ?box|switch)$`)},
	{"email", regexp.MustCompile(`(?i)^e-?mail(?: address)?$`)},
	{"url", regexp.MustCompile(`(?i)^(?:web (?:address|link)|link|url)$`)},
	{"phone", regexp.MustCompile(`(?i)^(?:tele)?phone number$`)},
}

var allChanges = slices.Concat(
	changeForms(Relax,
		anArticle+`(.+?) (?:is|are|becomes?|should be|can be|may be) (?:now |made )?(?:optional|not `+requiredNow+`|no longer `+requiredNow+`)`+ofWhich,
		`make `+anArticle+`(.+?) optional`+ofWhich,
		anArticle+`(.+?) (?:may|can) (?:now )?(?:be (?:left )?(?:empty|blank)|stay empty)`+ofWhich),
	changeForms(Require,
		anArticle+`(.+?) `+mustBe+` (?:always )?be (?:filled in|filled out|filled|entered|provided|given)`+ofWhich,
		anArticle+`(.+?) (?:is|are|becomes?|`+mustBe+` be) (?:now |always |made )?`+requiredNow+ofWhich,
		anArticle+`(.+?) (?:must not|mustn't|cannot|can't|may not|should not|must never|may never) (?:be (?:left )?(?:empty|blank)|stay empty|be missing)`+ofWhich,
		`make `+anArticle+`(.+?) `+requiredNow+ofWhich,
		`(?:every|each|any) ([\w' -]+?) (?:must|has to|needs to) (?:always )?have (?:an? |the |its |their )?([\w' -]+)`),
	changeForms(Unique,
		anArticle+`(.+?) `+mustBe+` be unique`+ofWhich,
		anArticle+`(.+?) (?:is|are) (?:always )?unique`+ofWhich,
		`no two ([\w' -]+?) (?:(?:may|can|should|must) )?(?:have|share|with|use|carry) the same ([\w' -]+)`),
	changeForms(Choose,
		anArticle+`(.+?) (?:is|are|becomes?|`+mustBe+` be|can only be|may only be) (?:now |always |only )?(?:one of|either|chosen from|picked from|(?:a )?(?:choice|list|drop-?down|selection|select) (?:of|from|between|with)):? (.+)`,
		`(?:make|turn) `+anArticle+`(.+?) (?:into |to )?(?:a )?(?:choice|list|drop-?down|selection|select) (?:of|from|between|with):? (.+)`),
	changeForms(Widen,
		`(?:add|allow) (?:(?:the|an?|another|one more|new|further|more) )*(?:option|status|state|stage|value|choice|category|type|priority)(?:e?s)? (.+?) (?:to|for|in) (?:the )?(.+)`,
		anArticle+`(.+?) can (?:now )?also be (.+)`),
	changeForms(Split, `split `+anArticle+`(.+?)(?: field)? (?:up )?(?:in )?(?:in)?to (?:the )?(?:two fields:? )?(.+)`),
	changeForms(Retype,
		`(?:change|turn|make|convert) `+anArticle+`(.+?) (?:from .+? )?(?:to|into) (?:an? )?(.+)`,
		`make `+anArticle+`(.+?) (?:an? )(.+)`,
		anArticle+`(.+?) (?:becomes?|should become|should be|must be|is now) (?:an? )?(.+)`),
	changeForms(Drop,
		`(?:remove|drop|get rid of|take out|take away|leave out|throw out) (.+)`,
		`delete the (.+)`, `delete (.+ (?:field|column|page|section|table|feature))`,
		`(?:we|you|i|they|people) (?:no longer need|don't need|do not need|don't want|do not want|no longer want) (.+?)(?: any ?more)?`,
		`(.+?) (?:is|are) (?:no longer|not) needed(?: any ?more)?`,
		`(.+?) (?:can|should|must|has to|have to) (?:go|be removed|be dropped)`),
)

// readChanges reads clauses that change what is named in them. second says that there is an app already.
func (in *Intent) readChanges(second bool) {
	in.second = second
	for _, c := range in.Clauses {
		text := strings.Trim(strings.Join(strings.Fields(c.Text), " "), " .;")
		if len(text) > 200 {
			continue
		}
		if change, ok := changeOf(text); ok {
			change.At = Range{c.From, c.To}
			in.Changes = append(in.Changes, change)
		}
	}
}

// onlyChanges says whether a clause changes what is there and names nothing new, so that its words make no entity or field.
func (in *Intent) onlyChanges(c *Clause) bool {
	for _, x := range in.Changes {
		if x.At.From == c.From {
			return x.Kind == Unique || in.second && (x.Kind == Drop || x.Kind == Split || x.Kind == Retype || x.Kind == Relax)
		}
	}
	return false
}

var everyHas = regexp.MustCompile(`(?i)^(?:(?:please|also|and|then|now) )*(?:every|each|any) [\w' -]+? (?:must|has to|needs to) (?:always )?have `)

// changeOf reads one clause.
func changeOf(text string) (Change, bool) {
	for _, f := range allChanges {
		m := f.form.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		c := Change{Kind: f.kind, What: m[1]}
		switch f.kind {
		case Require, Relax:
			if everyHas.MatchString(text) {
				c.What = m[2] + " of " + m[1]
			} else if len(m) > 2 {
				c.What += m[2]
			}
		case Unique:
			if strings.HasPrefix(strings.ToLower(text), "no two ") {
				c.What = m[2] + " of " + m[1]
			} else {
				c.What += m[2]
			}
		case Choose:
			c.Words = Listed(m[2])
		case Widen:
			if strings.HasPrefix(strings.ToLower(text), "add") || strings.HasPrefix(strings.ToLower(text), "allow") {
				c.What, c.Words = m[2], Listed(m[1])
			} else {
				c.Words = Listed(m[2])
			}
		case Split:
			c.Words = Listed(m[2])
		case Retype:
			for _, k := range kindsOfFields {
				if k.words.MatchString(m[2]) {
					c.To = k.kind
					break
				}
			}
		}
		if (f.kind == Choose || f.kind == Split) && len(c.Words) < 2 || f.kind == Widen && len(c.Words) == 0 || f.kind == Retype && c.To == "" {
			continue
		}
		return c, true
	}
	return Change{}, false
}

var betweenWords = regexp.MustCompile(`(?i)\s*(?:,\s*(?:and|or)\s+|,|;|\s/\s|\s+(?:and|or)\s+)\s*`)

// Listed are the parts of a list in words, without quotes and articles.
func Listed(text string) []string {
	var out []string
	for _, part := range betweenWords.Split(strings.TrimSpace(text), -1) {
		part = strings.Trim(part, ` "“”„'‘’.`)
		for _, a := range []string{"a ", "an ", "the "} {
			if len(part) > len(a) && strings.EqualFold(part[:len(a)], a) {
				part = part[len(a):]
			}
		}
		if part != "" && len(part) <= 40 {
			out = append(out, part)
		}
	}
	return out
}
