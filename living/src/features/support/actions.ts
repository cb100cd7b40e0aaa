// @file if app.support
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";

export type SupportResult = { ok: true } | { ok: false; error: string };

/** Supports a page at a level, or changes to it. The payment is simulated. */
export async function supportAtLevel(level: string): Promise<SupportResult> {
  const done = await attempt(() => withUser((tx) => tx.execute(sql`select app.support_page(${z.uuid().parse(level)})`)));
  if (!done.ok) return done;
  revalidatePath("/", "layout");
  return { ok: true };
}

/** Ends the support of a page; it holds until the month that is paid is over. */
export async function endSupport(page: string): Promise<SupportResult> {
  const done = await attempt(() => withUser((tx) => tx.execute(sql`select app.end_support(${z.uuid().parse(page)})`)));
  if (!done.ok) return done;
  revalidatePath("/", "layout");
  return { ok: true };
}
