// @file each entity if entity.report
import "server-only";
import { asc, eq } from "drizzle-orm";
import { profiles, sampleItemReports, sampleItems } from "@/db/schema";
import type { Tx } from "@/kit/db/engine";
import { settleSampleItemReports } from "./reactions-actions";
import type { Reported } from "@/features/reports/types";

/** The sample items that were reported, the oldest report first. */
export async function reportedSampleItems(tx: Tx): Promise<Reported[]> {
  const rows = await tx
    .select({ id: sampleItems.id, title: sampleItems.sampleTitle, reason: sampleItemReports.reason, by: profiles.name, at: sampleItemReports.createdAt })
    .from(sampleItemReports)
    .innerJoin(sampleItems, eq(sampleItems.id, sampleItemReports.sampleItemId))
    .leftJoin(profiles, eq(profiles.id, sampleItemReports.ownerId))
    .orderBy(asc(sampleItemReports.createdAt))
    .limit(200);
  const found = new Map<string, Reported>();
  for (const row of rows) {
    const one = found.get(row.id) ?? {
      id: row.id,
      kind: "sample item",
      title: row.title,
      href: `/sample-items/${row.id}`,
      reasons: [],
      settle: settleSampleItemReports.bind(null, row.id),
    };
    one.reasons.push({ text: row.reason, by: row.by ?? "Somebody", at: row.at });
    found.set(row.id, one);
  }
  return [...found.values()];
}
