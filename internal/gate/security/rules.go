package security

import "regexp"

// Keys that providers hand out have shapes of their own; a second pattern is for those that have none.
var secretShape = regexp.MustCompile(`AKIA[0-9A-Z]{16}|\b(sk|rk)_live_[0-9A-Za-z]{16,}|\bsk-(ant-|proj-)?[0-9A-Za-z_-]{24,}|\bgh[pousr]_[0-9A-Za-z]{30,}|\bxox[abprs]-[0-9A-Za-z-]{20,}|hooks\.slack\.com/services/T[0-9A-Z]{6,}/B[0-9A-Z]{6,}/[0-9A-Za-z]{16,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bsb_secret_[0-9A-Za-z_-]{16,}|\bsbp_[0-9a-f]{40}|\beyJ[0-9A-Za-z_-]{20,}\.eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}|\bwhsec_[0-9A-Za-z+/=]{24,}|postgres(ql)?://[^\s:@/"'<>]+:[^\s@/"'<>$]{6,}@[^\s"'<>]+\.[a-z]{2,}`)

// statement is how SQL begins, told from prose by what must follow.
const statement = `\s*(select\s+[\w*,."\s]+\s+from\s+[\w."]+\s+(where|join|order|limit|group)|insert\s+into\s+\w|update\s+[\w."]+\s+set\s|delete\s+from\s+\w)`

// namesOnly is a raw piece of SQL without a blank or a quote: a table or function whose name the code puts together.
var namesOnly = regexp.MustCompile(`\.raw\(\x60[\w.]*(\$\{[\w.]+\}[\w.()]*)+\x60\)`)

// Rules is the gate's table: the ten checks that every app is held to, then further ones.
var Rules = []Rule{
	{ID: "hard-coded-secret", Title: "A key or password stands in the source", Severity: High,
		Fix: "read it from an environment variable, and revoke this one",
		find: lines(
			pattern{files: anything, hints: []string{"AKIA", "_live_", "sk-", "gh", "xox", "hooks.slack", "-----BEGIN", "sb", "eyJ", "whsec_", "postgres"}, line: secretShape, not: regexp.MustCompile(`(?i)example|your[-_ ]|placeholder|xxxx`), message: "a key or password stands in the source", notes: true},
			pattern{files: scripts,
				hints:   []string{"=", ":"},
				line:    regexp.MustCompile(`(?i)\b\w*(api_?key|secret|passwd|password|private_?key|access_?token|auth_?token)\w*["']?\s*[:=]\s*["']([0-9A-Za-z+/_=-]*[0-9][0-9A-Za-z+/_=-]*[A-Za-z][0-9A-Za-z+/_=-]{8,}|[0-9A-Za-z+/_=-]*[A-Za-z][0-9A-Za-z+/_=-]*[0-9][0-9A-Za-z+/_=-]{8,})["']`),
				not:     regexp.MustCompile(`(?i)example|your[-_ ]|placeholder|process\.env|demo|test`),
				message: "a key or password stands in the source"})},
	{ID: "sql-from-text", Title: "SQL is put together from strings", Severity: High,
		Fix: "pass values as parameters of the sql tag",
		find: lines(
			pattern{files: scripts, line: regexp.MustCompile(`\.(raw|unsafe|query|exec|execute)\(\s*(\x60[^\x60]*\$\{|("[^"]*"|'[^']*')\s*\+)`), not: namesOnly, hints: []string{"${", "+"}, message: "SQL is put together from strings"},
			pattern{files: scripts, hints: []string{"${", "+"}, line: regexp.MustCompile(`(?i)(\x60` + statement + `[^\x60]*\$\{|"` + statement + `[^"]*"\s*\+)`), not: regexp.MustCompile(`\bsql(<[^>]*>)?\x60`), message: "SQL is put together from strings"})},
	{ID: "raw-html", Title: "Text becomes HTML or code without being escaped", Severity: High,
		Fix: "let React render it as text; call a function instead of running text",
		find: lines(
			pattern{files: scripts, hints: []string{"HTML", "document", "srcDoc"}, line: regexp.MustCompile(`dangerouslySetInnerHTML|\.(inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML|document\.write\(|\bsrcDoc=\{`),
				not:     regexp.MustCompile(`dangerouslySetInnerHTML=\{\{\s*__html:\s*(JSON\.stringify\(|[A-Z][A-Z0-9_]+\s*\}\}|[a-zA-Z]*[sS]cript\s*\}\})`),
				message: "text becomes HTML without being escaped"},
			pattern{files: scripts, hints: []string{"eval(", "Function(", "Timeout(", "Interval("}, line: regexp.MustCompile(`\beval\(|new Function\(|set(Timeout|Interval)\(\s*["'\x60]`), message: "text is run as code"},
			pattern{files: scripts, hints: []string{"javascript:"}, line: regexp.MustCompile(`(href|src|action)=(\{\s*)?["'\x60]javascript:`), message: "an address runs code"})},
	{ID: "unchecked-input", Title: "A server action uses what it is sent without checking it", Severity: High,
		Fix: "parse it with the entity's schema first", find: uncheckedInput},
	{ID: "open-cors", Title: "Other sites may call the app in its users' name", Severity: High,
		Fix: "name the origins that may",
		find: lines(
			pattern{files: scripts, hints: []string{"llow-"}, line: regexp.MustCompile(`(?i)access-control-allow-origin["']?\s*[,:]\s*(value:\s*)?["']\*["']`), message: "every site may call this app in its users' name"},
			pattern{files: scripts, hints: []string{"llow-"}, line: regexp.MustCompile(`(?i)access-control-allow-origin["']?\s*[,:]\s*\w*\.?(headers\.get\(\s*["']origin|origin\b)`), message: "whatever site calls is allowed to"},
			pattern{files: scripts, line: regexp.MustCompile(`key:\s*["']Access-Control-Allow-Origin["'].*value:\s*["']\*`), message: "every site may call this app in its users' name"})},
	{ID: "open-action", Title: "A server action or handler does not ask who is calling", Severity: High,
		Fix: "go through withViewer or withUser", find: openAction},
	{ID: "secret-in-browser", Title: "What only the server may know reaches browsers", Severity: High,
		Fix: "keep it in modules that import \"server-only\", and take NEXT_PUBLIC_ off its name",
		find: all(
			lines(pattern{files: anything, hints: []string{"NEXT_PUBLIC_"}, line: regexp.MustCompile(`NEXT_PUBLIC_\w*(SECRET|SERVICE_ROLE|PRIVATE|PASSWORD)`), message: "a secret is handed to every browser by its NEXT_PUBLIC_ name"}),
			serverImports, inBundle)},
	{ID: "vulnerable-dependency", Title: "A package with a known hole", Severity: High,
		Fix: "install the version in which it is mended", find: vulnerable},
	{ID: "missing-guard", Title: "Answers lack a protective header, or requests of other sites are let in", Severity: High,
		Fix: "set the header for all paths in next.config.ts; check the Origin header or a signature", find: all(headers, forgery)},
	{ID: "no-sign-in-limit", Title: "Passwords can be tried without limit", Severity: High,
		Fix: "count failed sign-ins per account and address", find: signInLimit},

	{ID: "weak-random", Title: "Secrets are made of guessable numbers", Severity: High, Fix: "use randomBytes or randomUUID of node:crypto",
		find: lines(pattern{files: regexp.MustCompile(`(auth|token|session|login|invite)[^/]*\.(tsx?|mjs)$|/auth/`), line: regexp.MustCompile(`Math\.random\(`), message: "secrets are made of guessable numbers"})},
	{ID: "tls-off", Title: "Certificates are not checked", Severity: High, Fix: "leave the check on",
		find: lines(pattern{files: scripts, line: regexp.MustCompile(`rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED`), message: "certificates are not checked"})},
	{ID: "plain-link", Title: "A link opens a new window that can steer the old one", Severity: Low, Fix: `add rel="noreferrer"`,
		find: lines(pattern{files: scripts, line: regexp.MustCompile(`target="_blank"`), not: regexp.MustCompile(`rel=`), message: `a link opens a new window without rel="noreferrer"`})},
	{ID: "silenced", Title: "A tool's warning is silenced", Severity: Low, Fix: "mend what it warns about",
		find: lines(pattern{files: scripts, line: regexp.MustCompile(`@ts-ignore|@ts-nocheck|oxlint-disable|eslint-disable`), message: "a tool's warning is silenced", notes: true})},
}
