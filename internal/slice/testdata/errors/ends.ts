// @end
// @if app.booking
// @else
// @else
// @end
// @each entity
