package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/cli"
)

// asSkycot makes the test binary be skycot: the same main, without building it a second time.
const asSkycot = "SKYCOT_TEST_AS_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asSkycot) == "1" {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		os.Exit(cli.Run(ctx, os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// skycot is a command line of its own process.
func skycot(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asSkycot+"=1")
	return cmd
}

// run runs in this process and returns what came out.
func run(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = cli.Run(t.Context(), args, &out, &err)
	return code, out.String(), err.String()
}

// server is a `skycot serve` process.
type server struct {
	t    *testing.T
	cmd  *exec.Cmd
	url  string
	logs *bytes.Buffer
	key  string
}

// serve starts a server on a folder and returns once it answers.
func serve(t *testing.T, data, key string, more ...string) *server {
	t.Helper()
	s := &server{t: t, key: key, logs: &bytes.Buffer{}}
	s.cmd = skycot(t, append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0", "--gates", "none"}, more...)...)
	s.cmd.Stderr = s.logs
	out, err := s.cmd.StdoutPipe()
	must(t, err)
	must(t, s.cmd.Start())
	t.Cleanup(s.kill)
	line := make([]byte, 100)
	n, err := out.Read(line)
	if err != nil {
		_ = s.cmd.Wait()
		t.Fatalf("the server did not start: %v\n%s", err, s.logs)
	}
	s.url = strings.TrimSpace(string(line[:n]))
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return s
}

// kill is kill -9.
func (s *server) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// call sends a request; the answer's status is 0 when the server went away.
func (s *server) call(method, path string, body any, header ...string) (int, []byte) {
	s.t.Helper()
	raw, err := json.Marshal(body)
	must(s.t, err)
	var r io.Reader
	if body != nil {
		r = bytes.NewReader(raw)
	}
	req, err := http.NewRequest(method, s.url+path, r)
	must(s.t, err)
	req.Header.Set("Authorization", "Bearer "+s.key)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	client := &http.Client{Timeout: 30 * time.Second}
	res, err := client.Do(req)
	if err != nil {
		return 0, nil
	}
	defer func() { _ = res.Body.Close() }()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, nil
	}
	return res.StatusCode, data
}

// account makes an account with a key in a folder and returns the key.
func account(t *testing.T, data string) string {
	t.Helper()
	code, _, stderr := run(t, "accounts", "create", "--data", data, "--email", "a@example.com", "--tier", "enterprise")
	if code != 0 {
		t.Fatal(stderr)
	}
	code, _, stderr = run(t, "accounts", "update", "--data", data, "--account", "a@example.com", "--requests-per-minute", "100000", "--concurrent-builds", "100")
	if code != 0 {
		t.Fatal(stderr)
	}
	code, key, stderr := run(t, "keys", "create", "--data", data, "--account", "a@example.com", "--mode", "live")
	if code != 0 {
		t.Fatal(stderr)
	}
	return strings.TrimSpace(key)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
