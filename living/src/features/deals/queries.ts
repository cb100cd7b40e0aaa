// @file if app.deal
import "server-only";
import { sql, type SQL } from "drizzle-orm";
import { isAdmin, type Viewer } from "@/kit/access";
import { withUser, withViewer } from "@/kit/auth";
import { rowsOf, type Tx } from "@/kit/db/engine";
import type { RatingSummary } from "@/kit/rating";
import { type Deal, deals, type ProfileTable } from "./config";

const id = sql.identifier;
const many = async <T>(tx: Tx, query: SQL): Promise<T[]> => rowsOf<T>(await tx.execute(query));
const moment = (value: unknown) => (value === null || value === undefined ? null : new Date(value as string));

export type Item = {
  id: string;
  title: string;
  ownerId: string | null;
  owner: string;
  state: string;
  step: number;
  note: string;
  taken: number;
  places: number | null;
  amount: number | null;
  starts: Date | null;
  /** Whether its last day has passed. */
  over: boolean;
  createdAt: Date;
  verified: boolean;
};

export type Review = { id: string; ownerId: string; author: string; stars: number; comment: string; createdAt: Date };

export type Message = { id: string; ownerId: string; author: string; body: string; createdAt: Date };

export type Request = {
  id: string;
  itemId: string;
  ownerId: string;
  owner: string;
  state: string;
  message: string;
  price: number | null;
  people: number;
  answers: Record<string, string | number | boolean | null>;
  /** How far it has come; "" is the first stage. */
  stage: string;
  answerBy: Date | null;
  agreed: number | null;
  commission: number | null;
  doneAt: Date | null;
  createdAt: Date;
};

const settle = (tx: Tx, deal: Deal) => tx.execute(sql`select ${sql.raw(`app.settle_${deal.table}()`)}`);

const column = (name: string | undefined) => (name ? sql`s.${id(name)}` : sql`null`);

const itemsWhere = async (tx: Tx, deal: Deal, where: SQL): Promise<Item[]> => {
  const rows = await many<Record<string, unknown>>(
    tx,
    sql`select s.id, s.${id(deal.title)} as title, s.owner_id, p.name as owner, s.deal_state, s.deal_step, s.deal_note, s.places_taken,
        ${column(deal.places)} as places, ${column(deal.amount)} as amount, ${column(deal.starts)}::timestamptz as starts, ${column(deal.ends ?? deal.starts)}::date < current_date as over, s.created_at, app.is_verified(s.owner_id) as verified
      from public.${id(deal.table)} s left join public.profiles p on p.id = s.owner_id where ${where} order by s.created_at desc, s.id limit 200`,
  );
  return rows.map((row) => ({
    id: String(row.id),
    title: String(row.title),
    ownerId: (row.owner_id as string | null) ?? null,
    owner: (row.owner as string | null) ?? "Somebody",
    state: String(row.deal_state),
    step: Number(row.deal_step),
    note: String(row.deal_note ?? ""),
    taken: Number(row.places_taken),
    places: row.places === null ? null : Number(row.places),
    amount: row.amount === null ? null : Number(row.amount),
    starts: moment(row.starts),
    over: row.over === true,
    createdAt: moment(row.created_at) ?? new Date(0),
    verified: row.verified === true,
  }));
};

const requestsWhere = async (tx: Tx, deal: Deal, where: SQL): Promise<Request[]> => {
  const rows = await many<Record<string, unknown>>(
    tx,
    sql`select r.*, r.${id(`${deal.name}_id`)} as item_id, p.name as owner from public.${id(`${deal.name}_requests`)} r
      left join public.profiles p on p.id = r.owner_id where ${where} order by r.created_at desc, r.id limit 200`,
  );
  return rows.map((row) => ({
    id: String(row.id),
    itemId: String(row.item_id),
    ownerId: String(row.owner_id),
    owner: (row.owner as string | null) ?? "Somebody",
    state: String(row.state),
    message: String(row.message ?? ""),
    price: row.price === null ? null : Number(row.price),
    people: Number(row.people),
    answers: (typeof row.answers === "string" ? JSON.parse(row.answers) : (row.answers ?? {})) as Request["answers"],
    stage: String(row.stage ?? ""),
    answerBy: moment(row.answer_by),
    agreed: row.agreed === null ? null : Number(row.agreed),
    commission: row.commission === null ? null : Number(row.commission),
    doneAt: moment(row.done_at),
    createdAt: moment(row.created_at) ?? new Date(0),
  }));
};

/** How an account is rated by those it dealt with, over all deals, as far as the viewer may read. */
export async function ratingsOf(tx: Tx, accounts: readonly string[]): Promise<Map<string, RatingSummary>> {
  const reviewed = deals.filter((deal) => deal.reviews);
  if (accounts.length === 0 || reviewed.length === 0) return new Map();
  const all = sql.join(reviewed.map((deal) => sql`select about_id, stars from public.${id(`${deal.name}_reviews`)}`), sql` union all `);
  const wanted = sql.join(accounts.map((account) => sql`${account}::uuid`), sql`, `);
  const rows = await many<{ about_id: string; average: string; count: string }>(
    tx,
    sql`select about_id, avg(stars) as average, count(*) as count from (${all}) as v where about_id in (${wanted}) group by about_id`,
  );
  return new Map(rows.map((row) => [row.about_id, { average: Number(row.average), count: Number(row.count) }]));
}

export type Profile = { of: ProfileTable; id: string; values: Record<string, unknown> };

/** The profile of an account, with what the database shows the viewer of it; null when it has none. */
async function profileRow(tx: Tx, deal: Deal, account: string): Promise<Profile | null> {
  for (const of of deal.profiles) {
    const fields = of.fields.filter((field) => !["image", "images", "reference", "member"].includes(field.kind));
    const columns = fields.map((field) => (field.guarded ? sql`${sql.raw(`app.${of.name}_${field.name}`)}(s.id) as ${id(field.name)}` : sql`s.${id(field.name)}`));
    const [row] = await many<Record<string, unknown>>(tx, sql`select ${sql.join([sql`s.id`, ...columns], sql`, `)} from public.${id(of.table)} s where s.owner_id = ${account} limit 1`);
    if (row) return { of: { ...of, fields }, id: String(row.id), values: row };
  }
  return null;
}

/** Everything around one row: its state, the requests that the viewer may see, contacts, reviews, who is who. */
export const dealAround = (deal: Deal, itemId: string) =>
  withViewer(async (tx, viewer) => {
    await settle(tx, deal);
    const [item] = await itemsWhere(tx, deal, sql`s.id = ${itemId}`);
    if (!item) return null;
    const requests = viewer ? await requestsWhere(tx, deal, sql`r.${id(`${deal.name}_id`)} = ${itemId}`) : [];
    const shown = item.ownerId === viewer?.id || isAdmin(viewer) ? requests.filter((request) => !["withdrawn"].includes(request.state)) : requests;
    const people = [...new Set([item.ownerId, ...requests.map((request) => request.ownerId)].filter((one): one is string => Boolean(one)))];
    const ratings = await ratingsOf(tx, people);
    const profiles = new Map<string, Profile>();
    for (const person of viewer ? people : []) {
      const profile = await profileRow(tx, deal, person);
      if (profile) profiles.set(person, profile);
    }
    const contacts = new Map<string, { id: string; name: string; email: string }[]>();
    const reviews = new Map<string, Review[]>();
    for (const request of requests.filter((each) => each.state === "accepted")) {
      contacts.set(request.id, await many(tx, sql`select * from ${sql.raw(`app.${deal.name}_contacts`)}(${request.id}::uuid)`));
      if (deal.reviews) reviews.set(request.id, await reviewsOf(tx, deal, request.id));
    }
    const talks = new Map<string, Message[]>();
    if (deal.chat && viewer && requests.length > 0) {
      const wanted = sql.join(requests.map((request) => sql`${request.id}::uuid`), sql`, `);
      for (const row of await many<Record<string, unknown>>(
        tx,
        sql`select m.id, m.request_id, m.owner_id, m.body, m.created_at, p.name as author from public.${id(`${deal.name}_messages`)} m left join public.profiles p on p.id = m.owner_id
          where m.request_id in (${wanted}) order by m.created_at, m.id limit 1000`,
      )) {
        const message = { id: String(row.id), ownerId: String(row.owner_id), author: (row.author as string | null) ?? "Somebody", body: String(row.body), createdAt: moment(row.created_at) ?? new Date(0) };
        talks.set(String(row.request_id), [...(talks.get(String(row.request_id)) ?? []), message]);
      }
    }
    const about = deal.reviews && item.ownerId ? await reviewsAbout(tx, deal, item.ownerId) : [];
    return { item, requests: shown, ratings, profiles, contacts, reviews, about, talks, viewer };
  });

const asReview = (row: Record<string, unknown>): Review => ({
  id: String(row.id),
  ownerId: String(row.owner_id),
  author: (row.author as string | null) ?? "Somebody",
  stars: Number(row.stars),
  comment: String(row.comment ?? ""),
  createdAt: moment(row.created_at) ?? new Date(0),
});

const reviewsOf = async (tx: Tx, deal: Deal, request: string) =>
  (await many<Record<string, unknown>>(tx, sql`select v.*, p.name as author from public.${id(`${deal.name}_reviews`)} v left join public.profiles p on p.id = v.owner_id where v.request_id = ${request}::uuid order by v.created_at`)).map(asReview);

const reviewsAbout = async (tx: Tx, deal: Deal, account: string) =>
  (await many<Record<string, unknown>>(tx, sql`select v.*, p.name as author from public.${id(`${deal.name}_reviews`)} v left join public.profiles p on p.id = v.owner_id where v.about_id = ${account}::uuid order by v.created_at desc limit 20`)).map(asReview);

/** What the account posted, with the number of requests that wait. */
export const ownPosts = (deal: Deal) =>
  withUser(async (tx, account) => {
    await settle(tx, deal);
    const items = await itemsWhere(tx, deal, sql`s.owner_id = ${account.id}`);
    const counts = await many<{ item: string; waiting: string; total: string }>(
      tx,
      sql`select r.${id(`${deal.name}_id`)} as item, count(*) filter (where r.state = 'open') as waiting, count(*) filter (where r.state <> 'withdrawn') as total
        from public.${id(`${deal.name}_requests`)} r join public.${id(deal.table)} s on s.id = r.${id(`${deal.name}_id`)} where s.owner_id = ${account.id} group by 1`,
    );
    const byItem = new Map(counts.map((row) => [row.item, { waiting: Number(row.waiting), total: Number(row.total) }]));
    return items.map((item) => ({ ...item, waiting: byItem.get(item.id)?.waiting ?? 0, total: byItem.get(item.id)?.total ?? 0 }));
  });

/** What the account asked for, with the rows it is about. */
export const ownRequests = (deal: Deal) =>
  withUser(async (tx, account) => {
    await settle(tx, deal);
    const requests = await requestsWhere(tx, deal, sql`r.owner_id = ${account.id}`);
    if (requests.length === 0) return [];
    const wanted = sql.join(requests.map((request) => sql`${request.itemId}::uuid`), sql`, `);
    const items = new Map((await itemsWhere(tx, deal, sql`s.id in (${wanted})`)).map((item) => [item.id, item]));
    return requests.map((request) => ({ request, item: items.get(request.itemId) ?? null }));
  });

export type Sale = { request: string; itemId: string; title: string; seller: string; buyer: string; price: number; commission: number; at: Date };

/** Deals that are done, with what they brought: the account's own sales, or all of them for admins. */
export const sales = (deal: Deal) =>
  withUser(async (tx, account) => {
    const own = isAdmin(account) ? sql`true` : sql`s.owner_id = ${account.id}`;
    const rows = await many<Record<string, unknown>>(
      tx,
      sql`select r.id, s.id as item_id, s.${id(deal.title)} as title, o.name as seller, b.name as buyer, coalesce(r.agreed, 0) as price, coalesce(r.commission, 0) as commission, r.done_at
        from public.${id(`${deal.name}_requests`)} r join public.${id(deal.table)} s on s.id = r.${id(`${deal.name}_id`)}
        left join public.profiles o on o.id = s.owner_id left join public.profiles b on b.id = r.owner_id
        where r.done_at is not null and ${own} order by r.done_at desc limit 500`,
    );
    return rows.map((row): Sale => ({
      request: String(row.id),
      itemId: String(row.item_id),
      title: String(row.title),
      seller: String(row.seller ?? "Somebody"),
      buyer: String(row.buyer ?? "Somebody"),
      price: Number(row.price),
      commission: Number(row.commission),
      at: moment(row.done_at) ?? new Date(0),
    }));
  });

export type Standing = { id: string; name: string; role: string; verified: boolean; blocked: boolean; strikes: { reason: string; at: Date }[]; rating: RatingSummary };

/** All accounts with what counts for or against them. For admins. */
export const standings = () =>
  withUser(async (tx) => {
    const rows = await many<{ id: string; name: string; role: string; verified_at: unknown; blocked_at: unknown }>(
      tx,
      sql`select p.id, p.name, p.role, s.verified_at, s.blocked_at from public.profiles p left join public.standings s on s.account_id = p.id order by (s.verified_at is null) desc, p.name limit 500`,
    );
    const strikes = await many<{ account_id: string; reason: string; created_at: string }>(tx, sql`select account_id, reason, created_at from public.strikes where lifted_at is null order by created_at desc`);
    const ratings = await ratingsOf(tx, rows.map((row) => row.id));
    return rows.map((row): Standing => ({
      id: row.id,
      name: row.name,
      role: row.role,
      verified: row.verified_at !== null,
      blocked: row.blocked_at !== null,
      strikes: strikes.filter((strike) => strike.account_id === row.id).map((strike) => ({ reason: strike.reason, at: new Date(strike.created_at) })),
      rating: ratings.get(row.id) ?? { count: 0, average: 0 },
    }));
  });

/** The viewer's own standing: verified, blocked, how many strikes. */
export const ownStanding = (viewer: Viewer) =>
  viewer
    ? withUser(async (tx, account) => {
        const [row] = await many<{ verified: boolean; blocked: boolean; strikes: number }>(
          tx,
          sql`select app.is_verified(${account.id}::uuid) as verified, app.is_blocked(${account.id}::uuid) as blocked, app.count_strikes(${account.id}::uuid, 12) as strikes`,
        );
        return row ?? null;
      })
    : Promise.resolve(null);

export type SavedSearch = { id: string; list: string; name: string; query: string; seenAt: Date };

export const savedSearches = () =>
  withUser(async (tx) =>
    (await many<Record<string, unknown>>(tx, sql`select id, list, name, query, seen_at from public.saved_searches order by name`)).map((row): SavedSearch => ({
      id: String(row.id),
      list: String(row.list),
      name: String(row.name),
      query: String(row.query),
      seenAt: moment(row.seen_at) ?? new Date(0),
    })),
  );
