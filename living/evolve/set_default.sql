alter table public.sample_table alter column sample_column set default sample_value;
