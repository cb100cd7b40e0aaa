extract(year from age(sample_right, sample_left))::integer
