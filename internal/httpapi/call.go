package httpapi

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/idempotency"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/limit"
)

// call is one request on its way through the flow.
type call struct {
	*Server
	w      http.ResponseWriter
	r      *http.Request
	route  route
	op     *operation
	caller account.Caller
	body   map[string]any // decoded and checked against the contract; nil without a body
	raw    []byte         // the same as it came
	newID  string         // of what a POST makes
}

func (c *call) ctx() context.Context { return c.r.Context() }

// scope is whose data the call sees.
func (c *call) scope() build.Scope {
	return build.Scope{AccountID: c.caller.Account.ID, Livemode: c.caller.Livemode()}
}

// admit finds the caller and says whether the call may go on: key, account, tier, limits. It sets the rate headers in
// every case.
func (c *call) admit(n needs) error {
	caller, authErr := account.Caller{}, error(nil)
	if n != probes {
		if secret := bearer(c.r); secret != "" || n > probes {
			caller, authErr = c.Accounts.Authenticate(c.ctx(), secret)
		}
	}
	if authErr != nil && fault.From(authErr).Code == fault.Internal {
		if _, err := c.limitAddress(true); err != nil { // for the headers
			return err
		}
		return authErr
	}
	if caller.Account.ID == "" { // no valid key
		d, err := c.limitAddress(n == probes)
		switch {
		case err != nil:
			return err
		case !d.Allowed && n != probes:
			return tooMany(d, "Requests without a valid API key are limited by address.")
		case n > probes:
			return authErr
		}
		return c.ready(n)
	}
	c.caller = caller
	limits := caller.Tier.Limits(caller.Account)
	mode := "/test"
	if caller.Livemode() {
		mode = "/live"
	}
	d, err := c.Limiter.Take(c.ctx(), caller.Account.ID+mode, limits.RequestsPerMinute)
	if err != nil {
		return err
	}
	c.rateHeaders(d)
	switch {
	case n >= key && !caller.Tier.API:
		return c.insufficientTier("The API needs a higher tier than the account has.", func(t account.Tier) bool { return t.API })
	case n == deployer && !caller.Tier.Deploy:
		return c.insufficientTier("Deploying needs a higher tier than the account has.", func(t account.Tier) bool { return t.API && t.Deploy })
	case !d.Allowed:
		return tooMany(d, "The account has used up its requests for now.")
	}
	return c.ready(n)
}

// ready refuses new work while the server drains.
func (c *call) ready(n needs) error {
	if c.draining.Load() && n != probes && c.r.Method == http.MethodPost {
		return fault.New(fault.Unavailable, "This server is about to stop. Send the request again in a moment.")
	}
	return nil
}

// insufficientTier says which tier would do.
func (c *call) insufficientTier(message string, ok func(account.Tier) bool) *fault.Error {
	need := c.Accounts.Tiers().Lowest(ok)
	return fault.Newf(fault.InsufficientTier, "%s Upgrade to %s.", message, need.Name).
		With("current_tier", c.caller.Tier.Slug).With("required_tier", need.Slug).With("upgrade_url", c.UpgradeURL)
}

// allowArchetype checks that the caller's tier may build the archetype.
func (c *call) allowArchetype(slug string) error {
	if slug == "" || c.caller.Tier.AllowsArchetype(slug) {
		return nil
	}
	return c.insufficientTier("The account's tier does not build apps of the archetype "+slug+".", func(t account.Tier) bool {
		return t.API && t.AllowsArchetype(slug)
	}).With("archetype", slug)
}

func tooMany(d limit.Decision, why string) error {
	return fault.Newf(fault.RateLimitExceeded, "%s Wait %d s and try again; spread requests out.", why, seconds(d.RetryAfter)).
		With("limit", d.Limit).With("retry_after", seconds(d.RetryAfter))
}

func seconds(d time.Duration) int64 { return int64((d + time.Second - 1) / time.Second) }

// limitAddress counts a request against the client's address and sets the headers; probes only look.
func (c *call) limitAddress(peek bool) (limit.Decision, error) {
	take := c.Limiter.Take
	if peek {
		take = c.Limiter.Peek
	}
	d, err := take(c.ctx(), "address/"+c.clientAddress(), anonymousPerMinute)
	if err == nil {
		c.rateHeaders(d)
	}
	return d, err
}

func (c *call) rateHeaders(d limit.Decision) {
	h, limitText, left := c.w.Header(), strconv.Itoa(d.Limit), strconv.Itoa(d.Remaining)
	// Spelt as in the contract, which Header.Set would not do.
	h["X-RateLimit-Limit"] = []string{limitText}
	h["X-RateLimit-Remaining"] = []string{left}
	// Rounded up: at that second the full allowance is back.
	h["X-RateLimit-Reset"] = []string{strconv.FormatInt(d.Reset.Add(time.Second-1).Unix(), 10)}
	h["RateLimit"] = []string{`"default";r=` + left + `;t=` + strconv.FormatInt(max(seconds(d.Reset.Sub(c.Now())), 0), 10)}
	h["RateLimit-Policy"] = []string{`"default";q=` + limitText + `;w=60`}
	if d.RetryAfter > 0 && !d.Allowed {
		h["Retry-After"] = []string{strconv.FormatInt(seconds(d.RetryAfter), 10)}
	}
}

// clientAddress is the address to limit by: the connection's, or the last one that a trusted proxy vouches for. An IPv6
// client is its /64, since it has all of it.
func (c *call) clientAddress() string {
	ap, err := netip.ParseAddrPort(c.r.RemoteAddr)
	if err != nil {
		return c.r.RemoteAddr
	}
	addr := ap.Addr().Unmap()
	hops := strings.Split(strings.Join(c.r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && c.trusted(addr); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		addr = next.Unmap()
	}
	if addr.Is6() {
		if p, err := addr.Prefix(64); err == nil {
			return p.Masked().String()
		}
	}
	return addr.String()
}

func (c *call) trusted(a netip.Addr) bool {
	for _, p := range c.TrustedProxies {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// bearer returns the key of the Authorization header, "" when there is none. Another scheme counts as none.
func bearer(r *http.Request) string {
	scheme, rest, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(rest)
}

// requestID returns the id that the client sent, if it is a plain one, else a new one.
func requestID(r *http.Request) string {
	id := r.Header.Get("X-Request-Id")
	if id == "" || len(id) > 128 {
		return ident.NewID("req_")
	}
	for i := range len(id) {
		b := id[i]
		if (b < '0' || b > '9') && (b < 'A' || b > 'Z') && (b < 'a' || b > 'z') && b != '-' && b != '_' && b != '.' {
			return ident.NewID("req_")
		}
	}
	return id
}

// once runs a POST, at most once when it has an Idempotency-Key.
func (c *call) once() (answer, error) {
	if c.route.makes != "" {
		c.newID = ident.NewID(c.route.makes)
	}
	values := c.r.Header.Values("Idempotency-Key")
	if len(values) == 0 {
		return c.route.handle(c)
	}
	k := values[0]
	if len(values) > 1 || k == "" || len(k) > 255 || strings.ContainsFunc(k, func(r rune) bool { return r < 0x21 || r > 0x7e }) {
		return answer{}, fault.InvalidField("Idempotency-Key", "invalid_format", "Send one key of 1 to 255 printable ASCII characters without spaces.")
	}
	canonical, err := json.Marshal(c.body) // sorted keys: the same body written differently is the same
	if err != nil {
		return answer{}, err
	}
	fp := idempotency.Fingerprint(sha256.Sum256([]byte(c.r.Method + " " + c.r.URL.EscapedPath() + "\n" + string(canonical))))
	kept, replayed, err := c.Idempotency.Do(c.ctx(), c.scope(), k, fp, c.newID, func(id string) (idempotency.Answer, error) {
		c.newID = id
		a, err := c.route.handle(c)
		if err != nil {
			return idempotency.Answer{}, err
		}
		return a.keep()
	})
	if err != nil {
		return answer{}, err
	}
	a := answer{status: kept.Status, header: kept.Headers, encoded: kept.Body}
	if replayed {
		c.w.Header().Set("Idempotent-Replayed", "true")
	}
	return a, nil
}
