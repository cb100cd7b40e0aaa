sample_left::numeric
