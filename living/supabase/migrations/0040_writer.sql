-- @file if app.writer_history or app.writer_daily
-- ## Texts that were written for people
-- @if app.writer_history

create table public.writings (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  input text not null check (length(input) between 1 and 20000),
  choices jsonb not null default '{}',
  texts text[] not null check (cardinality(texts) between 1 and 10),
  practice boolean not null default false,
  starred boolean not null default false,
  created_at timestamptz not null default now()
);
create index writings_owner_id_idx on public.writings (owner_id, created_at);
alter table public.writings enable row level security;
revoke all on public.writings from anon, authenticated;
grant select, insert, delete on public.writings to authenticated;
grant update (starred) on public.writings to authenticated;
create policy writings_read on public.writings for select to authenticated using (owner_id = (select auth.uid()));
create policy writings_create on public.writings for insert to authenticated with check (owner_id = (select auth.uid()));
create policy writings_update on public.writings for update to authenticated using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy writings_delete on public.writings for delete to authenticated using (owner_id = (select auth.uid()));
-- @end
-- @if app.writer_daily

-- How often an account had something written on a day. Only the functions below come here, so that deleting a text gives
-- nothing back.
create table public.writer_days (
  owner_id uuid not null references public.profiles (id) on delete cascade,
  day date not null,
  used integer not null default 0 check (used >= 0),
  primary key (owner_id, day)
);
alter table public.writer_days enable row level security;
revoke all on public.writer_days from anon, authenticated;

-- How many of today's texts the account has used.
create function app.writer_used(zone text) returns integer language sql stable security definer set search_path = '' as $$
  select coalesce((select used from public.writer_days where owner_id = auth.uid() and day = (now() at time zone zone)::date), 0)
$$;

-- Takes one of today's texts, and refuses when none is left.
create function app.take_writing(per_day integer, zone text) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  taken integer;
begin
  if auth.uid() is null then
    raise exception 'Sign in first.';
  end if;
  insert into public.writer_days (owner_id, day, used) values (auth.uid(), (now() at time zone zone)::date, 1)
  on conflict (owner_id, day) do update set used = writer_days.used + 1 where writer_days.used < per_day
  returning used into taken;
  if taken is null then
    raise exception 'You have used all % of today. Tomorrow there are new ones.', per_day;
  end if;
  return taken;
end $$;
revoke execute on function app.writer_used(text) from public;
revoke execute on function app.take_writing(integer, text) from public;
grant execute on function app.writer_used(text) to authenticated;
grant execute on function app.take_writing(integer, text) to authenticated;
-- @end
