package build_test

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/engine/enginetest"
	"github.com/skycot/skycot/internal/store/sqlite"
)

// workOn is the folder that a worker process of TestKill9DuringRecovery works on.
const workOn = "SKYCOT_TEST_WORK_ON"

// TestWorkerProcess is not a test: it is the process that the next one kills.
func TestWorkerProcess(t *testing.T) {
	dir := os.Getenv(workOn)
	if dir == "" {
		t.Skip("only as a process of TestKill9DuringRecovery")
	}
	store, err := sqlite.Open(dir)
	must(t, err)
	h := &harness{t: t, dir: dir, store: store}
	_, w := h.real(wounded(t, dir), &readers{flaky: map[string]int{"task-comment": -1}}, "worker-killed")
	must(t, w.Run(context.Background()))
}

// wounded is an engine with a fault that takes one repair; how often it was repaired is kept in the folder.
func wounded(t *testing.T, dir string) *enginetest.Faulty {
	real, err := compiler.New()
	must(t, err)
	return &enginetest.Faulty{Writer: real, Faults: []enginetest.Fault{{File: "features/task/queries.ts", From: "import", To: badLine, Heals: 1}},
		Repairs: func(session string, told bool) int {
			mark := filepath.Join(dir, "repaired-"+session)
			if told {
				must(t, os.WriteFile(mark, nil, 0o600))
			}
			if _, err := os.Stat(mark); errors.Is(err, fs.ErrNotExist) {
				return 0
			}
			return 1
		}}
}

// TestKill9DuringRecovery kills the worker at moments nobody chose while it repairs and leaves out. The build ends as it
// would have, every step counted once.
func TestKill9DuringRecovery(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	if n, err := strconv.ParseUint(os.Getenv("KILL_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Logf("KILL_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, 2))
	h := newHarness(t)
	h.service, h.worker = h.real(wounded(t, h.dir), &readers{flaky: map[string]int{"task-comment": -1}}, "worker-last")
	b := h.create(build.CreateParams{})
	self, err := os.Executable()
	must(t, err)
	kills := 0
	for range 12 {
		cmd := exec.Command(self, "-test.run=TestWorkerProcess$")
		cmd.Env = append(os.Environ(), workOn+"="+h.dir)
		must(t, cmd.Start())
		time.Sleep(200*time.Millisecond + time.Duration(random.Int64N(int64(900*time.Millisecond))))
		must(t, cmd.Process.Kill())
		_ = cmd.Wait()
		kills++
		// As a new process of the same name does when it has proved that the old one is dead.
		_, err := h.store.Release(t.Context(), "worker-killed")
		must(t, err)
		now, err := h.service.Get(t.Context(), h.scope, b.ID)
		must(t, err)
		if now.Status.Ended() {
			break
		}
	}
	h.work(h.worker)
	done, events := h.finish(b.ID)
	if done.Status != build.Completed || !done.Verified || done.Coverage.Unmet != 1 {
		t.Fatalf("ended as %s after %d kills: %+v\n%+v", done.Status, kills, done.Error, done.Recovery.Steps)
	}
	told(t, events, len(done.Recovery.Steps))
	leave := 0
	for _, s := range done.Recovery.Steps {
		if s.Outcome == "" {
			t.Errorf("step %+v is still open", s)
		}
		if s.Kind == "leave_out" {
			leave++
		}
	}
	if leave != 1 || len(done.Recovery.Steps) > 8 {
		t.Errorf("left out %d times in %d steps", leave, len(done.Recovery.Steps))
	}
	t.Logf("%d kills, steps %+v", kills, len(done.Recovery.Steps))
}
