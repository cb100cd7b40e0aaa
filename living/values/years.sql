extract(year from age(app.day_of(sample_right), app.day_of(sample_left)))::integer
