// @file if app.shop
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { shop } from "@/features/storefront/settings";
import { rowsOf, type Claims } from "@/kit/db/engine";
import { ann, bob, openTestDatabase, refused, type TestDatabase } from "./harness";

const RULE = "P0001";
const unit = shop.measure?.min ?? 1;
let t: TestDatabase;
let variant: string;
let product: string;

beforeAll(async () => {
  t = await openTestDatabase();
  product = String((await t.rows(sql`insert into public.shop_products (name, stock) values ('Test thing', ${unit * 5}) returning id`))[0]!.id);
  variant = String((await t.rows(sql`insert into public.shop_variants (product_id, price) values (${product}, 1000) returning id`))[0]!.id);
});
afterAll(() => t.close());

const cart = (quantity: number) => JSON.stringify([{ k: "a", v: variant, q: quantity }]);
const contact = JSON.stringify({ name: "Ann", email: "ann@example.com", address: "Street 1" });
const consents = sql`(select coalesce(array_agg(x), '{}') from jsonb_array_elements_text(app.quote_cart(${cart(unit)}::jsonb) -> 'consents') x)`;
const place = (who: Claims | null, quantity = unit) =>
  t.as(who, async (tx) =>
    rowsOf<{ placed: { id: string; key: string; total: number } }>(await tx.execute(sql`select app.place_order(${cart(quantity)}::jsonb, ${contact}::jsonb, 'ship', '', ${consents}, 'simulated') as placed`))[0]!.placed);
const stock = async () => Number((await t.rows(sql`select stock from public.shop_products where id = ${product}`))[0]!.stock);

it("works out prices by itself and counts the stock down", async () => {
  const placed = await place(ann);
  const [order] = await t.rows(sql`select goods, total, shipping from public.shop_orders where id = ${placed.id}`);
  expect(order!.goods).toBe(Math.round(1000 * unit));
  expect(order!.total).toBe(Number(order!.goods) + Number(order!.shipping));
  expect(await stock()).toBeCloseTo(unit * 4);
});

it("refuses more than there is and keeps the stock", async () => {
  await refused(place(ann, unit * 5), RULE);
  expect(await stock()).toBeCloseTo(unit * 4);
  await expect(t.db.execute(sql`update public.shop_products set stock = -1 where id = ${product}`)).rejects.toThrow();
});

it("shows an order to who placed it and to nobody else", async () => {
  const own = await place(ann);
  const count = (who: Claims | null) => t.as(who, async (tx) => rowsOf(await tx.execute(sql`select 1 from public.shop_orders where id = ${own.id}`)).length);
  expect(await count(ann)).toBe(1);
  expect(await count(bob)).toBe(0);
  await refused(count(null));
  await refused(t.as(ann, (tx) => tx.execute(sql`insert into public.shop_orders (name, email, delivery, status, goods, total) values ('x', 'x@example.com', 'ship', 'x', 0, 0)`)));
  await refused(t.as(ann, (tx) => tx.execute(sql`update public.shop_orders set total = 0`)));
});

it("lets customers change neither goods nor codes", async () => {
  await refused(t.as(ann, (tx) => tx.execute(sql`insert into public.shop_products (name) values ('x')`)));
  expect(await t.as(ann, async (tx) => rowsOf(await tx.execute(sql`update public.shop_products set stock = 99 returning id`)).length)).toBe(0);
  expect(await t.as(ann, async (tx) => rowsOf(await tx.execute(sql`select 1 from public.shop_coupons`)).length)).toBe(0);
});
