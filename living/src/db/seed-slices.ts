// @file if app.shared or app.comments or app.ratings or app.time_log
import { sql } from "drizzle-orm";
import type { Tx } from "@/kit/db/engine";
// @if app.comments

const remarks = [
  "I can take this one.",
  "Looks good to me. Shall we settle it this week?",
  "I had a first look: most of it is clear, two questions are left.",
  "Thank you, that helps a lot.",
  "Let us talk about it tomorrow morning.",
];
// @end
// @if app.ratings

const opinions = ["Very welcoming, we will come back.", "Good, but bring some patience.", "Exactly as described.", "Found everything we needed.", ""];
// @end
// @if app.time_log

const notes = ["First look", "Talked it through", "Finished the main part", "Small corrections", ""];
// @end

/** Life around the sample rows: who shares them, what was said about them and the time that went into them. */
export async function seedSlices(tx: Tx): Promise<void> {
  // @each entity if entity.editors
  void tx; // pages run by people have their members from their own samples
  // @end
  // @each entity if entity.shared and not entity.editors
  await tx.execute(sql`
    insert into public.sample_item_members (sample_item_id, account_id)
    select s.id, p.id from public.sample_items s cross join public.profiles p
    on conflict (sample_item_id, account_id) do nothing`);
  // @end
  // @each entity if entity.comments
  await tx.execute(sql`
    with target as (select id, row_number() over (order by created_at, id) as n from public.sample_items limit 9),
    author as (select id, row_number() over (order by name) as n, count(*) over () as total from public.profiles)
    insert into public.sample_item_comments (sample_item_id, owner_id, body, created_at, updated_at)
    select t.id, a.id, (${sql.param(remarks)}::text[])[(1 + (t.n + k) % cardinality(${sql.param(remarks)}::text[]))::int], made.at, made.at
    from target t
    cross join generate_series(0, 1) as k
    join author a on a.n = 1 + (t.n + k) % a.total
    cross join lateral (select now() - make_interval(days => (9 - t.n - k)::int, hours => 3) as at) as made
    where (t.n + k) % 3 <> 0`);
  // @end
  // @each entity if entity.ratings
  await tx.execute(sql`
    with target as (select id, row_number() over (order by created_at, id) as n from public.sample_items limit 12),
    author as (select id, row_number() over (order by name) as n from public.profiles)
    insert into public.sample_item_ratings (sample_item_id, owner_id, stars, comment)
    select t.id, a.id, 3 + (t.n * 2 + a.n) % 3, (${sql.param(opinions)}::text[])[(1 + (t.n + a.n) % cardinality(${sql.param(opinions)}::text[]))::int]
    from target t
    join author a on (t.n + a.n) % 3 <> 0
    on conflict (sample_item_id, owner_id) do nothing`);
  // @end
  // @each entity if entity.time_log
  await tx.execute(sql`
    with target as (select id, row_number() over (order by created_at, id) as n from public.sample_items limit 18),
    author as (select id, row_number() over (order by name) as n, count(*) over () as total from public.profiles)
    insert into public.sample_item_time_entries (sample_item_id, owner_id, minutes, note, day)
    select t.id, a.id, 30 + 15 * ((t.n * 3 + k * 2) % 8), (${sql.param(notes)}::text[])[(1 + (t.n + k) % cardinality(${sql.param(notes)}::text[]))::int], current_date - ((t.n * 2 + k * 3) % 11)::int
    from target t
    cross join generate_series(0, 1) as k
    join author a on a.n = 1 + (t.n + k) % a.total
    where (t.n + k) % 4 <> 0`);
  // @end
}
