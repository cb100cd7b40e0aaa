alter table public.sample_table drop constraint sample_name;
