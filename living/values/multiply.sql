(sample_left::numeric * sample_right)
