package sandbox

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

// Room is a set of folders in which commands run. Commands of one room share its folders and nothing else.
type Room struct {
	box    *Box
	id     uint32
	mounts []Mount
	own    string   // the room's own files: passwd, and the temporary folder where the level has no namespace for it
	enter  string   // our own program, where commands can reach it
	copied []string // copies made by open, removed by Close
}

// Open checks the mounts and makes a room of them. Writable mounts are handed to the user that commands run as. Close
// must be called.
func (b *Box) Open(mounts []Mount) (*Room, error) {
	if len(mounts) == 0 {
		return nil, errors.New("a room needs at least one mount")
	}
	r := &Room{box: b, id: b.rooms.Add(1), enter: b.self}
	for _, m := range mounts {
		host, err := filepath.EvalSymlinks(m.Host)
		if err != nil {
			return nil, fmt.Errorf("mount %s: %w", m.Inside, err)
		}
		if host, err = filepath.Abs(host); err != nil {
			return nil, err
		}
		if _, other := buildUser(r.id); other && !b.how.inside() {
			if folder := Closed(host); folder != "" {
				return nil, fmt.Errorf("apps' code runs as a user of its own here, who may not enter %s to reach %s: keep it elsewhere "+
					"(SKYCOT_DEPS for packages, --data and TMPDIR for the rest), open that folder (chmod o+x), or install bubblewrap", folder, host)
			}
		}
		inside := filepath.Clean(m.Inside)
		if !strings.HasPrefix(inside, Root+"/") {
			return nil, fmt.Errorf("mount %s: must lie in %s", m.Inside, Root)
		}
		r.mounts = append(r.mounts, Mount{Host: host, Inside: inside, Writable: m.Writable})
	}
	sort.SliceStable(r.mounts[1:], func(i, j int) bool { return len(r.mounts[1:][i].Inside) < len(r.mounts[1:][j].Inside) })
	var err error
	if r.own, err = TempFolder(b.temp, "skycot-room-"); err != nil {
		return nil, err
	}
	if err := r.prepare(); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

func (r *Room) prepare() error {
	uid, other := buildUser(r.id)
	tmp := filepath.Join(r.own, "tmp")
	if err := os.Mkdir(tmp, 0o755); err != nil {
		return err
	}
	etc := map[string]string{
		"passwd": fmt.Sprintf("root:x:0:0:root:/nowhere:/bin/false\nbuild:x:%d:%d:build:%s/home:/bin/sh\n", uid, uid, Root),
		"group":  fmt.Sprintf("root:x:0:\nbuild:x:%d:\n", uid),
		"hosts":  "127.0.0.1 localhost\n::1 localhost\n",
	}
	for name, text := range etc {
		if err := os.WriteFile(filepath.Join(r.own, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	if !r.box.how.nested() {
		if err := r.copyNested(); err != nil {
			return err
		}
	}
	if !other {
		return nil
	}
	if !r.box.how.inside() {
		// Our program may lie in a folder that only we can enter; the build user needs one that it can.
		r.enter = filepath.Join(r.own, "enter")
		if err := os.Link(r.box.self, r.enter); err != nil {
			if out, err := exec.Command("cp", r.box.self, r.enter).CombinedOutput(); err != nil {
				return fmt.Errorf("copy our own program: %w: %s", err, out)
			}
		}
	}
	for _, m := range append([]Mount{{Host: tmp, Writable: true}}, r.mounts...) {
		if !m.Writable {
			continue
		}
		err := filepath.WalkDir(m.Host, func(path string, _ fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			return os.Lchown(path, uid, uid)
		})
		if err != nil {
			return fmt.Errorf("hand %s to the build user: %w", m.Inside, err)
		}
	}
	return nil
}

// copyNested puts copies where a namespace would show a mount inside another one. Copies, not links: what runs inside
// may write to its folders, and a link would let it write to the original.
func (r *Room) copyNested() error {
	for i, m := range r.mounts {
		for _, outer := range r.mounts[:i] {
			rel, err := filepath.Rel(outer.Inside, m.Inside)
			if err != nil || rel == "." || strings.HasPrefix(rel, "..") {
				continue
			}
			target := filepath.Join(outer.Host, rel)
			if err := os.RemoveAll(target); err != nil {
				return err
			}
			if err := CopyTree(m.Host, target); err != nil {
				return fmt.Errorf("mount %s: %w", m.Inside, err)
			}
			r.copied = append(r.copied, target)
			break
		}
	}
	return nil
}

// Path says what a path inside the room (under Root) is called by commands that run in it: itself, or the path on this
// machine where the level has no file namespace.
func (r *Room) Path(inside string) string {
	if r.box.how.inside() {
		return inside
	}
	inside = filepath.Clean(inside)
	if len(r.copied) > 0 {
		// A nested mount was copied into its outer one, which the loop below finds last: prefer the outer.
		for _, m := range r.mounts {
			if rel, err := filepath.Rel(m.Inside, inside); err == nil && !strings.HasPrefix(rel, "..") {
				return filepath.Join(m.Host, rel)
			}
		}
	}
	for i := len(r.mounts) - 1; i >= 0; i-- {
		if rel, err := filepath.Rel(r.mounts[i].Inside, inside); err == nil && !strings.HasPrefix(rel, "..") {
			return filepath.Join(r.mounts[i].Host, rel)
		}
	}
	return inside
}

// Close removes what the room made for itself. The mounted folders stay.
func (r *Room) Close() error {
	var all error
	for _, path := range append(r.copied, r.own) {
		all = errors.Join(all, os.RemoveAll(path))
	}
	r.copied = nil
	return all
}

// Run runs c to its end. It returns an error only when c could not be started or ctx was done before it ended; then
// all its processes are gone.
func (r *Room) Run(ctx context.Context, c Command) (Outcome, error) {
	p, err := r.Start(ctx, c)
	if err != nil {
		return Outcome{}, err
	}
	<-p.Done()
	if o := p.Outcome(); o.Killed == Stopped {
		return o, context.Cause(ctx)
	}
	return p.Outcome(), nil
}
