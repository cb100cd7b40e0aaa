import { cp, mkdir, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Env } from "@/kit/env";
import { lockDataFolder } from "./lock";

export type Database = PgDatabase<PgQueryResultHKT>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Claims = { id: string; email: string };

/** An open database. `fresh` is true when this start created it. */
export type Engine = {
  db: Database;
  fresh: boolean;
  exec(sqlText: string): Promise<void>;
  close(): Promise<void>;
};

/** The migrations of supabase/migrations in order of their names. */
export async function readMigrations(): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(path.join(process.cwd(), "supabase", "migrations"))).filter((f) => f.endsWith(".sql"));
  return Promise.all(
    names.toSorted().map(async (name) => ({
      name,
      text: await readFile(path.join(process.cwd(), "supabase", "migrations", name), "utf8"),
    })),
  );
}

const exists = (file: string) =>
  stat(/* turbopackIgnore: true */ file).then(
    () => true,
    () => false,
  );

async function openEmbedded(dataDir: string, template: string | null): Promise<Engine> {
  const [{ PGlite }, { drizzle }] = await Promise.all([import("@electric-sql/pglite"), import("drizzle-orm/pglite")]);
  const onDisk = !dataDir.includes("://");
  const archive = template?.endsWith(".tar") ? template : null;
  let release = () => {};
  if (onDisk) {
    await mkdir(/* turbopackIgnore: true */ path.dirname(dataDir), { recursive: true });
    release = lockDataFolder(dataDir);
    if (template && !archive && !(await exists(dataDir))) await cp(/* turbopackIgnore: true */ template, dataDir, { recursive: true });
  }
  let client: import("@electric-sql/pglite").PGlite | undefined;
  try {
    const first = archive && !(onDisk && (await exists(dataDir)));
    const loadDataDir = first ? new Blob([await readFile(/* turbopackIgnore: true */ archive)]) : undefined;
    const opened = (client = await PGlite.create(dataDir, { loadDataDir }));
    const known = await opened.query<{ ok: boolean }>("select to_regclass('public.app_migrations') is not null as ok");
    const fresh = !known.rows[0]?.ok;
    if (fresh) {
      const shim = await readFile(path.join(process.cwd(), "db", "local-auth.sql"), "utf8");
      await opened.transaction(async (tx) => {
        await tx.exec(shim);
        await tx.exec(
          "create table public.app_migrations (name text primary key, applied_at timestamptz not null default now()); alter table public.app_migrations enable row level security",
        );
      });
    }
    const applied = await opened.query<{ name: string }>("select name from public.app_migrations");
    const done = new Set(applied.rows.map((row) => row.name));
    for (const migration of await readMigrations()) {
      if (done.has(migration.name)) continue;
      await opened.transaction(async (tx) => {
        await tx.exec(migration.text);
        await tx.query("insert into public.app_migrations (name) values ($1)", [migration.name]);
      });
    }
    return {
      db: drizzle({ client: opened }) as unknown as Database,
      fresh,
      exec: async (text) => void (await opened.exec(text)),
      close: () => opened.close().finally(release),
    };
  } catch (error) {
    await client?.close().catch(() => {}); // what asks again opens a new one: this one must not stay in memory
    release();
    throw error;
  }
}

async function openPostgres(url: string): Promise<Engine> {
  const [{ default: postgres }, { drizzle }] = await Promise.all([import("postgres"), import("drizzle-orm/postgres-js")]);
  // prepare: false is required by the transaction pooler of Supabase.
  const client = postgres(url, { prepare: false, max: process.env.VERCEL ? 1 : 5, idle_timeout: 20 });
  return {
    db: drizzle({ client }) as unknown as Database,
    fresh: false,
    exec: async (text) => void (await client.unsafe(text)),
    close: () => client.end({ timeout: 1 }),
  };
}

export const openEngine = (env: Env): Promise<Engine> =>
  env.mode === "supabase" ? openPostgres(env.databaseUrl) : openEmbedded(env.dataDir, env.dataTemplate);

/**
 * Runs `work` in one transaction as the given account, or as a visitor for null. From here on the database itself
 * decides which rows can be seen and changed.
 */
export function asUser<T>(db: Database, user: Claims | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  const role = user ? "authenticated" : "anon";
  const claims = JSON.stringify(user ? { sub: user.id, email: user.email, role } : { role });
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('request.jwt.claims', ${claims}, true), set_config('role', ${role}, true)`,
    );
    return work(tx);
  });
}

/** The rows of a raw query; the two drivers give them in different shapes. */
export function rowsOf<T = Record<string, unknown>>(result: unknown): T[] {
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[];
}
