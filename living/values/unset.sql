sample_left is null
