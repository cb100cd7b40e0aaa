-- What is worked out from the rows, and what is asked of values before they are kept.

-- @if app.computed or app.alert or app.numbers or app.checks or app.running or app.since
create function app.today() returns date language sql stable set search_path = '' as $$
  select (now() at time zone 'UTC' /* @= app.time_zone */)::date
$$;

create function app.local_day(moment timestamptz) returns date language sql stable set search_path = '' as $$
  select (moment at time zone 'UTC' /* @= app.time_zone */)::date
$$;
-- @end
-- @each entity
-- @each field
-- @case text
-- @if field.has_pattern
alter table public.sample_items add constraint sample_items_sample_text_pattern check (sample_text ~ '^([0-9a-zA-Z]*.*)$' /* @= field.whole_pattern */);
-- @end
-- @case integer
-- @if field.has_step
alter table public.sample_items add constraint sample_items_sample_integer_step check (mod(sample_integer, 1 /* @= field.step */) = 0);
-- @end
-- @case decimal
-- @if field.has_step
alter table public.sample_items add constraint sample_items_sample_decimal_step check (mod(sample_decimal, 0.001 /* @= field.step */) = 0);
-- @end
-- @case money
-- @if field.has_step
alter table public.sample_items add constraint sample_items_sample_money_step check (mod(sample_money, 1 /* @= field.step */) = 0);
-- @end
-- @case duration
-- @if field.has_step
alter table public.sample_items add constraint sample_items_sample_duration_step check (mod(sample_duration, 1 /* @= field.step */) = 0);
-- @end
-- @case *
-- @end
-- @each field if field.within
-- @case text
create unique index sample_items_sample_text_within_key on public.sample_items (sample_within, lower(sample_text));
-- @case *
create unique index sample_items_sample_integer_within_key on public.sample_items (sample_within, sample_integer);
-- @end
-- @end
-- @each entity if entity.checks

-- What the form of a sample item asks for besides, asked of every change. Rows from before a rule keep what they have.
create function app.check_sample_item() returns trigger language plpgsql set search_path = '' as $$
begin
  if not app.is_request() then
    return new;
  end if;
  -- @each field
  -- @case date
  -- @if field.not_past
  if new.sample_date < app.today() and (tg_op = 'INSERT' or new.sample_date is distinct from old.sample_date) then
    raise exception using message = 'Sample date' /* @= field.label */ || ' cannot be in the past', errcode = '23514', constraint = 'sample_items_sample_date_rule';
  end if;
  -- @end
  -- @if field.not_future
  if new.sample_date > app.today() and (tg_op = 'INSERT' or new.sample_date is distinct from old.sample_date) then
    raise exception using message = 'Sample date' /* @= field.label */ || ' cannot be in the future', errcode = '23514', constraint = 'sample_items_sample_date_rule';
  end if;
  -- @end
  -- @if field.has_years
  if new.sample_date > app.today() - make_interval(years => 18 /* @= field.years */) and (tg_op = 'INSERT' or new.sample_date is distinct from old.sample_date) then
    raise exception using message = 'At least ' || 18 /* @= field.years */ || ' years are asked for', errcode = '23514', constraint = 'sample_items_sample_date_rule';
  end if;
  -- @end
  -- @case date_time
  -- @if field.not_past
  if new.sample_date_time < now() and (tg_op = 'INSERT' or new.sample_date_time is distinct from old.sample_date_time) then
    raise exception using message = 'Sample date time' /* @= field.label */ || ' cannot be in the past', errcode = '23514', constraint = 'sample_items_sample_date_time_rule';
  end if;
  -- @end
  -- @if field.not_future
  if new.sample_date_time > now() and (tg_op = 'INSERT' or new.sample_date_time is distinct from old.sample_date_time) then
    raise exception using message = 'Sample date time' /* @= field.label */ || ' cannot be in the future', errcode = '23514', constraint = 'sample_items_sample_date_time_rule';
  end if;
  -- @end
  -- @case *
  -- @end
  -- @each field if field.required_when
  -- @case boolean tags
  -- @case *
  if new.sample_text is null and new.sample_cause = 'x' /* @= field.required_value */ then
    raise exception using message = 'Sample text' /* @= field.label */ || ' is missing', errcode = '23514', constraint = 'sample_items_sample_text_rule';
  end if;
  -- @end
  -- @each one_of
  if num_nonnulls(new.id /* @= one_of.sql */) <> 1 then
    raise exception using message = 'Fill in one: ' || 'this or that' /* @= one_of.labels */, errcode = '23514';
  end if;
  -- @end
  return new;
end
$$;

create trigger check_values before insert or update on public.sample_items for each row execute function app.check_sample_item();
-- @end
-- @each entity
-- @each field if field.running
-- @case text

-- Running numbers are given by the database, so that no two people get the same one.
create function app.number_sample_item() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  head text := '' /* @= field.running_head *//* @if field.running_year */ || to_char(app.today(), 'YYYY') || '-'/* @end */;
  last integer;
begin
  if nullif(btrim(new.sample_text), '') is not null and not app.is_request() then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtext('sample_items.sample_text'));
  select coalesce(max(substring(other.sample_text from char_length(head) + 1)::integer), 0) into last
    from public.sample_items as other where left(other.sample_text, char_length(head)) = head
      and substring(other.sample_text from char_length(head) + 1) ~ '^[0-9]{1,8}$';
  new.sample_text := head || lpad((last + 1)::text, greatest(4 /* @= field.running_digits */, char_length((last + 1)::text)), '0');
  return new;
end
$$;

create trigger assign_number before insert on public.sample_items for each row execute function app.number_sample_item();
-- @if living
drop trigger assign_number on public.sample_items;
-- @end
-- @case *
-- @end
-- @end
-- @each entity
-- @each field if field.since
-- @case date

-- The day from which on a row has been in its state: it is never typed.
create function app.date_sample_item_sample_date() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if app.is_request() or new.sample_date is null then
      new.sample_date := app.today();
    end if;
  elsif new.sample_cause is distinct from old.sample_cause then
    new.sample_date := app.today();
  elsif app.is_request() then
    new.sample_date := old.sample_date;
  end if;
  return new;
end
$$;

-- Its name comes last, so that what other triggers make of the state is known.
create trigger zz_sample_date_since before insert or update on public.sample_items for each row execute function app.date_sample_item_sample_date();
-- @if living
drop trigger zz_sample_date_since on public.sample_items;
-- @end
-- @case *
-- @end
-- @end
-- @each value

create function app.sample_item_sample_computed(row_id uuid) returns numeric /* @= computed.type */ language sql stable/* @if computed.open */ security definer/* @end */ set search_path = '' as $$
  select 0 /* @= computed.sql */ from public.sample_items as r where r.id = row_id
$$;
-- @end
-- @each entity
-- @each alert

create function app.sample_item_is_sample_alert(row_id uuid) returns boolean language sql stable/* @if alert.open */ security definer/* @end */ set search_path = '' as $$
  select false /* @= alert.sql */ from public.sample_items as r where r.id = row_id
$$;
-- @end
-- @end
-- @each figure

create function app.figure_sample_figure(period_start date, period_end date, chosen uuid) returns numeric language sql stable set search_path = '' as $$
  select 0 /* @= figure.sql */
$$;
-- @end
-- @each breakdown

create function app.breakdown_sample_breakdown(period_start date, period_end date, chosen uuid) returns jsonb language sql stable set search_path = '' as $$
  select '[]' /* @= breakdown.sql */::jsonb
$$;
-- @end
