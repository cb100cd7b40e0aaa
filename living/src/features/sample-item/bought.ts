// @file each entity if entity.guard.purchase
import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { sampleItemPurchases, sampleItems } from "@/db/schema";
import type { Bought } from "@/features/library/types";
import type { Tx } from "@/kit/db/engine";

/** The sample items that the account has bought, the last one first. */
export async function boughtSampleItems(tx: Tx, account: string): Promise<Bought[]> {
  const rows = await tx
    .select({
      id: sampleItems.id,
      title: sampleItems.sampleTitle,
      price: sampleItemPurchases.price,
      at: sampleItemPurchases.createdAt,
      version: sql<number>`1 + (select count(*) from public.sample_item_releases r where r.sample_item_id = ${sampleItems.id})`.mapWith(Number),
      update: sql<string | null>`(select r.note from public.sample_item_releases r where r.sample_item_id = ${sampleItems.id} and r.created_at > ${sampleItemPurchases.openedAt} order by r.created_at desc limit 1)`,
    })
    .from(sampleItemPurchases)
    .innerJoin(sampleItems, eq(sampleItems.id, sampleItemPurchases.sampleItemId))
    .where(eq(sampleItemPurchases.ownerId, account))
    .orderBy(desc(sampleItemPurchases.createdAt));
  return rows.map((row) => ({ ...row, href: `/sample-items/${row.id}` }));
}
