// @file each entities
const a = 1;
// @file never
