package httpapi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/idempotency"
)

// answer is what a handler has to say. The zero answer says nothing: the handler has written the response itself.
type answer struct {
	status  int
	header  map[string]string
	body    any    // encoded as JSON; nil is no body
	encoded []byte // in place of body
	// tag asks for an ETag over the body, with this in front; untagged when empty and tagged is false.
	tag    string
	tagged bool
	etag   string // worked out already
}

// resource answers with one resource: 200, with an ETag.
func resource(body any) answer { return answer{status: http.StatusOK, body: body, tagged: true} }

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// encode writes v as JSON into b, without escaping <, > and &: the content type says what it is.
func encode(b *bytes.Buffer, v any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's newline
	return nil
}

// keep turns an answer into one that can be kept and replayed.
func (a answer) keep() (idempotency.Answer, error) {
	k := idempotency.Answer{Status: a.status, Headers: a.header, Body: a.encoded}
	if a.body != nil {
		var b bytes.Buffer
		if err := encode(&b, a.body); err != nil {
			return k, err
		}
		k.Body = b.Bytes()
	}
	return k, nil
}

func (a answer) write(c *call) {
	if a.status == 0 {
		return
	}
	body := a.encoded
	if a.body != nil {
		buf := buffers.Get().(*bytes.Buffer)
		defer func() { buf.Reset(); buffers.Put(buf) }()
		if err := encode(buf, a.body); err != nil {
			c.writeError(c.w, c.r, err)
			return
		}
		body = buf.Bytes()
	}
	h := c.w.Header()
	for k, v := range a.header {
		h.Set(k, v)
	}
	if h.Get("Cache-Control") == "" {
		h["Cache-Control"] = []string{"private, no-cache"}
	}
	if a.tagged {
		tag := a.etag
		if tag == "" {
			tag = etag(a.tag, body)
		}
		h["Etag"] = []string{tag}
		if c.r.Method != http.MethodPatch && noneMatch(c.r, tag) {
			c.w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	if body == nil {
		c.w.WriteHeader(a.status)
		return
	}
	if h.Get("Content-Type") == "" {
		h["Content-Type"] = []string{"application/json"}
	}
	h["X-Content-Type-Options"] = []string{"nosniff"}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	c.w.WriteHeader(a.status)
	c.w.Write(body) //nolint:errcheck // a client that went away is told nothing
}

// etag is a strong entity tag of a body; prefix, if any, is what If-Match looks at.
func etag(prefix string, body []byte) string {
	sum := sha256.Sum256(body)
	var b [36]byte
	hex.Encode(b[:], sum[:16])
	if prefix != "" {
		prefix += "-"
	}
	return `"` + prefix + string(b[:32]) + `"`
}

// noneMatch reports whether If-None-Match names the tag, by weak comparison.
func noneMatch(r *http.Request, tag string) bool {
	for _, line := range r.Header["If-None-Match"] {
		for t := range strings.SplitSeq(line, ",") {
			if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == tag {
				return true
			}
		}
	}
	return false
}

// ifMatch checks If-Match against the version of what is to be changed: precondition_failed when it names none of it.
// The part of the tag after the version covers what others write (builds), which is no reason to refuse a change.
func ifMatch(r *http.Request, version string) error {
	lines := r.Header["If-Match"]
	if len(lines) == 0 {
		return nil
	}
	for _, line := range lines {
		for t := range strings.SplitSeq(line, ",") {
			if t = strings.TrimSpace(t); t == "*" || strings.HasPrefix(t, `"`+version+`-`) {
				return nil
			}
		}
	}
	return fault.New(fault.PreconditionFailed, "This has been changed since you read it. Get it again, and send If-Match with its new ETag.")
}

// errorBody is the one shape of every error.
type errorBody struct {
	Err errorView `json:"error"`
}

type errorView struct {
	Code    fault.Code     `json:"code"`
	Message string         `json:"message"`
	Details map[string]any `json:"details"`
}

// databaseAway asks whether the store is what failed: then trying again helps.
func (s *Server) databaseAway(r *http.Request) bool {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), time.Second)
	defer cancel()
	return s.Ready(ctx) != nil
}

// writeError answers with an error. What is not a fault is logged and shown as internal_error.
func (s *Server) writeError(w http.ResponseWriter, r *http.Request, err error) {
	if isGone(r, err) {
		err = fault.New(fault.Unavailable, "The request was cut off. Send it again.").Because(err)
	}
	f := fault.From(err)
	if f.Code == fault.Internal && s.databaseAway(r) {
		f = fault.New(fault.Unavailable, "The service cannot answer right now. Send the request again in a moment.").Because(errors.Unwrap(f))
	}
	h := w.Header()
	details := f.Details
	if details == nil {
		details = map[string]any{}
	}
	id := h.Get("X-Request-Id")
	switch f.Code.Status() {
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", "Bearer")
	case http.StatusServiceUnavailable:
		h.Set("Retry-After", "2")
		if cause := errors.Unwrap(f); cause != nil {
			s.Logger.Error("unavailable", "request_id", id, "method", r.Method, "path", r.URL.Path, "error", cause)
		}
	case http.StatusConflict, http.StatusTooManyRequests:
		if h.Get("Retry-After") == "" && (f.Code == fault.IdempotencyInProgress || f.Code.Status() == http.StatusTooManyRequests) {
			h.Set("Retry-After", "5")
		}
	case http.StatusInternalServerError:
		s.Logger.Error("internal error", "request_id", id, "method", r.Method, "path", r.URL.Path, "error", errors.Unwrap(f))
		details = map[string]any{"request_id": id}
	}
	for _, k := range []string{"Content-Length", "Content-Encoding", "Etag", "Last-Modified", "Accept-Ranges", "Content-Disposition"} {
		h.Del(k)
	}
	h.Set("Content-Type", "application/json")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	var b bytes.Buffer
	if err := encode(&b, errorBody{errorView{f.Code, f.Message, details}}); err != nil {
		s.Logger.Error("an error's details cannot be written", "request_id", id, "error", err)
		b.Reset()
		_ = encode(&b, errorBody{errorView{f.Code, f.Message, map[string]any{}}})
	}
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(f.Code.Status())
	w.Write(b.Bytes()) //nolint:errcheck // a client that went away is told nothing
}
