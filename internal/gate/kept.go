package gate

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Names of what a run keeps in Input.Keep beside the runnable app.
const (
	shotsDir   = "screenshots"
	shotsFile  = "screenshots.json"
	matrixFile = "access.json"
)

// Kept is what a run has left in its folder: for reports, long after the run.
type Kept struct {
	Screenshots []Screenshot // in the order of path, person, width
	Access      []Cell
}

// ReadKept reads what a run left in dir. A folder that is not there has nothing; files named there that are gone are left
// out.
func ReadKept(dir string) (Kept, error) {
	var k Kept
	err := errors.Join(readJSON(filepath.Join(dir, shotsFile), &k.Screenshots), readJSON(filepath.Join(dir, matrixFile), &k.Access))
	if err != nil {
		return Kept{}, err
	}
	var there []Screenshot
	for _, s := range k.Screenshots {
		s.File = filepath.Join(dir, shotsDir, filepath.Base(s.File))
		if info, err := os.Lstat(s.File); err == nil && info.Mode().IsRegular() {
			there = append(there, s)
		}
	}
	k.Screenshots = there
	return k, nil
}

// MoveKept moves what a run left in dir, all but the runnable app, to another folder, in place of what is there. When a run
// left nothing, what is there stays: a run of one gate does not take away what all of them saw.
func MoveKept(dir, to string) error {
	var names []string
	for _, name := range []string{shotsDir, shotsFile, matrixFile} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		if err := os.Rename(filepath.Join(dir, name), filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return nil
}

// keep writes v beside the runnable app, when anything is kept.
func (j *job) keep(name string, v any) error {
	if j.in.Keep == "" {
		return nil
	}
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(j.in.Keep, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(j.in.Keep, name), text, 0o644)
}

func readJSON(path string, v any) error {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(text, v)
}
