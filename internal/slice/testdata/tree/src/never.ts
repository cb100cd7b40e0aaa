// @file never
export {};
