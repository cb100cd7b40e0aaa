app.sample_function(sample_alias.id)
