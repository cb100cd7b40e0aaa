// Starts the built app and says when it answers. The app runs as it would in production, on loopback only.
import { spawn } from "node:child_process";
import { cp, chmod, mkdir, readdir } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";

/** A port that nobody listens on right now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Copies of shared folders are read-only at first: the app must be able to write its own. */
async function writable(dir) {
  await chmod(dir, 0o700);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) await writable(full);
    else await chmod(full, 0o600);
  }
}

/**
 * Starts server.js in `app` with a new database (a copy of `emptyData` when given). Returns { base, errors, stop };
 * errors() are the lines that the server wrote to standard error.
 */
export async function startApp({ app, emptyData, data }) {
  await mkdir(path.dirname(data), { recursive: true });
  if (emptyData) {
    await cp(emptyData, data, { recursive: true });
    await writable(data);
  }
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const lines = [];
  const server = spawn(process.execPath, ["server.js"], {
    cwd: app,
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), HOSTNAME: "127.0.0.1", DATA_DIR: data },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let ended = null;
  server.once("exit", (code, signal) => (ended = signal ?? code ?? 0));
  server.stdout.resume();
  server.stderr.setEncoding("utf8");
  server.stderr.on("data", (text) => {
    lines.push(...text.split("\n").filter((l) => l.trim() !== ""));
    if (lines.length > 2000) lines.splice(0, 1000);
  });
  const stop = () => new Promise((resolve) => {
    if (ended !== null) return resolve();
    server.once("exit", () => resolve());
    server.kill("SIGKILL");
  });
  const deadline = Date.now() + 60_000;
  let last = "it did not answer";
  for (;;) {
    if (ended !== null) throw new Error(`the app ended while starting (${ended}): ${lines.slice(-8).join("\n")}`);
    try {
      const answer = await fetch(`${base}/api/health`, { signal: AbortSignal.timeout(30_000) });
      if (answer.ok) return { base, errors: () => lines, stop };
      last = `/api/health answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`;
    } catch (error) {
      last = String(error.cause?.code ?? error.message);
    }
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`the app did not become ready in a minute: ${last}\n${lines.slice(-8).join("\n")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
