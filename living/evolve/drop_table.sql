drop table public.sample_table cascade;
