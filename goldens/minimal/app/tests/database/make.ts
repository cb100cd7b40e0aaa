import { randomUUID } from "node:crypto";
import * as tables from "@/db/schema";
import type { Database } from "@/kit/db/engine";

let made = 0;

/** A whole number that was not given out before, as far as the bounds have room. */
export function nextNumber({ min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number }): number {
  made += 1;
  return Math.min(max, min + made);
}

/** Puts a valid row into the database, past the policies, and answers its id. What it belongs to is made too, for the same owner. */
export async function makeNote(db: Database, values: Partial<typeof tables.notes.$inferInsert> & { ownerId: string }): Promise<string> {
  const id = randomUUID();
  await db.insert(tables.notes).values({
    id,
    title: id.slice(0, 200),
    ...values,
  });
  return id;
}
