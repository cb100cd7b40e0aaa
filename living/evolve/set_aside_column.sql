-- The old values cannot become the new kind by themselves; they stay in a column of their own.
alter table public.sample_table rename column sample_column to sample_value;
