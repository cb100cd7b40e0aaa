// @file when app.booking
