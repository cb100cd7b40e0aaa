import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { lockDataFolder, startOf } from "./lock";

const folder = mkdtempSync(path.join(tmpdir(), "lock-"));
const data = path.join(folder, "pg");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("refuses a folder that another process has open", async () => {
  const other = spawn(process.execPath, ["-e", "console.log('up'); setInterval(() => {}, 1000)"]);
  await once(other.stdout, "data");
  writeFileSync(`${data}.lock`, JSON.stringify({ pid: other.pid, start: startOf(other.pid ?? 0) }));
  expect(() => lockDataFolder(data)).toThrow(/in use by process/);
  other.kill();
  await once(other, "exit");
  lockDataFolder(data)();
  expect(existsSync(`${data}.lock`)).toBe(false);
});

it("takes over what a killed process left behind, and gives its own lock back", () => {
  writeFileSync(`${data}.lock`, "not even JSON");
  const release = lockDataFolder(data);
  expect(existsSync(`${data}.lock`)).toBe(true);
  release();
  expect(existsSync(`${data}.lock`)).toBe(false);
});
