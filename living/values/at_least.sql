coalesce(sample_left >= sample_right, false)
