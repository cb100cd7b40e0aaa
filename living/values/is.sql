sample_left is not distinct from sample_right
