package durable

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// Name is an owner's name that no other live process on this machine has: the first free of worker-1, worker-2, … in
// dir. Holding it proves that whoever had it before is dead, so its jobs may be taken back at once. Close gives it up;
// the kernel does so when the process dies, however it dies.
type Name struct {
	Owner string
	lock  *os.File
}

// TakeName takes a name in dir, which is made if it does not exist.
func TakeName(dir string) (*Name, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of worker locks: %w", err)
	}
	for n := 1; n <= 64; n++ {
		owner := fmt.Sprintf("worker-%d", n)
		f, err := os.OpenFile(filepath.Join(dir, owner+".lock"), os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, fmt.Errorf("open a worker lock: %w", err)
		}
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return &Name{Owner: owner, lock: f}, nil
		}
		_ = f.Close()
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("lock %s: %w", f.Name(), err)
		}
	}
	return nil, fmt.Errorf("64 workers already run on %s", dir)
}

// Close gives the name up.
func (n *Name) Close() error { return n.lock.Close() }
