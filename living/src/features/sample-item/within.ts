// @file each entity if entity.parent and (entity.board or entity.time_log)
/** The row that a board or a sum is about: only rows that point at it by `field` count. */
export type Within = {
  id: string;
  field:
    // @each parent
    | "sampleReference"
    // @end
};
