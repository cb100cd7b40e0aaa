sample_left is not null
