import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openEngine } from "@/kit/db/engine";

/**
 * Runs once before all tests: one migrated database, which each test file copies instead of making its own. Nothing to do
 * when the tests run against a server (TEST_DATABASE_URL). TEST_DATA_DIR may name a prepared empty folder to start from.
 */
export default async function prepare() {
  if (process.env.TEST_DATABASE_URL) return;
  const folder = await mkdtemp(path.join(tmpdir(), "test-database-"));
  const dataDir = path.join(folder, "pg");
  const dataTemplate = process.env.TEST_DATA_DIR ?? null;
  const engine = await openEngine({ mode: "embedded", dataDir, dataTemplate, seed: false, adminEmail: null });
  await engine.close();
  process.env.TEST_DATA_DIR = dataDir; // inherited by the workers, which start after this
  return () => rm(folder, { recursive: true, force: true });
}
