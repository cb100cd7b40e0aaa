import { sql } from "drizzle-orm";
import type { Tx } from "@/kit/db/engine";

const remarks = [
  "I can take this one.",
  "Looks good to me. Shall we settle it this week?",
  "I had a first look: most of it is clear, two questions are left.",
  "Thank you, that helps a lot.",
  "Let us talk about it tomorrow morning.",
];

const opinions = ["Very welcoming, we will come back.", "Good, but bring some patience.", "Exactly as described.", "Found everything we needed.", ""];

const notes = ["First look", "Talked it through", "Finished the main part", "Small corrections", ""];

/** Life around the sample rows: who shares them, what was said about them and the time that went into them. */
export async function seedSlices(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into public.workspace_members (workspace_id, account_id)
    select s.id, p.id from public.workspaces s cross join public.profiles p
    on conflict (workspace_id, account_id) do nothing`);
  await tx.execute(sql`
    with target as (select id, row_number() over (order by created_at, id) as n from public.exhibits limit 9),
    author as (select id, row_number() over (order by name) as n, count(*) over () as total from public.profiles)
    insert into public.exhibit_comments (exhibit_id, owner_id, body, created_at, updated_at)
    select t.id, a.id, (${sql.param(remarks)}::text[])[(1 + (t.n + k) % cardinality(${sql.param(remarks)}::text[]))::int], made.at, made.at
    from target t
    cross join generate_series(0, 1) as k
    join author a on a.n = 1 + (t.n + k) % a.total
    cross join lateral (select now() - make_interval(days => (9 - t.n - k)::int, hours => 3) as at) as made
    where (t.n + k) % 3 <> 0`);
  await tx.execute(sql`
    with target as (select id, row_number() over (order by created_at, id) as n from public.exhibits limit 12),
    author as (select id, row_number() over (order by name) as n from public.profiles)
    insert into public.exhibit_ratings (exhibit_id, owner_id, stars, comment)
    select t.id, a.id, 3 + (t.n * 2 + a.n) % 3, (${sql.param(opinions)}::text[])[(1 + (t.n + a.n) % cardinality(${sql.param(opinions)}::text[]))::int]
    from target t
    join author a on (t.n + a.n) % 3 <> 0
    on conflict (exhibit_id, owner_id) do nothing`);
  await tx.execute(sql`
    with target as (select id, row_number() over (order by created_at, id) as n from public.exhibits limit 18),
    author as (select id, row_number() over (order by name) as n, count(*) over () as total from public.profiles)
    insert into public.exhibit_time_entries (exhibit_id, owner_id, minutes, note, day)
    select t.id, a.id, 30 + 15 * ((t.n * 3 + k * 2) % 8), (${sql.param(notes)}::text[])[(1 + (t.n + k) % cardinality(${sql.param(notes)}::text[]))::int], current_date - ((t.n * 2 + k * 3) % 11)::int
    from target t
    cross join generate_series(0, 1) as k
    join author a on a.n = 1 + (t.n + k) % a.total
    where (t.n + k) % 4 <> 0`);
}
