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
-- @if app.slack

-- ## Integrations

-- What other services need to be reached. Only admins may see or change it; the server reads it to send.
create table public.integration_settings (
  slug text primary key check (slug in ('slack')),
  webhook_url text not null check (webhook_url ~ '^https://hooks[.]slack(-gov)?[.]com/' and char_length(webhook_url) <= 500),
  updated_at timestamptz not null default now()
);
alter table public.integration_settings enable row level security;
revoke all on public.integration_settings from anon, authenticated;
grant select, insert, update, delete on public.integration_settings to authenticated;
create policy integration_settings_admin on public.integration_settings for all to authenticated using ((select app.is_admin())) with check ((select app.is_admin()));
create trigger touch_updated_at before update on public.integration_settings for each row execute function app.touch_updated_at();
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
create function app.shares_linked_item_with(other uuid) returns boolean language sql stable as $$ select other is not null $$;
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
-- @end
-- @each entity

-- ## Sample items

create table public.sample_items (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  -- @if living
  sample_after timestamptz,
  sample_title text generated always as (sample_text) stored,
  sample_calendar date generated always as (sample_date) stored,
  sample_board text not null default 'open' check (sample_board in ('open', 'active', 'done')),
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

-- Restrictive: holds besides whatever else lets somebody read a sample item.
create policy sample_items_approved on public.sample_items as restrictive for select to anon, authenticated
  using (moderation = 'approved' or owner_id = (select auth.uid()) or (select app.is_admin()));
create policy sample_items_review_read on public.sample_items for select to authenticated using ((select app.is_admin()));
create policy sample_items_review on public.sample_items for update to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));

-- @end
-- @end
-- @if app.booking
-- ## Booking

-- How booking works here; one row.
create table public.booking_settings (
  id boolean primary key default true check (id),
  time_zone text not null default 'Europe/Brussels' /* @= app.time_zone */,
  slot_minutes integer not null default 15 /* @= app.booking.slot_minutes */ check (slot_minutes between 5 and 240),
  buffer_minutes integer not null default 10 /* @= app.booking.buffer_minutes */ check (buffer_minutes between 0 and 480),
  lead_minutes integer not null default 120 /* @= app.booking.lead_minutes */ check (lead_minutes >= 0),
  horizon_days integer not null default 56 /* @= app.booking.horizon_days */ check (horizon_days between 1 and 730),
  cancel_hours integer not null default 24 /* @= app.booking.cancel_hours */ check (cancel_hours >= 0),
  cancel_fee integer not null default 4000 /* @= app.booking.cancel_fee */ check (cancel_fee >= 0),
  capacity integer not null default 2 /* @= app.booking.capacity */ check (capacity >= 0),
  -- @if app.booking.hourly
  min_hours integer not null default 2 /* @= app.booking.hourly.min_hours */ check (min_hours between 1 and 24),
  max_hours integer not null default 6 /* @= app.booking.hourly.max_hours */ check (max_hours between 1 and 24),
  weekday_price integer not null default 6000 /* @= app.booking.hourly.weekday_price */ check (weekday_price >= 0),
  weekend_price integer not null default 8000 /* @= app.booking.hourly.weekend_price */ check (weekend_price >= 0),
  max_people integer not null default 8 /* @= app.booking.hourly.max_people */ check (max_people >= 0),
  -- @end
  changes bigint not null default 0
);
insert into public.booking_settings (id) values (true) on conflict (id) do nothing;

create table public.services (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  description text not null default '' check (length(description) <= 500),
  -- Null: booked by the hour.
  minutes integer check (minutes between 5 and 1440),
  price integer not null default 0 check (price >= 0),
  -- Null: the buffer of the settings.
  buffer_minutes integer check (buffer_minutes between 0 and 480),
  takes_extras boolean not null default true,
  first_visit boolean not null default false,
  active boolean not null default true,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table public.providers (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  -- @if app.booking.staff_role
  profile_id uuid references public.profiles (id) on delete set null,
  -- @end
  active boolean not null default true,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- @if app.booking.staff_role
create index providers_profile_id_idx on public.providers (profile_id);
-- @end

create table public.extras (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  price integer not null default 0 check (price >= 0),
  minutes integer not null default 0 check (minutes between 0 and 480),
  active boolean not null default true,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Wall-clock times in the zone of the settings; 0 is Sunday.
create table public.opening_hours (
  id uuid primary key default gen_random_uuid(),
  weekday smallint not null check (weekday between 0 and 6),
  kind text not null default 'open' check (kind in ('open', 'break')),
  from_time time not null,
  to_time time not null,
  constraint opening_hours_order_check check (from_time < to_time)
);
create index opening_hours_weekday_idx on public.opening_hours (weekday, from_time);

create table public.absences (
  id uuid primary key default gen_random_uuid(),
  -- Null: everybody is away.
  provider_id uuid references public.providers (id) on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null default '' check (length(reason) <= 200),
  created_at timestamptz not null default now(),
  constraint absences_order_check check (starts_at < ends_at)
);
create index absences_provider_id_idx on public.absences (provider_id, starts_at);

create table public.appointments (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid references public.profiles (id) on delete set null,
  customer_name text not null default '' check (length(customer_name) <= 120),
  service_id uuid not null references public.services (id) on delete restrict,
  provider_id uuid not null references public.providers (id) on delete restrict,
  starts_at timestamptz not null,
  -- Set by guard_appointment, whatever the caller writes.
  ends_at timestamptz not null default now(),
  blocked_until timestamptz not null default now(),
  price integer not null default 0 check (price >= 0),
  extra_ids uuid[] not null default '{}',
  -- @if app.booking.hourly
  hours integer check (hours between 1 and 24),
  people integer check (people >= 1),
  -- @end
  -- @each booking.field
  -- @case text
  sample_text text not null default '',
  -- @case long_text
  sample_long_text text not null default '',
  -- @case phone
  sample_phone text not null default '',
  -- @case email
  sample_email text not null default '',
  -- @case integer
  sample_integer integer,
  -- @case boolean
  sample_boolean boolean not null default false,
  -- @case enum
  sample_enum text check (sample_enum in ('first', 'second') /* @= field.values */),
  -- @end
  status text not null default 'booked' check (status in ('booked', 'cancelled')),
  cancelled_at timestamptz,
  -- Cancelled after it was free of charge, and the fee for that.
  late boolean not null default false,
  fee integer not null default 0 check (fee >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index appointments_provider_id_idx on public.appointments (provider_id, starts_at);
create index appointments_customer_id_idx on public.appointments (customer_id, starts_at);
create index appointments_service_id_idx on public.appointments (service_id);
create index appointments_starts_at_idx on public.appointments (starts_at);

-- What is taken between two moments, and nothing about whose it is: anybody may ask.
create function app.busy_spans(from_time timestamptz, to_time timestamptz)
returns table (provider_id uuid, starts_at timestamptz, ends_at timestamptz, blocked_until timestamptz, absence boolean)
language sql stable security definer set search_path = '' as $$
  select a.provider_id, a.starts_at, a.ends_at, a.blocked_until, false
  from public.appointments a
  where a.status = 'booked' and a.starts_at < to_time and a.blocked_until > from_time
  union all
  select b.provider_id, b.starts_at, b.ends_at, b.ends_at, true
  from public.absences b
  where b.starts_at < to_time and b.ends_at > from_time
$$;

-- Why customers cannot have a time, in words for them; null when they can.
create function app.booking_refusal(provider uuid, begins timestamptz, ends timestamptz)
returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  rules public.booking_settings;
  local_day date;
  opens timestamptz;
begin
  select * into rules from public.booking_settings;
  local_day := (begins at time zone rules.time_zone)::date;
  if begins < now() + make_interval(mins => rules.lead_minutes) then
    return 'This time is too soon.';
  end if;
  if local_day > (now() at time zone rules.time_zone)::date + rules.horizon_days then
    return 'This time is too far ahead.';
  end if;
  select (local_day + h.from_time) at time zone rules.time_zone into opens
  from public.opening_hours h
  where h.kind = 'open' and h.weekday = extract(dow from local_day)
    and (local_day + h.from_time) at time zone rules.time_zone <= begins
    and (local_day + h.to_time) at time zone rules.time_zone >= ends
  limit 1;
  if opens is null then
    return 'This time is outside the opening hours.';
  end if;
  if mod(extract(epoch from begins - opens)::bigint, rules.slot_minutes * 60) <> 0 then
    return 'Bookings do not start at this minute.';
  end if;
  if exists (
    select 1 from public.opening_hours h
    where h.kind = 'break' and h.weekday = extract(dow from local_day)
      and (local_day + h.from_time) at time zone rules.time_zone < ends
      and (local_day + h.to_time) at time zone rules.time_zone > begins
  ) then
    return 'This time falls into a break.';
  end if;
  if exists (
    select 1 from public.absences b
    where (b.provider_id is null or b.provider_id = provider) and b.starts_at < ends and b.ends_at > begins
  ) then
    return 'Nobody is there at this time.';
  end if;
  return null;
end $$;

-- The one place that decides whether an appointment can be. Works out its end and its price, and refuses clashes:
-- code 23P01 when the time is taken, P0001 with a sentence for people when a rule forbids it.
create function app.guard_appointment() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  rules public.booking_settings;
  service public.services;
  -- The owner of the database (seed, imports) has no account; visitors may not insert.
  trusted boolean := (select auth.uid()) is null or app.is_admin();
  length_minutes integer;
  cost integer;
  extra_minutes integer;
  extra_price integer;
  extra_count integer;
  refusal text;
  most integer;
begin
  new.updated_at := now();
  if new.status = 'cancelled' then
    return new;
  end if;
  -- One booking after the other: whoever comes second waits here, and then sees the first. Writing the row, not only
  -- locking it, also turns away a transaction that works on an older snapshot.
  update public.booking_settings set changes = changes + 1 returning * into rules;

  select * into service from public.services where id = new.service_id;
  length_minutes := service.minutes;
  cost := service.price;
  -- @if app.booking.hourly
  if service.minutes is null then
    if new.hours is null or new.hours < rules.min_hours or new.hours > rules.max_hours then
      raise exception 'Book between % and % hours.', rules.min_hours, rules.max_hours;
    end if;
    length_minutes := new.hours * 60;
    cost := new.hours * case
      when extract(isodow from new.starts_at at time zone rules.time_zone) >= 6 then rules.weekend_price
      else rules.weekday_price
    end;
  else
    new.hours := null;
  end if;
  if rules.max_people > 0 and new.people > rules.max_people then
    raise exception 'At most % people.', rules.max_people;
  end if;
  -- @end
  select coalesce(sum(e.minutes), 0), coalesce(sum(e.price), 0), count(*) into extra_minutes, extra_price, extra_count
  from public.extras e where e.id = any (new.extra_ids) and (e.active or tg_op = 'UPDATE');
  if extra_count <> cardinality(new.extra_ids) or (extra_count > 0 and not service.takes_extras) then
    raise exception 'These extras cannot be added.';
  end if;
  length_minutes := length_minutes + extra_minutes;
  cost := cost + extra_price;
  if length_minutes is null then
    raise exception 'This cannot be booked.';
  end if;
  new.ends_at := new.starts_at + make_interval(mins => length_minutes);
  new.blocked_until := new.ends_at + make_interval(mins => coalesce(service.buffer_minutes, rules.buffer_minutes));
  if tg_op = 'INSERT' or service.minutes is null then
    new.price := cost;
  end if;

  if tg_op = 'INSERT' and not trusted then
    new.late := false;
    new.fee := 0;
    new.cancelled_at := null;
    select p.name into new.customer_name from public.profiles p where p.id = new.customer_id;
    if not service.active or not exists (select 1 from public.providers p where p.id = new.provider_id and p.active) then
      raise exception 'This is no longer offered.';
    end if;
    if not service.first_visit
      and exists (select 1 from public.services s where s.first_visit and s.active)
      and not exists (
        select 1 from public.appointments a where a.customer_id = new.customer_id and a.status = 'booked'
      )
    then
      raise exception 'The first booking must be: %.',
        (select string_agg(s.name, ' or ' order by s.position) from public.services s where s.first_visit and s.active);
    end if;
  end if;
  if not trusted then
    refusal := app.booking_refusal(new.provider_id, new.starts_at, new.ends_at);
    if refusal is not null then
      raise exception '%', refusal;
    end if;
  end if;

  if exists (
    select 1 from public.appointments a
    where a.provider_id = new.provider_id and a.status = 'booked' and a.id <> new.id
      and a.starts_at < new.blocked_until and a.blocked_until > new.starts_at
  ) then
    raise exception 'This time has just been taken.' using errcode = 'exclusion_violation';
  end if;
  if rules.capacity > 0 then
    -- The fullest moment is the start of this appointment or of one that begins during it.
    select max((
      select count(*) from public.appointments a
      where a.status = 'booked' and a.id <> new.id and a.starts_at <= m.moment and a.ends_at > m.moment
    )) into most
    from (
      select new.starts_at as moment
      union all
      select a.starts_at from public.appointments a
      where a.status = 'booked' and a.starts_at > new.starts_at and a.starts_at < new.ends_at
    ) m;
    if most >= rules.capacity then
      raise exception 'This time has just been taken.' using errcode = 'exclusion_violation';
    end if;
  end if;
  return new;
end $$;
create trigger appointments_guard before insert or update on public.appointments
  for each row execute function app.guard_appointment();

-- Cancels an own appointment, or any as an admin. A fee that is due must be accepted.
create function app.cancel_appointment(appointment uuid, accept_fee boolean default false)
returns void
language plpgsql security definer set search_path = '' as $$
declare
  booked public.appointments;
  rules public.booking_settings;
  is_late boolean;
begin
  select * into booked from public.appointments a
  where a.id = appointment and (a.customer_id = (select auth.uid()) or app.is_admin()) for update;
  if not found then
    raise exception 'There is no such booking.';
  end if;
  if booked.status = 'cancelled' then
    return;
  end if;
  select * into rules from public.booking_settings;
  if now() >= booked.starts_at and not app.is_admin() then
    raise exception 'It has already begun.';
  end if;
  is_late := not app.is_admin() and now() > booked.starts_at - make_interval(hours => rules.cancel_hours);
  if is_late and rules.cancel_fee > 0 and not coalesce(accept_fee, false) then
    raise exception 'Accept the fee to cancel this late.';
  end if;
  update public.appointments
  set status = 'cancelled', cancelled_at = now(), late = is_late, fee = case when is_late then rules.cancel_fee else 0 end
  where id = appointment;
end $$;

-- Moves an own appointment while that is free of charge, or any as an admin.
create function app.move_appointment(appointment uuid, provider uuid, start timestamptz)
returns void
language plpgsql security definer set search_path = '' as $$
declare
  booked public.appointments;
  rules public.booking_settings;
begin
  select * into rules from public.booking_settings;
  select * into booked from public.appointments a
  where a.id = appointment and (a.customer_id = (select auth.uid()) or app.is_admin()) for update;
  if not found or booked.status = 'cancelled' then
    raise exception 'There is no such booking.';
  end if;
  if not app.is_admin() and now() > booked.starts_at - make_interval(hours => rules.cancel_hours) then
    raise exception 'It is too late to move this booking.';
  end if;
  update public.appointments set provider_id = provider, starts_at = start where id = appointment;
end $$;

-- @if app.booking.staff_role
-- Whether the signed-in account is this provider.
create function app.is_provider(provider uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.providers p where p.id = provider and p.profile_id = (select auth.uid()))
$$;
-- @end

alter table public.booking_settings enable row level security;
alter table public.services enable row level security;
alter table public.providers enable row level security;
alter table public.opening_hours enable row level security;
alter table public.absences enable row level security;
alter table public.appointments enable row level security;
create policy booking_settings_select on public.booking_settings for select to anon, authenticated using (true);
create policy booking_settings_update on public.booking_settings for update to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
create policy services_select on public.services for select to anon, authenticated using (true);
create policy services_change on public.services for all to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
create policy providers_select on public.providers for select to anon, authenticated using (true);
create policy providers_change on public.providers for all to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
create policy opening_hours_select on public.opening_hours for select to anon, authenticated using (true);
create policy opening_hours_change on public.opening_hours for all to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
create policy absences_select on public.absences for select to authenticated
  using (
    (select app.is_admin())
    -- @if app.booking.staff_role
    or app.is_provider(provider_id)
    -- @end
  );
create policy absences_change on public.absences for all to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
create policy appointments_select on public.appointments for select to authenticated
  using (
    customer_id = (select auth.uid())
    or (select app.is_admin())
    -- @if app.booking.staff_role
    or app.is_provider(provider_id)
    -- @end
  );
-- Customers book for themselves. Cancelling and moving go through functions, which know the rules.
create policy appointments_insert on public.appointments for insert to authenticated
  with check ((customer_id = (select auth.uid()) and status = 'booked') or (select app.is_admin()));
create policy appointments_update on public.appointments for update to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
create policy appointments_delete on public.appointments for delete to authenticated
  using ((select app.is_admin()));
revoke all on public.booking_settings, public.services, public.providers, public.opening_hours, public.absences, public.appointments from anon, authenticated;
grant select on public.booking_settings, public.services, public.providers, public.opening_hours to anon, authenticated;
grant update on public.booking_settings to authenticated;
grant insert, update, delete on public.services, public.providers, public.opening_hours to authenticated;
grant select, insert, update, delete on public.absences, public.appointments to authenticated;
revoke execute on function app.guard_appointment() from public, anon, authenticated;
revoke execute on function app.booking_refusal(uuid, timestamptz, timestamptz) from public, anon, authenticated;
revoke execute on function app.cancel_appointment(uuid, boolean) from public, anon;
revoke execute on function app.move_appointment(uuid, uuid, timestamptz) from public, anon;
grant execute on function app.busy_spans(timestamptz, timestamptz) to anon, authenticated;
grant execute on function app.cancel_appointment(uuid, boolean) to authenticated;
grant execute on function app.move_appointment(uuid, uuid, timestamptz) to authenticated;
-- @if app.booking.staff_role
revoke execute on function app.is_provider(uuid) from public, anon;
grant execute on function app.is_provider(uuid) to authenticated;
-- @end
alter table public.extras enable row level security;
create policy extras_select on public.extras for select to anon, authenticated using (true);
create policy extras_change on public.extras for all to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
revoke all on public.extras from anon, authenticated;
grant select on public.extras to anon, authenticated;
grant insert, update, delete on public.extras to authenticated;

-- @end
-- @each entity

-- ## Who may do what with sample items

alter table public.sample_items enable row level security;
revoke all on public.sample_items from anon, authenticated;
grant select on public.sample_items to anon;
grant select, insert, update, delete on public.sample_items to authenticated;
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
