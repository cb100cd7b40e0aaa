app.day_of(sample_left)
