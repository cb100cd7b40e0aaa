// @file if app.booking
export {};
