import { and, asc, between, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import * as tables from "@/db/schema";
import type { OwnTime } from "@/features/time/queries";
import type { Account } from "@/kit/access";
import type { Tx } from "@/kit/db/engine";

const parents = alias(tables.workspaces, "parent");
const entries = tables.exhibitTimeEntries;

/** What an account logged on these rows from one day to another, both included. */
export async function ownExhibitTime(tx: Tx, account: Account, from: string, to: string): Promise<OwnTime[]> {
  const rows = await tx
    .select({
      id: entries.exhibitId,
      // Null for a row that the account may no longer read: its time still counts.
      title: tables.exhibits.title,
      parent: parents.id,
      parentTitle: parents.name,
      day: entries.day,
      minutes: entries.minutes,
    })
    .from(entries)
    .leftJoin(tables.exhibits, eq(tables.exhibits.id, entries.exhibitId))
    .leftJoin(parents, eq(parents.id, tables.exhibits.workspace))
    .where(and(eq(entries.ownerId, account.id), between(entries.day, from, to)))
    .orderBy(asc(entries.day), asc(entries.createdAt));
  return rows.map((row) => {
    const name = row.title ?? "Exhibit";
    const own = { name, day: row.day, minutes: row.minutes };
    if (row.parent && row.parentTitle) {
      return { ...own, group: { kind: "Workspace", label: row.parentTitle, href: `/workspaces/${row.parent}` } };
    }
    return { ...own, group: { kind: "Exhibit", label: name, href: `/exhibits/${row.id}` } };
  });
}
