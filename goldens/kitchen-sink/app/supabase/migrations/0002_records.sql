-- The tables of what people keep here, and how they point at each other.

-- ## Workspaces

create table public.workspaces (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  name text not null check (btrim(name) <> '' and char_length(name) <= 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index workspaces_owner_id_idx on public.workspaces (owner_id);
create index workspaces_created_at_idx on public.workspaces (created_at);
create trigger touch_updated_at before update on public.workspaces for each row execute function app.touch_updated_at();
create trigger keep_owner before update on public.workspaces for each row execute function app.keep_owner();

-- ## Exhibits

create table public.exhibits (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  title text not null check (btrim(title) <> '' and char_length(title) <= 120),
  notes text check (char_length(notes) <= 5000),
  quantity integer not null default 1 check (quantity >= 0) check (quantity <= 1000),
  weight numeric(14, 3) check (weight >= 0),
  price integer not null check (price >= 0),
  discount numeric(6, 2) check (discount between 0 and 100),
  starts_on date,
  ends_on date,
  opens_at timestamptz not null,
  closes_at timestamptz,
  daily_at time,
  effort integer check (effort >= 0),
  featured boolean not null default false,
  stage text not null default 'draft' check (stage in ('draft', 'open', 'closed')),
  topics text[] not null default '{}' check (topics <@ array['red', 'green']::text[]),
  keywords text[] not null default '{}' check (cardinality(keywords) <= 30),
  contact text not null check (contact like '%_@_%' and char_length(contact) <= 254),
  phone text check (phone <> '' and char_length(phone) <= 40),
  website text check (website ~ '^https?://' and char_length(website) <= 2000),
  venue text check (venue <> '' and char_length(venue) <= 300),
  venue_lat double precision check (venue_lat between -90 and 90),
  venue_lng double precision check (venue_lng between -180 and 180),
  workspace uuid not null,
  follows uuid,
  curator uuid references public.profiles (id) on delete set null,
  constraint exhibits_ends_on_after_check check (ends_on >= starts_on),
  constraint exhibits_closes_at_after_check check (closes_at >= opens_at),
  position numeric not null default extract(epoch from clock_timestamp()),
  moderation text not null default 'pending' check (moderation in ('pending', 'approved', 'rejected')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index exhibits_owner_id_idx on public.exhibits (owner_id);
create index exhibits_created_at_idx on public.exhibits (created_at);
create index exhibits_workspace_idx on public.exhibits (workspace);
create index exhibits_follows_idx on public.exhibits (follows);
create index exhibits_curator_idx on public.exhibits (curator);
create unique index exhibits_title_key on public.exhibits (lower(title));
create trigger touch_updated_at before update on public.exhibits for each row execute function app.touch_updated_at();
create trigger keep_owner before update on public.exhibits for each row execute function app.keep_owner();

-- ## Loans

create table public.loans (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  borrower text not null check (btrim(borrower) <> '' and char_length(borrower) <= 200),
  exhibit uuid not null,
  due date not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index loans_owner_id_idx on public.loans (owner_id);
create index loans_created_at_idx on public.loans (created_at);
create index loans_exhibit_idx on public.loans (exhibit);
create trigger touch_updated_at before update on public.loans for each row execute function app.touch_updated_at();
create trigger keep_owner before update on public.loans for each row execute function app.keep_owner();

-- ## Ideas

create table public.ideas (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  title text not null check (btrim(title) <> '' and char_length(title) <= 200),
  email text check (email like '%_@_%' and char_length(email) <= 254),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index ideas_owner_id_idx on public.ideas (owner_id);
create index ideas_created_at_idx on public.ideas (created_at);
create trigger touch_updated_at before update on public.ideas for each row execute function app.touch_updated_at();
create trigger keep_owner before update on public.ideas for each row execute function app.keep_owner();

alter table public.exhibits add constraint exhibits_workspace_fkey foreign key (workspace) references public.workspaces (id) on delete cascade;

alter table public.exhibits add constraint exhibits_follows_fkey foreign key (follows) references public.exhibits (id) on delete set null;

alter table public.loans add constraint loans_exhibit_fkey foreign key (exhibit) references public.exhibits (id) on delete restrict;
