import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exhibitComments, exhibits } from "@/db/schema";
import { type Claims } from "@/kit/db/engine";
import { refusalOf } from "@/kit/db/errors";
import { admin, ann, bob, eve, openTestDatabase, refused, type TestDatabase } from "./harness";
import { makeExhibit } from "./make";

let test: TestDatabase;
let row: string;

const orNothing = async <T>(work: Promise<T[]>): Promise<T[]> =>
  work.catch((error: unknown) => {
    if (refusalOf(error)?.code === "42501") return [];
    throw error;
  });
const sees = async (who: Claims | null) =>
  (await orNothing(test.as(who, (tx) => tx.select({ id: exhibits.id }).from(exhibits).where(eq(exhibits.id, row))))).length > 0;
const mayWrite = async (who: Claims) =>
  (await sees(who));
const comments = (who: Claims | null) => orNothing(test.as(who, (tx) => tx.select({ body: exhibitComments.body }).from(exhibitComments)));
const write = (who: Claims | null, body: string, ownerId?: string) =>
  test.as(who, (tx) => tx.insert(exhibitComments).values({ exhibitId: row, body, ...(ownerId ? { ownerId } : {}) }));

beforeAll(async () => {
  test = await openTestDatabase();
  row = await makeExhibit(test.db, { ownerId: ann.id });
  await test.db.insert(exhibitComments).values({ exhibitId: row, body: "First", ownerId: ann.id });
});
afterAll(() => test.close());

describe("comments on exhibits", () => {
  it("are seen by exactly those who see the row", async () => {
    for (const who of [ann, bob, eve, admin, null]) expect(await comments(who)).toHaveLength((await sees(who)) ? 1 : 0);
  });
  it("are written by exactly those accounts that see the row, and never in another's name", async () => {
    for (const who of [bob, eve]) {
      if (await mayWrite(who)) await write(who, `By ${who.email}`);
      else await refused(write(who, "Not allowed"));
    }
    await refused(write(null, "By nobody"));
    await refused(write(eve, "By somebody else", ann.id));
  });
  it("are changed by their authors only", async () => {
    const change = (who: Claims) =>
      test.as(who, (tx) => tx.update(exhibitComments).set({ body: "Changed" }).where(eq(exhibitComments.ownerId, ann.id)).returning({ id: exhibitComments.id }));
    expect(await change(eve)).toEqual([]);
    expect(await change(admin)).toEqual([]);
    expect(await change(ann)).toHaveLength((await sees(ann)) ? 1 : 0);
  });
  it("are never empty", async () => {
    await refused(test.db.insert(exhibitComments).values({ exhibitId: row, body: "  ", ownerId: ann.id }), "23514");
  });
  it("go with their authors' say-so, and with the row", async () => {
    await test.as(eve, (tx) => tx.delete(exhibitComments).where(eq(exhibitComments.ownerId, ann.id)));
    expect(await test.db.select().from(exhibitComments).where(eq(exhibitComments.ownerId, ann.id))).toHaveLength(1);
    await test.db.delete(exhibits).where(eq(exhibits.id, row));
    expect(await test.db.select().from(exhibitComments)).toEqual([]);
  });
});
