import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import app from "@/content/app.json";
import { loans } from "@/db/schema";
import { loanAccess } from "@/features/loan/access";
import { may, type Viewer } from "@/kit/access";
import { refusalOf } from "@/kit/db/errors";
import { ann, bob, eve, openTestDatabase, refused, type TestDatabase } from "./harness";
import { makeLoan } from "./make";

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
});
afterAll(() => t.close());

/** A row of Ann's. */
async function fresh(values: Partial<typeof loans.$inferInsert> = {}): Promise<string> {
  return makeLoan(t.db, { ...values, ownerId: ann.id });
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
const plain = (action: "read" | "update" | "delete") => loanAccess[action].filter((grant) => ![...through, "team", "colleague"].includes(grant.who));
const decided = (action: "read" | "update" | "delete") => !loanAccess[action].some((grant) => through.includes(grant.who));

describe.each(viewers)("what %o is shown for a loan is what the database lets through", (viewer) => {
  let id = "";
  let row: typeof loans.$inferSelect;
  beforeAll(async () => {
    if (viewer) await t.db.execute(sql`update public.profiles set role = ${viewer.role} where id = ${viewer.id}`);
    id = await fresh({ });
    const [made] = await t.db.select().from(loans).where(eq(loans.id, id));
    if (!made) throw new Error("the row is not there");
    row = made;
  });

  const reads = () => may(plain("read"), viewer, row);

  it.runIf(decided("read"))("reading", async () => {
    const seen = await touched(t.as(viewer, (tx) => tx.select({ id: loans.id }).from(loans).where(eq(loans.id, id))));
    expect(seen).toBe(reads());
  });

  it.runIf(decided("read") && decided("update"))("changing", async () => {
    const changed = await touched(t.as(viewer, (tx) => tx.update(loans).set({ createdAt: new Date(0) }).where(eq(loans.id, id)).returning({ id: loans.id })));
    expect(changed).toBe(reads() && viewer !== null && may(plain("update"), viewer, row));
  });

  it.runIf(decided("read") && decided("delete"))("deleting", async () => {
    const gone = await touched(t.as(viewer, (tx) => tx.delete(loans).where(eq(loans.id, id)).returning({ id: loans.id })));
    expect(gone).toBe(reads() && viewer !== null && may(plain("delete"), viewer, row));
  });
});

it("keeps its owner", async () => {
  const id = await fresh();
  await touched(t.as(ann, (tx) => tx.update(loans).set({ ownerId: bob.id }).where(eq(loans.id, id)).returning({ id: loans.id })));
  const [row] = await t.db.select({ ownerId: loans.ownerId }).from(loans).where(eq(loans.id, id));
  expect(row?.ownerId).toBe(ann.id);
});

it("is never made in somebody else's name", async () => {
  const id = await fresh();
  const [copy] = await t.db.select().from(loans).where(eq(loans.id, id));
  await t.db.delete(loans).where(eq(loans.id, id));
  if (!copy) throw new Error("the row is not there");
  await refused(t.as(eve, (tx) => tx.insert(loans).values({ ...copy, ownerId: bob.id })));
});
