export type { LinkedPlace } from "./place-map";
export { PlaceMap } from "./place-map";
export { isPlace } from "./projection";
