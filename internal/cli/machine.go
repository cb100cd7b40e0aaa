package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/skycot/skycot/catalogue"
	"github.com/skycot/skycot/goldens"
	"github.com/skycot/skycot/internal/archetype"
	"github.com/skycot/skycot/internal/blob"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/deploy"
	"github.com/skycot/skycot/internal/deploy/local"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/sandbox"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/store/sqlite"
	"github.com/skycot/skycot/living"
)

// machine is everything that builds apps, put together: what `serve` runs for years and `build` for a minute.
type machine struct {
	store   *sqlite.Store
	blobs   blob.Store
	builds  *build.Service
	worker  *durable.Worker
	name    *durable.Name
	apps    *local.Manager // nil when another process serves the folder's apps, or without a sandbox
	box     *sandbox.Box   // nil when nothing may run: noBox says why
	noBox   error
	gates   *gates
	log     *slog.Logger
	closers []func() error
}

// machineConfig is what differs between the commands.
type machineConfig struct {
	dir            string
	log            *slog.Logger
	allowNoSandbox bool
	verifies       int                 // gate runs at once
	only           []string            // gates to run; empty is all, "none" none
	onInstall      func(deps.Progress) // told while packages are installed; may be nil
	serveApps      bool
	appPorts       [2]int
}

// openMachine opens the folder. Nothing runs yet; work does.
func openMachine(ctx context.Context, c machineConfig) (*machine, error) {
	m := &machine{log: c.log}
	if err := m.open(ctx, c); err != nil {
		return nil, errors.Join(err, m.close())
	}
	return m, nil
}

// open fills m in; what it has opened is in closers, also after an error.
func (m *machine) open(ctx context.Context, c machineConfig) (err error) {
	if m.store, err = sqlite.Open(c.dir); err != nil {
		return err
	}
	m.closers = append(m.closers, m.store.Close)
	if m.blobs, err = blob.OpenDir(filepath.Join(c.dir, "blobs")); err != nil {
		return err
	}
	m.closers = append(m.closers, m.blobs.Close)
	if m.name, err = durable.TakeName(filepath.Join(c.dir, "workers")); err != nil {
		return err
	}
	m.closers = append(m.closers, m.name.Close)
	eng, err := compiler.New()
	if err != nil {
		return fmt.Errorf("read the living app: %w", err)
	}
	m.box, m.noBox = sandbox.New(ctx, sandbox.Options{AllowNone: c.allowNoSandbox})
	if m.noBox != nil {
		m.log.Warn("nothing can be verified or served on this machine", "why", m.noBox)
	}
	scratch := filepath.Join(c.dir, "scratch")
	if err := os.MkdirAll(scratch, 0o755); err != nil {
		return err
	}
	if m.gates, err = newGates(m.box, m.noBox, scratch, c.onInstall); err != nil {
		return err
	}
	m.gates.only = c.only
	if m.box != nil && m.box.Level() == sandbox.Landlock && os.Geteuid() == 0 {
		// Commands run as another user here, and without a file namespace they must pass through the folder to reach
		// what they were given. They may pass, not list, and what is ours in it is closed.
		if err := errors.Join(os.Chmod(filepath.Join(c.dir, "skycot.db"), 0o600), os.Chmod(filepath.Join(c.dir, "blobs"), 0o700),
			os.Chmod(filepath.Join(c.dir, "workers"), 0o700), os.Chmod(c.dir, 0o711)); err != nil {
			return err
		}
	}
	targets := map[string]deploy.Target{}
	if c.serveApps && m.box != nil {
		m.apps, err = local.New(local.Config{Dir: filepath.Join(c.dir, "apps"), Box: m.box, Ports: c.appPorts, Log: m.log})
		if err != nil && !errors.Is(err, local.ErrTaken) {
			return err
		}
		if err == nil {
			m.closers = append(m.closers, m.apps.Close)
			targets[build.TargetLocal] = m.apps
		}
	}
	if len(targets) == 0 {
		targets[build.TargetLocal] = nowhere{}
	}
	m.builds = build.NewService(build.Config{
		Store: m.store, Blobs: m.blobs, Outputs: filepath.Join(c.dir, "outputs"),
		Architect: architect, Plan: plan.Make, LeaveOut: archetype.LeaveOut,
		Engines: map[string]engine.Engine{eng.Name(): eng}, Compiler: eng.Version(),
		Gates: m.gates, Targets: targets, KnownIntegration: catalogue.KnownIntegration, Log: m.log,
		Wake: func() { m.worker.Wake() }, Stop: func(ids ...string) { m.worker.Poke(ids...) },
	})
	pools := m.builds.Pools(2*runtime.NumCPU(), c.verifies)
	if m.apps == nil && c.serveApps {
		// Another process of this folder serves the apps, so deployments are its work.
		m.log.Warn("deployments are left to the other server of this folder, if there is one")
		delete(pools, build.KindDeploy)
	}
	m.worker = durable.NewWorker(durable.Config{Queue: m.store, Owner: m.name.Owner, Pools: pools, Log: m.log})
	return nil
}

func (m *machine) close() error {
	var all error
	for i := len(m.closers) - 1; i >= 0; i-- {
		all = errors.Join(all, m.closers[i]())
	}
	m.closers = nil
	return all
}

// architect reads words with the built-in reader.
func architect(w build.Words) (build.Reading, error) {
	r, err := archetype.Compile(archetype.Request{Name: w.Name, Description: w.Description, Requirements: w.Requirements, Hint: w.Hint,
		Integrations: w.Integrations, Decisions: w.Decisions, Base: w.Base})
	return build.Reading{Spec: r.Spec, Questions: r.Questions}, err
}

// nowhere is the target of a process that serves no apps.
type nowhere struct{}

// Deploy implements deploy.Target.
func (nowhere) Deploy(context.Context, deploy.Request, deploy.Step) (string, error) {
	return "", errors.New("this process serves no apps")
}

// gates adapts the gate runner to what a build asks for.
type gates struct {
	runner    *gate.Runner
	source    deps.Source
	store     *deps.Store
	box       *sandbox.Box
	noBox     error
	only      []string
	onInstall func(deps.Progress)
}

func newGates(box *sandbox.Box, noBox error, work string, onInstall func(deps.Progress)) (*gates, error) {
	store, err := deps.Open("")
	if err != nil {
		return nil, err
	}
	src, err := dependencies()
	if err != nil {
		return nil, err
	}
	if onInstall == nil {
		onInstall = func(deps.Progress) {}
	}
	return &gates{runner: &gate.Runner{Box: box, Deps: store, Source: src, Work: work}, source: src, store: store, box: box, noBox: noBox, onInstall: onInstall}, nil
}

// dependencies are what generated apps install: those of the living app.
func dependencies() (deps.Source, error) {
	pkg, err := fs.ReadFile(living.Files, "package.json")
	if err != nil {
		return deps.Source{}, err
	}
	lock, err := fs.ReadFile(living.Files, "package-lock.json")
	return deps.Source{Package: pkg, Lock: lock, Reference: reference}, err
}

// reference is the app that warms the build cache: one that has a bit of everything.
func reference() (map[string][]byte, error) {
	s, err := spec.Parse(goldens.KitchenSink)
	if err != nil {
		return nil, err
	}
	engine, err := compiler.New()
	if err != nil {
		return nil, err
	}
	app, err := engine.Compile(s, nil)
	if err != nil {
		return nil, err
	}
	return app.Files(), nil
}

// warm fills the dependency store, so that the first build does not wait for it.
func (g *gates) warm(ctx context.Context) error {
	if g.box == nil {
		return g.noBox
	}
	_, err := g.store.Ensure(ctx, g.box, g.source, g.onInstall)
	return err
}

// Run implements build.Gates.
func (g *gates) Run(ctx context.Context, t build.GateTask, progress func(gate.Result, bool)) ([]gate.Result, string, error) {
	only := g.only
	if len(t.Only) > 0 && len(g.only) == 0 {
		only = t.Only
	} else if len(t.Only) > 0 {
		// Fewer gates were asked for from the start: of those, what this run is about. An empty list would mean all.
		only = slices.DeleteFunc(slices.Clone(g.only), func(name string) bool { return name != noGates && !slices.Contains(t.Only, name) })
		if len(only) == 0 {
			only = []string{noGates}
		}
	}
	switch {
	case slices.Contains(only, noGates):
		return g.every(progress, gate.Skipped, "not run: this server runs no gates"), "", nil
	case g.box == nil:
		return g.every(progress, gate.Unavailable, "no sandbox: "+g.noBox.Error()), "", nil
	}
	in := gate.Input{Files: t.Files, Spec: t.Spec, Only: only, Keep: t.Keep}
	if t.Base != nil {
		in.Base = &gate.Base{Spec: t.Base.Spec, Files: t.Base.Files}
	}
	var once sync.Once
	said := map[string]time.Time{}
	results, out, err := g.runner.Run(ctx, in, func(e gate.Event) {
		switch e.Phase {
		case "install":
			phase, line, _ := strings.Cut(e.Line, " ")
			g.onInstall(deps.Progress{Phase: phase, Line: line})
		case "start":
			once.Do(func() { g.onInstall(deps.Progress{}) })
			progress(gate.Result{Gate: e.Gate}, true)
		case "line":
			// Every line is stored as an event, so a chatty gate is heard once a second only.
			if now := time.Now(); now.Sub(said[e.Gate]) >= time.Second {
				said[e.Gate] = now
				progress(gate.Result{Gate: e.Gate, Summary: e.Line}, true)
			}
		case "done":
			progress(*e.Result, false)
		}
	})
	var cold *deps.ColdError
	if errors.As(err, &cold) {
		return g.every(progress, gate.Unavailable, cold.Error()), string(g.box.Level()), nil
	}
	return results, string(out.Isolation.Level), err
}

// every is the same result for every gate, on a machine that can or may run none.
func (g *gates) every(progress func(gate.Result, bool), status gate.Status, why string) []gate.Result {
	var results []gate.Result
	for _, name := range gate.Order {
		r := gate.Result{Gate: name, Status: status, Summary: why}
		progress(r, false)
		results = append(results, r)
	}
	return results
}

// noGates as the only gate turns all of them off.
const noGates = "none"

// checkGates refuses names that are no gates.
func checkGates(names []string) error {
	for _, n := range names {
		if n != noGates && !slices.Contains(gate.Order, n) {
			return usageError("--gates: %q is no gate; there are %s, and none", n, strings.Join(gate.Order, ", "))
		}
	}
	return nil
}

// shutdownGrace is how long a stopping server waits for requests that are being answered.
const shutdownGrace = 15 * time.Second
