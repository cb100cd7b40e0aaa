-- @file if app.agent
-- ## Messages that an agent reads, what it did about them, and the switch that stops it

-- Whether the signed-in account works the agent's queue.
create function app.is_agent_staff() returns boolean language sql stable security definer set search_path = '' as $$
  select app.is_admin() or app.has_role('sample_role' /* @= app.agent.staff_role */)
$$;

create table public.agent_messages (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  number text not null default '' check (length(number) <= 60),
  body text not null check (length(body) between 1 and 5000),
  category text not null default '',
  confidence integer not null default 0 check (confidence between 0 and 100),
  state text not null default 'collected' check (state in ('collected', 'waiting', 'done', 'rejected')),
  urgent boolean not null default false,
  why text not null default '',
  amount integer check (amount between 0 and 100000000),
  reply text not null default '',
  practice boolean not null default true,
  -- The person who decided; empty where the agent did it alone.
  decided_by uuid references public.profiles (id) on delete set null,
  decided_name text not null default '',
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
create index agent_messages_state_idx on public.agent_messages (state, urgent, created_at);
create index agent_messages_decided_by_idx on public.agent_messages (decided_by);

create table public.agent_steps (
  id uuid primary key default gen_random_uuid(),
  message_id uuid not null references public.agent_messages (id) on delete cascade,
  position integer not null check (position between 1 and 50),
  tool text not null,
  input text not null default '',
  result text not null default '',
  done boolean not null default false,
  created_at timestamptz not null default now(),
  unique (message_id, position)
);

-- What messages are about, and what is known of it.
create table public.agent_subjects (
  number text primary key check (length(number) between 1 and 60),
  facts jsonb not null default '{}',
  updated_at timestamptz not null default now()
);

create table public.agent_settings (
  id boolean primary key default true check (id),
  paused boolean not null default false
);
insert into public.agent_settings (id) values (true);

-- Anybody may send a message; all else is written by the server, after it has looked who asks. The queue is for who works it.
alter table public.agent_messages enable row level security;
alter table public.agent_steps enable row level security;
alter table public.agent_subjects enable row level security;
alter table public.agent_settings enable row level security;
revoke all on public.agent_messages, public.agent_steps, public.agent_subjects, public.agent_settings from anon, authenticated;
grant select on public.agent_messages, public.agent_steps, public.agent_subjects, public.agent_settings to authenticated;
grant insert (id, name, number, body) on public.agent_messages to anon, authenticated;
create policy agent_messages_send on public.agent_messages for insert to anon, authenticated with check (state = 'collected' and category = '');
create policy agent_messages_read on public.agent_messages for select to authenticated using ((select app.is_agent_staff()));
create policy agent_steps_read on public.agent_steps for select to authenticated using ((select app.is_agent_staff()));
create policy agent_subjects_read on public.agent_subjects for select to authenticated using ((select app.is_agent_staff()));
create policy agent_settings_read on public.agent_settings for select to authenticated using ((select app.is_agent_staff()));
