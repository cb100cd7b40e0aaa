package sandbox

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// locked runs commands under landlock: every file outside the room is denied, and where the kernel allows it the
// command also gets namespaces without network and without other processes.
type locked struct {
	namespaces bool // new user, network, process and IPC namespaces
}

func (locked) nested() bool   { return false }
func (locked) inside() bool   { return false }
func (w locked) spaces() bool { return w.namespaces }

func (w locked) command(r *Room, c *Command) (*launch, error) {
	tmp := filepath.Join(r.own, "tmp")
	e := entry{Dir: c.Dir, FileBytes: c.Limits.FileBytes, Restrict: true, ReadWrite: []string{tmp}, ReadOnly: []string{r.enter}}
	for _, m := range r.mounts {
		if m.Writable {
			e.ReadWrite = append(e.ReadWrite, m.Host)
		} else {
			e.ReadOnly = append(e.ReadOnly, m.Host)
		}
	}
	attr := &syscall.SysProcAttr{Setsid: true, Pdeathsig: syscall.SIGKILL}
	uid, other := buildUser(r.id)
	if w.namespaces {
		attr.Cloneflags = syscall.CLONE_NEWUSER | syscall.CLONE_NEWPID | syscall.CLONE_NEWNS | syscall.CLONE_NEWIPC | syscall.CLONE_NEWUTS
		e.Proc = true
		if !c.Network {
			attr.Cloneflags |= syscall.CLONE_NEWNET
			e.Loopback = true
		}
		// Root inside the namespace only: without it the loopback device stays down. Outside it is the build user.
		gid := os.Getgid()
		if other {
			gid = uid
			attr.Credential = &syscall.Credential{Uid: 0, Gid: 0, NoSetGroups: true}
		}
		attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: uid, Size: 1}}
		attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: gid, Size: 1}}
		e.Tasks = int64(c.Limits.Processes) // counted inside the namespace
	} else {
		e.UID, e.Tasks = limitedUser(r, c)
	}
	return &launch{args: e.args(r.enter, c.Args), dir: "/", env: environment(c, tmp, tmp, outerPath()), attr: attr}, nil
}

func probeLandlock(spaces bool) func(ctx context.Context, b *Box) (launcher, string, error) {
	return func(ctx context.Context, b *Box) (launcher, string, error) {
		if landlockABI() == 0 {
			return nil, "", errors.New("this kernel has no landlock")
		}
		network := "open"
		if spaces {
			network = "none"
		}
		w := locked{namespaces: spaces}
		return w, network, try(ctx, b, w)
	}
}

// outerPath is our own PATH without folders of people's homes, which a room cannot see.
func outerPath() string {
	keep := []string{"/usr/local/bin", "/usr/bin", "/bin"}
	return strings.Join(keep, string(os.PathListSeparator))
}
