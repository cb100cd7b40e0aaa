package cli_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

const wish = "A project management tool with kanban boards, team collaboration, and time tracking"

// state is what the kill tests read of a build.
type state struct {
	ID       string
	Status   string
	Progress float64
	Sessions []struct {
		Name     string
		Status   string
		Attempts int
	}
}

func (s *server) project(t *testing.T) string {
	t.Helper()
	code, body := s.call("POST", "/api/v1/projects", map[string]any{"name": "Boards", "description": wish})
	if code != 201 {
		t.Fatalf("project: %d %s", code, body)
	}
	return field(t, body, "id")
}

// start asks for a build with an idempotency key; "" when the server went away before it answered.
func (s *server) start(t *testing.T, project, key string) string {
	t.Helper()
	for {
		code, body := s.call("POST", "/api/v1/projects/"+project+"/builds", map[string]any{"requirements": "Add due dates"}, "Idempotency-Key", key)
		switch code {
		case 0:
			return ""
		case 202:
			return field(t, body, "build_id")
		case 409:
			// The request that died still counts as being at work for a moment.
			if !strings.Contains(string(body), "idempotency_in_progress") {
				t.Fatalf("build: %d %s", code, body)
			}
			time.Sleep(20 * time.Millisecond)
		default:
			t.Fatalf("build: %d %s", code, body)
		}
	}
}

func (s *server) state(t *testing.T, id string) (b state) {
	t.Helper()
	code, body := s.call("GET", "/api/v1/builds/"+id, nil)
	if code != 200 {
		t.Fatalf("build %s: %d %s", id, code, body)
	}
	must(t, json.Unmarshal(body, &b))
	return b
}

// ended waits until the build has come to its end and checks that all is as it would be without any trouble.
func (s *server) ended(t *testing.T, id string) state {
	t.Helper()
	_, stream := s.call("GET", "/api/v1/builds/"+id+"/events", nil) // ends with the build
	b := s.state(t, id)
	if b.Status != "completed" || b.Progress != 1 {
		t.Fatalf("build %s ended as %s\n%s", id, b.Status, s.logs)
	}
	// Every session completed once, every event number once and in order.
	completed := map[string]int{}
	last := 0
	for block := range strings.SplitSeq(string(stream), "\n\n") {
		var seq int
		for line := range strings.SplitSeq(block, "\n") {
			if n, ok := strings.CutPrefix(line, "id: "); ok {
				seq, _ = strconv.Atoi(n)
				if seq != last+1 {
					t.Fatalf("event %d after %d", seq, last)
				}
				last = seq
			}
			if data, ok := strings.CutPrefix(line, "data: "); ok {
				var e struct {
					Type string
					Data struct{ Name, Status string }
				}
				must(t, json.Unmarshal([]byte(data), &e))
				if e.Type == "session.updated" && e.Data.Status == "completed" {
					completed[e.Data.Name]++
				}
			}
		}
	}
	for _, x := range b.Sessions {
		if x.Status != "completed" || completed[x.Name] != 1 {
			t.Errorf("session %s is %s and completed %d times", x.Name, x.Status, completed[x.Name])
		}
	}
	return b
}

func (s *server) zip(t *testing.T, id string) string {
	t.Helper()
	code, data := s.call("GET", "/api/v1/builds/"+id+"/download", nil)
	if code != 200 || len(data) == 0 {
		t.Fatalf("download: %d", code)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func field(t *testing.T, body []byte, name string) string {
	t.Helper()
	var m map[string]any
	must(t, json.Unmarshal(body, &m))
	v, ok := m[name].(string)
	if !ok {
		t.Fatalf("no %s in %s", name, body)
	}
	return v
}

// A server that is killed again and again, at moments nobody chose, ends up with the same bytes as one left in peace.
func TestKill9(t *testing.T) {
	rounds := 20
	if testing.Short() {
		rounds = 5
	}
	if n, err := strconv.Atoi(os.Getenv("KILL_ROUNDS")); err == nil {
		rounds = n
	}
	seed := uint64(time.Now().UnixNano())
	if n, err := strconv.ParseUint(os.Getenv("KILL_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Logf("KILL_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	data := t.TempDir()
	key := account(t, data)
	calm := serve(t, data, key)
	began := time.Now()
	id := calm.start(t, calm.project(t), "calm")
	want := calm.zip(t, calm.ended(t, id).ID)
	took := time.Since(began)
	calm.kill()
	again := 0
	for round := range rounds {
		s := serve(t, data, key)
		project := s.project(t)
		idempotency := fmt.Sprint("round-", round)
		id := ""
		for range 1 + random.IntN(3) {
			asked := make(chan string, 1)
			go func() { asked <- s.start(t, project, idempotency) }()
			time.Sleep(time.Duration(random.Int64N(int64(took))))
			s.kill()
			if got := <-asked; got != "" {
				if id != "" && got != id {
					t.Fatalf("round %d: one idempotency key made %s and %s", round, id, got)
				}
				id = got
			}
			s = serve(t, data, key)
		}
		got := s.start(t, project, idempotency)
		if id != "" && got != id {
			t.Fatalf("round %d: one idempotency key made %s and %s", round, id, got)
		}
		b := s.ended(t, got)
		if sum := s.zip(t, b.ID); sum != want {
			t.Errorf("round %d: the ZIP differs from that of an undisturbed build", round)
		}
		for _, x := range b.Sessions {
			again += x.Attempts - 1
		}
		code, body := s.call("GET", "/api/v1/projects/"+project+"/builds", nil)
		if n := strings.Count(string(body), `"number":`); code != 200 || n != 1 {
			t.Errorf("round %d: the project has %d builds", round, n)
		}
		s.kill()
	}
	t.Logf("%d rounds, undisturbed build %s, %d sessions ran again after a kill", rounds, took.Round(time.Millisecond), again)
}

// Two servers share a folder; one is stopped in the middle, its work is taken over, and it wakes up as a zombie.
func TestStoppedServerIsReplaced(t *testing.T) {
	data := t.TempDir()
	key := account(t, data)
	first := serve(t, data, key)
	calm := first.start(t, first.project(t), "calm")
	want := first.zip(t, first.ended(t, calm).ID)
	second := serve(t, data, key)
	var ids []string
	for i := range 6 {
		ids = append(ids, first.start(t, first.project(t), fmt.Sprint("zombie-", i)))
	}
	stopBetweenWrites(t, first, data)
	for _, id := range ids {
		if second.zip(t, second.ended(t, id).ID) != want {
			t.Errorf("build %s: other bytes", id)
		}
	}
	must(t, first.cmd.Process.Signal(syscall.SIGCONT))
	// The zombie serves again, and what it had in hand is refused: the builds stay as they are.
	for _, id := range ids {
		if first.zip(t, first.ended(t, id).ID) != want {
			t.Errorf("build %s: other bytes after the zombie woke up", id)
		}
	}
	must(t, first.cmd.Process.Signal(syscall.SIGTERM))
	if err := first.cmd.Wait(); err != nil {
		t.Errorf("the former zombie does not stop cleanly: %v\n%s", err, first.logs)
	}
}

// stopBetweenWrites stops a server at a moment when it does not hold the database's only write lock: a process that is
// stopped with it, and not dead, stops everybody, which is SQLite's law and not ours to test.
func stopBetweenWrites(t *testing.T, s *server, data string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(data, "skycot.db")+"?_pragma=busy_timeout(300)&_txlock=immediate")
	must(t, err)
	defer db.Close()
	for range 50 {
		must(t, s.cmd.Process.Signal(syscall.SIGSTOP))
		for !stopped(s.cmd.Process.Pid) {
			runtime.Gosched() // the signal is on its way, thread by thread
		}
		tx, err := db.Begin()
		if err == nil {
			must(t, tx.Rollback())
			return
		}
		must(t, s.cmd.Process.Signal(syscall.SIGCONT))
		runtime.Gosched()
	}
	t.Fatal("the server held the write lock each time it was stopped")
}

// stopped says whether every thread of a process stands still.
func stopped(pid int) bool {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
	for _, path := range threads {
		text, err := os.ReadFile(path)
		if _, state, _ := strings.Cut(string(text), ") "); err == nil && !strings.HasPrefix(state, "T") {
			return false
		}
	}
	return true
}

// SIGTERM drains: the server leaves with code 0 and what it had begun goes on at the next start.
func TestTermDrains(t *testing.T) {
	data := t.TempDir()
	key := account(t, data)
	s := serve(t, data, key)
	id := s.start(t, s.project(t), "k")
	must(t, s.cmd.Process.Signal(syscall.SIGTERM))
	if err := s.cmd.Wait(); err != nil {
		t.Fatalf("stopped with %v\n%s", err, s.logs)
	}
	s = serve(t, data, key)
	s.ended(t, id)
}
