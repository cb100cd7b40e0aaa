// @file if app.open_roles
import app from "@/content/app.json";

/** What people may say they are when they sign up. The database takes no other role from them. */
export const openRoles = app.roles.flatMap((role) => (role.default || ("open" in role && role.open) ? [{ value: role.name, label: role.label, tone: "neutral" as const }] : []));
