(select percentile_cont(0.5) within group (order by sample_value)::numeric from public.sample_table as sample_inner where sample_where)
