// Package sandbox runs commands that nobody vouches for: the tools and the code of a generated app. Inside, a command
// sees a read-only system, the folders it was given and nothing else of the machine: no network, no environment, no
// other processes. How strong that is depends on the machine, so the level is probed once, has a name, and is stated
// wherever results are shown.
package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"
)

// Level names how commands are kept apart from the machine, strongest first.
type Level string

// The levels. Bwrap hides files, network and processes in namespaces of their own. Landlock denies files outside the
// given folders, and hides network and processes where the kernel lets a plain user make namespaces. None only limits
// time, memory, processes and output.
const (
	Bwrap    Level = "bwrap"
	Landlock Level = "landlock"
	None     Level = "none"
)

// ErrNoSandbox is wrapped by New when the machine has no usable sandbox and the operator did not allow running without.
var ErrNoSandbox = errors.New("no sandbox on this machine")

// Options choose what New accepts.
type Options struct {
	AllowNone bool   // run without isolation rather than refuse; the operator's decision, never a build's
	Only      Level  // "" for the strongest that works; tests and doctor ask for one level
	Temp      string // where rooms keep their own files; "" is the system's temporary folder
}

// Report says what was found at start, for people: doctor, the health page, a build's record.
type Report struct {
	Level   Level    `json:"level"`
	Network string   `json:"network"` // "none": no network at all inside; "open": this level cannot take it away here
	Lines   []string `json:"lines"`   // what was tried and why it was not taken
}

// Box makes rooms at one level. It may be used by many goroutines.
type Box struct {
	report Report
	temp   string
	self   string // this program, entered again inside to set limits
	how    launcher
	rooms  atomic.Uint32
}

// launcher is how one level turns a room's command into a process of this machine.
type launcher interface {
	// command returns the argv, environment and process attributes that run c in r.
	command(r *Room, c *Command) (*launch, error)
	// nested says whether a mount may lie inside another one without being copied.
	nested() bool
	// inside says whether paths differ inside a room.
	inside() bool
	// spaces says whether ending the first process ends all of them, because they have a process namespace.
	spaces() bool
}

// New probes the machine and returns a box of the strongest level that works. It fails with ErrNoSandbox when only
// None is left and opts does not allow it.
func New(ctx context.Context, opts Options) (*Box, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find our own program: %w", err)
	}
	temp := opts.Temp
	if temp == "" {
		temp = os.TempDir()
	}
	if temp, err = filepath.Abs(temp); err != nil {
		return nil, err
	}
	b := &Box{temp: temp, self: self}
	for _, p := range probes {
		if opts.Only != "" && opts.Only != p.level {
			continue
		}
		if p.level == None && !opts.AllowNone {
			b.note("none: not allowed by the operator")
			continue
		}
		how, network, err := p.probe(ctx, b)
		if err != nil {
			b.note("%s: %v", p.name, err)
			continue
		}
		b.how, b.report.Level, b.report.Network = how, p.level, network
		b.note("%s: works, network %s", p.name, network)
		return b, nil
	}
	return nil, fmt.Errorf("%w (%s); install bubblewrap (apt-get install bubblewrap) or allow running without isolation",
		ErrNoSandbox, strings.Join(b.report.Lines, "; "))
}

func (b *Box) note(format string, args ...any) {
	b.report.Lines = append(b.report.Lines, fmt.Sprintf(format, args...))
}

// Level is how rooms of this box are isolated.
func (b *Box) Level() Level { return b.report.Level }

// Report says how the level was chosen.
func (b *Box) Report() Report { return b.report }

// probe is one way to isolate, tried in order.
type probe struct {
	name  string
	level Level
	probe func(ctx context.Context, b *Box) (launcher, string, error)
}

// Mount is a folder or file of the machine that a room can see.
type Mount struct {
	Host     string // absolute path on this machine
	Inside   string // absolute path under Root; a mount may lie inside an earlier one
	Writable bool
}

// Root is the folder that all mounts of a room lie in.
const Root = "/sandbox"

// Limits end a command that takes too much. A zero value takes the default in parentheses; a negative one means no
// limit.
type Limits struct {
	Wall      time.Duration // from start to end (10 min)
	Memory    int64         // bytes of private memory, summed over all processes (4 GiB)
	Processes int           // processes and threads together (1,024)
	FileBytes int64         // the largest file (1 GiB)
	DiskBytes int64         // all files of the writable mounts (4 GiB)
	Output    int64         // bytes written to standard output and error (64 MiB)
	// Silence is how long it may go without printing a line; 0 is without limit. For what tells its progress: on a busy
	// machine a good run takes long, a stuck one stops telling.
	Silence time.Duration
}

func (l Limits) filled() Limits {
	return Limits{
		Wall:      or(l.Wall, 10*time.Minute),
		Memory:    or(l.Memory, 4<<30),
		Processes: or(l.Processes, 1024),
		FileBytes: or(l.FileBytes, 1<<30),
		DiskBytes: or(l.DiskBytes, 4<<30),
		Output:    or(l.Output, 64<<20),
		Silence:   l.Silence,
	}
}

func or[T int | int64 | time.Duration](v, fallback T) T {
	if v == 0 {
		return fallback
	}
	return v
}

// Command is one program to run in a room.
type Command struct {
	Args    []string          // Args[0] is found in the room's PATH or is a path as Room.Path gives it
	Dir     string            // as Room.Path gives it; "" is the first mount
	Env     map[string]string // all of the environment but PATH, HOME, TMPDIR, LANG
	Stdin   []byte
	Network bool // share the machine's network; for apps that are meant to be reached
	Limits  Limits
	OnLine  func(line string) // called with each line of output while it runs, from one goroutine at a time; may be nil
}

// Reason says why a command was ended by us.
type Reason string

// The reasons. Stopped is set when the context was cancelled or Stop was called.
const (
	Time      Reason = "time"
	Silence   Reason = "silence"
	Memory    Reason = "memory"
	Processes Reason = "processes"
	Disk      Reason = "disk"
	Output    Reason = "output"
	Stopped   Reason = "stopped"
)

// Outcome is how a command ended. A command that exits with a code other than 0 is an outcome, not an error.
type Outcome struct {
	Code     int    // exit code; 128 + signal when a signal ended it
	Killed   Reason // "" when it ended by itself
	Stdout   []byte // first and last part when long
	Stderr   []byte
	Duration time.Duration
	Peak     int64 // highest private memory seen, bytes; 0 when it was too short to see
}

// OK says whether the command ended by itself with code 0.
func (o Outcome) OK() bool { return o.Code == 0 && o.Killed == "" }

// Explain is one line saying how a command that is not OK ended: "was stopped after 10s", "exited with code 2".
func (o Outcome) Explain() string {
	switch o.Killed {
	case "":
		return fmt.Sprintf("exited with code %d", o.Code)
	case Time:
		return fmt.Sprintf("was stopped: it ran longer than %s", o.Duration.Round(time.Second))
	case Silence:
		return "was stopped: it made no progress for too long"
	case Stopped:
		return "was cancelled"
	case Memory:
		return fmt.Sprintf("was stopped: it used more than %d MiB of memory", o.Peak>>20)
	default:
		return fmt.Sprintf("was stopped: it went over the limit of %s", o.Killed)
	}
}
