-- The tables of what people keep here, and how they point at each other.

-- @if living
-- ## Stand-ins for an entity that a sample item points at, and one that points at a sample item

create table public.linked_items (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  name text not null check (name <> '' and char_length(name) <= 200),
  linked_tags text[] not null default '{}',
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
  -- @if app.tenancy
  organisation_id uuid not null default app.organisation() references public.organisations (id) on delete cascade,
  -- @end
  -- @if living
  sample_after timestamptz,
  sample_title text generated always as (sample_text) stored,
  sample_until date generated always as (sample_date) stored,
  sample_clash uuid generated always as (sample_reference) stored,
  sample_calendar date generated always as (sample_date) stored,
  sample_board text not null default 'open' check (sample_board in ('open', 'active', 'done')),
  sample_when text,
  sample_publish text not null default 'published',
  sample_earlier uuid references public.uploads (id) on delete set null,
  sample_later uuid references public.uploads (id) on delete set null,
  sample_must boolean not null default true,
  sample_story text,
  sample_day date,
  sample_amount integer,
  sample_capacity integer,
  sample_starts date,
  sample_ends date,
  sample_match text,
  sample_cause text,
  sample_within uuid,
  sample_low integer,
  sample_high integer,
  sample_archive date generated always as (sample_date) stored,
  sample_opening date generated always as (sample_date) stored,
  sample_price integer generated always as (sample_money) stored,
  sample_tier uuid generated always as (sample_reference) stored,
  sample_switch boolean generated always as (sample_boolean) stored,
  sample_posting text generated always as (sample_enum) stored,
  sample_seats integer generated always as (sample_integer) stored,
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
  -- @case rich_text
  sample_rich_text text/* @if field.required */ not null/* @end */ check (/* @if field.required */btrim(sample_rich_text) <> '' and /* @end */char_length(sample_rich_text) <= 20000 /* @= field.max_length */),
  -- @case image
  sample_image uuid/* @if field.required */ not null/* @end */ references public.uploads (id)/* @if not field.required */ on delete set null/* @end */,
  -- @case images
  sample_album uuid[] not null default '{}' check (cardinality(sample_album) <= 12),
  -- @case file
  sample_file uuid/* @if field.required */ not null/* @end */ references public.uploads (id)/* @if not field.required */ on delete set null/* @end */,
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
  -- @each span
  constraint sample_items_sample_high_span_check check (sample_high >= sample_low),
  -- @end
  -- @if entity.workflow
  state_since timestamptz not null default now(),
  -- @end
  -- @if entity.board
  position numeric not null default extract(epoch from clock_timestamp()),
  -- @end
  -- @if entity.moderation
  moderation text not null default 'pending' check (moderation in ('pending', 'approved', 'rejected')),
  -- @end
  -- @if entity.deal
  deal_state text not null default 'open' check (deal_state in ('open', 'offered', 'taken', 'done', 'cancelled', 'past', 'removed')),
  deal_step integer not null default 0,
  deal_note text not null default '',
  places_taken integer not null default 0 check (places_taken >= 0),
  -- @end
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sample_items_owner_id_idx on public.sample_items (owner_id);
-- @if app.tenancy
create index sample_items_organisation_id_idx on public.sample_items (organisation_id);
-- @end
create index sample_items_created_at_idx on public.sample_items (created_at);
-- @each field
-- @case reference
create index sample_items_sample_reference_idx on public.sample_items (sample_reference);
-- @case member
create index sample_items_sample_member_idx on public.sample_items (sample_member);
-- @case image
create index sample_items_sample_image_idx on public.sample_items (sample_image);
-- @case images
create index sample_items_sample_album_idx on public.sample_items using gin (sample_album);
-- @case file
create index sample_items_sample_file_idx on public.sample_items (sample_file);
-- @case *
-- @end
-- @each field if field.unique
-- @case text
create unique index sample_items_sample_text_key on public.sample_items (/* @if app.tenancy */organisation_id, /* @end */lower(sample_text));
-- @case email
create unique index sample_items_sample_email_key on public.sample_items (/* @if app.tenancy */organisation_id, /* @end */lower(sample_email));
-- @case phone
create unique index sample_items_sample_phone_key on public.sample_items (/* @if app.tenancy */organisation_id, /* @end */sample_phone);
-- @case url
create unique index sample_items_sample_url_key on public.sample_items (/* @if app.tenancy */organisation_id, /* @end */sample_url);
-- @case integer
create unique index sample_items_sample_integer_key on public.sample_items (/* @if app.tenancy */organisation_id, /* @end */sample_integer);
-- @case *
-- @end
create trigger touch_updated_at before update on public.sample_items for each row execute function app.touch_updated_at();
create trigger keep_owner before update on public.sample_items for each row execute function app.keep_owner();
-- @end
-- @each entity if entity.must

-- What has to be ticked before a sample item is taken.
alter table public.sample_items add constraint sample_items_sample_must_check check (sample_must);
-- @if living
alter table public.sample_items drop constraint sample_items_sample_must_check;
create index sample_items_sample_earlier_idx on public.sample_items (sample_earlier);
create index sample_items_sample_later_idx on public.sample_items (sample_later);
-- @end
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
