date_trunc('week', sample_left)::date
