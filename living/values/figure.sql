app.sample_function(period_start, period_end, chosen)
