package local

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/deploy"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/sandbox"
)

// answer is what the stand-in app says.
type answer struct {
	Behave string
	Starts int
	PID    int
	Secret *string
}

func manager(t *testing.T, dir string) *Manager {
	t.Helper()
	must(t, os.Chmod(dir, 0o700))
	box, err := sandbox.New(t.Context(), sandbox.Options{AllowNone: true})
	must(t, err)
	m, err := New(Config{Dir: dir, Box: box, Ports: [2]int{8160, 8179}, Health: 20 * time.Second, Log: slog.New(slog.NewTextHandler(t.Output(), nil))})
	must(t, err)
	t.Cleanup(func() { _ = m.Close() })
	return m
}

// output is the standalone output of an app that behaves in a way.
func output(t *testing.T, behave string) string {
	t.Helper()
	parent := t.TempDir()
	must(t, os.Chmod(parent, 0o700)) // as the server's data folder is, and apps run as another user
	dir := filepath.Join(parent, "standalone")
	must(t, os.CopyFS(dir, os.DirFS("testdata/app")))
	must(t, os.WriteFile(filepath.Join(dir, "behave"), []byte(behave), 0o644))
	return dir
}

func get(t *testing.T, url string) (a answer, ok bool) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		return a, false
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	if err != nil || json.Unmarshal(raw, &a) != nil {
		return a, false
	}
	return a, true
}

// eventually waits for the app to be up again.
func eventually(t *testing.T, url string) answer {
	t.Helper()
	for range 400 {
		if a, ok := get(t, url); ok {
			return a
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("%s does not come back", url)
	return answer{}
}

func none(string, string) {}

func TestDeploy(t *testing.T) {
	t.Setenv("SKYCOT_SECRET", "the server's own")
	dir := t.TempDir()
	m := manager(t, dir)
	two, broken := output(t, "two"), output(t, "broken")
	var steps []string
	first := deploy.Request{Place: "proj_a-production", Deployment: "dep_1", Output: output(t, "one")}
	url, err := m.Deploy(t.Context(), first, func(state, _ string) { steps = append(steps, state) })
	must(t, err)
	a := eventually(t, url)
	if a.Behave != "one" || a.Starts != 1 || a.Secret != nil {
		t.Errorf("serves %+v", a)
	}
	if strings.Join(steps, " ") != "uploading migrating" {
		t.Errorf("steps %v", steps)
	}
	if again, err := m.Deploy(t.Context(), first, none); err != nil || again != url || eventually(t, url).PID != a.PID {
		t.Errorf("asked twice, it did not stay as it is: %v", err)
	}

	t.Run("another place has a port and data of its own", func(t *testing.T) {
		other, err := m.Deploy(t.Context(), deploy.Request{Place: "proj_a-preview", Deployment: "dep_p", Output: output(t, "preview")}, none)
		must(t, err)
		if got := eventually(t, other); other == url || got.Starts != 1 {
			t.Errorf("%s serves %+v", other, got)
		}
	})

	t.Run("a redeployment keeps data and address", func(t *testing.T) {
		again, err := m.Deploy(t.Context(), deploy.Request{Place: "proj_a-production", Deployment: "dep_2", Output: two}, none)
		must(t, err)
		if got := eventually(t, again); again != url || got.Behave != "two" || got.Starts != 2 {
			t.Errorf("%s serves %+v", again, got)
		}
	})

	t.Run("a build that does not start leaves what was there", func(t *testing.T) {
		m.cfg.Health = 1500 * time.Millisecond
		_, err := m.Deploy(t.Context(), deploy.Request{Place: "proj_a-production", Deployment: "dep_3", Output: broken}, none)
		var f *fault.Error
		if !errors.As(err, &f) || !strings.Contains(f.Details["output"].(string), "cannot migrate") {
			t.Fatalf("error %v does not show the app's output", err)
		}
		m.cfg.Health = 20 * time.Second
		if got := eventually(t, url); got.Behave != "two" || got.Starts != 3 {
			t.Errorf("serves %+v; its data was spoilt", got)
		}
	})

	t.Run("an app that crashes comes back", func(t *testing.T) {
		before := eventually(t, url)
		_, _ = get(t, url+"/crash")
		if got := eventually(t, url); got.Starts != before.Starts+1 {
			t.Errorf("before %+v, after %+v", before, got)
		}
		raw, err := os.ReadFile(filepath.Join(dir, "proj_a-production", "app.log"))
		must(t, err)
		if !strings.Contains(string(raw), "exited with code 3") || !strings.Contains(string(raw), "starting two") {
			t.Errorf("log:\n%s", raw)
		}
	})
}

func TestServerRestart(t *testing.T) {
	dir := t.TempDir()
	m := manager(t, dir)
	r := deploy.Request{Place: "proj_b-production", Deployment: "dep_1", Output: output(t, "one")}
	url, err := m.Deploy(t.Context(), r, none)
	must(t, err)
	if _, err := New(Config{Dir: dir, Box: m.cfg.Box}); !errors.Is(err, ErrTaken) {
		t.Errorf("a second server took the folder: %v", err)
	}
	must(t, m.Close())
	if _, ok := get(t, url); ok {
		t.Error("the app outlives its server")
	}
	m = manager(t, dir)
	m.Restore([]deploy.Request{r})
	if got := eventually(t, url); got.Starts != 2 {
		t.Errorf("serves %+v", got)
	}
}

func TestKeepStopsTheOthers(t *testing.T) {
	m := manager(t, t.TempDir())
	out := output(t, "one")
	a, err := m.Deploy(t.Context(), deploy.Request{Place: "a", Deployment: "dep_1", Output: out}, none)
	must(t, err)
	b, err := m.Deploy(t.Context(), deploy.Request{Place: "b", Deployment: "dep_2", Output: out}, none)
	must(t, err)
	m.Keep([]string{"a"})
	if _, ok := get(t, b); !ok {
		t.Error("an app that has only just started was stopped")
	}
	m.cfg.Settle = time.Nanosecond
	m.Keep([]string{"a"})
	if _, ok := get(t, b); ok {
		t.Error("it still serves")
	}
	if _, ok := get(t, a); !ok {
		t.Error("the one to keep was stopped")
	}
}

func TestPlaceNames(t *testing.T) {
	m := manager(t, t.TempDir())
	for _, name := range []string{"", "..", "a/b", "../../etc", strings.Repeat("a", 101)} {
		if _, err := m.Deploy(t.Context(), deploy.Request{Place: name}, none); err == nil {
			t.Errorf("%q was taken for a place", name)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A real built app, when one is at hand: SKYCOT_TEST_STANDALONE is the standalone output of a build.
func TestRealApp(t *testing.T) {
	out := os.Getenv("SKYCOT_TEST_STANDALONE")
	if out == "" {
		t.Skip("set SKYCOT_TEST_STANDALONE to the standalone output of a build")
	}
	m := manager(t, t.TempDir())
	m.cfg.Health = time.Minute
	for _, id := range []string{"dep_1", "dep_2"} {
		url, err := m.Deploy(t.Context(), deploy.Request{Place: "proj_r-production", Deployment: id, Output: out}, none)
		must(t, err)
		for _, path := range []string{"/", "/sign-in", "/api/health"} {
			res, err := http.Get(url + path)
			must(t, err)
			_ = res.Body.Close()
			if res.StatusCode != http.StatusOK {
				t.Errorf("%s answers %s", path, res.Status)
			}
		}
	}
}
