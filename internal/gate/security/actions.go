package security

import (
	"regexp"
	"strings"
)

var (
	serverFile = regexp.MustCompile(`^\s*["']use server["']`)
	clientFile = regexp.MustCompile(`^\s*["']use client["']`)
	routeFile  = regexp.MustCompile(`(^|/)app/.*route\.(ts|js)x?$`)
	// Up to the end of the parameters' line; the body follows.
	functionStart = regexp.MustCompile(`(?m)^(export )?(?:default )?(?:(?:async )?function (\w+)|const (\w+)\s*=\s*(?:async )?)\s*(?:<[^(]*>)?\([^{\n]*`)
	asksAccount   = regexp.MustCompile(`\b(with(Viewer|User|Account|Admin)|require(User|Account|Admin|Role)|(current|get)(User|Viewer|Account)|asUser|signIn|signUp|signOut|authDriver|auth\w*\()`)
	asksCaller    = regexp.MustCompile(`(?i)signature|timingSafeEqual|createHmac|constructEvent|verify\w*\(|bearer`)
	asksOrigin    = regexp.MustCompile(`(?i)["']origin["']|sec-fetch-site|csrf`)
	readsForm     = regexp.MustCompile(`\bFormData\b`)
	readsValue    = regexp.MustCompile(`\.(get|getAll|entries)\(|fromEntries\(`)
	readsBody     = regexp.MustCompile(`\.(json|formData)\(\)`)
	mutates       = regexp.MustCompile(`^(POST|PUT|PATCH|DELETE)$`)
	// A schema, or a look-up in a list of what is allowed.
	checksInput  = regexp.MustCompile(`\b(parse\w*|safeParse|validate\w*|z\.\w+)\s*\(|\.(find|includes|has)\(`)
	serverImport = regexp.MustCompile(`from\s+["'](@/kit/db(/[^"']*)?|@/lib/db(/[^"']*)?|postgres|@electric-sql/pglite|drizzle-orm/(pglite|postgres-js)|node:fs(/promises)?|node:child_process)["']`)
	typeImport   = regexp.MustCompile(`import\s+type\b`)
)

// entries are the functions that anybody can call over the network: exported server actions, and handlers of routes.
func (a *app) entries(each func(file string, f function, all []function, handler bool)) {
	for _, p := range a.paths {
		if !scripts.MatchString(p) || tests.MatchString(p) {
			continue
		}
		text := string(a.files[p])
		handler := routeFile.MatchString(p)
		if !handler && !serverFile.MatchString(text) {
			continue
		}
		functions := functionsOf(text)
		for _, f := range functions {
			if f.exported && (!handler || mutates.MatchString(f.name)) {
				each(p, f, functions, handler)
			}
		}
	}
}

func openAction(r *Rule, a *app) []Finding {
	var out []Finding
	a.entries(func(file string, f function, all []function, handler bool) {
		// Signing in and up is for people who are nobody yet.
		if reaching(all, asksAccount)[f.name] || strings.Contains(file, "/auth/") {
			return
		}
		if !handler {
			out = append(out, r.at(file, f.line, "server action "+f.name+" does not ask who is calling"))
		} else if !reaching(all, asksCaller)[f.name] {
			out = append(out, r.at(file, f.line, "the handler of "+f.name+" does not ask who is calling"))
		}
	})
	return out
}

func uncheckedInput(r *Rule, a *app) []Finding {
	var out []Finding
	a.entries(func(file string, f function, all []function, handler bool) {
		reads := readsForm.MatchString(f.head) && readsValue.MatchString(f.text) || handler && readsBody.MatchString(f.text)
		if reads && !reaching(all, checksInput)[f.name] {
			what := "server action " + f.name + " uses a form"
			if handler {
				what = "the handler of " + f.name + " uses a body"
			}
			out = append(out, r.at(file, f.line, what+" without checking it"))
		}
	})
	return out
}

// forgery finds doors through which another site could act for somebody who is signed in. Server actions are guarded by
// the framework, unless it is told to let every origin in.
func forgery(r *Rule, a *app) []Finding {
	var out []Finding
	a.entries(func(file string, f function, all []function, handler bool) {
		if handler && !reaching(all, asksOrigin)[f.name] && !reaching(all, asksCaller)[f.name] {
			out = append(out, r.at(file, f.line, "the handler of "+f.name+" takes requests that other sites send in a visitor's name"))
		}
	})
	return append(out, lines(
		pattern{files: scripts, line: regexp.MustCompile(`allowedOrigins:\s*\[[^\]]*["']\*`), message: "server actions may be called from every site"},
		pattern{files: scripts, line: regexp.MustCompile(`(?i)sameSite:\s*["']none`), message: "a cookie is sent with the requests of other sites"},
	)(r, a)...)
}

func serverImports(r *Rule, a *app) []Finding {
	var out []Finding
	for _, p := range a.paths {
		if !scripts.MatchString(p) || !clientFile.Match(a.files[p]) {
			continue
		}
		for i, line := range a.lines[p] {
			if serverImport.MatchString(line) && !typeImport.MatchString(line) {
				out = append(out, r.at(p, i+1, "a component that runs in the browser imports server code"))
			}
		}
	}
	return out
}

// function is one top-level function of a script.
type function struct {
	name, head, text string
	exported         bool
	line             int
}

func functionsOf(text string) []function {
	starts := functionStart.FindAllStringSubmatchIndex(text, -1)
	var out []function
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		head := text[at[0]:at[1]]
		m := functionStart.FindStringSubmatch(head)
		out = append(out, function{name: m[2] + m[3], head: head, text: text[at[0]:end], exported: m[1] != "", line: 1 + strings.Count(text[:at[0]], "\n")})
	}
	return out
}

// reaching are the functions that do something themselves, or by calling one of their file that does.
func reaching(functions []function, what *regexp.Regexp) map[string]bool {
	out := map[string]bool{}
	for changed := true; changed; {
		changed = false
		for _, f := range functions {
			if out[f.name] {
				continue
			}
			body := strings.TrimPrefix(f.text, f.head)
			does := what.MatchString(f.text)
			for name := range out {
				does = does || strings.Contains(body, name+"(")
			}
			if does {
				out[f.name], changed = true, true
			}
		}
	}
	return out
}
