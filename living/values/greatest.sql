greatest(sample_left, sample_right)
