-- @if app.deal
-- ## Deals: requests of some accounts on the rows of others
-- Requests, answers and reviews are only written by the functions here: they lock the row first, so that two people who
-- press at once take turns, and they say in words for people why something cannot be done.

-- Who was looked at by the operator, and who may not take part any more.
create table public.standings (
  account_id uuid primary key references public.profiles (id) on delete cascade,
  verified_at timestamptz,
  blocked_at timestamptz,
  reason text not null default '' check (char_length(reason) <= 500)
);
alter table public.standings enable row level security;
revoke all on public.standings from anon, authenticated;
grant select (account_id, verified_at, blocked_at) on public.standings to anon, authenticated;
create policy standings_read on public.standings for select to anon, authenticated using (true);

-- What an account did against the rules. Lifted ones do not count any more.
create table public.strikes (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references public.profiles (id) on delete cascade,
  reason text not null check (char_length(reason) between 1 and 500),
  lifted_at timestamptz,
  created_at timestamptz not null default now()
);
create index strikes_account_id_idx on public.strikes (account_id, created_at);
alter table public.strikes enable row level security;
revoke all on public.strikes from anon, authenticated;
grant select on public.strikes to authenticated;
create policy strikes_read on public.strikes for select to authenticated using (account_id = (select auth.uid()) or (select app.is_admin()));

create function app.is_verified(account uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.standings s where s.account_id = account and s.verified_at is not null)
    or exists (select 1 from public.profiles p where p.id = account and p.role = 'admin' /* @= app.admin_role */)
$$;

create function app.is_blocked(account uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.standings s where s.account_id = account and s.blocked_at is not null)
$$;

create function app.count_strikes(account uuid, months integer) returns integer language sql stable security definer set search_path = '' as $$
  select count(*)::integer from public.strikes s
  where s.account_id = account and s.lifted_at is null and s.created_at > now() - make_interval(months => months)
$$;

-- The name of an account, for messages.
create function app.name_of(account uuid) returns text language sql stable security definer set search_path = '' as $$
  select coalesce((select p.name from public.profiles p where p.id = account), 'Somebody')
$$;

create function app.verify_account(account uuid, yes boolean) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not app.is_admin() then
    raise exception 'Only an admin can do this' using errcode = '42501';
  end if;
  insert into public.standings (account_id, verified_at) values (account, case when yes then now() end)
  on conflict (account_id) do update set verified_at = excluded.verified_at;
end $$;

create function app.lift_strikes(account uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not app.is_admin() then
    raise exception 'Only an admin can do this' using errcode = '42501';
  end if;
  update public.strikes set lifted_at = now() where account_id = account and lifted_at is null;
end $$;

revoke execute on function app.verify_account(uuid, boolean) from public;
revoke execute on function app.lift_strikes(uuid) from public;
grant execute on function app.verify_account(uuid, boolean) to authenticated;
grant execute on function app.lift_strikes(uuid) to authenticated;

-- Searches that an account keeps under a name; what came since the last look counts as new.
create table public.saved_searches (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  list text not null check (char_length(list) <= 80),
  name text not null check (char_length(btrim(name)) between 1 and 80),
  query text not null default '' check (char_length(query) <= 2000),
  seen_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  constraint saved_searches_name_key unique (owner_id, list, name)
);
alter table public.saved_searches enable row level security;
revoke all on public.saved_searches from anon, authenticated;
grant select, insert, update (seen_at), delete on public.saved_searches to authenticated;
create policy saved_searches_own on public.saved_searches for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
-- @end
-- @each entity if entity.deal

-- ## Requests on sample items

create table public.sample_item_requests (
  id uuid primary key default gen_random_uuid(),
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  state text not null default 'open' check (state in ('open', 'offered', 'accepted', 'declined', 'refused', 'turned_down', 'withdrawn', 'expired', 'cancelled')),
  message text not null default '' check (char_length(message) <= 2000),
  price integer check (price > 0),
  people integer not null default 1 check (people between 1 and 50),
  answers jsonb not null default '{}',
  stage text not null default '' check (char_length(stage) <= 60),
  answer_by timestamptz,
  agreed integer check (agreed >= 0),
  commission integer check (commission >= 0),
  done_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sample_item_requests_sample_item_id_idx on public.sample_item_requests (sample_item_id, created_at);
create index sample_item_requests_owner_id_idx on public.sample_item_requests (owner_id, created_at);
-- Nobody has two requests on one row that are still alive.
create unique index sample_item_requests_live_key on public.sample_item_requests (sample_item_id, owner_id) where state in ('open', 'offered', 'accepted');
create trigger touch_updated_at before update on public.sample_item_requests for each row execute function app.touch_updated_at();

-- Security definer: the policies of the two tables must not ask each other.
create function app.posted_sample_item(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.sample_items s where s.id = row_id and s.owner_id = (select auth.uid()))
$$;

create function app.has_request_on_sample_item(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.sample_item_requests r where r.sample_item_id = row_id and r.owner_id = (select auth.uid()))
$$;

-- Whoever is part of the deal: the poster, those who were accepted, the operator.
create function app.is_sample_item_party(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select app.posted_sample_item(row_id) or app.is_admin() or exists (
    select 1 from public.sample_item_requests r
    where r.sample_item_id = row_id and r.owner_id = (select auth.uid()) and r.state = 'accepted'
  )
$$;

-- Whether two accounts met over a sample item: one asked the other, and (accepted only) was accepted.
create function app.met_over_sample_item(one uuid, other uuid, accepted_only boolean) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.sample_item_requests r join public.sample_items s on s.id = r.sample_item_id
    where ((r.owner_id = one and s.owner_id = other) or (r.owner_id = other and s.owner_id = one))
      and (r.state = 'accepted' or not accepted_only and r.state in ('open', 'offered', 'declined', 'refused', 'turned_down', 'expired'))
  )
$$;

alter table public.sample_item_requests enable row level security;
revoke all on public.sample_item_requests from anon, authenticated;
grant select on public.sample_item_requests to authenticated;
create policy sample_item_requests_read on public.sample_item_requests for select to authenticated
  using (owner_id = (select auth.uid()) or app.posted_sample_item(sample_item_id) or (select app.is_admin()));

-- What the state of a row forbids, and who may post. The state itself is never written by the app.
create function app.guard_sample_item_deal() returns trigger language plpgsql set search_path = '' as $$
begin
  if not app.is_request() then
    return new;
  end if;
  if tg_op = 'INSERT' then
    new.deal_state := 'open';
    new.deal_step := 0;
    new.deal_note := '';
    new.places_taken := 0;
    if app.is_blocked((select auth.uid())) then
      raise exception 'Your account is blocked. You cannot post any more' using errcode = '42501';
    end if;
    if false /* @= entity.deal.verify_block */ and not app.is_verified((select auth.uid())) then
      raise exception 'Your account waits for approval. You can post once we have approved it' using errcode = '42501';
    end if;
    -- @if entity.deal.strike_limit_set
    if app.count_strikes((select auth.uid()), 12 /* @= entity.deal.strike_months */) >= 3 /* @= entity.deal.strike_limit */ then
      raise exception 'You have % strikes, so posting is blocked. The team can lift this', app.count_strikes((select auth.uid()), 12 /* @= entity.deal.strike_months */) using errcode = '42501';
    end if;
    -- @end
    return new;
  end if;
  new.deal_state := old.deal_state;
  new.deal_step := old.deal_step;
  new.deal_note := old.deal_note;
  new.places_taken := old.places_taken;
  if old.deal_state in ('taken', 'done', 'removed', 'cancelled') and not app.is_admin() then
    raise exception 'This cannot be changed any more: it is no longer open' using errcode = '42501';
  end if;
  -- @if entity.deal.places
  if new.sample_capacity < old.places_taken then
    raise exception '% places are given away already', old.places_taken using errcode = '42501';
  end if;
  -- @end
  return new;
end $$;
create trigger guard_deal before insert or update on public.sample_items for each row execute function app.guard_sample_item_deal();

-- Nobody deletes what others rely on.
create function app.keep_sample_item_deal() returns trigger language plpgsql set search_path = '' as $$
begin
  if app.is_request() and old.deal_state in ('offered', 'taken', 'done') and not app.is_admin() then
    raise exception 'Somebody relies on this: it cannot be deleted, only cancelled' using errcode = '42501';
  end if;
  return old;
end $$;
create trigger keep_deal before delete on public.sample_items for each row execute function app.keep_sample_item_deal();

-- @if entity.deal.match
-- Whether a row is one for the account: askers see those that fit their profile, everybody else sees all.
create function app.fits_sample_item(place text) returns boolean language sql stable security definer set search_path = '' as $$
  select not app.has_role('sample_role' /* @= entity.deal.asker */) or exists (
    select 1 from public.linked_items p where p.owner_id = (select auth.uid()) and place = any(p.linked_tags)
  )
$$;

-- @end
-- Restrictive: holds besides whatever else lets somebody read a sample item.
create policy sample_items_deal on public.sample_items as restrictive for select to anon, authenticated using (
  owner_id = (select auth.uid()) or (select app.is_admin()) or app.has_request_on_sample_item(id) or (
    deal_state <> 'removed' and not app.is_blocked(owner_id)
    and (not false /* @= entity.deal.verify_wait */ or app.is_verified(owner_id))
    -- @if entity.deal.match
    and app.fits_sample_item(sample_match)
    -- @end
  )
);

-- What time alone changes: answers that took too long, and what is over. The app asks for it before it reads.
create function app.settle_sample_items() returns void language plpgsql security definer set search_path = '' as $$
begin
  -- @if entity.deal.answer
  with late as (
    update public.sample_item_requests r set state = 'expired'
    where r.state in ('open', 'offered') and r.answer_by < now() returning r.sample_item_id
  )
  update public.sample_items s set deal_state = 'open' from late where late.sample_item_id = s.id and s.deal_state = 'offered';
  -- @end
  -- @if entity.deal.starts
  update public.sample_items s set deal_state = 'past'
  where s.deal_state in ('open', 'offered') and s.sample_ends::date < current_date;
  update public.sample_item_requests r set state = 'expired' from public.sample_items s
  where s.id = r.sample_item_id and s.deal_state = 'past' and r.state in ('open', 'offered');
  -- @end
  -- @if entity.deal.expire
  update public.sample_items s set deal_state = 'past'
  where s.deal_state in ('open', 'offered') and s.created_at < now() - make_interval(days => 30 /* @= entity.deal.expire_days */);
  -- @end
  return;
end $$;

-- The first lines of every deal: who speaks, and the row, locked.
create function app.open_sample_item(row_id uuid) returns public.sample_items language plpgsql security definer set search_path = '' as $$
declare
  item public.sample_items;
begin
  if (select auth.uid()) is null then
    raise exception 'Sign in first' using errcode = '42501';
  end if;
  if app.is_blocked((select auth.uid())) then
    raise exception 'Your account is blocked' using errcode = '42501';
  end if;
  perform app.settle_sample_items();
  select * into item from public.sample_items s where s.id = row_id for update;
  if item.id is null then
    raise exception 'It is no longer there' using errcode = 'P0001';
  end if;
  return item;
end $$;

-- Gives a row to a request, or says why not.
create function app.give_sample_item(item public.sample_items, request public.sample_item_requests) returns void language plpgsql security definer set search_path = '' as $$
declare
  places_all integer := 1;
  price_agreed integer := request.price;
  other record;
begin
  -- @if entity.deal.places
  places_all := coalesce(item.sample_capacity, 1);
  if item.places_taken + request.people > places_all then
    raise exception '%', case when places_all - item.places_taken < 1 then 'All places are taken'
      else format('Only %s of %s places are left, and this needs %s', places_all - item.places_taken, places_all, request.people) end using errcode = 'P0001';
  end if;
  -- @else
  if item.deal_state in ('taken', 'done') then
    raise exception 'Somebody else was accepted already' using errcode = 'P0001';
  end if;
  -- @end
  -- @if entity.deal.no_overlap
  -- The lock on the account makes two rows that are accepted at once take turns.
  perform 1 from public.profiles p where p.id = request.owner_id for update;
  select s.sample_title as title, s.sample_starts as starts into other
  from public.sample_item_requests r join public.sample_items s on s.id = r.sample_item_id
  where r.owner_id = request.owner_id and r.state = 'accepted' and s.id <> item.id and s.deal_state <> 'cancelled'
    and s.sample_starts <= item.sample_ends
    and s.sample_ends >= item.sample_starts
  limit 1;
  if found then
    raise exception 'This overlaps with “%” from %, which is agreed already', other.title, to_char(other.starts, 'DD Mon YYYY') using errcode = 'P0001';
  end if;
  -- @end
  -- @if entity.deal.amount
  price_agreed := coalesce(price_agreed, item.sample_amount);
  -- @end
  update public.sample_item_requests r set state = 'accepted', answer_by = null, agreed = price_agreed
    -- @if entity.deal.commission
    , commission = greatest(round(price_agreed * 8 /* @= entity.deal.commission_percent */ / 100.0), 2500 /* @= entity.deal.commission_minimum */)
    -- @end
  where r.id = request.id;
  update public.sample_items s
  set places_taken = s.places_taken + request.people, deal_state = case when s.places_taken + request.people >= places_all then 'taken' else 'open' end
  where s.id = item.id;
  if item.places_taken + request.people >= places_all and not false /* @= entity.deal.waiting_list */ then
    update public.sample_item_requests r set state = 'turned_down', answer_by = null
    where r.sample_item_id = item.id and r.id <> request.id and r.state in ('open', 'offered');
  end if;
end $$;

-- Makes a request. What it says comes as one object: message, price (minor units), people, answers.
create function app.ask_for_sample_item(row_id uuid, asked jsonb) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  item public.sample_items := app.open_sample_item(row_id);
  request public.sample_item_requests;
begin
  -- @if entity.deal.asker_only
  if not app.has_role('user' /* @= entity.deal.asker */) then
    raise exception 'Your kind of account cannot do this' using errcode = '42501';
  end if;
  -- @end
  if item.owner_id = (select auth.uid()) then
    raise exception 'This is your own' using errcode = 'P0001';
  end if;
  if item.deal_state = 'removed' or app.is_blocked(item.owner_id) then
    raise exception 'It is no longer there' using errcode = 'P0001';
  end if;
  if false /* @= entity.deal.verify_wait */ and not app.is_verified(item.owner_id) then
    raise exception 'It is not public yet' using errcode = 'P0001';
  end if;
  if item.deal_state in ('done', 'cancelled', 'past') or item.deal_state = 'taken' and not false /* @= entity.deal.waiting_list */ then
    raise exception 'This is no longer open' using errcode = 'P0001';
  end if;
  if exists (select 1 from public.sample_item_requests r where r.sample_item_id = item.id and r.owner_id = (select auth.uid()) and r.state in ('open', 'offered', 'accepted')) then
    raise exception 'You have one here already. Withdraw it first to send another' using errcode = 'P0001';
  end if;
  -- @if entity.deal.price
  if coalesce((asked ->> 'price')::integer, 0) < 1 then
    raise exception 'Enter a price' using errcode = 'P0001';
  end if;
  -- @end
  if coalesce((asked ->> 'people')::integer, 1) not between 1 and 6 /* @= entity.deal.group */ then
    raise exception 'At most % people can come together', 6 /* @= entity.deal.group */ using errcode = 'P0001';
  end if;
  -- @if entity.deal.places
  if item.places_taken + coalesce((asked ->> 'people')::integer, 1) > coalesce(item.sample_capacity, 1) and not false /* @= entity.deal.waiting_list */ then
    raise exception 'Only % of % places are left', coalesce(item.sample_capacity, 1) - item.places_taken, coalesce(item.sample_capacity, 1) using errcode = 'P0001';
  end if;
  -- @end
  insert into public.sample_item_requests (sample_item_id, owner_id, message, price, people, answers/* @if entity.deal.answer_accept */, answer_by/* @end */)
  values (
    item.id, (select auth.uid()), left(coalesce(asked ->> 'message', ''), 2000), (asked ->> 'price')::integer,
    coalesce((asked ->> 'people')::integer, 1), coalesce(asked -> 'answers', '{}')/* @if entity.deal.answer_accept */, now() + make_interval(hours => 48 /* @= entity.deal.answer_hours */)/* @end */
  ) returning * into request;
  -- @if entity.deal.direct
  if item.places_taken + request.people <= coalesce(/* @if entity.deal.places */item.sample_capacity, /* @end */1) then
    perform app.give_sample_item(item, request);
  end if;
  -- @end
  return request.id;
end $$;

-- Places that became free go to whoever waits longest.
create function app.free_sample_item(row_id uuid, freed integer) returns void language plpgsql security definer set search_path = '' as $$
declare
  item public.sample_items;
  request public.sample_item_requests;
begin
  update public.sample_items s set places_taken = greatest(0, s.places_taken - freed), deal_step = 0,
    deal_state = case when s.deal_state = 'taken' then 'open' else s.deal_state end
  where s.id = row_id;
  -- @if entity.deal.waiting_list
  for request in select * from public.sample_item_requests r where r.sample_item_id = row_id and r.state = 'open' order by r.created_at, r.id loop
    select * into item from public.sample_items s where s.id = row_id;
    if item.deal_state = 'open' and item.places_taken + request.people <= coalesce(/* @if entity.deal.places */item.sample_capacity, /* @end */1) then
      perform app.give_sample_item(item, request);
    end if;
  end loop;
  -- @end
end $$;

-- What the two parties do with a request: accept, decline, offer, refuse, withdraw, cancel.
create function app.answer_sample_item_request(request_id uuid, move text) returns void language plpgsql security definer set search_path = '' as $$
declare
  item public.sample_items;
  request public.sample_item_requests;
  me uuid := (select auth.uid());
  mine boolean;
  other record;
begin
  item := app.open_sample_item((select r.sample_item_id from public.sample_item_requests r where r.id = request_id));
  select * into request from public.sample_item_requests r where r.id = request_id for update;
  mine := request.owner_id = me;
  if not mine and item.owner_id is distinct from me then
    raise exception 'This is not yours to decide' using errcode = '42501';
  end if;
  if move = 'withdraw' and mine and request.state in ('open', 'offered') then
    update public.sample_item_requests r set state = 'withdrawn', answer_by = null where r.id = request_id;
    if request.state = 'offered' then
      update public.sample_items s set deal_state = 'open' where s.id = item.id;
    end if;
  elsif move = 'cancel' and request.state = 'accepted' and item.deal_step = 0 and item.deal_state in ('open', 'taken') then
    update public.sample_item_requests r set state = 'cancelled' where r.id = request_id;
    perform app.free_sample_item(item.id, request.people);
  elsif move = 'decline' and not mine and request.state in ('open', 'offered') then
    update public.sample_item_requests r set state = 'declined', answer_by = null where r.id = request_id;
    if request.state = 'offered' then
      update public.sample_items s set deal_state = 'open' where s.id = item.id;
    end if;
  -- @if entity.deal.offer
  elsif move = 'offer' and not mine and request.state = 'open' then
    if item.deal_state = 'offered' then
      select app.name_of(r.owner_id) as name, r.answer_by as until into other from public.sample_item_requests r where r.sample_item_id = item.id and r.state = 'offered';
      raise exception 'It is offered to % already. Wait for the answer first', other.name using errcode = 'P0001';
    end if;
    if item.deal_state <> 'open' then
      raise exception 'This is no longer open' using errcode = 'P0001';
    end if;
    update public.sample_item_requests r set state = 'offered'/* @if entity.deal.answer */, answer_by = now() + make_interval(hours => 48 /* @= entity.deal.answer_hours */)/* @end */ where r.id = request_id;
    update public.sample_items s set deal_state = 'offered' where s.id = item.id;
  elsif move = 'refuse' and mine and request.state = 'offered' then
    update public.sample_item_requests r set state = 'refused', answer_by = null where r.id = request_id;
    update public.sample_items s set deal_state = 'open' where s.id = item.id;
  elsif move = 'accept' and mine and request.state = 'offered' then
    perform app.give_sample_item(item, request);
  -- @else
  elsif move = 'accept' and not mine and request.state = 'open' and item.deal_state in ('open', 'taken') then
    perform app.give_sample_item(item, request);
  -- @end
  elsif request.state = 'expired' then
    raise exception 'The time for an answer is over' using errcode = 'P0001';
  else
    raise exception 'This is not possible any more. Reload the page to see how it stands' using errcode = 'P0001';
  end if;
end $$;

-- The steps after a request was accepted, one at a time: who may take the next one stands in the list.
create function app.step_sample_item(row_id uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  item public.sample_items := app.open_sample_item(row_id);
  takers text[] := array['asker', 'poster'] /* @= entity.deal.steps */;
  taker text;
begin
  if item.deal_state <> 'taken' or item.deal_step >= cardinality(takers) then
    raise exception 'There is nothing to do here now' using errcode = 'P0001';
  end if;
  taker := takers[item.deal_step + 1];
  if taker = 'poster' and item.owner_id is distinct from (select auth.uid())
    or taker = 'asker' and not exists (select 1 from public.sample_item_requests r where r.sample_item_id = row_id and r.owner_id = (select auth.uid()) and r.state = 'accepted') then
    raise exception 'The other side does this' using errcode = '42501';
  end if;
  update public.sample_items s
  set deal_step = s.deal_step + 1, deal_state = case when s.deal_step + 1 = cardinality(takers) then 'done' else 'taken' end
  where s.id = row_id;
  if item.deal_step + 1 = cardinality(takers) then
    update public.sample_item_requests r set done_at = now() where r.sample_item_id = row_id and r.state = 'accepted';
  end if;
end $$;

-- The poster calls it off; the operator removes it, with a reason.
create function app.close_sample_item(row_id uuid, becomes text, why text) returns void language plpgsql security definer set search_path = '' as $$
declare
  item public.sample_items := app.open_sample_item(row_id);
begin
  if becomes = 'removed' then
    if not app.is_admin() then
      raise exception 'Only an admin can do this' using errcode = '42501';
    end if;
    if btrim(coalesce(why, '')) = '' then
      raise exception 'Enter a reason' using errcode = 'P0001';
    end if;
  elsif becomes <> 'cancelled' and not (becomes = 'done' and false /* @= entity.deal.contact */) or item.owner_id is distinct from (select auth.uid()) then
    raise exception 'This is not yours to decide' using errcode = '42501';
  end if;
  if item.deal_state in ('done', 'cancelled', 'removed', 'past') and becomes <> 'removed' then
    raise exception 'This is over already' using errcode = 'P0001';
  end if;
  -- @if entity.deal.late
  if becomes = 'cancelled' and item.places_taken > 0 and item.sample_starts::timestamptz < now() + make_interval(hours => 48 /* @= entity.deal.late_hours */) then
    insert into public.strikes (account_id, reason)
    values (item.owner_id, left(format('Cancelled “%s” less than %s hours before the start', item.sample_title, 48 /* @= entity.deal.late_hours */), 500));
  end if;
  -- @end
  if becomes <> 'done' then
    update public.sample_item_requests r set state = 'cancelled', answer_by = null where r.sample_item_id = row_id and r.state in ('open', 'offered', 'accepted');
  end if;
  update public.sample_items s set deal_state = becomes, deal_note = left(coalesce(why, ''), 500), places_taken = 0 where s.id = row_id;
end $$;

-- The e-mail addresses of the two parties, for each other, once they agreed.
create function app.sample_item_contacts(request_id uuid) returns table (id uuid, name text, email text) language sql stable security definer set search_path = '' as $$
  select p.id, p.name, p.email from public.sample_item_requests r
  join public.sample_items s on s.id = r.sample_item_id
  join public.profiles p on p.id in (r.owner_id, s.owner_id)
  where r.id = request_id and r.state = 'accepted' and (r.owner_id = (select auth.uid()) or s.owner_id = (select auth.uid()) or app.is_admin())
$$;

revoke execute on function app.open_sample_item(uuid) from public;
revoke execute on function app.give_sample_item(public.sample_items, public.sample_item_requests) from public;
revoke execute on function app.free_sample_item(uuid, integer) from public;
revoke execute on function app.ask_for_sample_item(uuid, jsonb) from public;
revoke execute on function app.answer_sample_item_request(uuid, text) from public;
revoke execute on function app.step_sample_item(uuid) from public;
revoke execute on function app.close_sample_item(uuid, text, text) from public;
revoke execute on function app.sample_item_contacts(uuid) from public;
grant execute on function app.ask_for_sample_item(uuid, jsonb) to authenticated;
grant execute on function app.answer_sample_item_request(uuid, text) to authenticated;
grant execute on function app.step_sample_item(uuid) to authenticated;
grant execute on function app.close_sample_item(uuid, text, text) to authenticated;
grant execute on function app.sample_item_contacts(uuid) to authenticated;

-- @if entity.deal.stages
-- The poster says how far a request has come.
create function app.stage_sample_item_request(request_id uuid, reached text) returns void language plpgsql security definer set search_path = '' as $$
declare
  item public.sample_items;
begin
  item := app.open_sample_item((select r.sample_item_id from public.sample_item_requests r where r.id = request_id));
  if item.owner_id is distinct from (select auth.uid()) then
    raise exception 'This is not yours to decide' using errcode = '42501';
  end if;
  if not reached = any(array['', 'Received', 'Interview'] /* @= entity.deal.stage_values */) then
    raise exception 'There is no such stage' using errcode = 'P0001';
  end if;
  update public.sample_item_requests r set stage = reached where r.id = request_id and r.state in ('open', 'offered');
  if not found then
    raise exception 'This is not possible any more. Reload the page to see how it stands' using errcode = 'P0001';
  end if;
  -- @if app.inbox
  perform app.tell(r.owner_id, ' moved you on: ' || reached || ' (“' || left(item.sample_title, 80) || '”)', '/sample-items/' || item.id::text)
  from public.sample_item_requests r where r.id = request_id;
  -- @end
end $$;
revoke execute on function app.stage_sample_item_request(uuid, text) from public;
grant execute on function app.stage_sample_item_request(uuid, text) to authenticated;

-- @end
-- @if entity.deal.chat
-- What the two sides of a request write to each other. Nobody else reads it, the operator neither.
create table public.sample_item_messages (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references public.sample_item_requests (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  body text not null check (char_length(btrim(body)) between 1 and 2000),
  created_at timestamptz not null default now()
);
create index sample_item_messages_request_id_idx on public.sample_item_messages (request_id, created_at);
create index sample_item_messages_owner_id_idx on public.sample_item_messages (owner_id);

-- Security definer: the policies of the tables must not ask each other.
create function app.talks_over_sample_item(of_request uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.sample_item_requests r join public.sample_items s on s.id = r.sample_item_id
    where r.id = of_request and (select auth.uid()) in (r.owner_id, s.owner_id) and (r.state = 'accepted' or not false /* @= entity.deal.chat_accepted */)
  )
$$;

alter table public.sample_item_messages enable row level security;
revoke all on public.sample_item_messages from anon, authenticated;
grant select on public.sample_item_messages to authenticated;
create policy sample_item_messages_read on public.sample_item_messages for select to authenticated using (app.talks_over_sample_item(request_id));

create function app.write_sample_item_message(of_request uuid, words text) returns void language plpgsql security definer set search_path = '' as $$
declare
  request public.sample_item_requests;
  item public.sample_items;
  me uuid := (select auth.uid());
begin
  if me is null or not app.talks_over_sample_item(of_request) then
    raise exception 'Only the two of you can write here' using errcode = '42501';
  end if;
  if app.is_blocked(me) then
    raise exception 'Your account is blocked' using errcode = '42501';
  end if;
  if btrim(coalesce(words, '')) = '' then
    raise exception 'Write something first' using errcode = 'P0001';
  end if;
  select * into request from public.sample_item_requests r where r.id = of_request;
  select * into item from public.sample_items s where s.id = request.sample_item_id;
  insert into public.sample_item_messages (request_id, owner_id, body) values (of_request, me, left(btrim(words), 2000));
  -- @if app.inbox
  perform app.tell(case when me = request.owner_id then item.owner_id else request.owner_id end, ' wrote to you about “' || left(item.sample_title, 80) || '”', '/sample-items/' || item.id::text);
  -- @end
end $$;
revoke execute on function app.write_sample_item_message(uuid, text) from public;
grant execute on function app.write_sample_item_message(uuid, text) to authenticated;

-- @end
-- @if app.inbox
-- Tells the other party what happened to a request.
create function app.tell_sample_item_request() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  me uuid := (select auth.uid());
  item public.sample_items;
  words text;
begin
  if me is null then
    return null;
  end if;
  select * into item from public.sample_items s where s.id = new.sample_item_id;
  if tg_op = 'INSERT' then
    perform app.tell(item.owner_id, ' sent you: ' || 'offer' /* @= entity.deal.request_lower */ || ' on “' || left(item.sample_title, 80) || '”', '/sample-items/' || item.id::text);
    return null;
  end if;
  if new.state = old.state then
    return null;
  end if;
  words := case new.state when 'accepted' then ' accepted: ' when 'offered' then ' offers you: ' when 'declined' then ' declined: ' when 'refused' then ' refused: '
    when 'turned_down' then ' chose somebody else for: ' when 'withdrawn' then ' withdrew from: ' when 'cancelled' then ' cancelled: ' end;
  if words is not null then
    perform app.tell(case when me = new.owner_id then item.owner_id else new.owner_id end, words || '“' || left(item.sample_title, 80) || '”', '/sample-items/' || item.id::text);
  end if;
  return null;
end $$;
create trigger tell_request after insert or update of state on public.sample_item_requests for each row execute function app.tell_sample_item_request();

-- @end
-- @if entity.deal.reviews
-- ## Reviews after a deal over a sample item

create table public.sample_item_reviews (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references public.sample_item_requests (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  about_id uuid not null references public.profiles (id) on delete cascade,
  stars smallint not null check (stars between 1 and 5),
  comment text not null default '' check (char_length(comment) <= 2000),
  created_at timestamptz not null default now(),
  constraint sample_item_reviews_once_key unique (request_id, owner_id)
);
create index sample_item_reviews_owner_id_idx on public.sample_item_reviews (owner_id);
create index sample_item_reviews_about_id_idx on public.sample_item_reviews (about_id);

-- Security definer: whether the other side has written too.
create function app.both_reviewed_sample_item(request uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select count(*) > 1 from public.sample_item_reviews v where v.request_id = request
$$;

alter table public.sample_item_reviews enable row level security;
revoke all on public.sample_item_reviews from anon, authenticated;
grant select on public.sample_item_reviews to anon, authenticated;
create policy sample_item_reviews_read on public.sample_item_reviews for select to anon, authenticated using (
  not true /* @= entity.deal.blind */ or owner_id = (select auth.uid()) or (select app.is_admin()) or created_at < now() - make_interval(days => 14 /* @= entity.deal.review_days */) or app.both_reviewed_sample_item(request_id)
);

create function app.review_sample_item(of_request uuid, given integer, words text) returns void language plpgsql security definer set search_path = '' as $$
declare
  request public.sample_item_requests;
  item public.sample_items;
  me uuid := (select auth.uid());
begin
  perform app.settle_sample_items();
  select * into request from public.sample_item_requests r where r.id = of_request;
  select * into item from public.sample_items s where s.id = request.sample_item_id;
  if me is null or request.id is null or me not in (request.owner_id, item.owner_id) then
    raise exception 'Only the two who made the deal can review it' using errcode = '42501';
  end if;
  if me = item.owner_id and not true /* @= entity.deal.poster_reviews */ or me = request.owner_id and not true /* @= entity.deal.asker_reviews */ then
    raise exception 'Only the other side reviews this' using errcode = '42501';
  end if;
  if request.state <> 'accepted' or not (item.deal_state = 'done'/* @if entity.deal.after_end */ or item.sample_ends::date < current_date/* @end */) then
    raise exception 'A review is possible once the deal is done' using errcode = 'P0001';
  end if;
  if given not between 1 and 5 then
    raise exception 'Choose 1 to 5 stars' using errcode = 'P0001';
  end if;
  if exists (select 1 from public.sample_item_reviews v where v.request_id = of_request and v.owner_id = me) then
    raise exception 'You have reviewed this already' using errcode = 'P0001';
  end if;
  insert into public.sample_item_reviews (request_id, owner_id, about_id, stars, comment)
  values (of_request, me, case when me = item.owner_id then request.owner_id else item.owner_id end, given, left(coalesce(words, ''), 2000));
end $$;
revoke execute on function app.review_sample_item(uuid, integer, text) from public;
grant execute on function app.review_sample_item(uuid, integer, text) to authenticated;

-- @end
-- @end
-- @if app.deal

-- Whether two accounts met over any deal: one asked the other, and (accepted only) was accepted.
create function app.met(one uuid, other uuid, accepted_only boolean) returns boolean language sql stable security definer set search_path = '' as $$
  select one is not null and (
    false
    -- @each entity if entity.deal
    or app.met_over_sample_item(one, other, accepted_only)
    -- @end
  )
$$;

-- Blocks an account: what it still offers is gone, what it posted is hidden.
create function app.block_account(account uuid, yes boolean, why text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not app.is_admin() or account = (select auth.uid()) then
    raise exception 'Only an admin can do this, and not to themselves' using errcode = '42501';
  end if;
  insert into public.standings (account_id, blocked_at, reason) values (account, case when yes then now() end, left(coalesce(why, ''), 500))
  on conflict (account_id) do update set blocked_at = excluded.blocked_at, reason = excluded.reason;
  if yes then
    -- @each entity if entity.deal
    update public.sample_items s set deal_state = 'open' from public.sample_item_requests r
    where r.sample_item_id = s.id and r.owner_id = account and r.state = 'offered' and s.deal_state = 'offered';
    update public.sample_item_requests r set state = 'withdrawn', answer_by = null where r.owner_id = account and r.state in ('open', 'offered');
    -- @end
  end if;
end $$;
revoke execute on function app.block_account(uuid, boolean, text) from public;
grant execute on function app.block_account(uuid, boolean, text) to authenticated;
-- @end
-- @each entity if entity.profile

-- ## One profile for each account (sample items)

create function app.guard_sample_item_profile() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if true /* @= living */ then
    return new;
  end if;
  if (select auth.uid()) is not null and new.owner_id is distinct from (select auth.uid()) then
    return new; -- the policy refuses it, with its own code
  end if;
  -- Two forms that are sent at once take turns.
  perform 1 from public.profiles p where p.id = new.owner_id for update;
  if exists (select 1 from public.sample_items s where s.owner_id = new.owner_id) then
    raise exception 'You have one already. Change it on its page' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger guard_profile before insert on public.sample_items for each row execute function app.guard_sample_item_profile();
-- @end
