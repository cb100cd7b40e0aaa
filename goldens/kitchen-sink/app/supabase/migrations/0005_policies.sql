-- ## Who may do what with workspaces

alter table public.workspaces enable row level security;
revoke all on public.workspaces from anon, authenticated;
grant select on public.workspaces to anon;
grant select, insert, update, delete on public.workspaces to authenticated;
create policy workspaces_read on public.workspaces for select to anon, authenticated using (
  app.is_workspace_member(id)
  or (select app.has_role('admin'))
);
create policy workspaces_create on public.workspaces for insert to authenticated with check (
  owner_id is not distinct from (select auth.uid())
  and (
    (select auth.uid()) is not null
  )
);
-- The condition of a rule is asked of the row as it was: the change itself may end it.
create policy workspaces_update on public.workspaces for update to authenticated using (
  app.is_workspace_manager(id)
) with check (
  app.is_workspace_manager(id)
);
create policy workspaces_delete on public.workspaces for delete to authenticated using (
  app.is_workspace_manager(id)
);

-- ## Who may do what with exhibits

alter table public.exhibits enable row level security;
revoke all on public.exhibits from anon, authenticated;
grant select on public.exhibits to anon;
grant select, insert, update, delete on public.exhibits to authenticated;
create policy exhibits_read on public.exhibits for select to anon, authenticated using (
  true and stage = 'open'
  or app.is_workspace_member(workspace)
  or owner_id = (select auth.uid())
  or curator = (select auth.uid())
  or (select app.has_role('admin'))
);
create policy exhibits_create on public.exhibits for insert to authenticated with check (
  owner_id is not distinct from (select auth.uid())
  and (
    app.is_workspace_member(workspace)
    or (select app.has_role('editor'))
  )
);
-- The condition of a rule is asked of the row as it was: the change itself may end it.
create policy exhibits_update on public.exhibits for update to authenticated using (
  owner_id = (select auth.uid())
  or (select app.has_role('editor'))
  or app.is_workspace_manager(workspace)
  or curator = (select auth.uid()) and stage = 'draft'
) with check (
  owner_id = (select auth.uid())
  or (select app.has_role('editor'))
  or app.is_workspace_manager(workspace)
  or curator = (select auth.uid())
);
-- Restrictive: holds besides whatever else lets somebody read an exhibit. Who may change one sees it while it waits: a change
-- of theirs makes it wait again, and nobody may change a row into one out of their own sight.
create policy exhibits_approved on public.exhibits as restrictive for select to anon, authenticated using (
  moderation = 'approved' or owner_id = (select auth.uid()) or (select app.is_admin())
  or owner_id = (select auth.uid())
  or (select app.has_role('editor'))
  or app.is_workspace_manager(workspace)
  or curator = (select auth.uid())
);
create policy exhibits_delete on public.exhibits for delete to authenticated using (
  owner_id = (select auth.uid())
  or (select app.has_role('admin'))
);

-- ## Who may do what with loans

alter table public.loans enable row level security;
revoke all on public.loans from anon, authenticated;
grant select on public.loans to anon;
grant select, insert, update, delete on public.loans to authenticated;
create policy loans_read on public.loans for select to anon, authenticated using (
  exists (select 1 from public.exhibits as parent where parent.id = loans.exhibit)
);
create policy loans_create on public.loans for insert to authenticated with check (
  owner_id is not distinct from (select auth.uid())
  and (
    (select auth.uid()) is not null
  )
);
-- The condition of a rule is asked of the row as it was: the change itself may end it.
create policy loans_update on public.loans for update to authenticated using (
  owner_id = (select auth.uid())
  or exists (select 1 from public.exhibits as parent where parent.id = loans.exhibit)
) with check (
  owner_id = (select auth.uid())
  or exists (select 1 from public.exhibits as parent where parent.id = loans.exhibit)
);
create policy loans_delete on public.loans for delete to authenticated using (
  owner_id = (select auth.uid())
);

-- ## Who may do what with ideas

alter table public.ideas enable row level security;
revoke all on public.ideas from anon, authenticated;
grant select on public.ideas to anon;
grant select, insert, update, delete on public.ideas to authenticated;
grant insert on public.ideas to anon;
create policy ideas_read on public.ideas for select to anon, authenticated using (
  true
);
create policy ideas_create on public.ideas for insert to anon, authenticated with check (
  owner_id is not distinct from (select auth.uid())
  and (
    true
    or (select auth.uid()) is not null
  )
);
create policy ideas_delete on public.ideas for delete to authenticated using (
  (select app.has_role('admin'))
);
