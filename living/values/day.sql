sample_left::date
