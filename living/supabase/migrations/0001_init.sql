-- The whole schema. Row-level security decides who may do what; the app only hides what would be refused.

create schema app;
grant usage on schema app to anon, authenticated, service_role;

-- ## People

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  email text not null,
  name text not null check (char_length(name) between 1 and 80),
  role text not null default 'user' /* @= app.default_role */ check (role in ('admin', 'sample_role', 'user') /* @= app.role_names */),
  created_at timestamptz not null default now()
);

-- Every account has a profile. The name is what was typed on sign-up, or the first part of the e-mail address.
create function app.create_profile() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (id, email, name)
  values (
    new.id,
    new.email,
    left(coalesce(nullif(btrim(new.raw_user_meta_data ->> 'name'), ''), split_part(new.email, '@', 1)), 80)
  );
  return new;
end
$$;

create trigger create_profile after insert on auth.users for each row execute function app.create_profile();

-- Security definer, because the policies of profiles themselves ask these.
create function app.has_role(wanted text) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.profiles where id = (select auth.uid()) and role = wanted)
$$;

create function app.is_admin() returns boolean language sql stable security definer set search_path = '' as $$
  select app.has_role('admin' /* @= app.admin_role */)
$$;

-- Whether the statement comes from the app's visitors and accounts, and not from the server itself.
create function app.is_request() returns boolean language sql stable set search_path = '' as $$
  select current_user in ('anon', 'authenticated')
$$;

create function app.touch_updated_at() returns trigger language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end
$$;

create function app.keep_owner() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.owner_id is distinct from old.owner_id and app.is_request() then
    raise exception 'The owner of a row cannot be changed' using errcode = '42501';
  end if;
  return new;
end
$$;

-- Nobody changes who they are; only admins change roles, and not their own, so that one always remains.
create function app.guard_profile() returns trigger language plpgsql set search_path = '' as $$
begin
  if not app.is_request() then
    return new;
  end if;
  if new.id <> old.id or new.email <> old.email then
    raise exception 'An account keeps its identity' using errcode = '42501';
  end if;
  if new.role <> old.role and (not app.is_admin() or old.id = (select auth.uid())) then
    raise exception 'Only another admin can change a role' using errcode = '42501';
  end if;
  return new;
end
$$;

create trigger guard_profile before update on public.profiles for each row execute function app.guard_profile();

-- The accounts with their e-mail addresses, which the table itself does not give away. Empty for all but admins.
create function app.list_people() returns table (id uuid, name text, email text, role text, created_at timestamptz) language sql stable security definer set search_path = '' as $$
  select p.id, p.name, p.email, p.role, p.created_at from public.profiles p where app.is_admin() order by p.name, p.id
$$;

alter table public.profiles enable row level security;
revoke all on public.profiles from anon, authenticated;
grant select (id, name, role, created_at), update (name, role) on public.profiles to authenticated;
create policy profiles_read on public.profiles for select to authenticated using (true);
create policy profiles_update on public.profiles for update to authenticated using (id = (select auth.uid()) or (select app.is_admin()));
-- @if app.visitors
grant select (id, name) on public.profiles to anon;
create policy profiles_read_names on public.profiles for select to anon using (true);
-- @end

-- @if living
-- ## Stand-ins for an entity that a sample item points at, and one that points at a sample item

create table public.linked_items (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  name text not null check (name <> '' and char_length(name) <= 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index linked_items_owner_id_idx on public.linked_items (owner_id);
alter table public.linked_items enable row level security;
revoke all on public.linked_items from anon, authenticated;
grant select, insert, update, delete on public.linked_items to authenticated;
grant select on public.linked_items to anon;
create policy linked_items_read on public.linked_items for select to anon, authenticated using (true);
create function app.is_linked_item_member(row_id uuid) returns boolean language sql stable as $$ select row_id is null $$;
create function app.is_linked_item_manager(row_id uuid) returns boolean language sql stable as $$ select row_id is null $$;
create policy linked_items_create on public.linked_items for insert to authenticated with check (owner_id = (select auth.uid()));

create table public.other_items (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  name text not null check (name <> '' and char_length(name) <= 200),
  sample_reference uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index other_items_owner_id_idx on public.other_items (owner_id);
create index other_items_sample_reference_idx on public.other_items (sample_reference);
alter table public.other_items enable row level security;
revoke all on public.other_items from anon, authenticated;
grant select, insert, update, delete on public.other_items to authenticated;
grant select on public.other_items to anon;
create policy other_items_read on public.other_items for select to anon, authenticated using (true);
create policy other_items_create on public.other_items for insert to authenticated with check (owner_id = (select auth.uid()));

create function app.is_linked_item_member(item uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.linked_items where id = item and owner_id = (select auth.uid()))
$$;

create function app.is_linked_item_manager(item uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select app.is_linked_item_member(item)
$$;
-- @end
-- @each entity

-- ## Sample items

create table public.sample_items (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  -- @if living
  sample_after timestamptz,
  sample_when text,
  -- @end
  -- @each field
  -- @case text
  sample_text text/* @if field.required */ not null/* @end *//* @if field.has_default */ default 'New' /* @= field.default *//* @end */ check (/* @if field.required */btrim(sample_text) <> '' and /* @end */char_length(sample_text) <= 200 /* @= field.max_length */),
  -- @case long_text
  sample_long_text text/* @if field.required */ not null/* @end *//* @if field.has_default */ default 'New' /* @= field.default *//* @end */ check (/* @if field.required */btrim(sample_long_text) <> '' and /* @end */char_length(sample_long_text) <= 5000 /* @= field.max_length */),
  -- @case integer
  sample_integer integer/* @if field.required */ not null/* @end *//* @if field.has_default */ default 1 /* @= field.default *//* @end *//* @if field.has_min */ check (sample_integer >= 0 /* @= field.min */)/* @end *//* @if field.has_max */ check (sample_integer <= 1000 /* @= field.max */)/* @end */,
  -- @case decimal
  sample_decimal numeric(14, 3)/* @if field.required */ not null/* @end *//* @if field.has_default */ default 1.5 /* @= field.default *//* @end *//* @if field.has_min */ check (sample_decimal >= 0 /* @= field.min */)/* @end *//* @if field.has_max */ check (sample_decimal <= 1000 /* @= field.max */)/* @end */,
  -- @case money
  sample_money integer/* @if field.required */ not null/* @end *//* @if field.has_default */ default 1000 /* @= field.default *//* @end *//* @if field.has_min */ check (sample_money >= 0 /* @= field.min */)/* @end *//* @if field.has_max */ check (sample_money <= 100000000 /* @= field.max */)/* @end */,
  -- @case percent
  sample_percent numeric(6, 2)/* @if field.required */ not null/* @end *//* @if field.has_default */ default 10 /* @= field.default *//* @end */ check (sample_percent between 0 and 100),
  -- @case date
  sample_date date/* @if field.required */ not null/* @end */,
  -- @case date_time
  sample_date_time timestamptz/* @if field.required */ not null/* @end */,
  -- @case time
  sample_time time/* @if field.required */ not null/* @end *//* @if field.has_default */ default '09:00' /* @= field.default *//* @end */,
  -- @case duration
  sample_duration integer/* @if field.required */ not null/* @end *//* @if field.has_default */ default 30 /* @= field.default *//* @end */ check (sample_duration >= 0),
  -- @case boolean
  sample_boolean boolean not null default false /* @= field.default */,
  -- @case enum
  sample_enum text/* @if field.required */ not null/* @end *//* @if field.has_default */ default 'open' /* @= field.default *//* @end */ check (sample_enum in ('open', 'active', 'done') /* @= field.values */),
  -- @case tags
  sample_tags text[] not null default '{}'/* @if field.has_options */ check (sample_tags <@ array['red', 'green', 'blue'] /* @= field.values */)/* @end *//* @if not field.has_options */ check (cardinality(sample_tags) <= 30)/* @end */,
  -- @case email
  sample_email text/* @if field.required */ not null/* @end */ check (sample_email like '%_@_%' and char_length(sample_email) <= 254),
  -- @case phone
  sample_phone text/* @if field.required */ not null/* @end */ check (sample_phone <> '' and char_length(sample_phone) <= 40),
  -- @case url
  sample_url text/* @if field.required */ not null/* @end */ check (sample_url ~ '^https?://' and char_length(sample_url) <= 2000),
  -- @case place
  sample_place text/* @if field.required */ not null/* @end */ check (sample_place <> '' and char_length(sample_place) <= 300),
  sample_place_lat double precision check (sample_place_lat between -90 and 90),
  sample_place_lng double precision check (sample_place_lng between -180 and 180),
  -- @case reference
  sample_reference uuid/* @if field.required */ not null/* @end */,
  -- @case member
  sample_member uuid/* @if field.required */ not null/* @end */ references public.profiles (id)/* @if not field.required */ on delete set null/* @end */,
  -- @end
  -- @each field if field.after
  -- @case date
  constraint sample_items_sample_date_after_check check (sample_date >= sample_after),
  -- @case date_time
  constraint sample_items_sample_date_time_after_check check (sample_date_time >= sample_after),
  -- @case time
  constraint sample_items_sample_time_after_check check (sample_time >= sample_after::time),
  -- @case *
  -- @end
  -- @if entity.board
  position numeric not null default extract(epoch from clock_timestamp()),
  -- @end
  -- @if entity.moderation
  moderation text not null default 'pending' check (moderation in ('pending', 'approved', 'rejected')),
  -- @end
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sample_items_owner_id_idx on public.sample_items (owner_id);
create index sample_items_created_at_idx on public.sample_items (created_at);
-- @each field
-- @case reference
create index sample_items_sample_reference_idx on public.sample_items (sample_reference);
-- @case member
create index sample_items_sample_member_idx on public.sample_items (sample_member);
-- @case *
-- @end
-- @each field if field.unique
-- @case text
create unique index sample_items_sample_text_key on public.sample_items (lower(sample_text));
-- @case email
create unique index sample_items_sample_email_key on public.sample_items (lower(sample_email));
-- @case phone
create unique index sample_items_sample_phone_key on public.sample_items (sample_phone);
-- @case url
create unique index sample_items_sample_url_key on public.sample_items (sample_url);
-- @case integer
create unique index sample_items_sample_integer_key on public.sample_items (sample_integer);
-- @case *
-- @end
create trigger touch_updated_at before update on public.sample_items for each row execute function app.touch_updated_at();
create trigger keep_owner before update on public.sample_items for each row execute function app.keep_owner();
-- @end
-- @each entity
-- @each field
-- @case reference

-- @if living
alter table public.other_items add constraint other_items_sample_reference_fkey foreign key (sample_reference) references public.sample_items (id) on delete cascade;
-- @end
-- @if field.on_delete == "cascade"
alter table public.sample_items add constraint sample_items_sample_reference_fkey foreign key (sample_reference) references public.linked_items (id) on delete cascade;
-- @end
-- @if living
alter table public.sample_items drop constraint sample_items_sample_reference_fkey;
-- @end
-- @if field.on_delete == "restrict"
alter table public.sample_items add constraint sample_items_sample_reference_fkey foreign key (sample_reference) references public.linked_items (id) on delete restrict;
-- @end
-- @if living
alter table public.sample_items drop constraint sample_items_sample_reference_fkey;
-- @end
-- @if field.on_delete == "set_null"
alter table public.sample_items add constraint sample_items_sample_reference_fkey foreign key (sample_reference) references public.linked_items (id) on delete set null;
-- @end
-- @case *
-- @end
-- @end
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
      raise exception 'the last owner stays' using errcode = '23514', constraint = 'sample_item_members_last_owner';
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
    raise exception 'only owners invite' using errcode = '42501';
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
revoke execute on function app.invite_to_sample_item(uuid, text) from public;
grant execute on function app.is_sample_item_member(uuid) to anon, authenticated;
grant execute on function app.is_sample_item_manager(uuid) to anon, authenticated;
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
    raise exception 'this move is not allowed' using errcode = '23514', constraint = 'sample_items_transition';
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

-- @end
-- @end
-- @if app.booking
-- ## Booking

-- @end
-- @each entity

-- ## Who may do what with sample items

alter table public.sample_items enable row level security;
revoke all on public.sample_items from anon, authenticated;
grant select, insert, update, delete on public.sample_items to authenticated;
-- @if app.visitors
grant select on public.sample_items to anon;
-- @end
-- @if entity.create.visitor
grant insert on public.sample_items to anon;
-- @end
-- @if not entity.read.none
create policy sample_items_read on public.sample_items for select to/* @if app.visitors */ anon,/* @end */ authenticated using (
  -- @if living
  false
  -- @end
  -- @each grant.read
  -- @case visitor
  /* @if not grant.first */or /* @end */true/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case user
  /* @if not grant.first */or /* @end */(select auth.uid()) is not null/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case owner
  /* @if not grant.first */or /* @end */owner_id = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case role
  /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case member
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_member(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case manager
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case self
  /* @if not grant.first */or /* @end */sample_member = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case parent
  /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
);
-- @end
-- @if not entity.create.none
create policy sample_items_create on public.sample_items for insert to/* @if entity.create.visitor */ anon,/* @end */ authenticated with check (
  owner_id is not distinct from (select auth.uid())
  and (
    -- @if living
    false
    -- @end
    -- @each grant.create
    -- @case visitor
    /* @if not grant.first */or /* @end */true/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case user
    /* @if not grant.first */or /* @end */(select auth.uid()) is not null/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case owner
    /* @if not grant.first */or /* @end */owner_id = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case role
    /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case member
    -- @if grant.via
    /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @else
    /* @if not grant.first */or /* @end */app.is_sample_item_member(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @end
    -- @case manager
    -- @if grant.via
    /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @else
    /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @end
    -- @case self
    /* @if not grant.first */or /* @end */sample_member = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case parent
    /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @end
  )
);
-- @end
-- @if not entity.update.none
-- The condition of a rule is asked of the row as it was: the change itself may end it.
create policy sample_items_update on public.sample_items for update to authenticated using (
  -- @if living
  false
  -- @end
  -- @each grant.update
  -- @case visitor
  /* @if not grant.first */or /* @end */true/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case user
  /* @if not grant.first */or /* @end */(select auth.uid()) is not null/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case owner
  /* @if not grant.first */or /* @end */owner_id = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case role
  /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case member
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_member(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case manager
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case self
  /* @if not grant.first */or /* @end */sample_member = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case parent
  /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
) with check (
  -- @if living
  false
  -- @end
  -- @each grant.update
  -- @case visitor
  /* @if not grant.first */or /* @end */true
  -- @case user
  /* @if not grant.first */or /* @end */(select auth.uid()) is not null
  -- @case owner
  /* @if not grant.first */or /* @end */owner_id = (select auth.uid())
  -- @case role
  /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))
  -- @case member
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_member(id)
  -- @end
  -- @case manager
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)
  -- @end
  -- @case self
  /* @if not grant.first */or /* @end */sample_member = (select auth.uid())
  -- @case parent
  /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)
  -- @end
);
-- @end
-- @if not entity.delete.none
create policy sample_items_delete on public.sample_items for delete to authenticated using (
  -- @if living
  false
  -- @end
  -- @each grant.delete
  -- @case visitor
  /* @if not grant.first */or /* @end */true/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case user
  /* @if not grant.first */or /* @end */(select auth.uid()) is not null/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case owner
  /* @if not grant.first */or /* @end */owner_id = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case role
  /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case member
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_member(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case manager
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case self
  /* @if not grant.first */or /* @end */sample_member = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case parent
  /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
);
-- @end
-- @end
