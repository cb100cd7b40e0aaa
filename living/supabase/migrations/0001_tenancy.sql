-- @file if app.tenancy
-- The organisations that use the app. Every account belongs to one, and never sees another's people or rows.

create table public.organisations (
  id uuid primary key default gen_random_uuid(),
  name text not null check (btrim(name) <> '' and char_length(name) <= 80),
  created_at timestamptz not null default now()
);

create table public.organisation_members (
  account_id uuid primary key references public.profiles (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index organisation_members_organisation_id_idx on public.organisation_members (organisation_id);

-- The account's own organisation. While the server itself fills a database (its sample, a test), it is the first one.
create function app.organisation() returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select m.organisation_id from public.organisation_members m where m.account_id = auth.uid()),
    case when auth.uid() is null and current_setting('app.one_organisation', true) = 'yes' then
      (select o.id from public.organisations o order by o.created_at, o.id limit 1)
    end
  )
$$;

create function app.organisation_of(account uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select m.organisation_id from public.organisation_members m where m.account_id = account
$$;

-- Admins see the accounts of their own organisation only.
create or replace function app.list_people() returns table (id uuid, name text, email text, role text, created_at timestamptz) language sql stable security definer set search_path = '' as $$
  select p.id, p.name, p.email, p.role, p.created_at from public.profiles p where app.is_admin() and app.organisation_of(p.id) = app.organisation() order by p.name, p.id
$$;

-- Who was invited joins with the role of the invitation when they sign up with this address.
create table public.organisation_invitations (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null default app.organisation() references public.organisations (id) on delete cascade,
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  email text not null check (email = lower(email) and email like '%_@_%' and char_length(email) <= 254),
  role text not null check (role in ('admin', 'sample_role', 'user') /* @= app.role_names */),
  created_at timestamptz not null default now(),
  constraint organisation_invitations_email_key unique (email)
);
create index organisation_invitations_organisation_id_idx on public.organisation_invitations (organisation_id);
create index organisation_invitations_owner_id_idx on public.organisation_invitations (owner_id);

-- A new account joins the organisation that invited it, or makes one of its own and runs it.
create function app.join_organisation() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  invited record;
  place uuid;
  called text;
begin
  select i.id, i.organisation_id, i.role into invited from public.organisation_invitations i where i.email = lower(new.email);
  if invited.id is not null then
    insert into public.organisation_members (account_id, organisation_id) values (new.id, invited.organisation_id);
    update public.profiles set role = invited.role where id = new.id;
    delete from public.organisation_invitations where id = invited.id;
    return null;
  end if;
  if current_setting('app.one_organisation', true) = 'yes' then
    select o.id into place from public.organisations o order by o.created_at, o.id limit 1;
  end if;
  if place is null then
    select nullif(btrim(u.raw_user_meta_data ->> 'organisation'), '') into called from auth.users u where u.id = new.id;
    insert into public.organisations (name) values (left(coalesce(called, new.name || ' and team'), 80)) returning id into place;
  end if;
  insert into public.organisation_members (account_id, organisation_id) values (new.id, place);
  return null;
end
$$;
create trigger join_organisation after insert on public.profiles for each row execute function app.join_organisation();

alter table public.organisations enable row level security;
revoke all on public.organisations from anon, authenticated;
grant select, update (name) on public.organisations to authenticated;
create policy organisations_read on public.organisations for select to authenticated using (id = (select app.organisation()));
create policy organisations_update on public.organisations for update to authenticated
  using (id = (select app.organisation()) and (select app.is_admin())) with check (id = (select app.organisation()));

alter table public.organisation_members enable row level security;
revoke all on public.organisation_members from anon, authenticated;
grant select, delete on public.organisation_members to authenticated;
create policy organisation_members_read on public.organisation_members for select to authenticated using (organisation_id = (select app.organisation()));
create policy organisation_members_delete on public.organisation_members for delete to authenticated
  using (organisation_id = (select app.organisation()) and (select app.is_admin()) and account_id <> (select auth.uid()));

alter table public.organisation_invitations enable row level security;
revoke all on public.organisation_invitations from anon, authenticated;
grant select, insert, delete on public.organisation_invitations to authenticated;
create policy organisation_invitations_admin on public.organisation_invitations for all to authenticated
  using (organisation_id = (select app.organisation()) and (select app.is_admin()))
  with check (organisation_id = (select app.organisation()) and owner_id = (select auth.uid()) and (select app.is_admin()));

-- Invites an address that has no account yet.
create function app.invite(address text, wanted text) returns text language plpgsql security definer set search_path = '' as $$
begin
  if not app.is_admin() then
    raise exception 'Only an admin can invite' using errcode = '42501';
  end if;
  if exists (select 1 from public.profiles p where lower(p.email) = lower(btrim(address))) then
    return 'taken';
  end if;
  insert into public.organisation_invitations (email, role) values (lower(btrim(address)), wanted)
  on conflict (email) do nothing;
  if found then
    return 'invited';
  end if;
  return 'waiting';
end
$$;

-- Restrictive: holds besides whatever else lets somebody see a person.
create policy profiles_organisation on public.profiles as restrictive for all to authenticated
  using (app.organisation_of(id) = (select app.organisation())) with check (app.organisation_of(id) = (select app.organisation()));
