-- @each entity

-- @if entity.shared
-- ## Members and invitations of sample items (members)

-- Who shares a sample item. Whoever makes one becomes its first owner.
create table public.sample_item_members (
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  account_id uuid not null references public.profiles (id) on delete cascade,
  role text not null default 'member' check (role in ('owner', 'member')),
  created_at timestamptz not null default now(),
  primary key (sample_item_id, account_id)
);
create index sample_item_members_account_id_idx on public.sample_item_members (account_id);

-- Invitations of people without an account: they join when they sign up with this address.
create table public.sample_item_invitations (
  id uuid primary key default gen_random_uuid(),
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  email text not null check (email = lower(email) and length(email) between 3 and 254 and position('@' in email) > 1),
  created_at timestamptz not null default now(),
  constraint sample_item_invitations_email_key unique (sample_item_id, email)
);
create index sample_item_invitations_owner_id_idx on public.sample_item_invitations (owner_id);
create index sample_item_invitations_email_idx on public.sample_item_invitations (email);

-- Security definer: looking up a membership must not ask the policies that ask for it.
create function app.is_sample_item_member(row_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.sample_item_members m where m.sample_item_id = row_id and m.account_id = (select auth.uid())
  )
$$;

create function app.is_sample_item_manager(row_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.sample_item_members m
    where m.sample_item_id = row_id and m.account_id = (select auth.uid()) and m.role = 'owner'
  )
$$;

-- Whether somebody is in any shared row that the account is in too.
create function app.shares_sample_item_with(other uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.sample_item_members mine
    join public.sample_item_members theirs on theirs.sample_item_id = mine.sample_item_id
    where mine.account_id = (select auth.uid()) and theirs.account_id = other
  )
$$;

create function app.add_sample_item_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.owner_id is not null then
    insert into public.sample_item_members (sample_item_id, account_id, role) values (new.id, new.owner_id, 'owner');
  end if;
  return null;
end $$;
create trigger sample_items_add_owner after insert on public.sample_items
  for each row execute function app.add_sample_item_owner();

-- A shared row never loses its last owner, unless the row or the account goes as a whole.
create function app.keep_sample_item_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.role = 'owner' and (tg_op = 'DELETE' or new.role <> 'owner') then
    -- The lock makes two owners who leave at once take turns.
    perform 1 from public.sample_items s where s.id = old.sample_item_id for update;
    if found and exists (select 1 from public.profiles p where p.id = old.account_id) and not exists (
      select 1 from public.sample_item_members m
      where m.sample_item_id = old.sample_item_id and m.role = 'owner' and m.account_id <> old.account_id
    ) then
      raise exception 'Somebody else has to be an owner first' using errcode = '23514', constraint = 'sample_item_members_last_owner';
    end if;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger sample_item_members_keep_owner before update or delete on public.sample_item_members
  for each row execute function app.keep_sample_item_owner();

-- The account that made the row may always read it: when it leaves, the row passes to another owner.
create function app.pass_sample_item_on() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' or new.role <> 'owner' then
    update public.sample_items s
    set owner_id = (
      select m.account_id from public.sample_item_members m
      where m.sample_item_id = old.sample_item_id and m.role = 'owner' order by m.created_at, m.account_id limit 1
    )
    where s.id = old.sample_item_id and s.owner_id = old.account_id;
  end if;
  return null;
end $$;
create trigger sample_item_members_pass_on after update or delete on public.sample_item_members
  for each row execute function app.pass_sample_item_on();

-- Answers 'joined' (the address has an account), 'invited' (it has none yet) or 'member' (it was one already).
create function app.invite_to_sample_item(row_id uuid, address text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  account uuid;
begin
  if not app.is_sample_item_manager(row_id) then
    raise exception 'Only owners can invite' using errcode = '42501';
  end if;
  select p.id into account from public.profiles p where lower(p.email) = lower(trim(address));
  if account is null then
    insert into public.sample_item_invitations (sample_item_id, email) values (row_id, lower(trim(address)))
    on conflict (sample_item_id, email) do nothing;
    return 'invited';
  end if;
  insert into public.sample_item_members (sample_item_id, account_id) values (row_id, account)
  on conflict (sample_item_id, account_id) do nothing;
  if found then
    return 'joined';
  end if;
  return 'member';
end $$;

create function app.accept_sample_item_invitations() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  with accepted as (
    delete from public.sample_item_invitations i where i.email = lower(new.email) returning i.sample_item_id
  )
  insert into public.sample_item_members (sample_item_id, account_id)
  select a.sample_item_id, new.id from accepted a
  on conflict (sample_item_id, account_id) do nothing;
  return null;
end $$;
create trigger profiles_accept_sample_item_invitations after insert on public.profiles
  for each row execute function app.accept_sample_item_invitations();

revoke execute on function app.is_sample_item_member(uuid) from public;
revoke execute on function app.is_sample_item_manager(uuid) from public;
revoke execute on function app.shares_sample_item_with(uuid) from public;
revoke execute on function app.invite_to_sample_item(uuid, text) from public;
grant execute on function app.is_sample_item_member(uuid) to anon, authenticated;
grant execute on function app.is_sample_item_manager(uuid) to anon, authenticated;
grant execute on function app.shares_sample_item_with(uuid) to authenticated;
grant execute on function app.invite_to_sample_item(uuid, text) to authenticated;

alter table public.sample_item_members enable row level security;
create policy sample_item_members_select on public.sample_item_members for select to authenticated
  using (app.is_sample_item_member(sample_item_id));
create policy sample_item_members_update on public.sample_item_members for update to authenticated
  using (app.is_sample_item_manager(sample_item_id)) with check (app.is_sample_item_manager(sample_item_id));
create policy sample_item_members_delete on public.sample_item_members for delete to authenticated
  using (account_id = (select auth.uid()) or app.is_sample_item_manager(sample_item_id));
revoke all on public.sample_item_members from anon, authenticated;
grant select, delete, update (role) on public.sample_item_members to authenticated;

alter table public.sample_item_invitations enable row level security;
create policy sample_item_invitations_select on public.sample_item_invitations for select to authenticated
  using (app.is_sample_item_member(sample_item_id));
create policy sample_item_invitations_delete on public.sample_item_invitations for delete to authenticated
  using (app.is_sample_item_manager(sample_item_id));
revoke all on public.sample_item_invitations from anon, authenticated;
grant select, delete on public.sample_item_invitations to authenticated;

-- @end
-- @if entity.comments
-- ## Comments on sample items (comments)

create table public.sample_item_comments (
  id uuid primary key default gen_random_uuid(),
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  body text not null check (length(trim(body)) between 1 and 5000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sample_item_comments_sample_item_id_idx on public.sample_item_comments (sample_item_id, created_at);
create index sample_item_comments_owner_id_idx on public.sample_item_comments (owner_id);

create trigger sample_item_comments_touch before update on public.sample_item_comments
  for each row execute function app.touch_updated_at();

-- Comments are seen by whoever sees the row they stand under.
alter table public.sample_item_comments enable row level security;
create policy sample_item_comments_select on public.sample_item_comments for select to anon, authenticated
  using (exists (select 1 from public.sample_items s where s.id = sample_item_id));
create policy sample_item_comments_insert on public.sample_item_comments for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.sample_items s where s.id = sample_item_id));
create policy sample_item_comments_update on public.sample_item_comments for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy sample_item_comments_delete on public.sample_item_comments for delete to authenticated
  using (owner_id = (select auth.uid()) or (select app.is_admin()));
revoke all on public.sample_item_comments from anon, authenticated;
grant select on public.sample_item_comments to authenticated;
-- @if entity.public
grant select on public.sample_item_comments to anon;
-- @end
grant insert, update (body), delete on public.sample_item_comments to authenticated;

-- @end
-- @if entity.ratings
-- ## Ratings of sample items (ratings)

create table public.sample_item_ratings (
  id uuid primary key default gen_random_uuid(),
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  stars smallint not null check (stars between 1 and 5),
  comment text not null default '' check (char_length(comment) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint sample_item_ratings_owner_key unique (sample_item_id, owner_id)
);
create index sample_item_ratings_owner_id_idx on public.sample_item_ratings (owner_id);
create trigger touch_updated_at before update on public.sample_item_ratings for each row execute function app.touch_updated_at();

alter table public.sample_item_ratings enable row level security;
revoke all on public.sample_item_ratings from anon, authenticated;
grant select, insert, update (stars, comment), delete on public.sample_item_ratings to authenticated;
-- @if entity.public
grant select on public.sample_item_ratings to anon;
-- @end
-- Whoever may read the sample item may read its ratings, and rate it once.
create policy sample_item_ratings_read on public.sample_item_ratings for select to anon, authenticated
  using (exists (select 1 from public.sample_items i where i.id = sample_item_id));
create policy sample_item_ratings_create on public.sample_item_ratings for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.sample_items i where i.id = sample_item_id));
create policy sample_item_ratings_update on public.sample_item_ratings for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy sample_item_ratings_delete on public.sample_item_ratings for delete to authenticated
  using (owner_id = (select auth.uid()) or (select app.is_admin()));

-- @end
-- @if entity.time_log
-- ## Time spent on sample items (time)

create table public.sample_item_time_entries (
  id uuid primary key default gen_random_uuid(),
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  minutes integer not null check (minutes between 1 and 1440),
  note text not null default '' check (length(note) <= 500),
  day date not null default current_date,
  created_at timestamptz not null default now()
);
create index sample_item_time_entries_sample_item_id_idx on public.sample_item_time_entries (sample_item_id, day);
create index sample_item_time_entries_owner_id_idx on public.sample_item_time_entries (owner_id, day);

-- A timer that runs: at most one for each account.
create table public.sample_item_timers (
  owner_id uuid primary key default auth.uid() references public.profiles (id) on delete cascade,
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  started_at timestamptz not null default now()
);
create index sample_item_timers_sample_item_id_idx on public.sample_item_timers (sample_item_id);

alter table public.sample_item_time_entries enable row level security;
create policy sample_item_time_entries_select on public.sample_item_time_entries for select to authenticated
  using (owner_id = (select auth.uid()) or exists (select 1 from public.sample_items s where s.id = sample_item_id));
create policy sample_item_time_entries_insert on public.sample_item_time_entries for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.sample_items s where s.id = sample_item_id));
create policy sample_item_time_entries_update on public.sample_item_time_entries for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy sample_item_time_entries_delete on public.sample_item_time_entries for delete to authenticated
  using (owner_id = (select auth.uid()));
revoke all on public.sample_item_time_entries from anon, authenticated;
grant select, insert, update (minutes, note, day), delete on public.sample_item_time_entries to authenticated;

alter table public.sample_item_timers enable row level security;
create policy sample_item_timers_all on public.sample_item_timers for all to authenticated
  using (owner_id = (select auth.uid()))
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.sample_items s where s.id = sample_item_id));
revoke all on public.sample_item_timers from anon, authenticated;
grant select, insert, delete on public.sample_item_timers to authenticated;

-- @end
-- @if entity.transitions
-- ## Allowed changes of sample items (transitions)

-- Whether a field may go from one value to another; fields without any listed way are free.
create function app.may_move_sample_item(field text, was text, becomes text) returns boolean
language sql stable security definer set search_path = '' as $$
  with ways (field, was, becomes, roles) as (
    select null::text, null::text, null::text, null::text[] where false
    -- @each transition
    -- @if transition.any_role
    union all select 'sample_enum' /* @= transition.field */, 'open' /* @= transition.from */, 'active' /* @= transition.to */, null
    -- @else
    union all select 'sample_enum' /* @= transition.field */, 'active' /* @= transition.from */, 'done' /* @= transition.to */, array['admin', 'user'] /* @= transition.roles */
    -- @end
    -- @end
    -- @if living
    union all select 'sample_enum', 'active', 'open', null
    -- @end
  )
  select was is null or was = becomes
    or not exists (select 1 from ways w where w.field = $1)
    or exists (
      select 1 from ways w
      where w.field = $1 and w.was = $2 and w.becomes = $3
        and (w.roles is null or exists (select 1 from unnest(w.roles) as r where app.has_role(r)))
    )
$$;

create function app.check_sample_item_transitions() returns trigger
language plpgsql set search_path = '' as $$
begin
  -- @each field
  -- @case enum
  if not coalesce(app.may_move_sample_item('sample_enum' /* @= field.name */, old.sample_enum, new.sample_enum), false) then
    raise exception 'This move is not allowed here' using errcode = '23514', constraint = 'sample_items_transition';
  end if;
  -- @case *
  -- @end
  return new;
end $$;
create trigger sample_items_transitions before update on public.sample_items
  for each row execute function app.check_sample_item_transitions();

revoke execute on function app.may_move_sample_item(text, text, text) from public;
grant execute on function app.may_move_sample_item(text, text, text) to anon, authenticated;

-- @end
-- @if entity.moderation
-- ## Approval of sample items (moderation)

-- What others than admins write waits for approval, also a later change: what is public has been looked at.
create function app.guard_sample_item_moderation() returns trigger language plpgsql set search_path = '' as $$
begin
  if app.is_request() then
    if not app.is_admin() then
      new.moderation := 'pending';
    elsif tg_op = 'INSERT' then
      new.moderation := 'approved';
    end if;
  end if;
  return new;
end
$$;
create trigger guard_moderation before insert or update on public.sample_items
  for each row execute function app.guard_sample_item_moderation();
create index sample_items_moderation_idx on public.sample_items (moderation);

-- Who else sees what waits, 0005_policies.sql says.
create policy sample_items_review_read on public.sample_items for select to authenticated using ((select app.is_admin()));
create policy sample_items_review on public.sample_items for update to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));

-- @end
-- @end
