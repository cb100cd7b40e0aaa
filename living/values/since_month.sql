date_trunc('month', sample_left)::date
