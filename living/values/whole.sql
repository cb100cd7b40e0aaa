round(sample_left)::integer
