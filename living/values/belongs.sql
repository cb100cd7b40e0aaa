sample_inner.sample_by = sample_alias.id
