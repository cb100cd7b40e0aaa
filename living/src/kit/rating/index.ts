export * from "./average";
export { RatingForm, type RatingResult } from "./rating-form";
export { RatingList } from "./rating-list";
export { RatingLine, Stars } from "./stars";
