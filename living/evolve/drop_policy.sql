drop policy sample_name on public.sample_table;
