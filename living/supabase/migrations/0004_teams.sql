-- @file if app.team or app.deputies
-- Who belongs to which team, and who may act for whom. The rules of rows ask these.

-- @if app.deputies
-- ## Deputies

-- Whoever stands here may decide in the place of the owner, from the first day to the last.
create table public.deputies (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  deputy_id uuid not null references public.profiles (id) on delete cascade,
  first_day date not null,
  last_day date not null,
  created_at timestamptz not null default now(),
  constraint deputies_last_day_check check (last_day >= first_day),
  constraint deputies_other_check check (deputy_id <> owner_id)
);
create index deputies_owner_id_idx on public.deputies (owner_id);
create index deputies_deputy_id_idx on public.deputies (deputy_id);
alter table public.deputies enable row level security;
revoke all on public.deputies from anon, authenticated;
grant select, insert, delete on public.deputies to authenticated;
create policy deputies_read on public.deputies for select to authenticated
  using (owner_id = (select auth.uid()) or deputy_id = (select auth.uid()) or (select app.is_admin()));
create policy deputies_create on public.deputies for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from unnest(array['admin', 'sample_role'] /* @= app.deputy_roles */) as r where app.has_role(r)));
create policy deputies_delete on public.deputies for delete to authenticated using (owner_id = (select auth.uid()) or (select app.is_admin()));

-- Whether the account acts for somebody today.
create function app.is_deputy_of(other uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.deputies d
    where d.owner_id = other and d.deputy_id = (select auth.uid())
      and (now() at time zone 'UTC' /* @= app.time_zone */)::date between d.first_day and d.last_day
  )
$$;

-- @end
-- Whether the account has a role, of its own or as a deputy.
create function app.acts_as(wanted text) returns boolean language sql stable security definer set search_path = '' as $$
  select app.has_role(wanted)
  -- @if app.deputies
    or exists (select 1 from public.profiles p where p.role = wanted and app.is_deputy_of(p.id))
  -- @end
$$;
-- @each entity if entity.team

-- ## The people of sample items

-- Every account belongs to one sample item at most.
create table public.team_members (
  account_id uuid primary key references public.profiles (id) on delete cascade,
  team_id uuid not null references public.sample_items (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index team_members_team_id_idx on public.team_members (team_id);

create function app.team_of(account uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select t.team_id from public.team_members t where t.account_id = account
$$;

-- Whether the account belongs to a team, and there has the role (any for ''), itself or as a deputy.
create function app.in_team(wanted text, team uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.team_members t join public.profiles p on p.id = t.account_id
    where t.team_id = team and (wanted = '' or p.role = wanted)
      and (
        p.id = (select auth.uid())
        -- @if app.deputies
        or app.is_deputy_of(p.id)
        -- @end
      )
  )
$$;

alter table public.team_members enable row level security;
revoke all on public.team_members from anon, authenticated;
grant select, insert, update, delete on public.team_members to authenticated;
create policy team_members_read on public.team_members for select to authenticated
  using (account_id = (select auth.uid()) or (select app.is_admin()) or app.in_team('', team_id));
create policy team_members_admin on public.team_members for all to authenticated using ((select app.is_admin())) with check ((select app.is_admin()));
-- @end
