// Package cli is the command line: it wires all parts of the product together and is the only place that does.
//
// Commands print what people read to stdout, what goes wrong to stderr, and what the next step is in both. With --json
// stdout is for machines. Exit codes are part of the contract; see the constants.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime/debug"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"github.com/skycot/skycot/internal/fault"
)

// Exit codes.
const (
	ExitOK         = 0 // done; a build is completed and verified
	ExitFailed     = 1 // it was tried and did not work
	ExitUsage      = 2 // the command line makes no sense; nothing was tried
	ExitUnverified = 3 // the app is built, but not every gate has passed on it
)

// exit ends a command with a code; message may be "" when all was said.
type exit struct {
	code    int
	message string
}

func (e exit) Error() string { return e.message }

// usageError is an exit for a command line that makes no sense.
func usageError(format string, args ...any) error {
	return exit{ExitUsage, fmt.Sprintf(format, args...)}
}

// commands is the whole command line.
type commands struct {
	Build    buildCommand    `cmd:"" help:"Build an app from a description, here and now: no server, no account."`
	Serve    serveCommand    `cmd:"" help:"Run the server: the API, its docs and the workers."`
	Accounts accountsCommand `cmd:"" help:"Make and change accounts."`
	Keys     keysCommand     `cmd:"" help:"Make, list and revoke API keys."`
	Doctor   doctorCommand   `cmd:"" help:"Say what this machine has and lacks, and how to get it."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
}

// console is where a command reads and writes.
type console struct {
	out, err io.Writer
	outTTY   bool
	errTTY   bool
	color    bool
}

// Run runs one command line and returns its exit code. ctx ends when the process is asked to stop.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c := &console{out: stdout, err: stderr, outTTY: isTerminal(stdout), errTTY: isTerminal(stderr)}
	c.color = c.outTTY && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	code := -1
	var cmd commands
	parser, err := kong.New(&cmd, kong.Name("skycot"),
		kong.Description("Describe an app; get its code, verified.\n\nStart with:  skycot build \"A project management tool with kanban boards\""),
		kong.Writers(stdout, stderr), kong.Exit(func(n int) { code = n }),
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(c))
	if err != nil {
		fmt.Fprintln(stderr, "skycot:", err)
		return ExitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(prose(args))
	if code >= 0 { // --help has printed and would have left
		return code
	}
	if err != nil {
		fmt.Fprintf(stderr, "skycot: %v\nTry: skycot --help\n", err)
		return ExitUsage
	}
	return report(c, parsed.Run())
}

// report prints what went wrong and returns the exit code for it.
func report(c *console, err error) int {
	var e exit
	var f *fault.Error
	switch {
	case err == nil:
		return ExitOK
	case errors.As(err, &e):
		if e.message != "" {
			fmt.Fprintln(c.err, "skycot:", e.message)
		}
		return e.code
	case errors.As(err, &f):
		fmt.Fprintln(c.err, "skycot:", f.Message)
		if f.Code.Status() < 500 {
			return ExitUsage
		}
		return ExitFailed
	}
	fmt.Fprintln(c.err, "skycot:", err)
	return ExitFailed
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// logger writes to stderr: everything from info on for a server, warnings for a command that has its own display.
func logger(c *console, level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(c.err, &slog.HandlerOptions{Level: level}))
}

// versionCommand prints the version.
type versionCommand struct{}

// Run implements the command.
func (versionCommand) Run(c *console) error {
	_, err := fmt.Fprintln(c.out, "skycot", Version())
	return err
}

// Version is the module version, or the commit the binary was built from.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	revision, dirty := "devel", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "+dirty"
		}
	}
	return revision + dirty
}
