import "server-only";
import { sql } from "drizzle-orm";
import { roles, type Viewer } from "@/kit/access";
import { engine } from "@/kit/db";
import { readEnv } from "@/kit/env";
import { auth, profileOf } from ".";

const adminRole = roles.find((role) => role.admin)?.name ?? "admin";

/**
 * The account that has just signed in, made an admin if it is the one to be: ADMIN_EMAIL's, or without that variable the
 * first account of all. Where demo accounts are, one of them is the admin already.
 */
export async function claimAdmin(): Promise<Viewer> {
  const identity = await (await auth()).identity();
  if (!identity) return null;
  const { db } = await engine();
  const { adminEmail } = readEnv();
  if (adminEmail === identity.email) {
    await db.execute(sql`update public.profiles set role = ${adminRole} where id = ${identity.id}`);
  } else if (adminEmail === null) {
    await db.execute(sql`
      update public.profiles set role = ${adminRole}
      where id = ${identity.id} and not exists (select 1 from public.profiles where id <> ${identity.id})`);
  }
  return profileOf(identity);
}
