// A server of our own, used as a customer would: a process, a key, HTTP.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Starts `skycot serve` in a folder that is gone afterwards. `gates` is a list of names, or null for all.
 * Returns { data, call(method, path, body), stop() }; call throws with the API's own words.
 */
export async function startServer({ binary, gates, data: given }) {
  const data = given ?? (await mkdtemp(path.join(tmpdir(), "skycot-eval-")));
  const email = "eval@example.com";
  await run(binary, ["accounts", "create", "--data", data, "--email", email, "--tier", "enterprise"]).catch(() => {});
  const made = await run(binary, ["keys", "create", "--data", data, "--account", email, "--mode", "live", "--json"]);
  const key = JSON.parse(made.stdout).key;
  const flags = ["serve", "--data", data, "--listen", "127.0.0.1:0", "--log-level", "warn"];
  if (gates) flags.push(`--gates=${gates.join(",")}`);
  const server = spawn(binary, flags, { stdio: ["ignore", "pipe", "inherit"] });
  const base = await new Promise((resolve, reject) => {
    let text = "";
    server.stdout.setEncoding("utf8").on("data", (part) => {
      text += part;
      const url = /https?:\/\/[\w.:]+/.exec(text);
      if (url) resolve(url[0]);
    });
    server.once("exit", (code) => reject(new Error(`the server ended at once (${code})`)));
  });
  async function call(method, where, body) {
    for (;;) {
      const answer = await fetch(`${base}/api/v1${where}`, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      if (answer.status === 429) {
        await new Promise((done) => setTimeout(done, 1000 * Number(answer.headers.get("retry-after") ?? 1)));
        continue;
      }
      const json = await answer.json();
      if (!answer.ok) throw new Error(`${method} ${where} answered ${answer.status}: ${JSON.stringify(json.error ?? json)}`);
      return json;
    }
  }
  /** Builds and waits; returns the finished build. */
  async function build(project, body, tell = () => {}) {
    const { build_id: id } = await call("POST", `/projects/${project}/builds`, body);
    for (let last = ""; ; ) {
      const state = await call("GET", `/builds/${id}`);
      if (["completed", "failed", "cancelled"].includes(state.status)) return state;
      if (state.status !== last) tell((last = state.status));
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
  const stop = async () => {
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
    if (!given) await rm(data, { recursive: true, force: true });
  };
  return { data, base, call, build, stop };
}
