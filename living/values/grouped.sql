(sample_left)::text = sample_right
