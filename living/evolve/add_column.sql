alter table public.sample_table add column sample_definition;
