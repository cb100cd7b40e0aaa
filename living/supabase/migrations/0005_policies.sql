-- @each entity

-- ## Who may do what with sample items

alter table public.sample_items enable row level security;
revoke all on public.sample_items from anon, authenticated;
grant select on public.sample_items to anon;
grant select, insert, update, delete on public.sample_items to authenticated;
-- @if entity.create.visitor
grant insert on public.sample_items to anon;
-- @end
-- @if not entity.read.none
create policy sample_items_read on public.sample_items for select to/* @if app.visitors */ anon,/* @end */ authenticated using (
  -- @if living
  false
  -- @end
  -- @each grant.read
  -- @case visitor
  /* @if not grant.first */or /* @end */true/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case user
  /* @if not grant.first */or /* @end */(select auth.uid()) is not null/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case owner
  /* @if not grant.first */or /* @end */owner_id = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case role
  /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case member
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_member(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case manager
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case self
  /* @if not grant.first */or /* @end */sample_member = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case parent
  /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case team
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case colleague
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(sample_member))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(owner_id))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @end
);
-- @end
-- @if not entity.create.none
create policy sample_items_create on public.sample_items for insert to/* @if entity.create.visitor */ anon,/* @end */ authenticated with check (
  owner_id is not distinct from (select auth.uid())
  and (
    -- @if living
    false
    -- @end
    -- @each grant.create
    -- @case visitor
    /* @if not grant.first */or /* @end */true/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case user
    /* @if not grant.first */or /* @end */(select auth.uid()) is not null/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case owner
    /* @if not grant.first */or /* @end */owner_id = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case role
    /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case member
    -- @if grant.via
    /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @else
    /* @if not grant.first */or /* @end */app.is_sample_item_member(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @end
    -- @case manager
    -- @if grant.via
    /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @else
    /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @end
    -- @case self
    /* @if not grant.first */or /* @end */sample_member = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case parent
    /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case team
    /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @case colleague
    -- @if grant.via
    /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(sample_member))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @else
    /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(owner_id))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
    -- @end
    -- @end
  )
);
-- @end
-- @if not entity.update.none
-- The condition of a rule is asked of the row as it was: the change itself may end it.
create policy sample_items_update on public.sample_items for update to authenticated using (
  -- @if living
  false
  -- @end
  -- @each grant.update
  -- @case visitor
  /* @if not grant.first */or /* @end */true/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case user
  /* @if not grant.first */or /* @end */(select auth.uid()) is not null/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case owner
  /* @if not grant.first */or /* @end */owner_id = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case role
  /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case member
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_member(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case manager
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case self
  /* @if not grant.first */or /* @end */sample_member = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case parent
  /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case team
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case colleague
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(sample_member))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(owner_id))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @end
) with check (
  -- @if living
  false
  -- @end
  -- @each grant.update
  -- @case visitor
  /* @if not grant.first */or /* @end */true
  -- @case user
  /* @if not grant.first */or /* @end */(select auth.uid()) is not null
  -- @case owner
  /* @if not grant.first */or /* @end */owner_id = (select auth.uid())
  -- @case role
  /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))
  -- @case member
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_member(id)
  -- @end
  -- @case manager
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)
  -- @end
  -- @case self
  /* @if not grant.first */or /* @end */sample_member = (select auth.uid())
  -- @case parent
  /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)
  -- @case team
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, sample_reference)
  -- @case colleague
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(sample_member))
  -- @else
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(owner_id))
  -- @end
  -- @end
);
-- @end
-- @if entity.moderation
-- Restrictive: holds besides whatever else lets somebody read a sample item. Who may change one sees it while it waits: a change
-- of theirs makes it wait again, and nobody may change a row into one out of their own sight.
create policy sample_items_approved on public.sample_items as restrictive for select to anon, authenticated using (
  moderation = 'approved' or owner_id = (select auth.uid()) or (select app.is_admin())
  -- @each grant.update
  -- @case visitor
  or (select auth.uid()) is not null
  -- @case user
  or (select auth.uid()) is not null
  -- @case owner
  or owner_id = (select auth.uid())
  -- @case role
  or (select app.has_role('sample_role'))
  -- @case member
  -- @if grant.via
  or app.is_linked_item_member(sample_reference)
  -- @else
  or app.is_sample_item_member(id)
  -- @end
  -- @case manager
  -- @if grant.via
  or app.is_linked_item_manager(sample_reference)
  -- @else
  or app.is_sample_item_manager(id)
  -- @end
  -- @case self
  or sample_member = (select auth.uid())
  -- @case parent
  or exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)
  -- @case team
  or app.in_team('sample_role' /* @= grant.role */, sample_reference)
  -- @case colleague
  -- @if grant.via
  or app.in_team('sample_role' /* @= grant.role */, app.team_of(sample_member))
  -- @else
  or app.in_team('sample_role' /* @= grant.role */, app.team_of(owner_id))
  -- @end
  -- @end
);
-- @if living
drop policy sample_items_approved on public.sample_items; -- all the grants at once would open it to everybody
create policy sample_items_approved on public.sample_items as restrictive for select to anon, authenticated
  using (moderation = 'approved' or owner_id = (select auth.uid()) or (select app.is_admin()));
-- @end
-- @end
-- @if not entity.delete.none
create policy sample_items_delete on public.sample_items for delete to authenticated using (
  -- @if living
  false
  -- @end
  -- @each grant.delete
  -- @case visitor
  /* @if not grant.first */or /* @end */true/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case user
  /* @if not grant.first */or /* @end */(select auth.uid()) is not null/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case owner
  /* @if not grant.first */or /* @end */owner_id = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case role
  /* @if not grant.first */or /* @end */(select app.has_role('sample_role'))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case member
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_member(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_member(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case manager
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.is_linked_item_manager(sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.is_sample_item_manager(id)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @case self
  /* @if not grant.first */or /* @end */sample_member = (select auth.uid())/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case parent
  /* @if not grant.first */or /* @end */exists (select 1 from public.linked_items as parent where parent.id = sample_items.sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case team
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, sample_reference)/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @case colleague
  -- @if grant.via
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(sample_member))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @else
  /* @if not grant.first */or /* @end */app.in_team('sample_role' /* @= grant.role */, app.team_of(owner_id))/* @if grant.when */ and sample_when = 'x' /* @= grant.when_value *//* @end */
  -- @end
  -- @end
);
-- @end
-- @end
