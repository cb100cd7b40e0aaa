// @file each entity if entity.time_log
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleItems, sampleItemTimeEntries, sampleItemTimers } from "@/db/schema";
import type { Claims } from "@/kit/db/engine";
import { admin, ann, bob, eve, openTestDatabase, refused, type TestDatabase } from "./harness";
import { makeSampleItem } from "./make";

let test: TestDatabase;
let row: string;

const sees = async (who: Claims) => (await test.as(who, (tx) => tx.select({ id: sampleItems.id }).from(sampleItems).where(eq(sampleItems.id, row)))).length > 0;
const log = (who: Claims | null, minutes: number, ownerId?: string) =>
  test.as(who, (tx) => tx.insert(sampleItemTimeEntries).values({ sampleItemId: row, minutes, ...(ownerId ? { ownerId } : {}) }));
const anns = eq(sampleItemTimeEntries.ownerId, ann.id);

beforeAll(async () => {
  test = await openTestDatabase();
  row = await makeSampleItem(test.db, { ownerId: ann.id });
  await test.db.insert(sampleItemTimeEntries).values({ sampleItemId: row, minutes: 90, ownerId: ann.id });
});
afterAll(() => test.close());

describe("time on sample items", () => {
  it("is seen by those who see the row, and by whoever logged it", async () => {
    for (const who of [ann, bob, eve, admin]) {
      const expected = who === ann || (await sees(who)) ? 1 : 0;
      expect(await test.as(who, (tx) => tx.select().from(sampleItemTimeEntries))).toHaveLength(expected);
    }
    await refused(test.as(null, (tx) => tx.select().from(sampleItemTimeEntries)));
  });
  it("is logged by those who see the row, in their own name", async () => {
    for (const who of [bob, eve]) {
      if (await sees(who)) await log(who, 5);
      else await refused(log(who, 5));
    }
    await refused(log(null, 5));
    await refused(log(eve, 5, ann.id));
  });
  it("is changed and deleted by whoever logged it only", async () => {
    for (const who of [eve, admin]) {
      expect(await test.as(who, (tx) => tx.update(sampleItemTimeEntries).set({ minutes: 1 }).where(anns).returning({ id: sampleItemTimeEntries.id }))).toEqual([]);
      await test.as(who, (tx) => tx.delete(sampleItemTimeEntries).where(anns));
    }
    expect(await test.as(ann, (tx) => tx.update(sampleItemTimeEntries).set({ minutes: 135 }).where(anns).returning({ minutes: sampleItemTimeEntries.minutes }))).toEqual([{ minutes: 135 }]);
    await refused(test.as(ann, (tx) => tx.update(sampleItemTimeEntries).set({ ownerId: bob.id }).where(anns)));
  });
  it("is between a minute and a day", async () => {
    for (const minutes of [0, -5, 1441]) await refused(test.db.insert(sampleItemTimeEntries).values({ sampleItemId: row, minutes, ownerId: ann.id }), "23514");
  });
  it("has one timer for an account, which only that account sees", async () => {
    await test.db.insert(sampleItemTimers).values({ sampleItemId: row, ownerId: ann.id });
    await refused(test.db.insert(sampleItemTimers).values({ sampleItemId: row, ownerId: ann.id }), "23505");
    expect(await test.as(ann, (tx) => tx.select().from(sampleItemTimers))).toHaveLength(1);
    expect(await test.as(admin, (tx) => tx.select().from(sampleItemTimers))).toEqual([]);
    await test.as(eve, (tx) => tx.delete(sampleItemTimers).where(sql`true`));
    expect(await test.db.select().from(sampleItemTimers)).toHaveLength(1);
  });
});
