(select sample_inner.sample_column from public.sample_table as sample_inner where sample_inner.id = sample_alias.sample_by)
