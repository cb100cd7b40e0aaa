import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { cookies, headers } from "next/headers";
import app from "@/content/app.json";
import { engine } from "@/kit/db";
import { rowsOf } from "@/kit/db/engine";
import { recordFailure, TOO_MANY_ATTEMPTS, tooManyAttempts } from "./attempts";
import { hashPassword, verifyPassword } from "./password";
import type { AuthDriver } from "./types";

const COOKIE = `${app.slug}-login`;
const DAYS = 30;
// Checked when no account has the e-mail address, so that the answer takes as long as for one that has.
const NOBODY = `scrypt$${"0".repeat(32)}$${"0".repeat(64)}`;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function isHttps(): Promise<boolean> {
  return process.env.COOKIE_SECURE === "1" || (await headers()).get("x-forwarded-proto")?.split(",")[0] === "https";
}

/** Signs the account in: the browser keeps a random token, the database only its hash. */
export async function startLogin(userId: string): Promise<void> {
  const { db } = await engine();
  const token = randomBytes(32).toString("base64url");
  const expires = new Date(Date.now() + DAYS * 86_400_000);
  await db.execute(sql`delete from auth.local_logins where expires_at < now()`);
  await db.execute(
    sql`insert into auth.local_logins (token_hash, user_id, expires_at) values (${sha256(token)}, ${userId}, ${expires.toISOString()})`,
  );
  (await cookies()).set(COOKIE, token, { httpOnly: true, sameSite: "lax", secure: await isHttps(), path: "/", expires });
}

/** Signs in as a demo account, which has no password. */
export async function startDemoLogin(email: string): Promise<void> {
  const { db } = await engine();
  const [user] = rowsOf<{ id: string }>(await db.execute(sql`select id from auth.users where email = ${email}`));
  if (user) await startLogin(user.id);
}

export const localAuth: AuthDriver = {
  async signUp({ name, email, password, role, more }) {
    const { db } = await engine();
    const created = rowsOf<{ id: string }>(
      await db.execute(sql`
        insert into auth.users (email, encrypted_password, raw_user_meta_data)
        values (${email}, ${await hashPassword(password)}, ${JSON.stringify({ ...more, name, role })}::jsonb)
        on conflict (email) do nothing returning id`),
    );
    const user = created[0];
    if (!user) return { ok: false, error: "An account with this email exists already. Sign in instead." };
    await startLogin(user.id);
    return { ok: true };
  },

  async signIn({ email, password }) {
    if (await tooManyAttempts(email)) return { ok: false, error: TOO_MANY_ATTEMPTS };
    const { db } = await engine();
    const [user] = rowsOf<{ id: string; encrypted_password: string }>(
      await db.execute(sql`select id, encrypted_password from auth.users where email = ${email}`),
    );
    const right = await verifyPassword(password, user?.encrypted_password ?? NOBODY);
    if (!user || !right) {
      await recordFailure(email);
      return { ok: false, error: "Wrong email or password." };
    }
    await startLogin(user.id);
    return { ok: true };
  },

  async signOut() {
    const jar = await cookies();
    const token = jar.get(COOKIE)?.value;
    if (token) {
      const { db } = await engine();
      await db.execute(sql`delete from auth.local_logins where token_hash = ${sha256(token)}`);
    }
    jar.delete(COOKIE);
  },

  async identity() {
    const token = (await cookies()).get(COOKIE)?.value;
    if (!token) return null;
    const { db } = await engine();
    const [user] = rowsOf<{ id: string; email: string }>(
      await db.execute(sql`
        select u.id, u.email from auth.local_logins l join auth.users u on u.id = l.user_id
        where l.token_hash = ${sha256(token)} and l.expires_at > now()`),
    );
    return user ?? null;
  },

  async confirm() {
    return { ok: false, error: "This app signs accounts up without a confirmation." };
  },
};
