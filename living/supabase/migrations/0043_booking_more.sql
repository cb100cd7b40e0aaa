-- @file if app.booking.notes or app.booking.ratings
-- ## What is said about appointments
-- @if app.booking.notes

-- A note on an appointment. Whoever took it writes and reads it, and nobody else: not the customer, not the admin.
create table public.appointment_notes (
  appointment_id uuid primary key references public.appointments (id) on delete cascade,
  body text not null check (length(body) between 1 and 10000),
  updated_at timestamptz not null default now()
);
create trigger appointment_notes_touch before update on public.appointment_notes for each row execute function app.touch_updated_at();

-- Whether the signed-in account takes this appointment.
create function app.takes_appointment(appointment uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.appointments a join public.providers p on p.id = a.provider_id
    where a.id = appointment and p.profile_id = (select auth.uid())
  )
$$;
alter table public.appointment_notes enable row level security;
revoke all on public.appointment_notes from anon, authenticated;
grant select, insert, update, delete on public.appointment_notes to authenticated;
create policy appointment_notes_all on public.appointment_notes for all to authenticated
  using (app.takes_appointment(appointment_id)) with check (app.takes_appointment(appointment_id));
-- @end
-- @if app.booking.ratings

-- What a customer says of an appointment that is over, once.
create table public.appointment_ratings (
  appointment_id uuid primary key references public.appointments (id) on delete cascade,
  owner_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  stars integer not null check (stars between 1 and 5),
  comment text not null default '' check (length(comment) <= 2000),
  created_at timestamptz not null default now()
);
create index appointment_ratings_owner_id_idx on public.appointment_ratings (owner_id);

-- Whether the signed-in account was served at this appointment: it is theirs, it took place, and it is over.
create function app.may_rate_appointment(appointment uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from public.appointments a
    where a.id = appointment and a.customer_id = (select auth.uid()) and a.status = 'booked' and a.ends_at < now()
  )
$$;

-- The average of all ratings and how many there are, for everybody.
create function app.booking_rating() returns table (average double precision, count bigint) language sql stable security definer set search_path = '' as $$
  select avg(stars)::double precision, count(*) from public.appointment_ratings
$$;
revoke execute on function app.booking_rating() from public;
grant execute on function app.booking_rating() to anon, authenticated;
alter table public.appointment_ratings enable row level security;
revoke all on public.appointment_ratings from anon, authenticated;
grant select, insert, update, delete on public.appointment_ratings to authenticated;
create policy appointment_ratings_read on public.appointment_ratings for select to authenticated
  using (owner_id = (select auth.uid()) or (select app.is_admin()));
create policy appointment_ratings_create on public.appointment_ratings for insert to authenticated
  with check (owner_id = (select auth.uid()) and app.may_rate_appointment(appointment_id));
create policy appointment_ratings_update on public.appointment_ratings for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()) and app.may_rate_appointment(appointment_id));
create policy appointment_ratings_delete on public.appointment_ratings for delete to authenticated using (owner_id = (select auth.uid()));
-- @end
