// Command bench measures a server as its users meet it: it starts the binary on an empty data folder, makes an account,
// a key and a project with the operator's commands, and asks for the project over loopback from one process. It prints
// requests a second, latencies and the server's resident memory at rest, and fails when a floor is missed.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

func main() {
	bin := flag.String("bin", "bin/skycot", "the server's binary")
	listen := flag.String("listen", "127.0.0.1:8147", "where it listens")
	connections := flag.Int("connections", 16, "connections of the client")
	duration := flag.Duration("duration", 5*time.Second, "how long to ask")
	floor := flag.Float64("min-requests", 10_000, "requests a second that must be reached; 0 for none")
	ceiling := flag.Float64("max-rss-mib", 100, "resident memory at rest that may not be passed, MiB; 0 for none")
	flag.Parse()
	if err := run(*bin, *listen, *connections, *duration, *floor, *ceiling); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(bin, listen string, connections int, duration time.Duration, floor, ceiling float64) error {
	dir, err := os.MkdirTemp("", "skycot-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	server := exec.Command(bin, "serve", "--data", dir, "--listen", listen)
	var log bytes.Buffer
	server.Stderr = &log
	if err := server.Start(); err != nil {
		return err
	}
	defer func() {
		_ = server.Process.Signal(syscall.SIGTERM)
		_ = server.Wait()
	}()
	if err := answer("http://" + listen + "/readyz"); err != nil {
		return fmt.Errorf("%w\n%s", err, log.String())
	}
	key, project, err := prepare(bin, dir, "http://"+listen)
	if err != nil {
		return fmt.Errorf("%w\n%s", err, log.String())
	}
	time.Sleep(2 * time.Second) // at rest
	rss, err := resident(server.Process.Pid)
	if err != nil {
		return err
	}
	request := []byte("GET /api/v1/projects/" + project + " HTTP/1.1\r\nHost: " + listen + "\r\nAuthorization: Bearer " + key + "\r\n\r\n")
	before, err := processorTime(server.Process.Pid)
	if err != nil {
		return err
	}
	rate, latencies, err := load(listen, request, connections, duration)
	if err != nil {
		return err
	}
	after, err := resident(server.Process.Pid)
	if err != nil {
		return err
	}
	spent, err := processorTime(server.Process.Pid)
	if err != nil {
		return err
	}
	at := func(p float64) time.Duration { return latencies[int(p*float64(len(latencies)-1))] }
	fmt.Printf("GET /projects/:id  %.0f requests/s  p50 %v  p99 %v  (%d connections, %v)\n", rate, at(0.5).Round(time.Microsecond), at(0.99).Round(time.Microsecond), connections, duration)
	fmt.Printf("processor time     %v a request\n", ((spent - before) / time.Duration(len(latencies))).Round(100*time.Nanosecond))
	fmt.Printf("resident memory    %.1f MiB at rest, %.1f MiB after the load\n", rss, after)
	if floor > 0 && rate < floor {
		return fmt.Errorf("%.0f requests/s, the floor is %.0f", rate, floor)
	}
	if ceiling > 0 && rss > ceiling {
		return fmt.Errorf("%.1f MiB at rest, the ceiling is %.0f", rss, ceiling)
	}
	return nil
}

// answer waits until a server answers 200.
func answer(url string) error {
	for range 300 {
		resp, err := http.Get(url) //nolint:gosec // our own server
		if err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return nil
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("%s does not answer", url)
}

// prepare makes an account without a practical rate limit, a key and a project.
func prepare(bin, dir, url string) (key, project string, err error) {
	const email = "bench@example.com"
	var created struct {
		Key string `json:"key"`
	}
	for _, args := range [][]string{
		{"accounts", "create", "--data", dir, "--email", email, "--tier", "enterprise", "--json"},
		{"accounts", "update", "--data", dir, "--account", email, "--requests-per-minute", "1000000"},
		{"keys", "create", "--data", dir, "--account", email, "--mode", "live", "--json"},
	} {
		out, err := exec.Command(bin, args...).Output()
		if err != nil {
			return "", "", fmt.Errorf("%s: %w", strings.Join(args, " "), err)
		}
		_ = json.Unmarshal(out, &created) // only the last has a key
	}
	req, err := http.NewRequest(http.MethodPost, url+"/api/v1/projects", strings.NewReader(`{"name":"Bench","description":"A tool to manage tasks"}`))
	if err != nil {
		return "", "", err
	}
	req.Header.Set("Authorization", "Bearer "+created.Key)
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusCreated {
		return "", "", fmt.Errorf("create a project: %d %s %w", resp.StatusCode, body, err)
	}
	var p struct {
		ID string `json:"id"`
	}
	err = json.Unmarshal(body, &p)
	return created.Key, p.ID, err
}

// load sends the same request over keep-alive connections and returns requests a second and all latencies, sorted. It
// reads answers with as little as possible, so that the client is not what is measured.
func load(addr string, request []byte, connections int, duration time.Duration) (float64, []time.Duration, error) {
	var mu sync.Mutex
	var all []time.Duration
	var failed error
	var wg sync.WaitGroup
	start := time.Now()
	for range connections {
		wg.Go(func() {
			mine, err := one(addr, request, start.Add(duration))
			mu.Lock()
			defer mu.Unlock()
			if all = append(all, mine...); err != nil {
				failed = err
			}
		})
	}
	wg.Wait()
	if failed == nil && len(all) == 0 {
		failed = fmt.Errorf("no answers")
	}
	slices.Sort(all)
	return float64(len(all)) / time.Since(start).Seconds(), all, failed
}

func one(addr string, request []byte, until time.Time) ([]time.Duration, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	r := bufio.NewReaderSize(conn, 16<<10)
	var out []time.Duration
	for time.Now().Before(until) {
		start := time.Now()
		if _, err := conn.Write(request); err != nil {
			return out, err
		}
		length := 0
		for first := true; ; first = false {
			line, err := r.ReadSlice('\n')
			if err != nil {
				return out, err
			}
			if first && !bytes.HasPrefix(line, []byte("HTTP/1.1 200 ")) {
				return out, fmt.Errorf("answer %q", line)
			}
			if rest, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
				length, _ = strconv.Atoi(string(bytes.TrimSpace(rest)))
			}
			if len(line) == 2 {
				break
			}
		}
		if _, err := r.Discard(length); err != nil {
			return out, err
		}
		out = append(out, time.Since(start))
	}
	return out, nil
}

// processorTime is what a process has used of all cores: unlike requests a second it does not depend on who else is busy.
func processorTime(pid int) (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(data[bytes.LastIndexByte(data, ')')+1:]))
	var ticks int64
	for _, f := range fields[11:13] { // utime, stime
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return time.Duration(ticks) * (time.Second / 100), nil // Linux reports hundredths to user space on every machine
}

// resident is the resident memory of a process in MiB.
func resident(pid int) (float64, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kib, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kib / 1024, err
		}
	}
	return 0, fmt.Errorf("no VmRSS of process %d", pid)
}
