sample_left is distinct from sample_right
