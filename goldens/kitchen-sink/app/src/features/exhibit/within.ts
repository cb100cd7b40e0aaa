/** The row that a board or a sum is about: only rows that point at it by `field` count. */
export type Within = {
  id: string;
  field:
    | "workspace"
    | "follows"
};
