-- @each entity
-- @if entity.guard
-- ## Who sees the guarded fields of sample items

-- Whether the guard lets the account through. Makers and admins always pass.
create function app.may_open_sample_item(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.sample_items s
    where s.id = row_id and (
      s.owner_id = (select auth.uid()) or app.is_admin()
      -- @if entity.guard.connected
      or app.is_connected(s.owner_id)
      -- @end
      -- @if entity.guard.level
      or s.sample_tier is null or app.supports_level(s.sample_tier)
      -- @end
      -- @if entity.guard.purchase
      or coalesce(s.sample_price, 0) = 0 or app.owns_sample_item(s.id)
      -- @end
      -- @if entity.guard.date
      or s.sample_opening <= current_date
      -- @end
      -- @if entity.guard.party
      or app.is_sample_item_party(s.id)
      -- @end
      -- @if entity.guard.met
      or app.met((select auth.uid()), s.owner_id, true)
      -- @end
      -- @if entity.guard.roles
      or exists (select 1 from unnest(array['admin', 'sample_role'] /* @= entity.guard.role_names */) as r where app.has_role(r))
      -- @end
      -- @if entity.guard.asked
      or app.met((select auth.uid()), s.owner_id, false)
      -- @end
    )
  )
$$;
revoke execute on function app.may_open_sample_item(uuid) from public;
grant execute on function app.may_open_sample_item(uuid) to anon, authenticated;

-- The guarded columns are read through these only, see the grants below.
-- @each field if field.guarded
-- @case text
create function app.sample_item_sample_text(row_id uuid) returns text language sql stable security definer set search_path = '' as $$
  select s.sample_text from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_text(uuid) from public;
grant execute on function app.sample_item_sample_text(uuid) to anon, authenticated;
-- @case long_text
create function app.sample_item_sample_long_text(row_id uuid) returns text language sql stable security definer set search_path = '' as $$
  select s.sample_long_text from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_long_text(uuid) from public;
grant execute on function app.sample_item_sample_long_text(uuid) to anon, authenticated;
-- @case email
create function app.sample_item_sample_email(row_id uuid) returns text language sql stable security definer set search_path = '' as $$
  select s.sample_email from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_email(uuid) from public;
grant execute on function app.sample_item_sample_email(uuid) to anon, authenticated;
-- @case phone
create function app.sample_item_sample_phone(row_id uuid) returns text language sql stable security definer set search_path = '' as $$
  select s.sample_phone from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_phone(uuid) from public;
grant execute on function app.sample_item_sample_phone(uuid) to anon, authenticated;
-- @case url
create function app.sample_item_sample_url(row_id uuid) returns text language sql stable security definer set search_path = '' as $$
  select s.sample_url from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_url(uuid) from public;
grant execute on function app.sample_item_sample_url(uuid) to anon, authenticated;
-- @case integer
create function app.sample_item_sample_integer(row_id uuid) returns integer language sql stable security definer set search_path = '' as $$
  select s.sample_integer from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_integer(uuid) from public;
grant execute on function app.sample_item_sample_integer(uuid) to anon, authenticated;
-- @case money
create function app.sample_item_sample_money(row_id uuid) returns integer language sql stable security definer set search_path = '' as $$
  select s.sample_money from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_money(uuid) from public;
grant execute on function app.sample_item_sample_money(uuid) to anon, authenticated;
-- @case date
create function app.sample_item_sample_date(row_id uuid) returns date language sql stable security definer set search_path = '' as $$
  select s.sample_date from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_date(uuid) from public;
grant execute on function app.sample_item_sample_date(uuid) to anon, authenticated;
-- @case rich_text
create function app.sample_item_sample_rich_text(row_id uuid) returns text language sql stable security definer set search_path = '' as $$
  select s.sample_rich_text from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_rich_text(uuid) from public;
grant execute on function app.sample_item_sample_rich_text(uuid) to anon, authenticated;
-- @case image
create function app.sample_item_sample_image(row_id uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select s.sample_image from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_image(uuid) from public;
grant execute on function app.sample_item_sample_image(uuid) to anon, authenticated;
-- The file itself opens for whom the row shows it.
create function app.shows_sample_item_sample_image(upload uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select s.id from public.sample_items s where s.sample_image = upload and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id)) limit 1
$$;
revoke execute on function app.shows_sample_item_sample_image(uuid) from public;
grant execute on function app.shows_sample_item_sample_image(uuid) to anon, authenticated;
create policy uploads_read_sample_item_sample_image on public.uploads for select to anon, authenticated
  using (exists (select 1 from public.sample_items as shown where shown.id = app.shows_sample_item_sample_image(uploads.id)));
-- @case images
create function app.sample_item_sample_album(row_id uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  select s.sample_album from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_album(uuid) from public;
grant execute on function app.sample_item_sample_album(uuid) to anon, authenticated;
-- The file itself opens for whom the row shows it.
create function app.shows_sample_item_sample_album(upload uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select s.id from public.sample_items s where s.sample_album @> array[upload] and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id)) limit 1
$$;
revoke execute on function app.shows_sample_item_sample_album(uuid) from public;
grant execute on function app.shows_sample_item_sample_album(uuid) to anon, authenticated;
create policy uploads_read_sample_item_sample_album on public.uploads for select to anon, authenticated
  using (exists (select 1 from public.sample_items as shown where shown.id = app.shows_sample_item_sample_album(uploads.id)));
-- @case file
create function app.sample_item_sample_file(row_id uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select s.sample_file from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_file(uuid) from public;
grant execute on function app.sample_item_sample_file(uuid) to anon, authenticated;
-- The file itself opens for whom the row shows it.
create function app.shows_sample_item_sample_file(upload uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select s.id from public.sample_items s where s.sample_file = upload and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id)) limit 1
$$;
revoke execute on function app.shows_sample_item_sample_file(uuid) from public;
grant execute on function app.shows_sample_item_sample_file(uuid) to anon, authenticated;
create policy uploads_read_sample_item_sample_file on public.uploads for select to anon, authenticated
  using (exists (select 1 from public.sample_items as shown where shown.id = app.shows_sample_item_sample_file(uploads.id)));
-- @case decimal
create function app.sample_item_sample_decimal(row_id uuid) returns numeric language sql stable security definer set search_path = '' as $$
  select s.sample_decimal from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_decimal(uuid) from public;
grant execute on function app.sample_item_sample_decimal(uuid) to anon, authenticated;
-- @case percent
create function app.sample_item_sample_percent(row_id uuid) returns numeric language sql stable security definer set search_path = '' as $$
  select s.sample_percent from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_percent(uuid) from public;
grant execute on function app.sample_item_sample_percent(uuid) to anon, authenticated;
-- @case date_time
create function app.sample_item_sample_date_time(row_id uuid) returns timestamptz language sql stable security definer set search_path = '' as $$
  select s.sample_date_time from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_date_time(uuid) from public;
grant execute on function app.sample_item_sample_date_time(uuid) to anon, authenticated;
-- @case time
create function app.sample_item_sample_time(row_id uuid) returns time language sql stable security definer set search_path = '' as $$
  select s.sample_time from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_time(uuid) from public;
grant execute on function app.sample_item_sample_time(uuid) to anon, authenticated;
-- @case duration
create function app.sample_item_sample_duration(row_id uuid) returns integer language sql stable security definer set search_path = '' as $$
  select s.sample_duration from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_duration(uuid) from public;
grant execute on function app.sample_item_sample_duration(uuid) to anon, authenticated;
-- @case boolean
create function app.sample_item_sample_boolean(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select s.sample_boolean from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_boolean(uuid) from public;
grant execute on function app.sample_item_sample_boolean(uuid) to anon, authenticated;
-- @case enum
create function app.sample_item_sample_enum(row_id uuid) returns text language sql stable security definer set search_path = '' as $$
  select s.sample_enum from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_enum(uuid) from public;
grant execute on function app.sample_item_sample_enum(uuid) to anon, authenticated;
-- @case tags
create function app.sample_item_sample_tags(row_id uuid) returns text[] language sql stable security definer set search_path = '' as $$
  select s.sample_tags from public.sample_items s where s.id = row_id and (/* @if field.hidden_by */not s.sample_switch or /* @end */app.may_open_sample_item(s.id))
$$;
revoke execute on function app.sample_item_sample_tags(uuid) from public;
grant execute on function app.sample_item_sample_tags(uuid) to anon, authenticated;
-- @end

-- Whether a guarded field of the row is kept from the account now.
create function app.locks_sample_item(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.sample_items s where s.id = row_id and not app.may_open_sample_item(s.id)
    -- @if entity.guard.connected
    and (
      false
      -- @each field if field.hidden_by
      or s.sample_switch
      -- @end
    )
    -- @end
  )
$$;
revoke execute on function app.locks_sample_item(uuid) from public;
grant execute on function app.locks_sample_item(uuid) to anon, authenticated;

-- @if entity.guard.level
-- The first lines of what is locked: never more than half of it.
create function app.tease_sample_item(row_id uuid) returns text language sql stable security definer set search_path = '' as $$
  select left(array_to_string((string_to_array(whole.body, chr(10)))[1:2], chr(10)), least(240, char_length(whole.body) / 2))
  from (
    select coalesce(
      -- @each field if field.guarded
      -- @case long_text
      s.sample_long_text,
      -- @case rich_text
      s.sample_rich_text,
      -- @case *
      -- @end
      ''
    ) as body from public.sample_items s where s.id = row_id
  ) whole
$$;
revoke execute on function app.tease_sample_item(uuid) from public;
grant execute on function app.tease_sample_item(uuid) to anon, authenticated;

-- @end
-- Every column but the guarded ones.
revoke select on public.sample_items from anon, authenticated;
grant select (
  id, owner_id,
  -- @each field if not field.guarded
  -- @case place
  sample_place, sample_place_lat, sample_place_lng,
  -- @case *
  sample_text,
  -- @end
  -- @if entity.board
  position,
  -- @end
  -- @if app.tenancy
  organisation_id,
  -- @end
  -- @if entity.workflow
  state_since,
  -- @end
  -- @if entity.moderation
  moderation,
  -- @end
  -- @if entity.deal
  deal_state, deal_step, deal_note, places_taken,
  -- @end
  created_at, updated_at
) on public.sample_items to anon, authenticated; -- which rows, the policies say: lists join tables that a visitor sees no row of
-- @if living
grant select on public.sample_items to anon, authenticated;
-- @end

-- @end
-- @if entity.comments_for
-- ## Who comments on sample items

create function app.may_comment_on_sample_item(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select app.is_admin() or exists (
    select 1 from public.sample_items s where s.id = row_id and (
      s.owner_id = (select auth.uid())
      -- @if entity.comments_for.buyers
      or app.owns_sample_item(s.id)
      -- @end
      -- @if entity.comments_for.supporters
      -- @each parent if linked.supported
      or app.supports_page(s.sample_reference)
      -- @end
      -- @end
    )
  )
$$;
revoke execute on function app.may_comment_on_sample_item(uuid) from public;
grant execute on function app.may_comment_on_sample_item(uuid) to anon, authenticated;
-- Restrictive: holds besides whatever else lets somebody comment.
create policy sample_item_comments_some on public.sample_item_comments as restrictive for insert to authenticated
  with check (app.may_comment_on_sample_item(sample_item_id));
-- @if living
drop policy sample_item_comments_some on public.sample_item_comments;
-- @end

-- @end
-- @each parent if field.buyers_of
-- Only who bought a linked item makes sample items under it.
create function app.check_sample_item_buyer() returns trigger language plpgsql set search_path = '' as $$
begin
  if app.is_request() and (tg_op = 'INSERT' or new.sample_reference is distinct from old.sample_reference) and not (app.owns_linked_item(new.sample_reference) or app.is_admin()) then
    raise exception 'Only those who bought this can post here' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger check_buyer before insert or update on public.sample_items for each row execute function app.check_sample_item_buyer();
-- @if living
drop trigger check_buyer on public.sample_items;
-- @end

-- @end
-- @end
