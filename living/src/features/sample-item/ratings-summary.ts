// @file each entity if entity.ratings
import { inArray, sql } from "drizzle-orm";
import type { Database, Tx } from "@/kit/db/engine";
import type { RatingSummary } from "@/kit/rating/average";
import { sampleItemRatings } from "./ratings-schema";

/** How many ratings some sample items have and their average, by id; those without any are missing. */
export async function sampleItemRatingSummaries(tx: Tx | Database, ids: readonly string[]): Promise<Map<string, RatingSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: sampleItemRatings.sampleItemId,
      count: sql<number>`count(*)`.mapWith(Number),
      average: sql<number>`avg(${sampleItemRatings.stars})`.mapWith(Number),
    })
    .from(sampleItemRatings)
    .where(inArray(sampleItemRatings.sampleItemId, [...ids]))
    .groupBy(sampleItemRatings.sampleItemId);
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
}
