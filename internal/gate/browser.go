package gate

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/skycot/skycot/internal/sandbox"
	"github.com/skycot/skycot/internal/spec"
)

// Widths are the window widths that every page is looked at, narrow first.
var Widths = []int{375, 1280}

// browserPlan is what tools/browser.mjs is told.
type browserPlan struct {
	App       string         `json:"app"`
	Empty     string         `json:"empty,omitempty"` // archive of an empty database
	Chromium  string         `json:"chromium"`
	Widths    []int          `json:"widths"`
	Parallel  int            `json:"parallel"`
	Shots     string         `json:"shots"`
	StallSecs int            `json:"stall_seconds"` // a tour or check that does not get on for so long is given up
	Roles     []spec.Role    `json:"roles"`
	Accounts  []spec.Account `json:"accounts"`
	Tours     []pageTour     `json:"tours"`
	Checks    []spec.Check   `json:"checks"`
}

// browserReport is what it answers.
type browserReport struct {
	Pages    int
	Links    int
	Findings []struct{ Rule, Severity, Path, As, Check, Message, Fix string }
	Checks   map[string]bool
	Shots    []struct {
		Path, As, File string
		Width          int
	}
	Laps []struct {
		Name string
		MS   int `json:"ms"`
	}
}

// runBrowser starts the built app and looks at it the way people do.
func runBrowser(ctx context.Context, j *job) (Result, error) {
	if j.tools == nil {
		return Result{Status: Unavailable, Summary: "the browser driver is not installed: " + j.toolErr.Error()}, nil
	}
	program, err := j.chromium()
	if err != nil {
		return Result{Status: Unavailable, Summary: err.Error()}, nil
	}
	plan := browserPlan{
		App: j.built.Path(insideApp + "/.next/standalone"), Empty: j.emptyDatabase(j.built), Chromium: program,
		Widths: Widths, Parallel: 3, StallSecs: 90, Shots: j.built.Path(insideIO + "/screenshots"),
		Roles: j.in.Spec.Roles, Accounts: j.in.Spec.Accounts, Tours: tours(j.in.Spec), Checks: j.in.Spec.Checks,
	}
	if plan.Checks == nil {
		plan.Checks = []spec.Check{}
	}
	text, err := json.Marshal(plan)
	if err != nil {
		return Result{}, err
	}
	if err := os.WriteFile(j.host("build", "io/plan.json"), text, 0o644); err != nil {
		return Result{}, err
	}
	io := j.built.Path(insideIO)
	o, err := j.exec(ctx, j.built, Browser, nil, sandbox.Limits{Wall: 2 * time.Hour, Silence: 3 * time.Minute, Memory: 6 << 30, Processes: 2048},
		"node", j.built.Path(insideTools)+"/browser.mjs", io+"/plan.json", io+"/report.json")
	if err != nil {
		return Result{}, err
	}
	if f := outOfTime("browser/stopped", o, "the browser run"); f != nil {
		return Result{Status: Failed, Summary: f.Message, Findings: []Finding{*f}}, nil
	}
	if text, err = os.ReadFile(j.host("build", "io/report.json")); err != nil {
		f := Finding{Rule: "browser/broken", Severity: High, Message: "the browser driver " + o.Explain() + ": " + shorten(string(o.Stderr), 1000)}
		return Result{Status: Failed, Summary: "the browser driver could not run", Findings: []Finding{f}}, nil
	}
	var report browserReport
	if err := json.Unmarshal(text, &report); err != nil {
		return Result{}, fmt.Errorf("read the browser's report: %w", err)
	}
	for _, l := range report.Laps {
		j.emit(Event{Gate: Browser, Phase: "line", Line: fmt.Sprintf("%s: %d ms", l.Name, l.MS)})
	}
	if err := j.keepShots(report); err != nil {
		return Result{}, err
	}
	return readBrowser(report, plan), nil
}

func readBrowser(report browserReport, plan browserPlan) Result {
	res := Result{Checks: map[string]bool{}}
	passed := 0
	for _, c := range plan.Checks {
		res.Checks[c.ID] = report.Checks[c.ID]
		if report.Checks[c.ID] {
			passed++
		}
	}
	seen := map[string]bool{}
	for _, f := range report.Findings {
		if f.Rule == "no-browser" {
			return Result{Status: Unavailable, Summary: "the browser could not be started: " + shorten(f.Message, 300), Checks: res.Checks}
		}
		where := f.Path
		if f.As != "" && f.Path != "" {
			where += " as " + f.As
		}
		message := f.Message
		if where != "" {
			message = where + ": " + message
		}
		finding := Finding{Rule: "browser/" + f.Rule, Severity: f.Severity, Message: shorten(message, 1500), Fix: f.Fix, Check: f.Check, Page: f.Path}
		if f.Check != "" {
			finding.Message = shorten("check "+f.Check+": "+f.Message, 1500)
		}
		// One fault on a page that several people see is one finding.
		key := f.Rule + f.Path + f.Check + f.Message
		if seen[key] {
			continue
		}
		seen[key] = true
		res.Findings = append(res.Findings, finding)
	}
	res.Status = passing(res.Findings)
	if report.Pages == 0 && res.Status == Passed {
		res.Status = Failed
		res.Findings = append(res.Findings, Finding{Rule: "browser/no-pages", Severity: High, Message: "no page was looked at"})
	}
	res.Summary = fmt.Sprintf("%s at %d widths, %d of %s passed", count(report.Pages, "page view", "page views"), len(plan.Widths), passed, count(len(plan.Checks), "check", "checks"))
	return res
}

// keepShots moves the screenshots to where the caller wants them.
func (j *job) keepShots(report browserReport) error {
	if j.in.Keep == "" {
		return nil
	}
	to := filepath.Join(j.in.Keep, shotsDir)
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := os.MkdirAll(j.in.Keep, 0o755); err != nil {
		return err
	}
	if err := sandbox.CopyTree(j.host("build", "io/screenshots"), to); err != nil {
		return fmt.Errorf("keep screenshots: %w", err)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, s := range report.Shots {
		if filepath.Base(s.File) != s.File {
			continue // the name was made inside the sandbox
		}
		j.out.Screenshots = append(j.out.Screenshots, Screenshot{Path: s.Path, As: s.As, Width: s.Width, File: filepath.Join(to, s.File)})
	}
	slices.SortStableFunc(j.out.Screenshots, func(a, b Screenshot) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.As, b.As), cmp.Compare(a.Width, b.Width))
	})
	return j.keep(shotsFile, j.out.Screenshots)
}

// HeadlessShell is Chromium without the parts that show windows to people: the same pages, drawn the same way, for half of
// the processor's time.
const HeadlessShell = "chromium-headless-shell"

// Browsers are the programs that the browser gate can drive, best first.
var Browsers = []string{HeadlessShell, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// chromium finds the browser and says what it is called inside a room.
func (r *Runner) chromium() (string, error) {
	names := Browsers
	if r.Chromium != "" {
		names = []string{r.Chromium}
	}
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		if path, err = filepath.Abs(path); err != nil {
			continue
		}
		return path, nil
	}
	return "", fmt.Errorf("no Chromium was found in PATH; install it (apt-get install chromium)")
}
