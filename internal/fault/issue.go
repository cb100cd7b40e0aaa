package fault

import "fmt"

// Issue is one thing wrong with a request, as Zod prints them: Path holds object keys (string) and list indexes (int)
// from the top of the body, or the name of the parameter.
type Issue struct {
	Path    []any  `json:"path"`
	Code    string `json:"code"` // invalid_type | too_small | too_big | invalid_value | invalid_format | unrecognized_keys | custom
	Message string `json:"message"`
}

// Invalid returns invalid_request with all the issues, the first of them in the message. It needs at least one.
func Invalid(issues ...Issue) *Error {
	first := issues[0]
	at := ""
	for _, p := range first.Path {
		switch p := p.(type) {
		case int:
			at += fmt.Sprintf("[%d]", p)
		default:
			if at != "" {
				at += "."
			}
			at += fmt.Sprint(p)
		}
	}
	message := first.Message
	if at != "" {
		message = at + ": " + message
	}
	if n := len(issues) - 1; n > 0 {
		message += fmt.Sprintf(" (and %d more in details.issues)", n)
	}
	return New(InvalidRequest, message).With("issues", issues)
}

// InvalidField returns invalid_request with one issue at a top-level field or parameter.
func InvalidField(field, code, message string) *Error {
	return Invalid(Issue{Path: []any{field}, Code: code, Message: message})
}
