import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import app from "@/content/app.json";
import { asUser, openEngine, rowsOf, type Claims, type Database, type Tx } from "@/kit/db/engine";
import { refusalOf } from "@/kit/db/errors";

const account = (n: number, name: string) => ({ id: `00000000-0000-4000-8000-0000000000a${n}`, email: `${name}@example.com` });

/** Four accounts: ann makes things, bob is let in by her, eve is a stranger, and one is an admin. */
export const ann = account(1, "ann");
export const bob = account(2, "bob");
export const eve = account(3, "eve");
export const admin = account(4, "admin");

export type TestDatabase = {
  /** Past all policies, as the server itself. */
  db: Database;
  /** As an account, or as a visitor for null: the policies hold. */
  as: <T>(who: Claims | null, work: (tx: Tx) => Promise<T>) => Promise<T>;
  rows: (query: ReturnType<typeof sql>) => Promise<Record<string, unknown>[]>;
  signUp: (who: Claims) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * A migrated database with the four accounts: TEST_DATABASE_URL when it is set (a server with the migrations applied), or
 * else an embedded one of its own, copied from the one that tests/prepare.ts has made.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env.TEST_DATABASE_URL;
  const folder = await mkdtemp(path.join(tmpdir(), "test-database-"));
  const engine = await openEngine(
    url
      ? { mode: "supabase", url: "", key: "", databaseUrl: url, adminEmail: null }
      : { mode: "embedded", dataDir: path.join(folder, "pg"), dataTemplate: process.env.TEST_DATA_DIR ?? null, seed: false, adminEmail: null },
  );
  const { db } = engine;
  // @if app.tenancy
  // Everybody in one organisation, so that the tests are about all else.
  await db.execute(sql`select set_config('app.one_organisation', 'yes', false)`);
  // @end
  const signUp = async ({ id, email }: Claims) => {
    await db.execute(sql`insert into auth.users (id, email, encrypted_password) values (${id}, ${email}, 'none')`);
  };
  for (const who of [ann, bob, eve, admin]) await signUp(who);
  const adminRole = app.roles.find((role) => role.admin)?.name ?? "admin";
  await db.execute(sql`update public.profiles set role = ${adminRole} where id = ${admin.id}`);
  return {
    db,
    as: (who, work) => asUser(db, who, work),
    rows: async (query) => rowsOf(await db.execute(query)),
    signUp,
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Expects the database to refuse: for want of rights, unless another code is given. */
export async function refused(work: Promise<unknown>, code = "42501"): Promise<void> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(refusalOf(error)?.code).toBe(code);
}
