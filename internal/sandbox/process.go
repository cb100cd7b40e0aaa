package sandbox

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// launch is a command as a process of this machine.
type launch struct {
	args []string
	env  []string
	dir  string
	attr *syscall.SysProcAttr
}

// Process is a command that runs. Its methods may be called by many goroutines.
type Process struct {
	cmd     *exec.Cmd
	room    *Room
	limits  Limits
	started time.Time
	out     *capture
	done    chan struct{}
	heard   atomic.Int64 // when it last printed a line

	mu      sync.Mutex
	reason  Reason
	peak    int64
	outcome Outcome
	gone    bool
}

// Start starts c. The whole tree of its processes is killed when ctx is done, a limit is passed or this program ends.
func (r *Room) Start(ctx context.Context, c Command) (*Process, error) {
	if len(c.Args) == 0 {
		return nil, errors.New("nothing to run")
	}
	if err := ctx.Err(); err != nil {
		return nil, context.Cause(ctx)
	}
	c.Limits = c.Limits.filled()
	if c.Dir == "" {
		c.Dir = r.Path(r.mounts[0].Inside)
	}
	l, err := r.box.how.command(r, &c)
	if err != nil {
		return nil, err
	}
	p := &Process{room: r, limits: c.Limits, done: make(chan struct{})}
	p.heard.Store(time.Now().UnixNano())
	p.out = newCapture(c.Limits.Output, func(line string) {
		p.heard.Store(time.Now().UnixNano())
		if c.OnLine != nil {
			c.OnLine(line)
		}
	}, func() { p.kill(Output) })
	cmd := exec.Command(l.args[0], l.args[1:]...)
	cmd.Env, cmd.Dir, cmd.SysProcAttr = l.env, l.dir, l.attr
	cmd.Stdin = strings.NewReader(string(c.Stdin))
	cmd.Stdout, cmd.Stderr = p.out.stream(&p.out.stdout), p.out.stream(&p.out.stderr)
	cmd.WaitDelay = 5 * time.Second
	p.cmd, p.started = cmd, time.Now()
	// The lock keeps a kill that comes from the output from meeting a command that has not started.
	p.mu.Lock()
	err = cmd.Start()
	p.mu.Unlock()
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", c.Args[0], err)
	}
	stop := make(chan struct{})
	go p.watch(ctx, stop)
	go p.wait(stop)
	return p, nil
}

func (p *Process) wait(stop chan struct{}) {
	err := p.cmd.Wait()
	close(stop)
	// What the command left behind, where no process namespace ended it; its group lives on as long as they do.
	_ = syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL)
	p.mu.Lock()
	p.gone = true
	reason := p.reason
	p.mu.Unlock()
	p.out.flush()
	code := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		code = exit.ExitCode()
		if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() {
			code = 128 + int(status.Signal())
		}
	case err != nil:
		code = 126
	}
	p.mu.Lock()
	p.outcome = Outcome{
		Code: code, Killed: reason, Stdout: p.out.stdout.bytes(), Stderr: p.out.stderr.bytes(),
		Duration: time.Since(p.started), Peak: p.peak,
	}
	p.mu.Unlock()
	close(p.done)
}

// watch ends the command when its context is done or it takes more than its limits.
func (p *Process) watch(ctx context.Context, stop <-chan struct{}) {
	var wall <-chan time.Time
	if p.limits.Wall > 0 {
		t := time.NewTimer(p.limits.Wall)
		defer t.Stop()
		wall = t.C
	}
	usage := time.NewTicker(200 * time.Millisecond)
	defer usage.Stop()
	disk := time.NewTicker(2 * time.Second)
	defer disk.Stop()
	for {
		select {
		case <-stop:
			return
		case <-ctx.Done():
			p.kill(Stopped)
			return
		case <-wall:
			p.kill(Time)
			return
		case <-usage.C:
			if p.limits.Silence > 0 && time.Since(time.Unix(0, p.heard.Load())) > p.limits.Silence {
				p.kill(Silence)
				return
			}
			memory, tasks := measure(p.cmd.Process.Pid)
			p.mu.Lock()
			p.peak = max(p.peak, memory)
			p.mu.Unlock()
			if p.limits.Memory > 0 && memory > p.limits.Memory {
				p.kill(Memory)
				return
			}
			if p.limits.Processes > 0 && tasks > p.limits.Processes {
				p.kill(Processes)
				return
			}
		case <-disk.C:
			if p.limits.DiskBytes > 0 && p.room.written() > p.limits.DiskBytes {
				p.kill(Disk)
				return
			}
		}
	}
}

// kill ends the whole tree once; the first reason is the one reported.
func (p *Process) kill(why Reason) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.reason != "" || p.gone || p.cmd.Process == nil {
		return
	}
	p.reason = why
	endTree(p.cmd.Process.Pid, p.room.box.how.spaces())
}

// Done is closed when the command has ended and none of its processes is left.
func (p *Process) Done() <-chan struct{} { return p.done }

// Outcome is how the command ended; the zero Outcome before Done is closed.
func (p *Process) Outcome() Outcome {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.outcome
}

// Usage is the private memory of all its processes in bytes, now.
func (p *Process) Usage() int64 {
	select {
	case <-p.done:
		return 0
	default:
		memory, _ := measure(p.cmd.Process.Pid)
		return memory
	}
}

// Stop asks the command to end (SIGTERM), kills its tree after grace, and returns when it is gone. It may be called
// twice.
func (p *Process) Stop(grace time.Duration) {
	if grace > 0 {
		terminate(p.cmd.Process.Pid, p.room.box.how.inside())
		select {
		case <-p.done:
			return
		case <-time.After(grace):
		}
	}
	p.kill(Stopped)
	<-p.done
}

// written sums the bytes of all files in the room's writable mounts, not counting copies that Open made.
func (r *Room) written() int64 {
	var sum int64
	for _, m := range r.mounts {
		if !m.Writable {
			continue
		}
		_ = filepath.WalkDir(m.Host, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil //nolint:nilerr // files come and go while we look
			}
			if d.IsDir() {
				for _, c := range r.copied {
					if c == path {
						return filepath.SkipDir
					}
				}
				return nil
			}
			if info, err := d.Info(); err == nil {
				if st, ok := info.Sys().(*syscall.Stat_t); ok {
					sum += st.Blocks * 512
				}
			}
			return nil
		})
	}
	return sum
}

// environment is what every command gets, plus its own.
func environment(c *Command, home, tmp string, path string) []string {
	env := map[string]string{"PATH": path, "HOME": home, "TMPDIR": tmp, "LANG": "C.UTF-8"}
	for k, v := range c.Env {
		if k == "PATH" {
			v += string(os.PathListSeparator) + path
		}
		env[k] = v
	}
	return pairs(env)
}
