import { sql } from "drizzle-orm";
import { expect } from "vitest";
import app from "@/content/app.json";
import { asUser, openEngine, rowsOf, type Claims, type Database, type Engine, type Tx } from "@/kit/db/engine";
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

// Kept over all test files of a worker: starting a database takes longer than most of them.
const worker = globalThis as typeof globalThis & { testEngine?: Promise<Engine>; testRows?: Map<string, string> };

const rowsIn = async ({ db }: Engine, table: string) =>
  String(rowsOf<{ rows: unknown }>(await db.execute(sql.raw(`select coalesce(jsonb_agg(t), '[]')::text as rows from ${table} t`)))[0]?.rows);

/** Empties all tables but for what the migrations themselves have put in. */
async function emptied(engine: Engine): Promise<void> {
  const tables = rowsOf<{ name: string }>(
    await engine.db.execute(sql`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'auth') and tablename <> 'app_migrations' order by 1`),
  ).map(({ name }) => name);
  if (!worker.testRows) {
    const first = await Promise.all(tables.map(async (name) => [name, await rowsIn(engine, name)] as const));
    worker.testRows = new Map(first.filter(([, rows]) => rows !== "[]"));
    return;
  }
  const given = worker.testRows;
  await engine.exec(`truncate ${tables.join(", ")} restart identity`);
  for (const [name, rows] of given) {
    const columns = rowsOf<{ list: string }>(
      await engine.db.execute(sql`
        select string_agg(quote_ident(attname), ', ') as list from pg_attribute
        where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`),
    )[0]?.list;
    // Without triggers: they ran when the rows were made.
    await engine.exec("set session_replication_role = replica");
    await engine.db.execute(sql`insert into ${sql.raw(name)} (${sql.raw(String(columns))}) overriding system value select ${sql.raw(String(columns))} from jsonb_populate_recordset(null::${sql.raw(name)}, ${rows}::jsonb)`);
    await engine.exec("set session_replication_role = origin");
  }
}

/**
 * A migrated database with the four accounts and nothing else: TEST_DATABASE_URL when it is set (a server with the
 * migrations applied), or else an embedded one in memory. DATA_TEMPLATE may name a .tar of an empty data folder to start
 * from, which is faster.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env.TEST_DATABASE_URL;
  worker.testEngine ??= openEngine(
    url
      ? { mode: "supabase", url: "", key: "", databaseUrl: url, adminEmail: null }
      : { mode: "embedded", dataDir: "memory://", dataTemplate: process.env.DATA_TEMPLATE ?? null, seed: false, adminEmail: null },
  );
  const engine = await worker.testEngine;
  if (!url) await emptied(engine);
  const { db } = engine;
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
      if (!url) return; // the next file goes on with it
      worker.testEngine = undefined;
      await engine.close();
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
