// @file if app.approval
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";

/** Lets a new account in, or turns it away. The database lets admins do it. */
export async function decidePerson(id: string, decision: "approved" | "rejected"): Promise<{ ok: true } | { ok: false; error: string }> {
  const done = await attempt(() => withUser((tx) => tx.execute(sql`select app.decide_person(${z.uuid().parse(id)}, ${decision === "approved"})`)));
  if (!done.ok) return done;
  revalidatePath("/people");
  return { ok: true };
}
