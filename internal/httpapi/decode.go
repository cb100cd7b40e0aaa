package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/skycot/skycot/internal/fault"
)

const (
	maxBody  = 1 << 20
	maxDepth = 32
	// maxIssues keeps the answer to a body that is all wrong smaller than the body.
	maxIssues = 100
)

// decode reads and checks parameters and body: everything that is wrong is named at once.
func (c *call) decode() error {
	var issues []fault.Issue
	if len(c.op.query) > 0 && c.r.URL.RawQuery != "" {
		query, err := url.ParseQuery(c.r.URL.RawQuery)
		if err != nil {
			return fault.InvalidField("query", "invalid_format", "The query of the URL is not well-formed. Percent-encode it.")
		}
		issues = c.op.checkQuery(c.contract, query)
	}
	if c.r.Method == http.MethodPost || c.r.Method == http.MethodPatch {
		if err := c.readBody(); err != nil {
			return err
		}
		if c.op.body != nil && (c.body != nil || c.op.bodyRequired) {
			issues = append(issues, c.checkBody()...)
		} else if len(c.body) > 0 {
			for k := range c.body {
				issues = append(issues, fault.Issue{Path: []any{k}, Code: "unrecognized_keys", Message: fmt.Sprintf("Unrecognized key: %q. This endpoint takes no body.", k)})
			}
		}
	}
	if len(issues) > 0 {
		issues = byPath(issues)
		f := fault.Invalid(issues[:min(len(issues), maxIssues)]...)
		if n := len(issues) - maxIssues; n > 0 {
			f = f.With("issues_left_out", n)
		}
		return f
	}
	return nil
}

// checkBody checks the body against the contract, and what no schema can say: NUL characters and known slugs.
func (c *call) checkBody() []fault.Issue {
	var body any = c.body
	if c.body == nil {
		body = map[string]any{}
	}
	issues := c.op.checkBody(c.contract, body)
	seen := map[string]bool{}
	for _, i := range issues {
		seen[fmt.Sprint(i.Path)] = true
	}
	for _, i := range append(nuls(body, nil), unknownSlugs(c.body)...) {
		if !seen[fmt.Sprint(i.Path)] {
			issues = append(issues, i)
		}
	}
	return issues
}

// readBody reads the body into c.body and c.raw. An empty one is none.
func (c *call) readBody() error {
	tooLarge := fault.Newf(fault.BodyTooLarge, "The body is over %d bytes. Send less.", maxBody).With("limit_bytes", maxBody)
	if c.r.ContentLength > maxBody {
		return tooLarge
	}
	raw, err := io.ReadAll(http.MaxBytesReader(c.w, c.r.Body, maxBody))
	var tooMany *http.MaxBytesError
	switch {
	case errors.As(err, &tooMany):
		return tooLarge
	case err != nil:
		return fault.New(fault.InvalidJSON, "The body was cut off. Send it again.").Because(err)
	case len(raw) == 0 && !c.op.bodyRequired && c.r.Header.Get("Content-Type") == "":
		return nil
	}
	if e := c.r.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") && len(raw) > 0 {
		return fault.New(fault.UnsupportedMediaType, "Send the body as it is, without Content-Encoding.").With("content_encoding", e)
	}
	mt, params, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	charset := strings.ToLower(params["charset"])
	if err != nil || mt != "application/json" || charset != "" && charset != "utf-8" && charset != "utf8" {
		if len(raw) == 0 && !c.op.bodyRequired {
			return nil
		}
		return fault.New(fault.UnsupportedMediaType, "Send the body as JSON, with the header Content-Type: application/json.").
			With("content_type", c.r.Header.Get("Content-Type"))
	}
	if len(raw) == 0 && !c.op.bodyRequired {
		return nil
	}
	v, err := parseJSON(raw)
	if err != nil {
		return err
	}
	body, ok := v.(map[string]any)
	if !ok {
		return fault.Invalid(fault.Issue{Path: []any{}, Code: "invalid_type", Message: "Invalid input: expected object, received " + jsonType(v)})
	}
	c.body, c.raw = body, raw
	return nil
}

func jsonType(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case json.Number:
		return "number"
	case string:
		return "string"
	default:
		return "array"
	}
}

// parseJSON decodes one JSON value strictly: valid UTF-8 (no lone surrogates), no repeated keys, at most maxDepth deep,
// numbers that a double can hold, nothing after it. Errors are invalid_json and say where.
func parseJSON(raw []byte) (any, error) {
	if !utf8.Valid(raw) {
		at := 0
		for at < len(raw) {
			r, n := utf8.DecodeRune(raw[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		return nil, badJSON(int64(at), "The body is not valid UTF-8. Encode it as UTF-8")
	}
	if at := loneSurrogate(raw); at >= 0 {
		return nil, badJSON(int64(at), "The body has half a surrogate pair, which is no character")
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	v, err := value(d, 0)
	if err == nil {
		if _, extra := d.Token(); extra != io.EOF {
			err = badJSON(d.InputOffset(), "There is something after the end of the JSON value")
		}
	}
	var syntax *json.SyntaxError
	var f *fault.Error
	switch {
	case err == nil:
		return v, nil
	case errors.As(err, &f):
		return nil, f
	case errors.As(err, &syntax):
		return nil, badJSON(syntax.Offset, "The body is not valid JSON: "+syntax.Error())
	default: // an end too soon
		return nil, badJSON(int64(len(raw)), "The body is not valid JSON: it ends too soon")
	}
}

func badJSON(at int64, message string) *fault.Error {
	return fault.Newf(fault.InvalidJSON, "%s (byte %d).", message, at).With("offset", at)
}

func value(d *json.Decoder, depth int) (any, error) {
	if depth > maxDepth {
		return nil, badJSON(d.InputOffset(), fmt.Sprintf("The JSON is nested more than %d deep", maxDepth))
	}
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '[' {
			return array(d, depth)
		}
		return object(d, depth)
	case json.Number:
		if _, err := t.Float64(); err != nil {
			return nil, badJSON(d.InputOffset(), "A number is too large")
		}
		return t, nil
	default:
		return t, nil
	}
}

func array(d *json.Decoder, depth int) (any, error) {
	out := []any{}
	for d.More() {
		v, err := value(d, depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	_, err := d.Token()
	return out, err
}

func object(d *json.Decoder, depth int) (any, error) {
	out := map[string]any{}
	for d.More() {
		k, err := d.Token()
		if err != nil {
			return nil, err
		}
		name, ok := k.(string)
		if !ok {
			return nil, badJSON(d.InputOffset(), "A key must be a string")
		}
		if _, twice := out[name]; twice {
			return nil, badJSON(d.InputOffset(), fmt.Sprintf("The key %q stands twice in one object", name))
		}
		if out[name], err = value(d, depth+1); err != nil {
			return nil, err
		}
	}
	_, err := d.Token()
	return out, err
}

// loneSurrogate returns the offset of a \uD800–\uDFFF escape that is not part of a pair, -1 when there is none. Go's decoder
// would silently put U+FFFD in its place.
func loneSurrogate(raw []byte) int {
	for i := 0; i+1 < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		if raw[i+1] != 'u' {
			i++ // the escaped character
			continue
		}
		switch u := hex4(raw[i+2:]); {
		case u >= 0xd800 && u < 0xdc00:
			if i+7 >= len(raw) || raw[i+6] != '\\' || raw[i+7] != 'u' {
				return i
			}
			if low := hex4(raw[i+8:]); low < 0xdc00 || low > 0xdfff {
				return i
			}
			i += 11
		case u >= 0xdc00 && u <= 0xdfff:
			return i
		default:
			i++
		}
	}
	return -1
}

// hex4 reads four hexadecimal digits, -1 when there are none.
func hex4(b []byte) int {
	if len(b) < 4 {
		return -1
	}
	n, err := strconv.ParseUint(string(b[:4]), 16, 32)
	if err != nil {
		return -1
	}
	return int(n)
}

// nuls finds texts with a NUL character, which databases and files do not take.
func nuls(v any, path []any) []fault.Issue {
	var out []fault.Issue
	switch v := v.(type) {
	case string:
		if strings.ContainsRune(v, 0) {
			out = append(out, fault.Issue{Path: append([]any{}, path...), Code: "invalid_format", Message: "Invalid string: must not contain NUL characters (\\u0000)"})
		}
	case []any:
		for i, e := range v {
			out = append(out, nuls(e, append(path, i))...)
		}
	case map[string]any:
		for _, k := range sortedKeys(v) {
			if strings.ContainsRune(k, 0) {
				out = append(out, fault.Issue{Path: append([]any{}, path...), Code: "invalid_format", Message: "A key must not contain NUL characters (\\u0000)"})
			}
			out = append(out, nuls(v[k], append(path, k))...)
		}
	}
	return out
}
