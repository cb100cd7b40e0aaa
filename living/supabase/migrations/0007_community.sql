-- @if app.connect
-- ## Connections between people

-- A connect request, and the connection once it is accepted.
create table public.account_connections (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  other_id uuid not null references public.profiles (id) on delete cascade,
  status text not null default 'asked' check (status in ('asked', 'accepted')),
  created_at timestamptz not null default now(),
  constraint account_connections_pair_key unique (owner_id, other_id),
  constraint account_connections_self_check check (owner_id <> other_id)
);
create index account_connections_owner_id_idx on public.account_connections (owner_id);
create index account_connections_other_id_idx on public.account_connections (other_id);

-- Security definer: the policies of other tables ask this.
create function app.is_connected(other uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.account_connections c
    where c.status = 'accepted'
      and (c.owner_id = (select auth.uid()) and c.other_id = other or c.other_id = (select auth.uid()) and c.owner_id = other)
  )
$$;
create function app.has_connection(other uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.account_connections c
    where c.owner_id = (select auth.uid()) and c.other_id = other or c.other_id = (select auth.uid()) and c.owner_id = other
  )
$$;
revoke execute on function app.is_connected(uuid) from public;
grant execute on function app.is_connected(uuid) to anon, authenticated;
revoke execute on function app.has_connection(uuid) from public;
grant execute on function app.has_connection(uuid) to authenticated;

-- Who was asked accepts; nothing else about a connection changes.
create function app.guard_connection() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.owner_id <> old.owner_id or new.other_id <> old.other_id or new.status <> 'accepted' then
    raise exception 'A connection can only be accepted' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_connection before update on public.account_connections for each row execute function app.guard_connection();

alter table public.account_connections enable row level security;
revoke all on public.account_connections from anon, authenticated;
grant select, insert (other_id), update (status), delete on public.account_connections to authenticated;
create policy account_connections_read on public.account_connections for select to authenticated
  using (owner_id = (select auth.uid()) or other_id = (select auth.uid()));
create policy account_connections_create on public.account_connections for insert to authenticated
  with check (owner_id = (select auth.uid()) and status = 'asked' and not app.has_connection(other_id));
create policy account_connections_accept on public.account_connections for update to authenticated
  using (other_id = (select auth.uid()) and status = 'asked') with check (other_id = (select auth.uid()));
create policy account_connections_delete on public.account_connections for delete to authenticated
  using (owner_id = (select auth.uid()) or other_id = (select auth.uid()));

-- @end
-- @if app.messages
-- ## Private messages

create table public.private_messages (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  other_id uuid not null references public.profiles (id) on delete cascade,
  body text not null check (length(trim(body)) between 1 and 4000),
  read_at timestamptz,
  created_at timestamptz not null default now(),
  constraint private_messages_self_check check (owner_id <> other_id)
);
create index private_messages_owner_id_idx on public.private_messages (owner_id, created_at);
create index private_messages_other_id_idx on public.private_messages (other_id, created_at);

alter table public.private_messages enable row level security;
revoke all on public.private_messages from anon, authenticated;
grant select, insert (other_id, body), update (read_at) on public.private_messages to authenticated;
create policy private_messages_read on public.private_messages for select to authenticated
  using (owner_id = (select auth.uid()) or other_id = (select auth.uid()));
create policy private_messages_write on public.private_messages for insert to authenticated with check (
  owner_id = (select auth.uid())
  -- @if app.messages.connected
  and app.is_connected(other_id)
  -- @end
);
-- Only who got a message marks it as read.
create policy private_messages_mark on public.private_messages for update to authenticated
  using (other_id = (select auth.uid())) with check (other_id = (select auth.uid()));

-- @end
-- @if app.inbox
-- ## Notifications

create table public.account_notices (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references public.profiles (id) on delete cascade,
  body text not null check (char_length(body) <= 400),
  href text not null check (href like '/%' and char_length(href) <= 300),
  read_at timestamptz,
  created_at timestamptz not null default now()
);
create index account_notices_owner_id_idx on public.account_notices (owner_id, created_at);

alter table public.account_notices enable row level security;
revoke all on public.account_notices from anon, authenticated;
grant select, update (read_at), delete on public.account_notices to authenticated;
create policy account_notices_read on public.account_notices for select to authenticated using (owner_id = (select auth.uid()));
create policy account_notices_mark on public.account_notices for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy account_notices_delete on public.account_notices for delete to authenticated using (owner_id = (select auth.uid()));

-- Tells an account what another one did; nobody is told of what they did themselves.
create function app.tell(account uuid, what text, link text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if account is not null and account is distinct from (select auth.uid()) then
    insert into public.account_notices (owner_id, body, href)
    values (account, left(coalesce((select p.name from public.profiles p where p.id = (select auth.uid())), 'Somebody') || what, 400), link);
  end if;
end
$$;
revoke execute on function app.tell(uuid, text, text) from public;

-- @if app.connect
create function app.tell_connection() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    perform app.tell(new.other_id, ' would like to connect with you', '/connections');
  else
    perform app.tell(new.owner_id, ' accepted your request', '/connections');
  end if;
  return null;
end
$$;
create trigger tell_connection after insert or update on public.account_connections for each row execute function app.tell_connection();

-- @end
-- @end
-- @if living
create function app.my_linked_items(kind text) returns setof uuid language sql stable as $$ select null::uuid where kind is null $$;
create function app.may_post_in_linked_item(row_id uuid) returns boolean language sql stable as $$ select row_id is not null $$;
create function app.owns_linked_item(row_id uuid) returns boolean language sql stable as $$ select row_id is not null $$;

-- @end
-- @each entity
-- @if entity.group
-- ## Who may write in a sample item (a group)

create function app.may_post_in_sample_item(row_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select app.is_admin() or exists (
    select 1 from public.sample_items s where s.id = row_id
    -- @if entity.posting
    and s.sample_posting = 'everyone'
    -- @end
  )
$$;
revoke execute on function app.may_post_in_sample_item(uuid) from public;
grant execute on function app.may_post_in_sample_item(uuid) to anon, authenticated;

-- @end
-- @end
-- @each entity
-- @if entity.reactions
-- ## Reactions to sample items

create table public.sample_item_reactions (
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  kind text not null check (kind in ('like', 'vote', 'bookmark', 'follow', 'attend', 'join') /* @= entity.reaction_names */),
  created_at timestamptz not null default now(),
  primary key (sample_item_id, owner_id, kind)
);
create index sample_item_reactions_owner_id_idx on public.sample_item_reactions (owner_id, kind);

-- How many there are of each, and which are the account's own. A function, so that visitors learn numbers, not names.
create function app.reactions_to_sample_item(row_id uuid) returns jsonb language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_object_agg(k.kind, jsonb_build_object('count', k.n, 'mine', k.mine)), '{}')
  from (
    select r.kind, count(*) as n, coalesce(bool_or(r.owner_id = (select auth.uid())), false) as mine
    from public.sample_item_reactions r where r.sample_item_id = row_id group by r.kind
  ) k
$$;
create function app.count_sample_item_reactions(row_id uuid, wanted text) returns bigint language sql stable security definer set search_path = '' as $$
  select count(*) from public.sample_item_reactions r where r.sample_item_id = row_id and r.kind = wanted
$$;
-- The rows that the account has pressed a button on.
create function app.my_sample_items(wanted text) returns setof uuid language sql stable security definer set search_path = '' as $$
  select r.sample_item_id from public.sample_item_reactions r where r.owner_id = (select auth.uid()) and r.kind = wanted
$$;
revoke execute on function app.reactions_to_sample_item(uuid) from public;
revoke execute on function app.count_sample_item_reactions(uuid, text) from public;
revoke execute on function app.my_sample_items(text) from public;
grant execute on function app.reactions_to_sample_item(uuid) to anon, authenticated;
grant execute on function app.count_sample_item_reactions(uuid, text) to anon, authenticated;
grant execute on function app.my_sample_items(text) to anon, authenticated;

alter table public.sample_item_reactions enable row level security;
revoke all on public.sample_item_reactions from anon, authenticated;
grant select, insert (sample_item_id, kind), delete on public.sample_item_reactions to authenticated;
create policy sample_item_reactions_read on public.sample_item_reactions for select to authenticated
  using (owner_id = (select auth.uid()) or kind <> 'bookmark' and exists (select 1 from public.sample_items s where s.id = sample_item_id));
create policy sample_item_reactions_create on public.sample_item_reactions for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.sample_items s where s.id = sample_item_id));
create policy sample_item_reactions_delete on public.sample_item_reactions for delete to authenticated
  using (owner_id = (select auth.uid()));
-- @if entity.places

-- A sample item takes as many people as it has places. Those who come at once are counted one after the other.
create function app.limit_sample_item_places() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  most integer;
begin
  select s.sample_seats into most from public.sample_items s where s.id = new.sample_item_id for update;
  if new.kind = 'attend' and (select count(*) from public.sample_item_reactions r where r.sample_item_id = new.sample_item_id and r.kind = 'attend') >= most then
    raise exception 'This is full: all % places are taken.', most using errcode = '23514', constraint = 'sample_item_reactions_places';
  end if;
  return new;
end
$$;
create trigger limit_places before insert on public.sample_item_reactions for each row execute function app.limit_sample_item_places();
-- @end

-- @end
-- @if entity.replies
-- ## Answers to comments on sample items

alter table public.sample_item_comments add column parent_id uuid;
alter table public.sample_item_comments add constraint sample_item_comments_parent_id_fkey foreign key (parent_id) references public.sample_item_comments (id) on delete cascade;
create index sample_item_comments_parent_id_idx on public.sample_item_comments (parent_id);

-- @end
-- @if entity.report
-- ## Reports of sample items

create table public.sample_item_reports (
  id uuid primary key default gen_random_uuid(),
  sample_item_id uuid not null references public.sample_items (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  reason text not null check (length(trim(reason)) between 1 and 500),
  created_at timestamptz not null default now(),
  constraint sample_item_reports_owner_key unique (sample_item_id, owner_id)
);
create index sample_item_reports_sample_item_id_idx on public.sample_item_reports (sample_item_id);
create index sample_item_reports_owner_id_idx on public.sample_item_reports (owner_id);

alter table public.sample_item_reports enable row level security;
revoke all on public.sample_item_reports from anon, authenticated;
grant select, insert (sample_item_id, reason), delete on public.sample_item_reports to authenticated;
create policy sample_item_reports_read on public.sample_item_reports for select to authenticated
  using (owner_id = (select auth.uid()) or (select app.is_admin()));
create policy sample_item_reports_create on public.sample_item_reports for insert to authenticated
  with check (owner_id = (select auth.uid()) and exists (select 1 from public.sample_items s where s.id = sample_item_id));
create policy sample_item_reports_delete on public.sample_item_reports for delete to authenticated using ((select app.is_admin()));
-- Admins see and remove what was reported, whatever the usual rules say.
create policy sample_items_moderate_read on public.sample_items for select to authenticated using ((select app.is_admin()));
create policy sample_items_moderate on public.sample_items for delete to authenticated using ((select app.is_admin()));

-- @end
-- @each parent if field.feed_group
-- Restrictive: holds besides whatever else lets somebody write.
create policy sample_items_post_in_group on public.sample_items as restrictive for insert to authenticated
  with check (sample_reference is null or app.may_post_in_linked_item(sample_reference));
-- The same once more, for the sake of the words.
create function app.check_sample_item_post() returns trigger language plpgsql set search_path = '' as $$
begin
  if app.is_request() and new.sample_reference is not null and not app.may_post_in_linked_item(new.sample_reference) then
    raise exception 'Only those who look after this linked item can post in it' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger check_post before insert on public.sample_items for each row execute function app.check_sample_item_post();

-- @end
-- @if entity.persona
-- ## One sample item per account

create unique index sample_items_owner_key on public.sample_items (owner_id);
-- @if living
drop index public.sample_items_owner_key;
-- @end

-- Made with the account, from its name and what it was asked when it signed up.
create function app.make_sample_item_of_account() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  told jsonb;
begin
  select u.raw_user_meta_data into told from auth.users u where u.id = new.id;
  insert into public.sample_items (
    owner_id,
    -- @each field if field.sign_up
    sample_text,
    -- @end
    sample_title
  ) values (
    new.id,
    -- @each field if field.sign_up
    -- @case text
    left(nullif(btrim(told ->> 'sample_text'), ''), 200 /* @= field.max_length */),
    -- @case long_text
    left(nullif(btrim(told ->> 'sample_long_text'), ''), 5000 /* @= field.max_length */),
    -- @case integer
    case when told ->> 'sample_integer' ~ '^[0-9]{1,9}$' then (told ->> 'sample_integer')::integer end,
    -- @case phone
    left(nullif(btrim(told ->> 'sample_phone'), ''), 40),
    -- @case enum
    nullif(told ->> 'sample_enum', ''),
    -- @case *
    -- @end
    new.name
  ) on conflict do nothing;
  return null;
end
$$;
create trigger make_sample_item_of_account after insert on public.profiles for each row execute function app.make_sample_item_of_account();
-- @if living
drop trigger make_sample_item_of_account on public.profiles;
-- @end

-- A person has one name: that of the account and of the page about them are the same.
create function app.name_account_by_sample_item() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.profiles p set name = left(new.sample_title, 80) where p.id = new.owner_id and p.name is distinct from left(new.sample_title, 80);
  return null;
end
$$;
create trigger name_account after update on public.sample_items for each row execute function app.name_account_by_sample_item();
-- @if living
drop trigger name_account on public.sample_items;
-- @end
create function app.name_sample_item_by_account() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.sample_items s set sample_title = new.name where s.owner_id = new.id and left(s.sample_title, 80) is distinct from new.name;
  return null;
end
$$;
create trigger name_sample_item after update on public.profiles for each row execute function app.name_sample_item_by_account();
-- @if living
drop trigger name_sample_item on public.profiles;
-- @end

-- @if entity.reactions
create function app.followed_people() returns setof uuid language sql stable security definer set search_path = '' as $$
  select s.owner_id from public.sample_items s join public.sample_item_reactions r on r.sample_item_id = s.id
  where r.owner_id = (select auth.uid()) and r.kind = 'follow'
$$;
revoke execute on function app.followed_people() from public;
grant execute on function app.followed_people() to anon, authenticated;

-- @end
-- @end
-- @if app.inbox
-- ## What people are told about sample items

-- @if entity.comments
create function app.tell_sample_item_comment() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.tell(s.owner_id, ' commented on “' || left(s.sample_title, 80) || '”', '/sample-items/' || s.id::text)
  from public.sample_items s where s.id = new.sample_item_id;
  -- @if entity.replies
  perform app.tell(c.owner_id, ' answered your comment', '/sample-items/' || new.sample_item_id::text)
  from public.sample_item_comments c where c.id = new.parent_id;
  -- @end
  return null;
end
$$;
create trigger tell_comment after insert on public.sample_item_comments for each row execute function app.tell_sample_item_comment();

-- @end
-- @if entity.reactions
create function app.tell_sample_item_reaction() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.kind <> 'bookmark' then
    perform app.tell(
      s.owner_id,
      case new.kind
        -- @if living
        when '' then ''
        -- @end
        -- @each reaction
        when 'like' /* @= reaction.name */ then ' gave you a like: ' /* @= reaction.news */
        -- @end
        else ': '
      end || '“' || left(s.sample_title, 80) || '”',
      '/sample-items/' || s.id::text
    )
    from public.sample_items s where s.id = new.sample_item_id;
  end if;
  return null;
end
$$;
create trigger tell_reaction after insert on public.sample_item_reactions for each row execute function app.tell_sample_item_reaction();

-- @end
-- @each member
create function app.tell_sample_item_sample_member() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' or new.sample_member is distinct from old.sample_member then
    perform app.tell(new.sample_member, ' gave you “' || left(new.sample_title, 80) || '”', '/sample-items/' || new.id::text);
  end if;
  return null;
end
$$;
create trigger tell_sample_member after insert or update on public.sample_items for each row execute function app.tell_sample_item_sample_member();

-- @end
-- @each parent if linked.followed
create function app.tell_sample_item_of_sample_reference() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.tell(r.owner_id, ': new sample item “' || left(new.sample_title, 80) || '”', '/sample-items/' || new.id::text)
  from public.linked_item_reactions r where r.linked_item_id = new.sample_reference and r.kind in ('follow', 'join');
  return null;
end
$$;
create trigger tell_of_sample_reference after insert on public.sample_items for each row execute function app.tell_sample_item_of_sample_reference();
-- @if living
drop trigger tell_of_sample_reference on public.sample_items;
-- @end

-- @end
-- @end
-- @end
