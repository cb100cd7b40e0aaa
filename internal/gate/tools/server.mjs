// Starts the built app and says when it answers. The app runs as it would in production, on loopback only.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

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

/**
 * Starts server.js in `app` with a new database in memory (begun from the archive `empty` when given). Returns { base, errors, stop };
 * errors() are the lines that the server wrote to standard error.
 */
export async function startApp({ app, empty, data }) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const lines = [];
  const server = spawn(process.execPath, ["server.js"], {
    cwd: app,
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), HOSTNAME: "127.0.0.1", DATA_DIR: data ?? "memory://", DATA_TEMPLATE: empty ?? "" },
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
    server.kill(data ? "SIGTERM" : "SIGKILL"); // what is on disk is closed properly
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

/** The errors among the lines that a server wrote, each once with what caused it, at most ten. */
export function serverErrors(lines) {
  const begins = (line) => /⨯|^\s*(\w*Error|Uncaught|Unhandled)\b/.test(line);
  const told = new Set();
  lines.forEach((line, i) => {
    if (!begins(line)) return;
    const end = lines.findIndex((later, k) => k > i && begins(later));
    // What a database says to a failed query stands below it.
    const cause = lines.slice(i + 1, end < 0 ? undefined : end).map((later) => /^\s*\[cause\]:\s*(.+?)\s*\{?$/.exec(later)?.[1]).find(Boolean);
    told.add(`${cause ? `${cause.slice(0, 300)}: ` : ""}${line.trim().slice(0, 500)}`);
  });
  return [...told].slice(0, 10);
}
