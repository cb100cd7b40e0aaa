alter table public.sample_table alter column sample_column type sample_value using sample_column::sample_value;
