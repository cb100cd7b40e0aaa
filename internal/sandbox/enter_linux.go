package sandbox

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"unsafe"

	"github.com/landlock-lsm/go-landlock/landlock"
	"golang.org/x/sys/unix"
)

// enter sets the limits, gives up rights and becomes the command. It returns only on an error.
func enter(e entry, command []string) error {
	runtime.LockOSThread()
	if e.Proc {
		if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
			return fmt.Errorf("make mounts private: %w", err)
		}
		if err := unix.Mount("proc", "/proc", "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, ""); err != nil {
			return fmt.Errorf("mount /proc: %w", err)
		}
	}
	if e.Loopback {
		if err := raiseLoopback(); err != nil {
			return fmt.Errorf("raise loopback: %w", err)
		}
	}
	// When the machine runs out of memory the kernel should pick these processes, not the server.
	_ = os.WriteFile("/proc/self/oom_score_adj", []byte("700"), 0)
	limits := map[int]int64{unix.RLIMIT_CORE: 0, unix.RLIMIT_NPROC: e.Tasks, unix.RLIMIT_FSIZE: e.FileBytes}
	for which, n := range limits {
		if n < 0 || (n == 0 && which != unix.RLIMIT_CORE) {
			continue
		}
		if err := unix.Setrlimit(which, &unix.Rlimit{Cur: uint64(n), Max: uint64(n)}); err != nil {
			return fmt.Errorf("set limit %d: %w", which, err)
		}
	}
	if e.UID != 0 {
		if err := syscall.Setgroups(nil); err != nil {
			return fmt.Errorf("drop groups: %w", err)
		}
		if err := syscall.Setresgid(e.UID, e.UID, e.UID); err != nil {
			return fmt.Errorf("change group: %w", err)
		}
		if err := syscall.Setresuid(e.UID, e.UID, e.UID); err != nil {
			return fmt.Errorf("change user: %w", err)
		}
	}
	// Orphans come back to the command, so that looking below it finds them all.
	_ = unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("set no new privileges: %w", err)
	}
	if e.Restrict {
		if err := restrict(e); err != nil {
			return fmt.Errorf("landlock: %w", err)
		}
	}
	if e.Dir != "" {
		if err := os.Chdir(e.Dir); err != nil {
			return err
		}
	}
	path, err := exec.LookPath(command[0])
	if err != nil {
		return err
	}
	return fmt.Errorf("run %s: %w", path, syscall.Exec(path, command, os.Environ()))
}

// restrict denies this process and all it starts every file but those listed.
func restrict(e entry) error {
	rules := []landlock.Rule{
		landlock.RODirs("/usr", "/bin", "/lib", "/lib64", "/sbin", "/proc", "/sys/devices/system/cpu", "/etc/fonts",
			"/etc/chromium", "/etc/chromium.d", "/etc/alternatives").IgnoreIfMissing(),
		landlock.ROFiles("/etc/ssl/openssl.cnf", "/etc/ld.so.cache", "/etc/passwd", "/etc/group", "/etc/nsswitch.conf", "/etc/hosts",
			"/etc/localtime", "/dev/zero", "/dev/urandom", "/dev/random").IgnoreIfMissing(),
		landlock.RWFiles("/dev/null", "/dev/tty").IgnoreIfMissing(),
		landlock.RWDirs("/dev/shm").IgnoreIfMissing(),
	}
	for _, p := range e.ReadOnly {
		rules = append(rules, grant(p, landlock.RODirs, landlock.ROFiles))
	}
	for _, p := range e.ReadWrite {
		rules = append(rules, grant(p, landlock.RWDirs, landlock.RWFiles))
	}
	return landlock.V5.BestEffort().RestrictPaths(rules...)
}

func grant(path string, dirs, files func(...string) landlock.FSRule) landlock.Rule {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return files(path)
	}
	return dirs(path)
}

// landlockABI is the version of landlock in this kernel, 0 when there is none.
func landlockABI() int {
	const version = 1 // LANDLOCK_CREATE_RULESET_VERSION
	abi, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, version)
	if errno != 0 {
		return 0
	}
	return int(abi)
}

// raiseLoopback brings up "lo", which is down in a new network namespace; build tools talk to their own workers by it.
func raiseLoopback() error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	var request struct {
		name  [unix.IFNAMSIZ]byte
		flags uint16
		_     [22]byte
	}
	copy(request.name[:], "lo")
	request.flags = unix.IFF_UP | unix.IFF_RUNNING
	if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(fd), unix.SIOCSIFFLAGS, uintptr(unsafe.Pointer(&request))); errno != 0 {
		return errno
	}
	return nil
}
