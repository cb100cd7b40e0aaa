app.local_day(sample_left)
