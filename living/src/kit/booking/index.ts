export * from "./cancel";
export * from "./clock";
export * from "./price";
export * from "./slots";
