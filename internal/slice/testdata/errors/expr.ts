// @if app.booking and
// @end
// @if (app.booking
// @end
// @if app.name == booking
// @end
// @if app.booking app.name
// @end
// @if app.booking ? 1
// @end
