(sample_left::numeric / nullif(sample_right, 0))
