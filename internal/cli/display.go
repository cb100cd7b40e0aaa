package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/gate/deps"
)

// display shows a build while it runs.
type display interface {
	// installing shows the preparation of the dependency store, which no event tells. A zero Progress ends it.
	installing(p deps.Progress)
	event(e build.Event)
	// close ends the display and leaves its last state on the screen.
	close()
}

// newDisplay picks how to show a build: JSON lines, a picture that is drawn anew in a terminal, or plain lines.
func newDisplay(c *console, asJSON bool, b build.Build, title string) display {
	switch {
	case asJSON:
		return &jsonDisplay{w: c.out}
	case c.outTTY:
		return newLive(c, b, title)
	}
	fmt.Fprintln(c.out, title)
	return &plainDisplay{w: c.out, start: time.Now(), said: map[string]time.Time{}}
}

// jsonDisplay prints every event as one line of JSON.
type jsonDisplay struct {
	mu sync.Mutex
	w  io.Writer
}

func (d *jsonDisplay) installing(p deps.Progress) {
	if p.Phase != "" {
		d.print(map[string]any{"type": "dependencies", "phase": p.Phase, "line": p.Line})
	}
}

func (d *jsonDisplay) event(e build.Event) { d.print(e) }

func (d *jsonDisplay) close() {}

func (d *jsonDisplay) print(v any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_ = json.NewEncoder(d.w).Encode(v) // a reader that went away is no reason to stop the build
}

// told is what the events say, in all their shapes at once.
type told struct {
	Status   string         `json:"status"`
	Progress float64        `json:"progress"`
	Error    *build.Problem `json:"error"`
	Name     string         `json:"name"`
	Layer    string         `json:"layer"`
	Files    int            `json:"files"`
	Session  string         `json:"session"`
	Line     string         `json:"line"`
	Gate     string         `json:"gate"`
	Duration int64          `json:"duration_ms"`
	Summary  string         `json:"summary"`
	Findings int            `json:"findings"`
	Reason   string         `json:"reason"`
	Outcome  string         `json:"outcome"`
}

func read(e build.Event) told {
	var t told
	_ = json.Unmarshal(e.Data, &t) // written by this program; what it cannot read is not shown
	t.Summary, t.Line = printable(t.Summary), printable(t.Line)
	return t
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;?]*[A-Za-z]")

// printable takes out what would move the cursor or change colours: the text may be a program's output.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, escapes.ReplaceAllString(s, ""))
}

// plainDisplay prints a line for everything that has come to an end.
type plainDisplay struct {
	mu    sync.Mutex
	w     io.Writer
	start time.Time
	phase string               // of the dependency store's preparation
	said  map[string]time.Time // when each gate was last heard while running
}

// quiet is how seldom plain lines tell of a gate that still runs.
const quiet = 5 * time.Second

func (d *plainDisplay) line(format string, args ...any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	fmt.Fprintf(d.w, "%7s  %s\n", seconds(time.Since(d.start)), strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

// installing prints the phases only: what npm has to say fills pages.
func (d *plainDisplay) installing(p deps.Progress) {
	d.mu.Lock()
	same := p.Phase == d.phase
	d.phase = p.Phase
	d.mu.Unlock()
	if !same && p.Phase != "" {
		d.line("preparing the dependency store, once: %s", p.Phase)
	}
}

func (d *plainDisplay) close() {}

func (d *plainDisplay) event(e build.Event) {
	t := read(e)
	switch e.Type {
	case build.EventSession:
		if t.Layer != build.LayerVerify && (t.Status == string(build.SessionCompleted) || t.Status == string(build.SessionFailed)) {
			d.line("session  %-22s %-10s %d files", t.Name, t.Status, t.Files)
		}
	case build.EventGate:
		switch {
		case t.Status != "running":
			d.line("gate     %-22s %-10s %s (%s)", t.Gate, t.Status, t.Summary, seconds(time.Duration(t.Duration)*time.Millisecond))
		case t.Summary != "" && time.Since(d.said[t.Gate]) >= quiet:
			d.said[t.Gate] = time.Now()
			d.line("gate     %-22s %-10s %s", t.Gate, t.Status, clip(t.Summary, 120))
		}
	case build.EventRecovery:
		if t.Outcome == "" {
			d.line("recovery %s", clip(printable(t.Reason), 160))
		} else {
			d.line("recovery %s", strings.ReplaceAll(t.Outcome, "_", " "))
		}
	case build.EventBuild:
		if build.Status(t.Status).Ended() || build.Status(t.Status) == build.Verifying && t.Progress < 0.5 {
			d.line("build    %s", t.Status)
		}
	}
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }

// live draws the state of a build over itself, several times a second.
type live struct {
	c     *console
	title string
	start time.Time
	stop  chan struct{}
	gone  sync.WaitGroup

	mu       sync.Mutex
	lines    int // of the last picture
	notice   string
	status   string
	sessions []string // names, in plan order
	done     map[string]bool
	running  []string
	gates    map[string]told
	started  map[string]time.Time
}

// allGates is the order in which gates are shown.
var allGates = []string{gate.Lint, gate.Types, gate.Unit, gate.Database, gate.Security, gate.Build, gate.Browser}

func newLive(c *console, b build.Build, title string) *live {
	d := &live{c: c, title: title, start: time.Now(), stop: make(chan struct{}), done: map[string]bool{}, gates: map[string]told{}, started: map[string]time.Time{}}
	for _, s := range b.Sessions {
		if s.Layer != build.LayerVerify {
			d.sessions = append(d.sessions, s.Name)
			d.done[s.Name] = s.Status == build.SessionSkipped
		}
	}
	d.gone.Go(func() {
		tick := time.NewTicker(120 * time.Millisecond)
		defer tick.Stop()
		for {
			d.draw()
			select {
			case <-d.stop:
				d.draw()
				return
			case <-tick.C:
			}
		}
	})
	return d
}

func (d *live) installing(p deps.Progress) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.notice = ""
	if p.Phase != "" {
		d.notice = strings.TrimSpace("preparing the dependency store, once: " + p.Phase + " " + p.Line)
	}
}

func (d *live) event(e build.Event) {
	t := read(e)
	d.mu.Lock()
	defer d.mu.Unlock()
	switch e.Type {
	case build.EventBuild:
		d.status = t.Status
	case build.EventSession:
		if t.Layer == build.LayerVerify {
			return
		}
		d.running = slices.DeleteFunc(d.running, func(n string) bool { return n == t.Name })
		switch build.SessionStatus(t.Status) {
		case build.SessionRunning:
			d.running = append(d.running, t.Name)
		case build.SessionCompleted:
			d.done[t.Name] = true
		}
	case build.EventGate:
		if _, known := d.started[t.Gate]; !known {
			d.started[t.Gate] = time.Now()
		}
		d.gates[t.Gate] = t
	}
}

func (d *live) close() {
	close(d.stop)
	d.gone.Wait()
}

// draw replaces the last picture by the present one.
func (d *live) draw() {
	d.mu.Lock()
	defer d.mu.Unlock()
	width := 80
	if f, ok := d.c.out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 20 {
			width = w
		}
	}
	lines := d.picture()
	var b strings.Builder
	if d.lines > 0 {
		fmt.Fprintf(&b, "\x1b[%dA", d.lines)
	}
	for _, l := range lines {
		b.WriteString("\x1b[2K" + d.paint(clip(l.text, width-1), l.color) + "\n")
	}
	d.lines = len(lines)
	_, _ = io.WriteString(d.c.out, b.String())
}

// row is one line of the picture.
type row struct {
	text  string
	color string
}

const (
	green  = "32"
	red    = "31"
	yellow = "33"
	cyan   = "36"
	faint  = "2"
	bold   = "1"
)

func (d *live) picture() []row {
	finished := 0
	for _, s := range d.sessions {
		if d.done[s] {
			finished++
		}
	}
	const bar = 24
	full := bar
	if len(d.sessions) > 0 {
		full = bar * finished / len(d.sessions)
	}
	rows := []row{{d.title, bold}, {fmt.Sprintf("  sessions  %s%s %d/%d  %s", strings.Repeat("█", full), strings.Repeat("░", bar-full),
		finished, len(d.sessions), strings.Join(d.running, ", ")), cyan}}
	for _, name := range allGates {
		t, known := d.gates[name]
		took := seconds(time.Duration(t.Duration) * time.Millisecond)
		switch {
		case !known:
			rows = append(rows, row{"  · " + name, faint})
		case t.Status == "running":
			rows = append(rows, row{fmt.Sprintf("  ● %-9s %7s  %s", name, seconds(time.Since(d.started[name])), t.Summary), cyan})
		case t.Status == string(gate.Passed):
			rows = append(rows, row{fmt.Sprintf("  ✓ %-9s %7s  %s", name, took, t.Summary), green})
		case t.Status == string(gate.Failed):
			rows = append(rows, row{fmt.Sprintf("  ✗ %-9s %7s  %s", name, took, t.Summary), red})
		default:
			rows = append(rows, row{fmt.Sprintf("  – %-9s %7s  %s", name, t.Status, t.Summary), yellow})
		}
	}
	return append(rows, row{fmt.Sprintf("  %s  %s  %s", seconds(time.Since(d.start)), d.status, d.notice), faint})
}

func (d *live) paint(s, color string) string { return paint(d.c, s, color) }

func paint(c *console, s, color string) string {
	if !c.color || color == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

// clip cuts a line to a number of characters, so that it never wraps and the picture stays in place.
func clip(s string, width int) string {
	if utf8.RuneCountInString(s) <= width {
		return s
	}
	return string([]rune(s)[:max(width-1, 0)]) + "…"
}
