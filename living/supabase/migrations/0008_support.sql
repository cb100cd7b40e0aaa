-- @if living
-- ## Stand-ins for the pages that are supported and their levels

create table public.support_pages (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  support_title text not null
);
create index support_pages_owner_id_idx on public.support_pages (owner_id);
alter table public.support_pages enable row level security;
create table public.support_levels (
  id uuid primary key default gen_random_uuid(),
  support_label text not null,
  support_text text,
  support_via uuid not null references public.support_pages (id) on delete cascade,
  support_price integer not null
);
create index support_levels_support_via_idx on public.support_levels (support_via);
alter table public.support_levels enable row level security;
create function app.is_support_page_manager(row_id uuid) returns boolean language sql stable as $$ select row_id is null $$;

-- @end
-- @if app.support
-- ## Paid support of support pages, in levels

-- Who supports a page, at which level, and until when the simulated payment reaches. It goes on month by month until it
-- is ended; then it holds for the month that is paid.
create table public.page_supports (
  id uuid primary key default gen_random_uuid(),
  page_id uuid not null references public.support_pages (id) on delete cascade,
  level_id uuid not null references public.support_levels (id),
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  paid_until date not null,
  ends boolean not null default false,
  created_at timestamptz not null default now(),
  constraint page_supports_owner_key unique (page_id, owner_id)
);
create index page_supports_page_id_idx on public.page_supports (page_id);
create index page_supports_level_id_idx on public.page_supports (level_id);
create index page_supports_owner_id_idx on public.page_supports (owner_id);

create function app.runs_page(page uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.support_pages p where p.id = page and p.owner_id = (select auth.uid()))
  -- @if app.support.shared
  or app.is_support_page_manager(page)
  -- @end
$$;

-- Whether the account supports a page at this level or a higher one, or runs the page.
create function app.supports_level(level uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.support_levels wanted
    left join public.page_supports s on s.page_id = wanted.support_via and s.owner_id = (select auth.uid()) and (not s.ends or s.paid_until >= current_date)
    left join public.support_levels have on have.id = s.level_id
    where wanted.id = level and (have.support_price >= wanted.support_price or app.runs_page(wanted.support_via))
  )
$$;
-- Whether the account supports a page at any level, or runs it.
create function app.supports_page(page uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select app.runs_page(page) or exists (
    select 1 from public.page_supports s
    where s.page_id = page and s.owner_id = (select auth.uid()) and (not s.ends or s.paid_until >= current_date)
  )
$$;

-- Begins to support a page, or changes the level. What is paid already stays paid.
create function app.support_page(level uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  page uuid;
begin
  if (select auth.uid()) is null then
    raise exception 'Sign in first' using errcode = '42501';
  end if;
  select l.support_via into page from public.support_levels l where l.id = level;
  if page is null or app.runs_page(page) then
    raise exception 'Nobody supports a page of their own' using errcode = '42501';
  end if;
  insert into public.page_supports (page_id, level_id, owner_id, paid_until)
  values (page, level, (select auth.uid()), (current_date + interval '1 month')::date)
  on conflict (page_id, owner_id) do update
  set level_id = excluded.level_id, ends = false, paid_until = greatest(page_supports.paid_until, excluded.paid_until);
end
$$;
create function app.end_support(page uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  update public.page_supports s
  set ends = true,
      -- Months that went by were paid one by one.
      paid_until = case when s.paid_until >= current_date then s.paid_until else (current_date + interval '1 month')::date end
  where s.page_id = page and s.owner_id = (select auth.uid()) and not s.ends;
end
$$;
revoke execute on function app.runs_page(uuid) from public;
revoke execute on function app.supports_level(uuid) from public;
revoke execute on function app.supports_page(uuid) from public;
revoke execute on function app.support_page(uuid) from public;
revoke execute on function app.end_support(uuid) from public;
grant execute on function app.runs_page(uuid) to anon, authenticated;
grant execute on function app.supports_level(uuid) to anon, authenticated;
grant execute on function app.supports_page(uuid) to anon, authenticated;
grant execute on function app.support_page(uuid) to authenticated;
grant execute on function app.end_support(uuid) to authenticated;

alter table public.page_supports enable row level security;
revoke all on public.page_supports from anon, authenticated;
grant select on public.page_supports to authenticated;
create policy page_supports_read on public.page_supports for select to authenticated
  using (owner_id = (select auth.uid()) or app.runs_page(page_id) or (select app.is_admin()));

-- @if app.support.most
create function app.limit_support_levels() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from public.support_pages p where p.id = new.support_via for update;
  if (select count(*) from public.support_levels l where l.support_via = new.support_via and l.id <> new.id) >= 3 /* @= app.support.most */ then
    raise exception 'There are % levels already, more are not possible', 3 /* @= app.support.most */ using errcode = '23514', constraint = 'support_levels_most';
  end if;
  return new;
end
$$;
create trigger limit_levels before insert or update on public.support_levels for each row execute function app.limit_support_levels();

-- @end
-- @end
-- @each entity
-- @each parent if linked.supported
-- Restrictive: only who runs a linked item adds sample items to it.
create policy sample_items_run_sample_reference on public.sample_items as restrictive for insert to authenticated
  with check (sample_reference is null or app.runs_page(sample_reference));
create policy sample_items_keep_sample_reference on public.sample_items as restrictive for update to authenticated
  using (true) with check (sample_reference is null or app.runs_page(sample_reference) or (select app.is_admin()));
-- @if living
drop policy sample_items_run_sample_reference on public.sample_items;
drop policy sample_items_keep_sample_reference on public.sample_items;
-- @end

-- @end
-- @if entity.guard.purchase
-- ## Purchases of sample items

-- Who bought a sample item, for how much, and when they last opened it. Payment is simulated.
create table public.sample_item_purchases (
  id uuid primary key default gen_random_uuid(),
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  price integer not null default 0 check (price >= 0),
  opened_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  constraint sample_item_purchases_owner_key unique (sample_item_id, owner_id)
);
create index sample_item_purchases_sample_item_id_idx on public.sample_item_purchases (sample_item_id);
create index sample_item_purchases_owner_id_idx on public.sample_item_purchases (owner_id);

create function app.price_sample_item_purchase() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select coalesce(s.sample_price, 0) into new.price from public.sample_items s where s.id = new.sample_item_id;
  return new;
end
$$;
create trigger price_purchase before insert on public.sample_item_purchases for each row execute function app.price_sample_item_purchase();

create function app.owns_sample_item(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.sample_item_purchases p where p.sample_item_id = row_id and p.owner_id = (select auth.uid()))
$$;
create function app.makes_sample_item(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.sample_items s where s.id = row_id and s.owner_id = (select auth.uid()))
$$;
revoke execute on function app.owns_sample_item(uuid) from public;
revoke execute on function app.makes_sample_item(uuid) from public;
grant execute on function app.owns_sample_item(uuid) to anon, authenticated;
grant execute on function app.makes_sample_item(uuid) to anon, authenticated;

alter table public.sample_item_purchases enable row level security;
revoke all on public.sample_item_purchases from anon, authenticated;
grant select, insert (sample_item_id), update (opened_at) on public.sample_item_purchases to authenticated;
create policy sample_item_purchases_read on public.sample_item_purchases for select to authenticated
  using (owner_id = (select auth.uid()) or app.makes_sample_item(sample_item_id) or (select app.is_admin()));
create policy sample_item_purchases_create on public.sample_item_purchases for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.sample_items s where s.id = sample_item_id));
create policy sample_item_purchases_open on public.sample_item_purchases for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));

-- New versions of what was sold, with a note what changed.
create table public.sample_item_releases (
  id uuid primary key default gen_random_uuid(),
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  note text not null check (length(trim(note)) between 1 and 1000),
  created_at timestamptz not null default now()
);
create index sample_item_releases_sample_item_id_idx on public.sample_item_releases (sample_item_id, created_at);
create index sample_item_releases_owner_id_idx on public.sample_item_releases (owner_id);
alter table public.sample_item_releases enable row level security;
revoke all on public.sample_item_releases from anon, authenticated;
grant select on public.sample_item_releases to authenticated;
-- @if entity.public
grant select on public.sample_item_releases to anon;
-- @end
grant insert (sample_item_id, note) on public.sample_item_releases to authenticated;
create policy sample_item_releases_read on public.sample_item_releases for select to anon, authenticated
  using (exists (select 1 from public.sample_items s where s.id = sample_item_id));
create policy sample_item_releases_create on public.sample_item_releases for insert to authenticated
  with check (owner_id = (select auth.uid()) and app.makes_sample_item(sample_item_id));

-- @end
-- @end
