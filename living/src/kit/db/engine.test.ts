import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, expect, it, vi } from "vitest";
import { openEngine } from "./engine";

const folder = mkdtempSync(path.join(tmpdir(), "engine-"));
mkdirSync(path.join(folder, "supabase", "migrations"), { recursive: true });
mkdirSync(path.join(folder, "db"));
writeFileSync(path.join(folder, "db", "local-auth.sql"), "select 1");
writeFileSync(path.join(folder, "supabase", "migrations", "0001_broken.sql"), "create table broken (");
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

it("leaves no database open that could not be made ready", async () => {
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  const create = vi.spyOn(PGlite, "create");
  await expect(openEngine({ mode: "embedded", dataDir: "memory://", dataTemplate: null } as Parameters<typeof openEngine>[0])).rejects.toThrow(/syntax error/);
  const opened: PGlite = await create.mock.results[0]?.value;
  expect(opened.closed).toBe(true);
});
