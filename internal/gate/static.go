package gate

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/sandbox"
)

// runLint runs the app's own linter by the app's own rules.
func runLint(ctx context.Context, j *job) (Result, error) {
	o, err := j.exec(ctx, j.checked, Lint, nil, sandbox.Limits{Wall: 2 * time.Minute},
		"node", "node_modules/oxlint/bin/oxlint", "--deny-warnings", "-f", "json")
	if err != nil {
		return Result{}, err
	}
	if f := outOfTime("lint/stopped", o, "the linter"); f != nil {
		return Result{Status: Failed, Summary: f.Message, Findings: []Finding{*f}}, nil
	}
	findings, files, err := readLint(o.Stdout)
	if err != nil {
		f := Finding{Rule: "lint/broken", Severity: High, Message: "the linter " + o.Explain() + ": " + shorten(string(o.Stderr)+string(o.Stdout), 500)}
		return Result{Status: Failed, Summary: "the linter could not run", Findings: []Finding{f}}, nil
	}
	status := passing(findings)
	if !o.OK() && status == Passed {
		findings = append(findings, Finding{Rule: "lint/broken", Severity: High, Message: "the linter " + o.Explain() + " without saying why"})
		status = Failed
	}
	return Result{Status: status, Summary: fmt.Sprintf("%s in %s", count(len(findings), "error", "errors"), count(files, "file", "files")), Findings: findings}, nil
}

func readLint(out []byte) ([]Finding, int, error) {
	var report struct {
		Diagnostics []struct {
			Message, Code, Severity, Help, Filename string
			Labels                                  []struct{ Span struct{ Line int } }
		}
		Files int `json:"number_of_files"`
	}
	if err := json.Unmarshal(out, &report); err != nil {
		return nil, 0, fmt.Errorf("read oxlint's report: %w", err)
	}
	var findings []Finding
	for _, d := range report.Diagnostics {
		f := Finding{Rule: "lint/" + d.Code, Severity: Medium, File: path.Clean(d.Filename), Message: d.Message, Fix: d.Help}
		if d.Severity == "error" {
			f.Severity = High
		}
		if len(d.Labels) > 0 {
			f.Line = d.Labels[0].Span.Line
		}
		findings = append(findings, f)
	}
	return findings, report.Files, nil
}

// runTypes writes the route types and checks all types.
func runTypes(ctx context.Context, j *job) (Result, error) {
	limits := sandbox.Limits{Wall: 4 * time.Minute}
	o, err := j.exec(ctx, j.checked, Types, nil, limits, "node", "node_modules/next/dist/bin/next", "typegen")
	if err != nil {
		return Result{}, err
	}
	if !o.OK() {
		f := Finding{Rule: "types/typegen", Severity: High, Message: "next typegen " + o.Explain() + ": " + shorten(string(o.Stderr)+string(o.Stdout), 800)}
		return Result{Status: Failed, Summary: "route types could not be made", Findings: []Finding{f}}, nil
	}
	if o, err = j.exec(ctx, j.checked, Types, nil, limits, "node", "node_modules/typescript/bin/tsc", "--noEmit", "--pretty", "false"); err != nil {
		return Result{}, err
	}
	findings := readTypes(string(o.Stdout))
	if f := outOfTime("types/stopped", o, "the type checker"); f != nil {
		findings = append(findings, *f)
	}
	if !o.OK() && len(findings) == 0 {
		findings = append(findings, Finding{Rule: "types/broken", Severity: High, Message: "the type checker " + o.Explain() + ": " + shorten(string(o.Stdout)+string(o.Stderr), 800)})
	}
	return Result{Status: passing(findings), Summary: count(len(findings), "type error", "type errors"), Findings: findings}, nil
}

var typeError = regexp.MustCompile(`^(?:(.+?)\((\d+),\d+\): )?error (TS\d+): (.*)$`)

func readTypes(out string) []Finding {
	var findings []Finding
	for _, line := range strings.Split(clean(out), "\n") {
		line = strings.TrimRight(line, "\r")
		if m := typeError.FindStringSubmatch(line); m != nil {
			at, _ := strconv.Atoi(m[2])
			findings = append(findings, Finding{Rule: "types/" + m[3], Severity: High, File: m[1], Line: at, Message: m[4]})
			continue
		}
		// Further lines of one error are indented.
		if n := len(findings); n > 0 && strings.HasPrefix(line, "  ") && len(findings[n-1].Message) < 800 {
			findings[n-1].Message += "\n" + strings.TrimRight(line, " ")
		}
	}
	return findings
}

// runUnit runs the tests that the app ships.
func runUnit(ctx context.Context, j *job) (Result, error) {
	env := map[string]string{"NODE_ENV": "test", "DATA_TEMPLATE": j.emptyDatabase(j.checked)}
	args := []string{"node", "node_modules/vitest/vitest.mjs", "run", "--configLoader", "runner", "--reporter=json", "--outputFile=" + j.checked.Path(insideIO) + "/unit.json"}
	o, err := j.exec(ctx, j.checked, Unit, env, sandbox.Limits{Wall: 5 * time.Minute}, args...)
	if err != nil {
		return Result{}, err
	}
	if f := outOfTime("unit/stopped", o, "the tests"); f != nil {
		return Result{Status: Failed, Summary: f.Message, Findings: []Finding{*f}}, nil
	}
	text, err := os.ReadFile(j.host("check", "io/unit.json"))
	if err != nil {
		f := Finding{Rule: "unit/broken", Severity: High, Message: "the test runner " + o.Explain() + ": " + shorten(string(o.Stderr)+string(o.Stdout), 1000)}
		return Result{Status: Failed, Summary: "the tests could not run", Findings: []Finding{f}}, nil
	}
	findings, total, err := readUnit(text, j.checked.Path(insideApp)+"/")
	if err != nil {
		return Result{}, err
	}
	switch {
	case total == 0 && len(findings) == 0:
		findings = append(findings, Finding{Rule: "unit/none", Severity: High, Message: "the app ships no test that runs", Fix: "ship tests under tests/"})
	case !o.OK() && len(findings) == 0:
		findings = append(findings, Finding{Rule: "unit/broken", Severity: High, Message: "the test runner " + o.Explain() + ": " + shorten(string(o.Stderr)+string(o.Stdout), 1000)})
	}
	return Result{Status: passing(findings), Summary: fmt.Sprintf("%d of %s passed", total-len(findings), count(total, "test", "tests")), Findings: findings}, nil
}

func readUnit(text []byte, root string) ([]Finding, int, error) {
	var report struct {
		Total   int `json:"numTotalTests"`
		Results []struct {
			Name, Status, Message string
			Assertions            []struct {
				FullName string
				Status   string
				Messages []string `json:"failureMessages"`
				Location *struct{ Line int }
			} `json:"assertionResults"`
		} `json:"testResults"`
	}
	if err := json.Unmarshal(text, &report); err != nil {
		return nil, 0, fmt.Errorf("read vitest's report: %w", err)
	}
	var findings []Finding
	for _, file := range report.Results {
		name, failed := strings.TrimPrefix(file.Name, root), false
		for _, a := range file.Assertions {
			if a.Status != "failed" {
				continue
			}
			failed = true
			f := Finding{Rule: "unit/failed", Severity: High, File: name, Message: a.FullName + ": " + shorten(firstLines(strings.Join(a.Messages, "\n"), root), 1200)}
			if a.Location != nil {
				f.Line = a.Location.Line
			}
			findings = append(findings, f)
		}
		if file.Status == "failed" && !failed {
			findings = append(findings, Finding{Rule: "unit/broken", Severity: High, File: name, Message: shorten(firstLines(file.Message, root), 1200)})
		}
	}
	return findings, report.Total, nil
}

// firstLines leaves out the stack of calls inside packages.
func firstLines(text, root string) string {
	var keep []string
	for _, line := range strings.Split(text, "\n") {
		if strings.Contains(line, "node_modules/") && strings.HasPrefix(strings.TrimSpace(line), "at ") {
			continue
		}
		keep = append(keep, strings.ReplaceAll(line, root, ""))
	}
	return strings.Join(keep, "\n")
}
