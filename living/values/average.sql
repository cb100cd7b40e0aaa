(select avg(sample_value) from public.sample_table as sample_inner where sample_where)
