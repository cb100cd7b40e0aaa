package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// probes are tried in this order. As root, bubblewrap needs no user namespace, and commands run as a user of their own
// with no rights at all; as anybody else, bubblewrap makes a user namespace.
var probes = []probe{
	{"bwrap with a separate user", Bwrap, probeBwrap(true)},
	{"bwrap with a user namespace", Bwrap, probeBwrap(false)},
	{"landlock with namespaces", Landlock, probeLandlock(true)},
	{"landlock", Landlock, probeLandlock(false)},
	{"none", None, func(context.Context, *Box) (launcher, string, error) { return bare{}, "open", nil }},
}

// bubblewrap runs commands in bwrap.
type bubblewrap struct {
	program string
	other   bool // become another user inside; we are root
}

func (bubblewrap) nested() bool { return true }
func (bubblewrap) inside() bool { return true }

func (bubblewrap) spaces() bool { return true }

// enterPath is where our own program lies inside a room.
const enterPath = Root + "/.enter"

func (w bubblewrap) command(r *Room, c *Command) (*launch, error) {
	uid, _ := buildUser(r.id)
	args := []string{w.program, "--die-with-parent", "--new-session", "--clearenv",
		"--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--hostname", "build"}
	if !c.Network {
		args = append(args, "--unshare-net")
	}
	if w.other {
		args = append(args, "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SYS_RESOURCE")
	} else {
		args = append(args, "--unshare-user")
	}
	args = append(args, "--ro-bind", "/usr", "/usr")
	for _, dir := range []string{"/bin", "/lib", "/lib64", "/lib32", "/sbin"} {
		if target, err := os.Readlink(dir); err == nil {
			args = append(args, "--symlink", strings.TrimPrefix(target, "/"), dir)
		} else {
			args = append(args, "--ro-bind-try", dir, dir)
		}
	}
	args = append(args, "--perms", "0755", "--dir", "/etc", "--perms", "0755", "--dir", "/etc/ssl")
	for _, path := range []string{"/etc/ssl/openssl.cnf", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts", "/etc/chromium", "/etc/chromium.d",
		"/etc/localtime", "/sys/devices/system/cpu"} {
		args = append(args, "--ro-bind-try", path, path)
	}
	for _, name := range []string{"passwd", "group", "hosts"} {
		args = append(args, "--ro-bind", filepath.Join(r.own, name), "/etc/"+name)
	}
	if c.Network {
		args = append(args, "--ro-bind-try", "/etc/resolv.conf", "/etc/resolv.conf", "--ro-bind-try", "/etc/ssl", "/etc/ssl")
	}
	size := "1073741824"
	args = append(args, "--proc", "/proc", "--dev", "/dev",
		"--perms", "1777", "--size", size, "--tmpfs", "/dev/shm",
		"--perms", "1777", "--size", size, "--tmpfs", "/tmp",
		"--perms", "0755", "--dir", Root, "--perms", "1777", "--size", size, "--tmpfs", Root+"/home")
	for _, m := range r.mounts {
		kind := "--ro-bind"
		if m.Writable {
			kind = "--bind"
		}
		args = append(args, kind, m.Host, m.Inside)
	}
	args = append(args, "--ro-bind", r.box.self, enterPath)
	env := environment(c, Root+"/home", "/tmp", "/usr/local/bin:/usr/bin:/bin")
	for _, pair := range env {
		name, value, _ := strings.Cut(pair, "=")
		args = append(args, "--setenv", name, value)
	}
	e := entry{Dir: c.Dir, Tasks: int64(c.Limits.Processes), FileBytes: c.Limits.FileBytes}
	if w.other {
		e.UID = uid
	}
	args = append(args, "--")
	args = append(args, e.args(enterPath, c.Args)...)
	return &launch{args: args, dir: "/", env: []string{}, attr: &syscall.SysProcAttr{Setpgid: true}}, nil
}

func probeBwrap(other bool) func(ctx context.Context, b *Box) (launcher, string, error) {
	return func(ctx context.Context, b *Box) (launcher, string, error) {
		if other != (os.Getuid() == 0) {
			return nil, "", errors.New("not for this user")
		}
		program, err := exec.LookPath("bwrap")
		if err != nil {
			return nil, "", errors.New("bubblewrap is not installed")
		}
		w := bubblewrap{program: program, other: other}
		return w, "none", try(ctx, b, w)
	}
}

// try runs a command in a room made by how, and checks that it could write where it may.
func try(ctx context.Context, b *Box, how launcher) error {
	trial := &Box{temp: b.temp, self: b.self, how: how}
	dir, err := os.MkdirTemp(b.temp, "skycot-probe-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	// A room's folders must be open to the user that its commands run as; this one as well.
	if err := os.Chmod(dir, 0o755); err != nil {
		return err
	}
	r, err := trial.Open([]Mount{{Host: dir, Inside: Root + "/app", Writable: true}})
	if err != nil {
		return err
	}
	defer r.Close()
	o, err := r.Run(ctx, Command{Args: []string{"sh", "-c", "echo fine > here && cat here"}, Limits: Limits{Wall: 20 * time.Second}})
	if err != nil {
		return err
	}
	if !o.OK() || strings.TrimSpace(string(o.Stdout)) != "fine" {
		return fmt.Errorf("a trial command %s: %s", o.Explain(), strings.TrimSpace(string(o.Stderr)))
	}
	return nil
}
