(sample_right - sample_left)
