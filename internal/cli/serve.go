package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/archetype"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/httpapi"
	"github.com/skycot/skycot/internal/idempotency"
	"github.com/skycot/skycot/internal/limit"
	"github.com/skycot/skycot/internal/project"
	"github.com/skycot/skycot/internal/usage"
)

type serveCommand struct {
	dataFlag
	Listen         string   `help:"Address to listen on; port 0 takes a free one." default:"127.0.0.1:8080" env:"SKYCOT_LISTEN"`
	UpgradeURL     string   `help:"Page where customers change their tier." placeholder:"URL"`
	Tiers          string   `help:"File with the tiers, in place of the built-in ones." type:"existingfile"`
	TrustedProxy   []string `help:"Network whose X-Forwarded-For is believed, such as 10.0.0.0/8; may be repeated."`
	Gates          []string `help:"Gates to run, all by default; with fewer, or none, builds are never called verified."`
	VerifyAtOnce   int      `help:"Builds that are verified at the same time; each takes about two cores." default:"1"`
	AppPorts       string   `help:"Range of ports for deployed apps." default:"4300-4999"`
	AllowNoSandbox bool     `help:"Run apps' code without a sandbox where the machine has none. Only for code you trust."`
	LogLevel       string   `help:"debug, info, warn or error." enum:"debug,info,warn,error" default:"info"`
}

// Help is shown by --help.
func (serveCommand) Help() string {
	return `Prints its address to stdout once it answers, logs to stderr, and drains on SIGTERM.

Next:

  skycot accounts create --email you@example.com --tier pro
  skycot keys create --account you@example.com --mode live`
}

// Run implements the command.
func (s *serveCommand) Run(ctx context.Context, c *console) (err error) {
	level := slog.LevelInfo
	if err := level.UnmarshalText([]byte(s.LogLevel)); err != nil {
		return usageError("--log-level: %v", err)
	}
	log := logger(c, level)
	if err := checkGates(s.Gates); err != nil {
		return err
	}
	ports, err := portRange(s.AppPorts)
	if err != nil {
		return err
	}
	proxies, err := networks(s.TrustedProxy)
	if err != nil {
		return err
	}
	tiers := account.BuiltinTiers()
	if s.Tiers != "" {
		raw, err := os.ReadFile(s.Tiers)
		if err != nil {
			return err
		}
		if tiers, err = account.ParseTiers(raw); err != nil {
			return usageError("%s: %v", s.Tiers, err)
		}
	}
	m, err := openMachine(ctx, machineConfig{dir: s.Data, log: log, allowNoSandbox: s.AllowNoSandbox, verifies: max(s.VerifyAtOnce, 1),
		only: s.Gates, serveApps: true, appPorts: ports, onInstall: storeLog(log)})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.close()) }()
	idem := idempotency.NewService(m.store, time.Now)
	if err := idem.Release(ctx); err != nil {
		return err
	}
	config := httpapi.Config{
		Accounts: account.NewService(m.store, tiers, time.Now),
		Projects: project.NewService(m.store, func(name, description string) string { return archetype.Detect(name, description, "").Slug }, time.Now),
		Builds:   m.builds, Usage: usage.NewService(m.store, time.Now), Idempotency: idem, Limiter: limit.NewMemory(time.Now),
		Logger: log, Ready: m.store.Ping, Version: m.store.Version, UpgradeURL: s.UpgradeURL, TrustedProxies: proxies,
	}
	if m.box != nil {
		config.Isolation = string(m.box.Level())
	} else {
		config.Isolation = "none"
	}
	api, err := httpapi.New(config)
	if err != nil {
		return err
	}
	return s.run(ctx, c, m, api.HTTPServer(), idem)
}

// run listens, works and serves until ctx ends, then drains.
func (s *serveCommand) run(ctx context.Context, c *console, m *machine, server *http.Server, idem *idempotency.Service) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", s.Listen)
	if err != nil {
		return exit{ExitFailed, fmt.Sprintf("cannot listen on %s: %v; choose another address with --listen", s.Listen, err)}
	}
	work, stop := context.WithCancel(ctx)
	defer stop()
	worked := make(chan error, 1)
	go func() { worked <- m.worker.Run(work) }()
	if m.apps != nil {
		serving, err := m.builds.Serving(ctx, build.TargetLocal)
		if err != nil {
			return err
		}
		m.apps.Restore(serving)
	}
	go func() {
		if slices.Contains(s.Gates, noGates) {
			return
		}
		if err := m.gates.warm(work); err != nil && work.Err() == nil {
			m.log.Warn("the dependency store is not ready; builds end unverified until it is", "why", err)
		}
	}()
	go sweep(work, m, idem)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	fmt.Fprintf(c.out, "http://%s\n", listener.Addr())
	m.log.Info("serving", "address", listener.Addr().String(), "data", s.Data, "worker", m.name.Owner, "version", Version())
	select {
	case err := <-served:
		stop()
		return errors.Join(err, <-worked)
	case err := <-worked:
		_ = server.Close()
		return err
	case <-ctx.Done():
	}
	m.log.Info("stopping: no new work is taken, what runs is finished or given back")
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
	defer cancel()
	err = server.Shutdown(grace)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	return errors.Join(err, <-worked)
}

// sweep tidies up: every minute the apps of deleted projects, every hour idempotency keys and outputs past their time.
func sweep(ctx context.Context, m *machine, idem *idempotency.Service) {
	const outputAge = 24 * time.Hour
	minute := time.NewTicker(time.Minute)
	defer minute.Stop()
	for n := 0; ; n++ {
		if n%60 == 0 {
			err := errors.Join(idem.Sweep(ctx), m.builds.SweepOutputs(ctx, build.TargetLocal, outputAge))
			if err != nil && ctx.Err() == nil {
				m.log.Error("cannot tidy up", "error", err)
			}
		}
		if m.apps != nil && n > 0 {
			places, err := m.builds.Places(ctx, build.TargetLocal)
			if err == nil {
				m.apps.Keep(places)
			} else if ctx.Err() == nil {
				m.log.Error("cannot tell which apps to serve", "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-minute.C:
		}
	}
}

// storeLog logs each phase of filling the dependency store once.
func storeLog(log *slog.Logger) func(deps.Progress) {
	var mu sync.Mutex // the warming and a build's gates may both have something to say
	last := ""
	return func(p deps.Progress) {
		mu.Lock()
		defer mu.Unlock()
		if p.Phase != "" && p.Phase != last {
			log.Info("preparing the dependency store", "phase", p.Phase)
		}
		last = p.Phase
	}
}

func portRange(s string) ([2]int, error) {
	var r [2]int
	if n, err := fmt.Sscanf(s, "%d-%d", &r[0], &r[1]); err != nil || n != 2 || r[0] < 1 || r[1] > 65535 || r[0] > r[1] {
		return r, usageError("--app-ports must be a range such as 4300-4999, not %q", s)
	}
	return r, nil
}

func networks(list []string) ([]netip.Prefix, error) {
	var nets []netip.Prefix
	for _, s := range list {
		if !strings.Contains(s, "/") {
			if a, err := netip.ParseAddr(s); err == nil {
				nets = append(nets, netip.PrefixFrom(a, a.BitLen()))
				continue
			}
		}
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, usageError("--trusted-proxy must be an address or a network such as 10.0.0.0/8, not %q", s)
		}
		nets = append(nets, p)
	}
	return nets, nil
}
