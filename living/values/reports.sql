(select count(*) from public.sample_table as sample_inner where sample_inner.sample_by = sample_alias.id)
