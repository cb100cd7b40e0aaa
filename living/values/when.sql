(case when sample_where then sample_left end)
