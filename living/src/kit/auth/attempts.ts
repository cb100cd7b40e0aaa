import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { headers } from "next/headers";
import { engine } from "@/kit/db";
import { rowsOf } from "@/kit/db/engine";

const WINDOW_MINUTES = 15;
const PER_EMAIL = 8;
const PER_ADDRESS = 40;

export const TOO_MANY_ATTEMPTS = `Too many attempts. Wait ${WINDOW_MINUTES} minutes and try again.`;

/** What failed sign-ins are counted under: the e-mail address and, behind a proxy, the network address. */
async function counters(email: string): Promise<{ key: string; limit: number }[]> {
  const list = await headers();
  const address = (list.get("x-forwarded-for") ?? list.get("x-real-ip") ?? "").split(",")[0]?.trim();
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const keys = [{ key: hash(`email:${email}`), limit: PER_EMAIL }];
  return address ? [...keys, { key: hash(`address:${address}`), limit: PER_ADDRESS }] : keys;
}

/** Whether this e-mail address, or the network it is tried from, has failed too often lately. */
export async function tooManyAttempts(email: string): Promise<boolean> {
  const { db } = await engine();
  for (const { key, limit } of await counters(email)) {
    const [row] = rowsOf<{ n: number }>(
      await db.execute(sql`
        select count(*)::int as n from auth.sign_in_attempts
        where key = ${key} and at > now() - make_interval(mins => ${WINDOW_MINUTES})`),
    );
    if (row && row.n >= limit) return true;
  }
  return false;
}

/** Counts one failed sign-in and forgets the old ones. */
export async function recordFailure(email: string): Promise<void> {
  const { db } = await engine();
  for (const { key } of await counters(email)) {
    await db.execute(sql`insert into auth.sign_in_attempts (key) values (${key})`);
  }
  await db.execute(sql`delete from auth.sign_in_attempts where at < now() - make_interval(mins => ${WINDOW_MINUTES})`);
}
