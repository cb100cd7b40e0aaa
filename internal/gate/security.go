package gate

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// sourceRule finds one kind of fault in the lines of source files.
type sourceRule struct {
	id       string
	severity string
	files    *regexp.Regexp
	line     *regexp.Regexp
	not      *regexp.Regexp // a line that also matches this is fine
	message  string
	fix      string
}

var (
	scripts  = regexp.MustCompile(`\.(tsx?|jsx?|mjs|cjs)$`)
	anything = regexp.MustCompile(`\.(tsx?|jsx?|mjs|cjs|json|sql|md|css|ya?ml|toml|env|txt)$|(^|/)\.env[^/]*$`)
	tests    = regexp.MustCompile(`(^|/)tests?/|\.test\.`)
	comment  = regexp.MustCompile(`^\s*(//|\*|/\*|--|#|<!--)`)
)

// Keys that providers hand out have shapes of their own; the last rule is for those that have none.
var secretShape = regexp.MustCompile(`AKIA[0-9A-Z]{16}|\b(sk|rk)_live_[0-9A-Za-z]{16,}|\bsk-(ant-|proj-)?[0-9A-Za-z_-]{24,}|\bgh[pousr]_[0-9A-Za-z]{30,}|\bxox[abprs]-[0-9A-Za-z-]{20,}|hooks\.slack\.com/services/T[0-9A-Z]{6,}/B[0-9A-Z]{6,}/[0-9A-Za-z]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bsb_secret_[0-9A-Za-z_-]{16,}|\bsbp_[0-9a-f]{40}|\beyJ[0-9A-Za-z_-]{20,}\.eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}|\bwhsec_[0-9A-Za-z+/=]{24,}|postgres(ql)?://[^\s:@/"'<>]+:[^\s@/"'<>$]{6,}@[^\s"'<>]+\.[a-z]{2,}`)

var sourceRules = []sourceRule{
	{id: "hard-coded-secret", severity: High, files: anything, line: secretShape, not: regexp.MustCompile(`(?i)example|your[-_ ]|placeholder|xxxx`),
		message: "a key or password stands in the source", fix: "read it from an environment variable, and revoke this one"},
	{id: "hard-coded-secret", severity: High, files: scripts,
		line:    regexp.MustCompile(`(?i)\b\w*(api_?key|secret|passwd|password|private_?key|access_?token|auth_?token)\w*["']?\s*[:=]\s*["']([0-9A-Za-z+/_=-]*[0-9][0-9A-Za-z+/_=-]*[A-Za-z][0-9A-Za-z+/_=-]{8,}|[0-9A-Za-z+/_=-]*[A-Za-z][0-9A-Za-z+/_=-]*[0-9][0-9A-Za-z+/_=-]{8,})["']`),
		not:     regexp.MustCompile(`(?i)example|your[-_ ]|placeholder|process\.env|demo|test`),
		message: "a key or password stands in the source", fix: "read it from an environment variable, and change this one"},
	{id: "raw-html", severity: High, files: scripts, line: regexp.MustCompile(`dangerouslySetInnerHTML|\.(inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML|document\.write\(`),
		not:     regexp.MustCompile(`dangerouslySetInnerHTML=\{\{\s*__html:\s*(JSON\.stringify\(|[A-Z][A-Z0-9_]+\s*\}\}|[a-zA-Z]*[sS]cript\s*\}\})`),
		message: "text becomes HTML without being escaped", fix: "let React render it as text"},
	{id: "code-from-text", severity: High, files: scripts, line: regexp.MustCompile(`\beval\(|new Function\(|set(Timeout|Interval)\(\s*["'\x60]`), message: "text is run as code", fix: "call a function"},
	{id: "sql-from-text", severity: High, files: scripts, line: regexp.MustCompile(`\.(raw|unsafe|query|exec|execute)\(\s*(\x60[^\x60]*\$\{|["'][^"']*["']\s*\+)`),
		message: "SQL is put together from strings", fix: "pass values as parameters"},
	{id: "open-cors", severity: High, files: scripts, line: regexp.MustCompile(`(?i)access-control-allow-origin["']?\s*[,:]\s*(value:\s*)?["']\*["']`), message: "every site may call this app in its users' name", fix: "name the origins that may"},
	{id: "public-secret", severity: High, files: anything, line: regexp.MustCompile(`NEXT_PUBLIC_\w*(SECRET|SERVICE_ROLE|PRIVATE|PASSWORD)`), message: "a secret is handed to every browser by its NEXT_PUBLIC_ name", fix: "take the prefix off and read it on the server only"},
	{id: "weak-random", severity: High, files: regexp.MustCompile(`(auth|token|session|login|invite)[^/]*\.(tsx?|mjs)$|/auth/`), line: regexp.MustCompile(`Math\.random\(`), message: "secrets are made of guessable numbers", fix: "use randomBytes or randomUUID of node:crypto"},
	{id: "plain-link", severity: Low, files: scripts, line: regexp.MustCompile(`target="_blank"`), not: regexp.MustCompile(`rel=`), message: `a link opens a new window without rel="noreferrer"`, fix: `add rel="noreferrer"`},
	{id: "tls-off", severity: High, files: scripts, line: regexp.MustCompile(`rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED`), message: "certificates are not checked", fix: "leave the check on"},
	{id: "silenced", severity: Low, files: scripts, line: regexp.MustCompile(`@ts-ignore|@ts-nocheck|oxlint-disable|eslint-disable`), message: "a tool's warning is silenced", fix: "mend what it warns about"},
}

// runSecurity reads the sources, and what the build gives to browsers.
func runSecurity(ctx context.Context, j *job) (Result, error) {
	findings := sourceFindings(j.in.Files)
	bundled, err := bundleFindings(j.host("build", "app/.next/static"))
	if err != nil {
		return Result{}, err
	}
	findings = append(findings, bundled...)
	return Result{Status: passing(findings), Summary: fmt.Sprintf("%s in %s", count(len(findings), "finding", "findings"), count(len(j.in.Files), "file", "files")), Findings: findings}, ctx.Err()
}

func sourceFindings(files map[string][]byte) []Finding {
	paths := make([]string, 0, len(files))
	for p := range files {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	var out []Finding
	for _, p := range paths {
		if path.Base(p) == "package-lock.json" || bytes.IndexByte(files[p], 0) >= 0 {
			continue
		}
		text := string(files[p])
		for i, line := range strings.Split(text, "\n") {
			if comment.MatchString(line) && !secretShape.MatchString(line) && !strings.Contains(line, "disable") && !strings.Contains(line, "@ts-") {
				continue
			}
			for _, r := range sourceRules {
				if !r.files.MatchString(p) || !r.line.MatchString(line) || r.not != nil && r.not.MatchString(line) {
					continue
				}
				f := Finding{Rule: "security/" + r.id, Severity: r.severity, File: p, Line: i + 1, Message: r.message, Fix: r.fix}
				if tests.MatchString(p) && f.Severity == High && r.id != "hard-coded-secret" {
					f.Severity = Low
				}
				out = append(out, f)
			}
		}
		out = append(out, actionFindings(p, text)...)
	}
	return append(out, missingFindings(files)...)
}

var (
	serverFile = regexp.MustCompile(`^\s*["']use server["']`)
	clientFile = regexp.MustCompile(`^\s*["']use client["']`)
	// Up to the end of the parameters' line; the body follows.
	functionStart = regexp.MustCompile(`(?m)^(export )?(?:default )?(?:(?:async )?function (\w+)|const (\w+)\s*=\s*(?:async )?)\s*(?:<[^(]*>)?\([^{\n]*`)
	asksAccount   = regexp.MustCompile(`\b(with(Viewer|User|Account|Admin)|require(User|Account|Admin|Role)|(current|get)(User|Viewer|Account)|asUser|signIn|signUp|signOut|authDriver|auth\w*\()`)
	readsForm     = regexp.MustCompile(`\bFormData\b`)
	readsValue    = regexp.MustCompile(`\.(get|getAll|entries)\(|fromEntries\(`)
	// A schema, or a look-up in a list of what is allowed.
	checksInput  = regexp.MustCompile(`\b(parse\w*|safeParse|validate\w*|z\.\w+)\s*\(|\.(find|includes|has)\(`)
	serverImport = regexp.MustCompile(`from\s+["'](@/kit/db(/[^"']*)?|@/lib/db(/[^"']*)?|postgres|@electric-sql/pglite|drizzle-orm/(pglite|postgres-js)|node:fs(/promises)?|node:child_process)["']`)
	typeImport   = regexp.MustCompile(`import\s+type\b`)
)

// actionFindings looks at server actions: whoever knows the address can call them, with anything.
func actionFindings(file, text string) []Finding {
	if !scripts.MatchString(file) || tests.MatchString(file) {
		return nil
	}
	var out []Finding
	if clientFile.MatchString(text) {
		for i, line := range strings.Split(text, "\n") {
			if serverImport.MatchString(line) && !typeImport.MatchString(line) {
				out = append(out, Finding{Rule: "security/server-code-in-browser", Severity: High, File: file, Line: i + 1, Message: "a component that runs in the browser imports server code", Fix: "fetch on the server and pass the data as props"})
			}
		}
	}
	if !serverFile.MatchString(text) {
		return out
	}
	functions := functionsOf(text)
	asks, checks := reaching(functions, asksAccount), reaching(functions, checksInput)
	for _, f := range functions {
		if !f.exported {
			continue
		}
		// Signing in and up is for people who are nobody yet.
		if !asks[f.name] && !strings.Contains(file, "/auth/") {
			out = append(out, Finding{Rule: "security/open-action", Severity: High, File: file, Line: f.line, Message: "server action " + f.name + " does not ask who is calling", Fix: "go through withViewer or withUser"})
		}
		if readsForm.MatchString(f.head) && readsValue.MatchString(f.text) && !checks[f.name] {
			out = append(out, Finding{Rule: "security/unchecked-input", Severity: High, File: file, Line: f.line, Message: "server action " + f.name + " uses a form without checking it", Fix: "parse it with the entity's schema first"})
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
			does := what.MatchString(f.text)
			for name := range out {
				does = does || strings.Contains(strings.TrimPrefix(f.text, f.head), name+"(")
			}
			if does {
				out[f.name], changed = true, true
			}
		}
	}
	return out
}

// missingFindings are faults that are the lack of something in the whole app.
func missingFindings(files map[string][]byte) []Finding {
	all := func(want *regexp.Regexp, where *regexp.Regexp) bool {
		for p, text := range files {
			if where.MatchString(p) && want.Match(text) {
				return true
			}
		}
		return false
	}
	var out []Finding
	signIn := regexp.MustCompile(`(?i)sign_?-?in|login`)
	if all(signIn, scripts) && !all(regexp.MustCompile(`(?i)attempt|rate.?limit|too many|throttle`), regexp.MustCompile(`(?i)auth|sign-?in|limit`)) {
		out = append(out, Finding{Rule: "security/no-sign-in-limit", Severity: High, Message: "passwords can be tried without limit", Fix: "count failed sign-ins per account and address"})
	}
	headers := []string{"X-Content-Type-Options", "Referrer-Policy"}
	for _, h := range headers {
		if !all(regexp.MustCompile(`(?i)`+h), regexp.MustCompile(`(^|/)(next\.config\.\w+|proxy\.ts|middleware\.ts|vercel\.json)$`)) {
			out = append(out, Finding{Rule: "security/header", Severity: High, File: "next.config.ts", Message: "answers lack the header " + h, Fix: "set it for all paths"})
		}
	}
	if !all(regexp.MustCompile(`(?i)X-Frame-Options|frame-ancestors`), regexp.MustCompile(`(^|/)(next\.config\.\w+|proxy\.ts|middleware\.ts|vercel\.json)$`)) {
		out = append(out, Finding{Rule: "security/header", Severity: High, File: "next.config.ts", Message: "other sites may show this app in a frame", Fix: "set X-Frame-Options or frame-ancestors for all paths"})
	}
	return out
}

// serverWords must never reach a browser.
var serverWords = regexp.MustCompile(`encrypted_password|SUPABASE_SERVICE_ROLE|DATABASE_URL|service_role`)

// bundleFindings reads the scripts that the build gives to browsers; without a build there are none.
func bundleFindings(dir string) ([]Finding, error) {
	var out []Finding
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if os.IsNotExist(err) {
				return nil
			}
			return err
		}
		if d.Type().IsRegular() && strings.HasSuffix(p, ".js") {
			text, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			for what, found := range map[string][]byte{"a key": secretShape.Find(text), "server-only code": serverWords.Find(text)} {
				if found != nil {
					hint := string(found)
					if what == "a key" {
						hint = hint[:min(len(hint), 6)] + "…"
					}
					out = append(out, Finding{Rule: "security/browser-bundle", Severity: High, Message: fmt.Sprintf("%s reaches browsers: %q in a script of the build", what, hint), Fix: "keep it in modules that import \"server-only\""})
				}
			}
		}
		return nil
	})
	return out, err
}
