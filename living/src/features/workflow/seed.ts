// @file if app.history or app.team
import { sql } from "drizzle-orm";
import type { Tx } from "@/kit/db/engine";

/** Life around the sample rows: who belongs to which team, and how the rows came to be as they are. */
export async function seedRules(tx: Tx): Promise<void> {
  // @each entity if entity.team
  await tx.execute(sql`
    with place as (select id, row_number() over (order by created_at desc, id) - 1 as n, count(*) over () as total from public.sample_items),
    person as (
      select id, row_number() over (partition by role order by created_at, name) - 1 as n, role from public.profiles where role <> ${"admin" /* @= app.admin_role */}
    )
    insert into public.team_members (account_id, team_id)
    select person.id, place.id from person
    join place on place.n = (case when person.role = ${"user" /* @= app.default_role */} then person.n / 2 else person.n end) % place.total
    on conflict (account_id) do nothing`);
  // @end
  // @each entity if entity.history
  await tx.execute(sql`
    insert into public.history (entity, row_id, account_id, title, action, at)
    select 'sample_items', s.id, s.owner_id, s.sample_title, 'created', s.created_at from public.sample_items s`);
  // @end
  // @each entity if entity.workflow
  await tx.execute(sql`
    insert into public.history (entity, row_id, account_id, title, action, changes, at)
    select 'sample_items', s.id, s.owner_id, s.sample_title, 'changed',
      jsonb_build_object(r.state, jsonb_build_array(r.first, to_jsonb(s) -> r.state)), least(now(), s.created_at + interval '20 hours')
    from public.sample_items s
    cross join (select rules ->> 'state' as state, rules ->> 'first' as first from app.rules_of('sample_items') as rules) as r
    where to_jsonb(s) ->> r.state is distinct from r.first`);
  // @end
}
