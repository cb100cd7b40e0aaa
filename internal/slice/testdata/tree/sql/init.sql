-- @each entity
create table public.sample_items (
  id uuid primary key,
  -- @each field
  -- @case text email
  sample_text text not null default '' /* @= field.default */ constraint sample_items_sample_text_len check (length(sample_text) <= 200 /* @= field.max_length */),
  -- @case enum
  sample_enum text check (sample_enum in ('a', 'b') /* @= field.values */), -- array['x'] /* @= field.values */
  -- @case money
  sample_money integer,
  -- @end
  created_at timestamptz
);

-- @end
-- @if app.booking

create table public.appointments (id uuid);
-- @end
-- @if living
create table public.linked_items (id uuid, sample_reference uuid);
-- @else
select array['x']::text[] /* @= app.none */, '{}'::text[] /* @= app.list */;
-- @end
