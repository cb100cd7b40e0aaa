// @file if app.bookmarks
/** A row that the account has kept for later. */
export type Kept = { id: string; kind: string; title: string; href: string };
