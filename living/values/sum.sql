(select coalesce(sum(sample_value), 0) from public.sample_table as sample_inner where sample_where)
