// @file if app.guard.purchase
/** Something that the account bought. `update` is the note of a version that came out since it was last opened. */
export type Bought = { id: string; title: string; href: string; price: number; at: Date; version: number; update: string | null };
