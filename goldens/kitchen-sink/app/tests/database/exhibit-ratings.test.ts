import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exhibitRatings, exhibits } from "@/db/schema";
import { exhibitRatingSummaries } from "@/features/exhibit/ratings-summary";
import type { Claims } from "@/kit/db/engine";
import { ann, bob, eve, openTestDatabase, refused, type TestDatabase } from "./harness";
import { makeExhibit } from "./make";

let test: TestDatabase;
let row: string;

const sees = async (who: Claims) =>
  (await test.as(who, (tx) => tx.select({ id: exhibits.id }).from(exhibits).where(eq(exhibits.id, row)))).length > 0;
const rate = (who: Claims | null, stars: number, ownerId = who?.id ?? ann.id) =>
  test.as(who, (tx) =>
    tx
      .insert(exhibitRatings)
      .values({ exhibitId: row, stars, ownerId })
      .onConflictDoUpdate({ target: [exhibitRatings.exhibitId, exhibitRatings.ownerId], set: { stars } }),
  );

beforeAll(async () => {
  test = await openTestDatabase();
  row = await makeExhibit(test.db, { ownerId: ann.id });
});
afterAll(() => test.close());

describe("ratings of exhibits", () => {
  it("are one per account, and can be changed", async () => {
    for (const [who, stars] of [[bob, 4], [bob, 2], [eve, 5]] as const) {
      if (await sees(who)) await rate(who, stars);
      else await refused(rate(who, stars));
    }
    const kept = await test.db.select({ stars: exhibitRatings.stars, ownerId: exhibitRatings.ownerId }).from(exhibitRatings);
    expect(kept.filter((one) => one.ownerId === bob.id).map((one) => one.stars)).toEqual((await sees(bob)) ? [2] : []);
    const summary = (await exhibitRatingSummaries(test.db, [row])).get(row) ?? { count: 0, average: 0 };
    const average = kept.length > 0 ? kept.reduce((sum, one) => sum + one.stars, 0) / kept.length : 0;
    expect(summary).toEqual({ count: kept.length, average });
  });
  it("are never given in another's name, nor without an account", async () => {
    await refused(rate(eve, 1, bob.id));
    await refused(rate(null, 1));
  });
  it("go from 1 to 5", async () => {
    for (const stars of [0, 6]) await refused(test.db.insert(exhibitRatings).values({ exhibitId: row, ownerId: ann.id, stars }), "23514");
  });
  it("are changed and taken back by their authors only", async () => {
    await test.db.insert(exhibitRatings).values({ exhibitId: row, ownerId: ann.id, stars: 3 });
    const mine = eq(exhibitRatings.ownerId, ann.id);
    expect(await test.as(eve, (tx) => tx.update(exhibitRatings).set({ stars: 1 }).where(mine).returning({ id: exhibitRatings.id }))).toEqual([]);
    expect(await test.as(eve, (tx) => tx.delete(exhibitRatings).where(mine).returning({ id: exhibitRatings.id }))).toEqual([]);
  });
});
