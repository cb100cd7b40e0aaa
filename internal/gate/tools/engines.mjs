// The database engines that migrations run on: the embedded one that every app ships with, and a real server when the
// machine has one. Both give { name, version, exec(sql), query(sql, values) → { rows, affected }, close() }.
import { spawn, spawnSync } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

async function fromApp(app, name) {
  return import(pathToFileURL(createRequire(path.join(app, "package.json")).resolve(name)).href);
}

/** The embedded engine, in memory; `empty` is an archive of a prepared database to start from. */
export async function openEmbedded({ app, empty }) {
  const { PGlite } = await fromApp(app, "@electric-sql/pglite");
  const db = await PGlite.create("memory://", empty ? { loadDataDir: new Blob([await readFile(empty)]) } : {});
  const query = async (text, values = []) => {
    const result = await db.query(text, values);
    return { rows: result.rows, affected: result.affectedRows ?? result.rows.length };
  };
  const version = (await query("show server_version")).rows[0].server_version;
  return { name: "embedded PostgreSQL", version, exec: (text) => db.exec(text), query, close: () => db.close() };
}

/** A real server, started for this run on a Unix socket only. Returns null with a reason where it refuses to run. */
export async function openServer({ app, programs, dir }) {
  await mkdir(dir, { recursive: true });
  const data = path.join(dir, "data");
  const made = spawnSync(path.join(programs, "initdb"), ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"], { encoding: "utf8" });
  if (made.status !== 0) return { skipped: `initdb: ${(made.error?.message ?? made.stderr).trim().split("\n").pop()}` };
  const server = spawn(path.join(programs, "postgres"), ["-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "shared_buffers=16MB", "-c", "max_connections=8"], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  server.stderr.setEncoding("utf8");
  server.stderr.on("data", (text) => (log = (log + text).slice(-2000)));
  const { default: postgres } = await fromApp(app, "postgres");
  const deadline = Date.now() + 20_000;
  for (;;) {
    const sql = postgres({ host: dir, port: 5432, username: "postgres", database: "postgres", max: 1, prepare: false, onnotice: () => {}, connect_timeout: 5 });
    try {
      await sql`select 1`;
      const query = async (text, values = []) => {
        const rows = await sql.unsafe(text, values);
        return { rows: [...rows], affected: rows.count };
      };
      const version = (await query("show server_version")).rows[0].server_version.split(" ")[0];
      const close = async () => {
        await sql.end({ timeout: 1 });
        server.kill("SIGKILL");
      };
      return { name: "PostgreSQL server", version, exec: (text) => sql.unsafe(text), query, close };
    } catch (error) {
      await sql.end({ timeout: 0 }).catch(() => {});
      if (server.exitCode !== null || Date.now() > deadline) {
        server.kill("SIGKILL");
        return { skipped: `the server did not start: ${error.message}; ${log.trim().split("\n").pop()}` };
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
