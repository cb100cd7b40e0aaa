(select sample_value from public.sample_table as sample_inner where sample_where order by sample_right desc nulls last, sample_inner.created_at desc limit 1)
