import { inArray, sql } from "drizzle-orm";
import type { Database, Tx } from "@/kit/db/engine";
import type { RatingSummary } from "@/kit/rating/average";
import { exhibitRatings } from "./ratings-schema";

/** How many ratings some exhibits have and their average, by id; those without any are missing. */
export async function exhibitRatingSummaries(tx: Tx | Database, ids: readonly string[]): Promise<Map<string, RatingSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: exhibitRatings.exhibitId,
      count: sql<number>`count(*)`.mapWith(Number),
      average: sql<number>`avg(${exhibitRatings.stars})`.mapWith(Number),
    })
    .from(exhibitRatings)
    .where(inArray(exhibitRatings.exhibitId, [...ids]))
    .groupBy(exhibitRatings.exhibitId);
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
}
