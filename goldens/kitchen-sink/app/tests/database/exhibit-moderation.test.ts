import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exhibits } from "@/db/schema";
import type { Claims } from "@/kit/db/engine";
import { refusalOf } from "@/kit/db/errors";
import { admin, ann, eve, openTestDatabase, type TestDatabase } from "./harness";
import { makeExhibit } from "./make";

let test: TestDatabase;
let row: string;

const sees = (who: Claims | null) =>
  test.as(who, (tx) => tx.select({ id: exhibits.id }).from(exhibits).where(eq(exhibits.id, row))).then(
    (rows) => rows.length > 0,
    (error: unknown) => {
      if (refusalOf(error)?.code === "42501") return false;
      throw error;
    },
  );
const decide = (who: Claims, moderation: "pending" | "approved" | "rejected") =>
  test.as(who, (tx) => tx.update(exhibits).set({ moderation }).where(eq(exhibits.id, row)).returning({ moderation: exhibits.moderation }));

beforeAll(async () => {
  test = await openTestDatabase();
  row = await makeExhibit(test.db, { ownerId: ann.id, moderation: "pending" });
});
afterAll(() => test.close());

describe("suggested exhibits", () => {
  it("are seen by admins only until one approves", async () => {
    expect([await sees(eve), await sees(null), await sees(admin)]).toEqual([false, false, true]);
  });
  it("cannot be let through by their authors or strangers", async () => {
    for (const who of [ann, eve]) {
      // Nothing was changed, or the change itself waits for approval.
      for (const changed of await decide(who, "approved").catch(() => [])) expect(changed.moderation).toBe("pending");
    }
    expect([await sees(eve), await sees(null)]).toEqual([false, false]);
  });
  it("stay hidden when they are rejected", async () => {
    expect(await decide(admin, "rejected")).toEqual([{ moderation: "rejected" }]);
    expect([await sees(eve), await sees(null)]).toEqual([false, false]);
  });
  it("are seen by whoever may read the others once approved", async () => {
    expect(await decide(admin, "approved")).toEqual([{ moderation: "approved" }]);
    row = await makeExhibit(test.db, { ownerId: admin.id, moderation: "approved" });
    const others = [await sees(eve), await sees(null)];
    await decide(admin, "pending");
    expect([await sees(eve), await sees(null)]).toEqual([false, false]);
    await decide(admin, "approved");
    expect([await sees(eve), await sees(null)]).toEqual(others);
  });
});
