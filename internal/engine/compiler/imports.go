package compiler

import (
	"bytes"
	"regexp"
	"strings"
)

// importLine is one import of the living app's style: at the start of a line, double quotes, a semicolon.
var importLine = regexp.MustCompile(`(?m)^import (type )?(?:([\w$]+)(, )?)?(?:\* as ([\w$]+)|\{([^}]*)\})? from ("[^"\n]+");\n`)

// pruneImports takes imported names out that nothing in the file uses. Which names a file needs depends on fields and
// slices in more combinations than the directives of an import can say.
func pruneImports(data []byte) []byte {
	found := importLine.FindAllSubmatchIndex(data, -1)
	if len(found) == 0 {
		return data
	}
	var rest bytes.Buffer
	last := 0
	for _, m := range found {
		rest.Write(data[last:m[0]])
		last = m[1]
	}
	rest.Write(data[last:])
	used := usedNames(rest.Bytes())
	var out bytes.Buffer
	last = 0
	group := func(m []int, i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return string(data[m[2*i]:m[2*i+1]])
	}
	for _, m := range found {
		out.Write(data[last:m[0]])
		last = m[1]
		whole, namespace, list := group(m, 2), group(m, 4), group(m, 5)
		keepWhole := whole != "" && used[whole]
		keepSpace := namespace != "" && used[namespace]
		var kept []string
		dropped := whole != "" && !keepWhole || namespace != "" && !keepSpace
		for _, item := range strings.Split(list, ",") {
			item = strings.TrimSpace(item)
			if item == "" {
				continue
			}
			fields := strings.Fields(item)
			if used[fields[len(fields)-1]] {
				kept = append(kept, item)
			} else {
				dropped = true
			}
		}
		switch {
		case !dropped:
			out.Write(data[m[0]:m[1]])
			continue
		case !keepWhole && !keepSpace && len(kept) == 0:
			continue
		}
		var parts []string
		if keepWhole {
			parts = append(parts, whole)
		}
		if keepSpace {
			parts = append(parts, "* as "+namespace)
		}
		if len(kept) > 0 {
			parts = append(parts, "{ "+strings.Join(kept, ", ")+" }")
		}
		out.WriteString("import " + group(m, 1) + strings.Join(parts, ", ") + " from " + group(m, 6) + ";\n")
	}
	out.Write(data[last:])
	return bytes.TrimLeft(out.Bytes(), "\n")
}

// usedNames lists the identifiers of a file, without those in comments and in texts. Names in a template's ${} count.
func usedNames(src []byte) map[string]bool {
	used := map[string]bool{}
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c == '/' && i+1 < len(src) && src[i+1] == '/' && (i == 0 || src[i-1] != ':'):
			i = skipTo(src, i, "\n")
		case c == '/' && i+1 < len(src) && src[i+1] == '*':
			i = skipTo(src, i+2, "*/")
		case c == '"':
			j := i + 1
			for j < len(src) && src[j] != '"' && src[j] != '\n' {
				if src[j] == '\\' {
					j++
				}
				j++
			}
			i = j + 1
		case c == '_' || c == '$' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			j := i + 1
			for j < len(src) && (src[j] == '_' || src[j] == '$' || src[j] >= 'a' && src[j] <= 'z' || src[j] >= 'A' && src[j] <= 'Z' || src[j] >= '0' && src[j] <= '9') {
				j++
			}
			// A property of something else ("row.title", "?.title") is no use of an import; "...rest" is. Neither is the name
			// of an attribute (options={…}): code has blanks around its own equals signs.
			attribute := j+1 < len(src) && src[j] == '=' && (src[j+1] == '{' || src[j+1] == '"')
			if attribute {
				i = j
				continue
			}
			if i == 0 || src[i-1] != '.' || i >= 3 && string(src[i-3:i]) == "..." {
				used[string(src[i:j])] = true
			}
			i = j
		default:
			i++
		}
	}
	return used
}

func skipTo(src []byte, from int, end string) int {
	j := bytes.Index(src[from:], []byte(end))
	if j < 0 {
		return len(src)
	}
	return from + j + len(end)
}
