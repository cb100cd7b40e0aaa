import { sql, type SQL } from "drizzle-orm";

/**
 * The position of a card between two others, as Postgres' numeric: halves are exact however often a gap is halved. `above` and
 * `below` are positions as the database gave them, null where there is no card. New rows take the time of their making, so the end of a column is never
 * before that.
 */
export function positionBetween(above: string | null, below: string | null): SQL {
  if (above !== null && below !== null) return sql`(${above}::numeric + ${below}::numeric) * 0.5`;
  if (above !== null) return sql`greatest(${above}::numeric + 0.000001, extract(epoch from clock_timestamp()))`;
  if (below !== null) return sql`${below}::numeric - 1`;
  return sql`extract(epoch from clock_timestamp())`;
}
