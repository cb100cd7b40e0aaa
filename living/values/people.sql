(select count(distinct sample_inner.owner_id) from public.sample_table as sample_inner where sample_where)
