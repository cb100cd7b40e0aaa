(app.day_of(sample_right) - app.day_of(sample_left))
