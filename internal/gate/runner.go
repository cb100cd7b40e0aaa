package gate

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/gate/tools"
	"github.com/skycot/skycot/internal/sandbox"
	"github.com/skycot/skycot/internal/spec"
)

// Order lists all gates in the order of report.
var Order = []string{Lint, Types, Unit, Database, Security, Build, Browser}

// Runner runs gates. Its fields are set once; it may then be used by many goroutines.
type Runner struct {
	Box    *sandbox.Box
	Deps   *deps.Store
	Source deps.Source // what generated apps need; an app with another lock file gets a set of its own
	Work   string      // folder for scratch; "" is the system's temporary folder
	// Chromium is the browser's program; "" looks for one in PATH.
	Chromium string
}

// Base is the completed build that an app's migrations must carry on from.
type Base struct {
	Spec  *spec.Spec
	Files map[string][]byte
}

// Input is what to check. Files are by slash-separated path; the map is not changed.
type Input struct {
	Files map[string][]byte
	Spec  *spec.Spec
	Base  *Base    // nil for a first build
	Only  []string // names of gates; empty means all. The rest is reported as skipped
	// Keep is a folder, made when missing, that receives "standalone" (the app as it runs, when the build gate passed)
	// and "screenshots". Empty: nothing is kept.
	Keep string
}

// Output is what the gates made.
type Output struct {
	// Standalone holds server.js; start it there with `node server.js` and PORT, HOSTNAME and DATA_DIR set. Empty when the
	// build gate did not pass or nothing was kept.
	Standalone  string
	Screenshots []Screenshot
	Isolation   sandbox.Report
	Matrix      []Cell // what the database gate tried, and what it found
}

// Screenshot is one page at one width.
type Screenshot struct {
	Path  string `json:"path"` // of the page: "/projects"
	As    string `json:"as"`   // "visitor" or a role
	Width int    `json:"width"`
	File  string `json:"file"` // absolute path of a JPEG or PNG
}

// Event is something to watch while gates run. Events of different gates interleave.
type Event struct {
	Gate   string
	Phase  string // "install" (before any gate), "start", "line", "done"
	Line   string
	Result *Result // set with "done"
}

// job is one run: the app in two folders, because two gates at once may not write to one.
type job struct {
	*Runner
	in      Input
	set     *deps.Set
	tools   *deps.Set // nil when the tools could not be installed; toolsErr says why
	toolErr error
	dir     string
	built   *sandbox.Room // lane of build and browser
	checked *sandbox.Room // lane of everything else
	path    string        // Toolchain's
	emit    func(Event)
	mu      sync.Mutex
	out     Output
}

// Where things are inside a room.
const (
	insideApp   = sandbox.Root + "/app"
	insideTools = sandbox.Root + "/tools"
	insideIO    = sandbox.Root + "/io"
	// insideDatabase holds pg.tar when the dependency store has one.
	insideDatabase = sandbox.Root + "/database"
)

// step is one gate.
type step struct {
	name  string
	run   func(ctx context.Context, j *job) (Result, error)
	needs string // a gate of the same lane that must have passed
}

// lanes run at once, the steps of a lane one after another. The first is the longer one.
var lanes = [][]step{
	{{name: Build, run: runBuild}, {name: Security, run: runSecurity}, {name: Browser, run: runBrowser, needs: Build}},
	{{name: Lint, run: runLint}, {name: Types, run: runTypes}, {name: Database, run: runDatabase}, {name: Unit, run: runUnit}},
}

// Run checks in and returns a result for each gate in the order of report. The error is for the machine's faults and a
// done ctx only; what is wrong with the app is in the results. events may be nil and is called from one goroutine at a
// time.
func (r *Runner) Run(ctx context.Context, in Input, events func(Event)) ([]Result, Output, error) {
	j := &job{Runner: r, in: in, emit: serial(events)}
	j.out.Isolation = r.Box.Report()
	if err := j.prepare(ctx); err != nil {
		return nil, j.out, err
	}
	defer j.close()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	found := make([][]Result, len(lanes))
	var wait sync.WaitGroup
	for i, lane := range lanes {
		wait.Go(func() {
			results, err := j.lane(ctx, lane)
			if err != nil {
				cancel(err)
			}
			found[i] = results
		})
	}
	wait.Wait()
	if ctx.Err() != nil {
		return nil, j.out, context.Cause(ctx)
	}
	var results []Result
	for _, name := range Order {
		for _, lane := range found {
			for _, res := range lane {
				if res.Gate == name {
					results = append(results, res)
				}
			}
		}
	}
	return results, j.out, nil
}

// lane runs steps in order.
func (j *job) lane(ctx context.Context, steps []step) ([]Result, error) {
	passed := map[string]bool{}
	var results []Result
	for _, s := range steps {
		var res Result
		switch {
		case !j.wanted(s.name):
			res = Result{Status: Skipped, Summary: "not asked for"}
		case s.needs != "" && !passed[s.needs]:
			res = Result{Status: Skipped, Summary: "not run: the " + s.needs + " gate did not pass"}
		default:
			j.emit(Event{Gate: s.name, Phase: "start"})
			start := time.Now()
			var err error
			if res, err = s.run(ctx, j); err != nil {
				if ctx.Err() != nil {
					return nil, context.Cause(ctx)
				}
				return nil, fmt.Errorf("%s gate: %w", s.name, err)
			}
			res.Duration = time.Since(start)
		}
		res.finish(s.name)
		passed[s.name] = res.Status == Passed
		results = append(results, res)
		done := res
		j.emit(Event{Gate: s.name, Phase: "done", Result: &done})
	}
	return results, nil
}

func (j *job) wanted(name string) bool {
	if len(j.in.Only) == 0 {
		return true
	}
	for _, n := range j.in.Only {
		// The browser gate needs what the build gate makes.
		if n == name || (n == Browser && name == Build) {
			return true
		}
	}
	return false
}

// prepare installs what is missing and lays the app out for both lanes.
func (j *job) prepare(ctx context.Context) (err error) {
	src := j.Source
	if own := (deps.Source{Package: j.in.Files["package.json"], Lock: j.in.Files["package-lock.json"]}); own.Lock != nil && !deps.Same(own, src) {
		src = own
	}
	install := func(p deps.Progress) {
		j.emit(Event{Phase: "install", Line: strings.TrimSpace(p.Phase + " " + p.Line)})
	}
	if j.set, err = j.Deps.Ensure(ctx, j.Box, src, install); err != nil {
		return err
	}
	if _, j.path, err = deps.Toolchain(); err != nil {
		return err
	}
	if j.tools, err = j.Deps.Ensure(ctx, nil, deps.Source{Package: tools.Package, Lock: tools.Lock}, install); err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		j.toolErr = err
	}
	if j.dir, err = sandbox.TempFolder(j.Work, "skycot-verify-"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			j.close()
		}
	}()
	if err := j.writeTools(); err != nil {
		return err
	}
	if j.built, err = j.room("build"); err != nil {
		return err
	}
	j.checked, err = j.room("check")
	return err
}

// writeTools lays out the scripts beside their packages.
func (j *job) writeTools() error {
	dir := filepath.Join(j.dir, "tools")
	if err := os.MkdirAll(filepath.Join(dir, "node_modules"), 0o755); err != nil {
		return err
	}
	return fs.WalkDir(tools.Scripts, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := tools.Scripts.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, path), text, 0o644)
	})
}

// room lays the app out in a folder of its own and opens a room over it.
func (j *job) room(name string) (*sandbox.Room, error) {
	app, io := filepath.Join(j.dir, name, "app"), filepath.Join(j.dir, name, "io")
	for _, dir := range []string{filepath.Join(app, "node_modules"), filepath.Join(app, ".next"), io} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
	}
	for path, text := range j.in.Files {
		if !filepath.IsLocal(filepath.FromSlash(path)) {
			return nil, fmt.Errorf("the workspace has a file outside of it: %q", path)
		}
		if first, _, _ := strings.Cut(path, "/"); first == "node_modules" || first == ".next" {
			return nil, fmt.Errorf("the workspace may not bring its own %s", first)
		}
		full := filepath.Join(app, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(full, text, 0o644); err != nil {
			return nil, err
		}
	}
	if name == "build" && j.set.BuildCache != "" {
		// A copy, so that what an app's build writes never reaches the next app's.
		if err := sandbox.CopyTree(j.set.BuildCache, filepath.Join(app, ".next", "cache")); err != nil {
			return nil, err
		}
	}
	mounts := []sandbox.Mount{
		{Host: app, Inside: insideApp, Writable: true},
		{Host: j.set.NodeModules, Inside: insideApp + "/node_modules"},
		{Host: io, Inside: insideIO, Writable: true},
		{Host: filepath.Join(j.dir, "tools"), Inside: insideTools},
	}
	if j.tools != nil {
		mounts = append(mounts, sandbox.Mount{Host: j.tools.NodeModules, Inside: insideTools + "/node_modules"})
	}
	if j.set.Database != "" {
		mounts = append(mounts, sandbox.Mount{Host: j.set.Database, Inside: insideDatabase})
	}
	node, _, err := deps.Toolchain()
	if err != nil {
		return nil, err
	}
	return j.Box.Open(append(mounts, node...))
}

func (j *job) close() {
	for _, r := range []*sandbox.Room{j.built, j.checked} {
		if r != nil {
			_ = r.Close()
		}
	}
	if j.dir != "" {
		_ = os.RemoveAll(j.dir)
	}
}

// node runs a program in a room with the environment that all gates share.
func (j *job) exec(ctx context.Context, room *sandbox.Room, gate string, env map[string]string, limits sandbox.Limits, args ...string) (sandbox.Outcome, error) {
	all := map[string]string{"CI": "1", "NEXT_TELEMETRY_DISABLED": "1", "NO_COLOR": "1"}
	if j.path != "" {
		all["PATH"] = j.path
	}
	for k, v := range env {
		all[k] = v
	}
	return room.Run(ctx, sandbox.Command{
		Args: args, Dir: room.Path(insideApp), Env: all, Limits: limits,
		OnLine: func(l string) { j.emit(Event{Gate: gate, Phase: "line", Line: l}) },
	})
}

// emptyDatabase is where a room has an archive of an empty database to start from; "" for none.
func (j *job) emptyDatabase(room *sandbox.Room) string {
	if j.set.Database == "" {
		return ""
	}
	return room.Path(insideDatabase) + "/pg.tar"
}

// host is the path on this machine of a file that a lane's commands wrote.
func (j *job) host(lane, path string) string {
	return filepath.Join(j.dir, lane, filepath.FromSlash(path))
}

func serial(events func(Event)) func(Event) {
	if events == nil {
		return func(Event) {}
	}
	var mu sync.Mutex
	return func(e Event) {
		mu.Lock()
		defer mu.Unlock()
		events(e)
	}
}

// finish fills in what every result has.
func (r *Result) finish(gate string) {
	r.Gate = gate
	if r.Findings == nil {
		r.Findings = []Finding{}
	}
	for i := range r.Findings {
		r.Findings[i].Gate = gate
		r.Findings[i].Fingerprint = fingerprint(r.Findings[i])
	}
	sort.SliceStable(r.Findings, func(a, b int) bool {
		x, y := r.Findings[a], r.Findings[b]
		if rank(x.Severity) != rank(y.Severity) {
			return rank(x.Severity) < rank(y.Severity)
		}
		if x.File != y.File {
			return x.File < y.File
		}
		return x.Line < y.Line
	})
}

func rank(severity string) int {
	switch severity {
	case High:
		return 0
	case Medium:
		return 1
	default:
		return 2
	}
}

// outOfTime turns a tool that did not end by itself into a finding; nil when it did.
func outOfTime(rule string, o sandbox.Outcome, what string) *Finding {
	if o.Killed == "" {
		return nil
	}
	return &Finding{Rule: rule, Severity: High, Message: what + " " + o.Explain()}
}
