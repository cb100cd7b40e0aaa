export * from "./average";
export { RatingInput } from "./rating-input";
export { RatingLine, Stars } from "./stars";
