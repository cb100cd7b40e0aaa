package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/gate/tools"
	"github.com/skycot/skycot/internal/sandbox"
)

// need is one thing that builds need of the machine.
type need struct {
	Name     string `json:"name"`
	OK       bool   `json:"ok"`
	Required bool   `json:"required"` // without it apps cannot be verified
	Detail   string `json:"detail"`
	Fix      string `json:"fix,omitempty"`
	pkg      string // Debian package that brings it
	better   bool   // what is here will do, and the package does better
}

type doctorCommand struct {
	JSON bool `help:"Print JSON."`
	Fix  bool `help:"Install what is missing and fill the dependency store; says what it runs."`
	Port int  `default:"8080" help:"Port that the server is to listen on."`
}

// Run implements the command.
func (d *doctorCommand) Run(ctx context.Context, c *console) error {
	if d.Fix {
		if err := setUp(ctx, c.err); err != nil {
			return err
		}
		if err := fillStore(ctx, c.err); err != nil {
			return err
		}
	}
	needs := examine(ctx, d.Port)
	missing := 0
	for _, n := range needs {
		if !n.OK && n.Required {
			missing++
		}
	}
	if d.JSON {
		if err := printJSON(c, map[string]any{"ok": missing == 0, "version": Version(), "needs": needs}); err != nil {
			return err
		}
	} else {
		for _, n := range needs {
			sign, color := "✓", green
			switch {
			case !n.OK && n.Required:
				sign, color = "✗", red
			case !n.OK:
				sign, color = "–", yellow
			}
			fmt.Fprintf(c.out, "%s %-17s %s\n", paint(c, sign, color), n.Name, n.Detail)
			if !n.OK && n.Fix != "" {
				fmt.Fprintf(c.out, "  %-17s %s\n", "", n.Fix)
			}
		}
	}
	if missing > 0 {
		return exit{ExitFailed, fmt.Sprintf("%d things are missing; `skycot doctor --fix` installs what it can", missing)}
	}
	if !d.JSON {
		fmt.Fprintln(c.out, "This machine can build and verify apps.")
	}
	return nil
}

// examine looks at everything, and changes nothing.
func examine(ctx context.Context, port int) []need {
	needs := []need{nodeNeed(ctx), npmNeed(ctx), browserNeed()}
	needs = append(needs, sandboxNeed(ctx))
	store, stored := storeNeed(ctx)
	needs = append(needs, stored)
	if store != nil {
		needs = append(needs, diskNeed(store.Dir()))
	}
	needs = append(needs, portNeed(ctx, port))
	for i := range needs {
		if needs[i].OK {
			needs[i].Fix = ""
		}
	}
	return needs
}

func nodeNeed(ctx context.Context) need {
	n := need{Name: "Node.js", Required: true, Fix: "install Node.js 20.9 or newer: with a version manager (nvm install 22, fnm install 22), or apt-get install nodejs npm where the distribution's is new enough"}
	version, err := deps.Node(ctx)
	if err != nil {
		n.Detail = "not found"
		return n
	}
	major, rest, _ := strings.Cut(strings.TrimPrefix(version, "v"), ".")
	minor, _, _ := strings.Cut(rest, ".")
	a, _ := strconv.Atoi(major)
	b, _ := strconv.Atoi(minor)
	n.OK, n.Detail = a > 20 || a == 20 && b >= 9, version
	if !n.OK {
		n.Detail += " is too old"
	}
	return n
}

func npmNeed(ctx context.Context) need {
	n := need{Name: "npm", Required: true, Fix: "npm comes with Node.js; on Debian: apt-get install npm"}
	out, err := exec.CommandContext(ctx, "npm", "--version").Output()
	if err != nil {
		n.Detail = "not found"
		return n
	}
	n.OK, n.Detail = true, strings.TrimSpace(string(out))
	return n
}

const browserName = "browser"

func browserNeed() need {
	n := need{Name: browserName, Required: true, Detail: "no Chromium or Chrome in PATH", Fix: "apt-get install chromium, or install Google Chrome", pkg: "chromium"}
	for _, name := range gate.Browsers {
		if path, err := exec.LookPath(name); err == nil {
			n.OK, n.Detail = true, path
			if name != gate.HeadlessShell {
				n.Detail += " (" + gate.HeadlessShell + " takes half of the time: apt-get install " + gate.HeadlessShell + ")"
				n.better, n.pkg = true, gate.HeadlessShell
			}
			return n
		}
	}
	return n
}

func sandboxNeed(ctx context.Context) need {
	n := need{Name: "sandbox", Required: true, Fix: "apt-get install bubblewrap (and user namespaces must be on), or pass --allow-no-sandbox to run without", pkg: "bubblewrap"}
	box, err := sandbox.New(ctx, sandbox.Options{})
	if err != nil {
		n.Detail = err.Error()
		return n
	}
	r := box.Report()
	n.OK, n.Detail = true, fmt.Sprintf("%s, network inside: %s", r.Level, r.Network)
	if r.Level != sandbox.Bwrap {
		n.Detail += " (bubblewrap would be stronger: apt-get install bubblewrap)"
		_, err := exec.LookPath("bwrap")
		n.better = err != nil
	}
	return n
}

func storeNeed(ctx context.Context) (*deps.Store, need) {
	n := need{Name: "dependency store", Fix: "skycot doctor --fix fills it; otherwise the first build does (needs the npm registry, half a minute to two)"}
	store, err := deps.Open("")
	if err != nil {
		n.Detail = err.Error()
		return nil, n
	}
	src, err := dependencies()
	if err != nil {
		n.Detail = err.Error()
		return store, n
	}
	if _, ok := store.Lookup(ctx, src); ok {
		n.OK, n.Detail = true, "filled, "+store.Dir()
	} else {
		n.Detail = "empty, " + store.Dir()
	}
	return store, n
}

// diskNeed wants room for the store, the build caches and a few builds.
func diskNeed(dir string) need {
	const want = 3 << 30
	n := need{Name: "disk", Required: true, Fix: "free some space, or point SKYCOT_DEPS and TMPDIR at a larger disk"}
	var fs syscall.Statfs_t
	if err := syscall.Statfs(dir, &fs); err != nil {
		n.Detail = err.Error()
		return n
	}
	free := fs.Bavail * uint64(fs.Bsize)
	n.OK, n.Detail = free >= want, fmt.Sprintf("%.1f GiB free at %s, 3 are wanted", float64(free)/(1<<30), dir)
	return n
}

func portNeed(ctx context.Context, port int) need {
	n := need{Name: "port", Fix: "stop what listens there, or serve with another --listen"}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		n.Detail = fmt.Sprintf("%d is taken", port)
		return n
	}
	_ = l.Close()
	n.OK, n.Detail = true, fmt.Sprintf("%d is free", port)
	return n
}

// setUp installs what is missing with the system's package manager and says what it runs. What it cannot install it
// names, with the way to get it.
func setUp(ctx context.Context, w io.Writer) error {
	var packages, better, rest []string
	for _, n := range examine(ctx, 0) {
		switch {
		case n.OK && !n.better || !n.Required:
		case n.OK:
			better = append(better, n.pkg)
		case n.pkg != "":
			packages = append(packages, n.pkg)
			if n.Name == browserName {
				better = append(better, gate.HeadlessShell)
			}
		default:
			rest = append(rest, n.Name+": "+n.Detail+"; "+n.Fix)
		}
	}
	if len(rest) > 0 {
		return exit{ExitFailed, "this must be done by hand first:\n  " + strings.Join(rest, "\n  ")}
	}
	if len(packages) > 0 {
		if err := install(ctx, w, packages); err != nil {
			return err
		}
	}
	// One by one: a distribution may have some of what is only better than what is there.
	for _, name := range better {
		if err := install(ctx, w, []string{name}); err != nil {
			fmt.Fprintf(w, "skycot: going on without %s\n", name)
		}
	}
	return nil
}

// install has the system's package manager install packages, and says what it runs.
func install(ctx context.Context, w io.Writer, packages []string) error {
	apt, err := exec.LookPath("apt-get")
	if err != nil {
		return exit{ExitFailed, "there is no apt-get here; install with your package manager: " + strings.Join(packages, " ")}
	}
	prefix := []string{}
	if os.Geteuid() != 0 {
		sudo, err := exec.LookPath("sudo")
		if err != nil {
			return exit{ExitFailed, "root must run this: apt-get install -y " + strings.Join(packages, " ")}
		}
		prefix = append(prefix, sudo)
	}
	for _, args := range [][]string{{apt, "update"}, append([]string{apt, "install", "-y", "--no-install-recommends"}, packages...)} {
		args = append(append([]string{}, prefix...), args...)
		fmt.Fprintln(w, "skycot: running", strings.Join(args, " "))
		cmd := exec.CommandContext(ctx, args[0], args[1:]...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, w, w
		if err := cmd.Run(); err != nil {
			return exit{ExitFailed, fmt.Sprintf("%s failed (%v); install by hand: %s", filepath.Base(apt), err, strings.Join(packages, " "))}
		}
	}
	return nil
}

// fillStore installs what apps and gates need from npm.
func fillStore(ctx context.Context, w io.Writer) error {
	box, err := sandbox.New(ctx, sandbox.Options{})
	if err != nil {
		return err
	}
	store, err := deps.Open("")
	if err != nil {
		return err
	}
	src, err := dependencies()
	if err != nil {
		return err
	}
	src.Refresh = true
	phase := ""
	say := func(p deps.Progress) {
		if p.Phase != phase {
			phase = p.Phase
			fmt.Fprintln(w, "skycot: dependency store:", phase)
		}
	}
	_, err = store.Ensure(ctx, box, src, say)
	_, terr := store.Ensure(ctx, box, deps.Source{Package: tools.Package, Lock: tools.Lock}, say)
	return errors.Join(err, terr)
}
