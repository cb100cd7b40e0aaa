(chosen is null or sample_left = chosen)
