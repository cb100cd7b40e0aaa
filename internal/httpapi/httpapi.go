// Package httpapi is the API of api/openapi.yaml over HTTP: it decodes, checks and answers; what is done is the
// services' business.
//
// The contract is read at start and drives everything: the routes must be its operations, every body and parameter is
// checked against its schemas before a handler sees it, and the served document is it. That is why there is no
// code-first framework here: one document is written by hand, and code that differs from it does not start or does
// not pass its tests.
package httpapi

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"path"
	"strings"
	"sync/atomic"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/idempotency"
	"github.com/skycot/skycot/internal/limit"
	"github.com/skycot/skycot/internal/project"
	"github.com/skycot/skycot/internal/usage"
)

// Base is where the API stands on the server.
const Base = "/api/v1"

// anonymousPerMinute is how many requests a client address may make without a valid key.
const anonymousPerMinute = 30

// Accounts finds the caller behind a key.
type Accounts interface {
	Authenticate(ctx context.Context, secret string) (account.Caller, error)
	Tiers() account.Tiers
}

// Config is what a Server is made of. Everything from Logger on may be left out.
type Config struct {
	Accounts    Accounts
	Projects    *project.Service
	Builds      build.Builds
	Usage       *usage.Service
	Idempotency *idempotency.Service
	Limiter     limit.Limiter
	Logger      *slog.Logger
	// Ready says why requests cannot be served now, nil when they can: the database's Ping.
	Ready func(context.Context) error
	// Version returns a number that changes whenever anything in the store does; with it, answers that are asked for again
	// and again are kept while nothing changes. Nil keeps none.
	Version func(context.Context) (int64, error)
	// Isolation is what builds are run in, shown by /healthz: bwrap, landlock or none.
	Isolation string
	// DeployTargets are those this server can deploy to, the default first; local alone when empty.
	DeployTargets []string
	// UpgradeURL is where a customer changes tier; by default /settings/plan of this server.
	UpgradeURL string
	// TrustedProxies are the networks whose X-Forwarded-For is believed when a client's address is needed.
	TrustedProxies []netip.Prefix
	// Now is the clock; time.Now when nil.
	Now func() time.Time
}

// Server answers requests. Make it with New.
type Server struct {
	Config
	contract *contract
	mux      *http.ServeMux
	// probe holds the same routes without the catch-all: it says which methods a path knows.
	probe    *http.ServeMux
	draining atomic.Bool
	kept     answers
	// gone is closed by Drain, so that event streams end and clients reconnect elsewhere.
	gone context.Context
	end  context.CancelFunc
}

// New returns a Server, or an error when the routes and the contract do not fit together.
func New(c Config) (*Server, error) {
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Ready == nil {
		c.Ready = func(context.Context) error { return nil }
	}
	if c.UpgradeURL == "" {
		c.UpgradeURL = "/settings/plan"
	}
	if len(c.DeployTargets) == 0 {
		c.DeployTargets = []string{build.TargetLocal}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	contract, err := loadContract()
	if err != nil {
		return nil, fmt.Errorf("read the contract: %w", err)
	}
	s := &Server{Config: c, contract: contract, mux: http.NewServeMux(), probe: http.NewServeMux()}
	s.gone, s.end = context.WithCancel(context.Background())
	return s, s.route()
}

// HTTPServer returns an http.Server for s with limits that keep slow or silent clients from holding it.
func (s *Server) HTTPServer() *http.Server {
	srv := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.Logger.Handler(), slog.LevelDebug),
	}
	srv.RegisterOnShutdown(s.Drain)
	return srv
}

// Drain makes /readyz say so, refuses new work and ends event streams. Requests at work go on.
func (s *Server) Drain() {
	s.draining.Store(true)
	s.end()
}

// ServeHTTP answers one request: it gives it an id, logs it, and turns a panic into a 500.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := requestID(r)
	w.Header()["X-Request-Id"] = []string{id}
	rec := &recorder{ResponseWriter: w}
	start := time.Now()
	defer func() {
		if p := recover(); p != nil {
			if p == http.ErrAbortHandler { //nolint:errorlint // the sentinel itself, by contract of net/http
				panic(p)
			}
			s.Logger.Error("a handler panicked", "request_id", id, "panic", fmt.Sprint(p))
			if rec.status == 0 {
				s.writeError(rec, r, fmt.Errorf("panic: %v", p))
			} else {
				panic(http.ErrAbortHandler) // half an answer must not look whole
			}
		}
		level := slog.LevelInfo
		if rec.status < 400 && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
			level = slog.LevelDebug // clients poll
		}
		if s.Logger.Enabled(r.Context(), level) {
			s.Logger.Log(r.Context(), level, "request", "request_id", id, "method", r.Method, "path", r.URL.Path, "status", rec.status, "duration", time.Since(start))
		}
	}()
	if unclean(r.URL.EscapedPath()) {
		s.notFound(rec, r)
		return
	}
	s.mux.ServeHTTP(rec, r)
}

// unclean reports whether net/http would answer a path with a redirect to its clean form, which is no JSON.
func unclean(p string) bool {
	if !strings.Contains(p, "//") && !strings.Contains(p, "/.") && strings.HasPrefix(p, "/") {
		return false
	}
	clean := path.Clean("/" + p)
	return clean != strings.TrimSuffix(p, "/") && p != "/"
}

// notFound answers for a path or method that is no route.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request) {
	c := &call{Server: s, w: w, r: r}
	if err := c.admit(anyone); err != nil {
		s.writeError(w, r, err)
		return
	}
	var allowed []string
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		if unclean(r.URL.EscapedPath()) {
			break
		}
		if _, pattern := s.probe.Handler(&http.Request{Method: m, URL: r.URL, Host: r.Host}); pattern != "" {
			if allowed = append(allowed, m); m == http.MethodGet {
				allowed = append(allowed, http.MethodHead)
			}
		}
	}
	if len(allowed) == 0 {
		s.writeError(w, r, fault.New(fault.NotFound, "There is nothing at this address. "+Base+"/docs lists the endpoints."))
		return
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	s.writeError(w, r, fault.Newf(fault.MethodNotAllowed, "This address does not take this method. Use %s.", strings.Join(allowed, " or ")).With("allow", allowed))
}

// recorder remembers the status that was sent, for the log.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// isGone reports whether err only says that the client went away.
func isGone(r *http.Request, err error) bool {
	return r.Context().Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded))
}
