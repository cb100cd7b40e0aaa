// @if app.bookin
// @end
// @if field.required
// @end
// @each entity
// @each field
// @if field.requird == "x"
// @end
// @end
// @end
