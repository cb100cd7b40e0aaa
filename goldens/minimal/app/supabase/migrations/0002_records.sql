-- The tables of what people keep here, and how they point at each other.

-- ## Notes

create table public.notes (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid default auth.uid() references public.profiles (id) on delete set null,
  title text not null check (btrim(title) <> '' and char_length(title) <= 200),
  body text check (char_length(body) <= 5000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index notes_owner_id_idx on public.notes (owner_id);
create index notes_created_at_idx on public.notes (created_at);
create trigger touch_updated_at before update on public.notes for each row execute function app.touch_updated_at();
create trigger keep_owner before update on public.notes for each row execute function app.keep_owner();
