import { randomUUID } from "node:crypto";
// @if app.persona or app.profile
import { eq } from "drizzle-orm";
// @end
// @if app.uploads
import { sql } from "drizzle-orm";
// @end
import * as tables from "@/db/schema";
// @each entity if entity.has_required.enum
import * as sampleItemOptions from "@/features/sample-item/options";
// @end
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
// @if app.uploads

/** A drawn picture in the database, past the policies. */
export async function makeUpload(db: Database, { ownerId }: { ownerId: string }): Promise<string> {
  const id = randomUUID();
  await db.execute(sql`insert into public.uploads (id, owner_id, name, kind, size, art) values (${id}, ${ownerId}, 'a.svg', 'image/svg+xml', 0, 'abstract')`);
  return id;
}
// @end
// @if living

export async function makeLinkedItem(db: Database, { ownerId }: { ownerId: string }): Promise<string> {
  const id = randomUUID();
  await db.insert(tables.linkedItems).values({ id, ownerId, linkedTitle: id });
  return id;
}
// @end
// @each entity

/** Puts a valid row into the database, past the policies, and answers its id. What it belongs to is made too, for the same owner. */
export async function makeSampleItem(db: Database, values: Partial<typeof tables.sampleItems.$inferInsert> & { ownerId: string }): Promise<string> {
  const id = randomUUID();
  // @if entity.persona
  await db.delete(tables.sampleItems).where(eq(tables.sampleItems.ownerId, values.ownerId)); // every account has one already
  // @end
  // @if entity.profile
  // An account has one of these: what is made besides points at the one that is there.
  const many: boolean = true /* @= living */;
  if (!many) {
    const [kept] = await db.select({ id: tables.sampleItems.id }).from(tables.sampleItems).where(eq(tables.sampleItems.ownerId, values.ownerId));
    if (kept) return kept.id;
  }
  // @end
  // @if entity.must
  const ticked = { sampleMust: true }; // no row is taken without it
  // @end
  await db.insert(tables.sampleItems).values({
    id,
    // @each field if field.required
    // @case text
    sampleText: fitting(id.slice(0, 200 /* @= field.max_length */), "" /* @= field.example */),
    // @case long_text
    sampleLongText: id.slice(0, 5000 /* @= field.max_length */),
    // @case integer
    sampleInteger: nextNumber({/* @if field.has_min */ min: 0 /* @= field.min */,/* @end *//* @if field.has_max */ max: 1000 /* @= field.max */,/* @end *//* @if field.has_step */ step: 1 /* @= field.step */,/* @end */ }),
    // @case decimal
    sampleDecimal: nextNumber({/* @if field.has_min */ min: 0 /* @= field.min */,/* @end *//* @if field.has_max */ max: 1000 /* @= field.max */,/* @end *//* @if field.has_step */ step: 1 /* @= field.step */,/* @end */ }),
    // @case money
    sampleMoney: nextNumber({/* @if field.has_min */ min: 0 /* @= field.min */,/* @end *//* @if field.has_max */ max: 1000 /* @= field.max */,/* @end *//* @if field.has_step */ step: 1 /* @= field.step */,/* @end */ }),
    // @case percent
    samplePercent: 50,
    // @case date
    sampleDate: someDay({ past: false /* @= field.not_future */, adult: false /* @= field.has_years */ }),
    // @case date_time
    sampleDateTime: new Date(`${someDay({ past: false /* @= field.not_future */, adult: false /* @= field.has_years */ })}T09:00:00Z`),
    // @case time
    sampleTime: "09:00",
    // @case duration
    sampleDuration: 30,
    // @case boolean
    sampleBoolean: false,
    // @case enum
    sampleEnum: sampleItemOptions.sampleEnumOptions[0]?.value ?? "",
    // @case tags
    sampleTags: [],
    // @case email
    sampleEmail: `${id}@example.com`,
    // @case phone
    samplePhone: id,
    // @case url
    sampleUrl: `https://example.com/${id}`,
    // @case place
    samplePlace: "Somewhere",
    // @case reference
    sampleReference: await makeLinkedItem(db, { ownerId: values.ownerId }),
    // @case member
    sampleMember: values.ownerId,
    // @case rich_text
    sampleRichText: id,
    // @case image
    sampleImage: await makeUpload(db, values),
    // @case images
    sampleAlbum: [await makeUpload(db, values)],
    // @case file
    sampleFile: await makeUpload(db, values),
    // @end
    // @if entity.must
    ...ticked,
    // @end
    ...values,
  });
  return id;
}
// @end
