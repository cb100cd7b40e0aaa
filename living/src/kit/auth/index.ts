import "server-only";
import { sql } from "drizzle-orm";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Account, Viewer } from "@/kit/access";
import { engine } from "@/kit/db";
import { asUser, rowsOf, type Tx } from "@/kit/db/engine";
import { readEnv } from "@/kit/env";
import type { AuthDriver } from "./types";

/** The sign-in service that the environment asks for; the other one is not even loaded. */
export async function auth(): Promise<AuthDriver> {
  const env = readEnv();
  if (env.mode === "supabase") return (await import("./supabase")).supabaseAuth(env.url, env.key);
  return (await import("./local")).localAuth;
}

/** The account of the current request with its role, or null for a visitor. */
export const viewer = cache(async (): Promise<Viewer> => {
  const identity = await (await auth()).identity();
  if (!identity) return null;
  const { db } = await engine();
  const [profile] = rowsOf<{ name: string; role: string }>(
    await db.execute(sql`select name, role from public.profiles where id = ${identity.id}`),
  );
  return profile ? { id: identity.id, email: identity.email, name: profile.name, role: profile.role } : null;
});

/** The address being looked at, as src/proxy.ts notes it. */
export async function currentPath(): Promise<string> {
  return (await headers()).get("x-path") ?? "/";
}

/** Sends a visitor to sign in, and back afterwards. */
export async function requireUser(): Promise<Account> {
  const account = await viewer();
  if (!account) redirect(`/sign-in?next=${encodeURIComponent(await currentPath())}`);
  return account;
}

/** One transaction as the signed-in account; visitors are sent to sign in. */
export async function withUser<T>(work: (tx: Tx, account: Account) => Promise<T>): Promise<T> {
  const account = await requireUser();
  const { db } = await engine();
  return asUser(db, account, (tx) => work(tx, account));
}

/** One transaction as whoever looks, a visitor too. */
export async function withViewer<T>(work: (tx: Tx, viewer: Viewer) => Promise<T>): Promise<T> {
  const account = await viewer();
  const { db } = await engine();
  return asUser(db, account, (tx) => work(tx, account));
}
