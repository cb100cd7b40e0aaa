package sandbox

import (
	"os"
	"path/filepath"
)

// firstUID starts the range that build users are taken from when we are root: above what distributions give to
// people and services. Each room has its own, so that its process limit counts its own processes only.
const firstUID, manyUIDs = 61184, 4096

// buildUser is the user that a room's commands run as: when we are root one with no rights at all (then the second
// result is true), else us.
func buildUser(room uint32) (uid int, other bool) {
	if os.Getuid() != 0 {
		return os.Getuid(), false
	}
	return firstUID + int((uint32(os.Getpid())*31+room)%manyUIDs), true
}

// limitedUser is for levels without a user namespace: who to become, and the process limit that the kernel shall hold.
// It counts per user there, so that for a plain user our own processes are added to what the command may have.
func limitedUser(r *Room, c *Command) (uid int, tasks int64) {
	uid, other := buildUser(r.id)
	if other {
		return uid, int64(c.Limits.Processes)
	}
	if c.Limits.Processes < 0 {
		return 0, 0
	}
	return 0, int64(c.Limits.Processes + tasksOf(uid))
}

// bare runs commands with limits, a cleared environment and, for root, as a user without rights; nothing else.
type bare struct{}

func (bare) nested() bool { return false }
func (bare) inside() bool { return false }
func (bare) spaces() bool { return false }

func (bare) command(r *Room, c *Command) (*launch, error) {
	tmp := filepath.Join(r.own, "tmp")
	e := entry{Dir: c.Dir, FileBytes: c.Limits.FileBytes}
	e.UID, e.Tasks = limitedUser(r, c)
	env := environment(c, tmp, tmp, os.Getenv("PATH"))
	return &launch{args: e.args(r.enter, c.Args), dir: "/", env: env, attr: groupAttr()}, nil
}
