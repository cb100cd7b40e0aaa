import { randomUUID } from "node:crypto";
import * as tables from "@/db/schema";
import * as exhibitOptions from "@/features/exhibit/options";
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
export async function makeWorkspace(db: Database, values: Partial<typeof tables.workspaces.$inferInsert> & { ownerId: string }): Promise<string> {
  const id = randomUUID();
  await db.insert(tables.workspaces).values({
    id,
    name: fitting(id.slice(0, 200), ""),
    ...values,
  });
  return id;
}

/** Puts a valid row into the database, past the policies, and answers its id. What it belongs to is made too, for the same owner. */
export async function makeExhibit(db: Database, values: Partial<typeof tables.exhibits.$inferInsert> & { ownerId: string }): Promise<string> {
  const id = randomUUID();
  await db.insert(tables.exhibits).values({
    id,
    title: fitting(id.slice(0, 120), ""),
    quantity: nextNumber({ min: 0, max: 1000, }),
    price: nextNumber({ min: 0, }),
    opensAt: new Date(`${someDay({ past: false, adult: false })}T09:00:00Z`),
    stage: exhibitOptions.stageOptions[0]?.value ?? "",
    contact: `${id}@example.com`,
    workspace: await makeWorkspace(db, { ownerId: values.ownerId }),
    ...values,
  });
  return id;
}

/** Puts a valid row into the database, past the policies, and answers its id. What it belongs to is made too, for the same owner. */
export async function makeLoan(db: Database, values: Partial<typeof tables.loans.$inferInsert> & { ownerId: string }): Promise<string> {
  const id = randomUUID();
  await db.insert(tables.loans).values({
    id,
    borrower: fitting(id.slice(0, 200), ""),
    exhibit: await makeExhibit(db, { ownerId: values.ownerId }),
    due: someDay({ past: false, adult: false }),
    ...values,
  });
  return id;
}

/** Puts a valid row into the database, past the policies, and answers its id. What it belongs to is made too, for the same owner. */
export async function makeIdea(db: Database, values: Partial<typeof tables.ideas.$inferInsert> & { ownerId: string }): Promise<string> {
  const id = randomUUID();
  await db.insert(tables.ideas).values({
    id,
    title: fitting(id.slice(0, 200), ""),
    ...values,
  });
  return id;
}
