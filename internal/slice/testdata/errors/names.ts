export const listSampleItems = 1;
// @each entity
// @each field
// @case enum
const sampleText = sampleEnum;
// @end
// @end
