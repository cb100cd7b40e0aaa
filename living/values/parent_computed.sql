(select app.sample_function(sample_inner.id) from public.sample_table as sample_inner where sample_inner.id = sample_alias.sample_by)
