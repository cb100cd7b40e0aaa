-- @file if app.shop
-- ## Shop

-- How the shop works: prices, shipping, statuses, limits. A later version of the app replaces this function.
create function app.shop_rules() returns jsonb language sql immutable set search_path = '' as $$
  select '{"product":{"label":"Sample product","label_plural":"Sample products"},"staff_roles":[],"fields":[],"choices":[],"statuses":[{"value":"received","label":"Received"},{"value":"sent","label":"Sent"}],"vat":15,"shipping":{"flat":500,"free_from":6000,"bands":[],"pick_up":true},"guests":true,"limits":[],"consents":[],"coupons":true,"wish_list":true,"reorder":true,"samples":{"label":"Sample","label_plural":"Samples","per_month":5},"low_stock":3,"sold_out":"Sold out"}' /* @= app.shop.rules */::jsonb
$$;

-- Whether the signed-in account keeps the shop.
create function app.is_shop_staff() returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.profiles p
    where p.id = (select auth.uid()) and (app.is_admin() or app.shop_rules() -> 'staff_roles' ? p.role)
  )
$$;

create table public.shop_products (
  id uuid primary key default gen_random_uuid(),
  name text not null check (btrim(name) <> '' and char_length(name) <= 120),
  number text check (btrim(number) <> '' and char_length(number) <= 60),
  description text not null default '' check (char_length(description) <= 2000),
  picture text not null default 'box' check (char_length(picture) <= 60),
  -- What the shop says of its products beside, by the names in the rules.
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  -- In pieces, or in the unit that the shop sells by.
  stock numeric(12, 3) not null default 0,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint shop_products_stock_check check (stock >= 0)
);
create unique index shop_products_number_key on public.shop_products (lower(number));
create index shop_products_name_idx on public.shop_products (name);
create trigger touch_updated_at before update on public.shop_products for each row execute function app.touch_updated_at();

-- The ways to buy a product. One without a stock of its own takes from the product's.
create table public.shop_variants (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references public.shop_products (id) on delete cascade,
  name text not null default '' check (char_length(name) <= 60),
  price integer not null check (price >= 0),
  grams integer not null default 0 check (grams >= 0),
  takes numeric(12, 3) not null default 1 check (takes > 0),
  stock numeric(12, 3),
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint shop_variants_stock_check check (stock >= 0)
);
create index shop_variants_product_id_idx on public.shop_variants (product_id, position);
create trigger touch_updated_at before update on public.shop_variants for each row execute function app.touch_updated_at();

-- The models that a product fits, with the years where there are any.
create table public.shop_fits (
  id uuid primary key default gen_random_uuid(),
  product_id uuid not null references public.shop_products (id) on delete cascade,
  make text not null check (btrim(make) <> '' and char_length(make) <= 60),
  model text not null check (btrim(model) <> '' and char_length(model) <= 60),
  from_year integer,
  to_year integer,
  constraint shop_fits_years_check check (from_year <= to_year)
);
create index shop_fits_product_id_idx on public.shop_fits (product_id);
create index shop_fits_model_idx on public.shop_fits (make, model);

create table public.shop_coupons (
  id uuid primary key default gen_random_uuid(),
  code text not null check (code ~ '^[A-Z0-9_-]{3,30}$'),
  percent numeric(5, 2) not null check (percent > 0 and percent <= 100),
  valid_until date,
  max_uses integer check (max_uses >= 1),
  uses integer not null default 0 check (uses >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint shop_coupons_uses_check1 check (max_uses is null or uses <= max_uses)
);
create unique index shop_coupons_code_key on public.shop_coupons (code);
create trigger touch_updated_at before update on public.shop_coupons for each row execute function app.touch_updated_at();

create table public.shop_orders (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity (start with 1001),
  customer_id uuid references public.profiles (id) on delete set null,
  -- Opens the order for whoever placed it without an account.
  key uuid not null default gen_random_uuid(),
  name text not null check (btrim(name) <> '' and char_length(name) <= 120),
  email text not null check (email like '%_@_%._%' and char_length(email) <= 254),
  address text not null default '' check (char_length(address) <= 500),
  phone text not null default '' check (char_length(phone) <= 40),
  note text not null default '' check (char_length(note) <= 1000),
  delivery text not null check (delivery in ('ship', 'pickup')),
  status text not null,
  goods integer not null check (goods >= 0),
  discount integer not null default 0 check (discount >= 0),
  shipping integer not null default 0 check (shipping >= 0),
  tax integer not null default 0 check (tax >= 0),
  total integer not null check (total >= 0),
  coupon text,
  ship_on date,
  consents text[] not null default '{}',
  payment text not null default 'simulated' check (payment in ('simulated', 'open', 'paid')),
  payment_reference text check (char_length(payment_reference) <= 200),
  cancelled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index shop_orders_number_key on public.shop_orders (number);
create index shop_orders_customer_id_idx on public.shop_orders (customer_id, created_at);
create index shop_orders_created_at_idx on public.shop_orders (created_at);
create trigger touch_updated_at before update on public.shop_orders for each row execute function app.touch_updated_at();

-- What was bought, as it was called and cost then.
create table public.shop_order_lines (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references public.shop_orders (id) on delete cascade,
  product_id uuid references public.shop_products (id) on delete set null,
  variant_id uuid references public.shop_variants (id) on delete set null,
  name text not null,
  number text,
  variant text not null default '',
  choices jsonb not null default '{}',
  quantity numeric(12, 3) not null check (quantity > 0),
  takes numeric(12, 3) not null default 1,
  remnant boolean not null default false,
  price integer not null check (price >= 0),
  total integer not null check (total >= 0),
  position integer not null default 0
);
create index shop_order_lines_order_id_idx on public.shop_order_lines (order_id, position);
create index shop_order_lines_product_id_idx on public.shop_order_lines (product_id);
create index shop_order_lines_variant_id_idx on public.shop_order_lines (variant_id);

create table public.shop_wishes (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  product_id uuid not null references public.shop_products (id) on delete cascade,
  created_at timestamptz not null default now()
);
create unique index shop_wishes_customer_id_product_id_key on public.shop_wishes (customer_id, product_id);
create index shop_wishes_product_id_idx on public.shop_wishes (product_id);

create table public.shop_samples (
  id uuid primary key default gen_random_uuid(),
  customer_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  product_id uuid not null references public.shop_products (id) on delete cascade,
  sent boolean not null default false,
  created_at timestamptz not null default now()
);
create index shop_samples_customer_id_idx on public.shop_samples (customer_id, created_at);
create index shop_samples_product_id_idx on public.shop_samples (product_id);

-- So many free samples per account and calendar month, counted on the shop's clock.
create function app.guard_shop_sample() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  rules jsonb := app.shop_rules();
  most integer := (rules -> 'samples' ->> 'per_month')::integer;
  zone text := 'UTC' /* @= app.time_zone */;
  so_far integer;
begin
  -- The function runs as its owner, so that whose request it is stands in the claims only.
  if coalesce(current_setting('request.jwt.claims', true), '') = '' then
    return new;
  end if;
  if most is null then
    raise exception 'This shop sends no samples.';
  end if;
  -- One after the other: the account's own row is the lock.
  perform 1 from public.profiles p where p.id = new.customer_id for update;
  select count(*) into so_far from public.shop_samples s
  where s.customer_id = new.customer_id
    and date_trunc('month', s.created_at at time zone zone) = date_trunc('month', now() at time zone zone);
  if so_far >= most then
    raise exception 'You have ordered % free % this month, and % is the limit per account and month. You can order more from the first of next month.',
      so_far, lower(rules -> 'samples' ->> 'label_plural'), most;
  end if;
  new.sent := false;
  new.created_at := now();
  return new;
end
$$;
create trigger guard_shop_sample before insert on public.shop_samples for each row execute function app.guard_shop_sample();

-- Only the shop's own statuses.
create function app.guard_shop_order() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select 1 from jsonb_array_elements(app.shop_rules() -> 'statuses') s where s ->> 'value' = new.status) then
    raise exception 'This shop has no such status.';
  end if;
  return new;
end
$$;
create trigger guard_shop_order before insert or update on public.shop_orders for each row execute function app.guard_shop_order();

-- The day on which an order placed at that moment goes out; null when it goes out as soon as it can.
create function app.shop_ship_day(placed timestamptz) returns date language plpgsql stable set search_path = '' as $$
declare
  rule jsonb := app.shop_rules() -> 'ship_day';
  placed_local timestamp := placed at time zone 'UTC' /* @= app.time_zone */;
  cutoff timestamp;
  ahead integer;
begin
  if rule is null or jsonb_typeof(rule) <> 'object' then
    return null;
  end if;
  ahead := mod((rule ->> 'cutoff_day')::integer - extract(dow from placed_local)::integer + 7, 7);
  cutoff := placed_local::date + ahead + (rule ->> 'cutoff')::time;
  if placed_local > cutoff then
    cutoff := cutoff + interval '7 days';
  end if;
  ahead := mod((rule ->> 'day')::integer - extract(dow from cutoff)::integer + 7, 7);
  return cutoff::date + ahead;
end
$$;

-- How much of a product may be in one order and why, from the first rule that it falls under.
create function app.shop_limit(details jsonb) returns jsonb language sql stable set search_path = '' as $$
  select l from jsonb_array_elements(app.shop_rules() -> 'limits') l
  where l ->> 'field' = '' or details ->> (l ->> 'field') = l ->> 'value'
  order by (l ->> 'max')::integer limit 1
$$;

-- Works out a cart: what each line costs, what is wrong with it, discount, shipping, the share of VAT and the total. Every
-- price that anybody sees or pays comes from here. A line is {"v": variant, "q": quantity, "o": {choice: option}, "r": remnant}.
create function app.quote_cart(cart jsonb, delivery text default 'ship', code text default '')
returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
  rules jsonb := app.shop_rules();
  measure jsonb := nullif(rules -> 'measure', 'null'::jsonb);
  unit text := coalesce(measure ->> 'unit', '');
  step numeric := coalesce((measure ->> 'step')::numeric, 1);
  least_amount numeric := coalesce((measure ->> 'min')::numeric, 1);
  remnant_below numeric := coalesce((measure ->> 'remnant_below')::numeric, 0);
  line jsonb;
  v record;
  amount numeric;
  left_over numeric;
  per_item integer;
  is_remnant boolean;
  problem text;
  bound jsonb;
  taken jsonb := '{}';
  counted jsonb := '{}';
  pool text;
  before numeric;
  lines jsonb := '[]';
  goods integer := 0;
  grams numeric := 0;
  line_total integer;
  discount integer := 0;
  coupon public.shop_coupons;
  coupon_problem text;
  wanted text := upper(btrim(coalesce(code, '')));
  shipping integer;
  band jsonb;
  pick_up_only boolean := false;
  picked_up boolean;
  consents jsonb := '[]';
  consent jsonb;
  fine boolean := true;
  tax integer;
begin
  if jsonb_typeof(cart) <> 'array' or jsonb_array_length(cart) > 60 then
    raise exception 'This cart cannot be read.';
  end if;
  for line in select * from jsonb_array_elements(cart) loop
    select w.id, w.product_id, w.name as variant, w.price, w.grams, w.takes, w.stock as own_stock,
      p.name, p.number, p.picture, p.details, p.stock, p.active
    into v
    from public.shop_variants w join public.shop_products p on p.id = w.product_id
    where w.id = (line ->> 'v')::uuid;
    if not found or not v.active then
      lines := lines || jsonb_build_object('key', line ->> 'k', 'variant_id', line ->> 'v', 'name', 'No longer offered', 'quantity', 0,
        'price', 0, 'total', 0, 'problem', 'This is no longer offered. Take it out of the cart.', 'gone', true);
      fine := false;
      continue;
    end if;
    amount := coalesce((line ->> 'q')::numeric, 0);
    is_remnant := coalesce((line ->> 'r')::boolean, false);
    pool := case when v.own_stock is null then v.product_id::text else v.id::text end;
    before := coalesce((taken ->> pool)::numeric, 0);
    left_over := coalesce(v.own_stock, v.stock) - before;
    problem := null;
    per_item := v.price;
    if is_remnant then
      per_item := round(v.price * (100 - coalesce((measure ->> 'remnant_percent')::numeric, 0)) / 100);
      if left_over <= 0 or coalesce(v.own_stock, v.stock) >= remnant_below then
        problem := 'This remnant is gone.';
      elsif amount <> left_over then
        problem := format('A remnant is sold whole only: %s %s.', trim_scale(left_over), unit);
      end if;
    elsif left_over <= 0 or (measure is null and left_over < v.takes) then
      problem := case when before > 0 then 'No more of this is in stock than the cart already has.'
        else 'This is sold out: ' || lower(rules ->> 'sold_out') || '.' end;
    elsif amount < least_amount then
      problem := case when measure is null then 'Take at least one.'
        else format('The minimum is %s %s, in steps of %s %s.', trim_scale(least_amount), unit, trim_scale(step), unit) end;
    elsif mod(amount, step) <> 0 then
      problem := case when measure is null then 'Take whole pieces.'
        else format('It is cut in steps of %s %s, from %s %s on.', trim_scale(step), unit, trim_scale(least_amount), unit) end;
    elsif amount * v.takes > left_over then
      problem := case when measure is null then format('Only %s in stock.', floor(left_over / v.takes))
        else format('Only %s %s in stock.', trim_scale(left_over), unit) end;
    end if;
    bound := app.shop_limit(v.details);
    if bound is not null then
      before := coalesce((counted ->> v.product_id::text)::numeric, 0);
      if before + amount > (bound ->> 'max')::numeric then
        problem := coalesce(problem, bound ->> 'text');
      end if;
      counted := counted || jsonb_build_object(v.product_id::text, before + amount);
    end if;
    taken := taken || jsonb_build_object(pool, coalesce((taken ->> pool)::numeric, 0) + amount * v.takes);
    line_total := round(per_item * amount);
    goods := goods + line_total;
    grams := grams + v.grams * amount;
    for consent in select * from jsonb_array_elements(rules -> 'consents') loop
      if consent ->> 'field' <> '' and v.details ->> (consent ->> 'field') = consent ->> 'value'
        and not consents @> jsonb_build_array(consent ->> 'text')
      then
        consents := consents || jsonb_build_array(consent ->> 'text');
      end if;
    end loop;
    fine := fine and problem is null;
    lines := lines || jsonb_build_object('key', line ->> 'k', 'variant_id', v.id, 'product_id', v.product_id, 'name', v.name, 'number', v.number,
      'picture', v.picture, 'variant', v.variant, 'choices', coalesce(line -> 'o', '{}'), 'quantity', amount, 'takes', v.takes, 'remnant', is_remnant,
      'price', per_item, 'total', line_total, 'grams', v.grams, 'problem', problem,
      'most', least(case when measure is null then floor(coalesce(v.own_stock, v.stock) / v.takes) else coalesce(v.own_stock, v.stock) end,
        coalesce((bound ->> 'max')::numeric, 99999)));
  end loop;
  for consent in select * from jsonb_array_elements(rules -> 'consents') loop
    if consent ->> 'field' = '' then
      consents := consents || jsonb_build_array(consent ->> 'text');
    end if;
  end loop;

  if wanted <> '' then
    select * into coupon from public.shop_coupons c where c.code = wanted;
    if not found or not (rules ->> 'coupons')::boolean then
      coupon_problem := format('There is no code %s.', wanted);
    elsif coupon.valid_until < (now() at time zone 'UTC' /* @= app.time_zone */)::date then
      coupon_problem := format('The code %s has expired.', wanted);
    elsif coupon.uses >= coupon.max_uses then
      coupon_problem := format('The code %s has been used up.', wanted);
    else
      discount := round(goods * coupon.percent / 100);
    end if;
  end if;

  if jsonb_array_length(rules -> 'shipping' -> 'bands') > 0 then
    select b into band from jsonb_array_elements(rules -> 'shipping' -> 'bands') b
    where (b ->> 'up_to_grams')::numeric >= grams order by (b ->> 'up_to_grams')::numeric limit 1;
    pick_up_only := band is null;
    shipping := coalesce((band ->> 'price')::integer, 0);
  else
    shipping := (rules -> 'shipping' ->> 'flat')::integer;
  end if;
  if (rules -> 'shipping' ->> 'free_from')::integer > 0 and goods - discount >= (rules -> 'shipping' ->> 'free_from')::integer then
    shipping := 0;
  end if;
  picked_up := pick_up_only or (delivery = 'pickup' and (rules -> 'shipping' ->> 'pick_up')::boolean);
  if picked_up or lines = '[]' then
    shipping := 0;
  end if;
  tax := round((goods - discount + shipping) * (rules ->> 'vat')::numeric / (100 + (rules ->> 'vat')::numeric));
  return jsonb_build_object('lines', lines, 'goods', goods, 'discount', discount,
    'coupon', case when coupon_problem is null and wanted <> '' then wanted end, 'coupon_problem', coupon_problem,
    'coupon_percent', case when discount > 0 then coupon.percent end,
    'grams', grams, 'shipping', shipping, 'pick_up_only', pick_up_only, 'picked_up', picked_up, 'tax', tax,
    'total', goods - discount + shipping, 'ship_on', app.shop_ship_day(now()), 'consents', consents, 'ok', fine and lines <> '[]');
end
$$;

-- Places an order: prices are worked out here, stock goes down in the same moment, and nothing is kept when one rule says
-- no. Errors that are about one input are raised as "input: sentence".
create function app.place_order(cart jsonb, contact jsonb, delivery text, code text, agreed text[], pays text)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  rules jsonb := app.shop_rules();
  quote jsonb;
  line jsonb;
  needed text;
  placed public.shop_orders;
  who uuid := (select auth.uid());
  n integer := 0;
begin
  if who is null and not (rules ->> 'guests')::boolean then
    raise exception 'Sign in to order.';
  end if;
  -- Whoever comes second waits here, and then sees what is left.
  perform 1 from public.shop_products p
  where p.id in (select w.product_id from public.shop_variants w join jsonb_array_elements(cart) l on w.id = (l ->> 'v')::uuid)
  order by p.id for update;
  if btrim(coalesce(code, '')) <> '' then
    perform 1 from public.shop_coupons c where c.code = upper(btrim(place_order.code)) for update;
  end if;
  quote := app.quote_cart(cart, delivery, code);
  if not (quote ->> 'ok')::boolean then
    select coalesce((l ->> 'name') || ': ' || (l ->> 'problem'), 'The cart is empty.') into needed
    from jsonb_array_elements(quote -> 'lines') l where l ->> 'problem' is not null limit 1;
    raise exception 'cart: %', coalesce(needed, 'The cart is empty.');
  end if;
  if quote ->> 'coupon_problem' is not null then
    raise exception 'coupon: %', quote ->> 'coupon_problem';
  end if;
  for needed in select * from jsonb_array_elements_text(quote -> 'consents') loop
    if not coalesce(needed = any (agreed), false) then
      raise exception 'consent: Tick this to order: %', needed;
    end if;
  end loop;
  if not (quote ->> 'picked_up')::boolean and btrim(coalesce(contact ->> 'address', '')) = '' then
    raise exception 'address: Enter an address';
  end if;
  insert into public.shop_orders (customer_id, name, email, address, phone, note, delivery, status, goods, discount, shipping, tax, total, coupon, ship_on, consents, payment)
  values (who, btrim(contact ->> 'name'), btrim(contact ->> 'email'), btrim(coalesce(contact ->> 'address', '')), btrim(coalesce(contact ->> 'phone', '')),
    btrim(coalesce(contact ->> 'note', '')), case when (quote ->> 'picked_up')::boolean then 'pickup' else 'ship' end, rules -> 'statuses' -> 0 ->> 'value',
    (quote ->> 'goods')::integer, (quote ->> 'discount')::integer, (quote ->> 'shipping')::integer, (quote ->> 'tax')::integer, (quote ->> 'total')::integer,
    quote ->> 'coupon', (quote ->> 'ship_on')::date, coalesce(agreed, '{}'), case when pays = 'open' then 'open' else 'simulated' end)
  returning * into placed;
  for line in select * from jsonb_array_elements(quote -> 'lines') loop
    insert into public.shop_order_lines (order_id, product_id, variant_id, name, number, variant, choices, quantity, takes, remnant, price, total, position)
    values (placed.id, (line ->> 'product_id')::uuid, (line ->> 'variant_id')::uuid, line ->> 'name', line ->> 'number', line ->> 'variant', line -> 'choices',
      (line ->> 'quantity')::numeric, (line ->> 'takes')::numeric, (line ->> 'remnant')::boolean, (line ->> 'price')::integer, (line ->> 'total')::integer, n);
    n := n + 1;
    perform app.shop_take((line ->> 'variant_id')::uuid, (line ->> 'quantity')::numeric * (line ->> 'takes')::numeric);
  end loop;
  if placed.coupon is not null then
    update public.shop_coupons c set uses = c.uses + 1 where c.code = placed.coupon;
  end if;
  return jsonb_build_object('id', placed.id, 'number', placed.number, 'key', placed.key, 'total', placed.total);
end
$$;

-- Takes from the stock that a variant is sold from; gives back what is below zero. The columns' checks refuse more than there is.
create function app.shop_take(variant uuid, amount numeric) returns void language plpgsql security definer set search_path = '' as $$
begin
  update public.shop_variants v set stock = v.stock - amount where v.id = variant and v.stock is not null;
  if not found then
    update public.shop_products p set stock = p.stock - amount
    from public.shop_variants v where v.id = variant and p.id = v.product_id;
  end if;
end
$$;

-- Calls an order off: its goods go back into stock.
create function app.cancel_order(wanted uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  line public.shop_order_lines;
begin
  if not app.is_shop_staff() then
    raise exception 'Only the shop can cancel an order.' using errcode = '42501';
  end if;
  update public.shop_orders o set cancelled_at = now() where o.id = wanted and o.cancelled_at is null;
  if not found then
    raise exception 'There is no such order, or it is cancelled already.';
  end if;
  for line in select * from public.shop_order_lines l where l.order_id = wanted and l.variant_id is not null loop
    perform app.shop_take(line.variant_id, -line.quantity * line.takes);
  end loop;
end
$$;

-- An order for whoever holds its key: visitors have no account to be known by.
create function app.order_by_key(wanted uuid, secret uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select to_jsonb(o) || jsonb_build_object('lines', (
    select coalesce(jsonb_agg(to_jsonb(l) order by l.position), '[]') from public.shop_order_lines l where l.order_id = o.id
  ))
  from public.shop_orders o where o.id = wanted and o.key = secret
$$;

alter table public.shop_products enable row level security;
alter table public.shop_variants enable row level security;
alter table public.shop_fits enable row level security;
alter table public.shop_coupons enable row level security;
alter table public.shop_orders enable row level security;
alter table public.shop_order_lines enable row level security;
alter table public.shop_wishes enable row level security;
alter table public.shop_samples enable row level security;
create policy shop_products_select on public.shop_products for select to anon, authenticated using (active or (select app.is_shop_staff()));
create policy shop_products_change on public.shop_products for all to authenticated using ((select app.is_shop_staff())) with check ((select app.is_shop_staff()));
create policy shop_variants_select on public.shop_variants for select to anon, authenticated using (true);
create policy shop_variants_change on public.shop_variants for all to authenticated using ((select app.is_shop_staff())) with check ((select app.is_shop_staff()));
create policy shop_fits_select on public.shop_fits for select to anon, authenticated using (true);
create policy shop_fits_change on public.shop_fits for all to authenticated using ((select app.is_shop_staff())) with check ((select app.is_shop_staff()));
create policy shop_coupons_all on public.shop_coupons for all to authenticated using ((select app.is_shop_staff())) with check ((select app.is_shop_staff()));
create policy shop_orders_select on public.shop_orders for select to authenticated using (customer_id = (select auth.uid()) or (select app.is_shop_staff()));
create policy shop_orders_update on public.shop_orders for update to authenticated using ((select app.is_shop_staff())) with check ((select app.is_shop_staff()));
create policy shop_order_lines_select on public.shop_order_lines for select to authenticated
  using (exists (select 1 from public.shop_orders o where o.id = order_id));
create policy shop_wishes_own on public.shop_wishes for all to authenticated using (customer_id = (select auth.uid())) with check (customer_id = (select auth.uid()));
create policy shop_samples_select on public.shop_samples for select to authenticated using (customer_id = (select auth.uid()) or (select app.is_shop_staff()));
create policy shop_samples_insert on public.shop_samples for insert to authenticated with check (customer_id = (select auth.uid()));
create policy shop_samples_update on public.shop_samples for update to authenticated using ((select app.is_shop_staff())) with check ((select app.is_shop_staff()));
revoke all on public.shop_products, public.shop_variants, public.shop_fits, public.shop_coupons, public.shop_orders, public.shop_order_lines, public.shop_wishes, public.shop_samples from anon, authenticated;
grant select on public.shop_products, public.shop_variants, public.shop_fits to anon, authenticated;
grant insert, update, delete on public.shop_products, public.shop_variants, public.shop_fits to authenticated;
grant select, insert, update, delete on public.shop_coupons to authenticated;
grant select on public.shop_orders, public.shop_order_lines to authenticated;
grant update (status) on public.shop_orders to authenticated;
grant select, insert, delete on public.shop_wishes to authenticated;
grant select, insert on public.shop_samples to authenticated;
grant update (sent) on public.shop_samples to authenticated;
revoke execute on function app.shop_take(uuid, numeric) from public, anon, authenticated;
revoke execute on function app.guard_shop_sample() from public, anon, authenticated;
revoke execute on function app.cancel_order(uuid) from public, anon;
grant execute on function app.cancel_order(uuid) to authenticated;
grant execute on function app.quote_cart(jsonb, text, text) to anon, authenticated;
grant execute on function app.place_order(jsonb, jsonb, text, text, text[], text) to anon, authenticated;
grant execute on function app.order_by_key(uuid, uuid) to anon, authenticated;
-- @each shop.coupon
insert into public.shop_coupons (code, percent, valid_until, max_uses) values ('WELCOME' /* @= coupon.code */, 10 /* @= coupon.percent */, nullif(current_date + 365 /* @= coupon.days */, current_date), nullif(100 /* @= coupon.uses */, 0)) on conflict (code) do nothing;
-- @end
