(select count(*) from public.sample_table as sample_inner where sample_where)
