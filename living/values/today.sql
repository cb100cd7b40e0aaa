app.today()
