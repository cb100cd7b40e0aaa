alter table public.sample_table add sample_definition;
