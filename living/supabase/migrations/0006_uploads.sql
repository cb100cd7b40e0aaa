-- @if app.uploads
-- ## Who may do what with files

alter table public.uploads enable row level security;
revoke all on public.uploads from anon, authenticated;
grant select on public.uploads to anon, authenticated;
grant insert (id, owner_id, name, kind, size, data) on public.uploads to authenticated;
-- @if app.visitor_uploads
grant insert (id, owner_id, name, kind, size, data) on public.uploads to anon;
-- @end
create policy uploads_create on public.uploads for insert to/* @if app.visitor_uploads */ anon,/* @end */ authenticated with check (owner_id is not distinct from (select auth.uid()));
-- Whoever sent a file, and whoever may read a row that shows it: the policies of that row's table hold here too.
create policy uploads_read on public.uploads for select to anon, authenticated using (
  owner_id = (select auth.uid())
  -- @each entity if entity.uploads
  -- @each field if not field.guarded
  -- @case image
  or exists (select 1 from public.sample_items as shown where shown.sample_image = uploads.id)
  -- @case file
  or exists (select 1 from public.sample_items as shown where shown.sample_file = uploads.id)
  -- @case images
  or exists (select 1 from public.sample_items as shown where shown.sample_album @> array[uploads.id])
  -- @case *
  -- @end
  -- @end
);
-- @each entity if entity.uploads
create trigger check_uploads before insert or update on public.sample_items for each row execute function app.check_uploads(
  -- @if living
  'sample_image'
  -- @end
  -- @each upload
  -- @case image
  /* @if not field.first */, /* @end */'sample_image'
  -- @case images
  /* @if not field.first */, /* @end */'sample_album'
  -- @case file
  /* @if not field.first */, /* @end */'sample_file'
  -- @end
);
create trigger drop_uploads after update or delete on public.sample_items for each row execute function app.drop_uploads(
  -- @if living
  'sample_image'
  -- @end
  -- @each upload
  -- @case image
  /* @if not field.first */, /* @end */'sample_image'
  -- @case images
  /* @if not field.first */, /* @end */'sample_album'
  -- @case file
  /* @if not field.first */, /* @end */'sample_file'
  -- @end
);
-- @end
-- @end
