package cli

import (
	"io"
	"os"
	"strings"
)

// prose rewrites a command line so that texts which begin with a dash ("- customers book a day\n- …") are taken as texts.
// The parser would read them as flags; a real flag never holds a space before its equals sign.
func prose(args []string) []string {
	var out, texts []string
	for i, arg := range args {
		head, _, _ := strings.Cut(arg, "=")
		switch {
		case arg == "--":
			return append(append(append(out, "--"), texts...), args[i+1:]...)
		case !strings.HasPrefix(arg, "-") || !strings.ContainsAny(head, " \t\r\n"):
			out = append(out, arg)
		case len(out) > 0 && takesText(out[len(out)-1]):
			out[len(out)-1] += "=" + arg
		default:
			texts = append(texts, arg)
		}
	}
	if len(texts) > 0 {
		out = append(append(out, "--"), texts...)
	}
	return out
}

// takesText says whether the word before a text is a flag that waits for one.
func takesText(arg string) bool {
	return arg == "--requirements" || arg == "--name" || arg == "--decision"
}

// given returns a text that may stand elsewhere: "-" is standard input, "@path" a file.
func given(field, text string, stdin io.Reader) (string, error) {
	var data []byte
	var err error
	switch {
	case text == "-":
		data, err = io.ReadAll(io.LimitReader(stdin, 1<<20))
	case strings.HasPrefix(text, "@") && !strings.ContainsAny(text, " \n"):
		data, err = os.ReadFile(text[1:])
	default:
		return text, nil
	}
	if err != nil {
		return "", usageError("%s: %v; name a file that can be read as @path, or give the text itself", field, err)
	}
	return string(data), nil
}
