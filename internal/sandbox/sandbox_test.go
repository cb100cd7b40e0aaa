//go:build linux

package sandbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// boxes are all levels that work here, so that each test runs at each of them.
func boxes(t *testing.T) map[string]*Box {
	t.Helper()
	out := map[string]*Box{}
	for _, p := range probes {
		b := &Box{temp: openDir(t), self: self(t)}
		how, network, err := p.probe(t.Context(), b)
		if err != nil {
			t.Logf("%s does not work here: %v", p.name, err)
			continue
		}
		b.how, b.report = how, Report{Level: p.level, Network: network}
		out[p.name] = b
	}
	return out
}

// openDir is a temporary folder that other users can enter, as the folders of builds must be for the fallback levels.
func openDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "skycot-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func self(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// room has a writable app folder with a read-only folder inside it, as a build has.
func room(t *testing.T, b *Box) (*Room, string) {
	t.Helper()
	base := openDir(t)
	app, deps := filepath.Join(base, "app"), filepath.Join(base, "deps")
	for path, text := range map[string]string{filepath.Join(app, "in.txt"): "in", filepath.Join(deps, "lib.js"): "lib"} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(app, "node_modules"), 0o755); err != nil {
		t.Fatal(err)
	}
	r, err := b.Open([]Mount{
		{Host: app, Inside: Root + "/app", Writable: true},
		{Host: deps, Inside: Root + "/app/node_modules"},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r, app
}

func sh(t *testing.T, r *Room, script string, limits Limits) Outcome {
	t.Helper()
	o, err := r.Run(t.Context(), Command{Args: []string{"bash", "-c", script}, Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestRoomRunsCommands(t *testing.T) {
	for name, b := range boxes(t) {
		t.Run(name, func(t *testing.T) {
			r, app := room(t, b)
			var lines []string
			o, err := r.Run(t.Context(), Command{
				Args:   []string{"bash", "-c", `cat in.txt node_modules/lib.js; echo; echo out > out.txt; echo "$GIVEN"; read x; echo "got $x"; echo err >&2; exit 3`},
				Env:    map[string]string{"GIVEN": "given"},
				Stdin:  []byte("typed\n"),
				OnLine: func(l string) { lines = append(lines, l) },
			})
			if err != nil {
				t.Fatal(err)
			}
			if o.Code != 3 || o.Killed != "" || string(o.Stdout) != "inlib\ngiven\ngot typed\n" || string(o.Stderr) != "err\n" {
				t.Errorf("outcome %+v, stdout %q, stderr %q", o, o.Stdout, o.Stderr)
			}
			// The two streams are read side by side, so a line of the second may come anywhere among those of the first.
			i := slices.Index(lines, "err")
			if i < 0 || !slices.Equal(slices.Delete(slices.Clone(lines), i, i+1), []string{"inlib", "given", "got typed"}) {
				t.Errorf("lines %q", lines)
			}
			if text, _ := os.ReadFile(filepath.Join(app, "out.txt")); string(text) != "out\n" {
				t.Errorf("the workspace holds %q", text)
			}
		})
	}
}

// A workspace that means harm gets nowhere.
func TestHostileCommands(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	port := listener.Addr().(*net.TCPAddr).Port
	secret := filepath.Join(openDir(t), "secret")
	if err := os.WriteFile(secret, []byte("the server's secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SKYCOT_SECRET", "in the environment")
	for name, b := range boxes(t) {
		t.Run(name, func(t *testing.T) {
			isolated := b.Level() != None
			t.Run("environment", func(t *testing.T) {
				r, _ := room(t, b)
				if o := sh(t, r, "env", Limits{}); strings.Contains(string(o.Stdout), "SKYCOT_SECRET") {
					t.Errorf("the environment came in: %s", o.Stdout)
				}
				o := sh(t, r, fmt.Sprintf("cat /proc/%d/environ /proc/*/environ | tr '\\0' '\\n'", os.Getpid()), Limits{})
				if isolated && strings.Contains(string(o.Stdout), "SKYCOT_SECRET") {
					t.Error("the server's environment could be read from /proc")
				}
			})
			t.Run("files", func(t *testing.T) {
				r, app := room(t, b)
				if err := os.Symlink(secret, filepath.Join(app, "link")); err != nil {
					t.Fatal(err)
				}
				script := fmt.Sprintf("cat %s link /etc/shadow ~root/.ssh/* /root/.bashrc; ls /root /home /work; echo x > /usr/local/x; echo x > %s; true", secret, secret)
				o := sh(t, r, script, Limits{})
				if isolated && len(o.Stdout) > 0 {
					t.Errorf("read outside: %q", o.Stdout)
				}
				if text, _ := os.ReadFile(secret); isolated && string(text) != "the server's secret" {
					t.Errorf("wrote outside: %q", text)
				}
			})
			// Kernel settings, devices and other rooms' folders are outside too.
			t.Run("machine", func(t *testing.T) {
				if !isolated {
					t.Skip("this level says that it hides no files")
				}
				r, _ := room(t, b)
				_, other := room(t, b)
				o := sh(t, r, fmt.Sprintf("cat %s/in.txt; head -c 9 /dev/mem; head -c 9 /dev/sda; ls /proc/1/root/work /proc/1/cwd/; cat /proc/kcore | head -c 9; echo 1 > /proc/sys/vm/drop_caches && echo wrote; mount -t tmpfs none /mnt && echo mounted; true", other), Limits{})
				if text := strings.TrimSpace(strings.ReplaceAll(string(o.Stdout), "/proc/1/cwd/:", "")); strings.Contains(text, "wrote") || strings.Contains(text, "mounted") || text == "in" {
					t.Errorf("reached: %q", o.Stdout)
				}
			})
			t.Run("dependencies", func(t *testing.T) {
				r, app := room(t, b)
				sh(t, r, "echo bad > node_modules/lib.js; rm -rf node_modules/*", Limits{})
				original := filepath.Join(filepath.Dir(app), "deps", "lib.js")
				if text, _ := os.ReadFile(original); string(text) != "lib" {
					t.Errorf("the shared dependencies hold %q", text)
				}
			})
			t.Run("network", func(t *testing.T) {
				if b.Report().Network != "none" {
					t.Skip("this level says that it leaves the network open")
				}
				r, _ := room(t, b)
				if o := sh(t, r, fmt.Sprintf("exec 3<>/dev/tcp/127.0.0.1/%d && echo reached", port), Limits{}); strings.Contains(string(o.Stdout), "reached") {
					t.Error("a server of this machine could be reached")
				}
				if o := sh(t, r, "cat /proc/net/dev", Limits{}); strings.Count(string(o.Stdout), ":") != 1 || !strings.Contains(string(o.Stdout), "lo:") {
					t.Errorf("network devices: %s", o.Stdout)
				}
			})
			t.Run("loopback", func(t *testing.T) {
				r, _ := room(t, b)
				o := sh(t, r, `node -e 'const h=require("http").createServer((q,s)=>s.end("hi")).listen(0,"127.0.0.1",()=>fetch("http://127.0.0.1:"+h.address().port).then(x=>x.text()).then(x=>{console.log(x);process.exit()}))'`, Limits{})
				if strings.TrimSpace(string(o.Stdout)) != "hi" {
					t.Errorf("loopback does not work inside: %s %s", o.Stdout, o.Stderr)
				}
			})
			// Bounded on purpose: should the limit fail, the machine must live on.
			t.Run("many processes", func(t *testing.T) {
				r, _ := room(t, b)
				o := sh(t, r, `sh -c 'for i in $(seq 400); do sleep 63.5 & done' ; wait; sleep 3`, Limits{Processes: 100, Wall: 20 * time.Second})
				refused := strings.Contains(string(o.Stderr), "fork")
				if !refused && (o.Killed != Processes || b.Level() != None) {
					t.Errorf("400 processes under a limit of 100: %+v, %s", o, o.Stderr)
				}
				if left := running(t, "sleep\x0063.5"); left > 0 {
					t.Errorf("%d processes are left", left)
				}
			})
			t.Run("memory", func(t *testing.T) {
				r, _ := room(t, b)
				o := sh(t, r, `node -e 'const a=[];setInterval(()=>a.push(Buffer.alloc(20e6,1)),10)'`, Limits{Memory: 300 << 20, Wall: 30 * time.Second})
				if o.Killed != Memory {
					t.Errorf("ended by %q: %s", o.Killed, o.Stderr)
				}
			})
			t.Run("big file", func(t *testing.T) {
				r, app := room(t, b)
				o := sh(t, r, "head -c 100000000 /dev/zero > big", Limits{FileBytes: 10 << 20})
				if info, err := os.Stat(filepath.Join(app, "big")); err != nil || info.Size() > 10<<20 || o.OK() {
					t.Errorf("file %v, outcome %+v", info, o)
				}
			})
			// Sparse on purpose: it costs the machine no block, and is just as refused as ten thousand million written ones.
			t.Run("file of 10 GB", func(t *testing.T) {
				r, app := room(t, b)
				for _, script := range []string{"truncate -s 10G huge", "dd if=/dev/zero of=huge bs=1 count=1 seek=10737418239", "fallocate -l 10G huge",
					`node -e 'const fs=require("fs");const f=fs.openSync("huge","w");fs.ftruncateSync(f,10737418240)'`} {
					o := sh(t, r, script, Limits{})
					if info, err := os.Stat(filepath.Join(app, "huge")); o.OK() || err == nil && info.Size() > 1<<30 {
						t.Errorf("%s: file %v, outcome %+v", script, info, o)
					}
				}
			})
			t.Run("many files", func(t *testing.T) {
				r, _ := room(t, b)
				o := sh(t, r, "for i in $(seq 1000); do head -c 5000000 /dev/zero > f$i; sleep 0.05; done", Limits{DiskBytes: 50 << 20, Wall: 60 * time.Second})
				if o.Killed != Disk {
					t.Errorf("ended by %q", o.Killed)
				}
			})
			t.Run("endless output", func(t *testing.T) {
				r, _ := room(t, b)
				o := sh(t, r, "yes", Limits{Output: 10 << 20, Wall: 30 * time.Second})
				if o.Killed != Output || len(o.Stdout) > 12<<20 {
					t.Errorf("ended by %q with %d bytes", o.Killed, len(o.Stdout))
				}
			})
			t.Run("time", func(t *testing.T) {
				r, _ := room(t, b)
				if o := sh(t, r, "trap '' TERM; sleep 61.5", Limits{Wall: 300 * time.Millisecond}); o.Killed != Time {
					t.Errorf("ended by %q", o.Killed)
				}
				if left := running(t, "sleep\x0061.5"); left > 0 {
					t.Errorf("%d processes are left", left)
				}
			})
			t.Run("silence", func(t *testing.T) {
				r, _ := room(t, b)
				if o := sh(t, r, "echo begun; sleep 61.7", Limits{Silence: 700 * time.Millisecond, Wall: 30 * time.Second}); o.Killed != Silence {
					t.Errorf("stuck: ended by %q", o.Killed)
				}
				if o := sh(t, r, "for i in 1 2 3 4 5 6; do echo $i; sleep 0.5; done", Limits{Silence: 2 * time.Second, Wall: 60 * time.Second}); o.Killed != "" {
					t.Errorf("getting on: ended by %q", o.Killed)
				}
			})
		})
	}
}

func TestCancelEndsTheTree(t *testing.T) {
	for name, b := range boxes(t) {
		t.Run(name, func(t *testing.T) {
			r, _ := room(t, b)
			ctx, cancel := context.WithCancelCause(t.Context())
			why := errors.New("enough")
			_, err := r.Run(ctx, Command{
				Args:   []string{"bash", "-c", "(setsid sleep 62.5 &); (sleep 62.5 &); echo up; sleep 62.5"},
				OnLine: func(string) { cancel(why) },
			})
			if !errors.Is(err, why) {
				t.Errorf("error %v", err)
			}
			if left := running(t, "sleep\x0062.5"); left > 0 {
				t.Errorf("%d processes are left", left)
			}
		})
	}
}

func TestStartAndStop(t *testing.T) {
	for name, b := range boxes(t) {
		t.Run(name, func(t *testing.T) {
			r, _ := room(t, b)
			up := make(chan struct{}, 8)
			p, err := r.Start(t.Context(), Command{
				Args:   []string{"bash", "-c", "trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done"},
				OnLine: func(string) { up <- struct{}{} },
			})
			if err != nil {
				t.Fatal(err)
			}
			<-up
			p.Stop(20 * time.Second)
			if o := p.Outcome(); !o.OK() || !strings.Contains(string(o.Stdout), "bye") {
				t.Errorf("outcome %+v, %s", o, o.Stdout)
			}
		})
	}
}

func TestNewRefusesNone(t *testing.T) {
	_, err := New(t.Context(), Options{Only: None})
	if !errors.Is(err, ErrNoSandbox) || !strings.Contains(err.Error(), "bubblewrap") {
		t.Errorf("error %v", err)
	}
	if b, err := New(t.Context(), Options{Only: None, AllowNone: true}); err != nil || b.Level() != None {
		t.Errorf("allowed: %v, %v", b, err)
	}
}

func TestOpenRefusesMountsOutsideRoot(t *testing.T) {
	b := &Box{temp: openDir(t), self: self(t), how: bare{}}
	for _, inside := range []string{"/etc", "/sandbox", "/sandbox/../etc", "app"} {
		if r, err := b.Open([]Mount{{Host: openDir(t), Inside: inside}}); err == nil {
			_ = r.Close()
			t.Errorf("%s was accepted", inside)
		}
	}
}

// running counts processes whose command line contains part, apart from this test. It looks again for a while: a
// killed process needs a moment to go.
func running(t *testing.T, part string) int {
	t.Helper()
	n := 0
	for range 100 {
		n = 0
		entries, _ := filepath.Glob("/proc/[0-9]*/cmdline")
		for _, e := range entries {
			if text, err := os.ReadFile(e); err == nil && strings.Contains(string(text), part) && !zombie(pidOf(e)) {
				n++
			}
		}
		if n == 0 {
			return 0
		}
		time.Sleep(20 * time.Millisecond)
	}
	return n
}

func pidOf(cmdline string) int {
	var pid int
	_, _ = fmt.Sscanf(cmdline, "/proc/%d/cmdline", &pid)
	return pid
}

func TestTempFolderTidiesUpAfterTheDead(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	for name, age := range map[string]time.Time{"x-4194304-dead": old, "x-4194305-young": time.Now(), fmt.Sprintf("x-%d-ours", os.Getpid()): old, "x-odd": old, "y-4194304-other": old} {
		path := filepath.Join(dir, name)
		if err := os.Mkdir(path, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, age, age); err != nil {
			t.Fatal(err)
		}
	}
	made, err := TempFolder(dir, "x-")
	if err != nil {
		t.Fatal(err)
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	if _, err := os.Stat(filepath.Join(dir, "x-4194304-dead")); err == nil || len(left) != 5 {
		t.Errorf("left %v, made %s", left, made)
	}
}

func TestClosedNamesTheTopmostFolderThatOthersMayNotEnter(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	deep := filepath.Join(home, "cache", "deps")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	for folder := home; folder != "/"; folder = filepath.Dir(folder) {
		if info, err := os.Stat(folder); err == nil && info.Mode().Perm()&0o001 == 0 {
			if err := os.Chmod(folder, 0o755); err != nil {
				t.Skip("the temporary folder is closed itself")
			}
		}
	}
	if got := Closed(deep); got != "" {
		t.Errorf("Closed = %q with every folder open", got)
	}
	if err := os.Chmod(home, 0o700); err != nil {
		t.Fatal(err)
	}
	if got := Closed(deep); got != home {
		t.Errorf("Closed = %q, want %q", got, home)
	}
}
