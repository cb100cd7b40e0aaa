// @file each entity
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import app from "@/content/app.json";
import { sampleItems } from "@/db/schema";
import { sampleItemAccess } from "@/features/sample-item/access";
import { may, type Viewer } from "@/kit/access";
import { refusalOf } from "@/kit/db/errors";
import { ann, bob, eve, openTestDatabase, refused, type TestDatabase } from "./harness";
import { makeSampleItem } from "./make";
// @if entity.deal.match
import { makeLinkedItem } from "./make";
// @end

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
  // @if entity.deal
  // Who posts has been looked at, as far as that counts.
  await t.db.execute(sql`insert into public.standings (account_id, verified_at) values (${ann.id}, now())`);
  // @end
  // @if entity.deal.match
  // The stranger's profile fits the row: without that a row is not one for them.
  const example = await makeSampleItem(t.db, { ownerId: ann.id });
  const profile = await makeLinkedItem(t.db, { ownerId: eve.id });
  await t.db.execute(sql`update public.linked_items set linked_tags = array(select coalesce(s.sample_match, '') from public.sample_items s where s.id = ${example}) where id = ${profile}`);
  // @end
});
afterAll(() => t.close());

/** A row of Ann's. */
async function fresh(values: Partial<typeof sampleItems.$inferInsert> = {}): Promise<string> {
  // @if entity.profile
  // An account has one of these.
  await t.db.delete(sampleItems).where(eq(sampleItems.ownerId, ann.id));
  // @end
  return makeSampleItem(t.db, { ...values, ownerId: ann.id });
}

/** A visitor, the owner, and a stranger in each role of the app. */
const viewers: Viewer[] = [
  null,
  { ...ann, name: "Ann", role: app.roles.find((role) => role.default)?.name ?? "" },
  ...app.roles.map((role) => ({ ...eve, name: "Eve", role: role.name })),
];

/** Whether the statement touched a row; a refusal touched none. */
const touched = (work: Promise<unknown[]>) =>
  work.then(
    (rows) => rows.length > 0,
    (error: unknown) => {
      if (refusalOf(error)?.code !== "42501") throw error;
      return false;
    },
  );

// Rights through a row's members or parent have tests of their own; here the viewer is neither, and of no team.
const through = ["member", "manager", "parent"];
const plain = (action: "read" | "update" | "delete") => sampleItemAccess[action].filter((grant) => ![...through, "team", "colleague"].includes(grant.who));
const decided = (action: "read" | "update" | "delete") => !sampleItemAccess[action].some((grant) => through.includes(grant.who));

describe.each(viewers)("what %o is shown for a sample item is what the database lets through", (viewer) => {
  let id = "";
  let row: typeof sampleItems.$inferSelect;
  beforeAll(async () => {
    if (viewer) await t.db.execute(sql`update public.profiles set role = ${viewer.role} where id = ${viewer.id}`);
    id = await fresh({/* @if entity.moderation */ moderation: "approved"/* @end */ });
    const [made] = await t.db.select().from(sampleItems).where(eq(sampleItems.id, id));
    if (!made) throw new Error("the row is not there");
    row = made;
  });

  const reads = () => may(plain("read"), viewer, row);

  it.runIf(decided("read"))("reading", async () => {
    const seen = await touched(t.as(viewer, (tx) => tx.select({ id: sampleItems.id }).from(sampleItems).where(eq(sampleItems.id, id))));
    expect(seen).toBe(reads());
  });

  it.runIf(decided("read") && decided("update"))("changing", async () => {
    const changed = await touched(t.as(viewer, (tx) => tx.update(sampleItems).set({ createdAt: new Date(0) }).where(eq(sampleItems.id, id)).returning({ id: sampleItems.id })));
    expect(changed).toBe(reads() && viewer !== null && may(plain("update"), viewer, row));
  });

  it.runIf(decided("read") && decided("delete"))("deleting", async () => {
    const gone = await touched(t.as(viewer, (tx) => tx.delete(sampleItems).where(eq(sampleItems.id, id)).returning({ id: sampleItems.id })));
    expect(gone).toBe(reads() && viewer !== null && may(plain("delete"), viewer, row));
  });
});

it("keeps its owner", async () => {
  const id = await fresh();
  await touched(t.as(ann, (tx) => tx.update(sampleItems).set({ ownerId: bob.id }).where(eq(sampleItems.id, id)).returning({ id: sampleItems.id })));
  const [row] = await t.db.select({ ownerId: sampleItems.ownerId }).from(sampleItems).where(eq(sampleItems.id, id));
  expect(row?.ownerId).toBe(ann.id);
});

it("is never made in somebody else's name", async () => {
  const id = await fresh();
  const [copy] = await t.db.select().from(sampleItems).where(eq(sampleItems.id, id));
  await t.db.delete(sampleItems).where(eq(sampleItems.id, id));
  if (!copy) throw new Error("the row is not there");
  await refused(t.as(eve, (tx) => tx.insert(sampleItems).values({ ...copy, ownerId: bob.id })));
});
