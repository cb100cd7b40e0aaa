package catalogue

import (
	"fmt"
	"strconv"
	"strings"
)

// Field is one line of field notation, parsed.
type Field struct {
	Label    string
	Kind     string // a spec.FieldKind
	Required bool
	Unique   bool
	Options  []string // labels, of enum and tags
	Target   string   // noun, of reference
	Low      float64  // sample range: money in major units, dates in days from today
	High     float64
	Ranged   bool
	Due      bool
	After    string // label of the field this one may not precede
	Hidden   bool   // not a column of the list
	Signed   bool   // may be negative
	Maybe    bool   // a reference that only apps with its target have; others have a text in its place
}

// kinds maps the notation's short words to field kinds.
var kinds = map[string]string{
	"text": "text", "long": "long_text", "int": "integer", "decimal": "decimal", "money": "money", "percent": "percent",
	"date": "date", "datetime": "date_time", "time": "time", "duration": "duration", "bool": "boolean", "enum": "enum",
	"image": "image", "images": "images", "file": "file", "rich": "rich_text",
	"tags": "tags", "email": "email", "phone": "phone", "url": "url", "place": "place", "ref": "reference", "member": "member",
}

// ParseField reads one line of field notation:
//
//	name!                              required text
//	price: money 4..80                 sample values between 4 and 80
//	status: enum Open, In repair, Done options in order
//	customer: ref customer             points at the noun
//	due date: date -3..20; due         a due date; also: unique, hidden, signed, maybe, after=<label>
func ParseField(line string) (Field, error) {
	head, rest, _ := strings.Cut(line, ":")
	f := Field{Label: strings.TrimSpace(head), Kind: "text"}
	if label, ok := strings.CutSuffix(f.Label, "!"); ok {
		f.Label, f.Required = label, true
	}
	if f.Label == "" {
		return f, fmt.Errorf("field notation %q: no label", line)
	}
	return f, f.kind(rest)
}

// ParseKind reads the part after the colon.
func ParseKind(label, rest string) (Field, error) {
	f := Field{Label: label, Kind: "text"}
	return f, f.kind(rest)
}

func (f *Field) kind(rest string) error {
	rest, flags, _ := strings.Cut(rest, ";")
	rest = strings.TrimSpace(rest)
	for flag := range strings.FieldsSeq(flags) {
		switch {
		case flag == "due":
			f.Due = true
		case flag == "unique":
			f.Unique = true
		case flag == "maybe":
			f.Maybe = true
		case flag == "hidden":
			f.Hidden = true
		case flag == "signed":
			f.Signed = true
		case strings.HasPrefix(flag, "after="):
			f.After = strings.ReplaceAll(strings.TrimPrefix(flag, "after="), "_", " ")
		default:
			return fmt.Errorf("field notation %q: unknown flag %q", f.Label, flag)
		}
	}
	if rest == "" {
		return nil
	}
	word, args, _ := strings.Cut(rest, " ")
	kind, ok := kinds[word]
	if !ok {
		return fmt.Errorf("field notation %q: unknown kind %q", f.Label, word)
	}
	f.Kind = kind
	args = strings.TrimSpace(args)
	switch {
	case kind == "enum" || kind == "tags":
		for option := range strings.SplitSeq(args, ",") {
			if option = strings.TrimSpace(option); option != "" {
				f.Options = append(f.Options, option)
			}
		}
		if kind == "enum" && len(f.Options) < 2 {
			return fmt.Errorf("field notation %q: an enum needs two options", f.Label)
		}
	case kind == "reference":
		if f.Target = args; args == "" {
			return fmt.Errorf("field notation %q: a ref needs a noun", f.Label)
		}
	case args != "":
		low, high, ok := strings.Cut(args, "..")
		var err1, err2 error
		f.Low, err1 = strconv.ParseFloat(low, 64)
		f.High, err2 = strconv.ParseFloat(high, 64)
		if !ok || err1 != nil || err2 != nil || f.High < f.Low {
			return fmt.Errorf("field notation %q: %q is not a range", f.Label, args)
		}
		f.Ranged = true
	}
	return nil
}
