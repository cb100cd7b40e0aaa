package gate

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/sandbox"
)

// runBuild makes the production build and puts the runnable app together.
func runBuild(ctx context.Context, j *job) (Result, error) {
	env := deps.BuildEnv(j.path)
	env["TURBO_ENGINE_READ_ONLY"] = "1" // the cache is a copy that ends with this run: writing it would take seconds
	o, err := j.exec(ctx, j.built, Build, env, sandbox.Limits{Wall: 8 * time.Minute},
		"node", "node_modules/next/dist/bin/next", "build")
	if err != nil {
		return Result{}, err
	}
	if f := outOfTime("build/stopped", o, "the build"); f != nil {
		return Result{Status: Failed, Summary: f.Message, Findings: []Finding{*f}}, nil
	}
	if !o.OK() {
		findings := readBuild(string(o.Stdout)+"\n"+string(o.Stderr), o.Explain())
		return Result{Status: Failed, Summary: "the production build failed", Findings: findings}, nil
	}
	app := j.host("build", "app")
	standalone := filepath.Join(app, ".next", "standalone")
	if _, err := os.Stat(filepath.Join(standalone, "server.js")); err != nil {
		f := Finding{Rule: "build/standalone", Severity: High, File: "next.config.ts", Message: "the build made no .next/standalone/server.js",
			Fix: `set output: "standalone" when NEXT_OUTPUT=standalone, with outputFileTracingRoot at the app`}
		return Result{Status: Failed, Summary: f.Message, Findings: []Finding{f}}, nil
	}
	for from, to := range map[string]string{".next/static": ".next/static", "public": "public"} {
		src, dst := filepath.Join(app, from), filepath.Join(standalone, to)
		if info, err := os.Lstat(src); err != nil || !info.IsDir() {
			continue
		}
		if _, err := os.Lstat(dst); err == nil {
			continue
		}
		if err := sandbox.CopyTree(src, dst); err != nil {
			return Result{}, fmt.Errorf("put the runnable app together: %w", err)
		}
	}
	if j.in.Keep != "" {
		to := filepath.Join(j.in.Keep, "standalone")
		if err := os.RemoveAll(to); err != nil {
			return Result{}, err
		}
		if err := os.MkdirAll(j.in.Keep, 0o755); err != nil {
			return Result{}, err
		}
		if err := sandbox.CopyTree(standalone, to); err != nil {
			return Result{}, fmt.Errorf("keep the runnable app: %w", err)
		}
		j.mu.Lock()
		j.out.Standalone = to
		j.mu.Unlock()
	}
	return Result{Status: Passed, Summary: fmt.Sprintf("%s, %s", count(routes(string(o.Stdout)), "route", "routes"), "standalone server")}, nil
}

var (
	routeLine  = regexp.MustCompile(`(?m)^[┌├└] [○●ƒ◐] /`)
	buildPlace = regexp.MustCompile(`^\.?/?((?:[\w@()\[\].-]+/)*[\w@()\[\].-]+\.(?:tsx?|jsx?|mjs|css|json)):(\d+)(?::\d+)?`)
)

func routes(out string) int { return len(routeLine.FindAllString(clean(out), -1)) }

// readBuild finds the places that a failed build names; without any, the end of its output is the finding.
func readBuild(out, how string) []Finding {
	lines := strings.Split(clean(out), "\n")
	var findings []Finding
	seen := map[string]bool{}
	for i, line := range lines {
		m := buildPlace.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil || seen[m[1]+m[2]] || len(findings) == 20 {
			continue
		}
		seen[m[1]+m[2]] = true
		at, _ := strconv.Atoi(m[2])
		message := strings.Join(lines[i+1:min(len(lines), i+12)], "\n")
		findings = append(findings, Finding{Rule: "build/error", Severity: High, File: m[1], Line: at, Message: shorten(message, 800)})
	}
	if len(findings) == 0 {
		text := strings.TrimSpace(clean(out))
		findings = append(findings, Finding{Rule: "build/error", Severity: High, Message: "next build " + how + ": " + text[max(0, len(text)-1500):]})
	}
	return findings
}
