// @each entity
// @each field
const stray = 1;
// @case txt
// @case text
// @case text
// @end
// @case text
// @end
