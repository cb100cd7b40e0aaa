package security

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var settings = regexp.MustCompile(`(^|/)(next\.config\.\w+|proxy\.ts|middleware\.ts|vercel\.json)$`)

// headers are those that every answer must have.
func headers(r *Rule, a *app) []Finding {
	var out []Finding
	for _, h := range []struct{ name, pattern string }{
		{"X-Content-Type-Options", `(?i)X-Content-Type-Options`}, {"Referrer-Policy", `(?i)Referrer-Policy`},
		{"X-Frame-Options or frame-ancestors", `(?i)X-Frame-Options|frame-ancestors`}, {"Content-Security-Policy", `(?i)Content-Security-Policy`},
	} {
		if _, _, ok := a.has(regexp.MustCompile(h.pattern), settings); !ok {
			out = append(out, r.at("next.config.ts", 1, "answers lack "+h.name))
		}
	}
	return out
}

var (
	signsIn = regexp.MustCompile(`(?i)sign_?-?in|log_?-?in`)
	byPass  = regexp.MustCompile(`(?i)password`)
	counts  = regexp.MustCompile(`(?i)attempt|rate.?limit|too many|throttle`)
	doors   = regexp.MustCompile(`(?i)(auth|sign-?in|login|limit)[^.]*.*\.(tsx?|mjs|sql)$`)
)

// signInLimit holds apps in which people sign in with a password to counting the tries.
func signInLimit(r *Rule, a *app) []Finding {
	_, _, password := a.has(byPass, scripts)
	file, line, door := a.has(signsIn, regexp.MustCompile(`(?i)(auth|sign-?in|login)[^.]*.*\.(tsx?|mjs)$`))
	if !password || !door {
		return nil
	}
	for _, p := range a.paths {
		if !doors.MatchString(p) || tests.MatchString(p) {
			continue
		}
		if counts.MatchString(a.read[p].bare) {
			return nil
		}
	}
	return []Finding{r.at(file, line, "passwords can be tried without limit")}
}

// serverWords must never reach a browser.
var serverWords = regexp.MustCompile(`encrypted_password|SUPABASE_SERVICE_ROLE|DATABASE_URL|service_role`)

// inBundle reads the scripts that the build gives to browsers.
func inBundle(r *Rule, a *app) []Finding {
	paths := make([]string, 0, len(a.bundle))
	for p := range a.bundle {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	var out []Finding
	for _, p := range paths {
		text := a.bundle[p]
		if at := secretShape.FindIndex(text); at != nil {
			found := string(text[at[0]:at[1]])
			out = append(out, r.at(p, lineOf(text, at[0]), fmt.Sprintf("a key reaches browsers: %q in a script of the build", found[:min(len(found), 6)]+"…")))
		}
		if at := serverWords.FindIndex(text); at != nil {
			out = append(out, r.at(p, lineOf(text, at[0]), fmt.Sprintf("server-only code reaches browsers: %q in a script of the build", text[at[0]:at[1]])))
		}
	}
	return out
}

func lineOf(text []byte, at int) int { return 1 + strings.Count(string(text[:at]), "\n") }

//go:embed advisories.json
var advisoriesFile []byte

// advisory is one known hole. Versions from Since up to, not including, Fixed have it; several ranges when several lines
// were mended.
type advisory struct {
	Package string `json:"package"`
	ID      string `json:"id"`
	What    string `json:"what"`
	Ranges  []struct {
		Since string `json:"since"`
		Fixed string `json:"fixed"`
	} `json:"ranges"`
}

var advisories = func() (list []advisory) {
	if err := json.Unmarshal(advisoriesFile, &list); err != nil {
		panic("advisories.json: " + err.Error())
	}
	return list
}()

// vulnerable holds the lock file against the list of known holes, and finds packages that do not come from a registry with
// a checksum: those can change under the app.
func vulnerable(r *Rule, a *app) []Finding {
	text := a.files["package-lock.json"]
	var lock struct {
		Packages map[string]struct {
			Version, Resolved, Integrity string
			Link                         bool
		}
	}
	if text == nil || json.Unmarshal(text, &lock) != nil {
		return nil
	}
	names := make([]string, 0, len(lock.Packages))
	for name := range lock.Packages {
		names = append(names, name)
	}
	slices.Sort(names)
	var out []Finding
	for _, path := range names {
		p := lock.Packages[path]
		at := strings.LastIndex(path, "node_modules/")
		if at < 0 || p.Link {
			continue
		}
		name := path[at+len("node_modules/"):]
		line := 1
		if i := strings.Index(string(text), strconv.Quote(path)); i >= 0 {
			line = lineOf(text, i)
		}
		for _, x := range advisories {
			if x.Package == name && x.hits(p.Version) {
				out = append(out, r.at("package-lock.json", line, fmt.Sprintf("%s %s: %s (%s)", name, p.Version, x.What, x.ID)))
			}
		}
		if strings.HasPrefix(p.Resolved, "git") || strings.HasPrefix(p.Resolved, "http:") {
			out = append(out, r.at("package-lock.json", line, name+" is not fetched from a registry with a checksum"))
		}
	}
	return out
}

func (x advisory) hits(version string) bool {
	return slices.ContainsFunc(x.Ranges, func(g struct {
		Since string `json:"since"`
		Fixed string `json:"fixed"`
	}) bool {
		return compare(version, g.Since) >= 0 && (g.Fixed == "" || compare(version, g.Fixed) < 0)
	})
}

// compare orders versions by their three numbers; what comes before a release ("-rc.1") is before it.
func compare(a, b string) int {
	na, pa := numbers(a)
	nb, pb := numbers(b)
	if c := slices.Compare(na[:], nb[:]); c != 0 {
		return c
	}
	switch {
	case pa && !pb:
		return -1
	case pb && !pa:
		return 1
	}
	return 0
}

func numbers(version string) (out [3]int, before bool) {
	version, _, _ = strings.Cut(version, "+")
	version, _, before = strings.Cut(version, "-")
	for i, part := range strings.SplitN(version, ".", 3) {
		out[i], _ = strconv.Atoi(part)
	}
	return out, before
}
