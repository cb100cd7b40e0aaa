package sandbox

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// tree lists pid and all processes below it, parents first.
func tree(pid int) []int {
	all := []int{pid}
	parents := map[int][]int(nil)
	for i := 0; i < len(all); i++ {
		children, ok := childrenOf(all[i])
		if !ok {
			if parents == nil {
				parents = scan()
			}
			children = parents[all[i]]
		}
		all = append(all, children...)
	}
	return all
}

// childrenOf reads the kernel's own list, per thread; false when this kernel has none.
func childrenOf(pid int) ([]int, bool) {
	tasks, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
	if err != nil {
		return nil, true // it is gone
	}
	var out []int
	for _, t := range tasks {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", pid, t.Name()))
		if err != nil {
			if os.IsNotExist(err) {
				if _, gone := os.Stat(fmt.Sprintf("/proc/%d/task/%s", pid, t.Name())); gone == nil {
					return nil, false
				}
			}
			continue
		}
		for _, f := range strings.Fields(string(text)) {
			if n, err := strconv.Atoi(f); err == nil {
				out = append(out, n)
			}
		}
	}
	return out, true
}

// scan reads every process's parent.
func scan() map[int][]int {
	out := map[int][]int{}
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			continue
		}
		// "pid (name) state ppid …": the name may hold spaces and parentheses.
		fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
		if len(fields) < 2 {
			continue
		}
		if parent, err := strconv.Atoi(string(fields[1])); err == nil {
			out[parent] = append(out[parent], pid)
		}
	}
	return out
}

// measure sums private memory in bytes and threads over the tree below pid.
func measure(pid int) (memory int64, tasks int) {
	page := int64(os.Getpagesize())
	for _, p := range tree(pid) {
		if text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", p)); err == nil {
			// size resident shared …: what is shared (files, shared memory) would be counted once per process.
			if f := strings.Fields(string(text)); len(f) > 2 {
				resident, _ := strconv.ParseInt(f[1], 10, 64)
				shared, _ := strconv.ParseInt(f[2], 10, 64)
				memory += (resident - shared) * page
			}
		}
		if threads, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", p)); err == nil {
			tasks += len(threads)
		}
	}
	return memory, tasks
}

// endTree ends pid, which leads a process group, and everything below it. With a process namespace the kernel does it
// at one blow. Without, the group is stopped first, so that nothing in it can make new processes while we walk the tree
// for those that left the group.
func endTree(pid int, spaces bool) {
	if !spaces {
		_ = syscall.Kill(-pid, syscall.SIGSTOP)
		for round := 0; round < 200; round++ {
			alive := 0
			for _, p := range tree(pid)[1:] {
				if !zombie(p) && syscall.Kill(p, syscall.SIGKILL) == nil {
					alive++
				}
			}
			if alive == 0 {
				break
			}
			time.Sleep(time.Millisecond)
		}
	}
	_ = syscall.Kill(-pid, syscall.SIGKILL)
	_ = syscall.Kill(pid, syscall.SIGKILL)
}

// tasksOf counts the threads of all processes of a user.
func tasksOf(uid int) int {
	n := 0
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || e.Name()[0] < '0' || e.Name()[0] > '9' {
			continue
		}
		if st, ok := info.Sys().(*syscall.Stat_t); ok && int(st.Uid) == uid {
			if threads, err := os.ReadDir("/proc/" + e.Name() + "/task"); err == nil {
				n += len(threads)
			}
		}
	}
	return n
}

func zombie(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return true
	}
	rest := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	return len(rest) > 0 && rest[0][0] == 'Z'
}

// terminate asks the program to end. A wrapper around it would not pass the signal on, but end with all of it: then
// the signal goes to what the wrapper started.
func terminate(pid int, wrapped bool) {
	if !wrapped {
		_ = syscall.Kill(pid, syscall.SIGTERM)
		return
	}
	for _, p := range tree(pid)[1:] {
		_ = syscall.Kill(p, syscall.SIGTERM)
	}
}
