// @file each entity if entity.bookmark
import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { sampleItemReactions, sampleItems } from "@/db/schema";
import type { Kept } from "@/features/saved/types";
import type { Tx } from "@/kit/db/engine";

/** The sample items that the account has kept, the last one first. */
export async function savedSampleItems(tx: Tx, account: string): Promise<Kept[]> {
  const rows = await tx
    .select({ id: sampleItems.id, title: sampleItems.sampleTitle })
    .from(sampleItems)
    .innerJoin(sampleItemReactions, eq(sampleItemReactions.sampleItemId, sampleItems.id))
    .where(sql`${sampleItemReactions.ownerId} = ${account} and ${sampleItemReactions.kind} = 'bookmark'`)
    .orderBy(desc(sampleItemReactions.createdAt));
  return rows.map((row) => ({ id: row.id, kind: "Sample item", title: row.title, href: `/sample-items/${row.id}` }));
}
