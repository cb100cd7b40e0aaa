import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import app from "@/content/app.json";
import { profiles } from "@/db/schema";
import { rowsOf } from "@/kit/db/engine";
import { admin, ann, bob, openTestDatabase, refused, type TestDatabase } from "./harness";

const adminRole = app.roles.find((role) => role.admin)?.name ?? "";
const defaultRole = app.roles.find((role) => role.default)?.name ?? "";

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
});
afterAll(() => t.close());

const roleOf = async (id: string) => (await t.db.select({ role: profiles.role }).from(profiles).where(eq(profiles.id, id)))[0]?.role;

it("gives a new account a profile with the default role", async () => {
  expect(await roleOf(ann.id)).toBe(defaultRole);
});

it("lets people change their own name and nobody else's", async () => {
  const rename = (id: string) => t.as(ann, (tx) => tx.update(profiles).set({ name: "Ann Other" }).where(eq(profiles.id, id)).returning({ id: profiles.id }));
  expect(await rename(ann.id)).toHaveLength(1);
  // Where whoever signs up runs the place, it is somebody else's name that a plain role must not touch.
  const plain = app.roles.find((role) => !role.admin)?.name ?? defaultRole;
  await t.db.update(profiles).set({ role: plain }).where(eq(profiles.id, ann.id));
  expect(await rename(bob.id)).toHaveLength(0);
  await t.db.update(profiles).set({ role: defaultRole }).where(eq(profiles.id, ann.id));
});

it("lets nobody raise their own role", async () => {
  // In an app with a single role there is nothing to raise.
  if (adminRole === defaultRole) return;
  await refused(t.as(ann, (tx) => tx.update(profiles).set({ role: adminRole }).where(eq(profiles.id, ann.id))));
  expect(await roleOf(ann.id)).toBe(defaultRole);
});

it("lets an admin change other people's roles, but not step down alone", async () => {
  const other = app.roles.find((role) => role.name !== adminRole)?.name;
  if (!other) return;
  await t.as(admin, (tx) => tx.update(profiles).set({ role: adminRole }).where(eq(profiles.id, bob.id)));
  expect(await roleOf(bob.id)).toBe(adminRole);
  await t.as(admin, (tx) => tx.update(profiles).set({ role: defaultRole }).where(eq(profiles.id, bob.id)));
  await refused(t.as(admin, (tx) => tx.update(profiles).set({ role: other }).where(eq(profiles.id, admin.id))));
});

it("keeps e-mail addresses from everybody but admins", async () => {
  await refused(t.as(ann, (tx) => tx.execute(sql`select email from public.profiles`)));
  const list = (who: typeof ann) => t.as(who, async (tx) => rowsOf(await tx.execute(sql`select email from app.list_people()`)));
  if (adminRole !== defaultRole) expect(await list(ann)).toEqual([]);
  expect((await list(admin)).length).toBeGreaterThan(3);
});
