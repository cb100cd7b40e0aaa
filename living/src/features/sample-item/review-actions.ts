// @file each entity if entity.moderation
"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { sampleItems } from "@/db/schema";
import { isAdmin } from "@/kit/access";
import { withUser } from "@/kit/auth";

type Result = { ok: true } | { ok: false; error: string };

/** Lets everybody see a sample item, or turns it away. Only for admins: the database would set it back to pending. */
export async function reviewSampleItem(sampleItem: string, decision: "approved" | "rejected"): Promise<Result> {
  const moderation = z.enum(["approved", "rejected"]).parse(decision);
  const changed = await withUser(async (tx, account) => {
    if (!isAdmin(account)) return [];
    return tx.update(sampleItems).set({ moderation }).where(eq(sampleItems.id, z.uuid().parse(sampleItem))).returning({ id: sampleItems.id });
  });
  if (!changed[0]) return { ok: false, error: "You may not do this." };
  revalidatePath("/sample-items", "layout");
  return { ok: true };
}
