package gate_test

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/sandbox"
)

// config is a next.config.ts that does what it likes when the build reads it; the build must not get further by that than
// its own folder, and tells what came of each try.
const config = `import { execSync } from "node:child_process";
import { readFileSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";

const tries: Record<string, () => unknown> = {
  environment: () => JSON.stringify(process.env).includes("SKYCOT_SECRET") && "seen",
  neighbour: () => execSync("cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n' | grep SKYCOT_SECRET || true").toString().trim(),
  secret: () => readFileSync(%[1]q, "utf8"),
  link: () => { symlinkSync(%[1]q, "link"); return readFileSync("link", "utf8"); },
  overwrite: () => { writeFileSync(%[1]q, "mine"); return "written"; },
  shadow: () => readFileSync("/etc/shadow", "utf8"),
  server: () => readdirSync(%[2]q).length > 0 && "listed",
  packages: () => { writeFileSync("node_modules/next/package.json", "{}"); return "written"; },
  huge: () => { writeFileSync("huge", ""); truncateSync("huge", 10 * 2 ** 30); return "made"; },
  network: () => execSync("bash -c 'exec 3<>/dev/tcp/127.0.0.1/%[3]d && echo reached' 2>/dev/null || true").toString().trim(),
};
const said: Record<string, string> = {};
for (const [name, run] of Object.entries(tries)) {
  try {
    said[name] = String(run() || "");
  } catch {
    said[name] = "";
  }
}
console.log("HOSTILE " + JSON.stringify(said));
export default { output: "standalone" };
`

// A workspace whose next.config.ts and package.json run code gets nowhere.
func TestHostileWorkspace(t *testing.T) {
	b := newBench(t)
	if b.runner.Box.Level() == sandbox.None {
		t.Skip("nothing is kept apart here")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	var reached atomic.Int32
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			reached.Add(1)
			_ = c.Close()
		}
	}()
	t.Setenv("SKYCOT_SECRET", "in the environment")
	here := t.TempDir()
	secret, installed := filepath.Join(here, "secret"), filepath.Join(here, "installed")
	if err := os.WriteFile(secret, []byte("the server's secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	var pack map[string]any
	if err := json.Unmarshal(b.files["package.json"], &pack); err != nil {
		t.Fatal(err)
	}
	run := "touch " + installed
	scripts := pack["scripts"].(map[string]any)
	scripts["preinstall"], scripts["postinstall"], scripts["prepare"], scripts["prebuild"] = run, run, run, run
	text, err := json.Marshal(pack)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for p, data := range b.files {
		files[p] = data
	}
	files["package.json"] = text
	files["next.config.ts"] = fmt.Appendf(nil, config, secret, home, listener.Addr().(*net.TCPAddr).Port)
	var lines []string
	_, _, err = b.runner.Run(t.Context(), gate.Input{Files: files, Spec: b.spec, Only: []string{gate.Build}}, func(e gate.Event) {
		if _, said, ok := strings.Cut(e.Line, "HOSTILE "); ok {
			lines = append(lines, said)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) == 0 {
		t.Fatal("the configuration did not run, so that nothing was tried")
	}
	for _, line := range lines {
		var said map[string]string
		if err := json.Unmarshal([]byte(line), &said); err != nil || len(said) == 0 {
			t.Fatal(line, err)
		}
		for name, got := range said {
			if got != "" && (name != "network" || b.runner.Box.Report().Network == "none") {
				t.Errorf("%s: got as far as %q", name, got)
			}
		}
	}
	if text, err := os.ReadFile(secret); err != nil || string(text) != "the server's secret" {
		t.Errorf("the server's file holds %q, %v", text, err)
	}
	if _, err := os.Stat(installed); err == nil {
		t.Error("a script of package.json ran")
	}
	if reached.Load() > 0 && b.runner.Box.Report().Network == "none" {
		t.Error("a server of this machine was reached")
	}
}
