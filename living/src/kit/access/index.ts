import app from "@/content/app.json";

/** Whoever looks at a page: an account, or null for a visitor. */
export type Account = { id: string; email: string; name: string; role: string };
export type Viewer = Account | null;

/** What the viewer is in a shared row: its owner, a member, or null for neither. */
export type RowRole = "owner" | "member" | null;

/**
 * One way to be let through, as the policies of the database have it. Fields are the row's property names.
 * These rules only decide which buttons are shown; the database decides what happens.
 */
export type Grant<Row> = { when?: { field: keyof Row & string; value: string } } & (
  | { who: "visitor" | "user" | "owner" }
  | { who: "role"; role: string }
  | { who: "member" | "manager"; via: (keyof Row & string) | null }
  | { who: "self" | "parent"; via: keyof Row & string }
  | { who: "team" | "colleague"; role: string; via: (keyof Row & string) | null }
);

export type Access<Row> = Record<"read" | "create" | "update" | "delete", readonly Grant<Row>[]>;

/** A row as the rules see it. `rowRoles` holds the viewer's row role for each `via` of the rules; "" is this row. */
export type Subject<Row> = Row & { ownerId: string | null; rowRoles?: Readonly<Record<string, RowRole>> };

export const roles = app.roles;
export const isAdmin = (viewer: Viewer) => roles.some((role) => role.admin && role.name === viewer?.role);
export const roleLabel = (name: string) => roles.find((role) => role.name === name)?.label ?? name;

/** Whether any rule lets the viewer do this to this row. */
export function may<Row>(grants: readonly Grant<Row>[], viewer: Viewer, row: Subject<Row>): boolean {
  return grants.some((grant) => holds(grant, viewer, row));
}

function holds<Row>(grant: Grant<Row>, viewer: Viewer, row: Subject<Row>): boolean {
  if (grant.when && String(row[grant.when.field]) !== grant.when.value) return false;
  if (grant.who === "visitor") return true;
  if (!viewer) return false;
  switch (grant.who) {
    case "user":
      return true;
    case "owner":
      return row.ownerId === viewer.id;
    case "role":
      return viewer.role === grant.role;
    case "member":
      return Boolean(row.rowRoles?.[grant.via ?? ""]);
    case "manager":
      return row.rowRoles?.[grant.via ?? ""] === "owner";
    case "self":
      return row[grant.via] === viewer.id;
    case "parent":
      return row[grant.via] !== null; // the row itself could be read through it
    case "team":
    case "colleague":
      // Which team somebody is in only the database knows; it refuses what goes too far.
      return grant.role === "" || viewer.role === grant.role;
  }
}

/** Whether the viewer could be let through for some row: decides on navigation entries and "New" buttons. */
export function mayEver<Row>(grants: readonly Grant<Row>[], viewer: Viewer): boolean {
  return grants.some((grant) => {
    if (grant.who === "visitor") return true;
    if (!viewer) return false;
    return "role" in grant ? grant.role === "" || viewer.role === grant.role : true;
  });
}
