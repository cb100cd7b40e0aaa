-- @file if app.stock
-- ## Stock

-- How the stock works: who may do what, which words there are. A later version of the app replaces this function.
create function app.stock_rules() returns jsonb language sql immutable set search_path = '' as $$
  select '{"rights":{"take":["user"],"receive":["user"],"move":["user"],"correct":[],"produce":["user"],"manage":[]},"reasons":[],"lots":true,"expiry":true,"expiry_days":30,"chill":{"max_celsius":8},"recipes":{"recipe":{}},"outlets":{"role":"sample_role","unsold":["Waste","Given away"]}}' /* @= app.stock.rules */::jsonb
$$;

-- Whether the signed-in account may do this with the stock: take, receive, move, correct, produce or manage.
create function app.may_stock(what text) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.profiles p
    where p.id = (select auth.uid()) and (app.is_admin() or app.stock_rules() -> 'rights' -> what ? p.role)
  )
$$;

-- Whether the account works with the stock at all; people of an outlet do not.
create function app.is_stock_staff() returns boolean language sql stable security definer set search_path = '' as $$
  select app.may_stock('take') or app.may_stock('receive') or app.may_stock('move') or app.may_stock('produce') or app.may_stock('manage')
$$;

create table public.stock_locations (
  id uuid primary key default gen_random_uuid(),
  name text not null check (btrim(name) <> '' and char_length(name) <= 80),
  -- Outlets get what is produced; stores hold articles.
  outlet boolean not null default false,
  position integer not null default 0,
  active boolean not null default true
);
create unique index stock_locations_name_key on public.stock_locations (lower(name));

-- Which outlet somebody works at.
create table public.stock_staff (
  profile_id uuid primary key references public.profiles (id) on delete cascade,
  location_id uuid not null references public.stock_locations (id) on delete cascade
);
create index stock_staff_location_id_idx on public.stock_staff (location_id);

create function app.is_stock_outlet(place uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.stock_staff s where s.profile_id = (select auth.uid()) and s.location_id = place)
$$;

create table public.stock_articles (
  id uuid primary key default gen_random_uuid(),
  name text not null check (btrim(name) <> '' and char_length(name) <= 120),
  supplier text not null default '' check (char_length(supplier) <= 120),
  unit text not null check (btrim(unit) <> '' and char_length(unit) <= 30),
  -- What one unit costs, by the last delivery.
  price integer not null default 0 check (price >= 0),
  chilled boolean not null default false,
  tags text[] not null default '{}' check (cardinality(tags) <= 30),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index stock_articles_name_key on public.stock_articles (lower(name));
create trigger touch_updated_at before update on public.stock_articles for each row execute function app.touch_updated_at();

-- How much of an article each location wants to have.
create table public.stock_minimums (
  id uuid primary key default gen_random_uuid(),
  article_id uuid not null references public.stock_articles (id) on delete cascade,
  location_id uuid not null references public.stock_locations (id) on delete cascade,
  minimum numeric(14, 3) not null check (minimum >= 0)
);
create unique index stock_minimums_article_id_location_id_key on public.stock_minimums (article_id, location_id);
create index stock_minimums_location_id_idx on public.stock_minimums (location_id);

create table public.stock_batches (
  id uuid primary key default gen_random_uuid(),
  article_id uuid not null references public.stock_articles (id) on delete restrict,
  lot text not null default '' check (char_length(lot) <= 60),
  expires_on date,
  price integer not null default 0 check (price >= 0),
  supplier text not null default '' check (char_length(supplier) <= 120),
  celsius numeric(5, 1),
  -- Why a delivery was taken in that was out of bounds, by whoever may decide that.
  exception text not null default '' check (char_length(exception) <= 500),
  created_at timestamptz not null default now()
);
create index stock_batches_article_id_idx on public.stock_batches (article_id, expires_on);
create index stock_batches_lot_idx on public.stock_batches (lower(lot));

-- What is left of a batch at a location. It changes only through the functions below, which write a movement each time.
create table public.stock_levels (
  id uuid primary key default gen_random_uuid(),
  batch_id uuid not null references public.stock_batches (id) on delete cascade,
  location_id uuid not null references public.stock_locations (id) on delete restrict,
  quantity numeric(14, 3) not null,
  constraint stock_levels_quantity_check check (quantity >= 0)
);
create unique index stock_levels_batch_id_location_id_key on public.stock_levels (batch_id, location_id);
create index stock_levels_location_id_idx on public.stock_levels (location_id);

create table public.stock_recipes (
  id uuid primary key default gen_random_uuid(),
  name text not null check (btrim(name) <> '' and char_length(name) <= 120),
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index stock_recipes_name_key on public.stock_recipes (lower(name));

-- A recipe as it was from one change to the next; productions keep the one they were made from.
create table public.stock_versions (
  id uuid primary key default gen_random_uuid(),
  recipe_id uuid not null references public.stock_recipes (id) on delete cascade,
  version integer not null check (version >= 1),
  pieces numeric(12, 3) not null check (pieces > 0),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at timestamptz not null default now()
);
create unique index stock_versions_recipe_id_version_key on public.stock_versions (recipe_id, version);
create index stock_versions_owner_id_idx on public.stock_versions (owner_id);

create table public.stock_ingredients (
  id uuid primary key default gen_random_uuid(),
  version_id uuid not null references public.stock_versions (id) on delete cascade,
  article_id uuid not null references public.stock_articles (id) on delete restrict,
  amount numeric(14, 3) not null check (amount > 0)
);
create unique index stock_ingredients_version_id_article_id_key on public.stock_ingredients (version_id, article_id);
create index stock_ingredients_article_id_idx on public.stock_ingredients (article_id);

create table public.stock_productions (
  id uuid primary key default gen_random_uuid(),
  code text not null check (code ~ '^[0-9]{8}-[A-Z]+$'),
  version_id uuid not null references public.stock_versions (id) on delete restrict,
  location_id uuid not null references public.stock_locations (id) on delete restrict,
  batches numeric(8, 2) not null check (batches > 0),
  pieces numeric(12, 3) not null check (pieces >= 0),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  voided_at timestamptz,
  void_reason text check (btrim(void_reason) <> '' and char_length(void_reason) <= 500),
  created_at timestamptz not null default now(),
  constraint stock_productions_void_check check ((voided_at is null) = (void_reason is null))
);
create unique index stock_productions_code_key on public.stock_productions (code);
create index stock_productions_version_id_idx on public.stock_productions (version_id);
create index stock_productions_location_id_idx on public.stock_productions (location_id);
create index stock_productions_owner_id_idx on public.stock_productions (owner_id);

-- Every change of a level: who, when, why. Nobody can change or delete one.
create table public.stock_moves (
  id uuid primary key default gen_random_uuid(),
  article_id uuid not null references public.stock_articles (id) on delete restrict,
  batch_id uuid not null references public.stock_batches (id) on delete restrict,
  location_id uuid not null references public.stock_locations (id) on delete restrict,
  other_location_id uuid references public.stock_locations (id) on delete restrict,
  production_id uuid references public.stock_productions (id) on delete restrict,
  quantity numeric(14, 3) not null check (quantity <> 0),
  reason text not null check (reason in ('used', 'delivered', 'moved', 'thrown_away', 'corrected', 'counted', 'produced', 'voided')),
  note text not null default '' check (char_length(note) <= 500),
  -- What the goods were worth, in minor units.
  worth integer not null default 0,
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at timestamptz not null default now()
);
create index stock_moves_article_id_idx on public.stock_moves (article_id, created_at);
create index stock_moves_batch_id_idx on public.stock_moves (batch_id);
create index stock_moves_location_id_idx on public.stock_moves (location_id, created_at);
create index stock_moves_other_location_id_idx on public.stock_moves (other_location_id);
create index stock_moves_production_id_idx on public.stock_moves (production_id);
create index stock_moves_owner_id_idx on public.stock_moves (owner_id);
create index stock_moves_created_at_idx on public.stock_moves (created_at);

-- Pieces of a production on their way to an outlet, and what arrived.
create table public.stock_deliveries (
  id uuid primary key default gen_random_uuid(),
  production_id uuid not null references public.stock_productions (id) on delete restrict,
  location_id uuid not null references public.stock_locations (id) on delete restrict,
  sent numeric(12, 3) not null check (sent > 0),
  received numeric(12, 3) check (received >= 0),
  explanation text not null default '' check (char_length(explanation) <= 500),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  confirmed_by uuid references public.profiles (id) on delete set null,
  confirmed_at timestamptz,
  created_at timestamptz not null default now(),
  constraint stock_deliveries_difference_check check (received is null or received = sent or btrim(explanation) <> '')
);
create index stock_deliveries_production_id_idx on public.stock_deliveries (production_id);
create index stock_deliveries_location_id_idx on public.stock_deliveries (location_id, created_at);
create index stock_deliveries_owner_id_idx on public.stock_deliveries (owner_id);
create index stock_deliveries_confirmed_by_idx on public.stock_deliveries (confirmed_by);

-- What an outlet had left at the end of a day, and what became of it.
create table public.stock_unsold (
  id uuid primary key default gen_random_uuid(),
  delivery_id uuid not null references public.stock_deliveries (id) on delete restrict,
  location_id uuid not null references public.stock_locations (id) on delete restrict,
  pieces numeric(12, 3) not null check (pieces > 0),
  became text not null check (btrim(became) <> '' and char_length(became) <= 60),
  worth integer not null default 0,
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at timestamptz not null default now()
);
create index stock_unsold_delivery_id_idx on public.stock_unsold (delivery_id);
create index stock_unsold_location_id_idx on public.stock_unsold (location_id, created_at);
create index stock_unsold_owner_id_idx on public.stock_unsold (owner_id);

-- Today on the stock's own clock.
create function app.stock_today() returns date language sql stable set search_path = '' as $$
  select (now() at time zone 'UTC' /* @= app.time_zone */)::date
$$;

-- Changes one level and keeps the movement. Nothing else writes levels.
create function app.stock_write(batch uuid, place uuid, change numeric, why text, remark text, production uuid default null, other uuid default null)
returns void language plpgsql security definer set search_path = '' as $$
declare
  b public.stock_batches;
begin
  if change = 0 then
    return;
  end if;
  select * into b from public.stock_batches x where x.id = batch;
  insert into public.stock_levels as l (batch_id, location_id, quantity) values (batch, place, greatest(change, 0))
  on conflict (batch_id, location_id) do update set quantity = l.quantity + change;
  insert into public.stock_moves (article_id, batch_id, location_id, other_location_id, production_id, quantity, reason, note, worth)
  values (b.article_id, batch, place, other, production, change, why, coalesce(btrim(remark), ''), round(abs(change) * b.price));
end
$$;

-- How much of an article can be taken at a location: what has expired does not count.
create function app.stock_available(article uuid, place uuid) returns numeric language sql stable security definer set search_path = '' as $$
  select coalesce(sum(l.quantity), 0) from public.stock_levels l join public.stock_batches b on b.id = l.batch_id
  where b.article_id = article and l.location_id = place and (b.expires_on is null or b.expires_on >= app.stock_today())
$$;

-- Takes from the batches that expire first. The article's row is the lock: one after the other.
create function app.stock_draw(article uuid, place uuid, amount numeric, why text, remark text, production uuid default null)
returns void language plpgsql security definer set search_path = '' as $$
declare
  open_amount numeric := amount;
  here record;
  piece numeric;
begin
  for here in
    select l.batch_id, l.quantity from public.stock_levels l join public.stock_batches b on b.id = l.batch_id
    where b.article_id = article and l.location_id = place and l.quantity > 0 and (b.expires_on is null or b.expires_on >= app.stock_today())
    order by b.expires_on nulls last, b.created_at, b.id
  loop
    exit when open_amount <= 0;
    piece := least(open_amount, here.quantity);
    perform app.stock_write(here.batch_id, place, -piece, why, remark, production);
    open_amount := open_amount - piece;
  end loop;
end
$$;

-- Raises unless the account may do this. The server itself, which fills an empty app, has no account.
create function app.stock_need(what text) returns void language plpgsql stable security definer set search_path = '' as $$
begin
  if (select auth.uid()) is not null and not app.may_stock(what) then
    raise exception 'You may not do this with the stock.' using errcode = '42501';
  end if;
end
$$;

-- Takes an amount of an article: from the batch that expires first, several if needed.
create function app.stock_take(article uuid, place uuid, amount numeric, remark text default '')
returns void language plpgsql security definer set search_path = '' as $$
declare
  a public.stock_articles;
  there numeric;
begin
  perform app.stock_need('take');
  if coalesce(amount, 0) <= 0 then
    raise exception 'amount: Enter an amount above 0';
  end if;
  select * into a from public.stock_articles x where x.id = article for update;
  there := app.stock_available(article, place);
  if amount > there then
    raise exception 'amount: Only % % of % can be taken here', trim_scale(there), a.unit, a.name;
  end if;
  perform app.stock_draw(article, place, amount, 'used', remark);
end
$$;

-- Throws away from one batch; also what has expired.
create function app.stock_discard(batch uuid, place uuid, amount numeric, remark text default '')
returns void language plpgsql security definer set search_path = '' as $$
declare
  l public.stock_levels;
begin
  perform app.stock_need('take');
  select * into l from public.stock_levels x where x.batch_id = batch and x.location_id = place for update;
  if coalesce(amount, 0) <= 0 then
    raise exception 'amount: Enter an amount above 0';
  end if;
  if amount > coalesce(l.quantity, 0) then
    raise exception 'amount: Only % are there', trim_scale(coalesce(l.quantity, 0));
  end if;
  perform app.stock_write(batch, place, -amount, 'thrown_away', remark);
end
$$;

-- Takes in a delivery as a batch of its own. What is out of bounds needs a written reason of who may correct.
create function app.stock_receive(article uuid, place uuid, amount numeric, lot text, expires date, price integer, supplier text, celsius numeric, reason text)
returns uuid language plpgsql security definer set search_path = '' as $$
declare
  rules jsonb := app.stock_rules();
  a public.stock_articles;
  warmest numeric := (rules -> 'chill' ->> 'max_celsius')::numeric;
  made uuid;
begin
  perform app.stock_need('receive');
  select * into a from public.stock_articles x where x.id = article for update;
  if not found then
    raise exception 'article: Choose what was delivered';
  end if;
  if coalesce(amount, 0) <= 0 then
    raise exception 'amount: Enter an amount above 0';
  end if;
  if (rules ->> 'lots')::boolean and btrim(coalesce(lot, '')) = '' then
    raise exception 'lot: Enter the lot number';
  end if;
  if expires < app.stock_today() then
    raise exception 'expires: This has expired already';
  end if;
  if a.chilled and warmest is not null then
    if celsius is null then
      raise exception 'celsius: Enter the temperature of this chilled delivery';
    end if;
    if celsius > warmest and (btrim(coalesce(reason, '')) = '' or ((select auth.uid()) is not null and not app.may_stock('correct'))) then
      raise exception '%: At % °C this is too warm: chilled goods must not be above % °C. %',
        case when app.may_stock('correct') then 'reason' else 'celsius' end, trim_scale(celsius), trim_scale(warmest),
        case when app.may_stock('correct') then 'Refuse it, or write down why you accept it' else 'Refuse it, or ask who may accept it with a written reason' end;
    end if;
  end if;
  insert into public.stock_batches (article_id, lot, expires_on, price, supplier, celsius, exception)
  values (article, btrim(coalesce(lot, '')), expires, coalesce(stock_receive.price, a.price), btrim(coalesce(nullif(btrim(stock_receive.supplier), ''), a.supplier)), celsius,
    case when celsius > warmest then btrim(coalesce(reason, '')) else '' end)
  returning id into made;
  update public.stock_articles x set price = coalesce(stock_receive.price, x.price) where x.id = article;
  perform app.stock_write(made, place, amount, 'delivered', '');
  return made;
end
$$;

-- Moves an amount between two locations: what expires first goes first, and stays the same batch.
create function app.stock_move(article uuid, place uuid, target uuid, amount numeric, remark text default '')
returns void language plpgsql security definer set search_path = '' as $$
declare
  a public.stock_articles;
  open_amount numeric := amount;
  there numeric;
  here record;
  piece numeric;
begin
  perform app.stock_need('move');
  if place = target then
    raise exception 'target: Choose another place to move it to';
  end if;
  if coalesce(amount, 0) <= 0 then
    raise exception 'amount: Enter an amount above 0';
  end if;
  select * into a from public.stock_articles x where x.id = article for update;
  there := app.stock_available(article, place);
  if amount > there then
    raise exception 'amount: Only % % of % can be moved from here', trim_scale(there), a.unit, a.name;
  end if;
  for here in
    select l.batch_id, l.quantity from public.stock_levels l join public.stock_batches b on b.id = l.batch_id
    where b.article_id = article and l.location_id = place and l.quantity > 0 and (b.expires_on is null or b.expires_on >= app.stock_today())
    order by b.expires_on nulls last, b.created_at, b.id
  loop
    exit when open_amount <= 0;
    piece := least(open_amount, here.quantity);
    perform app.stock_write(here.batch_id, place, -piece, 'moved', remark, null, target);
    perform app.stock_write(here.batch_id, target, piece, 'moved', remark, null, place);
    open_amount := open_amount - piece;
  end loop;
end
$$;

-- Sets the level of a batch to what was really counted.
create function app.stock_correct(batch uuid, place uuid, counted numeric, remark text, why text default 'corrected')
returns void language plpgsql security definer set search_path = '' as $$
declare
  l public.stock_levels;
begin
  perform app.stock_need('correct');
  if why not in ('corrected', 'counted') then
    raise exception 'This is no reason to correct a stock.';
  end if;
  if counted is null or counted < 0 then
    raise exception 'amount: Enter a number from 0 on';
  end if;
  if why = 'corrected' and btrim(coalesce(remark, '')) = '' then
    raise exception 'remark: Say why it is corrected';
  end if;
  select * into l from public.stock_levels x where x.batch_id = batch and x.location_id = place for update;
  perform app.stock_write(batch, place, counted - coalesce(l.quantity, 0), why, remark);
end
$$;

-- A new version of a recipe: {"article": amount}. Productions made before keep the version that they were made from.
create function app.stock_save_recipe(recipe uuid, called text, makes numeric, uses jsonb)
returns uuid language plpgsql security definer set search_path = '' as $$
declare
  r uuid := recipe;
  v uuid;
begin
  perform app.stock_need('manage');
  if coalesce(makes, 0) <= 0 then
    raise exception 'pieces: Enter a number above 0';
  end if;
  if uses = '{}' then
    raise exception 'uses: List at least one ingredient';
  end if;
  if r is null then
    insert into public.stock_recipes (name) values (btrim(called)) returning id into r;
  else
    update public.stock_recipes x set name = btrim(called) where x.id = r;
  end if;
  insert into public.stock_versions (recipe_id, version, pieces)
  select r, coalesce(max(x.version), 0) + 1, makes from public.stock_versions x where x.recipe_id = r returning id into v;
  insert into public.stock_ingredients (version_id, article_id, amount)
  select v, u.key::uuid, u.value::numeric from jsonb_each_text(uses) u;
  return r;
end
$$;

-- Produces from the newest version of a recipe. When anything is missing nothing is taken, and all that is missing is named.
create function app.stock_produce(recipe uuid, place uuid, many numeric)
returns text language plpgsql security definer set search_path = '' as $$
declare
  v public.stock_versions;
  missing text;
  made uuid;
  day text := to_char(app.stock_today(), 'YYYYMMDD');
  n integer;
  letters text := '';
  made_code text;
  i record;
begin
  perform app.stock_need('produce');
  if coalesce(many, 0) <= 0 or mod(many, 0.5) <> 0 then
    raise exception 'many: Enter whole or half batches, such as 0.5, 1 or 1.5';
  end if;
  select * into v from public.stock_versions x where x.recipe_id = recipe order by x.version desc limit 1;
  if not found then
    raise exception 'recipe: Choose a recipe';
  end if;
  perform 1 from public.stock_articles a where a.id in (select g.article_id from public.stock_ingredients g where g.version_id = v.id) order by a.id for update;
  select string_agg(format('%s: %s %s missing', a.name, trim_scale(g.amount * many - app.stock_available(a.id, place)), a.unit), E'\n' order by a.name) into missing
  from public.stock_ingredients g join public.stock_articles a on a.id = g.article_id
  where g.version_id = v.id and app.stock_available(a.id, place) < g.amount * many;
  if missing is not null then
    raise exception E'missing: Nothing was taken. This is missing:\n%', missing;
  end if;
  -- Date and a running letter: A, B, … Z, AA. The day's own productions are counted one after the other.
  perform 1 from public.stock_recipes r order by r.id for update;
  select count(*) into n from public.stock_productions p where p.code like day || '-%';
  n := n + 1;
  while n > 0 loop
    letters := chr(65 + mod(n - 1, 26)) || letters;
    n := (n - 1) / 26;
  end loop;
  made_code := day || '-' || letters;
  insert into public.stock_productions (code, version_id, location_id, batches, pieces)
  values (made_code, v.id, place, many, v.pieces * many) returning id into made;
  for i in select g.article_id, g.amount from public.stock_ingredients g where g.version_id = v.id loop
    perform app.stock_draw(i.article_id, place, i.amount * many, 'produced', made_code, made);
  end loop;
  return made_code;
end
$$;

-- Calls a production off, with a reason: it stays in the books, and what it used goes back to where it came from.
create function app.stock_void(production uuid, reason text) returns void language plpgsql security definer set search_path = '' as $$
declare
  p public.stock_productions;
  m record;
begin
  perform app.stock_need('manage');
  if btrim(coalesce(reason, '')) = '' then
    raise exception 'reason: Write down why it is voided';
  end if;
  update public.stock_productions x set voided_at = now(), void_reason = btrim(reason) where x.id = production and x.voided_at is null returning * into p;
  if not found then
    raise exception 'reason: It is void already';
  end if;
  for m in select x.batch_id, x.location_id, -sum(x.quantity) as back from public.stock_moves x where x.production_id = production group by x.batch_id, x.location_id loop
    perform app.stock_write(m.batch_id, m.location_id, m.back, 'voided', p.code || ': ' || btrim(reason), production);
  end loop;
end
$$;

-- Sends pieces of a production to an outlet; not more than there are.
create function app.stock_send(production uuid, place uuid, pieces numeric) returns void language plpgsql security definer set search_path = '' as $$
declare
  p public.stock_productions;
  gone numeric;
begin
  perform app.stock_need('produce');
  select * into p from public.stock_productions x where x.id = production for update;
  if not found or p.voided_at is not null then
    raise exception 'production: Choose a production that is not void';
  end if;
  if coalesce(stock_send.pieces, 0) <= 0 then
    raise exception 'pieces: Enter a number above 0';
  end if;
  if not exists (select 1 from public.stock_locations l where l.id = place and l.outlet) then
    raise exception 'place: Choose where it goes';
  end if;
  select coalesce(sum(d.sent), 0) into gone from public.stock_deliveries d where d.production_id = production;
  if gone + stock_send.pieces > p.pieces then
    raise exception 'pieces: Only % pieces of this production are left', trim_scale(p.pieces - gone);
  end if;
  insert into public.stock_deliveries (production_id, location_id, sent) values (production, place, stock_send.pieces);
end
$$;

-- Confirms what an outlet got; a difference needs an explanation.
create function app.stock_confirm(delivery uuid, got numeric, why text) returns void language plpgsql security definer set search_path = '' as $$
declare
  d public.stock_deliveries;
begin
  select * into d from public.stock_deliveries x where x.id = delivery for update;
  if not found or ((select auth.uid()) is not null and not app.is_stock_outlet(d.location_id) and not app.may_stock('manage')) then
    raise exception 'There is no such delivery.' using errcode = '42501';
  end if;
  if d.received is not null then
    raise exception 'got: It is confirmed already';
  end if;
  if got is null or got < 0 then
    raise exception 'got: Enter a number from 0 on';
  end if;
  if got <> d.sent and btrim(coalesce(why, '')) = '' then
    raise exception 'why: Explain the difference: % were sent', trim_scale(d.sent);
  end if;
  update public.stock_deliveries x set received = got, explanation = btrim(coalesce(why, '')), confirmed_by = (select auth.uid()), confirmed_at = now() where x.id = delivery;
end
$$;

-- Enters what an outlet had left at the end of the day.
create function app.stock_leave(delivery uuid, many numeric, what text) returns void language plpgsql security definer set search_path = '' as $$
declare
  d public.stock_deliveries;
  left_over numeric;
begin
  select * into d from public.stock_deliveries x where x.id = delivery for update;
  if not found or ((select auth.uid()) is not null and not app.is_stock_outlet(d.location_id) and not app.may_stock('manage')) then
    raise exception 'There is no such delivery.' using errcode = '42501';
  end if;
  if d.received is null then
    raise exception 'many: Confirm the delivery first';
  end if;
  if not app.stock_rules() -> 'outlets' -> 'unsold' ? what then
    raise exception 'what: Choose what became of it';
  end if;
  select d.received - coalesce(sum(u.pieces), 0) into left_over from public.stock_unsold u where u.delivery_id = delivery;
  if coalesce(many, 0) <= 0 or many > left_over then
    raise exception 'many: Enter a number from 1 to %', trim_scale(left_over);
  end if;
  insert into public.stock_unsold (delivery_id, location_id, pieces, became, worth)
  select delivery, d.location_id, many, what, round(many * coalesce(app.stock_piece_cost(p.version_id), 0)) from public.stock_productions p where p.id = d.production_id;
end
$$;

-- What one piece of a recipe's version costs, by the latest prices of its articles.
create function app.stock_piece_cost(recipe_version uuid) returns numeric language sql stable security definer set search_path = '' as $$
  select sum(g.amount * a.price) / max(v.pieces)
  from public.stock_ingredients g join public.stock_articles a on a.id = g.article_id join public.stock_versions v on v.id = g.version_id
  where g.version_id = recipe_version
$$;

alter table public.stock_locations enable row level security;
alter table public.stock_staff enable row level security;
alter table public.stock_articles enable row level security;
alter table public.stock_minimums enable row level security;
alter table public.stock_batches enable row level security;
alter table public.stock_levels enable row level security;
alter table public.stock_recipes enable row level security;
alter table public.stock_versions enable row level security;
alter table public.stock_ingredients enable row level security;
alter table public.stock_productions enable row level security;
alter table public.stock_moves enable row level security;
alter table public.stock_deliveries enable row level security;
alter table public.stock_unsold enable row level security;
create policy stock_locations_select on public.stock_locations for select to authenticated using (true);
create policy stock_locations_change on public.stock_locations for all to authenticated using ((select app.may_stock('manage'))) with check ((select app.may_stock('manage')));
create policy stock_staff_select on public.stock_staff for select to authenticated using (profile_id = (select auth.uid()) or (select app.is_stock_staff()));
create policy stock_staff_change on public.stock_staff for all to authenticated using ((select app.may_stock('manage'))) with check ((select app.may_stock('manage')));
create policy stock_articles_select on public.stock_articles for select to authenticated using ((select app.is_stock_staff()));
create policy stock_articles_change on public.stock_articles for all to authenticated using ((select app.may_stock('manage'))) with check ((select app.may_stock('manage')));
create policy stock_minimums_select on public.stock_minimums for select to authenticated using ((select app.is_stock_staff()));
create policy stock_minimums_change on public.stock_minimums for all to authenticated using ((select app.may_stock('manage'))) with check ((select app.may_stock('manage')));
create policy stock_batches_select on public.stock_batches for select to authenticated using ((select app.is_stock_staff()));
create policy stock_levels_select on public.stock_levels for select to authenticated using ((select app.is_stock_staff()));
create policy stock_recipes_select on public.stock_recipes for select to authenticated using (true);
create policy stock_versions_select on public.stock_versions for select to authenticated using (true);
create policy stock_ingredients_select on public.stock_ingredients for select to authenticated using ((select app.is_stock_staff()));
create policy stock_productions_select on public.stock_productions for select to authenticated using (
  (select app.is_stock_staff())
  or exists (select 1 from public.stock_deliveries d where d.production_id = stock_productions.id)
);
create policy stock_moves_select on public.stock_moves for select to authenticated using ((select app.is_stock_staff()));
create policy stock_deliveries_select on public.stock_deliveries for select to authenticated using ((select app.is_stock_staff()) or app.is_stock_outlet(location_id));
create policy stock_unsold_select on public.stock_unsold for select to authenticated using ((select app.is_stock_staff()) or app.is_stock_outlet(location_id));
revoke all on public.stock_locations, public.stock_staff, public.stock_articles, public.stock_minimums, public.stock_batches, public.stock_levels, public.stock_recipes, public.stock_versions, public.stock_ingredients, public.stock_productions, public.stock_moves, public.stock_deliveries, public.stock_unsold from anon, authenticated;
grant select, insert, update, delete on public.stock_locations, public.stock_staff, public.stock_articles, public.stock_minimums to authenticated;
grant select on public.stock_batches, public.stock_levels, public.stock_recipes, public.stock_versions, public.stock_ingredients, public.stock_productions, public.stock_moves, public.stock_deliveries, public.stock_unsold to authenticated;
revoke execute on function app.stock_write(uuid, uuid, numeric, text, text, uuid, uuid) from public, anon, authenticated;
revoke execute on function app.stock_draw(uuid, uuid, numeric, text, text, uuid) from public, anon, authenticated;
revoke execute on function app.stock_take(uuid, uuid, numeric, text) from public, anon;
revoke execute on function app.stock_discard(uuid, uuid, numeric, text) from public, anon;
revoke execute on function app.stock_receive(uuid, uuid, numeric, text, date, integer, text, numeric, text) from public, anon;
revoke execute on function app.stock_move(uuid, uuid, uuid, numeric, text) from public, anon;
revoke execute on function app.stock_correct(uuid, uuid, numeric, text, text) from public, anon;
revoke execute on function app.stock_save_recipe(uuid, text, numeric, jsonb) from public, anon;
revoke execute on function app.stock_produce(uuid, uuid, numeric) from public, anon;
revoke execute on function app.stock_void(uuid, text) from public, anon;
revoke execute on function app.stock_send(uuid, uuid, numeric) from public, anon;
revoke execute on function app.stock_confirm(uuid, numeric, text) from public, anon;
revoke execute on function app.stock_leave(uuid, numeric, text) from public, anon;
revoke execute on function app.stock_available(uuid, uuid) from public, anon;
revoke execute on function app.stock_piece_cost(uuid) from public, anon;
grant execute on function app.stock_take(uuid, uuid, numeric, text) to authenticated;
grant execute on function app.stock_discard(uuid, uuid, numeric, text) to authenticated;
grant execute on function app.stock_receive(uuid, uuid, numeric, text, date, integer, text, numeric, text) to authenticated;
grant execute on function app.stock_move(uuid, uuid, uuid, numeric, text) to authenticated;
grant execute on function app.stock_correct(uuid, uuid, numeric, text, text) to authenticated;
grant execute on function app.stock_save_recipe(uuid, text, numeric, jsonb) to authenticated;
grant execute on function app.stock_produce(uuid, uuid, numeric) to authenticated;
grant execute on function app.stock_void(uuid, text) to authenticated;
grant execute on function app.stock_send(uuid, uuid, numeric) to authenticated;
grant execute on function app.stock_confirm(uuid, numeric, text) to authenticated;
grant execute on function app.stock_leave(uuid, numeric, text) to authenticated;
grant execute on function app.stock_available(uuid, uuid) to authenticated;
grant execute on function app.stock_piece_cost(uuid) to authenticated;
