import { randomUUID } from "node:crypto";
import * as tables from "@/db/schema";
import type { Database } from "@/kit/db/engine";

let made = 0;

/** A whole number that was not given out before, as far as the bounds have room. */
export function nextNumber({ min = 0, max = Number.MAX_SAFE_INTEGER, step = 0 }: { min?: number; max?: number; step?: number }): number {
  made += 1;
  const on = (value: number) => (step > 0 ? Math.floor(value / step + 1e-9) * step : value);
  return on(Math.min(max, step > 0 ? on(min + step) + made * step : min + made));
}

/** A day that the rules of its field allow. */
export const someDay = ({ past, adult }: { past: boolean; adult: boolean }) => (adult ? "1980-01-15" : past ? "2020-01-15" : "2030-01-15");

/** A text, or where a rule asks for a form of it, an example of that form that was not given out before. */
export function fitting(text: string, example: string): string {
  if (!example) return text;
  made += 1;
  let left = made;
  return [...example]
    .toReversed()
    .map((letter) => {
      if (!/\d/.test(letter)) return letter;
      const digit = (Number(letter) + left) % 10;
      left = Math.floor(left / 10);
      return String(digit);
    })
    .toReversed()
    .join("");
}

/** Puts a valid row into the database, past the policies, and answers its id. What it belongs to is made too, for the same owner. */
export async function makeNote(db: Database, values: Partial<typeof tables.notes.$inferInsert> & { ownerId: string }): Promise<string> {
  const id = randomUUID();
  await db.insert(tables.notes).values({
    id,
    title: fitting(id.slice(0, 200), ""),
    ...values,
  });
  return id;
}
