-- ## Booking

-- How booking works here; one row.
create table public.booking_settings (
  id boolean primary key default true check (id),
  time_zone text not null default 'Europe/Brussels',
  slot_minutes integer not null default 15 check (slot_minutes between 5 and 240),
  buffer_minutes integer not null default 5 check (buffer_minutes between 0 and 480),
  lead_minutes integer not null default 60 check (lead_minutes >= 0),
  horizon_days integer not null default 60 check (horizon_days between 1 and 730),
  cancel_hours integer not null default 24 check (cancel_hours >= 0),
  cancel_fee integer not null default 500 check (cancel_fee >= 0),
  capacity integer not null default 0 check (capacity >= 0),
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
  profile_id uuid references public.profiles (id) on delete set null,
  active boolean not null default true,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index providers_profile_id_idx on public.providers (profile_id);

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
  party integer,
  wishes text not null default '',
  language text check (language in ('nl', 'en')),
  first_visit boolean not null default false,
  phone text not null default '',
  mail text not null default '',
  school text not null default '',
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

-- Whether the signed-in account is this provider.
create function app.is_provider(provider uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.providers p where p.id = provider and p.profile_id = (select auth.uid()))
$$;

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
    or app.is_provider(provider_id)
  );
create policy absences_change on public.absences for all to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
create policy appointments_select on public.appointments for select to authenticated
  using (
    customer_id = (select auth.uid())
    or (select app.is_admin())
    or app.is_provider(provider_id)
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
revoke execute on function app.is_provider(uuid) from public, anon;
grant execute on function app.is_provider(uuid) to authenticated;
alter table public.extras enable row level security;
create policy extras_select on public.extras for select to anon, authenticated using (true);
create policy extras_change on public.extras for all to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
revoke all on public.extras from anon, authenticated;
grant select on public.extras to anon, authenticated;
grant insert, update, delete on public.extras to authenticated;

-- What can be booked. A later version of the app brings what is new in the same way; what is there is left alone.
insert into public.services (name, minutes, price, buffer_minutes, takes_extras, first_visit, position) select 'Short tour', nullif(30, 0), 1500, nullif(-1, -1), true, false, 0 where not exists (select 1 from public.services where name = 'Short tour');
insert into public.services (name, minutes, price, buffer_minutes, takes_extras, first_visit, position) select 'Long tour', nullif(60, 0), 2500, nullif(10, -1), true, false, 1 where not exists (select 1 from public.services where name = 'Long tour');
insert into public.services (name, minutes, price, buffer_minutes, takes_extras, first_visit, position) select 'Night tour', nullif(90, 0), 4000, nullif(-1, -1), false, false, 2 where not exists (select 1 from public.services where name = 'Night tour');
insert into public.extras (name, price, minutes, position) select 'Audio guide', 300, 0, 0 where not exists (select 1 from public.extras where name = 'Audio guide');
