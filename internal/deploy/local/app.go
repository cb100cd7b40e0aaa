package local

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/skycot/skycot/internal/deploy"
	"github.com/skycot/skycot/internal/sandbox"
)

// app is a supervised child: started again when it ends, until it is stopped.
type app struct {
	request deploy.Request
	address string
	log     *logFile
	started time.Time
	cancel  context.CancelFunc
	ended   chan struct{}
}

// database is the folder in a place's data that the app keeps its database in. The app puts its lock beside it.
const database = "database"

// unlock takes away the lock that a killed app left behind. The app cannot tell by itself: process numbers inside the
// sandbox repeat. We can: a place has one app, and it is not running now.
func (p *place) unlock() { _ = os.Remove(filepath.Join(p.data(), database+".lock")) }

// start supervises the request's app in a place. It fails only when the app cannot be started at all.
func (m *Manager) start(p *place, r deploy.Request) (*app, error) {
	out, err := openLog(filepath.Join(p.dir, "app.log"))
	if err != nil {
		return nil, err
	}
	room, err := m.cfg.Box.Open([]sandbox.Mount{
		{Host: r.Output, Inside: sandbox.Root + "/app"},
		{Host: p.data(), Inside: sandbox.Root + "/data", Writable: true},
	})
	if err != nil {
		out.close()
		return nil, fmt.Errorf("open the app's sandbox: %w", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	a := &app{request: r, address: net.JoinHostPort(m.cfg.Host, strconv.Itoa(p.port)), log: out, started: time.Now(), cancel: cancel, ended: make(chan struct{})}
	command := sandbox.Command{
		Args: []string{"node", "server.js"},
		Dir:  room.Path(sandbox.Root + "/app"),
		Env: map[string]string{"NODE_ENV": "production", "PORT": strconv.Itoa(p.port), "HOSTNAME": m.cfg.Host,
			"DATA_DIR": room.Path(sandbox.Root + "/data/" + database), "NEXT_TELEMETRY_DISABLED": "1"},
		Network: true,
		Limits:  sandbox.Limits{Wall: -1, Output: -1},
		OnLine:  out.line,
	}
	p.unlock()
	proc, err := room.Start(context.WithoutCancel(ctx), command) // stopped by supervise, with grace
	if err != nil {
		cancel()
		out.close()
		_ = room.Close()
		return nil, fmt.Errorf("start the app: %w", err)
	}
	go func() {
		defer close(a.ended)
		defer func() { _ = room.Close(); out.close() }()
		m.supervise(ctx, p, r, room, command, proc, out)
	}()
	return a, nil
}

// supervise keeps the app running: it comes back after half a second, and after twice as long each time it does not
// last a minute, up to half a minute.
func (m *Manager) supervise(ctx context.Context, p *place, r deploy.Request, room *sandbox.Room, c sandbox.Command, proc *sandbox.Process, out *logFile) {
	const first, most, lasting = 500 * time.Millisecond, 30 * time.Second, time.Minute
	wait := first
	for {
		began := time.Now()
		if proc != nil {
			select {
			case <-ctx.Done():
				proc.Stop(10 * time.Second)
				<-proc.Done()
				return
			case <-proc.Done():
			}
			out.line("skycot: the app " + proc.Outcome().Explain())
			m.cfg.Log.Warn("an app ended, starting it again", "place", p.name, "deployment", r.Deployment, "how", proc.Outcome().Explain(), "in", wait)
		}
		if time.Since(began) > lasting {
			wait = first
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		wait = min(wait*2, most)
		var err error
		p.unlock()
		if proc, err = room.Start(context.WithoutCancel(ctx), c); err != nil {
			proc = nil
			m.cfg.Log.Error("cannot start an app again", "place", p.name, "error", err)
		}
	}
}

// stop ends the app and waits until it is gone.
func (a *app) stop() {
	a.cancel()
	<-a.ended
}

// healthy waits until the app answers /api/health with 200.
func (a *app) healthy(ctx context.Context, within time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	client := &http.Client{Timeout: 5 * time.Second}
	var last string
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+a.address+"/api/health", nil)
		if err != nil {
			return err
		}
		res, err := client.Do(req)
		if err == nil {
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return nil
			}
			last = res.Status
		} else {
			last = err.Error()
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("not healthy after %s: %s", within, last)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// logFile keeps an app's output: one file of up to 5 MB and the one before it.
type logFile struct {
	mu    sync.Mutex
	path  string
	f     *os.File
	size  int64
	lines []string // the last ones, for error messages
}

const (
	logSize  = 5 << 20
	tailSize = 30
)

func openLog(path string) (*logFile, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return &logFile{path: path, f: f, size: info.Size()}, nil
}

// line adds one line with its time. A disk that is full costs log lines, not the app.
func (l *logFile) line(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, text)
	if len(l.lines) > tailSize {
		l.lines = l.lines[1:]
	}
	if l.f == nil {
		return
	}
	if l.size > logSize {
		_ = l.f.Close()
		_ = os.Rename(l.path, l.path+".1")
		l.f, _ = os.OpenFile(l.path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
		l.size = 0
		if l.f == nil {
			return
		}
	}
	n, _ := fmt.Fprintf(l.f, "%s %s\n", time.Now().UTC().Format(time.RFC3339), text)
	l.size += int64(n)
}

func (l *logFile) tail() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	text := ""
	for _, s := range l.lines {
		text += s + "\n"
	}
	return text
}

func (l *logFile) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.f != nil {
		_ = l.f.Close()
		l.f = nil
	}
}
