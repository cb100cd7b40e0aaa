// @file if app.shop
import "server-only";
import { and, asc, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { withUser, withViewer } from "@/kit/auth";
import { containing, type RawParams } from "@/kit/data/params";
import { rowsOf, type Tx } from "@/kit/db/engine";
import { readFits, type FitChoice } from "./cart";
import { shopCoupons, shopFits, shopOrderLines, shopOrders, shopProducts, shopSamples, shopVariants, shopWishes, type ShopOrder, type ShopOrderLine, type ShopProduct, type ShopVariant } from "./schema";
import { isShopStaff, shop } from "./settings";

export type Offer = ShopProduct & { variants: ShopVariant[]; fits: boolean };

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? (value[0] ?? "") : (value ?? "")).slice(0, 100);

/** How much of a variant can still be bought: pieces, or the unit that the shop sells by. */
export const leftOf = (product: ShopProduct, variant: ShopVariant) =>
  variant.stock ?? (shop.measure ? product.stock : Math.floor(product.stock / variant.takes + 1e-9));

/** Whether nothing of a product can be bought as a cut or a piece; a remnant may be left. */
export const isSoldOut = (offer: Offer) => offer.variants.every((variant) => leftOf(offer, variant) < (shop.measure?.min ?? 1));

/** What is left of a product when it is too short to cut from, else 0. */
export function remnantOf(offer: Offer): number {
  const rule = shop.measure;
  return rule && offer.stock > 0 && offer.stock < rule.remnant_below ? offer.stock : 0;
}

async function withVariants(tx: Tx, products: ShopProduct[], choice?: FitChoice): Promise<Offer[]> {
  if (products.length === 0) return [];
  const ids = products.map((product) => product.id);
  const variants = await tx.select().from(shopVariants).where(inArray(shopVariants.productId, ids)).orderBy(asc(shopVariants.position), asc(shopVariants.price));
  const fitting = choice?.model
    ? new Set((await tx.select({ id: shopFits.productId }).from(shopFits).where(and(inArray(shopFits.productId, ids), fitsChoice(choice)))).map((row) => row.id))
    : new Set<string>();
  return products.map((product) => ({ ...product, variants: variants.filter((variant) => variant.productId === product.id), fits: fitting.has(product.id) }));
}

function fitsChoice({ make, model, year }: FitChoice): SQL | undefined {
  const at = Number(year);
  return and(
    eq(shopFits.make, make),
    eq(shopFits.model, model),
    at ? sql`${at} between coalesce(${shopFits.fromYear}, 0) and coalesce(${shopFits.toYear}, 9999)` : undefined,
  );
}

export type CatalogueView = { q: string; sort: string; filters: Record<string, string>; only: boolean };

export const SORTS = [
  { value: "name", label: "Name" },
  { value: "cheap", label: "Price, low to high" },
  { value: "dear", label: "Price, high to low" },
  { value: "new", label: "Newest first" },
];

export function readView(raw: RawParams): CatalogueView {
  const sort = one(raw.sort);
  const names = shop.fields.filter((field) => field.filter).flatMap((field) => (isNumber(field.kind) ? [`${field.name}_from`, `${field.name}_to`] : [field.name]));
  return {
    q: one(raw.q).trim(),
    sort: SORTS.some((each) => each.value === sort) ? sort : "name",
    filters: Object.fromEntries(["price_from", "price_to", ...names].flatMap((name) => (one(raw[name]) ? [[name, one(raw[name])]] : []))),
    only: one(raw.fits) === "yes",
  };
}

export const isNumber = (kind: string) => kind === "integer" || kind === "decimal";

/** The goods that a view shows. What matches a number exactly comes first, then what fits the visitor's own model. */
export const listOffers = (view: CatalogueView) =>
  withViewer(async (tx) => {
    const choice = await readFits();
    const where: (SQL | undefined)[] = [eq(shopProducts.active, true)];
    if (view.q) {
      const words = view.q.split(/\s+/).slice(0, 8);
      where.push(...words.map((word) => sql`(${shopProducts.name} || ' ' || coalesce(${shopProducts.number}, '') || ' ' || ${shopProducts.description} || ' ' || ${shopProducts.details}::text) ilike ${containing(word)}`));
    }
    for (const field of shop.fields.filter((each) => each.filter)) {
      const value = sql`${shopProducts.details} ->> ${field.name}`;
      const chosen = view.filters[field.name];
      if (isNumber(field.kind)) {
        const [from, to] = [`${field.name}_from`, `${field.name}_to`].map((name) => Number((view.filters[name] ?? "").replace(",", ".") || Number.NaN));
        if (!Number.isNaN(from)) where.push(sql`(${value})::numeric >= ${from}`);
        if (!Number.isNaN(to)) where.push(sql`(${value})::numeric <= ${to}`);
      } else if (chosen) {
        where.push(field.kind === "tags" ? sql`${shopProducts.details} -> ${field.name} @> ${JSON.stringify([chosen])}::jsonb` : sql`${value} = ${chosen}`);
      }
    }
    const price = sql`(select min(v.price) from public.shop_variants v where v.product_id = ${shopProducts.id})`;
    const bound = (name: string) => Math.round(Number((view.filters[name] ?? "").replace(",", ".") || Number.NaN) * 100);
    if (!Number.isNaN(bound("price_from"))) where.push(sql`${price} >= ${bound("price_from")}`);
    if (!Number.isNaN(bound("price_to"))) where.push(sql`${price} <= ${bound("price_to")}`);
    if (view.only && choice.model) where.push(sql`exists (select 1 from ${shopFits} where ${shopFits.productId} = ${shopProducts.id} and ${fitsChoice(choice)})`);
    const order = { name: asc(shopProducts.name), cheap: asc(price), dear: desc(price), new: desc(shopProducts.createdAt) }[view.sort] ?? asc(shopProducts.name);
    const rows = await tx.select().from(shopProducts).where(and(...where))
      .orderBy(sql`lower(coalesce(${shopProducts.number}, '')) = ${view.q.toLowerCase()} desc`, order, asc(shopProducts.name))
      .limit(200);
    const offers = await withVariants(tx, rows, choice);
    return { offers: view.q ? offers : [...offers.filter((offer) => offer.fits), ...offers.filter((offer) => !offer.fits)], choice };
  });

/** All models that any product fits, for choosing one. */
export const listModels = () =>
  withViewer(async (tx) => {
    const rows = await tx.select({ make: shopFits.make, model: shopFits.model, from: sql<number | null>`min(${shopFits.fromYear})`, to: sql<number | null>`max(${shopFits.toYear})` })
      .from(shopFits).groupBy(shopFits.make, shopFits.model).orderBy(asc(shopFits.make), asc(shopFits.model));
    return rows;
  });

export const readOffer = (id: string) =>
  withViewer(async (tx, viewer) => {
    const [row] = await tx.select().from(shopProducts).where(eq(shopProducts.id, id));
    if (!row) return null;
    const choice = await readFits();
    const [offer] = await withVariants(tx, [row], choice);
    const models = await tx.select().from(shopFits).where(eq(shopFits.productId, id)).orderBy(asc(shopFits.make), asc(shopFits.model));
    const wished = viewer ? (await tx.select({ id: shopWishes.id }).from(shopWishes).where(and(eq(shopWishes.productId, id), eq(shopWishes.customerId, viewer.id)))).length > 0 : false;
    return { offer: offer!, models, choice, wished, viewer };
  });

export const listWishes = () =>
  withUser(async (tx, account) => {
    const rows = await tx.select({ product: shopProducts }).from(shopWishes)
      .innerJoin(shopProducts, eq(shopProducts.id, shopWishes.productId))
      .where(eq(shopWishes.customerId, account.id)).orderBy(desc(shopWishes.createdAt));
    return withVariants(tx, rows.map((row) => row.product), await readFits());
  });

export type OrderWithLines = ShopOrder & { lines: ShopOrderLine[] };

async function withLines(tx: Tx, orders: ShopOrder[]): Promise<OrderWithLines[]> {
  if (orders.length === 0) return [];
  const lines = await tx.select().from(shopOrderLines).where(inArray(shopOrderLines.orderId, orders.map((order) => order.id))).orderBy(asc(shopOrderLines.position));
  return orders.map((order) => ({ ...order, lines: lines.filter((line) => line.orderId === order.id) }));
}

/** The orders that the account may see: its own, or all for who keeps the shop. */
export const listOrders = (status: string) =>
  withUser(async (tx, account) => {
    const staff = isShopStaff(account);
    const known = shop.statuses.some((each) => each.value === status);
    const rows = await tx.select().from(shopOrders)
      .where(and(staff ? undefined : eq(shopOrders.customerId, account.id), known ? eq(shopOrders.status, status) : undefined))
      .orderBy(desc(shopOrders.number)).limit(300);
    return { staff, orders: await withLines(tx, rows) };
  });

/** One order: an own one, any for the shop, or one whose key the address holds; null for everybody else. */
export const readOrder = (id: string, key: string | null) =>
  withViewer(async (tx, viewer) => {
    if (viewer) {
      const [row] = await tx.select().from(shopOrders).where(eq(shopOrders.id, id));
      if (row) return { order: (await withLines(tx, [row]))[0]!, staff: isShopStaff(viewer), signedIn: true };
    }
    if (!key) return null;
    const found = rowsOf<{ found: Record<string, unknown> | null }>(await tx.execute(sql`select app.order_by_key(${id}::uuid, ${key}::uuid) as found`))[0]?.found;
    return found ? { order: fromJson(found), staff: false, signedIn: Boolean(viewer) } : null;
  });

/** Column names of JSON rows as properties. */
function fromJson(row: Record<string, unknown>): OrderWithLines {
  const camel = (each: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(each).map(([name, value]) => [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]));
  const order = camel(row) as unknown as OrderWithLines;
  return {
    ...order,
    createdAt: new Date(String(row.created_at)),
    cancelledAt: row.cancelled_at ? new Date(String(row.cancelled_at)) : null,
    lines: (row.lines as Record<string, unknown>[]).map((line) => camel(line) as unknown as ShopOrderLine),
  };
}

/** All goods with their stock, for who keeps the shop; `low` only those that run out. */
export const listGoods = (q: string, low: boolean) =>
  withUser(async (tx) => {
    const rows = await tx.select().from(shopProducts)
      .where(q ? sql`(${shopProducts.name} || ' ' || coalesce(${shopProducts.number}, '')) ilike ${containing(q)}` : undefined)
      .orderBy(asc(shopProducts.name)).limit(1500);
    const offers = await withVariants(tx, rows);
    return low ? offers.filter((offer) => offer.active && lowestOf(offer) < shop.low_stock) : offers;
  });

/** The lowest stock of a product: its own, or that of the variant that has least. */
export const lowestOf = (offer: Offer) => {
  const own = offer.variants.flatMap((variant) => (variant.stock === null ? [] : [variant.stock]));
  return own.length > 0 && own.length === offer.variants.length ? Math.min(...own) : offer.stock;
};

export const readGoods = (id: string) =>
  withUser(async (tx) => {
    const [row] = await tx.select().from(shopProducts).where(eq(shopProducts.id, id));
    if (!row) return null;
    const [offer] = await withVariants(tx, [row]);
    return { offer: offer!, models: await tx.select().from(shopFits).where(eq(shopFits.productId, id)).orderBy(asc(shopFits.make), asc(shopFits.model)) };
  });

export const listCoupons = () => withUser((tx) => tx.select().from(shopCoupons).orderBy(asc(shopCoupons.code)));

/** Samples ordered: the account's own, or all for who keeps the shop. */
export const listSamples = () =>
  withUser(async (tx, account) => {
    const staff = isShopStaff(account);
    const rows = rowsOf<{ id: string; name: string; product_id: string; customer: string; sent: boolean; created_at: string; this_month: boolean; own: boolean }>(await tx.execute(sql`
      select s.id, p.name, s.product_id, c.name as customer, s.sent, s.created_at, s.customer_id = ${account.id} as own,
        date_trunc('month', s.created_at) = date_trunc('month', now()) as this_month
      from public.shop_samples s join public.shop_products p on p.id = s.product_id left join public.profiles c on c.id = s.customer_id
      ${staff ? sql`` : sql`where s.customer_id = ${account.id}`} order by s.created_at desc limit 200`));
    return { staff, rows };
  });

/** What is to be cut and packed: the lines of open orders, oldest first, and the samples that wait. */
export const listCuts = () =>
  withUser(async (tx) => {
    const last = shop.statuses.at(-1)?.value ?? "";
    const rows = await tx.select({ line: shopOrderLines, order: shopOrders }).from(shopOrderLines)
      .innerJoin(shopOrders, eq(shopOrders.id, shopOrderLines.orderId))
      .where(and(sql`${shopOrders.status} <> ${last}`, sql`${shopOrders.cancelledAt} is null`))
      .orderBy(asc(shopOrders.number), asc(shopOrderLines.position)).limit(500);
    const samples = shop.samples
      ? await tx.select({ id: shopSamples.id, name: shopProducts.name, createdAt: shopSamples.createdAt }).from(shopSamples)
        .innerJoin(shopProducts, eq(shopProducts.id, shopSamples.productId)).where(eq(shopSamples.sent, false)).orderBy(asc(shopSamples.createdAt))
      : [];
    return { rows, samples };
  });

/** The first goods for the start page: what can be bought. */
export const listFeatured = () =>
  withViewer(async (tx) => {
    const rows = await tx.select().from(shopProducts).where(eq(shopProducts.active, true)).orderBy(desc(shopProducts.createdAt)).limit(8);
    return withVariants(tx, rows, await readFits());
  });

/** The names of products, for a message about them. */
export const namesOf = (ids: string[]) =>
  withViewer(async (tx) => (ids.length === 0 ? [] : (await tx.select({ name: shopProducts.name }).from(shopProducts).where(inArray(shopProducts.id, ids))).map((row) => row.name)));

