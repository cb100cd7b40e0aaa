// @file each entity if entity.time_log
import { and, asc, between, eq } from "drizzle-orm";
// @if entity.parent
import { alias } from "drizzle-orm/pg-core";
// @end
import * as tables from "@/db/schema";
import type { OwnTime } from "@/features/time/queries";
import type { Account } from "@/kit/access";
import type { Tx } from "@/kit/db/engine";

// @each parent if field.first
const parents = alias(tables.linkedItems, "parent");
// @end
const entries = tables.sampleItemTimeEntries;

/** What an account logged on these rows from one day to another, both included. */
export async function ownSampleItemTime(tx: Tx, account: Account, from: string, to: string): Promise<OwnTime[]> {
  const rows = await tx
    .select({
      id: entries.sampleItemId,
      // Null for a row that the account may no longer read: its time still counts.
      title: tables.sampleItems.sampleTitle,
      // @each parent if field.first
      parent: parents.id,
      parentTitle: parents.linkedTitle,
      // @end
      day: entries.day,
      minutes: entries.minutes,
    })
    .from(entries)
    .leftJoin(tables.sampleItems, eq(tables.sampleItems.id, entries.sampleItemId))
    // @each parent if field.first
    .leftJoin(parents, eq(parents.id, tables.sampleItems.sampleReference))
    // @end
    .where(and(eq(entries.ownerId, account.id), between(entries.day, from, to)))
    .orderBy(asc(entries.day), asc(entries.createdAt));
  return rows.map((row) => {
    const name = row.title ?? "Sample item";
    const own = { name, day: row.day, minutes: row.minutes };
    // @each parent if field.first
    if (row.parent && row.parentTitle) {
      return { ...own, group: { kind: "Linked item", label: row.parentTitle, href: `/linked-items/${row.parent}` } };
    }
    // @end
    return { ...own, group: { kind: "Sample item", label: name, href: `/sample-items/${row.id}` } };
  });
}
