package sandbox

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// TempFolder makes a folder named prefix in dir ("" is the system's temporary folder) that carries our process in its
// name, after removing those that dead processes left: a killed program cannot tidy up. Others may enter the folder,
// because commands may run as another user.
func TempFolder(dir, prefix string) (string, error) {
	if dir == "" {
		dir = os.TempDir()
	}
	left, _ := filepath.Glob(filepath.Join(dir, prefix+"*"))
	for _, path := range left {
		number, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(path), prefix), "-")
		pid, err := strconv.Atoi(number)
		info, serr := os.Stat(path)
		if err != nil || serr != nil || pid == os.Getpid() || syscall.Kill(pid, 0) == nil {
			continue
		}
		// A process that we cannot see may live in another container with the same folder; an hour is longer than any run.
		if time.Since(info.ModTime()) > time.Hour {
			_ = os.RemoveAll(path)
		}
	}
	made, err := os.MkdirTemp(dir, fmt.Sprintf("%s%d-", prefix, os.Getpid()))
	if err != nil {
		return "", err
	}
	return made, os.Chmod(made, 0o755)
}

// Closed returns the topmost folder on the way to path, itself included, that other users may not enter; "" when they can.
func Closed(path string) string {
	closed := ""
	for dir := filepath.Clean(path); ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() && info.Mode().Perm()&0o001 == 0 {
			closed = dir
		}
		if dir == filepath.Dir(dir) {
			return closed
		}
	}
}

// CopyTree copies a folder to a path that is not there yet, sharing blocks where the file system can.
func CopyTree(from, to string) error {
	args := []string{"-R", from, to}
	if runtime.GOOS == "linux" {
		args = append([]string{"--reflink=auto"}, args...)
	}
	if out, err := exec.Command("cp", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("copy %s: %w: %s", filepath.Base(from), err, strings.TrimSpace(string(out)))
	}
	return nil
}
