-- @file if app.approval
-- Accounts that wait until an admin lets them in: restrictive policies hold besides whatever else lets somebody through.

create function app.waiting_people() returns table (id uuid, name text, email text) language sql stable security definer set search_path = '' as $$
  select p.id, p.name, p.email from public.profiles p where not p.approved and app.is_admin() order by p.created_at, p.id
$$;

create function app.decide_person(account uuid, yes boolean) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not app.is_admin() then
    raise exception 'Only an admin can let people in' using errcode = '42501';
  end if;
  if yes then
    update public.profiles set approved = true where id = account;
  else
    delete from auth.users where id = account and exists (select 1 from public.profiles p where p.id = account and not p.approved);
  end if;
end
$$;
-- @each entity
create policy sample_items_waiting on public.sample_items as restrictive for all to authenticated
  using (app.is_approved((select auth.uid()))) with check (app.is_approved((select auth.uid())));
-- @end
