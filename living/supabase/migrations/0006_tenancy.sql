-- @file if app.tenancy
-- Nothing of one organisation is for another: restrictive policies hold besides whatever else lets somebody through.

-- @each entity
create policy sample_items_organisation on public.sample_items as restrictive for all to authenticated
  using (organisation_id = (select app.organisation())) with check (organisation_id = (select app.organisation()));
-- @end
-- @if app.team
create policy team_members_organisation on public.team_members as restrictive for all to authenticated
  using (app.organisation_of(account_id) = (select app.organisation())) with check (app.organisation_of(account_id) = (select app.organisation()));
-- @end
-- @if app.deputies
create policy deputies_organisation on public.deputies as restrictive for all to authenticated
  using (app.organisation_of(owner_id) = (select app.organisation()))
  with check (app.organisation_of(owner_id) = (select app.organisation()) and app.organisation_of(deputy_id) = (select app.organisation()));
-- @end
