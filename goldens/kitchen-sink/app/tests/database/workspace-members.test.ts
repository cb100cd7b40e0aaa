import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workspaceInvitations, workspaceMembers, workspaces } from "@/db/schema";
import { rowsOf, type Claims } from "@/kit/db/engine";
import { ann, bob, eve, openTestDatabase, refused, type TestDatabase } from "./harness";
import { makeWorkspace } from "./make";

let test: TestDatabase;
let shared: string;
const newcomer = { id: "00000000-0000-4000-8000-0000000000b1", email: "newcomer@example.com" };

const invite = (who: Claims, address: string) =>
  test.as(who, async (tx) => rowsOf<{ outcome: string }>(await tx.execute(sql`select app.invite_to_workspace(${shared}, ${address}) as outcome`))[0]?.outcome);
const membersSeenBy = (who: Claims | null) =>
  test.as(who, (tx) => tx.select({ account: workspaceMembers.accountId, role: workspaceMembers.role }).from(workspaceMembers).where(eq(workspaceMembers.workspaceId, shared)));
const is = (who: Claims) => and(eq(workspaceMembers.workspaceId, shared), eq(workspaceMembers.accountId, who.id));

beforeAll(async () => {
  test = await openTestDatabase();
  shared = await makeWorkspace(test.db, { ownerId: ann.id });
});
afterAll(() => test.close());

describe("members of shared workspaces", () => {
  it("whoever makes one is its owner", async () => {
    expect(await membersSeenBy(ann)).toEqual([{ account: ann.id, role: "owner" }]);
  });
  it("strangers and visitors learn nothing and cannot let themselves in", async () => {
    expect(await membersSeenBy(eve)).toEqual([]);
    await refused(membersSeenBy(null));
    await refused(invite(eve, eve.email));
    await refused(test.as(eve, (tx) => tx.insert(workspaceMembers).values({ workspaceId: shared, accountId: eve.id, role: "owner" })));
    await refused(test.as(null, (tx) => tx.execute(sql`select app.invite_to_workspace(${shared}, ${eve.email})`)));
  });
  it("an invited account joins at once and sees the others", async () => {
    expect(await invite(ann, ` ${bob.email.toUpperCase()} `)).toBe("joined");
    expect(await invite(ann, bob.email)).toBe("member");
    expect(await membersSeenBy(bob)).toHaveLength(2);
  });
  it("members neither invite nor promote nor remove others", async () => {
    await refused(invite(bob, eve.email));
    expect(await test.as(bob, (tx) => tx.update(workspaceMembers).set({ role: "owner" }).where(is(bob)).returning({ role: workspaceMembers.role }))).toEqual([]);
    await test.as(bob, (tx) => tx.delete(workspaceMembers).where(is(ann)));
    expect(await membersSeenBy(ann)).toHaveLength(2);
  });
  it("an address without an account is kept, and taken up on sign-up", async () => {
    expect(await invite(ann, newcomer.email)).toBe("invited");
    expect(await invite(ann, newcomer.email)).toBe("invited");
    expect(await test.as(ann, (tx) => tx.select({ email: workspaceInvitations.email }).from(workspaceInvitations))).toEqual([{ email: newcomer.email }]);
    expect(await test.as(eve, (tx) => tx.select({ email: workspaceInvitations.email }).from(workspaceInvitations))).toEqual([]);
    await test.signUp(newcomer);
    expect(await membersSeenBy(newcomer)).toHaveLength(3);
    expect(await test.as(ann, (tx) => tx.select({ email: workspaceInvitations.email }).from(workspaceInvitations))).toEqual([]);
  });
  it("a cancelled invitation lets nobody in", async () => {
    const late = { id: "00000000-0000-4000-8000-0000000000b2", email: "late@example.com" };
    await invite(ann, late.email);
    await test.as(ann, (tx) => tx.delete(workspaceInvitations).where(eq(workspaceInvitations.email, late.email)));
    await test.signUp(late);
    expect(await membersSeenBy(late)).toEqual([]);
  });
  it("members leave, owners remove", async () => {
    await test.as(newcomer, (tx) => tx.delete(workspaceMembers).where(is(newcomer)));
    expect(await membersSeenBy(newcomer)).toEqual([]);
    await test.as(ann, (tx) => tx.delete(workspaceMembers).where(is(bob)));
    expect(await membersSeenBy(bob)).toEqual([]);
    expect(await invite(ann, bob.email)).toBe("joined");
  });
  it("the last owner neither leaves nor steps down", async () => {
    await refused(test.as(ann, (tx) => tx.delete(workspaceMembers).where(is(ann))), "23514");
    await refused(test.as(ann, (tx) => tx.update(workspaceMembers).set({ role: "member" }).where(is(ann))), "23514");
  });
  it("the row passes to another owner when its maker leaves", async () => {
    await test.as(ann, (tx) => tx.update(workspaceMembers).set({ role: "owner" }).where(is(bob)));
    await test.as(ann, (tx) => tx.delete(workspaceMembers).where(is(ann)));
    const [row] = await test.db.select({ ownerId: workspaces.ownerId }).from(workspaces).where(eq(workspaces.id, shared));
    expect(row?.ownerId).toBe(bob.id);
  });
  it("goes as a whole, with its last owner", async () => {
    await test.db.delete(workspaces).where(eq(workspaces.id, shared));
    expect(await test.db.select({ id: workspaceMembers.accountId }).from(workspaceMembers).where(eq(workspaceMembers.workspaceId, shared))).toEqual([]);
  });
});
