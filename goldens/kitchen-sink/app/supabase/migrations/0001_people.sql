-- The whole schema. Row-level security decides who may do what; the app only hides what would be refused.

create schema app;
grant usage on schema app to anon, authenticated, service_role;

-- ## People

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  email text not null,
  name text not null check (char_length(name) between 1 and 80),
  role text not null default 'member' check (role in ('admin', 'editor', 'member')),
  created_at timestamptz not null default now()
);

-- Every account has a profile. The name is what was typed on sign-up, or the first part of the e-mail address.
create function app.create_profile() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (id, email, name, role)
  values (
    new.id,
    new.email,
    left(coalesce(nullif(btrim(new.raw_user_meta_data ->> 'name'), ''), split_part(new.email, '@', 1)), 80),
    -- People say themselves what they are only where the role is open to everybody.
    case when new.raw_user_meta_data ->> 'role' = any (array['member']::text[]) then new.raw_user_meta_data ->> 'role' else 'member' end
  );
  return new;
end
$$;

create trigger create_profile after insert on auth.users for each row execute function app.create_profile();

-- Security definer, because the policies of profiles themselves ask these.
create function app.has_role(wanted text) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.profiles where id = (select auth.uid()) and role = wanted)
$$;

create function app.is_admin() returns boolean language sql stable security definer set search_path = '' as $$
  select app.has_role('admin')
$$;

-- Whether the statement comes from the app's visitors and accounts, and not from the server itself.
create function app.is_request() returns boolean language sql stable set search_path = '' as $$
  select current_user in ('anon', 'authenticated')
$$;

create function app.touch_updated_at() returns trigger language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end
$$;

create function app.keep_owner() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.owner_id is distinct from old.owner_id and app.is_request() then
    raise exception 'The owner of a row cannot be changed' using errcode = '42501';
  end if;
  return new;
end
$$;

-- Nobody changes who they are; only admins change roles, and not their own, so that one always remains.
create function app.guard_profile() returns trigger language plpgsql set search_path = '' as $$
begin
  if not app.is_request() then
    return new;
  end if;
  if new.id <> old.id or new.email <> old.email then
    raise exception 'An account keeps its identity' using errcode = '42501';
  end if;
  if new.role <> old.role and (not app.is_admin() or old.id = (select auth.uid())) then
    raise exception 'Only another admin can change a role' using errcode = '42501';
  end if;
  return new;
end
$$;

create trigger guard_profile before update on public.profiles for each row execute function app.guard_profile();

-- The accounts with their e-mail addresses, which the table itself does not give away. Empty for all but admins.
create function app.list_people() returns table (id uuid, name text, email text, role text, created_at timestamptz) language sql stable security definer set search_path = '' as $$
  select p.id, p.name, p.email, p.role, p.created_at from public.profiles p where app.is_admin() order by p.name, p.id
$$;

alter table public.profiles enable row level security;
revoke all on public.profiles from anon, authenticated;
grant select (id, name, role, created_at), update (name, role) on public.profiles to authenticated;
create policy profiles_read on public.profiles for select to authenticated using (true);
create policy profiles_update on public.profiles for update to authenticated using (id = (select auth.uid()) or (select app.is_admin()));
grant select (id, name) on public.profiles to anon;
create policy profiles_read_names on public.profiles for select to anon using (true);

-- ## Integrations

-- What other services need to be reached. Only admins may see or change it; the server reads it to send.
create table public.integration_settings (
  slug text primary key check (slug in ('slack')),
  webhook_url text not null check (webhook_url ~ '^https://hooks[.]slack(-gov)?[.]com/' and char_length(webhook_url) <= 500),
  updated_at timestamptz not null default now()
);
alter table public.integration_settings enable row level security;
revoke all on public.integration_settings from anon, authenticated;
grant select, insert, update, delete on public.integration_settings to authenticated;
create policy integration_settings_admin on public.integration_settings for all to authenticated using ((select app.is_admin())) with check ((select app.is_admin()));
create trigger touch_updated_at before update on public.integration_settings for each row execute function app.touch_updated_at();
