// @file if app.reactions or app.connect or app.messages or app.inbox or app.support or app.guard.purchase
import { sql } from "drizzle-orm";
import type { Account } from "@/kit/access";
import type { Tx } from "@/kit/db/engine";
// @if app.messages

const talk = [
  "Hello! Good to find you here.",
  "Hello, likewise. How did you hear of this place?",
  "A friend told me. Shall we meet one of these days?",
  "With pleasure. Thursday would suit me.",
];
// @end

/**
 * Life between the sample accounts. The first account of the usual role begins with a clean slate, so that whoever tries
 * the app sees what a new member sees.
 */
export async function seedCommunity(tx: Tx, people: readonly Account[], newcomer: string): Promise<void> {
  const others = people.filter((person) => person.id !== newcomer);
  const first = sql`${newcomer}::uuid`;
  // @each entity if entity.reactions
  await tx.execute(sql`
    insert into public.sample_item_reactions (sample_item_id, owner_id, kind, created_at)
    select s.id, p.id, k.kind, now() - make_interval(hours => (s.n * 5 + p.n * 3)::int)
    from (select id, owner_id/* @if entity.places */, sample_seats/* @end */, row_number() over (order by created_at desc, id) as n from public.sample_items) s
    cross join (select id, row_number() over (order by name) as n from public.profiles where id <> ${first}) p
    cross join unnest(${sql.param(["like", "vote", "bookmark", "follow", "attend", "join"] /* @= entity.reaction_names */)}::text[]) with ordinality as k (kind, k)
    where k.kind <> 'bookmark'
      and p.id is distinct from s.owner_id and (s.n * 2 + p.n + k.k) % 3 <> 0/* @if entity.places */ and (k.kind <> 'attend' or p.n < coalesce(s.sample_seats, 1000))/* @end */
    on conflict do nothing`);
  // @end
  const [one, two] = [others[others.length - 1], others[others.length - 2]];
  if (!one || !two) return;
  // @if app.connect
  await tx.execute(sql`insert into public.account_connections (owner_id, other_id, status) values (${one.id}, ${two.id}, 'accepted'), (${one.id}, ${first}, 'asked')`);
  // @end
  // @if app.messages
  for (const [i, body] of talk.entries()) {
    const [from, to] = i % 2 === 0 ? [one, two] : [two, one];
    await tx.execute(sql`
      insert into public.private_messages (owner_id, other_id, body, created_at, read_at)
      values (${from.id}, ${to.id}, ${body}, now() - make_interval(hours => ${20 - i * 4}), now() - make_interval(hours => ${19 - i * 4}))`);
  }
  // @end
  // @if app.inbox
  await tx.execute(sql`
    update public.account_notices n set created_at = now() - make_interval(hours => (k.n * 7)::int), read_at = case when k.n > 2 then now() end
    from (select id, row_number() over (partition by owner_id order by id) as n from public.account_notices) k where k.id = n.id`);
  await tx.execute(sql`delete from public.account_notices where owner_id = ${first}`);
  // @end
  // @if app.support
  await tx.execute(sql`
    insert into public.page_supports (page_id, level_id, owner_id, paid_until)
    select l.support_via, l.id, p.id, (current_date + 9 + (p.n * 5)::int % 17)
    from (select id, support_via, row_number() over (partition by support_via order by support_price) as n from public.support_levels) l
    join public.support_pages page on page.id = l.support_via
    join (select id, row_number() over (order by name) as n from public.profiles where id <> ${first}) p on p.n % 3 + 1 = l.n and p.id is distinct from page.owner_id
    on conflict do nothing`);
  // @end
  // @each entity if entity.guard.purchase
  await tx.execute(sql`
    insert into public.sample_item_purchases (sample_item_id, owner_id, opened_at, created_at)
    select s.id, p.id, now() - interval '6 days', now() - interval '9 days'
    from (select id, owner_id, row_number() over (order by created_at desc, id) as n from public.sample_items) s
    cross join (select id, row_number() over (order by name) as n from public.profiles where id <> ${first}) p
    where p.id is distinct from s.owner_id and (s.n + p.n) % 3 = 0
    on conflict do nothing`);
  await tx.execute(sql`
    insert into public.sample_item_releases (sample_item_id, owner_id, note, created_at)
    select s.id, s.owner_id, 'Two small mistakes corrected, and a clearer drawing.', now() - interval '2 days'
    from (select id, owner_id, row_number() over (order by created_at desc, id) as n from public.sample_items) s
    where s.owner_id is not null and s.n % 4 = 1`);
  // @end
}
