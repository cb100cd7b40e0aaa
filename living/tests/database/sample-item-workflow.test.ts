// @file never
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleItems } from "@/db/schema";
import { rowsOf } from "@/kit/db/engine";
import { admin, ann, bob, eve, openTestDatabase, refused, type TestDatabase } from "./harness";
import { makeSampleItem } from "./make";

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
});
afterAll(() => t.close());

const stateOf = async (id: string) => (await t.db.select({ state: sampleItems.sampleEnum }).from(sampleItems).where(eq(sampleItems.id, id)))[0]?.state;

it("goes from state to state by its moves only", async () => {
  const id = await makeSampleItem(t.db, { ownerId: ann.id, sampleWhen: "x" });
  await refused(t.as(ann, (tx) => tx.update(sampleItems).set({ sampleEnum: "done" }).where(eq(sampleItems.id, id))), "P0001");
  await t.as(ann, (tx) => tx.execute(sql`select app.do_move('sample_items', ${id}, 'start', '', '{}')`));
  expect(await stateOf(id)).toBe("active");
  await refused(t.as(ann, (tx) => tx.execute(sql`select app.do_move('sample_items', ${id}, 'finish', ' ', '{}')`)), "P0001");
  await t.as(ann, (tx) => tx.execute(sql`select app.do_move('sample_items', ${id}, 'finish', 'All good', '{}')`));
  expect(await stateOf(id)).toBe("done");
  const history = await t.as(ann, async (tx) => rowsOf<{ note: string; step: string }>(await tx.execute(sql`select note, step from public.history where row_id = ${id} and step = 'Finish'`)));
  expect(history).toEqual([{ note: "All good", step: "Finish" }]);
  await refused(t.as(ann, (tx) => tx.execute(sql`delete from public.history where row_id = ${id}`)));
});

it("keeps a checklist", async () => {
  const id = await makeSampleItem(t.db, { ownerId: ann.id, sampleWhen: "x" });
  await t.as(ann, (tx) => tx.execute(sql`insert into public.ticks (entity, row_id, item) values ('sample_items', ${id}, 'Look')`));
  await refused(t.as(ann, (tx) => tx.execute(sql`insert into public.ticks (entity, row_id, item) values ('sample_items', ${id}, 'Nothing of the kind')`)));
  await refused(t.as(null, (tx) => tx.execute(sql`insert into public.ticks (entity, row_id, item) values ('sample_items', ${id}, 'Do')`)));
});

it("lends rights to a deputy between two days", async () => {
  await t.as(admin, (tx) => tx.execute(sql`insert into public.deputies (deputy_id, first_day, last_day) values (${bob.id}, current_date - 1, current_date + 1)`));
  const acts = async (who: typeof bob) => (await t.as(who, async (tx) => rowsOf<{ ok: boolean }>(await tx.execute(sql`select app.acts_as('admin') as ok`))))[0]?.ok;
  expect(await acts(bob)).toBe(true);
  expect(await acts(eve)).toBe(false);
  await t.db.execute(sql`update public.deputies set first_day = current_date - 9, last_day = current_date - 8`);
  expect(await acts(bob)).toBe(false);
  await refused(t.as(bob, (tx) => tx.execute(sql`insert into public.deputies (deputy_id, first_day, last_day) values (${eve.id}, current_date, current_date)`)));
});

it("puts people into teams by an admin's hand only", async () => {
  const id = await makeSampleItem(t.db, { ownerId: ann.id, sampleWhen: "x" });
  await refused(t.as(eve, (tx) => tx.execute(sql`insert into public.team_members (account_id, team_id) values (${eve.id}, ${id})`)));
  await t.as(admin, (tx) => tx.execute(sql`insert into public.team_members (account_id, team_id) values (${bob.id}, ${id})`));
  const [row] = await t.as(bob, async (tx) => rowsOf<{ ok: boolean }>(await tx.execute(sql`select app.in_team('', ${id}) as ok`)));
  expect(row?.ok).toBe(true);
});
