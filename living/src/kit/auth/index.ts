import "server-only";
import { sql } from "drizzle-orm";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { mayEver, type Account, type Grant, type Viewer } from "@/kit/access";
import { engine } from "@/kit/db";
import { asUser, rowsOf, type Tx } from "@/kit/db/engine";
import { readEnv } from "@/kit/env";
import type { AuthDriver, Identity } from "./types";

/** The sign-in service that the environment asks for; the other one is not even loaded. */
export async function auth(): Promise<AuthDriver> {
  const env = readEnv();
  if (env.mode === "supabase") return (await import("./supabase")).supabaseAuth(env.url, env.key);
  return (await import("./local")).localAuth;
}

/** An account with its name and role; null when it has no profile (any more). */
export async function profileOf(identity: Identity): Promise<Viewer> {
  const { db } = await engine();
  const [profile] = rowsOf<{ name: string; role: string }>(
    await db.execute(sql`select name, role from public.profiles where id = ${identity.id}`),
  );
  return profile ? { ...identity, name: profile.name, role: profile.role } : null;
}

/** The account of the current request, or null for a visitor. */
export const viewer = cache(async (): Promise<Viewer> => {
  const identity = await (await auth()).identity();
  return identity && profileOf(identity);
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

/** Whoever looks, if the rules may let them through; other visitors are sent to sign in, other accounts find nothing. */
export async function requireRight<Row>(grants: readonly Grant<Row>[]): Promise<Viewer> {
  const account = await viewer();
  if (mayEver(grants, account)) return account;
  if (account) notFound();
  return requireUser();
}

/** The answer to a page of something that is not there, or not for this viewer: signing in may help a visitor. */
export async function missing(): Promise<never> {
  await requireUser();
  notFound();
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
