// @file if app.quiz_staff
import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { and, eq, gt, lt } from "drizzle-orm";
import { cookies } from "next/headers";
import app from "@/content/app.json";
import { engine } from "@/kit/db";
import type { Database } from "@/kit/db/engine";
import { readEnv } from "@/kit/env";
import { staffLogins } from "./schema";

const COOKIE = `${app.slug}_staff`;
const HOURS = 12;
const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** The password of the staff page: STAFF_PASSWORD, and in a demonstration without it one that the page itself tells. */
export function staffPassword(): { word: string | null; demo: boolean } {
  const set = process.env.STAFF_PASSWORD?.trim();
  if (set) return { word: set, demo: false };
  const env = readEnv();
  return env.mode === "embedded" && env.seed ? { word: `${app.slug}-staff`, demo: true } : { word: null, demo: false };
}

export function isStaffPassword(typed: string): boolean {
  const { word } = staffPassword();
  return word !== null && timingSafeEqual(Buffer.from(hash(typed)), Buffer.from(hash(word)));
}

/** Remembers this browser for an evening. */
export async function remember(): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  const { db } = await engine();
  await db.delete(staffLogins).where(lt(staffLogins.expiresAt, new Date()));
  await db.insert(staffLogins).values({ tokenHash: hash(token), expiresAt: new Date(Date.now() + HOURS * 3_600_000) });
  (await cookies()).set(COOKIE, token, { httpOnly: true, sameSite: "lax", secure: process.env.NODE_ENV === "production" && !process.env.ALLOW_HTTP && process.env.VERCEL !== undefined, path: "/", maxAge: HOURS * 3600 });
}

export async function forget(): Promise<void> {
  const store = await cookies();
  const token = store.get(COOKIE)?.value;
  const { db } = await engine();
  if (token) await db.delete(staffLogins).where(eq(staffLogins.tokenHash, hash(token)));
  store.delete(COOKIE);
}

/** Whether the password was given in this browser. */
export async function isStaff(): Promise<boolean> {
  const token = (await cookies()).get(COOKIE)?.value;
  if (!token) return false;
  const { db } = await engine();
  const found = await db.select({ hash: staffLogins.tokenHash }).from(staffLogins).where(and(eq(staffLogins.tokenHash, hash(token)), gt(staffLogins.expiresAt, new Date())));
  return found.length > 0;
}

/** Does something as staff: with the rights of the server, because staff have no accounts. Null when the password was not given. */
export async function authStaff<T>(work: (db: Database) => Promise<T>): Promise<T | null> {
  if (!(await isStaff())) return null;
  const { db } = await engine();
  return work(db);
}
