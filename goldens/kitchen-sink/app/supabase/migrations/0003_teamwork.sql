-- ## Members and invitations of workspaces (members)

-- Who shares a workspace. Whoever makes one becomes its first owner.
create table public.workspace_members (
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  account_id uuid not null references public.profiles (id) on delete cascade,
  role text not null default 'member' check (role in ('owner', 'member')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, account_id)
);
create index workspace_members_account_id_idx on public.workspace_members (account_id);

-- Invitations of people without an account: they join when they sign up with this address.
create table public.workspace_invitations (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  email text not null check (email = lower(email) and length(email) between 3 and 254 and position('@' in email) > 1),
  created_at timestamptz not null default now(),
  constraint workspace_invitations_email_key unique (workspace_id, email)
);
create index workspace_invitations_owner_id_idx on public.workspace_invitations (owner_id);
create index workspace_invitations_email_idx on public.workspace_invitations (email);

-- Security definer: looking up a membership must not ask the policies that ask for it.
create function app.is_workspace_member(row_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.workspace_members m where m.workspace_id = row_id and m.account_id = (select auth.uid())
  )
$$;

create function app.is_workspace_manager(row_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.workspace_members m
    where m.workspace_id = row_id and m.account_id = (select auth.uid()) and m.role = 'owner'
  )
$$;

-- Whether somebody is in any shared row that the account is in too.
create function app.shares_workspace_with(other uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.workspace_members mine
    join public.workspace_members theirs on theirs.workspace_id = mine.workspace_id
    where mine.account_id = (select auth.uid()) and theirs.account_id = other
  )
$$;

create function app.add_workspace_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.owner_id is not null then
    insert into public.workspace_members (workspace_id, account_id, role) values (new.id, new.owner_id, 'owner');
  end if;
  return null;
end $$;
create trigger workspaces_add_owner after insert on public.workspaces
  for each row execute function app.add_workspace_owner();

-- A shared row never loses its last owner, unless the row or the account goes as a whole.
create function app.keep_workspace_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.role = 'owner' and (tg_op = 'DELETE' or new.role <> 'owner') then
    -- The lock makes two owners who leave at once take turns.
    perform 1 from public.workspaces s where s.id = old.workspace_id for update;
    if found and exists (select 1 from public.profiles p where p.id = old.account_id) and not exists (
      select 1 from public.workspace_members m
      where m.workspace_id = old.workspace_id and m.role = 'owner' and m.account_id <> old.account_id
    ) then
      raise exception 'Somebody else has to be an owner first' using errcode = '23514', constraint = 'workspace_members_last_owner';
    end if;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger workspace_members_keep_owner before update or delete on public.workspace_members
  for each row execute function app.keep_workspace_owner();

-- The account that made the row may always read it: when it leaves, the row passes to another owner.
create function app.pass_workspace_on() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' or new.role <> 'owner' then
    update public.workspaces s
    set owner_id = (
      select m.account_id from public.workspace_members m
      where m.workspace_id = old.workspace_id and m.role = 'owner' order by m.created_at, m.account_id limit 1
    )
    where s.id = old.workspace_id and s.owner_id = old.account_id;
  end if;
  return null;
end $$;
create trigger workspace_members_pass_on after update or delete on public.workspace_members
  for each row execute function app.pass_workspace_on();

-- Answers 'joined' (the address has an account), 'invited' (it has none yet) or 'member' (it was one already).
create function app.invite_to_workspace(row_id uuid, address text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  account uuid;
begin
  if not app.is_workspace_manager(row_id) then
    raise exception 'Only owners can invite' using errcode = '42501';
  end if;
  select p.id into account from public.profiles p where lower(p.email) = lower(trim(address));
  if account is null then
    insert into public.workspace_invitations (workspace_id, email) values (row_id, lower(trim(address)))
    on conflict (workspace_id, email) do nothing;
    return 'invited';
  end if;
  insert into public.workspace_members (workspace_id, account_id) values (row_id, account)
  on conflict (workspace_id, account_id) do nothing;
  if found then
    return 'joined';
  end if;
  return 'member';
end $$;

create function app.accept_workspace_invitations() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  with accepted as (
    delete from public.workspace_invitations i where i.email = lower(new.email) returning i.workspace_id
  )
  insert into public.workspace_members (workspace_id, account_id)
  select a.workspace_id, new.id from accepted a
  on conflict (workspace_id, account_id) do nothing;
  return null;
end $$;
create trigger profiles_accept_workspace_invitations after insert on public.profiles
  for each row execute function app.accept_workspace_invitations();

revoke execute on function app.is_workspace_member(uuid) from public;
revoke execute on function app.is_workspace_manager(uuid) from public;
revoke execute on function app.shares_workspace_with(uuid) from public;
revoke execute on function app.invite_to_workspace(uuid, text) from public;
grant execute on function app.is_workspace_member(uuid) to anon, authenticated;
grant execute on function app.is_workspace_manager(uuid) to anon, authenticated;
grant execute on function app.shares_workspace_with(uuid) to authenticated;
grant execute on function app.invite_to_workspace(uuid, text) to authenticated;

alter table public.workspace_members enable row level security;
create policy workspace_members_select on public.workspace_members for select to authenticated
  using (app.is_workspace_member(workspace_id));
create policy workspace_members_update on public.workspace_members for update to authenticated
  using (app.is_workspace_manager(workspace_id)) with check (app.is_workspace_manager(workspace_id));
create policy workspace_members_delete on public.workspace_members for delete to authenticated
  using (account_id = (select auth.uid()) or app.is_workspace_manager(workspace_id));
revoke all on public.workspace_members from anon, authenticated;
grant select, delete, update (role) on public.workspace_members to authenticated;

alter table public.workspace_invitations enable row level security;
create policy workspace_invitations_select on public.workspace_invitations for select to authenticated
  using (app.is_workspace_member(workspace_id));
create policy workspace_invitations_delete on public.workspace_invitations for delete to authenticated
  using (app.is_workspace_manager(workspace_id));
revoke all on public.workspace_invitations from anon, authenticated;
grant select, delete on public.workspace_invitations to authenticated;

-- ## Comments on exhibits (comments)

create table public.exhibit_comments (
  id uuid primary key default gen_random_uuid(),
  exhibit_id uuid not null references public.exhibits (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  body text not null check (length(trim(body)) between 1 and 5000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index exhibit_comments_exhibit_id_idx on public.exhibit_comments (exhibit_id, created_at);
create index exhibit_comments_owner_id_idx on public.exhibit_comments (owner_id);

create trigger exhibit_comments_touch before update on public.exhibit_comments
  for each row execute function app.touch_updated_at();

-- Comments are seen by whoever sees the row they stand under.
alter table public.exhibit_comments enable row level security;
create policy exhibit_comments_select on public.exhibit_comments for select to anon, authenticated
  using (exists (select 1 from public.exhibits s where s.id = exhibit_id));
create policy exhibit_comments_insert on public.exhibit_comments for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.exhibits s where s.id = exhibit_id));
create policy exhibit_comments_update on public.exhibit_comments for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy exhibit_comments_delete on public.exhibit_comments for delete to authenticated
  using (owner_id = (select auth.uid()) or (select app.is_admin()));
revoke all on public.exhibit_comments from anon, authenticated;
grant select on public.exhibit_comments to authenticated;
grant select on public.exhibit_comments to anon;
grant insert, update (body), delete on public.exhibit_comments to authenticated;

-- ## Ratings of exhibits (ratings)

create table public.exhibit_ratings (
  id uuid primary key default gen_random_uuid(),
  exhibit_id uuid not null references public.exhibits (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  stars smallint not null check (stars between 1 and 5),
  comment text not null default '' check (char_length(comment) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint exhibit_ratings_owner_key unique (exhibit_id, owner_id)
);
create index exhibit_ratings_owner_id_idx on public.exhibit_ratings (owner_id);
create trigger touch_updated_at before update on public.exhibit_ratings for each row execute function app.touch_updated_at();

alter table public.exhibit_ratings enable row level security;
revoke all on public.exhibit_ratings from anon, authenticated;
grant select, insert, update (stars, comment), delete on public.exhibit_ratings to authenticated;
grant select on public.exhibit_ratings to anon;
-- Whoever may read the exhibit may read its ratings, and rate it once.
create policy exhibit_ratings_read on public.exhibit_ratings for select to anon, authenticated
  using (exists (select 1 from public.exhibits i where i.id = exhibit_id));
create policy exhibit_ratings_create on public.exhibit_ratings for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.exhibits i where i.id = exhibit_id));
create policy exhibit_ratings_update on public.exhibit_ratings for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy exhibit_ratings_delete on public.exhibit_ratings for delete to authenticated
  using (owner_id = (select auth.uid()) or (select app.is_admin()));

-- ## Time spent on exhibits (time)

create table public.exhibit_time_entries (
  id uuid primary key default gen_random_uuid(),
  exhibit_id uuid not null references public.exhibits (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  minutes integer not null check (minutes between 1 and 1440),
  note text not null default '' check (length(note) <= 500),
  day date not null default current_date,
  created_at timestamptz not null default now()
);
create index exhibit_time_entries_exhibit_id_idx on public.exhibit_time_entries (exhibit_id, day);
create index exhibit_time_entries_owner_id_idx on public.exhibit_time_entries (owner_id, day);

-- A timer that runs: at most one for each account.
create table public.exhibit_timers (
  owner_id uuid primary key default auth.uid() references public.profiles (id) on delete cascade,
  exhibit_id uuid not null references public.exhibits (id) on delete cascade,
  started_at timestamptz not null default now()
);
create index exhibit_timers_exhibit_id_idx on public.exhibit_timers (exhibit_id);

alter table public.exhibit_time_entries enable row level security;
create policy exhibit_time_entries_select on public.exhibit_time_entries for select to authenticated
  using (owner_id = (select auth.uid()) or exists (select 1 from public.exhibits s where s.id = exhibit_id));
create policy exhibit_time_entries_insert on public.exhibit_time_entries for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.exhibits s where s.id = exhibit_id));
create policy exhibit_time_entries_update on public.exhibit_time_entries for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy exhibit_time_entries_delete on public.exhibit_time_entries for delete to authenticated
  using (owner_id = (select auth.uid()));
revoke all on public.exhibit_time_entries from anon, authenticated;
grant select, insert, update (minutes, note, day), delete on public.exhibit_time_entries to authenticated;

alter table public.exhibit_timers enable row level security;
create policy exhibit_timers_all on public.exhibit_timers for all to authenticated
  using (owner_id = (select auth.uid()))
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.exhibits s where s.id = exhibit_id));
revoke all on public.exhibit_timers from anon, authenticated;
grant select, insert, delete on public.exhibit_timers to authenticated;

-- ## Allowed changes of exhibits (transitions)

-- Whether a field may go from one value to another; fields without any listed way are free.
create function app.may_move_exhibit(field text, was text, becomes text) returns boolean
language sql stable security definer set search_path = '' as $$
  with ways (field, was, becomes, roles) as (
    select null::text, null::text, null::text, null::text[] where false
    union all select 'stage', 'draft', 'open', array['editor', 'admin']::text[]
    union all select 'stage', 'open', 'closed', null
  )
  select was is null or was = becomes
    or not exists (select 1 from ways w where w.field = $1)
    or exists (
      select 1 from ways w
      where w.field = $1 and w.was = $2 and w.becomes = $3
        and (w.roles is null or exists (select 1 from unnest(w.roles) as r where app.has_role(r)))
    )
$$;

create function app.check_exhibit_transitions() returns trigger
language plpgsql set search_path = '' as $$
begin
  if not coalesce(app.may_move_exhibit('stage', old.stage, new.stage), false) then
    raise exception 'This move is not allowed here' using errcode = '23514', constraint = 'exhibits_transition';
  end if;
  return new;
end $$;
create trigger exhibits_transitions before update on public.exhibits
  for each row execute function app.check_exhibit_transitions();

revoke execute on function app.may_move_exhibit(text, text, text) from public;
grant execute on function app.may_move_exhibit(text, text, text) to anon, authenticated;

-- ## Approval of exhibits (moderation)

-- What others than admins write waits for approval, also a later change: what is public has been looked at.
create function app.guard_exhibit_moderation() returns trigger language plpgsql set search_path = '' as $$
begin
  if app.is_request() then
    if not app.is_admin() then
      new.moderation := 'pending';
    elsif tg_op = 'INSERT' then
      new.moderation := 'approved';
    end if;
  end if;
  return new;
end
$$;
create trigger guard_moderation before insert or update on public.exhibits
  for each row execute function app.guard_exhibit_moderation();
create index exhibits_moderation_idx on public.exhibits (moderation);

-- Who else sees what waits, 0005_policies.sql says.
create policy exhibits_review_read on public.exhibits for select to authenticated using ((select app.is_admin()));
create policy exhibits_review on public.exhibits for update to authenticated
  using ((select app.is_admin())) with check ((select app.is_admin()));
