// @file each entity if entity.guard.purchase
"use server";
import { and, eq, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { sampleItemPurchases } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";

type Result = { ok: true } | { ok: false; error: string };

/** Buys a sample item with a simulated payment; the price is the one in the database. Buying twice changes nothing. */
export async function buySampleItem(id: string): Promise<Result> {
  const bought = await attempt(() => withUser((tx) => tx.execute(sql`insert into public.sample_item_purchases (sample_item_id) values (${z.uuid().parse(id)})`)));
  if (!bought.ok && bought.constraint !== "sample_item_purchases_owner_key") return bought;
  revalidatePath("/", "layout");
  return { ok: true };
}

/** Notes that the account has seen the newest version of what it bought. */
export async function openSampleItem(id: string): Promise<void> {
  await withUser((tx, account) =>
    tx
      .update(sampleItemPurchases)
      .set({ openedAt: new Date() })
      .where(and(eq(sampleItemPurchases.sampleItemId, z.uuid().parse(id)), eq(sampleItemPurchases.ownerId, account.id))),
  );
  revalidatePath("/library");
}

const noteRule = z.string().trim().min(1, "Say what changed").max(1000, "Use at most 1000 characters");

/** Publishes a new version, with a note for everybody who has it. */
export async function releaseSampleItem(id: string, note: string): Promise<Result> {
  const read = noteRule.safeParse(note);
  if (!read.success) return { ok: false, error: read.error.issues[0]?.message ?? "Say what changed" };
  const done = await attempt(() =>
    withUser((tx) => tx.execute(sql`insert into public.sample_item_releases (sample_item_id, note) values (${z.uuid().parse(id)}, ${read.data})`)),
  );
  if (!done.ok) return done;
  revalidatePath("/", "layout");
  return { ok: true };
}
