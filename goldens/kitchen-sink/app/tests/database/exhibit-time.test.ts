import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exhibits, exhibitTimeEntries, exhibitTimers } from "@/db/schema";
import type { Claims } from "@/kit/db/engine";
import { admin, ann, bob, eve, openTestDatabase, refused, type TestDatabase } from "./harness";
import { makeExhibit } from "./make";

let test: TestDatabase;
let row: string;

const sees = async (who: Claims) => (await test.as(who, (tx) => tx.select({ id: exhibits.id }).from(exhibits).where(eq(exhibits.id, row)))).length > 0;
const log = (who: Claims | null, minutes: number, ownerId?: string) =>
  test.as(who, (tx) => tx.insert(exhibitTimeEntries).values({ exhibitId: row, minutes, ...(ownerId ? { ownerId } : {}) }));
const anns = eq(exhibitTimeEntries.ownerId, ann.id);

beforeAll(async () => {
  test = await openTestDatabase();
  row = await makeExhibit(test.db, { ownerId: ann.id });
  await test.db.insert(exhibitTimeEntries).values({ exhibitId: row, minutes: 90, ownerId: ann.id });
});
afterAll(() => test.close());

describe("time on exhibits", () => {
  it("is seen by those who see the row, and by whoever logged it", async () => {
    for (const who of [ann, bob, eve, admin]) {
      const expected = who === ann || (await sees(who)) ? 1 : 0;
      expect(await test.as(who, (tx) => tx.select().from(exhibitTimeEntries))).toHaveLength(expected);
    }
    await refused(test.as(null, (tx) => tx.select().from(exhibitTimeEntries)));
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
      expect(await test.as(who, (tx) => tx.update(exhibitTimeEntries).set({ minutes: 1 }).where(anns).returning({ id: exhibitTimeEntries.id }))).toEqual([]);
      await test.as(who, (tx) => tx.delete(exhibitTimeEntries).where(anns));
    }
    expect(await test.as(ann, (tx) => tx.update(exhibitTimeEntries).set({ minutes: 135 }).where(anns).returning({ minutes: exhibitTimeEntries.minutes }))).toEqual([{ minutes: 135 }]);
    await refused(test.as(ann, (tx) => tx.update(exhibitTimeEntries).set({ ownerId: bob.id }).where(anns)));
  });
  it("is between a minute and a day", async () => {
    for (const minutes of [0, -5, 1441]) await refused(test.db.insert(exhibitTimeEntries).values({ exhibitId: row, minutes, ownerId: ann.id }), "23514");
  });
  it("has one timer for an account, which only that account sees", async () => {
    await test.db.insert(exhibitTimers).values({ exhibitId: row, ownerId: ann.id });
    await refused(test.db.insert(exhibitTimers).values({ exhibitId: row, ownerId: ann.id }), "23505");
    expect(await test.as(ann, (tx) => tx.select().from(exhibitTimers))).toHaveLength(1);
    expect(await test.as(admin, (tx) => tx.select().from(exhibitTimers))).toEqual([]);
    await test.as(eve, (tx) => tx.delete(exhibitTimers).where(sql`true`));
    expect(await test.db.select().from(exhibitTimers)).toHaveLength(1);
  });
});
