alter table public.sample_table drop column sample_column;
