// Package fault holds the errors that customers may see: a code to act on, a message that says what to do next, and
// details.
//
// Any other error is an internal one: the edge logs it and answers internal_error, so nothing of the inside leaks by
// accident. The codes and their HTTP statuses are the contract's (api/openapi.yaml).
package fault

import (
	"errors"
	"fmt"
	"maps"
)

// Code names what went wrong, for programs. The values never change within v1.
type Code string

// The codes of the contract.
const (
	InvalidRequest        Code = "invalid_request"
	InvalidJSON           Code = "invalid_json"
	InvalidCursor         Code = "invalid_cursor"
	MissingAPIKey         Code = "missing_api_key"
	InvalidAPIKey         Code = "invalid_api_key"
	RevokedAPIKey         Code = "revoked_api_key"
	InsufficientTier      Code = "insufficient_tier"
	TokenLimitExceeded    Code = "token_limit_exceeded"
	NotFound              Code = "not_found"
	ProjectNotFound       Code = "project_not_found"
	BuildNotFound         Code = "build_not_found"
	FileNotFound          Code = "file_not_found"
	MethodNotAllowed      Code = "method_not_allowed"
	KeyLimitReached       Code = "key_limit_reached"
	IdempotencyInProgress Code = "idempotency_in_progress"
	BuildInProgress       Code = "build_in_progress"
	BuildNotFinished      Code = "build_not_finished"
	BuildNotDeployable    Code = "build_not_deployable"
	BuildNotResumable     Code = "build_not_resumable"
	PreconditionFailed    Code = "precondition_failed"
	BodyTooLarge          Code = "body_too_large"
	UnsupportedMediaType  Code = "unsupported_media_type"
	RangeNotSatisfiable   Code = "range_not_satisfiable"
	IdempotencyKeyReused  Code = "idempotency_key_reused"
	RefusedRequest        Code = "refused_request"
	RateLimitExceeded     Code = "rate_limit_exceeded"
	ConcurrentBuildLimit  Code = "concurrent_build_limit"
	Internal              Code = "internal_error"
	Unavailable           Code = "unavailable"
)

// statuses maps each code to its HTTP status, once for the whole product.
var statuses = map[Code]int{
	InvalidRequest: 400, InvalidJSON: 400, InvalidCursor: 400,
	MissingAPIKey: 401, InvalidAPIKey: 401, RevokedAPIKey: 401,
	InsufficientTier: 403, TokenLimitExceeded: 403,
	NotFound: 404, ProjectNotFound: 404, BuildNotFound: 404, FileNotFound: 404,
	MethodNotAllowed: 405,
	KeyLimitReached:  409, IdempotencyInProgress: 409, BuildInProgress: 409, BuildNotFinished: 409,
	BuildNotDeployable: 409, BuildNotResumable: 409,
	PreconditionFailed: 412, BodyTooLarge: 413, UnsupportedMediaType: 415, RangeNotSatisfiable: 416,
	IdempotencyKeyReused: 422, RefusedRequest: 422,
	RateLimitExceeded: 429, ConcurrentBuildLimit: 429,
	Internal: 500, Unavailable: 503,
}

// Status is the HTTP status of the code; 500 for one that is not in the contract.
func (c Code) Status() int {
	if s, ok := statuses[c]; ok {
		return s
	}
	return 500
}

// Codes returns a copy of the contract's codes with their statuses.
func Codes() map[Code]int { return maps.Clone(statuses) }

// Error is one answer to a request that could not be met. Message and Details are shown to the customer as they are;
// the cause is for the log only.
type Error struct {
	Code    Code
	Message string         // one or two sentences: what is wrong, what to do next
	Details map[string]any // JSON-encodable; nil is shown as {}
	cause   error
}

// New returns an Error. The message is shown to customers.
func New(code Code, message string) *Error { return &Error{Code: code, Message: message} }

// Newf is New with a format.
func Newf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// With returns a copy of e with one more detail.
func (e *Error) With(key string, value any) *Error {
	c := *e
	c.Details = maps.Clone(e.Details)
	if c.Details == nil {
		c.Details = map[string]any{}
	}
	c.Details[key] = value
	return &c
}

// Because returns a copy of e that carries the cause for the log. The cause is never shown.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.cause = cause
	return &c
}

// Error is for logs: code, message and cause.
func (e *Error) Error() string {
	if e.cause != nil {
		return fmt.Sprintf("%s: %s: %v", e.Code, e.Message, e.cause)
	}
	return fmt.Sprintf("%s: %s", e.Code, e.Message)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.cause }

// Is makes errors.Is(err, fault.New(code, "")) true for any Error of that code.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// From returns the Error in err's chain; any other error becomes internal_error with err as its hidden cause. nil
// stays nil.
func From(err error) *Error {
	if err == nil {
		return nil
	}
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return New(Internal, "Something went wrong on our side. Try again in a moment; if it keeps happening, send us the request_id.").Because(err)
}

// CodeOf returns the code of err as From would see it, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	return From(err).Code
}
