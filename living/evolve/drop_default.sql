alter table public.sample_table alter column sample_column drop default;
