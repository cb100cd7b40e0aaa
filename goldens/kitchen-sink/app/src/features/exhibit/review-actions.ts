"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { exhibits } from "@/db/schema";
import { isAdmin } from "@/kit/access";
import { withUser } from "@/kit/auth";

type Result = { ok: true } | { ok: false; error: string };

/** Lets everybody see an exhibit, or turns it away. Only for admins: the database would set it back to pending. */
export async function reviewExhibit(exhibit: string, decision: "approved" | "rejected"): Promise<Result> {
  const moderation = z.enum(["approved", "rejected"]).parse(decision);
  const changed = await withUser(async (tx, account) => {
    if (!isAdmin(account)) return [];
    return tx.update(exhibits).set({ moderation }).where(eq(exhibits.id, z.uuid().parse(exhibit))).returning({ id: exhibits.id });
  });
  if (!changed[0]) return { ok: false, error: "You may not do this." };
  revalidatePath("/exhibits", "layout");
  return { ok: true };
}
