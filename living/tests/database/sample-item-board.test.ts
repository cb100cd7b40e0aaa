// @file each entity if entity.board
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleItems } from "@/db/schema";
import { positionBetween } from "@/kit/board/position";
import { ann, openTestDatabase, type TestDatabase } from "./harness";
import { makeSampleItem } from "./make";

let test: TestDatabase;
const made: string[] = [];

const order = async () => (await test.db.select({ id: sampleItems.id }).from(sampleItems).orderBy(asc(sampleItems.position))).map((row) => made.indexOf(row.id));
const position = async (card: number) => {
  const [row] = await test.db.select({ position: sql<string>`${sampleItems.position}::text` }).from(sampleItems).where(eq(sampleItems.id, made[card] ?? ""));
  return row?.position ?? null;
};
const put = async (card: number, above: number | null, below: number | null) =>
  test.db
    .update(sampleItems)
    .set({ position: positionBetween(above === null ? null : await position(above), below === null ? null : await position(below)) })
    .where(eq(sampleItems.id, made[card] ?? ""));

beforeAll(async () => {
  test = await openTestDatabase();
  for (let i = 0; i < 4; i++) made.push(await makeSampleItem(test.db, { ownerId: ann.id }));
});
afterAll(() => test.close());

// @if living
// A row is also the page of a person here, one for each account, so there are no four cards of one.
// @end
describe/* @if living */.skip/* @end */("the order of sample items on the board", () => {
  it("is that of their making", async () => expect(await order()).toEqual([0, 1, 2, 3]));
  it("follows moves to the top, between two and to the end", async () => {
    await put(2, null, 0);
    expect(await order()).toEqual([2, 0, 1, 3]);
    await put(3, 2, 0);
    expect(await order()).toEqual([2, 3, 0, 1]);
    await put(2, 1, null);
    expect(await order()).toEqual([3, 0, 1, 2]);
  });
  it("never runs out of places between two cards", async () => {
    for (let i = 0; i < 60; i++) await put(i % 2 === 0 ? 1 : 2, 0, i % 2 === 0 ? 2 : 1);
    expect((await order()).slice(0, 2)).toEqual([3, 0]);
    expect(new Set([await position(0), await position(1), await position(2)]).size).toBe(3);
  });
  it("puts a new card at the end", async () => {
    await put(0, 2, null);
    made.push(await makeSampleItem(test.db, { ownerId: ann.id }));
    expect((await order()).at(-1)).toBe(4);
  });
});
