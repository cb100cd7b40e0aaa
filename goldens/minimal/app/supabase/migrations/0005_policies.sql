-- ## Who may do what with notes

alter table public.notes enable row level security;
revoke all on public.notes from anon, authenticated;
grant select on public.notes to anon;
grant select, insert, update, delete on public.notes to authenticated;
create policy notes_read on public.notes for select to authenticated using (
  owner_id = (select auth.uid())
  or (select app.has_role('admin'))
);
create policy notes_create on public.notes for insert to authenticated with check (
  owner_id is not distinct from (select auth.uid())
  and (
    (select auth.uid()) is not null
  )
);
-- The condition of a rule is asked of the row as it was: the change itself may end it.
create policy notes_update on public.notes for update to authenticated using (
  owner_id = (select auth.uid())
  or (select app.has_role('admin'))
) with check (
  owner_id = (select auth.uid())
  or (select app.has_role('admin'))
);
create policy notes_delete on public.notes for delete to authenticated using (
  owner_id = (select auth.uid())
  or (select app.has_role('admin'))
);
