// Package local serves built apps on this machine: each project and environment gets a place with a port and a data
// folder of its own, and its app runs there as a supervised child in the sandbox.
//
// A place outlives deployments: the next build starts on the same data and migrates it. What is served changes only
// when the new app has answered its health check; otherwise the data is put back and the former app starts again.
package local

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/skycot/skycot/internal/deploy"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/sandbox"
)

// ErrTaken says that another process serves the apps of the folder.
var ErrTaken = errors.New("local: another server already serves the apps of this folder")

// Config is a manager's.
type Config struct {
	Dir  string // places are its sub-folders
	Box  *sandbox.Box
	Host string // address apps listen on; default 127.0.0.1
	// Ports is the range that places take their port from, both ends included; default 4300 to 4999.
	Ports  [2]int
	Health time.Duration // how long an app may take to answer; default 90 s
	Settle time.Duration // how old an app must be for Keep to stop it; default 1 min
	Log    *slog.Logger
}

// Manager implements deploy.Target. It must be closed, which stops the apps; they come back by Restore.
type Manager struct {
	cfg  Config
	lock *os.File

	mu     sync.Mutex
	places map[string]*place
	closed bool
}

var _ deploy.Target = (*Manager)(nil)

// place is one project's environment.
type place struct {
	mu   sync.Mutex // held while what is served changes
	name string
	dir  string
	port int
	app  *app
}

// settings are kept in the place's folder.
type settings struct {
	Port int `json:"port"`
}

// New takes the folder for this process; ErrTaken when another has it.
func New(cfg Config) (*Manager, error) {
	if cfg.Host == "" {
		cfg.Host = "127.0.0.1"
	}
	if cfg.Ports == [2]int{} {
		cfg.Ports = [2]int{4300, 4999}
	}
	if cfg.Health == 0 {
		cfg.Health = 90 * time.Second
	}
	if cfg.Settle == 0 {
		cfg.Settle = time.Minute
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if err := os.MkdirAll(cfg.Dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder of deployments: %w", err)
	}
	lock, err := os.OpenFile(filepath.Join(cfg.Dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = lock.Close()
		return nil, ErrTaken
	}
	return &Manager{cfg: cfg, lock: lock, places: map[string]*place{}}, nil
}

var placeName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,100}$`)

// Deploy implements deploy.Target.
func (m *Manager) Deploy(ctx context.Context, r deploy.Request, step deploy.Step) (string, error) {
	p, err := m.place(ctx, r.Place)
	if err != nil {
		return "", err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.app != nil && p.app.request == r && p.app.healthy(ctx, m.cfg.Health) == nil {
		return m.url(p), nil // asked again after a crash between serving and telling
	}
	step("uploading", "Putting the verified output in place.")
	if _, err := os.Stat(filepath.Join(r.Output, "server.js")); err != nil {
		return "", fmt.Errorf("the build's output is not runnable: %w", err)
	}
	former := p.app
	if former != nil {
		former.stop()
	}
	// The old app is stopped first: one process at a time may open the data.
	backup, err := p.backUp(ctx)
	if err != nil {
		return "", errors.Join(err, m.bringBack(p, former, ""))
	}
	step("migrating", "Starting the app on its data, which brings the schema up to date.")
	p.app, err = m.start(p, r)
	if err == nil {
		err = p.app.healthy(ctx, m.cfg.Health)
	}
	if err != nil {
		tail := ""
		if p.app != nil {
			p.app.stop()
			tail = p.app.log.tail()
		}
		m.cfg.Log.Error("an app did not start", "place", p.name, "deployment", r.Deployment, "error", err, "output", tail)
		p.app = nil
		if back := m.bringBack(p, former, backup); back != nil {
			m.cfg.Log.Error("cannot serve the former app again", "place", p.name, "error", back)
		}
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", fault.New("deployment_failed", "The app did not answer its health check, so what was served before still is. The last lines of its output are in details.").
			With("output", tail).Because(err)
	}
	return m.url(p), os.RemoveAll(backup)
}

// bringBack serves the former app again, on the data as it was.
func (m *Manager) bringBack(p *place, former *app, backup string) error {
	if backup != "" {
		if err := errors.Join(os.RemoveAll(p.data()), os.Rename(backup, p.data())); err != nil {
			return err
		}
	}
	if former == nil {
		return nil
	}
	var err error
	p.app, err = m.start(p, former.request)
	return err
}

// Restore serves what was served before the server stopped. It returns at once; each app is supervised from then on.
func (m *Manager) Restore(requests []deploy.Request) {
	for _, r := range requests {
		go func() {
			p, err := m.place(context.Background(), r.Place)
			if err == nil {
				p.mu.Lock()
				defer p.mu.Unlock()
				if p.app == nil {
					p.app, err = m.start(p, r)
				}
			}
			if err != nil {
				m.cfg.Log.Error("cannot serve an app again", "place", r.Place, "error", err)
				return
			}
			m.cfg.Log.Info("serving an app again", "app", r.Name, "url", m.url(p))
		}()
	}
}

// Stop ends a place's app; its data stays. A place that serves nothing is fine.
func (m *Manager) Stop(name string) {
	m.mu.Lock()
	p := m.places[name]
	m.mu.Unlock()
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.app != nil {
		p.app.stop()
		p.app = nil
	}
}

// Keep stops the apps of all places but those named, such as the apps of projects that were deleted. An app that
// started within the last minute stays: whoever deployed it may not have said so yet.
func (m *Manager) Keep(names []string) {
	m.mu.Lock()
	var others []*place
	for name, p := range m.places {
		if !slices.Contains(names, name) {
			others = append(others, p)
		}
	}
	m.mu.Unlock()
	for _, p := range others {
		if !p.mu.TryLock() {
			continue // it is being deployed
		}
		if p.app != nil && time.Since(p.app.started) > m.cfg.Settle {
			m.cfg.Log.Info("stopping an app that nobody wants served", "place", p.name)
			p.app.stop()
			p.app = nil
		}
		p.mu.Unlock()
	}
}

// Close stops all apps and gives the folder up.
func (m *Manager) Close() error {
	m.mu.Lock()
	m.closed = true
	var names []string
	for name := range m.places {
		names = append(names, name)
	}
	m.mu.Unlock()
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Go(func() { m.Stop(name) })
	}
	wg.Wait()
	return m.lock.Close()
}

func (m *Manager) url(p *place) string {
	return "http://" + net.JoinHostPort(m.cfg.Host, strconv.Itoa(p.port))
}

// place opens a place, making it with a free port when it is new.
func (m *Manager) place(ctx context.Context, name string) (*place, error) {
	if !placeName.MatchString(name) {
		return nil, fmt.Errorf("not a name for a place: %q", name)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return nil, errors.New("the server is stopping")
	}
	if p, ok := m.places[name]; ok {
		return p, nil
	}
	p := &place{name: name, dir: filepath.Join(m.cfg.Dir, name)}
	if err := os.MkdirAll(p.data(), 0o755); err != nil {
		return nil, err
	}
	file := filepath.Join(p.dir, "place.json")
	var s settings
	raw, err := os.ReadFile(file)
	switch {
	case err == nil:
		if err := json.Unmarshal(raw, &s); err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
	case errors.Is(err, os.ErrNotExist):
		if s.Port, err = m.freePort(ctx); err != nil {
			return nil, err
		}
		raw, err := json.Marshal(s)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			return nil, err
		}
	default:
		return nil, err
	}
	p.port = s.Port
	m.places[name] = p
	return p, nil
}

// freePort finds a port that nobody listens on and no place, running or not, has.
func (m *Manager) freePort(ctx context.Context) (int, error) {
	taken := map[int]bool{}
	files, err := filepath.Glob(filepath.Join(m.cfg.Dir, "*", "place.json"))
	if err != nil {
		return 0, err
	}
	for _, f := range files {
		var s settings
		if raw, err := os.ReadFile(f); err == nil && json.Unmarshal(raw, &s) == nil {
			taken[s.Port] = true
		}
	}
	for port := m.cfg.Ports[0]; port <= m.cfg.Ports[1]; port++ {
		if taken[port] {
			continue
		}
		l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort(m.cfg.Host, strconv.Itoa(port)))
		if err != nil {
			continue
		}
		_ = l.Close()
		return port, nil
	}
	return 0, fmt.Errorf("no free port from %d to %d for one more app", m.cfg.Ports[0], m.cfg.Ports[1])
}

func (p *place) data() string { return filepath.Join(p.dir, "data") }

// backUp copies the data, so that a build that cannot run on it does no harm.
func (p *place) backUp(ctx context.Context) (string, error) {
	backup := filepath.Join(p.dir, "data.before")
	if err := os.RemoveAll(backup); err != nil {
		return "", err
	}
	if out, err := exec.CommandContext(ctx, "cp", "-a", "--reflink=auto", p.data(), backup).CombinedOutput(); err != nil {
		return "", fmt.Errorf("copy the app's data: %w: %s", err, out)
	}
	return backup, nil
}
