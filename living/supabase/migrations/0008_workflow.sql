-- @file if app.rules
-- What may happen to a row when: states and the moves between them, limits, checklists, and the history of it all. The
-- functions are the same for every table; what differs is in app.rules_of.

create function app.rules_of(entity text) returns jsonb language sql immutable set search_path = '' as $$
  select case entity
    -- @each entity if entity.rules
    when 'sample_items' then ('{"label":"sample item","title":"sample_title","history":true,"state":"sample_enum","first":"open","states":{"open":"Open","active":"In progress","done":"Done"},"by_step":[],"hidden":[],"locked":[],"moves":[{"name":"start","label":"Start","from":["open"],"to":"active","by":[{"who":"user"}]},{"name":"finish","label":"Finish","from":["active"],"to":"done","note":"required","by":[{"who":"user"}]},{"name":"reopen","label":"Reopen","from":["active"],"to":"open","by":[{"who":"user"}]}],"timeouts":[],"checklist":["Look","Do"],"tick_by":[{"who":"user"}],"limits":[]}' /* @= entity.rules_json */)::jsonb
    -- @end
  end
$$;

create function app.rule_day() returns date language sql stable set search_path = '' as $$
  select (now() at time zone 'UTC' /* @= app.time_zone */)::date
$$;

-- Whether the account may read a row: asked with its own rights.
create function app.reads(entity text, row_id uuid) returns boolean language plpgsql stable set search_path = '' as $$
declare
  found_one boolean;
begin
  if app.rules_of(entity) is null then
    return false;
  end if;
  execute format('select exists (select 1 from public.%I where id = $1)', entity) into found_one using row_id;
  return found_one;
end
$$;

create function app.row_of(entity text, row_id uuid) returns jsonb language plpgsql stable security definer set search_path = '' as $$
declare
  r jsonb;
begin
  if app.rules_of(entity) is null then
    return null;
  end if;
  execute format('select to_jsonb(t) from public.%I t where id = $1', entity) into r using row_id;
  return r;
end
$$;
revoke execute on function app.row_of(text, uuid) from public;

-- Whether one of a list of rights lets the account do something to a row.
create function app.may_do(rights jsonb, r jsonb) returns boolean language plpgsql stable security definer set search_path = '' as $$
declare
  g jsonb;
  good boolean;
begin
  if auth.uid() is null then
    return false;
  end if;
  for g in select value from jsonb_array_elements(rights) loop
    case g ->> 'who'
      when 'user' then good := true;
      when 'owner' then good := (r ->> 'owner_id')::uuid = auth.uid();
      -- @if app.team or app.deputies
      when 'role' then good := app.acts_as(g ->> 'role');
      -- @end
      -- @if not (app.team or app.deputies)
      when 'role' then good := app.has_role(g ->> 'role');
      -- @end
      when 'self' then good := (r ->> (g ->> 'via'))::uuid = auth.uid();
      -- @if app.team
      when 'team' then good := app.in_team(coalesce(g ->> 'role', ''), (r ->> (g ->> 'via'))::uuid);
      when 'colleague' then good := app.in_team(coalesce(g ->> 'role', ''), app.team_of((r ->> coalesce(g ->> 'via', 'owner_id'))::uuid));
      -- @end
      -- @if app.shared
      when 'member' then execute format('select app.%I($1)', 'is_' || (g ->> 'of') || '_member') into good using (r ->> coalesce(g ->> 'via', 'id'))::uuid;
      when 'manager' then execute format('select app.%I($1)', 'is_' || (g ->> 'of') || '_manager') into good using (r ->> coalesce(g ->> 'via', 'id'))::uuid;
      -- @end
      else good := false;
    end case;
    if good and g ->> 'when' is not null then
      good := coalesce(r ->> (g ->> 'when'), '') = g ->> 'is';
    end if;
    if good then
      return true;
    end if;
  end loop;
  return false;
end
$$;
revoke execute on function app.may_do(jsonb, jsonb) from public;
grant execute on function app.may_do(jsonb, jsonb) to anon, authenticated;
-- @if app.workflow

-- ## States and moves

-- How a state is called in a sentence.
create function app.state_label(rules jsonb, state text) returns text language sql immutable set search_path = '' as $$
  select coalesce(lower(rules -> 'states' ->> state), 'nothing')
$$;

-- @if app.bounds
-- Whether a number of a row is above or below what a rule says. A number that is not there counts as 0.
create function app.holds(r jsonb, bound jsonb) returns boolean language plpgsql stable set search_path = '' as $$
declare
  n numeric := coalesce((r ->> (bound ->> 'field'))::numeric, 0);
  most numeric := (bound ->> 'number')::numeric;
begin
  if bound ->> 'value' is not null then
    execute format('select coalesce(app.%I($1), 0)', bound ->> 'value') into n using (r ->> 'id')::uuid;
  end if;
  return case bound ->> 'is' when 'above' then n > most when 'at_least' then n >= most when 'below' then n < most else n <= most end;
end
$$;
-- @end

-- Why the account may not do a move that its role could do; null when nothing stands against it.
create function app.barred(m jsonb, r jsonb) returns text language plpgsql stable set search_path = '' as $$
declare
  missing text;
begin
  if coalesce((m ->> 'not_own')::boolean, false) and (r ->> 'owner_id')::uuid = auth.uid() then
    return 'Somebody else has to decide this';
  elsif m ->> 'not_in' is not null and (r ->> (m ->> 'not_in'))::uuid = auth.uid() then
    return 'Somebody else has to do this';
  -- @if app.bounds
  elsif m -> 'when' is not null and not app.holds(r, m -> 'when') then
    return 'This is not for you to decide: the ' || replace(m -> 'when' ->> 'field', '_', ' ') || ' is too ' || case when m -> 'when' ->> 'is' in ('above', 'at_least') then 'low' else 'high' end;
  -- @end
  end if;
  select k into missing from jsonb_array_elements_text(coalesce(m -> 'needs', '[]')) as k where btrim(coalesce(r ->> k, '')) = '' limit 1;
  if missing is not null then
    return 'Fill in the ' || replace(missing, '_', ' ') || ' first';
  end if;
  return null;
end
$$;

-- The move that leads a row to another state without asking for anything; raises, with the reason, when there is none.
create function app.move_to(rules jsonb, r jsonb, becomes text) returns jsonb language plpgsql stable set search_path = '' as $$
declare
  was text := r ->> (rules ->> 'state');
  m jsonb;
  asks text;
  ways text;
  refused text;
begin
  for m in select value from jsonb_array_elements(rules -> 'moves') where value ->> 'to' = becomes and value -> 'from' ? was loop
    if not app.may_do(m -> 'by', r) then
      refused := 'You are not allowed to do this';
    elsif app.barred(m, r) is not null then
      refused := app.barred(m, r);
    elsif m ->> 'note' = 'required' or jsonb_array_length(coalesce(m -> 'ask', '[]')) > 0 then
      asks := m ->> 'label';
    else
      return m;
    end if;
  end loop;
  if asks is not null then
    raise exception 'This asks for a note: open the % and use "%"', rules ->> 'label', asks;
  elsif refused is not null then
    raise exception '%', refused using errcode = '42501';
  end if;
  select string_agg(distinct app.state_label(rules, value ->> 'to'), ' or ') into ways
  from jsonb_array_elements(rules -> 'moves') where value -> 'from' ? was;
  raise exception 'From % this goes to %, not straight to %', app.state_label(rules, was), coalesce(ways, 'nowhere'), app.state_label(rules, becomes);
end
$$;

-- What a move fills in.
create function app.filled(m jsonb, note text) returns jsonb language sql stable set search_path = '' as $$
  select coalesce(jsonb_object_agg(value ->> 'field', case value ->> 'value'
    when 'now' then to_jsonb(now())
    when 'today' then to_jsonb(app.rule_day())
    when 'me' then to_jsonb(auth.uid())
    when 'note' then to_jsonb(note)
  end), '{}') from jsonb_array_elements(coalesce(m -> 'set', '[]'))
$$;

create function app.guard_workflow() returns trigger language plpgsql set search_path = '' as $$
declare
  rules jsonb := app.rules_of(tg_table_name);
  state text := rules ->> 'state';
  was text;
  becomes text := to_jsonb(new) ->> state;
  before jsonb;
  m jsonb;
begin
  if tg_op = 'INSERT' then
    if app.is_request() then
      if becomes is distinct from rules ->> 'first' then
        raise exception 'A new % starts as %', rules ->> 'label', app.state_label(rules, rules ->> 'first');
      end if;
      new := jsonb_populate_record(new, (select coalesce(jsonb_object_agg(k, null), '{}') from jsonb_array_elements_text(rules -> 'by_step') as k));
    end if;
    return new;
  end if;
  before := to_jsonb(old);
  was := before ->> state;
  if becomes is distinct from was then
    new.state_since := now();
  end if;
  if not app.is_request() then
    return new;
  end if;
  -- What only moves fill in stays as it was.
  new := jsonb_populate_record(new, (select coalesce(jsonb_object_agg(k, before -> k), '{}') from jsonb_array_elements_text(rules -> 'by_step') as k));
  if becomes is not distinct from was then
    if rules -> 'locked' ? was and (to_jsonb(new) - 'position' - 'updated_at') is distinct from (before - 'position' - 'updated_at') then
      raise exception 'This % is % and cannot be changed any more', rules ->> 'label', app.state_label(rules, was);
    end if;
    return new;
  end if;
  m := app.move_to(rules, before, becomes);
  perform set_config('app.step', m ->> 'label', true), set_config('app.note', '', true);
  return jsonb_populate_record(new, app.filled(m, null));
end
$$;

create function app.guard_locked() returns trigger language plpgsql set search_path = '' as $$
declare
  rules jsonb := app.rules_of(tg_table_name);
begin
  if app.is_request() and rules -> 'locked' ? (to_jsonb(old) ->> (rules ->> 'state')) then
    raise exception 'This % is % and cannot be deleted any more', rules ->> 'label', app.state_label(rules, to_jsonb(old) ->> (rules ->> 'state'));
  end if;
  return old;
end
$$;

-- The names of the moves that the account may do to a row now.
create function app.moves_open(entity text, row_id uuid) returns text[] language plpgsql stable security definer set search_path = '' as $$
declare
  rules jsonb := app.rules_of(entity);
  r jsonb := app.row_of(entity, row_id);
begin
  return coalesce((
    select array_agg(value ->> 'name' order by n) from jsonb_array_elements(rules -> 'moves') with ordinality as m (value, n)
    where value -> 'from' ? (r ->> (rules ->> 'state')) and app.may_do(value -> 'by', r)
      and coalesce(app.barred(value, r), 'Fill') like 'Fill%'
  ), '{}');
end
$$;

-- Does a move. The app has checked that the account sees the row; everything else is checked here.
create function app.do_move(entity text, row_id uuid, wanted text, note text, given jsonb) returns text language plpgsql security definer set search_path = '' as $$
declare
  rules jsonb := app.rules_of(entity);
  r jsonb;
  m jsonb;
  change jsonb;
  missing text;
begin
  if rules ->> 'state' is null then
    raise exception 'There is nothing to decide here';
  end if;
  execute format('select to_jsonb(t) from public.%I t where id = $1 for update', entity) into r using row_id;
  select value into m from jsonb_array_elements(rules -> 'moves') where value ->> 'name' = wanted;
  if r is null or m is null then
    raise exception 'This is no longer there';
  end if;
  if not m -> 'from' ? (r ->> (rules ->> 'state')) then
    raise exception 'This % is % already', rules ->> 'label', app.state_label(rules, r ->> (rules ->> 'state'));
  end if;
  if not app.may_do(m -> 'by', r) then
    raise exception 'You are not allowed to do this' using errcode = '42501';
  end if;
  missing := app.barred(m, r);
  if missing is not null then
    raise exception '%', missing using errcode = case when missing like 'Fill%' then 'P0001' else '42501' end;
  end if;
  if m ->> 'note' = 'required' and btrim(coalesce(note, '')) = '' then
    raise exception 'Enter a %', lower(coalesce(m ->> 'note_label', 'note')) using constraint = 'note_missing';
  end if;
  select k into missing from jsonb_array_elements_text(coalesce(m -> 'ask', '[]')) as k where btrim(coalesce(given ->> k, '')) = '' limit 1;
  if missing is not null then
    raise exception 'Something is missing: %', replace(missing, '_', ' ') using constraint = 'field_missing';
  end if;
  select coalesce(jsonb_object_agg(k, given -> k), '{}') into change from jsonb_array_elements_text(coalesce(m -> 'ask', '[]')) as k;
  change := change || app.filled(m, nullif(btrim(note), '')) || jsonb_build_object(rules ->> 'state', m ->> 'to');
  perform set_config('app.step', m ->> 'label', true), set_config('app.note', btrim(coalesce(note, '')), true);
  execute format(
    'update public.%1$I set (%2$s) = (select %2$s from jsonb_populate_record(null::public.%1$I, $1)) where id = $2',
    entity, (select string_agg(format('%I', k), ', ') from jsonb_object_keys(change) as k)
  ) using change, row_id;
  return m ->> 'label';
end
$$;
-- @if app.auto

-- Leads a row on by itself where its number says so: a small amount is approved as it comes in.
create function app.lead_on() returns trigger language plpgsql set search_path = '' as $$
declare
  rules jsonb := app.rules_of(tg_table_name);
  state text := rules ->> 'state';
  r jsonb := to_jsonb(new);
  a jsonb;
begin
  if coalesce(current_setting('request.jwt.claims', true), '') = '' then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(old) ->> state is not distinct from r ->> state then
      return new;
    end if;
  end if;
  select value into a from jsonb_array_elements(rules -> 'auto')
  where value ->> 'from' = r ->> state and r ->> (value -> 'when' ->> 'field') is not null and app.holds(r, value -> 'when') limit 1;
  if a is null then
    return new;
  end if;
  perform set_config('app.note', a ->> 'note', true);
  return jsonb_populate_record(new, jsonb_build_object(state, a ->> 'to'));
end
$$;
-- @each entity if entity.auto
create trigger lead_on before insert or update on public.sample_items for each row execute function app.lead_on();
-- @end
-- @end
-- @if app.timeouts

-- Does what is due by itself.
create function app.time_out(entity text) returns void language plpgsql security definer set search_path = '' as $$
declare
  rules jsonb := app.rules_of(entity);
  t jsonb;
  due text;
begin
  for t in select value from jsonb_array_elements(rules -> 'timeouts') loop
    due := case
      when t ->> 'field' is null then 'state_since + make_interval(hours => $3) < now()'
      when (t ->> 'day')::boolean then format('%I + ($3 / 24) < app.rule_day()', t ->> 'field')
      else format('%I + make_interval(hours => $3) < now()', t ->> 'field')
    end;
    perform set_config('app.by_itself', 'yes', true), set_config('app.step', '', true), set_config('app.note', coalesce(t ->> 'note', ''), true);
    execute format('update public.%I set %I = $1 where %I = any ($2) and ', entity, rules ->> 'state', rules ->> 'state') || due
      using t ->> 'to', array(select jsonb_array_elements_text(t -> 'from')), coalesce((t ->> 'hours')::integer, 0);
    perform set_config('app.by_itself', '', true), set_config('app.note', '', true);
  end loop;
end
$$;
create function app.tick() returns void language sql security definer set search_path = '' as $$
  -- @each entity if entity.timeouts
  select app.time_out('sample_items');
  -- @end
$$;
-- @end
-- @each entity if entity.workflow
create trigger guard_workflow before insert or update on public.sample_items for each row execute function app.guard_workflow();
create trigger guard_locked before delete on public.sample_items for each row execute function app.guard_locked();
-- @end
-- @end
-- @if app.history

-- ## History

-- Who changed what and when. Rows are only ever added, by the triggers below.
create table public.history (
  id uuid primary key default gen_random_uuid(),
  entity text not null,
  row_id uuid not null,
  -- @if app.tenancy
  organisation_id uuid references public.organisations (id) on delete cascade,
  -- @end
  account_id uuid references public.profiles (id) on delete set null,
  title text not null default '',
  action text not null check (action in ('created', 'changed', 'deleted')),
  step text,
  note text,
  changes jsonb not null default '{}',
  at timestamptz not null default clock_timestamp()
);
-- @if app.tenancy
create index history_organisation_id_idx on public.history (organisation_id);
-- @end
create index history_row_id_idx on public.history (row_id, at);
create index history_account_id_idx on public.history (account_id);
create index history_at_idx on public.history (at);

create function app.log_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  rules jsonb := app.rules_of(tg_table_name);
  before jsonb := '{}';
  after jsonb := '{}';
  difference jsonb := '{}';
  by_itself boolean := coalesce(current_setting('app.by_itself', true), '') = 'yes';
begin
  if tg_op <> 'INSERT' then
    before := to_jsonb(old);
  end if;
  if tg_op <> 'DELETE' then
    after := to_jsonb(new);
  end if;
  -- What the server itself fills in (the sample of a new database) is nobody's doing.
  if coalesce(current_setting('request.jwt.claims', true), '') = '' and not by_itself then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    select coalesce(jsonb_object_agg(k, jsonb_build_array(before -> k, after -> k)), '{}') into difference
    from jsonb_object_keys(after) as k
    where before -> k is distinct from after -> k
      and k not in ('id', 'created_at', 'updated_at', 'position', 'state_since', 'organisation_id') and not rules -> 'hidden' ? k;
    if difference = '{}' then
      return null;
    end if;
  end if;
  insert into public.history (/* @if app.tenancy */organisation_id, /* @end */entity, row_id, account_id, title, action, step, note, changes)
  values (
    /* @if app.tenancy */(coalesce(after ->> 'organisation_id', before ->> 'organisation_id'))::uuid, /* @end */tg_table_name, coalesce(after ->> 'id', before ->> 'id')::uuid, case when by_itself then null else auth.uid() end,
    left(coalesce(after ->> (rules ->> 'title'), before ->> (rules ->> 'title'), ''), 200),
    case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end,
    nullif(current_setting('app.step', true), ''), nullif(current_setting('app.note', true), ''), difference
  );
  perform set_config('app.step', '', true), set_config('app.note', '', true);
  return null;
end
$$;

alter table public.history enable row level security;
revoke all on public.history from anon, authenticated;
grant select on public.history to authenticated;
create policy history_log on public.history for select to authenticated
  using (exists (select 1 from unnest(array['admin', 'sample_role'] /* @= app.log_roles */) as r where app.has_role(r)));
-- @if app.tenancy
create policy history_organisation on public.history as restrictive for select to authenticated using (organisation_id = (select app.organisation()));
-- @end
-- @if not app.log_closed
create policy history_row on public.history for select to authenticated using (app.reads(entity, row_id));
-- @end
-- @each entity if entity.history
create trigger log_change after insert or update or delete on public.sample_items for each row execute function app.log_change();
-- @end
-- @end
-- @if app.ticklist

-- ## Checklists

create table public.ticks (
  entity text not null,
  row_id uuid not null,
  item text not null check (char_length(item) <= 80),
  account_id uuid default auth.uid() references public.profiles (id) on delete set null,
  at timestamptz not null default now(),
  primary key (entity, row_id, item)
);
create index ticks_account_id_idx on public.ticks (account_id);

create function app.may_tick(entity text, row_id uuid, item text) returns boolean language plpgsql stable security definer set search_path = '' as $$
declare
  rules jsonb := app.rules_of(entity);
begin
  return coalesce(rules -> 'checklist' ? item and app.may_do(rules -> 'tick_by', app.row_of(entity, row_id)), false);
end
$$;

alter table public.ticks enable row level security;
revoke all on public.ticks from anon, authenticated;
grant select, insert, delete on public.ticks to authenticated;
create policy ticks_read on public.ticks for select to authenticated using (app.reads(entity, row_id));
create policy ticks_create on public.ticks for insert to authenticated
  with check (account_id = (select auth.uid()) and app.reads(entity, row_id) and app.may_tick(entity, row_id, item));
create policy ticks_delete on public.ticks for delete to authenticated using (app.reads(entity, row_id) and app.may_tick(entity, row_id, item));

create function app.forget_ticks() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.ticks t where t.entity = tg_table_name and t.row_id = old.id;
  return null;
end
$$;
-- @each entity if entity.ticklist
create trigger forget_ticks after delete on public.sample_items for each row execute function app.forget_ticks();
-- @end
-- @end
-- @if app.limits

-- ## Limits

-- Working days from the first to the last day: no weekends, none of the days in a table of holidays; half a day off the last.
create function app.working_days(first_day date, last_day date, half boolean, holidays text, holiday_day text) returns numeric
language plpgsql stable security definer set search_path = '' as $$
declare
  off date[] := '{}';
  n numeric;
begin
  if holidays is not null then
    execute format('select coalesce(array_agg(%I), ''{}'') from public.%I where %I between $1 and $2', holiday_day, holidays, holiday_day)
      into off using first_day, last_day;
  end if;
  select count(*) into n from generate_series(first_day::timestamp, coalesce(last_day, first_day)::timestamp, interval '1 day') as d
  where extract(isodow from d) < 6 and d::date <> all (off);
  return case when half and n > 0 then n - 0.5 else n end;
end
$$;
-- @if app.balance

-- How much somebody may take in a year, where it is not what everybody may.
create table public.allowances (
  account_id uuid not null references public.profiles (id) on delete cascade,
  year integer not null check (year between 2000 and 2200),
  amount numeric not null check (amount between 0 and 1000),
  rest numeric not null default 0 check (rest between 0 and 1000),
  primary key (account_id, year)
);
alter table public.allowances enable row level security;
revoke all on public.allowances from anon, authenticated;
grant select, insert, update, delete on public.allowances to authenticated;
create policy allowances_read on public.allowances for select to authenticated using (account_id = (select auth.uid()) or (select app.is_admin()));
create policy allowances_admin on public.allowances for all to authenticated using ((select app.is_admin())) with check ((select app.is_admin()));

-- What somebody has left for a row that begins on a day: what the year gives, the rest of the year before while it lasts, less
-- what other rows take. p is the limit, row_id the row that does not count itself.
create function app.balance_left(entity text, p jsonb, account uuid, day date, row_id uuid) returns numeric
language plpgsql stable security definer set search_path = '' as $$
declare
  given numeric := (p ->> 'most')::numeric;
  rest numeric := 0;
  taken numeric;
  state text := app.rules_of(entity) ->> 'state';
begin
  select a.amount, case when p ->> 'carry' is not null and to_char(day, 'MM-DD') <= p ->> 'carry' then a.rest else 0 end into given, rest
  from public.allowances a where a.account_id = account and a.year = extract(year from day);
  if not found then
    given := (p ->> 'most')::numeric;
    rest := 0;
  end if;
  execute format(
    'select coalesce(sum(t.%I), 0) from public.%I t where t.owner_id = $1 and t.id is distinct from $2 and extract(year from t.%I) = extract(year from $3) and %s and %s',
    p ->> 'days', entity, p ->> 'start',
    case when state is null then 'true' else format('t.%I <> all ($4)', state) end,
    case when p ->> 'skip_field' is null then 'true' else format('t.%I <> all ($5)', p ->> 'skip_field') end
  ) into taken using account, row_id, day, array(select jsonb_array_elements_text(coalesce(p -> 'except', '[]'))),
    array(select jsonb_array_elements_text(coalesce(p -> 'skip', '[]')));
  return given + rest - taken;
end
$$;

-- What the account itself has left this year.
create function app.my_balance(entity text) returns numeric language plpgsql stable security definer set search_path = '' as $$
declare
  p jsonb;
begin
  select value into p from jsonb_array_elements(app.rules_of(entity) -> 'limits') where value ->> 'kind' = 'balance';
  return app.balance_left(entity, p, auth.uid(), app.rule_day(), null);
end
$$;
-- @end
-- @if app.away

-- The days on which too many of a team would be away, if a row is approved: each with the share in percent.
create function app.crowded_days(entity text, row_id uuid) returns table (day date, share numeric)
language plpgsql stable security definer set search_path = '' as $$
declare
  rules jsonb := app.rules_of(entity);
  p jsonb;
  r jsonb := app.row_of(entity, row_id);
  team uuid := app.team_of((r ->> 'owner_id')::uuid);
  people numeric;
begin
  select value into p from jsonb_array_elements(rules -> 'limits') where value ->> 'kind' = 'away';
  select count(*) into people from public.team_members t where t.team_id = team;
  if p is null or people = 0 then
    return;
  end if;
  return query execute format(
    'select d::date, round(100.0 * count(distinct t.owner_id) / $1) from generate_series($2::timestamp, $3::timestamp, interval ''1 day'') as d
     join public.%1$I t on d::date between t.%2$I and coalesce(t.%3$I, t.%2$I) and %4$s
     join public.team_members m on m.account_id = t.owner_id and m.team_id = $4
     where extract(isodow from d) < 6
     group by d having 100.0 * count(distinct t.owner_id) / $1 > $5 order by d limit 30',
    entity, p ->> 'start', coalesce(p ->> 'end', p ->> 'start'),
    case when rules ->> 'state' is null then 'true' else format('t.%I <> all ($6)', rules ->> 'state') end
  ) using people, (r ->> (p ->> 'start'))::date, (r ->> coalesce(p ->> 'end', p ->> 'start'))::date, team, (p ->> 'most')::numeric,
    array(select jsonb_array_elements_text(coalesce(p -> 'except', '[]')));
end
$$;
-- @end

create function app.guard_limits() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  rules jsonb := app.rules_of(tg_table_name);
  r jsonb := to_jsonb(new);
  p jsonb;
  state text := rules ->> 'state';
  who text;
  whole boolean;
  before jsonb := '{}';
  counted integer;
  living text;
  asked numeric;
  left_over numeric;
  except_states text[];
  rest integer;
  ends text;
  taken jsonb;
begin
  if tg_op = 'UPDATE' then
    before := to_jsonb(old);
  end if;
  for p in select value from jsonb_array_elements(coalesce(rules -> 'limits', '[]')) loop
    except_states := array(select jsonb_array_elements_text(coalesce(p -> 'except', '[]')));
    -- A row that counts for nothing breaks no limit.
    if state is not null and r ->> state = any (except_states) then
      continue;
    end if;
    who := coalesce(nullif(p ->> 'field', ''), 'owner_id');
    whole := coalesce((p ->> 'whole')::boolean, false);
    living := case when state is null then 'true' else format('t.%I <> all ($3)', state) end;
    if p -> 'states' is not null then
      -- Only rows in some states count, and a row that was there already takes no new place.
      if not p -> 'states' ? coalesce(r ->> (p ->> 'state_of'), '')
        or before ->> (p ->> 'state_of') = r ->> (p ->> 'state_of') and (whole or before ->> who is not distinct from r ->> who) then
        continue;
      end if;
    end if;
    if r ->> who is null and not whole and p ->> 'kind' in ('count', 'overlap') then
      continue;
    end if;
    if p ->> 'kind' in ('count', 'overlap') then
      -- Two at once take turns.
      perform pg_advisory_xact_lock(hashtext(tg_table_name || case when whole then '' else r ->> who end));
    end if;
    if p ->> 'kind' = 'count' then
      execute format('select count(*) from public.%I t where %s and t.id <> $2 and %s and (%s) and (%s)', tg_table_name,
        case when whole then 'true' else format('t.%I = $1', who) end, living,
        case when coalesce(p ->> 'period', '') = '' then 'true' else format('date_trunc(%L, t.created_at) = date_trunc(%L, $4)', p ->> 'period', p ->> 'period') end,
        case when p -> 'states' is null then 'true' else format('t.%I = any ($5)', p ->> 'state_of') end)
        into counted using (r ->> who)::uuid, (r ->> 'id')::uuid, except_states, (r ->> 'created_at')::timestamptz, array(select jsonb_array_elements_text(coalesce(p -> 'states', '[]')));
      if counted >= (p ->> 'most')::numeric then
        raise exception 'No more than % %', p ->> 'most', case when (p ->> 'most')::numeric = 1 then rules ->> 'label' else p ->> 'plural' end
          || case when p ->> 'where' is null then '' when p ->> 'where' like 'in %' then ' ' || (p ->> 'where') else ' in ' || (p ->> 'where') end
          || case when whole then ' at the same time' else ' for each ' || coalesce(nullif(p ->> 'name', ''), 'person') end || case when coalesce(p ->> 'period', '') = '' then '' else ' and ' || (p ->> 'period') end;
      end if;
    elsif p ->> 'kind' = 'overlap' then
      if coalesce((p ->> 'instant')::boolean, false) then
        execute format('select count(*) from public.%1$I t where t.%2$I = $1 and t.id <> $2 and %3$s and t.%4$I %6$s $5 and coalesce(t.%5$I, t.%4$I) %7$s $4',
          tg_table_name, who, living, p ->> 'start', coalesce(nullif(p ->> 'end', ''), p ->> 'start'),
          case when coalesce(p ->> 'end', '') <> '' then '<' else '<=' end, case when coalesce(p ->> 'end', '') <> '' then '>' else '>=' end)
          into counted using (r ->> who)::uuid, (r ->> 'id')::uuid, except_states, (r ->> (p ->> 'start'))::timestamptz,
            coalesce(r ->> coalesce(nullif(p ->> 'end', ''), p ->> 'start'), r ->> (p ->> 'start'))::timestamptz;
        if counted > 0 then
          raise exception 'This overlaps with another % at that time', rules ->> 'label';
        end if;
        continue;
      end if;
      -- What is back is free after its days of rest; what should be back and is not stays taken.
      if p ->> 'back' is not null and r ->> (p ->> 'back') is not null then
        continue;
      end if;
      rest := coalesce((p ->> 'rest')::integer, 0);
      ends := format('coalesce(t.%I, t.%I)', coalesce(nullif(p ->> 'end', ''), p ->> 'start'), p ->> 'start');
      if p ->> 'back' is not null then
        ends := format('case when t.%1$I is null then greatest(%2$s, least(app.rule_day(), $4)) else t.%1$I - %3$s end', p ->> 'back', ends, case when rest = 0 then 1 else 0 end);
      end if;
      execute format('select jsonb_build_object(''first'', t.%4$I, ''last'', %5$s, ''back'', %6$s) from public.%1$I t
          where t.%2$I = $1 and t.id <> $2 and %3$s and t.%4$I <= $5 + $6 and %5$s + $6 >= $4 and t.%4$I <= %5$s order by t.%4$I limit 1',
        tg_table_name, who, living, p ->> 'start', ends, case when p ->> 'back' is null then 'null' else format('t.%I', p ->> 'back') end)
        into taken using (r ->> who)::uuid, (r ->> 'id')::uuid, except_states, (r ->> (p ->> 'start'))::date,
          coalesce(r ->> coalesce(nullif(p ->> 'end', ''), p ->> 'start'), r ->> (p ->> 'start'))::date, rest;
      if taken ->> 'back' is not null then
        raise exception 'This % came back on % and can be taken again from %', p ->> 'name', to_char((taken ->> 'back')::date, 'FMDD Mon YYYY'),
          to_char((taken ->> 'back')::date + rest + 1, 'FMDD Mon YYYY');
      elsif taken is not null then
        raise exception 'This % is taken from % to %', coalesce(nullif(p ->> 'name', ''), 'time'), to_char((taken ->> 'first')::date, 'FMDD Mon YYYY'), to_char((taken ->> 'last')::date, 'FMDD Mon YYYY')
          || case when rest > 0 then ', and ' || rest || ' days after that' else '' end;
      end if;
    -- @if app.balance
    elsif p ->> 'kind' = 'balance' then
      asked := app.working_days((r ->> (p ->> 'start'))::date, (r ->> coalesce(p ->> 'end', p ->> 'start'))::date,
        coalesce((r ->> (p ->> 'half'))::boolean, false), p ->> 'holidays', p ->> 'day');
      if p ->> 'days' is not null then
        new := jsonb_populate_record(new, jsonb_build_object(p ->> 'days', asked));
      end if;
      if app.is_request() or coalesce(current_setting('request.jwt.claims', true), '') <> '' then
        if coalesce(p -> 'skip' ? (r ->> (p ->> 'skip_field')), false) then
          continue;
        end if;
        left_over := app.balance_left(tg_table_name, p, (r ->> 'owner_id')::uuid, (r ->> (p ->> 'start'))::date, (r ->> 'id')::uuid);
        if asked > left_over then
          raise exception 'This takes % days, and % are left', trim_scale(asked), trim_scale(left_over);
        end if;
      end if;
    -- @end
    end if;
  end loop;
  return new;
end
$$;
-- @each entity if entity.limits
create trigger guard_limits before insert or update on public.sample_items for each row execute function app.guard_limits();
-- @end
-- @end
-- @if app.filled

-- Rows that go by the name of whoever made them.
create function app.fill_name() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  return jsonb_populate_record(new, jsonb_build_object(tg_argv[0], coalesce((select p.name from public.profiles p where p.id = new.owner_id), 'Somebody')));
end
$$;
-- @each entity if entity.filled
create trigger name_maker before insert or update on public.sample_items for each row execute function app.fill_name('sample_title');
-- @end
-- @end
-- @if app.public_page

-- ## Public pages

-- A few fields of the rows, for everybody: months in place of days, areas in place of addresses.
create function app.public_rows(entity text) returns table (id uuid, facts jsonb) language plpgsql stable security definer set search_path = '' as $$
declare
  rules jsonb := app.rules_of(entity);
  shown jsonb := rules -> 'public';
begin
  if shown is null then
    return;
  end if;
  return query execute format(
    'select t.id,
       (select coalesce(jsonb_object_agg(k, to_jsonb(t) -> k), ''{}'') from unnest($1) as k)
       || (select coalesce(jsonb_object_agg(k, to_char((to_jsonb(t) ->> k)::date, ''YYYY-MM'')), ''{}'') from unnest($2) as k)
       || (select coalesce(jsonb_object_agg(k, regexp_replace(to_jsonb(t) ->> k, ''^.*, *'', '''')), ''{}'') from unnest($3) as k)
     from public.%I t where %s order by t.created_at desc limit 300',
    entity, case when jsonb_array_length(coalesce(shown -> 'states', '[]')) = 0 then 'true' else format('t.%I = any ($4)', rules ->> 'state') end
  ) using array(select jsonb_array_elements_text(coalesce(shown -> 'fields', '[]'))), array(select jsonb_array_elements_text(coalesce(shown -> 'months', '[]'))),
    array(select jsonb_array_elements_text(coalesce(shown -> 'areas', '[]'))), array(select jsonb_array_elements_text(coalesce(shown -> 'states', '[]')));
end
$$;
-- @if app.claims

-- What visitors write about a row. Only those who may read the row may read it.
create table public.claims (
  id uuid primary key default gen_random_uuid(),
  entity text not null,
  row_id uuid not null,
  name text not null check (btrim(name) <> '' and char_length(name) <= 100),
  contact text not null check (btrim(contact) <> '' and char_length(contact) <= 200),
  details text not null check (btrim(details) <> '' and char_length(details) <= 2000),
  created_at timestamptz not null default now()
);
create index claims_row_id_idx on public.claims (row_id);
alter table public.claims enable row level security;
revoke all on public.claims from anon, authenticated;
grant select on public.claims to authenticated;
create policy claims_read on public.claims for select to authenticated using (app.reads(entity, row_id));

create function app.claim(entity text, row_id uuid, name text, contact text, details text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from app.public_rows($1) as p where p.id = $2) then
    raise exception 'This is no longer there';
  end if;
  if (select count(*) from public.claims c where c.row_id = $2 and c.created_at > now() - interval '1 day') >= 20 then
    raise exception 'Too many have written about this today; please call';
  end if;
  insert into public.claims (entity, row_id, name, contact, details) values ($1, $2, btrim($3), btrim($4), btrim($5));
end
$$;
-- @end
-- @end
