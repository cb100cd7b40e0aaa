// @file if app.stock
import "server-only";
import { asc, eq, sql, type SQL } from "drizzle-orm";
import { withUser } from "@/kit/auth";
import { containing } from "@/kit/data/params";
import { rowsOf, type Tx } from "@/kit/db/engine";
import { stockArticles, stockLocations, stockMinimums, type StockArticle, type StockLocation, type StockMinimum } from "./schema";
import { stock } from "./settings";

/** What is left of a batch at a place. `state` is "expired" when it cannot be taken any more, "soon" when that is near. */
export type Level = {
  batch_id: string;
  article_id: string;
  location_id: string;
  quantity: number;
  lot: string;
  expires_on: string | null;
  price: number;
  exception: string;
  state: "good" | "soon" | "expired";
};
export type Shelf = { article: StockArticle; levels: Level[]; minimums: StockMinimum[] };

const query = async <T>(tx: Tx, statement: SQL) => rowsOf<T>(await tx.execute(statement));
const day = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value === null ? null : String(value).slice(0, 10));

/** The stores, and the outlets apart from them. */
export async function readPlaces(tx: Tx): Promise<{ stores: StockLocation[]; outlets: StockLocation[] }> {
  const all = await tx.select().from(stockLocations).orderBy(asc(stockLocations.position), asc(stockLocations.name));
  return { stores: all.filter((place) => !place.outlet), outlets: all.filter((place) => place.outlet) };
}

async function readLevels(tx: Tx, article?: string): Promise<Level[]> {
  const rows = await query<Level>(tx, sql`
    select l.batch_id, b.article_id, l.location_id, l.quantity::float8 as quantity, b.lot, b.expires_on, b.price, b.exception,
      case when b.expires_on < app.stock_today() then 'expired' when b.expires_on <= app.stock_today() + ${stock.expiry_days}::integer then 'soon' else 'good' end as state
    from public.stock_levels l join public.stock_batches b on b.id = l.batch_id
    where l.quantity > 0 ${article ? sql`and b.article_id = ${article}` : sql``}
    order by b.expires_on nulls last, b.created_at, b.id`);
  return rows.map((row) => ({ ...row, quantity: Number(row.quantity), price: Number(row.price), expires_on: day(row.expires_on) }));
}

/** How much of an article can be taken at a place; what has expired does not count. */
export const usable = (shelf: Shelf, place: string) =>
  Math.round(shelf.levels.filter((level) => level.location_id === place && level.state !== "expired").reduce((sum, level) => sum + level.quantity, 0) * 1000) / 1000;

export const minimumOf = (shelf: Shelf, place: string) => shelf.minimums.find((minimum) => minimum.locationId === place)?.minimum ?? 0;
export const isLow = (shelf: Shelf, place: string) => usable(shelf, place) < minimumOf(shelf, place);

export const readStock = (q = "") =>
  withUser(async (tx) => {
    const { stores, outlets } = await readPlaces(tx);
    const articles = await tx.select().from(stockArticles)
      .where(q ? sql`(${stockArticles.name} || ' ' || ${stockArticles.supplier}) ilike ${containing(q)}` : undefined).orderBy(asc(stockArticles.name));
    const [levels, minimums] = [await readLevels(tx), await tx.select().from(stockMinimums)];
    const shelves: Shelf[] = articles.map((article) => ({
      article,
      levels: levels.filter((level) => level.article_id === article.id),
      minimums: minimums.filter((minimum) => minimum.articleId === article.id),
    }));
    const [figures] = await query<{ discarded: number; unsold: number }>(tx, sql`
      select (select coalesce(sum(m.worth), 0)::integer from public.stock_moves m where m.reason = 'thrown_away' and m.created_at >= date_trunc('year', now())) as discarded,
        (select coalesce(sum(u.worth), 0)::integer from public.stock_unsold u where u.created_at >= date_trunc('month', now())) as unsold`);
    return { stores, outlets, shelves, discarded: Number(figures?.discarded ?? 0), unsold: Number(figures?.unsold ?? 0) };
  });

export const readShelf = (id: string) =>
  withUser(async (tx) => {
    const [article] = await tx.select().from(stockArticles).where(eq(stockArticles.id, id));
    if (!article) return null;
    const { stores } = await readPlaces(tx);
    const shelf: Shelf = { article, levels: await readLevels(tx, id), minimums: await tx.select().from(stockMinimums).where(eq(stockMinimums.articleId, id)) };
    return { shelf, stores, moves: await readMoves(tx, sql`where m.article_id = ${id}`) };
  });

export type Move = { id: string; article: string; article_id: string; unit: string; lot: string; place: string; other: string | null; quantity: number; reason: string; note: string; worth: number; who: string | null; at: Date; code: string | null };

async function readMoves(tx: Tx, where: SQL): Promise<Move[]> {
  const rows = await query<Omit<Move, "at"> & { at: string | Date }>(tx, sql`
    select m.id, a.name as article, a.id as article_id, a.unit, b.lot, l.name as place, o.name as other, m.quantity::float8 as quantity, m.reason, m.note, m.worth, p.name as who, m.created_at as at, d.code
    from public.stock_moves m join public.stock_articles a on a.id = m.article_id join public.stock_batches b on b.id = m.batch_id
    join public.stock_locations l on l.id = m.location_id left join public.stock_locations o on o.id = m.other_location_id
    left join public.profiles p on p.id = m.owner_id left join public.stock_productions d on d.id = m.production_id
    ${where} order by m.created_at desc, m.id limit 300`);
  return rows.map((row) => ({ ...row, quantity: Number(row.quantity), worth: Number(row.worth), at: new Date(row.at) }));
}

export const listMoves = (reason: string) =>
  withUser((tx) => readMoves(tx, stock.reasons.some((each) => each.value === reason) ? sql`where m.reason = ${reason}` : sql``));

export type Recipe = { id: string; name: string; version: number; version_id: string; pieces: number; cost: number; tags: string[]; uses: { article_id: string; name: string; unit: string; amount: number }[]; versions: number };

export async function readRecipes(tx: Tx): Promise<Recipe[]> {
  const rows = await query<Recipe>(tx, sql`
    select r.id, r.name, v.version, v.id as version_id, v.pieces::float8 as pieces, coalesce(app.stock_piece_cost(v.id), 0)::float8 as cost, v.version as versions,
      (select coalesce(jsonb_agg(jsonb_build_object('article_id', a.id, 'name', a.name, 'unit', a.unit, 'amount', g.amount) order by a.name), '[]') from public.stock_ingredients g join public.stock_articles a on a.id = g.article_id where g.version_id = v.id) as uses,
      (select coalesce(jsonb_agg(distinct t), '[]') from public.stock_ingredients g join public.stock_articles a on a.id = g.article_id cross join unnest(a.tags) t where g.version_id = v.id) as tags
    from public.stock_recipes r join lateral (select * from public.stock_versions x where x.recipe_id = r.id order by x.version desc limit 1) v on true
    order by r.name`);
  return rows.map((row) => ({ ...row, pieces: Number(row.pieces), cost: Number(row.cost), version: Number(row.version) }));
}

export const listRecipes = () => withUser(readRecipes);

export const readRecipe = (id: string) =>
  withUser(async (tx) => {
    const recipe = (await readRecipes(tx)).find((each) => each.id === id);
    if (!recipe) return null;
    const older = await query<{ version: number; pieces: number; at: string; who: string | null; uses: string }>(tx, sql`
      select v.version, v.pieces::float8 as pieces, v.created_at as at, p.name as who,
        (select string_agg(a.name || ' ' || trim_scale(g.amount) || ' ' || a.unit, ', ' order by a.name) from public.stock_ingredients g join public.stock_articles a on a.id = g.article_id where g.version_id = v.id) as uses
      from public.stock_versions v left join public.profiles p on p.id = v.owner_id where v.recipe_id = ${id} order by v.version desc`);
    return { recipe, versions: older, articles: await tx.select().from(stockArticles).orderBy(asc(stockArticles.name)) };
  });

export type Production = { id: string; code: string; recipe: string; version: number; batches: number; pieces: number; place: string; who: string | null; at: Date; voided_at: string | null; void_reason: string | null; sent: number };

async function readProductions(tx: Tx, where: SQL): Promise<Production[]> {
  const rows = await query<Omit<Production, "at"> & { at: string | Date }>(tx, sql`
    select p.id, p.code, r.name as recipe, v.version, p.batches::float8 as batches, p.pieces::float8 as pieces, l.name as place, w.name as who, p.created_at as at, p.voided_at, p.void_reason,
      (select coalesce(sum(d.sent), 0)::float8 from public.stock_deliveries d where d.production_id = p.id) as sent
    from public.stock_productions p join public.stock_versions v on v.id = p.version_id join public.stock_recipes r on r.id = v.recipe_id
    join public.stock_locations l on l.id = p.location_id left join public.profiles w on w.id = p.owner_id
    ${where} order by p.created_at desc, p.code desc limit 300`);
  return rows.map((row) => ({ ...row, batches: Number(row.batches), pieces: Number(row.pieces), sent: Number(row.sent), at: new Date(row.at) }));
}

export const listProductions = () =>
  withUser(async (tx) => ({ productions: await readProductions(tx, sql``), recipes: await readRecipes(tx), ...(await readPlaces(tx)) }));

export const readProduction = (id: string) =>
  withUser(async (tx) => {
    const [production] = await readProductions(tx, sql`where p.id = ${id}`);
    if (!production) return null;
    return { production, uses: await lotsOf(tx, id), deliveries: await readDeliveries(tx, sql`where d.production_id = ${id}`), ...(await readPlaces(tx)) };
  });

/** The lots inside of a production, with what was used of each. */
const lotsOf = (tx: Tx, production: string) =>
  query<{ batch_id: string; article: string; lot: string; unit: string; used: number }>(tx, sql`
    select b.id as batch_id, a.name as article, b.lot, a.unit, (-sum(m.quantity))::float8 as used
    from public.stock_moves m join public.stock_batches b on b.id = m.batch_id join public.stock_articles a on a.id = m.article_id
    where m.production_id = ${production} and m.reason = 'produced' group by b.id, a.name, b.lot, a.unit order by a.name, b.lot`);

export type Delivery = { id: string; code: string; recipe: string; place: string; place_id: string; sent: number; received: number | null; explanation: string; confirmed: string | null; at: Date; unsold: { pieces: number; became: string; worth: number }[] };

async function readDeliveries(tx: Tx, where: SQL): Promise<Delivery[]> {
  const rows = await query<Omit<Delivery, "at"> & { at: string | Date }>(tx, sql`
    select d.id, p.code, r.name as recipe, l.name as place, l.id as place_id, d.sent::float8 as sent, d.received::float8 as received, d.explanation, w.name as confirmed, d.created_at as at,
      (select coalesce(jsonb_agg(jsonb_build_object('pieces', u.pieces, 'became', u.became, 'worth', u.worth)), '[]') from public.stock_unsold u where u.delivery_id = d.id) as unsold
    from public.stock_deliveries d join public.stock_productions p on p.id = d.production_id join public.stock_versions v on v.id = p.version_id
    join public.stock_recipes r on r.id = v.recipe_id join public.stock_locations l on l.id = d.location_id left join public.profiles w on w.id = d.confirmed_by
    ${where} order by d.received is not null, d.created_at desc limit 200`);
  return rows.map((row) => ({ ...row, sent: Number(row.sent), received: row.received === null ? null : Number(row.received), at: new Date(row.at) }));
}

/** The deliveries that the account may see: of its own outlet, or all. One that is asked for by its id comes alone. */
export const listDeliveries = (id?: string) => withUser((tx) => readDeliveries(tx, id ? sql`where d.id = ${id}` : sql``));

/** Where a lot went: productions with it, and the outlets that got them. */
export type Trace = { production: Production; used: number; unit: string; deliveries: Delivery[] };

export const traceLot = (lot: string) =>
  withUser(async (tx) => {
    const wanted = lot.trim();
    if (!wanted) return null;
    const batches = await query<{ id: string; article: string; unit: string; supplier: string; lot: string; left: number }>(tx, sql`
      select b.id, a.name as article, a.unit, b.supplier, b.lot, (select coalesce(sum(l.quantity), 0)::float8 from public.stock_levels l where l.batch_id = b.id) as left
      from public.stock_batches b join public.stock_articles a on a.id = b.article_id where lower(b.lot) = lower(${wanted})`);
    const used = await query<{ production_id: string; used: number }>(tx, sql`
      select m.production_id, (-sum(m.quantity))::float8 as used from public.stock_moves m join public.stock_batches b on b.id = m.batch_id
      where lower(b.lot) = lower(${wanted}) and m.production_id is not null and m.reason = 'produced' group by m.production_id`);
    const traces: Trace[] = [];
    for (const one of used) {
      const [production] = await readProductions(tx, sql`where p.id = ${one.production_id}`);
      if (production) traces.push({ production, used: Number(one.used), unit: batches[0]?.unit ?? "", deliveries: await readDeliveries(tx, sql`where d.production_id = ${one.production_id}`) });
    }
    return { batches, traces };
  });

export const traceCode = (code: string) =>
  withUser(async (tx) => {
    const [production] = code.trim() ? await readProductions(tx, sql`where lower(p.code) = lower(${code.trim()})`) : [];
    return production ? { production, uses: await lotsOf(tx, production.id), deliveries: await readDeliveries(tx, sql`where d.production_id = ${production.id}`) } : null;
  });

/** What was left at the outlets this month: in money, by outlet. */
export const listWaste = () =>
  withUser((tx) => query<{ place: string; pieces: number; worth: number }>(tx, sql`
    select l.name as place, sum(u.pieces)::float8 as pieces, sum(u.worth)::integer as worth from public.stock_unsold u join public.stock_locations l on l.id = u.location_id
    where u.created_at >= date_trunc('month', now()) group by l.name order by sum(u.worth) desc`));

export const listStaff = () =>
  withUser(async (tx) => ({
    ...(await readPlaces(tx)),
    staff: stock.outlets
      ? await query<{ id: string; name: string; location_id: string | null }>(tx, sql`
          select p.id, p.name, s.location_id from public.profiles p left join public.stock_staff s on s.profile_id = p.id where p.role = ${stock.outlets.role} order by p.name`)
      : [],
  }));
