-- @if app.uploads
-- ## Files

-- Pictures and other files with their bytes. Who may see one is decided by the rows that show it (0006_uploads.sql).
-- A picture of the sample has no bytes: it is drawn when it is asked for, from a name and a number.
create table public.uploads (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  name text not null check (name <> '' and char_length(name) <= 200),
  kind text not null check (kind ~ '^[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?$' and kind not in ('text/html', 'application/xhtml+xml', 'text/xml', 'application/xml')),
  size integer not null check (size between 0 and 8388608),
  data bytea check (octet_length(data) = size),
  art text check (art ~ '^[a-z][a-z-]*(:[0-9]+)?$'),
  created_at timestamptz not null default now(),
  constraint uploads_content_check check ((data is null) <> (art is null))
);
create index uploads_owner_id_idx on public.uploads (owner_id);

-- Whether the one who asks may put this file into a row: it is their own. A visitor has no name, so theirs must be new.
create function app.may_attach(upload uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.uploads where id = upload and owner_id is not distinct from (select auth.uid())
    and (owner_id is not null or created_at > now() - interval '1 hour')
  )
$$;

create function app.upload_ids(value jsonb) returns table (id uuid) language sql immutable set search_path = '' as $$
  select item::uuid from jsonb_array_elements_text(case jsonb_typeof(value) when 'array' then value when 'string' then jsonb_build_array(value) else '[]'::jsonb end) as item
$$;

-- Keeps people from showing what is not theirs by naming its id in a row of their own.
create function app.check_uploads() returns trigger language plpgsql set search_path = '' as $$
declare
  was jsonb := '{}';
  column_name text;
begin
  if not app.is_request() then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    was := to_jsonb(old);
  end if;
  foreach column_name in array tg_argv loop
    if exists (
      select 1 from app.upload_ids(to_jsonb(new) -> column_name) as given
      where given.id not in (select before.id from app.upload_ids(was -> column_name) as before) and not app.may_attach(given.id)
    ) then
      raise exception 'This file is not yours to show' using errcode = '42501';
    end if;
  end loop;
  return new;
end
$$;

-- Forgets the files that a row no longer shows.
create function app.drop_uploads() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  kept jsonb := '{}';
  column_name text;
begin
  if tg_op = 'UPDATE' then
    kept := to_jsonb(new);
  end if;
  foreach column_name in array tg_argv loop
    begin
      delete from public.uploads where id in (
        select before.id from app.upload_ids(to_jsonb(old) -> column_name) as before
        where before.id not in (select now_there.id from app.upload_ids(kept -> column_name) as now_there)
      );
    exception when foreign_key_violation then
      null; -- another row shows it too
    end;
  end loop;
  return null;
end
$$;
-- @end
