package security

import (
	"path"
	"regexp"
	"strings"
)

var (
	serverFile   = regexp.MustCompile(`^\s*["']use server["']`)
	clientFile   = regexp.MustCompile(`^\s*["']use client["']`)
	routeFile    = regexp.MustCompile(`(^|/)app/.*route\.(ts|js)x?$`)
	inlineAction = regexp.MustCompile(`\{\s*["']use server["']`)
	imported     = regexp.MustCompile(`import\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']`)
	// Up to the end of the parameters' line; the body follows. A constant may also be what another function makes of one.
	functionStart = regexp.MustCompile(`(?m)^(export )?(?:default )?(?:(?:async )?function (\w+)|const (\w+)\s*(?::[^=\n]+)?=\s*(?:async |\w+(?:\.\w+)*)?)\s*(?:<[^(]*>)?\([^{\n]*`)
	// By the login, or by a password that is compared; trying one is for people who are nobody yet.
	asksAccount = regexp.MustCompile(`\b(with(Viewer|User|Account|Admin)|require(User|Account|Admin|Role)|(current|get)(User|Viewer|Account)|asUser|claimAdmin|is(Staff|Admin)|signIn|signUp|signOut|authDriver|auth(Staff)?|(is|verify|check|compare)\w*Password|start\w*Login)\(`)
	asksCaller  = regexp.MustCompile(`(?i)timingSafeEqual|constructEvent|\b(verify|check)\w*\(|signature\w*\(`)
	saysBearer  = regexp.MustCompile("(?i)[\"'`](bearer |authorization[\"'`])")
	compares    = regexp.MustCompile(`[!=]==`)
	asksOrigin  = regexp.MustCompile(`(?i)["']origin["']|sec-fetch-site|csrf`)
	readsForm   = regexp.MustCompile(`\bFormData\b`)
	readsValue  = regexp.MustCompile(`\.(get|getAll|entries)\(|fromEntries\(`)
	readsBody   = regexp.MustCompile(`\.(json|formData)\(\)`)
	mutates     = regexp.MustCompile(`^(POST|PUT|PATCH|DELETE)$`)
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
		handler := routeFile.MatchString(p)
		if !handler && !serverFile.MatchString(a.read[p].code) {
			continue
		}
		functions := functionsOf(a.read[p])
		for _, f := range functions {
			if f.exported && (!handler || mutates.MatchString(f.name)) {
				each(p, f, functions, handler)
			}
		}
	}
}

// ways to say that a function does what a pattern finds.
func runs(what *regexp.Regexp) func(function) bool {
	return func(f function) bool { return what.MatchString(f.bare) }
}

func says(what *regexp.Regexp) func(function) bool {
	return func(f function) bool { return what.MatchString(f.text) }
}

// callerAsked says whether a function holds a request against something that only the right caller has.
func callerAsked(f function) bool {
	return asksCaller.MatchString(f.bare) || saysBearer.MatchString(f.text) && compares.MatchString(f.bare)
}

func openAction(r *Rule, a *app) []Finding {
	var out []Finding
	a.entries(func(file string, f function, all []function, handler bool) {
		if reaching(all, runs(asksAccount))[f.name] {
			return
		}
		if !handler {
			out = append(out, r.at(file, f.line, "server action "+f.name+" does not ask who is calling"))
		} else if !reaching(all, callerAsked)[f.name] {
			out = append(out, r.at(file, f.line, "the handler of "+f.name+" does not ask who is calling"))
		}
	})
	return append(out, openInline(r, a)...)
}

// openInline finds actions that are written inside a component and neither ask who is calling nor only call actions of
// files that are held to it themselves. What the component around them asks does not count: they are called without it.
func openInline(r *Rule, a *app) []Finding {
	var out []Finding
	for _, p := range a.paths {
		if !scripts.MatchString(p) || tests.MatchString(p) {
			continue
		}
		s := a.read[p]
		for _, at := range inlineAction.FindAllStringIndex(s.code, -1) {
			if s.bare[at[0]] != '{' {
				continue // in a string
			}
			body := s.bare[at[0]:closing(s.bare, at[0])]
			asks := asksAccount.MatchString(body)
			for _, name := range a.actionsIn(p) {
				asks = asks || callOf(name).MatchString(body)
			}
			if !asks {
				out = append(out, r.at(p, 1+strings.Count(s.raw[:at[0]], "\n"), "a server action inside a component does not ask who is calling"))
			}
		}
	}
	return out
}

// actionsIn are the names by which a file imports actions from files of actions.
func (a *app) actionsIn(file string) []string {
	var names []string
	for _, m := range imported.FindAllStringSubmatch(a.read[file].code, -1) {
		from := path.Join(path.Dir(file), m[2])
		if rest, ok := strings.CutPrefix(m[2], "@/"); ok {
			from = "src/" + rest
		}
		for _, end := range []string{".ts", ".tsx"} {
			if other, ok := a.read[from+end]; ok && serverFile.MatchString(other.code) {
				for _, part := range strings.Split(m[1], ",") {
					if words := strings.Fields(part); len(words) > 0 {
						names = append(names, words[len(words)-1])
					}
				}
			}
		}
	}
	return names
}

// closing is the place behind the brace that closes the one at from.
func closing(code string, from int) int {
	depth := 0
	for i := from; i < len(code); i++ {
		switch code[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(code)
}

func uncheckedInput(r *Rule, a *app) []Finding {
	var out []Finding
	a.entries(func(file string, f function, all []function, handler bool) {
		reads := readsForm.MatchString(f.head) && readsValue.MatchString(f.bare) || handler && readsBody.MatchString(f.bare)
		if reads && !reaching(all, runs(checksInput))[f.name] {
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
		if handler && !reaching(all, says(asksOrigin))[f.name] && !reaching(all, callerAsked)[f.name] {
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
		if !scripts.MatchString(p) || !clientFile.MatchString(a.read[p].code) {
			continue
		}
		for i, line := range a.lines[p] {
			if serverImport.MatchString(line.code) && !typeImport.MatchString(line.code) {
				out = append(out, r.at(p, i+1, "a component that runs in the browser imports server code"))
			}
		}
	}
	return out
}

// function is one top-level function of a script: its code with strings and, bare, without them.
type function struct {
	name, head, text, bare string
	exported               bool
	line                   int
}

func functionsOf(s source) []function {
	starts := functionStart.FindAllStringSubmatchIndex(s.bare, -1)
	var out []function
	for i, at := range starts {
		end := len(s.bare)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		group := func(n int) string { return s.bare[max(0, at[2*n]):max(0, at[2*n+1])] }
		out = append(out, function{name: group(2) + group(3), head: s.bare[at[0]:at[1]], text: s.code[at[0]:end], bare: s.bare[at[0]:end],
			exported: group(1) != "", line: 1 + strings.Count(s.raw[:at[0]], "\n")})
	}
	return out
}

// reaching are the functions that do something themselves, or by calling one of their file that does.
func reaching(functions []function, does func(function) bool) map[string]bool {
	out := map[string]bool{}
	for changed := true; changed; {
		changed = false
		for _, f := range functions {
			if out[f.name] {
				continue
			}
			yes := does(f)
			for name := range out {
				yes = yes || callOf(name).MatchString(f.bare[len(f.head):])
			}
			if yes {
				out[f.name], changed = true, true
			}
		}
	}
	return out
}

// callOf finds calls of a function by its name.
func callOf(name string) *regexp.Regexp {
	return regexp.MustCompile(`(^|[^\w.])` + regexp.QuoteMeta(name) + `\(`)
}
