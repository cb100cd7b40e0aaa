// @file if app.stock
import { sql, type SQL } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stock } from "@/features/stockroom/settings";
import { admin, eve, openTestDatabase, refused, type TestDatabase } from "./harness";

const RULE = "P0001";
let t: TestDatabase;
let article: string;
let first: string;
let second: string;

const call = (statement: SQL) => t.as(admin, (tx) => tx.execute(statement));
const one = async (query: SQL) => Object.values((await t.rows(query))[0] ?? {})[0];
const level = async (lot: string, place = first) =>
  Number((await one(sql`select coalesce(sum(l.quantity), 0) from public.stock_levels l join public.stock_batches b on b.id = l.batch_id where b.lot = ${lot} and l.location_id = ${place}`)) ?? 0);
const receive = (lot: string, amount: number, days: number) =>
  call(sql`select app.stock_receive(${article}::uuid, ${first}::uuid, ${amount}::numeric, ${lot}, app.stock_today() + ${days}::integer, 250, '', null, '')`);

beforeAll(async () => {
  t = await openTestDatabase();
  article = String(await one(sql`insert into public.stock_articles (name, unit) values ('Thing', 'kg') returning id`));
  first = String(await one(sql`insert into public.stock_locations (name) values ('Here') returning id`));
  second = String(await one(sql`insert into public.stock_locations (name, outlet) values ('There', true) returning id`));
  await receive("LATE", 20, 60);
  await receive("SOON", 9, 20);
});
afterAll(() => t.close());

it("takes what expires first, and all or nothing", async () => {
  await call(sql`select app.stock_take(${article}::uuid, ${first}::uuid, 3, '')`);
  expect([await level("SOON"), await level("LATE")]).toEqual([6, 20]);
  await refused(call(sql`select app.stock_take(${article}::uuid, ${first}::uuid, 99, '')`), RULE);
  expect([await level("SOON"), await level("LATE")]).toEqual([6, 20]);
});

it("moves, corrects, throws away, and keeps who did it", async () => {
  const batch = await one(sql`select id from public.stock_batches where lot = 'LATE'`);
  await call(sql`select app.stock_move(${article}::uuid, ${first}::uuid, ${second}::uuid, 6, '')`);
  expect([await level("SOON"), await level("SOON", second)]).toEqual([0, 6]);
  await call(sql`select app.stock_discard(${batch}::uuid, ${first}::uuid, 4, '')`);
  expect(await one(sql`select worth from public.stock_moves where reason = 'thrown_away'`)).toBe(1000);
  await refused(call(sql`select app.stock_correct(${batch}::uuid, ${first}::uuid, 15, '')`), RULE);
  await call(sql`select app.stock_correct(${batch}::uuid, ${first}::uuid, 15, 'Counted again')`);
  expect(await level("LATE")).toBe(15);
  expect(await one(sql`select count(*)::integer from public.stock_moves where owner_id is distinct from ${admin.id}`)).toBe(0);
  await refused(t.as(admin, (tx) => tx.execute(sql`update public.stock_moves set note = 'x'`)));
  await refused(t.as(admin, (tx) => tx.execute(sql`update public.stock_levels set quantity = 1`)));
});

it("produces from a recipe, traces the lot, sends, confirms and voids", async () => {
  const recipe = await one(sql`select app.stock_save_recipe(null, 'Loaf', 40, jsonb_build_object(${article}::text, 10))`);
  await refused(call(sql`select app.stock_produce(${recipe}::uuid, ${first}::uuid, 3)`), RULE);
  expect(await level("LATE")).toBe(15);
  await t.as(admin, (tx) => tx.execute(sql`select app.stock_produce(${recipe}::uuid, ${first}::uuid, 1.5)`));
  expect(await level("LATE")).toBe(0);
  const made = await one(sql`select id from public.stock_productions`);
  expect(String(await one(sql`select code from public.stock_productions`))).toMatch(/^\d{8}-A$/);
  await call(sql`select app.stock_send(${made}::uuid, ${second}::uuid, 40)`);
  await refused(call(sql`select app.stock_send(${made}::uuid, ${second}::uuid, 30)`), RULE);
  const delivery = await one(sql`select id from public.stock_deliveries`);
  await refused(call(sql`select app.stock_confirm(${delivery}::uuid, 38, '')`), RULE);
  await call(sql`select app.stock_confirm(${delivery}::uuid, 38, 'Two fell')`);
  if (stock.outlets) await call(sql`select app.stock_leave(${delivery}::uuid, 3, ${stock.outlets.unsold[0]!})`);
  await refused(call(sql`select app.stock_void(${made}::uuid, '')`), RULE);
  await call(sql`select app.stock_void(${made}::uuid, 'Burnt')`);
  expect(await level("LATE")).toBe(15);
  await refused(t.as(admin, (tx) => tx.execute(sql`delete from public.stock_productions`)));
});

it("is closed to whoever does not work there", async () => {
  const role = await one(sql`select role from public.profiles where id = ${eve.id}`);
  if (Object.values(stock.rights).some((roles) => roles.includes(String(role)))) return;
  expect(await t.as(eve, async (tx) => (await tx.execute(sql`select 1 from public.stock_articles`)) as unknown as { rows: unknown[] })).toMatchObject({ rows: [] });
  await refused(t.as(eve, (tx) => tx.execute(sql`select app.stock_take(${article}::uuid, ${first}::uuid, 1, '')`)));
});
